"""From a customer table to the matrix that a model is fitted on."""

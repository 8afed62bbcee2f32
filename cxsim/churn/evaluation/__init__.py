"""How well a fitted model predicts customers that it has not seen."""

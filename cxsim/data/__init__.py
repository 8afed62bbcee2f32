"""The door: customer, survey and contact tables come in here, read, checked and rid of personal data, or not at all."""

"""Likelihoods, their derivatives and maxima, and what says whether an estimate can be believed."""

"""Gradient boosting of the chance to leave in each month, on customer-months written out (scikit-learn)."""

from __future__ import annotations

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from cxsim.churn.distributions.boosted import Boosted
from cxsim.churn.features.sample import Sample
from cxsim.churn.methods.discrete_time import whole_months
from cxsim.churn.methods.monthly import Boosting
from cxsim.errors import Fault, ModelError


def fit_boosted(method: Boosting, sample: Sample) -> Boosted:
    """The law fitted on a sample; the same sample gives the same trees.

    Raises
    ------
    ModelError
        If there are more customer-months than the method allows.
    """
    begin, end = whole_months(sample)
    lived = end - begin
    if int(lived.sum()) > method.most_rows:
        fault = Fault(f"{int(lived.sum()):,} customer-months", f"at most {method.most_rows:,}", "fit on a sample, or raise `most_rows`")
        raise ModelError("Gradient boosting would have to write out too many customer-months.", [fault])
    rows = np.repeat(np.arange(len(sample)), lived)
    month = np.arange(len(rows)) - np.repeat(np.cumsum(lived) - lived, lived) + begin[rows] + 1
    left = sample.churned[rows] & (month == end[rows])
    trees = HistGradientBoostingClassifier(
        max_iter=method.rounds,
        learning_rate=method.learning_rate,
        max_leaf_nodes=method.leaves,
        min_samples_leaf=method.least_in_leaf,
        early_stopping=False,
        random_state=0,
    )
    trees.fit(np.column_stack([month, sample.matrix[rows]]), left, sample_weight=sample.weights[rows])
    return Boosted(trees, int(end.max()), method.tail_months, sample.matrix.mean(axis=0))

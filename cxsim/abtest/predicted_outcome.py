"""An outcome predicted from what was known of a customer before assignment, as a covariate (CUPAC): no customer's own outcome is used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
Fit = Callable[[Array, Array, Array], Array]
FOLDS = 5
MOST_LEVELS = 20


def predict_by_folds(features: ArrayLike, outcome: ArrayLike, fold: ArrayLike, fit: Fit | None = None) -> Array:
    """Predict each unit's outcome by a model that was fitted on the units of the other folds.

    As a covariate the prediction cannot depend on the arm, as long as the features do not; and since it has not seen the unit's own
    outcome, it does not take out a part of the noise that the error then lacks.

    Parameters
    ----------
    features : array, shape (n, p)
        What was known before assignment; NaN where it is not known.
    outcome : array, shape (n,)
        In the window after, of all arms.
    fold : array, shape (n,)
        To which fold each unit belongs, drawn without regard to anything.
    fit : callable, optional
        Takes features and outcomes to learn from, and features to predict for; by default boosted trees.

    Returns
    -------
    array, shape (n,)
        The prediction.

    References
    ----------
    Y. Tang et al., "Control using predictions as covariates in switchback experiments" (DoorDash, 2020).
    A. Poyarkov et al., "Boosted decision tree regression adjustment for variance reduction in online controlled experiments", KDD 2016.

    Examples
    --------
    >>> import numpy as np
    >>> from cxsim.abtest import predict_by_folds
    >>> rng = np.random.default_rng(1)
    >>> known = rng.normal(size=(2_000, 2))
    >>> outcome = np.abs(known[:, 0]) + rng.normal(0, 0.5, 2_000)
    >>> predicted = predict_by_folds(known, outcome, np.arange(2_000) % 5)
    >>> bool(np.corrcoef(predicted, outcome)[0, 1] > 0.7)
    True
    """
    known, y, folds = np.asarray(features, dtype=float), np.asarray(outcome, dtype=float), np.asarray(fold)
    learn = boosted if fit is None else fit
    predicted = np.full(len(y), float(y.mean()) if len(y) else 0.0)
    for each in np.unique(folds):
        own = folds == each
        if (~own).sum() > 1:
            predicted[own] = learn(known[~own], y[~own], known[own])
    return predicted


def boosted(known: Array, outcome: Array, wanted: Array) -> Array:
    """What boosted trees that learnt from known units predict for others."""
    from sklearn.ensemble import HistGradientBoostingRegressor  # only predictions need it, and it takes a second to load
    from threadpoolctl import threadpool_limits

    with threadpool_limits(limits=1):  # threads that wait for each other are slower than one on a busy machine
        model = HistGradientBoostingRegressor(max_iter=60, max_leaf_nodes=15, random_state=0).fit(known, outcome)
        return np.asarray(model.predict(wanted))


def as_features(columns: Sequence[Sequence[Any]]) -> Array:
    """Columns of customers as numbers: those of text as one column for each of their most frequent values."""
    found = []
    for column in columns:
        try:
            found.append(np.array([np.nan if value is None else float(value) for value in column]))
        except (TypeError, ValueError):
            texts = np.array(["" if value is None else str(value) for value in column])
            levels, counts = np.unique(texts, return_counts=True)
            kept = levels[np.argsort(-counts, kind="stable")][:MOST_LEVELS]
            found += [(texts == level).astype(float) for level in kept]
    return np.column_stack(found)

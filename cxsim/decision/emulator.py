"""A cheap stand-in for the simulation: NPV as a sparse quadratic in the normal scores of the assumptions, checked out of sample."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri
from scipy.stats import rankdata

from cxsim.decision.draws import Draws
from cxsim.decision.register import assumption_columns

Array = NDArray[np.float64]
FOLDS = 5


@dataclass(frozen=True)
class Emulator:
    """A fitted stand-in; `fit`: the share of variance it predicts for draws it has not seen (R2), at least 0; `used`: inputs with a say."""

    names: tuple[str, ...]
    model: Any
    fit: float
    used: tuple[str, ...]

    def __call__(self, shares: Array) -> Array:
        """NPV at points (n, k) of uniforms: the place of each assumption in its own distribution."""
        return np.asarray(self.model.predict(ndtri(np.clip(shares, 1e-6, 1 - 1e-6))))


def varied_columns(draws: Draws) -> dict[str, Array]:
    """The sampled values of every assumption that varies, by name; a quantity that is a fitted coefficient is named once."""
    return {name: values for name, values in assumption_columns(draws) if name not in draws.from_fit and np.ptp(values) > 0}


def emulate(columns: dict[str, Array], npv: Array) -> Emulator:
    """The stand-in for what these draws (n,) say, by lasso with the penalty that predicts best (Tibshirani 1996)."""
    from sklearn.linear_model import LassoCV
    from sklearn.model_selection import KFold, cross_val_predict
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import PolynomialFeatures, StandardScaler

    scores = np.column_stack([ndtri(rankdata(values) / (len(values) + 1)) for values in columns.values()])
    folds = KFold(FOLDS, shuffle=True, random_state=0)
    model = make_pipeline(PolynomialFeatures(2, include_bias=False), StandardScaler(), LassoCV(cv=folds, alphas=40, max_iter=50_000))
    scale = float(npv.std()) or 1.0
    predicted = cross_val_predict(model, scores, npv / scale, cv=folds) * scale
    fit = 1.0 - float(((npv - predicted) ** 2).sum() / max(float(((npv - npv.mean()) ** 2).sum()), 1e-300))
    model.fit(scores, npv / scale)
    moving = (model[0].powers_[model[-1].coef_ != 0] > 0).any(axis=0)
    used = tuple(name for name, moves in zip(columns, moving.tolist(), strict=True) if moves)
    return Emulator(tuple(columns), _Scaled(model, scale), max(fit, 0.0), used)


@dataclass(frozen=True)
class _Scaled:
    model: Any
    scale: float

    def predict(self, scores: Array) -> Array:
        return np.asarray(self.model.predict(scores) * self.scale)

"""Joint samples of everything that is uncertain, made once and used for every scenario."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Draws:
    """n joint samples of the uncertain assumptions, each with an id.

    Attributes
    ----------
    ids : int64 (n,).
    names : the k uncertain quantities; values : (n, k), in the unit of each.
    features : the p features of the fitted hazard; coefficients : (n, p).
    log_scale : (n,), log of the factor on the whole fitted baseline hazard.
    central : the central value of every quantity, certain ones too.
    from_fit : quantity name -> feature whose coefficient is its value.
    """

    ids: NDArray[np.int64]
    names: tuple[str, ...]
    values: Array
    features: tuple[str, ...]
    coefficients: Array
    log_scale: Array
    central: Mapping[str, float]
    from_fit: Mapping[str, str]

"""Customers drawn from segments: every number of a customer follows from its name and the key, whoever else there is."""

from __future__ import annotations

import math

import numpy as np
from numba import njit
from numpy.typing import NDArray
from scipy.special import betaincinv, gammaincinv

from cxsim.journey.population import CustomerGroups, Population
from cxsim.journey.segments import LevelSpread, Segment, Segments
from cxsim.rng import decision_points, identities, philox, uniform
from cxsim.stats.stated_hazard import StatedHazard
from cxsim.units import DAYS_PER_MONTH

Array = NDArray[np.float64]
DRAWN = ("tenure", "fee", "satisfaction", "effort")


def draw_population(source: Segments, key: np.uint64) -> Population:
    """All customers of the segments, named by segment and number; a larger segment begins with the customers of the smaller one.

    Parameters
    ----------
    key : of the study, draw and replication that the customers belong to, from `cxsim.rng.study_key`.
    """
    parts = [_drawn(name, segment, key) for name, segment in source.segments.items()]
    names = np.concatenate([part[0] for part in parts])
    tenure, fee, satisfaction, effort = (np.concatenate([part[1][i] for part in parts]) for i in range(len(DRAWN)))
    number = np.repeat(np.arange(len(parts)), [len(part[0]) for part in parts]).astype(np.int64)
    turn = np.concatenate([np.arange(len(part[0])) for part in parts])
    groups = {name: np.array([f"{name}-{value + 1}" for value in range(count)])[turn % count] for name, count in source.groups.items()}
    return Population(
        names=names,
        identity=identities(names.tolist()),
        tenure_months=tenure,
        active=np.ones(len(names), np.bool_),
        fee_per_month=fee,
        features=number[:, None].astype(float),
        satisfaction=satisfaction,
        effort=effort,
        purchase_factor=np.full(len(names), np.nan),
        segment=number,
        segments=tuple(source.segments),
        groups=CustomerGroups.of(groups, np.ones(len(names), np.bool_)),
    )


def build_stated_hazard(source: Segments) -> StatedHazard:
    """The hazard that the segments state."""
    shapes, scales = [], []
    for segment in source.segments.values():
        law = segment.hazard
        if law.per_month is not None:
            shapes.append(1.0)
            scales.append(1.0 / law.per_month.value if law.per_month.value > 0 else math.inf)
        elif law.scale is not None and law.shape is not None:
            shapes.append(law.shape.value)
            scales.append(law.scale.value / DAYS_PER_MONTH)
    return StatedHazard(np.array(shapes), np.array(scales))


def _drawn(name: str, segment: Segment, key: np.uint64) -> tuple[NDArray[np.str_], tuple[Array, Array, Array, Array]]:
    names = np.array([f"{name}-{number}" for number in range(1, segment.customers + 1)], dtype=str)
    points = decision_points([f"population.{drawn}" for drawn in DRAWN])
    uniforms = {drawn: _uniforms(identities(names.tolist()), points[f"population.{drawn}"], key) for drawn in DRAWN}
    tenure = _gamma(segment.tenure.mean.value / DAYS_PER_MONTH, segment.tenure.variation.value, uniforms["tenure"])
    fee = _gamma(segment.fee_per_month.mean.value, segment.fee_per_month.variation.value, uniforms["fee"])
    return names, (tenure, fee, _beta(segment.satisfaction, uniforms["satisfaction"]), _beta(segment.effort, uniforms["effort"]))


def _gamma(mean: float, variation: float, uniforms: Array) -> Array:
    if variation < 1e-6:
        return np.full(len(uniforms), mean)
    shape = variation**-2
    return np.asarray(mean / shape * gammaincinv(shape, uniforms))


def _beta(spread: LevelSpread, uniforms: Array) -> Array:
    mean, sd = spread.mean.value, spread.sd.value
    if sd == 0.0:
        return np.full(len(uniforms), mean)
    strength = mean * (1.0 - mean) / sd**2 - 1.0
    return np.asarray(betaincinv(mean * strength, (1.0 - mean) * strength, uniforms))


@njit(nogil=True)
def _uniforms(identity, point, key):  # type: ignore[no-untyped-def]
    found = np.zeros(identity.size)
    for number in range(identity.size):
        word, _, _, _ = philox(identity[number], np.uint64(0), point, key)
        found[number] = uniform(word)
    return found

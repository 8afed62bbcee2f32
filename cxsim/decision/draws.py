"""Joint samples of everything that is uncertain, made once and used for every scenario."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri
from scipy.stats import qmc

from cxsim.decision.assumption_laws import distributions_of
from cxsim.decision.joint_uncertainty import Correlation, Sampling, correlated_names, correlation_faults, correlation_matrix, draws_faults
from cxsim.decision.levers import limits
from cxsim.errors import Fault, ModelError, UsageError, fault, nearest
from cxsim.journey.parameters import Quantity
from cxsim.stats.copula import induce_correlation, normal_correlation
from cxsim.stats.distributions import Distribution
from cxsim.stats.lifetimes import TwinHazard
from cxsim.text import Message

Array = NDArray[np.float64]
LOG_SCALE = "fit.churn.log_scale"


@dataclass(frozen=True)
class Draws:
    """n joint samples of the uncertain assumptions, each with an id.

    Attributes
    ----------
    ids : int64 (n,), from 1; the base case is draw 0.
    names : the k uncertain quantities; values : (n, k), in the unit of each.
    features : the p features of the fitted hazard; coefficients : (n, p).
    log_scale : (n,), log of the factor on the whole fitted baseline hazard.
    central : the central value of every quantity, certain ones too.
    from_fit : quantity name -> feature whose coefficient is its value.
    factors : quantity name -> factor from the model's unit to the quantity's, where it is not 1.
    dependent : the correlation of the normal scores of each pair of assumptions, by the register's names, that is not drawn
        independently.
    """

    ids: NDArray[np.int64]
    names: tuple[str, ...]
    values: Array
    features: tuple[str, ...]
    coefficients: Array
    log_scale: Array
    central: Mapping[str, float]
    from_fit: Mapping[str, str]
    factors: Mapping[str, float]
    dependent: Mapping[tuple[str, str], float] = field(default_factory=dict)

    def __len__(self) -> int:
        """The number of draws."""
        return len(self.ids)

    def values_of(self, draw: int) -> dict[str, float]:
        """The value of every quantity in one draw, by name."""
        sampled = dict(zip(self.names, self.values[draw].tolist(), strict=True))
        beta = dict(zip(self.features, self.coefficients[draw].tolist(), strict=True))
        fitted = {name: beta[feature] * self.factors.get(name, 1.0) for name, feature in self.from_fit.items()}
        return {**self.central, **sampled, **fitted}

    def only(self, names: Mapping[str, Quantity]) -> Draws:
        """The same draws of fewer quantities."""
        kept = [index for index, name in enumerate(self.names) if name in names]
        return replace(
            self,
            names=tuple(self.names[index] for index in kept),
            values=self.values[:, kept],
            central={name: value for name, value in self.central.items() if name in names},
            from_fit={name: feature for name, feature in self.from_fit.items() if name in names},
        )

    def then(self, more: Draws) -> Draws:
        """These draws and, after them, further ones of the same quantities."""
        return replace(
            self,
            ids=np.concatenate([self.ids, more.ids]),
            values=np.concatenate([self.values, more.values]),
            coefficients=np.concatenate([self.coefficients, more.coefficients]),
            log_scale=np.concatenate([self.log_scale, more.log_scale]),
        )


def draw_assumptions(
    named: Mapping[str, Quantity],
    hazard: TwinHazard | None,
    draws: int,
    seed: int,
    factors: Mapping[str, float] | None = None,
    *,
    correlations: Sequence[Correlation] = (),
    sampling: Sampling = "latin",
    first: int = 1,
) -> Draws:
    """Samples of the uncertain quantities, and of the fitted hazard from its normal covariance.

    By Latin hypercube each quantity's sample hangs only on its name, `seed`, `first` and the number of draws, so that a
    new assumption leaves the others' samples as they are; with Sobol points all quantities share one sequence.

    Parameters
    ----------
    named : every quantity of the study by name.
    hazard : the fitted hazard, or None if nothing was fitted.
    factors : for fitted quantities, the factor from the model's unit to the plan's (1 where left out).
    correlations : rank correlations; their quantities' samples are put in another order.
    first : id of the first draw; a later batch goes on where another ended.

    Raises
    ------
    UsageError
        For each interval that cannot be met, each coefficient that the model does not have, and correlations that cannot
        be, all at once.
    """
    features = hazard.features if hazard is not None else ()
    uncertain = {name: quantity for name, quantity in named.items() if quantity.uncertain}
    laws, faults = distributions_of(uncertain)
    known = features if hazard is not None and hazard.log_hazards else ()
    faults += [_unknown(name, q, known) for name, q in named.items() if q.coef is not None and q.coef not in known]
    faults += correlation_faults(correlations, named, ("correlations",))
    if faults:
        raise UsageError(Message("decision-draws-refused"), faults)
    from_fit = {name: q.coef for name, q in named.items() if q.coef is not None}
    fitted = [f"fit.churn.{feature}" for feature in features]
    shares = _shares([*uncertain, *fitted, LOG_SCALE], draws, seed, sampling, first)
    _correlate(shares, correlations)
    columns = [_sample(laws[name], quantity, shares[name]) for name, quantity in uncertain.items()]
    return Draws(
        ids=np.arange(first, first + draws),
        names=tuple(uncertain),
        values=_matrix(columns, draws),
        features=features,
        coefficients=_coefficients(hazard, _matrix([ndtri(shares[name]) for name in fitted], draws)),
        log_scale=ndtri(shares[LOG_SCALE]) * (hazard.log_scale_se if hazard is not None else 0.0),
        central=_central(named, hazard, from_fit, factors or {}),
        from_fit=from_fit,
        factors=dict(factors or {}),
        dependent=_dependent(correlations, hazard),
    )


def _dependent(correlations: Sequence[Correlation], hazard: TwinHazard | None) -> dict[tuple[str, str], float]:
    """The correlation of the normal scores of each dependent pair: those that the study states, and those of the fit."""
    stated = {pair.between: float(normal_correlation(pair.rank)) for pair in correlations}
    if hazard is None or not hazard.features:
        return stated
    names, size = [f"fit.churn.{feature}" for feature in hazard.features], np.sqrt(np.diag(hazard.covariance))
    scale = np.outer(size, size)
    matrix = np.divide(hazard.covariance, scale, out=np.zeros_like(scale), where=scale > 0)
    pairs = combinations(range(len(names)), 2)
    return stated | {(names[i], names[j]): float(matrix[i, j]) for i, j in pairs if matrix[i, j] != 0}


def _shares(names: Sequence[str], draws: int, seed: int, sampling: Sampling, first: int) -> dict[str, Array]:
    """A sample of uniforms (draws,) for each name."""
    if sampling == "latin":
        later = "" if first == 1 else f"/from {first}"
        return {name: stratified(name + later, draws, seed) for name in names}
    last = first - 1 + draws
    points = qmc.Sobol(d=len(names), rng=np.random.default_rng([seed, 0x50B0])).random_base2((last - 1).bit_length())
    table = np.clip(points[first - 1 : last], 1e-12, 1 - 1e-12)
    return dict(zip(sorted(names), table.T, strict=True))


def _correlate(shares: dict[str, Array], correlations: Sequence[Correlation]) -> None:
    names = correlated_names(correlations)
    if names:
        if faults := tuple(draws_faults(correlations, len(shares[names[0]]))):
            raise UsageError(Message("decision-draws-refused"), faults)
        table = induce_correlation(np.column_stack([shares[name] for name in names]), correlation_matrix(names, correlations))
        shares.update(zip(names, table.T, strict=True))


def stratified(name: str, draws: int, seed: int) -> Array:
    """One uniform in each of `draws` equal strata of (0, 1), in the random order that belongs to this name and key."""
    digest = hashlib.blake2b(f"{seed}/{name}".encode(), digest_size=16).digest()
    stream = np.random.Generator(np.random.Philox(np.random.SeedSequence(int.from_bytes(digest, "little"))))
    sample = qmc.LatinHypercube(d=1, rng=stream).random(draws)[:, 0]
    return np.asarray(np.clip(sample, 1e-12, 1 - 1e-12))


def _sample(law: Distribution, quantity: Quantity, u: Array) -> Array:
    return np.asarray(np.clip(law.quantile(u), *limits(quantity)))


def _matrix(columns: list[Array], draws: int) -> Array:
    return np.column_stack(columns) if columns else np.zeros((draws, 0))


def _coefficients(hazard: TwinHazard | None, normals: Array) -> Array:
    """Draws from N(beta, V) out of standard normals (draws, p), by the symmetric root of V: the order of features is no matter."""
    if hazard is None or not hazard.features:
        return normals
    size, axes = np.linalg.eigh(hazard.covariance)
    if size.min() < -1e-8 * max(size.max(), 0.0):
        raise ModelError(Message("decision-coefficients-refused"), [fault("decision-covariance-indefinite")])
    root = axes @ np.diag(np.sqrt(np.maximum(size, 0.0))) @ axes.T
    return np.asarray(hazard.coefficients + normals @ root)


def _central(
    named: Mapping[str, Quantity], hazard: TwinHazard | None, from_fit: Mapping[str, str], factors: Mapping[str, float]
) -> dict[str, float]:
    central = {name: quantity.value for name, quantity in named.items()}
    if hazard is not None:
        beta = dict(zip(hazard.features, hazard.coefficients.tolist(), strict=True))
        central |= {name: beta[feature] * factors.get(name, 1.0) for name, feature in from_fit.items()}
    return central


def _unknown(name: str, quantity: Quantity, features: tuple[str, ...]) -> Fault:
    remedy = nearest(str(quantity.coef), features) if features else Message("decision-coefficient-none")
    return fault("decision-coefficient-unknown", coefficient=quantity.coef, remedy=remedy).at(path=(*name.split("."), "coef"))

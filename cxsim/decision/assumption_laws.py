"""The law of an uncertain quantity: from its value, its interval and what is said of its shape to a distribution."""

from __future__ import annotations

from collections.abc import Mapping

from cxsim.decision.levers import limits
from cxsim.errors import Fault, UsageError
from cxsim.journey.parameters import Quantity
from cxsim.stats.distributions import Distribution, empirical, from_interval, truncated_normal
from cxsim.stats.shrinkage import shrink


def distributions_of(uncertain: Mapping[str, Quantity]) -> tuple[dict[str, Distribution], list[Fault]]:
    """The distribution of each uncertain quantity, and the faults of those that have none."""
    laws: dict[str, Distribution] = {}
    faults: list[Fault] = []
    for name, quantity in uncertain.items():
        try:
            laws[name] = distribution_of(quantity)
        except UsageError as error:
            faults += [fault.at(path=name.split(".")) for fault in error.faults]
    return laws, faults


def distribution_faults(named: Mapping[str, Quantity]) -> tuple[Fault, ...]:
    """What is wrong with the laws of the uncertain quantities: everything for which they cannot be drawn."""
    return tuple(distributions_of({name: quantity for name, quantity in named.items() if quantity.uncertain})[1])


def distribution_of(quantity: Quantity) -> Distribution:
    """The distribution of an uncertain quantity.

    Raises
    ------
    UsageError
        If no law has these figures; see `from_interval`.
    """
    if quantity.p5 is None or quantity.p95 is None:
        raise ValueError("a certain quantity has no distribution")
    if quantity.sample is not None:
        return empirical(quantity.sample)
    if quantity.measured is not None:
        given = quantity.measured
        posterior = shrink(given.estimate, given.error, given.prior_sd, given.prior_mean)
        return truncated_normal(posterior.mean, posterior.sd, *limits(quantity))
    return from_interval(quantity.p5, quantity.p95, quantity.value, quantity.dist, *limits(quantity))

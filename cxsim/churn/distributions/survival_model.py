"""What every law of lifetimes can do, whatever method fitted it."""

from __future__ import annotations

from typing import Literal, NamedTuple, Protocol, Self

import numpy as np
from numpy.typing import NDArray

from cxsim.stats.lifetimes import ProportionalHazard
from cxsim.text import Message

Array = NDArray[np.float64]


class CoefficientEffects(NamedTuple):
    """Coefficients that are no log hazard ratios: exp(coefficient) multiplies the lifetime, the odds or the hazard of a month."""

    multiplies: Literal["lifetime", "odds", "hazard"]
    coefficients: Array
    errors: Array
    names: tuple[str, ...] | None = None  # None: those of the columns


class SurvivalModel(Protocol):
    """A distribution of lifetimes in months, given a row x of encoded columns.

    `months` are months from now and `given_months` the tenure reached so far, so that every answer is conditional on
    being still there. Rows of x and entries of `months` and `given_months` go together, or one stands for all.
    """

    @property
    def tail(self) -> Message:
        """What holds beyond the longest tenure observed, as a message."""
        ...

    @property
    def parameters(self) -> tuple[str, ...]:
        """Names of what `draws` varies."""
        ...

    @property
    def joint(self) -> tuple[Array, Array]:
        """The parameters as fitted, and their covariance; empty if they have no distribution."""
        ...

    @property
    def means(self) -> Array:
        """The columns of an average customer."""
        ...

    @property
    def longest_months(self) -> float:
        """The longest tenure observed."""
        ...

    def survival(self, months: Array, x: Array, given_months: Array | float = 0.0) -> Array:
        """S(given + months | x) / S(given | x), shape (n,)."""
        ...

    def sample_lifetimes(self, exponential: Array, x: Array, given_months: Array | float = 0.0) -> Array:
        """Residual lifetimes in months by exact inversion: where the cumulative hazard from now reaches `exponential`; may be infinite."""
        ...

    def cumulative_hazards(self, x: Array, months: Array) -> Array:
        """-log S(t | x) of every row at rising months, shape (n, months)."""
        ...

    @property
    def hazard_ratios(self) -> ProportionalHazard | None:
        """The hazard whose coefficients are log hazard ratios; None where there is none."""
        ...

    @property
    def effects(self) -> CoefficientEffects | None:
        """Coefficients that are no log hazard ratios; None where there are none to interpret."""
        ...

    def draws(self, n: int, seed: int) -> Array:
        """Samples of the parameters from their joint normal distribution, shape (n, parameters)."""
        ...

    def at_draw(self, values: Array) -> Self:
        """The same law at one sample of its parameters, shape (parameters,)."""
        ...

    def to_proportional_hazard(self) -> ProportionalHazard:
        """The law as one baseline hazard times a factor of each customer.

        Raises
        ------
        ModelError
            If it is not a baseline hazard times a factor of the customer.
        """
        ...

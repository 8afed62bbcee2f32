"""The customers a simulation starts with: the company's own rows in their present state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Self

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class CustomerGroups:
    """How customers are grouped: by columns such as their region, of which each customer has one value.

    Attributes
    ----------
    columns : their names.
    values : of each column, in the order of the alphabet.
    numbers : int32 (columns, n): which value each customer has.
    shares : of each column, the share of the customers at the start who have each value.
    """

    columns: tuple[str, ...] = ()
    values: tuple[tuple[str, ...], ...] = ()
    numbers: NDArray[np.int32] = field(default_factory=lambda: np.zeros((0, 0), np.int32))
    shares: tuple[tuple[float, ...], ...] = ()

    @classmethod
    def of(cls, columns: Mapping[str, NDArray[np.str_]], active: NDArray[np.bool_]) -> Self:
        """The groups of columns of words, each (n,), of customers of whom some, `active` (n,), are there at the start."""
        found = {name: np.unique(np.asarray(words, dtype=str), return_inverse=True) for name, words in columns.items()}
        numbers = np.array([number for _, number in found.values()], np.int32).reshape(len(found), len(active))
        values = tuple(tuple(distinct.tolist()) for distinct, _ in found.values())
        counts = [np.bincount(own[active], minlength=len(distinct)) for own, distinct in zip(numbers, values, strict=True)]
        return cls(tuple(found), values, numbers, tuple(tuple((count / max(1, count.sum())).tolist()) for count in counts))

    def take(self, place: NDArray[np.int64]) -> Self:
        """The groups of copies of these rows; the shares stay those of the customers from whom they come."""
        return replace(self, numbers=self.numbers[:, place])


@dataclass(frozen=True)
class Population:
    """n customers, one row each; rows that are no longer active serve only as templates of new customers.

    Attributes
    ----------
    names : the customers' (already hashed or harmless) names, for tables that are written.
    identity : uint64 (n,), from the name alone: the customer's random numbers hang on it.
    tenure_months : (n,), >= 0, at the start of the plan.
    active : bool (n,).
    fee_per_month : (n,), >= 0.
    features : (n, p), the columns that the fitted hazard was fitted on, in its order.
    satisfaction, effort : (n,), levels in [0, 1] at the start; they are also the customer's set-points.
    purchase_factor : (n,), factor on the plan's rate of purchases where it is known from history, else NaN.
    segment : int64 (n,), index into `segments`.
    groups : columns by which customers are clustered or wait in queues of their own; none by default.
    spend_factor : (n,), factor on the plan's mean amount of a purchase where it is known from history, else NaN (the default).
    days_since_purchase : (n,), time from the last purchase to the start of the plan where it is known, else NaN (the default).
    tiredness : (n,), share of the willingness to answer that askings before the start have taken; 0 by default.
    days_since_opened : (n, kinds), for each kind of case of the plan, in its order, time since a case was opened that is still open at
        the start, NaN if none is; of no kinds by default.
    """

    names: NDArray[np.str_]
    identity: NDArray[np.uint64]
    tenure_months: Array
    active: NDArray[np.bool_]
    fee_per_month: Array
    features: Array
    satisfaction: Array
    effort: Array
    purchase_factor: Array
    segment: NDArray[np.int64]
    segments: tuple[str, ...]
    groups: CustomerGroups = field(default_factory=CustomerGroups)
    spend_factor: Array = field(default_factory=lambda: np.zeros(0))
    days_since_purchase: Array = field(default_factory=lambda: np.zeros(0))
    tiredness: Array = field(default_factory=lambda: np.zeros(0))
    days_since_opened: Array = field(default_factory=lambda: np.zeros((0, 0)))

    def __post_init__(self) -> None:
        """What was left out is known of nobody."""
        unknown = np.full(len(self), np.nan)
        left_out = {"spend_factor": unknown, "days_since_purchase": unknown, "tiredness": np.zeros(len(self))}
        for name, value in {**left_out, "days_since_opened": np.zeros((len(self), 0))}.items():
            if len(getattr(self, name)) == 0 < len(self):
                object.__setattr__(self, name, value)

    def take(self, place: NDArray[np.int64]) -> Self:
        """The customers of these rows, in this order; a row may be taken more than once."""
        columns = {one.name: getattr(self, one.name)[place] for one in fields(self) if one.name not in ("segments", "groups")}
        return replace(self, groups=self.groups.take(place), **columns)

    def __len__(self) -> int:
        """The number of rows."""
        return len(self.identity)

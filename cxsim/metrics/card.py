"""A card: what a reader must know of a metric besides its number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Better = Literal["high", "low", "neither"]
Family = Literal["index", "operating", "money", "survey", "customer"]


@dataclass(frozen=True)
class How:
    """How a number and its 95 % interval are computed, and what is made of no answers, one answer, all alike."""

    estimator: str
    interval: str
    edge_cases: str


@dataclass(frozen=True)
class Card:
    """What a metric says, assumes and tempts to, who should read it, how it is computed, and whose definition it is.

    Attributes
    ----------
    how : the estimator, its interval, its edge cases.
    beside : the customers' own gain or loss that belongs beside it, a key of the catalogue; none if it is one itself.
    """

    key: str
    name: str
    family: Family
    definition: str
    says: str
    assumes: str
    tempts_to: str
    read_by: str
    unit: str
    better: Better
    how: How
    source: str
    beside: str = ""


_MISSING = "missing values are not counted"
SCORE = How(
    "mean of the answers' points, weighted where weights are given",
    "normal from the multinomial variance, or Student's on the customers' sums where some answered more than once; cut at the scale's ends",
    f"no answers: not known; all alike, or one customer: no interval; {_MISSING}; an answer off the scale is an error",
)
SHARE = How(
    "share of the rows counted, weighted where weights are given",
    "Wilson's, of the effective number of rows (design effect of repeated customers, Kish's of weights)",
    f"none counted: not known; none or all: the interval still has a width; {_MISSING}",
)
MEAN = How(
    "ratio of two sums",
    "Student's on the customers' sums (linearised, robust to what hangs together within a customer)",
    f"none counted: not known; one customer, or all alike: no interval; {_MISSING}",
)
RATE = How(
    "events over exposure",
    "exact Poisson (Garwood), widened where customers repeat",
    f"no exposure: not known; no event: 0; {_MISSING}",
)
TOTAL = How("sum", "of another such period: compound Poisson over the customers' sums", f"nothing recorded: not known; {_MISSING}")
PER_HEAD = How(
    "total of one table over the customers of another",
    "compound Poisson of the total; the customers are known",
    f"no customers: not known; nothing recorded: 0 with the upper bound of no event (of the size of the others); {_MISSING}",
)
PRICE = How("money spent over what it bought", "exact Poisson of the count; the money is known", "nothing bought: not known")

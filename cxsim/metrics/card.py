"""A card: what a reader must know of a metric besides its number. Its texts are messages, `metrics-card-<key>` in the catalogues."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from cxsim.text import Message

Better = Literal["high", "low", "neither"]
Family = Literal["index", "operating", "money", "survey", "customer"]
_UNITS = {
    "share": Message("metrics-unit-share"),
    "points": Message("metrics-unit-points"),
    "of 1-5": Message("metrics-unit-of-five"),
    "of 1-7": Message("metrics-unit-of-seven"),
    "of 0-100": Message("metrics-unit-of-hundred"),
    "money": Message("metrics-unit-money"),
    "share of revenue": Message("metrics-unit-share-of-revenue"),
    "for 1 lost": Message("metrics-unit-for-one-lost"),
    "money per customer": Message("metrics-unit-money-per-customer"),
    "of costs": Message("metrics-unit-of-costs"),
    "money per churn avoided": Message("metrics-unit-money-per-churn-avoided"),
    "per customer-month": Message("metrics-unit-per-customer-month"),
    "per customer": Message("metrics-unit-per-customer"),
    "contacts": Message("metrics-unit-contacts"),
    "days": Message("metrics-unit-days"),
    "money per contact": Message("metrics-unit-money-per-contact"),
    "money per year": Message("metrics-unit-money-per-year"),
    "per active customer": Message("metrics-unit-per-active-customer"),
    "minutes per active customer": Message("metrics-unit-minutes-per-active-customer"),
    "clicks per active customer": Message("metrics-unit-clicks-per-active-customer"),
    "mentions": Message("metrics-unit-mentions"),
    "from -1 to 1": Message("metrics-unit-from-minus-one"),
    "probability": Message("metrics-unit-probability"),
    "minutes": Message("metrics-unit-minutes"),
    "minutes per customer": Message("metrics-unit-minutes-per-customer"),
}
TEXTS = ("definition", "says", "assumes", "perverse_incentive", "audience", "source")


@dataclass(frozen=True)
class Computation:
    """How a number and its 95 % interval are computed, and what is made of no answers, one answer, all alike.

    Attributes
    ----------
    message : with the attributes `.estimator`, `.interval` and `.edge-cases`.
    """

    message: Message

    @property
    def estimator(self) -> str:
        """How the number is computed, in English."""
        return str(self.message.attribute("estimator"))

    @property
    def interval(self) -> str:
        """How its interval is computed, in English."""
        return str(self.message.attribute("interval"))

    @property
    def edge_cases(self) -> str:
        """What is made of no answers, one answer and all alike, in English."""
        return str(self.message.attribute("edge-cases"))


@dataclass(frozen=True)
class Card:
    """What a metric says, assumes and tempts to, who should read it, how it is computed, and whose definition it is.

    Attributes
    ----------
    key : of the metric, as studies, commands and tables name it.
    family : the part of the catalogue it stands in.
    unit : of the number; a code that estimates carry too.
    better : whether a high or a low number is better.
    how : the estimator, its interval, its edge cases.
    counter_metric : the customers' own gain or loss that belongs beside it, a key of the catalogue; none if it is one itself.
    """

    key: str
    family: Family
    unit: str
    better: Better
    how: Computation
    counter_metric: str = ""

    @property
    def title(self) -> Message:
        """The name of the metric."""
        return Message(f"metrics-card-{self.key.replace('_', '-')}")

    def text(self, part: str) -> Message:
        """One of `TEXTS`: what the metric is, says, assumes, tempts to, who reads it, where it comes from."""
        return self.title.attribute(part.replace("_", "-"))

    @property
    def name(self) -> str:
        """The name of the metric, in English."""
        return str(self.title)

    def to_dict(self) -> dict[str, Any]:
        """The card in English as one object, for machines; `tempts_to`, `read_by` and `beside` are the names that version 0.1 had."""
        texts = {part: str(self.text(part)) for part in TEXTS}
        how = {"estimator": self.how.estimator, "interval": self.how.interval, "edge_cases": self.how.edge_cases}
        old = {"tempts_to": texts["perverse_incentive"], "read_by": texts["audience"], "beside": self.counter_metric}
        facts = {"key": self.key, "name": self.name, "family": self.family, "unit": self.unit, "better": self.better}
        return {**facts, **texts, "how": how, "counter_metric": self.counter_metric, **old}


def unit_name(unit: str) -> Message | str:
    """A unit as a reader knows it; one that is no metric's stands as it is."""
    return _UNITS.get(unit, unit)


SCORE = Computation(Message("metrics-how-score"))
SHARE = Computation(Message("metrics-how-share"))
MEAN = Computation(Message("metrics-how-mean"))
RATE = Computation(Message("metrics-how-rate"))
TOTAL = Computation(Message("metrics-how-total"))
PER_HEAD = Computation(Message("metrics-how-per-head"))
PRICE = Computation(Message("metrics-how-price"))
DIFFERENCE = Computation(Message("metrics-how-difference"))
FLOWS = Computation(Message("metrics-how-flows"))
AVOIDED = Computation(Message("metrics-how-avoided"))

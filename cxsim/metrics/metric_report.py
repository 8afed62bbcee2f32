"""Telling: measurements as rows for files and machines, and as lines for people, each with its warnings."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cxsim.metrics.card import TEXTS, Card, unit_name
from cxsim.metrics.comparison import MetricContrast, not_compared, trends
from cxsim.metrics.guards import Context, find_warnings
from cxsim.metrics.measurement import Measurement, Value
from cxsim.metrics.nonresponse import Nonresponse
from cxsim.metrics.sums import Group
from cxsim.text import Message


@dataclass(frozen=True)
class MetricReport:
    """A measurement with all that belongs beside it: what silence does to it, trends, comparisons, warnings.

    Attributes
    ----------
    compared : differences of groups and from benchmarks.
    churn_fitted : whether a fitted model says what the indices have to do with leaving.
    notes : what is to be known of the tables as a whole.
    """

    measurement: Measurement
    silence: Mapping[tuple[str, Group], Nonresponse]
    compared: Sequence[MetricContrast] = ()
    churn_fitted: bool = False
    notes: tuple[str, ...] = ()

    def warnings(self, value: Value) -> tuple[Message, ...]:
        """The warnings of one value."""
        heard = self.silence.get((value.card.key, value.group))
        after = None if heard is None or math.isnan(heard.after_contact) else heard.after_contact
        beside = frozenset(other.card.key for other in self.measurement.values)
        return find_warnings(value.card, Context(value.estimate, beside, self.churn_fitted, after))

    def rows(self) -> list[dict[str, Any]]:
        """One row for each value, for a table or JSON."""
        slopes = {(c.card.key, c.group, c.level): c.contrast for c in trends(self.measurement)}
        return [self._row(value, slopes) for value in self.measurement.values]

    def _row(self, value: Value, slopes: Mapping[Any, Any]) -> dict[str, Any]:
        estimate, heard = value.estimate, self.silence.get((value.card.key, value.group))
        slope = slopes.get((value.card.key, _without_period(self.measurement, value.group), value.level))
        return {
            "metric": value.card.key,
            **dict(zip(self.measurement.by, value.group, strict=True)),
            "level": value.level,
            "value": _or_none(estimate.value),
            "low": _or_none(estimate.low),
            "high": _or_none(estimate.high),
            "n": estimate.n,
            "customers": value.moments.clusters,
            "unit": estimate.unit,
            "note": estimate.note,
            "response_rate": _or_none(heard.response.value) if heard else None,
            "reweighted": _or_none(heard.reweighted.value) if heard else None,
            "nonresponse_bias": _or_none(heard.bias.value) if heard else None,
            "trend_per_period": _or_none(slope.value) if slope else None,
            "trend_p": _or_none(slope.p) if slope else None,
            "counter_metric": value.card.counter_metric,
            "beside": value.card.counter_metric,
            "warnings": "; ".join(map(str, self.warnings(value))),
        }

    def compared_rows(self) -> list[dict[str, Any]]:
        """One row for each comparison."""
        return [
            {
                "metric": one.card.key,
                "group": " / ".join(one.group),
                "level": one.level,
                "of": one.of,
                **{name: _or_none(getattr(one.contrast, name)) for name in ("value", "low", "high", "p")},
                "unit": one.contrast.unit,
                "note": one.contrast.note,
            }
            for one in self.compared
        ]

    def lines(self) -> Iterator[str]:
        """The measurement in words: each metric, its groups, its trend, its warnings; then what could not be measured."""
        slopes = trends(self.measurement)
        cards = dict.fromkeys(value.card for value in self.measurement.values)
        width = max((len(_place(value)) for value in self.measurement.values), default=0)
        yield from (f"warning: {note}" for note in self.notes)
        if cards:
            yield "95 % intervals stand in brackets; n is the number of rows or customers behind a figure."
        for card in cards:
            yield f"{card.name} ({card.key})"
            yield from self._of_card(card, width)
            yield from (f"  trend {one.of}{_of(one)}: {one.contrast}" for one in slopes if one.card == card)
            yield from (f"  {one.of}{_of(one)}: {one.contrast}" for one in self.compared if one.card == card)
        if any(" minus " in one.of for one in self.compared) and (keys := not_compared(self.measurement)):
            yield f"Not compared, being totals or totals over customers: {', '.join(keys)}"
        if self.measurement.missing:
            yield "Not measured:"
            yield from (f"  {reason}: {', '.join(keys)}" for reason, keys in self._missing_by_reason().items())

    def _missing_by_reason(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for key, reason in self.measurement.missing.items():
            found.setdefault(reason, []).append(key)
        return found

    def _of_card(self, card: Card, width: int) -> Iterator[str]:
        values = [value for value in self.measurement.values if value.card == card]
        said: dict[Message, int] = {}
        for value in values:
            yield f"  {_place(value):{width}}  {value.estimate}"
            heard = self.silence.get((card.key, value.group))
            if heard and (heard.response.known or heard.reweighted.known):
                yield f"  {'':{width}}    {'; '.join(map(str, heard.messages))}"
            silent = list(heard.messages) if heard and not heard.response.known and not heard.reweighted.known else []
            for words in (*self.warnings(value), *silent):
                said[words] = said.get(words, 0) + 1
        many = len(values)
        yield from (f"  warning: {words}" + (f" ({times} of {many} groups)" if many > 1 else "") for words, times in said.items())


def explain_card(card: Card) -> tuple[Message, ...]:
    """A card in lines, with the warnings that hold wherever the metric is shown alone."""
    guards = find_warnings(card, Context(beside=frozenset({"churn_rate"}) if card.key in ("nps", "nps_plus") else frozenset()))
    texts = {part.replace("_", "-"): card.text(part) for part in TEXTS}
    how = {part: card.how.message.attribute(part) for part in ("estimator", "interval", "edge-cases")}
    facts = {**texts, "unit": unit_name(card.unit), "better": Message("metrics-better", better=card.better), **how}
    beside = Message("metrics-explain-counter-metric", metric=card.counter_metric or None)
    lines = (Message("metrics-explain", text=text).attribute(part) for part, text in facts.items())
    return (
        Message("metrics-title", name=card.title, key=card.key),
        *lines,
        beside,
        *(Message("metrics-explain-warning", warning=w) for w in guards),
    )


def _place(value: Value) -> str:
    return " / ".join([*value.group, *([value.level] if value.level else [])]) or "all"


def _of(one: MetricContrast) -> str:
    words = " / ".join([*one.group, *([one.level] if one.level else [])])
    return f" of {words}" if words else ""


def _without_period(measurement: Measurement, group: Group) -> Group:
    if not measurement.period:
        return group
    place = measurement.by.index(measurement.period)
    return (*group[:place], *group[place + 1 :])


def _or_none(number: float) -> float | None:
    return None if math.isnan(number) else number

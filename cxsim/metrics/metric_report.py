"""Measurements as rows for files and machines, and as lines for people, each with its warnings."""

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
from cxsim.stats.contrasts import Contrast
from cxsim.stats.intervals import Estimate
from cxsim.text import Message
from cxsim.text.locale import ENGLISH, Locale

LARGE = 1000  # from here on a number has no decimals


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
    notes: tuple[Message, ...] = ()

    def warnings(self, value: Value) -> tuple[Message, ...]:
        """The warnings of one value."""
        heard = self.silence.get((value.card.key, value.group))
        after = None if heard is None or math.isnan(heard.after_contact) else heard.after_contact
        beside = frozenset(other.card.key for other in self.measurement.values)
        return find_warnings(value.card, Context(value.estimate, beside, self.churn_fitted, after))

    def rows(self, locale: Locale = ENGLISH) -> list[dict[str, Any]]:
        """One row for each value, for a table or JSON; notes and warnings are in a language."""
        slopes = {(c.card.key, c.group, c.level): c.contrast for c in trends(self.measurement)}
        return [self._row(value, slopes, locale) for value in self.measurement.values]

    def _row(self, value: Value, slopes: Mapping[Any, Any], locale: Locale) -> dict[str, Any]:
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
            "note": locale.format(estimate.note),
            "response_rate": _or_none(heard.response.value) if heard else None,
            "reweighted": _or_none(heard.reweighted.value) if heard else None,
            "nonresponse_bias": _or_none(heard.bias.value) if heard else None,
            "trend_per_period": _or_none(slope.value) if slope else None,
            "trend_p": _or_none(slope.p) if slope else None,
            "counter_metric": value.card.counter_metric,
            "beside": value.card.counter_metric,
            "warnings": "; ".join(map(locale.format, self.warnings(value))),
        }

    def compared_rows(self, locale: Locale = ENGLISH) -> list[dict[str, Any]]:
        """One row for each comparison; what is compared and notes are in a language."""
        return [
            {
                "metric": one.card.key,
                "group": " / ".join(one.group),
                "level": one.level,
                "of": locale.format(one.of),
                **{name: _or_none(getattr(one.contrast, name)) for name in ("value", "low", "high", "p")},
                "unit": one.contrast.unit,
                "note": locale.format(one.contrast.note),
            }
            for one in self.compared
        ]

    def lines(self) -> Iterator[Message]:
        """The measurement for a reader: each metric, its groups, its trend, its warnings; then what could not be measured."""
        slopes = trends(self.measurement)
        cards = dict.fromkeys(value.card for value in self.measurement.values)
        width = max((len(_place(value)) for value in self.measurement.values), default=0)
        yield from (Message("metrics-line-warning", warning=note) for note in self.notes)
        if cards:
            yield Message("metrics-line-intervals")
        for card in cards:
            yield Message("metrics-title", name=card.title, key=card.key)
            yield from self._lines_of(card, width)
            for one in (each for each in slopes if each.card == card):
                contrast = describe_contrast(one.contrast)
                yield Message("metrics-line-trend", period=self.measurement.period, group=_group(one), contrast=contrast)
            for one in (each for each in self.compared if each.card == card):
                yield Message("metrics-line-comparison", comparison=one.of, group=_group(one), contrast=describe_contrast(one.contrast))
        if any(one.of.id == "metrics-difference" for one in self.compared) and (keys := not_compared(self.measurement)):
            yield Message("metrics-line-uncompared", keys=list(keys))
        if self.measurement.missing:
            yield Message("metrics-line-missing")
            yield from (Message("metrics-line-reason", reason=reason, keys=keys) for reason, keys in self._missing_by_reason().items())

    def _missing_by_reason(self) -> dict[Message | str, list[str]]:
        found: dict[Message | str, list[str]] = {}
        for key, reason in self.measurement.missing.items():
            found.setdefault(reason, []).append(key)
        return found

    def _lines_of(self, card: Card, width: int) -> Iterator[Message]:
        values = [value for value in self.measurement.values if value.card == card]
        warned: dict[Message, int] = {}
        for value in values:
            place = _place(value) or Message("metrics-all")
            padding = " " * (width - len(str(place)))
            yield Message("metrics-line-value", place=place, padding=padding, estimate=describe_estimate(value.estimate))
            heard = self.silence.get((card.key, value.group))
            measured = heard is not None and (heard.response.known or heard.reweighted.known)
            if heard and measured:
                yield Message("metrics-line-nonresponse", padding=" " * width, notes=list(heard.messages))
            for warning in (*self.warnings(value), *(heard.messages if heard and not measured else ())):
                warned[warning] = warned.get(warning, 0) + 1
        facts = {"groups": len(values)}
        yield from (Message("metrics-line-guard", warning=warning, times=times, **facts) for warning, times in warned.items())


def describe_estimate(found: Estimate) -> Message:
    """An estimate with its unit, its interval and the rows behind it, or why there is none."""
    if not found.known:
        return Message("metrics-estimate-unknown", note=found.note)
    ends = "none" if math.isnan(found.low) else "low" if math.isnan(found.high) else "both"
    numbers = {"value": format_number(found.value), "low": format_number(found.low), "high": format_number(found.high)}
    return Message("metrics-estimate", ends=ends, unit=unit_name(found.unit), n=found.n, note=found.note or None, **numbers)


def describe_contrast(found: Contrast) -> Message:
    """A difference with its unit, its interval and its p-value, or why there is none."""
    if math.isnan(found.p):
        return Message("metrics-estimate-unknown", note=found.note)
    numbers = {"value": format_number(found.value, True), "low": format_number(found.low, True), "high": format_number(found.high, True)}
    return Message("metrics-contrast", unit=unit_name(found.unit), p=found.p, note=found.note or None, **numbers)


def format_number(number: float, signed: bool = False) -> Message:
    """A number as people read it: four digits of a small one, all whole digits of a large one; `signed` shows a plus too."""
    sign = "plus" if signed and number >= 0 else "none"
    return Message("metrics-number-large" if abs(number) >= LARGE else "metrics-number", number=number, sign=sign)


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
    return " / ".join([*value.group, *([value.level] if value.level else [])])


def _group(one: MetricContrast) -> str | None:
    return " / ".join([*one.group, *([one.level] if one.level else [])]) or None


def _without_period(measurement: Measurement, group: Group) -> Group:
    if not measurement.period:
        return group
    place = measurement.by.index(measurement.period)
    return (*group[:place], *group[place + 1 :])


def _or_none(number: float) -> float | None:
    return None if math.isnan(number) else number

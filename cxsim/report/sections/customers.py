"""The customers: who they are, what the indices say, and how they live without and with the programme."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from cxsim.report import figures, words
from cxsim.report.document import Block, Bullets, Chart, Paragraph, Section, Table
from cxsim.report.findings import Findings, MeasuredIndex

Array = NDArray[np.float64]


def section(findings: Findings) -> Section:
    """Who the customers are, and the indices as measured."""
    facts = findings.customers
    gone = words.percent(facts.churned / max(facts.rows, 1), 1)
    text = (
        f"{facts.table} has {words.number(facts.rows)} customers: {words.number(facts.active)} active and "
        f"{words.number(facts.churned)} gone ({gone}); the longest tenure is {words.number(facts.longest_tenure_months)} months. "
        f"The twin starts from the active ones, each in the present state of its row."
    )
    blocks: list[Block] = [Paragraph(facts.synthetic, "warning")] if facts.synthetic else []
    blocks.append(Paragraph(text))
    if findings.indices:
        blocks.append(_indices(findings.indices))
    if facts.detected:
        blocks.append(Paragraph(f"How the file was read: {words.listed(facts.detected)}.", "note"))
    return Section("customers", "Who the customers are", tuple(blocks))


def _indices(indices: tuple[MeasuredIndex, ...]) -> Table:
    rows = tuple((i.title, _value(i), _interval(i), words.number(i.estimate.n), i.estimate.note or i.says) for i in indices)
    columns = ("Index", "Value", "95 % interval", "Answers", "How to read it")
    return Table("Indices as measured on the table", columns, rows, frozenset({1, 2, 3}))


def _value(index: MeasuredIndex) -> str:
    found = index.estimate
    unit = "" if found.unit == "share" or not found.known else f" {found.unit}"
    return f"{_shown(index, found.value)}{unit}"


def _interval(index: MeasuredIndex) -> str:
    found = index.estimate
    return "–" if found.low != found.low else f"{_shown(index, found.low)} to {_shown(index, found.high)}"


def _shown(index: MeasuredIndex, value: float) -> str:
    if index.estimate.unit == "share":
        return words.percent(value, _digits(100 * index.estimate.low, 100 * index.estimate.high))
    return words.number(value, _digits(index.estimate.low, index.estimate.high))


def _digits(low: float, high: float) -> int:
    """The places with which an interval is not rounded away, and no more."""
    half = (high - low) / 2
    return max(0, math.ceil(0.5 - math.log10(half))) if half > 0 else 1


def two_lives(findings: Findings) -> Section:
    """Baseline against programme: active customers, contacts, satisfaction."""
    base = findings.comparison.base
    charts: list[Block] = [_active(findings), _contacts(findings), _satisfaction(findings)]
    bullets = _counted(base.baseline_series, base.programme_series)
    intro = "Every customer lives twice, with the same luck: once without the programme, once with it. Base case, mean of the replications."
    return Section("lives", "Without and with the programme", (Paragraph(intro), *charts, Bullets(bullets)))


def _active(findings: Findings) -> Chart:
    base = findings.comparison.base
    without, with_ = base.baseline_series["active_end"], base.programme_series["active_end"]
    gain = with_[-1] - without[-1]
    title = (
        f"{words.number(abs(gain))} {'more' if gain > 0 else 'fewer'} customers at the end"
        if round(gain)
        else "As many customers at the end as without it"
    )
    return _chart(findings, "active", title, "active customers at month end", without, with_, ",.0f", 0)


def _contacts(findings: Findings) -> Chart:
    base = findings.comparison.base
    without, with_ = contacts(base.baseline_series), contacts(base.programme_series)
    change = with_.sum() - without.sum()
    share = change / without.sum() if without.sum() else 0.0
    title = (
        f"{words.percent(abs(share), 1)} {'more' if share > 0 else 'fewer'} contacts over the horizon"
        if round(change)
        else "As many contacts as without it"
    )
    return _chart(findings, "contacts", title, "contacts per month", without, with_, ",.0f", 0)


def contacts(series: Mapping[str, Array]) -> Array:
    """Contacts per month: the touches of all touchpoints."""
    touched = [values for name, values in series.items() if name.startswith("touches.")]
    return np.asarray(np.sum(touched, axis=0)) if touched else np.zeros_like(series["active_end"])


def _satisfaction(findings: Findings) -> Chart:
    base = findings.comparison.base
    without, with_ = 100 * base.baseline_series["satisfaction"], 100 * base.programme_series["satisfaction"]
    gain = with_[-1] - without[-1]
    title = f"True satisfaction ends {words.number(abs(gain), 1)} points of 100 {'higher' if gain > 0 else 'lower'}"
    if round(gain, 1) == 0:
        title = "Satisfaction stays as it is"
    return _chart(findings, "satisfaction", title, "mean satisfaction of active customers, 0-100", without, with_, ".1f", 1)


def _chart(findings: Findings, name: str, title: str, unit: str, without: Array, with_: Array, number_format: str, digits: int) -> Chart:
    alt = (
        f"{words.sentence(unit)[:-1]}, {words.months(len(without))}: without the programme from {words.number(without[0], digits)} to "
        f"{words.number(without[-1], digits)}, with it to {words.number(with_[-1], digits)}."
    )
    return Chart(name, title, alt, figures.two_lives(findings.comparison.months, without, with_, unit, number_format))


def _counted(without: Mapping[str, Array], with_: Mapping[str, Array]) -> tuple[str, ...]:
    counted = (("churned", "customers leave"), ("acquired", "customers are won"), ("referred", "customers come by referral"))
    return tuple(
        f"{words.number(with_[name].sum())} {what} with the programme, {words.number(without[name].sum())} without it."
        for name, what in counted
        if name in with_ and (with_[name].any() or without[name].any())
    )

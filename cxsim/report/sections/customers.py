"""The customers: who they are, what the indices say, and how they live without and with the programme."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from cxsim.decision.assumption_register import UNGRADED
from cxsim.journey.parameters import Quantity
from cxsim.journey.segments import ChurnHazard, Segment
from cxsim.metrics.card import unit_name
from cxsim.report import figures
from cxsim.report.document import Block, Bullets, Chart, Paragraph, Section, Table
from cxsim.report.findings import Findings, MeasuredIndex, SegmentFacts
from cxsim.report.phrases import columns, readable, sentence
from cxsim.report.quantity_labels import label_grade
from cxsim.text.locale import UNKNOWN, Locale
from cxsim.units import DAYS_PER_MONTH

Array = NDArray[np.float64]


def section(findings: Findings) -> Section:
    """Who the customers are, and the indices as measured."""
    facts, locale = findings.customers, findings.locale
    if isinstance(facts, SegmentFacts):
        return _stated(facts, locale, findings.comparison.currency)
    text = locale(
        "report-customers-text",
        table=facts.table,
        rows=locale.number(facts.rows),
        active=locale.number(facts.active),
        gone=locale.number(facts.churned),
        share=locale.percent(facts.churned / max(facts.rows, 1), 1),
        tenure=locale.number(facts.longest_tenure_months),
    )
    blocks: list[Block] = [Paragraph(locale.format(facts.synthetic), "warning")] if facts.synthetic else []
    blocks.append(Paragraph(text))
    if findings.indices:
        blocks.append(_indices(findings))
    if facts.detected:
        blocks.append(Paragraph(locale("report-how-read", how=locale.listed([locale.format(d) for d in facts.detected])), "note"))
    return Section("customers", locale("report-customers-title"), tuple(blocks))


def _stated(facts: SegmentFacts, locale: Locale, currency: str) -> Section:
    """The segments with their hazards, each with grade and source; nothing was fitted."""
    people = sum(segment.customers for segment in facts.segments.values())
    text = locale("report-stated-text", customers=locale.number(people), count=locale.number(len(facts.segments)))
    rows = tuple(_stated_row(name, segment, locale) for name, segment in facts.segments.items())
    table = Table(locale("report-stated-table"), columns(locale("report-stated-columns", currency=currency)), rows, frozenset({1, 2, 3}))
    return Section(
        "customers", locale("report-customers-title"), (Paragraph(locale.format(facts.synthetic), "warning"), Paragraph(text), table)
    )


def _stated_row(name: str, segment: Segment, locale: Locale) -> tuple[str, ...]:
    numbers = _stated_numbers(segment.hazard)
    return (
        readable(name),
        locale.number(segment.customers),
        locale.number(segment.tenure.mean.value / DAYS_PER_MONTH, 1),
        locale.number(segment.fee_per_month.mean.value, 2),
        _stated_law(segment.hazard, locale),
        locale.listed(_once(label_grade(n.grade.value if n.grade else UNGRADED, locale) for n in numbers)),
        locale.listed(_once(locale.format(n.evidence) for n in numbers if n.evidence)) or UNKNOWN,
    )


def _stated_law(law: ChurnHazard, locale: Locale) -> str:
    if law.scale is not None and law.shape is not None:
        scale = locale.number(law.scale.value / DAYS_PER_MONTH, 1)
        return locale("report-stated-weibull", scale=scale, shape=locale.number(law.shape.value, 2))
    return locale("report-stated-constant", rate=locale.percent(law.per_month.value if law.per_month else 0.0, 2))


def _stated_numbers(law: ChurnHazard) -> tuple[Quantity, ...]:
    return tuple(number for number in (law.per_month, law.scale, law.shape) if number is not None)


def _once(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(items))


def _indices(findings: Findings) -> Table:
    locale = findings.locale
    rows = tuple(
        (
            locale.format(i.title),
            _value(i, locale),
            _interval(i, locale),
            locale.number(i.estimate.n),
            locale.format(i.estimate.note or i.interpretation),
        )
        for i in findings.indices
    )
    return Table(findings.locale("report-indices-table"), columns(findings.locale("report-indices-columns")), rows, frozenset({1, 2, 3}))


def _value(index: MeasuredIndex, locale: Locale) -> str:
    found = index.estimate
    unit = "" if found.unit == "share" or not found.known else f" {locale.format(unit_name(found.unit))}"
    return f"{_shown(index, found.value, locale)}{unit}"


def _interval(index: MeasuredIndex, locale: Locale) -> str:
    found = index.estimate
    return "–" if found.low != found.low else locale.between(_shown(index, found.low, locale), _shown(index, found.high, locale))


def _shown(index: MeasuredIndex, value: float, locale: Locale) -> str:
    if index.estimate.unit == "share":
        return locale.percent(value, _digits(100 * index.estimate.low, 100 * index.estimate.high))
    return locale.number(value, _digits(index.estimate.low, index.estimate.high))


def _digits(low: float, high: float) -> int:
    """The places with which an interval is not rounded away, and no more."""
    half = (high - low) / 2
    return max(0, math.ceil(0.5 - math.log10(half))) if half > 0 else 1


def scenario_comparison(findings: Findings) -> Section:
    """Baseline against programme: active customers, contacts, satisfaction, and what becomes of whom."""
    charts: list[Block] = [_active(findings), _contacts(findings), _satisfaction(findings)]
    counted = Bullets(_counted(findings))
    return Section(
        "scenarios",
        findings.locale("report-scenarios-title"),
        (Paragraph(findings.locale("report-scenarios-intro")), *charts, counted, *_paired(findings)),
    )


def _active(findings: Findings) -> Chart:
    base, locale = findings.comparison.base, findings.locale
    without, with_ = base.baseline_series["active_end"], base.programme_series["active_end"]
    gain = with_[-1] - without[-1]
    title = "report-more-customers" if gain > 0 else "report-fewer-customers"
    title_text = locale(title, count=locale.number(abs(gain))) if round(gain) else locale("report-as-many-customers")
    return _chart(findings, "active", title_text, locale("report-active-axis"), without, with_, 0)


def _contacts(findings: Findings) -> Chart:
    base, locale = findings.comparison.base, findings.locale
    without, with_ = contacts(base.baseline_series), contacts(base.programme_series)
    change = with_.sum() - without.sum()
    share = change / without.sum() if without.sum() else 0.0
    title = "report-more-contacts" if share > 0 else "report-fewer-contacts"
    title_text = locale(title, share=locale.percent(abs(share), 1)) if round(change) else locale("report-as-many-contacts")
    return _chart(findings, "contacts", title_text, locale("report-contacts-axis"), without, with_, 0)


def contacts(series: Mapping[str, Array]) -> Array:
    """Contacts per month: the touches of all touchpoints."""
    touched = [values for name, values in series.items() if name.startswith("touches.")]
    return np.asarray(np.sum(touched, axis=0)) if touched else np.zeros_like(series["active_end"])


def _satisfaction(findings: Findings) -> Chart:
    base, locale = findings.comparison.base, findings.locale
    without, with_ = 100 * base.baseline_series["satisfaction"], 100 * base.programme_series["satisfaction"]
    gain = with_[-1] - without[-1]
    title = "report-satisfaction-higher" if gain > 0 else "report-satisfaction-lower"
    title_text = locale(title, points=abs(gain)) if round(gain, 1) else locale("report-satisfaction-same")
    return _chart(findings, "satisfaction", title_text, locale("report-satisfaction-axis"), without, with_, 1)


def _chart(findings: Findings, name: str, title: str, unit: str, without: Array, with_: Array, digits: int) -> Chart:
    locale = findings.locale
    alt = locale(
        "report-scenarios-alt",
        unit=sentence(unit)[:-1],
        months=locale.months(len(without)),
        first=locale.number(without[0], digits),
        without=locale.number(without[-1], digits),
        with_=locale.number(with_[-1], digits),
    )
    spec = figures.scenario_lines(findings.comparison.months, without, with_, unit, locale, f",.{digits}f")
    return Chart(name, title, alt, spec)


def _counted(findings: Findings) -> tuple[str, ...]:
    base, locale = findings.comparison.base, findings.locale
    without, with_ = base.baseline_series, base.programme_series
    counted = (("churned", "report-leave"), ("acquired", "report-won"), ("referred", "report-referred"))
    return tuple(
        locale(sentence, with_=locale.number(with_[name].sum()), without=locale.number(without[name].sum()))
        for name, sentence in counted
        if name in with_ and (with_[name].any() or without[name].any())
    )


def _paired(findings: Findings) -> list[Block]:
    found, locale = findings.paired, findings.locale
    if found is None:
        return []
    cents = 100.0
    fates = {
        "saved": locale("report-fate-saved"),
        "lost": locale("report-fate-lost"),
        "longer": locale("report-fate-longer"),
        "shorter": locale("report-fate-shorter"),
        "gained": locale("report-fate-gained"),
        "forgone": locale("report-fate-forgone"),
        "earlier": locale("report-fate-earlier"),
        "later": locale("report-fate-later"),
        "served": locale("report-fate-served"),
        "same": locale("report-fate-same"),
    }
    number = locale.number
    people = sum(row.customers for row in found.fates)
    rows = [
        (fates.get(f.name, f.name), number(f.customers), number(f.worth_cents / cents), number(f.worth_per_customer, 2))
        for f in found.fates
    ]
    rows.append(
        (
            locale("report-all-customers"),
            number(people),
            number(found.total_cents / cents),
            number(found.total_cents / cents / max(people, 1), 2),
        )
    )
    currency = findings.comparison.currency
    heads = (columns(locale(id, currency=currency)) for id in ("report-fates-columns", "report-segments-columns"))
    blocks: list[Block] = [
        Table(
            locale("report-fates-table"),
            next(heads),
            tuple(rows),
            frozenset({1, 2, 3}),
            frozenset({len(rows) - 1}),
            locale("report-fates-note"),
        )
    ]
    if len(found.segments) > 1:
        parts = tuple(
            (s.name, number(s.customers), number(s.saved), number(s.lost), number(s.worth_cents / cents), number(s.worth_per_customer, 2))
            for s in found.segments
        )
        blocks.append(Table(locale("report-segments-table"), next(heads), parts, frozenset(range(1, 6))))
    return blocks

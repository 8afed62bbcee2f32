"""The customers: who they are, what the indices say, and how they live without and with the programme."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from cxsim.report import figures
from cxsim.report.document import Block, Bullets, Chart, Paragraph, Section, Table
from cxsim.report.findings import Findings, MeasuredIndex, SegmentFacts
from cxsim.report.sections import segments
from cxsim.report.words import Words, columns, sentence

Array = NDArray[np.float64]


def section(findings: Findings) -> Section:
    """Who the customers are, and the indices as measured."""
    facts, words = findings.customers, findings.words
    if isinstance(facts, SegmentFacts):
        return segments.section(facts, words, findings.comparison.currency)
    text = words.say.customers_text.format(
        table=facts.table,
        rows=words.number(facts.rows),
        active=words.number(facts.active),
        gone=words.number(facts.churned),
        share=words.percent(facts.churned / max(facts.rows, 1), 1),
        tenure=words.number(facts.longest_tenure_months),
    )
    blocks: list[Block] = [Paragraph(words.of_others(facts.synthetic), "warning")] if facts.synthetic else []
    blocks.append(Paragraph(text))
    if findings.indices:
        blocks.append(_indices(findings))
    if facts.detected:
        blocks.append(Paragraph(words.say.how_read.format(how=words.listed([words.of_others(d) for d in facts.detected])), "note"))
    return Section("customers", words.say.customers_title, tuple(blocks))


def _indices(findings: Findings) -> Table:
    words, say = findings.words, findings.words.say
    rows = tuple(
        (
            words.of_others(i.title),
            _value(i, words),
            _interval(i, words),
            words.number(i.estimate.n),
            words.of_others(i.estimate.note or i.says),
        )
        for i in findings.indices
    )
    return Table(say.indices_table, columns(say.indices_columns), rows, frozenset({1, 2, 3}))


def _value(index: MeasuredIndex, words: Words) -> str:
    found = index.estimate
    unit = "" if found.unit == "share" or not found.known else f" {words.of_others(found.unit)}"
    return f"{_shown(index, found.value, words)}{unit}"


def _interval(index: MeasuredIndex, words: Words) -> str:
    found = index.estimate
    return "–" if found.low != found.low else words.between(_shown(index, found.low, words), _shown(index, found.high, words))


def _shown(index: MeasuredIndex, value: float, words: Words) -> str:
    if index.estimate.unit == "share":
        return words.percent(value, _digits(100 * index.estimate.low, 100 * index.estimate.high))
    return words.number(value, _digits(index.estimate.low, index.estimate.high))


def _digits(low: float, high: float) -> int:
    """The places with which an interval is not rounded away, and no more."""
    half = (high - low) / 2
    return max(0, math.ceil(0.5 - math.log10(half))) if half > 0 else 1


def two_lives(findings: Findings) -> Section:
    """Baseline against programme: active customers, contacts, satisfaction, and what becomes of whom."""
    say = findings.words.say
    charts: list[Block] = [_active(findings), _contacts(findings), _satisfaction(findings)]
    counted = Bullets(_counted(findings))
    return Section("lives", say.lives_title, (Paragraph(say.lives_intro), *charts, counted, *_paired(findings)))


def _active(findings: Findings) -> Chart:
    base, words = findings.comparison.base, findings.words
    without, with_ = base.baseline_series["active_end"], base.programme_series["active_end"]
    gain = with_[-1] - without[-1]
    title = words.say.more_customers if gain > 0 else words.say.fewer_customers
    said = title.format(count=words.number(abs(gain))) if round(gain) else words.say.as_many_customers
    return _chart(findings, "active", said, words.say.active_axis, without, with_, 0)


def _contacts(findings: Findings) -> Chart:
    base, words = findings.comparison.base, findings.words
    without, with_ = contacts(base.baseline_series), contacts(base.programme_series)
    change = with_.sum() - without.sum()
    share = change / without.sum() if without.sum() else 0.0
    title = words.say.more_contacts if share > 0 else words.say.fewer_contacts
    said = title.format(share=words.percent(abs(share), 1)) if round(change) else words.say.as_many_contacts
    return _chart(findings, "contacts", said, words.say.contacts_axis, without, with_, 0)


def contacts(series: Mapping[str, Array]) -> Array:
    """Contacts per month: the touches of all touchpoints."""
    touched = [values for name, values in series.items() if name.startswith("touches.")]
    return np.asarray(np.sum(touched, axis=0)) if touched else np.zeros_like(series["active_end"])


def _satisfaction(findings: Findings) -> Chart:
    base, words = findings.comparison.base, findings.words
    without, with_ = 100 * base.baseline_series["satisfaction"], 100 * base.programme_series["satisfaction"]
    gain = with_[-1] - without[-1]
    title = words.say.satisfaction_higher if gain > 0 else words.say.satisfaction_lower
    said = title.format(points=words.number(abs(gain), 1)) if round(gain, 1) else words.say.satisfaction_same
    return _chart(findings, "satisfaction", said, words.say.satisfaction_axis, without, with_, 1)


def _chart(findings: Findings, name: str, title: str, unit: str, without: Array, with_: Array, digits: int) -> Chart:
    words = findings.words
    alt = words.say.lives_alt.format(
        unit=sentence(unit)[:-1],
        months=words.months(len(without)),
        first=words.number(without[0], digits),
        without=words.number(without[-1], digits),
        with_=words.number(with_[-1], digits),
    )
    spec = figures.two_lives(findings.comparison.months, without, with_, unit, words, f",.{digits}f")
    return Chart(name, title, alt, spec)


def _counted(findings: Findings) -> tuple[str, ...]:
    base, words = findings.comparison.base, findings.words
    without, with_ = base.baseline_series, base.programme_series
    counted = (("churned", words.say.leave), ("acquired", words.say.won), ("referred", words.say.referred))
    return tuple(
        told.format(with_=words.number(with_[name].sum()), without=words.number(without[name].sum()))
        for name, told in counted
        if name in with_ and (with_[name].any() or without[name].any())
    )


def _paired(findings: Findings) -> list[Block]:
    found, words = findings.paired, findings.words
    if found is None:
        return []
    say, cents = words.say, 100.0
    fates = {
        "saved": say.fate_saved,
        "lost": say.fate_lost,
        "longer": say.fate_longer,
        "shorter": say.fate_shorter,
        "gained": say.fate_gained,
        "forgone": say.fate_forgone,
        "earlier": say.fate_earlier,
        "later": say.fate_later,
        "served": say.fate_served,
        "same": say.fate_same,
    }
    number = words.number
    people = sum(row.customers for row in found.fates)
    rows = [
        (fates.get(f.name, f.name), number(f.customers), number(f.worth_cents / cents), number(f.worth_per_customer, 2))
        for f in found.fates
    ]
    rows.append(
        (say.all_customers, number(people), number(found.total_cents / cents), number(found.total_cents / cents / max(people, 1), 2))
    )
    heads = (columns(text.format(currency=findings.comparison.currency)) for text in (say.fates_columns, say.segments_columns))
    blocks: list[Block] = [
        Table(say.fates_table, next(heads), tuple(rows), frozenset({1, 2, 3}), frozenset({len(rows) - 1}), say.fates_note)
    ]
    if len(found.segments) > 1:
        parts = tuple(
            (s.name, number(s.customers), number(s.saved), number(s.lost), number(s.worth_cents / cents), number(s.worth_per_customer, 2))
            for s in found.segments
        )
        blocks.append(Table(say.segments_table, next(heads), parts, frozenset(range(1, 6))))
    return blocks

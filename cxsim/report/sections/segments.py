"""Customers without a table: the segments they are drawn from, and how fast each is said to leave."""

from __future__ import annotations

from collections.abc import Iterable

from cxsim.decision.assumption_register import UNGRADED
from cxsim.journey.parameters import Quantity
from cxsim.journey.segments import ChurnHazard, Segment
from cxsim.report.document import Paragraph, Section, Table
from cxsim.report.findings import SegmentFacts
from cxsim.report.phrases import columns, readable
from cxsim.report.quantity_labels import label_grade
from cxsim.text.locale import UNKNOWN, Locale
from cxsim.units import DAYS_PER_MONTH


def section(facts: SegmentFacts, locale: Locale, currency: str) -> Section:
    """The segments with their hazards, each with grade and source; nothing was fitted."""
    people = sum(segment.customers for segment in facts.segments.values())
    text = locale("report-stated-text", customers=locale.number(people), count=locale.number(len(facts.segments)))
    rows = tuple(_row(name, segment, locale) for name, segment in facts.segments.items())
    table = Table(locale("report-stated-table"), columns(locale("report-stated-columns", currency=currency)), rows, frozenset({1, 2, 3}))
    return Section(
        "customers", locale("report-customers-title"), (Paragraph(locale.format(facts.synthetic), "warning"), Paragraph(text), table)
    )


def _row(name: str, segment: Segment, locale: Locale) -> tuple[str, ...]:
    numbers = _numbers(segment.hazard)
    return (
        readable(name),
        locale.number(segment.customers),
        locale.number(segment.tenure.mean.value / DAYS_PER_MONTH, 1),
        locale.number(segment.fee.mean.value, 2),
        _law(segment.hazard, locale),
        locale.listed(_once(label_grade(n.grade.value if n.grade else UNGRADED, locale) for n in numbers)),
        locale.listed(_once(locale.format(n.evidence) for n in numbers if n.evidence)) or UNKNOWN,
    )


def _law(law: ChurnHazard, locale: Locale) -> str:
    if law.scale is not None and law.shape is not None:
        scale = locale.number(law.scale.value / DAYS_PER_MONTH, 1)
        return locale("report-stated-weibull", scale=scale, shape=locale.number(law.shape.value, 2))
    return locale("report-stated-constant", rate=locale.percent(law.per_month.value if law.per_month else 0.0, 2))


def _numbers(law: ChurnHazard) -> tuple[Quantity, ...]:
    return tuple(number for number in (law.per_month, law.scale, law.shape) if number is not None)


def _once(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(items))

"""Customers without a table: the segments they are drawn from, and how fast each is said to leave."""

from __future__ import annotations

from collections.abc import Iterable

from cxsim.decision.assumption_register import UNGRADED
from cxsim.journey.parameters import Quantity
from cxsim.journey.segments import ChurnHazard, Segment
from cxsim.report.document import Paragraph, Section, Table
from cxsim.report.findings import SegmentFacts
from cxsim.report.words import UNKNOWN, Words, columns, readable
from cxsim.units import DAYS_PER_MONTH


def section(facts: SegmentFacts, words: Words, currency: str) -> Section:
    """The segments with their hazards, each with grade and source; nothing was fitted."""
    say, people = words.say, sum(segment.customers for segment in facts.segments.values())
    text = say.stated_text.format(customers=words.number(people), count=words.number(len(facts.segments)))
    rows = tuple(_row(name, segment, words) for name, segment in facts.segments.items())
    table = Table(say.stated_table, columns(say.stated_columns.format(currency=currency)), rows, frozenset({1, 2, 3}))
    return Section("customers", say.customers_title, (Paragraph(words.of_others(facts.synthetic), "warning"), Paragraph(text), table))


def _row(name: str, segment: Segment, words: Words) -> tuple[str, ...]:
    numbers = _numbers(segment.hazard)
    return (
        readable(name),
        words.number(segment.customers),
        words.number(segment.tenure.mean.value / DAYS_PER_MONTH, 1),
        words.number(segment.fee.mean.value, 2),
        _law(segment.hazard, words),
        words.listed(_once(words.of_others(n.grade.value if n.grade else UNGRADED) for n in numbers)),
        words.listed(_once(n.source for n in numbers if n.source)) or UNKNOWN,
    )


def _law(law: ChurnHazard, words: Words) -> str:
    if law.scale is not None and law.shape is not None:
        scale = words.number(law.scale.value / DAYS_PER_MONTH, 1)
        return words.say.stated_weibull.format(scale=scale, shape=words.number(law.shape.value, 2))
    return words.say.stated_constant.format(rate=words.percent(law.per_month.value if law.per_month else 0.0, 2))


def _numbers(law: ChurnHazard) -> tuple[Quantity, ...]:
    return tuple(number for number in (law.per_month, law.scale, law.shape) if number is not None)


def _once(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(items))

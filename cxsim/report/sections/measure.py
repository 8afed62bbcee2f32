"""What to measure next: what it would be worth to know, and what the stated tests would earn."""

from __future__ import annotations

from cxsim.report.document import Block, Paragraph, Section, Table
from cxsim.report.findings import Findings
from cxsim.report.words import columns, readable, sentence

SHOWN = 8


def section(findings: Findings) -> Section | None:
    """The section, if the value of information was computed."""
    found, words = findings.information, findings.words
    if found is None:
        return None
    evpi = words.say.evpi.format(amount=findings.money(found.evpi), error=findings.money(found.error))
    blocks: list[Block] = [Paragraph(sentence(findings.told(found.sentence))), Paragraph(evpi), *_knowing(findings), *_tests(findings)]
    return Section("measure", words.say.measure_next, tuple(blocks))


def _knowing(findings: Findings) -> list[Block]:
    assert findings.information is not None
    say = findings.words.say
    knowing = findings.information.knowing
    worth = [each for each in knowing if each.clear][:SHOWN]
    if not worth:
        return [Paragraph(say.none_clear if any(round(each.evppi) > 0 for each in knowing) else say.no_test_pays)]
    rows = tuple((findings.words_for(each.name), findings.money(each.evppi), findings.money(each.error)) for each in worth)
    return [Table(say.evppi_table, columns(say.evppi_columns), rows, frozenset({1, 2}))]


def _tests(findings: Findings) -> list[Block]:
    assert findings.information is not None
    say, words, money = findings.words.say, findings.words, findings.money
    rows = tuple(
        (
            readable(test.name),
            findings.words_for(test.quantity),
            words.number(test.best.observations),
            words.number(test.best.weeks, 1),
            money(test.best.cost),
            money(test.best.delay_cost),
            money(test.best.evsi),
            money(test.best.evsi_error),
            money(test.best.enbs),
            money(test.best.enbs_error),
        )
        for test in findings.information.tests
    )
    return [Table(say.tests_table, columns(say.tests_columns), rows, frozenset(range(2, 10)))] if rows else []

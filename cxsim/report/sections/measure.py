"""What to measure next: what it would be worth to know, and what the stated tests would earn."""

from __future__ import annotations

from cxsim.report.document import Block, Paragraph, Section, Table
from cxsim.report.findings import Findings
from cxsim.report.phrases import columns, readable, sentence

SHOWN = 8


def section(findings: Findings) -> Section | None:
    """The section, if the value of information was computed."""
    found, locale = findings.information, findings.locale
    if found is None:
        return None
    evpi = locale("report-evpi", amount=findings.money(found.evpi), error=findings.money(found.error))
    blocks: list[Block] = [Paragraph(sentence(findings.write(found.advice))), Paragraph(evpi), *_knowing(findings), *_tests(findings)]
    return Section("measure", locale("report-measure-next"), tuple(blocks))


def _knowing(findings: Findings) -> list[Block]:
    assert findings.information is not None
    knowing = findings.information.knowing
    worth = [each for each in knowing if each.clear][:SHOWN]
    if not worth:
        return [
            Paragraph(
                findings.locale("report-none-clear")
                if any(round(each.evppi) > 0 for each in knowing)
                else findings.locale("report-no-test-pays")
            )
        ]
    rows = tuple((findings.label(each.name), findings.money(each.evppi), findings.money(each.error)) for each in worth)
    return [Table(findings.locale("report-evppi-table"), columns(findings.locale("report-evppi-columns")), rows, frozenset({1, 2}))]


def _tests(findings: Findings) -> list[Block]:
    assert findings.information is not None
    locale, money = findings.locale, findings.money
    rows = tuple(
        (
            readable(test.name),
            findings.label(test.quantity),
            locale.number(test.best.observations),
            locale.number(test.best.weeks, 1),
            money(test.best.cost),
            money(test.best.delay_cost),
            money(test.best.evsi),
            money(test.best.evsi_error),
            money(test.best.enbs),
            money(test.best.enbs_error),
        )
        for test in findings.information.tests
    )
    return (
        [Table(findings.locale("report-tests-table"), columns(findings.locale("report-tests-columns")), rows, frozenset(range(2, 10)))]
        if rows
        else []
    )

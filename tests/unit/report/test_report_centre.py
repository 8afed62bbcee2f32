"""One line says how base case, median and mean differ, and why, in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxsim.report.compose import compose
from cxsim.report.document import Paragraph
from cxsim.report.findings import Findings
from cxsim.report.sections.centre import describe_centre
from tests.support import report_depth
from tests.support.french import ENGLISH_WORDS


def moved(findings: Findings, base: float, mean: float, error: float) -> Findings:
    found = findings.comparison
    worth = replace(found.base, measures=replace(found.base.measures, npv=base))
    return replace(findings, comparison=replace(found, base=worth, npv=replace(found.npv, mean=mean), npv_error=error))


FINDINGS = report_depth.findings()


def test_what_lies_apart_names_the_assumption_whose_ends_are_most_unequal() -> None:
    messages = describe_centre(moved(replace(FINDINGS, precision=None), 300_000.0, 100_000.0, 500.0))
    assert "300,000" in messages
    assert "100,000" in messages
    assert FINDINGS.sensitivity is not None
    pulls = {bar.name: bar.npv_low + bar.npv_high - 2 * bar.npv_base for bar in FINDINGS.sensitivity.tornado}
    lowest = min(pulls, key=lambda name: pulls[name])
    assert pulls[lowest] < 0
    assert f"most of all {FINDINGS.label(lowest)}" in messages


def test_a_difference_within_its_error_is_called_so() -> None:
    assert "no more than chance" in describe_centre(moved(replace(FINDINGS, precision=None), 100_500.0, 100_000.0, 500.0))
    assert "no more than chance" not in describe_centre(moved(replace(FINDINGS, precision=None), 102_000.0, 100_000.0, 500.0))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_line_stands_in_the_section_of_the_decision(language: str) -> None:
    findings = replace(FINDINGS, language=language)
    section = next(each for each in compose(findings).sections if each.anchor == "decision")
    texts = [block.text for block in section.blocks if isinstance(block, Paragraph)]
    assert describe_centre(findings) in texts
    if language == "fr":
        assert not ENGLISH_WORDS.search(describe_centre(moved(replace(findings, precision=None), 3e5, 1e5, 500.0)))

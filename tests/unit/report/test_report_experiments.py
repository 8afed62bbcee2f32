"""The section of an experiment: before its data, after them, and where its assignment is broken."""

from __future__ import annotations

from dataclasses import replace

from cxsim.abtest.analysis import analyse
from cxsim.report.compose import compose
from cxsim.report.document import Chart, Paragraph, Section
from cxsim.report.findings import ExperimentFindings
from cxsim.text import Message
from tests.support import report_demo
from tests.support.report_experiment import experiment_findings


def section(found: ExperimentFindings) -> Section:
    document = compose(replace(report_demo.findings(), experiments=(found,)))
    return next(each for each in document.sections if each.anchor == "abtest-welcome-test")


def charts(found: ExperimentFindings) -> list[str]:
    return [block.name for block in section(found).blocks if isinstance(block, Chart)]


def texts(found: ExperimentFindings) -> list[tuple[str, str]]:
    return [(block.tone, block.text) for block in section(found).blocks if isinstance(block, Paragraph)]


def test_a_read_experiment_begins_a_page_with_its_verdict_and_has_every_picture() -> None:
    found = experiment_findings()
    assert section(found).own_page
    assert texts(found)[0][1].startswith("Ship letter: spend changes by 2.28")
    survival = [f"survival-welcome-test-kept-{arm}" for arm in ("welcome-call", "letter")]
    assert charts(found) == ["effects-welcome-test", *survival, "power-welcome-test", "designs-welcome-test-welcome-call"]


def test_before_its_data_it_says_what_it_needs_and_what_is_wrong() -> None:
    found = replace(experiment_findings(), sums=None, reading=None, comparisons=(), refusals=(Message("abtest-open-days"),))
    assert texts(found)[0][1].startswith("Planned")
    assert ("warning", "The split by day of assignment.") in texts(found)
    assert charts(found) == ["power-welcome-test"]


def test_a_broken_assignment_shows_no_effect() -> None:
    found = experiment_findings()
    assert found.sums is not None
    broken = replace(found.sums, units={"control": 1_200, "welcome_call": 310, "letter": 490})
    found = replace(found, sums=broken, reading=analyse(found.plan, broken), comparisons=())
    assert texts(found)[0][1].startswith("Broken")
    assert charts(found) == ["power-welcome-test"]


def test_a_study_without_experiments_has_no_such_section() -> None:
    assert not [each for each in compose(report_demo.findings()).sections if each.own_page]

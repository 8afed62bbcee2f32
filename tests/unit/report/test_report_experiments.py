"""The section of an experiment: before its data, after them, and where its assignment is broken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxsim.abtest.analysis import analyse
from cxsim.report.compose import compose
from cxsim.report.document import Bullets, Chart, Paragraph, Section
from cxsim.report.findings import ExperimentFindings
from cxsim.report.sections.experiments import _designs
from cxsim.text import Message
from cxsim.text.locale import Locale
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


def reasons(found: ExperimentFindings, language: str) -> tuple[str, ...]:
    """Why designs were not simulated, as the section says it."""
    return next(block.items for block in _designs(found, Locale.of(language)) if isinstance(block, Bullets))


@pytest.mark.parametrize(("language", "said"), [("en", "is not a sum over periods."), ("fr", "n’est pas une somme sur des périodes.")])
def test_the_report_states_why_a_design_was_not_simulated_in_its_own_language(language: str, said: str) -> None:
    found = experiment_findings()
    told = {"refused": "as the simulation said", "refused_id": "abtest-design-switchback-kind", "refused_facts": {"kind": "share"}}
    rows = [*found.comparisons[0]["results"][:-1], {"design": "switchback", "bias": None, **told}]
    own = replace(found, comparisons=({**found.comparisons[0], "results": rows},))
    (item,) = reasons(own, language)
    assert "switchback" in item
    assert item.endswith(said)
    assert reasons(found, language)[0].endswith("too short."), "an older simulation kept its words alone"


def test_a_broken_assignment_shows_no_effect() -> None:
    found = experiment_findings()
    assert found.sums is not None
    broken = replace(found.sums, units={"control": 1_200, "welcome_call": 310, "letter": 490})
    found = replace(found, sums=broken, reading=analyse(found.plan, broken), comparisons=())
    assert texts(found)[0][1].startswith("Broken")
    assert charts(found) == ["power-welcome-test"]


def test_a_study_without_experiments_has_no_such_section() -> None:
    assert not [each for each in compose(report_demo.findings()).sections if each.own_page]

"""The audit is silent on ten plausible programmes and warns of ten absurd ones, each simulated and with its figures read from the run."""

from __future__ import annotations

import re

import pytest

from cxsim.config.study_file import Study
from cxsim.decision.audit import Audit, audit
from cxsim.decision.audit_figures import collect_case_figures
from cxsim.decision.paired_simulation import simulate_paired_outcomes
from cxsim.study.customers import load_customers
from cxsim.study.decision_analysis import split_of_benefits
from cxsim.study.pipeline import business_case, compare_programme
from tests.support.audit_programmes import ABSURD, PLAUSIBLE


def audited(study: Study) -> Audit:
    twin, _ = load_customers(study).twin(study)
    own, comparison = business_case(study, "idea", twin), compare_programme(study, "idea", twin)
    pairs = [simulate_paired_outcomes(own, twin, dict(comparison.base.values), comparison.seed, r) for r in range(comparison.replications)]
    split = split_of_benefits(comparison, pairs, rate=0.0)
    return audit(collect_case_figures(own, comparison, split, pairs))


QUICK = {"80 business accounts", *list(ABSURD)[:5]}
ALL = [pytest.param(name, marks=() if name in QUICK else pytest.mark.slow) for name in (*PLAUSIBLE, *ABSURD)]


@pytest.mark.parametrize("name", ALL[:10])
def test_a_plausible_programme_raises_no_alarm(name: str) -> None:
    found = audited(PLAUSIBLE[name])
    assert [(str(check.name), str(check.found)) for check in found.warnings] == []
    assert all(not re.search(r"\binf\b|\bnan\b", str(check.found)) for check in found.checks)


@pytest.mark.parametrize("name", ALL[10:])
def test_an_absurd_programme_is_warned_of_by_the_check_that_is_meant_for_it(name: str) -> None:
    study, check = ABSURD[name]
    found = audited(study)
    assert check in {str(warning.name) for warning in found.warnings}
    assert all(warning.source and not re.search(r"\binf\b|\bnan\b", str(warning.found)) for warning in found.warnings)

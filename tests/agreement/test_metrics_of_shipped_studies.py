"""Every metric of a run's tables is what the engine itself counted, of the plan of every shipped study: two ways to the same sums.

The engine adds up its monthly series while customers live; the metrics are measured afterwards from the tables that they leave. Few
customers with a stated hazard stand for the studies' own, so that nothing has to be fitted.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from cxsim.config.loader import load
from cxsim.config.study_file import Study
from cxsim.engine.outcome import Outcome
from cxsim.engine.simulation import simulate
from cxsim.engine.twin import compile_twin
from cxsim.metrics.comparison import trends
from cxsim.metrics.measurement import Measurement, measure
from cxsim.metrics.nonresponse import measure_nonresponse
from cxsim.metrics.tables import Tables
from cxsim.rng import study_key
from cxsim.units import DAYS_PER_MONTH
from tests.support import twins

CONFIGS = Path(__file__).parents[2] / "configs"
SEGMENTS = {"every_part": ("families", "firms", "others")}
FEATURES = {"shop": ("nps", "delivery_ces")}
STUDIES = sorted([*CONFIGS.glob("*.yaml"), *CONFIGS.glob("parts/*.yaml")])


@pytest.fixture(scope="module", params=STUDIES, ids=lambda path: path.stem)
def run(request: pytest.FixtureRequest) -> tuple[Study, Outcome]:
    """The plan of a shipped study, lived by a few customers as they are treated today."""
    study = load(request.param)
    segments = SEGMENTS.get(request.param.stem, ("a", "b", "c"))
    hazard = replace(twins.hazard(), features=FEATURES.get(request.param.stem, ("nps", "ces")))
    twin = compile_twin(study, replace(twins.population(300), segments=segments), hazard)
    return study, simulate(twin, twin.scenario(), study_key(7, 0, 0), events=True)


@pytest.fixture(scope="module")
def measured(run: tuple[Study, Outcome]) -> Measurement:
    with Tables(run[1].tables()) as place:
        return measure(place)


def total(outcome: Outcome, *names: str) -> float:
    """The sum over the run of the engine's series of these names."""
    return float(sum(outcome.series[name].sum() for name in names if name in outcome.series))


def by_survey(study: Study, outcome: Outcome, index: str, series: str) -> float:
    """A mean of the engine's surveys of one index, over all answers."""
    names = [name for name, survey in study.surveys.items() if str(survey.index) == index]
    answered = {name: outcome.series[f"answered.{name}"] for name in names}
    return float(sum((outcome.series[f"{series}.{name}"] * answered[name]).sum() for name in names) / sum(map(np.sum, answered.values())))


def visits(study: Study, outcome: Outcome) -> list[str]:
    """The touchpoints in which it is seen whether customers do what they came for: those whose visitors' intent is stated, or all."""
    stated = [f"{name}.{t}" for name, journey in study.journeys.items() for t, point in journey.touchpoints.items() if point.intent]
    return stated or list(outcome.twin.nodes)


def expected(study: Study, outcome: Outcome) -> dict[str, float]:
    """What the engine counted, under the names of the metrics."""
    simulated = len(outcome.tally.histories)
    touches = sum(values.sum() for name, values in outcome.series.items() if name.startswith("touches."))
    visited = visits(study, outcome)
    months = outcome.series["active_months"] @ np.diff(outcome.twin.common.month_days) / DAYS_PER_MONTH  # of equal length
    found = {
        "churn_per_month": total(outcome, "churned") / months,
        "contacts_per_customer": touches / simulated,
        "task_completion": total(outcome, *(f"success.{n}" for n in visited)) / total(outcome, *(f"touches.{n}" for n in visited)),
        "support_cost_per_contact": total(outcome, "cost_to_serve") / touches,
        "support_cost_per_customer": total(outcome, "cost_to_serve") / simulated,
    }
    joined = total(outcome, "acquired", "referred")
    if total(outcome, "cost_acquisition"):
        found["cost_per_new_customer"] = total(outcome, "cost_acquisition") / joined
    if study.purchases is not None or total(outcome, "payments"):
        found["sales"] = total(outcome, "spend", "payments")
    if total(outcome, "recommendations"):
        found["referrals_made"] = total(outcome, "recommendations") / simulated
        found["referral_conversion"] = total(outcome, "referred") / total(outcome, "recommendations")
    if (mentions := total(outcome, "mentions_for", "mentions_against")) > 0:
        found["social_mentions"] = mentions
        found["net_sentiment"] = (total(outcome, "mentions_for") - total(outcome, "mentions_against")) / mentions
    if requested := list(study.surveys):
        found["response_rate"] = total(outcome, *(f"answered.{n}" for n in requested)) / total(
            outcome, *(f"invited.{n}" for n in requested)
        )
    for index in {str(survey.index) for survey in study.surveys.values()}:
        found["csat_mean" if index == "csat" else index] = by_survey(study, outcome, index, "score")
        if index == "csat":
            found["csat"] = by_survey(study, outcome, index, "top")
        if index == "nps":
            found["nps"] = 100 * (by_survey(study, outcome, index, "top") - by_survey(study, outcome, index, "bottom"))
    if (resolved := total(outcome, *(f"resolved.{name}" for name in study.cases))) > 0:
        found["first_contact_resolution"] = total(outcome, *(f"resolved_at_once.{name}" for name in study.cases)) / resolved
        days = sum((outcome.series[f"days_to_resolution.{name}"] * outcome.series[f"resolved.{name}"]).sum() for name in study.cases)
        found["mean_time_to_resolution"] = float(days) / resolved
    return found


def test_metrics_of_the_tables_are_the_engines_own_sums(run: tuple[Study, Outcome], measured: Measurement) -> None:
    wanted = expected(*run)
    found = {key: measured.of(key).value for key in wanted}
    assert found == pytest.approx(wanted, rel=2e-5, abs=1e-9)


def test_tables_of_a_run_are_cut_by_month_as_real_ones(run: tuple[Study, Outcome]) -> None:
    """By month too every touch, sale and answer is there, under the months of the plan, and who was asked is known."""
    study, outcome = run
    frames = outcome.tables()
    with Tables(frames) as place:
        found = measure(place, ("month",))
        heard = measure_nonresponse(place, measure(place, (), ["nps", "csat", "ces"]))
    months = {value.group[0] for value in found.values if value.card.key == "task_completion"}
    assert min(months) == f"{study.start:%Y-%m}"
    assert len(months) == outcome.twin.months
    touches = sum(value.moments.rows for value in found.values if value.card.key == "task_completion")
    assert touches == total(outcome, *(f"touches.{name}" for name in visits(study, outcome)))
    if "sales" in expected(study, outcome):
        by_month = [value.estimate.value for value in found.values if value.card.key == "sales"]
        assert sum(by_month) == pytest.approx(total(outcome, "spend", "payments"))
    assert all(one.response.known for one in heard.values())
    assert bool(heard) == bool(study.surveys)
    assert {one.card.key for one in trends(found)} >= {"task_completion"}

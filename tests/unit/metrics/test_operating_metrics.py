"""Intervals of operating metrics worked by hand, the cards, and one figure under one name wherever it is shown."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from cxsim.config.loader import load
from cxsim.data.inputs import read_table
from cxsim.errors import UsageError
from cxsim.metrics import indices
from cxsim.metrics.card import TEXTS
from cxsim.metrics.catalogue import CATALOGUE, card
from cxsim.metrics.measurement import measure
from cxsim.metrics.overview import AT_A_GLANCE, overview
from cxsim.metrics.tables import Tables
from cxsim.stats.intervals import Estimate
from cxsim.study.metric_report import MetricRequest, report_metrics
from cxsim.study.study_tables import read_study_customers
from cxsim.study.summary_metrics import measure_tables as measured_by_study

CONFIGS = Path(__file__).parents[3] / "configs"


def of_customers(key: str, **columns: Any) -> Estimate:
    frame = pd.DataFrame({"customer_id": [f"c{i}" for i in range(len(next(iter(columns.values()))))], **columns})
    with Tables({"customers": frame}) as place:
        return measure(place, keys=[key]).of(key)


def test_churn_and_retention_are_two_sides():
    churn, retention = (of_customers(key, churned=[True, False, False, False]) for key in ("churn_rate", "retention_share"))
    assert (churn.value, retention.value) == (0.25, 0.75)
    assert churn.low == pytest.approx(1 - retention.high, abs=1e-12)


def test_churn_per_customer_month_by_hand():
    # 2 lost in 40 customer-months; exact Poisson interval of a count of 2: 0.2422 to 7.2247 (Garwood 1936)
    estimate = of_customers("churn_per_month", churned=[True, True, False], tenure_months=[10.0, 10.0, 20.0])
    assert estimate.value == 0.05
    assert estimate.low * 40 == pytest.approx(0.2422, abs=5e-5)
    assert estimate.high * 40 == pytest.approx(7.2247, abs=5e-5)


def test_no_customer_lost_still_has_an_upper_bound():
    estimate = of_customers("churn_per_month", churned=[False, False], tenure_months=[6.0, 6.0])
    assert (estimate.value, estimate.low) == (0.0, 0.0)
    assert estimate.high * 12 == pytest.approx(-math.log(0.025), rel=1e-12)


def test_a_figure_of_a_report_is_the_one_that_the_metrics_give_under_its_name():
    """Also where customers answered more than once, and differently: the shipped sample holds such."""
    study = load(CONFIGS / "telecom.yaml")
    table = read_study_customers(study)
    surveys = read_table(study.path_of("data/surveys.csv"), "surveys").frame
    assert surveys.duplicated(["customer_id", "index"]).sum() > 1000
    reported = measured_by_study(study, table)
    assert [each.card.key for each in reported] == list(AT_A_GLANCE)
    found = report_metrics(CONFIGS / "telecom.yaml", MetricRequest(keys=AT_A_GLANCE)).measurement
    for each in reported:
        messages = found.of(each.card.key)
        assert (each.estimate.n, each.estimate.unit) == (messages.n, messages.unit), each.card.key
        assert each.estimate.value == pytest.approx(messages.value, rel=1e-12), each.card.key  # sums of threads come in any order
        assert (each.estimate.low, each.estimate.high) == pytest.approx((messages.low, messages.high), rel=1e-12), each.card.key


def test_a_report_shows_what_its_tables_can_tell():
    people = pd.DataFrame({"customer_id": ["a", "b"], "churned": [True, False], "tenure_months": [3.0, 5.0]})
    assert [each.card.key for each in overview(people)] == ["churn_per_month"]
    assert [each.card.key for each in overview(people.assign(contacts=[1.0, 3.0]))] == ["churn_per_month", "contacts_per_customer"]


def test_cards_have_every_field_and_a_key_of_their_own():
    assert len({known.key for known in CATALOGUE}) == len(CATALOGUE)
    for known in CATALOGUE:
        assert all(value for name, value in vars(known).items() if name != "counter_metric"), known.key
        assert all(map(str, (known.title, *map(known.text, TEXTS), known.how.estimator, known.how.interval, known.how.edge_cases))), (
            known.key
        )


def test_every_figure_of_the_company_has_one_of_the_customer_beside_it():
    for known in CATALOGUE:
        if known.family not in ("customer", "survey"):
            assert card(known.counter_metric).key == known.counter_metric, known.key


def test_every_function_on_arrays_has_its_card():
    functions = {name for name, f in vars(indices).items() if getattr(f, "__module__", "") == indices.__name__ and name[0].islower()}
    assert functions - {"answers_to"} <= {known.key for known in CATALOGUE}


def test_a_misspelt_metric_gets_the_nearest_name():
    with pytest.raises(UsageError, match="did you mean 'nps'"):
        card("npss")

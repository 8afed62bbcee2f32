"""Operating metrics worked by hand, by segment, and their cards."""

import math

import pytest

from cxsim.errors import DataError, UsageError
from cxsim.metrics import indices, operating
from cxsim.metrics.catalogue import CATALOGUE, card


def test_churn_and_retention_are_two_sides():
    churn, retention = operating.churn_rate([True, False, False, False]), operating.retention_share([1, 0, 0, 0])
    assert (churn.value, retention.value) == (0.25, 0.75)
    assert churn.low == pytest.approx(1 - retention.high, abs=1e-12)


def test_churn_per_customer_month_by_hand():
    # 2 lost in 40 customer-months; exact Poisson interval of a count of 2: 0.2422 to 7.2247 (Garwood 1936)
    estimate = operating.churn_per_month([True, True, False], [10, 10, 20])
    assert estimate.value == 0.05
    assert estimate.low * 40 == pytest.approx(0.2422, abs=5e-5)
    assert estimate.high * 40 == pytest.approx(7.2247, abs=5e-5)


def test_nobody_lost_still_has_an_upper_bound():
    estimate = operating.churn_per_month([False, False], [6, 6])
    assert (estimate.value, estimate.low) == (0.0, 0.0)
    assert estimate.high * 12 == pytest.approx(-math.log(0.025), rel=1e-12)


def test_contacts_per_customer_by_hand():
    # 0, 1, 5: mean 2, sd sqrt(7), Student's 97.5 % point with 2 degrees of freedom 4.30265
    estimate = operating.contacts_per_customer([0, 1, 5])
    assert estimate.value == 2.0
    assert estimate.high == pytest.approx(2 + 4.302652729911275 * math.sqrt(7 / 3), abs=1e-9)


def test_cases():
    assert operating.first_contact_resolution([True, None, False]).n == 2
    assert operating.mean_time_to_resolution([1.0, 3.0, None]).value == 2.0


def test_one_case_has_a_value_but_no_interval():
    estimate = operating.mean_time_to_resolution([4.0])
    assert estimate.value == 4.0
    assert math.isnan(estimate.low)
    assert "no interval" in estimate.note


@pytest.mark.parametrize(
    ("measure", "note"),
    [
        (operating.churn_rate, "no customers"),
        (operating.retention_share, "no customers"),
        (operating.contacts_per_customer, "no customers"),
        (operating.first_contact_resolution, "no cases"),
        (operating.mean_time_to_resolution, "no resolved cases"),
    ],
)
def test_nothing_to_measure(measure, note):
    assert (measure([]).n, measure([]).note, measure([]).known) == (0, note, False)


def test_wrong_values_are_refused():
    with pytest.raises(DataError, match="true or false"):
        operating.churn_rate([0, 2])
    with pytest.raises(DataError, match="at least 0"):
        operating.mean_time_to_resolution([-1])


def test_cards_have_every_field_and_a_key_of_their_own():
    assert len({known.key for known in CATALOGUE}) == len(CATALOGUE)
    for known in CATALOGUE:
        assert all(value for name, value in vars(known).items() if name != "beside"), known.key
        assert all(vars(known.how).values()), known.key


def test_every_figure_of_the_company_has_one_of_the_customer_beside_it():
    for known in CATALOGUE:
        if known.family not in ("customer", "survey"):
            assert card(known.beside).key == known.beside, known.key


@pytest.mark.parametrize("module", [indices, operating])
def test_every_function_on_arrays_has_its_card(module):
    functions = {name for name, f in vars(module).items() if getattr(f, "__module__", "") == module.__name__ and name[0].islower()}
    assert functions - {"answers_to"} <= {known.key for known in CATALOGUE}


def test_a_misspelt_metric_gets_the_nearest_name():
    with pytest.raises(UsageError, match="did you mean 'nps'"):
        card("npss")

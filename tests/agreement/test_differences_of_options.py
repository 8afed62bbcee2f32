"""The value of information where options share more uncertainty than they differ by."""

from __future__ import annotations

import numpy as np
import pytest

from cxsim import decision
from cxsim.decision.expected_value import evpi, evppi, evsi, join_differences, spanning_pairs
from cxsim.decision.information import value_information
from cxsim.decision.planned_measurement import PlannedMeasurement

SEEDS = 20
TRUTH = 1 / np.sqrt(2 * np.pi)  # E max(x, 0), x standard normal


def two_suppliers(draws: int, ratio: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """An open quote x, standard normal, and a fixed one at its mean; all else, `ratio` times as uncertain, is shared by both."""
    rng = np.random.default_rng(seed)
    x, shared = rng.standard_normal(draws), ratio * rng.standard_normal(draws)
    return x, np.column_stack([shared, shared + x])


@pytest.mark.parametrize("draws", [200, 1_000])
@pytest.mark.parametrize("ratio", [2, 4, 6, 8, 10, 15, 20])
def test_shared_noise_hides_nothing(draws: int, ratio: float) -> None:
    """The mean of 20 samples within 10 % of the truth (its error is 3.3 % at 200 draws), and none is 0."""
    found = [evppi(*two_suppliers(draws, ratio, seed)) for seed in range(SEEDS)]
    assert np.mean(found) == pytest.approx(TRUTH, rel=0.10)
    assert min(found) > 0.1


@pytest.mark.parametrize("ratio", [2, 20])
def test_doing_nothing_beside_them_hides_nothing(ratio: float) -> None:
    """Doing nothing is named first and far worse; the two suppliers are compared with each other all the same."""
    for seed in range(SEEDS):
        x, net = two_suppliers(200, ratio, seed)
        beside = np.column_stack([np.zeros(200), net + 1_000])
        assert evppi(x, beside) == pytest.approx(evppi(x, net), rel=1e-6)
        assert evsi(x, beside, 1.0, 4) == pytest.approx(evsi(x, net, 1.0, 4), rel=1e-6)
        assert spanning_pairs(beside)[-1] in {(2, 1), (1, 2)}


def test_a_linear_test_of_the_quote_against_its_closed_form() -> None:
    """EVSI of n observations with noise sd 1: TRUTH x sqrt(n / (n + 1))."""
    for n in (1, 9):
        found = np.mean([evsi(*two_suppliers(1_000, 20, seed), 1.0, n) for seed in range(SEEDS)])
        assert found == pytest.approx(TRUTH * np.sqrt(n / (n + 1)), rel=0.10)


def test_the_tree_of_differences() -> None:
    """Every option hangs on one named before it or linked already, and the sums along the way are the differences themselves."""
    rng = np.random.default_rng(2)
    net = rng.standard_normal((50, 5)) + 10 * rng.standard_normal((50, 1)) * np.array([0, 0, 1, 1, 1])
    pairs = spanning_pairs(net)
    linked = {0}
    for option, reference in pairs:
        assert reference in linked
        linked.add(option)
    assert linked == set(range(5))
    table = np.column_stack([net[:, option] - net[:, reference] for option, reference in pairs])
    assert join_differences(pairs, table) == pytest.approx(net - net[:, :1])
    assert evpi(join_differences(pairs, table)) == pytest.approx(evpi(net))


@pytest.mark.parametrize("options", [1, 2, 3])
def test_few_options(options: int) -> None:
    x, net = two_suppliers(100, 2, 1)
    chosen = np.column_stack([net, np.zeros(100)])[:, :options]
    assert 0 <= evppi(x, chosen) <= evpi(chosen)
    found = value_information({"x": x}, chosen, {}, 12, "EUR")
    assert found.error >= 0


def test_nothing_is_to_be_measured_that_is_worth_less_than_its_error() -> None:
    """Forty assumptions that move nothing, beside noise that decides: none is to be measured next."""
    for seed in range(5):
        rng = np.random.default_rng(seed)
        columns = {f"x{i}": rng.standard_normal(100) for i in range(4)}
        net = np.column_stack([np.zeros(100), 1_000 * rng.standard_normal(100)])
        found = value_information(columns, net, {}, 12, "EUR")
        first = found.knowing[0]
        assert str(found.advice).startswith("Measure") == (first.evppi > first.error and round(first.evppi) > 0)
    x, net = two_suppliers(200, 20, 1)
    reported = str(value_information({"x": x}, 1_000 * net, {}, 12, "EUR").advice)
    assert reported.startswith("Measure x next: to know it exactly would be worth EUR ")
    assert "worth EUR 0" not in str(value_information({"x": x}, 0.1 * net, {}, 12, "EUR").advice)


@pytest.mark.slow
def test_the_error_of_a_test_s_worth_is_what_other_samples_change() -> None:
    """Stated errors of EVPI, EVPPI, EVSI and ENBS against their standard deviation over 60 samples (their own error: 9 %)."""
    test = PlannedMeasurement.model_validate({"quantity": "x", "sd": 1.0, "sample_sizes": [3], "observations_per_week": 1_000})
    found = []
    for seed in range(60):
        x, net = two_suppliers(200, 6, seed)
        found.append(value_information({"x": x}, 1_000 * net, {"t": test}, 12, "EUR", seed=seed))
    figures = np.array([(one.evpi, one.knowing[0].evppi, one.tests[0].best.evsi) for one in found])
    stated = np.array([(one.error, one.knowing[0].error, one.tests[0].best.evsi_error) for one in found])
    # the samples here are independent, not stratified: what is stated for a stratified design is smaller, never larger
    assert (stated.mean(axis=0) < 1.2 * figures.std(axis=0, ddof=1)).all()
    assert (stated > 0).all()


def test_the_room_s_own_name_for_it() -> None:
    """Arrays of one or several parameters known together, and mappings of each on its own."""
    x, net = two_suppliers(200, 2, 3)
    other = np.random.default_rng(9).standard_normal(200)
    alone = decision.evppi(x, net)
    assert decision.evppi(x[:, None], net) == pytest.approx(alone)
    assert decision.evppi({"x": x, "other": other}, net) == pytest.approx({"x": alone, "other": evppi(other, net)})
    assert decision.evppi(np.column_stack([x, other]), net) >= alone

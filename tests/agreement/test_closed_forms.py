"""The engine against closed forms. Each statistical check has a false-alarm rate of 1e-6 and a fixed key; what it detects is said."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from cxsim.engine import transition_functions
from cxsim.engine.outcome import Outcome
from cxsim.engine.records import USED
from cxsim.engine.simulation import Part, simulate
from cxsim.engine.twin import compile_twin
from cxsim.rng import study_key
from cxsim.stats.lifetimes import ProportionalHazard
from cxsim.units import DAYS_PER_MONTH
from tests.support import twins
from tests.support.statistical_check import Z

CALM = {"satisfaction": twins.feeling(), "effort": twins.feeling()}
ALONE = {"surveys": {}, "acquisition": {}, "referral": None, **CALM}


def run(customers: int, hazard: ProportionalHazard | None = None, seed: int = 1, **plan: object) -> Outcome:
    twin = compile_twin(twins.plan(**{**ALONE, **plan}), twins.population(customers, active=1.1), hazard or twins.hazard())
    return simulate(twin, twin.scenario(), study_key(seed, 0, 0), events=True)


def test_exponential_lifetimes() -> None:
    """Survivors at each month end are binomial; with 20,000 customers a hazard wrong by 4 % would be seen."""
    outcome = run(20_000, twins.hazard(0.03, (0.0, 0.0)), horizon=36)
    survival = np.exp(-0.03 * outcome.twin.common.month_days[1:] / DAYS_PER_MONTH)
    deviation = outcome.series["active_end"] - 20_000 * survival
    assert (np.abs(deviation) < Z * np.sqrt(20_000 * survival * (1 - survival))).all()


def test_weibull_lifetimes_given_tenure_and_features() -> None:
    """Losses within two years against the sum of each customer's own conditional probability: fitted survival = simulated."""
    knots = np.linspace(0, 120, 2401)
    weibull = ProportionalHazard(
        ("nps", "ces"), np.array([5.0, 3.0]), np.array([-0.2, 0.1]), np.eye(2), knots, (knots / 50) ** 1.5, 0.05, "", 0.0
    )
    outcome = run(20_000, weibull)
    people = outcome.twin.population
    days = outcome.twin.common.month_days[-1]
    gone = 1 - weibull.survival(np.full(20_000, days / DAYS_PER_MONTH), people.features, people.tenure_months)
    assert abs(outcome.series["churned"].sum() - gone.sum()) < Z * math.sqrt((gone * (1 - gone)).sum())


def test_beyond_the_last_knot_the_stated_tail_holds() -> None:
    """Known for one month only, the hazard continues at its tail: the same survivors as with that hazard all along."""
    short = twins.hazard(0.03, (0.0, 0.0))
    tail = ProportionalHazard(
        **{**vars(short), "knots_months": np.array([0.0, 1.0]), "cumulative": np.array([0.0, 0.03]), "tail_per_month": 0.03}
    )
    days = [run(500, each).customers()["left_day"] for each in (short, tail)]
    np.testing.assert_allclose(days[0], days[1], rtol=0, atol=1e-6)


def test_no_hazard_no_churn_and_every_fee_to_the_cent() -> None:
    outcome = run(300, twins.hazard(0.0))
    assert outcome.series["churned"].sum() == 0
    fees = outcome.twin.population.fee_per_month.sum()
    np.testing.assert_allclose(outcome.series["fees"], fees, rtol=0, atol=300 * 0.5e-6)
    np.testing.assert_allclose(outcome.series["active_months"], 300, rtol=0, atol=300 * 0.5**24)


def test_endless_hazard_leaves_no_customer() -> None:
    outcome = run(300, twins.hazard(1e12, (0.0, 0.0)))
    assert outcome.series["churned"][0] == 300
    assert outcome.customers()["left_day"].max() < 1e-6


def test_touches_of_a_journey_are_its_absorbing_markov_chain() -> None:
    """Visits per node against the fundamental matrix; each ratio is a binomial share of the visits to the node before."""
    outcome = run(4_000, twins.hazard(0.0))
    touches = outcome.series
    calls, callbacks = touches["touches.support.call"].sum(), touches["touches.support.callback"].sum()
    failed, abandoned = touches["failure.support.call"].sum(), touches["abandonment.support.call"].sum()
    for count, share in ((failed, 0.25), (abandoned, 0.05)):
        assert abs(count - share * calls) < Z * math.sqrt(calls * share * (1 - share))
    assert failed - 300 < callbacks <= failed  # every failure is called back, but for those still under way at the horizon
    assert outcome.series["cost.support.call"].sum() == 5 * calls


def test_visits_at_a_rate_are_gamma_poisson() -> None:
    """Mean and variance of visits per customer (negative binomial); 20,000 customers, no time lost in visits."""
    support = {"trigger": {"rate": 0.12, "variation": 1.0}, "touchpoints": {"call": twins.touchpoint(duration=0)}}
    outcome = run(20_000, twins.hazard(0.0), journeys={"support": support})
    counts = outcome.customers()["touches"].to_numpy()
    mean = 0.12 * outcome.twin.common.month_days[-1] / DAYS_PER_MONTH
    variance = mean + mean**2
    assert abs(counts.mean() - mean) < Z * math.sqrt(variance / 20_000)
    kurtosis = stats.nbinom(1.0, 1 / (1 + mean)).stats("k")
    assert abs(counts.var() - variance) < Z * variance * math.sqrt((kurtosis + 2) / 20_000)


def test_renewals_fall_on_every_twelfth_month_of_tenure() -> None:
    offer = {"trigger": {"every": 12}, "touchpoints": {"offer": twins.touchpoint(duration=0)}}
    outcome = run(400, twins.hazard(0.0), journeys={"renewal": offer})
    tenure = outcome.twin.population.tenure_months
    months = outcome.twin.common.month_days[-1] / DAYS_PER_MONTH
    expected = np.floor((tenure + months) / 12) - np.floor(tenure / 12)
    assert np.array_equal(outcome.customers()["touches"], expected)


def test_referrals_branch_like_a_yule_process() -> None:
    """Nobody leaves, everybody is fully content and talks at rate r, every talk converts at once: the mean grows as exp(r t)."""
    content = {"start": {"missing": 1.0}, "gain": 0, "loss_aversion": 1, "half_life": 0, "log_hazard": 0}
    rate = 0.05
    outcome = run(
        2_000,
        twins.hazard(0.0),
        journeys={},
        satisfaction=content,
        referral={"threshold": 0, "rate": rate, "conversion": 1, "delay": 0},
        seed=3,
    )
    everyone = replace_satisfaction(outcome, 1.0)
    growth = math.exp(rate * everyone.twin.common.month_days[-1] / DAYS_PER_MONTH)
    assert abs(everyone.history_count - 2_000 * growth) < Z * math.sqrt(2_000 * growth * (growth - 1))


def replace_satisfaction(outcome: Outcome, level: float) -> Outcome:
    people = replace(outcome.twin.population, satisfaction=np.full(len(outcome.twin.population), level))
    twin = compile_twin(outcome.twin.plan, people, outcome.twin.hazard)
    return simulate(twin, twin.scenario(), study_key(3, 0, 0))


def test_arrivals_of_a_channel_are_poisson_and_paid_for() -> None:
    outcome = run(10, acquisition={"web": {"rate": 200, "cost": 80}})
    mean = 200 * outcome.twin.common.month_days[-1] / DAYS_PER_MONTH
    acquired = outcome.series["acquired.web"].sum()
    assert abs(acquired - mean) < Z * math.sqrt(mean)
    assert outcome.series["cost_acquisition"].sum() == 80 * acquired


@pytest.mark.parametrize("half_life_months", [1.0, 6.0])
def test_feelings_relax_with_their_half_life(half_life_months: float) -> None:
    """Without experiences a level returns to its set-point; shifted by 0.1, half of it is made good after one half-life."""
    calm = twins.feeling(half_life=f"{half_life_months} months")
    twin = twins.twin(customers=50, acquisition={}, referral=None, journeys={}, satisfaction=calm, effort=twins.feeling(), horizon=12)
    people = replace(twin.population, satisfaction=np.full(50, 0.5))
    moved = replace(compile_twin(twin.plan, people, twins.hazard(0.0)), set_point_shift=(0.1, 0.0))
    levels = simulate(moved, moved.scenario(), study_key(1, 0, 0)).series["satisfaction"]
    expected = 0.6 - 0.1 * 0.5 ** (moved.common.month_days[1:] / DAYS_PER_MONTH / half_life_months)
    np.testing.assert_allclose(levels, expected, rtol=0, atol=1e-7)


def test_the_monthly_sums_are_the_sums_of_the_histories_and_of_the_events() -> None:
    twin = twins.twin(customers=300)
    outcome = simulate(twin, twin.scenario(), study_key(5, 0, 0), events=True)
    summary = simulate(twin, twin.scenario(), study_key(5, 0, 0), histories=False)
    people, events, series = outcome.customers(), outcome.events(), outcome.series
    assert np.array_equal(outcome.tally.months, summary.tally.months)
    assert series["churned"].sum() == people["churned"].sum() == (events["kind"] == "churned").sum()
    assert series["acquired"].sum() == (people["origin"] == "acquired").sum()
    assert series["referred"].sum() == (people["origin"] == "referred").sum() == people["referrals"].sum() - pending(outcome)
    micro = outcome.tally
    costs = sum(series[name] for name in ("cost_to_serve", "cost_base", "cost_acquisition", "cost_referral"))
    assert micro.histories["fees"].sum() == round(series["fees"].sum() * 1e6)
    assert micro.histories["costs"].sum() == pytest.approx(costs.sum() * 1e6, abs=1)
    for node in twin.nodes:
        journey, touchpoint = node.split(".")
        mine = events[(events["journey"] == journey) & (events["touchpoint"] == touchpoint)]
        assert series[f"touches.{node}"].sum() == len(mine)


def pending(outcome: Outcome) -> int:
    """Referrals that were counted for the referrer and never born: none, since only those before the horizon are counted."""
    return int(outcome.tally.used[USED.pending])


def test_the_parts_of_a_run_add_up_to_the_whole() -> None:
    twin = twins.twin(customers=100)
    scenario, key = twin.scenario(), study_key(5, 0, 0)
    edges = [0, 1, 33, 100]
    parts = [Part(rows, (0, 0)) for rows in itertools.pairwise(edges)] + [Part((0, 0), (0, 1)), Part((0, 0), (1, 2))]
    found = [simulate(twin, scenario, key, part=part).tally for part in parts]
    full = simulate(twin, scenario, key).tally
    assert np.array_equal(sum(tally.months for tally in found), full.months)
    assert sorted(np.concatenate([tally.histories["identity"] for tally in found])) == sorted(full.histories["identity"])


def test_purchases_are_negative_binomial_and_amounts_gamma() -> None:
    """Counts over two years have the mean and variance of an NBD, amounts those of a gamma; 20,000 customers."""
    buying = twins.buying(rate=0.5, log_rate=0, variation=0.8, spend_variation=0.6)
    twin = compile_twin(
        twins.plan(**{**ALONE, "journeys": {}, "purchases": buying}), twins.population(20_000, active=1.1), twins.hazard(0.0)
    )
    unknown = replace(twin.population, purchase_factor=np.full(20_000, np.nan))
    outcome = simulate(*(lambda t: (t, t.scenario()))(compile_twin(twin.plan, unknown, twin.hazard)), study_key(9, 0, 0))
    people = outcome.customers()
    mean = 0.5 * twin.common.month_days[-1] / DAYS_PER_MONTH
    variance = mean + (0.8 * mean) ** 2
    assert abs(people["purchases"].mean() - mean) < Z * math.sqrt(variance / 20_000)
    kurtosis = stats.nbinom(0.8**-2, 1 / (1 + 0.8**2 * mean)).stats("k")
    assert abs(people["purchases"].var() - variance) < Z * variance * math.sqrt((kurtosis + 2) / 20_000)
    bought = people["purchases"].sum()
    assert abs(people["spend"].sum() / bought - 30) < Z * 0.6 * 30 / math.sqrt(bought)


def test_who_does_not_buy_for_so_long_is_taken_for_lost_and_may_come_back() -> None:
    """Lapses and returns follow from the log of purchases alone."""
    before = np.linspace(0.0, 89.0, 300)  # days since the last purchase of each customer at the start
    twin = compile_twin(twins.plan(), replace(twins.population(300), days_since_purchase=before), twins.hazard())
    outcome = simulate(twin, twin.scenario(), study_key(5, 0, 0), events=True)
    events, end = outcome.events(), twin.common.month_days[-1]
    lapsed = returned = 0
    known = dict(zip(twin.population.names.tolist(), before.tolist(), strict=True))
    for name, joined in outcome.customers().set_index("customer_id")["joined_day"].items():
        days = [joined - known.get(name, 0.0), *events[(events["customer_id"] == name) & (events["kind"] == "purchase")]["day"]]
        gaps = np.diff([*days, end]) > 90
        lapsed += int(gaps.sum())
        returned += int(gaps[:-1].sum())
    assert lapsed == outcome.series["lapsed"].sum()
    assert returned == outcome.series["returned"].sum()


def requested(level: float, **survey: object) -> Outcome:
    """What a survey of 5,000 customers says who all feel the same and stay so."""
    calm = twins.feeling(gain=0)
    plan = twins.plan(**{**ALONE, "journeys": {}, "satisfaction": calm, "effort": calm, "surveys": {"relation": twins.survey(**survey)}})
    people = twins.population(5_000, active=1.1)
    twin = compile_twin(plan, replace(people, satisfaction=np.full(5_000, level)), twins.hazard(0.0))
    return simulate(twin, twin.scenario(), study_key(4, 0, 0), events=True)


@pytest.mark.parametrize("level", [0.05, 0.5, 0.95])
def test_both_tails_answer_more(level: float) -> None:
    """Shares asked and answering are binomial: sample 0.5, share 0.4 (1 + 0.5 |2 s - 1|), no fatigue."""
    series = requested(level, fatigue=0).series
    rounds = 7  # month ends 3, 6, ... 21
    for count, of, share in (
        (series["invited.relation"].sum(), 5_000 * rounds, 0.5),
        (series["answered.relation"].sum(), series["invited.relation"].sum(), 0.4 * (1 + 0.5 * abs(2 * level - 1))),
    ):
        assert abs(count - share * of) < Z * math.sqrt(of * share * (1 - share))


def test_answers_are_the_level_graded_with_noise() -> None:
    """The share of each NPS score is the normal's share of its step."""
    scores = requested(0.7, fatigue=0).surveys()["score"]
    edges = (np.arange(0, 10) + 0.5) / 10
    shares = np.diff([0, *stats.norm(0.7, 0.1).cdf(edges), 1])
    counts = np.bincount(scores, minlength=11)
    assert stats.chisquare(counts[4:], shares[4:] / shares[4:].sum() * counts[4:].sum()).pvalue > 1e-6
    assert counts[:4].sum() < 20


def test_response_coaching_lifts_the_measured_index_and_nothing_else() -> None:
    plain, coached = requested(0.7), requested(0.7, response_coaching=0.15)
    assert coached.series["score.relation"][3] > plain.series["score.relation"][3] + 1
    other = [name for name in plain.series if not name.endswith(".relation")]
    assert all(np.array_equal(plain.series[name], coached.series[name]) for name in other)
    assert np.array_equal(plain.series["answered.relation"], coached.series["answered.relation"])


def test_asking_tires() -> None:
    tired, rested = (requested(0.7, fatigue=fatigue, every=1, sample=1).series for fatigue in (0.5, 0))
    assert tired["answered.relation"][1] == rested["answered.relation"][1]
    assert tired["answered.relation"][12] < 0.7 * rested["answered.relation"][12]


def test_the_normal_quantile_is_as_good_as_it_says() -> None:
    u = (np.arange(200_001) + 0.5) / 200_001
    mine = np.array([transition_functions.normal(x) for x in u[::37]])
    np.testing.assert_allclose(mine, stats.norm.ppf(u[::37]), rtol=2e-9, atol=2e-9)

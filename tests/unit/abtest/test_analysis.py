"""The reading of an experiment from sums: every role, every verdict, and what is withheld."""

from __future__ import annotations

from datetime import date
from math import isnan
from typing import Any

import numpy as np
import pytest

from cxsim.abtest import CrossMoments, Endpoint, EndpointSums, Experiment, ExperimentSums, analyse, count_survival
from cxsim.errors import UsageError

KEPT = Endpoint(kind="share", table="transactions", role="primary", better="high", mde=0.03)
GUARD = Endpoint(kind="mean", table="events", column="duration_minutes", role="guardrail", better="low", margin=0.5)


def plan(**parts: Any) -> Experiment:
    stated = {"arms": {"control": 0.5, "call": 0.5}, "begins": date(2026, 1, 1), "after": "30 d", "endpoints": {"kept": KEPT}}
    return Experiment(**{**stated, **parts})


def share(n: int, yes: int) -> CrossMoments:
    return CrossMoments.from_sums(n, [yes], [[yes]])


def mean(n: int, value: float, sd: float) -> CrossMoments:
    return CrossMoments.from_sums(n, [n * value], [[n * value**2 + (n - 1) * sd**2]])


def of_cells(control: CrossMoments, call: CrossMoments) -> EndpointSums:
    return EndpointSums(("y",), {("control", ""): control, ("call", ""): call})


def sums(control: CrossMoments, call: CrossMoments, **parts: Any) -> ExperimentSums:
    stated = {"units": {"control": int(control.n), "call": int(call.n)}, "endpoints": {"kept": of_cells(control, call)}}
    return ExperimentSums(**{**stated, **parts})


def test_a_clear_gain_is_shipped() -> None:
    reading = analyse(plan(), sums(share(5000, 4000), share(5000, 4150)))
    assert (reading.verdict.kind, reading.verdict.arm) == ("ship", "call")
    assert str(reading.verdict.sentence).startswith("Ship call: kept changes by 0.03 (")


def test_a_clear_loss_is_not_shipped() -> None:
    reading = analyse(plan(), sums(share(5000, 4150), share(5000, 4000)))
    assert reading.verdict.kind == "do_not_ship"
    assert "makes kept worse" in str(reading.verdict.sentence)


def test_no_effect_is_not_shipped_and_says_what_fits() -> None:
    reading = analyse(plan(), sums(share(5000, 4000), share(5000, 4010)))
    assert reading.verdict.kind == "do_not_ship"
    assert "no effect of call on kept is shown" in str(reading.verdict.sentence)


def test_a_lower_value_is_a_gain_where_low_is_better() -> None:
    low = KEPT.model_copy(update={"better": "low"})
    reading = analyse(plan(endpoints={"kept": low}), sums(share(5000, 4150), share(5000, 4000)))
    assert reading.verdict.kind == "ship"


def test_arms_of_the_wrong_size_withhold_every_effect() -> None:
    found = sums(share(5600, 4480), share(5000, 4150))
    reading = analyse(plan(), found)
    assert reading.broken
    assert (reading.verdict.kind, reading.endpoints) == ("broken", ())
    anyway = analyse(plan(), found, anyway=True)
    assert (anyway.verdict.kind, len(anyway.endpoints)) == ("broken", 1)


def test_the_planned_split_is_what_arms_are_held_to() -> None:
    uneven = plan(arms={"control": 0.9, "call": 0.1})
    assert not analyse(uneven, sums(share(9000, 7200), share(1000, 830))).broken
    assert analyse(uneven, sums(share(5000, 4000), share(5000, 4150))).broken


def test_one_broken_day_is_found() -> None:
    days = {"2026-01-01": {"control": 500, "call": 500}, "2026-01-02": {"control": 100, "call": 200}}
    reading = analyse(plan(), sums(share(5000, 4000), share(5000, 4150), by_day=days))
    assert [check.name for check in reading.checks if check.broken] == ["2026-01-02"]
    assert "on 2026-01-02" in str(reading.verdict.sentence)


@pytest.mark.parametrize(("treated", "kind"), [(5.0, "ship"), (5.45, "do_not_ship"), (6.0, "do_not_ship")])
def test_a_guardrail_must_be_shown_to_hold(treated: float, kind: str) -> None:
    """Its margin is .5; the error is .04."""
    both = {"kept": of_cells(share(5000, 4000), share(5000, 4150)), "minutes": of_cells(mean(5000, 5.0, 2.0), mean(5000, treated, 2.0))}
    reading = analyse(plan(endpoints={"kept": KEPT, "minutes": GUARD}), sums(share(5000, 4000), share(5000, 4150), endpoints=both))
    assert reading.verdict.kind == kind
    assert reading.endpoints[0].name == "minutes", "guardrails are read first"


def test_a_guardrail_without_data_does_not_pass() -> None:
    reading = analyse(plan(endpoints={"kept": KEPT, "minutes": GUARD}), sums(share(5000, 4000), share(5000, 4150)))
    assert reading.verdict.kind == "do_not_ship"
    assert "minutes: no sums" in [str(each) for each in reading.verdict.not_looked_at]


@pytest.mark.parametrize(("control", "call"), [(0, 5), (1, 1), (5, 1)])
def test_arms_of_none_or_one_have_no_effect(control: int, call: int) -> None:
    reading = analyse(plan(), sums(share(control, 0), share(call, call)))
    assert reading.verdict.kind == "go_on"
    assert "fewer than 2 units" in str(reading.verdict.sentence)


def test_outcomes_that_are_all_alike_have_no_effect() -> None:
    reading = analyse(plan(), sums(share(500, 500), share(500, 500)))
    assert "same value" in str(reading.verdict.sentence)


def test_a_mean_near_zero_has_no_relative_effect_and_keeps_the_rest() -> None:
    spend = Endpoint(kind="mean", table="transactions", column="amount", role="primary", better="high")
    reading = analyse(plan(endpoints={"kept": spend}), sums(mean(5000, 0.01, 1.0), mean(5000, 0.1, 1.0)))
    (found,) = reading.endpoints
    assert found.relative is None
    assert found.effect.estimate == pytest.approx(0.09)
    assert reading.verdict.kind == "ship"


def test_a_covariate_that_is_the_outcome_is_not_adjusted_for() -> None:
    rng = np.random.default_rng(3)
    cells = {}
    for arm in ("control", "call"):
        y = rng.normal(size=500)
        cells[arm, ""] = CrossMoments.of(np.column_stack([y, y]))
    found = ExperimentSums({"control": 500, "call": 500}, {"kept": EndpointSums(("y", "y_before"), cells)})
    spend = Endpoint(kind="mean", table="transactions", column="amount", role="primary", better="high")
    (endpoint,) = analyse(plan(endpoints={"kept": spend}, before="30 d"), found).endpoints
    assert "value before is the outcome itself" in " ".join(map(str, endpoint.notes))
    assert endpoint.error == pytest.approx((2 / 500) ** 0.5, rel=0.1)


@pytest.mark.parametrize(("clusters", "shown"), [(3, False), (8, True)])
def test_fewer_than_four_clusters_have_no_effect(clusters: int, shown: bool) -> None:
    rng = np.random.default_rng(1)
    cells = {
        (arm, ""): CrossMoments.of(np.column_stack([rng.poisson(50, clusters), np.full(clusters, 100.0)])) for arm in ("control", "call")
    }
    found = ExperimentSums({"control": clusters, "call": clusters}, {"kept": EndpointSums(("y", "members"), cells)})
    (endpoint,) = analyse(plan(unit="cluster", cluster="region"), found).endpoints
    assert (endpoint.withheld is None) == shown
    assert not shown or any("clusters in an arm" in str(note) for note in endpoint.notes)


LOOKS = {"law": "obf", "at": [0.25, 0.5, 0.75, 1.0]}


def test_inside_the_bounds_of_a_look_it_goes_on() -> None:
    found = sums(share(1250, 1000), share(1250, 1040), waiting=7500)
    reading = analyse(plan(looks=LOOKS), found, look=1)
    assert reading.verdict.kind == "go_on"
    assert not reading.endpoints[0].stopped
    assert reading.endpoints[0].effect.low < 0.0 < reading.endpoints[0].effect.high


def test_beyond_a_bound_it_stops_and_says_less_than_was_seen() -> None:
    found = sums(share(2500, 2000), share(2500, 2200), waiting=5000)
    reading = analyse(plan(looks=LOOKS), found, look=2)
    assert reading.verdict.kind == "ship"
    assert 0 < reading.endpoints[0].effect.estimate < 0.08


def test_a_look_that_was_not_planned_is_refused() -> None:
    with pytest.raises(UsageError, match="look 5"):
        analyse(plan(looks=LOOKS), sums(share(50, 40), share(50, 40)), look=5)
    with pytest.raises(UsageError, match="whose window has not closed"):
        analyse(plan(looks=LOOKS), sums(share(50, 40), share(50, 40), waiting=10))


def test_an_early_reading_that_was_not_planned_holds_at_any_time() -> None:
    early = analyse(plan(), sums(share(2500, 2000), share(2500, 2080), waiting=5000))
    fixed = analyse(plan(), sums(share(2500, 2000), share(2500, 2080)))
    assert (fixed.verdict.kind, early.verdict.kind) == ("ship", "go_on")
    wide, narrow = early.endpoints[0].effect, fixed.endpoints[0].effect
    assert wide.high - wide.low > 1.3 * (narrow.high - narrow.low)


def lifetimes(rate: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
    life = np.random.default_rng(seed).exponential(1 / rate, 2000)
    return np.minimum(life, 365.0), life < 365.0


def of_lifetimes() -> EndpointSums:
    parts = [lifetimes(0.003, 1), lifetimes(0.002, 2)]
    counts = count_survival(*(np.concatenate([part[i] for part in parts]) for i in (0, 1)), np.repeat([0, 1], 2000))
    return EndpointSums(lifetimes={"call": counts})


def test_lifetimes_are_read_in_days_and_money() -> None:
    stay = Endpoint(kind="lifetime", role="primary", worth=0.5)
    found = ExperimentSums({"control": 2000, "call": 2000}, {"kept": of_lifetimes()})
    (endpoint,) = analyse(plan(after="365 d", endpoints={"kept": stay}), found).endpoints
    truth = (1 - np.exp(-0.73)) / 0.002 - (1 - np.exp(-1.095)) / 0.003
    assert endpoint.effect.low < truth < endpoint.effect.high
    assert endpoint.money is not None
    assert endpoint.money.estimate == pytest.approx(endpoint.effect.estimate / 2)
    assert any("hazard ratio 0.6" in str(note) for note in endpoint.notes)


def test_a_horizon_beyond_the_shorter_follow_up_is_withheld() -> None:
    stay = Endpoint(kind="lifetime", role="primary", tau="500 d")
    found = ExperimentSums({"control": 2000, "call": 2000}, {"kept": of_lifetimes()})
    (endpoint,) = analyse(plan(after="600 d", endpoints={"kept": stay}), found).endpoints
    assert "beyond the shorter follow-up, 365 days" in str(endpoint.withheld)


def test_exposure_that_assignment_does_not_move_gives_no_effect_on_the_exposed() -> None:
    rng = np.random.default_rng(6)
    cells = {(arm, ""): CrossMoments.of(np.column_stack([rng.integers(0, 2, 400), rng.integers(0, 2, 400)])) for arm in ("control", "call")}
    found = ExperimentSums({"control": 400, "call": 400}, {"kept": EndpointSums(("y", "exposed"), cells)})
    (endpoint,) = analyse(plan(), found).endpoints
    assert endpoint.compliers is None
    assert any("hardly moves exposure" in str(note) for note in endpoint.notes)


def test_strata_are_weighted_and_read_as_segments() -> None:
    rng = np.random.default_rng(7)
    cells = {}
    for stratum, level in (("new", 1.0), ("old", 5.0)):
        for arm, effect in (("control", 0.0), ("call", 0.3)):
            cells[arm, stratum] = CrossMoments.of(rng.normal(level + effect, 1, 1000))
    spend = Endpoint(kind="mean", table="transactions", column="amount", role="primary", better="high")
    (endpoint,) = analyse(
        plan(endpoints={"kept": spend}), ExperimentSums({"control": 2000, "call": 2000}, {"kept": EndpointSums(("y",), cells)})
    ).endpoints
    assert endpoint.error == pytest.approx((2 / 2000) ** 0.5, rel=0.05), "the spread between strata is taken out"
    assert endpoint.segments is not None
    assert endpoint.segments[0] == ("new", "old")
    assert endpoint.segments[1].p > 0.01


def test_arms_are_a_family() -> None:
    cells = {("control", ""): share(4000, 3200), ("call", ""): share(4000, 3290), ("mail", ""): share(4000, 3210)}
    three = plan(arms={"control": 0.4, "call": 0.3, "mail": 0.3})
    found = ExperimentSums({"control": 4000, "call": 3000, "mail": 3000}, {"kept": EndpointSums(("y",), cells)})
    call, mail = analyse(three, found).endpoints
    assert call.p_family == pytest.approx(min(1.0, 2 * call.p))
    assert mail.p_family == pytest.approx(max(mail.p, call.p_family))


def test_a_quantile_is_read_from_values() -> None:
    rng = np.random.default_rng(2)
    wait = Endpoint(kind="quantile", table="events", column="wait_minutes", quantile=0.9, role="primary", better="low")
    values = {"control": rng.exponential(10, 4000), "call": rng.exponential(8, 4000)}
    reading = analyse(
        plan(endpoints={"kept": wait}), ExperimentSums({"control": 4000, "call": 4000}, {"kept": EndpointSums(values=values)})
    )
    assert reading.verdict.kind == "ship"
    assert reading.endpoints[0].effect.estimate == pytest.approx(-2 * np.log(10), abs=4.89 * 0.61), "its standard error is .61"
    few = {arm: own[:50] for arm, own in values.items()}
    reading = analyse(plan(endpoints={"kept": wait}), ExperimentSums({"control": 50, "call": 50}, {"kept": EndpointSums(values=few)}))
    assert isnan(reading.endpoints[0].effect.estimate)
    assert "side of the quantile" in str(reading.endpoints[0].withheld)


def test_a_prior_shrinks_what_is_expected() -> None:
    sure = KEPT.model_copy(update={"prior": Endpoint.model_fields["prior"].annotation.__args__[0](sd=0.01)})
    (endpoint,) = analyse(plan(endpoints={"kept": sure}), sums(share(5000, 4000), share(5000, 4150))).endpoints
    assert endpoint.posterior is not None
    assert 0 < endpoint.posterior.mean < endpoint.effect.estimate
    assert endpoint.posterior.p_better > 0.99


@pytest.mark.parametrize("look", [1, 4])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_reading_is_shown_in_each_language(look: int, language: str) -> None:
    from cxsim.cli.experiment_reading import reading_lines, reading_summary
    from cxsim.study.experiment_reading import AnalysedExperiment
    from cxsim.text.locale import Locale

    both = {"kept": of_cells(share(5, 4), share(5, 4)), "minutes": of_cells(mean(500, 5.0, 2.0), mean(500, 5.1, 2.0))}
    known = plan(
        looks=LOOKS, endpoints={"kept": KEPT.model_copy(update={"worth": 2.0}), "minutes": GUARD, "stay": Endpoint(kind="lifetime")}
    )
    found = sums(share(5, 4), share(5, 4), endpoints=both, waiting=7)
    one = AnalysedExperiment("calls", known, "EUR", found, analyse(known, found, look=look))
    lines = [Locale.of(language).format(line) for line in reading_lines(one)]
    assert lines[0].startswith({"en": ("Go on", "Do not ship"), "fr": ("Continuez", "Ne déployez pas")}[language])
    assert not any("nan" in line.lower().split() for line in lines)
    assert reading_summary(one)["endpoints"][0]["name"] == "minutes"

"""The benefits split into effects: a game of what the engine counts, in which each effect is switched on or off.

The benefits of a scenario are rows of money by month. Each is a *volume* of the scenario's customers (see `exposure.Exposure`) times what
is earned or paid for one of it, or an amount that hangs on no volume. A coalition of effects takes

- the customers from `acquisition` (when the first of each line arrives), `referral` (whom they recommend and when) and `retention` (how
  long each stays), each as under the programme if it is on and as in the baseline if not;
- the money per volume from the effect that moves it: `expansion` the margin per fee-month and that on purchases and sales less what
  offers cost, `cost_to_serve` what service costs, `retention` what save offers cost, `acquisition` what its channels cost, `referral`
  the rewards.

Journeys that start when a customer is won are paid per arrival, wages of agents hang on no customer, the rest of service on months
as a customer. With all effects on this is the programme's cash flow itself, so the Shapley shares sum to the benefits; no run beside
the two scenarios is needed. An effect whose part is the same in both scenarios has a share of 0 (the null player of Shapley's axioms).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from cxsim.decision.attribution import (
    ACQUISITION,
    COST_TO_SERVE,
    EFFECTS,
    EXPANSION,
    REFERRAL,
    RETENTION,
    BenefitSplit,
    Bridge,
    BridgeBar,
    EffectShare,
)
from cxsim.decision.cash_flow import own_line
from cxsim.decision.comparison import BaseCase, CashFlowLine, Comparison, VolumePriceLine
from cxsim.decision.exposure import Exposure, align_timelines
from cxsim.decision.financial_terms import Convention, effective_rate
from cxsim.decision.money import Flow, present_value
from cxsim.decision.paired_simulation import PairedOutcomes
from cxsim.decision.shapley import shapley
from cxsim.journey.plan import OnAcquisition, Plan
from cxsim.text import Message

Array = NDArray[np.float64]
Exposures = Mapping[frozenset[str], Exposure]
_SMALL = 1e-9
_VOLUME_EFFECTS = frozenset({ACQUISITION, REFERRAL, RETENTION})
_EFFECT_OF = {
    "margin": EXPANSION, "purchase_margin": EXPANSION, "touch_margin": EXPANSION, "offer_incentives": EXPANSION,
    "save_incentives": RETENTION, "terminal_value": RETENTION, "cost_to_serve": COST_TO_SERVE, "base_cost": COST_TO_SERVE,
    "acquisition_cost": ACQUISITION, "referral_rewards": REFERRAL,
}  # fmt: skip
_VOLUME_OF = {"margin": "fee_months", "acquisition_cost": "", "referral_rewards": "referred", "terminal_value": "still"}


@dataclass(frozen=True)
class BenefitPart:
    """A part of a line of the benefits in one scenario.

    Attributes
    ----------
    line : its name; timing : of the line.
    effect : whose scenario the money per volume is taken from.
    volume : the field of `Exposure` that it is proportional to; empty if to none.
    amount : money to the company (period,).
    """

    line: str
    timing: str
    effect: str
    volume: str
    amount: Array


def split_benefits(
    pairs: Sequence[PairedOutcomes], lines: Sequence[CashFlowLine], rate: float, convention: Convention, haircut: float = 0.0
) -> BenefitSplit:
    """The present value of the benefits by effect, over the replications given; tax is not in it."""
    plan = pairs[0].baseline.twin.plan
    sides = [_mean_rows([_rows(plan, pair.case, lines, programme) for pair in pairs]) for programme in (False, True)]
    found = [align_timelines(pair).exposures() for pair in pairs]
    exposures = {on: reduce(Exposure.__add__, (each[on] for each in found)) / len(found) for on in found[0]}
    return split_parts(sides[0], sides[1], exposures, rate, convention, haircut)


def split_parts(
    baseline: Sequence[BenefitPart],
    programme: Sequence[BenefitPart],
    exposures: Exposures,
    rate: float,
    convention: Convention,
    haircut: float = 0.0,
) -> BenefitSplit:
    """The split of the difference between two scenarios, row by row the same.

    Parameters
    ----------
    exposures : the volumes with each subset of acquisition, referral and retention as under the programme.
    haircut : share of each positive effect on a line, month by month, that is not put down to the programme.
    """

    def value(on: frozenset[str]) -> float:
        return _worth(baseline, _coalition(baseline, programme, exposures, on), rate, convention, haircut)

    shares, everything = shapley(EFFECTS, value), frozenset(EFFECTS)
    total = value(everything)
    alone = {effect: value(frozenset({effect})) for effect in EFFECTS}
    rows = tuple(EffectShare(effect, shares[effect], alone[effect], total - value(everything - {effect})) for effect in EFFECTS)
    return BenefitSplit(rows, total, total - sum(alone.values()))


def _worth(baseline: Sequence[BenefitPart], changed: Sequence[Array], rate: float, convention: Convention, haircut: float) -> float:
    """The present value of the differences, line by line, each positive one less the haircut."""
    lines: dict[tuple[str, str], Array] = {}
    for row, amount in zip(baseline, changed, strict=True):
        lines[row.line, row.timing] = lines.get((row.line, row.timing), 0.0) + (amount - row.amount)
    counted = ((timing, flow - haircut * np.maximum(flow, 0.0)) for (_, timing), flow in lines.items())
    return sum(_present(flow, timing, rate, convention) for timing, flow in counted)


def _coalition(baseline: Sequence[BenefitPart], programme: Sequence[BenefitPart], exposures: Exposures, on: frozenset[str]) -> list[Array]:
    """The rows with these effects as under the programme and the others as in the baseline."""
    now = exposures[on & _VOLUME_EFFECTS]
    amounts = []
    for row, other in zip(baseline, programme, strict=True):
        own, volumes = (other, exposures[_VOLUME_EFFECTS]) if row.effect in on else (row, exposures[frozenset()])
        amounts.append(own.amount if not row.volume else _scaled(own.amount, getattr(volumes, row.volume), getattr(now, row.volume)))
    return amounts


def _scaled(amount: Array, volume: Array, other: Array) -> Array:
    """An amount at another volume; as it is where its own volume is nothing."""
    return amount * np.divide(other, volume, out=np.ones_like(amount), where=volume > _SMALL)


def _rows(plan: Plan, case: BaseCase, lines: Sequence[CashFlowLine], programme: bool) -> tuple[BenefitPart, ...]:
    """The rows of one scenario; what rounding the displayed amounts adds to a line is a row of its own."""
    flows, rows = case.programme if programme else case.baseline, []
    for line, shown in zip(lines, flows.T, strict=True):
        if line.name not in _EFFECT_OF:
            continue
        rest = shown.copy()
        for driver in case.drivers:
            if driver.line == line.name:
                amount = driver.programme_amount if programme else driver.baseline_amount
                rows.append(BenefitPart(line.name, line.timing, _EFFECT_OF[line.name], _volume(driver, plan), amount))
                rest -= amount
        rows.append(BenefitPart(line.name, line.timing, _EFFECT_OF[line.name], "", rest))
    return tuple(rows)


def _volume(driver: VolumePriceLine, plan: Plan) -> str:
    """What a driver's amount is proportional to: a field of `Exposure`, or nothing."""
    kind, _, place = driver.name.partition(".")
    if kind == "agents":
        return ""
    journey = plan.journeys.get(place.partition(".")[0]) if kind in ("touches", "success", "payments") and place else None
    if journey is not None and isinstance(journey.trigger, OnAcquisition):
        return "arrivals"
    return _VOLUME_OF.get(driver.line, "months")


def _mean_rows(replications: Sequence[Sequence[BenefitPart]]) -> tuple[BenefitPart, ...]:
    return tuple(replace(rows[0], amount=np.mean([row.amount for row in rows], axis=0)) for rows in zip(*replications, strict=True))


def _present(amounts: Array, timing: str, rate: float, convention: Convention) -> float:
    idle = np.zeros(len(amounts))
    return present_value(Flow(amounts, idle) if timing == "month" else Flow(idle, amounts), rate, convention)


def present_values(flows: Array, lines: Sequence[CashFlowLine], rate: float, convention: Convention) -> dict[str, float]:
    """The present value of each line of a cash flow (period, line)."""
    return {line.name: _present(column, line.timing, rate, convention) for line, column in zip(lines, flows.T, strict=True)}


def bridge_by_effect(comparison: Comparison, split: BenefitSplit, worth: Mapping[str, float]) -> Bridge:
    """From doing nothing to the programme: the effects, then what the programme costs, then tax; `worth` as of `present_values`.

    The effects are those of the replications in `split`; what other replications add stands in a bar of its own.
    """
    titles = {line.name: line.title for line in comparison.lines}
    costs = [BridgeBar(titles[line.name], worth[line.name]) for line in comparison.lines if line.kind == "cost" or line.name == "tax"]
    effects = [BridgeBar(share.effect, share.shapley) for share in split.shares]
    end = comparison.base.measures.npv
    rest = end - sum(bar.amount for bar in (*effects, *costs))
    other = [BridgeBar(Message("decision-bridge-replications"), rest)] if abs(rest) > 0.005 else []
    return Bridge(Message("decision-bridge-nothing"), comparison.programme, 0.0, (*effects, *other, *costs), end)


def bridge_between(first: Comparison, second: Comparison) -> Bridge:
    """From one programme to another (or to several at once), by line of the cash flow, at the base case."""
    worth = [_line_worth(one.base, one) for one in (first, second)]
    titles = {key: title for one in (first, second) for key, title in _named_lines(one).values()}
    bars = [BridgeBar(title, worth[1].get(key, 0.0) - worth[0].get(key, 0.0)) for key, title in titles.items()]
    return Bridge(
        first.programme, second.programme, first.base.measures.npv, tuple(b for b in bars if b.amount != 0.0), second.base.measures.npv
    )


def _line_worth(base: BaseCase, comparison: Comparison) -> dict[str, float]:
    terms, named = comparison.terms, _named_lines(comparison)
    by_line = present_values(base.flows, comparison.lines, effective_rate(terms, base.values), terms.convention)
    return {named[name][0]: worth for name, worth in by_line.items()}


def _named_lines(comparison: Comparison) -> dict[str, tuple[str, Message]]:
    """For each line its name and title among other programmes: a cost carries its programme's, as where several run at once."""
    alone = not comparison.parts
    return {
        line.name: own_line(line, comparison.programme) if alone and line.kind == "cost" else (line.name, line.title)
        for line in comparison.lines
    }

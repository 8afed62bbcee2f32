"""The benefits split into effects: a game of what the engine counts, in which each effect is switched on or off.

Of each scenario the months lived, weighted by the customer's fee (fee-months) and plain, are counted in three groups: lives
that are lived in both scenarios, referred lives and acquired lives that are lived in one only. Benefits in a month are

    margin per fee-month x fee-months
    + (margin on purchases and sales, offers, cost to serve and base cost) per month lived x months lived + acquisition + rewards

and a coalition of effects takes its members' parts from the programme and the others' from the baseline: `retention` the
months of lives in both and what save offers cost, `referral` those of referred lives in one only and the rewards, `acquisition`
those of acquired lives in one only and their cost, `expansion` the margin per fee-month and, per month lived, that on purchases
and on sales in contacts less what offers cost, `cost_to_serve` the cost per month lived. With all effects on this is the
programme's cash flow itself, so the Shapley shares sum to the benefits; no run beside the two lives is needed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from cxsim.decision.attribution import EFFECTS, Bar, Bridge, EffectShare, Split
from cxsim.decision.comparison import BaseCase, Comparison, Line
from cxsim.decision.lives import PairedLives
from cxsim.decision.money import Convention, Flow, present_value
from cxsim.decision.shapley import shapley
from cxsim.decision.terms import effective_rate
from cxsim.engine import records
from cxsim.engine.outcome import Outcome

Array = NDArray[np.float64]
GROUPS = ("retention", "referral", "acquisition")
_SMALL = 1e-12


@dataclass(frozen=True)
class Parts:
    """What the benefits of one scenario are made of: fee-months and months lived by group (group, period), and money (period,)."""

    fee_months: Array
    months: Array
    margin: Array
    purchases: Array
    serving: Array
    acquisition: Array
    rewards: Array
    terminal: Array


def split_benefits(pairs: Sequence[PairedLives], lines: Sequence[Line], rate: float, convention: Convention, haircut: float = 0.0) -> Split:
    """The present value of the benefits by effect, over the replications given; tax is not in it."""
    sides = [
        _mean([_parts(outcome, members, flows, lines) for outcome, members, flows in side])
        for side in (
            [(pair.baseline, _groups(pair, pair.in_baseline), pair.case.baseline) for pair in pairs],
            [(pair.programme, _groups(pair, pair.in_programme), pair.case.programme) for pair in pairs],
        )
    ]
    return split_of(sides[0], sides[1], rate, convention, haircut)


def split_of(baseline: Parts, programme: Parts, rate: float, convention: Convention, haircut: float = 0.0) -> Split:
    """The split of the difference between two scenarios."""
    sides = (baseline, programme)

    def value(on: frozenset[str]) -> float:
        flow = _coalition(sides, on) - _coalition(sides, frozenset())
        return (1.0 - haircut) * present_value(Flow(flow, np.zeros_like(flow)), rate, convention)

    shares, everything = shapley(EFFECTS, value), frozenset(EFFECTS)
    total = value(everything)
    alone = {effect: value(frozenset({effect})) for effect in EFFECTS}
    rows = tuple(EffectShare(effect, shares[effect], alone[effect], total - value(everything - {effect})) for effect in EFFECTS)
    return Split(rows, total, total - sum(alone.values()))


def _coalition(sides: tuple[Parts, Parts], on: frozenset[str]) -> Array:
    """The benefits (period,) with these effects as under the programme and the others as in the baseline."""

    def side(effect: str) -> Parts:
        return sides[effect in on]

    fee_months = sum(side(group).fee_months[i] for i, group in enumerate(GROUPS))
    months = sum(side(group).months[i] for i, group in enumerate(GROUPS))
    paid, served = side("expansion"), side("cost_to_serve")
    margin = _per(paid.margin, paid.fee_months.sum(axis=0)) * fee_months
    serving = _per(served.serving, served.months.sum(axis=0)) * months
    bought = _per(paid.purchases, paid.months.sum(axis=0)) * months
    return np.asarray(margin + bought + serving + side("acquisition").acquisition + side("referral").rewards + side("retention").terminal)


def _per(amount: Array, volume: Array) -> Array:
    return np.divide(amount, volume, out=np.zeros_like(amount), where=volume > _SMALL)


def _groups(pair: PairedLives, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each life of a scenario, the index of its group in `GROUPS`."""
    outcome = pair.baseline if numbers is pair.in_baseline else pair.programme
    referred = outcome.tally.lives["origin"] == records.REFERRED
    group = np.where(referred, 1, 2)
    group[numbers[pair.both]] = 0
    return group


def _parts(outcome: Outcome, group: NDArray[np.int64], flows: Array, lines: Sequence[Line]) -> Parts:
    lives, ends = outcome.tally.lives, outcome.twin.frame.month_days
    fee = outcome.twin.population.fee_per_month[lives["row"]]
    months, fee_months = np.zeros((len(GROUPS), len(flows))), np.zeros((len(GROUPS), len(flows)))
    for month, (first, last) in enumerate(pairwise(ends)):
        share = np.clip(np.minimum(lives["day"], last) - np.maximum(lives["born"], first), 0, None) / (last - first)
        months[:, month] = np.bincount(group, share, len(GROUPS))
        fee_months[:, month] = np.bincount(group, share * fee, len(GROUPS))
    money = _amounts(flows, lines)
    return Parts(fee_months, months, *money)


def _amounts(flows: Array, lines: Sequence[Line]) -> tuple[Array, ...]:
    def of(*names: str) -> Array:
        return np.asarray(flows[:, [line.name in names for line in lines]].sum(axis=1))

    serving, staying = of("cost_to_serve", "base_cost"), of("terminal_value", "save_incentives")
    sold = of("purchase_margin", "touch_margin", "offer_incentives")
    return of("margin"), sold, serving, of("acquisition_cost"), of("referral_rewards"), staying


def _mean(parts: Sequence[Parts]) -> Parts:
    return Parts(*(np.mean([getattr(part, name) for part in parts], axis=0) for name in Parts.__dataclass_fields__))


def present_values(flows: Array, lines: Sequence[Line], rate: float, convention: Convention) -> dict[str, float]:
    """The present value of each line of a cash flow (period, line)."""
    idle = np.zeros(len(flows))
    return {
        line.name: present_value(Flow(column, idle) if line.timing == "month" else Flow(idle, column), rate, convention)
        for line, column in zip(lines, flows.T, strict=True)
    }


def bridge_by_effect(comparison: Comparison, split: Split, worth: Mapping[str, float]) -> Bridge:
    """From doing nothing to the programme: the effects, then what the programme costs, then tax; `worth` as of `present_values`.

    The effects are those of the replications in `split`; what other replications add stands in a bar of its own.
    """
    titles = {line.name: line.title for line in comparison.lines}
    costs = [Bar(titles[line.name], worth[line.name]) for line in comparison.lines if line.kind == "cost" or line.name == "tax"]
    effects = [Bar(share.effect, share.shapley) for share in split.shares]
    end = comparison.base.measures.npv
    rest = end - sum(bar.amount for bar in (*effects, *costs))
    other = [Bar("other replications", rest)] if abs(rest) > 0.005 else []
    return Bridge("doing nothing", comparison.programme, 0.0, (*effects, *other, *costs), end)


def bridge_between(first: Comparison, second: Comparison) -> Bridge:
    """From one programme to another (or to several at once), by line of the cash flow, at the base case."""
    worth = [_line_worth(one.base, one) for one in (first, second)]
    titles = {line.name: line.title for one in (first, second) for line in one.lines}
    bars = [Bar(title, worth[1].get(name, 0.0) - worth[0].get(name, 0.0)) for name, title in titles.items()]
    return Bridge(
        first.programme, second.programme, first.base.measures.npv, tuple(b for b in bars if b.amount != 0.0), second.base.measures.npv
    )


def _line_worth(base: BaseCase, comparison: Comparison) -> dict[str, float]:
    terms = comparison.terms
    return present_values(base.flows, comparison.lines, effective_rate(terms, base.values), terms.convention)

"""From two runs of the customer base to money: volumes times prices, one row each, signs as money to the company."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from cxsim.decision.comparison import Driver, Line
from cxsim.decision.costs import CostLine, OneOff, PerCustomer, PerEvent, amount_field, cost_profile
from cxsim.decision.levers import MARGIN
from cxsim.decision.money import Flow
from cxsim.decision.profile import month_axis
from cxsim.decision.programme import Programme
from cxsim.engine.changes import Change
from cxsim.journey.plan import Plan

Array = NDArray[np.float64]
Series = Mapping[str, Array]

MARGIN_LINE = Line("margin", "Margin on fees", "benefit", "month")
SERVE_LINE = Line("cost_to_serve", "Cost to serve (contacts)", "benefit", "month")
BASE_LINE = Line("base_cost", "Cost of active customers", "benefit", "month")
ACQUISITION_LINE = Line("acquisition_cost", "Cost of acquisition", "benefit", "month")
REFERRAL_LINE = Line("referral_rewards", "Referral rewards", "benefit", "month")


def reached_months(cost_name: str) -> str:
    """The name of the series of active customer-months of those whom a cost per customer reaches."""
    return f"reached_months.{cost_name}"


def cash_lines(plan: Plan, programme: Programme) -> tuple[Line, ...]:
    """The rows of the cash flow of a programme: the customers' business first, then what the programme costs."""
    lines = [MARGIN_LINE, SERVE_LINE, BASE_LINE]
    lines += [ACQUISITION_LINE] if plan.acquisition else []
    lines += [REFERRAL_LINE] if plan.referral is not None else []
    return (*lines, *(_cost_line(cost) for cost in programme.costs))


def _cost_line(cost: CostLine) -> Line:
    return Line(f"programme.{cost.name}", f"Programme: {cost.name}", "cost", "dated" if isinstance(cost, OneOff) else "month")


def cash_drivers(
    plan: Plan,
    programme: Programme,
    name: str,
    values: Mapping[str, float],
    moves: Sequence[Change],
    baseline: Series,
    changed: Series,
) -> tuple[Driver, ...]:
    """The volumes and prices of both scenarios, which make every line of the cash flow.

    Parameters
    ----------
    name : of the programme; values : every quantity by name, in this draw.
    moves : what the programme moves; a price that it moves gets a level and an extra.
    baseline, changed : monthly series of the two runs.
    """
    business = [_driver(*row, values, moves, baseline, changed) for row in _business(plan)]
    costs = [_cost_driver(cost, index, plan, name, values, changed) for index, cost in enumerate(programme.costs)]
    return (*business, *costs)


def scenario_flows(drivers: Sequence[Driver], lines: Sequence[Line], months: int) -> tuple[Array, Array]:
    """The cash flow of the baseline and of the programme, each (period, line)."""
    place = {line.name: index for index, line in enumerate(lines)}
    baseline, programme = np.zeros((months, len(lines))), np.zeros((months, len(lines)))
    for driver in drivers:
        baseline[:, place[driver.line]] += driver.baseline_amount
        programme[:, place[driver.line]] += driver.programme_amount
    return baseline, programme


def by_kind(flows: Array, lines: Sequence[Line]) -> tuple[Flow, Flow]:
    """Benefits and programme costs of an incremental cash flow (period, line)."""
    benefits, costs = (Flow(*(_total(flows, lines, kind, timing) for timing in ("month", "dated"))) for kind in ("benefit", "cost"))
    return benefits, costs


def _total(flows: Array, lines: Sequence[Line], kind: str, timing: str) -> Array:
    chosen = [line.kind == kind and line.timing == timing for line in lines]
    return np.asarray(flows[:, chosen].sum(axis=1))


Row = tuple[
    str, str, str, str, str, str, int, str
]  # line, volume, title, unit, price name, price unit, sign, the engine's series of the amount


def _business(plan: Plan) -> Iterator[Row]:
    """What the lines of the customers' business are made of."""
    yield MARGIN_LINE.name, "revenue", "Fees", "money", MARGIN, "share", 1, ""
    for journey, parts in plan.journeys.items():
        for touch in parts.touchpoints:
            node, price = f"{journey}.{touch}", f"journeys.{journey}.touchpoints.{touch}.cost"
            yield SERVE_LINE.name, f"touches.{node}", f"Contacts: {journey}, {touch}", "contacts", price, "money", -1, f"cost.{node}"
    yield BASE_LINE.name, "active_months", "Active customers", "customer-months", "cost_per_customer", "money per month", -1, "cost_base"
    for channel in plan.acquisition:
        price, amount = f"acquisition.{channel}.cost", f"cost_acquisition.{channel}"
        yield ACQUISITION_LINE.name, f"acquired.{channel}", f"Customers acquired: {channel}", "customers", price, "money", -1, amount
    if plan.referral is not None:
        yield REFERRAL_LINE.name, "referred", "Customers referred", "customers", "referral.reward", "money", -1, "cost_referral"


def _driver(
    line: str,
    volume: str,
    title: str,
    unit: str,
    price_name: str,
    price_unit: str,
    sign: int,
    amount: str,
    values: Mapping[str, float],
    moves: Sequence[Change],
    baseline: Series,
    changed: Series,
) -> Driver:
    price = values[price_name]
    ones, zeros = np.ones(len(baseline[volume])), np.zeros(len(baseline[volume]))
    level, extra = ones, zeros
    moved = [move for move in moves if move.quantity == price_name]
    if moved:
        level, extra = _moved_price(price, moved, changed[volume], changed[amount] if amount else None)
    return Driver(line, volume, title, unit, price_name, price, price_unit, sign, baseline[volume], changed[volume], ones, level, extra)


def _moved_price(price: float, moves: Sequence[Change], volume: Array, amount: Array | None) -> tuple[Array, Array]:
    """Level and extra of a price under levers: a lever is a straight line in the price, so a share of it is one too.

    Where the levers reach only some of the volume, that share is what makes volume times price the engine's amount.
    """
    level, extra = np.ones_like(volume), np.zeros_like(volume)
    for move in moves:
        at_zero = move.apply(np.zeros_like(volume))
        slope = move.apply(np.ones_like(volume)) - at_zero
        level, extra = level * slope, extra * slope + at_zero
    everybody = all(move.segment is None and move.coverage >= 1 for move in moves)
    if everybody or amount is None:
        return level, extra
    gap = price * level + extra - price
    paid = np.divide(amount, volume, out=np.full_like(volume, price), where=volume > 0)
    share = np.divide(paid - price, gap, out=np.ones_like(volume), where=gap != 0)
    return 1 + share * (level - 1), share * extra


def _cost_driver(cost: CostLine, index: int, plan: Plan, name: str, values: Mapping[str, float], changed: Series) -> Driver:
    volume_name, title, unit, volume = _cost_volume(cost, plan, changed)
    field = amount_field(cost)
    price_name = f"programmes.{name}.costs.{index}.{field}"
    ones, zeros = np.ones(plan.horizon.count), np.zeros(plan.horizon.count)
    price_unit = "money per month" if field in ("per_month", "per_customer_month") else "money"
    line = _cost_line(cost).name
    return Driver(line, volume_name, title, unit, price_name, values[price_name], price_unit, -1, zeros, volume, ones, ones, zeros)


def _cost_volume(cost: CostLine, plan: Plan, changed: Series) -> tuple[str, str, str, Array]:
    """Name, title, unit and volume (period,) of what a programme's cost is paid for."""
    months = plan.horizon.count
    if isinstance(cost, OneOff):
        paid = (np.arange(months) == int(month_axis(cost.on, plan.start))).astype(float)
        return "payments", f"Payments: {cost.name}", "payments", paid
    weight = cost_profile(cost.start, cost.end, plan.start).monthly(months)
    if isinstance(cost, PerEvent):
        _, journey, _, touch = cost.event.split(".")
        return f"touches.{journey}.{touch}", f"Contacts: {journey}, {touch}", "contacts", changed[f"touches.{journey}.{touch}"] * weight
    if isinstance(cost, PerCustomer):
        return reached_months(cost.name), f"Customers reached: {cost.name}", "customer-months", changed[reached_months(cost.name)] * weight
    return "months", f"Months paid: {cost.name}", "months", weight

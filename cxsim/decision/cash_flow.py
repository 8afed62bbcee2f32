"""From two runs of the customer base to money: volumes times prices, one row each, signs as money to the company."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from cxsim.decision.comparison import CashFlowLine, VolumePriceLine
from cxsim.decision.costs import CostLine, CostPerCustomer, CostPerEvent, OneOffCost, amount_field, cost_profile
from cxsim.decision.financial_terms import BY_LINE, FinancialTerms, effective_rate
from cxsim.decision.levers import MARGIN, PURCHASE_MARGIN
from cxsim.decision.money import Flow, month_times
from cxsim.decision.programme import Programme
from cxsim.decision.time_profile import month_axis
from cxsim.engine.changes import Change
from cxsim.journey.plan import Plan, Touchpoint
from cxsim.units import MONTHS_PER_YEAR

Array = NDArray[np.float64]
Series = Mapping[str, Array]

MARGIN_LINE = CashFlowLine("margin", "Margin on fees", "benefit", "month")
PURCHASE_LINE = CashFlowLine("purchase_margin", "Margin on purchases", "benefit", "month")
SALES_LINE = CashFlowLine("touch_margin", "Margin on sales in contacts", "benefit", "month")
OFFER_LINE = CashFlowLine("offer_incentives", "Incentives of offers", "benefit", "month")
SAVE_LINE = CashFlowLine("save_incentives", "Incentives of save offers", "benefit", "month")
SERVE_LINE = CashFlowLine("cost_to_serve", "Cost to serve (contacts)", "benefit", "month")
BASE_LINE = CashFlowLine("base_cost", "Cost of active customers", "benefit", "month")
ACQUISITION_LINE = CashFlowLine("acquisition_cost", "Cost of acquisition", "benefit", "month")
REFERRAL_LINE = CashFlowLine("referral_rewards", "Referral rewards", "benefit", "month")
COST_PREFIX = "programme."
TERMINAL_LINE = CashFlowLine("terminal_value", "Customers still there at the end", "benefit", "month")
HAIRCUT_LINE = CashFlowLine("attribution_haircut", "Not put down to the programme", "benefit", "month")
TAX_LINE = CashFlowLine("tax", "Tax on the incremental profit", "benefit", "month")


def reached_months(cost_name: str) -> str:
    """The name of the series of active customer-months of those whom a cost per customer reaches."""
    return f"reached_months.{cost_name}"


def reached_contacts(cost_name: str) -> str:
    """The name of the series of contacts of those customers whom a cost per contact reaches, where that is not everybody."""
    return f"reached_contacts.{cost_name}"


def cash_lines(plan: Plan, programme: Programme, terms: FinancialTerms | None = None) -> tuple[CashFlowLine, ...]:
    """The rows of the cash flow of a programme: the customers' business, what the terms add to it, what the programme costs, tax."""
    moved = {lever.quantity for lever in programme.levers}
    sells = any(_sells(touch, name, moved) for name, touch in _touches(plan))
    kinds = {touch.offer.kind for _, touch in _touches(plan) if touch.offer is not None}
    lines = [MARGIN_LINE, *([PURCHASE_LINE] if plan.purchases is not None else []), *([SALES_LINE] if sells else [])]
    lines += [OFFER_LINE] if kinds - {"save"} else []
    lines += [*([SAVE_LINE] if "save" in kinds else []), SERVE_LINE, BASE_LINE]
    lines += [ACQUISITION_LINE] if plan.acquisition else []
    lines += [REFERRAL_LINE] if plan.referral is not None else []
    lines += [TERMINAL_LINE] if terms is not None and terms.terminal is not None else []
    lines += [HAIRCUT_LINE] if terms is not None and terms.haircut is not None else []
    lines += [_cost_line(cost) for cost in programme.costs]
    lines += [TAX_LINE] if terms is not None and terms.tax_rate is not None else []
    return tuple(lines)


def own_line(name: str, title: str, programme: str) -> tuple[str, str]:
    """Name and title of a cost line of one programme as they are where several run at once."""
    stem, _, cost = title.partition(": ")
    return f"{COST_PREFIX}{programme}: {name.removeprefix(COST_PREFIX)}", f"{stem}: {programme}: {cost}"


def _cost_line(cost: CostLine) -> CashFlowLine:
    return CashFlowLine(
        f"{COST_PREFIX}{cost.name}", f"Programme: {cost.name}", "cost", "dated" if isinstance(cost, OneOffCost) else "month"
    )


def business_volumes(
    plan: Plan, values: Mapping[str, float], moves: Sequence[Change], baseline: Series, changed: Series
) -> tuple[VolumePriceLine, ...]:
    """The volumes and prices of the customers' business in both scenarios.

    Parameters
    ----------
    values : every quantity by name, in this draw.
    moves : what the programmes move; a price that they move gets a level and an extra.
    baseline, changed : monthly series of the two runs.
    """
    moved = {move.quantity for move in moves}
    return tuple(_driver(*row, values, moves, baseline, changed) for row in _business(plan, moved))


def apply_inflation(drivers: Sequence[VolumePriceLine], terms: FinancialTerms, values: Mapping[str, float]) -> tuple[VolumePriceLine, ...]:
    """The drivers of the customers' business with the inflation that the terms state for their lines."""
    names = {line: f"{BY_LINE}.{line}" for line in terms.inflation_by_line}
    return tuple(
        replace(driver, inflation=values[names[driver.line]], inflation_name=names[driver.line]) if driver.line in names else driver
        for driver in drivers
    )


def programme_cost_volumes(
    plan: Plan, programme: Programme, name: str, values: Mapping[str, float], changed: Series
) -> tuple[VolumePriceLine, ...]:
    """What the programme of that name costs, line by line."""
    return tuple(_cost_driver(cost, index, plan, name, values, changed) for index, cost in enumerate(programme.costs))


def terms_volumes(
    terms: FinancialTerms,
    values: Mapping[str, float],
    business: Sequence[VolumePriceLine],
    costs: Sequence[VolumePriceLine],
    baseline: Series,
    changed: Series,
) -> tuple[tuple[VolumePriceLine, ...], tuple[VolumePriceLine, ...]]:
    """What the terms of money add to the benefits (terminal value, haircut), and the tax on all of it."""
    added: list[VolumePriceLine] = []
    if terms.terminal is not None:
        still = [_at_the_end(series["active_end"]) for series in (baseline, changed)]
        worth = _on_terms(TERMINAL_LINE, "active at the end", "customers", "money.terminal.per_customer", "money", 1, values, *still)
        level = end_level(terms, values) * worth.baseline_level
        added.append(replace(worth, baseline_level=level, programme_level=level))
    if terms.haircut is not None:
        added.append(_haircut(values, [*business, *added]))
    if terms.tax_rate is None:
        return tuple(added), ()
    return tuple(added), (_tax(values, [*business, *added, *costs]),)


def hard_volumes(terms: FinancialTerms, values: Mapping[str, float], drivers: Sequence[VolumePriceLine]) -> tuple[VolumePriceLine, ...]:
    """The drivers without the soft lines; haircut and tax are those of what is left."""
    left = [driver for driver in drivers if driver.line not in (*terms.soft, HAIRCUT_LINE.name, TAX_LINE.name)]
    if not left:
        return ()
    if terms.haircut is not None:
        left.append(_haircut(values, [driver for driver in left if not driver.line.startswith(COST_PREFIX)]))
    if terms.tax_rate is not None:
        left.append(_tax(values, left))
    return tuple(left)


def _haircut(values: Mapping[str, float], benefits: Sequence[VolumePriceLine]) -> VolumePriceLine:
    """A share of what each line gains in a month. A line that loses is counted in full, so a haircut never makes a case better."""
    effects: dict[str, Array] = {}
    for driver in benefits:
        effects[driver.line] = effects.get(driver.line, 0.0) + (driver.programme_amount - driver.baseline_amount)
    gains = np.asarray(np.sum([np.maximum(effect, 0.0) for effect in effects.values()], axis=0))
    return _on_terms(HAIRCUT_LINE, "positive effects", "money", "money.haircut.share", "share", -1, values, 0 * gains, gains)


def _tax(values: Mapping[str, float], drivers: Sequence[VolumePriceLine]) -> VolumePriceLine:
    return _on_terms(TAX_LINE, "profit before tax", "money", "money.tax_rate", "share", -1, values, *_sums(drivers))


def end_level(terms: FinancialTerms, values: Mapping[str, float]) -> float:
    """What an amount at the end of a month is worth at the point in it at which its flows are discounted, at the case's own rate.

    A stock, unlike a flow, does not accrue over the last month: it stands at its end under either convention.
    """
    if terms.convention == "end_of_month":
        return 1.0
    return float((1.0 + effective_rate(terms, values)) ** -(1.0 / MONTHS_PER_YEAR - float(month_times(1, terms.convention)[0])))


def _at_the_end(series: Array) -> Array:
    last = np.zeros_like(series)
    last[-1] = series[-1]
    return last


def _sums(drivers: Sequence[VolumePriceLine]) -> tuple[Array, Array]:
    """Money to the company in both scenarios, all drivers together."""
    baseline, programme = (np.sum([getattr(d, f"{side}_amount") for d in drivers], axis=0) for side in ("baseline", "programme"))
    return np.asarray(baseline), np.asarray(programme)


def _on_terms(
    line: CashFlowLine,
    volume: str,
    unit: str,
    price: str,
    price_unit: str,
    sign: int,
    values: Mapping[str, float],
    before: Array,
    after: Array,
) -> VolumePriceLine:
    ones = np.ones_like(before)
    return VolumePriceLine(line.name, volume, line.title, unit, price, values[price], price_unit, sign, before, after, ones, ones, 0 * ones)


def scenario_flows(drivers: Sequence[VolumePriceLine], lines: Sequence[CashFlowLine], months: int) -> tuple[Array, Array]:
    """The cash flow of the baseline and of the programme, each (period, line)."""
    place = {line.name: index for index, line in enumerate(lines)}
    baseline, programme = np.zeros((months, len(lines))), np.zeros((months, len(lines)))
    for driver in drivers:
        baseline[:, place[driver.line]] += driver.baseline_amount
        programme[:, place[driver.line]] += driver.programme_amount
    return baseline, programme


def by_kind(flows: Array, lines: Sequence[CashFlowLine]) -> tuple[Flow, Flow]:
    """Benefits and programme costs of an incremental cash flow (period, line)."""
    benefits, costs = (Flow(*(_total(flows, lines, kind, timing) for timing in ("month", "dated"))) for kind in ("benefit", "cost"))
    return benefits, costs


def _total(flows: Array, lines: Sequence[CashFlowLine], kind: str, timing: str) -> Array:
    chosen = [line.kind == kind and line.timing == timing for line in lines]
    return np.asarray(flows[:, chosen].sum(axis=1))


Row = tuple[
    str, str, str, str, str, str, int, str
]  # line, volume, title, unit, price name, price unit, sign, the engine's series of the amount


def _touches(plan: Plan) -> Iterator[tuple[str, Touchpoint]]:
    """Every touchpoint with its address in the plan."""
    for journey, parts in plan.journeys.items():
        for name, touch in parts.touchpoints.items():
            yield f"journeys.{journey}.touchpoints.{name}", touch


def _sells(touch: Touchpoint, name: str, moved: Collection[str]) -> bool:
    return touch.revenue.value != 0 or touch.revenue.uncertain or f"{name}.revenue" in moved


def _business(plan: Plan, moved: Collection[str]) -> Iterator[Row]:
    """What the lines of the customers' business are made of."""
    yield MARGIN_LINE.name, "revenue", "Fees", "money", MARGIN, "share", 1, ""
    if plan.purchases is not None:
        yield PURCHASE_LINE.name, "spend", "Purchases", "money", PURCHASE_MARGIN, "share", 1, ""
    for address, touch in _touches(plan):
        _, journey, _, name = address.split(".")
        node = f"{journey}.{name}"
        if _sells(touch, address, moved):
            yield SALES_LINE.name, f"revenue.{node}", f"Sales: {journey}, {name}", "money", MARGIN, "share", 1, ""
        if touch.offer is not None:
            line, price = (SAVE_LINE if touch.offer.kind == "save" else OFFER_LINE).name, f"{address}.offer.incentive"
            yield line, f"success.{node}", f"Accepted: {journey}, {name}", "acceptances", price, "money", -1, f"incentive.{node}"
        title, price = f"Contacts: {journey}, {name}", f"{address}.cost"
        yield SERVE_LINE.name, f"touches.{node}", title, "contacts", price, "money", -1, f"cost.{node}"
    for case in plan.cases:
        title, price = f"Cases opened: {case}", f"cases.{case}.cost"
        yield SERVE_LINE.name, f"opened.{case}", title, "cases", price, "money", -1, f"cost_case.{case}"
    for pool in plan.pools:
        minutes, agents = f"pools.{pool}.cost_per_minute", f"pools.{pool}.cost_per_agent"
        amount = f"cost.pools.{pool}"
        yield SERVE_LINE.name, f"busy_minutes.{pool}", f"Minutes: {pool}", "minutes", minutes, "money per minute", -1, f"{amount}.minutes"
        yield SERVE_LINE.name, f"agents.{pool}", f"Agents: {pool}", "agent-months", agents, "money per month", -1, f"{amount}.agents"
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
) -> VolumePriceLine:
    price = values[price_name]
    ones, zeros = np.ones(len(baseline[volume])), np.zeros(len(baseline[volume]))
    level, extra = ones, zeros
    moved = [move for move in moves if move.quantity == price_name]
    if moved:
        level, extra = _moved_price(price, moved, changed[volume], changed[amount] if amount else None)
    return VolumePriceLine(
        line, volume, title, unit, price_name, price, price_unit, sign, baseline[volume], changed[volume], ones, level, extra
    )


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


def _cost_driver(cost: CostLine, index: int, plan: Plan, name: str, values: Mapping[str, float], changed: Series) -> VolumePriceLine:
    volume_name, title, unit, volume = _cost_volume(cost, plan, changed)
    field = amount_field(cost)
    price_name = f"programmes.{name}.costs.{index}.{field}"
    ones, zeros = np.ones(plan.horizon.count), np.zeros(plan.horizon.count)
    price_unit = "money per month" if field in ("per_month", "per_customer_month") else "money"
    line = _cost_line(cost).name
    grows = f"programmes.{name}.costs.{index}.inflation"
    rate = values.get(grows)
    inflation = (0.0, "") if rate is None else (rate, grows)
    return VolumePriceLine(
        line, volume_name, title, unit, price_name, values[price_name], price_unit, -1, zeros, volume, ones, ones, zeros, *inflation
    )


def _cost_volume(cost: CostLine, plan: Plan, changed: Series) -> tuple[str, str, str, Array]:
    """Name, title, unit and volume (period,) of what a programme's cost is paid for."""
    months = plan.horizon.count
    if isinstance(cost, OneOffCost):
        paid = (np.arange(months) == int(month_axis(cost.on, plan.start))).astype(float)
        return "payments", f"Payments: {cost.name}", "payments", paid
    weight = cost_profile(cost.start, cost.end, plan.start).monthly(months)
    if isinstance(cost, CostPerEvent):
        _, journey, _, touch = cost.event.split(".")
        if cost.partial:
            title = f"Contacts of those reached: {cost.name}"
            return reached_contacts(cost.name), title, "contacts", changed[reached_contacts(cost.name)] * weight
        return f"touches.{journey}.{touch}", f"Contacts: {journey}, {touch}", "contacts", changed[f"touches.{journey}.{touch}"] * weight
    if isinstance(cost, CostPerCustomer):
        return reached_months(cost.name), f"Customers reached: {cost.name}", "customer-months", changed[reached_months(cost.name)] * weight
    return "months", f"Months paid: {cost.name}", "months", weight

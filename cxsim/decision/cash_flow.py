"""From two runs of the customer base to money: volumes times prices, one row each, signs as money to the company."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

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
from cxsim.text import Message
from cxsim.units import MONTHS_PER_YEAR

Array = NDArray[np.float64]
Series = Mapping[str, Array]

MARGIN_LINE = CashFlowLine("margin", Message("decision-line-margin"), "benefit", "month")
PURCHASE_LINE = CashFlowLine("purchase_margin", Message("decision-line-purchase-margin"), "benefit", "month")
SALES_LINE = CashFlowLine("touch_margin", Message("decision-line-touch-margin"), "benefit", "month")
OFFER_LINE = CashFlowLine("offer_incentives", Message("decision-line-offer-incentives"), "benefit", "month")
SAVE_LINE = CashFlowLine("save_incentives", Message("decision-line-save-incentives"), "benefit", "month")
SERVE_LINE = CashFlowLine("cost_to_serve", Message("decision-line-cost-to-serve"), "benefit", "month")
BASE_LINE = CashFlowLine("base_cost", Message("decision-line-base-cost"), "benefit", "month")
ACQUISITION_LINE = CashFlowLine("acquisition_cost", Message("decision-line-acquisition-cost"), "benefit", "month")
REFERRAL_LINE = CashFlowLine("referral_rewards", Message("decision-line-referral-rewards"), "benefit", "month")
COST_PREFIX = "programme."
TERMINAL_LINE = CashFlowLine("terminal_value", Message("decision-line-terminal-value"), "benefit", "month")
HAIRCUT_LINE = CashFlowLine("attribution_haircut", Message("decision-line-attribution-haircut"), "benefit", "month")
TAX_LINE = CashFlowLine("tax", Message("decision-line-tax"), "benefit", "month")


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


def own_line(line: CashFlowLine, programme: str) -> tuple[str, Message]:
    """Name and title of a cost line of one programme as they are where several run at once."""
    cost = f"{programme}: {line.name.removeprefix(COST_PREFIX)}"
    return f"{COST_PREFIX}{cost}", Message("decision-line-programme-cost", cost=cost)


def _cost_line(cost: CostLine) -> CashFlowLine:
    title = Message("decision-line-programme-cost", cost=cost.name)
    return CashFlowLine(f"{COST_PREFIX}{cost.name}", title, "cost", "dated" if isinstance(cost, OneOffCost) else "month")


@dataclass(frozen=True)
class VolumeSource:
    """What a line of the cash flow is made of, before it is known how much of it there is.

    Attributes
    ----------
    line : name of the line; volume : name of the volume, for the customers' business the engine's series of it.
    title : of the volume and price in a table; unit : of the volume.
    price_name, price_unit : of the quantity that is the price; sign : +1 income, -1 cost.
    amount : the engine's series of the amount itself, empty where it books none.
    """

    line: str
    volume: str
    title: Message
    unit: str
    price_name: str
    price_unit: str
    sign: int
    amount: str = ""


_AT_THE_END = VolumeSource(TERMINAL_LINE.name, "active_at_end", TERMINAL_LINE.title, "customers", "money.terminal.per_customer", "money", 1)
_POSITIVE_EFFECTS = VolumeSource(HAIRCUT_LINE.name, "positive_effects", HAIRCUT_LINE.title, "money", "money.haircut.share", "share", -1)
_PROFIT_BEFORE_TAX = VolumeSource(TAX_LINE.name, "profit_before_tax", TAX_LINE.title, "money", "money.tax_rate", "share", -1)
AMOUNT_TITLES = {
    _POSITIVE_EFFECTS.volume: Message("decision-volume-positive-effects"),
    _PROFIT_BEFORE_TAX.volume: Message("decision-volume-profit-before-tax"),
}
"""The titles of the volumes that are amounts of other lines."""


def business_volumes(
    plan: Plan, values: Mapping[str, float], changes: Sequence[Change], baseline: Series, changed: Series
) -> tuple[VolumePriceLine, ...]:
    """The volumes and prices of the customers' business in both scenarios.

    Parameters
    ----------
    values : every quantity by name, in this draw.
    changes : of the programmes; a price that they change gets a level and an extra.
    baseline, changed : monthly series of the two runs.
    """
    moved = {change.quantity for change in changes}
    return tuple(_volume_price_line(source, values, changes, baseline, changed) for source in _business(plan, moved))


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
        worth = _on_terms(_AT_THE_END, values, *still)
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
    return _on_terms(_POSITIVE_EFFECTS, values, 0 * gains, gains)


def _tax(values: Mapping[str, float], drivers: Sequence[VolumePriceLine]) -> VolumePriceLine:
    return _on_terms(_PROFIT_BEFORE_TAX, values, *_sums(drivers))


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


def _on_terms(source: VolumeSource, values: Mapping[str, float], before: Array, after: Array) -> VolumePriceLine:
    ones = np.ones_like(before)
    return _filled(source, values[source.price_name], Volumes(before, after, ones, ones, 0 * ones))


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


def _touches(plan: Plan) -> Iterator[tuple[str, Touchpoint]]:
    """Every touchpoint with its address in the plan."""
    for journey, parts in plan.journeys.items():
        for name, touch in parts.touchpoints.items():
            yield f"journeys.{journey}.touchpoints.{name}", touch


def _sells(touch: Touchpoint, name: str, moved: Collection[str]) -> bool:
    return touch.payment.value != 0 or touch.payment.uncertain or f"{name}.payment" in moved


def _business(plan: Plan, moved: Collection[str]) -> Iterator[VolumeSource]:
    """What the lines of the customers' business are made of."""
    yield VolumeSource(MARGIN_LINE.name, "fees", Message("decision-volume-fees"), "money", MARGIN, "share", 1)
    if plan.purchases is not None:
        title = Message("decision-volume-purchases")
        yield VolumeSource(PURCHASE_LINE.name, "spend", title, "money", PURCHASE_MARGIN, "share", 1)
    for address, touch in _touches(plan):
        yield from _of_touchpoint(address, touch, moved)
    for case in plan.cases:
        title, amount = Message("decision-volume-cases", case=case), f"cost_case.{case}"
        yield VolumeSource(SERVE_LINE.name, f"opened.{case}", title, "cases", f"cases.{case}.cost", "money", -1, amount)
    for pool in plan.pools:
        yield from _of_pool(pool)
    title = Message("decision-volume-active-customers")
    unit, price = "customer-months", "cost_per_customer"
    yield VolumeSource(BASE_LINE.name, "active_months", title, unit, price, "money per month", -1, "cost_base")
    for channel in plan.acquisition:
        title, price = Message("decision-volume-acquired", channel=channel), f"acquisition.{channel}.cost"
        amount = f"cost_acquisition.{channel}"
        yield VolumeSource(ACQUISITION_LINE.name, f"acquired.{channel}", title, "customers", price, "money", -1, amount)
    if plan.referral is not None:
        title = Message("decision-volume-referred")
        yield VolumeSource(REFERRAL_LINE.name, "referred", title, "customers", "referral.reward", "money", -1, "cost_referral")


def _of_touchpoint(address: str, touch: Touchpoint, moved: Collection[str]) -> Iterator[VolumeSource]:
    """What a touchpoint sells, gives away and costs."""
    _, journey, _, name = address.split(".")
    node, named = f"{journey}.{name}", {"journey": journey, "touch": name}
    if _sells(touch, address, moved):
        yield VolumeSource(SALES_LINE.name, f"payments.{node}", Message("decision-volume-sales", **named), "money", MARGIN, "share", 1)
    if touch.offer is not None:
        line, price = (SAVE_LINE if touch.offer.kind == "save" else OFFER_LINE).name, f"{address}.offer.incentive"
        title, amount = Message("decision-volume-accepted", **named), f"incentive.{node}"
        yield VolumeSource(line, f"success.{node}", title, "acceptances", price, "money", -1, amount)
    title = Message("decision-volume-contacts", **named)
    yield VolumeSource(SERVE_LINE.name, f"touches.{node}", title, "contacts", f"{address}.cost", "money", -1, f"cost.{node}")


def _of_pool(pool: str) -> Iterator[VolumeSource]:
    """What the work and the agents of a pool cost."""
    line, amount = SERVE_LINE.name, f"cost.pools.{pool}"
    title, price = Message("decision-volume-minutes", pool=pool), f"pools.{pool}.cost_per_minute"
    yield VolumeSource(line, f"busy_minutes.{pool}", title, "minutes", price, "money per minute", -1, f"{amount}.minutes")
    title, price = Message("decision-volume-agents", pool=pool), f"pools.{pool}.cost_per_agent"
    yield VolumeSource(line, f"agents.{pool}", title, "agent-months", price, "money per month", -1, f"{amount}.agents")


def _volume_price_line(
    source: VolumeSource, values: Mapping[str, float], changes: Sequence[Change], baseline: Series, changed: Series
) -> VolumePriceLine:
    """The volumes and prices of both scenarios."""
    before, after, price = baseline[source.volume], changed[source.volume], values[source.price_name]
    ones, zeros = np.ones(len(before)), np.zeros(len(before))
    level, extra = ones, zeros
    own = [change for change in changes if change.quantity == source.price_name]
    if own:
        level, extra = _changed_price(price, own, after, changed[source.amount] if source.amount else None)
    return _filled(source, price, Volumes(before, after, ones, level, extra))


class Volumes(NamedTuple):
    """The volumes of both scenarios (period,), and level and extra of their prices as in `VolumePriceLine`."""

    baseline: Array
    programme: Array
    baseline_level: Array
    programme_level: Array
    programme_extra: Array


def _filled(source: VolumeSource, price: float, volumes: Volumes) -> VolumePriceLine:
    """The line of a source at these volumes."""
    return VolumePriceLine(
        line=source.line,
        name=source.volume,
        title=source.title,
        unit=source.unit,
        price_name=source.price_name,
        price=price,
        price_unit=source.price_unit,
        sign=source.sign,
        **volumes._asdict(),
    )


def _changed_price(price: float, changes: Sequence[Change], volume: Array, amount: Array | None) -> tuple[Array, Array]:
    """Level and extra of a price under levers: a lever is a straight line in the price, so a share of it is one too.

    Where the levers reach only some of the volume, that share is what makes volume times price the engine's amount.
    """
    level, extra = np.ones_like(volume), np.zeros_like(volume)
    for change in changes:
        at_zero = change.apply(np.zeros_like(volume))
        slope = change.apply(np.ones_like(volume)) - at_zero
        level, extra = level * slope, extra * slope + at_zero
    everybody = all(change.segment is None and change.coverage >= 1 for change in changes)
    if everybody or amount is None:
        return level, extra
    gap = price * level + extra - price
    paid = np.divide(amount, volume, out=np.full_like(volume, price), where=volume > 0)
    share = np.divide(paid - price, gap, out=np.ones_like(volume), where=gap != 0)
    return 1 + share * (level - 1), share * extra


def _cost_driver(cost: CostLine, index: int, plan: Plan, name: str, values: Mapping[str, float], changed: Series) -> VolumePriceLine:
    field, own = amount_field(cost), f"programmes.{name}.costs.{index}"
    volume, title, unit = _cost_volume(cost)
    price_unit = "money per month" if field in ("per_month", "per_customer_month") else "money"
    source = VolumeSource(_cost_line(cost).name, volume, title, unit, f"{own}.{field}", price_unit, -1)
    ones, zeros = np.ones(plan.horizon.count), np.zeros(plan.horizon.count)
    paid = _filled(source, values[source.price_name], Volumes(zeros, _paid_volume(cost, plan, volume, changed), ones, ones, zeros))
    rate = values.get(f"{own}.inflation")
    return paid if rate is None else replace(paid, inflation=rate, inflation_name=f"{own}.inflation")


def _cost_volume(cost: CostLine) -> tuple[str, Message, str]:
    """Name, title and unit of what a programme's cost is paid for."""
    if isinstance(cost, OneOffCost):
        return "payments", Message("decision-volume-payments", cost=cost.name), "payments"
    if isinstance(cost, CostPerCustomer):
        return reached_months(cost.name), Message("decision-volume-customers-reached", cost=cost.name), "customer-months"
    if not isinstance(cost, CostPerEvent):
        return "months", Message("decision-volume-months-paid", cost=cost.name), "months"
    if cost.partial:
        return reached_contacts(cost.name), Message("decision-volume-contacts-reached", cost=cost.name), "contacts"
    _, journey, _, touch = cost.event.split(".")
    return f"touches.{journey}.{touch}", Message("decision-volume-contacts", journey=journey, touch=touch), "contacts"


def _paid_volume(cost: CostLine, plan: Plan, volume: str, changed: Series) -> Array:
    """How much of it there is under the programme (period,)."""
    months = plan.horizon.count
    if isinstance(cost, OneOffCost):
        return np.asarray(np.arange(months) == int(month_axis(cost.on, plan.start)), dtype=float)
    weight = cost_profile(cost.start, cost.end, plan.start).monthly(months)
    return np.asarray(changed[volume] * weight) if isinstance(cost, CostPerCustomer | CostPerEvent) else weight

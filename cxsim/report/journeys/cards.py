"""What a plan's journeys say, as bands of cards: a band for each journey, a card for each touchpoint, a row for each outcome."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxsim.journey.parameters import Quantity
from cxsim.journey.plan import END, After, AtRate, Every, Journey, OnAcquisition, OnAnswer, Plan, Touchpoint
from cxsim.journey.pools import Exponential, Lognormal, Pool, TimeLaw
from cxsim.report.words import readable
from cxsim.units import DAYS_PER_MONTH

POOLS = ""
OUTCOMES = ("success", "failure", "abandonment")
_UNITS = ((365.25, "years"), (DAYS_PER_MONTH, "months"), (1.0, "d"), (1 / 24, "h"), (1 / 1440, "min"), (1 / 86400, "s"))


@dataclass(frozen=True)
class Row:
    """One outcome of a touch: its share, the touchpoint it leads to (None: the visit ends), and the journey that it starts."""

    outcome: str
    text: str
    target: str | None
    starts: str | None


@dataclass(frozen=True)
class Card:
    """One touchpoint: its name, what is to be known of it, its outcomes."""

    title: str
    facts: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Band:
    """One journey: how it starts, its touchpoints by name, and the journeys that its surveys start; or cards `beside` each other."""

    title: str
    starts: str
    cards: dict[str, Card]
    asked_starts: tuple[str, ...]
    beside: bool = False


def bands(plan: Plan) -> dict[str, Band]:
    """The bands of a plan by the name of the journey, and one of its pools, if there are any."""
    drawn = {name: _band(plan, name, journey) for name, journey in plan.journeys.items()}
    if plan.pools:
        pools = {name: Card(readable(name), tuple(_pool_facts(plan, pool)), ()) for name, pool in plan.pools.items()}
        drawn[POOLS] = Band("pools", "agents who serve the touches that name them", pools, (), beside=True)
    return drawn


def _band(plan: Plan, name: str, journey: Journey) -> Band:
    cards = {touch: _card(plan, name, touch, touchpoint) for touch, touchpoint in journey.touchpoints.items()}
    return Band(readable(name), _starts(plan, journey), cards, tuple(_asked_starts(plan, name)))


def _starts(plan: Plan, journey: Journey) -> str:
    starts = journey.starts
    if isinstance(starts, AtRate):
        differs = f", differing between customers (variation {starts.variation.value:g})" if starts.variation.value else ""
        return f"starts {_number(starts.rate)} times a month for each customer{differs}"
    if isinstance(starts, Every):
        return f"starts every {starts.every.count} months of tenure"
    if isinstance(starts, After):
        return f"starts on {starts.outcome} of {readable(starts.after.replace('.', ': '))}"
    if isinstance(starts, OnAnswer):
        return f"starts on an answer below {starts.below:g} to the survey {_survey(plan, starts.survey)}"
    return "starts when a customer is won" if isinstance(starts, OnAcquisition) else "starts when a customer decides to leave"


def _survey(plan: Plan, name: str) -> str:
    survey = plan.surveys[name]
    when = f"every {survey.every.count} months" if survey.every else f"after {survey.after or survey.pulse}"
    return readable(f"{name} ({survey.index.upper()}, {when})")


def _asked_starts(plan: Plan, name: str) -> Iterator[str]:
    for called, journey in plan.journeys.items():
        if isinstance(journey.starts, OnAnswer):
            survey = plan.surveys[journey.starts.survey]
            if name in (survey.after, (survey.pulse or "").split(".")[0]):
                yield called


def _card(plan: Plan, journey: str, name: str, touchpoint: Touchpoint) -> Card:
    return Card(readable(name), tuple(_facts(plan, touchpoint)), tuple(_rows(plan, journey, name, touchpoint)))


def _facts(plan: Plan, touchpoint: Touchpoint) -> Iterator[str]:
    known = [readable(touchpoint.channel)]
    if touchpoint.duration.value:
        known.append(_length(touchpoint.duration.value))
    if touchpoint.cost.value:
        known.append(f"{touchpoint.cost.value:,.2f} {plan.currency}")
    yield " · ".join(known)
    if touchpoint.pool is not None:
        yield f"served by the pool {readable(touchpoint.pool)}"
    for word in ("opens", "resolves"):
        if kind := getattr(touchpoint, word):
            yield f"{word} a case: {readable(kind)}"
    if touchpoint.custom is not None:
        yield f"decided in Python: {readable(touchpoint.custom)}"
    if touchpoint.offer is not None:
        product = f": {readable(touchpoint.offer.product)}" if touchpoint.offer.product else ""
        yield f"offer ({readable(touchpoint.offer.kind)}){product}"


def _rows(plan: Plan, journey: str, name: str, touchpoint: Touchpoint) -> Iterator[Row]:
    success, abandonment = touchpoint.success, touchpoint.abandonment
    shares = (success.value, max(1 - success.value - abandonment.value, 0.0), abandonment.value)
    intervals = (_interval(success), "", _interval(abandonment))
    if touchpoint.offer is not None:
        intervals = (f" to {_percent(touchpoint.offer.content.value)} by satisfaction", "", intervals[2])
    pool = plan.pools.get(touchpoint.pool or "")
    if pool is not None and pool.patience is not None:
        intervals = (*intervals[:2], f"{intervals[2]}, and who gives up waiting")
    for outcome, share, interval in zip(OUTCOMES, shares, intervals, strict=True):
        target = getattr(touchpoint, f"on_{outcome}")
        starts = _called(plan, f"{journey}.{name}", outcome)
        gives_up = outcome == "abandonment" and "waiting" in interval
        if share > 1e-9 or starts or gives_up or (target != END and outcome != "abandonment"):
            then = ", end" if target == END else ""
            also = f", starts {readable(starts)}" if starts else ""
            yield Row(outcome, f"{outcome} {_percent(share)}{interval}{then}{also}", None if target == END else target, starts)


def _pool_facts(plan: Plan, pool: Pool) -> Iterator[str]:
    yield f"{_number(pool.agents)} agents, {pool.hours}"
    yield f"service {_time(pool.service)}"
    if pool.patience is not None:
        yield f"patience {_time(pool.patience)}"
    if pool.overflow:
        yield f"helped by {', '.join(map(readable, pool.overflow))}"
    if pool.cost_per_agent.value:
        yield f"{pool.cost_per_agent.value:,.2f} {plan.currency} a month for each agent"


def _time(law: TimeLaw) -> str:
    if isinstance(law, Exponential):
        return f"{_length(law.exponential.value)} on average"
    if isinstance(law, Lognormal):
        return f"{_length(law.lognormal.mean.value)} on average, 95 % within {_length(law.lognormal.p95.value)}"
    return _length(law.constant.value)


def _called(plan: Plan, touch: str, outcome: str) -> str | None:
    for name, journey in plan.journeys.items():
        if isinstance(journey.starts, After) and (journey.starts.after, journey.starts.outcome) == (touch, outcome):
            return name
    return None


def _interval(quantity: Quantity) -> str:
    return f" ({100 * quantity.low:.3g} to {100 * quantity.high:.3g})" if quantity.uncertain else ""


def _percent(share: float) -> str:
    return f"{100 * share:.3g} %"


def _number(quantity: Quantity) -> str:
    return f"{quantity.value:.3g}" + (f" ({quantity.low:.3g} to {quantity.high:.3g})" if quantity.uncertain else "")


def _length(days: float) -> str:
    size, unit = next(((size, unit) for size, unit in _UNITS if days >= 0.999 * size), _UNITS[-1])
    return f"{days / size:.3g} {unit}"

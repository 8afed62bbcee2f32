"""What a plan's journeys say, as bands of cards: a band for each journey, a card for each touchpoint, a row for each outcome."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxsim.journey.hours import ALWAYS, weekly
from cxsim.journey.parameters import Quantity
from cxsim.journey.plan import END, After, AtRate, Every, Journey, OnAcquisition, OnAnswer, Plan, Touchpoint
from cxsim.journey.pools import Exponential, Lognormal, Pool, TimeLaw
from cxsim.report.words import Words, readable
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


def bands(plan: Plan, words: Words) -> dict[str, Band]:
    """The bands of a plan by the name of the journey, and one of its pools, if there are any."""
    drawn = {name: _band(plan, name, journey, words) for name, journey in plan.journeys.items()}
    if plan.pools:
        pools = {name: Card(readable(name), tuple(_pool_facts(plan, pool, words)), ()) for name, pool in plan.pools.items()}
        drawn[POOLS] = Band(words.say.pools_band, words.say.pools_are, pools, (), beside=True)
    return drawn


def outcome_words(outcome: str, words: Words) -> str:
    """The word for what an arrow follows: an outcome of a touch, or `asked` for an answer to a survey."""
    return str(getattr(words.say, f"outcome_{outcome}"))


def _band(plan: Plan, name: str, journey: Journey, words: Words) -> Band:
    cards = {touch: _card(plan, name, touch, touchpoint, words) for touch, touchpoint in journey.touchpoints.items()}
    return Band(readable(name), _starts(plan, journey, words), cards, tuple(_asked_starts(plan, name)))


def _starts(plan: Plan, journey: Journey, words: Words) -> str:
    starts, say = journey.trigger, words.say
    if isinstance(starts, AtRate):
        varies = starts.variation.value
        differs = say.starts_differing.format(variation=_figure(varies, words)) if varies else ""
        hours = "; ".join(f"{hours} x {_figure(busy, words)}" for hours, busy in starts.when.items())
        when = say.starts_when.format(hours=hours) if hours else ""
        return say.starts_rate.format(rate=_number(starts.rate, words), differs=differs) + when
    if isinstance(starts, Every):
        return say.starts_every.format(count=starts.every.count)
    if isinstance(starts, After):
        touch = readable(starts.after.replace(".", say.colon))
        return say.starts_after.format(outcome=outcome_words(starts.outcome, words), touch=touch)
    if isinstance(starts, OnAnswer):
        return say.starts_answer.format(below=_figure(starts.below, words), survey=_survey(plan, starts.survey, words))
    return say.starts_won if isinstance(starts, OnAcquisition) else say.starts_leaving


def _survey(plan: Plan, name: str, words: Words) -> str:
    survey, index = plan.surveys[name], plan.surveys[name].index.upper()
    if survey.every:
        return words.say.asked_every.format(survey=readable(name), index=index, count=survey.every.count)
    return words.say.asked_after.format(survey=readable(name), index=index, touch=readable(str(survey.after or survey.pulse)))


def _asked_starts(plan: Plan, name: str) -> Iterator[str]:
    for called, journey in plan.journeys.items():
        if isinstance(journey.trigger, OnAnswer):
            survey = plan.surveys[journey.trigger.survey]
            if name in (survey.after, (survey.pulse or "").split(".")[0]):
                yield called


def _card(plan: Plan, journey: str, name: str, touchpoint: Touchpoint, words: Words) -> Card:
    return Card(readable(name), tuple(_facts(plan, touchpoint, words)), tuple(_rows(plan, journey, name, touchpoint, words)))


def _facts(plan: Plan, touchpoint: Touchpoint, words: Words) -> Iterator[str]:
    say, known = words.say, [readable(touchpoint.channel)]
    if touchpoint.duration.value:
        known.append(_length(touchpoint.duration.value, words))
    if touchpoint.cost.value:
        known.append(f"{words.number(touchpoint.cost.value, 2)} {plan.currency}")
    yield " · ".join(known)
    if touchpoint.pool is not None:
        yield say.served_by.format(pool=readable(touchpoint.pool))
    if touchpoint.opens:
        yield say.opens_case.format(case=readable(touchpoint.opens))
    if touchpoint.resolves:
        yield say.resolves_case.format(case=readable(touchpoint.resolves))
    if touchpoint.custom is not None:
        yield say.in_python.format(name=readable(touchpoint.custom))
    if touchpoint.offer is not None:
        product = f"{say.colon}{readable(touchpoint.offer.product)}" if touchpoint.offer.product else ""
        yield say.offer_of.format(kind=readable(touchpoint.offer.kind), product=product)


def _rows(plan: Plan, journey: str, name: str, touchpoint: Touchpoint, words: Words) -> Iterator[Row]:
    say, success, abandonment = words.say, touchpoint.success, touchpoint.abandonment
    shares = (success.value, max(1 - success.value - abandonment.value, 0.0), abandonment.value)
    pool = plan.pools.get(touchpoint.pool or "")
    waits = pool is not None and pool.patience is not None
    first = _interval(success, words)
    if touchpoint.offer is not None:
        first = say.by_satisfaction.format(share=_percent(touchpoint.offer.success_satisfied.value, words))
    intervals = (first, "", _interval(abandonment, words) + (say.gives_up if waits else ""))
    for outcome, share, interval in zip(OUTCOMES, shares, intervals, strict=True):
        target = getattr(touchpoint, f"on_{outcome}")
        starts = _called(plan, f"{journey}.{name}", outcome)
        gives_up = outcome == "abandonment" and waits
        if share > 1e-9 or starts or gives_up or (target != END and outcome != "abandonment"):
            then = say.then_end if target == END else ""
            also = say.also_starts.format(journey=readable(starts)) if starts else ""
            text = f"{outcome_words(outcome, words)} {_percent(share, words)}{interval}{then}{also}"
            yield Row(outcome, text, None if target == END else target, starts)


def _pool_facts(plan: Plan, pool: Pool, words: Words) -> Iterator[str]:
    say = words.say
    yield (say.pool_agent if pool.agents.value == 1 else say.pool_agents).format(agents=_number(pool.agents, words), hours=pool.hours)
    yield say.pool_service.format(time=_time(pool.service, words))
    if pool.patience is not None:
        yield say.pool_patience.format(time=_time(pool.patience, words))
    if pool.outside_hours == "wait" and weekly(pool.hours) != weekly(ALWAYS):
        yield say.pool_called_back.format(time=_length(pool.callback_within.value, words))
    if pool.overflow:
        yield say.pool_helped.format(pools=", ".join(map(readable, pool.overflow)))
    if pool.cost_per_agent.value:
        yield say.pool_cost.format(amount=words.number(pool.cost_per_agent.value, 2), currency=plan.currency)


def _time(law: TimeLaw, words: Words) -> str:
    if isinstance(law, Exponential):
        return words.say.on_average.format(time=_length(law.exponential.value, words))
    if isinstance(law, Lognormal):
        mean, most = law.lognormal.mean.value, law.lognormal.p95.value
        return words.say.average_within.format(time=_length(mean, words), most=_length(most, words))
    return _length(law.constant.value, words)


def _called(plan: Plan, touch: str, outcome: str) -> str | None:
    for name, journey in plan.journeys.items():
        if isinstance(journey.trigger, After) and (journey.trigger.after, journey.trigger.outcome) == (touch, outcome):
            return name
    return None


def _interval(quantity: Quantity, words: Words) -> str:
    if not quantity.uncertain:
        return ""
    return words.say.interval_of.format(low=_figure(100 * quantity.low, words), high=_figure(100 * quantity.high, words))


def _percent(share: float, words: Words) -> str:
    return words.say.percent.format(amount=_figure(100 * share, words))


def _number(quantity: Quantity, words: Words) -> str:
    low, high = _figure(quantity.low, words), _figure(quantity.high, words)
    return _figure(quantity.value, words) + (words.say.interval_of.format(low=low, high=high) if quantity.uncertain else "")


def _length(days: float, words: Words) -> str:
    size, unit = next(((size, unit) for size, unit in _UNITS if days >= 0.999 * size), _UNITS[-1])
    return f"{_figure(days / size, words)} {getattr(words.say, f'unit_{unit}')}"


def _figure(value: float, words: Words) -> str:
    """A number to three digits."""
    return words.number_again(f"{value:.3g}")

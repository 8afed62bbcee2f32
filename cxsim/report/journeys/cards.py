"""What a plan's journeys say, as bands of cards: a band for each journey, a card for each touchpoint, a row for each outcome."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxsim.journey.hours import ALWAYS, weekly
from cxsim.journey.parameters import Quantity
from cxsim.journey.plan import (
    END,
    After,
    AtRate,
    Every,
    Journey,
    OnAcquisition,
    OnAnswer,
    OnBill,
    OnDate,
    OnLevel,
    OnPurchase,
    Plan,
    Touchpoint,
)
from cxsim.journey.pools import Exponential, Lognormal, Pool, TimeLaw
from cxsim.report.phrases import readable
from cxsim.text.locale import Locale
from cxsim.units import DAYS_PER_MONTH

POOLS = ""
OUTCOMES = ("success", "failure", "abandonment")
_UNITS = ((365.25, "years"), (DAYS_PER_MONTH, "months"), (1.0, "d"), (1 / 24, "h"), (1 / 1440, "min"), (1 / 86400, "s"))


@dataclass(frozen=True)
class OutcomeRow:
    """One outcome of a touch: its share, the touchpoint it leads to (None: the visit ends), and the journey that it starts."""

    outcome: str
    text: str
    target: str | None
    starts: str | None


@dataclass(frozen=True)
class TouchpointCard:
    """One touchpoint: its name, what is to be known of it, its outcomes."""

    title: str
    facts: tuple[str, ...]
    rows: tuple[OutcomeRow, ...]


@dataclass(frozen=True)
class Band:
    """One journey: how it starts, its touchpoints by name, and the journeys that its surveys start; or cards `beside` each other."""

    title: str
    starts: str
    cards: dict[str, TouchpointCard]
    survey_triggers: tuple[str, ...]
    beside: bool = False


def bands(plan: Plan, locale: Locale) -> dict[str, Band]:
    """The bands of a plan by the name of the journey, and one of its pools, if there are any."""
    drawn = {name: _band(plan, name, journey, locale) for name, journey in plan.journeys.items()}
    if plan.pools:
        pools = {name: TouchpointCard(readable(name), tuple(_pool_facts(plan, pool, locale)), ()) for name, pool in plan.pools.items()}
        drawn[POOLS] = Band(locale("report-pools-band"), locale("report-pools-are"), pools, (), beside=True)
    return drawn


def label_outcome(outcome: str, locale: Locale) -> str:
    """The word for what an arrow follows: an outcome of a touch, or `asked` for an answer to a survey."""
    return locale(f"report-outcome-{outcome}")


def _band(plan: Plan, name: str, journey: Journey, locale: Locale) -> Band:
    cards = {touch: _card(plan, name, touch, touchpoint, locale) for touch, touchpoint in journey.touchpoints.items()}
    return Band(readable(name), _starts(plan, journey, locale), cards, tuple(_survey_triggers(plan, name)))


def _starts(plan: Plan, journey: Journey, locale: Locale) -> str:
    starts = journey.trigger
    if isinstance(starts, AtRate):
        varies = starts.variation.value
        differs = locale("report-starts-differing", variation=_figure(varies, locale)) if varies else ""
        hours = "; ".join(f"{hours} x {_figure(busy, locale)}" for hours, busy in starts.when.items())
        when = locale("report-starts-when", hours=hours) if hours else ""
        return locale("report-starts-rate", rate=_number(starts.rate, locale), differs=differs) + when
    if isinstance(starts, Every):
        return locale("report-starts-every", count=starts.every.count)
    if isinstance(starts, After):
        journey_name, _, touch = starts.after.partition(".")
        touch = locale("report-pair", name=readable(journey_name), value=readable(touch)) if touch else readable(journey_name)
        return locale("report-starts-after", outcome=label_outcome(starts.outcome, locale), touch=touch)
    if isinstance(starts, OnAnswer):
        return locale("report-starts-answer", below=_figure(starts.below, locale), survey=_survey(plan, starts.survey, locale))
    if isinstance(starts, OnPurchase | OnBill):
        what = "purchase" if isinstance(starts, OnPurchase) else "bill"
        every = starts.share.value == 1.0 and not starts.share.uncertain
        return locale(f"report-starts-{what}") if every else locale(f"report-starts-{what}s", share=_share(starts.share, locale))
    if isinstance(starts, OnDate):
        days = ", ".join(str(day) for day in starts.dates)
        return locale("report-starts-dates", dates=days, share=_share(starts.share, locale), segment=starts.segment or "everybody")
    if isinstance(starts, OnLevel):
        side, level = ("below", starts.below) if starts.below else ("above", starts.above)
        assert level is not None
        return locale(f"report-starts-{side}", level=starts.level, threshold=_number(level, locale))
    return locale("report-starts-won") if isinstance(starts, OnAcquisition) else locale("report-starts-leaving")


def _survey(plan: Plan, name: str, locale: Locale) -> str:
    survey, index = plan.surveys[name], plan.surveys[name].index.upper()
    if survey.every:
        return locale("report-survey-every", survey=readable(name), index=index, count=survey.every.count)
    return locale("report-survey-after", survey=readable(name), index=index, touch=readable(str(survey.after or survey.pulse)))


def _survey_triggers(plan: Plan, name: str) -> Iterator[str]:
    for called, journey in plan.journeys.items():
        if isinstance(journey.trigger, OnAnswer):
            survey = plan.surveys[journey.trigger.survey]
            if name in (survey.after, (survey.pulse or "").split(".")[0]):
                yield called


def _card(plan: Plan, journey: str, name: str, touchpoint: Touchpoint, locale: Locale) -> TouchpointCard:
    return TouchpointCard(readable(name), tuple(_facts(plan, touchpoint, locale)), tuple(_rows(plan, journey, name, touchpoint, locale)))


def _facts(plan: Plan, touchpoint: Touchpoint, locale: Locale) -> Iterator[str]:
    known = [readable(touchpoint.channel)]
    if touchpoint.duration.value:
        known.append(_length(touchpoint.duration.value, locale))
    if touchpoint.cost.value:
        known.append(f"{locale.number(touchpoint.cost.value, 2)} {plan.currency}")
    yield " · ".join(known)
    if touchpoint.pool is not None:
        yield locale("report-served-by", pool=readable(touchpoint.pool))
    if touchpoint.opens:
        yield locale("report-opens-case", case=readable(touchpoint.opens))
    if touchpoint.resolves:
        yield locale("report-resolves-case", case=readable(touchpoint.resolves))
    if touchpoint.custom is not None:
        yield locale("report-in-python", name=readable(touchpoint.custom))
    if touchpoint.offer is not None:
        offered = locale("report-offer-kind", kind=readable(touchpoint.offer.kind))
        if touchpoint.offer.product:
            offered = locale("report-pair", name=offered, value=readable(touchpoint.offer.product))
        yield offered


def _rows(plan: Plan, journey: str, name: str, touchpoint: Touchpoint, locale: Locale) -> Iterator[OutcomeRow]:
    success, abandonment = touchpoint.success, touchpoint.abandonment
    shares = (success.value, max(1 - success.value - abandonment.value, 0.0), abandonment.value)
    pool = plan.pools.get(touchpoint.pool or "")
    waits = pool is not None and pool.patience is not None
    first = _interval(success, locale)
    if touchpoint.offer is not None:
        first = locale("report-by-satisfaction", share=_percent(touchpoint.offer.success_satisfied.value, locale))
    intervals = (first, "", _interval(abandonment, locale) + (locale("report-gives-up") if waits else ""))
    for outcome, share, interval in zip(OUTCOMES, shares, intervals, strict=True):
        target = getattr(touchpoint, f"on_{outcome}")
        starts = _called(plan, f"{journey}.{name}", outcome)
        gives_up = outcome == "abandonment" and waits
        if share > 1e-9 or starts or gives_up or (target != END and outcome != "abandonment"):
            then = locale("report-then-end") if target == END else ""
            also = locale("report-also-starts", journey=readable(starts)) if starts else ""
            text = f"{label_outcome(outcome, locale)} {_percent(share, locale)}{interval}{then}{also}"
            yield OutcomeRow(outcome, text, None if target == END else target, starts)


def _pool_facts(plan: Plan, pool: Pool, locale: Locale) -> Iterator[str]:
    yield locale("report-pool-agents", agents=_number(pool.agents, locale), count=pool.agents.value, hours=pool.hours)
    if pool.per is not None:
        yield locale("report-pool-per", column=readable(pool.per))
    yield locale("report-pool-service", time=_time(pool.service, locale))
    if pool.patience is not None:
        yield locale("report-pool-patience", time=_time(pool.patience, locale))
    if pool.outside_hours == "wait" and weekly(pool.hours) != weekly(ALWAYS):
        yield locale("report-pool-called-back", time=_length(pool.callback_within.value, locale))
    if pool.overflow:
        yield locale("report-pool-helped", pools=", ".join(map(readable, pool.overflow)))
    if pool.cost_per_agent.value:
        yield locale("report-pool-cost", amount=locale.number(pool.cost_per_agent.value, 2), currency=plan.currency)


def _time(law: TimeLaw, locale: Locale) -> str:
    if isinstance(law, Exponential):
        return locale("report-on-average", time=_length(law.exponential.value, locale))
    if isinstance(law, Lognormal):
        mean, most = law.lognormal.mean.value, law.lognormal.p95.value
        return locale("report-average-within", time=_length(mean, locale), most=_length(most, locale))
    return _length(law.constant.value, locale)


def _called(plan: Plan, touch: str, outcome: str) -> str | None:
    for name, journey in plan.journeys.items():
        if isinstance(journey.trigger, After) and (journey.trigger.after, journey.trigger.outcome) == (touch, outcome):
            return name
    return None


def _interval(quantity: Quantity, locale: Locale) -> str:
    if not quantity.uncertain:
        return ""
    return locale("report-interval-of", low=_figure(100 * quantity.low, locale), high=_figure(100 * quantity.high, locale))


def _share(share: Quantity, locale: Locale) -> str:
    low, high = _percent(share.low, locale), _percent(share.high, locale)
    return _percent(share.value, locale) + (locale("report-interval-of", low=low, high=high) if share.uncertain else "")


def _percent(share: float, locale: Locale) -> str:
    return locale("text-percent-of", percent=_figure(100 * share, locale))


def _number(quantity: Quantity, locale: Locale) -> str:
    low, high = _figure(quantity.low, locale), _figure(quantity.high, locale)
    return _figure(quantity.value, locale) + (locale("report-interval-of", low=low, high=high) if quantity.uncertain else "")


def _length(days: float, locale: Locale) -> str:
    size, unit = next(((size, unit) for size, unit in _UNITS if days >= 0.999 * size), _UNITS[-1])
    return f"{_figure(days / size, locale)} {locale(f'report-length-{unit}')}"


def _figure(value: float, locale: Locale) -> str:
    """A number to three digits."""
    return locale.significant(value)

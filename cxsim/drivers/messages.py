"""What drivers, churn and experiments tell, as messages for somebody who has never seen a regression."""

from __future__ import annotations

from collections.abc import Sequence

from cxsim.text import Message

_INDICES = {"nps": Message("drivers-index-nps"), "csat": Message("drivers-index-csat"), "ces": Message("drivers-index-ces")}
_COLUMNS = {
    "contacts": Message("drivers-column-contacts"),
    "unresolved": Message("drivers-column-unresolved"),
    "waiting": Message("drivers-column-waiting"),
    "waiting_hours": Message("drivers-column-waiting-hours"),
    "waiting_minutes": Message("drivers-column-waiting-minutes"),
    "effort": Message("drivers-column-effort"),
    "effort_score": Message("drivers-column-effort-score"),
    "reason": Message("drivers-column-reason"),
}
BANDS = {
    "detractors, 0-6": Message("drivers-band-detractors"),
    "passives, 7-8": Message("drivers-band-passives"),
    "promoters, 9-10": Message("drivers-band-promoters"),
    "dissatisfied, 1-2": Message("drivers-band-dissatisfied"),
    "neither, 3": Message("drivers-band-neither"),
    "satisfied, 4-5": Message("drivers-band-satisfied"),
    "hard, 1-3": Message("drivers-band-hard"),
    "middling, 4-5": Message("drivers-band-middling"),
    "easy, 6-7": Message("drivers-band-easy"),
}
CAUSAL = Message("drivers-association")
NO_REASON, OTHER_REASONS = "none given", "other reasons"
_REASONS = {NO_REASON: Message("drivers-reason-none"), OTHER_REASONS: Message("drivers-reason-others")}
_OTHERS = "the other "  # the driver that pools those without a share of their own, as `pool_name` names it


def index_name(index: str) -> Message | str:
    """An index as a sentence calls it."""
    return _INDICES.get(index, index)


def percent(share: float) -> Message:
    """A share in percent: one decimal below 10 %."""
    return Message("drivers-percent", share=share, small=abs(100 * share) < 9.5)


def reason_name(reason: str) -> Message | str:
    """A reason: as the customer chose it, or one of the two that stand for others."""
    return _REASONS.get(reason, reason)


def pool_name(count: int) -> str:
    """The name under which drivers without a share of their own have one together."""
    return f"{_OTHERS}{count:,} together"


def label(name: str) -> Message | str:
    """A driver, or a column of one, as a reader knows it; a column of the table goes by its own name.

    Parameters
    ----------
    name
        Of the driver, or of its column: `reason[billing]` is a level of one, `x above 3` its hinge.
    """
    feature, bracket, level = name.partition("[")
    if bracket:
        level = level.removesuffix("]")
        missing = level == "missing"
        return Message("drivers-column-level", column=label(feature), level=reason_name(level), missing=missing)
    if name in _COLUMNS:
        return _COLUMNS[name]
    if name.startswith(_OTHERS) and name.endswith(" together"):
        return Message("drivers-others", count=int(name.split()[2].replace(",", "")))
    if name.startswith("touchpoint "):
        return Message("drivers-touchpoint", name=name.removeprefix("touchpoint "))
    if name.endswith("_touches"):
        return Message("drivers-touches", name=name.removesuffix("_touches"))
    if name.endswith("_failures"):
        return Message("drivers-failures", name=name.removesuffix("_failures"))
    return name


def explain_status(status: str, index: str, answers: int, which: Sequence[str] = ()) -> Message:
    """Why no drivers of an index can be named, and what to do; `which` are those that separate its answers."""
    name = index_name(index)
    if status == "few_answers":
        return Message("drivers-answers-few", answers=answers, index=name)
    if status == "no_variation":
        return Message("drivers-answers-equal", index=name)
    return Message("drivers-separation", drivers=[label(each) for each in which], number=len(which), index=name)


def summarise_index(index: str, status: str, found: Sequence[str], explained: float, answers: int, tested: int, compared: int) -> Message:
    """What is associated with an index: of so many drivers tested, and so many compared with each other in the regression."""
    name = index_name(index)
    if status == "no_signal":
        return Message("drivers-signal-none", answers=answers, tested=tested, index=name)
    share = percent(explained)
    if status == "not_told_apart":
        return Message("drivers-signal-joint", index=name, compared=compared, tested=tested, share=share)
    drivers = [label(each) for each in found]
    return Message("drivers-signal", index=name, drivers=drivers, compared=compared, tested=tested, share=share)


def explain_pool(count: int, index: str, value: float, low: float, high: float) -> Message:
    """What the share of all others together means."""
    return Message("drivers-share-pool", count=count, share=percent(value), index=index_name(index), low=percent(low), high=percent(high))


def list_without_share(found: Sequence[str]) -> tuple[Message, ...]:
    """Significant drivers that have no share of their own; nothing if there are none."""
    return (Message("drivers-share-without", drivers=[label(each) for each in found], number=len(found)),) if found else ()


def explain_share(driver: str, index: str, value: float, low: float, high: float, found: bool) -> Message:
    """What the share of a driver means."""
    if not found:
        return Message("drivers-share-insignificant", driver=label(driver))
    ends = {"low": percent(low), "high": percent(high)}
    return Message("drivers-share", driver=label(driver), share=percent(value), index=index_name(index), **ends)


def explain_collinearity(one: str, other: str, correlation: float) -> Message:
    """Two drivers whose shares cannot be separated."""
    return Message("drivers-collinear", one=label(one), other=label(other), correlation=correlation)


def ratio(value: float) -> Message:
    """A hazard ratio in words."""
    if value >= 2:
        return Message("drivers-ratio-times", ratio=value)
    if abs(value - 1) < 0.0005:
        return Message("drivers-ratio-same")
    return Message("drivers-ratio-lower" if value < 1 else "drivers-ratio-higher", size=percent(abs(value - 1)))


def explain_missing_fit(index: str, reason: Message | str) -> Message:
    """Why nothing can be said of a score and churn."""
    return Message("drivers-churn-unfitted", index=index_name(index), reason=reason)


def explain_few_reasons(index: str, fewest: int) -> Message:
    """Why no root causes can be found."""
    return Message("drivers-reasons-few", fewest=fewest, index=index_name(index))


def explain_no_spend(index: str) -> Message:
    """Why spend cannot be compared."""
    return Message("drivers-spend-none", index=index_name(index))


def explain_few_answers_with_spend(index: str, answers: int, fewest: int, days: float) -> Message:
    """Why spend cannot be compared yet."""
    return Message("drivers-spend-few", answers=answers, index=index_name(index), days=days, fewest=fewest)


def summarise_chain(column: str, step: float, index: str, points: float, through: float, low: float, high: float) -> Message:
    """From a driver through a score to churn."""
    ratios = {"ratio": ratio(through), "low": ratio(low), "high": ratio(high)}
    facts = {"driver": label(column), "step": step, "points": abs(points), "index": index_name(index), **ratios}
    return Message("drivers-chain-less" if points < 0 else "drivers-chain-more", **facts)

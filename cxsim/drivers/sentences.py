"""What drivers, churn and experiments say, in sentences for somebody who has never seen a regression."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxsim.drivers.churn_effect import HazardRatioInterval, ScoreEffect
    from cxsim.drivers.root_causes import RootCause

_NAMES = {"nps": "NPS", "csat": "CSAT", "ces": "effort score (CES)"}
CAUSAL = (
    "These are associations: customers who are going to leave may answer lower for reasons of their own, and what makes them leave may "
    "also make them unhappy. Only an experiment shows what moving a score would do."
)


def name(index: str) -> str:
    """An index as a sentence calls it."""
    return _NAMES.get(index, index)


def percent(share: float) -> str:
    """A share in percent: two digits below 10 %."""
    size = abs(100 * share)
    return f"{100 * share:.0f} %" if size >= 10 else f"{100 * share:.1f} %"


def listed(items: Sequence[str]) -> str:
    """Items as a sentence lists them."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def refusal(status: str, index: str, answers: int, which: Sequence[str] = ()) -> str:
    """Why no drivers of an index can be named, and what to do; `which` are those that split its answers."""
    if status == "few_answers":
        start = f"Too few answers: {answers:,} to the {name(index)} cannot tell drivers apart."
        return f"{start} Ask more customers, wait, or name fewer features."
    if status == "no_variation":
        return (
            f"Nothing differs: the answers to the {name(index)}, or everything known of them, are all alike. Bring more tables or features."
        )
    who = f"{listed(which)} split{'s' if len(which) == 1 else ''}" if which else "drivers together split"
    return (
        f"Separation: {who} the answers to the {name(index)} so well that the effect has no bound. "
        "Look for a driver that is written after the answer, leave it out, or merge its levels."
    )


def response(index: str, status: str, found: Sequence[str], explained: float, answers: int, tested: int, compared: int) -> str:
    """What goes with an index, all in all: of so many drivers tested, and so many compared with each other in the regression."""
    if status == "no_signal":
        return (
            f"No signal: in {answers:,} answers none of the drivers tested ({tested:,}) goes with the {name(index)} more than chance would."
        )
    if status == "not_told_apart":
        start = f"Something goes with the {name(index)}, but which of the drivers it is cannot be told: none is told from chance by itself."
    else:
        start = f"What goes with the {name(index)}: {listed(found)}."
    return (
        f"{start} The drivers compared ({compared:,} of {tested:,} tested) explain {percent(explained)} of what the answers hold; the rest "
        "they do not tell."
    )


def others(count: int) -> str:
    """The name under which drivers without a share of their own have one together."""
    return f"the other {count:,} together"


def pooled(count: int, index: str, value: float, low: float, high: float) -> str:
    """What the share of all others together means."""
    interval = f"95 % interval {percent(low)} to {percent(high)}"
    return f"The other {count:,} drivers together: {percent(value)} of what is explained of the {name(index)} ({interval})."


def without_share(found: Sequence[str]) -> tuple[str, ...]:
    """Drivers that are told from chance and have no share of their own; nothing if there are none."""
    return (f"Told from chance too, without a share of their own: {listed(found)}.",) if found else ()


def share(driver: str, index: str, value: float, low: float, high: float, found: bool) -> str:
    """What the share of a driver means."""
    if not found:
        return f"{driver}: not told from chance."
    return f"{driver}: {percent(value)} of what is explained of the {name(index)} (95 % interval {percent(low)} to {percent(high)})."


def alike(one: str, other: str, correlation: float) -> str:
    """Two drivers whose shares cannot be told apart."""
    return (
        f"{one} and {other} go together so closely (correlation {correlation:.2f}) that their shares are split between them by convention."
    )


def ratio(value: float) -> str:
    """A hazard ratio in words."""
    if value >= 2:
        return f"{value:.2g} times as high"
    size = abs(value - 1)
    return "the same" if size < 0.0005 else f"{percent(size)} {'lower' if value < 1 else 'higher'}"


def not_fitted(index: str, why: str) -> str:
    """Why nothing can be said of a score and churn."""
    return f"How the {name(index)} goes with churn cannot be said: {' '.join(why.split())}"


def answer(found: ScoreEffect, others: Sequence[str], dated: bool) -> tuple[str, ...]:
    """The question of the field for one score: yes or no, how much, how sure, and what would settle it."""
    parts = (_verdict(found), _in_customers(found), _strength(found), _time(others, dated), _settling(found))
    return tuple(text for text in parts if text)


def _verdict(found: ScoreEffect) -> str:
    assert found.equal is not None
    if found.index == "ces":
        return _alarm(found)
    if not found.equal.clear:
        return (
            f"Not shown here: one {name(found.index)} point more goes with a churn hazard {ratio(found.equal.value)}, and the interval, "
            f"{ratio(found.equal.low)} to {ratio(found.equal.high)}, tells no direction."
        )
    start = "Yes, the two go together" if found.equal.value < 1 else "No, the other way round"
    return f"{start}: one {name(found.index)} point more goes with a churn hazard {hazard(found.equal)}."


def _alarm(found: ScoreEffect) -> str:
    """The effort score is asked about by its fall."""
    assert found.equal is not None
    less = type(found.equal)(1 / found.equal.value, 1 / found.equal.high, 1 / found.equal.low)
    if not less.clear:
        return (
            f"Not shown to be: one point less goes with a churn hazard {ratio(less.value)}, and the interval, {ratio(less.low)} to "
            f"{ratio(less.high)}, tells no direction."
        )
    if less.value < 1:
        return f"Not at all here: one point less goes with a churn hazard {hazard(less)}."
    more = "" if found.fall is None else f", {found.fall.leavers:.0f} more leavers in a year of each 1,000 customers"
    return f"Alarming, where it is more than noise: one point less goes with a churn hazard {hazard(less)}{more}."


def hazard(found: HazardRatioInterval) -> str:
    """A hazard ratio with its interval on one side of 1: "12 % lower (8.9 % to 14 %)"."""
    ends = (found.low, found.high) if found.value > 1 else (found.high, found.low)
    if max(ends) >= 2:
        return f"{ratio(found.value)} (95 % interval {found.low:.2g} to {found.high:.2g} times)"
    return f"{ratio(found.value)} (95 % interval {percent(abs(ends[0] - 1))} to {percent(abs(ends[1] - 1))})"


def _in_customers(found: ScoreEffect) -> str:
    said = []
    if len(found.bands) > 1:
        low, high = found.bands[0], found.bands[-1]
        said.append(
            f"Within a year {percent(low.leaving)} leave where the score is low ({low.name}) and {percent(high.leaving)} where it is high "
            f"({high.name}), others equal."
        )
    if found.bends:
        said.append(f"The response is not a straight line (p = {found.kink_p:.2g}): read the bands, not the average point.")
    if found.fall is not None and found.fall.leavers > 0:
        fall = found.fall
        fees = f", and {fall.fees:,.0f} of monthly fees with them" if fall.fees else ""
        said.append(
            f"A score one point lower for everybody would go with {fall.leavers:.0f} more leavers in a year of each 1,000 customers "
            f"({fall.low:.0f} to {fall.high:.0f}){fees}."
        )
    if found.fall is not None and found.fall.noise is not None:
        said.append(
            f"At {found.fall.answers:,.0f} answers in a usual month, the monthly mean falls by up to {found.fall.noise:.2f} points "
            "by chance alone: a smaller fall is no alarm."
        )
    return " ".join(said)


def _strength(found: ScoreEffect) -> str:
    if found.contrast is None or found.strength is None:
        return ""
    if not found.contrast.clear:
        return CAUSAL
    return (
        f"{CAUSAL} To explain the difference between the lowest and the highest scores away, a cause that nobody measured would have to go "
        f"with both the score and leaving by a risk ratio of {found.strength.estimate:.2g} (E-value; {found.strength.interval:.2g} for the "
        "nearer end of the interval), beyond all that is held equal."
    )


def _time(others: Sequence[str], dated: bool) -> str:
    held = listed([*(other.replace("_", " ") for other in others), "their other scores"])
    alike = f"Customers are compared who are alike in {held}. "
    if dated:
        return f"{alike}Scores are used only from the day they were given."
    return (
        f"{alike}The table does not say when customers left, so a score given shortly before leaving counts like any other: "
        "part of the association may be customers who had already decided."
    )


def _settling(found: ScoreEffect) -> str:
    trial = next((each for each in found.trials if each.lift == 1.0), None)
    if trial is None or found.equal is None:
        return ""
    if not found.equal.clear or trial.ratio == 1:
        return "An experiment for an effect as small as this one would be very large; ask first whether it would be worth having."
    weeks = (
        f"with all of today's customers in it, {trial.weeks:,.0f} weeks"
        if trial.weeks is not None
        else "with all of today's customers in it, more than ten years"
    )
    return (
        f"To settle it: lift the score of a random half by one point and count leavers. If the association were the effect, "
        f"{trial.events:,.0f} leavers would be needed for 80 % power: {trial.customers:,.0f} customers followed for a year, or, {weeks}. "
        "A lift of half a point needs about four times as many."
    )


def few_reasons(index: str, fewest: int) -> str:
    """Why no root causes can be told."""
    return f"Fewer than two reasons were chosen {fewest} times or more with the {name(index)}: let customers choose from a short list."


def causes(index: str, found: Sequence[RootCause], reference: str) -> str:
    """What the reasons given with an index say of churn."""
    apart = [reason for reason in found if reason.told_apart]
    if not apart:
        return (
            f"No reason given with the {name(index)} goes with another risk of leaving than {reference} by more than chance, "
            "scores and features being equal: the score already says what the reason would."
        )
    worst = max(apart, key=lambda reason: reason.equal)
    return (
        f"Told apart from {reference}: {listed([reason.name for reason in apart])}. With {worst.name}, {percent(worst.equal)} would leave "
        f"within a year ({percent(worst.low)} to {percent(worst.high)}), scores and features being equal."
    )


def no_spend(index: str) -> str:
    """Why spend cannot be compared."""
    return f"Nothing is known of purchases after answers to the {name(index)}."


def few_spend(index: str, answers: int, fewest: int, days: float) -> str:
    """Why spend cannot be compared yet."""
    return f"Only {answers:,} answers to the {name(index)} are older than {days:g} days, with different scores; {fewest:,} are asked for."


def spend(index: str, found: HazardRatioInterval, answers: int, days: float) -> str:
    """How a score goes with spend."""
    interval = f"95 % interval {ratio(found.low)} to {ratio(found.high)}"
    if not found.clear:
        return (
            f"Not shown: one {name(index)} point more goes with a spend {ratio(found.value)} in the {days:g} days after ({interval}), "
            f"spend before being equal; {answers:,} answers."
        )
    return (
        f"One {name(index)} point more goes with a spend {ratio(found.value)} in the {days:g} days after the answer ({interval}), "
        f"spend before being equal; {answers:,} answers."
    )


def chain(column: str, step: float, index: str, points: float, through: float, low: float, high: float) -> str:
    """From a driver through a score to churn."""
    more, less = "one more" if step == 1 else f"{step:g} more", "less" if points < 0 else "more"
    return (
        f"{_capital(column.replace('_', ' '))}: {more} goes with {abs(points):.2f} points {less} of the {name(index)}, "
        f"and through it with a churn hazard {ratio(through)} (95 % interval {ratio(low)} to {ratio(high)})."
    )

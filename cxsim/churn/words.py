"""What a fitted churn model says, in sentences that somebody who has never seen a hazard ratio reads rightly."""

from __future__ import annotations

from collections.abc import Sequence

from cxsim.churn.fitted_model import CalibrationGroup, HazardRatio

_INDICES = ("nps", "csat", "ces")
CAVEAT = (
    "These are associations among customers who stayed or left on their own, other features being equal, not proof that moving a "
    "feature moves churn; only an experiment shows that. The hazard is the rate of leaving among those still there."
)


def difference(feature: str, step: float) -> str:
    """A step in a numeric feature: "One NPS point fewer", "Monthly fee higher by 10"."""
    index = next((i.upper() for i in _INDICES if i in feature.lower().split("_")), None)
    if index is None:
        return f"{_name(feature)} {'higher' if step > 0 else 'lower'} by {abs(step):g}"
    points = f"One {index} point" if abs(step) == 1 else f"{abs(step):g} {index} points"
    return f"{points} {'more' if step > 0 else 'fewer'}"


def instead(feature: str, level: str, reference: str) -> str:
    """One level of a category instead of another: "Plan annual instead of monthly"."""
    return f"{_name(feature)} {level} instead of {reference}"


def association(subject: str, ratio: float, low: float, high: float) -> str:
    """A hazard ratio with its 95 % interval as a sentence."""
    return f"{subject} goes with a churn hazard {relative(ratio)} ({_interval(low, high)}), other things equal."


def relative(ratio: float) -> str:
    """A ratio in words: "33 % lower", "7 % higher", "2.4 times as high"."""
    if ratio >= 2:
        return f"{ratio:.3g} times as high"
    return f"{_percent(ratio)} {'lower' if ratio < 1 else 'higher'}"


def proportional(ratio: HazardRatio, p_value: float, holds: bool) -> str:
    """What the test of proportional hazards means for one column."""
    if holds:
        return f"{ratio.column}: no sign that its hazard ratio changes with tenure (p = {p_value:.2g})."
    return (
        f"{ratio.column}: its hazard ratio changes with tenure (p = {p_value:.2g}); read {ratio.ratio:.2f} as an average over the tenures "
        "observed, and look at the calibration before relying on it at one tenure."
    )


def calibrated(horizon: float, groups: Sequence[CalibrationGroup], expected_over_observed: float | None) -> str:
    """How expected and observed churn compare within a horizon."""
    if expected_over_observed is None:
        return f"By month {horizon:g} no group of held-out customers has observed churn to compare with."
    seen = sum(group.observed is not None for group in groups)
    partly = "" if seen == len(groups) else f"; {len(groups) - seen} of {len(groups)} groups are not observed that far and are left out"
    return (
        f"By month {horizon:g} the model expects {expected_over_observed:.3f} churners for each one observed, "
        f"within groups of like risk{partly}."
    )


def ranking(concordance: float, held_out: int, events: int) -> str:
    """What a concordance on held-out customers means."""
    return (
        f"Of two customers the model has not seen, it names the one who leaves first {100 * concordance:.1f} % of the time (a coin: 50 %); "
        f"checked on {held_out:,} customers of whom {events:,} left."
    )


def _name(feature: str) -> str:
    """A feature's name as a sentence begins: "Monthly fee", "NPS"."""
    name = " ".join(word.upper() if word in _INDICES else word for word in feature.split("_"))
    return name[:1].upper() + name[1:]


def _interval(low: float, high: float) -> str:
    if low < 1 < high:
        return f"95 % interval {relative(low)} to {relative(high)}; the data do not tell the direction"
    if high <= 1:
        return f"95 % interval {_percent(high)} to {_percent(low)}"
    if low >= 2:
        return f"95 % interval {low:.3g} to {high:.3g} times"
    return f"95 % interval {_percent(low)} to {_percent(high)}" if high < 2 else f"95 % interval {relative(low)} to {relative(high)}"


def _percent(ratio: float) -> str:
    size = 100 * abs(ratio - 1)
    return f"{size:.0f} %" if size >= 1 or size == 0 else f"{size:.1g} %"

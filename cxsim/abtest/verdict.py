"""The verdict on an experiment: broken, ship, do not ship, or go on; one sentence, and what was not looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from cxsim.abtest.endpoint_reading import EndpointReading
from cxsim.abtest.experiment import Experiment
from cxsim.abtest.look import Look
from cxsim.abtest.p_values import stated_p
from cxsim.abtest.sample_ratio import SampleRatio
from cxsim.abtest.sums import ExperimentSums
from cxsim.text import Message

VerdictKind = Literal["broken", "ship", "do_not_ship", "go_on"]


@dataclass(frozen=True)
class Verdict:
    """What follows from an experiment.

    Attributes
    ----------
    kind : what to do.
    arm : the arm to ship; empty unless one is.
    sentence : why.
    not_looked_at : what the reading leaves open.
    """

    kind: VerdictKind
    arm: str
    sentence: Message
    not_looked_at: tuple[Message, ...]


def judge(
    experiment: Experiment, sums: ExperimentSums, look: Look, checks: Sequence[SampleRatio], found: Sequence[EndpointReading]
) -> Verdict:
    """The verdict: assignment before guardrails before the primary endpoint."""
    left = (*_not_looked_at(experiment, sums, found), *_beyond(experiment))
    if broken := next((check for check in checks if check.broken), None):
        counts = [Message("abtest-arm-count", arm=arm, found=n, expected=broken.expected[arm]) for arm, n in broken.found.items()]
        return Verdict("broken", "", Message("abtest-verdict-broken", where=broken.name or None, counts=counts, p=stated_p(broken.p)), left)
    primary = [each for each in found if each.role == "primary"]
    read = [each for each in primary if each.withheld is None]
    if not read:
        reason = primary[0].withheld if primary else None
        return Verdict("go_on", "", Message("abtest-verdict-unread", name=experiment.primary[0], reason=reason), left)
    kind, arm, sentence = _judged(experiment, read, found, look)
    return Verdict(kind, arm, sentence, left)


def _judged(
    experiment: Experiment, primary: Sequence[EndpointReading], found: Sequence[EndpointReading], look: Look
) -> tuple[VerdictKind, str, Message]:
    better = [each for each in primary if each.stopped and each.p_family <= look.alpha and each.gain > 0]
    guardrails = [name for name, endpoint in experiment.endpoints.items() if endpoint.role == "guardrail"]
    failing = {each.arm: _failing(guardrails, found, each.arm, look.alpha) for each in better}
    passing = [each for each in better if not failing[each.arm]]
    if passing:
        best = max(passing, key=lambda each: each.gain)
        return "ship", best.arm, Message("abtest-verdict-ship", **_facts(best), guardrails=len(guardrails))
    if better:
        best = max(better, key=lambda each: each.gain)
        return "do_not_ship", "", Message("abtest-verdict-guardrail", **_facts(best), failing=failing[best.arm])
    if not all(each.stopped for each in primary):
        shown = next(each for each in primary if not each.stopped)
        return "go_on", "", Message("abtest-verdict-go-on", **_facts(shown), look=look.number, planned=look.kind == "interim")
    worst = min(primary, key=lambda each: each.p_family)
    harm = worst.p_family <= look.alpha
    return "do_not_ship", "", Message("abtest-verdict-harm" if harm else "abtest-verdict-nothing", **_facts(worst))


def _facts(each: EndpointReading) -> dict[str, object]:
    effect = each.effect
    return {
        "name": each.name,
        "arm": each.arm,
        "effect": effect.estimate,
        "low": effect.low,
        "high": effect.high,
        "p": stated_p(each.p_family),
    }


def _failing(guardrails: Sequence[str], found: Sequence[EndpointReading], arm: str, alpha: float) -> list[str]:
    """Guardrails that are not shown to lose less than their margin; one that could not be read does not pass."""
    passed = {each.name for each in found if each.arm == arm and each.p_margin <= alpha / 2}
    return [name for name in guardrails if name not in passed]


def _not_looked_at(experiment: Experiment, sums: ExperimentSums, found: Sequence[EndpointReading]) -> Iterator[Message]:
    for name in experiment.endpoints:
        if name not in sums.endpoints:
            yield Message("abtest-open-endpoint", name=name)
    for each in found:
        if each.withheld is not None:
            yield Message("abtest-open-withheld", name=each.name, arm=each.arm, reason=each.withheld)
    if not sums.by_day:
        yield Message("abtest-open-days")
    if not any(each.segments for each in found):
        yield Message("abtest-open-segments")
    if not any(each.compliers for each in found):
        yield Message("abtest-open-exposure")
    if not any(each.slope for each in found):
        yield Message("abtest-open-novelty")
    if sums.waiting:
        yield Message("abtest-open-waiting", units=sums.waiting)


def _beyond(experiment: Experiment) -> Iterator[Message]:
    """What no reading of these data can tell."""
    if experiment.unit == "customer":
        yield Message("abtest-open-interference")
    yield Message("abtest-open-later", days=experiment.after)

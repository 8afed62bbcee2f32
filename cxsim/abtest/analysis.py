"""The reading of an experiment from its sums: assignment first, then guardrails, the primary endpoint and the rest, and one verdict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cxsim.abtest.endpoint_reading import EndpointReading, read_endpoint
from cxsim.abtest.experiment import Experiment
from cxsim.abtest.families import benjamini_hochberg, holm
from cxsim.abtest.look import Look, find_look
from cxsim.abtest.sample_ratio import SampleRatio, check_sample_ratio
from cxsim.abtest.sums import ExperimentSums
from cxsim.abtest.verdict import Verdict, judge
from cxsim.text import Message

ORDER = ("guardrail", "primary", "secondary", "exploratory")


@dataclass(frozen=True, eq=False)
class ExperimentReading:
    """What an experiment shows.

    Attributes
    ----------
    checks : the sizes of the arms against the planned split: in total, then by stratum and by day.
    look : at which look it was read.
    endpoints : in the order in which they are read: guardrails, primary, secondary, exploratory. Empty where the assignment is broken.
    verdict : what follows, in one sentence, and what was not looked at.
    notes : what was found on the way.
    """

    checks: tuple[SampleRatio, ...]
    look: Look
    endpoints: tuple[EndpointReading, ...]
    verdict: Verdict
    notes: tuple[Message, ...]

    @property
    def broken(self) -> bool:
        """Whether the arms have sizes that the planned split does not explain."""
        return any(check.broken for check in self.checks)


def analyse(
    experiment: Experiment, sums: ExperimentSums, *, look: int | None = None, anyway: bool = False, earlier: int = 0
) -> ExperimentReading:
    """Read an experiment.

    Parameters
    ----------
    experiment : Experiment
        Its plan, made before the data.
    sums : ExperimentSums
        Its data; `read_sums` and `measure_sums` make them.
    look : int, optional
        Which of the planned looks this is, from 1; by default the last.
    anyway : bool
        Whether effects are read although the sizes of the arms show that the assignment is broken; the verdict stays that it is.
    earlier : int
        How often other data of the experiment were read before; more often than the plan says, and intervals hold at any time instead.

    Returns
    -------
    ExperimentReading
        With the verdict as its sentence.

    Raises
    ------
    UsageError
        If there is no look of that number.

    Examples
    --------
    >>> from datetime import date
    >>> from cxsim.abtest import CrossMoments, Endpoint, EndpointSums, Experiment, ExperimentSums, analyse
    >>> kept = Endpoint(kind="share", table="transactions", role="primary", better="high")
    >>> plan = Experiment(arms={"control": 0.5, "call": 0.5}, begins=date(2026, 1, 1), after="30 d", endpoints={"kept": kept})
    >>> cells = {(arm, ""): CrossMoments.from_sums(5_000, [n], [[n]]) for arm, n in (("control", 4_000), ("call", 4_150))}
    >>> reading = analyse(plan, ExperimentSums({"control": 5_000, "call": 5_000}, {"kept": EndpointSums(("y",), cells)}))
    >>> reading.verdict.kind, round(reading.endpoints[0].effect.estimate, 3)
    ('ship', 0.03)
    """
    checks = tuple(_checks(experiment, sums))
    broken = any(check.broken for check in checks)
    at = find_look(experiment, look, sums.waiting, sum(sums.units.values()), earlier)
    found = tuple(_read(experiment, sums, at)) if anyway or not broken else ()
    found = _in_families(found)
    again = (Message("abtest-note-read-before", count=earlier),) if earlier and at.kind == "unplanned" else ()
    return ExperimentReading(checks, at, found, judge(experiment, sums, at, checks, found), (*sums.notes, *again))


def _checks(experiment: Experiment, sums: ExperimentSums) -> Iterator[SampleRatio]:
    yield check_sample_ratio(sums.units, experiment.arms)
    for parts in (sums.by_stratum, sums.by_day):
        for name, units in parts.items():
            yield check_sample_ratio(units, experiment.arms, name, tests=len(parts))


def _read(experiment: Experiment, sums: ExperimentSums, look: Look) -> Iterator[EndpointReading]:
    ordered = sorted(experiment.endpoints, key=lambda name: ORDER.index(experiment.endpoints[name].role))
    for name in ordered:
        for arm in experiment.treated:
            if name in sums.endpoints:
                yield read_endpoint(name, experiment, sums.endpoints[name], arm, look)


def _in_families(found: tuple[EndpointReading, ...]) -> tuple[EndpointReading, ...]:
    """The p-values of each role together: arms of the primary endpoint, all secondary ones, all exploratory ones."""
    adjusted = list(found)
    for role in ORDER:
        places = [i for i, each in enumerate(found) if each.role == role]
        together = (benjamini_hochberg if role == "exploratory" else holm)([found[i].p for i in places])
        for i, p in zip(places, together, strict=True):
            adjusted[i] = replace(found[i], p_family=float(p))
    return tuple(adjusted)

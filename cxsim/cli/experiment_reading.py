"""What `cxsim abtest analyse` shows: the reading of an experiment as lines for people, and as one object for machines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from math import floor, isfinite, log10
from typing import Any

import numpy as np

from cxsim.abtest.endpoint_reading import EndpointReading
from cxsim.abtest.p_values import stated_p
from cxsim.abtest.sample_ratio import SampleRatio
from cxsim.report.sections.experiments import LEAST_EXPLAINED
from cxsim.study.experiment_reading import AnalysedExperiment
from cxsim.text import Message


def reading_summary(found: AnalysedExperiment) -> dict[str, Any]:
    """The reading of an experiment as one object, for machines."""
    verdict = found.reading.verdict
    return {
        "experiment": found.name,
        "plan_hash": found.experiment.plan_hash,
        "verdict": {"kind": verdict.kind, "arm": verdict.arm, "sentence": verdict.sentence},
        "not_looked_at": list(verdict.not_looked_at),
        "units": dict(found.sums.units),
        "waiting": found.sums.waiting,
        "look": {"kind": found.reading.look.kind, "number": found.reading.look.number},
        "checks": [_plain(asdict(check)) | {"broken": check.broken} for check in found.reading.checks],
        "endpoints": [_plain_endpoint(each) for each in found.reading.endpoints],
        "notes": list(found.reading.notes),
    }


def reading_lines(found: AnalysedExperiment) -> Iterator[Message]:
    """The reading of an experiment for people: the verdict first."""
    reading = found.reading
    yield reading.verdict.sentence
    yield Message(
        "abtest-read-head", name=found.name, units=sum(found.sums.units.values()), kind=reading.look.kind, look=reading.look.number
    )
    for check in reading.checks:
        if check.broken or not check.name:
            where = check.name or Message("abtest-read-split-total")
            yield Message("abtest-read-split", where=where, state=_state(check), p=stated_p(check.p))
    if reading.broken and reading.endpoints:
        yield Message("abtest-read-anyway")
    for each in reading.endpoints:
        yield from _endpoint_lines(each, found.experiment.alpha, found.currency)
    yield from reading.notes
    if reading.verdict.not_looked_at:
        yield Message("abtest-read-open", open=reading.verdict.not_looked_at)


def _state(check: SampleRatio) -> str:
    return "broken" if check.broken else "held" if isfinite(check.p) else "small"


def _endpoint_lines(each: EndpointReading, alpha: float, currency: str) -> Iterator[Message]:
    if each.withheld is not None:
        yield Message("abtest-read-withheld", name=each.name, arm=each.arm, reason=each.withheld)
        return
    effect = {"effect": each.effect.estimate, "low": each.effect.low, "high": each.effect.high}
    facts = {"name": each.name, "role": each.role, "arm": each.arm, "control": each.control, "treated": each.treated}
    yield Message("abtest-read-effect", **facts, **effect, known=isfinite(each.p_family), p=stated_p(each.p_family))
    if each.relative is not None:
        yield Message("abtest-read-relative", **_ends(each.relative))
    if isfinite(each.margin):
        yield Message("abtest-read-margin", margin=each.margin, p=stated_p(each.p_margin), holds=each.p_margin <= alpha / 2)
    if each.explained >= LEAST_EXPLAINED:
        yield Message("abtest-read-explained", share=each.explained)
    if isfinite(each.power):
        yield Message("abtest-read-power", power=each.power)
    if each.compliers is not None:
        yield Message("abtest-read-compliers", **_ends(each.compliers))
    if each.money is not None:
        yield Message("abtest-read-money", **_ends(each.money), currency=currency)
    yield from _expected_lines(each)
    if each.segments is not None:
        names, shrunk = each.segments
        listed = [Message("abtest-read-segment", name=name, effect=value) for name, value in zip(names, shrunk.shrunk, strict=True)]
        yield Message("abtest-read-segments", p=stated_p(shrunk.p), differ=shrunk.p <= alpha, segments=listed)
    yield from (Message("abtest-read-note", note=note) for note in each.notes)


def _expected_lines(each: EndpointReading) -> Iterator[Message]:
    """What is expected of the effect: under a prior, or allowing for its having been picked."""
    if each.posterior is not None:
        found = each.posterior
        shipped, kept = (_loss(loss, max(found.loss_if_shipped, found.loss_if_not)) for loss in (found.loss_if_shipped, found.loss_if_not))
        yield Message("abtest-read-posterior", share=found.p_better, shipped=shipped, kept=kept)
    if isfinite(each.selected):
        yield Message("abtest-read-selected", effect=each.selected)


def _loss(loss: float, larger: float) -> Message:
    """An expected loss; one that is next to nothing beside the other is only said to be below a round number."""
    least = 10.0 ** (floor(log10(larger)) - 2) if larger > 0 else 0.0
    return Message("abtest-read-loss", below=loss < least, loss=max(loss, least))


def _ends(found: Any) -> dict[str, float]:
    return {"effect": found.estimate, "low": found.low, "high": found.high}


def _plain_endpoint(each: EndpointReading) -> dict[str, Any]:
    found = asdict(each) | {"withheld": each.withheld, "notes": list(each.notes)}
    if each.segments is not None:
        names, shrunk = each.segments
        found["segments"] = {"names": names, **asdict(shrunk)}
    plain: dict[str, Any] = _plain(found)
    return plain


def _plain(value: Any) -> Any:
    """Without arrays, and without numbers that JSON does not have."""
    if isinstance(value, np.ndarray):
        return _plain(value.tolist())
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, tuple | list) else value

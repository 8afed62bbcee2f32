"""What `cxsim abtest design` and `simulate` show: sizes and comparisons as lines for people, and as one object for machines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from math import isfinite
from typing import Any

import numpy as np

from cxsim.abtest.design_comparison import DesignComparison
from cxsim.abtest.design_result import DesignResult
from cxsim.abtest.sample_size import EndpointSize
from cxsim.cli.output import format_table, locale_in_use
from cxsim.decision.sample_sizes import SampleSizeValue
from cxsim.report.phrases import columns
from cxsim.study.experiment_design import DesignedExperiment
from cxsim.study.experiment_simulation import SimulatedExperiment
from cxsim.text import Message
from cxsim.text.locale import Locale


def design_summary(found: DesignedExperiment) -> dict[str, Any]:
    """The size of an experiment as one object, for machines."""
    endpoints = [_endpoint_summary(each) for each in found.size.endpoints]
    plain = {"experiment": found.name, "plan_hash": found.size.experiment.plan_hash, "bound": found.size.bound, "endpoints": endpoints}
    plain["control_share"] = {"best": found.size.control_share, "saved": found.size.saved}
    plain["arrivals"] = {
        "at_once": found.size.enrolment.at_once,
        "weekly": found.size.enrolment.weekly,
        "later": found.size.enrolment.later,
    }
    plain["worth"] = None if found.worth is None else _plain(asdict(found.worth))
    plain["test_and_roll"] = None if found.roll is None else asdict(found.roll)
    return {**plain, "notes": list(found.size.notes)}


def design_lines(found: DesignedExperiment) -> Iterator[str | Message]:
    """The size of an experiment for people."""
    plan = found.size.experiment
    shares = [Message("abtest-arm", arm=arm, share=share) for arm, share in plan.arms.items()]
    yield Message("abtest-design-head", name=found.name, arms=shares, alpha=plan.alpha, power=plan.power, unit=plan.unit)
    for each in found.size.endpoints:
        yield from _endpoint_lines(each)
    if len(plan.treated) > 1:
        yield Message("abtest-design-control", share=found.size.control_share, saved=found.size.saved)
    yield from _value_lines(found)
    yield from found.size.notes


def _value_lines(found: DesignedExperiment) -> Iterator[str | Message]:
    if found.roll is not None and any(found.roll.sizes):
        control, *treated = found.roll.sizes
        yield Message("abtest-design-roll", alike={control} == {*treated}, control=control, units=treated[0])
    if found.worth is None:
        return
    yield Message("abtest-worth-head", currency=found.currency)
    locale, best = locale_in_use(), found.worth.best
    rows = [
        [
            *(locale.number(value) for value in (each.observations, each.weeks, each.cost, each.evsi, each.enbs)),
            _mark(each, best.value, locale),
        ]
        for each in found.worth.sizes
    ]
    yield from _table("abtest-worth-columns", rows)
    if best.value.enbs > 0:
        yield Message("abtest-worth-flat", low=best.low, high=best.high)
    else:
        yield Message("abtest-worth-none")
    if isfinite(found.worth.assurance):
        yield Message("abtest-worth-assurance", share=found.worth.assurance, units=found.size.primary.units)


def _mark(size: SampleSizeValue, best: SampleSizeValue, locale: Locale) -> str:
    return locale("abtest-worth-best") if size == best and size.enbs > 0 else ""


def _table(columns_id: str, rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows of numbers below their columns, set in; what is last is text."""
    names = columns(locale_in_use()(columns_id))
    width = len(rows[0])
    head = (*names, *[""] * (width - len(names)))
    yield from (f"    {line}" for line in format_table([head, *rows], range(len(names))))


def _endpoint_summary(size: EndpointSize) -> dict[str, Any]:
    plain: dict[str, Any] = _plain(asdict(size))
    plain["mde_at_weeks"] = plain.pop("curve")
    return plain


def _plain(value: Any) -> Any:
    """Without numbers that JSON does not have."""
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, tuple | list) else value


def _endpoint_lines(size: EndpointSize) -> Iterator[str | Message]:
    facts = {
        "name": size.name,
        "role": size.role,
        "kind": size.kind,
        "mean": size.baseline.mean,
        "units": size.baseline.units,
        "stands": _standing(size),
    }
    yield Message("abtest-endpoint-head", **facts, hazard=size.baseline.hazard_per_month)
    if size.goal == "none":
        yield Message("abtest-endpoint-aimless")
    else:
        change = 1 - np.exp(-size.target) if size.kind == "lifetime" else size.target
        reached = size.weeks is not None
        needed = {"goal": size.goal, "kind": size.kind, "change": float(change), "units": size.units, "reached": reached}
        yield Message("abtest-endpoint-needed", **needed, weeks=size.total_weeks or 0, enrolment=size.weeks or 0)
        if not reached:
            yield Message("abtest-endpoint-unreached", power=size.power_at_most)
    yield from _reason_lines(size)
    shown = [each for each in size.curve if isfinite(each.mde)]
    if shown:
        locale, aimed = locale_in_use(), size.goal != "none"
        rows = [
            [
                locale.number(each.week),
                locale.number(each.units),
                _change(size.kind, each.mde, locale),
                *[locale.percent(each.power)] * aimed,
            ]
            for each in shown
        ]
        yield from _table("abtest-curve-columns-power" if aimed else "abtest-curve-columns", rows)


def _standing(size: EndpointSize) -> str:
    """Whether today's value and how it varies were typed, or what of it was measured."""
    typed = set(size.baseline.typed)
    if size.kind == "lifetime":
        return "typed" if "hazard_per_month" in typed else "measured"
    if "mean" in typed and (size.kind == "share" or typed & {"sd", "density"}):
        return "typed"
    return ("partly" if "mean" in typed else "measured") if size.baseline.units else "unknown"


def _change(kind: str, mde: float, locale: Locale) -> str:
    """The smallest change that is found, in the unit of the endpoint; of a lifetime, of the hazard."""
    if kind == "lifetime":
        return locale.percent(float(1 - np.exp(-mde)), 1)
    return locale.points(mde) if kind == "share" else locale.significant(mde)


def _reason_lines(size: EndpointSize) -> Iterator[str | Message]:
    """Which part of the number comes from what."""
    if isfinite(size.adjusted):
        yield Message("abtest-reason-adjusted", plain=size.plain, adjusted=size.adjusted, correlation=size.baseline.correlation)
    if size.design_effect != 1:
        yield Message("abtest-reason-clusters", effect=size.design_effect)
    if size.inflation != 1:
        yield Message("abtest-reason-looks", factor=size.inflation)
    if size.formulas is not None:
        found = size.formulas
        yield Message("abtest-reason-formulas", unpooled=found.unpooled, miller=found.miller, power=found.miller_power, pooled=found.pooled)
    if isfinite(size.events):
        yield Message("abtest-reason-events", events=size.events, units=size.log_rank)
    if isfinite(size.assurance):
        yield Message("abtest-reason-assurance", share=size.assurance, units=size.assured)


def comparison_summary(simulated: SimulatedExperiment) -> dict[str, Any]:
    """Comparisons of designs as one object, for machines."""
    return {
        "experiment": simulated.name,
        "plan_hash": simulated.plan_hash,
        "arms": [_plain_comparison(each) for each in simulated.comparisons],
    }


def comparison_lines(simulated: SimulatedExperiment) -> Iterator[str | Message]:
    """Comparisons of designs for people."""
    for each in simulated.comparisons:
        facts = {"name": simulated.name, "arm": each.arm, "endpoint": each.endpoint, "today": each.today, "units": each.units}
        yield Message("abtest-comparison-head", **facts, truth=each.truth, error=each.truth_error, shared=each.shared)
        if each.brought:
            yield Message("abtest-comparison-brought")
        locale, found = locale_in_use(), [result for result in each.results if result.refused is None]
        if found:
            yield from _table("abtest-comparison-columns", [_comparison_cells(result, locale) for result in found])
        for result in each.results:
            if result.refused is not None:
                yield Message("abtest-comparison-refusal", design=result.design, reason=result.refused)
        yield from _comparison_notes(each)


def _comparison_notes(comparison: DesignComparison) -> Iterator[Message]:
    """How periods were chosen, whether the twin was contradicted, and which design is best by what."""
    for result in comparison.results:
        if isfinite(result.period):
            short = comparison.warmth > result.period
            facts = {"days": result.period, "warmth": comparison.warmth}
            lacking = 1 - result.expected / comparison.truth if comparison.truth else 0.0
            yield (
                Message("abtest-comparison-period-short", lacking=lacking, **facts)
                if short
                else Message("abtest-comparison-period", washout=result.washout, **facts)
            )
        if isfinite(result.contradicted):
            yield Message("abtest-comparison-guard", share=result.contradicted)
    best = comparison.best
    if best is not None and isfinite(best.value):
        yield Message("abtest-comparison-valued", design=best.design)
    elif best is not None:
        yield Message("abtest-comparison-best", design=best.design)
        yield Message("abtest-comparison-worthless")


def _comparison_cells(result: DesignResult, locale: Locale) -> list[str]:
    sizes = (result.expected, result.bias, result.bias_error, result.sd, result.rmse)
    shares = (locale.percent(result.power), locale.percent(result.false_positives, 1), locale.percent(result.coverage))
    money = [locale.number(round(each)) if isfinite(each) else "-" for each in (result.cost, result.value)]
    name = locale("abtest-comparison-design", design=result.design)
    return [*map(locale.significant, sizes), *shares, locale.number(result.weeks, 1), *money, locale.number(result.experiments), name]


def _plain_refusal(reason: Message | None) -> dict[str, Any]:
    """Why a design was not simulated: in the language of the command, and as the message that a report says in its own."""
    return {"refused": reason, "refused_id": reason and reason.id, "refused_facts": reason and dict(reason.items)}


def _plain_comparison(found: DesignComparison) -> dict[str, Any]:
    results = [{**asdict(result), **_plain_refusal(result.refused)} for result in found.results]
    plain: dict[str, Any] = _plain({**asdict(found), "results": results})
    return plain

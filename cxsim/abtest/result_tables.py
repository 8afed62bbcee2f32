"""The design and the reading of an experiment as tables, and its result as plain data: what a run folder holds of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isfinite, nan
from typing import Any

import numpy as np
import pandas as pd

from cxsim.abtest.analysis import ExperimentReading
from cxsim.abtest.endpoint_reading import EndpointReading, Interval
from cxsim.abtest.experiment import Experiment
from cxsim.abtest.sample_size import ExperimentSize
from cxsim.abtest.sums import EndpointSums, ExperimentSums
from cxsim.provenance import canonical_hash

ESTIMANDS = {
    "share": "difference of shares",
    "mean": "difference of means",
    "count": "difference of means",
    "ratio": "difference of ratios of sums",
    "quantile": "difference of quantiles",
    "lifetime": "difference of restricted mean lifetimes, in days",
}
"""What is estimated for each kind of endpoint, by arm of assignment (intention to treat)."""


def design_table(size: ExperimentSize) -> pd.DataFrame:
    """What each endpoint can show if enrolment ends with a week: units in all arms, smallest difference found, power of the target."""
    rows = [
        {"endpoint": each.name, "role": each.role, "kind": each.kind, "week": at.week, "units": at.units, "mde": at.mde, "power": at.power}
        for each in size.endpoints
        for at in each.curve
    ]
    return pd.DataFrame(rows, columns=["endpoint", "role", "kind", "week", "units", "mde", "power"])


def reading_tables(plan: Experiment, sums: ExperimentSums, reading: ExperimentReading) -> dict[str, pd.DataFrame]:
    """The tables of a reading by name, those without rows left out."""
    found = {
        "checks": pd.DataFrame(_check_rows(reading)),
        "effects": effects_table(reading),
        "looks": pd.DataFrame(
            [
                {"look": i + 1, "share": share, "bound": bound}
                for i, (share, bound) in enumerate(zip(reading.look.shares, reading.look.bounds, strict=True))
            ]
        ),
        "segments": pd.DataFrame(_segment_rows(reading)),
        "survival": pd.DataFrame(_survival_rows(plan, sums)),
    }
    return {name: table for name, table in found.items() if len(table)}


def effects_table(reading: ExperimentReading) -> pd.DataFrame:
    """One row for each endpoint and treated arm."""
    return pd.DataFrame([_effect_row(each) for each in reading.endpoints])


def _effect_row(each: EndpointReading) -> dict[str, Any]:
    row: dict[str, Any] = {name: getattr(each, name) for name in ("name", "role", "kind", "arm", "control", "treated")}
    for name in ("effect", "relative", "compliers", "slope", "money"):
        found: Interval | None = getattr(each, name)
        row |= {f"{name}_{end}": nan if found is None else getattr(found, end) for end in ("estimate", "low", "high")}
    row |= {name: getattr(each, name) for name in ("error", "p", "p_family", "stopped", "margin", "p_margin", "explained", "power")}
    return {"endpoint": row.pop("name"), **row, "withheld": None if each.withheld is None else each.withheld.id}


def _check_rows(reading: ExperimentReading) -> list[dict[str, Any]]:
    return [
        {"part": check.name, "arm": arm, "found": units, "expected": check.expected[arm], "p": check.p, "broken": check.broken}
        for check in reading.checks
        for arm, units in check.found.items()
    ]


def _segment_rows(reading: ExperimentReading) -> Iterator[dict[str, Any]]:
    for each in reading.endpoints:
        if each.segments is not None:
            names, effects = each.segments
            for name, shrunk in zip(names, np.atleast_1d(effects.shrunk).tolist(), strict=True):
                yield {"endpoint": each.name, "arm": each.arm, "segment": name, "effect_shrunk": shrunk, "p_differ": float(effects.p)}


def _survival_rows(plan: Experiment, sums: ExperimentSums) -> Iterator[dict[str, Any]]:
    for name, found in sums.endpoints.items():
        for treated, counts in found.lifetimes.items():
            for side, arm in enumerate((plan.control, treated)):
                for days, risk, left in zip(
                    counts.times.tolist(), counts.at_risk[side].tolist(), counts.events[side].tolist(), strict=True
                ):
                    yield {"endpoint": name, "against": treated, "arm": arm, "days": days, "at_risk": risk, "left": left}


def result_record(
    name: str, plan: Experiment, sums: Mapping[str, Any], found: ExperimentSums, reading: ExperimentReading
) -> dict[str, Any]:
    """The result of an experiment as plain data, with the hash of the plan, which holds no data, and that of the data.

    `sums` are the data as they are stored. A study takes the record under `data: {result: ...}` for its levers.
    """
    return {
        "experiment": name,
        "plan_hash": plan.plan_hash,
        "data_hash": canonical_hash(sums),
        "verdict": {"kind": reading.verdict.kind, "arm": reading.verdict.arm},
        "look": {"kind": reading.look.kind, "number": reading.look.number, "law": None if plan.looks is None else plan.looks.law},
        "units": dict(found.units),
        "waiting": found.waiting,
        "endpoints": [_endpoint_record(plan, each, found.endpoints[each.name]) for each in reading.endpoints],
    }


def _endpoint_record(plan: Experiment, each: EndpointReading, sums: EndpointSums) -> dict[str, Any]:
    n = {plan.control: _units(sums, plan.control, each.arm, 0), each.arm: _units(sums, each.arm, each.arm, 1)}
    effect = {end: _known(getattr(each.effect, end)) for end in ("estimate", "low", "high")}
    return {
        "name": each.name,
        "role": each.role,
        "kind": each.kind,
        "arm": each.arm,
        "estimand": ESTIMANDS[each.kind],
        "n": n,
        "effect": effect,
        "error": _known(each.error),
        "p": _known(each.p),
        "p_family": _known(each.p_family),
        "withheld": None if each.withheld is None else each.withheld.id,
    }


def _units(sums: EndpointSums, arm: str, treated: str, side: int) -> int:
    """The units of an arm that an endpoint counts: those whose window has closed, or whose lifetime is followed."""
    if treated in sums.lifetimes:
        return int(sums.lifetimes[treated].units[side])
    if arm in sums.values:
        return len(sums.values[arm])
    moments = sums.of_arm(arm)
    return 0 if moments is None else int(moments.n)


def _known(value: float) -> float | None:
    return value if isfinite(value) else None

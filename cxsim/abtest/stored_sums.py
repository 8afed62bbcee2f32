"""The sums of an experiment as plain data and back, to the last bit: what a run folder keeps so that a reading can be made again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from cxsim.abtest.clustered_lifetimes import ClusteredLifetimes
from cxsim.abtest.sums import EndpointSums, ExperimentSums
from cxsim.abtest.survival import SurvivalCounts
from cxsim.stats.cross_moments import CrossMoments
from cxsim.text import Message

SURVIVAL = ("times", "at_risk", "events", "followed", "units")
MOMENTS = ("n", "means", "products")
CLUSTERED = ("duration", "left", "treated", "cluster", "count")


def plain_sums(sums: ExperimentSums) -> dict[str, Any]:
    """The sums as JSON can hold them. The units' values of a quantile are those of persons, and are left out."""
    return {
        "units": dict(sums.units),
        "by_stratum": {name: dict(units) for name, units in sums.by_stratum.items()},
        "by_day": {name: dict(units) for name, units in sums.by_day.items()},
        "waiting": sums.waiting,
        "notes": [note.to_dict() for note in sums.notes],
        "endpoints": {name: _plain_endpoint(found) for name, found in sums.endpoints.items() if not found.values},
    }


def restored_sums(plain: Mapping[str, Any]) -> ExperimentSums:
    """What `plain_sums` made plain."""
    return ExperimentSums(
        units=plain["units"],
        endpoints={name: _endpoint(found) for name, found in plain["endpoints"].items()},
        by_stratum=plain["by_stratum"],
        by_day=plain["by_day"],
        waiting=plain["waiting"],
        notes=tuple(Message.from_dict(note) for note in plain["notes"]),
    )


def _plain_endpoint(found: EndpointSums) -> dict[str, Any]:
    return {
        "columns": list(found.columns),
        "cells": [{"arm": arm, "stratum": stratum, **_arrays(each, MOMENTS)} for (arm, stratum), each in found.cells.items()],
        "lifetimes": {arm: _arrays(each, SURVIVAL) for arm, each in found.lifetimes.items()},
        "clustered": {arm: _arrays(each, CLUSTERED) for arm, each in found.clustered.items()},
        "parts": {arm: _arrays(each, MOMENTS) for arm, each in found.parts.items()},
    }


def _endpoint(plain: Mapping[str, Any]) -> EndpointSums:
    return EndpointSums(
        columns=tuple(plain["columns"]),
        cells={(each["arm"], each["stratum"]): _moments(each) for each in plain["cells"]},
        lifetimes={
            arm: SurvivalCounts(*(np.array(each[part], dtype=float) for part in SURVIVAL)) for arm, each in plain["lifetimes"].items()
        },
        clustered={arm: _clustered(each) for arm, each in plain.get("clustered", {}).items()},
        parts={arm: _moments(each) for arm, each in plain["parts"].items()},
    )


def _clustered(plain: Mapping[str, Any]) -> ClusteredLifetimes:
    kinds = (float, bool, bool, str, float)
    return ClusteredLifetimes(*(np.array(plain[part], dtype=kind) for part, kind in zip(CLUSTERED, kinds, strict=True)))


def _arrays(record: Any, parts: tuple[str, ...]) -> dict[str, Any]:
    return {part: np.asarray(getattr(record, part)).tolist() for part in parts}


def _moments(plain: Mapping[str, Any]) -> CrossMoments:
    return CrossMoments(*(np.array(plain[part], dtype=float) for part in MOMENTS))

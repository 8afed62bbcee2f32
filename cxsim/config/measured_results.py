"""A lever whose size an experiment of the study measured: `measured: {experiment: NAME, endpoint: NAME}`.

It stands for the estimate, its error and the prior of the endpoint: those of the reading that `cxsim abtest analyse --json` printed or
a run wrote, of the very plan that the study states. Before there is such a reading, the commands that make it take the prior alone.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from pydantic import ValidationError

from cxsim.abtest.experiment import Experiment
from cxsim.abtest.verdict import VerdictKind
from cxsim.config.document import Address, YamlDocument, read_document
from cxsim.errors import Fault, MissingResultWarning, UsageError, fault, nearest
from cxsim.text import Message

KINDS = ("set", "multiply", "shift")
REFERENCE = {"experiment", "endpoint"}
MISSING = ("abtest-result-none", "abtest-result-plan", "abtest-result-withheld", "abtest-result-unreadable")
"""Faults of the result, not of the study."""
VAGUE = 1e4  # the error of a measurement that says nothing, in standard deviations of the prior


def result_references(data: Mapping[str, Any]) -> Iterator[tuple[Address, dict[str, Any]]]:
    """The sizes of levers that name an experiment, each with its address."""
    programmes = data.get("programmes")
    for name, programme in programmes.items() if isinstance(programmes, Mapping) else ():
        levers = programme.get("levers") if isinstance(programme, Mapping) else None
        for index, lever in enumerate(levers if isinstance(levers, list) else ()):
            for kind in KINDS:
                size = lever.get(kind) if isinstance(lever, Mapping) else None
                measured = size.get("measured") if isinstance(size, dict) else None
                if isinstance(size, dict) and isinstance(measured, Mapping) and set(measured) & REFERENCE:
                    yield ("programmes", name, "levers", index, kind), size


def with_results(document: YamlDocument, folder: Path, missing: bool = False) -> dict[str, Any]:
    """The data of a document with the numbers of the results that its levers name.

    Parameters
    ----------
    document, folder
        The document, and where the files that it names are.
    missing : bool
        Whether results may be missing or of another plan: then the prior stands for them.

    Raises
    ------
    UsageError
        With every reference that leads to no number.

    Warns
    -----
    MissingResultWarning
        With every result that is missing, where that may be.
    """
    faults, lacking, found = [], [], dict[int, dict[str, Any]]()
    for address, size in result_references(document.data):
        numbers = _numbers(document.data, size["measured"], address, folder)
        source = f"{size['measured'].get('experiment')}, {size['measured'].get('endpoint')}"
        if not isinstance(numbers, Fault):
            found[id(size)] = {"source": source, "grade": "experiment", **size, "measured": numbers}
            continue
        wrong = document.locate(numbers.at(path=(*address, "measured")))
        if missing and numbers.message.id in MISSING:
            lacking.append(wrong)
            found[id(size)] = {"source": source, "grade": "opinion", **size, "measured": _prior(document.data, size["measured"])}
        else:
            faults.append(wrong)
    if faults:
        raise UsageError(Message("config-study-wrong", file=document.file, count=len(faults)), faults)
    if lacking:
        warnings.warn(MissingResultWarning(Message("config-results-missing", file=document.file), lacking), stacklevel=5)
    replaced: dict[str, Any] = _replaced(document.data, found)
    return replaced


def _replaced(part: Any, found: Mapping[int, dict[str, Any]]) -> Any:
    if id(part) in found:
        return found[id(part)]
    if isinstance(part, dict):
        return {name: _replaced(item, found) for name, item in part.items()}
    return [_replaced(item, found) for item in part] if isinstance(part, list) else part


def _prior(data: Mapping[str, Any], named: Mapping[str, Any]) -> dict[str, float]:
    """What is believed before there is a result: a measurement at the prior's mean that is too vague to move it."""
    plan = Experiment.model_validate(data["experiments"][named["experiment"]])
    prior = plan.endpoints[named["endpoint"]].prior
    assert prior is not None
    return {"estimate": prior.mean, "error": VAGUE * prior.sd, "prior_sd": prior.sd, "prior_mean": prior.mean}


def _numbers(data: Mapping[str, Any], named: Mapping[str, Any], address: Address, folder: Path) -> dict[str, float] | Fault:
    """Estimate, error and prior of one reference, or why there are none."""
    experiments, name, endpoint = data.get("experiments") or {}, str(named.get("experiment")), str(named.get("endpoint"))
    if set(named) != REFERENCE:
        return fault("abtest-result-keys", keys=sorted(map(str, named)))
    if address[-1] != "shift":
        return fault("abtest-result-shift", kind=str(address[-1]))
    if name not in experiments:
        return fault("abtest-experiment-unknown", name=name, remedy=nearest(name, experiments))
    try:
        plan = Experiment.model_validate(experiments[name])
    except ValidationError:
        return fault("abtest-result-plan-wrong", name=name)
    if endpoint not in plan.endpoints:
        return fault("abtest-result-endpoint", name=endpoint, remedy=nearest(endpoint, plan.endpoints))
    prior = plan.endpoints[endpoint].prior
    if prior is None:
        return fault("abtest-result-prior", name=endpoint)
    if (other := _other_quantity(data, plan.endpoints[endpoint].quantity, address)) is not None:
        return fault("abtest-result-lever", name=endpoint, measures=other, moves=_moved(data, address))
    if plan.data is None or plan.data.result is None:
        return fault("abtest-result-none", name=name)
    read = _read(folder / plan.data.result, plan, name, endpoint, str(address[1]))
    return read if isinstance(read, Fault) else {**read, "prior_sd": prior.sd, "prior_mean": prior.mean}


def _other_quantity(data: Mapping[str, Any], measured: str | None, address: Address) -> str | None:
    """What the lever moves that an endpoint says it measures, where that is not what this one moves: its unit differs then."""
    parts = (measured or "").split(".")
    if len(parts) != len(address) or not parts[3].isdecimal():
        return None
    other = _moved(data, (*parts[:3], int(parts[3]), parts[4]))
    return other if other and other != _moved(data, address) else None


def _moved(data: Mapping[str, Any], address: Address) -> str:
    """The quantity that the lever of an address moves; nothing where there is no such lever."""
    levers = ((data.get("programmes") or {}).get(address[1]) or {}).get("levers") or []
    index = address[3]
    found = levers[index] if isinstance(index, int) and index < len(levers) else None
    return str(found.get("quantity", "")) if isinstance(found, Mapping) else ""


def read_result(file: Path) -> dict[str, Any]:
    """A stored reading: JSON, or the YAML of a run."""
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.suffix == ".json" else read_document(file).data
    return found


def _read(file: Path, plan: Experiment, name: str, endpoint: str, arm: str) -> dict[str, float] | Fault:
    try:
        result = read_result(file)
        rows = [row for row in result["endpoints"] if row["name"] == endpoint and row["arm"] == arm]
        if result["plan_hash"] != plan.plan_hash:
            return fault("abtest-result-plan", name=name, file=file)
        if not rows or rows[0]["withheld"] or result["verdict"]["kind"] == "broken":
            return fault("abtest-result-withheld", name=name, file=file, endpoint=endpoint, arm=arm)
        numbers = {"estimate": rows[0]["effect"]["estimate"], "error": rows[0]["error"]}
        if len(rows) > 1 or any(isinstance(each, bool) or not isinstance(each, int | float) for each in numbers.values()):
            raise TypeError
        if result["verdict"]["kind"] not in get_args(VerdictKind):
            raise ValueError
        return {name: float(each) for name, each in numbers.items()}
    except (OSError, ValueError, OverflowError, KeyError, TypeError, RecursionError, UsageError):
        return fault("abtest-result-unreadable", name=name, file=file)

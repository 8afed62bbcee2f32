"""Plans of experiments that contradict themselves or the study: each fault with its place, all of them together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from cxsim.abtest.experiment import Experiment
from cxsim.abtest.experiment_checks import experiment_faults
from cxsim.config.loader import load, loads
from cxsim.errors import Fault, UsageError

GYM = Path(__file__).parents[2] / "configs" / "gym.yaml"
LEVER = "programmes.personal_start.levers.0.shift"
PRIMARY = {"kind": "share", "table": "visits", "role": "primary", "better": "high", "quantity": LEVER, "mde": 0.05}
PLAN: dict[str, Any] = {
    "arms": {"control": 0.5, "personal_start": 0.5},
    "begins": "2026-03-01",
    "after": "90 d",
    "endpoints": {"start": PRIMARY},
}


def faults(folder: Path, measurements: dict[str, Any] | None = None, **changes: Any) -> tuple[Fault, ...]:
    study = YAML(typ="safe").load(GYM.read_text(encoding="utf-8"))
    study["experiments"] = {"first": {**PLAN, **changes}}
    study |= {"measurements": measurements} if measurements else {}
    file = folder / "study.yaml"
    with file.open("w", encoding="utf-8") as target:
        YAML().dump(study, target)
    try:
        load(file)
    except UsageError as error:
        return error.faults
    return ()


@pytest.mark.parametrize(("unit", "kind", "refused"), [("money", "share", True), ("share", "share", False), ("share", "ratio", False)])
def test_a_share_is_no_size_of_a_lever_in_another_unit(unit: str, kind: str, refused: bool) -> None:
    endpoint = {"kind": kind, "table": "contacts", "column": "first_contact_resolved", "role": "primary", "quantity": LEVER}
    plan = Experiment.model_validate({**PLAN, "endpoints": {"start": endpoint}})
    found = [each.message.id for each in experiment_faults(plan, (), {LEVER: unit}, Path)]
    assert found == ["abtest-lever-unit"] * refused


def test_the_plan_itself_is_right(tmp_path: Path) -> None:
    assert faults(tmp_path) == ()


@pytest.mark.parametrize(
    ("changes", "id", "place"),
    [
        ({"arms": {"a": 0.5, "b": 0.5}}, "abtest-control-missing", "arms"),
        ({"arms": {"control": 0.5, "personal_start": 0.4}}, "abtest-shares-total", "arms"),
        ({"unit": "cluster"}, "abtest-cluster-column", "unit"),
        ({"cluster": "region"}, "abtest-cluster-column", "cluster"),
        ({"unit": "switchback"}, "abtest-period", "unit"),
        ({"period": "2 d"}, "abtest-period", "period"),
        ({"unit": "switchback", "period": "2 d", "washout": "3 d"}, "abtest-washout-long", "washout"),
        ({"looks": {"law": "obf", "at": [0.5, 0.25, 1.0]}}, "abtest-looks-order", "at"),
        ({"looks": {"law": "obf", "at": [0.5]}}, "abtest-looks-order", "at"),
        ({"enrol_on": "visitz"}, "abtest-table-unknown", "enrol_on"),
        ({"logs": {"visits": "none.csv"}}, "abtest-file-missing", "visits"),
        ({"data": {"assignments": "none.csv"}}, "abtest-file-missing", "assignments"),
        ({"segment": "nobodies"}, "config-segment-unknown", "segment"),
    ],
)
def test_a_plan_that_contradicts_itself_is_refused(tmp_path: Path, changes: dict[str, Any], id: str, place: str) -> None:
    (found,) = faults(tmp_path, **changes)
    assert (found.message.id, found.path[-1]) == (id, place)
    assert found.line
    assert found.column
    assert found.remedy


@pytest.mark.parametrize(
    ("changes", "id"),
    [
        ({"table": None}, "abtest-source-count"),
        ({"metric": "nps"}, "abtest-source-count"),
        ({"table": "visitz"}, "abtest-table-unknown"),
        ({"table": None, "metric": "npz"}, "abtest-metric-unknown"),
        ({"kind": "ratio"}, "abtest-column-missing"),
        ({"column": "cliks"}, "abtest-column-unknown"),
        ({"quantile": 0.9}, "abtest-quantile"),
        ({"tau": "12 months"}, "abtest-tau-kind"),
        ({"quantity": "programmes.personal_start.levers.9.shift"}, "abtest-lever-unknown"),
        ({"kind": "count"}, "abtest-lever-unit"),
        ({"better": None, "margin": 0.01}, "abtest-margin-unsigned"),
        ({"kind": "lifetime", "table": None, "quantity": None, "mde": 1.5}, "abtest-hazard-share"),
        ({"kind": "lifetime", "table": None, "quantity": None, "margin": 0.1}, "abtest-margin-lifetime"),
    ],
)
def test_an_endpoint_that_contradicts_itself_is_refused(tmp_path: Path, changes: dict[str, Any], id: str) -> None:
    endpoint = {name: value for name, value in {**PRIMARY, **changes}.items() if value is not None}
    (found,) = faults(tmp_path, endpoints={"start": endpoint})
    assert found.message.id == id
    assert found.path[:4] == ("experiments", "first", "endpoints", "start")


@pytest.mark.parametrize("count", [0, 2])
def test_one_endpoint_is_primary(tmp_path: Path, count: int) -> None:
    endpoints = {f"e{i}": {**PRIMARY, "role": "primary" if i < count else "secondary"} for i in range(3)}
    (found,) = faults(tmp_path, endpoints=endpoints)
    assert found.message == found.message.__class__("abtest-primary-count", count=count, names=["e0", "e1"][:count] or ["-"])


def test_all_faults_come_together(tmp_path: Path) -> None:
    guard = {"kind": "mean", "table": "visits", "role": "guardrail"}
    found = faults(tmp_path, arms={"control": 0.6, "other": 0.5}, endpoints={"start": PRIMARY, "guard": guard}, unit="cluster")
    assert {each.message.id for each in found} == {
        "abtest-shares-total",
        "abtest-column-missing",
        "abtest-margin-missing",
        "abtest-cluster-column",
    }


@pytest.mark.parametrize(
    "bad", [{"arms": {"control": 1.5, "b": -0.5}}, {"arms": {"control": 0.5}}, {"after": 90}, {"after": "-1 d"}, {"alpha": 0}]
)
def test_a_value_out_of_range_is_refused(tmp_path: Path, bad: dict[str, Any]) -> None:
    assert faults(tmp_path, **bad)


def test_a_million_arms_are_one_fault(tmp_path: Path) -> None:
    found = faults(tmp_path, arms={"control": 0.5, **{f"a{i}": 1e-6 for i in range(2000)}})
    assert len(found) == 1


def test_a_study_without_experiments_has_none() -> None:
    assert loads(GYM.read_text(encoding="utf-8"), folder=GYM.parent).experiments == {}


@pytest.mark.parametrize(
    ("stated", "endpoint", "id"),
    [
        ({"experiment": "frist"}, {}, "abtest-experiment-unknown"),
        ({"experiment": "first", "endpoint": "stat"}, {}, "abtest-result-endpoint"),
        ({"experiment": "first"}, {"quantity": None}, "abtest-measurement-idle"),
        ({"experiment": "first"}, {}, ""),
    ],
)
def test_a_measurement_that_names_an_experiment_needs_its_lever(
    tmp_path: Path, stated: dict[str, Any], endpoint: dict[str, Any], id: str
) -> None:
    primary = {name: value for name, value in {**PRIMARY, **endpoint}.items() if value is not None}
    found = faults(tmp_path, measurements={"trial": stated}, endpoints={"start": primary})
    assert [each.message.id for each in found] == [id] * bool(id)
    assert all(each.path[:2] == ("measurements", "trial") and each.line for each in found)

"""Records, logs and plans that are odd or wrong, through the command: each gets its message, and what can still be said is said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from cxsim.cli.main import run_command

GYM = Path("configs/gym.yaml")
BEGIN = pd.Timestamp("2026-01-01")
MEAN = "{kind: mean, table: transactions, column: amount, role: primary, better: high}"


def days(number: Any) -> Any:
    return BEGIN + pd.to_timedelta(number, unit="D")


def arms(n: int = 60, *, control: int | None = None) -> pd.DataFrame:
    """Records of n customers, alternately in both arms, or so many of them in the control."""
    arm = np.where(np.arange(n) % 2 == 0 if control is None else np.arange(n) < control, "control", "call")
    return pd.DataFrame({"customer_id": [f"c{i}" for i in range(n)], "experiment": "calls", "arm": arm, "assigned_at": days(1.0)})


def sales(n: int = 60, at: float = 5.0, amount: Any = None) -> pd.DataFrame:
    values = np.random.default_rng(5).gamma(4, 5, n) if amount is None else np.broadcast_to(amount, n)
    return pd.DataFrame({"customer_id": [f"c{i}" for i in range(n)], "occurred_at": days(at), "amount": values})


class Case:
    """A study with one experiment, its records and its sales, in a folder, and what the command says of it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys

    def read(
        self,
        records: pd.DataFrame,
        log: pd.DataFrame,
        *words: str,
        endpoint: str = MEAN,
        plan: str = "arms: {control: 0.5, call: 0.5}",
        data: str = "dated: 2026-06-01",
    ) -> tuple[int, str]:
        records.to_csv(self.folder / "arms.csv", index=False)
        log.to_csv(self.folder / "sales.csv", index=False)
        text = GYM.read_text(encoding="utf-8").replace("data/", f"{GYM.parent.resolve()}/data/")
        lines = (
            "\nexperiments:\n  calls:\n    begins: 2026-01-01\n    after: 30 d\n    logs: {transactions: sales.csv}\n"
            f"    {plan}\n    data: {{assignments: arms.csv, {data}}}\n    endpoints:\n      spend: {endpoint}\n"
        )
        (self.folder / "study.yaml").write_text(text + lines, encoding="utf-8")
        code = run_command(["abtest", "analyse", str(self.folder / "study.yaml"), "calls", *words])
        said = self.capsys.readouterr()
        return code, said.out + said.err


@pytest.fixture
def case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Case:
    return Case(tmp_path, capsys)


@pytest.mark.parametrize(("control", "said"), [(0, "control 0"), (1, "control 1")])
def test_an_arm_of_none_or_one_is_broken_and_has_no_effect_anyway(case: Case, control: int, said: str) -> None:
    code, text = case.read(arms(control=control), sales())
    assert code == 3
    assert "Broken" in text
    code, text = case.read(arms(control=control), sales(), "--anyway")
    assert code == 3
    assert "fewer than 2 units" in text
    assert said in text


def test_arms_too_small_to_tell_are_not_called_broken(case: Case) -> None:
    """Two against four: chance alone does that; the exact law is taken, and an effect is stated with the width that so few allow."""
    code, text = case.read(arms(6, control=2), sales(6))
    assert code == 0
    assert "Broken" not in text
    code, text = case.read(arms(2, control=1), sales(2))
    assert code == 0
    assert "fewer than 2 units" in text


@pytest.mark.parametrize(("amount", "said"), [(7.0, "all units have the same value"), (0.0, "add up to 0")])
def test_outcomes_that_are_all_alike_have_no_effect(case: Case, amount: float, said: str) -> None:
    code, text = case.read(arms(), sales(amount=amount))
    assert code == 0
    assert said in text


def test_names_that_no_log_has_are_suspected_also_where_a_value_before_is_taken_out(case: Case) -> None:
    code, text = case.read(arms(), sales().assign(customer_id="other"), plan="arms: {control: 0.5, call: 0.5}\n    before: 30 d")
    assert code == 0
    assert "are their names written otherwise in the log?" in text


def test_a_record_without_a_customer_is_refused(case: Case) -> None:
    records = arms()
    records.loc[3, "customer_id"] = None
    code, text = case.read(records, sales())
    assert code == 3
    assert "customer_id: found a blank cell" in text


@pytest.mark.parametrize("wrong", ["inf", "-inf", "much"])
def test_outcomes_that_are_no_finite_number_are_refused_with_their_line(case: Case, wrong: str) -> None:
    log = sales().astype({"amount": object})
    log.loc[3, "amount"] = wrong
    code, text = case.read(arms(), log)
    assert code == 3
    assert "sales.csv:5" in text
    assert "amount" in text


def test_a_mean_near_zero_loses_its_relative_effect_and_nothing_else(case: Case) -> None:
    noise = np.random.default_rng(6).normal(0, 1, 60)
    code, text = case.read(arms(), sales(amount=noise), "--json")
    assert code == 0
    (found,) = json.loads(text)["endpoints"]
    assert found["relative"] is None
    assert found["effect"]["low"] < 0 < found["effect"]["high"]
    assert "within 3 standard errors of 0" in text


def test_a_thousand_unknown_arms_are_twenty_faults(case: Case) -> None:
    code, text = case.read(arms(1000).assign(arm=[f"arm{i}" for i in range(1000)]), sales())
    assert code == 3
    assert text.count("the arm") <= 25, text
    assert "arm1" in text


def test_more_unknown_arms_than_are_listed_are_counted(case: Case) -> None:
    """The largest first, so that the same records give the same message."""
    records = arms(100).assign(arm=[f"arm{i:03}" for i in range(98)] + ["arm050", "arm050"])
    code, text = case.read(records, sales(100))
    assert code == 3
    assert text.index("'arm050' of 3 units") < text.index("'arm000'")
    assert "78 more unknown arms" in text
    assert "'arm019'" not in text


def test_a_record_without_an_arm_is_counted_as_one_without(case: Case) -> None:
    code, text = case.read(arms().assign(arm=[None, *arms()["arm"][1:]]), sales())
    assert (code, "1 unit without an arm" in text) == (3, True), text


@pytest.mark.parametrize(
    ("records", "log"),
    [
        (["arm"], []),
        (["assigned_at", "experiment"], []),
        (["customer_id"], []),
        ([], ["amount"]),
        (["arm"], ["occurred_at", "customer_id"]),
    ],
)
def test_columns_that_are_not_there_are_faults_all_at_once(case: Case, records: list[str], log: list[str]) -> None:
    code, text = case.read(arms().drop(columns=records), sales().drop(columns=log))
    assert code == 3
    assert all(f"no column '{column}'" in text for column in (*records, *log)), text
    assert "internal error" not in text


@pytest.mark.parametrize("amount", [1e200, 1e308])
def test_outcomes_whose_sums_no_number_holds_are_refused(case: Case, amount: float) -> None:
    code, text = case.read(arms(), sales(amount=np.where(np.arange(60) % 3, amount, amount / 2)))
    assert (code, "more than 1e308" in text) == (3, True), text


def test_repeated_records_count_once_and_two_arms_are_refused(case: Case) -> None:
    twice = pd.concat([arms(), arms().iloc[:3].assign(assigned_at=days(9))])
    code, text = case.read(twice, sales())
    assert (code, "3 repeated records" in text) == (0, True), text
    code, text = case.read(pd.concat([arms(), arms().iloc[:1].assign(arm="call")]), sales())
    assert (code, "1 customer in two arms" in text) == (3, True), text


def test_clocks_with_and_without_an_offset_are_one(case: Case) -> None:
    mixed = arms().astype({"assigned_at": object})
    mixed["assigned_at"] = ["2026-01-02T02:00:00+02:00", "2026-01-02T00:00:00Z", "2026-01-02"] * 20
    _, plain = case.read(arms(), sales(), "--json")
    code, text = case.read(mixed, sales(), "--json")
    assert code == 0
    assert json.loads(text)["endpoints"][0]["effect"] == json.loads(plain)["endpoints"][0]["effect"]


def test_an_assignment_after_every_outcome_leaves_nothing_to_compare(case: Case) -> None:
    code, text = case.read(arms().assign(assigned_at=days(9)), sales(at=5))
    assert code == 0
    assert "no unit has a row within the window after assignment" in text


def test_a_covariate_that_is_the_outcome_or_came_after_it_is_not_adjusted_for(case: Case) -> None:
    code, text = case.read(arms(), sales(), plan="arms: {control: 0.5, call: 0.5}\n    covariates: [left_at]")
    assert code == 2
    assert "as of the day of the table" in text
    both = pd.concat([sales(), sales(at=-5)])
    code, text = case.read(arms(), both, plan="arms: {control: 0.5, call: 0.5}\n    before: 30 d")
    assert code == 0
    assert "the value before is the outcome itself" in text


def test_an_unplanned_reading_before_the_end_has_a_confidence_sequence(case: Case) -> None:
    """Not by the fixed law: half of the windows are open."""
    half = arms(400).assign(assigned_at=[days(1) if i < 200 else days(60) for i in range(400)])
    better = sales(400, amount=np.random.default_rng(7).normal(10, 1, 400) + 0.3 * (np.arange(400) % 2))
    code, early = case.read(half, better, "--json", data="dated: 2026-02-15")
    assert code == 0
    assert json.loads(early)["look"]["kind"] == "unplanned"


def test_a_reading_of_other_data_is_noted_and_widens_the_next(case: Case) -> None:
    for number, kind in ((0, "fixed"), (0, "fixed"), (1, "unplanned")):
        noise = np.random.default_rng(number).normal(10, 1, 60)
        code, text = case.read(arms(), sales(amount=noise), "--json", data="dated: 2026-06-01, record: readings.jsonl")
        assert code == 0
        assert json.loads(text)["look"]["kind"] == kind
    assert len((case.folder / "readings.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_a_margin_without_a_direction_is_refused_with_its_line(case: Case) -> None:
    endpoint = "{kind: mean, table: transactions, column: amount, role: primary, margin: 1}"
    code, text = case.read(arms(), sales(), endpoint=endpoint)
    assert code == 2
    assert "study.yaml:" in text

"""What no file could bring in and no law can answer is refused: frames, times ahead, keys, answers off their scale, amounts of 0."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cxsim.calibration.column_checks import check_columns
from cxsim.churn.methods.cox import Cox
from cxsim.churn.model_fit import fit
from cxsim.clv.bg_nbd import BgNbd
from cxsim.clv.discounted_lifetime import discounted_lifetime
from cxsim.clv.gamma_gamma import GammaGamma
from cxsim.clv.retention_models import Sbg
from cxsim.clv.retention_table import count_retention
from cxsim.clv.value_method import fit_value
from cxsim.config.loader import load
from cxsim.data.customers import CustomerTable
from cxsim.data.rfm import rfm_table
from cxsim.data.source import Source
from cxsim.drivers.driver_report import find_drivers
from cxsim.errors import DataError, ModelError, UsageError
from cxsim.study.churn_comparison import compare_churn_models
from cxsim.study.study_checks import check
from cxsim.study.study_tables import read_study_customers
from tests.support.driver_twins import company

CONFIGS = Path(__file__).parents[3] / "configs"
Change = Callable[[pd.DataFrame], pd.DataFrame]


def people(n: int = 200) -> pd.DataFrame:
    rng = np.random.default_rng(1)
    columns = {"tenure_months": rng.integers(1, 60, n).astype(float), "churned": rng.random(n) < 0.4, "fee_per_month": 9.0}
    return pd.DataFrame({"customer_id": [f"c{i}" for i in range(n)], **columns, "nps": rng.integers(0, 11, n).astype(float)})


def table(frame: pd.DataFrame) -> CustomerTable:
    return CustomerTable(frame, ("nps",), Source("a frame", "0" * 64, 1, len(frame), ()), ())


def at_row(column: str, value: object) -> Change:
    def change(frame: pd.DataFrame) -> pd.DataFrame:
        values = frame[column].astype(object)
        values.iloc[3] = value
        return frame.assign(**{column: values.infer_objects()})

    return change


@pytest.mark.parametrize(
    ("change", "sentences"),
    [
        (at_row("tenure_months", -3.0), "0 or more"),
        (at_row("tenure_months", float("nan")), "a blank"),
        (at_row("tenure_months", 1459.0), "a tenure of 1,459 months   expected: at most 120 years   do: is it in days"),
        (at_row("tenure_months", float("inf")), "at most 120 years"),
        (lambda frame: frame.assign(tenure_months="12"), "the tenure in months, a number"),
        (at_row("churned", "maybe"), "neither true nor false"),
        (at_row("churned", None), "neither true nor false"),
        (at_row("fee_per_month", -1.0), "the fee per month, 0 or more"),
        (at_row("customer_id", "c0"), "each once"),
        (at_row("customer_id", None), "a blank"),
        (lambda frame: frame.drop(columns="nps"), "no column 'nps'"),
        (lambda frame: frame.drop(columns="churned"), "no column 'churned'"),
    ],
)
def test_a_frame_passes_the_checks_of_a_file(change: Change, sentences: str) -> None:
    table(people())
    with pytest.raises(DataError) as caught:
        table(change(people()))
    assert all(part.strip() in str(caught.value) for part in sentences.replace("expected:", "   ").replace("do:", "   ").split("   "))


def test_all_faults_of_a_frame_at_once() -> None:
    frame = at_row("churned", None)(at_row("tenure_months", -3.0)(at_row("fee_per_month", -1.0)(people())))
    with pytest.raises(DataError) as caught:
        table(frame)
    assert [fault.column for fault in caught.value.faults] == ["tenure_months", "churned", "fee_per_month"]


def test_nothing_is_predicted_of_the_past() -> None:
    """Before, survival(-5) was 1.05 on average."""
    frame = people()
    fitted = fit(Cox(), table(frame), seed=1)
    for months in (-5, float("nan"), np.array([1.0] * 199 + [-1.0])):
        with pytest.raises(UsageError, match="from now on"):
            fitted.survival(months, frame)
    assert ((fitted.survival(0, frame) == 1.0) & (fitted.survival(5.0, frame) <= 1.0)).all()
    for wrong in (-1.0, float("nan"), 4000.0):
        with pytest.raises(DataError, match="tenure"):
            fitted.survival(5.0, at_row("tenure_months", wrong)(frame))
        with pytest.raises(DataError, match="tenure"):
            fitted.sample(at_row("tenure_months", wrong)(frame), 1)
    for call in (lambda: fit(Cox(), table(frame), seed=-1), lambda: fitted.sample(frame, -1), lambda: fitted.draws(3, -1)):
        with pytest.raises(UsageError, match="seed −1"):
            call()
    with pytest.raises(UsageError, match="seed −1"):
        find_drivers(company(50, np.random.default_rng(1)), seed=-1)
    with pytest.raises(UsageError, match="from now on"):
        discounted_lifetime(fitted.hazard, fitted.encoding.encode(frame), np.full(200, -2.0), 0.1)


def bought(amount: float) -> pd.DataFrame:
    rng = np.random.default_rng(2)
    frequency = rng.integers(0, 6, 300).astype(float)
    spent = np.where(frequency > 0, amount * rng.gamma(3, size=300), 0.0)
    return pd.DataFrame({"frequency": frequency, "recency": np.where(frequency > 0, 20.0, 0.0), "T": 30.0, "monetary_value": spent})


def test_amounts_that_are_all_0_are_no_spend() -> None:
    with pytest.raises(ModelError, match="no repeat purchase with an amount above 0"):
        fit_value(GammaGamma(), rfm_table(bought(0.0), "weeks"))


def test_customers_who_always_paid_0_are_reported() -> None:
    frame = bought(10.0)
    some = frame.index[frame["frequency"] > 0][:17]
    frame.loc[some, "monetary_value"] = 0.0
    fitted = fit_value(GammaGamma(), rfm_table(frame, "weeks"))
    assert f"17 of {int((frame['frequency'] > 0).sum())} customers who bought again paid 0 each time and are left out." in " ".join(
        map(str, fitted.estimates.messages)
    )


def test_models_of_value_predict_nothing_of_the_past() -> None:
    model = fit_value(BgNbd(), rfm_table(bought(10.0), "weeks"))
    with pytest.raises(UsageError, match="from now on"):
        model.future(rfm_table(bought(10.0), "weeks"), -1.0)
    with pytest.raises(UsageError, match="from now on"):
        fit_value(Sbg(), count_retention([[1000, 800, 700, 640]], "years")).survival([-1])


def test_check_and_fit_refuse_answers_off_their_scale_as_run_does(tmp_path: Path) -> None:
    study = load(CONFIGS / "telecom.yaml")
    column = study.effort.start.column
    assert column is not None
    frame = read_study_customers(study).frame
    wrong = frame.assign(**{column: frame[column].where(np.arange(len(frame)) % 10 > 0, -99.0)})
    (fault,) = check_columns(study, CustomerTable(wrong, (column,), Source("x", "", 0, 0, ()), ()))
    assert "answers outside 1 to 7, such as -99" in fault.found
    assert "if -99 stands for no answer, name it as blank" in fault.do
    source = pd.read_csv(study.path_of(study.source.table))
    source.loc[::10, column] = 8
    source.to_csv(tmp_path / "people.csv", index=False)
    text = (CONFIGS / "telecom.yaml").read_text().replace("data/customers.csv", str(tmp_path / "people.csv"))
    for name in ("surveys", "contacts"):
        text = text.replace(f"data/{name}.csv", str(CONFIGS / f"data/{name}.csv"))
    (tmp_path / "study.yaml").write_text(text)
    for verb in (check, lambda path: compare_churn_models(path, tmp_path / "out")):
        with pytest.raises(UsageError, match="answers outside 1 to 7, such as 8"):
            verb(tmp_path / "study.yaml")

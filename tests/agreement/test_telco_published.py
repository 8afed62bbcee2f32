"""Cox regression on IBM's fictional operator (version 1) against the known figures of these data, to the digits given.

Total charges and tenure 0 dropped; 2 x 5-fold. The known Brier scores take censoring as independent of the features and are
integrated over months 6 to 60 (`cxsim.churn.evaluation.scores.marginal_brier`); so do the known AUC. `test_brier_truth` shows by how much
such a score is off; here it is reproduced, and judges nothing. The folds are scikit-learn's: another split moves the third digit.
"""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from cxsim.churn.estimation.kaplan_meier import life_table
from cxsim.churn.estimation.partial_likelihood import maximize_partial_likelihood
from cxsim.churn.evaluation.censoring import fit_censoring
from cxsim.churn.evaluation.concordance import concordance
from cxsim.churn.evaluation.scores import auc, marginal_brier
from cxsim.churn.evaluation.validation import compare_calibration, risk_groups
from cxsim.churn.features.encoding_fit import find_redundant_columns
from cxsim.churn.features.sample import Sample

pytestmark = pytest.mark.realdata
MONTHS = np.arange(1.0, 73.0)
FOLDS = 0.0015  # what another 2 x 5 split moves a score by


@pytest.fixture(scope="module")
def telco() -> Sample:
    from tests.support.real_data import real_data

    frame = pd.read_csv(real_data() / "telco_ibm/Telco-Customer-Churn.csv").query("tenure > 0")
    columns = pd.get_dummies(frame.drop(columns=["customerID", "tenure", "Churn", "TotalCharges"]), drop_first=True).astype(float)
    idle = find_redundant_columns(columns.to_numpy(), list(columns))
    matrix = columns[[name for name in columns if name not in idle]].to_numpy()
    return Sample(np.ascontiguousarray(matrix), frame.tenure.to_numpy(dtype=float), (frame.Churn == "Yes").to_numpy())


@pytest.fixture(scope="module")
def found(telco) -> dict[str, float]:
    """The mean of each figure over the ten parts left out."""
    from sklearn.model_selection import StratifiedKFold

    rows = [
        figures(telco.rows(fitted), telco.rows(held))
        for repeat in range(2)
        for fitted, held in StratifiedKFold(5, shuffle=True, random_state=repeat).split(telco.matrix, telco.churned)
    ]
    return {name: float(np.mean([row[name] for row in rows])) for name in rows[0]}


def figures(fitted: Sample, held: Sample) -> dict[str, float]:
    cox = maximize_partial_likelihood(fitted)
    risk = (held.matrix - cox.means) @ cox.coefficients
    curves = np.exp(-np.outer(np.exp(risk), at(cox.event_months, cox.cumulative, 0.0)))
    table = life_table(fitted.months, fitted.churned)
    alike = np.tile(at(table.months, table.survival, 1.0), (len(held), 1))
    row = {
        "concordance": concordance(risk, held),
        "brier": marginal_brier(curves, MONTHS, fitted, held),
        "naive brier": marginal_brier(alike, MONTHS, fitted, held),
        "naive concordance": concordance(-alike.mean(axis=1), held),
    }
    # as in print, who is censored in the very month is no control
    gone = replace(held, months=held.months - 1e-6 * ~held.churned, matrix=np.empty((len(held), 0)))
    for month in (12, 24, 36):
        leaving = 1 - curves[:, month - 1]
        row[f"auc {month}"] = auc(leaving, gone, fit_censoring(gone), float(month))
        level = compare_calibration(float(month), leaving, held, risk_groups(leaving, 10))
        row[f"level {month}"], row[f"error {month}"] = level.expected_over_observed, level.mean_error
        row[f"blamed {month}"] = compare_calibration(float(month), leaving, held, [np.arange(len(held))]).expected_over_observed
    return row


def at(months: np.ndarray, values: np.ndarray, start: float) -> np.ndarray:
    return np.concatenate([[start], values])[np.searchsorted(months, MONTHS, side="right")]


def test_ranking(found, telco):
    assert (len(telco), telco.events) == (7032, 1869)
    assert found["naive concordance"] == 0.5
    assert found["concordance"] == pytest.approx(0.865, abs=FOLDS)
    assert [found[f"auc {month}"] for month in (12, 24, 36)] == pytest.approx([0.904, 0.927, 0.944], abs=FOLDS)


def test_brier_scores_as_in_print(found):
    assert found["brier"] == pytest.approx(0.0855, abs=5e-4)
    assert found["naive brier"] == pytest.approx(0.181, abs=5e-4)


def test_level(found):
    assert [found["level 12"], found["level 24"]] == pytest.approx([0.998, 1.011], abs=5e-3)
    assert [found["error 12"], found["error 24"]] == pytest.approx([0.024, 0.028], abs=2e-3)


def test_a_check_that_takes_censoring_as_independent_blames_a_right_model(found):
    """Known: "+14.7 %" at 24 months against the Kaplan-Meier curve of everybody, 1.011 within groups of like risk."""
    assert found["blamed 24"] == pytest.approx(1.147, abs=0.01)

"""Survival models against published and independently recomputed numbers on real data.

rossi, lung, veteran, heart, mgus2: R `survival` (Therneau), vignettes and tests. Telco: IBM's fictional operator, version 11;
its incidences were recomputed by two independent implementations (statsmodels is one of them).
"""

import numpy as np
import pandas as pd
import pytest

from cxsim.churn.estimation.accelerated_likelihood import fit_accelerated
from cxsim.churn.estimation.cox_residuals import martingale_residuals, robust_covariance, score_residuals
from cxsim.churn.estimation.estimate import estimate
from cxsim.churn.estimation.kaplan_meier import life_table
from cxsim.churn.estimation.partial_likelihood import maximize_partial_likelihood
from cxsim.churn.evaluation.concordance import concordance
from cxsim.churn.features.encoding import Column
from cxsim.churn.features.encoding_fit import find_redundant_columns
from cxsim.churn.features.sample import Sample
from cxsim.churn.methods.cause_specific import cumulative_incidence
from cxsim.churn.methods.cox import Cox

pytestmark = pytest.mark.realdata
HALF_A_DIGIT = 6e-7  # the numbers have six decimals


def sample(frame: pd.DataFrame, columns: list[str], months: str, event: pd.Series, entry: str | None = None) -> Sample:
    return Sample(
        frame[columns].to_numpy(dtype=float),
        frame[months].to_numpy(dtype=float),
        event.to_numpy(dtype=bool),
        None if entry is None else frame[entry].to_numpy(dtype=float),
    )


def test_rossi_with_breslows_ties(data_folder):
    frame = pd.read_csv(data_folder / "survival/rossi.csv")
    found = maximize_partial_likelihood(
        sample(frame, ["fin", "age", "race", "wexp", "mar", "paro", "prio"], "week", frame.arrest), "breslow"
    )
    published = [-0.379022, -0.057246, 0.314130, -0.151115, -0.432783, -0.084983, 0.091112]
    assert found.coefficients == pytest.approx(published, abs=HALF_A_DIGIT)
    assert found.log_likelihood == pytest.approx(-659.12061, abs=6e-6)


def test_heart_with_late_entry(data_folder):
    frame = pd.read_csv(data_folder / "survival/heart.csv")
    found = maximize_partial_likelihood(sample(frame, ["age", "year", "surgery", "transplant"], "stop", frame.event, "start"))
    assert found.coefficients == pytest.approx([0.027167, -0.146346, -0.637210, -0.010251], abs=HALF_A_DIGIT)
    assert found.log_likelihood == pytest.approx(-290.56562, abs=6e-6)


def test_cutting_rows_in_stretches_changes_nothing(data_folder):
    """rossi cut at week 20 into (0, 20] and (20, week]: the same likelihood, and robust errors by person as those of whole rows."""
    frame = pd.read_csv(data_folder / "survival/rossi.csv").assign(entry=0.0, person=range(432))
    early = frame.assign(arrest=frame.arrest * (frame.week <= 20), week=np.minimum(frame.week, 20))
    late = frame[frame.week > 20].assign(entry=20.0)
    cut = pd.concat([early, late], ignore_index=True)
    columns = ["fin", "age", "prio"]
    whole = maximize_partial_likelihood(sample(frame, columns, "week", frame.arrest))
    parts = sample(cut, columns, "week", cut.arrest, "entry")
    stretched = maximize_partial_likelihood(
        Sample(parts.matrix, parts.months, parts.churned, parts.entry_months, cluster=cut.person.to_numpy())
    )
    assert stretched.coefficients == pytest.approx(whole.coefficients, abs=1e-9)
    assert stretched.log_likelihood == pytest.approx(whole.log_likelihood, abs=1e-9)
    assert robust_covariance(stretched) == pytest.approx(robust_covariance(whole), rel=1e-8)


@pytest.mark.parametrize("family", ["weibull", "lognormal"])
def test_accelerated_lifetimes_in_stretches_are_those_of_whole_rows(family, data_folder):
    """The same with late entries in the likelihood of accelerated lives: coefficients, scale and their covariance."""
    frame = pd.read_csv(data_folder / "survival/rossi.csv")
    early = frame.assign(arrest=frame.arrest * (frame.week <= 20), week=np.minimum(frame.week, 20), entry=0.0)
    cut = pd.concat([early, frame[frame.week > 20].assign(entry=20.0)], ignore_index=True)
    columns = ["fin", "age", "prio"]
    whole, log, _ = fit_accelerated(family, tuple(columns), sample(frame, columns, "week", frame.arrest))
    parts, log_parts, _ = fit_accelerated(family, tuple(columns), sample(cut, columns, "week", cut.arrest, "entry"))
    assert log_parts == pytest.approx(log, abs=1e-8)
    assert parts.coefficients == pytest.approx(whole.coefficients, abs=1e-7)
    assert parts.log_scale == pytest.approx(whole.log_scale, abs=1e-7)
    assert np.diag(parts.covariance)[1:] == pytest.approx(np.diag(whole.covariance)[1:], rel=1e-5)


def test_lung_weibull(data_folder):
    """R: survreg(Surv(time, status) ~ age, lung)."""
    frame = pd.read_csv(data_folder / "survival/cancer.csv")
    law, log_likelihood, diagnostics = fit_accelerated("weibull", ("age",), sample(frame, ["age"], "time", frame.status == 2))
    assert law.location - law.means @ law.coefficients == pytest.approx(6.887121, abs=HALF_A_DIGIT)
    assert law.coefficients == pytest.approx([-0.013608], abs=HALF_A_DIGIT)
    assert np.exp(law.log_scale) == pytest.approx(0.7587515, abs=6e-8)
    assert log_likelihood == pytest.approx(-1151.894, abs=6e-4)
    assert diagnostics == ()


def test_mgus2_incidence_of_progression_and_death(data_folder):
    frame = pd.read_csv(data_folder / "survival/mgus2.csv")
    months = np.where(frame.pstat == 1, frame.ptime, frame.futime).astype(float)
    event = np.where(frame.pstat == 1, 1, 2 * frame.death)
    data = Sample(np.empty((len(frame), 0)), months, event > 0)
    found = cumulative_incidence(data, [{0: None, 1: "progression", 2: "death"}[e] for e in event])
    at = np.array([60.0, 120.0, 240.0])
    assert found["progression"].at(at) == pytest.approx([0.034104, 0.063722, 0.099814], abs=HALF_A_DIGIT)
    assert found["death"].at(at) == pytest.approx([0.320367, 0.531818, 0.724028], abs=HALF_A_DIGIT)
    table = life_table(data.months, data.churned)
    assert sum(each.share for each in found.values()) == pytest.approx(1 - table.survival, abs=1e-12)


@pytest.fixture
def telco(data_folder) -> tuple[Sample, list[str | None]]:
    folder = data_folder / "telco_ibm_v11"
    status = pd.read_excel(folder / "Telco_customer_churn_status.xlsx", engine="calamine").set_index("Customer ID")
    services = pd.read_excel(folder / "Telco_customer_churn_services.xlsx", engine="calamine").set_index("Customer ID")
    frame = status.join(services[["Tenure in Months"]])
    churned = (frame["Churn Label"] == "Yes").to_numpy()
    reasons = [category if left else None for category, left in zip(frame["Churn Category"], churned, strict=True)]
    return Sample(np.empty((len(frame), 0)), frame["Tenure in Months"].to_numpy(dtype=float), churned), reasons


def test_telco_incidence_of_competitor_churn_is_exact_in_spite_of_ties(telco):
    data, reasons = telco
    found = cumulative_incidence(data, reasons)["Competitor"]
    assert found.at(np.array([12.0, 24.0, 72.0])) == pytest.approx([0.072406, 0.097038, 0.184863], abs=HALF_A_DIGIT)


def test_lifelines_breaks_ties_by_chance_and_misses_it(telco):
    """The reason for an own estimate: by the seed of its jitter lifelines gives .48 to .66 where .184863 is right."""
    import warnings

    from lifelines import AalenJohansenFitter

    data, reasons = telco
    code = np.array([{None: 0, "Competitor": 1}.get(reason, 2) for reason in reasons])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = AalenJohansenFitter(calculate_variance=False, seed=1).fit(data.months, code, event_of_interest=1)
    assert abs(float(theirs.cumulative_density_.iloc[-1, 0]) - 0.184863) > 0.1


def test_lifelines_residuals_do_not_sum_to_zero_and_ours_do(data_folder):
    """The reason for own residuals: with ties, score residuals of a maximum have to sum to the gradient, which is 0."""
    from lifelines import CoxPHFitter

    frame = pd.read_csv(data_folder / "survival/rossi.csv")[["week", "arrest", "fin", "age", "prio"]]
    theirs = CoxPHFitter().fit(frame, "week", "arrest").compute_residuals(frame, "score").sum()
    ours = maximize_partial_likelihood(sample(frame, ["fin", "age", "prio"], "week", frame.arrest))
    assert np.abs(score_residuals(ours).sum(axis=0)).max() < 1e-9
    assert abs(martingale_residuals(ours).sum()) < 1e-9
    assert np.abs(theirs).max() > 1e-3


def test_lifelines_robust_errors_are_too_small_with_ties(data_folder):
    """Known: 0.8 to 3.5 % too small; they rest on the residuals above."""
    from lifelines import CoxPHFitter

    frame = pd.read_csv(data_folder / "survival/rossi.csv")[["week", "arrest", "fin", "age", "prio"]]
    theirs = CoxPHFitter().fit(frame, "week", "arrest", robust=True).standard_errors_.to_numpy()
    found = maximize_partial_likelihood(sample(frame, ["fin", "age", "prio"], "week", frame.arrest))
    ratio = np.sqrt(np.diag(robust_covariance(found))) / theirs
    assert ((ratio > 1.007) & (ratio < 1.036)).all()


def test_lifelines_gives_strata_in_an_order_of_its_own_and_we_in_that_of_the_rows(data_folder):
    """Taken by position, its stratified predictions on unseen Telco customers fall from .865 to the toss of a coin, in silence."""
    from lifelines import CoxPHFitter

    frame = pd.read_csv(data_folder / "telco_ibm/Telco-Customer-Churn.csv").query("tenure > 0").reset_index(drop=True)
    columns = pd.get_dummies(frame[["InternetService", "PaymentMethod", "OnlineSecurity", "TechSupport"]], drop_first=True).astype(float)
    idle = find_redundant_columns(columns.to_numpy(), list(columns))
    columns = columns[[name for name in columns if name not in idle]]
    months, churned = frame.tenure.to_numpy(dtype=float), (frame.Churn == "Yes").to_numpy()
    fitted, held = np.arange(len(frame)) % 5 > 0, np.arange(len(frame)) % 5 == 0
    unseen = Sample(np.empty((held.sum(), 0)), months[held], churned[held])

    table = columns.assign(contract=frame.Contract, months=months, churned=churned)
    model = CoxPHFitter().fit(table[fitted], "months", "churned", strata=["contract"])
    theirs = model.predict_survival_function(table[held], times=[12.0, 24.0, 36.0])
    by_position, by_name = -theirs.to_numpy().mean(axis=0), -theirs[table.index[held]].to_numpy().mean(axis=0)

    x = np.column_stack([columns, *(frame.Contract == level for level in ("One year", "Two year"))]).astype(float)
    names = [*(Column(feature=name, kind="number") for name in columns), *(Column(feature="c", kind="level", level=v) for v in "12")]
    law = estimate(Cox(strata=("c",)), names, Sample(x[fitted], months[fitted], churned[fitted])).law
    ours = -np.mean([law.survival(np.full(held.sum(), month), x[held]) for month in (12.0, 24.0, 36.0)], axis=0)
    assert concordance(by_position, unseen) < 0.6
    assert concordance(by_name, unseen) > 0.84
    assert concordance(ours, unseen) == pytest.approx(concordance(by_name, unseen), abs=1e-4)

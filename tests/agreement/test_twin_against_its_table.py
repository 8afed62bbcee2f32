"""A twin that cannot be its table: left truncation is asked about, and the audit compares the twin's first year with the table's rate.

The table is made up after a bank's: whoever is in it was there a year before it ends, so that no tenure is short; 16 in 100 have left
since. Without `entry` the fit takes the months before that year as lived under observation by everybody: the hazard falls late.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cxsim.config.loader import load
from cxsim.config.study_file import Study
from cxsim.decision.audit import Audit, CaseFigures, audit
from cxsim.decision.audit_figures import collect_case_figures
from cxsim.decision.paired_simulation import simulate_paired_outcomes
from cxsim.study.customers import TableCustomers, load_customers
from cxsim.study.decision_analysis import split_of_benefits
from cxsim.study.pipeline import business_case, compare_programme
from cxsim.study.study_checks import check
from cxsim.study.summary_metrics import observed_churn
from cxsim.text.locale import Locale

FRENCH = Locale.of("fr")

SMALL = Path("tests/faults/small_study.yaml")
BANK = Path("configs/bank.yaml")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bank")
    rng, n = np.random.default_rng(7), 3_000
    tenure = np.clip(rng.normal(36, 8, n), 13, 56).round(1)
    left = rng.random(n) < 0.16
    table = pd.DataFrame({"id": range(n), "tenure": tenure, "churned": left.astype(int), "fee": 20, "entry": (tenure - 12).round(1)})
    table["plan"], table["nps"], table["ces"] = (rng.choice(list(x), n) for x in (["basic", "plus"], range(11), range(1, 8)))
    (folder / "data").mkdir()
    table.to_csv(folder / "data" / "small_customers.csv", index=False)
    text = SMALL.read_text(encoding="utf-8").replace("draws: 20", "draws: 2")
    (folder / "silent.yaml").write_text(text, encoding="utf-8")
    stated = text.replace("features: [plan, nps, ces]\n\nfit", "features: [plan, nps, ces, entry]\n    allow: [entry]\n\nfit").replace(
        "churn: {features: [plan, nps, ces]}", "churn: {features: [plan, nps, ces], entry: entry}"
    )
    (folder / "stated.yaml").write_text(stated, encoding="utf-8")
    return folder


def audited(study: Study) -> Audit:
    name = next(iter(study.programmes))
    customers = load_customers(study)
    assert isinstance(customers, TableCustomers)
    twin, _ = customers.twin(study)
    own, comparison = business_case(study, name, twin), compare_programme(study, name, twin)
    pairs = [simulate_paired_outcomes(own, twin, dict(comparison.base.values), comparison.seed, 0)]
    split = split_of_benefits(comparison, pairs, rate=0.0)
    return audit(collect_case_figures(own, comparison, split, pairs, observed_churn(study, customers.table)))


def test_a_truncated_table_is_warned_of_first_and_queried(folder: Path) -> None:
    found = audited(load(folder / "silent.yaml"))
    first, second = found.checks[:2]
    assert (str(first.name), first.verdict) == ("twin against its table", "warning")
    lost, own = (float(part.split("%")[0].split()[-1]) for part in (str(first.found).split(" of ")[0], str(first.found).split(", ")[1]))
    assert own == pytest.approx(5.2, abs=0.3)  # 480 of 3,000 x 36 months: .44 % a month
    assert lost > 4 * own
    assert (str(second.name), second.verdict) == ("tenures of the table", "warning")
    messages = FRENCH.format(first.found)
    assert "jumeau" in messages
    assert any("(entry in the fit" in str(line) for line in check(folder / "silent.yaml"))


def test_with_the_entry_stated_the_twin_is_its_table(folder: Path) -> None:
    """480 of 3,000 x 12 months: 1.3 % a month, in the table and in the twin."""
    found = {str(each.name): each for each in audited(load(folder / "stated.yaml")).checks}
    assert found["twin against its table"].verdict == found["tenures of the table"].verdict == "plausible"
    assert not any("(entry in the fit" in str(line) for line in check(folder / "stated.yaml"))


def test_the_shipped_bank_has_customers_of_every_tenure() -> None:
    study = load(BANK)
    customers = load_customers(study)
    assert isinstance(customers, TableCustomers)
    table = observed_churn(study, customers.table)
    assert table is not None
    assert table.least_tenure_months < 1
    twin = 1 / 206.6  # months of lifetime in the twin's first year, as its report says
    found = {str(each.name): each for each in audit(CaseFigures(lifetime_months=1 / twin, table=table)).checks}
    assert found["twin against its table"].verdict == found["tenures of the table"].verdict == "plausible"

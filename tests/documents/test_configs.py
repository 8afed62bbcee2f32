"""The shipped studies: each reads, says where every number comes from, runs end to end, and is lived alike by both engines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import pytest

from cxsim.calibration.population import build_population
from cxsim.churn.fitted_model import FittedChurn
from cxsim.churn.model_fit import fit
from cxsim.cli.main import run_command
from cxsim.config.document import read_document
from cxsim.config.inheritance import EXTENDS
from cxsim.config.loader import load
from cxsim.config.study_file import Study
from cxsim.data.customers import CustomerTable
from cxsim.data.synthetic.industries import INDUSTRIES
from cxsim.decision.programme import programme_changes
from cxsim.engine.simpy_engine import simulate_openly
from cxsim.engine.simulation import simulate
from cxsim.engine.twin import compile_twin
from cxsim.journey.parameters import Quantity, quantities
from cxsim.journey.population import Population
from cxsim.provenance import versions
from cxsim.rng import study_key
from cxsim.study.study_tables import read_study_customers
from cxsim.text import Message
from cxsim.text.locale import Locale
from tests.support.french import ENGLISH_WORDS
from tests.support.random_plans import sorted_customers

CONFIGS = Path(__file__).parents[2] / "configs"
STUDIES = sorted(path.stem for path in CONFIGS.glob("*.yaml"))
WHOLE = [name for name in STUDIES if EXTENDS not in read_document(CONFIGS / f"{name}.yaml").data]
"""Those that say everything themselves; the others extend one of these."""
SHIPPED = [name for name in STUDIES if load(CONFIGS / f"{name}.yaml").table is not None]


@dataclass(frozen=True)
class Fitted:
    study: Study
    table: CustomerTable
    churn: FittedChurn


@cache
def fitted(name: str) -> Fitted:
    study = load(CONFIGS / f"{name}.yaml")
    table = read_study_customers(study)
    return Fitted(study, table, fit(study.fit[study.churn.fit], table, study.run.seed))


def written(name: str) -> Iterator[tuple[str, Quantity]]:
    """The quantities that the file states: those at whose address it says something."""
    document: Any = read_document(CONFIGS / f"{name}.yaml").data
    for address, quantity in quantities(load(CONFIGS / f"{name}.yaml")):
        here = document
        for part in address.split("."):
            here = here[int(part)] if isinstance(here, list) else here.get(part)
            if here is None:
                break
        else:
            yield address, quantity


def test_four_trades_are_shipped() -> None:
    assert {"telecom", "saas", "shop", "bank"} <= set(SHIPPED)


def shortly(name: str, *quick: str) -> Any:
    """A study as a parameter: the default suite takes only some of those that are run whole, `make test-slow` the others."""
    return pytest.param(name, marks=() if name in quick else (pytest.mark.slow,))


@pytest.mark.parametrize("name", STUDIES)
def test_every_number_has_a_unit_a_source_and_a_grade(name: str) -> None:
    stated = list(written(name))
    assert len(stated) > (50 if name in WHOLE else 10)
    assert [address for address, quantity in stated if not (quantity.unit and quantity.source and quantity.grade)] == []


@pytest.mark.parametrize("name", STUDIES)
def test_it_prices_a_programme_that_has_costs_and_is_uncertain(name: str) -> None:
    study = load(CONFIGS / f"{name}.yaml")
    (programme,) = study.programmes.values()
    assert programme.description
    assert programme.costs
    assert all(lever.size.uncertain for lever in programme.levers)
    assert study.money.discount_rate.owner == "CFO"


def test_the_shop_earns_from_purchases_alone() -> None:
    shop = load(CONFIGS / "shop.yaml")
    assert shop.revenue.fee_level.value == 0
    assert shop.purchases is not None
    assert shop.purchases.inactive_after.value == 180
    orders = read_study_customers(shop).frame["orders_12m"].mean()
    assert shop.purchases.rate.value == pytest.approx(orders / 12, abs=0.005)
    assert all(load(CONFIGS / f"{name}.yaml").purchases is None for name in ("telecom", "saas", "bank"))


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in SHIPPED if name in WHOLE])
def test_it_runs_end_to_end_in_french(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing but the user's own texts is left in English, and the audit of a sound case does not warn."""
    left = untranslated(monkeypatch)
    code = run_command(["run", str(shortened(name, tmp_path)), "--out", str(tmp_path / "runs"), "--draws", "2", "--json"])
    printed = capsys.readouterr()
    assert code == 0, printed.out + printed.err
    summary = json.loads(printed.out)
    assert summary["fit"]["concordance"] > 0.6
    assert np.isfinite(summary["money"]["npv"]["base"])
    assert "SYNTHÉTIQUES" in (Path(summary["run_dir"]) / "report.html").read_text(encoding="utf-8").upper()
    assert summary["audit"] == []
    assert [text for text in left if not of_the_user(text, name)] == []


@pytest.mark.slow
def test_a_study_of_segments_runs_end_to_end_in_french(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing was fitted: report and workbook say so, no model is shown, and the run is the same again."""
    left = untranslated(monkeypatch)
    code = run_command(["run", str(shortened("gym", tmp_path)), "--out", str(tmp_path / "runs"), "--draws", "2", "--json"])
    printed = capsys.readouterr()
    assert code == 0, printed.out + printed.err
    summary, folder = json.loads(printed.out), Path(json.loads(printed.out)["run_dir"])
    assert summary["fit"] is None
    assert summary["audit"] == []
    page = (folder / "report.html").read_text(encoding="utf-8")
    assert "rien n’a été estimé" in page
    assert 'id="churn-model"' not in page
    workbook = openpyxl.load_workbook(folder / "roi.xlsx")
    cells = {str(cell.value) for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert any("rien n’a été estimé" in cell for cell in cells)
    assert "population.segments.regulars.hazard.per_month" in cells
    assert not any(cell.startswith("fit.churn") for cell in cells)
    assert not (folder / "fit.json").exists()
    assert [text for text in left if not of_the_user(text, "gym")] == []
    assert run_command(["runs", "verify", str(folder)]) == 0


def untranslated(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The texts that a French report takes from other rooms as they stand, because they are no messages."""
    left: set[str] = set()
    write = Locale.format

    def spied(self: Locale, message: Message | str, attribute: str = "") -> str:
        if isinstance(message, str):
            left.add(message)
        return write(self, message, attribute)

    monkeypatch.setattr(Locale, "format", spied)
    return left


def of_the_user(text: str, name: str) -> bool:
    """Whether a text is one of the study's own, or made of names only: of the study, of the table, of packages."""
    own = set(strings(read_document(CONFIGS / f"{name}.yaml").data))
    return text in own or (not ENGLISH_WORDS.search(text) and words(text) <= set().union(*map(words, own), *map(words, names_of(name))))


def strings(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    for part in [*data, *data.values()] if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from strings(part)


def names_of(name: str) -> set[str]:
    frame = pd.DataFrame() if load(CONFIGS / f"{name}.yaml").table is None else fitted(name).table.frame
    metrics = {"nps", "csat", "ces"}
    levels = {str(level) for column in frame.select_dtypes(["object", "string", "category"]) for level in frame[column].unique()[:50]}
    return {*frame.columns, *levels, *versions(), *metrics, "missing", "utf"}


def words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{3,}", text.lower()))


def shortened(name: str, folder: Path) -> Path:
    """The shipped study over nine months, in one replication and in French, beside the data it names; all else is as it is shipped."""
    text = (CONFIGS / f"{name}.yaml").read_text(encoding="utf-8")
    (folder / "data").symlink_to(CONFIGS / "data", target_is_directory=True)
    for pattern, short in ((r"^horizon: \d+ months$", "horizon: 9 months"), (r"replications: \d+", "replications: 1")):
        text, found = re.subn(pattern, short, text, flags=re.MULTILINE)
        assert found == 1
    path = folder / f"{name}.yaml"
    path.write_text(f"{text}\nlanguage: fr\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("name", INDUSTRIES)
def test_the_fit_finds_the_truth_of_the_sample_again(name: str) -> None:
    """False alarm 1e-6 per coefficient (|z| > 4.9); standard errors are at most 0.2, so an effect wrong by 1 is seen."""
    hazard, truth = fitted(name).churn.hazard, INDUSTRIES[name].coefficients
    errors = np.sqrt(np.diag(hazard.covariance))
    known = [place for place, feature in enumerate(hazard.features) if feature in truth]
    assert len(known) >= 3
    assert {feature for feature in truth if "[" not in feature} <= {hazard.features[place] for place in known}
    for place in known:
        assert abs(hazard.coefficients[place] - truth[hazard.features[place]]) < 4.9 * errors[place]
        assert errors[place] < 0.2


@pytest.mark.parametrize("name", [shortly(name, "bank") for name in SHIPPED])
def test_both_engines_give_equal_histories(name: str) -> None:
    """A slice of the customers under the programme, to the last bit."""
    found = fitted(name)
    study, programme = found.study, next(iter(found.study.programmes))
    twin = compile_twin(study, _first(build_population(found.table, study, found.churn), 60), found.churn.hazard)
    values = {address: quantity.value for address, quantity in quantities(study)}
    moves = programme_changes(study.programmes[programme], study, values, programme)
    scenario, key = twin.scenario(changes=moves), study_key(study.run.seed, 0, 0)
    compiled, openly = simulate(twin, scenario, key, events=True), simulate_openly(twin, scenario, key)
    assert np.array_equal(compiled.tally.months, openly.tally.months)
    pd.testing.assert_frame_equal(sorted_customers(compiled.customers()), sorted_customers(openly.customers()), check_exact=True)
    mine, theirs = (outcome.events().sort_values("customer_id", kind="stable", ignore_index=True) for outcome in (compiled, openly))
    pd.testing.assert_frame_equal(mine, theirs, check_exact=True)
    assert compiled.customers()["churned"].sum() > 5
    assert set(compiled.customers()["origin"]) >= {"table", "acquired"}


def _first(population: Population, customers: int) -> Population:
    """The first so many customers of a population."""
    return population.take(np.arange(min(customers, len(population))))

"""The shipped samples of other trades are what their command writes, and say what they are."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from cxsim.data.synthetic.industries import INDUSTRIES, industry_table, write_industries


def test_the_command_writes_the_shipped_bytes(tmp_path: Path, sample_folder: Path) -> None:
    write_industries(tmp_path)
    shipped = {path.relative_to(sample_folder): path.read_bytes() for path in sample_folder.glob("*/*")}
    assert {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.glob("*/*")} == shipped
    assert {path.parts[0] for path in shipped} == set(INDUSTRIES)


@pytest.mark.parametrize("name", INDUSTRIES)
def test_it_is_labelled_synthetic(name: str, sample_folder: Path) -> None:
    folder, trade = sample_folder / name, INDUSTRIES[name]
    assert "**synthetic**" in (folder / "README.md").read_text()
    assert (pd.read_csv(folder / "customers.csv")["synthetic"] == "yes").all()
    truth = json.loads((folder / "truth.json").read_text())
    assert truth["synthetic"] is True
    assert truth["log_hazard_coefficients"] == trade.coefficients


@pytest.mark.parametrize("name", INDUSTRIES)
def test_the_table_speaks_the_words_of_its_trade(name: str) -> None:
    trade = INDUSTRIES[name]
    table = industry_table(trade)
    assert len(table) == trade.truth.customers == 2_000
    assert table[trade.columns["customer_id"]].is_unique
    assert not {"contacts_90d", "contract"} & set(table.columns) - set(trade.columns.values())
    for column, both in trade.words.items():
        assert set(table[column]) == set(both)
    assert (table[trade.columns["tenure_months"]] > 0).all()


def test_what_each_trade_is_paid_by() -> None:
    saas, shop, bank = (industry_table(INDUSTRIES[name]) for name in ("saas", "shop", "bank"))
    per_seat = (saas["fee_per_month"] / saas["seats"]).groupby(saas["plan"]).median()
    assert per_seat["team"] < per_seat["business"] < per_seat["enterprise"]
    assert (saas["seats"] >= 1).all()
    assert (shop["fee"] == 0).all()
    assert (shop["orders_12m"] >= 1).all()
    assert (bank["income_per_month"] > 0).all()
    assert bank["years_with_bank"].max() <= 10

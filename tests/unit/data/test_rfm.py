"""From a log to recency, frequency and value, by hand; what is refused, all at once."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from cxsim.data.rfm import later_purchases, repeats_per_day, rfm_table, summarise
from cxsim.data.transactions import TransactionMapping, build_transactions, read_transactions
from cxsim.errors import DataError

LOG = pd.DataFrame(
    {
        "customer_id": ["b", "a", "a", "a", "a", "b", "c"],
        "date": ["2025-01-08", "2025-01-01", "2025-01-15", "2025-01-15 18:00", "2025-01-29", "2025-02-20", "2025-02-01"],
        "amount": [5.0, 10.0, 20.0, 4.0, 30.0, 7.0, 1.0],
    }
)
CUT = date(2025, 1, 29)


def test_summary_by_hand():
    """Two purchases on 15 January are one of 24; the first purchase counts neither in frequency nor in value; c came later."""
    found = summarise(build_transactions(LOG), CUT)
    assert list(found.customer_id) == ["a", "b"]
    assert list(found.frequency) == [2, 0]
    assert list(found.recency) == [4, 0]
    assert list(found.T) == [4, 3]
    assert list(found.monetary_value) == [27, 0]
    assert (found.unit, found.customers) == ("weeks", 2)


@pytest.mark.parametrize(("unit", "days"), [("days", 1), ("weeks", 7), ("months", 30.4375), ("years", 365.25)])
def test_a_unit_has_its_days(unit, days):
    np.testing.assert_allclose(summarise(build_transactions(LOG), CUT, unit).T, np.array([28, 21]) / days)


def test_what_came_later():
    log = build_transactions(LOG)
    later = later_purchases(log, CUT, date(2025, 2, 28))
    assert later.to_dict("list") == {"customer_id": ["a", "b"], "purchases": [0.0, 1.0], "spend": [0.0, 7.0]}
    assert later_purchases(log, CUT, date(2025, 2, 19))["purchases"].sum() == 0
    daily = repeats_per_day(log, CUT)
    assert (len(daily), daily[14], daily[28], daily.sum()) == (29, 1, 1, 2)


def test_a_file_is_read_under_its_mapping(tmp_path):
    path = tmp_path / "log.csv"
    path.write_text("who;when;worth\na;2025-01-01;10\na;2025-01-15;20.5\n")
    log = read_transactions(path, TransactionMapping(customer_id="who", date="when", amount="worth"))
    assert summarise(log, CUT).monetary_value[0] == 20.5
    path.write_text("who;when;worth\na;01.02.2025;10\n;2025-01-15;-3\n")
    with pytest.raises(DataError) as error:
        read_transactions(path, TransactionMapping(customer_id="who", date="when", amount="worth"))
    assert len(error.value.faults) == 3


def test_all_faults_of_a_log_at_once():
    frame = pd.DataFrame({"customer_id": ["a", None], "date": ["31/01/2025", "2025-01-01"], "amount": [1.0, -2.0]})
    with pytest.raises(DataError) as error:
        build_transactions(frame)
    assert {(fault.column, fault.line) for fault in error.value.faults} == {("customer_id", 2), ("date", 1), ("amount", 2)}
    with pytest.raises(DataError, match="did you mean 'amount'"):
        build_transactions(LOG, TransactionMapping(amount="amuont"))
    with pytest.raises(DataError, match="no rows"):
        build_transactions(LOG.iloc[:0])


def test_a_cut_before_everybody():
    with pytest.raises(DataError, match="choose a later cut"):
        summarise(build_transactions(LOG), date(2024, 12, 31))


def test_all_faults_of_a_summary_at_once():
    frame = pd.DataFrame(
        {
            "customer_id": ["a", "a", "b", "c"],
            "frequency": [1.5, 0, 2, 3],
            "recency": [1.0, 2.0, 9.0, 1.0],
            "T": [5.0, 5.0, 5.0, 7000.0],
            "monetary_value": [1.0, 0.0, -1.0, 1.0],
            "z": [0.0, np.nan, 1.0, 1.0],
            "w": [1.0, 1.0, 0.0, 1.0],
        }
    )
    with pytest.raises(DataError) as error:
        rfm_table(frame, "weeks", covariates=("z",), weights="w")
    found = [fault.column for fault in error.value.faults]
    assert found == ["frequency", "recency", "recency", "T", "monetary_value", "weights", "covariates", "customer_id"]
    assert "state the unit" in str(error.value)


def test_missing_columns_are_named():
    with pytest.raises(DataError) as error:
        rfm_table(pd.DataFrame({"frequency": [1], "recencey": [1.0]}), "weeks")
    assert [fault.column for fault in error.value.faults] == ["recency", "T"]

"""The encoding of features: what becomes a column, what is left out and why, what is refused."""

import numpy as np
import pandas as pd
import pytest

from cxsim.churn.features.encoding import Encoding
from cxsim.churn.features.encoding_fit import fit_encoding
from cxsim.churn.methods.cox import Cox
from cxsim.errors import DataError


def learned(frame: pd.DataFrame, missing: str = "refuse") -> Encoding:
    return fit_encoding(Cox.model_validate({"missing": missing}), frame, tuple(frame))


def test_reference_is_the_most_frequent_level_then_the_first_by_name():
    encoding = learned(pd.DataFrame({"plan": ["b", "c", "b", "a"], "side": ["r", "l", "l", "r"]}))
    assert (encoding.reference("plan"), encoding.reference("side")) == ("b", "l")
    assert encoding.names == ("plan[a]", "plan[c]", "side[r]")


def test_matrix_by_hand():
    frame = pd.DataFrame({"nps": [1.0, 9.0, 4.0], "plan": ["x", "y", "x"], "auto": [True, False, True]})
    encoding = learned(frame.iloc[:, :2])
    assert encoding.encode(frame).tolist() == [[1, 0], [9, 1], [4, 0]]
    assert learned(frame[["auto"]]).encode(frame).tolist() == [[1], [0], [1]]


def test_missing_numbers_become_the_mean_and_a_flag():
    frame = pd.DataFrame({"nps": [2.0, np.nan, 4.0, np.nan]})
    encoding = learned(frame, "mean_and_flag")
    assert encoding.names == ("nps", "nps[missing]")
    assert encoding.encode(frame).tolist() == [[2, 0], [3, 1], [4, 0], [3, 1]]


def test_missing_texts_become_a_level_of_their_own():
    frame = pd.DataFrame({"plan": ["x", "x", None]})
    assert learned(frame, "mean_and_flag").names == ("plan[missing]",)
    with pytest.raises(DataError, match="missing: mean_and_flag"):
        learned(frame)


def test_repeated_constant_and_summed_columns_are_left_out_with_the_reason():
    frame = pd.DataFrame(
        {"phone": ["no", "yes", "yes", "yes"], "lines": ["no phone", "one", "two", "one"], "a": [1.0, 2, 3, 5], "same": 7.0}
    )
    frame["b"] = 3 * frame.a - 1
    frame["c"] = frame.a + (frame.phone == "no")
    encoding = learned(frame)
    assert {name: str(why) for name, why in encoding.left_out.items()} == {
        "lines[no phone]": "carries the same information as phone[no]",
        "same": "the same in every row",
        "b": "carries the same information as a",
        "c": "fixed by phone[no] and a",
    }
    assert encoding.names == ("phone[no]", "lines[two]", "a")


def test_unknown_levels_and_absent_features_are_refused_together():
    encoding = learned(pd.DataFrame({"plan": ["basic", "plus"], "nps": [1.0, 2.0]}))
    with pytest.raises(DataError) as caught:
        encoding.encode(pd.DataFrame({"plan": ["basc", "plus", "basc"]}))
    unknown, absent = sorted(caught.value.faults, key=lambda fault: fault.found, reverse=True)
    assert (unknown.count, unknown.do) == (2, "did you mean 'basic'?")
    assert "nps" in absent.found


def test_text_where_numbers_were_is_refused():
    encoding = learned(pd.DataFrame({"nps": [1.0, 2.0]}))
    with pytest.raises(DataError, match="found text"):
        encoding.encode(pd.DataFrame({"nps": ["1", "2"]}))

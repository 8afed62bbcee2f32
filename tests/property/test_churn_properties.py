"""What holds of every churn fit and encoding: the order of rows leaves no trace, and what is encoded can be told again."""

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsim.churn.comparison.fit_difference import compare_fits
from cxsim.churn.features.encoding import Encoding
from cxsim.churn.features.encoding_fit import find_redundant_columns, fit_encoding
from cxsim.churn.methods.cox import Cox
from cxsim.churn.model_fit import fit
from cxsim.data.customers import CustomerTable
from cxsim.data.source import Source

LEVELS = ["a", "b", "c", "[x]", "ü"]


def frames(rows: int = 30) -> st.SearchStrategy[pd.DataFrame]:
    return st.builds(
        lambda plan, nps: pd.DataFrame({"plan": plan, "nps": nps}),
        st.lists(st.sampled_from(LEVELS), min_size=rows, max_size=rows),
        st.lists(st.one_of(st.none(), st.floats(-1e3, 1e3)), min_size=rows, max_size=rows)
        .filter(any)
        .map(lambda v: np.array(v, dtype=float)),
    )


@given(frames())
def test_encoding_comes_back_from_its_json_and_encodes_the_same(frame):
    encoding = fit_encoding(Cox(missing="mean_and_flag"), frame, ("plan", "nps"))
    again = Encoding.model_validate_json(encoding.model_dump_json())
    assert again == encoding
    assert np.array_equal(again.encode(frame), encoding.encode(frame))


@given(frames())
def test_levels_can_be_distinguished_from_the_matrix(frame):
    encoding = fit_encoding(Cox(missing="mean_and_flag"), frame, ("plan",))
    matrix = encoding.encode(frame)
    reported = [next((c.level for c, v in zip(encoding.columns, row, strict=True) if v), encoding.reference("plan")) for row in matrix]
    assert reported == frame["plan"].tolist()


@given(frames())
def test_what_is_left_has_full_rank(frame):
    encoding = fit_encoding(Cox(missing="mean_and_flag"), frame, ("nps", "plan"))
    matrix = encoding.encode(frame)
    assert not find_redundant_columns(matrix, encoding.names)
    scaled = (matrix - matrix.mean(axis=0)) / np.where(matrix.std(axis=0) > 0, matrix.std(axis=0), 1)
    assert np.linalg.matrix_rank(scaled) == len(encoding.columns)


@settings(max_examples=5)
@given(st.integers(0, 2**32 - 1))
def test_the_order_of_rows_changes_nothing_in_the_fit(seed):
    rng = np.random.default_rng(5)
    n = 300
    plan = rng.choice(["basic", "plus"], n)
    life, seen = rng.exponential(20 / (1 + (plan == "plus")), n), rng.uniform(1, 40, n)
    frame = pd.DataFrame(
        {
            "customer_id": [f"c{i}" for i in range(n)],
            "tenure_months": np.ceil(np.minimum(life, seen)),
            "churned": life <= seen,
            "plan": plan,
            "nps": rng.integers(0, 11, n).astype(float),
        }
    )
    shuffled = frame.sample(frac=1, random_state=np.random.default_rng(seed)).reset_index(drop=True)
    source = Source("made_up.csv", "0" * 64, 1, n, ())
    one, other = (fit(Cox(), CustomerTable(f, ("plan", "nps"), source, ()), seed=1) for f in (frame, shuffled))
    assert compare_fits(one, other).largest <= 1e-9
    assert one.to_json() == other.to_json()

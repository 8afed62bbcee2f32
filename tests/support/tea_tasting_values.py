"""What tea-tasting says of its own example data: run by an interpreter that has it, never by the one that has cxsim.

    python3 -m venv oracle && oracle/bin/pip install tea-tasting==1.14.0
    oracle/bin/python tests/support/tea_tasting_values.py > tests/support/tea_tasting.json
    CXSIM_TEA_TASTING=$PWD/oracle/bin/python python -m pytest tests/agreement/test_tea_tasting.py

With ``simulate RUNS CUSTOMERS METRICS`` it prints the processor seconds of one of so many experiments without effect.
"""

from __future__ import annotations

import json
import re
import sys
import time
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import tea_tasting as tt

COLUMNS = ("orders", "sessions", "revenue", "orders_covariate", "sessions_covariate", "revenue_covariate")
SEED = 42


def values() -> dict[str, Any]:
    """The sums of the example data by arm, and what every metric says of them."""
    data = tt.make_users_data(rng=SEED, covariates=True)
    metrics = {
        f"{name}{law}": metric
        for law, use_t in (("", True), (" normal", False))
        for name, metric in {
            "revenue": tt.Mean("revenue", use_t=use_t),
            "revenue adjusted": tt.Mean("revenue", "revenue_covariate", use_t=use_t),
            "orders per session": tt.RatioOfMeans("orders", "sessions", use_t=use_t),
            "orders per session adjusted": tt.RatioOfMeans("orders", "sessions", "orders_covariate", "sessions_covariate", use_t=use_t),
        }.items()
    }
    found = tt.Experiment(metrics).analyze(data)
    return {
        "tea_tasting": tt.__version__,
        "seed": SEED,
        "columns": COLUMNS,
        "arms": [_sums(data, arm) for arm in (0, 1)],
        "results": {name: {part: float(value) for part, value in found[name]._asdict().items()} for name in metrics},
    }


def _sums(data: pa.Table, arm: int) -> dict[str, Any]:
    own = data.filter(pc.equal(data["variant"], arm))
    rows = np.column_stack([own[name].to_numpy().astype(float) for name in COLUMNS])
    about = rows - rows.mean(axis=0)
    return {"n": len(rows), "means": rows.mean(axis=0).tolist(), "products": (about.T @ about).tolist()}


def simulate(runs: int, customers: int, metrics: int) -> float:
    """Processor seconds of one experiment without effect, of so many customers and metrics, each plain and adjusted."""
    rng = np.random.default_rng(1)
    columns = {f"{kind}{k}": rng.gamma(2, 1, customers) for k in range(metrics) for kind in "yx"}
    plain = {f"plain{k}": tt.Mean(f"y{k}") for k in range(metrics)}
    adjusted = {f"adjusted{k}": tt.Mean(f"y{k}", f"x{k}") for k in range(metrics)}
    begun = time.process_time()
    tt.Experiment({**plain, **adjusted}).simulate(pa.table(columns), runs, rng=1)
    return (time.process_time() - begun) / runs


if __name__ == "__main__":
    messages = simulate(*map(int, sys.argv[2:5])) if sys.argv[1:2] == ["simulate"] else values()
    rows = re.sub(r"\[\s+([^\[\]]+?)\s+\]", lambda row: "[" + re.sub(r"\s+", " ", row[1]) + "]", json.dumps(messages, indent=1))
    sys.stdout.write(rows + "\n")

"""An experiment made by hand with everything that its section and its sheet may show."""

from __future__ import annotations

from datetime import date

import numpy as np

from cxsim.abtest.analysis import analyse
from cxsim.abtest.baseline import measure_baseline
from cxsim.abtest.endpoint import Endpoint
from cxsim.abtest.experiment import Experiment
from cxsim.abtest.sample_size import design
from cxsim.abtest.sums import EndpointSums, ExperimentSums
from cxsim.abtest.survival import count_survival
from cxsim.report.findings import ExperimentFindings
from cxsim.stats.cross_moments import CrossMoments

ARMS = ("control", "welcome_call", "letter")
RISKY = '=cmd|"/c calc"!A1'
"""A stratum's name that a spreadsheet would take for a formula."""


def plan() -> Experiment:
    return Experiment(
        description="Newcomers get a call, or a letter.",
        arms={"control": 0.5, "welcome_call": 0.25, "letter": 0.25},
        begins=date(2026, 1, 5),
        after="60 d",
        before="60 d",
        endpoints={
            "spend": Endpoint(
                kind="mean", role="primary", better="high", mde=1.0, worth=0.4, prior={"sd": 1.0}, stated={"mean": 20.0, "sd": 12.0}
            ),
            "solved": Endpoint(kind="ratio", role="secondary", better="high", mde=0.05, stated={"mean": 0.8, "sd": 0.4}),
            "complaints": Endpoint(
                kind="share", role="guardrail", better="low", margin=0.02, table="events", stated={"mean": 0.1}
            ),
            "minutes": Endpoint(kind="mean", role="exploratory", better="low", stated={"mean": 3.0, "sd": 2.0}),
            "kept": Endpoint(kind="lifetime", better="high", mde=0.2, worth=0.5, stated={"hazard_per_month": 0.05}),
        },
        flow={"per_week": 120},
    )  # fmt: skip


def sums() -> ExperimentSums:
    rng = np.random.default_rng(11)
    units = dict(zip(ARMS, (1_000, 510, 490), strict=True))
    spend, solved, complaints, minutes = {}, {}, {}, {}
    for shift, (arm, n) in enumerate(units.items()):
        new = (rng.random(n) < 0.2).astype(float)
        before = np.where(new == 1, 0.0, rng.gamma(2.0, 10.0, n))
        visits = rng.poisson(3.0, n) + 1.0
        past = rng.poisson(3.0, n) + 1.0
        spend[arm] = np.column_stack([8.0 + shift * 1.1 + 0.6 * before + rng.normal(0, 6, n), before, new])
        solved[arm] = np.column_stack(
            [rng.binomial(visits.astype(int), 0.78 + 0.03 * shift), visits, rng.binomial(past.astype(int), 0.8), past]
        )
        complaints[arm] = (rng.random(n) < 0.1).astype(float)
        minutes[arm] = np.full(n, 3.0)
    columns = {"spend": ("y", "y_before", "new"), "solved": ("y", "x", "y_before", "x_before"), "complaints": ("y",), "minutes": ("y",)}
    cells = {
        "spend": {(arm, ""): CrossMoments.of(rows) for arm, rows in spend.items()},
        "solved": {
            (arm, name): CrossMoments.of(part)
            for arm, rows in solved.items()
            for name, part in zip(("north", RISKY), np.array_split(rows, 2), strict=True)
        },
        "complaints": {(arm, ""): CrossMoments.of(rows) for arm, rows in complaints.items()},
        "minutes": {(arm, ""): CrossMoments.of(rows) for arm, rows in minutes.items()},
    }
    lifetimes = {}
    for arm in ARMS[1:]:
        left = [rng.exponential(400.0, units["control"]), rng.exponential(600.0, units[arm])]
        days = np.concatenate(left)
        counts = count_survival(np.minimum(days, 90.0), days < 90.0, np.repeat([0, 1], [len(each) for each in left]))
        lifetimes[arm] = counts
    found = {name: EndpointSums(columns[name], cells[name]) for name in cells} | {"kept": EndpointSums(lifetimes=lifetimes)}
    return ExperimentSums(units, found, waiting=0)


def experiment_findings() -> ExperimentFindings:
    stated, data = plan(), sums()
    names = ("design", "expected", "bias", "sd", "rmse", "power", "false_positives", "coverage")
    read = (("customer", 0.9, -0.2, 0.3, 0.36, 0.8, 0.05, 0.9), ("through_twin", 1.1, 0.01, 0.2, 0.2, 0.9, 0.05, 0.95))
    designs = [*(dict(zip(names, each, strict=True)) for each in read), {"design": "switchback", "bias": None, "refused": "too short"}]
    comparison = {"arm": "welcome_call", "endpoint": "spend", "truth": 1.1, "results": designs}
    size = design(stated, measure_baseline(None, stated))
    return ExperimentFindings("welcome_test", stated, size, data, analyse(stated, data), comparisons=(comparison,))

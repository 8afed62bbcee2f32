# ---
# jupyter:
#   jupytext:
#     formats: ipynb,py:percent
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # From data to decision
#
# A subscription operator asks whether it pays to solve more problems at the first contact. This notebook takes every step:
# customer table, churn model, twin, programme, money. Every claim in the text is an `assert` in a cell.
#
# **The customers are synthetic** (`configs/data/README.md` states the process), so the true effects are known and can be held
# against what the model finds.

# %%
import json
import os
from pathlib import Path

import numpy as np

import cxsim as cx

CONFIGS = Path(os.environ.get("CXSIM_CONFIGS", "../configs"))
study = cx.load(CONFIGS / "telecom.yaml")

# %% [markdown]
# ## 1. The customers
#
# The mapping in the study file says which column is what. The table is checked against it; all faults are reported together.

# %%
table = cx.read_customers(study)
assert table.synthetic
assert len(table.frame) == 5_000
table.frame.head()

# %% [markdown]
# About three in ten have left, and the net promoter score of those who answered is negative.

# %%
measured = cx.measure(study, only=["nps"])
assert 0.25 < table.frame["churned"].mean() < 0.35
assert measured.of("nps").high < 0
measured.of("nps")

# %% [markdown]
# ## 2. What drives churn
#
# A Cox model, checked on customers it has not seen. A stated share of them is held back; the final fit uses everybody.

# %%
churn = cx.fit(study.fit["churn"], table, seed=study.run.seed)
assert churn.status == "converged"
for ratio in churn.card.hazard_ratios:
    print(ratio.sentence)

# %% [markdown]
# Does a higher NPS go with lower churn here? Yes: the interval of the effect of one NPS point excludes zero. And because
# these customers are made up, we can look at the truth: all true effects lie within four standard errors of the estimates.

# %%
truth = json.loads((CONFIGS / "data" / "truth.json").read_text())["log_hazard_coefficients"]
fitted = dict(zip(churn.hazard.features, churn.hazard.coefficients, strict=True))
error = dict(zip(churn.hazard.features, np.sqrt(np.diag(churn.hazard.covariance)), strict=True))
assert fitted["nps"] + 1.96 * error["nps"] < 0
assert all(abs(fitted[name] - truth[name]) < 4 * error[name] for name in truth if name in fitted)
{name: (truth[name], round(fitted[name], 3), round(error[name], 3)) for name in truth if name in fitted}

# %% [markdown]
# ## 3. The twin
#
# Every active row of the table becomes a simulated customer in its present state, with its own fitted hazard. Contacts move
# satisfaction and effort, and these move the hazard. One number is calibrated: a shift of everybody's satisfaction set-point,
# so that the twin loses as many customers in its first year as the fitted hazard expects.

# %%
twin, calibration = cx.build_twin(study, table, churn)
assert calibration.status == "met"
assert abs(calibration.frozen - calibration.expected) < 4 * calibration.standard_error
print(calibration.sentence)

# %% [markdown]
# ## 4. The programme, priced
#
# Each draw of the uncertain assumptions is simulated twice, with and without the programme, on common random numbers. So the
# difference comes from the programme and not from chance: a programme that changes nothing is worth exactly nothing.

# %%
comparison = cx.compare(study, "first_time_right", twin, draws=40, replications=2)
assert comparison.npv.p5 < comparison.npv.p50 < comparison.npv.p95
assert comparison.months[0] == study.start
print(f"NPV {comparison.npv.p50:,.0f} EUR, 90 % of draws between {comparison.npv.p5:,.0f} and {comparison.npv.p95:,.0f}")
print(f"chance to lose {comparison.probability_of_loss:.0%}")

# %% [markdown]
# Before the programme starts, nothing differs; and a programme without effect and without cost is worth exactly zero.

# %%
started = comparison.months.index(min(item.on for item in study.programmes["first_time_right"].costs if hasattr(item, "on")))
assert not comparison.flows_by_draw[:, :started].any()

nothing = study.programmes["first_time_right"].model_copy(update={"levers": (), "costs": ()})
idle = study.model_copy(update={"programmes": {"nothing": nothing}})
assert (cx.compare(idle, "nothing", twin, draws=40).npv_by_draw == 0).all()

# %% [markdown]
# ## 5. What is it that matters?
#
# The rank correlation of each uncertain assumption with the worth. What stands on top is what to measure next.

# %%
rows = cx.assumption_register(study, comparison, twin)
ranked = sorted((row for row in rows if row.rank_correlation is not None), key=lambda row: -abs(row.rank_correlation))
assert any(row.name.startswith("programmes.first_time_right.levers.0") for row in ranked[:6])
[(row.name, round(row.rank_correlation, 2), row.grade_words) for row in ranked[:6]]

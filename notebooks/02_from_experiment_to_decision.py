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
# # From an experiment to a decision
#
# Three gyms want to know whether a trainer on the floor in the evening pays. They believe that more visits would go well, and test it on
# half of their members. This notebook goes from the design to the data, the reading, the lever and the money, and follows every number by
# hand.
#
# **The data are synthetic**: made below by the twin of `configs/gym.yaml`, with a true effect of 0.04. So the reading can be held against
# the truth.

# %%
import os
from pathlib import Path

import numpy as np
import pandas as pd

import cxsim as cx
from cxsim.abtest import assign

CONFIGS = Path(os.environ.get("CXSIM_CONFIGS", "../configs"))
NAME, CONTROL, TREATED = "evening_trainer", "control", "personal_start"
study = cx.load(CONFIGS / "experiments" / "personal_start.yaml")
plan = study.experiments[NAME]
plan.endpoints["good_visits"].mde, plan.endpoints["good_visits"].quantity

# %% [markdown]
# ## 1. The design
#
# How many members are needed to find a change of 0.04 with a power of 80 %? By hand: the difference of two halves of $n$ units has the
# variance $4 s^2 / n$, and must lie $z_{0.975} + z_{0.8} = 1.960 + 0.842$ standard errors from zero. There are more than twice as many
# members.

# %%
(designed,) = cx.design_experiments(study, NAME)
size = designed.size.primary
sd = plan.endpoints["good_visits"].stated.sd
needed = (1.959964 + 0.841621) ** 2 * 4 * sd**2 / 0.04**2
assert abs(size.units / needed - 1) < 0.001
assert size.total_weeks == 9  # all are there on the first day, and each is watched for 60 days
round(size.units), size.total_weeks

# %% [markdown]
# ## 2. The data
#
# The twin lives the spring twice on the same random numbers: as it is, and with the trainer for everybody. Members share nothing, so that
# a member's rows in the experiment are those of the run that its arm names. These are the tables that are shipped beside the study.

# %%
base = cx.load(CONFIGS / "gym.yaml")
lever = {
    "quantity": "journeys.training.touchpoints.visit.success",
    "shift": {"value": 0.04, "source": "synthetic: the true effect", "grade": "opinion"},
    "start": "2026-03-01",
}
truth = base.model_copy(update={"programmes": {TREATED: cx.Programme.model_validate({"levers": [lever]})}})
twin, _ = cx.build_twin(base)
runs = {
    CONTROL: cx.simulate(twin, cx.scenario(twin, base), seed=2026, events=True).tables(),
    TREATED: cx.simulate(twin, cx.scenario(twin, truth, TREATED), seed=2026, events=True).tables(),
}
start, begins, dated = pd.Timestamp(base.start), pd.Timestamp(plan.begins), pd.Timestamp(plan.data.dated)
members = runs[CONTROL]["customers"]
members = members[(members["origin"] == "table") & (members["left_day"] > (begins - start).days)]
arms = dict(zip(members["customer_id"], assign(NAME, list(members["customer_id"]), plan.arms), strict=True))


def of_own_arm(table: str) -> pd.DataFrame:
    """The rows of each member from the run of its arm."""
    return pd.concat([run[table][run[table]["customer_id"].map(arms) == arm] for arm, run in runs.items()])


visits = of_own_arm("events").query("kind == 'touch' and touchpoint == 'visit'").sort_values(["day", "customer_id"])
visits = visits[visits["day"] < (dated - start).days]
made = pd.DataFrame(
    {
        "customer_id": visits["customer_id"].astype(str).to_numpy(),
        "opened_at": (start + pd.to_timedelta(visits["day"].to_numpy(), unit="D")).floor("s"),
        "solved": (visits["outcome"] == "success").to_numpy(),
    }
)
shipped = {table: pd.read_parquet(CONFIGS / "experiments" / f"{table}.parquet") for table in ("assignments", "contacts", "customers")}
assert (shipped["assignments"]["arm"] == shipped["assignments"]["customer_id"].map(arms)).all()
assert (shipped["contacts"]["customer_id"].to_numpy() == made["customer_id"].to_numpy()).all()
assert (shipped["contacts"]["first_contact_resolved"].to_numpy() == made["solved"].to_numpy()).all()
len(made), shipped["assignments"]["arm"].value_counts().to_dict()

# %% [markdown]
# ## 3. The reading
#
# First the sizes of the arms, then the effects, then one verdict, and what was not looked at.

# %%
found = cx.analyse_experiment(study, NAME)
visit, kept = found.reading.endpoints
assert found.reading.verdict.kind == "ship"
print(found.reading.verdict.sentence)
for item in found.reading.verdict.not_looked_at:
    print("not looked at:", item)

# %% [markdown]
# By hand. Chance gives arms of 1,619 and 1,626 often enough.

# %%
units = np.array([found.sums.units[arm] for arm in (CONTROL, TREATED)])
expected = units.sum() / 2
chi2 = ((units - expected) ** 2 / expected).sum()
assert chi2 < 3.841  # 5 % of chi-squared with one degree of freedom
assert not found.reading.broken

# %% [markdown]
# The effect is a difference of two ratios, good visits over visits, in each segment; what members did in the eight weeks before is taken
# out by a regression, and the segments are weighted by their sizes.

# %%
log = shipped["contacts"].merge(shipped["assignments"], on="customer_id")
day = (log["opened_at"] - begins).dt.total_seconds() / 86_400
windows = {"": (day >= 0) & (day < plan.after), "_before": (day >= -plan.before) & (day < 0)}
people = shipped["assignments"].set_index("customer_id")
for suffix, inside in windows.items():
    own = log[inside].groupby("customer_id")["first_contact_resolved"]
    people["y" + suffix], people["x" + suffix] = own.sum(), own.count()
people = people.fillna(0.0)
people["new"] = (people["x_before"] == 0).astype(float)


def linearised(rows: pd.DataFrame, suffix: str = "") -> pd.Series:
    """Each member's part in the ratio: its variance is that of the ratio."""
    y, x = rows["y" + suffix], rows["x" + suffix]
    return (y - y.sum() / x.sum() * x) / x.mean()


def ratio(rows: pd.DataFrame, suffix: str = "") -> float:
    return rows["y" + suffix].sum() / rows["x" + suffix].sum()


effects, variances, weights = [], [], []
for _, segment in people.groupby("stratum"):
    past = np.column_stack([linearised(segment, "_before"), segment["new"] - segment["new"].mean()])
    theta = np.linalg.lstsq(past, linearised(segment), rcond=None)[0]
    value, variance = {}, {}
    for arm, rows in segment.groupby("arm"):
        moved = np.array([ratio(rows, "_before") - ratio(segment, "_before"), rows["new"].mean() - segment["new"].mean()])
        parts = linearised(rows) - theta[0] * linearised(rows, "_before") - theta[1] * rows["new"]
        value[arm], variance[arm] = ratio(rows) - theta @ moved, parts.var() / len(rows)
    effects.append(value[TREATED] - value[CONTROL])
    variances.append(variance[TREATED] + variance[CONTROL])
    weights.append(len(segment) / len(people))
effect, error = np.dot(weights, effects), np.sqrt(np.dot(np.square(weights), variances))
assert np.isclose(effect, visit.effect.estimate, rtol=1e-9)
assert np.isclose(error, visit.error, rtol=1e-9)
assert abs(effect - 0.04) < 2 * error  # the truth lies within two standard errors
effect, error

# %% [markdown]
# Nobody's first 60 days are cut off, so the mean lifetime within 60 days is a plain mean, and no difference is shown. At EUR 0.65 of
# margin a day the interval is a matter of half a euro a member.

# %%
left = shipped["customers"].set_index("customer_id")["left_at"].reindex(people.index)
days = ((left.fillna(dated) - begins).dt.total_seconds() / 86_400).clip(upper=plan.after)
means = days.groupby(people["arm"]).mean()
assert np.isclose(means[TREATED] - means[CONTROL], kept.effect.estimate, rtol=1e-9)
assert kept.effect.low < 0 < kept.effect.high
assert np.isclose(kept.money.estimate, 0.65 * kept.effect.estimate)
means.to_dict()

# %% [markdown]
# ## 4. The lever
#
# The project believed in 0.04, give or take 0.02. The estimate enters the business case shrunk towards that, by how sure each of the two
# is.

# %%
prior = plan.endpoints["good_visits"].prior
weight = prior.sd**2 / (prior.sd**2 + error**2)
shrunk = prior.mean + weight * (effect - prior.mean)
size = study.programmes[TREATED].levers[1].shift
assert np.isclose(size.value, shrunk, rtol=1e-6)
assert np.isclose(visit.posterior.mean, shrunk, rtol=1e-6)
size.value, size.source

# %% [markdown]
# ## 5. The money
#
# The net present value of the base case is its cash flow, discounted at 10 % a year: what accrues over a month at its end, what is dated
# in its month.

# %%
twin, _ = cx.build_twin(study)
comparison = cx.compare(study, TREATED, twin, draws=20, replications=2)
flow = comparison.base.programme - comparison.base.baseline
month = np.arange(len(flow))
dated_line = np.array([line.timing == "dated" for line in comparison.lines])
years = np.where(dated_line[None, :], month[:, None], month[:, None] + 1) / 12
assert np.isclose((flow / 1.10**years).sum(), comparison.base.measures.npv, rtol=1e-9)
comparison.base.measures.npv

# %% [markdown]
# What did the test change? Without the lever that it measured, the trainer in the evening costs the same and earns less.

# %%
programme = study.programmes[TREATED]
without = study.model_copy(update={"programmes": {TREATED: programme.model_copy(update={"levers": programme.levers[:1]})}})
idle = cx.compare(without, TREATED, twin, draws=20, replications=2)
gain = comparison.base.measures.npv - idle.base.measures.npv
assert gain > 0
gain

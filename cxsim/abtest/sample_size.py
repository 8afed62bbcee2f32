"""How large and how long an experiment must be: units, power and calendar weeks of each endpoint, from what tables say of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil, inf, isfinite, isnan, nan

import numpy as np
from scipy.special import ndtr

from cxsim.abtest.baseline import Baseline, EndpointBaseline
from cxsim.abtest.clusters import ClusterSizes
from cxsim.abtest.endpoint import EffectPrior, Endpoint, Kind, Role
from cxsim.abtest.enrolment import WEEK, Enrolment
from cxsim.abtest.experiment import Experiment
from cxsim.abtest.experiment_checks import direction
from cxsim.abtest.lifetimes import log_rank_events, restricted_mean, restricted_mean_variance
from cxsim.abtest.power import (
    FEW_CLUSTERS,
    FEWEST_CLUSTERS,
    ArmTest,
    SharesSample,
    assurance,
    best_control_share,
    compare_formulas,
    dunnett_bound,
)
from cxsim.errors import UsageError, fault
from cxsim.text import Message
from cxsim.units import DAYS_PER_MONTH

MOST_WEEKS = 520
SHOWN_WEEKS = (0, 1, 2, 3, 4, 6, 8, 12, 16, 20, 26, 39, 52, 78, 104, 156, 260)
GRID = 2001
SMALL = 0.01
"""Change of a hazard for which a lifetime is sized where none is stated."""


@dataclass(frozen=True)
class SizeAtWeek:
    """What an endpoint can show if enrolment ends with this week: units in all arms, smallest difference found, power of the target."""

    week: int
    units: float
    mde: float
    power: float


@dataclass(frozen=True)
class EndpointSize:
    """How large an experiment must be for one endpoint.

    Attributes
    ----------
    baseline : the endpoint today.
    goal : `difference` to be found, `margin` not to be lost, or `none` where the plan states neither.
    target : that difference or margin, in the endpoint's unit (of a lifetime, the log of the hazard ratio).
    test : of the treated arm with the fewest units against the control, with all that the plan says of it.
    plain, adjusted : units in all arms without looks: of values as they are, and adjusted by the window before (NaN without one).
    design_effect : of clusters, 1 without; inflation : of looks, 1 without.
    units : needed in all arms with all of these.
    weeks : in which so many have come, and `total_weeks` until the last of them has been observed; None if not within ten years.
    power_at_most : with all who come within a year.
    assurance : power averaged over the prior, with `assured` units (those needed, or all who come within a year); NaN without one.
    formulas : of a share, the units per arm by each formula in use.
    events : of a lifetime, leavers that the log-rank test needs in the two arms; log_rank : units by that test instead of the restricted
        mean, by which it is read.
    curve : by week of enrolment.
    """

    name: str
    kind: Kind
    role: Role
    baseline: EndpointBaseline
    goal: str
    target: float
    test: ArmTest
    plain: float
    adjusted: float
    design_effect: float
    inflation: float
    units: float
    weeks: int | None
    total_weeks: int | None
    power_at_most: float
    assurance: float = nan
    assured: float = nan
    formulas: SharesSample | None = None
    events: float = nan
    log_rank: float = nan
    curve: tuple[SizeAtWeek, ...] = ()


@dataclass(frozen=True)
class ExperimentSize:
    """How large an experiment must be, by endpoint, the primary one first.

    Attributes
    ----------
    bound : of ``|z|`` of one comparison with the control at the end, without looks; that of Dunnett for more than one treated arm.
    control_share : of the control that would be best beside treated arms of one size, and `saved`, the share of the units that this saves.
    notes : what a reader must know.
    """

    experiment: Experiment
    endpoints: tuple[EndpointSize, ...]
    enrolment: Enrolment
    bound: float
    control_share: float
    saved: float
    notes: tuple[Message, ...]

    @property
    def primary(self) -> EndpointSize:
        """The endpoint that decides."""
        return self.endpoints[0]


def design(experiment: Experiment, baseline: Baseline) -> ExperimentSize:
    """Compute how many units and calendar weeks an experiment needs for each endpoint, and what it can show by week.

    Parameters
    ----------
    experiment : Experiment
        The plan.
    baseline : Baseline
        From `measure_baseline`, or typed.

    Returns
    -------
    ExperimentSize
        For each endpoint the units by the test that will be used, with adjustment, clusters and looks; the primary one first.

    Raises
    ------
    UsageError
        If the design is one whose variance no table tells (a switchback), there are fewer than four clusters an arm, or a restricted mean
        reaches beyond the window in which units are observed.

    Examples
    --------
    >>> from cxsim.abtest import Endpoint, Experiment, design, measure_baseline
    >>> solved = Endpoint(kind="share", role="primary", better="high", mde=0.05, stated={"mean": 0.20})
    >>> plan = Experiment(
    ...     arms={"control": 0.5, "treated": 0.5}, begins="2026-03-01", after="30 d", endpoints={"solved": solved},
    ...     flow={"per_week": 500},
    ... )
    >>> found = design(plan, measure_baseline(None, plan)).primary
    >>> round(found.units), found.weeks, found.total_weeks
    (2182, 5, 10)
    """
    _refuse(experiment, baseline)
    bound = dunnett_bound(experiment.arms, experiment.control, experiment.alpha)
    ordered = sorted(experiment.endpoints.items(), key=lambda item: item[1].role != "primary")
    sizes = tuple(_size(experiment, name, endpoint, baseline, bound) for name, endpoint in ordered)
    best = best_control_share(len(experiment.treated))
    ideal = dict.fromkeys(experiment.treated, (1 - best) / len(experiment.treated)) | {experiment.control: best}
    saved = 1 - _factor(ideal, experiment.control) / _factor(experiment.arms, experiment.control)
    return ExperimentSize(experiment, sizes, baseline.enrolment, bound, best, saved, _notes(experiment, sizes))


def _factor(shares: dict[str, float], control: str) -> float:
    """The variance of the least exact difference, by which an experiment is sized, up to a constant."""
    return 1 / min(share for arm, share in shares.items() if arm != control) + 1 / shares[control]


def _refuse(experiment: Experiment, baseline: Baseline) -> None:
    faults = []
    if experiment.unit == "switchback":
        faults.append(fault("abtest-switchback-size").at(path=("unit",)))
    for name, endpoint in experiment.endpoints.items():
        path = ("endpoints", name)
        if endpoint.kind == "lifetime" and endpoint.tau is not None and endpoint.tau > experiment.after:
            faults.append(fault("abtest-tau-long", tau=endpoint.tau, after=experiment.after).at(path=(*path, "tau")))
        found = baseline.endpoints[name]
        if endpoint.kind == "share" and not 0 < found.mean < 1:
            faults.append(fault("abtest-share-edge", share=found.mean).at(path=path))
        elif endpoint.kind == "share" and endpoint.mde and not 0 < _moved(endpoint, found) < 1:
            faults.append(fault("abtest-share-beyond", share=found.mean, change=_target(endpoint, found)).at(path=(*path, "mde")))
        if endpoint.relative and endpoint.kind != "lifetime" and found.mean == 0:
            faults.append(fault("abtest-relative-zero").at(path=(*path, "relative")))
    if experiment.unit == "cluster":
        sizes = _cluster_sizes(experiment, baseline.endpoints[experiment.primary[0]])
        fewest = min(experiment.arms.values())
        if sizes.count is not None and sizes.count * fewest * experiment.share < FEWEST_CLUSTERS:
            wrong = fault("abtest-clusters-few", clusters=sizes.count, least=FEWEST_CLUSTERS)
            faults.append(wrong.at(path=("cluster",)))
    if faults:
        raise UsageError(Message("abtest-design-refused"), faults)


def _moved(endpoint: Endpoint, found: EndpointBaseline) -> float:
    return found.mean + (1 if direction(endpoint) != "low" else -1) * _target(endpoint, found)


def _goal(endpoint: Endpoint) -> str:
    """What the endpoint is sized for; a guardrail for its margin."""
    guards = endpoint.role == "guardrail" and endpoint.margin is not None
    return "margin" if guards or (endpoint.margin and not endpoint.mde) else "difference" if endpoint.mde else "none"


def _target(endpoint: Endpoint, found: EndpointBaseline, goal: str = "difference") -> float:
    size = (endpoint.margin if goal == "margin" else endpoint.mde) or nan
    return size * abs(found.mean) if endpoint.relative and endpoint.kind != "lifetime" else size


def _cluster_sizes(experiment: Experiment, found: EndpointBaseline) -> ClusterSizes:
    """Sizes and likeness of the clusters: measured, and what is typed goes first."""
    known, stated = found.clusters or ClusterSizes(nan), experiment.flow
    if stated is not None and stated.cluster_size is not None:
        known = replace(known, mean=stated.cluster_size, cv=stated.cluster_cv or 0.0)
    if isnan(known.mean):
        wrong = fault("abtest-clusters-unknown").at(path=("cluster",))
        raise UsageError(Message("abtest-design-refused"), [wrong])
    return known


def _size(experiment: Experiment, name: str, endpoint: Endpoint, baseline: Baseline, bound: float) -> EndpointSize:
    found = baseline.endpoints[name]
    goal = _goal(endpoint)
    if endpoint.role != "primary":
        bound = dunnett_bound({"control": 0.5, "treated": 0.5}, "control", experiment.alpha)  # Holm and guardrails begin at alpha
    clusters = _cluster_sizes(experiment, found) if experiment.unit == "cluster" else None
    effect = clusters.design_effect if clusters else 1.0
    alone = _test(experiment, endpoint, found, bound, clusters)
    usable = experiment.before > 0 and not isnan(found.correlation) and endpoint.kind != "lifetime"
    lean = alone.adjusted(found.correlation) if usable else alone
    target = _log_ratio(endpoint) if endpoint.kind == "lifetime" else _target(endpoint, found, goal)
    inflation = _inflation(experiment, bound) if endpoint.role == "primary" else 1.0
    plain, adjusted = (_units(test, goal, target, experiment.power) for test in (alone, lean))
    units = adjusted * inflation
    weeks = baseline.enrolment.weeks(units, MOST_WEEKS) if isfinite(units) else None
    test = lean.inflated(inflation)
    most = baseline.enrolment.by_week(52)[-1]
    prior = prior_of(endpoint)
    return EndpointSize(
        name=name,
        kind=endpoint.kind,
        role=endpoint.role,
        baseline=found,
        goal=goal,
        target=target,
        test=test,
        plain=plain,
        adjusted=adjusted if usable else nan,
        design_effect=effect,
        inflation=inflation,
        units=units,
        weeks=weeks,
        total_weeks=None if weeks is None else weeks + ceil(experiment.after / WEEK - 1e-9),
        power_at_most=_power(test, goal, target, most),
        assurance=assurance(test, min(units, most), prior.mean, prior.sd) if prior and isfinite(units) else nan,
        assured=min(units, most) if prior and isfinite(units) else nan,
        formulas=_formulas(experiment, endpoint, found, bound),
        events=_events(experiment, endpoint, bound),
        log_rank=_log_rank_units(experiment, found, endpoint, alone, effect),
        curve=_curve(test, goal, target, baseline.enrolment, experiment.power, weeks),
    )


def prior_of(endpoint: Endpoint) -> EffectPrior | None:
    """The prior of the endpoint's effect, where one is stated in the endpoint's own unit."""
    return endpoint.prior if endpoint.kind != "lifetime" else None


def _test(experiment: Experiment, endpoint: Endpoint, found: EndpointBaseline, bound: float, clusters: ClusterSizes | None) -> ArmTest:
    """The test of the treated arm with the fewest units."""
    shares = (experiment.arms[experiment.control], min(experiment.arms[arm] for arm in experiment.treated))
    control = treated = found.variance
    if endpoint.kind == "lifetime":
        control, treated = _lifetime_variances(experiment, found, endpoint)
    elif endpoint.kind == "share" and _goal(endpoint) == "difference":
        treated = _moved(endpoint, found) * (1 - _moved(endpoint, found))
    test = ArmTest(control, treated, shares, bound, clusters.mean if clusters else None, len(experiment.arms))
    return test.inflated(clusters.design_effect) if clusters else test


def _log_ratio(endpoint: Endpoint) -> float:
    return float(-np.log(1 - endpoint.mde)) if endpoint.mde else nan


def _units(test: ArmTest, goal: str, target: float, power: float) -> float:
    if goal == "none" or isnan(target):
        return inf
    return test.units(target, power) if goal == "difference" else test.margin_units(target, power)


def _power(test: ArmTest, goal: str, target: float, units: float) -> float:
    if goal == "none" or isnan(target):
        return nan
    return test.power(target, units) if goal == "difference" else test.margin_power(target, units)


def _inflation(experiment: Experiment, bound: float) -> float:
    """By how much looks enlarge the largest sample."""
    if experiment.looks is None or len(experiment.looks.at) == 1:
        return 1.0
    from cxsim.abtest.sequential.boundaries import find_boundaries, find_inflation  # only plans with looks need the recursion

    alpha = 2 * float(ndtr(-bound))
    bounds = find_boundaries(experiment.looks.law, experiment.looks.at, alpha)
    return find_inflation(bounds, experiment.looks.at, experiment.power, alpha)[0]


def _formulas(experiment: Experiment, endpoint: Endpoint, found: EndpointBaseline, bound: float) -> SharesSample | None:
    if endpoint.kind != "share" or _goal(endpoint) != "difference":
        return None
    return compare_formulas(found.mean, _moved(endpoint, found), 2 * float(ndtr(-bound)), experiment.power)


def _events(experiment: Experiment, endpoint: Endpoint, bound: float) -> float:
    if endpoint.kind != "lifetime" or not endpoint.mde:
        return nan
    control, treated = experiment.arms[experiment.control], min(experiment.arms[arm] for arm in experiment.treated)
    return log_rank_events(1 - endpoint.mde, bound, experiment.power, treated / (control + treated))


def _lifetime_variances(experiment: Experiment, found: EndpointBaseline, endpoint: Endpoint) -> tuple[float, float]:
    """The variance of one unit's part in either arm's restricted mean, which is read, by what moves the log of the hazard ratio as far.

    Everybody is observed up to the horizon.
    """
    days, ratio = np.linspace(0.0, endpoint.tau or experiment.after, GRID), 1 - (endpoint.mde or SMALL)
    curves = [np.exp(-found.hazard_per_month / DAYS_PER_MONTH * each * days) for each in (1.0, ratio)]
    gap = restricted_mean(curves[1], days) - restricted_mean(curves[0], days)
    scale = (np.log(ratio) / gap) ** 2
    control, treated = (float(scale * restricted_mean_variance(curve, np.ones(GRID), days)) for curve in curves)
    return control, treated


def _log_rank_units(experiment: Experiment, found: EndpointBaseline, endpoint: Endpoint, test: ArmTest, effect: float) -> float:
    """Units in all arms to find the same change of the hazard by the log-rank test: one over the leavers is its variance in each arm."""
    if endpoint.kind != "lifetime" or not endpoint.mde:
        return nan
    months = experiment.after / DAYS_PER_MONTH
    leaving = 1 - np.exp(-found.hazard_per_month * months * np.array([1.0, 1 - endpoint.mde])).mean()
    return replace(test, control=effect / leaving, treated=effect / leaving).units(_log_ratio(endpoint), experiment.power)


def _curve(test: ArmTest, goal: str, target: float, enrolment: Enrolment, power: float, weeks: int | None) -> tuple[SizeAtWeek, ...]:
    """By week, up to the week that is needed and one beyond; weeks in which nobody new comes are left out."""
    come = enrolment.by_week(MOST_WEEKS)
    last = max(weeks or 0, 4)
    chosen = [week for week in SHOWN_WEEKS if week <= 1.5 * last and come[week] > 0]
    if weeks is not None and come[weeks] > 0:
        chosen = sorted({*chosen, weeks})
    kept = [week for i, week in enumerate(chosen) if i == 0 or come[week] > come[chosen[i - 1]]]
    return tuple(SizeAtWeek(week, float(come[week]), test.mde(come[week], power), _power(test, goal, target, come[week])) for week in kept)


def _notes(experiment: Experiment, sizes: tuple[EndpointSize, ...]) -> tuple[Message, ...]:
    notes = []
    typed = [f"{size.name}.{name}" for size in sizes for name in size.baseline.typed]
    if typed:
        notes.append(Message("abtest-note-typed", names=typed))
    if experiment.unit == "cluster" and sizes[0].baseline.clusters is not None:
        count, least = sizes[0].baseline.clusters.count, min(experiment.arms.values())
        if count is not None and count * least < FEW_CLUSTERS:
            notes.append(Message("abtest-note-clusters", clusters=count))
    if len(experiment.treated) > 1:
        notes.append(Message("abtest-note-dunnett", arms=len(experiment.treated)))
    return tuple(notes)

"""What one endpoint says of one treated arm: the effect as it may be stated, with all that belongs beside it, or why it is withheld."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import isfinite, nan

import numpy as np
from scipy.special import ndtr, ndtri

from cxsim.abtest.clustered_lifetimes import ClusteredLifetimes, compare_clustered_means, compare_clustered_survival
from cxsim.abtest.compliance import estimate_complier_effect
from cxsim.abtest.covariate_adjustment import AdjustedEffect, adjust, post_stratify
from cxsim.abtest.difference import Effect, OutcomeColumns, compare_means, relative
from cxsim.abtest.endpoint import Endpoint
from cxsim.abtest.experiment import Experiment
from cxsim.abtest.experiment_checks import direction
from cxsim.abtest.families import check_margin
from cxsim.abtest.look import Look, state_effect
from cxsim.abtest.novelty import compare_over_time
from cxsim.abtest.p_values import stated_p
from cxsim.abtest.posterior import PosteriorReading, read_posterior
from cxsim.abtest.quantiles import compare_clustered_quantiles, compare_quantiles
from cxsim.abtest.sample_ratio import BROKEN
from cxsim.abtest.segments import SegmentEffects, shrink_segments
from cxsim.abtest.sums import EXPOSED, MEMBERS, EndpointSums, X, Y
from cxsim.abtest.survival import SurvivalCounts, compare_restricted_means, compare_survival, estimate_hazard_ratio, longest_horizon
from cxsim.stats.cross_moments import CrossMoments
from cxsim.stats.shrinkage import allow_for_selection
from cxsim.text import Message

FEWEST_CLUSTERS, FEW_CLUSTERS = 4, 10
FEWEST_IN_STRATUM = 10
RESAMPLING_KEY = 1


@dataclass(frozen=True)
class Interval:
    """An estimate with its interval."""

    estimate: float
    low: float
    high: float


@dataclass(frozen=True, eq=False)
class EndpointReading:
    """One endpoint of one treated arm against the control.

    Attributes
    ----------
    name, role, kind, arm, better : what it is; `better` is high, low, or None where nobody says.
    control, treated : the values of the arms.
    effect : the effect in the endpoint's unit (of a lifetime, days until the horizon), as it may be stated at this look.
    error, p : its standard error, and the two-sided p-value, of no effect, before the family of questions is taken into account.
    p_family : after it: Holm for primary and secondary ones, Benjamini-Hochberg for exploratory ones.
    stopped : whether the test is over for this endpoint: at its end, or by a bound.
    relative : relative to the control; None where a mean is not clear of 0.
    margin, p_margin : of a guardrail, the largest loss accepted, and the p-value of being worse than that.
    explained : the share of the variance that values from before took out; 0 if nothing was adjusted.
    power : to find the smallest change that matters, with the error that was reached.
    compliers : the effect on those exposed; None without records of exposure, or where too few are.
    slope : by how much the effect changes from one part of the window after to the next; None where it was not cut.
    segments : effects by stratum, shrunk, by name.
    posterior : under the endpoint's prior, of being better.
    selected : a significant effect as it is expected without a prior, allowing for its having been picked for being significant; else NaN.
    money : the effect times what a unit of it is worth, per customer.
    withheld : why there is no effect; None if there is one.
    notes : what else to know of it.
    """

    name: str
    role: str
    kind: str
    arm: str
    better: str | None
    control: float = nan
    treated: float = nan
    effect: Interval = Interval(nan, nan, nan)
    error: float = nan
    p: float = nan
    p_family: float = nan
    stopped: bool = False
    relative: Interval | None = None
    margin: float = nan
    p_margin: float = nan
    explained: float = 0.0
    power: float = nan
    compliers: Interval | None = None
    slope: Interval | None = None
    segments: tuple[tuple[str, ...], SegmentEffects] | None = None
    posterior: PosteriorReading | None = None
    selected: float = nan
    money: Interval | None = None
    withheld: Message | None = None
    notes: tuple[Message, ...] = ()

    @property
    def gain(self) -> float:
        """The effect in the direction that is better; as it is where nobody says which is."""
        return -self.effect.estimate if self.better == "low" else self.effect.estimate


def read_endpoint(name: str, experiment: Experiment, sums: EndpointSums, arm: str, look: Look) -> EndpointReading:
    """What an endpoint says of a treated arm."""
    endpoint = experiment.endpoints[name]
    blank = EndpointReading(name, endpoint.role, endpoint.kind, arm, direction(endpoint))
    if endpoint.kind == "lifetime":
        return _lifetime(blank, endpoint, experiment, sums, look)
    if endpoint.kind == "quantile":
        return _quantile(blank, endpoint, experiment, sums, look)
    control, treated, outcome = sums.of_arm(experiment.control), sums.of_arm(arm), sums.outcome()
    if outcome is None or control is None or treated is None or min(control.n, treated.n) < 2:
        counts = [int(each.n) if each is not None else 0 for each in (control, treated)]
        return replace(blank, withheld=Message("abtest-withheld-small", control=counts[0], treated=counts[1]))
    if reason := _too_few_clusters(experiment, control, treated):
        return replace(blank, withheld=reason)
    plain = compare_means(control, treated, outcome)
    if not isfinite(float(plain.estimate)):
        return replace(blank, withheld=Message("abtest-withheld-denominator"))
    if not float(plain.error) > 0:
        y = sums.columns.index(Y)
        nothing = not (control.means[..., y].any() or treated.means[..., y].any())
        return replace(blank, withheld=Message("abtest-withheld-nothing" if nothing else "abtest-withheld-alike"))
    others = [other for each in experiment.treated if each != arm and (other := sums.of_arm(each)) is not None]
    adjusted, notes = _adjusted(sums, experiment, arm, (control, treated), outcome, others, plain)
    found = _with_effect(blank, endpoint, adjusted.effect, look, float(control.n + treated.n))
    few = min(control.n, treated.n) < FEW_CLUSTERS and experiment.unit != "customer"
    notes += (Message("abtest-note-few-clusters", count=int(min(control.n, treated.n))),) if few else ()
    segments = _segments(sums, experiment.control, arm, outcome)
    compliers, weak = _compliers(sums, control, treated, outcome, experiment.alpha)
    notes += (weak,) if weak else ()
    slope, changing = _slope(sums, experiment, arm)
    found = replace(found, explained=float(adjusted.explained), notes=(*found.notes, *notes, *changing))
    return replace(found, segments=segments, compliers=compliers, slope=slope)


def _with_effect(blank: EndpointReading, endpoint: Endpoint, effect: Effect, look: Look, units: float) -> EndpointReading:
    """The reading with an effect, stated as this look allows, and what follows from it."""
    stated = state_effect(effect, look, units)
    found = Interval(stated.estimate, stated.low, stated.high)
    ratio = relative(effect, look.alpha)
    apart = Interval(float(ratio.estimate), float(ratio.low), float(ratio.high)) if isfinite(ratio.estimate) else None
    apart = apart if look.kind == "fixed" else None  # a relative interval at looks would need bounds of its own
    change = endpoint.mde if endpoint.mde is None or not endpoint.relative else endpoint.mde * abs(float(effect.control))
    power = nan if change is None or endpoint.kind == "lifetime" else _power(change, float(effect.error), look.alpha)
    reading = replace(
        blank,
        control=float(effect.control),
        treated=float(effect.treated),
        effect=found,
        error=float(effect.error),
        p=stated.p,
        stopped=stated.stopped,
        relative=apart,
        power=power,
        posterior=_posterior(blank, endpoint, effect),
        selected=_selected(endpoint, effect, look),
        money=None if endpoint.worth is None else Interval(*(endpoint.worth * each for each in (found.estimate, found.low, found.high))),
        notes=() if isfinite(ratio.estimate) else (Message("abtest-note-relative"),),
    )
    if endpoint.margin is None:
        return reading
    margin = endpoint.margin * abs(float(effect.control)) if endpoint.relative else endpoint.margin
    return replace(reading, margin=margin, p_margin=float(check_margin(effect, margin, higher_is_better=blank.better != "low")))


def _posterior(blank: EndpointReading, endpoint: Endpoint, effect: Effect) -> PosteriorReading | None:
    if endpoint.prior is None:
        return None
    sign = -1.0 if blank.better == "low" else 1.0
    return read_posterior(sign * float(effect.estimate), float(effect.error), endpoint.prior.sd, sign * endpoint.prior.mean)


def _selected(endpoint: Endpoint, effect: Effect, look: Look) -> float:
    """Of a fixed test: an effect after planned looks is median-unbiased already, and a prior says more."""
    if endpoint.prior is not None or look.kind != "fixed" or not float(effect.p) <= look.alpha:
        return nan
    return allow_for_selection(float(effect.estimate), float(effect.error), look.alpha)


def _power(change: float, error: float, alpha: float) -> float:
    z = float(ndtri(1 - alpha / 2))
    return float(ndtr(change / error - z) + ndtr(-change / error - z))


def _too_few_clusters(experiment: Experiment, control: CrossMoments, treated: CrossMoments) -> Message | None:
    count = int(min(control.n, treated.n))
    if experiment.unit == "customer" or count >= FEWEST_CLUSTERS:
        return None
    return Message("abtest-withheld-clusters", count=count, needed=FEWEST_CLUSTERS)


def _adjusted(
    sums: EndpointSums,
    experiment: Experiment,
    arm: str,
    arms: tuple[CrossMoments, CrossMoments],
    outcome: OutcomeColumns,
    others: list[CrossMoments],
    plain: Effect,
) -> tuple[AdjustedEffect, tuple[Message, ...]]:
    """The effect with the value before taken out and strata weighted, as far as the sums allow."""
    nothing = AdjustedEffect(plain, np.zeros(0), np.asarray(0.0))
    covariates = sums.covariates
    found = adjust(*arms, outcome, covariates, others) if covariates else nothing
    if found.is_outcome:
        return nothing, (Message("abtest-note-covariate-outcome"),)
    if (p := _imbalance(arms, covariates)) < BROKEN:
        return nothing, (Message("abtest-note-covariate-late", p=stated_p(p)),)
    strata = [name for name in sums.strata if name]
    if len(strata) < 2:
        return found, ()
    stacked = _stacked(sums, strata, experiment.control), _stacked(sums, strata, arm)
    if min(float(each.n.min()) for each in stacked) < FEWEST_IN_STRATUM:
        return found, (Message("abtest-note-strata-small", count=FEWEST_IN_STRATUM),)
    within = adjust(*stacked, outcome, covariates).effect if covariates else compare_means(*stacked, outcome)
    together = post_stratify(within, stacked[0].n + stacked[1].n)
    return replace(found, effect=together.effect), (Message("abtest-note-strata", count=len(strata)),)


def _imbalance(arms: tuple[CrossMoments, CrossMoments], covariates: tuple[OutcomeColumns, ...]) -> float:
    """The least p-value of a covariate's difference between the arms, times how many there are: chance alone makes them differ."""
    found = [float(compare_means(*arms, each).p) for each in covariates]
    known = [p for p in found if isfinite(p)]
    return min(known) * len(known) if known else 1.0


def _stacked(sums: EndpointSums, strata: list[str], arm: str) -> CrossMoments:
    """The moments of an arm by stratum, along a leading axis; a stratum without units has none."""
    width = len(sums.columns)
    nothing = CrossMoments.from_sums(0, np.zeros(width), np.zeros((width, width)))
    cells = [sums.cells.get((arm, stratum), nothing) for stratum in strata]
    return CrossMoments(*(np.stack([getattr(each, part) for each in cells]) for part in ("n", "means", "products")))


def _segments(sums: EndpointSums, control: str, arm: str, outcome: OutcomeColumns) -> tuple[tuple[str, ...], SegmentEffects] | None:
    strata = [name for name in sums.strata if name]
    if len(strata) < 2:
        return None
    effects = compare_means(_stacked(sums, strata, control), _stacked(sums, strata, arm), outcome)
    return tuple(strata), shrink_segments(effects.estimate, effects.error)


def _compliers(
    sums: EndpointSums, control: CrossMoments, treated: CrossMoments, outcome: OutcomeColumns, alpha: float
) -> tuple[Interval | None, Message | None]:
    exposed = sums.outcome(EXPOSED, MEMBERS)
    if exposed is None or X in sums.columns:  # of a ratio of sums, exposure changes both
        return None, None
    found = estimate_complier_effect(control, treated, outcome, exposed)
    if not isfinite(float(found.compliers.estimate)):
        return None, Message("abtest-note-weak", f=float(found.f))
    low, high = found.compliers.interval(alpha)
    return Interval(float(found.compliers.estimate), float(low), float(high)), None


def _slope(sums: EndpointSums, experiment: Experiment, arm: str) -> tuple[Interval | None, tuple[Message, ...]]:
    """Whether the effect changes along the window after, as one of a novelty does."""
    control, treated = sums.parts.get(experiment.control), sums.parts.get(arm)
    if control is None or treated is None or min(control.n, treated.n) < 2:
        return None, ()
    found = compare_over_time(control, treated)
    slope, p = found.slope, float(found.slope.p)
    if not isfinite(p):
        return None, ()
    changing = p <= experiment.alpha
    ends = {"first": float(found.days.estimate[0]), "last": float(found.days.estimate[-1])}
    note = Message("abtest-note-changing", p=stated_p(p), **ends) if changing else Message("abtest-note-steady", p=stated_p(p))
    return Interval(float(slope.estimate), *map(float, slope.interval(experiment.alpha))), (note,)


def _quantile(blank: EndpointReading, endpoint: Endpoint, experiment: Experiment, sums: EndpointSums, look: Look) -> EndpointReading:
    control, treated = (sums.values.get(arm, np.empty(0)) for arm in (experiment.control, blank.arm))
    share = endpoint.quantile or 0.5
    if min(len(control), len(treated)) < 2:
        return replace(blank, withheld=Message("abtest-withheld-small", control=len(control), treated=len(treated)))
    if sums.clusters:
        groups = sums.clusters[experiment.control], sums.clusters[blank.arm]
        count = min(len(np.unique(each)) for each in groups)
        if count < FEWEST_CLUSTERS:
            return replace(blank, withheld=Message("abtest-withheld-clusters", count=count, needed=FEWEST_CLUSTERS))
        effect = compare_clustered_quantiles((control, treated), groups, share, RESAMPLING_KEY)
    else:
        effect = compare_quantiles(control, treated, share)
    if not float(effect.error) > 0:
        return replace(blank, withheld=Message("abtest-withheld-quantile", quantile=share))
    return _with_effect(blank, endpoint, effect, look, float(len(control) + len(treated)))


def _lifetime(blank: EndpointReading, endpoint: Endpoint, experiment: Experiment, sums: EndpointSums, look: Look) -> EndpointReading:
    clusters = sums.clustered.get(blank.arm)
    counts = sums.lifetimes.get(blank.arm) if clusters is None else clusters.counts
    if clusters is not None and (count := min(clusters.number(0), clusters.number(1))) < FEWEST_CLUSTERS:
        return replace(blank, withheld=Message("abtest-withheld-clusters", count=count, needed=FEWEST_CLUSTERS))
    if counts is None or min(counts.units) < 2:
        units = (0, 0) if counts is None else tuple(map(int, counts.units))
        return replace(blank, withheld=Message("abtest-withheld-small", control=units[0], treated=units[1]))
    longest = longest_horizon(counts)
    tau = min(longest, experiment.after) if endpoint.tau is None else endpoint.tau
    if tau > longest:
        return replace(blank, withheld=Message("abtest-withheld-horizon", tau=tau, longest=longest))
    effect = _mean_lifetimes(counts, tau) if clusters is None else compare_clustered_means(clusters, tau)
    if not float(effect.error) > 0:
        return replace(blank, withheld=Message("abtest-withheld-alike"))
    found = _with_effect(blank, endpoint, effect, look, float(counts.units.sum()))
    return replace(found, notes=(*found.notes, Message("abtest-note-horizon", tau=tau), *_hazard_notes(counts, clusters, look.alpha)))


def _mean_lifetimes(counts: SurvivalCounts, tau: float) -> Effect:
    means = compare_restricted_means(counts, tau)
    parts = (means.control, means.treated, means.difference, means.error, np.inf, means.control_error, means.treated_error)
    return Effect(*map(np.asarray, parts))


def _hazard_notes(counts: SurvivalCounts, clusters: ClusteredLifetimes | None, alpha: float) -> tuple[Message, ...]:
    """What the hazards say beside the mean lifetimes; of clusters the log-rank test alone: a ratio's interval does not know them."""
    if clusters is not None:
        test = compare_clustered_survival(clusters)
        return (Message("abtest-note-log-rank", p=stated_p(test.p)),) if isfinite(test.p) else ()
    ratio, test = estimate_hazard_ratio(counts, alpha), compare_survival(counts)
    if not isfinite(ratio.ratio):
        return ()
    found = Message("abtest-note-hazard", ratio=ratio.ratio, low=ratio.low, high=ratio.high, p=stated_p(test.p))
    changing = (Message("abtest-note-hazard-changes", p=stated_p(ratio.p_proportional)),) if ratio.p_proportional < alpha else ()
    return (found, *changing)

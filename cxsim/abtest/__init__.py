"""A/B tests: an experiment as a plan, how large and how long it must be, and what its data say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.namespace import lazy_names

if TYPE_CHECKING:
    from cxsim.abtest.analysis import ExperimentReading as ExperimentReading
    from cxsim.abtest.analysis import analyse as analyse
    from cxsim.abtest.assignment import assign as assign
    from cxsim.abtest.baseline import Baseline as Baseline
    from cxsim.abtest.baseline import measure_baseline as measure_baseline
    from cxsim.abtest.clustered_lifetimes import ClusteredLifetimes as ClusteredLifetimes
    from cxsim.abtest.clustered_lifetimes import compare_clustered_means as compare_clustered_means
    from cxsim.abtest.clustered_lifetimes import compare_clustered_survival as compare_clustered_survival
    from cxsim.abtest.clusters import ClusterSizes as ClusterSizes
    from cxsim.abtest.clusters import measure_clusters as measure_clusters
    from cxsim.abtest.compliance import ComplierEffect as ComplierEffect
    from cxsim.abtest.compliance import estimate_complier_effect as estimate_complier_effect
    from cxsim.abtest.covariate_adjustment import AdjustedEffect as AdjustedEffect
    from cxsim.abtest.covariate_adjustment import StratifiedEffect as StratifiedEffect
    from cxsim.abtest.covariate_adjustment import adjust as adjust
    from cxsim.abtest.covariate_adjustment import post_stratify as post_stratify
    from cxsim.abtest.covariate_adjustment import sum_by_cluster as sum_by_cluster
    from cxsim.abtest.design_comparison import DesignComparison as DesignComparison
    from cxsim.abtest.design_comparison import compare_designs as compare_designs
    from cxsim.abtest.design_comparison import rollout_change as rollout_change
    from cxsim.abtest.design_comparison import value_designs as value_designs
    from cxsim.abtest.design_result import DesignResult as DesignResult
    from cxsim.abtest.difference import Effect as Effect
    from cxsim.abtest.difference import OutcomeColumns as OutcomeColumns
    from cxsim.abtest.difference import RelativeEffect as RelativeEffect
    from cxsim.abtest.difference import compare_means as compare_means
    from cxsim.abtest.difference import relative as relative
    from cxsim.abtest.difference import relative_by_delta as relative_by_delta
    from cxsim.abtest.endpoint import Endpoint as Endpoint
    from cxsim.abtest.endpoint_reading import EndpointReading as EndpointReading
    from cxsim.abtest.experiment import Experiment as Experiment
    from cxsim.abtest.exposure import ExposureEffect as ExposureEffect
    from cxsim.abtest.exposure import regress_on_exposure as regress_on_exposure
    from cxsim.abtest.families import benjamini_hochberg as benjamini_hochberg
    from cxsim.abtest.families import check_margin as check_margin
    from cxsim.abtest.families import holm as holm
    from cxsim.abtest.lifetimes import log_rank_events as log_rank_events
    from cxsim.abtest.lifetimes import restricted_mean_variance as restricted_mean_variance
    from cxsim.abtest.log_sums import measure_sums as measure_sums
    from cxsim.abtest.novelty import EffectOverTime as EffectOverTime
    from cxsim.abtest.novelty import compare_over_time as compare_over_time
    from cxsim.abtest.posterior import PosteriorReading as PosteriorReading
    from cxsim.abtest.posterior import estimate_prior_sd as estimate_prior_sd
    from cxsim.abtest.posterior import read_posterior as read_posterior
    from cxsim.abtest.power import ArmTest as ArmTest
    from cxsim.abtest.power import assurance as assurance
    from cxsim.abtest.power import compare_formulas as compare_formulas
    from cxsim.abtest.power import dunnett_bound as dunnett_bound
    from cxsim.abtest.predicted_outcome import predict_by_folds as predict_by_folds
    from cxsim.abtest.quantiles import compare_clustered_quantiles as compare_clustered_quantiles
    from cxsim.abtest.quantiles import compare_quantiles as compare_quantiles
    from cxsim.abtest.relabelling import relabel_units as relabel_units
    from cxsim.abtest.sample_ratio import SampleRatio as SampleRatio
    from cxsim.abtest.sample_ratio import check_sample_ratio as check_sample_ratio
    from cxsim.abtest.sample_size import ExperimentSize as ExperimentSize
    from cxsim.abtest.sample_size import design as design
    from cxsim.abtest.segments import SegmentEffects as SegmentEffects
    from cxsim.abtest.segments import shrink_segments as shrink_segments
    from cxsim.abtest.sequential.boundaries import find_boundaries as find_boundaries
    from cxsim.abtest.sequential.boundaries import find_inflation as find_inflation
    from cxsim.abtest.sequential.crossing import crossing_probabilities as crossing_probabilities
    from cxsim.abtest.sequential.early_stopping import StoppedReading as StoppedReading
    from cxsim.abtest.sequential.early_stopping import read_continuing as read_continuing
    from cxsim.abtest.sequential.early_stopping import read_stopped as read_stopped
    from cxsim.abtest.sequential.sequence import sequence_p as sequence_p
    from cxsim.abtest.sequential.sequence import sequence_reach as sequence_reach
    from cxsim.abtest.sequential.sequence import tune_sequence as tune_sequence
    from cxsim.abtest.sums import EndpointSums as EndpointSums
    from cxsim.abtest.sums import ExperimentSums as ExperimentSums
    from cxsim.abtest.sums_file import read_sums as read_sums
    from cxsim.abtest.survival import ArmHazardRatio as ArmHazardRatio
    from cxsim.abtest.survival import LogRank as LogRank
    from cxsim.abtest.survival import RestrictedMeans as RestrictedMeans
    from cxsim.abtest.survival import SurvivalCounts as SurvivalCounts
    from cxsim.abtest.survival import compare_restricted_means as compare_restricted_means
    from cxsim.abtest.survival import compare_survival as compare_survival
    from cxsim.abtest.survival import count_survival as count_survival
    from cxsim.abtest.survival import estimate_hazard_ratio as estimate_hazard_ratio
    from cxsim.abtest.unit_rows import read_rows as read_rows
    from cxsim.abtest.user_rows import sum_rows as sum_rows
    from cxsim.abtest.verdict import Verdict as Verdict
    from cxsim.stats.cross_moments import CrossMoments as CrossMoments

_HOMES = {
    "AdjustedEffect": "cxsim.abtest.covariate_adjustment",
    "ArmHazardRatio": "cxsim.abtest.survival",
    "ArmTest": "cxsim.abtest.power",
    "Baseline": "cxsim.abtest.baseline",
    "ClusterSizes": "cxsim.abtest.clusters",
    "ClusteredLifetimes": "cxsim.abtest.clustered_lifetimes",
    "ComplierEffect": "cxsim.abtest.compliance",
    "CrossMoments": "cxsim.stats.cross_moments",
    "DesignComparison": "cxsim.abtest.design_comparison",
    "DesignResult": "cxsim.abtest.design_result",
    "Effect": "cxsim.abtest.difference",
    "EffectOverTime": "cxsim.abtest.novelty",
    "Endpoint": "cxsim.abtest.endpoint",
    "EndpointReading": "cxsim.abtest.endpoint_reading",
    "EndpointSums": "cxsim.abtest.sums",
    "Experiment": "cxsim.abtest.experiment",
    "ExperimentReading": "cxsim.abtest.analysis",
    "ExperimentSize": "cxsim.abtest.sample_size",
    "ExperimentSums": "cxsim.abtest.sums",
    "ExposureEffect": "cxsim.abtest.exposure",
    "LogRank": "cxsim.abtest.survival",
    "OutcomeColumns": "cxsim.abtest.difference",
    "PosteriorReading": "cxsim.abtest.posterior",
    "RelativeEffect": "cxsim.abtest.difference",
    "RestrictedMeans": "cxsim.abtest.survival",
    "SampleRatio": "cxsim.abtest.sample_ratio",
    "SegmentEffects": "cxsim.abtest.segments",
    "StoppedReading": "cxsim.abtest.sequential.early_stopping",
    "StratifiedEffect": "cxsim.abtest.covariate_adjustment",
    "SurvivalCounts": "cxsim.abtest.survival",
    "Verdict": "cxsim.abtest.verdict",
    "adjust": "cxsim.abtest.covariate_adjustment",
    "analyse": "cxsim.abtest.analysis",
    "assign": "cxsim.abtest.assignment",
    "assurance": "cxsim.abtest.power",
    "benjamini_hochberg": "cxsim.abtest.families",
    "check_margin": "cxsim.abtest.families",
    "check_sample_ratio": "cxsim.abtest.sample_ratio",
    "compare_clustered_means": "cxsim.abtest.clustered_lifetimes",
    "compare_clustered_survival": "cxsim.abtest.clustered_lifetimes",
    "compare_clustered_quantiles": "cxsim.abtest.quantiles",
    "compare_designs": "cxsim.abtest.design_comparison",
    "compare_formulas": "cxsim.abtest.power",
    "compare_means": "cxsim.abtest.difference",
    "compare_over_time": "cxsim.abtest.novelty",
    "compare_quantiles": "cxsim.abtest.quantiles",
    "compare_restricted_means": "cxsim.abtest.survival",
    "compare_survival": "cxsim.abtest.survival",
    "count_survival": "cxsim.abtest.survival",
    "crossing_probabilities": "cxsim.abtest.sequential.crossing",
    "design": "cxsim.abtest.sample_size",
    "dunnett_bound": "cxsim.abtest.power",
    "estimate_complier_effect": "cxsim.abtest.compliance",
    "estimate_hazard_ratio": "cxsim.abtest.survival",
    "estimate_prior_sd": "cxsim.abtest.posterior",
    "find_boundaries": "cxsim.abtest.sequential.boundaries",
    "find_inflation": "cxsim.abtest.sequential.boundaries",
    "holm": "cxsim.abtest.families",
    "log_rank_events": "cxsim.abtest.lifetimes",
    "measure_baseline": "cxsim.abtest.baseline",
    "measure_clusters": "cxsim.abtest.clusters",
    "measure_sums": "cxsim.abtest.log_sums",
    "predict_by_folds": "cxsim.abtest.predicted_outcome",
    "post_stratify": "cxsim.abtest.covariate_adjustment",
    "read_continuing": "cxsim.abtest.sequential.early_stopping",
    "read_rows": "cxsim.abtest.unit_rows",
    "read_posterior": "cxsim.abtest.posterior",
    "read_stopped": "cxsim.abtest.sequential.early_stopping",
    "read_sums": "cxsim.abtest.sums_file",
    "regress_on_exposure": "cxsim.abtest.exposure",
    "relabel_units": "cxsim.abtest.relabelling",
    "relative": "cxsim.abtest.difference",
    "relative_by_delta": "cxsim.abtest.difference",
    "restricted_mean_variance": "cxsim.abtest.lifetimes",
    "rollout_change": "cxsim.abtest.design_comparison",
    "sequence_p": "cxsim.abtest.sequential.sequence",
    "sequence_reach": "cxsim.abtest.sequential.sequence",
    "shrink_segments": "cxsim.abtest.segments",
    "sum_by_cluster": "cxsim.abtest.covariate_adjustment",
    "sum_rows": "cxsim.abtest.user_rows",
    "tune_sequence": "cxsim.abtest.sequential.sequence",
    "value_designs": "cxsim.abtest.design_comparison",
}

__all__ = [
    "AdjustedEffect",
    "ArmHazardRatio",
    "ArmTest",
    "Baseline",
    "ClusterSizes",
    "ClusteredLifetimes",
    "ComplierEffect",
    "CrossMoments",
    "DesignComparison",
    "DesignResult",
    "Effect",
    "EffectOverTime",
    "Endpoint",
    "EndpointReading",
    "EndpointSums",
    "Experiment",
    "ExperimentReading",
    "ExperimentSize",
    "ExperimentSums",
    "ExposureEffect",
    "LogRank",
    "OutcomeColumns",
    "PosteriorReading",
    "RelativeEffect",
    "RestrictedMeans",
    "SampleRatio",
    "SegmentEffects",
    "StoppedReading",
    "StratifiedEffect",
    "SurvivalCounts",
    "Verdict",
    "adjust",
    "analyse",
    "assign",
    "assurance",
    "benjamini_hochberg",
    "check_margin",
    "check_sample_ratio",
    "compare_clustered_means",
    "compare_clustered_quantiles",
    "compare_clustered_survival",
    "compare_designs",
    "compare_formulas",
    "compare_means",
    "compare_over_time",
    "compare_quantiles",
    "compare_restricted_means",
    "compare_survival",
    "count_survival",
    "crossing_probabilities",
    "design",
    "dunnett_bound",
    "estimate_complier_effect",
    "estimate_hazard_ratio",
    "estimate_prior_sd",
    "find_boundaries",
    "find_inflation",
    "holm",
    "log_rank_events",
    "measure_baseline",
    "measure_clusters",
    "measure_sums",
    "post_stratify",
    "predict_by_folds",
    "read_continuing",
    "read_posterior",
    "read_rows",
    "read_stopped",
    "read_sums",
    "regress_on_exposure",
    "relabel_units",
    "relative",
    "relative_by_delta",
    "restricted_mean_variance",
    "rollout_change",
    "sequence_p",
    "sequence_reach",
    "shrink_segments",
    "sum_by_cluster",
    "sum_rows",
    "tune_sequence",
    "value_designs",
]

__getattr__, __dir__ = lazy_names(__name__, _HOMES)

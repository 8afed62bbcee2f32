"""From an answer to everything a decision needs beyond it: options, precision, customers, money, sensitivity, information, audit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cxsim.decision.attribution import BenefitSplit, Bridge
from cxsim.decision.audit import Audit, audit
from cxsim.decision.audit_figures import collect_case_figures
from cxsim.decision.base_case_reruns import BaseCaseReruns, CachedSimulator
from cxsim.decision.benefit_split import bridge_between, bridge_by_effect, present_values, split_benefits
from cxsim.decision.comparison import Comparison
from cxsim.decision.comparison_runs import TOLERANCE
from cxsim.decision.emulator import varied_columns
from cxsim.decision.financial_terms import effective_rate
from cxsim.decision.information import InformationValue, value_information
from cxsim.decision.loss_discovery import find_loss_rules
from cxsim.decision.paired_customers import CustomerBalance, PairedCustomers, customer_balance, value_paired_customers
from cxsim.decision.paired_simulation import PairedOutcomes, simulate_paired_outcomes
from cxsim.decision.portfolio import Portfolio, compare_options, net_benefits
from cxsim.decision.precision import NpvPrecision, assess_precision
from cxsim.decision.register_summary import RegisterSummary, summarise_register
from cxsim.decision.sensitivity import Sensitivity, TornadoBar
from cxsim.decision.simulator import TwinSimulator
from cxsim.decision.tornado import build_tornado, named_cases
from cxsim.decision.value_summary import NamedCase, ValueSummary, summarise_value
from cxsim.decision.variance_shares import sobol_table
from cxsim.study.options import Progress, silent
from cxsim.study.pipeline import StudyAnswer, business_case
from cxsim.study.planned_measurements import planned_measurements
from cxsim.study.summary_metrics import observed_churn
from cxsim.text import Message


@dataclass(frozen=True)
class DecisionAnalysis:
    """What a decision needs beyond the comparison; see each record's own module in `cxsim.decision`.

    Attributes
    ----------
    portfolio : every programme and stated combination; cases : base, downside, upside.
    split : of the benefits by effect; bridges : from doing nothing to the programme, and between the options.
    """

    portfolio: Portfolio
    precision: NpvPrecision
    customers: PairedCustomers
    balance: CustomerBalance
    worth: ValueSummary
    cases: tuple[NamedCase, ...]
    split: BenefitSplit
    bridges: tuple[Bridge, ...]
    sensitivity: Sensitivity
    information: InformationValue
    audit: Audit
    ledger: RegisterSummary


def analyse_decision(found: StudyAnswer, progress: Progress = silent) -> DecisionAnalysis:
    """Everything beyond the comparison, on its draws and keys."""
    study, comparison, twin = found.study, found.comparison, found.twin
    own = business_case(study, comparison.programme, twin)
    remembered = CachedSimulator(TwinSimulator(twin))
    again = BaseCaseReruns(
        own,
        comparison,
        remembered,
        study.run.workers,
        lambda done, total: progress(Message("study-step-assumptions"), done, total),
    )
    bars = build_tornado(again)
    options = _options(found, remembered, progress)
    pairs = [simulate_paired_outcomes(own, twin, dict(comparison.base.values), comparison.seed, r) for r in range(comparison.replications)]
    split, undiscounted = split_of_benefits(comparison, pairs), split_of_benefits(comparison, pairs, rate=0.0)
    return DecisionAnalysis(
        portfolio=options,
        precision=assess_precision(own, comparison, remembered, study.run.tolerance or TOLERANCE, study.run.workers),
        customers=value_paired_customers(pairs[0], comparison.lines),
        balance=customer_balance(pairs),
        worth=summarise_value(comparison, int(twin.population.active.sum())),
        cases=named_cases(again, bars),
        split=split,
        bridges=_bridges(comparison, split, options),
        sensitivity=_sensitivity(comparison, bars),
        information=_information(found, options),
        audit=audit(collect_case_figures(own, comparison, undiscounted, pairs, observed_churn(study, found.customers.table))),
        ledger=summarise_register(again, found.register, bars),
    )


def _options(found: StudyAnswer, simulator: CachedSimulator, progress: Progress) -> Portfolio:
    study, comparison = found.study, found.comparison
    return compare_options(
        {name: business_case(study, name, found.twin) for name in study.programmes},
        study.combinations,
        simulator,
        draws=len(comparison.draws),
        replications=comparison.replications,
        seed=comparison.seed,
        workers=study.run.workers,
        progress=lambda done, total: progress(Message("study-step-options"), done, total),
        known=comparison,
        in_batches=study.run.tolerance is not None,
    )


def split_of_benefits(comparison: Comparison, pairs: Sequence[PairedOutcomes], rate: float | None = None) -> BenefitSplit:
    """The benefits of a comparison by effect, over the paired histories given, at the case's own discount rate or at another one."""
    values, terms = comparison.base.values, comparison.terms
    haircut = values["money.haircut.share"] if terms.haircut is not None else 0.0
    own = effective_rate(terms, values) if rate is None else rate
    return split_benefits(pairs, comparison.lines, own, terms.convention, haircut)


def _bridges(comparison: Comparison, split: BenefitSplit, options: Portfolio) -> tuple[Bridge, ...]:
    terms = comparison.terms
    by_line = present_values(comparison.base.flows, comparison.lines, effective_rate(terms, comparison.base.values), terms.convention)
    others = [option.comparison for option in options.options if option.name != comparison.programme]
    return (bridge_by_effect(comparison, split, by_line), *(bridge_between(comparison, other) for other in others))


def _sensitivity(comparison: Comparison, bars: tuple[TornadoBar, ...]) -> Sensitivity:
    rules, says = find_loss_rules(comparison)
    return Sensitivity(bars, sobol_table(comparison), rules, says)


def _information(found: StudyAnswer, options: Portfolio) -> InformationValue:
    study, comparison = found.study, found.comparison
    columns = varied_columns(comparison.draws)
    for option in options.options:
        columns = {**varied_columns(option.comparison.draws), **columns}
    dependent = comparison.draws.dependent
    return value_information(
        columns, net_benefits(options), planned_measurements(study), study.horizon.count, comparison.currency, comparison.seed, dependent
    )

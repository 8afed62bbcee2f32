"""Everything a report is made from, gathered once: the records of the other rooms, and nothing that is computed here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from cxsim.churn.fitted_model import FittedChurn
from cxsim.decision.assumption_register import Assumption
from cxsim.decision.attribution import BenefitSplit, Bridge
from cxsim.decision.audit import Audit
from cxsim.decision.comparison import Comparison
from cxsim.decision.information import InformationValue
from cxsim.decision.paired_customers import CustomerBalance, PairedCustomers
from cxsim.decision.portfolio import Portfolio
from cxsim.decision.precision import NpvPrecision
from cxsim.decision.programme import Programme
from cxsim.decision.register_summary import RegisterSummary
from cxsim.decision.sensitivity import Sensitivity
from cxsim.decision.value_summary import NamedCase, ValueSummary
from cxsim.journey.plan import Plan
from cxsim.journey.segments import Segment
from cxsim.report import phrases
from cxsim.report.quantity_labels import label_quantity, label_unit
from cxsim.stats.intervals import Estimate
from cxsim.text import Message
from cxsim.text.locale import Locale

if TYPE_CHECKING:
    from cxsim.abtest.analysis import ExperimentReading
    from cxsim.abtest.experiment import Experiment
    from cxsim.abtest.sample_size import ExperimentSize
    from cxsim.abtest.sums import ExperimentSums

_BARE = frozenset({"", "share", "per year", "factor", "number", "level 0-1"})  # units that say nothing behind a number


@dataclass(frozen=True)
class CustomerFacts:
    """Who the customers are and where their table came from.

    Attributes
    ----------
    file, sha256, rows : of the table as it was read.
    active, churned : customers still there, and gone.
    longest_tenure_months : among all of them.
    detected : sentences on how the file was read, e.g. "delimiter ';'".
    notes : sentences on what was dropped, hashed, found leaking, or left out.
    synthetic : the sentence that labels made-up data wherever they show; empty for a company's own.
    """

    file: str
    sha256: str
    rows: int
    active: int
    churned: int
    longest_tenure_months: float
    detected: tuple[Message | str, ...] = ()
    notes: tuple[Message | str, ...] = ()
    synthetic: Message | str = ""

    @property
    def table(self) -> str:
        """The name of the file, without its folders."""
        return PurePath(self.file).name

    def made_from(self, locale: Locale) -> tuple[tuple[str, str], ...]:
        """Pairs (what, value) that name the table."""
        return ((locale("report-fact-table"), self.table), (locale("report-fact-table-hash"), self.sha256))


@dataclass(frozen=True)
class SegmentFacts:
    """Customers that are drawn from stated segments; `synthetic` is the sentence that labels them wherever they show."""

    segments: Mapping[str, Segment]
    synthetic: Message | str
    notes: tuple[Message | str, ...] = ()

    def made_from(self, locale: Locale) -> tuple[tuple[str, str], ...]:
        """Nothing was read."""
        del locale
        return ()


@dataclass(frozen=True)
class MeasuredIndex:
    """One customer-experience index as measured on the table; `interpretation` is how it may be read."""

    title: Message | str
    estimate: Estimate
    interpretation: Message | str = ""


@dataclass(frozen=True, eq=False)
class ExperimentFindings:
    """An experiment of the study: its plan, its design, and what its data show.

    Attributes
    ----------
    size : what it needs; None where it could not be designed.
    sums, reading : its data and what they show; None before they are there, or where they could not be read.
    comparisons : for each treated arm that is a programme, what designs would have said of its rollout, as a simulation wrote it.
    refusals : why it could not be designed or read, and what does not agree.
    """

    name: str
    plan: Experiment
    size: ExperimentSize | None = None
    sums: ExperimentSums | None = None
    reading: ExperimentReading | None = None
    comparisons: tuple[Mapping[str, Any], ...] = ()
    refusals: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Findings:
    """What a study found.

    Attributes
    ----------
    plan : the plan of the twin (name, start, horizon, currency).
    customers, indices : what is.
    fitted : what drives it; None where the hazard is stated.
    programme, comparison, register : what the programme would change, and on which assumptions.
    checks : sentences of the calibration and the backtest.
    facts : pairs (what, value) with which the run can be reproduced: key, hashes of study and data, versions.
    run : the name of the run's folder, or empty.
    language : of the report: en or fr.
    portfolio, precision, paired, balance, worth, cases, split, bridges, sensitivity, information, audit, ledger : what a decision
        needs beyond the comparison; None, or nothing, where it was not computed.
    experiments : A/B tests of the study, designed, and read where their data are there.
    """

    plan: Plan
    customers: CustomerFacts | SegmentFacts
    indices: tuple[MeasuredIndex, ...]
    fitted: FittedChurn | None
    programme: Programme
    comparison: Comparison
    register: tuple[Assumption, ...]
    checks: tuple[Message | str, ...] = ()
    facts: tuple[tuple[Message | str, str], ...] = ()
    run: str = ""
    language: str = "en"
    portfolio: Portfolio | None = None
    precision: NpvPrecision | None = None
    paired: PairedCustomers | None = None
    balance: CustomerBalance | None = None
    worth: ValueSummary | None = None
    cases: tuple[NamedCase, ...] = ()
    split: BenefitSplit | None = None
    bridges: tuple[Bridge, ...] = ()
    sensitivity: Sensitivity | None = None
    information: InformationValue | None = None
    audit: Audit | None = None
    ledger: RegisterSummary | None = None
    experiments: tuple[ExperimentFindings, ...] = ()

    @property
    def locale(self) -> Locale:
        """The language of the report, with the currency of the study."""
        return Locale.of(self.language, self.comparison.currency)

    @property
    def made_from(self) -> tuple[tuple[str, str], ...]:
        """Pairs (what, value) with which the run can be reproduced, the table first."""
        locale = self.locale
        first = self.customers.made_from(locale)
        known = {value for _, value in first}
        return (*first, *((locale.format(what), value) for what, value in self.facts if value not in known))

    def label(self, quantity: str) -> str:
        """The words for a named quantity of this study."""
        return label_quantity(quantity, self.programme, self.locale)

    def money(self, value: float) -> str:
        """An amount in the study's currency, to its unit."""
        return self.locale.money(value, self.comparison.currency)

    def rounded_money(self, value: float) -> str:
        """An amount in the study's currency, as one says it."""
        return self.locale.rounded_money(value, self.comparison.currency)

    def line_label(self, title: str | Message) -> str:
        """The words for a line of the cash flow or for one of its drivers."""
        return self.locale.format(title)

    def unit_label(self, unit: str | Message) -> str:
        """A unit, with the currency in the place of "money"."""
        return label_unit(unit, self.locale)

    def label_with_unit(self, quantity: str, unit: str) -> str:
        """The words for a named quantity with its unit, as a row of a sheet is called."""
        label = self.label(quantity)
        return f"{label}, {self.unit_label(unit)}" if unit and unit != "share" else label

    def amount(self, value: float, unit: str) -> str:
        """A value with its unit: ``EUR 22,000``, ``EUR 400 per month``, ``9.5%``, ``0.04 per month``, ``1.5``."""
        if unit.startswith("money"):
            money = self.money(value) if abs(value) >= 100 else self._small_money(value)
            rest = unit.removeprefix("money").strip()
            return f"{money} {label_unit(rest, self.locale)}" if rest else money
        plain = phrases.amount(value, unit, self.locale)
        return plain if unit in _BARE else f"{plain} {label_unit(unit, self.locale)}"

    def _small_money(self, value: float) -> str:
        return self.locale("text-money", currency=self.comparison.currency, amount=self.locale.number(value, 2))

    def write(self, text: str | Message) -> str:
        """A message of another room whose facts that name an assumption are put in words."""
        return self.locale.format(self._labelled(text) if isinstance(text, Message) else text)

    def _labelled(self, message: Message) -> Message:
        names = {each.name for each in self.register}
        labels = {name: self.label(fact) for name, fact in message.items if isinstance(fact, str) and fact in names}
        nested = {name: self._labelled(fact) for name, fact in message.items if isinstance(fact, Message)}
        return message.with_facts(**labels, **nested)

"""Everything a report is made from, gathered once: the records of the other rooms, and nothing that is computed here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

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
from cxsim.report.language.speaking import words_of
from cxsim.report.names import quantity_words
from cxsim.report.words import Words
from cxsim.stats.intervals import Estimate

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
    detected: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    synthetic: str = ""

    @property
    def table(self) -> str:
        """The name of the file, without its folders."""
        return PurePath(self.file).name

    def made_from(self, words: Words) -> tuple[tuple[str, str], ...]:
        """Pairs (what, value) that name the table."""
        return ((words.say.fact_table, self.table), (words.say.fact_table_hash, self.sha256))


@dataclass(frozen=True)
class SegmentFacts:
    """Customers that are drawn from stated segments; `synthetic` is the sentence that labels them wherever they show."""

    segments: Mapping[str, Segment]
    synthetic: str
    notes: tuple[str, ...] = ()

    def made_from(self, words: Words) -> tuple[tuple[str, str], ...]:
        """Nothing was read."""
        del words
        return ()


@dataclass(frozen=True)
class MeasuredIndex:
    """One customer-experience index as measured on the table; `says` is how it may be read."""

    title: str
    estimate: Estimate
    says: str = ""


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
    """

    plan: Plan
    customers: CustomerFacts | SegmentFacts
    indices: tuple[MeasuredIndex, ...]
    fitted: FittedChurn | None
    programme: Programme
    comparison: Comparison
    register: tuple[Assumption, ...]
    checks: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
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

    @property
    def words(self) -> Words:
        """How the report speaks."""
        return words_of(self.language)

    @property
    def made_from(self) -> tuple[tuple[str, str], ...]:
        """Pairs (what, value) with which the run can be reproduced, the table first."""
        words = self.words
        first = self.customers.made_from(words)
        known = {value for _, value in first}
        return (*first, *((words.of_others(what), value) for what, value in self.facts if value not in known))

    def words_for(self, quantity: str) -> str:
        """The words for a named quantity of this study."""
        return quantity_words(quantity, self.programme, self.words)

    def money(self, value: float) -> str:
        """An amount in the study's currency, to its unit."""
        return self.words.money(value, self.comparison.currency)

    def about(self, value: float) -> str:
        """An amount in the study's currency, as one says it."""
        return self.words.rounded_money(value, self.comparison.currency)

    def line_words(self, title: str) -> str:
        """The words for a line of the cash flow or for one of its drivers."""
        return self.words.of_others(title)

    def unit_words(self, unit: str) -> str:
        """A unit, with the currency in the place of "money"."""
        return self.words.of_others(unit.replace("money", self.comparison.currency))

    def words_with_unit(self, quantity: str, unit: str) -> str:
        """The words for a named quantity with its unit, as a row of a sheet is called."""
        said = self.words_for(quantity)
        return f"{said}, {self.unit_words(unit)}" if unit and unit != "share" else said

    def amount(self, value: float, unit: str) -> str:
        """A value with its unit: ``EUR 22,000``, ``EUR 400 per month``, ``9.5 %``, ``0.04 per month``, ``1.5``."""
        stem, _, rest = unit.partition(" ")
        if stem == "money":
            said = self.words.money(value, self.comparison.currency) if abs(value) >= 100 else self._small_money(value)
            return f"{said} {self.words.of_others(rest)}" if rest else said
        plain = self.words.amount(value, unit)
        return plain if unit in _BARE else f"{plain} {self.words.of_others(unit)}"

    def _small_money(self, value: float) -> str:
        return self.words.say.money.format(currency=self.comparison.currency, amount=self.words.number(value, 2))

    def told(self, text: str) -> str:
        """A sentence of another room, in the report's language, with its amounts and the addresses of assumptions put in words."""
        said = self.words.of_others(text)
        if self.language != "en":
            given = re.compile(rf"\b{re.escape(self.comparison.currency)} ([−-]?\d[\d.,\u202f]*\d|\d)")
            said = given.sub(lambda found: self.words.say.money.format(currency=self.comparison.currency, amount=found[1]), said)
        for name in sorted((each.name for each in self.register), key=len, reverse=True):
            said = said.replace(name, self.words_for(name))
        return said

"""What the logs that a study names say of its customers before the start: what they bought, what they answered, which cases are open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxsim.config.study_file import Study
from cxsim.data.contracts import CASES, SURVEYS, TRANSACTIONS, Contract
from cxsim.data.customers import CustomerTable
from cxsim.data.inputs import read_table
from cxsim.data.privacy import HASH_KEY
from cxsim.data.rfm import summarise
from cxsim.data.tables import CheckedTable
from cxsim.data.transactions import TransactionMapping, build_transactions, drop_returns
from cxsim.errors import DataError, ModelError, fault
from cxsim.journey.population import Population
from cxsim.text import Message

BOUGHT = ("purchase_factor", "spend_factor", "days_since_purchase")
OPENED = "days_since_opened."
_WHEN = {SURVEYS.name: "answered_at", CASES.name: "opened_at", TRANSACTIONS.name: "occurred_at"}


@dataclass(frozen=True)
class CustomerHistory:
    """The state that logs give the customers of a table at the start of the plan.

    Attributes
    ----------
    state : a row for each customer of the table, in its order; columns named as in `Population`, and one for each kind of case.
    inputs : the files that were read, with their hashes.
    notes : what was read from which file, and what was left out.
    """

    state: pd.DataFrame = field(default_factory=pd.DataFrame)
    inputs: dict[str, str] = field(default_factory=dict)
    notes: tuple[Message | str, ...] = ()

    def of(self, population: Population) -> Population:
        """The population in this state; what no log says is as it was."""
        kinds = [name for name in self.state if str(name).startswith(OPENED)]
        own: dict[str, Any] = {str(name): self.state[name].to_numpy() for name in self.state if name not in kinds}
        opened: dict[str, Any] = {"days_since_opened": self.state[kinds].to_numpy(dtype=float)} if kinds else {}
        return replace(population, **own, **opened)


def read_history(study: Study, table: CustomerTable) -> CustomerHistory:
    """What the logs say that the study names and its plan has a use for.

    Raises
    ------
    DataError
        With every fault of a log; also if it is of other customers.
    ModelError
        If too few customers bought again to learn from.
    """
    source, history = study.source, CustomerHistory()
    if not (source.cases or source.transactions or (source.surveys and study.surveys)):
        return history
    from cxsim.calibration.population import build_population  # loads the laws of fitted hazards

    people = build_population(table, study)
    if source.surveys and study.surveys:
        from cxsim.calibration.prior_state import add_survey_fatigue  # loads the engine, which few studies need here

        log, notes = _read(study, source.surveys, SURVEYS, people)
        tired = add_survey_fatigue(people, study, log.frame).tiredness if len(log.frame) else people.tiredness
        message = Message("study-history-surveys", file=log.source.file, **_share(tired > 0))
        history = _with(history, pd.DataFrame({"tiredness": tired}), log, (message, *notes))
    if source.cases:
        history = _with(history, *_opened(study, source.cases, people))
    if source.transactions:
        history = _with(history, *_bought(study, source.transactions, people))
    return history


def _opened(study: Study, file: str, people: Population) -> tuple[pd.DataFrame, CheckedTable, tuple[Message | str, ...]]:
    """The cases that are open at the start."""
    from cxsim.calibration.prior_state import add_open_cases  # loads the engine

    log, notes = _read(study, file, CASES, people)
    kinds = list(study.cases)
    if "reason" not in log.frame or not log.frame["reason"].isin(kinds).any():
        wrong = fault("study-cases-none", kinds=kinds).at(file=log.source.file, column="reason")
        raise DataError(Message("study-cases-unknown"), [wrong])
    opened = add_open_cases(people, study, log.frame).days_since_opened
    other = int((~log.frame["reason"].isin(kinds)).sum())
    message = Message("study-history-cases", file=log.source.file, **_share((opened >= 0).sum(axis=1) > 0))
    left = (Message("study-history-other-cases", file=log.source.file, count=other, of=len(log.frame)),)
    return pd.DataFrame(opened, columns=[OPENED + kind for kind in kinds]), log, (message, *(left if other else ()), *notes)


def _bought(study: Study, file: str, people: Population) -> tuple[pd.DataFrame, CheckedTable, tuple[Message | str, ...]]:
    """Who bought when and for how much, by the BG/NBD and the Gamma-Gamma model of the log."""
    from cxsim.calibration.purchases import add_purchase_rates, add_spend_factors  # these load SciPy's statistics and optimisers
    from cxsim.clv.bg_nbd import BgNbd
    from cxsim.clv.gamma_gamma import GammaGamma
    from cxsim.clv.value_method import count_repeaters, fit_value

    assert study.purchases is not None  # a log of purchases without purchases is a fault of the study
    log, notes = _read(study, file, TRANSACTIONS, people)
    kept, returns = drop_returns(log.frame)
    mapping = TransactionMapping(customer_id="customer_id", date="occurred_at", amount="amount")
    given = summarise(build_transactions(kept, mapping, log.source.file), study.start)
    method, plan, key = BgNbd(), study.purchases, study.run.seed
    if (count := count_repeaters(given)) < method.min_repeaters:
        wrong = fault("study-repeaters-few", count=int(count), least=method.min_repeaters).at(file=log.source.file)
        raise ModelError(Message("study-purchases-few"), [wrong])
    model, amounts = fit_value(method, given), fit_value(GammaGamma(), given)
    fed = add_spend_factors(add_purchase_rates(people, model, given, plan.rate.value, key), amounts, given, plan.spend.value, key)
    message = Message("study-history-purchases", file=log.source.file, **_share(fed.days_since_purchase >= 0))
    fit_messages = tuple(each for found in (model.estimates, amounts.estimates) if found.status != "converged" for each in found.messages)
    state = pd.DataFrame({name: getattr(fed, name) for name in BOUGHT})
    if study.churn.form == "silent":  # elsewhere the table says who has left
        state["active"] = fed.active
    return state, log, (message, *fit_messages, *returns, *notes)


def _read(study: Study, file: str, contract: Contract, people: Population) -> tuple[CheckedTable, tuple[Message | str, ...]]:
    """The rows of a log from before the start, of customers of the population; and sentences on the others."""
    table = read_table(study.source_of(file), contract.name)
    name, frame = table.source.file, table.frame
    early = pd.to_datetime(frame[_WHEN[contract.name]]) < pd.Timestamp(study.start)
    whose = frame["customer_id"].astype(str) if "customer_id" in frame else pd.Series("", frame.index)
    known = whose.isin(people.names)
    if not known.any():
        wrong = fault("study-log-strangers", variable=HASH_KEY).at(file=name, column="customer_id")
        raise DataError(Message("study-log-foreign"), [wrong])
    return replace(table, frame=frame[early & known]), (*table.notes, *_left_out(name, int((~early).sum()), whose, whose[~known]))


def _left_out(file: str, late: int, whose: pd.Series, strange: pd.Series) -> Iterator[Message]:
    if late:
        yield Message("study-history-late", file=file, count=late, of=len(whose))
    if len(strange):
        yield Message("study-history-strangers", file=file, count=strange.nunique(), of=whose.nunique())


def _share(flags: NDArray[np.bool_]) -> dict[str, int]:
    return {"count": int(flags.sum()), "of": len(flags)}


def _with(history: CustomerHistory, state: pd.DataFrame, log: CheckedTable, notes: tuple[Message | str, ...]) -> CustomerHistory:
    joined = state if history.state.empty else pd.concat([history.state, state], axis=1)
    return CustomerHistory(joined, {**history.inputs, log.source.file: log.source.sha256}, (*history.notes, *notes))

"""Value alone: from a log of purchases to a card of its models, held against what was bought after the cut, and against a naive rate."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from cxsim.clv.backtest import BacktestRow, PurchaseBacktest, backtest_purchases
from cxsim.clv.bg_nbd import BgNbd
from cxsim.clv.estimates import Estimates
from cxsim.clv.gamma_gamma import GammaGamma
from cxsim.clv.mbg_nbd import MbgNbd
from cxsim.clv.pareto_nbd import ParetoNbd
from cxsim.clv.value_method import ValueMethod, fit_value
from cxsim.config.value_file import ValueFile, load_value
from cxsim.data.exports.recognition import table_mapping
from cxsim.data.mapped_tables import read_mapped
from cxsim.data.public_datasets import fetch_dataset
from cxsim.data.rfm import summarise
from cxsim.data.transactions import TransactionMapping, Transactions, build_transactions, drop_returns
from cxsim.errors import CxsimError, UsageError, fault
from cxsim.report.html import render
from cxsim.report.value_card import compose_value
from cxsim.text import Message
from cxsim.text.locale import Locale

CARD, PAGE = "value_card.json", "value_card.html"
METHODS: dict[str, ValueMethod] = {"bg_nbd": BgNbd(), "mbg_nbd": MbgNbd(), "pareto_nbd": ParetoNbd()}


@dataclass(frozen=True)
class ValueComparison:
    """A finished comparison of models of value: what was found on which notes, up to which cut, and where it was written."""

    folder: Path
    tested: PurchaseBacktest
    fits: tuple[Estimates, ...]
    notes: tuple[Message | str, ...]
    cut: date

    @property
    def page(self) -> Path:
        """The card as people read it."""
        return self.folder / PAGE

    def summary(self) -> dict[str, Any]:
        """The card as one object, for machines."""
        return {"folder": str(self.folder), **_plain(self.tested, self.fits)}


def compare_value_models(config: Path, out: Path, seed: int | None = None, language: str = "en") -> ValueComparison:
    """Fit the models of a log up to its cut, hold their forecasts against what followed, and write the card in a language.

    Raises
    ------
    UsageError, DataError, ModelError
        If the file, the log or the fit are not fit for it.
    """
    file, locale = load_value(config), Locale.of(language)
    log, notes = read_log(file, config.parent)
    value = file.value
    methods = [METHODS[name] for name in value.methods]
    tested = backtest_purchases(
        methods,
        log,
        cut_days(value.cut, log, value.origins),
        value.horizon_days,
        value.unit,
        value.draws,
        value.seed if seed is None else seed,
    )
    given = summarise(log, value.cut, value.unit)
    fits = [fit_value(method, given).estimates for method in methods]
    try:
        fits.append(fit_value(GammaGamma(), given).estimates)
    except CxsimError:  # a log without amounts has no spend to fit
        notes = (*notes, Message("clv-spend-missing"))
    _write(out, file.name, tested, tuple(fits), notes, locale)
    return ValueComparison(out, tested, tuple(fits), notes, value.cut)


def read_log(file: ValueFile, folder: Path) -> tuple[Transactions, tuple[Message | str, ...]]:
    """The purchases, and notes on what is none."""
    source = file.transactions
    path = folder / source.table if source.table else fetch_dataset(source.dataset or "")
    table = read_mapped(path, source.mapping or table_mapping(path))
    bought, messages = drop_returns(table.frame, source.amount_above)
    mapping = TransactionMapping(customer_id="customer_id", date="occurred_at", amount="amount")
    return build_transactions(bought, mapping, table.source.file), (*table.notes, *messages)


def check_value(path: Path) -> tuple[Message | str, ...]:
    """What a question of value says, once it and its log have passed every check.

    Raises
    ------
    UsageError, DataError
        With every fault of the file, or every fault of the log.
    """
    file = load_value(path)
    log, notes = read_log(file, path.parent)
    names, last = log.frame["customer_id"].nunique(), log.last_day.date()
    log_days = {"first": str(log.first_day.date()), "last": str(last)}
    return (
        Message("study-check-value", file=path, cut=str(file.value.cut), days=file.value.horizon_days),
        Message("study-check-log", file=log.source, purchases=len(log.frame), customers=names, **log_days),
        *notes,
    )


def cut_days(cut: date, log: Transactions, origins: int) -> list[date]:
    """The cut and, evenly spaced between a third of the way to it and itself, as many earlier ones."""
    observed = (cut - log.first_day.date()).days
    steps = np.linspace(1 / 3, 1, origins + 1) if origins else np.array([1.0])
    return [log.first_day.date() + timedelta(days=round(observed * float(step))) for step in steps]


def _write(
    folder: Path, name: str, tested: PurchaseBacktest, fits: tuple[Estimates, ...], notes: tuple[Message | str, ...], locale: Locale
) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / CARD).write_text(json.dumps(_plain(tested, fits), indent=1, ensure_ascii=False, allow_nan=False), encoding="utf-8")
        (folder / PAGE).write_text(render(compose_value(name, tested, fits, notes, locale)), encoding="utf-8")
    except OSError as error:
        wrong = fault("study-folder-unwritable", reason=error.strerror).at(file=str(folder))
        raise UsageError(Message("study-folder-refused", folder=folder), [wrong]) from None


def _plain(tested: PurchaseBacktest, fits: tuple[Estimates, ...]) -> dict[str, Any]:
    return {
        "rows": [_row(row) for row in tested.rows],
        "sentences": list(map(str, tested.messages)),
        "season": str(tested.season),
        "fits": [json.loads(found.to_json()) | {"values": found.named} for found in fits],
    }


def _row(row: BacktestRow) -> dict[str, Any]:
    plain = asdict(row) | {"cut": str(row.cut), "until": str(row.until), "inside": row.inside}
    band = None if row.inside is None else plain["band"]
    return plain | {"error_share": row.error_share if np.isfinite(row.error_share) else None, "band": band}

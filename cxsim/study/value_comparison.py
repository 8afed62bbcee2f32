"""Value alone: from a log of purchases to a card of its models, held against what was bought after the cut, and against a naive rate."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from cxsim.clv.backtest import NAIVE, BacktestRow, PurchaseBacktest, backtest_purchases
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
from cxsim.text.locale import ENGLISH, UNKNOWN, Locale

CARD, PAGE = "value_card.json", "value_card.html"
METHODS: dict[str, ValueMethod] = {"bg_nbd": BgNbd(), "mbg_nbd": MbgNbd(), "pareto_nbd": ParetoNbd()}


@dataclass(frozen=True)
class ValueComparison:
    """A finished comparison of models of value: what was found, where it was written, and sentences that say it."""

    folder: Path
    tested: PurchaseBacktest
    fits: tuple[Estimates, ...]
    lines: tuple[str, ...]

    def summary(self) -> dict[str, Any]:
        """The card as one object, for machines."""
        return {"folder": str(self.folder), **_plain(self.tested, self.fits)}


def compare_value_models(config: Path, out: Path, key: int | None = None) -> ValueComparison:
    """Fit the models of a log up to its cut, hold their forecasts against what followed, and write the card.

    Raises
    ------
    UsageError, DataError, ModelError
        If the file, the log or the fit are not fit for it.
    """
    asked = load_value(config)
    log, notes = read_log(asked, config.parent)
    value = asked.value
    methods = [METHODS[name] for name in value.methods]
    tested = backtest_purchases(
        methods,
        log,
        cut_days(value.cut, log, value.origins),
        value.horizon_days,
        value.unit,
        value.draws,
        value.seed if key is None else key,
    )
    given = summarise(log, value.cut, value.unit)
    fits = [fit_value(method, given).estimates for method in methods]
    try:
        fits.append(fit_value(GammaGamma(), given).estimates)
    except CxsimError:  # a log without amounts has no spend to fit
        notes = (*notes, str(Message("clv-spend-missing")))
    _write(out, asked.name, tested, tuple(fits), notes)
    return ValueComparison(out, tested, tuple(fits), _lines(tested, fits, value.cut, notes, out))


def read_log(asked: ValueFile, folder: Path) -> tuple[Transactions, tuple[str, ...]]:
    """The purchases, and sentences on what is none."""
    source = asked.transactions
    path = folder / source.table if source.table else fetch_dataset(source.dataset or "")
    table = read_mapped(path, source.mapping or table_mapping(path))
    bought, said = drop_returns(table.frame, source.amount_above)
    mapping = TransactionMapping(customer_id="customer_id", date="occurred_at", amount="amount")
    return build_transactions(bought, mapping, table.source.file), (*map(str, table.notes), *map(str, said))


def check_value(path: Path) -> tuple[str, ...]:
    """What a question of value says, in sentences, once it and its log have passed every check.

    Raises
    ------
    UsageError, DataError
        With every fault of the file, or every fault of the log.
    """
    asked = load_value(path)
    log, notes = read_log(asked, path.parent)
    names, last = log.frame["customer_id"].nunique(), log.last_day.date()
    log_days = {"first": str(log.first_day.date()), "last": str(last)}
    lines: list[Message | str] = [
        Message("study-check-value", file=path, cut=str(asked.value.cut), days=asked.value.horizon_days),
        Message("study-check-log", file=log.source, purchases=len(log.frame), customers=names, **log_days),
        *notes,
    ]
    return tuple(ENGLISH.format(each) for each in lines)


def cut_days(cut: date, log: Transactions, origins: int) -> list[date]:
    """The cut and, evenly spaced between a third of the way to it and itself, as many earlier ones."""
    observed = (cut - log.first_day.date()).days
    steps = np.linspace(1 / 3, 1, origins + 1) if origins else np.array([1.0])
    return [log.first_day.date() + timedelta(days=round(observed * float(step))) for step in steps]


def _write(folder: Path, name: str, tested: PurchaseBacktest, fits: tuple[Estimates, ...], notes: tuple[str, ...]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / CARD).write_text(json.dumps(_plain(tested, fits), indent=1, ensure_ascii=False, allow_nan=False), encoding="utf-8")
        (folder / PAGE).write_text(render(compose_value(name, tested, fits, notes, ENGLISH)), encoding="utf-8")
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


def _lines(tested: PurchaseBacktest, fits: list[Estimates], cut: date, notes: tuple[str, ...], folder: Path) -> tuple[str, ...]:
    locale = ENGLISH  # a question about value names no language
    width = max(len(row.method) for row in tested.rows)
    last = [row for row in tested.rows if row.cut == cut]
    names = locale("study-value-columns").split("|")
    heads = "  ".join(f"{name:{size}}" for name, size in zip(names, (10, 10, 7, 9, 7, 20, 0), strict=True))
    lines = [f"{locale('study-fit-model'):{width}}  {heads}".rstrip()]
    lines += [_line(row, width, locale) for row in sorted(last, key=lambda row: row.method == NAIVE)]
    earlier = sorted((row for row in tested.rows if row.cut != cut), key=lambda row: (row.cut, row.method == NAIVE))
    lines += [locale("study-value-earlier"), *(_line(row, width, locale) for row in earlier)] if earlier else []
    lines += ["", *(locale.format(each) for each in (*tested.messages, tested.season)), ""]
    for found in fits:
        pairs = zip(found.names, found.values, found.standard_errors, strict=True)
        parameters = [f"{n} {locale.significant(v, 6)} ({locale.significant(e)})" for n, v, e in pairs]
        said = " ".join(locale.format(each) for each in found.messages)
        lines.append(locale("study-value-fit", model=found.model, parameters=parameters, sentence=said))
    return (*lines, *(locale.format(note) for note in notes), locale("study-card", file=folder / PAGE))


def _line(row: BacktestRow, width: int, locale: Locale) -> str:
    band = "" if row.band is None or row.inside is None else locale.interval(row.band.p5, row.band.p95, 0)
    missed = f"  {locale('study-value-missed')}" if band and not row.inside else ""
    error = f"{'+' if row.error_share > 0 else ''}{locale.percent(row.error_share, 1)}" if np.isfinite(row.error_share) else UNKNOWN
    counts = f"{locale.number(row.actual):>7}  {locale.number(row.forecast):>9}"
    return f"{row.method:{width}}  {row.cut}  {row.until}  {counts}  {error:>7}  {band + missed:20}  {row.status}"

"""The card of models of value, as a document: the forecast against what was bought, then how the fits went."""

from __future__ import annotations

import math
from collections.abc import Sequence

from cxsim.clv.backtest import NAIVE, BacktestRow, PurchaseBacktest
from cxsim.clv.estimates import Estimates
from cxsim.report.document import Block, Bullets, Document, Headline, KeyFigure, Paragraph, Section, Table
from cxsim.report.words import UNKNOWN, Words, columns

_WORDS = Words()


def compose_value(name: str, tested: PurchaseBacktest, fits: Sequence[Estimates], notes: Sequence[str]) -> Document:
    """The whole card."""
    last = max(row.cut for row in tested.rows)
    here = sorted((row for row in tested.rows if row.cut == last), key=lambda row: row.method == NAIVE)
    earlier = [row for row in tested.rows if row.cut != last]
    blocks: list[Block] = [
        _table("Purchases after the cut, forecast and counted", here),
        Bullets(tuple(map(_WORDS.of_others, tested.messages))),
    ]
    blocks += [_table("The same at earlier cuts", earlier)] if earlier else []
    blocks.append(
        Paragraph(
            "A band carries the uncertainty of the parameters, the luck of each customer, and what moves all customers together, learnt "
            "from the weeks before the cut; it is widened by how far forecasts of the same model at four earlier cuts were off.",
            "note",
        )
    )
    blocks.append(Paragraph(_WORDS.of_others(tested.season), "warning"))
    return Document(
        title=f"{name}: models of value",
        subtitle=f"{_WORDS.number(here[0].customers)} customers known on {_WORDS.day_name(last)}",
        language="en",
        labels=(),
        headline=Headline(_headline(here), tuple(_figure(row) for row in here)),
        sections=(
            Section("holdout", "Held against what followed", tuple(blocks)),
            Section("fits", "The fits", _fits(fits)),
            *((Section("data", "The log", (Bullets(tuple(notes)),)),) if notes else ()),
        ),
        colophon="Made by cxsim; this page loads nothing and calls nowhere.",
    )


def _headline(rows: Sequence[BacktestRow]) -> str:
    best = min((row for row in rows if row.method != NAIVE), key=lambda row: abs(row.error_share))
    naive = next(row for row in rows if row.method == NAIVE)
    return (
        f"{best.method} comes nearest: it expected {_WORDS.number(best.forecast)} purchases and {_WORDS.number(best.actual)} were made "
        f"({_error(best)}); who goes on at the rate of the past expects {_WORDS.number(naive.forecast)} ({_error(naive)})."
    )


def _figure(row: BacktestRow) -> KeyFigure:
    return KeyFigure(row.method, _error(row), f"{_WORDS.number(row.forecast)} expected")


def _error(row: BacktestRow) -> str:
    if not math.isfinite(row.error_share):
        return UNKNOWN
    return f"{'+' if row.error_share > 0 else ''}{_WORDS.number(100 * row.error_share, 1)} %"


def _table(caption: str, rows: Sequence[BacktestRow]) -> Table:
    heads = "Model|Cut|Until|Counted|Expected|Error|90 % band|Held|Status"
    cells = tuple(
        (
            row.method,
            _WORDS.day_name(row.cut),
            _WORDS.day_name(row.until),
            _WORDS.number(row.actual),
            _WORDS.number(row.forecast),
            _error(row),
            UNKNOWN if row.band is None or row.inside is None else _WORDS.interval(row.band.p5, row.band.p95, 0),
            UNKNOWN if row.inside is None else "yes" if row.inside else "no",
            row.status,
        )
        for row in rows
    )
    return Table(caption, columns(heads), cells, frozenset({3, 4, 5, 6}))


def _fits(fits: Sequence[Estimates]) -> tuple[Block, ...]:
    rows = tuple(
        (f"{found.model}: {name}", _WORDS.significant(value, 6), _WORDS.significant(error, 3) if error > 0 else UNKNOWN)
        for found in fits
        for name, value, error in zip(found.names, found.values, found.standard_errors, strict=True)
    )
    likelihoods = tuple(
        f"{found.model}: log likelihood {_WORDS.number(found.log_likelihood, 3)}, times in {found.unit}. "
        + " ".join(map(_WORDS.of_others, found.messages))
        for found in fits
    )
    return Table("Parameters", columns("Parameter|Estimate|Standard error"), rows, frozenset({1, 2})), Bullets(likelihoods)

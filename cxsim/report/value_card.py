"""The card of models of value, as a document: the forecast against what was bought, then how the fits went."""

from __future__ import annotations

import math
from collections.abc import Sequence

from cxsim.clv.backtest import NAIVE, BacktestRow, PurchaseBacktest
from cxsim.clv.estimates import Estimates
from cxsim.report.document import Block, Bullets, Document, Headline, KeyFigure, Paragraph, Section, Table
from cxsim.report.phrases import columns
from cxsim.text import Message
from cxsim.text.locale import UNKNOWN, Locale

STATUSES = {
    "converged": "report-value-converged",
    "boundary": "report-value-boundary",
    "few_repeaters": "report-value-few-repeaters",
    "correlated": "report-value-correlated",
    "no fit": "report-value-no-fit",
}
UNITS_OF_TIME = {
    "days": "report-unit-days",
    "weeks": "report-value-weeks",
    "months": "report-unit-months",
    "years": "report-value-years",
    "opportunities": "report-value-opportunities",
}


def compose_value(
    name: str, tested: PurchaseBacktest, fits: Sequence[Estimates], notes: Sequence[Message | str], locale: Locale
) -> Document:
    """The whole card."""
    last = max(row.cut for row in tested.rows)
    here = sorted((row for row in tested.rows if row.cut == last), key=lambda row: row.method == NAIVE)
    earlier = [row for row in tested.rows if row.cut != last]
    blocks: list[Block] = [
        _table("report-value-after-cut", here, locale),
        Bullets(tuple(locale.format(each) for each in tested.messages)),
    ]
    blocks += [_table("report-value-earlier-cuts", earlier, locale)] if earlier else []
    blocks += [Paragraph(locale("report-value-band"), "note"), Paragraph(locale.format(tested.season), "warning")]
    log = Bullets(tuple(locale.format(note) for note in notes))
    return Document(
        title=locale("report-value-title", study=name),
        subtitle=locale("report-value-subtitle", customers=here[0].customers, day=last),
        language=locale.code,
        labels=(),
        headline=Headline(_headline(here, locale), tuple(_figure(row, locale) for row in here)),
        sections=(
            Section("holdout", locale("report-value-holdout"), tuple(blocks)),
            Section("fits", locale("report-value-fits"), _fits(fits, locale)),
            *((Section("data", locale("report-value-log"), (log,)),) if notes else ()),
        ),
        colophon=locale("report-colophon"),
    )


def _headline(rows: Sequence[BacktestRow], locale: Locale) -> str:
    best = min((row for row in rows if row.method != NAIVE), key=lambda row: abs(row.error_share))
    naive = next(row for row in rows if row.method == NAIVE)
    return locale(
        "report-value-headline",
        model=best.method,
        forecast=round(best.forecast),
        actual=round(best.actual),
        error=_error(best, locale),
        naive=round(naive.forecast),
        naive_error=_error(naive, locale),
    )


def _figure(row: BacktestRow, locale: Locale) -> KeyFigure:
    return KeyFigure(label_method(row, locale), _error(row, locale), locale("report-value-expected", count=round(row.forecast)))


def label_method(row: BacktestRow, locale: Locale) -> str:
    """The name of the method of a forecast; a model's own name is the same in every language."""
    return locale("report-value-naive") if row.method == NAIVE else row.method


def label_status(row: BacktestRow, locale: Locale) -> str:
    """How the fit behind a forecast went."""
    return locale(STATUSES[row.status])


def _error(row: BacktestRow, locale: Locale) -> str:
    if not math.isfinite(row.error_share):
        return UNKNOWN
    return f"{'+' if row.error_share > 0 else ''}{locale.percent(row.error_share, 1)}"


def _table(caption: str, rows: Sequence[BacktestRow], locale: Locale) -> Table:
    yes, no = locale("report-yes"), locale("report-no")
    cells = tuple(
        (
            label_method(row, locale),
            locale.date(row.cut),
            locale.date(row.until),
            locale.number(row.actual),
            locale.number(row.forecast),
            _error(row, locale),
            UNKNOWN if row.band is None or row.inside is None else locale.interval(row.band.p5, row.band.p95, 0),
            UNKNOWN if row.inside is None else yes if row.inside else no,
            label_status(row, locale),
        )
        for row in rows
    )
    return Table(locale(caption), columns(locale("report-value-columns")), cells, frozenset({3, 4, 5, 6}))


def _fits(fits: Sequence[Estimates], locale: Locale) -> tuple[Block, ...]:
    rows = tuple(
        (
            locale("report-pair", name=found.model, value=name),
            locale.significant(value, 6),
            locale.significant(error, 3) if error > 0 else UNKNOWN,
        )
        for found in fits
        for name, value, error in zip(found.names, found.values, found.standard_errors, strict=True)
    )
    likelihoods = tuple(
        locale(
            "report-value-likelihood",
            model=found.model,
            likelihood=locale.number(found.log_likelihood, 3),
            unit=locale(UNITS_OF_TIME[found.unit]),
            sentence=" ".join(locale.format(each) for each in found.messages),
        )
        for found in fits
    )
    table = Table(locale("report-value-parameters"), columns(locale("report-value-parameter-columns")), rows, frozenset({1, 2}))
    return table, Bullets(likelihoods)

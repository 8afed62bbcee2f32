"""`cxsim fit`: which models a table of customers, or a log of purchases, supports, and how far each can be trusted."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxsim.cli.compatibility import SEED
from cxsim.cli.output import format_table, locale_in_use, show_json, show_lines
from cxsim.cli.parser import LARGEST_SEED
from cxsim.text import Message
from cxsim.text.locale import UNKNOWN, Locale

if TYPE_CHECKING:
    from cxsim.churn.comparison.model_card import ModelCandidate, ModelCard
    from cxsim.clv.backtest import BacktestRow
    from cxsim.clv.estimates import Estimates
    from cxsim.study.churn_comparison import ChurnComparison
    from cxsim.study.value_comparison import ValueComparison


def fit(
    config: Annotated[Path, typer.Argument(metavar="CONFIG")],
    out: Path = Path("fits"),
    seed: Annotated[int | None, typer.Option(min=0, max=LARGEST_SEED)] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Fit the study's churn models and other candidates, score them on customers held back, and recommend one.

    Writes model_card.html, model_card.json and the recommended fit, churn_fit.json, into the folder --out.

    For a log of purchases (transactions: and value:), fits models of lifetime value and compares forecasts with what followed:
    value_card.html and value_card.json.
    """
    from cxsim.config.value_file import is_value_file

    if is_value_file(config):
        _fit_value(config, out, seed, as_json)
    else:
        _fit_churn(config, out, seed, as_json)


def _fit_churn(config: Path, out: Path, seed: int | None, as_json: bool) -> None:
    from cxsim.study.churn_comparison import compare_churn_models

    found = compare_churn_models(config, out, seed, locale_in_use().code)
    if as_json:
        show_json(found.summary(), SEED)
    else:
        show_lines(*describe_churn(found))


def _fit_value(config: Path, out: Path, seed: int | None, as_json: bool) -> None:
    from cxsim.study.value_comparison import compare_value_models

    found = compare_value_models(config, out, seed, locale_in_use().code)
    if as_json:
        show_json(found.summary(), SEED)
    else:
        show_lines(*describe_value(found))


def describe_churn(found: ChurnComparison) -> Iterator[str | Message]:
    """The candidates as a table, the recommendation with its reasons and warnings, and where the card is."""
    from cxsim.report.phrases import columns

    card, locale = found.card, locale_in_use()
    horizons = [column for h in card.horizons for column in columns(locale("study-fit-horizon", months=f"{h:g}"))]
    rows = [_candidate_cells(row, card, locale) for row in card.candidates]
    yield from format_table([(*columns(locale("study-fit-columns")), *horizons, ""), *rows])
    yield from (card.signal, Message("report-recommended-line", reason=card.reason), card.brier)
    yield from (each.sentence for each in (card.recalibration, card.out_of_time) if each)
    yield from (card.remedy, *card.warnings, Message("study-card", file=found.page))


def _candidate_cells(row: ModelCandidate, card: ModelCard, locale: Locale) -> tuple[str, ...]:
    """A candidate with its scores, its ratios at each horizon, and a remark; one that could not be fitted has only its reason."""
    ratios = [value for pair in zip(row.expected_over_observed, row.rescaled_expected, strict=True) for value in pair]
    auc = row.auc[0] if row.auc else None
    scores = (*(_score(each, 4, locale) for each in (row.concordance, row.integrated_brier, row.marginal_brier)), _score(auc, 3, locale))
    if row.failure:
        failure = locale.format(row.failure).partition("\n")[0]
        return (locale.format(row.name), *[""] * (len(scores) + 2 * len(card.horizons)), locale("study-fit-failed", why=failure))
    marks = [f"<- {locale('study-fit-recommended')}"] if row.name == card.recommended else []
    marks += [locale("study-fit-naive")] if row.naive else [] if row.beats_naive else [locale("study-fit-beaten")]
    return (locale.format(row.name), *scores, *(_score(each, 3, locale) for each in ratios), " ".join(marks))


def _score(value: float | None, digits: int, locale: Locale) -> str:
    return UNKNOWN if value is None else locale.number(value, digits)


def describe_value(found: ValueComparison) -> Iterator[str | Message]:
    """The forecasts beside what followed, after the cut and after earlier ones; the fits; and where the card is."""
    from cxsim.clv.backtest import NAIVE
    from cxsim.report.phrases import columns

    tested, locale = found.tested, locale_in_use()
    rows = sorted(tested.rows, key=lambda row: (row.cut, row.method == NAIVE))
    last, earlier = ([_backtest_cells(row, locale) for row in rows if (row.cut == found.cut) is here] for here in (True, False))
    numbers = {3, 4, 5}
    yield from format_table([columns(locale("study-value-columns")), *last], numbers)
    if earlier:
        yield Message("study-value-earlier")
        yield from format_table(earlier, numbers)
    yield from ("", *map(locale.format, (*tested.messages, tested.season)), "")
    yield from (_describe_estimates(each, locale) for each in found.fits)
    yield from (*found.notes, Message("study-card", file=found.page))


def _backtest_cells(row: BacktestRow, locale: Locale) -> tuple[str, ...]:
    from cxsim.report.value_card import label_method, label_status

    band = "" if row.band is None or row.inside is None else locale.interval(row.band.p5, row.band.p95, 0)
    missed = f"  {locale('study-value-missed')}" if band and not row.inside else ""
    error = f"{'+' if row.error_share > 0 else ''}{locale.percent(row.error_share, 1)}" if math.isfinite(row.error_share) else UNKNOWN
    counts = (locale.number(row.actual), locale.number(row.forecast))
    return label_method(row, locale), str(row.cut), str(row.until), *counts, error, band + missed, label_status(row, locale)


def _describe_estimates(found: Estimates, locale: Locale) -> Message:
    """The parameters of a fit with their standard errors, and how it went."""
    rows = zip(found.names, found.values, found.standard_errors, strict=True)
    parameters = [f"{name} {locale.significant(value, 6)} ({locale.significant(error)})" for name, value, error in rows]
    messages = " ".join(locale.format(each) for each in found.messages)
    return Message("study-value-fit", model=found.model, parameters=parameters, sentence=messages)

"""Fitting alone: from the file of a study to a card of its churn models, with the recommended one beside it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cxsim.calibration.column_checks import check_columns
from cxsim.churn.comparison.model_card import ModelCandidate, ModelCard, ModelComparison, compare_models
from cxsim.config.loader import load
from cxsim.errors import ModelError, UsageError, fault
from cxsim.report.model_card import figure, render_card
from cxsim.study.study_tables import locate_faults, read_study_customers
from cxsim.text import Message
from cxsim.text.locale import Locale

CARD, PAGE, FIT = "model_card.json", "model_card.html", "churn_fit.json"


@dataclass(frozen=True)
class ChurnComparison:
    """A finished comparison of churn models: the card, where it was written, and sentences that say it."""

    folder: Path
    card: ModelCard
    lines: tuple[str, ...]

    def summary(self) -> dict[str, Any]:
        """The card as one object, for machines."""
        return {"folder": str(self.folder), **json.loads(self.card.to_json())}


def compare_churn_models(config: str | Path, out: str | Path = "fits", key: int | None = None) -> ChurnComparison:
    """Compare the study's churn models with their rivals, recommend one, and write its card.

    Raises
    ------
    UsageError, DataError, ModelError
        If the file, the customers or the fit are not fit for it.
    """
    config, folder = Path(config), Path(out)
    study = load(config)
    with locate_faults(config):
        table = read_study_customers(study)
        if faults := check_columns(study, table):
            raise UsageError(Message("study-columns-mismatch"), faults)
        chosen = study.run.seed if key is None else key
        compared = compare_models(dict(study.fit), table, chosen)
    locale = Locale.of(study.language)
    _write(folder, compared, study.name, locale)
    return ChurnComparison(folder, compared.card, _lines(compared.card, folder, locale))


def _write(folder: Path, compared: ModelComparison, study: str, locale: Locale) -> None:
    """Write card, page and, where it can be written down, the recommended fit."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / CARD).write_text(compared.card.to_json(), encoding="utf-8")
        (folder / PAGE).write_text(render_card(compared.card, study, locale), encoding="utf-8")
    except OSError as error:
        wrong = fault("study-folder-unwritable", reason=error.strerror).at(file=str(folder))
        raise UsageError(Message("study-folder-refused", folder=folder), [wrong]) from None
    try:
        text = compared.fitted.to_json()
    except ModelError:  # trees have no plain form; the study and the key make them again
        (folder / FIT).unlink(missing_ok=True)
        return
    (folder / FIT).write_text(text, encoding="utf-8")


def _lines(card: ModelCard, folder: Path, locale: Locale) -> tuple[str, ...]:
    names = [locale.format(row.name) for row in card.candidates]
    width = max(map(len, names))
    months = " ".join(locale("study-fit-horizon", months=f"{h:g}") for h in card.horizons)
    head = f"{locale('study-fit-model'):{width}}  C       Brier   print   AUC     {months}"
    said = (
        card.brier,
        *([card.recalibration.sentence] if card.recalibration else []),
        *([card.out_of_time.sentence] if card.out_of_time else []),
        card.remedy,
        *card.warnings,
    )
    return (
        head,
        *(_line(row, name.ljust(width), row.name == card.recommended, locale) for row, name in zip(card.candidates, names, strict=True)),
        locale.format(card.signal),
        locale("report-recommended-line", reason=locale.format(card.reason)),
        *(locale.format(each) for each in said),
        locale("study-card", file=folder / PAGE),
    )


def _line(row: ModelCandidate, name: str, chosen: bool, locale: Locale) -> str:
    if row.failure:
        why = locale.format(row.failure).partition("\n")[0]
        return f"{name}  {locale('study-fit-failed', why=why)}"
    pairs = zip(row.expected_over_observed, row.rescaled_expected, strict=True)
    shares = " ".join(f"{_ratio(plain)}   {_ratio(moved)}   " for plain, moved in pairs)
    beaten = "study-fit-naive" if row.naive else "" if row.beats_naive else "study-fit-beaten"
    marks = (f" <- {locale('study-fit-recommended')}" if chosen else "") + (f" {locale(beaten)}" if beaten else "")
    first = _ratio(row.auc[0]) if row.auc else ""
    scores = "  ".join(map(figure, (row.concordance, row.integrated_brier, row.marginal_brier)))
    return f"{name}  {scores}  {first}   {shares}{marks}"


def _ratio(value: float | None) -> str:
    return "–    " if value is None else f"{value:.3f}"

"""Fitting alone: from the file of a study to a card of its churn models, with the recommended one beside it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cxsim.calibration.column_checks import check_columns
from cxsim.churn.comparison.model_card import ModelCard, ModelComparison, compare_models
from cxsim.config.loader import load
from cxsim.errors import ModelError, UsageError, fault
from cxsim.report.model_card import render_card
from cxsim.study.study_tables import locate_faults, read_study_customers
from cxsim.text import Message
from cxsim.text.locale import Locale

CARD, PAGE, FIT = "model_card.json", "model_card.html", "churn_fit.json"


@dataclass(frozen=True)
class ChurnComparison:
    """A finished comparison of churn models: the card, and where it was written."""

    folder: Path
    card: ModelCard

    @property
    def page(self) -> Path:
        """The card as people read it."""
        return self.folder / PAGE

    def summary(self) -> dict[str, Any]:
        """The card as one object, for machines."""
        return {"folder": str(self.folder), **json.loads(self.card.to_json())}


def compare_churn_models(
    config: str | Path, out: str | Path = "fits", seed: int | None = None, language: str | None = None
) -> ChurnComparison:
    """Compare the study's churn models with their rivals, recommend one, and write its card in a language, by default the study's.

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
        chosen = study.run.seed if seed is None else seed
        compared = compare_models(dict(study.fit), table, chosen)
    _write(folder, compared, study.name, Locale.of(language or study.language))
    return ChurnComparison(folder, compared.card)


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

"""`cxsim fit`: which models a table of customers, or a log of purchases, supports, and how far each can be trusted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxsim.cli.output import show_json, show_lines

if TYPE_CHECKING:
    from cxsim.study.churn_comparison import ChurnComparison
    from cxsim.study.value_comparison import ValueComparison


def fit(
    config: Annotated[Path, typer.Argument(metavar="CONFIG", help="The study, or a question of value: a YAML file.")],
    out: Annotated[Path, typer.Option(help="Folder for the model card and the recommended fit.")] = Path("fits"),
    key: Annotated[int | None, typer.Option(min=0, help="Key of the split of customers, instead of the study's.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object on stdout, also for errors.")] = False,
) -> None:
    """Fit the study's churn models and their rivals, score them on customers they have not seen, and recommend one.

    Written into the folder --out: model_card.html, model_card.json and the recommended fit, churn_fit.json.

    For a log of purchases (transactions: and value:) fit models of value instead, held against what followed: value_card.html and .json.
    """
    result = _value(config, out, key) if _asks_for_value(config) else _churn(config, out, key)
    if as_json:
        show_json(result.summary())
    else:
        show_lines(*result.lines)


def _asks_for_value(config: Path) -> bool:
    from cxsim.config.value_file import is_value_file

    return is_value_file(config)


def _churn(config: Path, out: Path, key: int | None) -> ChurnComparison:
    from cxsim.study.churn_comparison import compare_churn_models

    return compare_churn_models(config, out=out, key=key)


def _value(config: Path, out: Path, key: int | None) -> ValueComparison:
    from cxsim.study.value_comparison import compare_value_models

    return compare_value_models(config, out, key)

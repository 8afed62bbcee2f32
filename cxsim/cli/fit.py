"""`cxsim fit`: which models a table of customers, or a log of purchases, supports, and how far each can be trusted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxsim.cli.compatibility import SEED
from cxsim.cli.output import show_json, show_lines

if TYPE_CHECKING:
    from cxsim.study.churn_comparison import ChurnComparison
    from cxsim.study.value_comparison import ValueComparison


def fit(
    config: Annotated[Path, typer.Argument(metavar="CONFIG", help="The study, or a file of purchases to value: YAML.")],
    out: Annotated[Path, typer.Option(help="Folder for the model card and the recommended fit.")] = Path("fits"),
    seed: Annotated[int | None, typer.Option(min=0, help="Seed of the split of customers, instead of the study's.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object on stdout, also for errors.")] = False,
) -> None:
    """Fit the study's churn models and other candidates, score them on customers held back, and recommend one.

    Writes model_card.html, model_card.json and the recommended fit, churn_fit.json, into the folder --out.

    For a log of purchases (transactions: and value:), fits models of lifetime value and compares forecasts with what followed:
    value_card.html and value_card.json.
    """
    result = _value(config, out, seed) if _asks_for_value(config) else _churn(config, out, seed)
    if as_json:
        show_json(result.summary(), SEED)
    else:
        show_lines(*result.lines)


def _asks_for_value(config: Path) -> bool:
    from cxsim.config.value_file import is_value_file

    return is_value_file(config)


def _churn(config: Path, out: Path, seed: int | None) -> ChurnComparison:
    from cxsim.study.churn_comparison import compare_churn_models

    return compare_churn_models(config, out=out, key=seed)


def _value(config: Path, out: Path, seed: int | None) -> ValueComparison:
    from cxsim.study.value_comparison import compare_value_models

    return compare_value_models(config, out, seed)

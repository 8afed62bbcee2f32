"""Two finished runs side by side: what differs in what they were made from, in their headline figures, and by line of the cash flow."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from cxsim.config.loader import reload
from cxsim.config.study_file import Study
from cxsim.decision.attribution import Bridge, BridgeBar
from cxsim.decision.benefit_split import present_values
from cxsim.decision.cash_flow import cash_lines, own_line
from cxsim.decision.comparison import CashFlowLine
from cxsim.decision.financial_terms import effective_rate
from cxsim.decision.value_summary import peak_funding
from cxsim.errors import CxsimError, UsageError, fault
from cxsim.journey.parameters import Quantity, quantities
from cxsim.provenance import MANIFEST, Manifest, list_runs, read_manifest
from cxsim.study.options import Options
from cxsim.study.run_record import STUDY, refuse_table, restore_table
from cxsim.text import Message

Array = NDArray[np.float64]
FigureKind = Literal["money", "share", "months", "count"]
SCENARIOS = ("baseline", "programme")
_NOT_INPUTS = ("run.workers", "language")


@dataclass(frozen=True)
class InputDifference:
    """One input that two runs do not share; a number of the world has its value and its interval, what is not there is None."""

    address: str
    first: Any
    second: Any
    unit: str = ""


@dataclass(frozen=True)
class FigureDifference:
    """One headline figure of two runs; None where a run has none."""

    name: str
    kind: FigureKind
    first: float | None
    second: float | None

    @property
    def difference(self) -> float | None:
        """The second less the first."""
        return None if self.first is None or self.second is None else self.second - self.first


@dataclass(frozen=True)
class RunDifferences:
    """Two runs side by side; the bridge leads from the mean net present value of the first to that of the second."""

    first: Path
    second: Path
    currencies: tuple[str, str]
    inputs: tuple[InputDifference, ...]
    figures: tuple[FigureDifference, ...]
    bridge: Bridge

    def summary(self) -> dict[str, Any]:
        """All of it as plain data."""
        return {
            "first": str(self.first),
            "second": str(self.second),
            "currencies": list(self.currencies),
            "inputs": [asdict(each) for each in self.inputs],
            "figures": [{**asdict(each), "difference": each.difference} for each in self.figures],
            "bridge": [{"line": bar.title, "amount": bar.amount} for bar in self.bridge.bars],
        }


@dataclass(frozen=True)
class StoredRun:
    """A finished run as its folder keeps it."""

    folder: Path
    made: Manifest

    @cached_property
    def study(self) -> Study:
        """The study of the run, with what the command changed in it."""
        return Options.restore(self.made.options).applied(reload(self.folder / STUDY))

    @property
    def programme(self) -> str:
        """The programme that was priced."""
        return str(self.made.results.get("programme", ""))

    @property
    def npv(self) -> Mapping[str, float]:
        """The net present value: its mean and quantiles over the draws, and that of the base case."""
        found: Mapping[str, float] = self.made.results.get("money", {}).get("npv", {})
        return found

    @property
    def lines(self) -> tuple[CashFlowLine, ...]:
        """The lines of its cash flow."""
        programme = Options(programme=self.programme).chosen(self.study)
        return cash_lines(self.study, self.study.programmes[programme], self.study.money)

    @cached_property
    def mean_flows(self) -> Array:
        """The incremental cash flow (period, line), mean over the draws."""
        names = [line.name for line in self.lines]
        table = restore_table(self.folder, "cash_flow", names, self.study.horizon.count)
        return np.asarray(table.groupby("month", sort=True)[names].mean().to_numpy())

    @cached_property
    def customers_at_end(self) -> tuple[float, float]:
        """Customers at the end of the horizon in the base case, without and with the programme."""
        table = restore_table(self.folder, "monthly", ["active_end"], self.study.horizon.count)
        ends = {str(name): float(value) for name, value in table.groupby("scenario")["active_end"].last().items()}
        if absent := [name for name in SCENARIOS if name not in ends]:
            refuse_table(self.folder, "monthly", [fault("study-run-table-scenario", name=name) for name in absent])
        return ends["baseline"], ends["programme"]

    @property
    def inputs(self) -> dict[str, tuple[Any, str]]:
        """Everything that the run was made from, by address: the value and its unit."""
        named = dict(quantities(self.study))
        numbers = {name: (_number(quantity), quantity.unit) for name, quantity in named.items()}
        others = {name: (value, "") for name, value in _leaves(self.study.canonical(), "", named) if name not in _NOT_INPUTS}
        priced = {"programme": self.programme, "customers": self.made.options.get("customers")}
        files = {f"data.{Path(name).name}": digest for name, digest in self.made.inputs.items()}
        return {**numbers, **others, **{name: (value, "") for name, value in {**priced, **files}.items()}}


def compare_runs(first: str | Path, second: str | Path) -> RunDifferences:
    """Set two finished runs side by side.

    Parameters
    ----------
    first, second : str or path
        Their folders.

    Returns
    -------
    RunDifferences
        The inputs that differ, the headline figures of both, and a bridge by line of the cash flow.

    Raises
    ------
    UsageError
        If one of them is not the folder of a run.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> import cxsim as cx
    >>> folder = cx.run("configs/gym.yaml", out=mkdtemp(), draws=2, deep=False).run_dir
    >>> cx.compare_runs(folder, folder).inputs
    ()
    """
    one, other = (StoredRun(Path(folder), read_manifest(Path(folder))) for folder in (first, second))
    for run in (one, other):
        if not run.npv:
            raise UsageError(
                Message("study-run-unpriced", folder=run.folder), [fault("study-run-money").at(file=str(run.folder / MANIFEST))]
            )
    return RunDifferences(
        one.folder,
        other.folder,
        (one.study.currency, other.study.currency),
        input_differences(one, other),
        tuple(_figures(one, other)),
        _bridge(one, other),
    )


def input_differences(one: StoredRun, other: StoredRun) -> tuple[InputDifference, ...]:
    """The inputs that two runs do not share, in the order of the study."""
    before, after = one.inputs, other.inputs
    return tuple(
        InputDifference(name, before.get(name, (None, ""))[0], after.get(name, (None, ""))[0], (after.get(name) or before[name])[1])
        for name in dict.fromkeys((*before, *after))
        if before.get(name) != after.get(name)
    )


def runs_with_differences(folder: Path) -> tuple[tuple[StoredRun, tuple[InputDifference, ...] | None], ...]:
    """The finished runs in a folder, oldest first, each with what differs from the run of the same study before it; None for the first of
    a study, and where a run cannot be read any more.
    """
    before: dict[str, StoredRun] = {}
    found = []
    for path, made in list_runs(folder):
        run = StoredRun(path, made)
        previous, before[made.name] = before.get(made.name), run
        found.append((run, None if previous is None else _known_differences(previous, run)))
    return tuple(found)


def _known_differences(one: StoredRun, other: StoredRun) -> tuple[InputDifference, ...] | None:
    try:
        return input_differences(one, other)
    except (CxsimError, OSError):
        return None


def _number(quantity: Quantity) -> Any:
    """A quantity as it is compared: a bare number if it is certain, its model's coefficient if it is fitted."""
    if quantity.fitted:
        return f"{quantity.fit}[{quantity.coef}]"
    return {"value": quantity.value, "p5": quantity.p5, "p95": quantity.p95} if quantity.uncertain else quantity.value


def _leaves(part: Any, address: str, named: Mapping[str, Quantity]) -> Iterator[tuple[str, Any]]:
    """What stands at each address that is no quantity."""
    if address in named:
        return
    if isinstance(part, Mapping | list):
        inner = part.items() if isinstance(part, Mapping) else enumerate(part)
        for name, each in inner:
            yield from _leaves(each, f"{address}.{name}" if address else str(name), named)
    elif part is not None:
        yield address, part


def _figures(one: StoredRun, other: StoredRun) -> Iterator[FigureDifference]:
    both = (one, other)
    for name in ("mean", "p5", "p50", "p95"):
        yield FigureDifference(f"npv_{name}", "money", *(_finite(run.npv.get(name)) for run in both))
    money = [run.made.results["money"] for run in both]
    yield FigureDifference("probability_of_loss", "share", *(_finite(each["probability_of_loss"]) for each in money))
    yield FigureDifference("payback_months", "months", *(_finite(each["payback_months"]) for each in money))
    yield FigureDifference("money_needed", "money", *(peak_funding(run.mean_flows, run.lines)[0] for run in both))
    yield FigureDifference("customers_at_end", "count", *(run.customers_at_end[1] for run in both))
    yield FigureDifference("customers_more", "count", *(run.customers_at_end[1] - run.customers_at_end[0] for run in both))


def _finite(figure: float | None) -> float | None:
    return None if figure is None or not np.isfinite(figure) else float(figure)


def _bridge(one: StoredRun, other: StoredRun) -> Bridge:
    """From the mean net present value of one run to that of another by line, at the central discount rate of each."""
    worth: list[dict[str, float]] = []
    titles: dict[str, Message] = {}
    for run in (one, other):
        named = {line.name: _line_key(line, run, one.programme == other.programme) for line in run.lines}
        titles |= dict(named.values())
        rate = effective_rate(run.study.money, {f"money.{name}": each.value for name, each in quantities(run.study.money)})
        by_line = present_values(run.mean_flows, run.lines, rate, run.study.money.convention)
        worth.append({named[name][0]: amount for name, amount in by_line.items()})
    bars = [BridgeBar(title, worth[1].get(key, 0.0) - worth[0].get(key, 0.0)) for key, title in titles.items()]
    start, end = (float(run.npv["mean"]) for run in (one, other))
    rest = end - start - sum(bar.amount for bar in bars)
    bars += [BridgeBar(Message("study-bridge-rates"), rest)] if abs(rest) >= 0.005 else []
    return Bridge(one.folder.name, other.folder.name, start, tuple(bar for bar in bars if bar.amount != 0.0), end)


def _line_key(line: CashFlowLine, run: StoredRun, same: bool) -> tuple[str, Message]:
    return (line.name, line.title) if same or line.kind != "cost" else own_line(line, run.programme)


def plain_differences(found: tuple[InputDifference, ...] | None) -> list[dict[str, Any]] | None:
    """Differences as plain data for machines."""
    return None if found is None else json.loads(json.dumps([asdict(each) for each in found], default=str))

"""What another value of some numbers would do to a study's figures: at once from a few paired draws, then refined to all of its draws.

The basis is always that of the full run. A few draws are simulated at the present and at the moved values on the same random numbers, and
the differences are regressed on what each draw is worth at the present (control variates; Glasserman, "Monte Carlo Methods in Financial
Engineering", 2003, section 4.1)::

    flow(draw, moved) = flow(draw, present) + a + b NPV(draw, present) + c (x(draw, moved) - x(draw, present))

with one a, b and c for each month and line; x are the numbers that are moved. The draws that were simulated keep their own flows, so that
with all of them simulated the answer is the comparison of the moved study itself. Nothing that is not moved changes by chance.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cxsim.calibration.baseline import BaselineCalibration
from cxsim.config.checks import study_faults
from cxsim.config.loader import load, reload
from cxsim.config.study_file import Study
from cxsim.decision.assumption_register import Assumption, register_assumptions
from cxsim.decision.base_case_reruns import CachedSimulator
from cxsim.decision.business_case import BusinessCase
from cxsim.decision.comparison import Comparison
from cxsim.decision.comparison_runs import (
    BASE_DRAW,
    PairedSeries,
    base_case,
    compare,
    draw_flows,
    run_all,
    sample_assumptions,
    simulate_pair,
)
from cxsim.decision.comparison_summary import summarise_comparison
from cxsim.decision.draws import Draws
from cxsim.decision.levers import limits
from cxsim.decision.simulator import TwinSimulator
from cxsim.engine.twin import Twin
from cxsim.errors import Fault, UsageError, fault
from cxsim.journey.parameters import Quantity, moved_to, quantities, with_quantity
from cxsim.provenance import read_manifest
from cxsim.rng import study_key
from cxsim.study.customers import Customers, load_customers
from cxsim.study.options import Options, Progress, silent
from cxsim.study.pipeline import business_case
from cxsim.study.run_record import STUDY, refuse_table, restore_customers, restore_table
from cxsim.study.study_tables import locate_faults
from cxsim.text import Message

Array = NDArray[np.float64]
Moves = Mapping[str, float]
FIRST_DRAWS, FIRST_RUNS = 6, 2
"""Draws and runs of the base case of the first answer."""
MOST_SLIDERS = 7
CACHED_RUNS = 4_000
HALVINGS, SHRINK = 12, 0.8
"""How often an end of a slider comes nearer at most, and how near at each time."""
BATCH = 4
"""Draws between two looks whether they are still wanted."""
UNMOVED = frozenset({"programmes", "money"})
"""Parts whose numbers leave the twin as it is; where others are moved, the refined answer calibrates it again."""


@dataclass(frozen=True)
class Slider:
    """A number that can be moved: what it is now, how far it may be moved, and where it is from."""

    name: str
    unit: str
    value: float
    low: float
    high: float
    source: str | Message
    grade: str


@dataclass(frozen=True)
class WhatIfAnswer:
    """What the study says at the moved values; `draws` of all were simulated there, the others follow from them."""

    comparison: Comparison
    draws: int

    @property
    def exact(self) -> bool:
        """Whether it is the comparison of the moved study itself."""
        return self.draws == len(self.comparison.draws)


@dataclass
class WhatIf:
    """A study whose numbers can be moved.

    Attributes
    ----------
    study, programme, customers, twin, calibration : what is asked about, and its calibrated twin.
    reference : the comparison at the present values, on all draws.
    """

    study: Study
    programme: str
    customers: Customers
    twin: Twin
    calibration: BaselineCalibration
    reference: Comparison
    _simulator: CachedSimulator = field(init=False)

    def __post_init__(self) -> None:
        """Begin with nothing simulated."""
        self._simulator = CachedSimulator(TwinSimulator(self.twin))

    @classmethod
    def of(cls, study: Study, programme: str, customers: Customers, progress: Progress = silent) -> WhatIf:
        """The study, once its twin is built and the programme is compared at the present values."""
        twin, calibration = customers.twin(study)
        step = Message("study-step-simulating")
        found = compare(
            business_case(study, programme, twin),
            TwinSimulator(twin),
            draws=study.run.draws,
            replications=study.run.replications,
            seed=study.run.seed,
            workers=study.run.workers,
            progress=lambda done, total: progress(step, done, total),
        )
        return cls(study, programme, customers, twin, calibration, found)

    @cached_property
    def register(self) -> tuple[Assumption, ...]:
        """Every number of the case, with how each goes with its worth."""
        return register_assumptions(self._case(self.study, self.twin), self.reference)

    @cached_property
    def sliders(self) -> tuple[Slider, ...]:
        """The numbers to move: those that the study names, else the programme's levers and what goes most with its worth."""
        rows = {row.name: row for row in self.register}
        named = {name: each for name, each in quantities(self.study) if not each.fitted}
        stated = self.study.app.sliders
        levers = [name for name in rows if name.startswith(f"programmes.{self.programme}.levers.") and not name.endswith("coverage")]
        ranked = sorted(rows.values(), key=lambda row: -abs(row.rank_correlation or 0.0))
        chosen = stated or tuple(dict.fromkeys((*levers, *(row.name for row in ranked if row.name in named))))[:MOST_SLIDERS]
        found = (self._within(_slider(name, named[name], rows.get(name))) for name in chosen)
        return tuple(slider for slider in found if slider.low < slider.high)

    def _within(self, slider: Slider) -> Slider:
        """The slider as far as the study can be run: an end at which it is refused comes nearer to the present value."""
        low, high = (self._nearer(slider, end) for end in (slider.low, slider.high))
        return replace(slider, low=low, high=high)

    def _nearer(self, slider: Slider, end: float) -> float:
        for _ in range(HALVINGS):
            if not move_faults(self.study, {slider.name: end}, self._known_faults):
                return end
            end = slider.value + (end - slider.value) * SHRINK
        return slider.value

    def answer(self, moves: Moves, draws: int = FIRST_DRAWS, runs: int = FIRST_RUNS) -> WhatIfAnswer:
        """What the study says at moved values, from so many draws and runs of the base case simulated there.

        Parameters
        ----------
        moves : values by address of a number; its interval moves with it in proportion.
        draws : of the study's draws that are simulated at the moved values.
        runs : of the base case's replications.

        Raises
        ------
        KeyError
            If there is no such number.
        UsageError
            If the study cannot be run with these values.
        """
        moves = self.real_moves(moves)
        if not moves:
            return WhatIfAnswer(self.reference, len(self.reference.draws))
        moved = moved_study(self.study, moves)
        if faults := move_faults(self.study, moves, self._known_faults):
            raise UsageError(Message("study-moves-refused"), faults)
        return self._answer(self._case(moved, self.twin), self._simulator, draws, runs)

    def refine(self, moves: Moves, wanted: Callable[[], bool], progress: Progress = silent) -> WhatIfAnswer | None:
        """The comparison of the moved study itself, on all draws and a twin that is calibrated to the moved numbers.

        Parameters
        ----------
        moves : as of `answer`.
        wanted : asked again and again; once it says no, nothing more is simulated and None is returned.
        """
        moves = self.real_moves(moves)
        if not moves:
            return WhatIfAnswer(self.reference, len(self.reference.draws))
        moved = moved_study(self.study, moves)
        same = all(name.partition(".")[0] in UNMOVED for name in moves)
        twin = self.twin if same else self.customers.twin(moved)[0]
        simulator = self._simulator if same else CachedSimulator(TwinSimulator(twin))
        step, total = Message("study-step-simulating"), len(self.reference.draws)
        case, workers = self._case(moved, twin), self.study.run.workers
        samples = sample_assumptions(case, total, self.reference.seed)
        for start in range(0, total, BATCH):
            if not wanted():
                return None
            some = self._order[start : start + BATCH]
            run_all([partial(draw_flows, case, simulator, samples, int(index), self.reference.seed) for index in some], workers, None)
            progress(step, min(start + BATCH, total), total)
        return self._answer(case, simulator, total, self.reference.replications)

    def real_moves(self, moves: Moves) -> dict[str, float]:
        """The moves that change something."""
        named = dict(quantities(self.study))
        return {name: value for name, value in moves.items() if named[name].value != value}

    @cached_property
    def _known_faults(self) -> frozenset[Fault]:
        return frozenset(study_faults(self.study))

    def _case(self, study: Study, twin: Twin) -> BusinessCase:
        return business_case(study, self.programme, twin)

    def _answer(self, case: BusinessCase, simulator: CachedSimulator, draws: int, runs: int) -> WhatIfAnswer:
        found, workers, seed = self.reference, self.study.run.workers, self.reference.seed
        if len(simulator.known) > CACHED_RUNS:
            simulator.known.clear()
        samples = sample_assumptions(case, len(found.draws), seed)
        chosen = self._order[:draws]
        values, replications = samples.central, range(min(runs, found.replications))
        base = [partial(_base_pair, case, simulator, values, seed, r) for r in replications]
        drawn = [partial(draw_flows, case, simulator, samples, int(index), seed) for index in chosen]
        done = run_all([*base, *drawn], workers, None)
        flows = self._all_flows(np.array(done[len(base) :]), chosen, samples)
        central = base_case(case, values, [self._adjusted(done[: len(base)])])
        error = None if len(chosen) == len(samples) else found.npv_error
        return WhatIfAnswer(summarise_comparison(case, central, samples, flows, found.replications, seed, error=error), len(chosen))

    @cached_property
    def _order(self) -> NDArray[np.int64]:
        """The draws, so ordered that the first of them spread over all that the programme may be worth."""
        ranked, count = np.argsort(self.reference.npv_by_draw, kind="stable"), len(self.reference.draws)
        places = [int(_radical_inverse(k) * count) for k in range(4 * count)]
        return np.asarray(ranked[np.array(list(dict.fromkeys([*places, *range(count)])))])

    def _all_flows(self, simulated: Array, chosen: NDArray[np.int64], samples: Draws) -> Array:
        """The flows (draw, period, line) of all draws from those of a few: see the module."""
        before = self.reference.flows_by_draw
        if len(chosen) == len(before):
            flows = np.empty_like(before)
            flows[chosen] = simulated
            return flows
        present, moved = (dict(zip(draws.names, draws.values.T, strict=True)) for draws in (self.reference.draws, samples))
        shifts = [moved.get(name, samples.central[name]) - values for name, values in present.items()]  # at 0 a number is certain
        columns = [column for column in (self.reference.npv_by_draw, *shifts) if np.ptp(column) > 0][: max(1, len(chosen) // 3)]
        basis = np.column_stack([np.ones(len(before)), *((column - column.mean()) / column.std() for column in columns)])
        differences = (simulated - before[chosen]).reshape(len(chosen), -1)
        coefficients = np.linalg.lstsq(basis[chosen], differences, rcond=None)[0]
        flows = np.asarray(before + (basis @ coefficients).reshape(before.shape))
        flows[chosen] = simulated
        return flows

    def _adjusted(self, moved: Sequence[PairedSeries]) -> PairedSeries:
        """The base case's monthly series at the moved values: the reference's, and what the move changes in the runs simulated."""
        found = self.reference
        case = self._case(self.study, self.twin)
        simulator, values = self._simulator, found.base.values
        if len(moved) == found.replications:
            return PairedSeries(moved[0].changes, *(_means([getattr(run, side) for run in moved]) for side in ("baseline", "changed")))
        present = run_all(
            [partial(_base_pair, case, simulator, values, found.seed, r) for r in range(len(moved))], self.study.run.workers, None
        )
        sides = (("baseline", found.base.baseline_series), ("changed", found.base.programme_series))
        adjusted = [
            _shifted(whole, _means([getattr(run, side) for run in moved]), _means([getattr(run, side) for run in present]))
            for side, whole in sides
        ]
        return PairedSeries(moved[0].changes, *adjusted)


def moved_study(study: Study, moves: Moves) -> Study:
    """The study with some numbers at other values, their intervals in proportion."""
    moved = study
    for name, value in moves.items():
        moved = with_quantity(moved, name, partial(_moved, value=value))
    return moved.in_folder(study.folder)


def move_faults(study: Study, moves: Moves, known: frozenset[Fault] | None = None) -> tuple[Fault, ...]:
    """What is wrong with a study at other values that is not wrong now: a run's own study names files that are not in its folder."""
    present = frozenset(study_faults(study)) if known is None else known
    return tuple(fault for fault in study_faults(moved_study(study, moves)) if fault not in present)


def _moved(quantity: Quantity, value: float) -> Quantity:
    return moved_to(quantity, value)


def _base_pair(case: BusinessCase, simulator: CachedSimulator, values: Mapping[str, float], seed: int, replication: int) -> PairedSeries:
    return simulate_pair(case, simulator, values, None, 0.0, (), study_key(seed, BASE_DRAW, replication))


def _means(runs: Sequence[Mapping[str, Array]]) -> dict[str, Array]:
    return {name: np.mean([run[name] for run in runs], axis=0) for name in runs[0]}


def _shifted(whole: Mapping[str, Array], moved: Mapping[str, Array], present: Mapping[str, Array]) -> dict[str, Array]:
    """A series of all runs, moved by what a few of them show."""
    return {name: whole[name] + (moved[name] - present[name]) for name in whole if name in moved}


def _radical_inverse(index: int) -> float:
    """The van der Corput sequence to base 2: each next point lies in the widest gap."""
    inverse, unit = 0.0, 0.5
    while index:
        inverse += unit * (index & 1)
        index, unit = index >> 1, unit / 2
    return inverse


def _slider(name: str, quantity: Quantity, row: Assumption | None) -> Slider:
    """A slider from half to one and a half times what is believed: the interval, as wide again, within what the number can be."""
    lowest, highest = limits(quantity)
    value = quantity.value
    half = max(value - quantity.low, quantity.high - value) if quantity.uncertain else abs(value) or 1.0
    low, high = max(value - 2 * half, lowest), min(value + 2 * half, highest)
    if value > 0:
        low = max(low, 0.0)
    unit = quantity.unit if row is None else row.unit
    grade = quantity.grade.value if quantity.grade is not None else "opinion, no source"
    return Slider(name, unit, value, low, high, quantity.evidence, grade)


def open_study(path: Path, programme: str | None = None, progress: Progress = silent) -> WhatIf:
    """A study from its file, with its programme compared at the present values.

    Raises
    ------
    UsageError, DataError, ModelError
        As `run` does.
    """
    study = load(path)
    with locate_faults(path):
        chosen = Options(programme=programme).chosen(study)
        return WhatIf.of(study, chosen, load_customers(study), progress)


def open_run(folder: Path, progress: Progress = silent) -> WhatIf:
    """A finished run, with the figures that it keeps.

    Raises
    ------
    UsageError
        If it is not the folder of a run.
    """
    made = read_manifest(folder)
    study = Options.restore(made.options).applied(reload(folder / STUDY))
    programme = Options(programme=made.results.get("programme")).chosen(study)
    customers = restore_customers(folder, study)
    if study.run.tolerance is not None or made.options.get("at_scale"):
        return WhatIf.of(study, programme, customers, progress)
    twin, calibration = customers.twin(study)
    case = business_case(study, programme, twin)
    samples = sample_assumptions(case, study.run.draws, study.run.seed)
    names = [line.name for line in case.lines]
    table = restore_table(folder, "cash_flow", names, study.horizon.count)
    if len(table) != len(samples) * study.horizon.count:
        refuse_table(folder, "cash_flow", [fault("study-run-table-rows", name="cash_flow")])
    flows = table[names].to_numpy().reshape(len(samples), study.horizon.count, len(names))
    simulator = CachedSimulator(TwinSimulator(twin))
    tasks = [partial(_base_pair, case, simulator, samples.central, study.run.seed, r) for r in range(study.run.replications)]
    central = base_case(case, samples.central, run_all(tasks, study.run.workers, None))
    found = summarise_comparison(case, central, samples, flows, study.run.replications, study.run.seed)
    return WhatIf(study, programme, customers, twin, calibration, found)

"""How soon a moved slider is answered: the first answer of a page, and the refined one, for the shipped study.

``python tests/benchmark/what_if_speed.py`` moves each slider of `configs/telecom.yaml` and prints, for each, the seconds of both
answers, and how far the first mean net present value is from the refined one, as a share of its 90 % interval.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from cxsim.study.what_if import WhatIf, open_study

ROOT = Path(__file__).parents[2]
WANTED = 0.5
PLACE = 0.3


def main() -> None:
    """Print the table, and how many sliders are answered within the seconds that are wanted."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--study", type=Path, default=ROOT / "configs" / "telecom.yaml")
    options.add_argument("--refined", type=int, default=3, help="sliders whose refined answer is awaited too")
    size = options.parse_args()
    what_if = open_study(size.study)
    what_if.answer({what_if.sliders[0].name: _moved(what_if, 0, 0.6)})  # compiled, and the present values simulated
    rows = [_row(what_if, index, index < size.refined) for index in range(len(what_if.sliders))]
    print(f"{'slider':60} {'first s':>8} {'processor s':>12} {'refined s':>10} {'apart':>7}")
    for name, wall, processor, refined, apart in rows:
        print(f"{name:60} {wall:8.2f} {processor:12.2f} {refined:>10} {apart:>7}")
    print(f"{sum(row[1] <= WANTED for row in rows)} of {len(rows)} sliders answered within {WANTED} s")


def _moved(what_if: WhatIf, index: int, place: float) -> float:
    slider = what_if.sliders[index]
    return slider.low + place * (slider.high - slider.low)


def _row(what_if: WhatIf, index: int, refined: bool) -> tuple[str, float, float, str, str]:
    moves = {what_if.sliders[index].name: _moved(what_if, index, PLACE)}
    wall, processor = time.perf_counter(), time.process_time()
    first = what_if.answer(moves)
    seconds = time.perf_counter() - wall, time.process_time() - processor
    if not refined:
        return (what_if.sliders[index].name, *seconds, "", "")
    begun = time.perf_counter()
    whole = what_if.refine(moves, lambda: True)
    assert whole is not None
    npv = whole.comparison.npv
    apart = abs(first.comparison.npv.mean - npv.mean) / (npv.p95 - npv.p5)
    return (what_if.sliders[index].name, *seconds, f"{time.perf_counter() - begun:.1f}", f"{apart:.1%}")


if __name__ == "__main__":
    main()

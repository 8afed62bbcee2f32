"""What the arithmetic of an instant costs in SIMD lanes of double precision, beside the same laws one after the other.

An instant of a life is a look at what comes next (hazard, purchases, talks, thresholds, two levels that relax), then what happens: a
draw, its logarithm, what is felt, the books. `python -m tests.benchmark.lanes` prints nanoseconds for the parts that lanes can take, and
how often the compiled loop names a vector register. It is a lower bound: no routing, no books, no events, no parameters gathered by lane.
"""

from __future__ import annotations

import math
import re
import sys
import time
from collections.abc import Callable

import numpy as np
from numba import njit, types
from numba.extending import intrinsic

from cxsim.engine.simulation import simulate
from cxsim.rng import philox, study_key
from tests.benchmark.engine_speed import quickest
from tests.benchmark.model_world import model_twin

LANES, RUNS, LOOPS, CUSTOMERS = 512, 20, 300, 20_000
SHIFTER = 6755399441055744.0  # 1.5 x 2^52: adding it rounds to a whole number, which stands in the low bits
LOG2_HIGH, LOG2_LOW = 0.6931471803691238, 1.9082149292705877e-10


def _cast(source, target, width):
    """The bits of one 64-bit type read as the other."""

    def generate(context, builder, signature, arguments):
        from llvmlite import ir

        return builder.bitcast(arguments[0], ir.DoubleType() if width == "real" else ir.IntType(64))

    return target(source), generate


@intrinsic
def real(context, x):
    """The double whose bits are those of a whole number."""
    return _cast(types.int64, types.float64, "real")


@intrinsic
def bits(context, x):
    """The bits of a double."""
    return _cast(types.float64, types.int64, "bits")


@njit(forceinline=True)
def exponential_of(x):
    """The exponential, by Taylor's series after the powers of two are taken out; within 1 in the last place."""
    shifted = x * 1.4426950408889634 + SHIFTER
    n = shifted - SHIFTER
    r = (x - n * LOG2_HIGH) - n * LOG2_LOW
    y = 1.0
    for k in (12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0):
        y = y * r * (1.0 / k) + 1.0
    return y * real((bits(shifted) + np.int64(1023)) << np.int64(52))


@njit(forceinline=True)
def logarithm_of(x):
    """The natural logarithm, by the series of the inverse hyperbolic tangent."""
    exponent = (bits(x) - np.int64(0x3FE6A09E667F3BCD)) >> np.int64(52)
    m = real(bits(x) - (exponent << np.int64(52)))
    s = (m - 1.0) / (m + 1.0)
    y = 1.0 / 21.0
    for k in (19.0, 17.0, 15.0, 13.0, 11.0, 9.0, 7.0, 5.0, 3.0, 1.0):
        y = y * s * s + 1.0 / k
    return 2.0 * s * y + (real(np.int64(0x4338000000000000) + exponent) - SHIFTER) * 0.6931471805599453


@njit(forceinline=True, error_model="numpy")
def _look(w, i, exponential):
    """A look at what comes next, and the time until then: hazard, purchases, talks, thresholds used up, two levels that relax."""
    n = np.uint64(LANES)
    day, satisfaction, effort, at_start, effort_at_start = w[i], w[n + i], w[TWO * n + i], w[THREE * n + i], w[FOUR * n + i]
    factor = exponential(0.3 * (at_start - satisfaction) + 0.2 * (effort - effort_at_start))
    buy_rate, talk_rate = 0.1 * exponential(0.4 * (satisfaction - at_start)), 0.2 * max(satisfaction - 0.8, 0.0)
    until = min(w[FIVE * n + i], w[SIX * n + i])
    reached = w[SEVEN * n + i] * (until - day)
    what = 1.0 * (w[FIVE * n + i] < until) + 2.0 * (reached * factor >= w[EIGHT * n + i])
    w[EIGHT * n + i] -= reached * factor
    w[NINE * n + i] -= buy_rate * (until - day) + talk_rate * (until - day)
    forgotten = exponential((day - until) * 0.01)
    w[TEN * n + i] = at_start + (satisfaction - at_start) * forgotten
    w[ELEVEN * n + i] = effort_at_start + (effort - effort_at_start) * exponential((day - until) * 0.02) + what


TWO, THREE, FOUR, FIVE, SIX, SEVEN, EIGHT, NINE, TEN, ELEVEN = (np.uint64(n) for n in range(2, 12))
FIELDS = 12


@njit(forceinline=True)
def _library_exponential(x):
    return math.exp(x)


@njit(error_model="numpy")
def looks_in_lanes(w):
    """A look at what comes next, in lanes."""
    for lane in range(LANES):
        _look(w, np.uint64(lane), exponential_of)


@njit(error_model="numpy")
def looks_one_by_one(w):
    """The same, one life after the other."""
    for lane in range(LANES):
        _look(w, np.uint64(lane), _library_exponential)


@njit(error_model="numpy")
def thresholds_in_lanes(w):
    """The logarithm of a threshold, in lanes."""
    for lane in range(LANES):
        i = np.uint64(lane)
        w[np.uint64(LANES) + i] = -logarithm_of(w[i])


@njit(error_model="numpy")
def draws_in_lanes(words):
    """A draw of four random words, in lanes."""
    for lane in range(LANES):
        i = np.uint64(lane)
        word, _, _, _ = philox(words[i], np.uint64(1), np.uint64(2), np.uint64(3))
        words[np.uint64(LANES) + i] = word


def nanoseconds(function: Callable[[np.ndarray], None], w: np.ndarray) -> float:
    """The least processor time per lane of some runs."""
    function(w)
    times = []
    for _ in range(RUNS):
        begun = time.process_time()
        for _ in range(LOOPS):
            function(w)
        times.append(time.process_time() - begun)
    return min(times) / LOOPS / LANES * 1e9


def instant() -> float:
    """Nanoseconds of processor time for an instant of the plain model in the engine: a touch, or the first of a month."""
    twin = model_twin(CUSTOMERS)
    scenario, key = twin.scenario(), study_key(1, 0, 0)
    series = simulate(twin, scenario, key, histories=False).series
    instants = sum(float(months.sum()) for name, months in series.items() if name == "active_end" or name.startswith("touches."))
    return quickest(lambda: simulate(twin, scenario, key, histories=False)) / instants * 1e9


def main() -> None:
    """Print the table."""
    w = np.random.default_rng(1).random(FIELDS * LANES) + 0.5
    words = np.arange(2 * LANES, dtype=np.uint64)
    for function, given in ((looks_in_lanes, w), (looks_one_by_one, w), (thresholds_in_lanes, w), (draws_in_lanes, words)):
        spent = nanoseconds(function, given)
        vectors = len(re.findall("[yz]mm", next(iter(function.inspect_asm().values()))))
        sys.stdout.write(f"{function.__doc__:55s} {spent:6.2f} ns, vector registers named {vectors} times\n")
    sys.stdout.write(f"{'A whole instant of the plain model in the engine.':55s} {instant():6.2f} ns\n")


if __name__ == "__main__":
    main()

"""Pools against queueing theory: Erlang C and Erlang A, the bare queue and the engine. Fixed keys.

Each check allows 4 standard errors over 100 runs: a false-alarm rate of 6e-5. What it would detect is said.
"""

from __future__ import annotations

import math

import numpy as np
import pytest

from cxsim.engine.simulation import simulate
from cxsim.rng import study_key
from cxsim.units import DAYS_PER_MONTH
from tests.support.callers import callers
from tests.support.poisson_queue import poisson_queue
from tests.support.slow_parameters import slow_but

RUNS, ERRORS = 100, 4.0
MINUTES = 1440.0


def queue(rates: np.ndarray, service: float, patience: float, agents: int) -> tuple[float, float, float]:
    """P(wait), P(give up) and mean wait of a birth-and-death queue; `rates` of calls with 0, 1, 2 ... in the system."""
    places = np.arange(1, len(rates))
    leaving = np.minimum(places, agents) / service + np.maximum(places - agents, 0) / patience
    weights = np.concatenate([[0.0], np.cumsum(np.log(np.maximum(rates[:-1], 1e-300)) - np.log(leaving))])
    shares = np.exp(weights - weights.max())
    shares /= shares.sum()
    coming = shares * rates / (shares * rates).sum()
    waiting = (shares * np.maximum(np.arange(len(rates)) - agents, 0)).sum()
    flow = (shares * rates).sum()
    return float(coming[agents:].sum()), float(waiting / patience / flow), float(waiting / flow)


def erlang(rate: float, service: float, patience: float, agents: int) -> tuple[float, float, float]:
    return queue(np.full(2000, rate), service, patience, agents)


def test_the_closed_form_is_that_of_erlang() -> None:
    """M/M/10 at load 9: Erlang C 0.66873, mean wait C / (c mu - lambda), as printed in every table."""
    wait, _, mean = erlang(90.0, 0.1, math.inf, 10)
    assert wait == pytest.approx(0.668732, abs=1e-6)
    assert mean == pytest.approx(wait / 10.0, rel=1e-9)


def check(found: np.ndarray, exact: tuple[float, ...]) -> None:
    error = found.std(axis=0, ddof=1) / math.sqrt(len(found))
    assert (np.abs(found.mean(axis=0) - exact) <= ERRORS * error).all(), (found.mean(axis=0), exact, error)


@pytest.mark.parametrize("patience", [math.inf, 0.2, 0.02], ids=["erlang_c", "patient", "impatient"])
def test_the_plain_queue_is_erlangs(patience: float) -> None:
    """100 runs of 100,000 calls of M/M/10 + M at load 9: a mean wait wrong by 2 % (Erlang C) or 0.5 % (A) would be seen."""
    runs = [poisson_queue(100_000, 5_000, 90.0, 0.1, patience, 10, study_key(7, 0, run)) for run in range(RUNS)]
    found = np.array([(waited / n, lost / n, total / n) for waited, lost, total, n in runs])
    check(found, erlang(90.0, 0.1, patience, 10))


OTHER = {"agents": 0, "service": {"constant": 0}, "overflow": ["desk"]}


@pytest.mark.parametrize("plain", slow_but({False}, [True, False]), ids=["plain", "general"])
@pytest.mark.parametrize("patience", [None, "90 min"], ids=["endless", "patience"])
def test_a_pool_of_the_engine_is_erlangs(patience: str | None, plain: bool) -> None:
    """100 runs of 3,000 callers over six months, about 7,000 calls each: a mean wait wrong by 2 % would be seen.

    A call that falls into the caller's own open visit waits for its end: one in a thousand, which is far less than would be seen.
    """
    customers, rate, service, agents = 3000, 0.6, 1.0 / 24, 3
    pool = {"agents": agents, "service": {"exponential": "1 h"}, **({"patience": {"exponential": patience}} if patience else {})}
    twin = callers(customers, rate, {"desk": pool, **({} if plain else {"other": OTHER})}, 6)
    runs = np.zeros((RUNS, 3))
    for run in range(RUNS):
        series = simulate(twin, twin.scenario(), study_key(11, 0, run), histories=False).series
        calls, lost, answered = (series[f"{name}.desk"][1:-1].sum() for name in ("calls", "gave_up", "answered"))
        ended = series["gave_up.desk"] + series["answered.desk"]
        waited = (series["wait_minutes.desk"] * ended)[1:-1].sum() / MINUTES
        runs[run] = series["answered_in_time.desk"][1:-1].sum() / calls, lost / calls, waited / (lost + answered)
    wait, lost, mean = erlang(customers * rate / DAYS_PER_MONTH, service, 1.5 / 24 if patience else math.inf, agents)
    check(runs[:, 1:] if patience else runs[:, 2:], (lost, mean) if patience else (mean,))
    check(runs[:, :1], (1.0 - wait,))
    utilisation = simulate(twin, twin.scenario(), study_key(11, 0, 0), histories=False).series["utilisation.desk"][1:-1].mean()
    assert 0.5 < utilisation < 1.0

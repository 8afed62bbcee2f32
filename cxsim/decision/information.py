"""What it is worth to know more before deciding: perfect information, one assumption, and a stated test."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class KnowingOne:
    """What it would be worth to know one assumption exactly before deciding (EVPPI), with its standard error over the draws."""

    name: str
    evppi: float
    error: float


@dataclass(frozen=True)
class TestSize:
    """One size of a test: what it costs and is worth.

    Attributes
    ----------
    observations : in all.
    cost : to run; delay_cost : expected NPV forgone while waiting; weeks : until its answer.
    evsi : expected value of its answer; enbs : what the test gains in all, with the decision `weeks` later.
    """

    observations: int
    cost: float
    weeks: float
    evsi: float
    delay_cost: float
    enbs: float


@dataclass(frozen=True)
class StatedTest:
    """A test that the study states, at each of its sizes; `best` is the one with the highest ENBS."""

    name: str
    of: str
    sizes: tuple[TestSize, ...]
    best: TestSize


@dataclass(frozen=True)
class Information:
    """The value of information for the choice between the options and doing nothing.

    Attributes
    ----------
    evpi : of knowing everything; error : its standard error.
    knowing : each assumption, most worth first; tests : those the study states, best first.
    sentence : what to measure next.
    """

    evpi: float
    error: float
    knowing: tuple[KnowingOne, ...]
    tests: tuple[StatedTest, ...]
    sentence: str

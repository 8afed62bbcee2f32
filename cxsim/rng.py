"""Counter-based random numbers: a draw is a pure function of what it is drawn for.

Philox4x32-10 (Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011).
The *key* is made of seed, draw and replication, never of the scenario, so both histories of a customer
use the same random numbers. The *counter* is the customer's identity (64 bits), an ordinal (which occurrence,
which step) and the decision point, a hash of its name. So nothing depends on the order of
execution, and a new customer or a new decision point changes no random number of any other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from cxsim.errors import UsageError, fault
from cxsim.text import Message

_SHIFT = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)
_MULTIPLIER_0, _MULTIPLIER_1 = np.uint64(0xD2511F53), np.uint64(0xCD9E8D57)
_WEYL_0, _WEYL_1 = np.uint64(0x9E3779B9), np.uint64(0xBB67AE85)
_SCALE = 1.0 / 4294967296.0

_CHILD = np.uint64(0x9E3779B97F4A7C15)
_STEP = np.uint64(0xD1342543DE82EF95)
_MIX_1, _MIX_2 = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_S30, _S27, _S31 = np.uint64(30), np.uint64(27), np.uint64(31)
_COPY = np.uint64(0xD1B54A32D192ED03)
_NEWBORN, _NAMED = np.uint64(1 << 63), np.uint64((1 << 63) - 1)


@njit(inline="always")
def philox(identity, ordinal, point, key):
    """Four words of 32 random bits (each in a uint64) for one identity, ordinal and decision point."""
    c0, c1 = identity & _LOW, identity >> _SHIFT
    c2, c3 = ordinal, point
    k0, k1 = key & _LOW, key >> _SHIFT
    for _ in range(10):
        p0 = _MULTIPLIER_0 * c0
        p1 = _MULTIPLIER_1 * c2
        c0, c1, c2, c3 = (p1 >> _SHIFT) ^ c1 ^ k0, p1 & _LOW, (p0 >> _SHIFT) ^ c3 ^ k1, p0 & _LOW
        k0 = (k0 + _WEYL_0) & _LOW
        k1 = (k1 + _WEYL_1) & _LOW
    return c0, c1, c2, c3


@njit(inline="always")
def uniform(word):
    """The uniform in (0, 1) of one 32-bit word; neither 0 nor 1."""
    return (np.float64(word) + 0.5) * _SCALE


@njit(inline="always")
def descendant(parent, ordinal):
    """The identity of the `ordinal`-th customer that `parent` brings (both uint64); its top bit is set."""
    z = parent * _CHILD + (ordinal + np.uint64(1)) * _STEP
    z = (z ^ (z >> _S30)) * _MIX_1
    z = (z ^ (z >> _S27)) * _MIX_2
    return (z ^ (z >> _S31)) | _NEWBORN


def copy_identity(identity: Any, copy: Any) -> Any:
    """The identity (top bit clear) of a copy of a customer, 1 or more (both uint64, numbers or arrays); copy 0 is the customer itself."""
    z = identity + copy * _COPY
    z = (z ^ (z >> _S30)) * _MIX_1
    z = (z ^ (z >> _S27)) * _MIX_2
    return (z ^ (z >> _S31)) & _NAMED


def study_key(seed: int, draw: int, replication: int) -> np.uint64:
    """Derive the key of one random run: the same for every scenario of that draw and replication.

    Parameters
    ----------
    seed : int
        Of the study.
    draw : int
        The number of the joint sample of assumptions; 0 for the central values.
    replication : int
        The number of the random run.

    Returns
    -------
    numpy.uint64
        What `simulate` takes as `key`.

    Examples
    --------
    >>> from cxsim.simulation import study_key
    >>> study_key(7, 0, 0) == study_key(7, 0, 0), study_key(7, 0, 0) == study_key(7, 0, 1)
    (np.True_, np.False_)
    """
    text = f"{seed}/{draw}/{replication}".encode()
    return np.uint64(int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), "little"))


def identities(names: Iterable[str]) -> NDArray[np.uint64]:
    """Identities (top bit clear) of named customers, from the names alone, so that rows may come and go."""
    values = [int.from_bytes(hashlib.blake2b(n.encode(), digest_size=8).digest(), "little") >> 1 for n in names]
    return np.array(values, dtype=np.uint64)


def decision_points(names: Iterable[str]) -> dict[str, np.uint64]:
    """The 32-bit number of each decision point, from its name alone, so that a new one renumbers nobody.

    Raises
    ------
    UsageError
        If two names share a number (one chance in 4 billion a pair): rename one.
    """
    points: dict[str, np.uint64] = {}
    owners: dict[int, str] = {}
    for name in names:
        number = int.from_bytes(hashlib.blake2b(name.encode(), digest_size=4).digest(), "little")
        if owners.setdefault(number, name) != name:
            raise UsageError(Message("data-streams-collide"), [fault("data-stream-shared", one=name, other=owners[number])])
        points[name] = np.uint64(number)
    return points


@njit
def compiled_philox(identity, ordinal, point, key):
    """`philox` for callers in Python."""
    return philox(identity, ordinal, point, key)


@njit
def compiled_descendant(parent, ordinal):
    """`descendant` for callers in Python."""
    return descendant(parent, ordinal)


def descendants(parent: NDArray[np.uint64], ordinal: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """`descendant` of many at once, not compiled."""
    found: NDArray[np.uint64] = descendant.py_func(parent, ordinal)
    return found


def uniforms(
    identity: np.uint64 | NDArray[np.uint64], ordinals: NDArray[np.uint64], point: np.uint64, key: np.uint64
) -> NDArray[np.float64]:
    """The first uniform of an identity (or one for each ordinal) and decision point at many ordinals (below 2^32), not compiled."""
    word, _, _, _ = philox.py_func(identity, ordinals, point, key)
    found: NDArray[np.float64] = uniform.py_func(word)
    return found

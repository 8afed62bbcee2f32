"""Philox against its published known answers, keys and identities by what they must not depend on."""

from __future__ import annotations

import numpy as np
import pytest

from cxsim import rng
from cxsim.errors import UsageError

# Random123, kat_vectors, philox4x32 10 rounds: counter, key, result
KNOWN = [
    ((0, 0, 0, 0), (0, 0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
    ((0xFFFFFFFF,) * 4, (0xFFFFFFFF,) * 2, (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)),
    (
        (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
        (0xA4093822, 0x299F31D0),
        (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
    ),
]


@pytest.mark.parametrize(("counter", "key", "expected"), KNOWN)
def test_known_answers(counter: tuple[int, ...], key: tuple[int, int], expected: tuple[int, ...]) -> None:
    identity, whole_key = counter[0] | counter[1] << 32, key[0] | key[1] << 32
    words = rng.compiled_philox(np.uint64(identity), np.uint64(counter[2]), np.uint64(counter[3]), np.uint64(whole_key))
    assert tuple(int(word) for word in words) == expected


def test_the_scenario_is_not_in_the_key_but_draw_and_replication_are() -> None:
    keys = {int(rng.study_key(seed, draw, replication)) for seed in range(3) for draw in range(-1, 5) for replication in range(5)}
    assert len(keys) == 3 * 6 * 5


def test_identities_hang_on_names_alone() -> None:
    few, many = rng.identities(["b"]), rng.identities(["a", "b", "c"])
    assert few[0] == many[1]
    assert (many >> np.uint64(63) == 0).all()


def test_descendants_are_distinguished_and_have_the_top_bit() -> None:
    children = {int(rng.compiled_descendant(np.uint64(parent), np.uint64(k))) for parent in range(100) for k in range(100)}
    assert len(children) == 10_000
    assert all(child >> 63 == 1 for child in children)


def test_a_new_decision_point_renumbers_no_customer() -> None:
    assert rng.decision_points(["churn"])["churn"] == rng.decision_points(["anything", "churn"])["churn"]


def test_two_decision_points_with_one_number_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    class Constant:
        def digest(self) -> bytes:
            return b"same"

    monkeypatch.setattr(rng.hashlib, "blake2b", lambda *_, **__: Constant())
    with pytest.raises(UsageError, match=r"same random stream.*rename one"):
        rng.decision_points(["one", "two"])

"""Splitting customers into those fitted and those held back, by name and not by row, so that rows may come and go."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

FOLDS = 5


def select_holdout(customers: Iterable[str], share: float, seed: int) -> NDArray[np.bool_]:
    """Which customers are held back: each one with chance `share`, decided by its own name and the key alone."""
    bound = int(share * 2**64)
    salt = _salt(f"holdout/{seed}")
    return np.array([_number(customer, salt) < bound for customer in customers], dtype=bool)


def assign_folds(customers: Iterable[str], number: int, seed: int, repeat: int = 0) -> NDArray[np.int64]:
    """The fold of each customer, 0 to number - 1, decided by its own name, the key and the repeat alone."""
    salt = _salt(f"folds/{seed}/{repeat}")
    return np.array([_number(customer, salt) * number >> 64 for customer in customers], dtype=np.int64)


def _salt(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=32).digest()


def _number(customer: str, salt: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(customer.encode(), digest_size=8, key=salt).digest(), "little")

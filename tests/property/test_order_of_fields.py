"""Nothing hangs on the order in which the fields of the plan's sections, or the words of a choice, are written."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.support.reordered import bits, field_order


def check_same_bits(seed: int) -> None:
    command = [sys.executable, "-m", "tests.support.reordered", str(seed)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = json.loads(printed)
    assert found["fields"] != field_order(), "the fields were not shuffled"
    assert sorted(found["fields"]) == sorted(field_order())
    assert found["bits"] == bits()


@pytest.mark.slow
def test_fields_in_another_order_give_the_same_bits() -> None:
    check_same_bits(1)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 12))
def test_fields_in_any_order_give_the_same_bits(seed: int) -> None:
    check_same_bits(seed)

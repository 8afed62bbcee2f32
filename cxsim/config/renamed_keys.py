"""Keys of a study file that had another name in version 0.1: read under their new name, and each reported with it.

The one place for renamed keys. An old key is moved to its new name before the file is checked, so that everything else that is wrong
is found in the same pass. A file that is right but for old keys is read, with a `RenamedKeyWarning`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cxsim.errors import Fault, fault

Address = tuple[str | int, ...]
LineColumn = tuple[int, int]

ANY = "*"
RENAMED_KEYS: Mapping[tuple[str, ...], str] = {
    ("run", "key"): "seed",
    ("calendar",): "monthly_shocks",
    ("experiments", ANY, "endpoints", ANY, "moves"): "quantity",
    ("journeys", ANY, "touchpoints", ANY, "offer", "fee"): "fee_change",
    ("journeys", ANY, "touchpoints", ANY, "revenue"): "payment",
    ("journeys", ANY, "starts"): "trigger",
    ("journeys", ANY, "touchpoints", ANY, "offer", "content"): "success_satisfied",
    ("journeys", ANY, "touchpoints", ANY, "offer", "most"): "max_acceptances",
    ("surveys", ANY, "begging"): "response_coaching",
    ("surveys", ANY, "share"): "response_rate",
    ("surveys", ANY, "tails"): "extremity_bias",
    ("detraction", "takes"): "prospects_lost",
    ("population", "mapping", "fee"): "fee_per_month",
    ("population", "segments", ANY, "fee"): "fee_per_month",
    ("population", "mapping", "linked"): "joined_files",
    ("fit", ANY, "least_in_leaf"): "min_rows_in_leaf",
    ("fit", ANY, "leaves"): "max_leaves",
    ("fit", ANY, "most_rows"): "max_rows",
    ("measurements", ANY, "of"): "quantity",
    ("measurements", ANY, "sizes"): "sample_sizes",
    ("measurements", ANY, "cost_each"): "cost_per_observation",
    ("measurements", ANY, "per_week"): "observations_per_week",
    ("money", "rate_is"): "rate_basis",
    ("money", "prices_are"): "price_basis",
    ("value", "key"): "seed",
}
"""The address of each renamed key, `*` for a name of the user, and what the key is called now."""
ADDRESS_KEYS = frozenset({"quantity", "of", "between"})
"""Keys whose values are addresses of quantities."""


def renamed_addresses(data: Any) -> dict[Address, str]:
    """Where a document has old keys, and what each is called now; an old key beside its new name is left alone."""
    return {address: new for pattern, new in RENAMED_KEYS.items() for address in _matches(data, pattern, new)}


def renamed_quantities(data: Any) -> dict[Address, tuple[str, str]]:
    """Where a document addresses a quantity by an old name: that address and the one that it has now."""
    return {place: (old, new) for place, old in _quantities(data) if (new := current_quantity(old)) != old}


def rename_keys(data: Any, renamed: Mapping[Address, str], quantities: Mapping[Address, tuple[str, str]], address: Address = ()) -> Any:
    """The data with each old key under its new name, in the order of the file, and each quantity at its new address."""
    if isinstance(data, list):
        return [rename_keys(part, renamed, quantities, (*address, i)) for i, part in enumerate(data)]
    if not isinstance(data, Mapping):
        return quantities[address][1] if address in quantities else data
    return {renamed.get((*address, name), name): rename_keys(part, renamed, quantities, (*address, name)) for name, part in data.items()}


def rename_places(places: Mapping[Address, LineColumn], renamed: Mapping[Address, str]) -> dict[Address, LineColumn]:
    """The places of a document's parts, by their addresses under the new names."""
    return {tuple(renamed.get(address[: i + 1], step) for i, step in enumerate(address)): place for address, place in places.items()}


def renamed_fault(address: Address, old: str, new: str) -> Fault:
    """The fault of an old name, of a key or a quantity, which gives the new one."""
    return fault("config-key-renamed", old=old, new=new).at(path=address)


def current_quantity(address: str) -> str:
    """The address of a quantity under the names of now, such as `journeys.support.starts.rate`."""
    steps = address.split(".")
    for pattern, new in RENAMED_KEYS.items():
        if _fits(steps[: len(pattern)], pattern):
            steps[len(pattern) - 1] = new
    return ".".join(steps)


def current_name(address: str) -> str | None:
    """What a key or an address of version 0.1 is called now, such as `surveys.NAME.begging`; none if it was not renamed."""
    steps = address.split(".")
    for pattern, new in RENAMED_KEYS.items():
        if (len(steps) == 1 and pattern[-1] == address) or _fits(steps, pattern):
            return ".".join([*("NAME" if step == ANY else step for step in pattern[:-1]), new])
    return None


def _fits(steps: list[str], pattern: tuple[str, ...]) -> bool:
    return len(steps) == len(pattern) and all(part in (ANY, step) for step, part in zip(steps, pattern, strict=True))


def _quantities(data: Any, address: Address = ()) -> Iterator[tuple[Address, str]]:
    """Each text that addresses a quantity, with its place in the document."""
    if isinstance(data, str) and any(step in ADDRESS_KEYS for step in address[-2:]):
        yield address, data
    for step, part in data.items() if isinstance(data, Mapping) else enumerate(data) if isinstance(data, list) else ():
        yield from _quantities(part, (*address, step))


def _matches(data: Any, pattern: tuple[str, ...], new: str, address: Address = ()) -> Iterator[Address]:
    if not isinstance(data, Mapping):
        return
    head, rest = pattern[0], pattern[1:]
    if not rest:
        if head in data and new not in data:
            yield (*address, head)
        return
    for name in data if head == ANY else [head]:
        yield from _matches(data.get(name), rest, new, (*address, name))

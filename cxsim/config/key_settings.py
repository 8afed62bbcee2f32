"""Keys of a study that a command states anew: `--set pools.support.agents=45`.

A key is named by its address: names joined by points, items of a list by their number or by what they are called. The value is YAML, so
that `12 %` and `16,000` are read too. A number that was uncertain stays so: its interval moves with it in proportion, since who tries
another value has not learned more about it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from cxsim.config.document import Address, YamlDocument, parse_document
from cxsim.config.inheritance import EXTENDS, LayeredDocument, merge_sections, read_standalone, yaml_text
from cxsim.config.renamed_keys import current_quantity
from cxsim.config.study_file import Study
from cxsim.config.validation import known_names
from cxsim.decision.levers import KINDS
from cxsim.errors import CxsimError, Fault, UsageError, fault, nearest
from cxsim.journey.parameters import Quantity, QuantityKind, moved_to, quantities
from cxsim.text import Message
from cxsim.units import parse_grouped, parse_percent

OPTION = "--set"
_NUMBER = frozenset({"value", "fit", "measured", "sample"})
_KEPT = ("unit", "owner", "dist")


@dataclass(frozen=True)
class KeySetting:
    """One key that was set: its address, what was written for it, and what stood there and stands there now, as YAML data."""

    address: Address
    written: str
    before: Any
    after: Any

    @property
    def message(self) -> Message:
        """What was read, in one line."""
        low, high = (self.after.get(end) for end in ("p5", "p95")) if isinstance(self.after, Mapping) else (None, None)
        return Message(
            "config-set",
            address=".".join(map(str, self.address)),
            before=_shown(self.before),
            after=_shown(self.after),
            low=None if low is None else str(low),
            high=None if high is None else str(high),
            interval=low is not None,
        )


def with_settings(document: YamlDocument, texts: Sequence[str]) -> YamlDocument:
    """The document with the keys that the texts state, each as ``ADDRESS=VALUE``.

    Raises
    ------
    UsageError
        With every text that is not of this form, or names no key.
    """
    return _applied(document, texts)[0] if texts else document


def read_settings(document: YamlDocument, texts: Sequence[str]) -> tuple[KeySetting, ...]:
    """What the texts set in the document, in their order.

    Raises
    ------
    UsageError
        As `with_settings`.
    """
    return _applied(document, texts)[1]


def overlay_text(path: Path, values: Mapping[str, float]) -> str:
    """A file that extends a study and holds nothing but other values of some of its numbers; a list with one of them is there as a whole.

    Parameters
    ----------
    path : of the study, beside which the file is to lie.
    values : by address, in the unit of each number.
    """
    document = read_standalone(path)
    known = _known_quantities(document)
    texts = [f"{name}={value!r}{' d' if known[name].unit == 'days' else ''}" for name, value in values.items()]
    data = with_settings(document, texts).data
    differences: dict[str, Any] = {EXTENDS: path.name}
    for name in values:
        part: Any = data
        differs: dict[str, Any] = differences
        address = _address(data, name)
        for depth, key in enumerate(address, start=1):
            inner = part[key]
            if isinstance(inner, list) or depth == len(address):
                differs[str(key)] = _over_all_of(_at(document.data, address[:depth]), inner)
                break
            part, differs = inner, differs.setdefault(str(key), {})
    return yaml_text(differences)


def _over_all_of(before: Any, after: Any) -> Any:
    """What a file states so that nothing is left of what it is laid over: a key without a value takes one away."""
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        return {**dict.fromkeys(before), **after}
    return after


def _applied(document: YamlDocument, texts: Sequence[str]) -> tuple[YamlDocument, tuple[KeySetting, ...]]:
    data, known = deepcopy(document.data), _known_quantities(document)
    settings: list[KeySetting] = []
    faults: list[Fault] = []
    for text in texts:
        try:
            settings.append(_set(data, text, known))
        except CxsimError as error:
            faults.extend(each.at(file=f"{OPTION} {text}") for each in error.faults)
    if faults:
        raise UsageError(Message("config-set-refused"), faults)
    files = (
        dict(document.files) if isinstance(document, LayeredDocument) else dict.fromkeys((*document.keys, *document.values), document.file)
    )
    keys, values = dict(document.keys), dict(document.values)
    for setting in settings:
        for place in (setting.address, (*setting.address, "value")):
            files[place] = f"{OPTION} {setting.written}"
            keys[place] = values[place] = (1, 1)
    return LayeredDocument(document.file, data, keys, values, document.outdated, files=files), tuple(settings)


def _known_quantities(document: YamlDocument) -> dict[str, Quantity]:
    """The quantities of the study before anything is set, by name; none where it is not right, as its faults will say."""
    try:
        return dict(quantities(Study.model_validate(document.data).in_folder(Path(document.file).parent)))
    except ValidationError:
        return {}


def _set(data: dict[str, Any], text: str, known: Mapping[str, Quantity]) -> KeySetting:
    name, equals, written = text.partition("=")
    if not (equals and name.strip()):
        raise UsageError(Message("config-set-refused"), [fault("config-set-form", text=text)])
    address = _address(data, current_quantity(name.strip()))
    value = _value(written, text, address)
    before, quantity = _at(data, address), known.get(".".join(map(str, address)))
    after = _over(before, value, quantity)
    _put(data, address, after)
    return KeySetting(address, text, before, after)


def _value(written: str, text: str, address: Address) -> Any:
    """The value in a text: YAML, and plain writing where it says one thing only."""
    grouped, percent = parse_grouped(written), parse_percent(written)
    if grouped is not None:
        return int(grouped) if grouped.is_integer() else grouped
    if percent is not None and address[-1:] != ("shift",) and address[-2:-1] != ("shift",):
        return percent
    found = parse_document(f"value: {written.strip()}\n", f"{OPTION} {text}").data
    if set(found) != {"value"}:  # a second line states a second key
        raise UsageError(Message("config-set-refused"), [fault("config-set-form", text=text)])
    return found["value"]


def _address(data: Any, name: str) -> Address:
    """The address of a name in the data, with the number of each item of a list, and the kind of a lever named as a whole.

    Raises
    ------
    UsageError
        If a step of it is nothing that stands there or may stand there.
    """
    steps, part = tuple(name.split(".")), data
    address: Address = ()
    while steps:
        key, used = _step(part, steps, address)
        address, steps = (*address, key), steps[used:]
        part = _inner(part, key)
    kinds = [kind for kind in KINDS if isinstance(part, Mapping) and "quantity" in part and kind in part]
    return (*address, *kinds[:1])


def _step(part: Any, steps: Sequence[str], address: Address) -> tuple[str | int, int]:
    """The key that the first steps name, and how many of them."""
    if isinstance(part, list):
        return _item(part, steps, address)
    known = {*(part if isinstance(part, Mapping) else ()), *known_names(Study, address)}
    if steps[0] not in known:
        raise _unknown(steps[0], known, address)
    return steps[0], 1


def _item(items: list[Any], steps: Sequence[str], address: Address) -> tuple[int, int]:
    """The item of a list by its number, its name, or the end of the quantity that it moves."""
    if steps[0].isdigit() and int(steps[0]) < len(items):
        return int(steps[0]), 1
    for used in range(len(steps), 0, -1):
        called = _plain(".".join(steps[:used]))
        found = [index for index, item in enumerate(items) if any(called == name or name.endswith(f".{called}") for name in _names(item))]
        if len(found) == 1:
            return found[0], used
    raise _unknown(steps[0], {*map(str, range(len(items))), *(name for item in items for name in _names(item))}, address)


def _names(item: Any) -> Iterator[str]:
    if isinstance(item, Mapping):
        yield from (_plain(str(item[key])) for key in ("name", "quantity") if key in item)


def _plain(name: str) -> str:
    return name.strip().lower().replace(" ", "_")


def _unknown(name: str, known: set[str], address: Address) -> UsageError:
    remedy = nearest(name, known) if known else Message("config-set-none")
    wrong = fault("config-set-unknown", name=name, around=".".join(map(str, address)) or None, remedy=remedy)
    return UsageError(Message("config-set-refused"), [wrong])


def _inner(part: Any, key: str | int) -> Any:
    if isinstance(part, list) and isinstance(key, int):
        return part[key]
    return part.get(key) if isinstance(part, Mapping) else None


def _at(data: Any, address: Address) -> Any:
    for key in address:
        data = _inner(data, key)
    return data


def _put(data: Any, address: Address, value: Any) -> None:
    """Put a value at an address; sections that are not there yet are made, and nothing put takes the key away."""
    *around, last = address
    for key in around:
        inner = _inner(data, key)
        if not isinstance(inner, dict | list):  # a number that stands alone is the value of a section
            data[key] = inner = {} if inner is None else {"value": inner}
        data = inner
    if value is None and isinstance(data, dict):
        data.pop(last, None)
    else:
        data[last] = value


def _over(before: Any, value: Any, quantity: Quantity | None) -> Any:
    """What stands at an address once a value is put there: sections are merged; a number keeps its doubt, and says where it is from now."""
    if isinstance(before, Mapping) and isinstance(value, Mapping):
        return merge_sections(before, value)
    if value is None or not isinstance(before, Mapping) or not (_NUMBER & before.keys()):
        return value
    kept = {name: before[name] for name in _KEPT if name in before}
    interval = {} if quantity is None else _moved_interval(quantity, value)
    if not interval:
        kept.pop("dist", None)
    exceptions = {"segments": before["segments"]} if "segments" in before else {}
    return {**kept, "value": value, **interval, **exceptions, "source": OPTION, "grade": "opinion"}


def _moved_interval(quantity: Quantity, value: Any) -> dict[str, Any]:
    """The interval of a quantity once its value is another one: as wide in proportion, within what its unit allows."""
    duration = quantity.unit == "days"
    try:
        new = QuantityKind(quantity.unit, duration=duration).read(value)
    except ValueError:
        return {}
    moved = moved_to(quantity, new)
    return {name: f"{end:.12g} d" if duration else end for name, end in (("p5", moved.p5), ("p95", moved.p95)) if end is not None}


def _shown(part: Any) -> str | Message:
    if part is None:
        return Message("config-shown-nothing")
    if isinstance(part, Mapping):
        number = part.get("value")
        return Message("config-shown-section") if number is None else str(number)
    return Message("config-shown-list") if isinstance(part, list) else str(part)

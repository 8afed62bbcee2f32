"""Files that state their differences from another study, and keys set anew by `--set ADDRESS=VALUE`."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from cxsim.config.loader import describe_settings, load
from tests.attacks.fuzz.mutations import SCALARS, misspell, mutate_bytes, mutate_tree, nudge, part_at, places
from tests.attacks.fuzz.studies import ROOT, Base, base_of, few_parts
from tests.attacks.fuzz.study_oracle import NOTHING, agrees, differences, out_of_range, plain_ranges
from tests.attacks.fuzz.study_text import Plain, text_of
from tests.attacks.fuzz.trial import Trial

BASES = ("gym.yaml", "parts/every_part.yaml")
WRITTEN = (
    "12 %",
    "0.5",
    "1",
    "0",
    "-1",
    "3 months",
    "2 d",
    "16,000",
    "1'000",
    "1 000",
    "never",
    "null",
    "",
    "[]",
    "{}",
    "{value: 0.5, p5: 0.4, p95: 0.6}",
)
ODD = (
    "5 # five",
    "0.5\nother: 1",
    "'0.5'",
    "&a 0.5",
    "*a",
    "!!str 0.5",
    "0.5 d",
    "1e400",
    ".inf",
    ".nan",
    "0x1F",
    "[1, 2]",
    "- 1",
    "| 5",
    "1_000",
    "1.000,5",
)
GROUPED = re.compile("-?[0-9]{1,3}(?:[,'\u2019 \u00a0\u202f][0-9]{3})+(?:[.][0-9]+)?")


def _prepared(folder: Path) -> dict[Path, Base]:
    """Small studies that stand alone, as files."""
    bases = {}
    for name in BASES:
        path = folder / Path(name).name
        base = base_of(ROOT / "configs" / name, short=True)
        base = few_parts(base) if name == BASES[0] else base
        path.write_text(base.text, encoding="utf-8")
        bases[path] = base
    return bases


class Overlays:
    """Scenario files (`extends:`) by `cx.load`."""

    name = "overlays"

    def __init__(self) -> None:
        self.bases: dict[Path, Base] = {}

    def prepare(self, folder: Path) -> None:
        """Write the studies that are extended."""
        self.bases = _prepared(folder)

    def draw(self, chance: random.Random, folder: Path) -> Trial:
        """A file with some other values, mutated or not."""
        path, base = chance.choices(list(self.bases.items()), [6, 1])[0]
        sound = chance.random() < 0.05
        tree = {"extends": Plain(path)} | ({} if sound else _differing(base.tree, chance))
        if not sound and chance.random() < 0.3:
            tree = mutate_tree(tree, chance, most=1)
        text = text_of(tree, None if sound else chance).lstrip("\n")
        if not sound and chance.random() < 0.15:
            text = mutate_bytes(text.encode(), chance, most=1).decode("utf-8", "replace")
        top = folder / "scenario.yaml"
        top.write_text(text, encoding="utf-8", errors="surrogatepass")
        return Trial(lambda: load(top).model_dump(by_alias=True), lambda typed: _judge_overlay(text, self.bases, typed), sound=sound)


def _differing(tree: Any, chance: random.Random) -> dict[str, Any]:
    """Some parts of a study, with other values, at their places; lists stand as a whole."""
    differs: dict[str, Any] = {}
    known = [address for address in places(tree) if address and not isinstance(part_at(tree, address), dict)]
    for _ in range(chance.randint(1, 3)):
        address = chance.choice(known)
        names = [name for name in address if isinstance(name, str)]
        whole = address[: next((at for at, name in enumerate(address) if isinstance(name, int)), len(address))]
        part = part_at(tree, whole)
        number = isinstance(part, int | float) and not isinstance(part, bool)
        value = nudge(part, chance) if number and chance.random() < 0.5 else chance.choice([part, None, chance.choice(SCALARS)])
        inside = differs
        for name in names[: len(whole) - 1]:
            inside = inside.setdefault(name, {})
            if not isinstance(inside, dict):
                return differs
        inside[whole[-1]] = value
    return differs


def _judge_overlay(text: str, bases: Mapping[Path, Base], typed: Any) -> str:
    try:
        top = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        return f"another reader says: {error}"
    pairs = [(key.value, value) for key, value in top.value]
    if len({name for name, _ in pairs}) < len(pairs):
        return "a key stands twice"
    named = dict(pairs).get("extends")
    base = next((each for path, each in bases.items() if named is not None and str(path) == named.value), None)
    if base is None:
        return "it extends no study" if named is not None else next(differences(top, typed, ()), "")
    lower = yaml.compose(base.text, Loader=yaml.SafeLoader)
    kept = yaml.MappingNode(top.tag, [(key, value) for key, value in top.value if key.value != "extends"])
    return next(differences(_merged(lower, kept), typed, ()), "") or next(out_of_range(typed, ()), "") or plain_ranges(typed)


def _merged(base: Any, top: Any) -> Any:
    """A node laid over another: sections are merged, a name without a value takes one away, anything else is put in its place."""
    if not (isinstance(base, yaml.MappingNode) and isinstance(top, yaml.MappingNode)):
        return top
    over = {key.value: (key, value) for key, value in top.value}
    below = {key.value: (key, value) for key, value in base.value}
    pairs = []
    for name, (key, value) in {**below, **over}.items():
        if name in below and name in over:
            inner = _merged(below[name][1], over[name][1])
            pairs += [] if _is_nothing(inner) else [(key, inner)]
        else:
            pairs.append((key, value))
    return yaml.MappingNode(base.tag, pairs)


def _is_nothing(node: Any) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.value in NOTHING and node.style is None


class Settings:
    """`--set ADDRESS=VALUE` by `cx.load` and by what the command says of it."""

    name = "settings"

    def __init__(self) -> None:
        self.bases: dict[Path, Base] = {}
        self.typed: dict[Path, Any] = {}

    def prepare(self, folder: Path) -> None:
        """Write the studies, and read them as they are."""
        self.bases = _prepared(folder)
        self.typed = {path: load(path).model_dump(by_alias=True) for path in self.bases}

    def draw(self, chance: random.Random, folder: Path) -> Trial:
        """One setting, of a key that is there or is not."""
        path, base = chance.choices(list(self.bases.items()), [6, 1])[0]
        address = chance.choice([each for each in places(base.tree) if each])
        if address[-1] in ("value", "p5", "p95") and chance.random() < 0.7:
            address = address[:-1]
        names, sound = [str(name) for name in address], chance.random() < 0.05
        part = part_at(base.tree, address)
        written = _same(part) if sound else _written(part, chance)
        whole = sound or chance.random() < 0.75
        text = ".".join(names) + "=" + written
        if not whole:
            at = chance.randrange(len(names))
            names[at] = misspell(names[at], chance)
            text = ".".join(names) + "=" + written
            text = mutate_bytes(text.encode(), chance, most=1).decode("utf-8", "replace") if chance.random() < 0.4 else text
        (folder / "setting.txt").write_text(f"{path.name}\n{text}\n", encoding="utf-8", errors="surrogatepass")
        before = self.typed[path]
        sound = sound and not isinstance(part, dict | list)

        def ask() -> Any:
            if chance.random() < 0.1:
                describe_settings(path, [text])
            return load(path, [text]).model_dump(by_alias=True)

        return Trial(
            ask, lambda after: _judge_setting(text, [str(name) for name in address] if whole else None, before, after), sound=sound
        )


def _same(part: Any) -> str:
    return text_of(part).strip() if not isinstance(part, dict | list) else "{}"


def _written(part: Any, chance: random.Random) -> str:
    kind = chance.random()
    number = part.get("value") if isinstance(part, dict) else part
    if kind < 0.35 and isinstance(number, int | float) and not isinstance(number, bool):
        return repr(nudge(number, chance))
    if kind < 0.6:
        return chance.choice(WRITTEN)
    return chance.choice(ODD) if kind < 0.8 else text_of(chance.choice(SCALARS), chance).strip()


def _judge_setting(text: str, address: list[str] | None, before: Any, after: Any) -> str:
    name, equals, written = text.partition("=")
    if not equals or not name.strip():
        return "it is no ADDRESS=VALUE"
    changed = list(_changed(before, after, ()))
    if wrong := next(out_of_range(after, ()), "") or plain_ranges(after):
        return wrong
    if address is None:
        return _one_place(changed, written, after)
    strange = [place for place in changed if not _under(place, address)]
    if strange:
        return f"{'.'.join(strange[0])} was changed too"
    if GROUPED.fullmatch(written.strip()):
        written = re.sub("[^0-9.-]", "", written)
    node = _node(written)
    if node is None:
        return f"{written!r} is no value of YAML, and was accepted"
    if _is_nothing(node):
        return ""
    part = _at(after, address)
    return f"{name} is not there" if part is None else next(differences(node, part, tuple(address)), "")


def _node(written: str) -> Any:
    """The one value that a text is in YAML; none where it is not one."""
    try:
        root = yaml.compose(f"value: {written.strip()}\n", Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return None
    return root.value[0][1] if len(root.value) == 1 else None


def _at(tree: Any, address: list[str]) -> Any:
    for name in address:
        if isinstance(tree, list | tuple):
            tree = tree[int(name)] if name.isdigit() and int(name) < len(tree) else None
        else:
            tree = tree.get(name) if isinstance(tree, Mapping) else None
    return tree


def _changed(before: Any, after: Any, address: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The addresses at which two trees differ."""
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for name in {**before, **after}:
            yield from _changed(before.get(name), after.get(name), (*address, str(name)))
    elif isinstance(before, list | tuple) and isinstance(after, list | tuple) and len(before) == len(after):
        for index, pair in enumerate(zip(before, after, strict=True)):
            yield from _changed(*pair, (*address, str(index)))
    elif before != after and not (before != before and after != after):
        yield address


def _under(place: tuple[str, ...], address: list[str]) -> bool:
    """Whether a place lies at an address, in the number around it, or above it."""
    own = address[:-1] if address[-1] in ("value", "p5", "p95", "unit") else address
    return list(place[: len(own)]) == own or own[: len(place)] == list(place)


def _one_place(changed: list[tuple[str, ...]], written: str, after: Any) -> str:
    """What is wrong with what a setting of another name changed: it may be a short name of one number."""
    if not changed:
        return ""
    around = {place[:-1] for place in changed}
    if len(around) > 1 and len({place[:3] for place in changed}) > 1:
        return f"it changed {['.'.join(place) for place in changed[:3]]}"
    meant = re.sub("[^0-9.-]", "", written) if GROUPED.fullmatch(written.strip()) else written
    node = _node(meant)
    if not isinstance(node, yaml.ScalarNode) or _is_nothing(node):
        return ""
    parts = [_at(after, list(place)) for place in changed]
    return "" if any(agrees(node.value, part) for part in parts) else f"{written!r} was read as {parts[:3]}"

"""Studies as trees of plain data and as text, read and written without the product's YAML reader."""

from __future__ import annotations

import json
import math
import random
import re
from pathlib import Path
from typing import Any

import yaml

NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
IDLE = frozenset({"source", "owner", "description", "grade"})


class Plain(str):
    """A text that stands without quotes."""


def tree_of(text: str) -> Any:
    """The tree of a text: plain numbers as numbers, what else stands without quotes as `Plain`."""
    return _of_node(yaml.compose(text, Loader=yaml.SafeLoader))


def _of_node(node: Any) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _of_node(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_of_node(item) for item in node.value]
    if node.style is not None or not node.value:
        return str(node.value) if node.value else None
    if NUMBER.fullmatch(node.value):
        return int(node.value) if node.value.lstrip("+-").isdigit() else float(node.value)
    return Plain(node.value)


def without_sources(tree: Any) -> Any:
    """The tree without what says where a number is from: a smaller study with the same numbers."""
    if isinstance(tree, dict):
        return {name: without_sources(part) for name, part in tree.items() if name not in IDLE}
    return [without_sources(item) for item in tree] if isinstance(tree, list) else tree


def text_of(tree: Any, chance: random.Random | None = None, depth: int = 0) -> str:
    """The text of a tree; with `chance` texts stand in quotes or not, as it falls."""
    pad = "  " * depth
    if isinstance(tree, dict) and tree:
        return "\n" + "".join(f"{pad}{_key(name, chance)}: {_inner(part, chance, depth)}\n" for name, part in tree.items()).rstrip("\n")
    if isinstance(tree, list) and tree:
        if all(not isinstance(item, dict | list) for item in tree):
            return "[" + ", ".join(_scalar(item, chance) for item in tree) + "]"
        return "\n" + "".join(f"{pad}- {_inner(item, chance, depth)}\n" for item in tree).rstrip("\n")
    return _scalar(tree, chance)


def _inner(part: Any, chance: random.Random | None, depth: int) -> str:
    return text_of(part, chance, depth + 1)


def _key(name: Any, chance: random.Random | None) -> str:
    if not isinstance(name, str):
        return str(name)
    plain = re.fullmatch("[A-Za-z_][A-Za-z0-9_ ]*", name) or (chance is not None and chance.random() < 0.3)
    return name if plain else json.dumps(name)


def _scalar(value: Any, chance: random.Random | None) -> str:
    if value is None:
        return chance.choice(["", "null", "~"]) if chance else "null"
    if isinstance(value, Plain):
        return str(value)
    if isinstance(value, str):
        return value if chance is not None and chance.random() < 0.5 else json.dumps(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and not math.isfinite(value):
        return ".nan" if math.isnan(value) else f"{'-' if value < 0 else ''}.inf"
    return {dict: "{}", list: "[]"}.get(type(value)) or repr(value)


def read_tree(path: Path) -> Any:
    """The tree of a file."""
    return tree_of(path.read_text(encoding="utf-8"))

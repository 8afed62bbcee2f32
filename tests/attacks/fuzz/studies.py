"""Studies: those that are shipped, whole and without their sources, mutated as trees and as text."""

from __future__ import annotations

import random
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cxsim.config.loader import load, loads
from cxsim.config.value_file import load_value
from cxsim.errors import RenamedKeyWarning
from cxsim.study.study_checks import check
from tests.attacks.fuzz.mutations import mutate_bytes, mutate_tree
from tests.attacks.fuzz.study_oracle import disagreement, plain_ranges
from tests.attacks.fuzz.study_text import Plain, read_tree, text_of, without_sources
from tests.attacks.fuzz.trial import Trial

ROOT = Path(__file__).parents[3]
SHIPPED = ("gym.yaml", "parts/every_part.yaml", "bank.yaml", "saas.yaml", "shop.yaml", "telecom.yaml")
SMALL = ROOT / "tests" / "faults" / "small_study.yaml"
VALUES = ("purchases/cdnow.yaml", "purchases/online_retail.yaml")
OUTDATED = "outdated"
SOUND = 0.02


@dataclass(frozen=True)
class Base:
    """A study that is right: its tree, its text, where its files are, and whether it needs some."""

    tree: Any
    text: str
    folder: Path
    needs_files: bool


def base_of(path: Path, short: bool) -> Base:
    """A study from its file, whole or without its sources."""
    tree = without_sources(read_tree(path)) if short else read_tree(path)
    text = text_of(tree) if short else path.read_text(encoding="utf-8")
    return Base(tree, text.lstrip("\n"), path.parent, "segments" not in tree["population"])


def few_parts(base: Base) -> Base:
    """A study without the parts that can be left out, which is read in half the time."""
    tree = {name: part for name, part in base.tree.items() if name not in ("acquisition", "referral", "effort", "measurements")}
    tree["effort"] = {**base.tree["effort"], "half_life": Plain("3 months")}
    if "segments" in tree["population"]:
        name, segment = list(tree["population"]["segments"].items())[-1]
        tree["population"] = {"segments": {name: segment}}
    tree["programmes"] = {
        name: {**part, "levers": part["levers"][-1:], "costs": part["costs"][-1:]} for name, part in list(tree["programmes"].items())[:1]
    }
    return Base(tree, text_of(tree).lstrip("\n"), base.folder, base.needs_files)


class Studies:
    """Studies by `cx.load` and `cx.check`, and questions of value."""

    name = "studies"

    def __init__(self) -> None:
        self.small: list[Base] = []
        self.whole: list[Base] = []
        self.few: Base
        self.values: list[Any] = []

    def prepare(self, folder: Path) -> None:
        """Read the shipped studies."""
        del folder
        paths = [SMALL, *(ROOT / "configs" / name for name in SHIPPED)]
        self.small = [base_of(path, short=True) for path in paths]
        self.few = few_parts(self.small[1])
        self.whole = [base_of(path, short=False) for path in paths[:3]]
        self.values = [read_tree(ROOT / "configs" / name) for name in VALUES]

    def draw(self, chance: random.Random, folder: Path) -> Trial:
        """A study mutated as a tree, as text, as both or not at all."""
        if chance.random() < 0.05:
            return _of_value(text_of(mutate_tree(chance.choice(self.values), chance), chance).lstrip("\n"), folder)
        base = chance.choices([self.few, self.small[0], chance.choice(self.small), chance.choice(self.whole)], [4, 3, 2, 1])[0]
        sound = chance.random() < SOUND
        text = base.text if sound else _mutated(base, chance)
        (folder / "study.yaml").write_text(text, encoding="utf-8", errors="surrogatepass")
        if not sound and not base.needs_files and chance.random() < 0.2:
            path = folder / "study.yaml"
            path.write_bytes(mutate_bytes(path.read_bytes(), chance, most=1))
            return Trial(lambda: _checked(path) if chance.random() < 0.3 else _loaded(lambda: load(path)), _judge_file(path))
        return Trial(lambda: _loaded(lambda: loads(text, "study.yaml", base.folder)), lambda typed: judge(text, typed), sound=sound)


def _mutated(base: Base, chance: random.Random) -> str:
    if chance.random() < 0.25:
        return mutate_bytes(base.text.encode(), chance, most=2).decode("utf-8", "replace")
    return text_of(mutate_tree(base.tree, chance), chance).lstrip("\n")


def _of_value(text: str, folder: Path) -> Trial:
    path = folder / "value.yaml"
    path.write_text(text, encoding="utf-8", errors="surrogatepass")

    def ask() -> Any:
        return load_value(path).model_dump(by_alias=True)

    return Trial(ask, lambda typed: disagreement(text, typed))


def _loaded(door: Callable[[], Any]) -> Any:
    """The typed study as plain data; a mark where its keys have old names, under which nothing is looked up."""
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        study = door()
    for each in said:
        warnings.warn_explicit(each.message, each.category, each.filename, each.lineno)
    outdated = any(issubclass(each.category, RenamedKeyWarning) for each in said)
    return OUTDATED if outdated else study.model_dump(by_alias=True)


def _checked(path: Path) -> Any:
    """The study, after `cxsim check` had nothing to say against it."""
    check(path)
    return _loaded(lambda: load(path))


def _judge_file(path: Path) -> Callable[[Any], str]:
    return lambda typed: judge(path.read_text(encoding="utf-8-sig"), typed)


def judge(text: str, typed: Any) -> str:
    """Why a study that was accepted is not what its text says; empty if it is."""
    return "" if typed == OUTDATED else disagreement(text, typed) or plain_ranges(typed)

"""A trial: one input, the door of the product that it is given to, and the judge of the answer; and what came of it."""

from __future__ import annotations

import random
import shutil
import time
import traceback
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from cxsim.errors import CxsimError, StudyWarning
from cxsim.text.locale import Locale

REFUSED, ACCEPTED, TRACEBACK, WRONG = "refused", "accepted", "traceback", "wrong"
SECONDS = 20
"""Of processor time that an input may take."""
BROKEN_TEXT = ("{$", "{ $", "???", "Traceback", "0x7f")
"""What no message may show: facts that were not filled in, and the insides of Python."""


@dataclass(frozen=True)
class Trial:
    """One input.

    Attributes
    ----------
    door : asks the product; returns its answer or raises.
    judge : says why an answer is wrong; empty if it is right. It shares no code with the product.
    codes : the exit codes with which the product may refuse.
    sound : whether nothing is wrong with the input, so that a refusal is wrong.
    refuses : whether an answer that is no error refuses some of the input.
    """

    door: Callable[[], Any]
    judge: Callable[[Any], str]
    codes: tuple[int, ...] = (2, 3)
    sound: bool = False
    refuses: Callable[[Any], bool] = lambda _: False


class Family(Protocol):
    """Inputs of one kind, each a pure function of a seed and a number."""

    name: str

    def prepare(self, folder: Path) -> None:
        """Make once what all inputs start from."""

    def draw(self, chance: random.Random, folder: Path) -> Trial:
        """One input, written into an empty folder."""


@dataclass(frozen=True)
class Finding:
    """What came of one input, and why that is wrong, if it is."""

    family: str
    number: int
    kind: str
    seconds: float
    why: str = ""


def attempt(family: Family, seed: int, number: int, folder: Path) -> Finding:
    """Draw an input into an emptied folder, give it to the product, and judge the answer."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    trial = family.draw(random.Random(f"{seed} {family.name} {number}"), folder)
    started = time.process_time()
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        kind, why, answer = _ask(trial)
    seconds = time.process_time() - started
    if kind == ACCEPTED:
        why, kind = _judged(trial, answer), REFUSED if trial.refuses(answer) else kind
    loud = [f"{each.category.__name__}: {each.message}" for each in said if not issubclass(each.category, StudyWarning)]
    if not why and loud:
        why = f"a warning: {loud[0]}"
    if not why and seconds > SECONDS:
        why = f"it took {seconds:.0f} s of processor time"
    if why and kind != TRACEBACK:
        kind = WRONG
    return Finding(family.name, number, kind, seconds, why)


def _ask(trial: Trial) -> tuple[str, str, Any]:
    try:
        return ACCEPTED, "", trial.door()
    except CxsimError as error:
        return REFUSED, refused_wrongly(error, trial), None
    except Exception:
        return TRACEBACK, traceback.format_exc(), None


def _judged(trial: Trial, answer: Any) -> str:
    try:
        return trial.judge(answer)
    except Exception:
        return f"the judge failed: {traceback.format_exc()}"


def refused_wrongly(error: CxsimError, trial: Trial) -> str:
    """What is wrong with a refusal: of a sound input, with another exit code, or without what was found, expected and to be done."""
    if trial.sound:
        return f"refused although nothing is wrong with it: {error}"
    if error.exit_code not in trial.codes:
        return f"exit code {error.exit_code}, not one of {trial.codes}: {error}"
    if not error.faults:
        return f"a refusal without a fault: {error}"
    return next((why for language in ("en", "fr") if (why := _unclear(error, Locale.of(language)))), "")


def _unclear(error: CxsimError, locale: Locale) -> str:
    parts = [locale.format(each.message, part) for each in error.faults[:5] for part in ("found", "expected", "remedy")]
    whole = error.render(locale)
    if not all(part.strip() for part in parts):
        return f"a fault with nothing found, expected or to be done: {whole}"
    broken = [mark for mark in BROKEN_TEXT if mark in locale.format(error.headline)]
    return f"a message with {broken}: {whole}" if broken else ""


def families(names: Sequence[str] = ()) -> tuple[Family, ...]:
    """The families by name; all if none is named."""
    from tests.attacks.fuzz.addresses import Addresses
    from tests.attacks.fuzz.results import Results
    from tests.attacks.fuzz.settings import Overlays, Settings
    from tests.attacks.fuzz.studies import Studies
    from tests.attacks.fuzz.tables import Tables

    known: tuple[Family, ...] = (Tables(), Studies(), Overlays(), Settings(), Results(), Addresses())
    return tuple(family for family in known if not names or family.name in names)

"""The language of the command line: of --language, else of the study, else of CXSIM_LANGUAGE, else English."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from cxsim.errors import UsageError, fault, nearest
from cxsim.text import Message
from cxsim.text.languages import LANGUAGES
from cxsim.text.locale import Locale

OPTION = "--language"
VARIABLE = "CXSIM_LANGUAGE"
_DEEPEST = 8
_LANGUAGE = re.compile(r"^language:[ \t]*[\"']?(\w+)", re.MULTILINE)
_EXTENDS = re.compile(r"^extends:[ \t]*[\"']?([^\"'#\n]+)", re.MULTILINE)


def option_value(option: str, arguments: Sequence[str]) -> str:
    """The value of an option in a command; empty if it is not there."""
    words = [word for argument in arguments for word in argument.split("=", 1)]
    return next((value for word, value in pairwise(words) if word == option), "")


def locale_of(arguments: Sequence[str]) -> Locale:
    """The language in which a command answers.

    Raises
    ------
    UsageError
        If --language or CXSIM_LANGUAGE names a language in which nothing is written.
    """
    stated, variable = option_value(OPTION, arguments), os.environ.get(VARIABLE, "")
    for source, code in ((OPTION, stated), ("", _of_the_study(arguments)), (VARIABLE, variable)):
        if code in LANGUAGES:
            return Locale.of(code)
        if code and source:
            wrong = fault("cli-language-unknown", source=source, code=code, remedy=nearest(code, LANGUAGES))
            raise UsageError(Message("cli-not-understood"), [wrong])
    return Locale.of()


def without_language(arguments: Sequence[str]) -> list[str]:
    """A command line without --language, which no command need know."""
    left, skip = [], False
    for word in arguments:
        if not (skip or word == OPTION or word.startswith(f"{OPTION}=")):
            left.append(word)
        skip = word == OPTION and not skip
    return left


def _of_the_study(arguments: Sequence[str]) -> str:
    """The language that the first study or run in a command states."""
    for word in arguments:
        path = Path(word) / "study.yaml" if Path(word).is_dir() else Path(word)
        if path.suffix.lower() in (".yaml", ".yml") and path.is_file():
            return _stated(path)
    return ""


def _stated(path: Path) -> str:
    for _ in range(_DEEPEST):
        try:
            text = path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""
        if found := _LANGUAGE.search(text):
            return found[1]
        if not (base := _EXTENDS.search(text)):
            return ""
        path = path.parent / base[1].strip()
    return ""

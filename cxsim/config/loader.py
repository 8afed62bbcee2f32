"""Loader of studies: one pass over a file finds every fault that can be found, each with its line and column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from pydantic import ValidationError

from cxsim.config.checks import study_faults
from cxsim.config.document import YamlDocument, parse_document, warn_of_old_keys
from cxsim.config.error_recovery import faults_beside, part_faults
from cxsim.config.inheritance import read_layers, read_standalone, standalone_text
from cxsim.config.key_settings import read_settings, with_settings
from cxsim.config.study_file import Study
from cxsim.config.validation import validation_faults
from cxsim.errors import Fault, UsageError
from cxsim.text import Message


def load(path: str | Path, settings: Sequence[str] = ()) -> Study:
    """Read a study from a YAML file.

    Parameters
    ----------
    path : str or path
        The file; paths in it start at its folder.
    settings : sequence of str
        Keys to set anew, each as ``ADDRESS=VALUE``, such as ``pools.support.agents=45``; an interval moves with its value in proportion.

    Returns
    -------
    Study
        The plan, its customers, fits, programmes, terms on money and how it is run; frozen.

    Raises
    ------
    UsageError
        With every fault of the file: YAML that cannot be read, unknown or missing names, values out of range, and
        parts that contradict each other.

    Warns
    -----
    RenamedKeyWarning
        If the file calls keys as version 0.1 did; they are read under their new names.

    Examples
    --------
    >>> import cxsim as cx
    >>> cx.load("configs/gym.yaml").currency
    'EUR'
    """
    file = Path(path)
    return _study(with_settings(read_standalone(file), settings), file.parent)


def load_with_text(path: Path, settings: Sequence[str] = ()) -> tuple[Study, str]:
    """Read a study, and the text that `reload` reads it from again, from one and the same reading of its files.

    Raises
    ------
    UsageError
        As `load`.
    """
    document = with_settings(read_standalone(path), settings)
    return _study(document, path.parent), standalone_text(document)


def describe_settings(path: Path, settings: Sequence[str]) -> tuple[Message, ...]:
    """What settings change in the file of a study, and how each was read, one line each.

    Raises
    ------
    UsageError
        If one of them names no key.
    """
    return tuple(each.message for each in read_settings(read_standalone(path), settings))


def load_before_results(path: Path) -> Study:
    """Read a study whose levers may take results that are not there yet or are of another plan: the commands that make them need it.

    Raises
    ------
    UsageError
        As `load`, but for such results.

    Warns
    -----
    MissingResultWarning
        With every such result, and how it is stored.
    """
    return _study(read_standalone(path, missing=True), path.parent, missing=True)


def loads(text: str, file: str = "study", folder: Path | None = None) -> Study:
    """Read a study from a text; `file` is its name in messages, `folder` where its paths start."""
    return _study(parse_document(text, file), folder or Path())


def reload(path: Path) -> Study:
    """A study that was checked before, from the copy of its file in a run folder; the tables it names need not be there."""
    document = read_standalone(path)
    try:
        return Study.model_validate(document.data).in_folder(path.parent)
    except ValidationError as error:
        raise _wrong(document, validation_faults(error, document, Study)) from None


def place_faults(path: str | Path, faults: Iterable[Fault], settings: Sequence[str] = ()) -> tuple[Fault, ...]:
    """Faults found after a study was read, with the line and column of their paths in its file."""
    document = with_settings(read_layers(Path(path)), settings)
    return tuple(sorted((document.locate(fault) for fault in faults), key=_position))


def _study(document: YamlDocument, folder: Path, missing: bool = False) -> Study:
    try:
        study = Study.model_validate(document.data).in_folder(folder)
    except ValidationError as error:
        beside = faults_beside(document.data, folder)
        more = (document.locate(fault) for fault in (part_faults(document.data) if beside is None else beside))
        raise _wrong(document, (*validation_faults(error, document, Study), *more)) from None
    faults = [each for each in study_faults(study) if not (missing and each.path[-2:] == ("data", "result"))]
    if faults:
        raise _wrong(document, map(document.locate, faults))
    warn_of_old_keys(document)
    return study


def _position(fault: Fault) -> tuple[int, int]:
    return fault.line or 0, int(fault.column or 0)


def _wrong(document: YamlDocument, faults: Iterable[Fault]) -> UsageError:
    found = sorted((*document.outdated, *faults), key=_position)
    return UsageError(Message("config-study-wrong", file=document.file, count=len(found)), found)

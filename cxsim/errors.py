"""The exception family: a wrong call, file or plan is one of these, never a bare traceback.

Every error carries *faults*: what was found, what was expected, what to do, and where. All faults of
one pass are raised together, so that a file is corrected once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, ClassVar

from cxsim.text.message import Message

if TYPE_CHECKING:
    from pydantic_core import PydanticCustomError

    from cxsim.text.locale import Locale

LIKE = 0.6  # how alike two names are, from 0 to 1, of which one is taken for a misspelling of the other
MOST_NAMES = 30


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, with its place and its remedy.

    What was found, what was expected and what to do are the attributes `.found`, `.expected` and `.remedy` of a message.

    Parameters
    ----------
    message
        The id of the fault in the catalogues, and its facts.
    path
        The address inside a structured document, e.g. ``("journeys", "support", "starts")``; whoever read the document turns it into
        `file`, `line` and `column`.
    count
        How many times it was found.
    depends_on
        The address of the part from which the fault follows, where that is more than its place: that nothing leads to a touchpoint
        follows from all touchpoints of its journey.
    """

    message: Message
    file: str = ""
    line: int | None = None
    column: str | int | None = None
    path: tuple[str | int, ...] = ()
    count: int = 1
    depends_on: tuple[str | int, ...] = ()

    def at(
        self,
        file: str | None = None,
        line: int | None = None,
        column: str | int | None = None,
        path: Sequence[str | int] | None = None,
        count: int | None = None,
        depends_on: Sequence[str | int] | None = None,
    ) -> Fault:
        """The same fault with its place filled in; what is not given stays as it is."""
        return replace(
            self,
            file=self.file if file is None else file,
            line=self.line if line is None else line,
            column=self.column if column is None else column,
            path=self.path if path is None else tuple(path),
            count=self.count if count is None else count,
            depends_on=self.depends_on if depends_on is None else tuple(depends_on),
        )

    @property
    def found(self) -> str:
        """What was found, in English."""
        return _part(self.message, "found")

    @property
    def expected(self) -> str:
        """What was expected, in English."""
        return _part(self.message, "expected")

    @property
    def remedy(self) -> str:
        """What to do, in English."""
        return _part(self.message, "remedy")

    @property
    def do(self) -> str:
        """The old name of `remedy`."""
        return self.remedy

    @property
    def place(self) -> str:
        """`file:line:column`, as far as it is known; else the path inside the document."""
        known = [str(part) for part in (self.file, self.line, self.column) if part not in ("", None)]
        return ":".join(known) or ".".join(map(str, self.path))

    @property
    def line_message(self) -> Message:
        """The fault in one line as a message: place, what was found, what was expected, what to do."""
        parts = {name: self.message.attribute(name) for name in ("found", "expected", "remedy")}
        return Message("text-fault", place=self.place or None, count=self.count, **parts)

    def render(self, locale: Locale | None = None) -> str:
        """The fault in one line; in English if no locale is given."""
        from cxsim.text.locale import Locale

        return (locale or Locale.of()).format(self.line_message)

    def __str__(self) -> str:
        """The fault in one line, in English."""
        return self.render()


def fault(id: str, /, **facts: object) -> Fault:
    """A fault by the id of its message and the facts; `Fault.at` says where."""
    return Fault(Message(id, **facts))


def schema_error(fault: Fault) -> PydanticCustomError:
    """A fault that a schema finds while it reads a value; whoever reads the document takes it from the context of the error."""
    from pydantic_core import PydanticCustomError

    return PydanticCustomError("fault", "{fault}", {"fault": fault})


def _part(message: Message, attribute: str) -> str:
    from cxsim.text.locale import Locale

    return Locale.of().format(message, attribute)


class CxsimError(Exception):
    """What every error of cxsim is; `exit_code` is what the command line returns for it.

    Parameters
    ----------
    message
        What failed, as a message of the catalogues or as a text.
    faults
        Why: everything that was found wrong in one pass.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, message: Message | str, faults: Iterable[Fault] = ()) -> None:
        self.headline = message
        self.faults = tuple(faults)
        super().__init__(message, self.faults)

    @property
    def message(self) -> str:
        """What failed, in English."""
        return str(self.headline)

    @property
    def reason(self) -> Message:
        """The error with all its faults as one message, for a record that states why something could not be done."""
        return Message("text-error", headline=self.headline, faults=[each.line_message for each in self.faults])

    def render(self, locale: Locale | None = None) -> str:
        """The error with all its faults, one a line; in English if no locale is given."""
        from cxsim.text.locale import Locale

        to = locale or Locale.of()
        return "\n".join([to.format(self.headline), *(f"  {each.render(to)}" for each in self.faults)])

    def __str__(self) -> str:
        """The error with all its faults, in English."""
        return self.render()


class ModelError(CxsimError):
    """A model cannot be fitted, or a simulation cannot be run, on what was given."""

    exit_code = 1


class UsageError(CxsimError):
    """A command, an option or a plan file is wrong."""

    exit_code = 2


class DataError(CxsimError):
    """A data file is missing, cannot be read, or breaks its contract."""

    exit_code = 3


class StudyWarning(Warning):
    """A study file was read, with something that its user should change; `faults` name each with its place.

    Parameters
    ----------
    message
        What is to be changed, as a message of the catalogues.
    faults
        Each, in the order of the file.
    """

    def __init__(self, message: Message, faults: Iterable[Fault]) -> None:
        super().__init__(message)
        self.message = message
        self.faults = tuple(faults)

    def render(self, locale: Locale | None = None) -> str:
        """The whole text: the headline, and one line for each fault."""
        return CxsimError(self.message, self.faults).render(locale)

    def __str__(self) -> str:
        """The whole text, in English."""
        return self.render()


class RenamedKeyWarning(StudyWarning, FutureWarning):
    """A file was read that calls keys as version 0.1 did; `faults` name each with its name now."""


class MissingResultWarning(StudyWarning, UserWarning):
    """A lever takes the result of an experiment that is not there, or of another plan; the prior of the endpoint stands for it."""


def nearest(name: str, known: Iterable[str]) -> Message:
    """A remedy for a misspelt name: the nearest right one, else the list of the known ones."""
    names = sorted(set(known))
    close = get_close_matches(name, names, n=1, cutoff=LIKE)
    if close:
        return Message("text-did-you-mean", name=close[0])
    return Message("text-use-one-of-many" if len(names) > MOST_NAMES else "text-use-one-of", names=names[:MOST_NAMES])

"""The entry of the command line: runs a command, and turns every failure into one clear message and an exit code.

Exit codes: 0 done, 1 a model or a verification failed, 2 the command or a study file is wrong, 3 the data are wrong,
130 interrupted, 143 and 129 ended by the system (SIGTERM, SIGHUP).
"""

from __future__ import annotations

import atexit
import gc
import io
import os
import signal
import sys
import traceback
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, NoReturn

from typer.exceptions import Abort, TyperException

from cxsim.cli.commands import app
from cxsim.cli.compatibility import current_options
from cxsim.cli.language import locale_of, option_value, without_language
from cxsim.cli.output import locale_in_use, show_error, show_hints, use_locale
from cxsim.cli.parser import parser_fault
from cxsim.cli.system_errors import explain_system_error, summarise
from cxsim.errors import CxsimError, StudyWarning, UsageError
from cxsim.text import Message
from cxsim.text.locale import Locale

INTERRUPTED = 130
NEW_OBJECTS = 100_000
_SIGNALS: list[int] = []
"""Signals to end that have come."""


def main() -> None:
    """Run the command in `sys.argv` and exit with its code."""
    _write_any_character()
    _end_cleanly()
    gc.set_threshold(NEW_OBJECTS)  # to look for garbage in what is only just being loaded takes a tenth of a short command's time
    _leave(run_command(sys.argv[1:]))


def run_command(arguments: Sequence[str]) -> int:
    """Run a command given as a list of words; returns its exit code."""
    as_json = "--json" in arguments
    use_locale(Locale.of())
    try:
        arguments = _prepared(arguments)
        with _study_warnings_as_hints():
            code = app(args=list(arguments), prog_name="cxsim", standalone_mode=False) or 0
        sys.stdout.flush()
        if code == INTERRUPTED:
            code = _say_interrupted(arguments)
    except BaseException as error:
        code = _explain(error, arguments, as_json)
    return int(code)


def _explain(error: BaseException, arguments: Sequence[str], as_json: bool) -> int:
    """Show one message for a failure; returns its exit code."""
    cause = error.__cause__ if isinstance(error, Abort) else error  # Typer's word for an interruption, and for a file that ends too early
    if _SIGNALS or isinstance(cause, KeyboardInterrupt) or cause is None:  # a library may turn an interruption into an error of its own
        return _say_interrupted(arguments)
    if isinstance(cause, TyperException):
        cause = UsageError(Message("cli-not-understood"), [parser_fault(cause)])
    if isinstance(cause, BrokenPipeError):
        return _close_quietly()
    if not isinstance(cause, Exception):
        raise error
    if isinstance(cause, CxsimError):
        show_error(cause, as_json)
        return cause.exit_code
    return _say_unexpected(cause, as_json)


def _end_cleanly() -> None:
    """Have a signal to end remove what is half written, as Ctrl-C does; one that is ignored, as under nohup, stays ignored."""

    def end(number: int, _: object) -> None:
        _SIGNALS.append(number)
        raise KeyboardInterrupt

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, end)


def _write_any_character() -> None:
    """Have a stream that cannot write a character write a question mark: nothing that was computed is lost to an encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _say_interrupted(arguments: Sequence[str]) -> int:
    with suppress(OSError):  # the terminal may be gone
        show_hints(Message("cli-interrupted", left=_left(arguments)))
    return 128 + _SIGNALS[0] if _SIGNALS else INTERRUPTED


def _prepared(arguments: Sequence[str]) -> list[str]:
    """The command line as the commands read it: its language is chosen, and old options have their new names."""
    use_locale(locale_of(arguments))
    current, hints = current_options(arguments)
    show_hints(*hints)
    return without_language(current)


@contextmanager
def _study_warnings_as_hints() -> Iterator[None]:
    """Show what is to be changed in a study as hints, and any other warning as Python does."""
    with warnings.catch_warnings():
        warnings.simplefilter("always", StudyWarning)
        show = warnings.showwarning

        def show_warning(message: Warning | str, *rest: Any) -> None:
            if isinstance(message, StudyWarning):
                show_hints(Message("cli-warning", warning=message.render(locale_in_use())))
            else:
                show(message, *rest)

        warnings.showwarning = show_warning  # type: ignore[assignment]
        yield


def _leave(code: int) -> NoReturn:
    """End the process, without taking its objects apart one by one: that takes a fifth of a short command's time."""
    atexit._run_exitfuncs()
    with suppress(OSError):  # what could not be written has been said
        sys.stdout.flush()
    os._exit(code)


def _left(arguments: Sequence[str]) -> Message:
    """What an interrupted command leaves behind, and what to do with it."""
    if parts := option_value("--resume", arguments):
        return Message("cli-left-parts", folder=parts)
    if log := option_value("--events", arguments):
        return Message("cli-left-log", folder=log)
    return Message("cli-left-nothing")


def _close_quietly() -> int:
    """Whoever read our output has gone; give the interpreter somewhere to flush the rest."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _say_unexpected(error: Exception, as_json: bool) -> int:
    """The last resort: a user never sees a traceback without asking for it."""
    debugging = os.environ.get("CXSIM_DEBUG") == "1"
    internal = Message("cli-internal-error", kind=type(error).__name__, summary=summarise(error), shown=debugging)
    shown = explain_system_error(error) or CxsimError(internal)
    show_error(shown, as_json)
    if debugging:
        traceback.print_exception(error)
    return shown.exit_code

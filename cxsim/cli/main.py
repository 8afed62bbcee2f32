"""The entry of the command line: runs a command, and turns every failure into one clear message and an exit code.

Exit codes: 0 done, 1 a model or a verification failed, 2 the command or a study file is wrong, 3 the data are wrong,
130 interrupted.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from typing import NoReturn

from typer.exceptions import Abort, TyperException

from cxsim.cli.commands import app
from cxsim.cli.output import show_error
from cxsim.errors import CxsimError, UsageError

INTERRUPTED = 130
NEW_OBJECTS = 100_000


def main() -> None:
    """Run the command in `sys.argv` and exit with its code."""
    gc.set_threshold(NEW_OBJECTS)  # to look for garbage in what is only just being loaded takes a tenth of a short command's time
    _leave(run_command(sys.argv[1:]))


def run_command(arguments: Sequence[str]) -> int:
    """Run a command given as a list of words; returns its exit code."""
    as_json = "--json" in arguments
    try:
        code = app(args=list(arguments), prog_name="cxsim", standalone_mode=False) or 0
        sys.stdout.flush()
    except CxsimError as error:
        show_error(error, as_json)
        code = error.exit_code
    except TyperException as error:
        wrong = UsageError(f"{error.format_message().rstrip('.')}; see `cxsim --help`")
        show_error(wrong, as_json)
        code = wrong.exit_code
    except (KeyboardInterrupt, Abort):
        code = INTERRUPTED
    except BrokenPipeError:
        code = _close_quietly()
    except Exception as error:  # the last resort: a user never sees a traceback without asking for it
        code = _internal(error, as_json)
    if code == INTERRUPTED:
        sys.stderr.write(f"interrupted; {_left(arguments)}\n")
    return int(code)


def _leave(code: int) -> NoReturn:
    """End the process, without taking its objects apart one by one: that takes a fifth of a short command's time."""
    atexit._run_exitfuncs()
    with suppress(OSError):  # what could not be written has been said
        sys.stdout.flush()
    os._exit(code)


def _left(arguments: Sequence[str]) -> str:
    """What an interrupted command leaves behind, and what to do with it."""
    if parts := _given("--resume", arguments):
        return f"finished parts are kept in {parts}: the same command goes on from there"
    if log := _given("--events", arguments):
        return f"the log in {log} is not finished: remove it before you begin again; with --resume DIR a run can be gone on with"
    return "nothing was kept"


def _given(option: str, arguments: Sequence[str]) -> str:
    """The value of an option in a command; empty if it is not there."""
    words = [word for argument in arguments for word in argument.split("=", 1)]
    return next((value for word, value in pairwise(words) if word == option), "")


def _close_quietly() -> int:
    """Whoever read our output has gone; give the interpreter somewhere to flush the rest."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _internal(error: Exception, as_json: bool) -> int:
    where = "" if os.environ.get("CXSIM_DEBUG") == "1" else "; CXSIM_DEBUG=1 shows where"
    summary = " ".join(str(error).split())[:200]
    show_error(CxsimError(f"internal error ({type(error).__name__}: {summary}); please report it{where}"), as_json)
    if not where:
        traceback.print_exception(error)
    return 1

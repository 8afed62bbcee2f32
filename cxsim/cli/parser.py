"""How a command line is read: Typer's commands, whose faults and titles of help are messages of the catalogues."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn, TypeVar

import typer
from typer._click.exceptions import BadOptionUsage, BadParameter, MissingParameter, NoArgsIsHelpError, NoSuchOption
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from cxsim.cli.output import locale_in_use, write_out
from cxsim.errors import Fault, UsageError, fault, nearest
from cxsim.text import Message

Function = TypeVar("Function", bound=Callable[..., Any])
MOST_CUSTOMERS = 10**10
MOST_DRAWS = 1_000_000
MOST_WORKERS = 4096
LARGEST_SEED = 2**63 - 1
"""What a number on the command line may be at most: more is a slip, and would fill the memory before anything is said."""
TITLES = {
    "ARGUMENTS_PANEL_TITLE": "cli-help-arguments",
    "OPTIONS_PANEL_TITLE": "cli-help-options",
    "COMMANDS_PANEL_TITLE": "cli-help-commands",
    "DEFAULT_STRING": "cli-help-default",
    "REQUIRED_LONG_STRING": "cli-help-required",
}
"""What Typer's help calls its parts, by the names of its constants."""


class _Localised:
    """What commands and groups have in common: their texts are messages."""

    def localise(self, path: str) -> None:
        """Write its help, and that of its parameters and commands, in the language of the command line.

        Parameters
        ----------
        path
            The command as it is typed, such as ``cxsim runs list``.
        """
        own, shared = Message(f"cli-usage-{path.replace(' ', '-')}"), Message("cli-usage-shared")
        command: Any = self
        texts = locale_in_use().attributes(own.id)
        command.help = write_out(own)
        command.epilog = write_out(own.attribute("epilog")) if "epilog" in texts else None
        for param in command.params:
            param.help = write_out((own if param.name in texts else shared).attribute(param.name))
        for name, inner in getattr(command, "commands", {}).items():
            inner.localise(f"{path} {name}")

    def get_params(self, ctx: Any) -> list[Any]:
        params: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        for param in params:
            if "--help" in param.opts:
                param.help = write_out(Message("cli-help-help"))
        return params

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        command: Any = self
        command.subcommand_metavar = write_out(Message("cli-help-subcommand"))
        pieces = " ".join(command.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=f"{write_out(Message('cli-help-usage'))} ")

    def format_help(self, ctx: Any, formatter: Any) -> None:
        from typer import rich_utils  # slow to load

        for constant, id in TITLES.items():
            setattr(rich_utils, constant, write_out(Message(id)))
        self.localise(ctx.command_path)
        super().format_help(ctx, formatter)  # type: ignore[misc]


class LocalisedCommand(_Localised, TyperCommand):
    """A command."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read its words; refuse those that it has no argument for, and those that are not UTF-8, which no writer of tables takes."""
        for word in args:
            if (shown := word.encode("utf-8", "replace").decode()) != word:
                _refuse(fault("data-file-name").at(shown))
        ctx.allow_extra_args = True
        if rest := super().parse_args(ctx, args):
            _refuse(fault("cli-argument-extra", words=rest, command=ctx.command_path))
        return rest


class LocalisedGroup(_Localised, TyperGroup):
    """A group of commands."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first word names."""
        if not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            _refuse(fault("cli-command-unknown", name=args[0], remedy=nearest(args[0], self.list_commands(ctx))))
        return super().resolve_command(ctx, args)


class CommandLine(typer.Typer):
    """The commands of a program, or of one of its groups."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(cls=LocalisedGroup, no_args_is_help=True, **settings)

    def command(self, name: str | None = None, **settings: Any) -> Callable[[Function], Function]:
        """Make a function a command."""
        return super().command(name, cls=LocalisedCommand, **settings)


def _refuse(wrong: Fault) -> NoReturn:
    raise UsageError(Message("cli-not-understood"), [wrong])


def parser_fault(error: TyperException) -> Fault:
    """What Typer finds wrong with a command line, as a fault."""
    from pydantic import ValidationError

    from cxsim.schema_faults import value_fault

    cause = error.__cause__
    if isinstance(error, BadParameter) and error.param is not None and isinstance(cause, ValidationError):
        return value_fault(cause.errors()[0]).at(path=(_name(error.param),))
    if isinstance(error, MissingParameter) and error.param is not None:
        return fault("cli-argument-missing", name=_name(error.param), command=error.ctx.command_path if error.ctx else "cxsim")
    if isinstance(error, NoSuchOption):
        known = [name for param in error.ctx.command.get_params(error.ctx) for name in param.opts] if error.ctx else []
        options = [name for name in known if name.startswith("--")]
        return fault("cli-option-unknown", option=error.option_name, remedy=nearest(error.option_name, options))
    if isinstance(error, BadOptionUsage):
        return fault("cli-option-value", option=error.option_name)
    if isinstance(error, NoArgsIsHelpError):
        command: Any = error.ctx.command
        return fault("cli-command-missing", command=error.ctx.command_path, commands=command.list_commands(error.ctx))
    return fault("cli-command-other")


def _name(param: Any) -> str:
    """An option as it is typed, or an argument as the help names it."""
    long = [name for name in param.opts if name.startswith("--")]
    return str(long[0] if long else param.metavar or param.name)

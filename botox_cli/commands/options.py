"""The options that every command has, declared once and added to each by its command class."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Annotated, Any, NamedTuple, get_args

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_params_convertors_ctx_param_name_from_function

from botox_cli import catalogue
from botox_cli.catalogue.model import SECTIONS, Catalogue
from botox_cli.errors import BotoxError
from botox_cli.queries.find import beginning
from botox_cli.render.settings import Colour, Format, Settings, one_format
from botox_cli.render.views import View


def completing(*sections: str) -> Callable[[str], list[str]]:
    """A completion of ids and names of these sections; without help texts, which would load rich."""

    def complete(incomplete: str) -> list[str]:
        with suppress(BotoxError):
            return beginning(catalogue.load(), incomplete, sections or tuple(SECTIONS))
        return []

    return complete


Name = Annotated[
    list[str],
    typer.Argument(
        metavar="NAME...", help="its id, name or alias; several words are one name", autocompletion=completing()
    ),
]

UseName = Annotated[
    list[str],
    typer.Argument(
        metavar="USE...", help="its id, name or alias; several words are one name", autocompletion=completing("uses")
    ),
]


class Answer(NamedTuple):
    """A view and how it is to be written."""

    view: View
    settings: Settings


class DataFiles(NamedTuple):
    """Which data files the command line names."""

    files: Sequence[str]
    only: bool


OTHERS = {
    "help": "this page",
    "install_completion": "set up completion in this shell",
    "show_completion": "print the script that does it",
}
"""What the options do that typer adds."""


class BotoxCommand(TyperCommand):
    """A command with the common options; running it gives an `Answer`. Its epilog is examples, one a line."""

    def __init__(self, *args: Any, params: list[Any] | None = None, **kwargs: Any) -> None:
        self._own = list(params or [])
        self._common = list(get_params_convertors_ctx_param_name_from_function(_common)[0])
        super().__init__(*args, params=[*self._own, *self._common], **kwargs)

    def invoke(self, ctx: Any) -> Answer:
        """Take the common options out, run the command with its own, and put both results together."""
        chosen = {name: ctx.params.pop(name) for name in [str(param.name) for param in self._common]}
        ctx.obj = DataFiles(chosen.pop("data") or (), chosen.pop("only"))
        settings = _common(**chosen)
        return Answer(super().invoke(ctx), settings)

    def get_help(self, ctx: Any) -> str:
        """The page of `helping`: what is asked first, how the answer is written below, examples last."""
        helps = [param for param in self.get_params(ctx) if param not in (*self._own, *self._common)]
        examples = [(example, "") for example in (self.epilog or "").splitlines()]
        options = (("Options", _records(ctx, self._own), False), ("Output", _records(ctx, self._common + helps), True))
        return _page(self, ctx, *options, ("Examples", examples, False))


class BotoxMenu(TyperGroup):
    """Commands under one name, told on a page like that of a command."""

    def summaries(self, ctx: Any) -> Sequence[tuple[str, str]]:
        """The commands, each with what it answers."""
        found = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        return [(name, str(command.help).rstrip(".")) for name, command in found if command]

    def get_help(self, ctx: Any) -> str:
        """The page of `helping`: options, then every command with its line."""
        options = ("Options", _records(ctx, self.get_params(ctx)), False)
        return _page(self, ctx, options, ("Commands", self.summaries(ctx), False))


def _page(command: Any, ctx: Any, *groups: tuple[str, Sequence[tuple[str, str]], bool]) -> str:
    from botox_cli.commands.helping import Group, page

    usage = " ".join((*ctx.command_path.split(), *(piece.strip("{}") for piece in command.collect_usage_pieces(ctx))))
    return page(command.help, [Group("Usage", [(usage, "")]), *(Group(*group) for group in groups)])


def _records(ctx: Any, params: Sequence[Any]) -> list[tuple[str, str]]:
    found = [(param, param.get_help_record(ctx)) for param in params]
    return [
        (record[0], OTHERS.get(str(param.name), record[1].removesuffix("[required]").rstrip()))
        for param, record in found
        if record
    ]


def one_of(choices: Any) -> str:
    """The words of a `Literal` as help: `a, b or c`."""
    *first, last = get_args(choices)
    return f"{', '.join(first)} or {last}" if first else last


def opened(ctx: typer.Context) -> Catalogue:
    """The catalogue that the command line asks for.

    Raises:
        CatalogueError: a data file is not valid.
        InputError: a data file is missing or is no readable regular file.
    """
    return catalogue.load(ctx.obj.files, only=ctx.obj.only)


def _common(
    format: Annotated[
        Format | None,
        typer.Option("-f", "--format", metavar="FORMAT", help=one_of(Format)),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="short for -f json")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="short for -f csv")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="short for -f plain")] = False,
    fields: Annotated[str | None, typer.Option("--fields", metavar="A,B", help="these, in order")] = None,
    output: Annotated[str | None, typer.Option("-o", "--output", metavar="FILE", help="write to a file")] = None,
    cite: Annotated[bool, typer.Option("--cite", help="with its sources")] = False,
    color: Annotated[
        Colour, typer.Option("--color", metavar="WHEN", help="always or never", show_default=False)
    ] = "auto",
    no_pager: Annotated[bool, typer.Option("--no-pager", help="print it at once")] = False,
    data: Annotated[list[str] | None, typer.Option("--data", metavar="FILE", help="add a YAML file")] = None,
    only: Annotated[bool, typer.Option("--only", help="that file alone")] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="no hints")] = False,
) -> Settings:
    return Settings(
        format=one_format(format, json=json, csv=csv, plain=plain),
        output=output,
        fields=tuple(filter(None, (name.strip() for name in (fields or "").split(",")))),
        cite=cite,
        colour=color,
        quiet=quiet,
        pager=not no_pager,
    )

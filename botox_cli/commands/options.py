"""The options that every command has, declared once and added to each by its command class."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperCommand
from typer.main import get_params_convertors_ctx_param_name_from_function

from botox_cli import catalogue
from botox_cli.catalogue.model import SECTIONS, Catalogue
from botox_cli.errors import BotoxError
from botox_cli.queries.find import beginning
from botox_cli.render.settings import FORMATS, Colour, Format, Settings, one_format
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
        metavar="NAME...", help="Its id, name or alias; several words are one name.", autocompletion=completing()
    ),
]

UseName = Annotated[
    list[str],
    typer.Argument(
        metavar="USE...", help="Its id, name or alias; several words are one name.", autocompletion=completing("uses")
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

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the options in groups: what is asked first, how it is written below."""
        arguments = [param for param in self._own if param.param_type_name == "argument"]
        options = [param for param in self._own if param.param_type_name == "option"]
        helps = [param for param in self.get_params(ctx) if param not in (*self._own, *self._common)]
        groups = (("Arguments", arguments), ("Options", options), ("Output and data", [*self._common, *helps]))
        for title, params in groups:
            records = [record for param in params if (record := param.get_help_record(ctx))]
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write the examples, each on a line of its own so that it can be copied."""
        with formatter.section("Examples"):
            for example in (self.epilog or "").splitlines():
                formatter.write_text(example)


def opened(ctx: typer.Context) -> Catalogue:
    """The catalogue that the command line asks for.

    Raises:
        CatalogueError: a data file is not valid.
        InputError: a data file is missing or is no readable regular file.
    """
    return catalogue.load(ctx.obj.files, only=ctx.obj.only)


def _common(
    format: Annotated[
        Format | None, typer.Option("-f", "--format", metavar="FORMAT", help=f"One of {', '.join(FORMATS)}.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Short for -f json.")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="Short for -f csv.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Short for -f plain: tabs between fields, no header.")] = False,
    output: Annotated[str | None, typer.Option("-o", "--output", metavar="FILE", help="Write to a file.")] = None,
    fields: Annotated[
        str | None, typer.Option("--fields", metavar="A,B", help="Only these columns or fields, in this order.")
    ] = None,
    cite: Annotated[bool, typer.Option("--cite", help="Put the numbered sources under the answer.")] = False,
    color: Annotated[Colour, typer.Option("--color", metavar="WHEN", help="auto, always or never.")] = "auto",
    no_pager: Annotated[bool, typer.Option("--no-pager", help="Do not page a long answer.")] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="No hints.")] = False,
    data: Annotated[
        list[str] | None, typer.Option("--data", metavar="FILE", help="Add the entries of a YAML file (repeatable).")
    ] = None,
    only: Annotated[bool, typer.Option("--only", help="Use the files of --data alone.")] = False,
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

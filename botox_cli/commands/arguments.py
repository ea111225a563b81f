"""What commands share: arguments (names, regions), the common options as a `Request`, and how a catalogue is opened."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Annotated, Any, NamedTuple, get_args

import typer

from botox_cli import catalogue
from botox_cli.catalogue.model.catalogue import SECTIONS, Catalogue
from botox_cli.catalogue.model.values import Region
from botox_cli.errors import BotoxError, CatalogueError
from botox_cli.queries.lookup import complete_name


def completion_of(*sections: str) -> Callable[[str], list[str]]:
    """Make a function that completes ids, names and aliases of these sections of the catalogue; without any, of all.

    The function takes the beginning of a word and returns the words, sorted, with hyphens for spaces. It returns no
    words if the catalogue cannot be read. It does not read the files of `--data`.
    """

    def complete(incomplete: str) -> list[str]:
        with suppress(BotoxError):
            return complete_name(catalogue.load(), incomplete, sections or tuple(SECTIONS))
        return []

    return complete


Name = Annotated[
    list[str],
    typer.Argument(
        metavar="NAME...", help="its id, name or alias; several words are one name", autocompletion=completion_of()
    ),
]

UseName = Annotated[
    list[str],
    typer.Argument(
        metavar="USE...", help="its id, name or alias; several words are one name", autocompletion=completion_of("uses")
    ),
]


def one_of(choices: Any) -> str:
    """Some words, or the words of a `Literal`, as a list for help texts: `a, b or c`."""
    *first, last = get_args(choices) or choices
    return f"{', '.join(first)} or {last}" if first else last


LeadingRegion = Annotated[
    Region | None, typer.Option("--region", metavar="CODE", help=f"what leads: {one_of(Region)}", case_sensitive=False)
]
"""The option `--region`: the region whose facts come first. None without the option: then `Request.region` counts."""


class Request(NamedTuple):
    """What a command needs to know of the common options: which data files to read, and which form of answer is wanted.

    `files` are the users' files that `--data` names; if empty, those that BOTOX_DATA names are read. If `only` is true,
    the bundled files are not read.
    """

    files: Sequence[str]
    only: bool
    wants_screen: bool
    """Whether the answer may be a screen for people: not in a format for programs, nor with `--full` or `--fields`."""
    draws_tables: bool
    """Whether commands such as `uses`, which write plain records into a pipe, make a screen for people.

    True if `wants_screen` is true, and the output is a terminal or a format is named (also by the ending of a file).
    """
    wants_items_alone: bool
    """Whether the format writes only the items of the answer (JSON without `--fields`); a command may omit the rest."""
    region: Region | None = None
    """The region that BOTOX_REGION names: its facts come first on screens. None if no region or no screen is wanted."""
    known: Catalogue | None = None
    """The catalogue, if it is open already: `site` opens it once and calls the functions of other commands with it."""
    wants_full_screen: bool = False
    """Whether `explore` may open a full screen: its streams are terminals, and no option asks for another form."""
    has_colour: bool = False
    """Whether the full screen of `explore` may have colours."""


class Subcommand(NamedTuple):
    """A command of a group, such as `check` in `botox data check`: its function, help, and examples, one a line."""

    function: Callable[..., Any]
    help: str
    examples: str = ""


def open_catalogue(ctx: typer.Context) -> Catalogue:
    """The catalogue that the command line asks for; `Request.known` if it is set. `ctx.obj` is the `Request`.

    Raises:
        CatalogueError: a data file is not valid.
        InputError: a data file is missing or is no readable regular file.
        UsageError: `--only` is given and there is no user file.
    """
    if ctx.obj.known is not None:
        known: Catalogue = ctx.obj.known
        return known
    return catalogue.load(ctx.obj.files, only=ctx.obj.only)


class OpenedAnyway(NamedTuple):
    """A catalogue that has signs of danger, and a message that says why it is not the requested one; empty if it is."""

    catalogue: Catalogue
    fault: str = ""


def open_anyway(ctx: typer.Context) -> OpenedAnyway:
    """Open the requested catalogue, or another one if it cannot be read or has no signs of danger.

    The other one is the bundled catalogue; if that cannot be read either, a catalogue with nothing but the signs of
    danger. For commands that must answer even if data files are broken.
    """
    try:
        found = open_catalogue(ctx)
        if found.red_flags.values():
            return OpenedAnyway(found)
        fault = "no red flags in these data files"
    except BotoxError as error:
        fault = one_line(error)
    try:
        return OpenedAnyway(catalogue.load_bundled(), f"{fault}; the bundled signs are told")
    except BotoxError as error:
        from botox_cli.catalogue.last_resort import signs_alone

        return OpenedAnyway(signs_alone(), f"{one_line(error)}; the names of the signs are told")


def one_line(error: BotoxError) -> str:
    """An error as one line; for several problems, the first and the number of the others."""
    if not isinstance(error, CatalogueError):
        return str(error)
    more = len(error.problems) - 1
    return f"{error.problems[0]}" + (f", and {more:,} problems more" if more else "")

"""Arguments that several commands share (names, regions), and how a command opens its catalogue."""

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
    """Make a function that completes ids and names of these sections of the catalogue; of all if none is given.

    The function returns words without help texts, which would load rich.
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
"""The option `--region`: the region whose facts come first. Without the option, the region of BOTOX_REGION."""


class Request(NamedTuple):
    """What a command needs to know of the common options: which data files to read, and for whom the answer is."""

    files: Sequence[str]
    only: bool
    wants_screen: bool
    """Whether the answer is a screen for people."""
    draws_tables: bool
    """Whether a screen is drawn also by those commands that write records or plain lines into a pipe."""
    wants_items_alone: bool
    """Whether only the items of the answer are written, as JSON does, so that no texts about them are needed."""
    region: Region | None = None
    """The region of BOTOX_REGION, whose facts come first on screens."""
    known: Catalogue | None = None
    """The catalogue, if it is open already, since a command may call the functions of other commands."""
    wants_full_screen: bool = False
    """Whether `explore` can run: there is a terminal, and no option asks for another form of answer."""
    has_colour: bool = False
    """Whether the full screen of `explore` may have colours."""


class Subcommand(NamedTuple):
    """A command of a group, such as `check` in `botox data check`."""

    function: Callable[..., Any]
    help: str
    examples: str = ""


def open_catalogue(ctx: typer.Context) -> Catalogue:
    """The catalogue that the command line asks for.

    Raises:
        CatalogueError: a data file is not valid.
        InputError: a data file is missing or is no readable regular file.
    """
    if ctx.obj.known is not None:
        known: Catalogue = ctx.obj.known
        return known
    return catalogue.load(ctx.obj.files, only=ctx.obj.only)


class OpenedAnyway(NamedTuple):
    """A catalogue that has signs of danger, and what was wrong with the requested one (or empty)."""

    catalogue: Catalogue
    fault: str = ""


def open_anyway(ctx: typer.Context) -> OpenedAnyway:
    """The requested catalogue; if it is broken or has no signs of danger, the bundled one; at worst only the signs.

    For commands that must answer even if data files are broken.
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

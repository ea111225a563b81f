"""What several commands take: names, regions, the catalogue that is asked."""

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
    """A function that completes ids and names of these sections, of all if none is given.

    It returns no help texts, which would load rich.
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
    """Words, or those of a `Literal`, as a list for help: `a, b or c`."""
    *first, last = get_args(choices) or choices
    return f"{', '.join(first)} or {last}" if first else last


LeadingRegion = Annotated[
    Region | None, typer.Option("--region", metavar="CODE", help=f"what leads: {one_of(Region)}", case_sensitive=False)
]
"""The region whose facts stand first; `BOTOX_REGION` unless it is told."""


class Request(NamedTuple):
    """The common options as commands need them: which data files, and for whom the answer is."""

    files: Sequence[str]
    only: bool
    wants_screen: bool
    """Whether the answer is for people: a screen is built for them alone."""
    draws_tables: bool
    """Whether what a pipe gets as records, or folded, is a screen, too."""
    wants_items_alone: bool
    """Whether the answer is JSON, for which no words are made."""
    region: Region | None = None
    """The region of BOTOX_REGION, which leads on screens."""
    known: Catalogue | None = None
    """The catalogue, where it is open already: a command may ask others for their answers."""
    wants_full_screen: bool = False
    """Whether nothing is asked for that a full screen does not give, and there is a terminal for it."""
    has_colour: bool = False
    """Whether that may have colours."""


class Subcommand(NamedTuple):
    """A command of a group: `botox data check`."""

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
    """A catalogue that has signs of danger, and what was wrong with the one that was asked for."""

    catalogue: Catalogue
    fault: str = ""


def open_anyway(ctx: typer.Context) -> OpenedAnyway:
    """The catalogue that the command line asks for; if it cannot be read, the bundled one, else the signs alone.

    For answers that must come whatever is broken.
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
    """An error as one line; of several problems the first, and how many more there are."""
    if not isinstance(error, CatalogueError):
        return str(error)
    more = len(error.problems) - 1
    return f"{error.problems[0]}" + (f", and {more:,} problems more" if more else "")

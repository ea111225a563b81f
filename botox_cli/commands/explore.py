"""`botox explore`: the full-screen program; in a pipe, or if a format is asked for, the same content as lines."""

import os
import signal
from importlib.util import find_spec
from typing import Annotated

import typer
from msgspec.structs import replace

from botox_cli.catalogue.model.values import Region
from botox_cli.commands.arguments import completion_of, one_of, open_catalogue
from botox_cli.errors import UsageError
from botox_cli.queries.search.danger import signs_of_danger
from botox_cli.render.environment import is_ascii_wished, may_draw_marks_wide
from botox_cli.render.view import View

HELP = (
    "All of it full screen: search as you type, filters, the card of each use, a map, two side by side. "
    "Screen readers cannot follow full screens: nothing exists only here, and -f list gives the same as lines."
)

EXAMPLES = """\
botox explore
botox explore crows feet
botox explore -f list"""

ACCESSIBLE = "ACCESSIBLE"
"""The environment variable that forbids a full screen, for people who have lines read aloud; empty or 0 allows it."""

INSTALL = "pip install 'botox-cli[explore]'"

LINES = "botox explore -f list"


def explore(
    ctx: typer.Context,
    name: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]...", help="begin there, or with a search", autocompletion=completion_of()),
    ] = None,
    region: Annotated[Region | None, typer.Option(metavar="CODE", help=one_of(Region), case_sensitive=False)] = None,
) -> View:
    """Run the full screen until the user leaves it, then raise `typer.Exit`.

    It begins at the use or product `name`, else with a search for `name`; `region` sets the filter of regions. If a
    signal ended the full screen, the same signal ends the process.

    Two cases open no full screen and return a view. If the name describes a sign of danger, it is the answer of
    `search`. If the output is no terminal or an option asks for another form, it is the same content as lines.

    Raises:
        UsageError: a full screen is asked for, but Textual is not installed or the variable ACCESSIBLE is set.
        NotFoundError: lines are asked for, and nothing has this name, or no use has a treatment in `region`.
    """
    asked = " ".join(name or ())
    if signs_of_danger(asked):
        from botox_cli.commands.search import search  # the signs, at once and without a full screen

        return search(ctx, list(name or ()))
    if not ctx.obj.wants_full_screen:
        return _as_lines(ctx, asked, region)
    _look_for_what_is_needed()
    from botox_cli.explore.app import explore as run  # loads Textual
    from botox_cli.explore.app import start_with
    from botox_cli.explore.drawing import Look
    from botox_cli.explore.pages import Pages

    catalogue = open_catalogue(ctx)
    look = Look(is_ascii_wished() or may_draw_marks_wide(), ctx.obj.has_colour)
    files = tuple(word for file in ctx.obj.files for word in ("--data", file)) + (("--only",) if ctx.obj.only else ())
    pages = Pages(catalogue, ctx.obj.region, files)
    ended_by = run(catalogue, pages, look, start_with(catalogue, asked, region))
    if ended_by is not None:
        signal.signal(ended_by, signal.SIG_DFL)
        signal.raise_signal(ended_by)  # as it would have ended a program that had nothing to put back
    raise typer.Exit


def _look_for_what_is_needed() -> None:
    """Check that a full screen is possible and wanted.

    Raises:
        UsageError: Textual is not installed, or the variable ACCESSIBLE is set.
    """
    if os.environ.get(ACCESSIBLE, "") not in ("", "0"):
        raise UsageError(f"{ACCESSIBLE} is set, and a full screen cannot be read aloud; the same as lines: {LINES}")
    if find_spec("textual") is None:
        raise UsageError(f"explore needs Textual, which is not installed; try: {INSTALL}; the same without it: {LINES}")


def _as_lines(ctx: typer.Context, asked: str, region: Region | None) -> View:
    """The answer instead of a full screen: what `show` answers for the name `asked`; if it is empty, the list of uses.

    Facts of `region` come first in an entry; the list has only uses with a treatment there.

    Raises:
        NotFoundError: nothing has this name, or no use has a treatment there.
    """
    if asked:
        from botox_cli.commands.show import show  # only where lines are asked for

        return replace(show(ctx, asked.split(), region=region), command="explore")
    from botox_cli.commands.uses import uses  # only where lines are asked for

    return replace(uses(ctx, region=region), command="explore")

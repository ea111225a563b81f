"""`botox` without a command: what the program is, what to type, how old the data is."""

from typing import TYPE_CHECKING

import typer

from botox_cli.commands.arguments import open_catalogue
from botox_cli.render.items import CommandLine
from botox_cli.render.view import Card, Field, Line, View

if TYPE_CHECKING:
    from botox_cli.render.screen import ScreenBlock

HELP = "What this is, commands to try, and how old the data is."

TRY = (
    ("botox search how long does it last", "in your own words; the answer comes first"),
    ("botox show crows feet", "one use on one screen"),
    ("botox uses --region uk", "approved where you live"),
    ("botox compare botox dysport", "two products, fact by fact"),
    ("botox risks --with warfarin", "a drug or an illness"),
    ("botox checklist crows feet", "a sheet to take along"),
    ("botox classify", "is it plastic surgery?"),
    ("botox map", "the uses on face and body"),
    ("botox explore", "all of it full screen"),
    ("botox urgent", "signs that need help now"),
)


def overview(ctx: typer.Context) -> View:
    """The answer to `botox` alone: what the program is, how much the catalogue holds, and commands to try."""
    catalogue = open_catalogue(ctx)
    screen: tuple[ScreenBlock, ...] = ()
    if ctx.obj.wants_screen:
        from botox_cli.presentation.screens.overview import overview_screen

        screen = overview_screen(catalogue, TRY[:-1])
    counts = f"{len(catalogue.uses)} uses, {len(catalogue.products)} products, {len(catalogue.sources):,} documents"
    return View(
        command="overview",
        blocks=(
            Card(
                title="botox",
                asides=(("What it is", "the reference on Botox in the terminal"),),
                lead=(Line(text=f"{counts}. Every fact says where it comes from and how far that was checked."),),
                fields=tuple(
                    Field(key=command, label=command, lines=(Line(text=text),), role="id") for command, text in TRY
                ),
            ),
        ),
        screen=screen,
        items=tuple(CommandLine(command=command, answers=text) for command, text in TRY),
        summary={"uses": len(catalogue.uses), "products": len(catalogue.products), "sources": len(catalogue.sources)},
        hints=(("Every command", "botox help"),),
        edition=catalogue.edition,
    )

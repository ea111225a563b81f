"""`botox` alone: what this is, what to type, how old the data is."""

import typer

from botox_cli.commands.options import opened
from botox_cli.render.items import CommandLine
from botox_cli.render.views import Card, Field, Line, View

TRY = (
    ("botox uses", "what it is used for, and what of that is approved"),
    ("botox show crows feet", "one thing in full, its sources under it"),
    ("botox search how long does it last", "everything, in your own words"),
    ("botox risks --with warfarin", "what the sources say of a drug or condition"),
    ("botox classify", "is it plastic surgery? who says what"),
    ("botox urgent", "signs that need help now"),
)


def overview(ctx: typer.Context) -> View:
    """What this is, six commands to try, and how old the data is."""
    catalogue = opened(ctx)
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
        items=tuple(CommandLine(command=command, answers=text) for command, text in TRY),
        summary={"uses": len(catalogue.uses), "products": len(catalogue.products), "sources": len(catalogue.sources)},
        edition=catalogue.edition,
    )

"""`botox timeline`: the history of the toxin, from its discovery to the last approval."""

from typing import TYPE_CHECKING, Annotated

import typer

from botox_cli.catalogue.model.background import About, Event
from botox_cli.commands.arguments import LeadingRegion, one_of, open_catalogue
from botox_cli.errors import NotFoundError
from botox_cli.presentation.labels import count_noun
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.view import Column, Row, Table, View

if TYPE_CHECKING:
    from botox_cli.render.screen import ScreenBlock

HELP = "The history of botulinum toxin, from Kerner to the last approval."

EXAMPLES = """\
botox timeline
botox timeline --about safety
botox timeline --json"""

COLUMNS = (
    Column(key="id", title="id", role="id"),
    Column(key="day", title="when", role="approved"),
    Column(key="name", title="what", role="strong"),
)


def timeline(
    ctx: typer.Context,
    about: Annotated[About | None, typer.Option(metavar="LANE", help=one_of(About), case_sensitive=False)] = None,
    region: LeadingRegion = None,
) -> View:
    """The answer to `botox timeline`: the events about `about`, or all, the oldest first.

    Events of `region` come first on the screen; without `about`, the screen may show only milestones.

    Raises:
        NotFoundError: the catalogue has no events, or none about `about`.
    """
    catalogue = open_catalogue(ctx)
    total = len(catalogue.events)
    found = tuple(
        event
        for event in sorted(catalogue.events.values(), key=lambda event: event.day)
        if about in (None, event.about)
    )
    if not total:
        raise NotFoundError("no events in this catalogue; without --only the bundled ones are asked")
    if not found:
        raise NotFoundError(f"no event about {about} in this catalogue; `botox timeline` has all {total}")
    numbers, screen_numbers = ReferenceNumbers(), ReferenceNumbers()
    rows = tuple(_row(event, numbers) for event in found)
    screen: tuple[ScreenBlock, ...] = ()
    if ctx.obj.draws_tables:
        from botox_cli.presentation.screens.timeline import timeline_screen

        screen = timeline_screen(found, total, screen_numbers, about=about, region=region or ctx.obj.region)
    return View(
        command="timeline",
        title="History of botulinum toxin",
        note=f"{count_noun(len(found), 'event')}, {found[0].day[:4]} to {found[-1].day[:4]}",
        screen=screen,
        blocks=(Table(columns=COLUMNS, rows=rows),),
        items=found,
        references=numbers.references(),
        screen_references=screen_numbers.references(),
        sources=catalogue.sources,
        hints=(("With sources", "botox timeline --cite"),),
        edition=catalogue.edition,
    )


def _row(event: Event, numbers: ReferenceNumbers) -> Row:
    cells, group = (event.id, event.day, event.name), f"{event.day[:3]}0s"
    return Row(cells=cells, group=group, refs=numbers.number(event.cites), is_local=event.is_local)

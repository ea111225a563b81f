"""`botox timeline`: the history of the toxin, from its discovery to the last approval."""

import typer

from botox_cli.catalogue.model.background import Event
from botox_cli.commands.options import opened
from botox_cli.errors import NotFoundError
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.views import Column, Row, Table, View

EXAMPLES = """\
botox timeline
botox timeline --cite
botox timeline --json"""

COLUMNS = (
    Column(key="id", title="id", role="id"),
    Column(key="day", title="when", role="approved"),
    Column(key="name", title="what", role="strong"),
)


def timeline(ctx: typer.Context) -> View:
    """The history of botulinum toxin, from Kerner to the last approval."""
    catalogue = opened(ctx)
    found = tuple(sorted(catalogue.events.values(), key=lambda event: event.day))
    if not found:
        raise NotFoundError("no events in this catalogue; without --only the bundled ones are asked")
    numbers = ReferenceNumbers()
    rows = tuple(_row(event, numbers) for event in found)
    return View(
        command="timeline",
        title="History of botulinum toxin",
        note=f"{len(found)} events, {found[0].day[:4]} to {found[-1].day[:4]}",
        blocks=(Table(columns=COLUMNS, rows=rows, is_history=True),),
        items=found,
        references=numbers.references(),
        sources=catalogue.sources,
        hints=(("With sources", "botox timeline --cite"),),
        edition=catalogue.edition,
    )


def _row(event: Event, numbers: ReferenceNumbers) -> Row:
    cells, group = (event.id, event.day, event.name), f"{event.day[:3]}0s"
    return Row(cells=cells, group=group, refs=numbers.number(event.cites), is_local=event.is_local)

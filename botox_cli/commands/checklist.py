"""`botox checklist`: a sheet for a consultation: tell, ask, check, watch for, call."""

from collections.abc import Iterator
from typing import Literal

import typer

from botox_cli.catalogue.model import Citation
from botox_cli.commands.options import UseName, opened
from botox_cli.commands.wording import effect_words
from botox_cli.queries.checklist import Sheet, sheet
from botox_cli.queries.find import find_use
from botox_cli.render.items import SheetLine
from botox_cli.render.views import Citing, Line, Text, View

EXAMPLES = """\
botox checklist chronic migraine
botox checklist crows feet -f md
botox checklist chronic-migraine -o sheet.html"""

Part = Literal["tell", "bar", "ask", "check", "before", "after", "watch", "call"]
Entry = tuple[Part, str, tuple[Citation, ...]]

PARTS: dict[Part, str] = {
    "tell": "Tell the clinician, if it is so",
    "bar": "Say so at once: reasons that speak against treatment",
    "ask": "Ask",
    "check": "Check",
    "before": "Before the visit: what is said, and what stands behind it",
    "after": "After the visit: what is said, and what stands behind it",
    "watch": "Watch for: seen with this use",
    "call": "Call for help",
}


def checklist(ctx: typer.Context, name: UseName) -> View:
    """A sheet for a consultation about one use: what to tell, ask, check and watch for, and when to call."""
    catalogue = opened(ctx)
    use = find_use(catalogue, " ".join(name))
    citing = Citing(catalogue)
    entries = tuple(_entries(sheet(catalogue, use)))
    blocks = tuple(
        Text(heading=title, lines=tuple(_task(entry, citing) for entry in entries if entry[0] == part))
        for part, title in PARTS.items()
        if any(entry[0] == part for entry in entries)
    )
    return View(
        command="checklist",
        title=f"Consultation sheet: {use.name}",
        note="To take along. It asks; it does not decide.",
        blocks=blocks,
        items=tuple(SheetLine(part=part, text=text, cites=cites) for part, text, cites in entries),
        summary={"use": use.id, "name": use.name},
        references=citing,
        hints=(
            ("To print", f"botox checklist {use.id} -o sheet.html"),
            ("With sources", f"botox checklist {use.id} --cite"),
        ),
        edition=catalogue.edition,
    )


def _task(entry: Entry, citing: Citing) -> Line:
    _, text, cites = entry
    return Line(text=text, refs=citing.number(cites), is_task=True)


def _entries(parts: Sheet) -> Iterator[Entry]:
    for item in parts.tell:
        yield "tell", item.name, item.cites
    for bar in parts.bars:
        yield "bar", bar.name, bar.cites
    for item in parts.ask:
        yield "ask", item.name, item.cites
    for item in parts.check:
        yield "check", item.name, item.cites
    for rule in (*parts.before, *parts.after):
        yield rule.phase, f"{rule.name} ({rule.basis.replace('-', ' ')})", rule.cites
    for row in parts.watch:
        yield "watch", effect_words(row), row.cites
    for flag in parts.call:
        yield "call", f"{flag.name}: {flag.action}", flag.cites

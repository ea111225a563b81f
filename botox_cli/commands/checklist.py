"""`botox checklist`: a sheet for a consultation: what to tell, to ask, to check, to watch for, and when to call."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.safety import Aftercare, Question, RedFlag, Risk
from botox_cli.catalogue.model.uses import Use
from botox_cli.commands.arguments import LeadingRegion, UseName, open_catalogue
from botox_cli.presentation.labels import effect_words
from botox_cli.queries.checklist import Sheet, sheet
from botox_cli.queries.lookup import find_use
from botox_cli.render.items import Part, SheetLine
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.view import Line, Text, View, mark_local

if TYPE_CHECKING:
    from botox_cli.render.screen import ScreenBlock

HELP = "A sheet for a consultation about one use: what to tell, ask, check and watch for, and when to call."

EXAMPLES = """\
botox checklist chronic migraine
botox checklist crows feet -f md
botox checklist chronic-migraine -o sheet.html"""

SHEET_PARTS: dict[Part, str] = {
    "tell": "Tell the clinician, if it is so",
    "bar": "Say so at once: reasons that speak against treatment",
    "ask": "Ask",
    "check": "Check",
    "before": "Before the visit: what is said, and what stands behind it",
    "after": "After the visit: what is said, and what stands behind it",
    "watch": "Watch for: seen with this use",
    "call": "Call for help",
    "notes": "Notes (local)",
}


def checklist(ctx: typer.Context, name: UseName, region: LeadingRegion = None) -> View:
    """The answer to `botox checklist`: the sheet for a consultation about the use with this name.

    On the screen, reasons against treatment on labels of `region` come before the others; nothing is left out.

    Raises:
        NotFoundError: the name means no use or more than one.
    """
    catalogue = open_catalogue(ctx)
    use = find_use(catalogue, " ".join(name))
    numbers, screen_numbers = ReferenceNumbers(), ReferenceNumbers()
    parts = sheet(catalogue, use)
    entries = tuple(_entries(catalogue, parts, use))
    blocks = tuple(
        Text(heading=title, lines=tuple(_task(entry, numbers) for entry in entries if entry.part == part))
        for part, title in SHEET_PARTS.items()
        if any(entry.part == part for entry in entries)
    )
    screen: tuple[ScreenBlock, ...] = ()
    if ctx.obj.wants_screen:
        from botox_cli.presentation.screens.checklist import checklist_screen  # only for people

        screen = checklist_screen(catalogue, use, parts, screen_numbers, region=region or ctx.obj.region)
    return View(
        command="checklist",
        title=f"Consultation sheet: {mark_local(use)}",
        note="To take along. It asks; it does not decide.",
        blocks=blocks,
        screen=screen,
        items=entries,
        summary={"use": use.id, "name": use.name},
        references=numbers.references(),
        screen_references=screen_numbers.references(),
        sources=catalogue.sources,
        hints=(
            ("To print", f"botox checklist {use.id} -o sheet.html"),
            ("With sources", f"botox checklist {use.id} --cite"),
        ),
        edition=catalogue.edition,
    )


def _task(entry: SheetLine, numbers: ReferenceNumbers) -> Line:
    local = " (local)" if entry.origin and entry.part != "notes" else ""
    refs = numbers.number(entry.cites)
    return Line(text=f"{entry.text}{local}", refs=refs, is_task=True, is_local=entry.origin is not None)


def _entries(catalogue: Catalogue, parts: Sheet, use: Use) -> Iterator[SheetLine]:
    yield from (_line("tell", item, item.name) for item in parts.tell)
    yield from (_line("bar", bar, bar.name) for bar in parts.bars)
    yield from (_line("ask", item, item.name) for item in parts.ask)
    yield from (_line("check", item, item.name) for item in parts.check)
    for rule in (*parts.before, *parts.after):
        yield _line(rule.phase, rule, f"{rule.name} ({rule.basis.replace('-', ' ')})")
    for row in parts.watch:
        yield SheetLine(part="watch", text=effect_words(catalogue, row), cites=row.cites, origin=use.origin)
    yield from (_line("call", flag, f"{flag.name}: {flag.action}") for flag in parts.call)
    for note in use.notes:
        yield SheetLine(part="notes", text=note.text, cites=(), origin=note.origin)


def _line(part: Part, entry: Aftercare | Question | RedFlag | Risk, text: str) -> SheetLine:
    return SheetLine(part=part, text=text, cites=entry.cites, origin=entry.origin)

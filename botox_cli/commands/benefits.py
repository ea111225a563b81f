"""`botox benefits`: the general benefits, each with a verdict; or what improves with one use, and how much."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.uses import Benefit, Evidence, Use
from botox_cli.commands.arguments import completion_of, open_catalogue
from botox_cli.errors import NotFoundError
from botox_cli.presentation.labels import NOT_HERE, evidence_mark, finding_mark, result_words, verdict_mark
from botox_cli.queries.lookup import find_use
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.view import Card, CsvRecord, Field, Line, View, mark_local

if TYPE_CHECKING:
    from botox_cli.render.screen import ScreenBlock

HELP = "What is said to be good about Botox, and whether it holds; or what one use improves, by how much."

EXAMPLES = """\
botox benefits
botox benefits crows feet
botox benefits chronic-migraine --json"""


def benefits(
    ctx: typer.Context,
    name: Annotated[
        list[str] | None,
        typer.Argument(metavar="[USE]...", help="what improves with this use", autocompletion=completion_of("uses")),
    ] = None,
) -> View:
    """The answer to `botox benefits`: the general benefits; with the name of a use, what improves with that use.

    Raises:
        NotFoundError: the name means no use or more than one; or there is no name, and the catalogue has no benefits.
    """
    catalogue = open_catalogue(ctx)
    if not name:
        return _general(catalogue, has_screen=ctx.obj.wants_screen)
    return _of_use(catalogue, find_use(catalogue, " ".join(name)), has_screen=ctx.obj.wants_screen)


def _general(catalogue: Catalogue, *, has_screen: bool) -> View:
    if not catalogue.benefits:
        raise NotFoundError("no benefits in this catalogue; without --only the bundled ones are asked")
    numbers = ReferenceNumbers()
    ordered = sorted(catalogue.benefits.values(), key=lambda benefit: benefit.is_local)
    cards = tuple(_benefit(benefit, numbers) for benefit in ordered)
    screen: tuple[ScreenBlock, ...] = ()
    if has_screen:
        from botox_cli.presentation.screens.benefits import claims_screen

        screen = claims_screen(ordered, cards)
    return View(
        command="benefits",
        title="Benefits that are claimed for Botox",
        note=f"{len(cards)}, each checked",
        blocks=cards,
        screen=screen,
        items=tuple(ordered),
        references=numbers.references(),
        sources=catalogue.sources,
        cite=True,
        hints=(("What one use improves", "botox benefits chronic-migraine"),),
        edition=catalogue.edition,
    )


def _benefit(benefit: Benefit, numbers: ReferenceNumbers) -> Card:
    refs = numbers.number(benefit.cites)
    return Card(
        id=benefit.id,
        title=mark_local(benefit),
        is_local=benefit.is_local,
        fields=(
            Field(key="said", label="Said", lines=(Line(text=benefit.claimed),)),
            Field(
                key="verdict",
                label="Holds?",
                lines=(Line(mark=verdict_mark(benefit.verdict), refs=refs), Line(text=benefit.lay)),
            ),
        ),
    )


def _records(use: Use) -> Iterator[CsvRecord]:
    """The rows for csv: each record of evidence of the use, followed by its results."""
    for row in use.evidence:
        yield CsvRecord(item=row, values={"id": use.id, "kind": "evidence"}, is_local=use.is_local)
        for result in row.results:
            values = {"id": use.id, "kind": "result"}
            yield CsvRecord(item=result, values=values, cites=row.cites, is_local=use.is_local)


def _of_use(catalogue: Catalogue, use: Use, *, has_screen: bool) -> View:
    numbers, screen_numbers = ReferenceNumbers(), ReferenceNumbers()
    fields = tuple(_evidence(catalogue, row, numbers) for row in use.evidence)
    screen: tuple[ScreenBlock, ...] = ()
    if has_screen:
        from botox_cli.presentation.screens.benefits import use_benefits_screen

        screen = use_benefits_screen(
            catalogue, use, [_evidence_line(row, screen_numbers) for row in use.evidence], screen_numbers
        )
    none = (Field(key="evidence", label="Evidence", lines=(Line(text=NOT_HERE),)),)
    return View(
        command="benefits",
        title=f"{mark_local(use)}: what improves",
        blocks=(
            Card(
                id=use.id,
                title=mark_local(use),
                lead=(Line(mark=finding_mark(use.finding)),),
                fields=fields or none,
                is_local=use.is_local,
            ),
        ),
        screen=screen,
        items=use.evidence,
        records=tuple(_records(use)),
        summary={
            "use": use.id,
            **({"origin": use.origin} if use.origin else {}),
            "finding": use.finding or "not-in-this-catalogue",
        },
        references=numbers.references(),
        screen_references=screen_numbers.references(),
        sources=catalogue.sources,
        cite=True,
        hints=(("The whole card", f"botox show {use.id}"),),
        edition=catalogue.edition,
    )


def _evidence_line(row: Evidence, numbers: ReferenceNumbers) -> Line:
    """A line with the mark and text of a record of evidence; who graded it and the grade, if given, precede the text.

    Its citations get their numbers from `numbers`.
    """
    graded = ", ".join(filter(None, (row.body, row.grade)))
    text = f"{graded}: {row.text}" if graded else row.text
    return Line(mark=evidence_mark(row), text=text, refs=numbers.number(row.cites))


def _evidence(catalogue: Catalogue, row: Evidence, numbers: ReferenceNumbers) -> Field:
    graded = ", ".join(filter(None, (row.body, row.grade)))
    refs = numbers.number(row.cites)
    lines = [Line(mark=evidence_mark(row), text=row.text, refs=refs)]
    lines += [Line(text=result_words(catalogue, result), refs=refs, is_detail=True) for result in row.results]
    return Field(key="evidence", label=graded or "Evidence", lines=tuple(lines))

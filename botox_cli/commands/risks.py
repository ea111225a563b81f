"""`botox risks`: all that can go wrong, or only with one use, product, drug or condition; or one risk in full."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.entries import Entry, Source
from botox_cli.catalogue.model.products import Product
from botox_cli.catalogue.model.safety import Risk, RiskCategory
from botox_cli.catalogue.model.uses import Use
from botox_cli.catalogue.model.values import Region, SideEffect
from botox_cli.commands.arguments import LeadingRegion, completion_of, one_of, open_catalogue
from botox_cli.errors import NotFoundError, UsageError
from botox_cli.presentation.cards import card
from botox_cli.presentation.labels import NOT_HERE, category_title, effect_words
from botox_cli.queries.lookup import find, find_exact
from botox_cli.queries.risks import CATEGORIES, RiskWishes, find_mentions, select_for, sort_risks, suggest_name
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.view import Block, Card, Column, CsvRecord, Field, Line, Row, Table, View, mark_local
from botox_cli.text import first_sentence, quote_text

if TYPE_CHECKING:
    from botox_cli.render.screen import ScreenBlock

HELP = "What can go wrong: boxed warning first, then who must not have it, interactions, and rates against placebo."

MAX_PASTED = 255  # letters of a command to try

EXAMPLES = """\
botox risks
botox risks chronic-migraine
botox risks --with gentamicin"""

NAMED_SECTIONS = ("risks", "uses", "products")

COLUMNS = (
    Column(key="id", title="id", role="id"),
    Column(key="name", title="risk", role="strong"),
    Column(key="gist", title="in short", role="quiet", spare=1),
)


def risks(
    ctx: typer.Context,
    name: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME]...", help="a use, a product or a risk", autocompletion=completion_of(*NAMED_SECTIONS)
        ),
    ] = None,
    kind: Annotated[
        RiskCategory | None, typer.Option("--kind", metavar="KIND", help=one_of(RiskCategory), case_sensitive=False)
    ] = None,
    with_: Annotated[
        str | None, typer.Option("--with", metavar="TEXT", help="what the sources say of a drug or condition")
    ] = None,
    region: LeadingRegion = None,
) -> View:
    """The answer to `botox risks`: all risks, or those of one use or product, or one risk in full.

    With `with_`, the risks that mention this text; a use or product as `name` limits them to its own, any other `name`
    is put behind the text. `kind` limits all but the answer about one risk. Facts of `region` come first on screens.

    Raises:
        NotFoundError: the name means no entry or more than one, or no risk meets the conditions.
        UsageError: `with_` is an empty text.
    """
    catalogue = open_catalogue(ctx)
    wishes = RiskWishes(kind, region or ctx.obj.region)
    if with_ is not None:
        return _speaking_of(ctx, catalogue, _read_question(catalogue, with_, name or ()), wishes)
    if not name:
        return _all_view(ctx, catalogue, wishes)
    entry = find(catalogue, " ".join(name), NAMED_SECTIONS)
    if isinstance(entry, Use | Product):
        return _entry_view(ctx, catalogue, entry, wishes)
    numbers, screen_numbers = ReferenceNumbers(), ReferenceNumbers()
    return View(
        command="risks",
        blocks=(card(catalogue, entry, numbers),),
        screen=_entry_screen(catalogue, entry, screen_numbers, wishes.region) if ctx.obj.wants_screen else (),
        items=(entry,),
        references=numbers.references(),
        screen_references=screen_numbers.references(),
        sources=catalogue.sources,
        cite=True,
        edition=catalogue.edition,
    )


def _entry_screen(
    catalogue: Catalogue, entry: Entry | Source, numbers: ReferenceNumbers, region: Region | None
) -> "tuple[ScreenBlock, ...]":
    from botox_cli.presentation.screens.entry import entry_screen  # only for people

    return entry_screen(catalogue, entry, numbers, region=region, clinical=False)


def _all_view(ctx: typer.Context, catalogue: Catalogue, wishes: RiskWishes) -> View:
    found = sort_risks(catalogue.risks, wishes.kind)
    if not found:
        raise NotFoundError(f"no risk of kind {wishes.kind!r} in this catalogue; `botox risks` lists all")
    numbers, screen_numbers = ReferenceNumbers(), ReferenceNumbers()
    table = Table(columns=COLUMNS, rows=tuple(_row(risk, numbers) for risk in found))
    screen: tuple[ScreenBlock, ...] = ()
    if ctx.obj.draws_tables:
        from botox_cli.presentation.screens.risks import all_risks_screen  # only for people

        screen = all_risks_screen(catalogue, found, screen_numbers, region=wishes.region)
    return View(
        command="risks",
        title="Risks of botulinum toxin",
        note=str(len(found)),
        blocks=(table,),
        screen=screen,
        items=found,
        references=numbers.references(),
        screen_references=screen_numbers.references(),
        sources=catalogue.sources,
        hints=(
            ("Of one use, with rates", "botox risks chronic-migraine"),
            ("With a drug", "botox risks --with gentamicin"),
            ("Signs that need help now", "botox urgent"),
        ),
        edition=catalogue.edition,
    )


def _records(entry: Use | Product, found: tuple[Risk, ...], rates: tuple[SideEffect, ...]) -> tuple[CsvRecord, ...]:
    """The rows for csv: the risks in `found`, which hold for the entry; then each rate of a risk seen with it."""
    seen = (CsvRecord(item=row, values={"id": entry.id, "kind": "rate"}, is_local=entry.is_local) for row in rates)
    return (*(CsvRecord(item=risk) for risk in found), *seen)


def _row(risk: Risk, numbers: ReferenceNumbers) -> Row:
    cells = (risk.id, risk.name, first_sentence(risk.lay))
    group = category_title(risk.category)
    return Row(cells=cells, group=group, refs=numbers.number(risk.cites), is_local=risk.is_local)


def _entry_view(ctx: typer.Context, catalogue: Catalogue, entry: Use | Product, wishes: RiskWishes) -> View:
    numbers, screen_numbers = ReferenceNumbers(), ReferenceNumbers()
    found = select_for(catalogue, entry, wishes.kind)
    blocks: list[Block] = (
        [_boxed_warning(entry, found, numbers)] if any(risk.category == "boxed-warning" for risk in found) else []
    )
    rates = entry.risks if isinstance(entry, Use) and wishes.has_rates else ()
    if isinstance(entry, Use) and wishes.has_rates:
        lines = tuple(Line(text=effect_words(catalogue, row), refs=numbers.number(row.cites)) for row in rates)
        field = Field(key="rates", label="Side effects", lines=lines or (Line(text=NOT_HERE),))
        blocks.append(
            Card(id=entry.id, title=f"Seen with {mark_local(entry)}", fields=(field,), is_local=entry.is_local)
        )
    others = [risk for risk in found if risk.category != "boxed-warning"]
    fields = tuple(_category(category, others, numbers) for category in CATEGORIES if _select(category, others))
    if fields:
        blocks.append(
            Card(
                id=entry.id,
                title="What holds for all" if isinstance(entry, Use) else "What holds for it",
                fields=fields,
                is_local=entry.is_local,
            )
        )
    if not blocks:
        raise NotFoundError(
            f"no risk of kind {wishes.kind!r} for {entry.id!r} in this catalogue; `botox risks` lists all"
        )
    return View(
        command="risks",
        title=f"Risks: {mark_local(entry)}",
        blocks=tuple(blocks),
        screen=_concerning_screen(catalogue, entry, found, screen_numbers, wishes) if ctx.obj.wants_screen else (),
        items=found,
        records=_records(entry, found, rates),
        summary={"of": entry.id, "rates": rates},
        references=numbers.references(),
        screen_references=screen_numbers.references(),
        sources=catalogue.sources,
        cite=True,
        hints=(("One in full", f"botox show {others[0].id}"),) if others else (),
        edition=catalogue.edition,
    )


def _concerning_screen(
    catalogue: Catalogue, entry: Use | Product, found: tuple[Risk, ...], numbers: ReferenceNumbers, wishes: RiskWishes
) -> "tuple[ScreenBlock, ...]":
    from botox_cli.presentation.screens.risks import product_risks_screen, use_risks_screen  # only for people

    if isinstance(entry, Use):
        return use_risks_screen(catalogue, entry, found, numbers, wishes)
    return product_risks_screen(catalogue, entry, found, numbers, wishes)


def _boxed_warning(entry: Use | Product, found: tuple[Risk, ...], numbers: ReferenceNumbers) -> Card:
    lines = tuple(
        Line(text=mark_local(risk, risk.lay), role="warning", refs=numbers.number(risk.cites), is_local=risk.is_local)
        for risk in found
        if risk.category == "boxed-warning"
    )
    return Card(id=entry.id, title="! Boxed warning", lead=lines, is_local=entry.is_local)


def _select(category: str, found: list[Risk]) -> list[Risk]:
    return [risk for risk in found if risk.category == category]


def _category(category: str, found: list[Risk], numbers: ReferenceNumbers) -> Field:
    lines = tuple(
        Line(
            text=f"{mark_local(risk)}: {first_sentence(risk.lay)}",
            refs=numbers.number(risk.cites),
            is_local=risk.is_local,
        )
        for risk in _select(category, found)
    )
    return Field(key=category, label=category_title(category), lines=lines)


class RiskQuestion(NamedTuple):
    """The text of `--with`, and the use or product that it is asked about; None if it is asked about all."""

    text: str
    of: Use | Product | None = None


def _read_question(catalogue: Catalogue, text: str, name: Sequence[str]) -> RiskQuestion:
    """The text of `--with`, and the use or product with the id, name or alias `name`, given as the words typed.

    If no use or product has this name, its words are put behind the text.

    Raises:
        UsageError: the text is empty.
    """
    if not text.strip():
        raise UsageError("--with an empty text, expected a drug or condition; try: botox risks --with gentamicin")
    entry = find_exact(catalogue, " ".join(name), ("uses", "products")) if name else None
    return RiskQuestion(text, entry) if isinstance(entry, Use | Product) else RiskQuestion(" ".join((text, *name)))


def _speaking_of(ctx: typer.Context, catalogue: Catalogue, asked: RiskQuestion, wishes: RiskWishes) -> View:
    text, of = asked
    held = {risk.id for risk in select_for(catalogue, of)} if of else set(catalogue.risks)
    matches = tuple(match for match in find_mentions(catalogue, text, wishes.kind) if match.risk.id in held)
    if not matches:
        raise NotFoundError(_nothing_said(catalogue, asked, wishes.kind))
    numbers, screen_numbers = ReferenceNumbers(), ReferenceNumbers()
    blocks = []
    for match in matches:
        whole = card(catalogue, match.risk, numbers)
        blocks.append(
            Card(
                id=whole.id,
                title=whole.title,
                asides=(("Kind", f"{match.risk.category}, {match.reason}"),),
                lead=whole.lead,
                fields=whole.fields,
                is_local=whole.is_local,
            )
        )
    title = f"What the sources say of {quote_text(text)}" + (f" with {mark_local(of)}" if of else "")
    screen: tuple[ScreenBlock, ...] = ()
    if ctx.obj.wants_screen:
        from botox_cli.presentation.screens.risks import spoken_risks_screen  # only for people

        screen = spoken_risks_screen(title, matches, catalogue, screen_numbers, region=wishes.region)
    return View(
        command="risks",
        title=title,
        note=str(len(matches)),
        blocks=tuple(blocks),
        screen=screen,
        items=tuple(match.risk for match in matches),
        summary={
            "with": text,
            **({"of": of.id} if of else {}),
            "reasons": {match.risk.id: match.reason for match in matches},
        },
        references=numbers.references(),
        screen_references=screen_numbers.references(),
        sources=catalogue.sources,
        cite=True,
        edition=catalogue.edition,
    )


def _nothing_said(catalogue: Catalogue, asked: RiskQuestion, kind: str | None) -> str:
    """A message that no risk mentions the text, that this does not mean it is safe, and what to type next.

    `kind` is the kind of risks that was asked for; None if all kinds were.
    """
    from shlex import join  # only for what cannot be answered

    of_kind = f" of kind {kind!r}" if kind else ""
    of = f" for {asked.of.id!r}" if asked.of else ""
    named = f"no risk{of_kind}{of} in this catalogue names {quote_text(asked.text)}"
    found = f"{named}: that says nothing about whether it matters"
    meant = suggest_name(catalogue, asked.text)
    text = asked.text if len(asked.text) <= MAX_PASTED else " ".join(asked.text[:MAX_PASTED].split()[:-1]) or "WORDS"
    if (of_kind or of) and find_mentions(catalogue, asked.text):
        return f"{found}; others do: {join(['botox', 'risks', '--with', text])}"
    if meant:
        return f"{found}; did you mean {meant!r}? try: {join(['botox', 'risks', '--with', meant])}"
    return f"{found}; try: {join(['botox', 'search', *text.split()])}"

"""`botox show`: one entry on one screen, in full with its sources if `--full` is given; or a list of several."""

from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import replace

from botox_cli.catalogue.model.catalogue import SECTIONS, Catalogue
from botox_cli.commands.arguments import LeadingRegion, Name, open_catalogue
from botox_cli.errors import NotFoundError
from botox_cli.queries.lookup import find_all, find_exact
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.view import Card, Field, View
from botox_cli.text import fold, quote_text

if TYPE_CHECKING:
    from botox_cli.render.screen import ScreenBlock

HELP = "One thing of the catalogue in full: a use, a product, a risk, a procedure, a term."

EXAMPLES = """\
botox show crows feet
botox show chronic-migraine --section risks
botox show dysport --json"""


def show(
    ctx: typer.Context,
    name: Name,
    section: Annotated[
        str | None, typer.Option(metavar="NAME", help="one part of the card: status, risks, dose ...")
    ] = None,
    region: LeadingRegion = None,
    clinical: Annotated[bool, typer.Option("--clinical", help="the text for professionals")] = False,
) -> View:
    """The answer to `botox show`: the entry with this name, and names of others that it may mean; or a list.

    It is a list if no entry has exactly this name, but a group of uses or a kind of entries has it. With `section`,
    only this part of the card; with `clinical`, the text for professionals. Facts of `region` come first on the screen.

    Raises:
        NotFoundError: no entry has this name, its card has no such part, or it is a local entry whose name tells of
            danger.
    """
    catalogue = open_catalogue(ctx)
    asked = " ".join(name)
    exact = find_exact(catalogue, asked)
    if exact is not None and exact.is_local:
        from botox_cli.queries.search.danger import signs_of_danger  # only for a name of one's own

        if signs_of_danger(asked):  # then a search answers, the signs first
            raise NotFoundError(f"{quote_text(asked)} tells of danger; try: botox urgent")
    if exact is None:
        several = _find_several(ctx, catalogue, fold(asked))
        if several is not None:
            return several
    entry, *others = find_all(catalogue, asked)
    numbers, screen_numbers = ReferenceNumbers(), ReferenceNumbers()
    blocks: tuple[Card, ...] = ()
    screen: tuple[ScreenBlock, ...] = ()
    if ctx.obj.wants_screen and section is None:
        from botox_cli.presentation.screens.entry import entry_screen, with_others  # for people alone

        screen = entry_screen(catalogue, entry, screen_numbers, region=region or ctx.obj.region, clinical=clinical)
        screen = with_others(screen, others)
    if section is not None or not (screen or ctx.obj.wants_items_alone):
        from botox_cli.presentation.cards import card  # the long form, which a screen and JSON do without

        whole = card(catalogue, entry, numbers, clinical=clinical)
        if others:
            from botox_cli.presentation.screens.entry import ALSO, name_others

            whole = replace(whole, asides=(*whole.asides, (ALSO, name_others(others))))
        blocks = (whole if section is None else replace(whole, asides=(), lead=(), fields=_find_parts(whole, section)),)
    return View(
        command="show",
        blocks=blocks,
        items=(entry,),
        summary={"may_also_mean": [other.id for other in others]},
        screen=screen,
        references=numbers.references(),
        screen_references=screen_numbers.references(),
        sources=catalogue.sources,
        cite=True,
        hints=(("In full", f"botox show {entry.id} --full"),) if screen else (),
        edition=catalogue.edition,
    )


def _find_several(ctx: typer.Context, catalogue: Catalogue, folded: str) -> View | None:
    """The list of a group of uses or of a kind of entries, if `folded` (see `fold`) is its name; else None."""
    group = next((use.group for use in catalogue.uses.values() if fold(use.group) == folded), None)
    if group is not None:
        from botox_cli.commands.uses import uses  # only where a group is named

        return uses(ctx, group=group)
    kind = folded.replace(" ", "_")
    if kind in SECTIONS:
        from botox_cli.commands.list import list_  # only where a kind is named

        return list_(ctx, kind)
    return None


def _find_parts(card: Card, section: str) -> tuple[Field, ...]:
    """The fields of the card whose key or heading is `section`; letter case, and hyphen or space, do not count.

    Raises:
        NotFoundError: the card has no such field.
    """
    wanted = section.lower().replace(" ", "-").replace("_", "-")
    fields = tuple(field for field in card.fields if wanted in (field.key, field.label.lower().replace(" ", "-")))
    if not fields:
        keys = ", ".join(dict.fromkeys(field.key for field in card.fields))
        raise NotFoundError(f"no section {quote_text(section)} in {card.title!r}, expected one of {keys}")
    return fields

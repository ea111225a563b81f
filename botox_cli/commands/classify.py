"""`botox classify`: is Botox plastic surgery? And the classes of a use, product or procedure, with their rules."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.classification import Rule
from botox_cli.catalogue.model.values import LEVELS, Citation, Region
from botox_cli.commands.arguments import LeadingRegion, completion_of, open_catalogue
from botox_cli.errors import NotFoundError
from botox_cli.queries.classify import AXES, PLACED, AxisStep, families, resolve_name
from botox_cli.queries.classify import classify as place
from botox_cli.queries.lookup import Found
from botox_cli.queries.search.answers import answer_text
from botox_cli.render.items import AppliedRule, AxisPlace, MapNode
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.view import Card, Column, Field, Line, Mark, Node, Row, Table, Text, Tree, View, mark_local
from botox_cli.text import first_sentence, quote_text, spell_out

if TYPE_CHECKING:
    from botox_cli.render.screen import ScreenBlock

HELP = "Is Botox plastic surgery? The short answer, the map with Botox marked, and who says what."

EXAMPLES = """\
botox classify
botox classify rhinoplasty
botox classify "burn scar" --json"""


def classify(
    ctx: typer.Context,
    name: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME]...",
            help="a use, procedure, condition, family, product, rule or position",
            autocompletion=completion_of(*PLACED),
        ),
    ] = None,
    region: LeadingRegion = None,
) -> View:
    """The answer to `botox classify`: whether Botox is plastic surgery; with a name, the classes of what it means.

    If the name means several entries, a table of them. `region` comes first on the screen of the answer without a name.

    Raises:
        NotFoundError: the name means nothing that is classified; or there is no name and no classification.
    """
    catalogue = open_catalogue(ctx)
    wants_screen: bool = ctx.obj.wants_screen
    if not name:
        return _whole_view(catalogue, region or ctx.obj.region, wants_screen=wants_screen)
    asked = " ".join(name)
    entry, *others = resolve_name(catalogue, asked)
    if others:
        return _several_view(catalogue, (entry, *others), asked, wants_screen=wants_screen)
    return _one(catalogue, entry, asked, wants_screen=wants_screen)


def _whole_view(catalogue: Catalogue, region: Region | None, *, wants_screen: bool) -> View:
    classification = catalogue.classification
    if classification is None:
        raise NotFoundError("no classification in this catalogue; without --only the bundled one is asked")
    numbers, screen_numbers = ReferenceNumbers(), ReferenceNumbers()
    refs = numbers.number(classification.cites)
    root = _root(catalogue)
    screen: tuple[ScreenBlock, ...] = ()
    if wants_screen:
        from botox_cli.presentation.screens.classify import whole_screen

        screen = whole_screen(catalogue, classification, screen_numbers, region=region)
    return View(
        command="classify",
        screen=screen,
        blocks=(
            Text(
                heading=classification.question,
                lines=(
                    Line(text=classification.answer, role="approved"),
                    Line(text=classification.because, refs=refs),
                ),
            ),
            Tree(root=root),
            _positions(catalogue, numbers),
        ),
        items=tuple(_nodes(root, ())),
        summary={
            "question": classification.question,
            "answer": classification.answer,
            "because": classification.because,
            "cites": classification.cites,
            "positions": tuple(catalogue.positions.values()),
        },
        references=numbers.references(),
        screen_references=screen_numbers.references(),
        sources=catalogue.sources,
        hints=(("One thing", "botox classify rhinoplasty"), ("With sources", "botox classify --cite")),
        edition=catalogue.edition,
    )


def _root(catalogue: Catalogue) -> Node:
    reconstructive = _branch(catalogue, "reconstructive", _families(catalogue, "reconstructive", None))
    aesthetic = _branch(
        catalogue,
        "aesthetic",
        (
            Node(label="Surgical", children=_families(catalogue, "aesthetic", "surgical")),
            Node(label="Minimally invasive", children=_families(catalogue, "aesthetic", "minimally-invasive")),
        ),
    )
    return Node(label="Plastic surgery", role="strong", children=(reconstructive, aesthetic))


def _branch(catalogue: Catalogue, branch: str, children: tuple[Node, ...]) -> Node:
    rules = [rule for rule in catalogue.rules.values() if (rule.axis, rule.value) == ("branch", branch)]
    return Node(
        label=branch.capitalize(),
        note=next((rule.gist for rule in rules if rule.gist), ""),
        role="group",
        children=children,
    )


def _families(catalogue: Catalogue, branch: str, technique: str | None) -> tuple[Node, ...]:
    centre = catalogue.classification.marked if catalogue.classification else None
    nodes = []
    for family, procedures in families(catalogue, branch, technique).items():
        nodes += [
            Node(
                label=mark_local(procedure),
                note=first_sentence(procedure.lay),
                marked=True,
                is_local=procedure.is_local,
            )
            for procedure in procedures
            if procedure.id == centre
        ]
        others = [procedure for procedure in procedures if procedure.id != centre]
        if others:
            note = ", ".join(_lower_names(list(map(mark_local, others))))
            is_local = any(procedure.is_local for procedure in others)
            nodes.append(Node(label=spell_out(family).capitalize(), note=note, is_local=is_local))
    return tuple(nodes)


def _lower_names(names: list[str]) -> list[str]:
    return [name if name[1:2].isupper() else name[:1].lower() + name[1:] for name in names]


def _nodes(node: Node, above: tuple[str, ...]) -> list[MapNode]:
    path = (*above, node.label)
    own = [MapNode(axis="branch", path=path, note=node.note, is_botox=node.marked)]
    return own + [found for child in node.children for found in _nodes(child, path)]


def _positions(catalogue: Catalogue, numbers: ReferenceNumbers) -> Table:
    columns = (
        Column(key="who", title="who", role="id"),
        Column(key="says", title="says"),
        Column(key="checked", title="checked"),
    )
    rows = (
        Row(
            cells=(item.short, item.calls_it, _level_mark(item.cites)),
            refs=numbers.number(item.cites),
            is_local=item.is_local,
        )
        for item in catalogue.positions.values()
    )
    return Table(columns=columns, rows=tuple(rows))


def _level_mark(cites: tuple[Citation, ...]) -> Mark:
    """A mark with the lowest level of checking among `cites`, which is not empty; `unverified` is the lowest."""
    level = max((cite.checked for cite in cites), key=LEVELS.index)
    return Mark(role=level, word=level)


def _one(catalogue: Catalogue, entry: Found, asked: str, *, wants_screen: bool) -> View:
    numbers, screen_numbers = ReferenceNumbers(), ReferenceNumbers()
    steps = place(catalogue, entry)
    found_as = f"found as {quote_text(asked)}" if asked.lower() not in (entry.id, entry.name.lower()) else ""
    screen: tuple[ScreenBlock, ...] = ()
    if wants_screen:
        from botox_cli.presentation.screens.classify import place_screen

        screen = place_screen(entry, steps, found_as, screen_numbers)
    return View(
        command="classify",
        screen=screen,
        blocks=(
            Card(
                id=entry.id,
                title=mark_local(entry),
                is_local=entry.is_local,
                asides=(("Asked", found_as),) if found_as else (),
                lead=(Line(text=answer_text(entry)),),
                fields=tuple(_step(step, numbers) for step in steps),
            ),
        ),
        items=tuple(_place(entry, step) for step in steps),
        summary={"id": entry.id, "name": entry.name},
        references=numbers.references(),
        screen_references=screen_numbers.references(),
        sources=catalogue.sources,
        cite=True,
        hints=(("The whole map", "botox classify"), ("In full", f"botox show {entry.id}")),
        edition=catalogue.edition,
    )


def _several_view(catalogue: Catalogue, entries: Sequence[Found], asked: str, *, wants_screen: bool) -> View:
    """The answer if a name means several entries: a table of them, each with its first class.

    `asked` is the name as typed.
    """
    numbers, screen_numbers = ReferenceNumbers(), ReferenceNumbers()
    placed = [(entry, place(catalogue, entry)) for entry in entries]
    paths = {entry.id: next((" > ".join(step.path) for step in steps), "") for entry, steps in placed}
    rows = tuple(
        Row(
            cells=(entry.id, entry.name, paths[entry.id]),
            refs=numbers.number(cite for step in steps for rule in step.rules for cite in rule.cites),
            is_local=entry.is_local,
        )
        for entry, steps in placed
    )
    screen: tuple[ScreenBlock, ...] = ()
    if wants_screen:
        from botox_cli.presentation.screens.classify import several_screen

        screen = several_screen(asked, placed, screen_numbers)
    columns = (
        Column(key="id", title="id", role="id"),
        Column(key="name", title="name", role="strong"),
        Column(key="place", title="where it stands"),
    )
    return View(
        command="classify",
        title=f"Where {quote_text(asked)} stands",
        note=str(len(entries)),
        screen=screen,
        blocks=(Table(columns=columns, rows=rows),),
        items=tuple(_place(entry, step) for entry, steps in placed for step in steps),
        summary={"asked": asked, "ids": [entry.id for entry in entries]},
        references=numbers.references(),
        screen_references=screen_numbers.references(),
        sources=catalogue.sources,
        hints=(("One thing", f"botox classify {entries[0].id}"), ("The whole map", "botox classify")),
        edition=catalogue.edition,
    )


def _place(entry: Found, step: AxisStep) -> AxisPlace:
    return AxisPlace(
        id=entry.id, origin=entry.origin, axis=step.axis, path=step.path, rules=tuple(map(_applied_rule, step.rules))
    )


def _applied_rule(rule: Rule) -> AppliedRule:
    return AppliedRule(id=rule.id, origin=rule.origin, text=rule.lay, cites=rule.cites)


def _step(step: AxisStep, numbers: ReferenceNumbers) -> Field:
    lines = [Line(text=" > ".join(step.path), role="strong")]
    lines += [
        Line(text=mark_local(rule, rule.lay), refs=numbers.number(rule.cites), is_local=rule.is_local)
        for rule in step.rules
    ]
    return Field(key=step.axis, label=AXES[step.axis], lines=tuple(lines))

"""Views made smaller for their reader: some of their fields, or without references; values in, values out."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from botox_cli.errors import UsageError
from botox_cli.render.views import Block, Card, Column, Line, Reference, Table, Text, View


def uncited(view: View) -> View:
    """The view for readers who did not ask for its references: without them and their numbers."""
    return replace(view, blocks=tuple(_map_refs(block, lambda _: ()) for block in view.blocks), references=())


def with_sources(table: Table) -> Table:
    """The table with the numbers of its sources as a last column, if its rows have any."""
    if not any(row.refs for row in table.rows):
        return table
    rows = tuple(
        replace(row, cells=(*row.cells, ",".join(map(str, row.refs)) or "none"), refs=()) for row in table.rows
    )
    return Table(columns=(*table.columns, Column(key="sources", title="sources", role="quiet")), rows=rows)


def with_origin(view: View) -> View:
    """The view with a column that tells where each row comes from, for tables with a row from a file of one's own."""
    return replace(view, blocks=tuple(_originated(block) for block in view.blocks))


def _originated(block: Block) -> Block:
    if not isinstance(block, Table) or not any(row.is_local for row in block.rows):
        return block
    rows = tuple(replace(row, cells=(*row.cells, "local" if row.is_local else "bundled")) for row in block.rows)
    return replace(block, columns=(*block.columns, Column(key="origin", title="origin")), rows=rows)


def compact(view: View) -> View:
    """The view with the references that its blocks cite, numbered from 1 in the order that they are met.

    Places of one document that were checked equally far, by the same route, become one reference.
    """
    cited = dict.fromkeys(number for block in view.blocks for refs in _refs(block) for number in refs)
    known_references = {reference.number: reference for reference in view.references}
    used = [known_references[number] for number in cited]
    merged: dict[tuple[str, str, str | None], Reference] = {}
    numbers = {}
    for reference in used:
        key = (reference.source, reference.checked, reference.via)
        known = merged.get(key) or replace(reference, number=len(merged) + 1, at=())
        merged[key] = replace(known, at=tuple(dict.fromkeys((*known.at, *reference.at))))
        numbers[reference.number] = known.number

    def renumbered(refs: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(sorted({numbers[number] for number in refs}))

    return replace(
        view, blocks=tuple(_map_refs(block, renumbered) for block in view.blocks), references=tuple(merged.values())
    )


def choose_fields(view: View, names: Sequence[str]) -> View:
    """The view with some of the columns of its tables, or parts of its cards, in the order of the names.

    Raises:
        UsageError: a name is none of them; it lists all.
    """
    known = keys(view)
    wanted = [name.replace("_", "-") for name in names]
    for name, given in zip(wanted, names, strict=True):
        if name not in known:
            raise UsageError(f"no field {given!r} in this answer, expected some of {', '.join(known)}")
    return replace(view, blocks=tuple(_chosen(block, wanted) for block in view.blocks))


def choose_items(items: Sequence[dict[str, Any]], names: Sequence[str]) -> list[dict[str, Any]]:
    """The items with some of their fields, in the order of the names.

    Raises:
        UsageError: no item has a field of that name; it lists all.
    """
    known = dict.fromkeys(key for item in items for key in item)
    wanted = [name.replace("-", "_") for name in names]
    for name in wanted:
        if items and name not in known:
            raise UsageError(f"no field {name!r} in these items, expected some of {', '.join(known)}")
    return [{name: item[name] for name in wanted if name in item} for item in items]


def keys(view: View) -> tuple[str, ...]:
    """The fields that can be chosen from: columns of the tables, parts of the cards."""
    tables = [column.key for block in view.blocks if isinstance(block, Table) for column in block.columns]
    cards = [field.key for block in view.blocks if isinstance(block, Card) for field in block.fields]
    return tuple(dict.fromkeys((*tables, *cards)))


def _chosen(block: Block, wanted: Sequence[str]) -> Block:
    if isinstance(block, Table):
        places = [number for name in wanted for number, column in enumerate(block.columns) if column.key == name]
        columns = tuple(replace(block.columns[number], spare=0) for number in places)
        rows = tuple(
            replace(row, cells=tuple(row.cells[number] for number in places), group=None) for row in block.rows
        )
        return Table(columns=columns, rows=rows)
    if isinstance(block, Card):
        return replace(
            block, lead=(), fields=tuple(field for name in wanted for field in block.fields if field.key == name)
        )
    return block


def _refs(block: Block) -> Iterator[tuple[int, ...]]:
    if isinstance(block, Table):
        yield from (row.refs for row in block.rows)
    elif isinstance(block, Card):
        yield from (line.refs for line in block.lead)
        yield from (line.refs for field in block.fields for line in field.lines)
    elif isinstance(block, Text):
        yield from (line.refs for line in block.lines)


def _map_refs(block: Block, change: Callable[[tuple[int, ...]], tuple[int, ...]]) -> Block:
    """The block with the reference numbers of each row or line changed."""

    def changed(lines: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(replace(line, refs=change(line.refs)) for line in lines)

    if isinstance(block, Table):
        return replace(block, rows=tuple(replace(row, refs=change(row.refs)) for row in block.rows))
    if isinstance(block, Card):
        fields = tuple(replace(field, lines=changed(field.lines)) for field in block.fields)
        return replace(block, lead=changed(block.lead), fields=fields)
    return replace(block, lines=changed(block.lines)) if isinstance(block, Text) else block

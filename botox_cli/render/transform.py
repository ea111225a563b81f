"""Functions that return a changed view or table: with fewer references, with sources or origins."""

from collections.abc import Callable, Iterator
from typing import Any

from msgspec.structs import replace

from botox_cli.render.view import Block, Column, Part, Reference, Table, View


def without_citations(view: View) -> View:
    """The view without references, and without their numbers in its screen or, if it has none, in its blocks."""
    return replace(_with_refs(view, lambda _: ()), references=())


def with_sources(table: Table) -> Table:
    """The table with the numbers of each row's sources, or `none`, in a last column; as it is if no row has sources."""
    if not any(row.refs for row in table.rows):
        return table
    rows = tuple(
        replace(row, cells=(*row.cells, ",".join(map(str, row.refs)) or "none"), refs=()) for row in table.rows
    )
    return Table(columns=(*table.columns, Column(key="sources", title="sources")), rows=rows)


def with_origin(view: View) -> View:
    """The view with a last column that says whether a row is bundled or local, in its tables that have local rows.

    A row is local if it is from a user's file. The screen is not changed.
    """
    return replace(view, blocks=tuple(_with_origin(block) for block in view.blocks))


def _with_origin(block: Block) -> Block:
    if not isinstance(block, Table) or not any(row.is_local for row in block.rows):
        return block
    rows = tuple(replace(row, cells=(*row.cells, "local" if row.is_local else "bundled")) for row in block.rows)
    return replace(block, columns=(*block.columns, Column(key="origin", title="origin")), rows=rows)


def compact(view: View) -> View:
    """The view with only the references that its screen (else its blocks) cites, numbered from 1 in order of first use.

    Citations of one document become one reference if they were checked equally far and were read in the same document.
    It has the places of all of them. Bundled and local citations stay apart.
    """
    cited = dict.fromkeys(number for block in view.screen or view.blocks for refs in _refs(block) for number in refs)
    known_references = {reference.number: reference for reference in view.references}
    used = [known_references[number] for number in cited]
    merged: dict[tuple[str, str, str | None, bool], Reference] = {}
    numbers = {}
    for reference in used:
        key = (reference.source, reference.checked, reference.via, reference.is_local)
        known = merged.get(key) or replace(reference, number=len(merged) + 1, at=())
        merged[key] = replace(known, at=tuple(dict.fromkeys((*known.at, *reference.at))))
        numbers[reference.number] = known.number

    def renumber(refs: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(sorted({numbers[number] for number in refs if number in numbers}))

    return replace(_with_refs(view, renumber), references=tuple(merged.values()))


def _with_refs(view: View, change: Callable[[tuple[int, ...]], tuple[int, ...]]) -> View:
    """The view with `change` applied to the reference numbers of its screen or, if it has none, of its blocks."""
    if view.screen:
        return replace(view, screen=tuple(_map_refs(block, change) for block in view.screen))
    return replace(view, blocks=tuple(_map_refs(block, change) for block in view.blocks))


def _refs(part: Any) -> Iterator[tuple[int, ...]]:
    """The reference numbers of a part of a view and of all parts inside it, as tuples in reading order."""
    for name in part.__struct_fields__:
        value = getattr(part, name)
        if name == "refs":
            continue
        for inner in _parts(value):
            yield from _refs(inner)
    if refs := getattr(part, "refs", ()):
        yield refs


def _map_refs(part: Any, change: Callable[[tuple[int, ...]], tuple[int, ...]]) -> Any:
    """The part with `change` applied to its reference numbers and to those of all parts inside it."""
    changed: dict[str, Any] = {}
    for name in part.__struct_fields__:
        value = getattr(part, name)
        if name == "refs":
            changed[name] = change(value)
        elif isinstance(value, Part):
            changed[name] = _map_refs(value, change)
        elif type(value) is tuple and any(True for _ in _parts(value)):
            changed[name] = tuple(_map_inside(item, change) for item in value)
    return replace(part, **changed) if changed else part


def _map_inside(item: Any, change: Callable[[tuple[int, ...]], tuple[int, ...]]) -> Any:
    if isinstance(item, Part):
        return _map_refs(item, change)
    return tuple(_map_inside(inner, change) for inner in item) if type(item) is tuple else item


def _parts(value: Any) -> Iterator[Part]:
    """The parts of a view in the value of a field: the value itself, or those in a tuple, however deep."""
    if isinstance(value, Part):
        yield value
    elif type(value) is tuple:
        for item in value:
            yield from _parts(item)

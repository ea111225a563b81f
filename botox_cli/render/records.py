"""Answers as records for csv and tsv: the fields of JSON, one value a column, without lists of facts.

An answer that is one whole entry has a row for each value instead, facts included.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple, TypeAlias, get_args, get_origin

import msgspec

from botox_cli.catalogue.model.entries import Note, Record
from botox_cli.catalogue.model.values import Arm, Citation, Range, Value
from botox_cli.catalogue.model.walk import walk
from botox_cli.render.view import Card, CsvRecord, Line, Table, View
from botox_cli.text import path_text

RecordCell: TypeAlias = str | int | float | bool | None

SPREAD: tuple[type[Value], ...] = (Range, Arm)
"""The types of values that get a column for each of their fields, such as `lasts_low`, `lasts_high`, `lasts_unit`."""

SCOPE = ("product", "serotype", "region", "population")
"""The columns that say for which product, toxin, region or people a value holds; they come from the fact around it."""

LONG = ("id", "kind", "fact", *SCOPE, "field", "value", "low", "high", "unit", "count", "n")
"""The columns of an answer that is one whole entry, with a row for each value."""

BETWEEN = "; "
"""The letters between two words of a list that stands in one cell."""

UNTOLD = ("cites", "origin")
"""Fields that get no column of their own; the last columns show them: `origin`, if a row is local, and `sources`."""


LATE = ("aliases", "reread", "search_notes", "notes")
"""The columns that come after all others of an entry."""


class Records(NamedTuple):
    """The names of the columns, and the rows, each with a cell for each column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[RecordCell, ...], ...]


def records(view: View, names: Sequence[str] = ()) -> Records | None:
    """The records of an answer, with all columns or only those of `names`; None if the answer has no items.

    An item is one or more rows; in an answer that is one whole entry, each warning and each value is a row.

    The last columns are always `origin`, if any record is local, and `sources`. The name of a field that has several
    columns means all of them. If a name means no column, the result is None, too: it may be the name of a column or
    part that only people see.
    """
    told = list(_detail_rows(view))
    if not told:
        return None
    rows, details = [row for row, _ in told], [detail for _, detail in told]
    columns = tuple(sorted(dict.fromkeys(name for row in rows for name in row), key=_column_rank))
    chosen = _choose_columns(columns, names) if names else columns
    if chosen is None:
        return None
    ends: list[dict[str, RecordCell]] = [{"sources": detail.sources} for detail in details]
    if any(detail.is_local for detail in details):
        ends = [{"origin": detail.origin, **end} for detail, end in zip(details, ends, strict=True)]
    return Records(
        (*chosen, *ends[0]),
        tuple((*(row.get(name) for name in chosen), *end.values()) for row, end in zip(rows, ends, strict=True)),
    )


def _column_rank(name: str) -> int:
    """A sort key for columns: -1 for the id, 1 for those in `LATE`, 0 for all others."""
    return -1 if name == "id" else name in LATE


class _Detail(NamedTuple):
    """The cells at the end of a row: the ids of its sources in one text, and whether it comes from a user's file."""

    sources: str
    is_local: bool

    @property
    def origin(self) -> str:
        return "local" if self.is_local else "bundled"


def _choose_columns(columns: tuple[str, ...], names: Sequence[str]) -> tuple[str, ...] | None:
    """The columns that the names mean, in the order of the names; None if a name means none.

    A name is a column, or the beginning of several: `onset` means `onset_low` and `onset_high`. It may have `-` for
    `_`. Columns of the control group are not included: `still_responding` does not mean `still_responding_control_n`.
    """
    chosen: list[str] = []
    for name in (name.replace("-", "_") for name in names):
        parts = [column for column in columns if column == name] or [
            column for column in columns if column.startswith(f"{name}_") and not column.startswith(f"{name}_control_")
        ]
        if not parts:
            return None
        chosen += parts
    return tuple(dict.fromkeys(chosen))


def _detail_rows(view: View) -> Iterator[tuple[dict[str, RecordCell], _Detail]]:
    """Each row of the answer, as cells by column, with the cells at its end."""
    by_number = {reference.number: reference for reference in view.references}
    if isinstance(view.main, Card) and len(view.items) == 1 and isinstance(view.items[0], Record):
        entry = view.items[0]
        for row, line in _warnings(view.main, entry):
            documents = [by_number[number].source for number in line.refs if number in by_number]
            yield row, _Detail(_mark_own(view, documents), line.is_local)
        for row, cites in _long(entry):
            yield row, _Detail(_source_ids(view, cites), entry.is_local or row.get("kind") == "note")
        return
    found = view.records or tuple(CsvRecord(item=item) for item in view.items)
    main = view.main
    refs = [row.refs for row in main.rows] if isinstance(main, Table) and len(main.rows) == len(found) else None
    for at, record in enumerate(found):
        shown = None if refs is None else [by_number[number].source for number in refs[at] if number in by_number]
        ids = (
            _mark_own(view, shown)
            if shown is not None
            else _source_ids(view, record.cites or tuple(_cites(record.item)))
        )
        is_local = record.is_local or getattr(record.item, "origin", None) is not None
        if isinstance(main, Table) and main.rows:
            is_local = is_local or (all(row.is_local for row in main.rows) if refs is None else main.rows[at].is_local)
        for row, is_own in _rows(record.item):
            yield {**_with_id_first(record.values, row), **record.values}, _Detail(ids, is_local or is_own)


def _with_id_first(values: Mapping[str, RecordCell], row: dict[str, RecordCell]) -> dict[str, RecordCell]:
    """The row with id and kind as its first columns, even if only `values` (of a `CsvRecord`) has them."""
    return {**{name: values[name] for name in ("id", "kind") if name in values}, **row}


def _rows(item: Any) -> Iterator[tuple[dict[str, RecordCell], bool]]:
    """An item as one row; if it contains items, as a row for each of them, with the cells of the outer item, too.

    Columns of inner items begin with the name of their list, without `s`: `use_name`. With each row comes whether its
    inner item is from a user's file; False if there is none. A cell of notes, which users write, ends with `(local)`.
    """
    own = _flat_fields(item)
    if own.get("notes"):
        own["notes"] = f"{own['notes']} (local)"
    inner = [name for name in getattr(item, "__struct_fields__", ()) if _is_items(getattr(item, name))]
    if not inner:
        yield own, False
    for name in inner:
        singular = name.removesuffix("s")
        for part in getattr(item, name):
            row = {**own, **{f"{singular}_{key}": cell for key, cell in _flat_fields(part).items()}}
            yield row, getattr(part, "origin", None) is not None


def _is_items(value: Any) -> bool:
    from botox_cli.render.items import Item

    return type(value) is tuple and bool(value) and isinstance(value[0], Item)


def _flat_fields(item: Any) -> dict[str, RecordCell]:
    """The cells of an item, a record or a dict, by column; `UNTOLD` and lists of records have none.

    An entry also has its id, its kind and the values that are computed from its fields.
    """
    row: dict[str, RecordCell] = {}
    if isinstance(item, Record):
        row = {"id": item.id, "kind": item.kind}
    for name, value, annotation in _fields(item):
        if name not in UNTOLD:
            row |= _cells(name, value, annotation)
    if isinstance(item, Record):
        for name, value in item.derived().items():
            row |= _cells(name, value, type(value))
    return row


def _fields(item: Any) -> Iterator[tuple[str, Any, Any]]:
    """The name in JSON, value and type of each field of an item, which is a record or a dict."""
    if isinstance(item, dict):
        yield from ((name, value, type(value)) for name, value in item.items())
        return
    for attribute, name, annotation in _fields_of(item.__class__):
        yield name, getattr(item, attribute), annotation


@cache
def _fields_of(type_: Any) -> tuple[tuple[str, str, Any], ...]:
    return tuple((field.name, field.encode_name, field.type) for field in msgspec.structs.fields(type_))


def _cells(name: str, value: Any, annotation: Any) -> dict[str, RecordCell]:
    """The cells of a field by column: several for a range, arm, record or dict, else one, also for a list of words.

    Other lists have none. `annotation` is the type of the field: by it a range that is None has its columns, too.
    """
    spread = next((type_ for type_ in SPREAD if _is_of(annotation, type_)), None)
    if spread:
        return {f"{name}_{part}": getattr(value, part, None) for part in spread.__struct_fields__}
    if isinstance(value, msgspec.Struct):
        return {f"{name}_{key}": cell for key, cell in _flat_fields(value).items()}
    if isinstance(value, dict):
        named = {f"{name}_{key.lower()}" if name != "values" else key.replace("-", "_"): value[key] for key in value}
        return {key: _words(one) for key, one in named.items() if not _is_parts(one)}
    if isinstance(value, tuple):
        return {} if _is_parts(value) or _holds_parts(annotation) else {name: _words(value)}
    return {name: value}


def _words(value: Any) -> RecordCell:
    """A value as one cell: the words of a list joined, a note as its text; None for an empty list."""
    if isinstance(value, tuple):
        return BETWEEN.join(one.text if isinstance(one, Note) else str(one) for one in value) or None
    cell: RecordCell = value
    return cell


def _is_parts(value: Any) -> bool:
    """Whether a value is a list of records (other than notes) or of points (pairs of numbers)."""
    return type(value) is tuple and any(
        isinstance(one, msgspec.Struct | tuple) and not isinstance(one, Note) for one in value
    )


def _holds_parts(annotation: Any) -> bool:
    """Whether the values of a type are lists of records (other than notes) or of points, even if a list is empty."""
    types = [get_origin(inner) or inner for inner in get_args(annotation)]
    return any(isinstance(one, type) and issubclass(one, msgspec.Struct | tuple) and one is not Note for one in types)


def _is_of(annotation: Any, type_: type[Value]) -> bool:
    return annotation is type_ or (type_ in get_args(annotation) and type(None) in get_args(annotation))


def _long(entry: Record) -> Iterator[tuple[dict[str, RecordCell], tuple[Citation, ...]]]:
    """A row for each value in an entry, with the citations of its fact; none for `UNTOLD`, `SCOPE` and empty values."""
    cites: dict[tuple[str | int, ...], tuple[Citation, ...]] = {}
    for step in walk(entry):
        path, value = step.path, step.value
        if isinstance(value, (*SPREAD, Citation)):
            continue
        cites[path] = getattr(value, "cites", ()) or next(
            (cites[path[:end]] for end in range(len(path) - 1, -1, -1) if cites.get(path[:end])), ()
        )
        kind = "note" if isinstance(value, Note) else entry.kind
        start = {**dict.fromkeys(LONG), "id": entry.id, "kind": kind, "fact": path_text(path), **_scope(step.values)}
        for name, field, _ in _fields(value):
            if name in (*UNTOLD, *SCOPE) or (name == "id" and value is entry):
                continue
            for told in _long_cells(name, field):
                yield {**start, **told}, cites[path]


def _warnings(card: Card, entry: Record) -> Iterator[tuple[dict[str, RecordCell], Line]]:
    """The warnings that people see with an entry, as rows, each with its line: every answer about it must have them."""
    for field in card.fields:
        for line in field.lines if field.role == "warning" else ():
            told = {"field": field.key.replace("-", "_"), "value": line.text}
            yield {**dict.fromkeys(LONG), "id": entry.id, "kind": entry.kind, **told}, line


def _scope(values: Sequence[Any]) -> dict[str, RecordCell]:
    """The cells of `SCOPE` for the last of `values`; the first is the entry, and each value is inside the one before.

    Each cell is from the innermost value that has it; in the entry of a product, `product` is the id of the entry.
    """
    nearest = {name: [getattr(value, name, None) for value in reversed(values)] for name in SCOPE}
    own: dict[str, RecordCell] = {name: next(filter(None, found), None) for name, found in nearest.items()}
    entry = values[0]
    is_product = isinstance(entry, Record) and entry.kind == "product"
    return {**own, "product": entry.id} if is_product else own


def _long_cells(name: str, value: Any) -> Iterator[dict[str, RecordCell]]:
    if value is None or value == ():
        return
    if isinstance(value, Range):
        yield {"field": name, "low": value.low, "high": value.high, "unit": value.unit}
    elif isinstance(value, Arm):
        figure = value.value if value.percent is None else value.percent
        unit = value.unit if value.percent is None else "percent"
        yield {"field": name, "value": figure, "unit": unit, "count": value.count, "n": value.n}
    elif isinstance(value, dict):
        for key, words in value.items():
            yield from ({"field": f"{name}.{key}", "value": word} for word in words)
    elif isinstance(value, tuple):
        yield from ({"field": name, "value": one} for one in value if not isinstance(one, msgspec.Struct | tuple))
    elif not isinstance(value, msgspec.Struct):
        yield {"field": name, "value": value}


def _cites(item: Any) -> Iterator[Citation]:
    """All citations inside an item, at any depth."""
    if isinstance(item, Value):
        for step in walk(item):
            yield from getattr(step.value, "cites", ())
        return
    found = getattr(item, "cites", ())
    for cites in found.values() if isinstance(found, dict) else (found,):
        yield from cites
    for name in getattr(item, "__struct_fields__", ()):
        value = getattr(item, name)
        for part in value if _is_items(value) else ():
            yield from _cites(part)


def _source_ids(view: View, cites: Sequence[Citation]) -> str:
    return _mark_own(view, [cite.source for cite in cites])


def _mark_own(view: View, ids: Sequence[str]) -> str:
    """Ids of documents in one text, separated by spaces, each once; `local:` stands before those from users' files."""
    own = {id_ for id_ in ids if id_ in view.sources and view.sources[id_].is_local}
    return " ".join(dict.fromkeys(f"local:{id_}" if id_ in own else id_ for id_ in ids))

"""Chooses the fields named by `--fields`: columns of tables, parts of cards, fields of items."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from msgspec import Struct, structs, to_builtins

from botox_cli.catalogue.model.entries import Record
from botox_cli.catalogue.model.values import Range
from botox_cli.errors import UsageError
from botox_cli.render.formats.json import item_of
from botox_cli.render.formats.list import line_words
from botox_cli.render.view import Block, Card, Cell, Column, Line, Row, Table, Text, View, words
from botox_cli.text import quote_text


class _Pair(NamedTuple):
    """One item of an answer as a dict of its fields, and the row or the card that shows it."""

    item: dict[str, Any]
    shown: Row | Card


def choose_fields(view: View, names: Sequence[str]) -> View:
    """The view with only the named fields, in the order of the names; a name may have `-` for `_`.

    If all names are columns or parts of cards, tables and cards keep only these; tables lose their groups. If at least
    one name is only a field of the items, the answer becomes a table of the named fields, below its warnings. An answer
    that has neither items nor columns nor parts of cards stays as it is.

    Raises:
        UsageError: a name is no field (the message lists all fields), or two fields do not belong to the same records.
    """
    wanted = _known_names(view, names)
    shown = _shown_names(view)
    if all(name in shown for name in wanted):
        keys = [shown[name] for name in wanted]
        return structs.replace(view, blocks=tuple(_choose(block, keys) for block in view.blocks))
    if not view.items:
        return view
    around = tuple(block for block in view.blocks if isinstance(block, Text) and _is_warning(block))
    columns = tuple(Column(key=name, title=name.replace("_", " ")) for name in wanted)
    return structs.replace(view, blocks=(*around, Table(columns=columns, rows=_rows(view, wanted))))


def choose_items(view: View, names: Sequence[str]) -> list[dict[str, Any]]:
    """The items as dicts of the named fields, in that order; what is only a column or part of a card is put in words.

    A name may have `-` for `_`. A field that is empty in an item is left out. If a name is no field of the
    items, and rows or cards do not show one item each, there is a dict for each row or card instead.

    Raises:
        UsageError: a name is no field (the message lists all fields), or two fields do not belong to the same records.
    """
    wanted = _known_names(view, names)
    told = _field_names(view)
    if all(name in told for name in wanted):
        items = map(_fields_of, view.items)
        return [{name: to_builtins(item[name]) for name in wanted if name in item} for item in items]
    pairs = _pairs(view, wanted)
    if pairs:
        return [
            {
                name: to_builtins(pair.item[name]) if name in pair.item else _in_words(view, pair.shown, name)
                for name in wanted
                if name in pair.item or name not in told
            }
            for pair in pairs
        ]
    return [{name: _in_words(view, part, name) for name in wanted} for part in _parts(view)]


def _known_names(view: View, names: Sequence[str]) -> list[str]:
    """The names as JSON writes them, with `_` for `-`; not checked if the answer has nothing that has fields.

    Raises:
        UsageError: a name is no field of the answer.
    """
    known = dict.fromkeys((*_shown_names(view), *_field_names(view)))
    wanted = [name.replace("-", "_") for name in names]
    for name, given in zip(wanted, names, strict=True):
        if name not in known and (view.items or _shown_names(view)):
            raise UsageError(f"no field {quote_text(given)} in this answer, expected some of {', '.join(known)}")
    return wanted


def _shown_names(view: View) -> dict[str, str]:
    """The key of each column of a table and each part of a card, by its name: the key with `_` for `-`."""
    tables = [column.key for block in view.blocks if isinstance(block, Table) for column in block.columns]
    cards = [field.key for block in view.blocks if isinstance(block, Card) for field in block.fields]
    return {key.replace("-", "_"): key for key in (*tables, *cards)}


def _field_names(view: View) -> dict[str, None]:
    """The names of the fields of the items, also of fields that are empty in every item, as keys of a dict."""
    names: dict[str, None] = {}
    for type_ in dict.fromkeys(map(type, view.items)):
        names |= dict.fromkeys(("id", "kind") if issubclass(type_, Record) else ())
        names |= dict.fromkeys(type_.__struct_encode_fields__ if issubclass(type_, Struct) else ())
    for item in view.items:
        names |= dict.fromkeys(item if isinstance(item, dict) else item.derived() if isinstance(item, Record) else ())
    return names


def _fields_of(item: Any) -> dict[str, Any]:
    """The fields that the JSON of an item has, with their values, which are not yet turned into JSON."""
    found = item_of(item)
    if isinstance(found, dict):
        return found
    written = to_builtins(found)
    return {name: getattr(found, name) for name in written}


def _pairs(view: View, wanted: Sequence[str]) -> list[_Pair]:
    """Each item with the row or card that shows it; empty if rows or cards do not show one item each.

    Raises:
        UsageError: some of the `wanted` names are only fields of items, others only of rows or cards, and these do not
            show one item each.
    """
    parts = _parts(view)
    is_one_to_one = len(parts) == len(view.items) and (
        _table(view) is not None
        or len(parts) == 1
        or all(part.id == getattr(item, "id", None) for part, item in zip(parts, view.items, strict=True))
    )
    if is_one_to_one:
        return [_Pair(_fields_of(item), part) for item, part in zip(view.items, parts, strict=True)]
    shown, told = _shown_names(view), _field_names(view)
    if all(name in shown for name in wanted) or all(name in told for name in wanted):
        return []
    one, other = (next(name for name in wanted if name not in known) for known in (told, shown))
    raise UsageError(f"fields {one!r} and {other!r} are of different records, expected those of one; try either alone")


def _parts(view: View) -> Sequence[Any]:
    """The rows of the first table of the answer or, if it has no table, its cards."""
    table = _table(view)
    if table is not None:
        return table.rows
    return [block for block in view.blocks if isinstance(block, Card)]


def _table(view: View) -> Table | None:
    return next((block for block in view.blocks if isinstance(block, Table)), None)


def _rows(view: View, wanted: Sequence[str]) -> tuple[Row, ...]:
    """A row for each item, with the columns `wanted`, at least one of which is only a field of the items.

    Raises:
        UsageError: as in `_pairs`.
    """
    shown = _shown_names(view)
    pairs = _pairs(view, wanted)
    if not pairs:
        items = [(_fields_of(item), getattr(item, "origin", None) is not None) for item in view.items]
        return tuple(
            Row(cells=tuple(_cell(item.get(name)) for name in wanted), is_local=is_local) for item, is_local in items
        )
    return tuple(
        Row(
            cells=tuple(
                _shown_cell(view, pair.shown, name) if name in shown else _cell(pair.item.get(name)) for name in wanted
            ),
            refs=pair.shown.refs if isinstance(pair.shown, Row) else (),
            is_local=getattr(item, "origin", None) is not None,
        )
        for item, pair in zip(view.items, pairs, strict=True)
    )


def _shown_cell(view: View, part: Row | Card, name: str) -> Cell:
    key = _shown_names(view)[name]
    if isinstance(part, Row):
        table = _table(view)
        keys = [column.key for column in table.columns] if table else []
        return part.cells[keys.index(key)] if key in keys else ""
    lines = [line for field in part.fields if field.key == key for line in field.lines]
    return tuple(line_words(Line(text=line.text, mark=line.mark)) for line in lines)


def _in_words(view: View, part: Row | Card, name: str) -> str | list[str]:
    """A field as shown to people, for JSON: a column as text, a part of a card as a list of its lines."""
    cell = _shown_cell(view, part, name)
    return list(map(words, cell)) if isinstance(part, Card) and isinstance(cell, tuple) else words(cell)


def _cell(value: Any) -> Cell:
    """The value of a field as a table cell: text, whole number, range and words as they are, other values as JSON.

    None becomes an empty text.
    """
    if value is None:
        return ""
    if isinstance(value, str | Range) or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    if isinstance(value, tuple | list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    import json  # only for such fields; its blanks let a table break the line

    return json.dumps(to_builtins(value), ensure_ascii=False)


def _is_warning(text: Text) -> bool:
    return not text.heading and any(line.role == "warning" for line in text.lines)


def _choose(block: Block, wanted: Sequence[str]) -> Block:
    if isinstance(block, Table):
        places = [number for name in wanted for number, column in enumerate(block.columns) if column.key == name]
        columns = tuple(structs.replace(block.columns[number], spare=0) for number in places)
        rows = tuple(
            structs.replace(row, cells=tuple(row.cells[number] for number in places), group=None) for row in block.rows
        )
        return Table(columns=columns, rows=rows)
    if isinstance(block, Card):
        fields = tuple(field for name in wanted for field in block.fields if field.key == name)
        return structs.replace(block, lead=(), fields=fields)
    return block

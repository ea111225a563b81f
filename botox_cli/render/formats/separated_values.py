"""The formats `plain`, `csv` and `tsv`: one record a line, the id first, texts in full."""

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import NamedTuple

from msgspec.structs import replace

from botox_cli.render.formats.list import line_words
from botox_cli.render.records import RecordCell, Records, records
from botox_cli.render.transform import compact, with_origin
from botox_cli.render.view import Block, Card, Line, Node, Row, Table, Tree, View, words

_FORMULA_SIGNS = frozenset("=+-@＝＋－＠﹦﹢﹣﹫")
"""The characters with which a spreadsheet may begin a formula, also in their full-width and small forms."""

RecordFields = tuple[str, ...]


def write_plain(view: View, names: Sequence[str] = (), *, cite: bool = False) -> str:
    """The main table of `view.blocks`, or its cards, tree or texts, as lines without a header; tabs separate fields.

    With `names`, a line has only the fields of these names. If a record is from a user's file, a field with `bundled`
    or `local` follows in each line; with `cite`, the ids of its sources are the last field.

    Raises:
        UsageError: a name is no field, or two fields do not belong to the same records.
    """
    view = _as_shown(view, names)
    records: Iterable[RecordFields] = _records(view)
    if cite:
        records = ((*record, " ".join(ids)) for record, ids in zip(_records(view), _sources(view), strict=True))
    return "".join("\t".join(" ".join(field.split()) for field in record) + "\n" for record in records)


def write_csv(view: View, names: Sequence[str] = ()) -> str:
    """The items of an answer as csv (RFC 4180): a line of names of columns, then rows with the values that JSON has.

    The last columns are `origin`, if a record is local, and `sources`. With `names`, only the columns that the
    names mean come before them. If there are no items, or a name is only that of a column or a part of a card, the
    records of `write_plain` are written, with their sources.

    Raises:
        UsageError: a name is no field, or two fields do not belong to the same records.
    """
    return _write_separated(view, names, is_tsv=False)


def write_tsv(view: View, names: Sequence[str] = ()) -> str:
    """The records of `write_csv`, separated by tabs; lines end as on Unix, and no field has tabs or line ends."""
    return _write_separated(view, names, is_tsv=True)


def _write_separated(view: View, names: Sequence[str], *, is_tsv: bool) -> str:
    import csv

    found = records(view, names)
    if found is None:
        view = _as_shown(view, names)
        header: RecordFields = (*_header(view), "sources")
        rows: Iterable[tuple[RecordCell, ...]] = (
            (*record, " ".join(ids)) for record, ids in zip(_records(view), _sources(view), strict=True)
        )
        found = Records(header, tuple(rows))
    out = StringIO()
    writer = csv.writer(out, dialect="excel-tab" if is_tsv else "excel", lineterminator="\n" if is_tsv else "\r\n")
    writer.writerow(found.columns)
    for row in found.rows:
        writer.writerow([field(" ".join(cell.split()) if is_tsv and isinstance(cell, str) else cell) for cell in row])
    return out.getvalue()


def _as_shown(view: View, names: Sequence[str]) -> View:
    """The view without its screen, with only the named fields, if any; tables with local rows get a column `origin`."""
    if names:
        from botox_cli.render.fields import choose_fields  # only for those who ask for some

        view = choose_fields(view, names)
    return compact(with_origin(replace(view, screen=())))


def field(cell: RecordCell) -> RecordCell:
    """A cell for csv; a text that a spreadsheet may take for a formula gets an apostrophe.

    True and False become `true` and `false`.
    """
    if isinstance(cell, bool):
        return str(cell).lower()
    return make_harmless(cell) if isinstance(cell, str) else cell


def make_harmless(field: str) -> str:
    """The field, with an apostrophe in front if a spreadsheet may take it for a formula."""
    return f"'{field}" if is_risky(field) else field


def is_risky(field: str) -> bool:
    """Whether a spreadsheet may take a field for a formula.

    Spreadsheets ignore invisible characters before the sign of a formula. Apostrophes are ignored here, too, so that a
    reader can undo `make_harmless`: remove one apostrophe from each risky field that begins with one.
    """
    bare = field.lstrip("'")
    first = next((letter for letter in bare if letter.isprintable() and letter not in " '"), "")
    return bare.startswith(("\t", "\r", "\n")) or first in _FORMULA_SIGNS


def _header(view: View) -> RecordFields:
    first = view.main
    if isinstance(first, Table):
        grouped = ("group",) if _is_grouped(first) else ()
        keys, origin = _split_origin(tuple(column.key.replace("-", "_") for column in first.columns), first)
        return (*keys, *grouped, *origin)
    fields = (
        ("id", "field", "text")
        if isinstance(first, Card)
        else ("path", "note")
        if isinstance(first, Tree)
        else ("heading", "text")
    )
    return (*fields, "origin") if _has_local(view) else fields


def _records(view: View) -> Iterator[RecordFields]:
    has_local = _has_local(view)
    for block in _record_blocks(view):
        for record in _pairs(view, block):
            yield (*record.fields, "local" if record.is_local else "bundled") if has_local else record.fields


def _has_local(view: View) -> bool:
    """Whether the records need a last field that says bundled or local; those of tables have a column for that."""
    blocks = (block for block in _record_blocks(view) if not isinstance(block, Table))
    return any(record.is_local for block in blocks for record in _pairs(view, block))


def _sources(view: View) -> Iterator[RecordFields]:
    ids = {
        reference.number: f"local:{reference.source}" if reference.is_local else reference.source
        for reference in view.references
    }
    for block in _record_blocks(view):
        for record in _pairs(view, block):
            yield tuple(dict.fromkeys(ids[number] for number in record.refs if number in ids))


def _record_blocks(view: View) -> tuple[Block, ...]:
    """The blocks that become records: the main table, or all blocks of the same type as the main block."""
    if view.is_table:
        return (view.main,)
    kind = type(view.main)
    return tuple(block for block in view.blocks if isinstance(block, kind))


class _Told(NamedTuple):
    """A record of an answer, the numbers of its sources, and whether it is from a user's file."""

    fields: RecordFields
    refs: tuple[int, ...] = ()
    is_local: bool = False


def _pairs(view: View, block: Block) -> Iterator[_Told]:
    """The records of a block. `is_local` is not set for rows of tables, which have a column for it."""
    if isinstance(block, Table):
        is_grouped = _is_grouped(block)
        yield from (_Told(_row(block, row, is_grouped=is_grouped), row.refs) for row in block.rows)
    elif isinstance(block, Card):
        lines = [("about", line) for line in block.lead]
        lines += [(field.key, line) for field in block.fields for line in field.lines]
        for key, line in lines:
            fields = (block.id or block.title, key, _words(line))
            yield _Told(fields, line.refs, block.is_local or line.is_local)
    elif isinstance(block, Tree):
        yield from _branches(block.root, ())
    else:
        heading = block.heading or view.title or view.command
        yield from (_Told((heading, _words(line)), line.refs, line.is_local) for line in block.lines)


def _is_grouped(table: Table) -> bool:
    return any(row.group for row in table.rows)


def _row(table: Table, row: Row, *, is_grouped: bool) -> RecordFields:
    grouped = (row.group or "",) if is_grouped else ()
    cells, origin = _split_origin(tuple(map(words, row.cells)), table)
    return (*cells, *grouped, *origin)


def _split_origin(fields: RecordFields, table: Table) -> tuple[RecordFields, RecordFields]:
    """Split a record into its fields and its origin (`bundled` or `local`), which is empty if it has no such column."""
    at = len(fields) - (table.columns[-1].key == "origin")
    return fields[:at], fields[at:]


def _branches(node: Node, above: RecordFields) -> Iterator[_Told]:
    way = (*above, node.label)
    if node.note or not node.children:
        yield _Told((" > ".join(way), node.note), is_local=node.is_local)
    for child in node.children:
        yield from _branches(child, way)


def _words(line: Line) -> str:
    return line_words(Line(text=line.text, mark=line.mark))

"""The formats `plain`, `csv` and `tsv`: one record a line, the id first, nothing cut."""

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Literal

from msgspec.structs import replace

from botox_cli.render.listing import line_words
from botox_cli.render.records import Cell, Records, records
from botox_cli.render.shaping import choose_fields, compact, with_origin
from botox_cli.render.views import Block, Card, Line, Node, Row, Table, Tree, View, words

RISKY = ("=", "+", "-", "@")
"""What a spreadsheet takes for the beginning of a formula; such a cell gets an apostrophe in front.

So does a cell that begins so behind apostrophes of its own: reading back removes one from each.
"""

Record = tuple[str, ...]


def write_plain(view: View, *, cite: bool = False) -> str:
    """Fields parted by tabs, no header, the ids of the sources last if wished; no tabs or line ends inside a field."""
    records: Iterable[Record] = _records(view)
    if cite:
        records = ((*record, " ".join(ids)) for record, ids in zip(_records(view), _sources(view), strict=True))
    return "".join("\t".join(" ".join(field.split()) for field in record) + "\n" for record in records)


def write_separated(view: View, form: Literal["csv", "tsv"], names: Sequence[str] = ()) -> str:
    """CSV or TSV with a header of field names and the ids of the sources last: the items of JSON, one value a column.

    An answer without items, or of which parts for people are named, is written as people see it.
    """
    import csv

    found = records(view, names)
    if found is None:
        view = replace(compact(with_origin(choose_fields(view, names) if names else view)), screen=())
        header: Record = (*_header(view), "sources")
        rows: Iterable[tuple[Cell, ...]] = (
            (*record, " ".join(ids)) for record, ids in zip(_records(view), _sources(view), strict=True)
        )
        found = Records(header, tuple(rows))
    out = StringIO()
    writer = csv.writer(out, dialect=_DIALECTS[form])
    writer.writerow(found.columns)
    writer.writerows(map(field, row) for row in found.rows)
    return out.getvalue()


_DIALECTS = {"csv": "excel", "tsv": "excel-tab"}


def field(cell: Cell) -> Cell:
    """A cell as csv has it: `true` and `false`, an apostrophe before what a spreadsheet would take for a formula."""
    if isinstance(cell, bool):
        return str(cell).lower()
    return harmless(cell) if isinstance(cell, str) else cell


def harmless(field: str) -> str:
    """A field with an apostrophe in front where a spreadsheet would take it for a formula."""
    return f"'{field}" if field.lstrip("'").startswith(RISKY) else field


def _header(view: View) -> Record:
    first = view.main
    if isinstance(first, Table):
        grouped = ("group",) if any(row.group for row in first.rows) else ()
        keys, origin = _parted(tuple(column.key.replace("-", "_") for column in first.columns), first)
        return (*keys, *grouped, *origin)
    if isinstance(first, Card):
        return ("id", "field", "text")
    return ("path", "note") if isinstance(first, Tree) else ("heading", "text")


def _records(view: View) -> Iterator[Record]:
    for block in _written(view):
        yield from (record for record, _ in _pairs(view, block))


def _sources(view: View) -> Iterator[Record]:
    ids = {
        reference.number: f"local:{reference.source}" if view.sources[reference.source].is_local else reference.source
        for reference in view.references
    }
    for block in _written(view):
        for _, refs in _pairs(view, block):
            yield tuple(dict.fromkeys(ids[number] for number in refs if number in ids))


def _written(view: View) -> tuple[Block, ...]:
    """The blocks that become records, all of one shape: that of the leading block."""
    if view.is_table:
        return (view.main,)
    kind = type(view.main)
    return tuple(block for block in view.blocks if isinstance(block, kind))


def _pairs(view: View, block: Block) -> Iterator[tuple[Record, tuple[int, ...]]]:
    """Records with the numbers of their sources."""
    if isinstance(block, Table):
        yield from ((_row(block, row), row.refs) for row in block.rows)
    elif isinstance(block, Card):
        lines = [("about", line) for line in block.lead]
        lines += [(field.key, line) for field in block.fields for line in field.lines]
        yield from (((block.id or block.title, key, _bare(line)), line.refs) for key, line in lines)
    elif isinstance(block, Tree):
        yield from ((record, ()) for record in _branches(block.root, ()))
    else:
        yield from (((block.heading or view.title or view.command, _bare(line)), line.refs) for line in block.lines)


def _row(table: Table, row: Row) -> Record:
    grouped = (row.group or "",) if any(other.group for other in table.rows) else ()
    cells, origin = _parted(tuple(map(words, row.cells)), table)
    return (*cells, *grouped, *origin)


def _parted(fields: Record, table: Table) -> tuple[Record, Record]:
    """The fields of a record and, apart, its origin: that stands last, so that no other field moves for it."""
    at = len(fields) - (table.columns[-1].key == "origin")
    return fields[:at], fields[at:]


def _branches(node: Node, above: Record) -> Iterator[Record]:
    way = (*above, node.label)
    if node.note or not node.children:
        yield " > ".join(way), node.note
    for child in node.children:
        yield from _branches(child, way)


def _bare(line: Line) -> str:
    return line_words(Line(text=line.text, mark=line.mark))

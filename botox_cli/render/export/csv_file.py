"""A table as a csv file: RFC 4180, in UTF-8, a header of names, nothing between commas for what is absent."""

import csv
from io import StringIO

from botox_cli.render.delimited import harmless
from botox_cli.render.export.tables import Cell, Table


def write(table: Table) -> bytes:
    """The file."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(column.name for column in table.spec.columns)
    writer.writerows(map(_field, row) for row in table.rows)
    return out.getvalue().encode()


def _field(cell: Cell) -> Cell:
    """A cell as csv has it: `true` and `false`, an apostrophe before what a spreadsheet would take for a formula."""
    if isinstance(cell, bool):
        return str(cell).lower()
    return harmless(cell) if isinstance(cell, str) else cell

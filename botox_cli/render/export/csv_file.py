"""A table as a csv file: RFC 4180, in UTF-8, with a header of names; a cell without a value is empty."""

import csv
from io import StringIO

from botox_cli.render.export.tables import ExportTable
from botox_cli.render.formats.separated_values import field


def write(table: ExportTable) -> bytes:
    """The bytes of a csv file with a header; a text that a spreadsheet may take for a formula gets `'` in front."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(column.name for column in table.spec.columns)
    writer.writerows(map(field, row) for row in table.rows)
    return out.getvalue().encode()

"""The whole catalogue as flat tables, a row for each fact, for those who load it into other programs."""

from botox_cli.queries.tables.build import tables
from botox_cli.queries.tables.spec import Cell, Column, Table, TableSpec, specs

__all__ = ["Cell", "Column", "Table", "TableSpec", "specs", "tables"]

"""The whole catalogue as flat tables, one row a fact: for those who load it elsewhere."""

from botox_cli.queries.tables.build import tables
from botox_cli.queries.tables.spec import Cell, Column, Table, TableSpec, specs

__all__ = ["Cell", "Column", "Table", "TableSpec", "specs", "tables"]

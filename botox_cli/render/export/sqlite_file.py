"""All tables as one SQLite database with keys, foreign keys, and a search over the texts of one table."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress

from botox_cli.render.export.tables import ExportColumn, ExportTable

SEARCHED = "entries"
"""The name of the table whose texts can be searched."""

_TYPES = {"integer": "INTEGER", "number": "NUMERIC", "boolean": "INTEGER"}


def write(tables: Sequence[ExportTable]) -> bytes:
    """The bytes of the database; the same tables and the same SQLite always give the same bytes."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("BEGIN")
        for table in tables:
            connection.execute(_create(table))
            marks = ", ".join("?" * len(table.spec.columns))
            connection.executemany(f"INSERT INTO {_name(table.spec.name)} VALUES ({marks})", table.rows)  # noqa: S608
        for statement in _indexes(tables):
            connection.execute(statement)
        connection.execute("COMMIT")
        for table in tables:
            if table.spec.name == SEARCHED:
                _add_search(connection, table)
        connection.execute("VACUUM")
        return connection.serialize()


def _create(table: ExportTable) -> str:
    first, *rest = table.spec.columns
    lines = [f"{_column(first)} PRIMARY KEY{_reference(first)}", *(f"{_column(one)}{_reference(one)}" for one in rest)]
    inside = ",\n    ".join(lines)
    return f"CREATE TABLE {_name(table.spec.name)} (\n    {inside}\n)"


def _column(column: ExportColumn) -> str:
    needed = " NOT NULL" if column.is_required else ""
    return f"{_name(column.name)} {_TYPES.get(column.kind, 'TEXT')}{needed}"


def _reference(column: ExportColumn) -> str:
    return f" REFERENCES {_name(column.refers_to)} (id)" if column.refers_to else ""


def _indexes(tables: Sequence[ExportTable]) -> Iterator[str]:
    """A `CREATE INDEX` for each column with keys of another table, so that rows with a given key are found fast.

    The first column has none: it is the primary key.
    """
    for table in tables:
        for column in table.spec.columns[1:]:
            if column.refers_to:
                name = _name(f"{table.spec.name}_{column.name}")
                yield f"CREATE INDEX {name} ON {_name(table.spec.name)} ({_name(column.name)})"


def _add_search(connection: sqlite3.Connection, table: ExportTable) -> None:
    """Add a full-text table over the texts of `table`, named as Datasette expects, unless this SQLite has no FTS5.

    The columns `id`, `kind` and `origin` are not searched.
    """
    kinds = ("id", "kind", "origin")
    words = ", ".join(_name(column.name) for column in table.spec.columns if column.name not in kinds)
    name = f"{table.spec.name}_fts"
    with suppress(sqlite3.OperationalError):
        connection.execute(
            f"CREATE VIRTUAL TABLE {name} USING fts5({words}, content={_name(table.spec.name)}, "
            "tokenize='porter unicode61 remove_diacritics 2')"
        )
        connection.execute(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")  # noqa: S608


def _name(name: str) -> str:
    return f'"{name}"'

"""The words of a catalogue in a full-text index of SQLite, for searching."""

import sqlite3
from collections.abc import Iterator

from botox_cli.catalogue.model import SECTIONS, Catalogue, names_of
from botox_cli.catalogue.model.texts import columns

TABLES = """
CREATE VIRTUAL TABLE words USING fts5(
    section UNINDEXED, id UNINDEXED, name, aliases, terms, text, tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TABLE vocabulary (word TEXT PRIMARY KEY) WITHOUT ROWID;
"""
"""`words` has a row for each entry; `vocabulary` each word of its first three columns, as it is spelled there."""


def index(catalogue: Catalogue) -> sqlite3.Connection:
    """A new index in memory, of the words of all entries."""
    rows = list(_rows(catalogue))
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.executescript(TABLES)
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO words VALUES (?, ?, ?, ?, ?, ?)", rows)
    known = {word for _, _, name, aliases, terms, _ in rows for word in f"{name} {aliases} {terms}".split()}
    connection.executemany("INSERT INTO vocabulary VALUES (?)", ((word,) for word in sorted(known)))
    connection.execute("COMMIT")
    return connection


def _rows(catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    for section in SECTIONS:
        for entry in getattr(catalogue, section).values():
            yield section, entry.id, *columns(entry.name, tuple(names_of(entry)), entry)

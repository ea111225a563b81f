"""A catalogue as tables of a database, so that an answer reads the entries that it is about and no others."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any
from zlib import crc32

import msgspec

from botox_cli.catalogue.model import SECTIONS, Catalogue, Edition, Entry, Source
from botox_cli.catalogue.model.catalogue import Owner
from botox_cli.catalogue.naming import encodable

LAST_LETTER = "\U0010ffff"

_TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, body BLOB, crc INTEGER) WITHOUT ROWID;
CREATE TABLE entries (place INTEGER PRIMARY KEY, section TEXT, id TEXT, body BLOB, crc INTEGER);
CREATE UNIQUE INDEX entry ON entries (section, id);
CREATE TABLE names (name TEXT PRIMARY KEY, section TEXT, id TEXT, crc INTEGER) WITHOUT ROWID;
"""


class DamagedError(ValueError):
    """What a kept catalogue says is not what was written into it."""


class Kept(Catalogue):
    """A catalogue that is read from its database, part by part, as it is asked for."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.edition = self._about("edition", Edition)

    @cached_property
    def names(self) -> Mapping[str, Owner]:
        """Every folded name with the entry that it names."""
        return _Names(self._connection)

    def __getattr__(self, name: str) -> Any:
        """Read a part when it is asked for the first time."""
        if name in SECTIONS:
            part: Any = _Section(self._connection, name)
        elif name == "classification":
            from botox_cli.catalogue.model import Classification

            part = self._about(name, Classification | None)
        else:
            raise AttributeError(name)
        setattr(self, name, part)
        return part

    def names_from(self, start: str) -> Iterable[tuple[str, Owner]]:
        """The names that begin so, with their owners; the index of the names finds them."""
        query = "SELECT name, section, id, crc FROM names WHERE name >= ? AND name < ?"
        first = encodable(start)
        rows = self._connection.execute(query, (first, first + LAST_LETTER))
        return ((row[0], _owner(*row)) for row in rows)

    def _about(self, name: str, type_: Any) -> Any:
        row = self._connection.execute("SELECT body, crc FROM about WHERE name = ?", (name,)).fetchone()
        return msgspec.json.decode(_checked(*row), type=type_)


def write(connection: sqlite3.Connection, catalogue: Catalogue) -> None:
    """Put a catalogue into an empty database."""
    connection.executescript(_TABLES)
    connection.execute("BEGIN")
    encode = msgspec.json.encode
    about = {"edition": encode(catalogue.edition), "classification": encode(catalogue.classification)}
    connection.executemany(
        "INSERT INTO about VALUES (?, ?, ?)", ((part, body, crc32(body)) for part, body in about.items())
    )
    connection.executemany(
        "INSERT INTO entries (section, id, body, crc) VALUES (?, ?, ?, ?)",
        (
            (section, entry.id, body, crc32(body))
            for section in SECTIONS
            for entry in getattr(catalogue, section).values()
            for body in [encode(entry)]
        ),
    )
    names = ((name, *owner, _crc_of_name(name, *owner)) for name, owner in sorted(catalogue.names.items()))
    connection.executemany("INSERT INTO names VALUES (?, ?, ?, ?)", names)
    connection.execute("COMMIT")


class _Section(Mapping[str, Entry | Source]):
    """A section of a kept catalogue: one entry is read alone, all of them together."""

    def __init__(self, connection: sqlite3.Connection, section: str) -> None:
        self._connection = connection
        self._section = section
        self._type = SECTIONS[section]
        self._read: dict[str, Entry | Source] = {}
        self._is_whole = False

    def __getitem__(self, id_: str) -> Entry | Source:
        if id_ not in self._read and not self._is_whole:
            query = "SELECT body, crc FROM entries WHERE section = ? AND id = ?"
            row = self._connection.execute(query, (self._section, id_)).fetchone()
            if row is None:
                raise KeyError(id_)
            self._read[id_] = msgspec.json.decode(_checked(*row), type=self._type)
        return self._read[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole())

    def __len__(self) -> int:
        if self._is_whole:
            return len(self._read)
        query = "SELECT count(*) FROM entries WHERE section = ?"
        count: int = self._connection.execute(query, (self._section,)).fetchone()[0]
        return count

    def _whole(self) -> dict[str, Entry | Source]:
        if not self._is_whole:
            query = "SELECT id, body, crc FROM entries WHERE section = ? ORDER BY place"
            decode = msgspec.json.Decoder(self._type).decode
            rows = self._connection.execute(query, (self._section,))
            self._read = {id_: decode(_checked(body, crc)) for id_, body, crc in rows}
            self._is_whole = True
        return self._read


class _Names(Mapping[str, Owner]):
    """The names of a kept catalogue."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __getitem__(self, name: str) -> tuple[str, str]:
        query = "SELECT name, section, id, crc FROM names WHERE name = ?"
        row = self._connection.execute(query, (encodable(name),)).fetchone()
        if row is None:
            raise KeyError(name)
        return _owner(*row)

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self.items())

    def __len__(self) -> int:
        count: int = self._connection.execute("SELECT count(*) FROM names").fetchone()[0]
        return count

    def items(self) -> Any:
        """All names with their owners, read at once."""
        rows = self._connection.execute("SELECT name, section, id, crc FROM names")
        return ((row[0], _owner(*row)) for row in rows)


def _checked(body: bytes, crc: int) -> bytes:
    if crc32(body) != crc:
        raise DamagedError("an entry of the cache is not what was written")
    return body


def _crc_of_name(name: str, section: str, id_: str) -> int:
    return crc32(f"{name}\t{section}\t{id_}".encode())


def _owner(name: str, section: str, id_: str, crc: int) -> tuple[str, str]:
    if _crc_of_name(name, section, id_) != crc:
        raise DamagedError("a name of the cache is not what was written")
    return section, id_

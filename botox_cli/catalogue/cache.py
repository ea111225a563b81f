"""The validated catalogue as a database in the user's cache folder; whatever goes wrong here costs time, nothing else.

A database, so that an answer reads the entries that it is about and no others, however large the catalogue.
"""

import contextlib
import os
import sqlite3
import stat
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from zlib import adler32, crc32

import msgspec

from botox_cli import __version__
from botox_cli.catalogue.locating import DataFile
from botox_cli.catalogue.model import SECTIONS, Catalogue, Edition, Entry, Source

SUFFIX = ".sqlite"
LAST_LETTER = "\U0010ffff"
CHECKED_BYTES = 16 * 1024 * 1024
"""Up to here all bytes are checked before one is believed; in larger files, entries and names as they are read."""

LEFT_OVER_SECONDS = 3600  # no process takes so long to write: who began the file has been killed

_TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, body BLOB, crc INTEGER) WITHOUT ROWID;
CREATE TABLE entries (place INTEGER PRIMARY KEY, section TEXT, id TEXT, body BLOB, crc INTEGER);
CREATE UNIQUE INDEX entry ON entries (section, id);
CREATE TABLE names (name TEXT PRIMARY KEY, section TEXT, id TEXT, crc INTEGER) WITHOUT ROWID;
"""


class DamagedError(ValueError):
    """What a kept catalogue says is not what was written into it."""


def key(files: Iterable[DataFile]) -> str:
    """A name that changes with the program's version and with the path, size or time of any data file."""
    parts = (f"{file.path.absolute()}\t{file.size_bytes}\t{file.mtime_ns}\t{file.is_local}" for file in files)
    text = "\n".join((__version__, *parts)).encode(errors="surrogateescape")
    return f"{crc32(text):08x}{adler32(text):08x}{len(text):x}"


def folder() -> Path | None:
    """Where caches are kept; None where the system has no such place."""
    system: str = sys.platform
    with contextlib.suppress(OSError, RuntimeError):
        if system == "linux":  # platformdirs says the same and takes 6 ms to load
            wished = Path(os.environ.get("XDG_CACHE_HOME", ""))
            return (wished if wished.is_absolute() else Path.home() / ".cache") / "botox"
        from platformdirs import user_cache_path

        return user_cache_path("botox", appauthor=False)
    return None


def load(name: str) -> Catalogue | None:
    """The catalogue kept under this key, or None if there is none that can be opened.

    Its entries are read when they are asked for; damage that shows only then is a `DamagedError` or another exception.
    """
    place = folder()
    if place is None:
        return None
    path = place / f"{name}{SUFFIX}"
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode) or (hasattr(os, "getuid") and found.st_uid != os.getuid()):
            return None
        if found.st_size <= CHECKED_BYTES and not _is_whole(path, found.st_size):
            return None
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        (kept,) = connection.execute("SELECT body FROM about WHERE name = 'key'").fetchone()
        return _Kept(connection) if kept == _signature(name, int(found.st_mtime)) else None
    except (OSError, ValueError, TypeError, sqlite3.Error):
        return None


def store(name: str, catalogue: Catalogue) -> None:
    """Keep a catalogue: written whole under another name, then moved into place, readable by its owner alone."""
    place = folder()
    if place is None:
        return
    temporary = place / f"{name}.{os.getpid()}.part"
    written_s = int(time.time()) // 60 * 60 - 60  # even, for coarse file systems, and past: no later write has it
    try:
        place.mkdir(parents=True, exist_ok=True)
        os.close(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with contextlib.closing(sqlite3.connect(temporary, isolation_level=None)) as connection:
            _write(connection, _signature(name, written_s), catalogue)
        crc = _crc_of(temporary, temporary.stat().st_size)
        with temporary.open("ab") as stream:
            stream.write(crc)
        os.utime(temporary, (written_s, written_s))
        temporary.replace(place / f"{name}{SUFFIX}")
        _forget_old(place)
    except (OSError, sqlite3.Error):
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def clear() -> int:
    """Remove all kept catalogues; how many there were."""
    place = folder()
    cleared = 0
    for path in place.glob(f"*{SUFFIX}") if place else ():
        with contextlib.suppress(OSError):
            path.unlink()
            cleared += 1
    return cleared


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


class _Names(Mapping[str, tuple[str, str]]):
    """The names of a kept catalogue."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __getitem__(self, name: str) -> tuple[str, str]:
        query = "SELECT name, section, id, crc FROM names WHERE name = ?"
        row = self._connection.execute(query, (_encodable(name),)).fetchone()
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


class _Kept(Catalogue):
    """A catalogue that is read from its database, part by part, as it is asked for."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.index = connection
        self.edition = self._about("edition", Edition)

    def __getattr__(self, name: str) -> Any:
        """Read a part when it is asked for the first time."""
        if name in SECTIONS:
            part: Any = _Section(self.index, name)
        elif name == "names":
            part = _Names(self.index)
        elif name == "classification":
            from botox_cli.catalogue.model import Classification

            part = self._about(name, Classification | None)
        else:
            raise AttributeError(name)
        setattr(self, name, part)
        return part

    def names_from(self, start: str) -> Iterable[tuple[str, tuple[str, str]]]:
        """The names that begin so, with their owners; the index of the names finds them."""
        query = "SELECT name, section, id, crc FROM names WHERE name >= ? AND name < ?"
        first = _encodable(start)
        rows = self.index.execute(query, (first, first + LAST_LETTER))
        return ((row[0], _owner(*row)) for row in rows)

    def _about(self, name: str, type_: Any) -> Any:
        row = self.index.execute("SELECT body, crc FROM about WHERE name = ?", (name,)).fetchone()
        return msgspec.json.decode(_checked(*row), type=type_)


def _write(connection: sqlite3.Connection, signature: bytes, catalogue: Catalogue) -> None:
    from botox_cli.catalogue import indexing

    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.executescript(_TABLES)
    connection.execute("BEGIN")
    encode = msgspec.json.encode
    about = {"edition": encode(catalogue.edition), "classification": encode(catalogue.classification)}
    facts = [("key", signature, 0), *((part, body, crc32(body)) for part, body in about.items())]
    connection.executemany("INSERT INTO about VALUES (?, ?, ?)", facts)
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
    indexing.write(connection, catalogue)


def _crc_of(path: Path, size_bytes: int) -> bytes:
    """The sum of so many bytes, as it stands behind the last page of a database, where SQLite does not look."""
    crc, left, piece = 0, size_bytes, memoryview(bytearray(65536))  # in pieces: fresh memory takes most of the time
    with path.open("rb", buffering=0) as stream:
        while left > 0 and (count := stream.readinto(piece[:left])):
            crc, left = crc32(piece[:count], crc), left - count
    return crc.to_bytes(4, "big")


def _is_whole(path: Path, size_bytes: int) -> bool:
    with path.open("rb") as stream:
        stream.seek(max(size_bytes - 4, 0))
        return stream.read() == _crc_of(path, size_bytes - 4)


def _signature(name: str, time_s: int) -> bytes:
    """What a kept catalogue says of itself; who writes to it later changes its time, and so it is found out."""
    return f"{name} {time_s}".encode()


def _checked(body: bytes, crc: int) -> bytes:
    if crc32(body) != crc:
        raise DamagedError("an entry of the cache is not what was written")
    return body


def _encodable(text: str) -> str:
    """The text without what is no letter: bytes of an argument that are no UTF-8 arrive so, and SQLite refuses them."""
    return text.encode(errors="replace").decode()


def _crc_of_name(name: str, section: str, id_: str) -> int:
    return crc32(f"{name}\t{section}\t{id_}".encode())


def _owner(name: str, section: str, id_: str, crc: int) -> tuple[str, str]:
    if _crc_of_name(name, section, id_) != crc:
        raise DamagedError("a name of the cache is not what was written")
    return section, id_


def _forget_old(place: Path, keep: int = 8) -> None:
    """Remove all but the newest catalogues, and what killed processes left."""
    kept = sorted(place.glob(f"*{SUFFIX}"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    past = time.time() - LEFT_OVER_SECONDS
    left = [path for path in place.glob("*.part") if path.stat().st_mtime < past]
    for path in (*kept[keep:], *left):
        path.unlink(missing_ok=True)

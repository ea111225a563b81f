"""The compiled catalogue, one SQLite file: writes it, reads only the entries needed, lays user files over it."""

import contextlib
import os
import sqlite3
from collections import ChainMap
from collections.abc import Callable, Collection, ItemsView, Iterable, Iterator, Mapping, Sequence, ValuesView
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

import msgspec

from botox_cli.catalogue import fts
from botox_cli.catalogue.model.catalogue import SECTIONS, Catalogue, Edition, Owner, entry_type, names_of
from botox_cli.catalogue.model.entries import Entry, Source
from botox_cli.text import fold, make_encodable

NAME = "catalogue.sqlite"

Error = sqlite3.Error

_HEADER_BYTES = 72
_PIECE_BYTES = 1 << 16
_MAGIC = b"SQLite format 3\0"
_DATA_DIGEST, _CODE_DIGEST = slice(60, 64), slice(68, 72)  # SQLite's user version and application id, free for use

_LAST_LETTER = "\U0010ffff"

_TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, body TEXT) WITHOUT ROWID;
CREATE TABLE entries (place INTEGER PRIMARY KEY, section TEXT, id TEXT, body TEXT);
CREATE UNIQUE INDEX entry ON entries (section, id);
CREATE TABLE names (name TEXT PRIMARY KEY, section TEXT, id TEXT) WITHOUT ROWID;
"""
"""In `entries`, `place` is the number of an entry in the catalogue, from 1, and `body` the entry as JSON.

In `about`, `body` is the edition or the classification as JSON, whichever `name` says. `names` has each folded name
with the section and id of the entry that it names.
"""

_SHARED = ("errors", "text")
"""The modules of `botox_cli` outside `catalogue` that `code_digest` includes, since compiling uses them."""

ResultRows = list[tuple[Any, ...]]

Read = TypeVar("Read")


class Database:
    """A connection to a compiled catalogue; it is closed together with this object.

    If a query fails, `recompile` gives a new connection and the query runs again. This happens once; after it, or
    without `recompile`, the error of a query is raised.
    """

    def __init__(self, connection: sqlite3.Connection, recompile: Callable[[], sqlite3.Connection] | None) -> None:
        self.connection: sqlite3.Connection = connection
        self._recompile = recompile

    def __del__(self) -> None:
        self.connection.close()  # from Python 3.13 on sqlite3 warns of one that is left open

    def ask(self, query: str, values: Sequence[Any] = ()) -> ResultRows:
        """Run a query, with `values` in place of its question marks, and return all its rows."""
        return self.read(query, values, list)

    def read(self, query: str, values: Sequence[Any], convert: Callable[[Iterable[Any]], Read]) -> Read:
        """Run a query, with `values` in place of its question marks, and return what `convert` makes of its rows.

        If the rows cannot be read or decoded, `recompile` gives a new connection, and `convert` gets its rows instead.
        Without `recompile`, or if it was called before, the error is raised.
        """
        try:
            return convert(self.connection.execute(query, values))
        except (sqlite3.Error, msgspec.MsgspecError, UnicodeDecodeError):
            if self._recompile is None:
                raise
            self.connection.close()
            self.connection, self._recompile = self._recompile(), None
            return convert(self.connection.execute(query, values))


_ASKED_AT_ONCE = 900  # values of one query: older SQLite takes 999


class StoredCatalogue(Catalogue):
    """A catalogue whose entries are read from its database only when they are asked for."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.edition: Edition = self._read_about("edition", Edition)

    def __getattr__(self, name: str) -> Any:
        """The section `name`, without reading its entries, or the classification; runs at the first access only.

        Raises:
            AttributeError: the name is neither a section nor `classification`.
        """
        if name in SECTIONS:
            part: Any = _Section(self.database, name)
        elif name == "classification":
            from botox_cli.catalogue.model.classification import Classification

            part = self._read_about(name, Classification | None)
        else:
            raise AttributeError(name)
        setattr(self, name, part)
        return part

    @cached_property
    def index(self) -> fts.Index:
        """The full-text index in the same database."""
        return fts.Index(self.database.ask)

    def ids(self) -> dict[str, frozenset[str]]:
        """By section, the ids of its entries, read in one query; a section without entries has an empty set."""
        query = "SELECT section, group_concat(id, ' ') FROM entries INDEXED BY entry GROUP BY section"
        joined: dict[str, str] = dict(self.database.ask(query))
        return {section: frozenset(joined.get(section, "").split(" ")) - {""} for section in SECTIONS}

    def names_from(self, start: str) -> Iterable[tuple[str, Owner]]:
        """The folded names that begin with `start`, itself folded, each with the section and id of its entry."""
        query = "SELECT name, section, id FROM names WHERE name >= ? AND name < ?"
        first = make_encodable(start)
        return (
            (name, (section, id_)) for name, section, id_ in self.database.ask(query, (first, first + _LAST_LETTER))
        )

    def owners_of(self, names: Collection[str]) -> dict[str, Owner]:
        """Of the given folded names, those that an entry has, each with the section and id of that entry.

        One query looks up as many as `_ASKED_AT_ONCE` names, since user files may have thousands.
        """
        asked = [make_encodable(name) for name in names]
        found: dict[str, Owner] = {}
        for start in range(0, len(asked), _ASKED_AT_ONCE):
            some = asked[start : start + _ASKED_AT_ONCE]
            marks = ",".join("?" * len(some))
            query = f"SELECT name, section, id FROM names WHERE name IN ({marks})"  # noqa: S608 - question marks alone
            found |= {name: (section, id_) for name, section, id_ in self.database.ask(query, some)}
        return found

    def _read_about(self, name: str, type_: Any) -> Any:
        query = "SELECT CAST(body AS BLOB) FROM about WHERE name = ?"
        return self.database.read(query, (name,), lambda rows: msgspec.json.decode(next(iter(rows))[0], type=type_))


class _Section(Mapping[str, Entry | Source]):
    """A section of a stored catalogue: a look-up reads one entry; `values` and `items` read all in one query."""

    def __init__(self, database: Database, section: str) -> None:
        self._database = database
        self._section = section
        self._read: dict[str, Entry | Source] = {}
        self._is_whole = False

    def __getitem__(self, id_: str) -> Entry | Source:
        if id_ not in self._read and not self._is_whole:
            query = "SELECT id, CAST(body AS BLOB) FROM entries WHERE section = ? AND id = ?"
            self._read |= self._database.read(query, (self._section, make_encodable(id_)), self._decode)
        return self._read[id_]

    def __iter__(self) -> Iterator[str]:
        if self._is_whole:
            return iter(self._read)
        rows = self._database.ask("SELECT id FROM entries WHERE section = ? ORDER BY place", (self._section,))
        return (id_ for (id_,) in rows)

    def __len__(self) -> int:
        if self._is_whole:
            return len(self._read)
        count: int = self._database.ask("SELECT count(*) FROM entries WHERE section = ?", (self._section,))[0][0]
        return count

    def values(self) -> ValuesView[Entry | Source]:
        """All entries, read in one query."""
        return self._read_all().values()

    def items(self) -> ItemsView[str, Entry | Source]:
        """All ids with their entries, read in one query."""
        return self._read_all().items()

    def _read_all(self) -> dict[str, Entry | Source]:
        if not self._is_whole:
            query = "SELECT id, CAST(body AS BLOB) FROM entries WHERE section = ? ORDER BY place"
            self._read = self._database.read(query, (self._section,), self._decode)
            self._is_whole = True
        return self._read

    def _decode(self, rows: Iterable[tuple[str, bytes]]) -> dict[str, Entry | Source]:
        decode = msgspec.json.Decoder(entry_type(self._section)).decode
        return {id_: decode(body) for id_, body in rows}


class OverlaidCatalogue(Catalogue):
    """The stored catalogue and the entries of user files as one catalogue; a search asks both and joins what they find.

    `user` has the entries of the user files, and the edition of bundled and user files together. `notes` has, by
    section and id, each bundled entry on which a user file has notes; the entry already contains these notes.
    """

    def __init__(self, stored: StoredCatalogue, user: Catalogue, notes: Mapping[Owner, Entry | Source]) -> None:
        self.edition = user.edition
        self._stored = stored
        self._user = user
        self._notes = notes

    def __getattr__(self, name: str) -> Any:
        """The section `name`, joined with that of the user files, or the classification; runs at the first access only.

        Raises:
            AttributeError: the name is neither a section nor `classification`.
        """
        if name in SECTIONS:
            noted = {id_: entry for (section, id_), entry in self._notes.items() if section == name}
            part: Any = _OverlaidSection({**noted, **getattr(self._user, name)}, getattr(self._stored, name))
        elif name == "classification":
            part = self._stored.classification
        else:
            raise AttributeError(name)
        setattr(self, name, part)
        return part

    @cached_property
    def index(self) -> fts.JoinedIndex:
        """The full-text index of the stored entries, joined with one in memory of those that user files add or note."""
        ask = self._stored.database.ask
        query = "SELECT place FROM entries WHERE section = ? AND id = ?"
        noted = [(ask(query, owner)[0][0], owner[0], entry) for owner, entry in self._notes.items()]
        last = ask("SELECT max(place) FROM entries")[0][0]
        connection = sqlite3.connect(":memory:", isolation_level=None)
        _make_tables(connection)
        _add(connection, [*noted, *_placed(self._user, last + 1)])
        connection.execute("COMMIT")
        own = fts.Index(Database(connection, None).ask)
        return fts.JoinedIndex(self._stored.index, own, {place for place, _, _ in noted}, last)

    def names_from(self, start: str) -> Iterable[tuple[str, Owner]]:
        """The folded names that begin with `start`, itself folded, each with the section and id of its entry.

        Names in the stored catalogue come first, then those in user files.
        """
        return (*self._stored.names_from(start), *self._user.names_from(start))

    def owners_of(self, names: Collection[str]) -> dict[str, Owner]:
        """Of the given folded names, those that an entry has, each with the section and id of that entry."""
        return self._user.owners_of(names) | self._stored.owners_of(names)


class _OverlaidSection(ChainMap[str, Entry | Source]):
    """The entries that user files add or note, over those of a stored section, whose order comes first."""

    def values(self) -> ValuesView[Entry | Source]:
        """All entries, the stored ones read in one query."""
        return self._whole.values()

    def items(self) -> ItemsView[str, Entry | Source]:
        """All ids with their entries, the stored ones read in one query."""
        return self._whole.items()

    @cached_property
    def _whole(self) -> dict[str, Entry | Source]:
        over, stored = self.maps
        return dict(stored.items()) | dict(over)


def open_fresh(path: Path, data: Iterable[Path], recompile: Callable[[], sqlite3.Connection]) -> StoredCatalogue | None:
    """Open a compiled file; None if a file cannot be read, or if data or code have changed since it was written.

    `data` has the paths of the data files, in the same order as for `write`. Only the header of the file is checked: it
    has checksums of the data files and of the code. Damage elsewhere shows when a query fails; then `recompile` gives a
    connection to another database.
    """
    with contextlib.suppress(OSError, sqlite3.Error):
        with path.open("rb") as stream:
            header = stream.read(_HEADER_BYTES)
        code = code_digest()
        is_fresh = header.startswith(_MAGIC) and header[_DATA_DIGEST] == digest(
            (file.name, _pieces(file)) for file in data
        )
        if is_fresh and code in (None, header[_CODE_DIGEST]):
            connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
            return StoredCatalogue(Database(connection, recompile))
    return None


def write(path: Path, catalogue: Catalogue, data: Iterable[tuple[str, bytes]]) -> None:
    """Write a compiled file under a temporary name, then rename it, so that nobody reads a half-written file.

    `data` has the name (without folder) and the bytes of each data file; their checksum goes into the header.
    `open_fresh` needs the files in the same order.

    Raises:
        OSError: the finished file cannot be renamed to `path`, or a file of the code cannot be read.
        sqlite3.Error: the temporary file cannot be written, or this SQLite has no FTS5.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with contextlib.closing(sqlite3.connect(part, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            fill(connection, catalogue)
            for pragma, value in (
                ("user_version", digest((name, [text]) for name, text in data)),
                ("application_id", code_digest() or bytes(4)),
            ):
                connection.execute(f"PRAGMA {pragma} = {int.from_bytes(value, signed=True)}")
        part.replace(path)
    finally:
        with contextlib.suppress(OSError):
            part.unlink()


def has_fts5() -> bool:
    """Whether this SQLite has its full-text search, FTS5."""
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE probe USING fts5(word)")
        except sqlite3.OperationalError:
            return False
        return True


def index_of(catalogue: Catalogue) -> fts.Index | fts.JoinedIndex:
    """The full-text index of a catalogue; unless the catalogue has one already, it is made in memory.

    Raises:
        sqlite3.OperationalError: it must be made, and this SQLite has no FTS5.
    """
    if isinstance(catalogue, StoredCatalogue | OverlaidCatalogue):
        return catalogue.index
    return fts.Index(Database(compile_in_memory(catalogue), None).ask)


def compile_in_memory(catalogue: Catalogue) -> sqlite3.Connection:
    """A new database in memory that holds the catalogue.

    Raises:
        sqlite3.OperationalError: this SQLite has no FTS5.
    """
    connection = sqlite3.connect(":memory:", isolation_level=None)
    fill(connection, catalogue)
    return connection


def fill(connection: sqlite3.Connection, catalogue: Catalogue) -> None:
    """Create the tables in an empty database and put a catalogue into them.

    Raises:
        sqlite3.OperationalError: this SQLite has no FTS5.
    """
    _make_tables(connection)
    about = {"edition": catalogue.edition, "classification": catalogue.classification}
    connection.executemany("INSERT INTO about VALUES (?, ?)", ((name, _json(part)) for name, part in about.items()))
    _add(connection, list(_placed(catalogue)))
    connection.execute("COMMIT")


def _make_tables(connection: sqlite3.Connection) -> None:
    """Create the tables in an empty database, and begin a transaction, which the caller has to commit."""
    connection.executescript(_TABLES + fts.INDEX_TABLES)
    connection.execute("BEGIN")


def _placed(catalogue: Catalogue, start: int = 1) -> Iterator[tuple[int, str, Entry | Source]]:
    """The entries of a catalogue in its order, each with its place, counted from `start`, and its section."""
    found = ((section, entry) for section in SECTIONS for entry in getattr(catalogue, section).values())
    return ((place, section, entry) for place, (section, entry) in enumerate(found, start))


def _add(connection: sqlite3.Connection, placed: Sequence[tuple[int, str, Entry | Source]]) -> None:
    """Add entries, with their names and passages, to the tables; each is given with its place and section.

    A name that two entries share stays with the first.
    """
    connection.executemany(
        "INSERT INTO entries VALUES (?, ?, ?, ?)",
        ((place, section, entry.id, _json(entry)) for place, section, entry in placed),
    )
    names = [(fold(name), section, entry.id) for _, section, entry in placed for name in names_of(entry)]
    connection.executemany("INSERT OR IGNORE INTO names VALUES (?, ?, ?)", names)
    fts.fill(connection, placed)


def digest(files: Iterable[tuple[str, Iterable[bytes | memoryview]]]) -> bytes:
    """A checksum of four bytes over the names and contents of some files; their order counts.

    Each file is its name and the pieces of its content; where the content is cut makes no difference.
    """
    crc = 0
    for name, pieces in files:
        crc = crc32(name.encode(), crc)
        for piece in pieces:
            crc = crc32(piece, crc)
    return crc.to_bytes(4)


def _pieces(path: Path) -> Iterator[memoryview]:
    """The bytes of a file in pieces; each piece overwrites the one before, so that no whole file is held in memory.

    Raises:
        OSError: the file cannot be read.
    """
    room = memoryview(bytearray(_PIECE_BYTES))
    with path.open("rb", buffering=0) as stream:
        while count := stream.readinto(room):
            yield room[:count]


def code_digest() -> bytes | None:
    """A checksum of four bytes over the code that compiles a catalogue; None if the package has no `.py` files."""
    own = Path(__file__).parent
    paths = sorted([*own.glob("*.py"), *own.glob("model/*.py"), *(own.parent / f"{name}.py" for name in _SHARED)])
    return digest((path.name, _pieces(path)) for path in paths) if all(map(Path.is_file, paths[-2:])) else None


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()

"""Databases in the user's cache folder: the validated catalogue, and its index once somebody has searched.

Whatever goes wrong here costs time, nothing else.
"""

import contextlib
import os
import sqlite3
import stat
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from zlib import adler32, crc32

from botox_cli import __version__
from botox_cli.catalogue import database
from botox_cli.catalogue.locating import DataFile
from botox_cli.catalogue.model import Catalogue

CATALOGUE, INDEX = ".sqlite", ".index"
"""How the names of the two kinds of files end."""

CHECKED_BYTES = 16 * 1024 * 1024
"""Up to here all bytes are checked before one is believed; in larger files, entries and names as they are read."""

LEFT_OVER_SECONDS = 3600  # no process takes so long to write: who began the file has been killed

_SEAL_BYTES = 8


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
    connection = _open(name, CATALOGUE)
    with contextlib.suppress(ValueError, TypeError, sqlite3.Error):
        return database.Kept(connection) if connection else None
    return None


def store(name: str, catalogue: Catalogue) -> None:
    """Keep a catalogue, if that is possible."""
    _keep(name, CATALOGUE, lambda connection: database.write(connection, catalogue))


def load_index(name: str) -> sqlite3.Connection | None:
    """The index of the catalogue with this key, or None if there is none that can be opened."""
    return _open(name, INDEX)


def store_index(name: str, index: sqlite3.Connection) -> None:
    """Keep the index of a catalogue, if that is possible."""
    _keep(name, INDEX, index.backup)


def clear() -> int:
    """Remove all kept catalogues and indices; how many catalogues there were."""
    place = folder()
    cleared = 0
    for path in [*place.glob(f"*{INDEX}"), *place.glob(f"*{CATALOGUE}")] if place else ():
        with contextlib.suppress(OSError):
            path.unlink()
            cleared += path.suffix == CATALOGUE
    return cleared


def _open(name: str, suffix: str) -> sqlite3.Connection | None:
    place = folder()
    if place is None:
        return None
    path = place / f"{name}{suffix}"
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode) or (hasattr(os, "getuid") and found.st_uid != os.getuid()):
            return None
        if not _is_sealed(path, found.st_size, f"{path.name} {int(found.st_mtime)}"):
            return None
        return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    except (OSError, ValueError, sqlite3.Error):
        return None


def _keep(name: str, suffix: str, fill: Callable[[sqlite3.Connection], None]) -> None:
    """Write a database whole under another name, then move it into place, readable by its owner alone."""
    place = folder()
    if place is None:
        return
    path, temporary = place / f"{name}{suffix}", place / f"{name}.{os.getpid()}.part"
    written_s = int(time.time()) // 60 * 60 - 60  # even, for coarse file systems, and past: no later write has it
    try:
        place.mkdir(parents=True, exist_ok=True)
        os.close(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with contextlib.closing(sqlite3.connect(temporary, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            fill(connection)
        seal = _seal(temporary, temporary.stat().st_size, f"{path.name} {written_s}")
        with temporary.open("ab") as stream:
            stream.write(seal)
        os.utime(temporary, (written_s, written_s))
        temporary.replace(path)
        _forget_old(place)
    except (OSError, sqlite3.Error):
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _seal(path: Path, size_bytes: int, signature: str) -> bytes:
    """What stands behind the last page of a database, where SQLite does not look.

    The sum of what it is and when it was written, which changes with every later write; and that of all its bytes,
    zero in a large one.
    """
    crc, left, piece = 0, size_bytes, memoryview(bytearray(65536))  # in pieces: fresh memory takes most of the time
    if size_bytes + _SEAL_BYTES > CHECKED_BYTES:
        left = 0
    with path.open("rb", buffering=0) as stream:
        while left > 0 and (count := stream.readinto(piece[:left])):
            crc, left = crc32(piece[:count], crc), left - count
    return crc32(signature.encode()).to_bytes(4, "big") + crc.to_bytes(4, "big")


def _is_sealed(path: Path, size_bytes: int, signature: str) -> bool:
    with path.open("rb") as stream:
        stream.seek(max(size_bytes - _SEAL_BYTES, 0))
        return stream.read() == _seal(path, size_bytes - _SEAL_BYTES, signature)


def _forget_old(place: Path, keep: int = 8) -> None:
    """Remove all but the newest of each kind, and what killed processes left."""
    past = time.time() - LEFT_OVER_SECONDS
    left = [path for path in place.glob("*.part") if path.stat().st_mtime < past]
    for suffix in (CATALOGUE, INDEX):
        kept = sorted(place.glob(f"*{suffix}"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
        left += kept[keep:]
    for path in left:
        path.unlink(missing_ok=True)

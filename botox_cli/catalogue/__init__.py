"""What is known. `load` is the only door to it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection
from typing import NamedTuple

from botox_cli.catalogue import cache, locating
from botox_cli.catalogue.model import SECTIONS, Catalogue, Edition
from botox_cli.errors import Problem, UsageError

__all__ = ["Checked", "Places", "check", "clear_cache", "files_in", "is_from_cache", "load", "places", "without_cache"]


class Checked(NamedTuple):
    """What a check of data files found; with warnings alone they can be loaded."""

    files: tuple[str, ...]
    entries: int
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    edition: Edition


SLOW_SECONDS = 1.0


def load(
    files: Sequence[str] = (), *, only: bool = False, indexed: bool = False, when_slow: Callable[[], None] | None = None
) -> Catalogue:
    """The bundled catalogue, with the entries of further files (else of BOTOX_DATA) added.

    With `only`, the further files stand alone; with `indexed`, the catalogue has its `index`. What was read or indexed
    before comes from the cache; what was not may take seconds: `when_slow` is called after the first.

    Raises:
        CatalogueError: files hold no valid catalogue; it lists every problem.
        InputError: a file is missing or is no readable regular file.
        UsageError: no file is named that could stand alone.
    """
    found = _files(files, only=only)
    name = cache.key(found)
    kept = cache.load(name) if _cache.is_trusted else None
    index = cache.load_index(name) if indexed and _cache.is_trusted else None
    _cache.is_used = _cache.is_used or kept is not None or index is not None
    if kept is None or (indexed and index is None):
        with _telling(when_slow):
            kept = kept or _compile(found, name)
            index = index or (_index(kept, name) if indexed else None)
    kept.index = index
    return kept


def _compile(files: Sequence[locating.DataFile], name: str) -> Catalogue:
    from botox_cli.catalogue.compiling import compile_files  # loads yaml

    catalogue = compile_files(files)
    cache.store(name, catalogue)
    return catalogue


def _index(catalogue: Catalogue, name: str) -> Connection:
    from botox_cli.catalogue.indexing import index  # for searches alone

    made = index(catalogue)
    cache.store_index(name, made)
    return made


@contextmanager
def _telling(when_slow: Callable[[], None] | None) -> Iterator[None]:
    """Call a function if what is done within takes long."""
    from threading import Timer

    timer = Timer(SLOW_SECONDS, when_slow or (lambda: None))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


class _Cache:
    """Whether the cache may be read, and whether it was since then."""

    is_trusted = True
    is_used = False


_cache = _Cache()


def is_from_cache() -> bool:
    """Whether a catalogue was loaded from the cache: its damage may show as any exception, long after that."""
    return _cache.is_used


@contextmanager
def without_cache() -> Iterator[None]:
    """Within it, every catalogue is read from its data files; what is kept is written anew."""
    _cache.is_trusted, _cache.is_used = False, False
    try:
        yield
    finally:
        _cache.is_trusted = True


def check(files: Sequence[str] = (), *, only: bool = False) -> Checked:
    """Every problem and warning of the files that `load` would read, the cache left aside.

    Raises:
        InputError: a file is missing or is no readable regular file.
    """
    from botox_cli.catalogue.compiling import check_files  # loads yaml

    found = _files(files, only=only)
    catalogue, problems, warnings = check_files(found)
    entries = sum(len(getattr(catalogue, section)) for section in SECTIONS)
    return Checked(tuple(str(file.path) for file in found), entries, problems, warnings, catalogue.edition)


class Places(NamedTuple):
    """Which files a catalogue is read from, and the folder where catalogues are kept."""

    files: tuple[str, ...]
    cache: str | None


def places(files: Sequence[str] = (), *, only: bool = False) -> Places:
    """Where `load` would read, and where it keeps what it read.

    Raises:
        InputError: a file is missing or is no readable regular file.
    """
    folder = cache.folder()
    return Places(tuple(str(file.path) for file in _files(files, only=only)), str(folder) if folder else None)


def clear_cache() -> int:
    """Forget all kept catalogues; how many there were."""
    return cache.clear()


def files_in(name: str) -> tuple[str, ...]:
    """The data files of a folder, or the one file."""
    path = Path(name)
    return tuple(str(file) for file in sorted(path.glob("*.yaml"))) if path.is_dir() else (name,)


def _files(files: Sequence[str], *, only: bool) -> list[locating.DataFile]:
    further = locating.named(files)
    if only and not further:
        raise UsageError(
            "'--only' without a data file, expected one to read alone; try: botox uses --only --data my.yaml"
        )
    bundled = () if only else locating.bundled()
    return [
        *(locating.inspect(path, is_local=False) for path in bundled),
        *(locating.inspect(path, is_local=True) for path in further),
    ]

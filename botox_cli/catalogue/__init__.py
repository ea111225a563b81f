"""The catalogue of facts: functions that load, check and index it."""

import contextlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from botox_cli.catalogue import files, fts
from botox_cli.catalogue.model.catalogue import SECTIONS, Catalogue, Edition
from botox_cli.errors import CatalogueError, Problem, UsageError

if TYPE_CHECKING:
    import sqlite3

    from botox_cli.catalogue.compiled_file import StoredCatalogue

try:
    from botox_cli.catalogue import compiled_file
except ImportError:  # this Python has no sqlite3: the data files are read at every run
    HAS_SQLITE = False
else:
    HAS_SQLITE = True

__all__ = [
    "Catalogue",
    "Checked",
    "Edition",
    "Paths",
    "check",
    "load",
    "load_bundled",
    "load_file",
    "paths",
    "search_index",
]


class Checked(NamedTuple):
    """The result of `check`: the paths of the files, bundled ones first; how many entries they have; what is wrong.

    Entries that could not be read are not counted in `entries`. If `problems` is empty, the files can be loaded.
    """

    files: tuple[str, ...]
    entries: int
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    edition: Edition


class Paths(NamedTuple):
    """The paths of the data files, bundled ones first, and of the compiled file, which may be out of date.

    `compiled` is None if the file is missing, if `only` was set, or if Python has no SQLite.
    """

    files: tuple[str, ...]
    compiled: str | None


def load(user_files: Sequence[str] = (), *, only: bool = False) -> Catalogue:
    """The bundled catalogue with the entries and notes of user files added; with `only`, the user files alone.

    Each of `user_files` is the path of a file, not of a folder, or `-` for stdin. Without any, the user files are those
    that BOTOX_DATA names.

    Raises:
        CatalogueError: the files hold no valid catalogue; the error lists the problems.
        InputError: a file is missing or cannot be read.
        UsageError: `only` is set and there is no user file.
    """
    further = _user_files(user_files, only=only)
    if only:
        return _compile(further)
    if not further:
        return load_bundled()
    stored = _open_stored()
    bundled = files.bundled_files(files.bundled_folder())
    return _load_over(stored, bundled, further) if stored else _compile((*bundled, *further))


def load_bundled() -> Catalogue:
    """The bundled catalogue alone, whatever BOTOX_DATA names.

    Raises:
        CatalogueError: the bundled files hold no valid catalogue; the error lists the problems.
        InputError: a bundled file is missing or cannot be read.
    """
    return _open_stored() or _compile(files.bundled_files(files.bundled_folder()))


def load_file(name: str) -> Catalogue:
    """The catalogue of one data file, or of all data files in one folder, without the bundled entries.

    `name` is a path, or `-` for stdin. Hidden files and those in inner folders are left out.

    Raises:
        CatalogueError: the catalogue is not valid; the error lists the problems.
        InputError: a file is missing or cannot be read, or the folder has no data file.
    """
    return load(files.yaml_files(name), only=True)


def check(user_files: Sequence[str] = (), *, only: bool = False) -> Checked:
    """The problems and the warnings of the data files that `load` would read with the same arguments.

    With user files, the bundled files are checked only if there is no valid compiled catalogue of them. If there are
    more than 1,000 problems or warnings, the rest is left out and a last one says so.

    Raises:
        InputError: a file is missing or cannot be read.
        UsageError: `only` is set and there is no user file.
    """
    from botox_cli.catalogue.loader import check_files, check_over  # loads yaml

    further = _user_files(user_files, only=only)
    bundled = () if only else files.bundled_files(files.bundled_folder())
    stored = None
    if further and not only:
        with contextlib.suppress(CatalogueError):
            stored = _open_stored()
    if stored:
        catalogue, problems, warnings = check_over(stored, bundled, further)
    else:
        catalogue, problems, warnings = check_files((*bundled, *further))
    parts = (catalogue, stored) if stored else (catalogue,)
    entries = sum(len(getattr(part, section)) for part in parts for section in SECTIONS)
    return Checked(
        tuple(str(file.path) for file in (*bundled, *further)), entries, problems, warnings, catalogue.edition
    )


def paths(user_files: Sequence[str] = (), *, only: bool = False) -> Paths:
    """The paths of the files that `load` reads with the same arguments.

    Raises:
        InputError: a file is missing or cannot be read.
        UsageError: `only` is set and there is no user file.
    """
    further = _user_files(user_files, only=only)
    folder = files.bundled_folder()
    found = further if only else (*files.bundled_files(folder), *further)
    path = folder / compiled_file.NAME if HAS_SQLITE and not only else None
    return Paths(tuple(str(file.path) for file in found), str(path) if path and path.is_file() else None)


def search_index(catalogue: Catalogue) -> fts.AnyIndex:
    """The full-text index of a catalogue; a `PlainIndex` where Python has no SQLite or SQLite has no FTS5."""
    if not HAS_SQLITE or not compiled_file.has_fts5():
        return fts.PlainIndex(catalogue)
    return compiled_file.index_of(catalogue)


def _user_files(names: Sequence[str], *, only: bool) -> tuple[files.FileContent, ...]:
    found = files.user_files(names)
    if only and not found:
        raise UsageError(
            "'--only' without a data file, expected one to read alone; try: botox uses --only --data my.yaml"
        )
    return found


def _compile(found: Sequence[files.FileContent]) -> Catalogue:
    from botox_cli.catalogue.loader import load_files  # loads yaml

    return load_files(found)


def _open_stored() -> "StoredCatalogue | None":
    """The compiled catalogue of the bundled files; None if there is no SQLite or no up-to-date compiled file.

    An installed package contains the file. In a checkout, this function writes it if it is missing or if the data or
    the code have changed. If it cannot be written, the result is None.

    Raises:
        CatalogueError: the file must be written and the bundled files hold no valid catalogue.
        InputError: there are no bundled files, or in a checkout one of them cannot be read.
    """
    if not HAS_SQLITE:
        return None
    folder = files.bundled_folder()
    path, sources = folder / compiled_file.NAME, files.bundled_paths(folder)

    def recompile() -> "sqlite3.Connection":
        return compiled_file.compile_in_memory(_compile(files.bundled_files(folder)))

    stored = compiled_file.open_fresh(path, sources, recompile)
    if stored is None and files.is_checkout(folder):
        bundled = files.bundled_files(folder)
        catalogue = _compile(bundled)
        from botox_cli.interrupts import cleaning_up  # only where a file is written

        with cleaning_up(), contextlib.suppress(OSError, compiled_file.Error):
            compiled_file.write(path, catalogue, [(file.path.name, file.data) for file in bundled])
            stored = compiled_file.open_fresh(path, sources, recompile)
    return stored


def _load_over(
    stored: "StoredCatalogue", bundled: Sequence[files.FileContent], further: Sequence[files.FileContent]
) -> Catalogue:
    """The compiled catalogue with the entries and notes of the user files (`further`) added; only these are parsed.

    `bundled` are the bundled files: their bytes are a part of the checksum in the edition.

    Raises:
        CatalogueError: a user file has a problem.
    """
    from botox_cli.catalogue.loader import load_over  # loads yaml

    return compiled_file.OverlaidCatalogue(stored, *load_over(stored, bundled, further))

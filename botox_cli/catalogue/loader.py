"""Turns data files into one validated catalogue and reports all problems at once."""

from collections import ChainMap
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace

from botox_cli.catalogue import integrity
from botox_cli.catalogue.files import FileContent
from botox_cli.catalogue.model.catalogue import SECTIONS, Catalogue, Edition, Owner
from botox_cli.catalogue.model.entries import Entry, Note, Source
from botox_cli.catalogue.model.products import Product
from botox_cli.catalogue.model.uses import Treatment, Use
from botox_cli.catalogue.model.values import Citation, Value
from botox_cli.catalogue.model.walk import value_fields
from botox_cli.catalogue.validation import FileContents
from botox_cli.catalogue.yaml_reader import MAX_FAULTS, LineColumn, ParsedYaml, position_of
from botox_cli.errors import CatalogueError, Problem
from botox_cli.text import DataPath, path_text


class LoadedFile(NamedTuple):
    """A data file, its YAML as it was parsed, and the entries and faults that were found in it."""

    file: FileContent
    parsed: ParsedYaml
    contents: FileContents


class FileFault(NamedTuple):
    """A fault at a path of a file."""

    loaded: LoadedFile
    path: DataPath
    message: str
    position: LineColumn | None = None
    """The line and column; None where they must be looked up from `path`."""


class LoadReport(NamedTuple):
    """The catalogue as far as it could be read, its problems and its warnings, each sorted by file, line and column.

    Of more than `MAX_FAULTS` problems or warnings, the rest is left out and a last one says so.
    """

    catalogue: Catalogue
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def load_files(files: Sequence[FileContent]) -> Catalogue:
    """The catalogue that the files hold together; bundled files must come before user files.

    Raises:
        CatalogueError: a file has a problem; the error lists the problems, sorted by file, line and column.
    """
    checked = check_files(files)
    if checked.problems:
        raise CatalogueError(checked.problems)
    return checked.catalogue


def check_files(files: Sequence[FileContent]) -> LoadReport:
    """Read the files as far as possible and report the problems and warnings in a file and between files.

    Bundled files must come before user files, since user files may have notes on bundled entries.
    """
    loaded: list[LoadedFile] = []
    for file in files:
        bundled = _ids(one for one in loaded if not one.file.is_local) if file.is_local else {}
        loaded.append(load_file(file, bundled))
    catalogue = join(loaded)
    faults, minor = find_faults(loaded, catalogue)
    return LoadReport(catalogue, *_sort(faults, [*minor, *_find_doubts(loaded, catalogue, catalogue)]))


def check_over(
    bundled: Catalogue, bundled_files: Sequence[FileContent], user_files: Sequence[FileContent]
) -> LoadReport:
    """Read user files and report every problem in them, between them, and between them and the bundled catalogue.

    The catalogue of the report has the entries of user files alone. Its edition is the one of bundled and user files
    together; `bundled_files` are needed only for its checksum.
    """
    loaded, user, faults, minor = _read_over(bundled, user_files)
    minor += _find_doubts(loaded, user, _with_bundled(user, bundled))
    edition = _common_edition(bundled, [*bundled_files, *user_files])
    catalogue = Catalogue(edition=edition, **{section: getattr(user, section) for section in SECTIONS})
    return LoadReport(catalogue, *_sort(faults, minor))


def load_over(
    bundled: Catalogue, bundled_files: Sequence[FileContent], user_files: Sequence[FileContent]
) -> tuple[Catalogue, dict[Owner, Entry | Source]]:
    """Convert user files and check them against the bundled catalogue.

    The first part of the result is a catalogue of the entries of user files alone, with the edition of bundled and user
    files together. The second part has, by section and id, each bundled entry on which user files have notes, with
    these notes in it. `bundled_files` are needed for the checksum of the edition.

    Raises:
        CatalogueError: a user file has a problem; the error lists the problems, sorted by file, line and column.
    """
    loaded, user, faults, minor = _read_over(bundled, user_files)
    problems, _ = _sort(faults, minor)
    if problems:
        raise CatalogueError(problems)
    noted: dict[Owner, Entry | Source] = {}
    for one in loaded:
        for owner, notes in one.contents.notes.items():
            section, id_ = owner
            noted[owner] = _with_notes(noted.get(owner) or getattr(bundled, section)[id_], notes)
    edition = _common_edition(bundled, [*bundled_files, *user_files])
    own = {section: getattr(user, section) for section in SECTIONS}
    own["uses"] = _with_families(own["uses"], _with_bundled(user, bundled).products)
    return Catalogue(edition=edition, **own), noted


def load_file(file: FileContent, bundled: Mapping[str, frozenset[str]]) -> LoadedFile:
    """Parse one file and convert it to entries; its faults are kept in the result.

    `bundled` has the ids of bundled entries by section: to these entries the file may add notes and nothing else.
    """
    parsed = ParsedYaml(file.data)
    return LoadedFile(file, parsed, FileContents(parsed.tree if parsed.tree is not None else {}, bundled))


def join(loaded: Sequence[LoadedFile], *, is_extension: bool = False) -> Catalogue:
    """Put the entries of all files into one catalogue; of two entries with one id the first is kept.

    Notes are added to the entries of earlier files; other notes are dropped. Of several editions or classifications the
    first is kept. Entries of user files are marked as local if `loaded` has bundled files, too, or if `is_extension` is
    set.
    """
    is_extension = is_extension or len({one.file.is_local for one in loaded}) > 1
    sections: dict[str, Any] = {section: {} for section in SECTIONS}
    for one in loaded:
        for section, entries in one.contents.entries.items():
            for key, entry in entries.items():
                marked = _as_local(entry) if is_extension and one.file.is_local else entry
                sections[section].setdefault(key, marked)
        for (section, key), notes in one.contents.notes.items():
            if key in sections[section]:
                sections[section][key] = _with_notes(sections[section][key], notes)
    sections["uses"] = _with_families(sections["uses"], sections["products"])
    return Catalogue(
        edition=_edition(loaded, sections),
        classification=next((one.contents.classification for one in loaded if one.contents.classification), None),
        **sections,
    )


def find_faults(
    loaded: Sequence[LoadedFile],
    catalogue: Catalogue,
    bundled: Catalogue | None = None,
    bundled_ids: Mapping[str, frozenset[str]] | None = None,
) -> tuple[list[FileFault], list[FileFault]]:
    """The errors in files and between files; then the warnings, except those of `_find_doubts`.

    `catalogue` is what `join` made of the files. With `bundled` and its ids by section, the files extend that
    catalogue: they may refer to its entries but not repeat its names. Sources that nothing cites are reported only if
    no file has a fault of its own.
    """
    owners = _owners(loaded)
    faults = [FileFault(one, path, message) for one in loaded for path, message in one.contents.faults]
    minor = [
        FileFault(one, path, message)
        for one in loaded
        for section, ids in one.contents.ids.items()
        for path, message in integrity.find_disorder(section, ids)
    ]
    faults += _find_repeats(loaded, owners, bundled)
    minor += _second_editions(loaded, bundled)
    ids = _ids(loaded)
    if bundled is not None and bundled_ids is not None:
        ids = {section: ids.get(section, frozenset()) | bundled_ids[section] for section in SECTIONS}
        whole = _with_bundled(catalogue, bundled)
    else:
        whole = catalogue
    is_unread = any(one.parsed.tree is None for one in loaded)
    salvaged = {path: value for one in loaded for path, value in one.contents.salvaged.items()}
    checked = integrity.check(catalogue, integrity.KnownIds(whole, ids, is_unread), salvaged, bundled)
    faults += [FileFault(_owner(owners, path), path, message) for path, message in checked.problems]
    if not any(one.parsed.faults or one.contents.faults for one in loaded):  # entries that failed may be citing it
        minor += [FileFault(_owner(owners, path), path, message) for path, message in checked.unused]
    unreadable = [FileFault(one, path, text, position) for one in loaded for position, path, text in one.parsed.faults]
    return faults + unreadable, minor


def _find_repeats(
    loaded: Sequence[LoadedFile], owners: Mapping[DataPath, LoadedFile], bundled: Catalogue | None
) -> Iterator[FileFault]:
    """An error, in the later file, for each id that is in two files, and for a second classification.

    `owners` is what `_owners` returns. A classification in `bundled` counts as the first.
    """
    for one in loaded:
        for section, keys in one.contents.ids.items():
            for key in keys:
                first = owners[section, key]
                if first is not one:
                    yield FileFault(one, (section, key), f"id {key!r} is also in {first.file.path}, expected it once")
        if one.contents.classification:
            first = owners["classification",]
            if bundled is not None and bundled.classification:
                message = "a classification is also in the bundled catalogue, expected it once"
                yield FileFault(one, ("classification",), message)
            elif first is not one:
                message = f"a classification is also in {first.file.path}, expected it once"
                yield FileFault(one, ("classification",), message)


def _second_editions(loaded: Sequence[LoadedFile], bundled: Catalogue | None) -> Iterator[FileFault]:
    with_edition = [one for one in loaded if one.contents.edition]
    first = "the bundled catalogue" if bundled else with_edition[0].file.path if with_edition else ""
    for one in with_edition[0 if bundled else 1 :]:
        message = f"an edition is also in {first}, which is the one that is told; expected it once"
        yield FileFault(one, ("edition",), message)


def _find_doubts(loaded: Sequence[LoadedFile], catalogue: Catalogue, whole: Catalogue) -> list[FileFault]:
    """The warnings for the entries of `catalogue`, which `join` made of `loaded`; at most `MAX_FAULTS` + 1.

    If these are user files, `whole` has the bundled entries, too.
    """
    owners = _owners(loaded)
    doubts = islice(integrity.find_doubts(catalogue, whole), MAX_FAULTS + 1)
    return [FileFault(_owner(owners, path), path, message) for path, message in doubts]


def _with_bundled(user: Catalogue, bundled: Catalogue) -> Catalogue:
    """The entries of user files and the bundled ones together, with the edition of `user`, without a classification."""
    both: dict[str, Any] = {
        section: ChainMap(getattr(user, section), getattr(bundled, section)) for section in SECTIONS
    }
    return Catalogue(edition=user.edition, **both)


def _read_over(
    bundled: Catalogue, user_files: Sequence[FileContent]
) -> tuple[list[LoadedFile], Catalogue, list[FileFault], list[FileFault]]:
    """User files as they are read over the bundled catalogue, the catalogue of their entries, errors and warnings.

    The warnings of `_find_doubts` are not among them.
    """
    ids = bundled.ids()
    loaded = [load_file(file, ids) for file in user_files]
    user = join(loaded, is_extension=True)
    return loaded, user, *find_faults(loaded, user, bundled, ids)


def _common_edition(bundled: Catalogue, files: Sequence[FileContent]) -> Edition:
    return replace(bundled.edition, origin="bundled and local", sha256=_sha256(files))


def _owners(loaded: Sequence[LoadedFile]) -> dict[DataPath, LoadedFile]:
    """By (section, id), the first file with the entry; by ("classification",), the first with a classification."""
    owners: dict[DataPath, LoadedFile] = {}
    for one in loaded:
        for section, keys in one.contents.ids.items():
            for key in keys:
                owners.setdefault((section, key), one)
        if one.contents.classification:
            owners.setdefault(("classification",), one)
    return owners


def _owner(owners: Mapping[DataPath, LoadedFile], path: DataPath) -> LoadedFile:
    """The file that has the entry at a path; if none has it, the first file in `owners`."""
    return owners.get(path[:2]) or owners.get(path[:1]) or next(iter(owners.values()))


def _ids(loaded: Any) -> dict[str, frozenset[str]]:
    """By section, the ids of all entries of the files in `loaded`, also of those with faults.

    Not counted in a user file are bundled entries to which it only adds notes.
    """
    ids: dict[str, frozenset[str]] = {}
    for one in loaded:
        for section, keys in one.contents.ids.items():
            ids[section] = ids.get(section, frozenset()) | frozenset(keys)
    return ids


def _sort(faults: Sequence[FileFault], minor: Sequence[FileFault]) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """The errors, then the warnings (`minor`), each sorted by file, line and column, without repeats.

    Each of the two is cut at `MAX_FAULTS` as `_first` does it.
    """
    positions: dict[Path, dict[DataPath, LineColumn]] = {}

    def locate(fault: FileFault) -> Problem:
        file = fault.loaded.file
        if fault.position is None and file.path not in positions:  # positions are not kept while all is well
            positions[file.path] = ParsedYaml(file.data, with_positions=True).positions
        position = fault.position or position_of(positions[file.path], fault.path)
        return Problem(str(file.path), *position, path_text(fault.path), fault.message)

    return _first(sorted(set(map(locate, faults)))), _first(sorted(set(map(locate, minor[: MAX_FAULTS + 1]))))


def _first(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The first `MAX_FAULTS` problems; if there are more, one more problem says so."""
    if len(problems) <= MAX_FAULTS:
        return tuple(problems)
    more = f"more than {MAX_FAULTS:,} faults; the rest is not told"
    return (*problems[:MAX_FAULTS], Problem(problems[MAX_FAULTS].file, 0, 0, "", more))


def _with_families(uses: Mapping[str, Use], products: Mapping[str, Product]) -> dict[str, Use]:
    """The uses by id, each of their treatments with the family of its product; None where there is none."""

    def with_family(row: Treatment) -> Treatment:
        product = products.get(row.product or "")
        return replace(row, family=product and product.family)

    return {id_: replace(use, treatments=tuple(map(with_family, use.treatments))) for id_, use in uses.items()}


def _as_local(entry: Entry | Source) -> Entry | Source:
    """A copy of the entry, marked as local with every citation in it, so that they do not count as checked facts."""
    cited: Entry | Source = _with_local_citations(entry)
    return replace(cited, origin="local")


def _with_local_citations(value: Any) -> Any:
    if isinstance(value, Citation):
        return replace(value, origin="local")
    if isinstance(value, tuple):
        return tuple(map(_with_local_citations, value))
    if not isinstance(value, Value):
        return value
    parts = {name: _with_local_citations(getattr(value, name)) for name in value_fields(type(value))}
    return replace(value, **parts) if parts else value


def _with_notes(entry: Any, notes: Sequence[str]) -> Any:
    return replace(entry, notes=(*entry.notes, *(Note(text=text) for text in notes)))


def _edition(loaded: Sequence[LoadedFile], sections: dict[str, Any]) -> Edition:
    entries = (entry for section in ("uses", "products") for entry in sections[section].values())
    reviews = sorted(entry.reviewed for entry in entries if not entry.is_local)
    origins = dict.fromkeys("local" if one.file.is_local else "bundled" for one in loaded)
    return Edition(
        origin=" and ".join(origins),  # type: ignore[arg-type]
        version=next((one.contents.edition for one in loaded if one.contents.edition), "without edition"),
        sha256=_sha256([one.file for one in loaded]),
        reviewed_from=reviews[0] if reviews else "not reviewed",
        reviewed_to=reviews[-1] if reviews else "not reviewed",
    )


def _sha256(files: Sequence[FileContent]) -> str:
    digest = sha256()
    for file in files:
        digest.update(file.data)
    return digest.hexdigest()

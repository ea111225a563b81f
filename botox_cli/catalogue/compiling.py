"""Data files to one validated catalogue: read each, put them together, check the whole, tell all problems at once."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from msgspec.structs import replace

from botox_cli.catalogue import checking, locating
from botox_cli.catalogue.converting import Sections
from botox_cli.catalogue.locating import DataFile
from botox_cli.catalogue.model import SECTIONS, Catalogue, Edition, Note
from botox_cli.catalogue.naming import path_text
from botox_cli.catalogue.reading import Path, Reading, place_of
from botox_cli.errors import CatalogueError, Problem


class Draft(NamedTuple):
    """One file as far as it could be read."""

    file: str
    data: bytes
    reading: Reading
    sections: Sections
    is_local: bool


def compile_files(files: Sequence[DataFile]) -> Catalogue:
    """The catalogue that the files hold together.

    Raises:
        CatalogueError: with every problem of every file, sorted by place.
        InputError: a file cannot be read.
    """
    catalogue, problems, _ = check_files(files)
    if problems:
        raise CatalogueError(problems)
    return catalogue


def check_files(files: Sequence[DataFile]) -> tuple[Catalogue, tuple[Problem, ...], tuple[Problem, ...]]:
    """What could be read of the files; every problem and every warning of every file, each sorted by place.

    Raises:
        InputError: a file cannot be read.
    """
    drafts: list[Draft] = []
    for file in files:
        bundled = [one.sections.ids for one in drafts if not one.is_local]
        data = locating.read(file)
        drafts.append(draft(data, str(file.path), bundled if file.is_local else (), is_local=file.is_local))
    catalogue = join(drafts)
    problems, warnings = find_faults(drafts, catalogue)
    return catalogue, tuple(sorted(set(problems))), tuple(sorted(set(warnings)))


def draft(
    data: bytes, file: str, bundled: Sequence[dict[str, tuple[str, ...]]] = (), *, is_local: bool = False
) -> Draft:
    """A file read and converted; its faults wait in it. What stands under `bundled` ids may be notes alone."""
    reading = Reading(data)
    own = {section: frozenset(id_ for ids in bundled for id_ in ids.get(section, ())) for section in SECTIONS}
    return Draft(file, data, reading, Sections(reading.tree if reading.tree is not None else {}, own), is_local)


def join(drafts: Sequence[Draft]) -> Catalogue:
    """The entries of all files together, those that a file of one's own adds marked; of two with one id the first."""
    is_extended = len({one.is_local for one in drafts}) > 1
    sections: dict[str, Any] = {section: {} for section in SECTIONS}
    for one in drafts:
        for section, entries in one.sections.entries.items():
            for key, entry in entries.items():
                marked = replace(entry, origin="local") if is_extended and one.is_local else entry
                sections[section].setdefault(key, marked)
        for (section, key), notes in one.sections.notes.items():
            if key in sections[section]:
                known = sections[section][key]
                sections[section][key] = replace(known, notes=(*known.notes, *(Note(text=text) for text in notes)))
    return Catalogue(
        edition=_edition(drafts, sections),
        classification=next((one.sections.classification for one in drafts if one.sections.classification), None),
        **sections,
    )


def find_faults(drafts: Sequence[Draft], catalogue: Catalogue) -> tuple[list[Problem], list[Problem]]:
    """What is wrong in and between the files, and what is better mended though it does no harm; each at its place."""
    ids: dict[str, frozenset[str]] = {}
    owner: dict[Path, int] = {}
    found: list[list[checking.Finding]] = [list(one.sections.faults) for one in drafts]
    minor: list[list[checking.Finding]] = [[] for _ in drafts]
    for number, one in enumerate(drafts):
        for section, keys in one.sections.ids.items():
            ids[section] = ids.get(section, frozenset()) | frozenset(keys)
            minor[number] += checking.order(section, keys)
            for key in keys:
                if owner.setdefault((section, key), number) != number:
                    first = drafts[owner[section, key]].file
                    found[number].append(((section, key), f"id {key!r} is also in {first}, expected it once"))
    _find_second(drafts, owner, found, minor)
    is_broken = any(one.reading.faults or one.sections.faults for one in drafts)  # what is missing may cite anything
    problems, unused = checking.check(catalogue, ids, unread=any(one.reading.tree is None for one in drafts))
    for path, message in problems:
        found[owner.get(path[:2], owner.get(path[:1], 0))].append((path, message))
    for path, message in () if is_broken else unused:
        minor[owner[path]].append((path, message))
    placed = [(_placed(one, major), _placed(one, less)) for one, major, less in zip(drafts, found, minor, strict=True)]
    unreadable = [problem for one in drafts for problem in _unreadable(one)]
    return [*unreadable, *(one for major, _ in placed for one in major)], [one for _, less in placed for one in less]


def _find_second(
    drafts: Sequence[Draft],
    owner: dict[Path, int],
    found: list[list[checking.Finding]],
    minor: list[list[checking.Finding]],
) -> None:
    """Add what is told of a second classification and a second edition."""
    for number, one in enumerate(drafts):
        if one.sections.classification and owner.setdefault(("classification",), number) != number:
            first = drafts[owner["classification",]].file
            found[number].append((("classification",), f"a classification is also in {first}, expected it once"))
        if one.sections.edition and owner.setdefault(("edition",), number) != number:
            message = f"an edition is also in {drafts[owner['edition',]].file}, which is the one that is told"
            minor[number].append((("edition",), f"{message}; expected it once"))


def _unreadable(one: Draft) -> list[Problem]:
    return [Problem(one.file, *place, path_text(path), message) for place, path, message in one.reading.faults]


def _placed(one: Draft, faults: Sequence[checking.Finding]) -> list[Problem]:
    if not faults:
        return []
    places = Reading(one.data, with_places=True).places  # a second pass: places are not kept while all is well
    return [Problem(one.file, *place_of(places, path), path_text(path), message) for path, message in faults]


def _edition(drafts: Sequence[Draft], sections: dict[str, Any]) -> Edition:
    entries = (entry for section in ("uses", "products") for entry in sections[section].values())
    reviews = sorted(entry.reviewed for entry in entries if not entry.is_local)
    digest = sha256()
    for one in drafts:
        digest.update(one.data)
    origins = dict.fromkeys("local" if one.is_local else "bundled" for one in drafts)
    return Edition(
        origin=" and ".join(origins),  # type: ignore[arg-type]
        version=next((one.sections.edition for one in drafts if one.sections.edition), "without edition"),
        sha256=digest.hexdigest(),
        reviewed_from=reviews[0] if reviews else "not reviewed",
        reviewed_to=reviews[-1] if reviews else "not reviewed",
    )

"""Data files to one validated catalogue: read each, put them together, check the whole, tell all problems at once."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from botox_cli.catalogue import checking, locating
from botox_cli.catalogue.converting import Sections
from botox_cli.catalogue.locating import DataFile
from botox_cli.catalogue.model import SECTIONS, Catalogue, Edition
from botox_cli.catalogue.naming import path_text
from botox_cli.catalogue.reading import Path, Reading, place_of
from botox_cli.errors import CatalogueError, Problem


class Draft(NamedTuple):
    """One file as far as it could be read."""

    file: str
    data: bytes
    reading: Reading
    sections: Sections


def compile_files(files: Sequence[DataFile]) -> Catalogue:
    """The catalogue that the files hold together.

    Raises:
        CatalogueError: with every problem of every file, sorted by place.
        InputError: a file cannot be read.
    """
    catalogue, problems = check_files(files)
    if problems:
        raise CatalogueError(problems)
    return catalogue


def check_files(files: Sequence[DataFile]) -> tuple[Catalogue, tuple[Problem, ...]]:
    """What could be read of the files, and every problem of every file, sorted by place.

    Raises:
        InputError: a file cannot be read.
    """
    drafts = [draft(locating.read(file), str(file.path)) for file in files]
    catalogue = join(drafts)
    return catalogue, tuple(sorted(set(find_problems(drafts, catalogue))))


def draft(data: bytes, file: str) -> Draft:
    """A file read and converted; its faults wait in it."""
    reading = Reading(data)
    return Draft(file, data, reading, Sections(reading.tree if reading.tree is not None else {}))


def join(drafts: Sequence[Draft]) -> Catalogue:
    """The entries of all files together; of two with one id the first."""
    sections: dict[str, Any] = {section: {} for section in SECTIONS}
    for one in drafts:
        for section, entries in one.sections.entries.items():
            for key, entry in entries.items():
                sections[section].setdefault(key, entry)
    return Catalogue(
        edition=_edition(drafts, sections),
        classification=next((one.sections.classification for one in drafts if one.sections.classification), None),
        **sections,
    )


def find_problems(drafts: Sequence[Draft], catalogue: Catalogue) -> list[Problem]:
    """What is wrong in and between the files, each problem at its place in the file that has it."""
    ids: dict[str, frozenset[str]] = {}
    owner: dict[Path, int] = {}
    found: list[list[checking.Finding]] = [list(one.sections.faults) for one in drafts]
    for number, one in enumerate(drafts):
        for section, keys in one.sections.ids.items():
            ids[section] = ids.get(section, frozenset()) | frozenset(keys)
            found[number] += checking.order(section, keys)
            for key in keys:
                if owner.setdefault((section, key), number) != number:
                    first = drafts[owner[section, key]].file
                    found[number].append(((section, key), f"id {key!r} is also in {first}, expected it once"))
    classified = [number for number, one in enumerate(drafts) if one.sections.classification]
    for number in classified[1:]:
        first = drafts[classified[0]].file
        found[number].append((("classification",), f"a classification is also in {first}, expected it once"))
    broken = any(one.reading.faults or one.sections.faults for one in drafts)
    unread = any(one.reading.tree is None for one in drafts)
    for path, message in checking.check(catalogue, ids, broken=broken, unread=unread):
        is_classification = path[:1] == ("classification",)
        found[classified[0] if is_classification else owner.get(path[:2], 0)].append((path, message))
    return [problem for one, faults in zip(drafts, found, strict=True) for problem in _placed(one, faults)]


def _placed(one: Draft, faults: Sequence[checking.Finding]) -> list[Problem]:
    problems = [Problem(one.file, *place, path_text(path), message) for place, path, message in one.reading.faults]
    if faults:  # a second pass, since places are not kept while all is well
        places = Reading(one.data, with_places=True).places
        problems += [Problem(one.file, *place_of(places, path), path_text(path), message) for path, message in faults]
    return problems


def _edition(drafts: Sequence[Draft], sections: dict[str, Any]) -> Edition:
    reviews = sorted(entry.reviewed for section in ("uses", "products") for entry in sections[section].values())
    digest = sha256()
    for one in drafts:
        digest.update(one.data)
    return Edition(
        version=next((one.sections.edition for one in drafts if one.sections.edition), "without edition"),
        sha256=digest.hexdigest(),
        reviewed_from=reviews[0] if reviews else "not reviewed",
        reviewed_to=reviews[-1] if reviews else "not reviewed",
    )

"""Which entry a person means by a name; which ids are similar to a wrong name, and which names begin with a text."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from botox_cli.catalogue.model.catalogue import SECTIONS, Catalogue, entry_type
from botox_cli.catalogue.model.entries import Entry, Source
from botox_cli.errors import NotFoundError
from botox_cli.text import fold, quote_text

if TYPE_CHECKING:
    from botox_cli.catalogue.model.uses import Use  # loaded with the uses, by those who ask for one

Found = Entry | Source

LISTED = 3  # kinds: where more may be meant, no one list holds them

LEAST_LIKENESS = 0.65  # as difflib counts: below it names have little more in common than their length

FARTHEST = 0.1  # how much less like than the nearest another near name may be

LEAD = 0.05  # how much likeness it is worth to be of a kind that people ask for by name

_SOUGHT = ("uses", "products", "risks")

LONGEST_NAME = 100  # letters: nothing longer is a name with a slip, and comparing it would take seconds


def find(catalogue: Catalogue, name: str, sections: Iterable[str] = SECTIONS) -> Found:
    """The entry of these sections with this id, name or alias; else the only one whose names have all words of `name`.

    Raises:
        NotFoundError: no entry or more than one is meant; the error names the nearest.
    """
    sections = tuple(sections)
    exact = find_exact(catalogue, name, sections)
    if exact is not None:
        return exact
    holding = find_by_words(catalogue, name, sections)
    if len(holding) == 1:
        return holding[0]
    elsewhere = find_exact(catalogue, name)
    if elsewhere is not None:
        raise NotFoundError(
            f"{quote_text(name)} is a {elsewhere.kind}, expected a {_kinds(sections)}{_list_hint(sections)}"
        )
    if holding:
        raise NotFoundError(f"{quote_text(name)} names {len(holding)} entries; type one of: {_list_ids(holding)}")
    raise NotFoundError(f"no {_kind(sections)} {quote_text(name)}{_suggestion(catalogue, name, sections)}")


def find_all(catalogue: Catalogue, name: str, sections: Iterable[str] = SECTIONS) -> tuple[Found, ...]:
    """What a name may mean: the entry with this id, name or alias, else all whose names have all words of `name`.

    Several entries are in the order of a search, best first. A word of the lexicon that is no name of an entry means
    what a search for it finds, in any section; the tuple is empty if there is nothing.

    Raises:
        NotFoundError: there is none, and the name is no word of the lexicon; the error names the nearest.
    """
    sections = tuple(sections)
    exact = find_exact(catalogue, name, sections)
    if exact is not None:
        return (exact,)
    holding = find_by_words(catalogue, name, sections)
    is_of_lexicon = fold(name).replace(" ", "-") in catalogue.synonyms
    if len(holding) <= 1 and not is_of_lexicon:
        return (find(catalogue, name, sections),)
    from botox_cli.queries.search import best_of, order  # only where several may be meant

    return (best_of(catalogue, name) if is_of_lexicon else ()) or order(catalogue, name, holding)


def find_use(catalogue: Catalogue, name: str) -> "Use":
    """The use with this id, name or alias; else the only use whose names have all words of `name`.

    Raises:
        NotFoundError: no use or more than one is meant; the error names the nearest.
    """
    return catalogue.uses[find(catalogue, name, ("uses",)).id]


def find_exact(catalogue: Catalogue, name: str, sections: Iterable[str] = SECTIONS) -> Found | None:
    """The entry of these sections with this name, compared folded; None if there is none.

    The name may also be an id or an alias, a brand of a product or a condition of a procedure.
    """
    section, key = catalogue.owner_of(fold(name)) or ("", "")
    if section not in tuple(sections):
        return None
    entry: Found = getattr(catalogue, section)[key]
    return entry


def suggest_ids(catalogue: Catalogue, name: str, sections: Iterable[str] = SECTIONS, limit: int = 3) -> tuple[str, ...]:
    """The ids of entries with names similar to this one, most similar first, at most `limit`.

    Uses, products and risks count as a little more similar. Entries that are less similar than the first by `FARTHEST`
    or more are left out. A name of more than `LONGEST_NAME` letters has no similar names.
    """
    if len(name) > LONGEST_NAME:
        return ()
    from difflib import SequenceMatcher, get_close_matches  # only after a miss

    folded, owners = fold(name), dict(_names_in(catalogue, sections))
    likeness: dict[str, float] = {}
    for word in get_close_matches(folded, owners, n=limit * 4, cutoff=LEAST_LIKENESS):
        section, id_ = owners[word]
        likeness.setdefault(id_, SequenceMatcher(None, word, folded).ratio() + (LEAD if section in _SOUGHT else 0))
    ids = sorted(likeness, key=lambda id_: -likeness[id_])
    return tuple(id_ for id_ in ids if likeness[id_] > likeness[ids[0]] - FARTHEST)[:limit]


def complete_name(catalogue: Catalogue, start: str, sections: Iterable[str]) -> list[str]:
    """The ids, names and aliases that begin with `start`, sorted, all written like ids: `crows-feet`.

    In `start`, capitals count as small letters, and hyphens as spaces; otherwise it must be folded already.
    """
    wanted = frozenset(sections)
    named = catalogue.names_from(start.lower().replace("-", " "))
    return sorted(word.replace(" ", "-") for word, (section, _) in named if section in wanted)


def _names_in(catalogue: Catalogue, sections: Iterable[str]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Every id, name and alias in these sections, folded, with the section and id of its entry."""
    wanted = frozenset(sections)
    return ((word, owner) for word, owner in catalogue.names_from("") if owner[0] in wanted)


def find_by_words(catalogue: Catalogue, name: str, sections: Iterable[str]) -> list[Found]:
    """The entries whose names together have all words of a text, in the order of `SECTIONS`; none for an empty text."""
    words = set(fold(name).split())
    held: dict[tuple[str, str], set[str]] = {}
    for word, owner in _names_in(catalogue, sections):
        held.setdefault(owner, set()).update(word.split())
    found = [owner for owner, known in held.items() if words and words <= known]
    place = {section: at for at, section in enumerate(SECTIONS)}
    return [getattr(catalogue, section)[key] for section, key in sorted(found, key=lambda owner: place[owner[0]])]


def _list_ids(found: list[Found], limit: int = 6) -> str:
    ids = [entry.id for entry in found[:limit]]
    return ", ".join(ids) + (", …" if len(found) > limit else "")


def _kind(sections: tuple[str, ...]) -> str:
    if len(sections) > 1:
        return "entry"
    return entry_type(sections[0]).kind


def _kinds(sections: tuple[str, ...]) -> str:
    """The kinds of entries in these sections, in words: `use`, `use or product`."""
    return " or ".join(entry_type(section).kind for section in sections)


def _suggestion(catalogue: Catalogue, name: str, sections: tuple[str, ...]) -> str:
    found = suggest_ids(catalogue, name, sections)
    hint = f"; did you mean {' or '.join(map(repr, found))}?" if found else ""
    return f"{hint}{_list_hint(sections)}"


def _list_hint(sections: tuple[str, ...]) -> str:
    """A hint in brackets: the command that lists the first section; for more than `LISTED` sections, the search."""
    if len(sections) > LISTED:
        return " (`botox search` looks everywhere)"
    section = sections[0]
    command = section if section in ("uses", "products", "risks", "claims") else f"list {_kind((section,))}"
    return f" (`botox {command}` lists all {entry_type(section).kind}s)"

"""Words by which the search page of the site finds signs of danger: words that few other names have."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from botox_cli.catalogue.model.catalogue import SECTIONS, Catalogue
from botox_cli.queries.search.stop_words import AROUND, STOP_WORDS
from botox_cli.text import fold

MOST_NAMES = 5
"""A word in the names of more entries than this is left out; names of red flags, sources and phrasings do not count."""


class DangerWords(NamedTuple):
    """The words of one sign of danger, folded and sorted.

    `names` has the words of its name and aliases, `means` the other words of its text `means`.
    """

    names: tuple[str, ...]
    means: tuple[str, ...]


def danger_words(catalogue: Catalogue) -> dict[str, DangerWords]:
    """The words of each sign of danger, by its id; the signs are sorted by their field `order`.

    Left out are words of `STOP_WORDS` and `AROUND`, words in the names of uses and products, and words in more than
    `MOST_NAMES` names. `cant` is added to `names` with `cannot`.
    """
    no_signs = _words(entry.name for name in ("uses", "products") for entry in getattr(catalogue, name).values())
    no_signs |= _words_of_many(catalogue) | STOP_WORDS | AROUND
    found: dict[str, DangerWords] = {}
    for flag in sorted(catalogue.red_flags.values(), key=lambda flag: flag.order):
        names = _words((flag.name, *flag.aliases)) - no_signs
        if "cannot" in names:
            names.add("cant")
        found[flag.id] = DangerWords(tuple(sorted(names)), tuple(sorted(_words((flag.means,)) - no_signs - names)))
    return found


def _words_of_many(catalogue: Catalogue) -> set[str]:
    counts = Counter(
        word
        for section in SECTIONS
        if section not in ("sources", "red_flags", "phrasings")
        for entry in getattr(catalogue, section).values()
        for word in _words((getattr(entry, "name", ""),))
    )
    return {word for word, count in counts.items() if count > MOST_NAMES}


def _words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in fold(text).split()}

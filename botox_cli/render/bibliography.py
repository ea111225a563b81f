"""The bibliography of an answer: its documents, who wrote each, and whether it is an article."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from botox_cli.catalogue.model.entries import AND_OTHERS, Source
from botox_cli.catalogue.model.values import Level
from botox_cli.errors import NotFoundError
from botox_cli.render.references import LEVEL_WORDS
from botox_cli.render.transform import compact
from botox_cli.render.view import View

LOCAL = "local: from a file of one's own"

_WITH_INITIALS = re.compile(r"(.+) ((?:[A-Z]-?){1,4})")


class Author(NamedTuple):
    """An author: family name and initials (`MF`, `J-P`); a name that does not end with initials is all in `family`."""

    family: str
    initials: str = ""

    @property
    def given_names(self) -> str:
        """The initials with full stops, `M. J.`; empty if there are none."""
        return re.sub(r"([A-Z])(?!-)", r"\1. ", self.initials).replace("-", ".-").strip()


class CitedDocument(NamedTuple):
    """A document, how far its citations were checked, and which documents were read in its place.

    `levels` has each level of its citations once. `via` has the ids of the documents that were read in its place.
    They are empty for a document that the answer is about, and for one that was only read in place of another.
    """

    source: Source
    levels: tuple[Level, ...] = ()
    via: tuple[str, ...] = ()

    @property
    def remarks(self) -> str:
        """A note in parts, separated by `; `: that it is local, how far checked, what was read instead, its own note.

        Parts that do not apply are left out; without any, it is empty.
        """
        levels = ", ".join(LEVEL_WORDS[level] for level in LEVEL_WORDS if level in self.levels)
        checked = [f"checked: {levels}"] if levels else []
        seen = [f"seen in {', '.join(self.via)}"] if self.via else []
        own = [LOCAL] if self.source.is_local else []
        return "; ".join([*own, *checked, *seen, *([self.source.note] if self.source.note else [])])


def documents(view: View) -> tuple[CitedDocument, ...]:
    """The documents that an answer is about or, if there are none, those that it cites and those read in their place.

    Documents count as cited if the screen of the answer cites them or, without a screen, its blocks. The order is
    that of the answer; then come those that were only read in place of others, last those of user files.

    Raises:
        NotFoundError: the answer has no documents.
    """
    found = [CitedDocument(item) for item in view.items if isinstance(item, Source)] or list(_cited_documents(view))
    if not found:
        raise NotFoundError(f"no document behind the answer of {view.command!r}; try: botox sources chronic-migraine")
    return tuple(sorted(found, key=lambda document: document.source.is_local))


def authors(source: Source) -> tuple[tuple[Author, ...], bool]:
    """The authors that are named for a document, in its order, and whether it has more authors (`et al.`)."""
    named = [name for name in source.authors if name != AND_OTHERS]
    return tuple(map(_author, named)), len(named) < len(source.authors)


def is_article(source: Source) -> bool:
    """Whether a document is an article: it names its journal, and its category is `journal` or `guideline`."""
    return source.container is not None and source.category in ("journal", "guideline")


def _author(name: str) -> Author:
    parts = _WITH_INITIALS.fullmatch(name)
    return Author(parts[1], parts[2]) if parts else Author(name)


def _cited_documents(view: View) -> Iterator[CitedDocument]:
    levels: dict[str, dict[Level, None]] = {}
    via: dict[str, dict[str, None]] = {}
    for reference in compact(view).references:
        levels.setdefault(reference.source, {})[reference.checked] = None
        if reference.via:
            via.setdefault(reference.source, {})[reference.via] = None
    seen_in = [id_ for ids in via.values() for id_ in ids]
    for id_ in dict.fromkeys((*levels, *seen_in)):
        yield CitedDocument(view.sources[id_], tuple(levels.get(id_, ())), tuple(via.get(id_, ())))

"""The citations of one answer, numbered in the order of their first use."""

from collections.abc import Iterable

from botox_cli.catalogue.model.values import Citation, Level
from botox_cli.render.view import Reference

LEVEL_WORDS: dict[Level, str] = {
    "primary": "read in the document itself",
    "secondary": "read where it is reported",
    "unverified": "named, not read",
}
"""What each level of checking means, in words; the best level first."""


class ReferenceNumbers:
    """Gives numbers, from 1, to the citations of one answer while its blocks are built.

    At first different places of one document get different numbers; `transform.compact` later makes them one reference.
    """

    def __init__(self) -> None:
        self._numbers: dict[Citation, int] = {}

    def number(self, cites: Iterable[Citation]) -> tuple[int, ...]:
        """The numbers of some citations, in ascending order, each once; a new citation gets the next number."""
        return tuple(sorted({self._numbers.setdefault(cite, len(self._numbers) + 1) for cite in cites}))

    def references(self) -> tuple[Reference, ...]:
        """All citations that have a number, in the order of the numbers."""
        return tuple(
            Reference(
                number=number,
                source=cite.source,
                at=(cite.at,) if cite.at else (),
                checked=cite.checked,
                via=cite.via,
                is_local=cite.origin is not None,
            )
            for cite, number in self._numbers.items()
        )

"""The citations of one answer, numbered in the order that they are met."""

from collections.abc import Iterable

from botox_cli.catalogue.model.values import Citation, Level
from botox_cli.render.view import Reference

LEVEL_WORDS: dict[Level, str] = {
    "primary": "read in the document itself",
    "secondary": "read where it is reported",
    "unverified": "named, not read",
}
"""What a level of checking means, the best first."""


class ReferenceNumbers:
    """Gives numbers to the citations of one answer while its blocks are built.

    Each place in a document has a number of its own until `transform.compact` puts together what a reader sees as one.
    """

    def __init__(self) -> None:
        self._numbers: dict[Citation, int] = {}

    def number(self, cites: Iterable[Citation]) -> tuple[int, ...]:
        """The numbers of some citations, in ascending order; a new citation gets the next number."""
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

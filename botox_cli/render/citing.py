"""The citations of one answer, numbered in the order that they are met."""

from collections.abc import Iterable, Sequence
from typing import overload

from botox_cli.catalogue.model import Catalogue, Citation
from botox_cli.render.views import Reference


class Citing(Sequence[Reference]):
    """Numbers the citations of one answer in the order they are met; as a sequence, the references so far.

    Each place in a document has a number of its own until `shaping.compact` puts together what a reader sees as one.
    The sources of the catalogue are looked at only when a writer asks for a reference.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._numbers: dict[Citation, int] = {}

    def number(self, cites: Iterable[Citation]) -> tuple[int, ...]:
        """The numbers of some citations, each once, in order."""
        return tuple(sorted({self._numbers.setdefault(cite, len(self._numbers) + 1) for cite in cites}))

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, index: int) -> Reference: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Reference, ...]: ...

    def __getitem__(self, index: int | slice) -> Reference | tuple[Reference, ...]:
        cites = list(self._numbers)[index]
        return tuple(map(self._reference, cites)) if isinstance(cites, list) else self._reference(cites)

    def _reference(self, cite: Citation) -> Reference:
        sources = self._catalogue.sources
        return Reference(
            number=self._numbers[cite],
            source=sources[cite.source],
            at=(cite.at,) if cite.at else (),
            checked=cite.checked,
            via=sources[cite.via] if cite.via else None,
        )

"""Two or more uses or products side by side: what differs first, what is the same in one line."""

from collections.abc import Sequence
from typing import NamedTuple

from botox_cli.catalogue.model import Catalogue, Citation, Product, Use
from botox_cli.errors import UsageError
from botox_cli.queries.find import Found, find


class Pair(NamedTuple):
    """One field of all compared entries, in the order that they were named."""

    field: str
    values: tuple[str, ...]
    cites: tuple[tuple[Citation, ...], ...] = ()
    """Where each value comes from; none where nothing of it needs a source."""

    @property
    def differs(self) -> bool:
        """Whether not all have the same."""
        return len(set(self.values)) > 1


def comparable(catalogue: Catalogue, names: Sequence[str]) -> tuple[Found, ...]:
    """The entries of these names, all uses or all products, each once.

    Raises:
        NotFoundError: a name is not in the catalogue.
        UsageError: fewer than two entries, or a use against a product.
    """
    found = tuple(
        {entry.id: entry for entry in (find(catalogue, name, ("uses", "products")) for name in names)}.values()
    )
    if len(found) == 1:
        raise UsageError("one thing to compare, expected two or more; try: botox compare botox dysport")
    kinds = {type(entry) for entry in found}
    if kinds in ({Use}, {Product}):
        return found
    first = next(entry for entry in found if isinstance(entry, Use))
    raise UsageError(
        f"a use against a product, expected two of one kind; try: botox compare {first.id} {_other(catalogue, first)}"
    )


def _other(catalogue: Catalogue, use: Use) -> str:
    others = (other.id for other in catalogue.uses.values() if other.group == use.group and other.id != use.id)
    return next(others, next(iter(catalogue.uses)))

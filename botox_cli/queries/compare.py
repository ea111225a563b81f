"""Which uses or products are compared, and in which fields they differ."""

from collections.abc import Sequence
from typing import NamedTuple

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.products import Product
from botox_cli.catalogue.model.uses import Use
from botox_cli.catalogue.model.values import Citation
from botox_cli.errors import UsageError
from botox_cli.queries.lookup import Found, find, find_exact
from botox_cli.text import quote_text

COMPARABLE_SECTIONS = ("uses", "products")


class Pair(NamedTuple):
    """One field of the compared entries: its name, and its value in each entry as text."""

    field: str
    values: tuple[str, ...]
    cites: tuple[tuple[Citation, ...], ...] = ()
    """The citations of each value, in the order of `values`; empty if no value needs a source."""

    @property
    def differs(self) -> bool:
        """Whether the values are not all the same."""
        return len(set(self.values)) > 1


def find_comparable(catalogue: Catalogue, names: Sequence[str]) -> tuple[Found, ...]:
    """The entries with these names, all uses or all products, each once, in the order of the names.

    Raises:
        NotFoundError: a name means no use or product, or more than one.
        UsageError: the names all mean one entry; some mean uses and others products; or joined they are the name of one
            entry.
    """
    joined = " ".join(names)
    if len(names) > 1 and (whole := find_exact(catalogue, joined, COMPARABLE_SECTIONS)) is not None:
        raise UsageError(
            f"{quote_text(joined)} is one name, expected two or more, each in quotes; "
            f"try: botox compare {whole.id} {_other(catalogue, whole)}"
        )
    found = tuple(
        {entry.id: entry for entry in (find(catalogue, name, COMPARABLE_SECTIONS) for name in names)}.values()
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


def _other(catalogue: Catalogue, entry: Found) -> str:
    """The id of another entry to compare with: the first use of the same group, else the first of the same kind.

    `ANOTHER` if there is none.
    """
    same: list[Found] = list((catalogue.uses if isinstance(entry, Use) else catalogue.products).values())
    alike = [other for other in same if isinstance(other, Use) and other.group == getattr(entry, "group", None)]
    return next((other.id for other in (*alike, *same) if other.id != entry.id), "ANOTHER")

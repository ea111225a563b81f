"""Which products meet some conditions, and where they are licensed."""

from collections.abc import Iterable, Iterator

from botox_cli.catalogue.model.products import Composition, Contraindication, Product, Storage
from botox_cli.catalogue.model.values import REGIONS, Region
from botox_cli.text import fold, spell_out


def select(products: Iterable[Product], text: str | None, region: Region | None) -> tuple[Product, ...]:
    """The products that meet both conditions, in the order given; None is no condition.

    Each word of `text` must stand in a name or text of the product, also inside another word. The product must be
    licensed in `region`.
    """
    return tuple(
        product
        for product in products
        if (region is None or region in licensed_in(product)) and (text is None or _mentions(product, text))
    )


def licensed_in(product: Product) -> tuple[Region, ...]:
    """The regions where a product has a licence, in the order of `REGIONS`."""
    licensed = {row.region for row in product.licences if row.status == "licensed"}
    return tuple(region for region in REGIONS if region in licensed)


def _mentions(product: Product, text: str) -> bool:
    brands = (brand for names in product.brands.values() for brand in names)
    facts = (f"{fact.about} {fact.text}" for fact in product.facts)
    told = (*product.aliases, *brands, product.toxin, product.maker, product.lay, *facts, *_kept_and_made(product))
    about = fold(" ".join((product.id, product.name, *told)))
    return all(word in about for word in fold(text).split())


def _kept_and_made(product: Product) -> Iterator[str]:
    """Texts on what is in the vial, how it is kept, who must not have it: `albumin human`, `nerve muscle disease`."""
    for row in product.composition:
        named = ((name, getattr(row, name)) for name in ("albumin", "lactose", "milk_protein", "complexing"))
        yield from (f"{name.replace('_', ' ')} {value}" for name, value in named if value)
        yield from row.excipients
    yield from (f"{row.state} {row.temperature or ''}" for row in product.storage)
    yield from (spell_out(row.risk) for row in product.contraindications)
    rows: tuple[Composition | Storage | Contraindication, ...] = (
        *product.composition,
        *product.storage,
        *product.contraindications,
    )
    yield from (row.note for row in rows if row.note)

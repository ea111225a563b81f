"""Names of products and of their families, the type of a toxin whose product is not named, a warning about units."""

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.uses import Result, Timing, Treatment
from botox_cli.catalogue.model.values import SideEffect

UNITS_WARNING = "Units of different products are not the same units: they cannot be compared, added or converted."


def toxin_name(catalogue: Catalogue, row: Treatment | Timing | Result | SideEffect) -> str:
    """The name of the product of a row; without a product, the type of toxin in words: `type A, product not named`.

    Words also say if not even the type is named. Empty if nothing is recorded. An unknown id of a product stays as it
    is.
    """
    if row.product is None:
        if row.serotype == "not named":
            return "product and type not named"
        return f"type {row.serotype}, product not named" if row.serotype else ""
    entry = catalogue.products.get(row.product)
    return entry.name if entry else row.product


def family_name(catalogue: Catalogue, product: str) -> str:
    """The family of the product with this id, such as `Botox`; without a family, its name; an unknown id as it is."""
    entry = catalogue.products.get(product)
    return (entry.family or entry.name) if entry else product

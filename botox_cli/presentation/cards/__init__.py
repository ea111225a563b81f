"""Cards: an entry in full, the most important facts first; one module for uses, one for products, one for the rest."""

from msgspec.structs import replace

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.entries import Entry, Source
from botox_cli.catalogue.model.products import Product
from botox_cli.catalogue.model.uses import Use
from botox_cli.presentation.cards.other import other_card
from botox_cli.presentation.cards.product import product_card
from botox_cli.presentation.cards.use import use_card
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.view import Card, Field, Line


def card(catalogue: Catalogue, entry: Entry | Source, numbers: ReferenceNumbers, *, clinical: bool = False) -> Card:
    """The full card of an entry, notes of a user's files last; `numbers` gets the citations of the card.

    With `clinical`, the text for professionals takes the place of the text for lay readers, if the entry has one.
    """
    if isinstance(entry, Use):
        whole = use_card(catalogue, entry, numbers, clinical=clinical)
    elif isinstance(entry, Product):
        whole = product_card(catalogue, entry, numbers)
    else:
        whole = other_card(catalogue, entry, numbers, clinical=clinical)
    if not entry.notes:
        return whole
    notes = Field(
        key="notes", label="Notes (local)", lines=tuple(Line(text=note.text, is_local=True) for note in entry.notes)
    )
    return replace(whole, fields=(*whole.fields, notes))

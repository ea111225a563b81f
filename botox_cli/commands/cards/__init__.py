"""Entries as cards: what a reader came for first, detail below; one builder a kind."""

from botox_cli.catalogue.model import Catalogue, Entry, Product, Source, Use
from botox_cli.commands.cards.other import other_card
from botox_cli.commands.cards.product import product_card
from botox_cli.commands.cards.use import use_card
from botox_cli.render.views import Card, Citing


def card(catalogue: Catalogue, entry: Entry | Source, citing: Citing, *, clinical: bool = False) -> Card:
    """The whole card of an entry, its citations numbered by `citing`."""
    if isinstance(entry, Use):
        return use_card(catalogue, entry, citing, clinical=clinical)
    if isinstance(entry, Product):
        return product_card(entry, citing)
    return other_card(catalogue, entry, citing, clinical=clinical)

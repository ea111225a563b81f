"""One screen for each answer: what leads, drawn; every row stands behind `--full`."""

from botox_cli.catalogue.model.background import Claim
from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.entries import Entry, Source
from botox_cli.catalogue.model.products import Product
from botox_cli.catalogue.model.safety import RedFlag, Risk
from botox_cli.catalogue.model.uses import Use
from botox_cli.catalogue.model.values import Region
from botox_cli.presentation.screens.claims import claim_screen
from botox_cli.presentation.screens.entries import short_screen
from botox_cli.presentation.screens.product import product_screen
from botox_cli.presentation.screens.risk import red_flag_screen, risk_screen
from botox_cli.presentation.screens.sources import document_screen
from botox_cli.presentation.screens.use import use_screen
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.screen import ScreenBlock, Section
from botox_cli.render.views import Line


def entry_screen(
    catalogue: Catalogue, entry: Entry | Source, numbers: ReferenceNumbers, *, region: Region | None, clinical: bool
) -> tuple[ScreenBlock, ...]:
    """The screen of an entry, last what files of one's own note on it; empty for a kind that has none."""
    blocks = _screen_of(catalogue, entry, numbers, region=region, clinical=clinical)
    if not blocks or not entry.notes:
        return blocks
    return (*blocks, Section(title="Notes (local)", lines=tuple(Line(text=note.text) for note in entry.notes)))


def _screen_of(
    catalogue: Catalogue, entry: Entry | Source, numbers: ReferenceNumbers, *, region: Region | None, clinical: bool
) -> tuple[ScreenBlock, ...]:
    if isinstance(entry, Use):
        return use_screen(catalogue, entry, numbers, region=region, clinical=clinical)
    if isinstance(entry, Claim):
        return claim_screen(entry, numbers)
    if isinstance(entry, Source):
        return document_screen(entry)
    if isinstance(entry, Risk):
        return risk_screen(catalogue, entry, numbers, clinical=clinical)
    if isinstance(entry, RedFlag):
        return red_flag_screen(catalogue, entry, numbers)
    if isinstance(entry, Product):
        return product_screen(catalogue, entry, numbers, region=region)
    return short_screen(catalogue, entry, numbers)

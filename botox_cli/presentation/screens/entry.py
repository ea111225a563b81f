"""The screen of an entry of any kind; only the module of its kind is loaded."""

from collections.abc import Sequence

from botox_cli.catalogue.model.background import Claim
from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.entries import Entry, Source
from botox_cli.catalogue.model.products import Product
from botox_cli.catalogue.model.safety import RedFlag, Risk
from botox_cli.catalogue.model.uses import Use
from botox_cli.catalogue.model.values import Region
from botox_cli.presentation.screens.claims import VERDICT_MARKS
from botox_cli.presentation.screens.notes import local_notes
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.screen import Labels, ScreenBlock
from botox_cli.render.view import Line, mark_local

ALSO = "May also mean"
"""The label before the names of other entries that may be meant."""


def name_others(others: Sequence[Entry | Source]) -> str:
    """The names of other entries that may be meant, as one text; the verdict of a claim stands after its name."""
    names = (
        f"{mark_local(other)} (claim: {VERDICT_MARKS[other.verdict].words})"
        if isinstance(other, Claim)
        else mark_local(other)
        for other in others
    )
    return "; ".join(names)


def with_others(blocks: tuple[ScreenBlock, ...], others: Sequence[Entry | Source]) -> tuple[ScreenBlock, ...]:
    """A screen with a line below its first block that names other entries that may be meant (`others`).

    It is unchanged if `blocks` or `others` is empty.
    """
    if not (blocks and others):
        return blocks
    return (blocks[0], Labels(rows=((ALSO, Line(text=name_others(others))),)), *blocks[1:])


def entry_screen(
    catalogue: Catalogue, entry: Entry | Source, numbers: ReferenceNumbers, *, region: Region | None, clinical: bool
) -> tuple[ScreenBlock, ...]:
    """The screen of an entry, with the notes of a user's files at its end; empty for a kind without a screen.

    `region` comes first among regions. With `clinical`, a use or a risk has its text for professionals.
    """
    if isinstance(entry, Product):
        from botox_cli.presentation.screens.product import product_screen

        return product_screen(catalogue, entry, numbers, region=region)  # with the notes of its family
    blocks = _screen_of(catalogue, entry, numbers, region=region, clinical=clinical)
    notes = local_notes(entry)
    return (*blocks, notes) if blocks and notes else blocks


def _screen_of(
    catalogue: Catalogue, entry: Entry | Source, numbers: ReferenceNumbers, *, region: Region | None, clinical: bool
) -> tuple[ScreenBlock, ...]:
    if isinstance(entry, Use):
        from botox_cli.presentation.screens.use import use_screen

        return use_screen(catalogue, entry, numbers, region=region, clinical=clinical)
    if isinstance(entry, Claim):
        from botox_cli.presentation.screens.claims import claim_screen

        return claim_screen(entry, numbers)
    if isinstance(entry, Source):
        from botox_cli.presentation.screens.sources import document_screen

        return document_screen(entry)
    if isinstance(entry, Risk | RedFlag):
        from botox_cli.presentation.screens.risk import red_flag_screen, risk_screen

        if isinstance(entry, Risk):
            return risk_screen(catalogue, entry, numbers, region=region, clinical=clinical)
        return red_flag_screen(catalogue, entry, numbers)
    from botox_cli.presentation.screens.entries import short_screen

    return short_screen(catalogue, entry, numbers)

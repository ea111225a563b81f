"""A catalogue of a few words, in which every answer can be foreseen."""

import pytest

from botox_cli.catalogue.model.background import Term
from botox_cli.catalogue.model.catalogue import Catalogue, Edition
from botox_cli.catalogue.model.uses import Use
from botox_cli.catalogue.model.values import Day


@pytest.fixture
def few() -> Catalogue:
    """A catalogue with four terms and a use; some of their names have words in common."""
    terms = (
        Term(id="brow-fall", name="Drooping brow", aliases=("fallen brow",), lay="A brow that hangs."),
        Term(id="brow-rise", name="Chemical brow lift", aliases=("eyebrow lift",), lay="A brow that is lifted."),
        Term(id="lift", name="Elevation", lay="A rise."),
        Term(id="neck-rise", name="Neck lift", aliases=("Néfertiti’s lift",), lay="A neck that is lifted."),
    )
    use = Use(
        id="sweaty-brow",
        name="Sweating of the brow",
        group="sweating",
        purpose="therapeutic",
        areas=("forehead",),
        targets=("sweat glands",),
        lay="Sweat.",
        clinical="Hyperhidrosis.",
        reviewed=Day("2026-11-21"),
    )
    return Catalogue(
        edition=Edition(
            origin="bundled", version="1", sha256="0", reviewed_from="2026-11-21", reviewed_to="2026-11-21"
        ),
        terms={term.id: term for term in terms},
        uses={use.id: use},
    )

"""Citations of one answer, numbered as they are met."""

from botox_cli.catalogue.model import Catalogue, Citation, Edition, Source
from botox_cli.render.citing import Citing
from botox_cli.render.views import Reference

SOURCE = Source(id="paper", title="A paper", publisher="Journal", category="journal")
CATALOGUE = Catalogue(
    edition=Edition(origin="bundled", version="1", sha256="0", reviewed_from="", reviewed_to=""),
    sources={"paper": SOURCE, "other": Source(id="other", title="Other", publisher="P", category="book")},
)

FIRST = Citation(source="paper", checked="primary", at="1")
SECOND = Citation(source="other", checked="secondary", via="paper")


def test_citations_are_numbered_in_the_order_that_they_are_met() -> None:
    citing = Citing(CATALOGUE)

    assert citing.number((SECOND,)) == (1,)
    assert citing.number((FIRST, SECOND)) == (1, 2)
    assert citing.number(()) == ()


def test_a_citation_that_is_met_again_keeps_its_number() -> None:
    citing = Citing(CATALOGUE)

    assert citing.number((FIRST, FIRST)) == citing.number((FIRST,)) == (1,)
    assert len(citing) == 1


def test_citing_is_the_references_so_far() -> None:
    citing = Citing(CATALOGUE)
    citing.number((SECOND, FIRST))

    assert list(citing) == [
        Reference(
            number=1,
            source=CATALOGUE.sources["other"],
            at=(),
            checked="secondary",
            via=CATALOGUE.sources["paper"],
        ),
        Reference(number=2, source=SOURCE, at=("1",), checked="primary"),
    ]

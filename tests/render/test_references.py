"""Citations of one answer, numbered as they are met."""

from botox_cli.catalogue.model.values import Citation
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.view import Reference

FIRST = Citation(source="paper", checked="primary", at="1")
SECOND = Citation(source="other", checked="secondary", via="paper")


def test_citations_are_numbered_in_the_order_that_they_are_met() -> None:
    numbers = ReferenceNumbers()

    assert numbers.number((SECOND,)) == (1,)
    assert numbers.number((FIRST, SECOND)) == (1, 2)
    assert numbers.number(()) == ()


def test_a_citation_that_is_met_again_keeps_its_number() -> None:
    numbers = ReferenceNumbers()

    assert numbers.number((FIRST, FIRST)) == numbers.number((FIRST,)) == (1,)
    assert len(numbers.references()) == 1


def test_references_are_the_citations_that_have_a_number() -> None:
    numbers = ReferenceNumbers()
    numbers.number((SECOND, FIRST))

    assert numbers.references() == (
        Reference(number=1, source="other", at=(), checked="secondary", via="paper"),
        Reference(number=2, source="paper", at=("1",), checked="primary"),
    )

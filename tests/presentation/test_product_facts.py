"""Facts of products: each value once, with its brand and regions, and a mark only where products may be compared."""

import pytest

from botox_cli.catalogue.model.values import Citation, Level, Region
from botox_cli.presentation.product_facts import NOT_RECORDED, DocumentValue, Told, compare_marks, compare_told, tell
from botox_cli.render.drawing.comparisons import Sameness
from botox_cli.render.drawing.marks import Meaning


def claim(value: str, name: str = "", region: Region | None = None, checked: Level = "primary") -> DocumentValue:
    """One value as one document states it: of the brand `name`, in `region`, and how far the citation was `checked`."""
    return DocumentValue(value, value, name, region, (Citation(source="label", checked=checked),))


@pytest.mark.parametrize(
    ("claims", "text"),
    [
        ([], NOT_RECORDED),
        ([claim("powder"), claim("powder", region="UK")], "powder"),
        ([claim("powder", checked="secondary")], "powder ~"),
        ([claim("powder"), claim("liquid", "Alluzience")], "powder; liquid as Alluzience"),
        ([claim("2–8 °C", region="US"), claim("up to 30 °C", region="AU")], "2–8 °C (US); up to 30 °C (AU)"),
        ([claim("2–8 °C", checked="unverified"), claim("22–25 °C")], "22–25 °C; 2–8 °C ?"),
    ],
    ids=["none", "once", "level", "brand", "regions", "read-first"],
)
def test_tell_has_each_value_once(claims: list[DocumentValue], text: str) -> None:
    assert tell(claims).text == text


def test_tell_does_not_compare_what_nobody_read() -> None:
    assert not tell([claim("powder", checked="unverified")]).is_known


@pytest.mark.parametrize(
    ("left", "right", "sameness"),
    [
        ([claim("powder")], [claim("powder", region="UK")], "same"),
        ([claim("powder")], [claim("liquid")], "differs"),
        ([claim("powder")], [], None),
        ([claim("powder")], [claim("powder"), claim("liquid", "Alluzience")], "differs"),
        ([claim("900 kDa")], [claim("900 kDa"), claim("500 kDa")], None),
    ],
    ids=["same", "differs", "unknown", "brand", "sources-disagree"],
)
def test_compare_told_marks_what_is_known(
    left: list[DocumentValue], right: list[DocumentValue], sameness: Sameness | None
) -> None:
    assert compare_told([tell(left), tell(right)]) == sameness


def test_compare_told_marks_three_of_which_one_differs() -> None:
    told = [Told("", frozenset(values)) for values in ("a", "a", "b")]

    assert compare_told(told) == "differs"


@pytest.mark.parametrize(
    ("left", "right", "sameness"),
    [
        ({"US": "approved"}, {"US": "approved"}, "same"),
        ({"US": "approved"}, {"US": "refused"}, "differs"),
        ({"US": "approved", "UK": "approved"}, {"US": "approved"}, None),
        ({"US": "approved"}, {}, None),
    ],
    ids=["same", "differs", "nothing-recorded-there", "nothing-recorded"],
)
def test_compare_marks_needs_both_in_a_region(
    left: dict[Region, Meaning], right: dict[Region, Meaning], sameness: Sameness | None
) -> None:
    assert compare_marks([left, right]) == sameness

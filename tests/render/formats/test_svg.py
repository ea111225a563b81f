"""Maps as SVG: a label with HTML in it stays text, and each sign leads to all rows in which it stands."""

import re
from html import unescape

import pytest

from botox_cli.render.drawing.grids import Grid, GridColumn, GridRow
from botox_cli.render.drawing.outlines import Outline, Sign
from botox_cli.render.formats import svg
from botox_cli.render.screen import DrawnMap

HOSTILE = """</text></svg></title><script>alert(1)</script><img src=x onerror=alert(2)> "onload='alert(3)' &amp; ]]>"""


def drawn(name: str, sign: str = "7", groups: tuple[str, ...] = ("for looks",)) -> str:
    """The HTML of a map with one sign on its drawing, and a table with a row of that sign in each of the groups.

    `name` is the name of the map and of its place.
    """
    outline = Outline(
        description=name,
        width=40,
        height=40,
        halves=(((20, 0), (40, 20)),),
        curves=(),
        ascii=("~",),
        signs=(Sign(text=sign, at=((3, 4), (37, 4)), name=name, anchor=f"sign-{sign}"),),
    )
    rows = tuple(GridRow(id=f"use-{at}", cells=(sign, name, "words"), group=one) for at, one in enumerate(groups))
    columns = (*(GridColumn(key=key, title="") for key in ("sign", "name", "finding")),)
    return svg.write_map(DrawnMap(name=name, outline=outline, grid=Grid(columns=columns, rows=rows)), {})


@pytest.mark.parametrize("sign", ["7", "<", '"', "&"])
def test_hostile_labels_change_no_element(sign: str) -> None:
    told, harmless = drawn(HOSTILE, sign), drawn("A name", "7")

    tags = r"<(/?\w+)"
    assert re.findall(tags, told) == re.findall(tags, harmless)
    assert not re.search(r"<script|<img|\son\w+=[^\"]*\"[^>]*>alert", told)


def test_hostile_labels_are_shown_as_they_are() -> None:
    told = drawn(HOSTILE)

    assert f"7 {HOSTILE}" in unescape(re.findall(r"<title>(.*?)</title>", told)[0])
    assert f"7 {HOSTILE}" == unescape(re.findall(r'aria-label="([^"]*)"', told)[1])


def test_sign_of_two_groups_leads_to_both() -> None:
    told = drawn("Jaw", groups=("for looks", "for health"))

    assert re.findall(r'<tr id="([^"]*)"', told) == ["sign-7", "sign-7-2"]
    assert '<a href="#sign-7-2">also for health: Jaw</a>' in told
    assert '<a href="#sign-7">also for looks: Jaw</a>' in told

"""Pages as a browser shows and prints them: no sideways scroll, few sheets of paper, no barrier for disabled people."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from botox_cli.catalogue.model.catalogue import Catalogue
from browser.paper import PAPERS, count_sheets, longest

PHONE_PIXELS = 375

LINES = (
    *("", "uses", "uses --full", "products", "products --full", "risks", "risks frown lines", "urgent", "map face"),
    *("risks --with warfarin", "classify", "classify rhinoplasty", "claims", "claims --full", "benefits", "timeline"),
    *("sources", "sources dysport", "list", "list statistics", "checklist chronic migraine", "compare botox dysport"),
    *("search botox", "show cervical-dystonia --cite", "show crows feet --full", "leaflet crows feet", "data path"),
)
"""Command lines whose pages must fit a phone. Pages of the site are in `test_site`."""

NO_PAGE_OF_THE_SITE = ("checklist crows feet", "uses --full")

CLINIC = """\
clinics:
  c: {name: The Clinic for Skin and Nerves at the Old Harbour, phone: 01 234 56 78, remark: "REMARK"}
""".replace("REMARK", "Come back after two weeks, also if all is well. " * 4)
"""A data file with one clinic, which has a long name and a remark of almost 200 letters."""


def test_no_page_scrolls_sideways_on_a_phone(saved: Callable[[str], Path], opened: Callable[..., Any]) -> None:
    wide = "document.documentElement.scrollWidth"
    found = {line: opened(saved(line), width=PHONE_PIXELS).evaluate(wide) for line in LINES}

    assert {line: pixels for line, pixels in found.items() if pixels > PHONE_PIXELS} == {}


def test_signs_of_an_emergency_are_one_sheet(saved: Callable[[str], Path], opened: Callable[..., Any]) -> None:
    page = opened(saved("urgent"))

    assert [count_sheets(page, paper) for paper in PAPERS] == [1, 1]


@pytest.mark.parametrize(
    ("line", "most"),
    [("leaflet {} --paper {}", 1), ("show {}", 2), ("checklist {}", 2)],
    ids=["leaflet", "show", "checklist"],
)
def test_what_is_printed_of_a_use_has_few_sheets(
    saved: Callable[[str], Path], opened: Callable[..., Any], catalogue: Catalogue, line: str, most: int
) -> None:
    found = {
        (use, paper): count_sheets(opened(saved(line.format(use, paper))), paper)
        for use in longest(catalogue)
        for paper in PAPERS
    }

    assert {printed: count for printed, count in found.items() if count > most} == {}


@pytest.mark.parametrize("paper", PAPERS)
def test_a_leaflet_with_all_that_is_asked_for_is_one_sheet(
    saved: Callable[[str], Path], opened: Callable[..., Any], tmp_path: Path, paper: str
) -> None:
    (tmp_path / "own.yaml").write_text(CLINIC, encoding="utf-8")
    line = f"leaflet glabellar-lines --product botox-cosmetic --paper {paper}"

    assert count_sheets(opened(saved(line)), paper) == 1
    assert count_sheets(opened(saved(f"{line} --data {tmp_path}/own.yaml")), paper) == 1


@pytest.mark.parametrize("line", ["show cervical dystonia", "risks", "leaflet chronic migraine"])
def test_a_warning_is_not_broken_across_sheets(
    saved: Callable[[str], Path], opened: Callable[..., Any], line: str
) -> None:
    page = opened(saved(line))
    page.emulate_media(media="print")

    assert page.evaluate("getComputedStyle(document.querySelector('.alarm')).breakInside") == "avoid"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_paper_has_the_addresses_of_sources(saved: Callable[[str], Path], opened: Callable[..., Any]) -> None:
    page = opened(saved("show crows feet --cite"))
    page.emulate_media(media="print")
    content = "getComputedStyle(document.querySelector('.sources a[href^=http]'), '::after').content"

    assert "http" in page.evaluate(content)


@pytest.mark.parametrize("line", NO_PAGE_OF_THE_SITE)
def test_nothing_serious_keeps_people_out(
    saved: Callable[[str], Path], opened: Callable[..., Any], barriers: Callable[[Any], list[str]], line: str
) -> None:
    assert barriers(opened(saved(line))) == []

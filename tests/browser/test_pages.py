"""Pages as a browser shows and prints them: no sideways scroll, few sheets of paper, nothing that keeps people out."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from botox_cli.catalogue.model.catalogue import Catalogue

PHONE_PIXELS = 375

LINES = (
    *("", "uses", "uses --full", "products", "products --full", "risks", "risks frown lines", "urgent", "map face"),
    *("risks --with warfarin", "classify", "classify rhinoplasty", "claims", "claims --full", "benefits", "timeline"),
    *("sources", "sources dysport", "list", "list statistics", "checklist chronic migraine", "compare botox dysport"),
    *("search botox", "show cervical-dystonia --cite", "show crows feet --full", "leaflet crows feet", "data path"),
)

PAPERS = ("A4", "Letter")

LONGEST = 6
"""How many uses are printed: those of which the most is told."""


def count_sheets(page: Any, paper: str) -> int:
    """On how many sheets a page is printed."""
    return len(re.findall(rb"/Type /Page\b", page.pdf(format=paper, prefer_css_page_size=True)))


def longest(catalogue: Catalogue) -> list[str]:
    """The uses with the most rows."""
    uses = catalogue.uses.values()
    ordered = sorted(
        uses, key=lambda use: -len(use.treatments) - len(use.risks) - sum(len(r.results) for r in use.evidence)
    )
    return [use.id for use in ordered[:LONGEST]]


@pytest.mark.parametrize("line", LINES)
def test_no_page_scrolls_sideways_on_a_phone(
    saved: Callable[[str], Path], opened: Callable[..., Any], line: str
) -> None:
    page = opened(saved(line), width=PHONE_PIXELS)

    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE_PIXELS


@pytest.mark.parametrize("paper", PAPERS)
def test_signs_of_an_emergency_are_one_sheet(
    saved: Callable[[str], Path], opened: Callable[..., Any], paper: str
) -> None:
    assert count_sheets(opened(saved("urgent")), paper) == 1


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("sheets", [("leaflet", 1), ("show", 2), ("checklist", 2)], ids=lambda pair: pair[0])
def test_what_is_printed_of_a_use_has_few_sheets(
    saved: Callable[[str], Path],
    opened: Callable[..., Any],
    catalogue: Catalogue,
    sheets: tuple[str, int],
    paper: str,
) -> None:
    line, most = sheets
    size = f" --paper {paper}" if line == "leaflet" else ""
    found = {use: count_sheets(opened(saved(f"{line} {use}{size}")), paper) for use in longest(catalogue)}

    assert {use: count for use, count in found.items() if count > most} == {}


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "line",
    [
        *("", "uses", "products", "risks", "urgent", "map face", "show crows feet --cite", "checklist crows feet"),
        *("leaflet crows feet", "compare botox dysport", "timeline", "list statistics", "classify", "uses --full"),
    ],
)
def test_nothing_serious_keeps_people_out(
    saved: Callable[[str], Path],
    opened: Callable[..., Any],
    barriers: Callable[[Any], list[str]],
    line: str,
    scheme: str,
) -> None:
    assert barriers(opened(saved(line), scheme=scheme)) == []

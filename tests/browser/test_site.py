"""The site in a browser, from a disk: the search finds and opens, keys reach all, nothing leaves, pages are light."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PHONE_PIXELS = 375

KINDS = (
    *(
        "index",
        "a-z",
        "uses/index",
        "uses/lateral-canthal-lines",
        "products/index",
        "products/dysport",
        "map",
        "urgent",
    ),
    *("compare/botox-dysport", "timeline", "classify", "leaflets/chronic-migraine", "sources/index", "risks/index"),
    *("sources/botox-cosmetic-label-three-area", "claims/index", "uses/region/uk"),
)
"""A page of each kind."""


@pytest.mark.parametrize("asked", ["crow", "crows feet", "CROW'S FEET"])
def test_search_finds_and_opens_an_entry(whole_site: Path, opened: Callable[..., Any], asked: str) -> None:
    page = opened(whole_site / "index.html")

    page.fill("#asked", asked)
    assert page.inner_text("#found li a >> nth=0") == "Crow's feet"
    page.press("#asked", "Enter")
    page.wait_for_url("**/uses/lateral-canthal-lines.html")

    assert page.inner_text("h1") == "Crow's feet"


def test_search_says_when_it_finds_nothing(small_site: Path, opened: Callable[..., Any]) -> None:
    page = opened(small_site / "index.html")

    page.fill("#asked", "zzzz")

    assert page.inner_text("#count") == "nothing found by these words"


def test_without_a_script_there_is_a_list(small_site: Path, chromium: Any) -> None:
    page = chromium.new_page(java_script_enabled=False)
    page.goto((small_site / "index.html").as_uri())

    assert page.is_hidden("#search")
    assert page.is_visible("text=All names from A to Z")


def test_keys_reach_every_link(small_site: Path, opened: Callable[..., Any]) -> None:
    page = opened(small_site / "uses" / "index.html")
    links = page.evaluate("document.querySelectorAll('a, input, [tabindex=\"0\"]').length")

    reached = set()
    for _ in range(links + 2):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("[...document.querySelectorAll('*')].indexOf(document.activeElement)"))

    assert len(reached) >= links
    assert page.evaluate("document.querySelector('a.skip').textContent") == "Skip to the answer"


@pytest.mark.parametrize("path", KINDS)
def test_a_page_of_each_kind_fits_a_phone_and_keeps_nobody_out(
    whole_site: Path, opened: Callable[..., Any], barriers: Callable[[Any], list[str]], path: str
) -> None:
    page = opened(whole_site / f"{path}.html", width=PHONE_PIXELS)

    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE_PIXELS
    assert barriers(page) == []
    assert barriers(opened(whole_site / f"{path}.html", scheme="dark")) == []


@pytest.mark.parametrize("path", ["a-z", "sources/by-letter/b", "faqs/index"])
def test_a_long_list_fits_a_phone(whole_site: Path, opened: Callable[..., Any], path: str) -> None:
    page = opened(whole_site / f"{path}.html", width=PHONE_PIXELS)

    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE_PIXELS


def test_signs_of_the_map_lead_to_their_rows(whole_site: Path, opened: Callable[..., Any]) -> None:
    page = opened(whole_site / "map.html")

    page.focus("svg a[href='#sign-4']")
    page.keyboard.press("Enter")

    assert page.url.endswith("map.html#sign-4")
    assert "Crow's feet" in page.inner_text("#sign-4")

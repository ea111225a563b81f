"""The site in a browser, opened from a disk: its search, its keys, its width on a phone, no request to the network."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from botox_cli.catalogue.model.catalogue import Catalogue
from browser.paper import PAPERS, count_sheets, longest

PHONE_PIXELS, PHONE_HEIGHT_PIXELS = 375, 667

DESK_PIXELS = 1280

KINDS = (
    *("index", "uses/index", "uses/lateral-canthal-lines", "products/dysport", "map", "compare/botox-dysport"),
    *("leaflets/chronic-migraine", "timeline", "urgent", "sources/botox-cosmetic-label-three-area"),
)
"""Ten pages of the site, each of another kind: paths without `.html`."""

OTHERS = (
    *("a-z", "products/index", "classify", "sources/index", "risks/index", "claims/index", "uses/region/uk"),
    *("sources/by-letter/b", "faqs/index", "statistics/index", "benefits", "questions/index", "terms/index"),
)


FOUND = "[...document.querySelectorAll('#found li')].map((one) => one.textContent)"


def search(page: Any, words: str) -> list[str]:
    """Type words into the search of an open page and give back what it finds, the best first.

    Each text is a name with the kind right behind it, as "Crow's feetuse". Nothing found is an empty list.
    """
    page.fill("#asked", words)
    found: list[str] = page.evaluate(FOUND)
    return found


@pytest.fixture
def front(whole_site: Path, opened: Callable[..., Any]) -> Any:
    """The open window with the first page of the bundled site, as large as a phone."""
    return opened(whole_site / "index.html", width=PHONE_PIXELS, height=PHONE_HEIGHT_PIXELS)


@pytest.mark.parametrize("asked", ["crow", "crows feet", "CROW'S FEET"])
def test_search_finds_and_opens_an_entry(front: Any, asked: str) -> None:
    assert search(front, asked)[0] == "Crow's feetuse"
    front.press("#asked", "Enter")
    front.wait_for_url("**/uses/lateral-canthal-lines.html")

    assert front.inner_text("h1") == "Crow's feet"


@pytest.mark.parametrize(
    ("asked", "sign"),
    [
        ("cant breathe", "Trouble breathing"),
        ("I can't breathe", "Trouble breathing"),
        ("i can’t breath", "Trouble breathing"),
        ("trouble swallowing", "Trouble swallowing"),
        ("chocking", "Trouble swallowing"),
        ("slurred", "Slurred or hoarse"),
        ("tongue ballooned", "Wheeze, rash, faint"),
        ("double vision", "Double, blurred sight"),
        ("asthma welts", "Wheeze, rash, faint"),
    ],
)
def test_search_finds_signs_of_danger_first(front: Any, asked: str, sign: str) -> None:
    assert search(front, asked)[0] == f"{sign}red flag"


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("botx", "BOTOX"),
        ("migrane", "Chronic migraine"),
        ("wrinkle uk", "Frown lines"),
        ("sweating in the US", "Underarm sweating"),
        ("frown", "Frown lines"),
        ("bladder", "Overactive bladder"),
        ("how long does it last", "How long does Botox last?"),
    ],
)
def test_search_finds_by_beginnings_slips_and_questions(front: Any, asked: str, name: str) -> None:
    assert any(found.startswith(name) for found in search(front, asked)[:5])


@pytest.mark.parametrize(
    "asked", ["wrinkles", "botox", "approved in the UK", "migraine", "which wrinkles are approved"]
)
def test_search_shows_documents_last(front: Any, asked: str) -> None:
    are_documents = [found.endswith("source") for found in search(front, asked)]

    assert are_documents == sorted(are_documents)
    assert not are_documents[0]


def test_search_says_when_it_finds_nothing(front: Any) -> None:
    assert search(front, "zzzz") == []

    assert front.inner_text("#count") == "nothing found by these words: fewer letters or other words; A to Z"
    assert front.get_attribute("#count a", "href") == "a-z.html"


@pytest.mark.parametrize("asked", ["uk", "zzzz", "cant breathe"])
def test_help_stays_in_sight_above_what_is_found(front: Any, asked: str) -> None:
    search(front, asked)
    front.evaluate("document.querySelector('#found li:last-child')?.scrollIntoView()")

    top, bottom = front.evaluate(
        "(({top, bottom}) => [top, bottom])(document.querySelector('.alarm').getBoundingClientRect())"
    )
    assert top >= 0
    assert bottom <= PHONE_HEIGHT_PIXELS / 2 + PHONE_HEIGHT_PIXELS / 4
    assert front.is_visible(".alarm a[href='urgent.html']")
    assert front.evaluate("document.querySelector('.alarm').compareDocumentPosition(found) & 4") == 4  # before it


def test_search_is_there_again_on_the_way_back(front: Any) -> None:
    found = search(front, "crow")
    front.press("#asked", "Enter")
    front.wait_for_url("**/uses/lateral-canthal-lines.html")

    front.go_back()

    assert front.url.endswith("index.html#q=crow")
    assert front.input_value("#asked") == "crow"
    assert front.evaluate(FOUND) == found


def test_without_a_script_there_is_a_list(small_site: Path, chromium: Any) -> None:
    page = chromium.new_page(java_script_enabled=False)
    page.goto((small_site / "index.html").as_uri())

    assert page.is_hidden("#search")
    assert page.is_visible("text=All names from A to Z")
    page.close()


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
def test_nothing_serious_keeps_people_out(
    whole_site: Path, opened: Callable[..., Any], barriers: Callable[[Any], list[str]], path: str
) -> None:
    assert barriers(opened(whole_site / f"{path}.html", width=PHONE_PIXELS)) == []


def measure(pages: Iterable[Path], opened: Callable[..., Any], *widths: int) -> dict[str, list[int]]:
    """Find the pages that are wider than the window at one or more of the given widths, in pixels.

    The key is the path of such a page; the value is its own width at each given width, in their order.
    """
    wide = {}
    for path in pages:
        page = opened(path)
        found = []
        for width in widths:
            page.set_viewport_size({"width": width, "height": PHONE_HEIGHT_PIXELS})
            found.append(page.evaluate("document.documentElement.scrollWidth"))
        if any(one > width for one, width in zip(found, widths, strict=True)):
            wide[str(path)] = found
    return wide


def test_a_page_of_each_kind_fits_a_phone(whole_site: Path, opened: Callable[..., Any]) -> None:
    assert measure((whole_site / f"{path}.html" for path in KINDS + OTHERS), opened, PHONE_PIXELS) == {}


def test_no_name_makes_a_page_wider_than_its_window(wide_site: Path, opened: Callable[..., Any]) -> None:
    assert measure(sorted(wide_site.rglob("*.html")), opened, PHONE_PIXELS, DESK_PIXELS) == {}


def test_signs_of_the_map_lead_to_their_rows(whole_site: Path, opened: Callable[..., Any]) -> None:
    page = opened(whole_site / "map.html")

    page.focus("svg a[href='#sign-4']")
    page.keyboard.press("Enter")

    assert page.url.endswith("map.html#sign-4")
    assert "Crow's feet" in page.inner_text("#sign-4")


def test_a_sign_of_two_groups_leads_to_both(whole_site: Path, opened: Callable[..., Any]) -> None:
    page = opened(whole_site / "map.html")
    names = page.get_attribute("svg a[href='#sign-7']", "aria-label").partition(": ")[2].split(", ")

    page.click("#sign-7 a[href='#sign-7-2']")

    assert len(names) > 1
    assert page.url.endswith("#sign-7-2")
    assert "7" in page.inner_text("#sign-7-2 .sign")


def test_leaflets_are_one_sheet_on_either_paper(
    whole_site: Path, opened: Callable[..., Any], catalogue: Catalogue
) -> None:
    found = {}
    for use in longest(catalogue):
        page = opened(whole_site / "leaflets" / f"{use}.html")
        found[use] = [count_sheets(page, paper) for paper in PAPERS]

    assert {use: counts for use, counts in found.items() if counts != [1, 1]} == {}

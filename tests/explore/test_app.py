"""The full screen, driven by keys and the mouse: what is on it afterwards."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from textual.geometry import Offset, Size
from textual.pilot import Pilot

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.explore.app import Explore, Start, start_with
from botox_cli.explore.drawing import Look
from botox_cli.explore.listing import CHOICES
from botox_cli.explore.pages import Pages
from botox_cli.explore.reader import PageView
from botox_cli.explore.widgets import Menu

from .conftest import Screen, at_once, typed

SIZES = pytest.mark.parametrize(
    "size", [(60, 20), (80, 24), (100, 30), (140, 40), (200, 50)], ids=lambda size: str(size[0])
)

OWN = """\
uses:
  own-lines:
    name: "{name}"
    group: wrinkles
    purpose: aesthetic
    areas: [chin]
    map: [chin]
    targets: [mentalis]
    lay: Lines of one's own.
    clinical: Lines of one's own.
    reviewed: 2026-11-28
"""


@SIZES
def test_first_screen_has_list_card_and_keys(screen: Screen, size: tuple[int, int]) -> None:
    text = screen(size=size)

    assert "› Crow's feet" in text
    assert "Lines that fan out from the outer corners" in " ".join(text.split())
    assert "! emergency" in text


@SIZES
def test_rows_are_as_wide_as_the_screen(screen: Screen, size: tuple[int, int]) -> None:
    from rich.cells import cell_len

    text = screen("down", "down", size=size)

    assert {cell_len(line) for line in text.split("\n")} == {size[0]}


def test_map_stands_beside_the_card_where_there_is_room(screen: Screen) -> None:
    text = screen(size=(140, 40))

    assert text.count("[4]") == 2
    assert "4: outer corners of the eyes" in text


def test_wrinkles_approved_in_the_uk_by_filters(screen: Screen) -> None:
    text = screen("r", "r", "enter", "s", "enter", "g", "enter", size=(100, 30))

    assert "UK" in text.split("\n")[0]
    assert "3 of 83 uses" in text
    assert [name in text for name in ("Crow's feet", "Forehead lines", "Frown lines", "Lip lines")] == [True] * 3 + [
        False
    ]


def test_count_of_a_region_says_what_it_counts(screen: Screen) -> None:
    text = screen("r", "r", "enter")

    assert "19 with a row for the UK" in text
    assert "number: with a row there" in screen("r", "r").split("\n")[-1]
    assert "licensed in the UK" in screen("r", "r", "enter", "p")


def test_menu_counts_before_a_filter_is_taken(screen: Screen, catalogue: Catalogue) -> None:
    text = screen("v", size=(100, 30))

    counts = [sum(use.finding == finding for use in catalogue.uses.values()) for finding in ("works", "mixed")]
    assert all(
        f"{word}".ljust(12) + f"{count:>3}" in text for word, count in zip(("works", "mixed"), counts, strict=True)
    )


def test_menu_escape_takes_nothing(screen: Screen) -> None:
    assert "83 of 83 uses" in screen("v", "down", "escape")


def test_step_in_a_menu_is_not_taken_in_the_next_one(screen: Screen) -> None:
    async def step(pilot: Pilot[Any]) -> None:
        pilot.app.post_message(Menu.Picked("group", len(CHOICES["group"])))
        await pilot.pause()

    text = screen("g", "s", step, size=(100, 30))

    assert "s status  approved " in text
    assert "g group  wrinkles " in text


@pytest.mark.parametrize("keys", [["slash", *"frown l", "enter"], ["m", "2"]], ids=["search", "map"])
def test_keys_in_one_read_go_where_they_would_one_by_one(screen: Screen, keys: list[str]) -> None:
    assert screen(at_once(*keys)) == screen(*keys)


@pytest.mark.parametrize("keys", [["z"], ["enter", "z"], ["tab", "e"]], ids=["list", "page", "card"])
def test_letter_without_a_meaning_tells_how_to_search(screen: Screen, keys: list[str]) -> None:
    assert "Press / to search" in screen(*keys).split("\n")[-1]


@SIZES
def test_foot_of_the_map_says_how_to_quit(screen: Screen, size: tuple[int, int]) -> None:
    assert "esc back, then q quits" in screen("m", size=size).split("\n")[-1]


def test_shift_filters_backwards(screen: Screen) -> None:
    assert "g group  other " in screen("G", "enter", size=(100, 30))


def test_filters_without_a_use_say_so(screen: Screen) -> None:
    text = screen("r", "up", "up", "enter", "s", "s", "s", "enter", "g", "enter", size=(100, 30))

    assert "No use meets these filters" in text
    assert "83 of 83 uses" in screen("r", "enter", "0")


def test_typing_finds_names_that_are_only_begun(screen: Screen) -> None:
    text = screen(*typed("swea"))

    assert "› Underarm sweating" in text
    assert "Heavy sweating of the armpits" in text


@pytest.mark.parametrize("words", ["frow", "frown"])
def test_name_that_is_begun_comes_before_an_alias(screen: Screen, catalogue: Catalogue, words: str) -> None:
    text = screen(*typed(words))

    assert "› Frown lines" in text
    assert 0 < text.index("Frown lines") < text.index("Depression")
    assert "› Frown lines" in screen(start=start_with(catalogue, words))


def test_typing_a_question_shows_its_answer(screen: Screen) -> None:
    text = screen(*typed("how long does it last"), size=(100, 30))

    assert "› The answer" in text
    assert "How long does Botox last?" in text
    assert "Lines of the face stay softer" in text


@SIZES
def test_danger_stands_first_at_every_size(screen: Screen, size: tuple[int, int]) -> None:
    text = screen(*typed("cant breathe"), size=size)

    assert "›  !  GET HELP NOW" in text
    assert "Call your local emergency" in " ".join(text.split())


def test_nothing_found_is_neither_yes_nor_no(screen: Screen) -> None:
    text = screen(*typed("zzzq"))

    assert "neither yes nor no" in text


def test_claims_are_listed_with_their_verdict(screen: Screen) -> None:
    text = " ".join(screen(*typed("excessive sweating"), size=(200, 50)).replace("│", " ").split())

    assert "It ends excessive sweating by" in text
    assert ": partly true" in text


def test_query_escape_clears_then_leaves(screen: Screen) -> None:
    text = screen(*typed("sweat"), "escape", "escape", "j")

    assert "› Forehead lines" in text


@pytest.mark.parametrize("keys", [["exclamation_mark"], ["slash", "exclamation_mark"], ["enter", "exclamation_mark"]])
def test_emergency_is_one_key_away(screen: Screen, keys: list[str]) -> None:
    assert "GET HELP NOW" in screen(*keys)


def test_enter_opens_and_escape_goes_back(screen: Screen) -> None:
    assert "› Crow's feet" not in screen("enter")
    assert "› Crow's feet" in screen("enter", "escape")


def test_full_card_has_every_row(screen: Screen) -> None:
    assert "Crow's feet, in full" in screen("f")


def test_part_key_scrolls_to_the_part(screen: Screen) -> None:
    first = screen("4").split("\n")[4]

    assert "What can go wrong?" in first


def test_sources_have_levels_and_addresses(screen: Screen) -> None:
    text = screen("o", size=(100, 30))

    assert "documents" in text
    assert "https://" in text
    assert "read where it is reported" in text


def test_second_mark_compares(screen: Screen) -> None:
    text = screen("c", "down", "c", size=(100, 30))

    assert "Crow's feet and Forehead lines" in text
    assert "not equal" in text


def test_products_are_compared_too(screen: Screen) -> None:
    text = screen("p", "c", "down", "down", "c", size=(100, 30))

    assert "Daxxify" in text.split("\n")[0]


def test_a_use_is_not_compared_with_a_product(screen: Screen) -> None:
    assert "Marked: BOTOX" in screen("c", "p", "c")


def test_copy_says_the_command(screen: Screen) -> None:
    assert "Copied: botox show lateral-canthal-lines --region US" in screen("r", "enter", "y", size=(100, 30))
    assert "Copied: botox uses --region US" in screen("r", "enter", "Y", size=(100, 30))


def test_copied_command_names_the_files(catalogue: Catalogue) -> None:
    pages = Pages(catalogue, None, ("--data", "my file.yaml"))

    assert pages.uses(start_with(catalogue, "", "UK").filters)[-2:] == ("--data", "my file.yaml")


def test_sign_on_the_map_chooses_what_is_there(screen: Screen) -> None:
    text = screen("m", "2", size=(140, 40))

    assert "› Frown lines" in text
    assert text.count("[2]") == 1


def test_sign_of_the_other_drawing_turns_the_map(screen: Screen) -> None:
    assert "body: m, then a sign" in screen("m", "u", size=(140, 40))


def test_map_takes_the_place_of_the_card_where_it_is_narrow(screen: Screen) -> None:
    text = screen("m")

    assert "[4]" in text
    assert "1 approved" not in text
    assert "1 approved" in screen("m", "escape")


def test_card_is_of_what_was_chosen_on_a_map_in_its_place(screen: Screen) -> None:
    text = screen("end", "m", "6", "escape", size=(100, 30))

    assert "› Drooping nose tip" in text
    assert text.count("Drooping nose tip") == 2  # in the list, and above the card


def test_drug_is_asked_for(screen: Screen) -> None:
    text = screen("x", *typed("gentamicin")[1:], "enter", size=(100, 30))

    assert "Aminoglycoside antibiotics" in text


def test_slash_searches_again_after_the_line_for_a_drug_was_left(screen: Screen) -> None:
    async def click(pilot: Pilot[Any]) -> None:
        await pilot.click("#list", offset=Offset(6, 4))

    text = screen("x", *typed("aspirin")[1:], click, *typed("migraine"), size=(100, 30))

    assert "Chronic migraine" in text


def test_unknown_drug_is_no_all_clear(screen: Screen) -> None:
    text = " ".join(screen("x", *typed("zzz")[1:], "enter").split())

    assert "says nothing about whether it matters" in text


@pytest.mark.parametrize(
    ("key", "words"), [("t", "History of"), ("question_mark", "Keys of botox explore"), ("w", "Risks")]
)
def test_pages_in_the_whole_window(screen: Screen, key: str, words: str) -> None:
    assert words in screen(key, size=(100, 60))


@pytest.mark.parametrize("keys", [["a"], ["enter", "a"]], ids=["list", "page"])
def test_what_to_ask_is_one_key_away(screen: Screen, keys: list[str]) -> None:
    text = screen(*keys, size=(100, 60))

    assert "What to ask: Crow's feet" in text
    assert "☐" in text


def test_too_small_a_window_says_so(screen: Screen) -> None:
    text = screen(size=(59, 24))

    assert "needs 60 columns and 20 rows" in text
    assert "Crow's feet" not in text


def test_resize_lays_out_anew(screen: Screen) -> None:
    async def widen(pilot: Pilot[Any]) -> None:
        await pilot.resize_terminal(140, 40)
        await pilot.pause()

    text = screen("down", widen)

    assert "› Forehead lines" in text
    assert text.count("[1]") == 1


def resizing(*sizes: tuple[int, int]) -> Callable[[Pilot[Any]], Any]:
    """A step for the fixture `screen`: give the window these sizes one after the other, each as columns and rows."""

    async def resize(pilot: Pilot[Any]) -> None:
        for size in sizes:
            await pilot.resize_terminal(*size)
            await pilot.pause()

    return resize


@pytest.mark.parametrize(
    ("sizes", "keys"),
    [
        ([(140, 40), (64, 24), (114, 38)], []),
        ([(140, 40), (64, 24), (114, 38)], ["m"]),
        ([(80, 24), (59, 19), (80, 24)], ["r", "enter", "p"]),
        ([(80, 24), (59, 19), (80, 24)], ["m"]),
        ([(59, 19), (200, 50), (100, 30)], []),
    ],
    ids=["wide-card", "wide-map", "small-products", "small-map", "begun-small-card"],
)
def test_resized_is_as_begun_at_that_size(screen: Screen, sizes: list[tuple[int, int]], keys: list[str]) -> None:
    first, *others = sizes
    *_, last = sizes

    text = screen(resizing(*others), *keys, size=first)

    assert text == screen(*keys, size=last)


def test_resize_before_the_widths_are_told_keeps_every_word(screen: Screen) -> None:
    async def hasten(pilot: Pilot[Any]) -> None:
        view = pilot.app.query_one("#page", PageView)
        view._size = Size(20, view.size.height)
        assert view.page is not None
        view.show_page(view.page)
        view._size = Size(44, view.size.height)
        view.on_resize()

    assert screen(hasten) == screen()


@pytest.mark.parametrize(
    ("before", "after", "seen"),
    [
        ([], ["down"], "› Forehead lines"),
        (["slash", *"frow"], ["n", "enter"], "› Frown lines"),
        (["m"], ["2"], "› Frown lines"),
        (["v"], ["down", "escape"], "83 of 83 uses"),
        (["w"], ["escape"], "› Crow's feet"),
        (["tab"], ["4"], "What can go wrong?"),
    ],
    ids=["list", "search", "map", "menu", "page", "card"],
)
def test_focus_after_too_small_is_as_before(screen: Screen, before: list[str], after: list[str], seen: str) -> None:
    text = screen(*before, resizing((59, 19)), resizing((80, 24)), *after)

    assert seen in text
    assert text == screen(*before, *after)


def test_too_small_a_window_takes_no_key_but_quit(screen: Screen) -> None:
    text = screen("slash", resizing((59, 19)), "t", "r", "exclamation_mark", resizing((80, 24)))

    assert text == screen("slash")


def test_start_at_an_entry_or_a_search(screen: Screen, catalogue: Catalogue) -> None:
    assert "› Chronic migraine" in screen(start=start_with(catalogue, "chronic migraine"))
    assert "› BOTOX" in screen(start=start_with(catalogue, "botox"))
    assert "How long does Botox last?" in screen(start=start_with(catalogue, "how long does it last"))


@pytest.mark.parametrize("keys", [[], ["m"], ["o"], ["exclamation_mark"], ["question_mark"], ["r"], ["p"]], ids=str)
def test_ascii_screen_has_no_other_letter(screen: Screen, keys: list[str]) -> None:
    assert screen(*keys, look=Look(is_ascii=True)).isascii()


def test_local_entry_is_marked_and_stands_last(screen: Screen, local: Callable[[str], Catalogue]) -> None:
    known = local(OWN.format(name="Aa own lines"))

    lines = screen(known=known, size=(100, 30)).split("\n")

    (own,) = [number for number, line in enumerate(lines) if "Aa own lines (local)" in line]
    (last,) = [number for number, line in enumerate(lines) if "Preventive Botox" in line]
    assert own > last


def test_local_entry_does_not_come_before_danger(screen: Screen, local: Callable[[str], Catalogue]) -> None:
    known = local(OWN.format(name="Cant breathe"))

    text = screen(*typed("cant breathe"), known=known, size=(100, 30))

    assert text.index("GET HELP NOW") < text.index("(local)")


@pytest.mark.parametrize(
    "name",
    [
        "[bold red]x[/] [link=http://x]y[/link] :pill:",
        "עברית ימין لغة عربية",
        "漢字" * 40,
        "Wide " + "w" * 90,
        "a" * 180,
    ],
    ids=["markup", "right-to-left", "wide", "long", "one-word"],
)
@pytest.mark.parametrize("size", [(60, 20), (140, 40)], ids=["60", "140"])
def test_strange_names_stay_text(
    screen: Screen, local: Callable[[str], Catalogue], name: str, size: tuple[int, int]
) -> None:
    from rich.cells import cell_len

    known = local(OWN.format(name=name))

    text = screen(size=size, known=known, start=Start(entry=known.uses["own-lines"]))

    assert {cell_len(line) for line in text.split("\n")} == {size[0]}
    assert all(word[:8] in text for word in name.split()[:1])


def test_pasted_escapes_do_nothing(screen: Screen) -> None:
    async def paste(pilot: Pilot[Any]) -> None:
        from textual.events import Paste

        pilot.app.query_one("Query").post_message(Paste("sw\x1b[2Jeat\nzz\u202e"))
        await pilot.pause()

    text = screen("slash", paste)

    assert "\x1b" not in text
    assert "\u202e" not in text


def test_click_chooses_a_row(screen: Screen) -> None:
    async def click(pilot: Pilot[Any]) -> None:
        await pilot.click("#list", offset=Offset(6, 4))
        await pilot.pause()

    assert "› Frown lines" in screen(click)


def test_click_on_a_filter_and_a_choice(screen: Screen) -> None:
    async def click(pilot: Pilot[Any]) -> None:
        await pilot.click("#chips", offset=Offset(10, 0))
        await pilot.pause()
        await pilot.click("#menu", offset=Offset(4, 3))
        await pilot.pause()

    assert "r region  UK " in screen(click)


def test_click_on_a_sign(screen: Screen) -> None:
    async def click(pilot: Pilot[Any]) -> None:
        view: Any = pilot.app.query_one("#map")
        (row, column), _ = next(item for item in view._signs.items() if item[1] == "2")
        await pilot.click("#map", offset=Offset(column + 1 + view._margin, row))
        await pilot.pause()

    assert "› Frown lines" in screen(click, size=(140, 40))


def test_quit_ends_without_a_fault(catalogue: Catalogue) -> None:
    app = Explore(catalogue, Pages(catalogue), Look(), Start())

    async def drive() -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("q")

    asyncio.run(drive())

    assert (app.fault, app.ended_by, app.return_code) == (None, None, 0)


def test_fault_is_kept_for_the_caller(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    app = Explore(catalogue, Pages(catalogue), Look(), Start())

    def fail(*_: Any) -> None:
        raise ValueError("seen")

    async def drive() -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            monkeypatch.setattr(Pages, "timeline", fail)
            await pilot.press("t")

    with pytest.raises(ValueError, match="seen"):
        asyncio.run(drive())

    assert isinstance(app.fault, ValueError)

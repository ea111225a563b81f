"""The screen of a search: what to do in danger, then what answers, then what else there is."""

import re
from collections.abc import Callable

import pytest
from support import Botox

Screen = Callable[..., str]

COMMAND = "search"

ANSWERED = """\
 Brow lines              aesthetic · upper face · corrugator supercilii + 1 more
 Lines between the brows.

 ● approved US EU   ▲ works: 80 in 100, placebo 2.5
 starts 1–2 days, lasts 3–4 months

 Also about this ───────────────────────────────────────────────────────────────
 How heavy is my brow?  question: It may drop.

 Information, not medical advice. Not the bundled data: files of your own,
 reviewed 2026-11-21.
"""

LISTED = """\
Read gentamycin as gentamicin. As typed: add --as-typed

Strong antibiotics: interaction
They may make it stronger.

Covers: gentamicin, kanamycin

Information, not medical advice. Not the bundled data: files of your own, reviewed 2026-11-21.
"""

FIRST_ROWS = 12
"""The answer must stand within so many rows from the top."""


def test_the_entry_that_answers_is_opened_and_others_follow(small_screen: Screen) -> None:
    assert small_screen("search", "brow", "lines", columns=80) == ANSWERED


def test_a_list_says_all_of_it_once(small_screen: Screen) -> None:
    assert small_screen("search", "gentamycin", form="list") == LISTED


@pytest.mark.parametrize("columns", [60, 80, 100])
@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("how long does it last", "about three to four months"),
        ("does botox hurt", "pain in the face was rated about 3 to"),
        ("how many units for the 11s", "Lines between the brows"),
        ("is my daily aspirin a problem", "blood"),
    ],
)
def test_the_answer_stands_in_the_first_rows(drawn: Screen, columns: int, words: str, answer: str) -> None:
    rows = drawn(columns, *words.split()).splitlines()

    assert answer in " ".join(" ".join(rows[:FIRST_ROWS]).split())


@pytest.mark.parametrize("columns", [60, 80, 100, 160])
@pytest.mark.parametrize("words", ["how long does it last", "does botox hurt", "i cant swallow"])
def test_every_other_entry_says_something_at_every_width(drawn: Screen, columns: int, words: str) -> None:
    _, others = re.split("\n (?:Also about this|What the catalogue says of it) ", drawn(columns, *words.split()))

    assert re.findall(r".*(?:  faq|  risk|”)$", others, re.MULTILINE) == []


@pytest.mark.parametrize("columns", [50, 60, 80, 100, 160])
@pytest.mark.parametrize("words", ["i cant breathe", "brow lines and i see double", "my dog and i cant swallow"])
def test_in_danger_the_first_row_says_to_get_help(drawn: Screen, columns: int, words: str) -> None:
    first = drawn(columns, *words.split()).splitlines()[0]

    assert first.split()[:4] == ["!", "GET", "HELP", "NOW"]


def test_in_danger_the_sign_is_told_next_and_no_other_entry_is_opened(drawn: Screen) -> None:
    out = drawn(100, "i", "cant", "swallow", "after", "brow", "lines")

    assert out.index("Trouble swallowing") < out.index("Go at once too") < out.index("What the catalogue says of it")
    assert "Also about this" not in out


def test_in_danger_the_other_emergencies_are_named(drawn: Screen) -> None:
    words = " ".join(drawn(100, "i", "cant", "swallow").split())

    assert "Go at once too with trouble breathing;" in words
    assert "All signs botox urgent" in words


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param("brow lines", "", id="answered"),
        pytest.param("is qqqq good for the brow", "No entry answers all of this. The closest:", id="closest"),
        pytest.param("refrigerator", "No entry answers all of this. The closest:", id="closest-text"),
    ],
)
def test_what_is_only_near_is_said_to_be(small_screen: Screen, words: str, told: str) -> None:
    first = small_screen("search", *words.split(), form="list").splitlines()[0]

    assert first == (told or "Brow lines: aesthetic; upper face; corrugator supercilii + 1 more")


def test_words_that_no_entry_holds_are_told(small_screen: Screen) -> None:
    assert "Words in no entry: qqqq, xxxx" in small_screen("search", "brow", "qqqq", "xxxx", form="list").splitlines()


def test_what_is_not_there_is_said_first_with_what_to_do(botox: Botox) -> None:
    code, out, _ = botox("search", "does", "it", "help", "with", "qqqq", "-f", "list")

    assert (code, out.splitlines()[:2]) == (
        1,
        [
            "Not in this catalogue: qqqq",
            "That is neither yes nor no: no entry tells of it. Try fewer or other words, or: botox list",
        ],
    )


def test_a_search_for_nothing_says_so(botox: Botox) -> None:
    code, out, _ = botox("search", " ", "-f", "list")

    assert (code, out.splitlines()[:2]) == (1, ["No words to search for", "Ask in your own words, or: botox list"])


def test_what_is_left_out_on_purpose_is_said_with_what_there_is(botox: Botox) -> None:
    code, out, _ = botox("search", "show", "me", "photos", "-f", "list")

    assert (code, out.splitlines()[:2]) == (
        1,
        [
            "Not in this catalogue: photos and films",
            "They are left out on purpose.",
        ],
    )


@pytest.mark.parametrize(
    ("words", "row"),
    [
        pytest.param("brow lines surgery", "claim, wrong", id="claim"),
        pytest.param("wine surgery brow", "aftercare, ", id="rule"),
    ],
)
def test_what_else_there_is_carries_its_verdict_or_what_it_rests_on(small_screen: Screen, words: str, row: str) -> None:
    assert row in small_screen("search", *words.split(), form="list")


def test_a_slip_is_told_once_with_the_way_back(drawn: Screen) -> None:
    out = drawn(100, "hyperhydrosis", "of", "the", "palms")

    assert out.count("hyperhydrosis") == 1
    assert out.splitlines()[0].strip() == "Read hyperhydrosis as hyperhidrosis. As typed: add --as-typed"


def test_a_price_stands_with_its_place_and_year(small_screen: Screen) -> None:
    assert "a visit: 400 USD (US, 2023)" in small_screen("search", "what", "does", "it", "cost", form="list")


@pytest.mark.parametrize("words", ["how long does it last", "i cant breathe", "is botox safe", "sweaty hands"])
def test_no_row_is_wider_than_the_screen(drawn: Screen, words: str) -> None:
    assert max(map(len, drawn(60, *words.split()).splitlines())) <= 60


@pytest.mark.parametrize("columns", [60, 80, 100, 160])
@pytest.mark.parametrize("words", ["how long does it last", "is botox safe", "sweaty hands"])
def test_no_row_goes_on_at_the_edge_of_the_screen(drawn: Screen, words: str, columns: int) -> None:
    rows = [line for line in drawn(columns, *words.split()).splitlines() if line]

    assert [line for line in rows if not line.startswith(" ")] == []


def test_how_long_it_lasts_is_told_whole_at_every_width(drawn: Screen) -> None:
    def words(columns: int) -> list[str]:
        rows = drawn(columns, "how", "long", "does", "it", "last").partition("each with its conditions")[0]
        return rows[rows.index("█") :].split()

    assert words(60) == words(80) == words(160)


def test_words_that_were_searched_for_are_marked(botox: Botox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLICOLOR_FORCE", "1")

    out = botox("search", "armpit", "sweating", "-f", "table")[1]

    assert re.search(r"\x1b\[1m(?:\w+ )*armpits?\b", out)
    assert re.search(r"Heavy \x1b\[1msweating\x1b\[0m", out)

"""The format `table`: what is drawn, that every word is there and whole, and that colour adds nothing."""

import re
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from botox_cli.catalogue.model.values import Range
from botox_cli.render.encoding import plain_letters
from botox_cli.render.formats.table import Screen
from botox_cli.render.formats.table import write as write_or_none
from botox_cli.render.view import Card, Column, Field, Line, Mark, Row, Table, Text, View

Viewed = Callable[..., View]

PLAIN = Screen(columns=100, colour=False, unicode=True)


def write(view: View, screen: Screen) -> str:
    """Draw a view as a table; a screen without room for it fails."""
    drawn = write_or_none(view, screen)
    assert drawn is not None
    return drawn


FOOTER = "Information, not medical advice. Data reviewed 2026-11-21.\n"

SOURCES = """\
 [1]  ✓ primary: Leaflet & more, Maker, at 2.3, 6
 [2]  ~ secondary: Doe: A paper, Journal, 2003, seen in Leaflet & more
"""

TABLE = f"""\
 Things                                                                                       2 of 3

 id   name                 status             sources

 A
 one  Number one           ● approved  US EU  1,2

 B
 two  Number [two] :pill:  ·                  none

 · nothing recorded here, neither yes nor no

{SOURCES}
 {FOOTER}"""

CARD = f"""\
 A *card*                                                                                   also, so
 quiet
 What it is. [2]

 Status  ○ off-label: in the US [1]
          more of it
 To do   ☐ Ask.
         ☐ Tell.

{SOURCES}
 {FOOTER}"""

TREE = f"""\
 Is it?
 No.
 Nothing is cut. [1, 2]

 Root
 ├── Branch  a note
 │   └── ▶ Leaf  this
 └── Bare leaf

{SOURCES}
 {FOOTER}"""


def test_a_table_is_columns_under_headings_of_groups(table_view: View) -> None:
    assert write(table_view, PLAIN) == TABLE


def test_a_card_is_labels_and_lines(card_view: View) -> None:
    assert write(card_view, PLAIN) == CARD


def test_a_tree_is_branches(tree_view: View) -> None:
    assert write(tree_view, PLAIN) == TREE


def bare(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


@pytest.mark.parametrize("name", ["table_view", "card_view", "tree_view"])
def test_colour_adds_nothing_to_the_words(request: pytest.FixtureRequest, name: str) -> None:
    view: View = request.getfixturevalue(name)

    coloured = write(view, PLAIN._replace(colour=True))

    assert "\x1b[" in coloured
    assert [line.rstrip() for line in bare(coloured).splitlines()] == write(view, PLAIN).splitlines()


@pytest.mark.parametrize("name", ["table_view", "card_view", "tree_view"])
def test_nothing_is_bright_white_or_black(request: pytest.FixtureRequest, name: str) -> None:
    view: View = request.getfixturevalue(name)

    codes = set(re.findall(r"\x1b\[([0-9;]*)m", write(view, PLAIN._replace(colour=True))))

    assert codes & {"30", "37", "97", "90", "1;37", "40", "47"} == set()


ODD = ["[bold]", "[/]", ":pill:", "[red]x[/red]", "\\[x]", "{x}", "%s", "https://example.org", "1234", "'text'", "None"]


@pytest.mark.parametrize("text", ODD)
def test_no_text_is_taken_for_markup(viewed: Viewed, text: str) -> None:
    table = Table(columns=(Column(key="a", title=text),), rows=(Row(cells=(text,), group=text),))
    card = Card(
        title=text, asides=((text, text), (text, text)), fields=(Field(key="k", label=text, lines=(Line(text=text),)),)
    )
    blocks = (table, card, Text(heading=text, lines=(Line(text=text),)))

    out = write(viewed(*blocks, title=text, note=text), PLAIN._replace(colour=True))

    assert bare(out).count(text) == 12


WORDS = st.text(st.characters(codec="ascii", categories=("L", "N", "P")), min_size=1, max_size=14)
SENTENCES = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)


@settings(max_examples=40)
@given(ids=st.lists(WORDS, min_size=1, max_size=4), name=SENTENCES, columns=st.integers(20, 120))
@example(ids=["lateral-canthal-lines"], name="a very long name that has to be wrapped somewhere", columns=40)
def test_no_word_of_a_table_is_cut(viewed: Viewed, ids: list[str], name: str, columns: int) -> None:
    titles = (Column(key="id", title="id", role="id"), Column(key="name", title="name", role="strong"))
    view = viewed(Table(columns=titles, rows=tuple(Row(cells=(own, name)) for own in ids)))

    out = write_or_none(view, PLAIN._replace(columns=columns))

    assert out is None or max(map(len, out.splitlines())) <= columns
    assert out is None or set(name.split()) | set(ids) <= set(out.split())


@settings(max_examples=40)
@given(label=WORDS, text=SENTENCES, columns=st.integers(20, 120))
@example(label="! Boxed warning", text="abobotulinumtoxinA " * 9, columns=50)
def test_no_word_of_a_card_is_cut(viewed: Viewed, label: str, text: str, columns: int) -> None:
    line = Line(text=text, mark=Mark(role="approved", word="approved"))
    view = viewed(Card(title="Title", fields=(Field(key="k", label=label, lines=(line,)),)))

    out = write_or_none(view, PLAIN._replace(columns=columns))

    assert out is None or max(map(len, out.splitlines())) <= columns
    assert out is None or set(text.split()) <= set(out.split())


@pytest.mark.parametrize("columns", [120, 160, 300])
def test_text_does_not_stretch_past_a_readable_line(viewed: Viewed, columns: int) -> None:
    long = "word " * 200
    card = Card(title="T", lead=(Line(text=long),), fields=(Field(key="k", label="k", lines=(Line(text=long),)),))

    out = write(viewed(card, Text(lines=(Line(text=long),))), PLAIN._replace(columns=columns))

    assert max(map(len, out.splitlines())) <= 100


def test_words_are_wrapped_in_the_letters_of_an_ascii_screen(viewed: Viewed) -> None:
    warm = " ".join(["25 °C"] * 40)
    view = viewed(
        Card(title="T", fields=(Field(key="a", label="A", lines=(Line(text=warm),)),)), Text(lines=(Line(text=warm),))
    )

    assert max(map(len, plain_letters(write(view, PLAIN._replace(unicode=False)), "ascii").splitlines())) <= 100


def test_columns_align_in_the_letters_of_an_ascii_screen(viewed: Viewed) -> None:
    times = (Range(high=2, unit="days"), Range(low=3, high=4, unit="days"))
    keys = ("id", "starts", "end")
    columns = tuple(Column(key=key, title=key, spare=int(key == "starts")) for key in keys)
    rows = tuple(Row(cells=(f"row-{number}", time, "last")) for number, time in enumerate(times))

    lines = write(
        viewed(Table(columns=columns, rows=rows)), Screen(columns=23, colour=False, unicode=False)
    ).splitlines()

    assert [line.index("last") for line in lines if "last" in line] == [16, 16]

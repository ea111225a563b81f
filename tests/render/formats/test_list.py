"""The format `list`: a label and a value a line, records parted by an empty line."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from botox_cli.render.formats.list import line_words, wrap_list, write, write_folded
from botox_cli.render.view import Column, Line, Mark, Row, Table, Text, View

Viewed = Callable[..., View]

SOURCES = """\
source 1: Leaflet & more, Maker, at 2.3, 6 (primary)
source 2: Doe: A paper, Journal, 2003, seen in Leaflet & more (secondary)

Information, not medical advice. Data reviewed 2026-11-21.
"""

TABLE = f"""\
Things: 2 of 3

id: one
name: Number one
status: approved, US, EU
sources: 1,2
group: A

id: two
name: Number [two] :pill:
status: not here at all
sources: none
group: B

{SOURCES}"""

CARD = f"""\
A *card*
Also called: also, so
Manner: quiet
What it is. [2]
Status: off-label: in the US [1]
Status: more of it
To do: Ask.
To do: Tell.

{SOURCES}"""

TREE = f"""\
Is it?
No.
Nothing is cut. [1, 2]

Root > Branch: a note
Root > Branch > Leaf (Botox): this
Root > Bare leaf

{SOURCES}"""


def test_a_table_is_its_records_label_by_label(table_view: View) -> None:
    assert write(table_view) == TABLE


def test_a_card_is_its_lines_each_with_its_label(card_view: View) -> None:
    assert write(card_view) == CARD


def test_a_tree_is_its_leaves_each_with_the_way_to_it(tree_view: View) -> None:
    assert write(tree_view) == TREE


def test_no_line_ends_in_a_space(table_view: View, card_view: View, tree_view: View) -> None:
    lines = (write(table_view) + write(card_view) + write(tree_view)).splitlines()

    assert [line for line in lines if line != line.rstrip()] == []


@pytest.mark.parametrize(
    ("heading", "first"),
    [("Is it?", "Is it?"), ("Ask", "Ask:"), ("Say so:", "Say so:"), ("Stop.", "Stop."), ("", "One.")],
)
def test_a_heading_ends_in_one_sign(viewed: Viewed, heading: str, first: str) -> None:
    view = viewed(Text(heading=heading, lines=(Line(text="One."),)))

    assert write(view).splitlines()[0] == first


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (Line(text="Words."), "Words."),
        (Line(text="Words.", refs=(1, 12)), "Words. [1, 12]"),
        (Line(mark=Mark(role="works", word="works")), "works"),
        (Line(mark=Mark(role="works", word="works"), text="Words.", refs=(3,)), "works: Words. [3]"),
    ],
    ids=["text", "sources", "mark", "all"],
)
def test_a_line_is_told_in_words(line: Line, text: str) -> None:
    assert line_words(line) == text


def test_a_label_with_nothing_behind_it_is_left_out(viewed: Viewed) -> None:
    columns = (Column(key="id", title="id"), Column(key="place", title="place"), Column(key="route", title="seen in"))
    view = viewed(Table(columns=columns, rows=(Row(cells=("one", "", "two")),)))

    assert write(view).splitlines()[:3] == ["id: one", "seen in: two", ""]


FOLDED = """\
Get help now if
one of these is
so:
- trouble with
  breathing
Call.
Information, not
medical advice. Data
reviewed 2026-11-21.
"""


def test_folded_lines_are_wrapped_at_words(viewed: Viewed) -> None:
    lines = ("Get help now if one of these is so:", "- trouble with breathing", "Call.")

    assert write_folded(viewed(Text(lines=()), folded=lines), 16).splitlines()[:6] == FOLDED.splitlines()[:6]
    assert write_folded(viewed(Text(lines=()), folded=lines), 20).splitlines()[-3:] == FOLDED.splitlines()[-3:]


def test_folded_lines_are_no_wider_than_is_easy_to_read(viewed: Viewed) -> None:
    out = write_folded(viewed(Text(lines=()), folded=("word " * 100,)), 500)

    assert max(map(len, out.splitlines())) <= 72


WRAPPED = """\
Units of different products
  are not the same.

id:
  onabotulinumtoxinA-and-more
works?: works"""


def test_a_list_on_a_screen_is_broken_between_words_and_nowhere_else() -> None:
    text = "Units of different products are not the same.\n\nid: onabotulinumtoxinA-and-more\nworks?: works"

    assert wrap_list(text, 27) == WRAPPED


@given(text=st.text("ab -\n", max_size=200), columns=st.integers(20, 250))
def test_no_word_of_a_list_is_lost_when_it_is_broken(text: str, columns: int) -> None:
    assert wrap_list(text, columns).split() == text.split()

"""The format `md`: headings, lists and tables of Markdown, and every letter of a text shown as it is."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from botox_cli.render.formats.markdown import escape_text, write
from botox_cli.render.view import Card, Column, Field, Line, Row, Table, Text, View

Viewed = Callable[..., View]

LETTERS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn")), min_size=1).filter(
    str.strip
)

READER = MarkdownIt("commonmark").enable("table")

SOURCES = """\
[^1]: Leaflet & more, Maker, at 2.3, 6 (primary)
[^2]: Doe: A paper, Journal, 2003, seen in Leaflet & more (secondary)

*Information, not medical advice. Data reviewed 2026-11-21.*
"""

TABLE = f"""\
# Things

2 of 3

## A

| id | name | status |
| --- | --- | --- |
| one | Number one | approved, US, EU[^1][^2] |

## B

| id | name | status |
| --- | --- | --- |
| two | Number \\[two\\] :pill: | not here at all |

{SOURCES}"""

CARD = f"""\
# A \\*card\\*

*also, so*

*quiet*

What it is.[^2]

## Status

- **off-label** in the US[^1]
  - more of it

## To do

- [ ] Ask.
- [ ] Tell.

{SOURCES}"""

TREE = f"""\
# Is it?

No.

Nothing is cut.[^1][^2]

- Root
  - Branch: a note
    - **Leaf** (Botox): this
  - Bare leaf

{SOURCES}"""


def plain(view: View) -> str:
    return write(view).replace("Leaflet &amp; more", "Leaflet & more").replace("Leaflet \\& more", "Leaflet & more")


def test_a_table_is_a_table_for_each_group(table_view: View) -> None:
    assert plain(table_view) == TABLE


def test_a_card_is_headings_lists_and_tasks(card_view: View) -> None:
    assert plain(card_view) == CARD


def test_a_tree_is_a_list_of_lists(tree_view: View) -> None:
    assert plain(tree_view) == TREE


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain words", "plain words"),
        ("a|b", "a\\|b"),
        ("*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"),
        ("[a](b)", "\\[a\\](b)"),
        ("# no heading", "\\# no heading"),
        ("- no item", "\\- no item"),
        ("1. no item", "1\\. no item"),
        ("12) no item", "12\\) no item"),
        ("1.5 mm", "1\\.5 mm"),
        ("−8 days – more", "−8 days – more"),
        ("two\nlines\tand  gaps", "two lines and gaps"),
        ("back\\slash", "back\\\\slash"),
    ],
)
def test_signs_of_markdown_mean_themselves(text: str, written: str) -> None:
    assert escape_text(text) == written


def shown(markdown: str) -> str:
    """The HTML that a reader makes of Markdown, in one line.

    Tags of links are left out; `&lt;` and the like become the letters that they stand for.
    """
    return " ".join(unescape(re.sub(r"</?a\b[^>]*>", "", READER.render(markdown))).split())


@given(text=LETTERS)
@example(text="a_b@x.org, https://x.org/a_b, www.x.org")
@example(text="---")
@example(text="-")
@example(text="&lt;")
@example(text="+ x")
@example(text="1)")
@example(text="***")
@example(text="<b>")
@example(text="a\\")
def test_a_paragraph_shows_every_letter(viewed: Viewed, text: str) -> None:
    html = shown(write(viewed(Text(lines=(Line(text=text),)))))

    assert html.startswith(f"<p>{' '.join(text.split())}</p>")


@given(cells=st.tuples(LETTERS, LETTERS))
@example(cells=("a|b", "c\\"))
@example(cells=("&amp;", "|"))
def test_a_cell_shows_every_letter(viewed: Viewed, cells: tuple[str, str]) -> None:
    columns = (Column(key="a", title="a"), Column(key="b", title="b"))

    html = shown(write(viewed(Table(columns=columns, rows=(Row(cells=cells),)))))

    assert f"<td>{' '.join(cells[0].split())}</td> <td>{' '.join(cells[1].split())}</td>" in html


@given(text=LETTERS)
def test_a_heading_and_an_item_show_every_letter(viewed: Viewed, text: str) -> None:
    lines = (Line(text=text), Line(text="more"))

    html = shown(write(viewed(Card(title=text, fields=(Field(key="k", label=text, lines=lines),)))))

    words = " ".join(text.split())
    assert f"<h1>{words}</h1> <h2>{words}</h2> <ul> <li>{words}</li> <li>more</li> </ul>" in html

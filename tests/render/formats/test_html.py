"""The format `html`: one page that needs nothing else, and every letter as it is."""

import re
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from botox_cli.render.formats.html import write
from botox_cli.render.view import Card, Column, Field, Line, Node, Row, Table, Text, Tree, View

Viewed = Callable[..., View]

LETTERS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp")), min_size=1)


class Reader(HTMLParser):
    """Reads the body of a page: `text` has its pieces of text, `tags` the names of its opening tags, both in order.

    The text of a link belongs to the piece around it. A tag with `onclick`, `onload` or `src` fails.
    """

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.tags: list[str] = []
        self.is_in_text = False
        self.feed(page.partition("<body>")[2])
        self.close()

    def handle_data(self, data: str) -> None:
        if self.is_in_text:
            data = self.text.pop() + data
        self.text.append(data)
        self.is_in_text = True

    def handle_endtag(self, tag: str) -> None:
        self.is_in_text = self.is_in_text and tag == "a"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert dict(attrs).keys().isdisjoint({"onclick", "onload", "src"})
        self.tags.append(tag)
        self.is_in_text = self.is_in_text and tag == "a"


def body(view: View) -> str:
    """The HTML inside `<main>` of the page of a view, without line ends."""
    return write(view).partition('<main id="main" tabindex="-1">\n')[2].partition("\n</main>")[0].replace("\n", "")


def joined(lines: str) -> str:
    """Lines of a page as one, without what they are indented by."""
    return "".join(line.lstrip() for line in lines.splitlines())


TABLE = """\
<h1>Things</h1>
<p class="quiet">2 of 3</p>
<div class="scroll" tabindex="0" role="region" aria-label="table"><table class="cards">
  <thead><tr><th scope="col">id</th><th scope="col">name</th><th scope="col">status</th></tr></thead>
  <tbody><tr><th colspan="3" scope="rowgroup">A</th></tr>
  <tr><th scope="row"><span class="id">one</span></th><td data-label="name"><strong>Number one</strong></td>
  <td data-label="status"><span class="good">approved</span> US, EU
  <sup><a href="#source-1">1</a>, <a href="#source-2">2</a></sup></td></tr></tbody>
  <tbody><tr><th colspan="3" scope="rowgroup">B</th></tr>
  <tr><th scope="row"><span class="id">two</span></th><td data-label="name"><strong>Number [two] :pill:</strong></td>
  <td data-label="status">not here at all</td></tr></tbody></table></div>
<h2>Sources</h2><ol class="sources">
<li id="source-1"><a href="https://example.org/?a=1&amp;b=2">Leaflet &amp; more, Maker, at 2.3, 6</a>&#32;
(<span class="good">primary</span>)</li>
<li id="source-2"><a href="https://doi.org/10.1000/1">Doe: A paper, Journal, 2003, seen in Leaflet &amp; more</a>&#32;
(<span class="middle">secondary</span>)</li>
</ol>
""".replace("&#32;", " ")

CARD = """\
<section><h1>A *card*</h1>
<p class="quiet">also, so</p>
<p class="quiet">quiet</p>
<p>What it is.<sup><a href="#source-2">2</a></sup></p>
<h2>Status</h2>
<p><span class="middle">off-label</span> in the US<sup><a href="#source-1">1</a></sup></p>
<p class="detail">more of it</p>
<h2>To do</h2>
<ul class="tasks">
  <li><label><input type="checkbox"> Ask.</label></li>
  <li><label><input type="checkbox"> Tell.</label></li>
</ul>
</section>
"""

TREE = """\
<ul><li>Root<ul>
  <li>Branch <span class="quiet">a note</span><ul>
  <li><strong class="good">Leaf (Botox)</strong> <span class="quiet">this</span></li></ul></li>
  <li>Bare leaf</li></ul></li></ul>
"""


def test_a_table_is_a_table_for_each_group_with_links_to_its_sources(table_view: View) -> None:
    assert body(table_view) == joined(TABLE)


def test_a_card_is_headings_paragraphs_and_tasks(card_view: View) -> None:
    assert body(card_view).partition("<h2>Sources")[0] == joined(CARD)


def test_a_tree_is_a_list_of_lists(tree_view: View) -> None:
    assert joined(TREE) in body(tree_view)


def test_a_page_needs_nothing_from_elsewhere(table_view: View) -> None:
    page = write(table_view).partition("<main")[0]

    assert [word for word in ("http:", "https:", "url(", "@import", "<script", "<link") if word in page] == []


@pytest.mark.parametrize(("title", "expected"), [("A & B", "A &amp; B"), ("", "botox test")], ids=["title", "command"])
def test_a_page_has_a_title(viewed: Viewed, title: str, expected: str) -> None:
    page = write(viewed(Text(lines=(Line(text="x"),)), title=title))

    assert f"<title>{expected}</title>" in page
    assert f"<h1>{expected}</h1>" in page


@given(text=LETTERS)
@example(text="a_b@x.org, https://x.org/a_b, www.x.org.")
@example(text="<script>alert(1)</script>")
@example(text="&lt;&amp;lt;")
@example(text="\"'><b>")
@example(text="]]>--><!--")
def test_every_letter_is_kept_and_none_is_taken_for_a_tag(viewed: Viewed, text: str) -> None:
    table = Table(
        columns=(Column(key="a", title=text), Column(key="b", title="b")), rows=(Row(cells=(text, text), group=text),)
    )
    card = Card(title=text, asides=((text, text),), fields=(Field(key="k", label=text, lines=(Line(text=text),)),))
    view = viewed(table, card, Tree(root=Node(label=text, note=text)), title=text, note=text)

    reader = Reader(write(view))

    assert [part.strip() for part in reader.text].count(text.strip()) >= 12
    assert set(reader.tags) <= {
        "main", "h1", "p", "div", "table", "thead", "tr", "th", "tbody", "td", "section", "h2", "h3", "ul", "li",
        "span", "footer", "a",
    }  # fmt: skip


@given(text=LETTERS)
def test_the_page_unescaped_has_the_text(viewed: Viewed, text: str) -> None:
    page = write(viewed(Text(lines=(Line(text=text),))))

    assert text in unescape(re.sub(r"</?a\b[^>]*>", "", page))

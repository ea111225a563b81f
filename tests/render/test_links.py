"""Addresses in a text: links that lead where the address does, in Markdown and in HTML."""

from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from botox_cli.render.formats import html, markdown
from botox_cli.render.links import doi_address, pieces
from botox_cli.render.view import Card, Column, Field, Line, Row, Table, Text, View

Viewed = Callable[..., View]

READER = MarkdownIt("commonmark").enable("table")


class Links(HTMLParser):
    """The links of an HTML page, in order: in `found` each is a list of its address and its text.

    The link that skips to the answer is left out.
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[list[str]] = []
        self.is_inside = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a" and dict(attrs).get("class") != "skip":
            self.found.append([str(dict(attrs)["href"]), ""])
            self.is_inside = True

    def handle_endtag(self, tag: str) -> None:
        self.is_inside = self.is_inside and tag != "a"

    def handle_data(self, data: str) -> None:
        if self.is_inside:
            self.found[-1][1] += data


def links(view: View) -> list[list[list[str]]]:
    """The links of a view written as Markdown, then as HTML; each link is a list of its address and its text."""
    return [Links(READER.render(markdown.write(view))).found, Links(html.write(view)).found]


ADDRESSES = {
    "underline": ("https://sec.gov/tm2019527-1_8ka.htm", "https://sec.gov/tm2019527-1_8ka.htm"),
    "stars": ("https://x.org/a*b*c~d#f&g=1", "https://x.org/a*b*c~d#f&g=1"),
    "stop": ("https://x.org/of-migraine.", "https://x.org/of-migraine."),
    "bar": ("https://x.org/a|b`c\\d", "https://x.org/a%7Cb%60c%5Cd"),
    "entity": ("https://x.org/?a=1&lt;2", None),
    "brackets": ("https://x.org/S1474-4422(16)00017-X", "https://x.org/S1474-4422(16)00017-X"),
    "capitals": ("HTTPS://X.org/a_b", "HTTPS://X.org/a_b"),
    "www": ("www.my_clinic.org/a_b", "http://www.my_clinic.org/a_b"),
    "mail": ("front_desk@my-clinic.org", "mailto:front_desk@my-clinic.org"),
    "doi": ("10.1016/S1474-4422(16)00017-X", "https://doi.org/10.1016/S1474-4422(16)00017-X"),
    "old-doi": ("10.1002/a(1998)21:11<14::AID#6>3.0_2", "https://doi.org/10.1002/a(1998)21:11%3C14::AID%236%3E3.0_2"),
}


@pytest.mark.parametrize(("address", "target"), ADDRESSES.values(), ids=ADDRESSES)
@pytest.mark.parametrize("place", ["line", "cell", "field"])
def test_an_address_is_a_link_that_says_it(viewed: Viewed, place: str, address: str, target: str | None) -> None:
    line = Line(text=address)
    columns = (Column(key="a", title="a"), Column(key="b", title="b"))
    blocks = {
        "line": Text(lines=(line,)),
        "cell": Table(columns=columns, rows=(Row(cells=("x", address)),)),
        "field": Card(title="t", fields=(Field(key="k", label="k", lines=(line, Line(text="more"))),)),
    }

    in_markdown, in_html = links(viewed(blocks[place]))

    assert in_html == [[target or address, address]]
    assert in_markdown in ([[target or address, address]], [[address.replace(";", "%3B"), address]])


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("See https://x.org/a_b.", "https://x.org/a_b"),
        ("See (https://x.org/a_b), then", "https://x.org/a_b"),
        ("See (https://x.org/a_(b)).", "https://x.org/a_(b)"),
        ("“https://x.org/a_b”!", "https://x.org/a_b"),
        ("<https://x.org/a_b>", "https://x.org/a_b"),
    ],
    ids=["stop", "brackets", "own-brackets", "quotes", "angles"],
)
def test_an_address_ends_before_the_end_of_its_sentence(text: str, address: str) -> None:
    assert [piece.text for piece in pieces(text) if piece.target] == [address]


@pytest.mark.parametrize(
    "text",
    ["javascript://x", "xhttps://x.org", "https://", "10.5 to 20 U", "ftp://x.org", "Drugs@FDA", "a www. b", "@x.org"],
)
def test_what_is_no_address_of_the_web_is_no_link(text: str) -> None:
    assert [piece.target for piece in pieces(text)] in ([""], ["", ""])


@given(
    text=st.lists(st.sampled_from([" ", "https://x.org/", "_", ")", "(", ".", "\\", "é", "10.1000/1", "<"])).map(
        "".join
    )
)
def test_the_pieces_are_the_text(text: str) -> None:
    assert "".join(piece.text for piece in pieces(text)) == text


def test_a_doi_is_an_address_of_letters_that_addresses_have() -> None:
    assert doi_address('10.1000/a b?é"') == "https://doi.org/10.1000/a%20b%3F%C3%A9%22"


@pytest.mark.parametrize("options", [(), ("--full",)], ids=["screen", "full"])
def test_the_address_of_a_document_is_a_link(
    botox: Callable[..., tuple[int, str, str]], options: tuple[str, ...]
) -> None:
    address = "https://sec.gov/Archives/edgar/data/1551152/000110465920061687/tm2019527-1_8ka.htm"
    words = ("show", "abbvie-8k-allergan-2020", *options, "-f")

    assert Links(READER.render(botox(*words, "md")[1])).found == [[address, address]]
    assert Links(botox(*words, "html")[1]).found == [[address, address]]

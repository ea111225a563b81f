"""Views as values: cells and references in words, the footer, and the block that a view is about."""

from collections.abc import Callable
from typing import Literal

import pytest
from msgspec.structs import replace

from botox_cli.catalogue.model.catalogue import Edition
from botox_cli.catalogue.model.entries import Source
from botox_cli.catalogue.model.values import Day, Range
from botox_cli.render.view import (
    Card,
    Cell,
    Column,
    Line,
    Mark,
    Reference,
    Row,
    Table,
    Text,
    View,
    footer,
    mark_local,
    number_words,
    reference_text,
    words,
)

Viewed = Callable[..., View]

SOURCE = Source(id="paper", title="A paper", publisher="Journal", category="journal")
TABLE = Table(columns=(Column(key="id", title="id"), Column(key="name", title="name")), rows=(Row(cells=("a", "b")),))
CARD = Card(title="A card")
TEXT = Text(lines=(Line(text="Some words."),))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("text", "text"),
        (3, "3"),
        (Range(low=3, high=4, unit="months"), "3–4 months"),
        (Mark(role="approved", word="approved"), "approved"),
        ((), ""),
        ((Mark(role="approved", word="approved"), "US", "EU"), "approved, US, EU"),
        (("a", ("b", 1)), "a, b, 1"),
    ],
    ids=["text", "number", "range", "mark", "nothing", "mark-and-more", "nested"],
)
def test_a_cell_is_told_in_words(cell: Cell, text: str) -> None:
    assert words(cell) == text


def test_the_footer_is_no_advice_and_the_age_of_the_data() -> None:
    edition = Edition(origin="bundled", version="1", sha256="0", reviewed_from="2026-01-01", reviewed_to="2026-11-21")

    assert footer(edition) == "Information, not medical advice. Data reviewed 2026-11-21."


def test_the_footer_of_data_that_nobody_reviewed_says_so_once() -> None:
    edition = Edition(
        origin="bundled", version="1", sha256="0", reviewed_from="not reviewed", reviewed_to="not reviewed"
    )

    assert footer(edition) == "Information, not medical advice. Data not reviewed."


@pytest.mark.parametrize(
    ("reference", "text"),
    [
        (Reference(number=1, source="paper", at=(), checked="primary"), "A paper, Journal"),
        (
            Reference(number=1, source="paper", at=("2.1", "table 3"), checked="primary"),
            "A paper, Journal, at 2.1, table 3",
        ),
        (
            Reference(
                number=1,
                source="x",
                at=(),
                checked="secondary",
                via="paper",
            ),
            "Doe: X, P, 2003-05, seen in A paper",
        ),
    ],
    ids=["least", "places", "all"],
)
def test_a_reference_is_told_in_words(reference: Reference, text: str) -> None:
    book = Source(id="x", title="X", authors=("Doe",), publisher="P", category="book", date=Day("2003-05"))

    assert reference_text(reference, {"paper": SOURCE, "x": book}) == text


@pytest.mark.parametrize(
    ("blocks", "main"),
    [((TABLE,), TABLE), ((TEXT, TABLE), TABLE), ((TEXT, CARD, TABLE), CARD), ((TEXT,), TEXT), ((CARD, TEXT), CARD)],
    ids=["table", "text-above", "card-first", "text-alone", "text-below"],
)
def test_a_view_is_about_its_first_block_that_is_no_text(viewed: Viewed, blocks: tuple[Card, ...], main: Card) -> None:
    assert viewed(*blocks).main is main


@pytest.mark.parametrize(
    ("blocks", "is_table"), [((TABLE,), True), ((TEXT, TABLE), True), ((CARD,), False), ((TEXT,), False)]
)
def test_a_pipe_gets_records_where_a_view_is_about_a_table(
    viewed: Viewed, blocks: tuple[Card, ...], is_table: bool
) -> None:
    assert viewed(*blocks).is_table is is_table


@pytest.mark.parametrize(
    ("origin", "said"),
    [
        ("bundled and local", "Data reviewed 2026-11-21; local: from your own files."),
        ("local", "Not the bundled data: files of your own, reviewed 2026-11-21."),
    ],
)
def test_the_footer_says_what_is_not_bundled(origin: Literal["bundled and local", "local"], said: str) -> None:
    edition = Edition(origin=origin, version="1", sha256="0", reviewed_from="2026-01-01", reviewed_to="2026-11-21")

    assert footer(edition) == f"Information, not medical advice. {said}"


@pytest.mark.parametrize(("origin", "name"), [(None, "A paper"), ("local", "A paper (local)")])
def test_what_a_file_of_ones_own_adds_is_marked(origin: Literal["local"] | None, name: str) -> None:
    assert mark_local(replace(SOURCE, origin=origin)) == name
    assert mark_local(replace(SOURCE, origin=origin), "Read it.") == name.replace("A paper", "Read it.")


@pytest.mark.parametrize(
    ("refs", "text"),
    [((), ""), ((3,), "[3]"), ((1, 2), "[1, 2]"), ((1, 3, 4, 5, 9, 10), "[1, 3-5, 9, 10]")],
    ids=["none", "one", "two", "span"],
)
def test_numbers_of_sources_in_a_row_are_a_span(refs: tuple[int, ...], text: str) -> None:
    assert number_words(refs) == text

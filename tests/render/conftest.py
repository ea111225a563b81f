"""Small views, whose every letter in every format can be foreseen."""

from collections.abc import Callable
from typing import Any

import pytest

from botox_cli.catalogue.model.catalogue import Edition
from botox_cli.catalogue.model.entries import Source
from botox_cli.catalogue.model.values import Day
from botox_cli.render.view import Block, Card, Column, Field, Line, Mark, Node, Reference, Row, Table, Text, Tree, View

EDITION = Edition(origin="bundled", version="1", sha256="0" * 64, reviewed_from="2026-01-01", reviewed_to="2026-11-21")

PAPER = Source(
    id="paper",
    title="A paper",
    authors=("Doe",),
    publisher="Journal",
    category="journal",
    date=Day("2003"),
    doi="10.1000/1",
)
LEAFLET = Source(
    id="leaflet", title="Leaflet & more", publisher="Maker", category="label", url="https://example.org/?a=1&b=2"
)

REFERENCES = (
    Reference(number=1, source="leaflet", at=("2.3", "6"), checked="primary"),
    Reference(number=2, source="paper", at=(), checked="secondary", via="leaflet"),
)

SOURCES = {"leaflet": LEAFLET, "paper": PAPER}

TABLE = Table(
    columns=(
        Column(key="id", title="id", role="id"),
        Column(key="full-name", title="name", role="strong"),
        Column(key="status", title="status"),
    ),
    rows=(
        Row(cells=("one", "Number one", (Mark(role="approved", word="approved"), "US", "EU")), group="A", refs=(1, 2)),
        Row(cells=("two", "Number [two] :pill:", Mark(role="unknown", word="not here at all")), group="B"),
    ),
)

CARD = Card(
    title="A *card*",
    asides=(("Also called", "also, so"), ("Manner", "quiet")),
    lead=(Line(text="What it is.", refs=(2,)),),
    fields=(
        Field(
            key="status",
            label="Status",
            lines=(
                Line(mark=Mark(role="off-label", word="off-label"), text="in the US", refs=(1,)),
                Line(text="more of it", is_detail=True),
            ),
        ),
        Field(key="to-do", label="To do", lines=(Line(text="Ask.", is_task=True), Line(text="Tell.", is_task=True))),
    ),
)

TREE = Tree(
    root=Node(
        label="Root",
        children=(
            Node(label="Branch", note="a note", children=(Node(label="Leaf", marked=True, note="this"),)),
            Node(label="Bare leaf"),
        ),
    )
)

TEXT = Text(heading="Is it?", lines=(Line(text="No.", role="strong"), Line(text="Nothing is cut.", refs=(1, 2))))


@pytest.fixture(scope="session")
def viewed() -> Callable[..., View]:
    """Make a view of some blocks; `parts` are other fields of the view, such as `title` or `references`."""

    def view(*blocks: Block, **parts: Any) -> View:
        return View(**{"command": "test", "items": (), "edition": EDITION, "blocks": blocks, **parts})

    return view


@pytest.fixture(scope="session")
def table_view(viewed: Callable[..., View]) -> View:
    """Two records in two groups, one of them with sources."""
    return viewed(TABLE, title="Things", note="2 of 3", references=REFERENCES, sources=SOURCES)


@pytest.fixture(scope="session")
def card_view(viewed: Callable[..., View]) -> View:
    """One card with a status, a detail and two tasks."""
    return viewed(CARD, references=REFERENCES, sources=SOURCES)


@pytest.fixture(scope="session")
def tree_view(viewed: Callable[..., View]) -> View:
    """A short text above a tree."""
    return viewed(TEXT, TREE, references=REFERENCES, sources=SOURCES)

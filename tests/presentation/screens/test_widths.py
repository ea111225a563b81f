"""The law of widths: on a screen of 40 to 200 columns no row is too wide, nothing is cut or lost."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import typer
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from botox_cli import catalogue
from botox_cli.cli.app import app
from botox_cli.render.drawing.grids import Grid
from botox_cli.render.drawing.pieces import WIDE_COLUMNS
from botox_cli.render.drawing.times import Effect
from botox_cli.render.encoding import plain_letters
from botox_cli.render.output import render
from botox_cli.render.screen import Alarm, ByWidth, Head, Section
from botox_cli.render.screen_words import describe
from botox_cli.render.settings import Settings
from botox_cli.render.view import View

LINES = (
    *("", "uses", "products", "risks", "claims", "classify", "benefits", "timeline", "sources", "urgent", "list"),
    *("list statistics", "list questions", "list procedures", "list aftercare", "classify rhinoplasty", "claims lasts"),
    *("uses --region cn", "products --region cn", "risks --with gentamicin", "risks --with warfarin", "risks dysport"),
    *("compare botox dysport", "compare botox xeomin dysport myobloc", "compare crows-feet frown-lines"),
    *("show botox", "show bruxism --clinical", "uses --ids", "products --cite", "risks --cite", "sources dysport"),
)
"""Command lines that are drawn at all widths; `list_lines` adds those of each use and of other entries."""

OF_USES = ("show", "risks", "checklist", "benefits", "sources", "show --cite")
"""Commands that are drawn for each use, with its id behind them."""

KINDS = ("uses", "products", "risks", "claims", "terms", "events", "questions")
"""Sections of the catalogue whose entries are all drawn by `show`. The first, uses, is drawn by way of `OF_USES`."""

WORD = re.compile(r"(?<![\w.+])(?:[A-Za-z]{3,}|\d[\d,.]*\d)(?![\w.])")
"""What must not be cut: a word of three letters or more, or a number of two digits or more."""

SCALE = re.compile(r"^ *(?:\d+ +){2,}months\b", re.MULTILINE)
"""The numbers of a scale in months: they are not compared, since a narrow screen has others."""

OWN_WORDS = {"no", "room", "for", "list", "has", "all", "regions", "vial", "digit"}
"""Words that only a narrow screen has: it says with them what it leaves out."""


def list_lines() -> Iterator[str]:
    """Every command line that is drawn: `LINES`, each of `OF_USES` with each use, `show` with each other entry."""
    yield from LINES
    known = catalogue.load()
    for command in OF_USES:
        yield from (f"{command} {use}" for use in known.uses)
    for kind in KINDS[1:]:
        yield from (f"show {entry}" for entry in getattr(known, kind))


@cache
def answer(line: str) -> tuple[View, Settings]:
    """The view that a command line gives and the settings to draw it with; it is kept, so that each line runs once."""
    words = [*line.split(), "-f", "table"]
    found = typer.main.get_command(app).main(args=words, prog_name="botox", standalone_mode=False)
    return found.view, found.settings


def draw(line: str, columns: int, locale: str = "C.UTF-8", form: str = "table") -> str:
    """The text that a command line shows on so many columns.

    `locale` is the value of LC_ALL, where C draws in ASCII; `form` is the format.
    """
    view, chosen = answer(line)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(columns))
        patch.setenv("LC_ALL", locale)
        return str(render(view, chosen._replace(format=form), on_terminal=False))


def flatten(text: str) -> str:
    """A text in ASCII and in one row: single spaces stand for line ends, wide gaps and the bars between columns."""
    return " ".join(plain_letters(text, "ascii").replace("|", " ").split())


def find_words(text: str) -> set[str]:
    """The words and numbers (see `WORD`) of a text in ASCII.

    A word of the letters m, n, o, v and x alone is left out: it may be a row of marks.
    """
    return {word for word in WORD.findall(plain_letters(text, "ascii")) if not set(word) <= set("mnovx")}


def list_blocks(blocks: Any, columns: int) -> Iterator[Any]:
    """The blocks that a screen of so many columns shows: of a block with a wide and a compact form, the fitting one."""
    for block in blocks:
        if isinstance(block, ByWidth):
            yield from list_blocks(block.wide if columns >= WIDE_COLUMNS else block.compact, columns)
        else:
            yield block


def list_whole(blocks: Any) -> Iterator[str]:
    """The texts that every screen shows in one piece: titles, warnings, names of entries in lists and grids."""
    for block in blocks:
        if isinstance(block, Head):
            yield block.title
        elif isinstance(block, Alarm):
            yield from (line.text for line in block.lines)
        elif isinstance(block, Section):
            yield from (row.name for row in block.entries)
        elif isinstance(block, Grid):
            at = [column.key for column in block.columns].index("id") + 1 if has_ids(block) else 0
            yield from (str(row.cells[at]) for row in block.rows)


def list_shorter(blocks: Any) -> Iterator[str]:
    """The shorter texts that entries in a list may show where their sentence has no room."""
    for block in blocks:
        if isinstance(block, Section):
            yield from (text for row in block.entries for text in row.shorter)


def has_ids(grid: Grid) -> bool:
    return grid.columns[0].key == "id"


def list_named(blocks: Any) -> Iterator[str]:
    """The name of each row in drawings, but for strips of time; on a screen it may go on in the row below."""
    for block in blocks:
        if isinstance(block, Section) and not isinstance(block.drawing, Effect | None):
            yield from (name for name, *_ in describe(block.drawing).rows)


@pytest.mark.slow
@settings(deadline=None, max_examples=settings().max_examples * 2)
@given(line=st.sampled_from(list(list_lines())), columns=st.integers(40, 200), locale=st.sampled_from(["C", "C.UTF-8"]))
def test_screen_of_any_width_has_no_wide_row_and_cuts_nothing(line: str, columns: int, locale: str) -> None:
    drawn = draw(line, columns, locale)
    known = find_words(draw(line, 200, form="list")) | find_words(draw(line, 200))
    blocks = list(list_blocks(answer(line)[0].screen, columns))
    known |= find_words(" ".join(list_shorter(blocks)))

    assert [row for row in drawn.splitlines() if cell_len(row) > columns] == []
    assert "…" not in drawn
    assert find_words(SCALE.sub("", drawn)) - known - OWN_WORDS == set()
    assert [text for text in map(flatten, list_whole(blocks)) if text not in flatten(drawn)] == []
    assert set().union(*map(find_words, list_named(blocks))) - find_words(drawn) == set()

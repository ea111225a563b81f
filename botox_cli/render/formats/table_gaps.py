"""Decides where a table gets empty lines, so that rows of several lines can be told apart."""

from itertools import pairwise

from botox_cli.render.drawing.pieces import Measure
from botox_cli.render.formats.table_layout import Layout, pieces
from botox_cli.render.view import Row, Table

TALL_LINES = 3  # from here on rows without air between them run together
FEW = 4  # rows among which one tall one needs no air yet


def find_gaps(table: Table, layout: Layout, measure: Measure) -> frozenset[int]:
    """The numbers of the rows, counted from 0, that get an empty line before them.

    A row gets an empty line if it or the row above it, in the same group, has several lines. But no row gets one if
    fewer than one in `FEW` rows has `TALL_LINES` lines or more.
    """
    heights = [_height(table, layout, row, measure) for row in table.rows]
    if sum(height >= TALL_LINES for height in heights) * FEW < len(heights):
        return frozenset()
    return frozenset(
        number
        for number, (row, other) in enumerate(pairwise(table.rows), 1)
        if row.group == other.group and max(heights[number - 1 : number + 1]) > 1
    )


def _height(table: Table, layout: Layout, row: Row, measure: Measure) -> int:
    """How many lines a row takes when its cells are wrapped at words."""
    heights = []
    for number, width, indent in zip(layout.columns, layout.widths, layout.indents, strict=True):
        text = "".join(text for text, _ in pieces(table, layout, row, number))
        heights.append(sum(_lines(line, width - indent, measure) for line in text.split("\n")))
    return max(heights)


def _lines(text: str, width: int, measure: Measure) -> int:
    count, used = 1, 0
    for taken in map(measure, text.split()):
        fits = used == 0 or used + 1 + taken <= width
        count, used = (count, used + (used > 0) + taken) if fits else (count + 1, taken)
        while used > width > 0:  # a word that is broken
            count, used = count + 1, used - width
    return count

"""Counts as marks: strips with a mark for each thing, tallies, rows of small columns by year, and series of bars."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from botox_cli.catalogue.model.values import Level, Number
from botox_cli.render.drawing.marks import Ink, Meaning, draw_mark, name_mark
from botox_cli.render.drawing.pieces import (
    GAP_COLUMNS,
    DrawnRow,
    Measure,
    Surface,
    draw_item,
    measure_row,
    pad,
    spell,
    split_words,
    tidy,
    wrap,
    write_figure,
)

_HEIGHTS = "▁▂▃▄▅▆▇█"
_DIGITS = "123456789"
_EIGHTHS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")
_YEAR_STEP = 5
LEAST_SERIES_CELLS = 8


class SeriesPoint(msgspec.Struct, frozen=True, kw_only=True):
    """One number of a series, at least 0."""

    label: str
    value: Number
    is_open: bool = False
    """Whether the number is a lower end: that many or more."""
    text: str = ""
    """What is written in place of the number if it is a range: `≤ 1,600,000`, `5,035,000–5,065,000`."""
    level: Level = "primary"
    id: str = ""
    """The id of the entry that the number is from, for users who ask for ids."""


def draw_strip(
    counts: Mapping[Meaning, int],
    *,
    columns: int,
    is_ascii: bool,
    measure: Measure,
    words: Mapping[Meaning, str] | None = None,
) -> tuple[DrawnRow, ...]:
    """Draw as many marks of each meaning as `counts` says, then a legend of the marks with their counts, 0 included.

    `words` are used in the legend in place of the words of `SHAPES`.

    Raises:
        ValueError: a count is below 0.
    """
    _refuse_negative(counts.values())
    marks = [(draw_mark(meaning, is_ascii=is_ascii),) for meaning, count in counts.items() for _ in range(count)]
    legend = [
        draw_item(
            meaning,
            f"{write_figure(count, is_ascii=is_ascii)} {(words or {}).get(meaning, name_mark(meaning))}",
            is_ascii=is_ascii,
        )
        for meaning, count in counts.items()
    ]
    strip = wrap(marks, columns, measure, gap=0)
    return (*strip, *wrap(legend, columns, measure, gap=3))


def draw_tally(count: int, cells: int, *, is_ascii: bool, measure: Measure) -> DrawnRow:
    """Draw `count` marks, padded to the width of `cells` marks, then their number: `■■■    3`.

    Raises:
        ValueError: the count is below 0 or above the number of cells.
    """
    if not 0 <= count <= cells:
        raise ValueError(f"{count} marks in {cells} cells, expected 0 to {cells}")
    glyph, ink = draw_mark("counted", is_ascii=is_ascii)
    marks = pad(((glyph * count, ink),), cells * measure(glyph), measure)
    return (*marks, (f" {write_figure(count, is_ascii=is_ascii)}", "plain"))


def draw_sparkline(values: Sequence[int], *, highest: int, is_ascii: bool, is_spaced: bool = False) -> DrawnRow:
    """Draw a small column for each value and a dot for 0; `highest` is the value of a full column.

    In ASCII each value is a digit from 1 to 9: the value itself if `highest` is at most 9, else its height. With
    `is_spaced`, an empty column follows each value.

    Raises:
        ValueError: a value is below 0 or above the highest.
    """
    _refuse_negative(values)
    if max(values, default=0) > highest:
        raise ValueError(f"{max(values)} in a line whose highest value is {highest}")
    zero = draw_mark("absent", is_ascii=is_ascii)
    steps = _DIGITS if is_ascii else _HEIGHTS
    row: list[tuple[str, Ink]] = []
    for value in values:
        row.append((steps[_choose_step(value, highest, len(steps)) - 1], "plain") if value else zero)
        if is_spaced:
            row.append((" ", "plain"))
    return tidy(tuple(row))


def height_words(highest: int, counted: str, *, is_ascii: bool) -> str:
    """The legend of a sparkline: `height: events in the year, 1 ▁ to 8 █`; in ASCII, what its digits mean.

    `highest` is the value of a full column, `counted` what is counted.
    """
    end = write_figure(highest, is_ascii=is_ascii)
    what = spell(counted, is_ascii=is_ascii)
    if not is_ascii:
        return (
            f"height: {what}, 1 {_HEIGHTS[_choose_step(1, max(highest, 1), len(_HEIGHTS)) - 1]} to {end} {_HEIGHTS[-1]}"
        )
    return f"digit: {what}" if highest <= len(_DIGITS) else f"digit: {what}, 1 as 1 to {end} as {_DIGITS[-1]}"


def draw_year_axis(first: int, last: int, *, columns: int, is_spaced: bool = False) -> DrawnRow:
    """The row of years above a sparkline that has one column (two if `is_spaced`) for each year from `first` to `last`.

    It has the years that 5 divides, each from its own column on. A year that would cross the right edge is left out;
    if no year is left, the row is empty.
    """
    step_columns = 2 if is_spaced else 1
    axis = ""
    for year in range(-(-first // _YEAR_STEP) * _YEAR_STEP, last + 1, _YEAR_STEP):
        start = (year - first) * step_columns
        if start + len(str(year)) <= columns:
            axis = f"{axis.ljust(start)}{year}"
    return ((axis, "quiet"),) if axis else ()


def draw_series(
    points: Sequence[SeriesPoint], *, columns: int, is_ascii: bool, measure: Measure
) -> tuple[DrawnRow, ...]:
    """Draw a bar for each number on one scale from 0 up, with the number after it; `≥` means: or more.

    Numbers of the level `unverified` have no bar. If the scale would have fewer cells than `LEAST_SERIES_CELLS`, only
    labels and numbers are shown.

    Raises:
        ValueError: a value is below 0.
    """
    _refuse_negative([point.value for point in points])
    surface = Surface(columns, is_ascii, measure)
    labels = [surface.spell(point.label) for point in points]
    figures = [_write_point(point, surface) for point in points]
    label_columns = max(map(measure, labels), default=0)
    figure_columns = max((measure_row(figure, measure) for figure in figures), default=0)
    cell_columns = measure(draw_mark("toxin", is_ascii=is_ascii)[0])
    cells = (columns - label_columns - GAP_COLUMNS - 1 - figure_columns) // cell_columns
    largest = max((point.value for point in points if point.level != "unverified"), default=0)
    rows: list[DrawnRow] = []
    for point, label, figure in zip(points, labels, figures, strict=True):
        if cells < LEAST_SERIES_CELLS:
            rows += wrap([*split_words(label, "plain"), figure], columns, measure)
            continue
        is_drawn = point.value and point.level != "unverified"
        bar = _draw_eighths(point.value / largest * cells, surface) if is_drawn else ()
        gap: DrawnRow = ((" ", "plain"),) if bar else ()
        name = pad(((label, "plain"),), label_columns + GAP_COLUMNS, measure)
        rows.append(tidy((*name, *bar, *gap, *figure)))
    return tuple(rows)


def _draw_eighths(length: float, surface: Surface) -> DrawnRow:
    """A bar of `length` cells, exact to an eighth; in ASCII, or if blocks are wide, in whole cells, at least one."""
    glyph, ink = draw_mark("toxin", is_ascii=surface.is_ascii)
    if surface.is_ascii or surface.measure(glyph) != 1 or surface.measure(_EIGHTHS[1]) != 1:
        return ((glyph * max(round(length), 1), ink),)
    whole, part = divmod(max(round(length * 8), 1), 8)
    return ((glyph * whole + _EIGHTHS[part], ink),)


def _write_point(point: SeriesPoint, surface: Surface) -> DrawnRow:
    """The number of a point (with `≥` if it is a lower end) or its `text`; with a mark if not read in its source."""
    sign = (">= " if surface.is_ascii else "≥ ") if point.is_open else ""
    figure = surface.spell(point.text) or f"{sign}{write_figure(point.value, is_ascii=surface.is_ascii)}"
    if point.level == "primary":
        return ((figure, "plain"),)
    return (figure, "plain"), (" ", "plain"), draw_mark(point.level, is_ascii=surface.is_ascii)


def _choose_step(value: int, highest: int, steps: int) -> int:
    """The height of a value, from 1 to `steps`; in ASCII the value itself if `highest` is at most 9."""
    if highest <= steps == len(_DIGITS):
        return value
    return max(round(value / highest * steps), 1)


def _refuse_negative(counts: Iterable[Number]) -> None:
    lowest = min(counts, default=0)
    if lowest < 0:
        raise ValueError(f"a count of {lowest}, expected 0 or more")

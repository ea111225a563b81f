"""The drawings of a screen as tables of words, for screen readers and for formats without drawings."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from botox_cli.catalogue.model.values import Number, Region
from botox_cli.render.drawing.bars import PairedBar, PairGroup
from botox_cli.render.drawing.comparisons import ComparedCell, Comparison
from botox_cli.render.drawing.crosstabs import Crosstab, CrosstabCell
from botox_cli.render.drawing.grids import Grid, cell_words
from botox_cli.render.drawing.marks import Meaning, name_mark
from botox_cli.render.drawing.matrices import Matrix, MatrixCell, RegionMatrix
from botox_cli.render.drawing.pieces import row_text, write_figure
from botox_cli.render.drawing.tallies import SeriesPoint
from botox_cli.render.drawing.times import MONTH_DAYS, Effect
from botox_cli.render.screen import Counts, Durations, MarkedItem, SectionDrawing, Series, Tallies, Years
from botox_cli.render.view import Column, Row, Table

LEVEL_NOTES = {"primary": "", "secondary": "second hand", "unverified": "not read"}


class WordTable(NamedTuple):
    """Rows of words under heads; the first cell of a row is its name."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def describe(drawing: SectionDrawing) -> WordTable:
    """Everything that a drawing shows, as a table of words."""
    if isinstance(drawing, PairGroup):
        heads = ("", *drawing.arms, "people", "checked")
        return WordTable(heads, tuple(_describe_pair(bar, drawing.unit) for bar in drawing.bars))
    if isinstance(drawing, RegionMatrix):
        rows = tuple(
            (row.name, _list_regions(row.marks, drawing.regions), *map(row_text, row.tails)) for row in drawing.rows
        )
        return WordTable(("", "where", *drawing.tail_heads), rows)
    if isinstance(drawing, Matrix):
        cells = tuple((row.name, *map(_describe_cell, row.cells), *map(row_text, row.tails)) for row in drawing.rows)
        return WordTable(("", *drawing.heads, *drawing.tail_heads), cells)
    if isinstance(drawing, Comparison):
        return _describe_comparison(drawing)
    if isinstance(drawing, Crosstab):
        named = [f"{title}, {gist}" if gist else title for title, gist in drawing.heads]
        return WordTable(("", *named), tuple((row.name, *map(_describe_names, row.cells)) for row in drawing.rows))
    return WordTable(*_describe_other(drawing))


def tabulate(grid: Grid) -> Table:
    """A table of entries with words in place of marks and bars."""
    columns = tuple(Column(key=column.key, title=column.title or column.key) for column in grid.columns)
    rows = tuple(
        Row(cells=tuple(map(cell_words, row.cells)), group=row.group or None, refs=row.refs) for row in grid.rows
    )
    return Table(columns=columns, rows=rows)


def describe_item(item: MarkedItem) -> str:
    """An item in words: the meaning of its mark, its text and, unless it is `primary`, its level.

    `says`, if not empty, replaces the meaning. A meaning with which the text begins is left out; so is that of `absent`
    before a text. The lines below the item are not included.
    """
    has_words = item.mark and not (item.mark == "absent" and item.text)
    mark = item.says or (name_mark(item.mark) if item.mark and has_words else "")
    text = item.text if item.text.startswith(mark) else f"{mark}: {item.text}" if mark else item.text
    level = LEVEL_NOTES[item.level]
    return f"{text} ({level})" if level else text


def figure_words(value: Number, unit: str) -> str:
    """A figure with its unit: `−9 days per 28 days`; the unit `percent` becomes `in 100`: `67 in 100`."""
    return f"{write_figure(value, is_ascii=False)} {'in 100' if unit == 'percent' else unit}".strip()


def _describe_pair(bar: PairedBar, unit: str) -> tuple[str, ...]:
    control = "not compared" if bar.control is None else figure_words(bar.control, unit)
    numbers = [f"{count:,}" for count in (bar.n_toxin, bar.n_control) if count is not None]
    return (bar.name, figure_words(bar.toxin, unit), control, " and ".join(numbers), LEVEL_NOTES[bar.level])


def _list_regions(marks: Mapping[Region, Meaning], regions: Sequence[Region]) -> str:
    """The meaning of each mark with its regions, in words; the regions in the given order.

    Regions without a mark are left out; if no region has one, it is the meaning of `absent`.
    """
    found: dict[Meaning, list[str]] = {}
    for region in regions:
        found.setdefault(marks.get(region, "absent"), []).append(region)
    found.pop("absent", None)
    listed = "; ".join(f"{name_mark(meaning)} {' '.join(regions)}" for meaning, regions in found.items())
    return listed or name_mark("absent")


def _describe_cell(cell: MatrixCell) -> str:
    if cell.meaning == "absent" and cell.words:
        return cell.words
    return f"{name_mark(cell.meaning)} {cell.words}".strip()


def _describe_comparison(comparison: Comparison) -> WordTable:
    """The rows of a comparison; if any row says whether its values are the same, that is the last column."""
    is_marked = any(row.sameness for row in comparison.rows)
    heads = comparison.heads if len(comparison.heads) > 1 else ("",)
    rows = tuple(
        (
            row.name,
            *(_describe_compared(cell, comparison.regions) for cell in row.cells),
            *([row.sameness or ""] if is_marked else []),
        )
        for row in comparison.rows
    )
    return WordTable(("", *heads, *([""] if is_marked else [])), rows)


def _describe_compared(cell: ComparedCell, regions: Sequence[Region]) -> str:
    if cell.regions is not None:
        return _list_regions(cell.regions, regions)
    return cell.text or (name_mark(cell.mark) if cell.mark else "")


def _describe_names(cell: CrosstabCell) -> str:
    groups = [f"{label}: {', '.join(names)}" if label else ", ".join(names) for label, names in cell.groups]
    marked = [f"{name_mark('here')}: {cell.marked}"] if cell.marked else []
    return "; ".join((*marked, *groups)) or name_mark("absent")


def _describe_other(
    drawing: Effect | Counts | Tallies | Series | Years | Durations,
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    if isinstance(drawing, Effect):
        return ("", ""), tuple(_describe_effect(drawing))
    if isinstance(drawing, Counts):
        return (drawing.label, ""), tuple((words, f"{count:,}") for _, words, count in drawing.counts)
    if isinstance(drawing, Tallies):
        return ("", "", "who"), tuple(
            (row.label, f"{row.count}", ", ".join(map(describe_item, row.who))) for row in drawing.rows
        )
    if isinstance(drawing, Series):
        return ("", drawing.unit), tuple((point.label, _describe_point(point)) for point in drawing.points)
    if isinstance(drawing, Years):
        return ("", drawing.counted), tuple(
            (label, _list_years(drawing.first, values)) for label, values in drawing.lanes
        )
    return ("", "", ""), tuple((label, str(time), tail) for label, time, tail in drawing.rows)


def _describe_point(point: SeriesPoint) -> str:
    told = point.text.replace("≤ ", "at most ") or write_figure(point.value, is_ascii=False)
    level = f" ({LEVEL_NOTES[point.level]})" if point.level != "primary" else ""
    return f"{'at least ' if point.is_open else ''}{told}{level}"


def _describe_effect(effect: Effect) -> Iterator[tuple[str, str]]:
    times = (
        ("starts within", effect.starts_days or None),
        ("lasts at least", effect.sure_days),
        ("lasts up to", effect.longest_days),
        ("not again before", effect.again_days),
    )
    yield from ((label, f"{days / MONTH_DAYS:.1f} months") for label, days in times if days is not None)


def _list_years(first: int, values: tuple[int, ...]) -> str:
    return ", ".join(f"{first + number}: {value}" for number, value in enumerate(values) if value)

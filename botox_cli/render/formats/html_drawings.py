"""Drawings as HTML: bars and strips as inline SVG, marks as letters, each with words that say the same."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Any

from botox_cli.catalogue.model.values import REGIONS, Level, Number, Range, Region
from botox_cli.render.drawing.bars import PairedBar, PairGroup, scale_words
from botox_cli.render.drawing.comparisons import ComparedCell, Comparison
from botox_cli.render.drawing.crosstabs import Crosstab
from botox_cli.render.drawing.grids import (
    SCALE_DAYS,
    Grid,
    GridCell,
    GridColumn,
    GridRow,
    RegionsCell,
    TimeCell,
    cell_words,
    name_at,
)
from botox_cli.render.drawing.marks import SHAPES, Meaning, name_mark
from botox_cli.render.drawing.matrices import Matrix, MatrixCell, RegionMatrix
from botox_cli.render.drawing.pieces import row_text
from botox_cli.render.drawing.times import MONTH_DAYS, Effect
from botox_cli.render.formats.html import Links, make_scrollable, markup, name_of, note_links
from botox_cli.render.screen import Counts, Durations, SectionDrawing, Series, Tallies, Years
from botox_cli.render.screen_words import LEVEL_NOTES, describe, describe_item, figure_words

_LEAST_MONTHS = 3
"""The least length of the scale of an effect, in months."""

_MOST_LABELS = 12
"""The most numbers that have room on the axis under a strip, on a phone."""

_NONE = ' class="none"'

_STEPS = (1, 2, 5, 10, 20, 50, 100)
"""The steps that are possible between the numbers of an axis, in months or years."""

_NEARLY = 1e-6
"""How much a whole number of months may be too small through rounding."""


def write_drawing(drawing: SectionDrawing, links: Links) -> str:
    """A drawing as HTML; everything that it shows is also in words, visible or for screen readers."""
    if isinstance(drawing, RegionMatrix):
        return _region_matrix(drawing, links)
    if isinstance(drawing, Matrix):
        return _matrix(drawing, links)
    if isinstance(drawing, Tallies):
        return _tallies(drawing, links)
    if isinstance(drawing, Series):
        return _series(drawing, links)
    return _WRITERS[type(drawing)](drawing)


def mark(meaning: Meaning, words: str | None = None) -> str:
    """The glyph of a mark, followed by `words` or, without these, by its meaning for screen readers.

    `words` must be HTML, escaped already.
    """
    shape = SHAPES[meaning]
    glyph = f'<span class="mark m-{shape.ink}" aria-hidden="true">{escape(shape.glyph.strip())}</span>'
    return f"{glyph} {words}" if words else f'{glyph}<span class="unseen">{escape(shape.words)}</span>'


def level_mark(level: Level) -> str:
    """A space and the mark of a level, with words for screen readers; empty if the level is `primary`."""
    if level == "primary":
        return ""
    return f' {mark(level, f"""<span class="unseen">({LEVEL_NOTES[level]})</span>""")}'


def legend(items: Sequence[tuple[Meaning, str]], note: str = "") -> str:
    """The marks, each with its words, then the note, as a list in one line; empty if there is neither."""
    if not items and not note:
        return ""
    told = "".join(f"<li>{mark(meaning, escape(words))}</li>" for meaning, words in items)
    return f'<ul class="legend quiet">{told}{f"<li>{escape(note)}</li>" if note else ""}</ul>'


def write_grid(grid: Grid, links: Links) -> str:
    """A table of entries with its legend: a `tbody` for each group; on a phone each entry is a card."""
    bodies = []
    for group, rows in groupby(grid.rows, key=lambda row: row.group):
        span = f'colspan="{len(grid.columns)}" scope="rowgroup"'
        name = f"<tr><th {span}>{escape(group)}</th></tr>" if group else ""
        bodies.append(f"<tbody>{name}{''.join(_grid_row(row, grid, links) for row in rows)}</tbody>")
    table = f'<table class="cards"><thead><tr>{column_heads(grid)}</tr></thead>{"".join(bodies)}</table>'
    return make_scrollable(table) + legend(grid.key)


def column_heads(grid: Grid) -> str:
    """The heads (`th`) of a table of entries: title or, without one, key; above marks by region also their codes."""
    return "".join(
        f'<th scope="col">{escape(column.title or column.key)}{_region_heads(grid.regions) if has_regions else ""}</th>'
        for column, has_regions in zip(grid.columns, _region_columns(grid), strict=True)
    )


def _region_columns(grid: Grid) -> Iterator[bool]:
    for number in range(len(grid.columns)):
        yield any(isinstance(row.cells[number], RegionsCell) for row in grid.rows)


def _region_heads(regions: Sequence[Region]) -> str:
    codes = "".join(f"<span>{region}</span>" for region in regions)
    return f'<br><span class="regions" aria-hidden="true">{codes}</span>'


def _grid_row(row: GridRow, grid: Grid, links: Links) -> str:
    name = name_at(grid.columns)
    cells = []
    for number, (cell, column) in enumerate(zip(row.cells, grid.columns, strict=True)):
        written = write_cell(cell, column, grid.regions)
        if number == name and isinstance(cell, str):
            written = name_of(cell, row.id, links)
        if number == len(row.cells) - 1:
            written += note_links(row.refs)
        tag = 'th scope="row"' if number == name else f'td data-label="{escape(column.title or column.key)}"'
        cells.append(f"<{tag}>{written}</{tag[:2]}>")
    return f"<tr>{''.join(cells)}</tr>"


def write_cell(cell: GridCell, column: GridColumn, regions: Sequence[Region]) -> str:
    """The content of a cell as HTML; `column` says whether a time has a bar, `regions` the order of marks by region."""
    if isinstance(cell, RegionsCell):
        return regions_cell(cell.marks, regions)
    if isinstance(cell, MatrixCell):
        return f'<span class="keep">{mark(cell.meaning, escape(cell.words) if cell.words else None)}</span>'
    if isinstance(cell, TimeCell):
        return _time(cell, has_bar=column.has_bars)
    if isinstance(cell, str):
        return markup(cell)
    return escape(cell_words(cell))


def _time(cell: TimeCell, *, has_bar: bool) -> str:
    if cell.time is None:
        return mark("absent")
    bar = _year_bar(cell.time) if has_bar else ""
    return f"<span>{escape(str(cell.time))}{level_mark(cell.level)}{bar}</span>"


def _year_bar(time: Range) -> str:
    """A bar on the scale of a year: how long something lasts surely, then perhaps; empty if the unit is no time."""
    days = time.days()
    if days is None:
        return ""
    low, high = (min(end / SCALE_DAYS * 100, 100) for end in days)
    sure = low if time.low is not None else 0
    return _bar([("toxin", sure), ("perhaps", (high if time.high is not None else 100) - sure)], "bar year")


def _bar(parts: Sequence[tuple[str, float]], class_: str = "bar") -> str:
    """A bar of several parts, one after the other, each with its colour (class) and its length in percent."""
    drawn, start = [], 0.0
    for name, share in parts:
        if share > 0:
            drawn.append(f'<rect class="{name}" x="{start:.1f}%" width="{max(share, 0.6):.1f}%" height="100%"/>')
        start += share
    back = '<rect class="back" width="100%" height="100%"/>'
    return f'<svg class="{class_}" aria-hidden="true">{back}{"".join(drawn)}</svg>'


def regions_cell(marks: Mapping[Region, Meaning], regions: Sequence[Region] = REGIONS) -> str:
    """A mark for each of `regions`, in their order (as in `_region_heads`); on a phone and for screen readers words."""
    drawn = "".join(
        f'<span class="m-{SHAPES[meaning].ink}">{SHAPES[meaning].glyph}</span>'
        for meaning in (marks.get(region, "absent") for region in regions)
    )
    return (
        f'<span class="unseen said">{escape(cell_words(RegionsCell(marks)))}</span>'
        f'<span class="regions" aria-hidden="true">{drawn}</span>'
    )


def _table(heads: Sequence[str], rows: Sequence[str], class_: str = "cards") -> str:
    """A table as HTML, in a frame that scrolls sideways.

    `heads` are the contents of the head cells, `rows` whole `tr` elements; all must be HTML, escaped already.
    """
    head = "".join(f'<th scope="col">{head}</th>' for head in heads)
    return make_scrollable(
        f'<table class="{class_}"><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table>'
    )


def _head(head: str) -> str:
    return escape(head) or '<span class="unseen">name</span>'


def _row(name: str, cells: Sequence[str], heads: Sequence[str]) -> str:
    """A row of a table; on a phone each cell follows its head, and cells in which nothing is recorded are left out.

    `name` and `cells` must be HTML, escaped already; `heads` are plain texts, one for each cell.
    """
    told = "".join(
        f"<td{_label_attribute(head)}{_NONE if cell == mark('absent') else ''}>{cell}</td>"
        for head, cell in zip(heads, cells, strict=True)
    )
    return f'<tr><th scope="row">{name}</th>{told}</tr>'


def _label_attribute(head: str) -> str:
    return f' data-label="{escape(head)}"' if head else ""


def _pairs(group: PairGroup) -> str:
    """Pairs of figures as bars on one scale; figures that are `unverified` or were not compared are only numbers."""
    heads = (*group.arms, "people")
    rows = [_row(escape(bar.name), _pair_cells(bar, group), heads) for bar in group.bars]
    scale = scale_words(group, is_ascii=False)
    words = f'<p class="quiet">{escape(scale[0])}</p>' if scale else ""
    return words + _table([*map(_head, ("", *heads))], rows, "cards pairs")


def _pair_cells(bar: PairedBar, group: PairGroup) -> list[str]:
    people = " and ".join(f"{count:,}" for count in (bar.n_toxin, bar.n_control) if count is not None)
    cells = [_arm(value, name, bar, group) for value, name in zip(bar.values, ("toxin", "placebo"), strict=False)]
    return [*cells, *(["not compared"] if bar.control is None else []), people]


def _arm(value: Number, name: str, bar: PairedBar, group: PairGroup) -> str:
    number = f'<span class="number">{escape(figure_words(value, group.unit))}{level_mark(bar.level)}</span>'
    if not bar.has_bars:
        return number
    return f'<span class="drawn">{_bar([(name, abs(value) / float(group.end) * 100)])}{number}</span>'


def _region_matrix(matrix: RegionMatrix, links: Links) -> str:
    heads = ("where", *matrix.tail_heads)
    rows = []
    for row in matrix.rows:
        cells = (regions_cell(row.marks, matrix.regions), *(escape(row_text(tail)) for tail in row.tails))
        rows.append(_row(name_of(row.name, row.id, links), cells, heads))
    return _table([_head(""), f"where{_region_heads(matrix.regions)}", *map(_head, matrix.tail_heads)], rows)


def _matrix(matrix: Matrix, links: Links) -> str:
    heads = (*matrix.heads, *matrix.tail_heads)
    rows = []
    for row in matrix.rows:
        cells = (*map(_matrix_cell, row.cells), *(escape(row_text(tail)) for tail in row.tails))
        rows.append(_row(name_of(row.name, row.id, links), cells, heads))
    return _table([*map(_head, ("", *heads))], rows)


def _matrix_cell(cell: MatrixCell) -> str:
    if cell.meaning == "absent" and cell.words:
        return escape(cell.words)
    named = f'<span class="unseen">{escape(name_mark(cell.meaning))}</span> {escape(cell.words)}'
    return mark(cell.meaning, named if cell.words else None)


def _comparison(comparison: Comparison) -> str:
    table = describe(comparison)
    rows = []
    for row, told in zip(comparison.rows, table.rows, strict=True):
        cells = [
            _compared_cell(cell, words, comparison.regions) for cell, words in zip(row.cells, told[1:], strict=False)
        ]
        if len(told) > len(row.cells) + 1:
            cells.append(mark(row.sameness, escape(row.sameness)) if row.sameness else "")
        rows.append(_row(markup(told[0]), cells, table.heads[1:]))
    has_regions = any(cell.regions is not None for row in comparison.rows for cell in row.cells)
    codes = _region_heads(comparison.regions) if has_regions else ""
    compared = len(comparison.heads)
    heads = [f"{_head(head)}{codes if 0 < number <= compared else ''}" for number, head in enumerate(table.heads)]
    return _table(heads, rows, "cards even")


def _compared_cell(cell: ComparedCell, words: str, regions: Sequence[Region]) -> str:
    if cell.regions is not None:
        return regions_cell(cell.regions, regions)
    bar = _year_bar(cell.lasts) if cell.lasts else ""
    return f"<span>{mark(cell.mark, markup(words)) if cell.mark else markup(words)}{bar}</span>"


def _crosstab(crosstab: Crosstab) -> str:
    table = describe(crosstab)
    rows = [_row(escape(name), [markup(cell) for cell in cells], table.heads[1:]) for name, *cells in table.rows]
    return _table([*map(_head, table.heads)], rows, "cards even")


def _effect(effect: Effect) -> str:
    """The effect over months as a strip with an axis; the same in words is its label for screen readers."""
    named = (effect.starts_days + MONTH_DAYS, effect.sure_days, effect.longest_days, effect.again_days)
    months = max(int(max(days for days in named if days is not None) / MONTH_DAYS + _NEARLY) + 1, _LEAST_MONTHS)
    percent = 100 / months / MONTH_DAYS
    start, sure = effect.starts_days, effect.sure_days or effect.starts_days
    longest = effect.longest_days if effect.longest_days is not None else months * MONTH_DAYS
    parts = [
        f'<rect class="{name}" x="{begin * percent:.1f}%" y="3" width="{(end - begin) * percent:.1f}%" height="16"/>'
        for name, begin, end in (("toxin", start, sure), ("perhaps", max(start, sure), longest))
        if end > begin
    ]
    if effect.again_days is not None:
        parts.append(f'<rect class="again" x="{effect.again_days * percent:.1f}%" y="0" width="3" height="22"/>')
    every = next((step for step in _STEPS if months / step <= _MOST_LABELS), _STEPS[-1])
    shown = range(0, months, every)
    parts += [
        f'<text x="{month * 100 / months:.1f}%" y="36">{month}{" months" if month == shown[-1] else ""}</text>'
        for month in shown
    ]
    told = "; ".join(f"{name} {cells[0]}" for name, *cells in describe(effect).rows)
    return f'<svg class="effect" role="img" aria-label="{escape(told)}">{"".join(parts)}</svg>'


def _counts(counts: Counts) -> str:
    strip = "".join(
        f'<span class="m-{SHAPES[meaning].ink}">{SHAPES[meaning].glyph * count}</span>'
        for meaning, _, count in counts.counts
    )
    key = [(meaning, f"{count:,} {words}") for meaning, words, count in counts.counts]
    return f'<p>{escape(counts.label)}</p><p class="strip" aria-hidden="true">{strip}</p>{legend(key)}'


def _tallies(tallies: Tallies, links: Links) -> str:
    heads = ("how many", "who")
    rows = []
    for row in tallies.rows:
        drawn = f'<span class="strip m-yes" aria-hidden="true">{SHAPES["counted"].glyph * row.count}</span> {row.count}'
        who = escape(", ".join(map(describe_item, row.who)))
        rows.append(_row(name_of(row.label, row.id, links), (drawn, who), heads))
    return _table([*map(_head, ("", *heads))], rows)


def _series(series: Series, links: Links) -> str:
    table = describe(series)
    largest = max((point.value for point in series.points if point.level != "unverified"), default=0)
    rows = []
    for point, (name, number) in zip(series.points, table.rows, strict=True):
        drawn = f'<span class="number">{escape(number)}</span>'
        if largest and point.level != "unverified":
            drawn = f'<span class="drawn">{_bar([("toxin", point.value / largest * 100)])}{drawn}</span>'
        rows.append(_row(name_of(name, point.id, links), (drawn,), ("",)))
    heads = ("", table.heads[1] or "number")
    return _table([*map(_head, heads)], rows, "even series")


def _years(years: Years) -> str:
    """A row of small columns, one a year, for each kind of thing; the numbers in words for screen readers."""
    highest = max((value for _, values in years.lanes for value in values), default=1) or 1
    count = years.last - years.first + 1
    rows = []
    for (label, values), (_, told) in zip(years.lanes, describe(years).rows, strict=True):
        columns = "".join(
            f'<rect x="{at * 100 / count:.1f}%" y="{100 - value / highest * 100:.0f}%" width="{80 / count:.1f}%" '
            f'height="{value / highest * 100:.0f}%"/>'
            for at, value in enumerate(values)
            if value
        )
        drawn = f'<svg class="lane" aria-hidden="true">{columns}</svg><span class="unseen">{escape(told)}</span>'
        rows.append(f'<tr><th scope="row">{escape(label)}</th><td>{drawn}</td></tr>')
    every = next((step for step in _STEPS if count / step <= _MOST_LABELS / 2), _STEPS[-1])
    axis = "".join(
        f'<text x="{(year - years.first) * 100 / count:.1f}%" y="16">{year}</text>'
        for year in range(-(-years.first // every) * every, years.last - every // 2, every)
    )
    foot = f'<tr aria-hidden="true"><td></td><td><svg class="lane">{axis}</svg></td></tr>'
    scale = f'<p class="quiet">height: {escape(years.counted)}, at most {highest}</p>'
    return f'{make_scrollable(f"""<table class="lanes"><tbody>{"".join(rows)}{foot}</tbody></table>""")}{scale}'


def _durations(durations: Durations) -> str:
    heads = ("how long", "")
    longest = max((time.days() or (0, 1))[1] for _, time, _ in durations.rows)
    rows = []
    for name, time, tail in durations.rows:
        days = time.days() or (0, 0)
        sure = days[0] / longest * 100 if time.low is not None else 0
        bar = _bar([("toxin", sure), ("perhaps", days[1] / longest * 100 - sure)])
        drawn = f'<span class="drawn">{bar}<span class="number">{escape(str(time))}</span></span>'
        rows.append(_row(escape(name), (drawn, escape(tail)), heads))
    return _table([*map(_head, ("", *heads))], rows)


_WRITERS: dict[type[SectionDrawing], Callable[[Any], str]] = {
    PairGroup: _pairs,
    Comparison: _comparison,
    Crosstab: _crosstab,
    Effect: _effect,
    Counts: _counts,
    Years: _years,
    Durations: _durations,
}
"""The function that writes each type of drawing, for types without links to the pages of entries."""

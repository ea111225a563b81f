"""Draws the blocks of a screen as rows of text pieces, each with its ink, for the terminal and the full screen."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, repeat
from typing import Any

from msgspec.structs import replace

from botox_cli.render.drawing.bars import PairGroup, draw_pairs, scale_words
from botox_cli.render.drawing.comparisons import Comparison, draw_comparison
from botox_cli.render.drawing.crosstabs import Crosstab, draw_crosstab
from botox_cli.render.drawing.grids import draw_grid, set_rows
from botox_cli.render.drawing.headings import draw_heading
from botox_cli.render.drawing.marks import Ink, Piece, draw_glyph, draw_mark
from botox_cli.render.drawing.matrices import Matrix, RegionMatrix, draw_matrix, draw_regions
from botox_cli.render.drawing.outlines import draw_outline
from botox_cli.render.drawing.pieces import (
    GAP_COLUMNS,
    WIDE_COLUMNS,
    DrawnRow,
    Surface,
    append,
    draw_item,
    indent,
    measure_row,
    pad,
    row_text,
    spell_letters,
    split_words,
    tidy,
    wrap,
)
from botox_cli.render.drawing.tallies import (
    draw_series,
    draw_sparkline,
    draw_strip,
    draw_tally,
    draw_year_axis,
    height_words,
)
from botox_cli.render.drawing.times import Effect, draw_duration, draw_effect
from botox_cli.render.screen import (
    Alarm,
    Counts,
    DrawnMap,
    Durations,
    EntryRow,
    Head,
    Labels,
    MarkedItem,
    Section,
    SectionDrawing,
    Series,
    Tallies,
    Ticks,
    Years,
)
from botox_cli.render.view import Line, number_words

BOX: Piece = ("☐", "plain")
"""What stands before a line that is to be ticked."""

READABLE_COLUMNS = 100  # longer lines of text are hard to read
INDENT_COLUMNS = 1
ITEM_GAP_COLUMNS = 3
TICK_COLUMNS = 2
MARK_COLUMNS = 2
SHORT_NAMES = 0.9
"""The share of names that fit the column of names; names wider than a third of the screen do not make it wider."""
LEAST_LABEL_COLUMNS = 9
"""The least width of labels before strips of marks, in columns, so that strips below each other begin in one column."""
MOST_BELOW_ROWS = 2
"""The most rows for the text of an entry below its name; it takes more only if its shortest text does."""
LEAST_STRIP_COLUMNS = 40
"""The least width of a strip of months that has words at its right, in columns."""
LEAST_BESIDE_COLUMNS = 22
"""The least room for words beside a bar, in columns; with less, they are written below it."""


def draw_block(block: Head | Section | Labels | Ticks | Alarm, surface: Surface) -> tuple[DrawnRow, ...]:
    """The rows of a block, no wider than the screen and than `READABLE_COLUMNS`, except for words that are wider."""
    own = surface._replace(columns=min(surface.columns, READABLE_COLUMNS) - INDENT_COLUMNS)
    if isinstance(block, Head):
        rows = tuple(_draw_head(block, own))
    elif isinstance(block, Section):
        rows = tuple(_draw_section(block, own))
    elif isinstance(block, Labels):
        rows = tuple(_draw_labels(block.rows, own))
    elif isinstance(block, Ticks):
        rows = tuple(_draw_ticks(block, own))
    else:
        rows = tuple(_draw_alarm(block, own))
    return indent(rows, INDENT_COLUMNS)


def draw_map(block: DrawnMap, surface: Surface) -> tuple[DrawnRow, ...] | None:
    """The rows of a map, with its list beside or below the drawing; None if the list does not fit.

    A drawing that is wider than the screen is left out.
    """
    own = surface._replace(columns=surface.columns - INDENT_COLUMNS)
    picture = draw_outline(block.outline, is_ascii=surface.is_ascii)
    taken = block.outline.columns + GAP_COLUMNS
    beside = own._replace(columns=own.columns - taken)
    is_beside = beside.columns > 0 and (drawn := draw_grid(block.grid, beside)) is not None
    if not is_beside:
        drawn = draw_grid(block.grid, own)
    if drawn is None:
        return None
    width = beside.columns if is_beside else own.columns
    listed = (*set_rows(drawn, width, surface.measure), (), *drawn.below)
    if own.columns < block.outline.columns:  # a drawing that is cut shows nothing
        return indent(listed, INDENT_COLUMNS)
    if not is_beside:
        return indent((*picture, (), *listed), INDENT_COLUMNS)
    rows = []
    for at in range(max(len(picture), len(listed))):
        left = pad(picture[at] if at < len(picture) else (), taken, surface.measure)
        rows.append(tidy((*left, *(listed[at] if at < len(listed) else ()))))
    return indent(rows, INDENT_COLUMNS)


def stands_by_itself(block: Any) -> bool:
    """Whether a block needs no empty row above it: labels, ticks, an alarm, a section with a title but no entries."""
    if isinstance(block, Section):
        return bool(block.title) and not block.entries
    return isinstance(block, Labels | Ticks | Alarm)


def _draw_head(head: Head, surface: Surface) -> Iterator[DrawnRow]:
    title = surface.spell(head.title)
    aside = surface.spell(head.aside)
    free = surface.columns - surface.measure(title) - surface.measure(aside)
    if aside and free >= GAP_COLUMNS:
        yield ((title, "strong"), (" " * free, "plain"), (aside, "plain"))
    else:
        yield from wrap(split_words(title, "strong"), surface.columns, surface.measure)
        yield from wrap(split_words(aside, "plain"), surface.columns, surface.measure)
    for line in head.lead:
        yield from draw_line(line, surface)
    if head.items:
        yield ()
        items = [row for item in head.items for row in [_draw_item(item, surface)]]
        yield from wrap(items, surface.columns, surface.measure, gap=ITEM_GAP_COLUMNS)


def _draw_item(item: MarkedItem, surface: Surface) -> DrawnRow:
    words = surface.spell(item.text)
    row = draw_item(item.mark, words, is_ascii=surface.is_ascii) if item.mark else ((words, "plain"),)
    if item.level != "primary":
        row = (*row, (" ", "plain"), draw_mark(item.level, is_ascii=surface.is_ascii))
    return (*row, *_refs(item.refs))


def _draw_own_rows(item: MarkedItem, indented: int, surface: Surface) -> Iterator[DrawnRow]:
    """An item in rows of its own: its mark (or `indented` empty columns), right of that the text, then its lines below.

    If no item has a mark, and this one has no lines below, further rows of the text are indented. So people see where
    each item begins.
    """
    mark: DrawnRow = (draw_mark(item.mark, is_ascii=surface.is_ascii), (" ", "plain")) if item.mark else ()
    width = measure_row(mark, surface.measure) or indented
    own = surface._replace(columns=surface.columns - width)
    units = split_words(surface.spell(item.text), "strong" if item.below else "plain")
    if item.level != "primary":
        units = (*units, (draw_mark(item.level, is_ascii=surface.is_ascii),))
    if item.refs:
        units = (*units, *_ref_units(item.refs))
    hanging = 0 if width or item.below else GAP_COLUMNS
    for number, row in enumerate(wrap(units, own.columns - hanging, surface.measure)):
        yield (*mark, *row) if number == 0 and mark else ((" " * (width + (hanging if number else 0)), "plain"), *row)
    below = max(width, MARK_COLUMNS)
    for line in item.below:
        yield from indent(draw_line(line, surface._replace(columns=surface.columns - below)), below)


def _draw_section(section: Section, surface: Surface) -> Iterator[DrawnRow]:
    aside = _draw_aside(section, surface)
    if section.title:
        rows = draw_heading(section.title, aside=aside, **surface._asdict())
        yield from rows
        if aside and not row_text(rows[0]).endswith(row_text(aside)):  # it had no room
            yield from wrap([aside] if section.key else split_words(row_text(aside), "plain"), *surface[::2])
    rows, lines = _draw_with_lines(section, surface)
    yield from append(rows, _refs(section.refs), surface.columns, surface.measure) if rows else ()
    indented = MARK_COLUMNS if any(item.mark for item in section.items) else 0
    for item in section.items:
        yield from _draw_own_rows(item, indented, surface)
    yield from _draw_entries(section.entries, surface)
    for line in lines:
        yield from draw_line(line, surface)
    yield from _draw_labels(section.labels, surface)
    if section.more:
        yield from wrap(split_words(surface.spell(section.more), "quiet"), surface.columns, surface.measure)


def _draw_with_lines(section: Section, surface: Surface) -> tuple[tuple[DrawnRow, ...], tuple[Line, ...]]:
    """The rows of the section's drawing, and the lines of the section that are still to be written below them.

    A single line stands right of the scale if the drawing is a strip of months and there is room. It is then not among
    the lines returned.
    """
    if section.drawing is None:
        return (), section.lines
    if isinstance(section.drawing, Effect) and len(section.lines) == 1:
        words = draw_line(section.lines[0], surface)
        taken = measure_row(words[0], surface.measure) + GAP_COLUMNS
        if len(words) == 1 and surface.columns - taken >= LEAST_STRIP_COLUMNS:
            strip = _draw(section.drawing, surface._replace(columns=surface.columns - taken))
            if strip:
                return (*strip[:-1], (*strip[-1], (" " * GAP_COLUMNS, "plain"), *words[0])), ()
    return _draw(section.drawing, surface), section.lines


def _draw_aside(section: Section, surface: Surface) -> DrawnRow:
    """What stands right of a section's heading: its key, then its remark or, without one, the scale of its bars."""
    pieces: list[tuple[str, Ink]] = []
    for meaning, label in section.key:
        pieces += [*draw_item(meaning, label, is_ascii=surface.is_ascii), ("  ", "plain")]
    if section.aside:
        pieces.append((surface.spell(section.aside), "plain"))
    elif isinstance(section.drawing, PairGroup) and (words := scale_words(section.drawing, is_ascii=surface.is_ascii)):
        pieces.append(words)
    return tidy(tuple(pieces))


def _draw(drawing: SectionDrawing, surface: Surface) -> tuple[DrawnRow, ...]:
    if isinstance(drawing, Counts | Tallies | Years | Durations):
        composed: dict[type, Callable[[Any, Surface], Iterator[DrawnRow]]] = {
            Counts: _draw_counts,
            Tallies: _draw_tallies,
            Years: _draw_years,
            Durations: _draw_durations,
        }
        return tuple(composed[type(drawing)](drawing, surface))
    if isinstance(drawing, Series):
        return draw_series(drawing.points, **surface._asdict())
    simple: dict[type, Callable[..., tuple[DrawnRow, ...]]] = {
        PairGroup: draw_pairs,
        RegionMatrix: draw_regions,
        Matrix: draw_matrix,
        Comparison: draw_comparison,
        Crosstab: draw_crosstab,
        Effect: draw_effect,
    }
    return simple[type(drawing)](drawing, **surface._asdict())


def _draw_counts(drawing: Counts, surface: Surface) -> Iterator[DrawnRow]:
    words = surface.measure(surface.spell(drawing.label))
    label = max(words, LEAST_LABEL_COLUMNS) + GAP_COLUMNS if drawing.label else 0
    rows = draw_strip(
        {meaning: count for meaning, _, count in drawing.counts},
        columns=surface.columns - label,
        is_ascii=surface.is_ascii,
        measure=surface.measure,
        words={meaning: words for meaning, words, _ in drawing.counts},
    )
    yield from _label_rows(surface.spell(drawing.label), rows, label, surface)


def _draw_tallies(drawing: Tallies, surface: Surface) -> Iterator[DrawnRow]:
    most = max((row.count for row in drawing.rows), default=0)
    labels = [surface.spell(row.label) for row in drawing.rows]
    width = max(map(surface.measure, labels), default=0) + GAP_COLUMNS
    for row, label in zip(drawing.rows, labels, strict=True):
        tally = draw_tally(row.count, most, is_ascii=surface.is_ascii, measure=surface.measure)
        first = (*pad(((label, "plain"),), width, surface.measure), *tally)
        who = [_draw_item(item, surface) for item in row.who]
        room = surface.columns - measure_row(first, surface.measure) - GAP_COLUMNS
        beside = wrap(who, room, surface.measure, gap=GAP_COLUMNS) if room > 0 else ()
        if len(beside) == 1 and measure_row(beside[0], surface.measure) <= room:
            yield (*first, ("  ", "plain"), *beside[0])
        else:
            yield tidy(first)
            yield from indent(wrap(who, surface.columns - 2, surface.measure, gap=GAP_COLUMNS), 2)


def _draw_years(drawing: Years, surface: Surface) -> Iterator[DrawnRow]:
    labels = [surface.spell(label) for label, _ in drawing.lanes]
    width = max(map(surface.measure, labels), default=0) + 1
    years = drawing.last - drawing.first + 1
    highest = max((max(values, default=0) for _, values in drawing.lanes), default=0)
    totals = max((len(str(sum(values))) for _, values in drawing.lanes), default=0) + GAP_COLUMNS
    is_spaced = width + 2 * years + totals <= surface.columns
    axis = draw_year_axis(drawing.first, drawing.last, columns=surface.columns - width, is_spaced=is_spaced)
    yield from indent((axis,), width) if axis else ()
    for label, (_, values) in zip(labels, drawing.lanes, strict=True):
        line = draw_sparkline(values, highest=highest, is_ascii=surface.is_ascii, is_spaced=is_spaced)
        drawn = pad(line, years * (2 if is_spaced else 1), surface.measure)
        yield (*pad(((label, "plain"),), width, surface.measure), *drawn, (f" {sum(values)}", "plain"))
    yield from indent((((height_words(highest, drawing.counted, is_ascii=surface.is_ascii), "quiet"),),), width)


def _draw_durations(drawing: Durations, surface: Surface) -> Iterator[DrawnRow]:
    labels = [surface.spell(label) for label, _, _ in drawing.rows]
    width = max(map(surface.measure, labels), default=0) + GAP_COLUMNS
    ends = [days[1] for _, time, _ in drawing.rows if (days := time.days())]
    scale = max(ends, default=1.0)
    for label, (_, time, tail) in zip(labels, drawing.rows, strict=True):
        bar = draw_duration(time, scale_days=scale, width=13, is_ascii=surface.is_ascii, measure=surface.measure)
        first = (*pad(((label, "plain"),), width, surface.measure), *bar, (" " * GAP_COLUMNS, "plain"))
        beside = measure_row(first, surface.measure)
        words = split_words(surface.spell(f"{time}, {tail}" if tail else str(time)), "plain")
        if surface.columns - beside >= LEAST_BESIDE_COLUMNS:
            head, *rest = wrap(words, surface.columns - beside, surface.measure)
            yield (*first, *head)
            yield from indent(rest, beside)
        else:
            yield tidy(first)
            yield from indent(wrap(words, surface.columns - INDENT_COLUMNS, surface.measure), INDENT_COLUMNS)


def _draw_labels(pairs: Sequence[tuple[str, Line]], surface: Surface) -> Iterator[DrawnRow]:
    labels = [surface.spell(label) for label, _ in pairs]
    measured = [
        surface.measure(label) for label, (_, line) in zip(labels, pairs, strict=True) if line.text or line.mark
    ]
    width = max(measured, default=0) + GAP_COLUMNS
    is_beside = _has_room_beside(
        [(label, line) for label, (_, line) in zip(labels, pairs, strict=True)], width, surface
    )
    for label, (_, line) in zip(labels, pairs, strict=True):
        if not (line.text or line.mark):
            alone = wrap(split_words(label, "heading"), surface.columns, surface.measure)
            yield from append(alone, _refs(line.refs), surface.columns, surface.measure)
        elif not is_beside:
            yield from _draw_run_in(label, line, surface)
        else:
            rows = draw_line(line, surface._replace(columns=surface.columns - width))
            yield from _label_rows(label, rows, width, surface)


def _has_room_beside(pairs: Sequence[tuple[str, Line]], width: int, surface: Surface) -> bool:
    """Whether the texts of `pairs` stand in a column beside their labels, which take `width` columns.

    They do if `width` is at most a third of the screen. A width up to a half is allowed if this needs no more rows than
    texts that begin right after their labels.
    """
    if width <= surface.columns // 3 or width > surface.columns // 2:
        return width <= surface.columns // 3
    told = [(label, line) for label, line in pairs if line.text]
    beside = surface._replace(columns=surface.columns - width)
    rows = sum(len(draw_line(line, beside)) for _, line in told)
    return rows <= sum(len(_draw_run_in(label, line, surface)) for label, line in told)


def _draw_run_in(label: str, line: Line, surface: Surface) -> tuple[DrawnRow, ...]:
    """A label with a colon and, in the same row, the text; further rows of the text are indented."""
    narrow = surface._replace(columns=surface.columns - GAP_COLUMNS)
    words = [unit for row in draw_line(line, narrow) for text, ink in row for unit in split_words(text, ink)]
    told = split_words(f"{label}:" if label else "", "heading")
    first, *others = wrap([*told, *words], narrow.columns, surface.measure)
    return (first, *indent(others, GAP_COLUMNS))


def _label_rows(label: str, rows: Sequence[DrawnRow], width: int, surface: Surface) -> Iterator[DrawnRow]:
    """The rows of a text in a column, with its label, `width` columns wide, left of the first row."""
    for number, row in enumerate(rows or ((),)):
        head = pad((((label if number == 0 else ""), "heading"),), width, surface.measure)
        yield tidy((*head, *row))


def _draw_ticks(block: Ticks, surface: Surface) -> Iterator[DrawnRow]:
    yield from draw_heading(block.title, columns=surface.columns, is_ascii=surface.is_ascii, measure=surface.measure)
    mark = draw_mark(block.mark, is_ascii=surface.is_ascii) if block.mark else BOX
    half = (surface.columns - TICK_COLUMNS) // 2
    beside = surface._replace(columns=half)
    is_short = all(len(hang(mark, line, beside)) == 1 for line in block.lines)
    is_double = (surface.columns >= WIDE_COLUMNS or is_short) and len(block.lines) > 1
    ticks = [hang(mark, line, beside if is_double else surface) for line in block.lines]
    if not is_double:
        yield from (row for tick in ticks for row in tick)
        return
    left, right = ticks[: (len(ticks) + 1) // 2], ticks[(len(ticks) + 1) // 2 :]
    for number, tick in enumerate(left):
        other = right[number] if number < len(right) else ()
        for at in range(max(len(tick), len(other))):
            one = pad(tick[at] if at < len(tick) else (), half + TICK_COLUMNS, surface.measure)
            yield tidy((*one, *(other[at] if at < len(other) else ())))


def _draw_entries(entries: Sequence[EntryRow], surface: Surface) -> Iterator[DrawnRow]:
    """Names with sentences beside them; a sentence that has no room goes below if `is_whole`, else it is left out.

    Sentences begin in one column, right of most names; a long sentence begins further left if it must. If most have no
    room, all that are `is_whole` go below. A last row says how many sentences were left out.
    """
    names = [surface.measure(surface.spell(row.name)) for row in entries]
    short = [name for name in sorted(names)[: int(len(names) * SHORT_NAMES) + 1] if name <= surface.columns // 3]
    width = max(short, default=0)
    beside = [
        _fit_sentence(row, surface.columns - name - GAP_COLUMNS, surface.columns - width - GAP_COLUMNS, surface)
        for row, name in zip(entries, names, strict=True)
    ]
    is_stacked = beside.count(None) > len(beside) / 2
    for row, told in zip(entries, beside, strict=True):
        name = split_words(surface.spell(row.name), "strong")
        if told is None or (is_stacked and row.is_whole):
            refs = () if row.is_whole else _ref_units(row.refs)
            yield from wrap([*name, *refs], surface.columns, surface.measure)
            yield from indent(_draw_below(row, surface) if row.is_whole else (), GAP_COLUMNS)
        else:
            begin = min(width, surface.columns - GAP_COLUMNS - measure_row(told, surface.measure))
            label = pad(wrap(name, surface.columns, surface.measure)[0], begin, surface.measure)
            yield tidy((*label, (" " * GAP_COLUMNS, "plain"), *told))
    left_out = sum(told is None and not row.is_whole for row, told in zip(entries, beside, strict=True))
    if left_out:
        what = "sentence has" if left_out == 1 else "sentences have"
        yield from wrap(split_words(f"+ {left_out} {what} no room here: --full", "quiet"), *surface[::2])


def _draw_below(row: EntryRow, surface: Surface) -> tuple[DrawnRow, ...]:
    """The rows of the first text of an entry that takes at most `MOST_BELOW_ROWS`, else of its last text.

    The texts are `text`, then those of `shorter`.
    """
    own = surface._replace(columns=surface.columns - GAP_COLUMNS)
    drawn = [draw_line(Line(text=text, refs=row.refs), own) for text in (row.text, *row.shorter)]
    return next((rows for rows in drawn if len(rows) <= MOST_BELOW_ROWS), drawn[-1])


def _fit_sentence(row: EntryRow, most: int, in_column: int, surface: Surface) -> DrawnRow | None:
    """The best text of an entry that fits one row with its sources: `text`, else a shorter one; None if none fits.

    `most` is the room beside the name, in columns. Shorter texts are first tried in `in_column`, the room beside the
    column of names.
    """
    shorter = [(text, room) for room in (min(in_column, most), most) for text in row.shorter]
    for text, room in ((row.text, most), *shorter):
        told: DrawnRow = ((surface.spell(text), "plain"), *_refs(row.refs))
        if measure_row(told, surface.measure) <= room:
            return told
    return None


def _draw_alarm(alarm: Alarm, surface: Surface) -> Iterator[DrawnRow]:
    """The rows of a warning: a mark, the label and all words after it; further rows begin below the label.

    Lines from users' files come last in rows of their own, so that they do not look like bundled text.
    """
    mark, ink = draw_mark("emergency", is_ascii=surface.is_ascii)
    indented = surface.measure(mark) + 1
    units: list[DrawnRow] = [((surface.spell(alarm.label), "strong"),)]
    own: list[DrawnRow] = []
    for line in alarm.lines:
        words = [*split_words(surface.spell(line.text), "plain"), *_ref_units(line.refs)]
        if line.is_local:
            own += wrap(words, surface.columns - indented, surface.measure)
        else:
            units += words
    first, *others = wrap(units, surface.columns - indented, surface.measure)
    yield ((mark, ink), (" ", "plain"), *first)
    yield from indent((*others, *own), indented)


def draw_line(line: Line, surface: Surface) -> tuple[DrawnRow, ...]:
    """The rows of a line: a box if it is a task, its mark, words and numbers of sources; a detail is indented."""
    if line.is_task:
        return hang(BOX, line, surface)
    units: list[DrawnRow] = []
    if line.mark:
        units += [(piece,) for piece in draw_glyph(line.mark.role, is_ascii=surface.is_ascii)]
        word = surface.spell(f"{line.mark.word}:" if line.text else line.mark.word)
        units += split_words(word, "strong" if line.mark.role == "strong" else "plain")
    units += split_words(surface.spell(line.text), line.role if line.role in ("strong", "quiet") else "plain")
    units += _ref_units(line.refs)
    rows = wrap(units, surface.columns - (INDENT_COLUMNS if line.is_detail else 0), surface.measure)
    return indent(rows, INDENT_COLUMNS) if line.is_detail else rows


def hang(mark: Piece, line: Line, surface: Surface) -> tuple[DrawnRow, ...]:
    """The rows of a line right of a mark, such as a box to tick; only the first row has the mark."""
    text, ink = spell_letters(mark[0], is_ascii=surface.is_ascii), mark[1]
    taken = surface.measure(text)
    rows = draw_line(replace(line, is_task=False), surface._replace(columns=surface.columns - taken - 1))
    heads: Iterator[Piece] = chain([(text, ink)], repeat((" " * taken, "plain")))
    return tuple(tidy((head, (" ", "plain"), *row)) for head, row in zip(heads, rows, strict=False))


def _ref_units(refs: tuple[int, ...]) -> tuple[DrawnRow, ...]:
    return split_words(number_words(refs), "quiet")


def _refs(refs: tuple[int, ...]) -> DrawnRow:
    return ((" ", "plain"), (number_words(refs), "quiet")) if refs else ()

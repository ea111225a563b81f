"""Pairs of bars: one for the figure of the toxin and one for that of its comparator, on one scale with one unit.

The two bars of a pair are drawn in whole cells, since placebo has no glyph for parts of a cell. One resolution for both
keeps the longer bar the larger number.
"""

from collections.abc import Iterable, Sequence
from math import floor, log10
from typing import NamedTuple

import msgspec

from botox_cli.catalogue.model.values import WHOLE_PERCENT, Level, Number
from botox_cli.render.drawing.marks import Meaning, Piece, draw_mark
from botox_cli.render.drawing.pieces import (
    GAP_COLUMNS,
    WIDE_COLUMNS,
    DrawnRow,
    Measure,
    Surface,
    align_right,
    append,
    fit_names,
    indent,
    measure_row,
    pad,
    row_text,
    split_words,
    tidy,
    wrap,
    write_figure,
)

LEAST_WIDE_CELLS = 12
"""The fewest cells of a bar in the wide form; if there is room for fewer, the compact form is drawn."""

FEW_PEOPLE = 12
"""In a group of at most so many people, shares without a comparison are counts (`3 of 3`) if whole numbers fit."""

_STEPS = (1, 2, 5, 10)


class PairedBar(msgspec.Struct, frozen=True, kw_only=True):
    """One outcome or risk in two groups of a trial: shares (`unit` is `percent`), or means, which may be negative.

    `n_toxin` and `n_control` are how many people were in each group.
    """

    label: str
    toxin: Number
    control: Number | None
    """The figure of the comparator; None if nothing was compared."""
    unit: str
    n_toxin: int | None = None
    n_control: int | None = None
    level: Level = "primary"
    note: str = ""
    """What differs from the heading of the section: product, time, trial, dose."""

    @property
    def values(self) -> tuple[Number, ...]:
        """The figure of the toxin and, if there is one, of the comparator."""
        return (self.toxin,) if self.control is None else (self.toxin, self.control)

    @property
    def name(self) -> str:
        """The label and, if there is a note, the note in brackets."""
        return f"{self.label} ({self.note})" if self.note else self.label

    @property
    def has_bars(self) -> bool:
        """Whether bars are drawn: the toxin was compared, and the figures are not `unverified`."""
        return self.control is not None and self.level != "unverified"

    @property
    def has_row(self) -> bool:
        """Whether it has rows of its own: it has a comparator or is `unverified`; other figures stand in sentences."""
        return self.control is not None or self.level == "unverified"


class PairGroup(msgspec.Struct, frozen=True, kw_only=True):
    """Pairs that are drawn on one scale.

    Raises:
        ValueError: the pairs, those of `aligned_with` included, have more than one unit. Or `top` is 0 or less, or less
            than a value that is drawn, without its sign.
    """

    bars: tuple[PairedBar, ...]
    arms: tuple[str, str] = ("toxin", "placebo")
    """What each of the two groups of people was given, in words."""
    top: Number | None = None
    """The end of the scale; if it is None, `find_top` chooses the end."""
    aligned_with: tuple[PairedBar, ...] = ()
    """Pairs of another group on the same screen: not drawn here, but they count for the columns and the scale."""

    def __post_init__(self) -> None:
        units = list(dict.fromkeys(bar.unit for bar in self.all_bars))
        if len(units) > 1:
            raise ValueError(f"{' and '.join(map(repr, units))} on one scale, expected one unit")
        largest = _find_largest(self.all_bars)
        if self.top is not None and (self.top <= 0 or largest > self.top):
            raise ValueError(f"a scale to {self.top}, expected at least {largest} and more than 0")

    @property
    def all_bars(self) -> tuple[PairedBar, ...]:
        """The pairs of this group, then the pairs of `aligned_with`."""
        return (*self.bars, *self.aligned_with)

    @property
    def unit(self) -> str:
        """The unit of all pairs, those of `aligned_with` included; empty if there is no pair."""
        return self.all_bars[0].unit if self.all_bars else ""

    @property
    def end(self) -> Number:
        """The number at the end of the scale."""
        return find_top(self.all_bars) if self.top is None else self.top

    @property
    def is_zoomed(self) -> bool:
        """Whether the values are shares and the scale ends below 100 percent."""
        return self.unit == "percent" and self.end < WHOLE_PERCENT


class _Columns(NamedTuple):
    """Widths in the wide form: of the name, of a bar (in cells), of each group's figures, and of its whole column."""

    name: int
    cells: int
    figures: tuple[int, ...]
    arms: tuple[int, ...]


def find_top(bars: Iterable[PairedBar]) -> Number:
    """The end of a scale: the first of … 0.5, 1, 2, 5, 10, 20 … that is at least as large as any value with a bar.

    Minus signs are ignored. If no value but 0 has a bar (see `has_bars`), it is 100 for shares in percent, else 1.
    """
    bars = tuple(bars)
    largest = _find_largest(bars)
    if largest == 0:
        return WHOLE_PERCENT if any(bar.unit == "percent" for bar in bars) else 1
    exponent = floor(log10(largest))
    power = 10**exponent if exponent >= 0 else 1 / 10**-exponent
    return next((step * power for step in _STEPS if step * power >= largest), largest)


def scale_words(group: PairGroup, *, is_ascii: bool) -> Piece | None:
    """Words about the scale: `scale 0 to 100 in 100`, or `zoomed: scale 0 to 20 in 100`; None if no bar is drawn.

    If a value that is drawn is negative, the words also say that bars ignore the sign.
    """
    if not any(bar.has_bars for bar in group.bars):
        return None
    end = write_figure(group.end, is_ascii=is_ascii)
    unit = f"in {WHOLE_PERCENT}" if group.unit == "percent" else group.unit
    zoomed = "zoomed: " if group.is_zoomed else ""
    is_signed = any(value < 0 for bar in group.bars if bar.has_bars for value in bar.values)
    signed = ", length without the sign" if is_signed else ""
    words = Surface(0, is_ascii, len).spell(f"{zoomed}scale 0 to {end} {unit}{signed}")
    return words, "caution" if group.is_zoomed else "plain"


def draw_pairs(group: PairGroup, *, columns: int, is_ascii: bool, measure: Measure) -> tuple[DrawnRow, ...]:
    """Draw all pairs: first bars, then sentences for figures without a comparator, then `unverified` numbers.

    On a screen narrower than `WIDE_COLUMNS`, or if bars would be too short, each pair stands below its name.
    """
    surface = Surface(columns, is_ascii, measure)
    drawn = [bar for bar in group.bars if bar.has_bars]
    lone = [bar for bar in group.bars if not bar.has_row]
    unread = sorted((bar for bar in group.bars if bar.level == "unverified"), key=lambda bar: bar.control is None)
    between = _write_lone(lone, group, surface)
    layout = _lay_out(group, surface) if columns >= WIDE_COLUMNS else None
    if layout is None:
        compact = [row for bar in drawn for row in _draw_compact(bar, group, surface)]
        numbers = [row for bar in unread for row in _write_numbers(bar, group, surface)]
        return (*_draw_compact_axis(group, surface), *compact, *between, *numbers)
    head = _draw_head(group, drawn, unread, layout, surface)
    wide = [row for bar in drawn for row in _draw_wide(bar, group, layout, surface)]
    numbers = [row for bar in unread for row in _draw_wide(bar, group, layout, surface)]
    return (*head, *wide, *between, *numbers)


def _find_largest(bars: Iterable[PairedBar]) -> Number:
    return max((abs(value) for bar in bars if bar.has_bars for value in bar.values), default=0)


def _lay_out(group: PairGroup, surface: Surface) -> _Columns | None:
    """The widths of the wide form; None if the screen is too narrow for them."""
    bars = [bar for bar in group.all_bars if bar.has_row]
    is_drawn = any(bar.has_bars for bar in bars)
    name = fit_names([surface.spell(bar.name) for bar in bars], surface.columns * 9 // 20, surface.measure)
    figures = tuple(_widest([_figure(bar, arm, surface) for bar in bars], surface) for arm in (0, 1))
    tail = _widest([*(_tail(bar, surface) for bar in bars), *_people_head(bars)], surface)
    room = surface.columns - name - tail - 3 * GAP_COLUMNS
    cells = (room - sum(figures) - 2) // 2 // _cell_columns(surface) if is_drawn else 0
    if is_drawn and cells < LEAST_WIDE_CELLS:
        return None
    bar_columns = cells * _cell_columns(surface) + 1 if is_drawn else 0
    arms = tuple(
        max(bar_columns + figure, surface.measure(surface.spell(word)))
        for figure, word in zip(figures, group.arms, strict=True)
    )
    return _Columns(name, cells, figures, arms) if sum(arms) <= room else None


def _draw_head(
    group: PairGroup, drawn: Sequence[PairedBar], unread: Sequence[PairedBar], layout: _Columns, surface: Surface
) -> tuple[DrawnRow, ...]:
    """The row of column heads and, if bars are drawn and the scale is zoomed, a row with its ends.

    `drawn` are the pairs with bars, `unread` the `unverified` pairs. If there are neither, there are no rows.
    """
    if not drawn and not unread:
        return ()
    arms = [
        pad(((surface.spell(word), "quiet"),), width, surface.measure)
        for word, width in zip(group.arms, layout.arms, strict=True)
    ]
    people = _people_head(bar for bar in group.all_bars if bar.has_row)
    head = tidy(_set_apart((_blank(layout.name), *arms, *people)))
    if not (drawn and group.is_zoomed):
        return (head,)
    scale = _draw_scale(group, layout.cells, surface)
    ends = [pad(scale, width, surface.measure) for width in layout.arms]
    return head, tidy(_set_apart((_blank(layout.name), *ends)))


def _draw_wide(bar: PairedBar, group: PairGroup, layout: _Columns, surface: Surface) -> tuple[DrawnRow, ...]:
    """One row with the name, both bars with figures, and the number of people; a long name goes on in rows below.

    An `unverified` pair has empty space in place of bars.
    """
    names = wrap(split_words(surface.spell(bar.name), "plain"), layout.name, surface.measure) or ((),)
    arms = []
    for arm in (0, 1):
        figure = align_right(_figure(bar, arm, surface), layout.figures[arm], surface.measure)
        drawn = _draw_bar(bar, arm, group, layout.cells, surface)
        parts = (*drawn, (" ", "plain"), *figure) if layout.cells else figure
        arms.append(pad(parts, layout.arms[arm], surface.measure))
    first = _set_apart((pad(names[0], layout.name, surface.measure), *arms, _tail(bar, surface)))
    return (tidy(first), *names[1:])


def _draw_compact(bar: PairedBar, group: PairGroup, surface: Surface) -> tuple[DrawnRow, ...]:
    """The name, then a row for each of the two bars; if bars have no room, the name and the numbers alone."""
    words, cells, figures = _lay_out_compact(group, surface)
    if cells < 1:
        return _write_numbers(bar, group, surface)
    rows = list(_write_name(bar, surface))
    for arm in (0, 1):
        word = pad(((surface.spell(group.arms[arm]), "plain"),), words, surface.measure)
        figure = align_right(_figure(bar, arm, surface), figures, surface.measure)
        drawn = _draw_bar(bar, arm, group, cells, surface)
        rows.append(tidy(((" ", "plain"), *word, *_blank(GAP_COLUMNS), *drawn, (" ", "plain"), *figure)))
    return tuple(rows)


def _lay_out_compact(group: PairGroup, surface: Surface) -> tuple[int, int, int]:
    """Widths in the compact form: of the words for the groups, a bar (in cells; below 1: no room), and the figures."""
    words = max(surface.measure(surface.spell(word)) for word in group.arms)
    drawn = [bar for bar in group.all_bars if bar.has_bars]
    figures = _widest([_figure(bar, arm, surface) for bar in drawn for arm in (0, 1)], surface)
    room = surface.columns - 1 - words - GAP_COLUMNS - 1 - figures
    return words, room // _cell_columns(surface), figures


def _draw_compact_axis(group: PairGroup, surface: Surface) -> tuple[DrawnRow, ...]:
    """The ends of the scale in a row above the bars of the compact form; only if it is zoomed and bars are drawn."""
    words, cells, _ = _lay_out_compact(group, surface)
    if cells < 1 or not group.is_zoomed or not any(bar.has_bars for bar in group.bars):
        return ()
    return ((*_blank(1 + words + GAP_COLUMNS), *_draw_scale(group, cells, surface)),)


def _write_name(bar: PairedBar, surface: Surface) -> tuple[DrawnRow, ...]:
    """The name in whole words, then the number of people and the mark of a figure that was not read in its source."""
    rows = wrap(split_words(surface.spell(bar.name), "plain"), surface.columns, surface.measure)
    people = _people(bar, surface)
    tail = _tail(bar, surface)
    return append(rows, (("n ", "plain"), *tail) if " v " in people else tail, surface.columns, surface.measure)


def _write_numbers(bar: PairedBar, group: PairGroup, surface: Surface) -> tuple[DrawnRow, ...]:
    """A pair without bars: its name, and below it the figure of each group, `toxin 67, placebo 7`.

    If nothing was compared, only the figure of the toxin.
    """
    texts = [f"{surface.spell(group.arms[0])} {row_text(_figure(bar, 0, surface))}"]
    if bar.control is not None:
        texts.append(f"{surface.spell(group.arms[1])} {row_text(_figure(bar, 1, surface))}")
    numbers = wrap(split_words(", ".join(texts), "plain"), surface.columns - 1, surface.measure)
    return (*_write_name(bar, surface), *indent(numbers, 1))


def _write_lone(bars: Sequence[PairedBar], group: PairGroup, surface: Surface) -> tuple[DrawnRow, ...]:
    """Sentences with the figures of `bars`, which have no comparator: one sentence for each number of people.

    A note that all figures of a sentence have is written once. If a sentence is about at most `FEW_PEOPLE`, and each
    share fits a whole number of them, the shares are counts: `3 of 3`.
    """
    rows: list[DrawnRow] = []
    for count in dict.fromkeys(bar.n_toxin for bar in bars):
        same = [bar for bar in bars if bar.n_toxin == count]
        counts = [_count_people(bar) for bar in same]
        is_few = group.unit == "percent" and None not in counts
        people = "" if count is None or is_few else f", of {write_figure(count, is_ascii=surface.is_ascii)}"
        unit = f"in {WHOLE_PERCENT}" if group.unit == "percent" else surface.spell(group.unit)
        notes = {bar.note for bar in same}
        common = f" ({notes.pop()})" if len(same) > 1 == len(notes) and all(notes) else ""
        units = [*split_words(surface.spell(f"without comparison{people}{common}:"), "plain")]
        for number, bar in enumerate(same, 1):
            units += split_words(surface.spell(bar.label if common else bar.name), "plain")
            figure: DrawnRow = _figure(bar, 0, surface)
            if is_few:
                figure = ((f"{counts[number - 1]} of {count}", "plain"),)
            end = "," if number < len(same) else "" if is_few else f" {unit}"
            units.append((*figure, *_level(bar, surface), (end, "plain")))
        rows += wrap(units, surface.columns, surface.measure)
    return tuple(rows)


def _count_people(bar: PairedBar) -> int | None:
    """The percentage of the toxin as a number of people (3 for 100 percent of 3); None if no whole number fits.

    It is also None if there are more than `FEW_PEOPLE`, or it is not known how many.
    """
    if bar.n_toxin is None or bar.n_toxin > FEW_PEOPLE:
        return None
    people = float(bar.toxin) * bar.n_toxin / WHOLE_PERCENT
    is_whole = abs(people - round(people)) <= bar.n_toxin / WHOLE_PERCENT / 2  # a share is rounded to one in 100
    return round(people) if is_whole else None


def _draw_bar(bar: PairedBar, arm: int, group: PairGroup, cells: int, surface: Surface) -> DrawnRow:
    """The bar of one group (`arm` 0: toxin, 1: comparator), padded to the length of the scale.

    It has at least one cell if the value is not 0, and no cell if the pair is not drawn as bars.
    """
    value = bar.values[arm] if bar.has_bars else 0
    count = max(round(abs(value) / group.end * cells), 1) if value else 0
    meaning: Meaning = "placebo" if arm else "toxin"
    glyph, ink = draw_mark(meaning, is_ascii=surface.is_ascii)
    return pad(((glyph * count, ink),), cells * _cell_columns(surface), surface.measure)


def _draw_scale(group: PairGroup, cells: int, surface: Surface) -> DrawnRow:
    """Both ends of the scale, 0 and the highest number, as far apart as a bar of `cells` cells is long."""
    end = write_figure(group.end, is_ascii=surface.is_ascii)
    spaces = max(cells * _cell_columns(surface) - surface.measure(f"0{end}"), 1)
    return (("0" + " " * spaces + end, "quiet"),)


def _figure(bar: PairedBar, arm: int, surface: Surface) -> DrawnRow:
    """The figure of one group (`arm` 0: toxin, 1: comparator); the mark of absence for a comparator that is missing."""
    if arm < len(bar.values):
        return ((write_figure(bar.values[arm], is_ascii=surface.is_ascii), "plain"),)
    return (draw_mark("absent", is_ascii=surface.is_ascii),)


def _tail(bar: PairedBar, surface: Surface) -> DrawnRow:
    """How many people there were, and the mark of a figure that was not read in its source; either may be absent."""
    people: DrawnRow = ((_people(bar, surface), "plain"),) if _people(bar, surface) else ()
    level = _level(bar, surface)
    return (*people, *level) if people or not level else (level[1],)


def _people(bar: PairedBar, surface: Surface) -> str:
    """How many people were in each group: `222 v 223`, `222 v ·` if one is unknown, `n 222` without comparison.

    It is empty if neither number is known.
    """
    if bar.n_toxin is None and bar.n_control is None:
        return ""
    absent, _ = draw_mark("absent", is_ascii=surface.is_ascii)
    counts = [
        absent if count is None else write_figure(count, is_ascii=surface.is_ascii)
        for count in (bar.n_toxin, bar.n_control)
    ]
    return f"n {counts[0]}" if bar.control is None else " v ".join(counts)


def _level(bar: PairedBar, surface: Surface) -> DrawnRow:
    """A space and the mark of a figure that was not read in its source; nothing if it was."""
    return () if bar.level == "primary" else ((" ", "plain"), draw_mark(bar.level, is_ascii=surface.is_ascii))


def _people_head(bars: Iterable[PairedBar]) -> tuple[DrawnRow, ...]:
    is_known = any(count is not None for bar in bars for count in (bar.n_toxin, bar.n_control))
    return ((("people", "quiet"),),) if is_known else ()


def _set_apart(parts: Iterable[DrawnRow]) -> DrawnRow:
    """One row that has all `parts` side by side, with a gap between two parts."""
    first, *others = parts
    return (*first, *(piece for part in others for piece in (*_blank(GAP_COLUMNS), *part)))


def _blank(columns: int) -> DrawnRow:
    return ((" " * columns, "plain"),)


def _widest(rows: Iterable[DrawnRow], surface: Surface) -> int:
    return max((measure_row(row, surface.measure) for row in rows), default=0)


def _cell_columns(surface: Surface) -> int:
    """How many columns a cell of a bar takes: two where the terminal draws blocks wide."""
    return max(surface.measure(draw_mark(arm, is_ascii=surface.is_ascii)[0]) for arm in ("toxin", "placebo"))

"""Times as bars of cells: the course of an effect over months, and a short bar for how long an effect lasts."""

from collections.abc import Sequence
from math import floor

import msgspec

from botox_cli.catalogue.model.values import Range
from botox_cli.render.drawing.marks import Meaning, Piece, draw_mark
from botox_cli.render.drawing.pieces import DrawnRow, Measure, pad, tidy

MONTH_DAYS = 30.44
LEAST_MONTHS = 3
MOST_MONTH_CELLS = 10
SCALE_END_COLUMNS = len("000 months")
"""The columns that are kept at the right end for the last number of the scale and its unit."""

_NOT_YET: Meaning = "absent"
_SURE: Meaning = "toxin"
_LABEL_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
"""How many months may lie between two numbers of the scale; the first of these distances that has room is used."""


class Effect(msgspec.Struct, frozen=True, kw_only=True):
    """When an effect starts and ends, in days after the injection."""

    starts_days: float = 0
    """The latest start that the source names; 0 if it names none."""
    sure_days: float | None = None
    """The earliest end; None if only the latest end is known, as in `up to 5 months`."""
    longest_days: float | None = None
    """The latest end; None if it is open, as in `at least 12 weeks`."""
    again_days: float | None = None
    """When the injection may be repeated at the earliest; None if the source does not say."""


def draw_effect(
    effect: Effect, *, columns: int, is_ascii: bool, measure: Measure, end_days: float | None = None
) -> tuple[DrawnRow, ...]:
    """Draw the course of the effect in a row of cells, and below it the months.

    If there is room, the scale goes at least to `end_days`. An effect whose latest end is open or beyond the scale ends
    in the mark `longer`. If neither `sure_days` nor `longest_days` is known, nothing is drawn.
    """
    if effect.sure_days is None and effect.longest_days is None:
        return ()
    cell_columns = _cell_columns(is_ascii=is_ascii, measure=measure)
    room = max((columns - SCALE_END_COLUMNS) // cell_columns, 1)
    months = min(max(_count_months(effect, end_days), LEAST_MONTHS), room)
    step = min(room // months, MOST_MONTH_CELLS)
    meanings = _list_meanings(effect, step, months * step)
    return _draw_cells(meanings, is_ascii=is_ascii, measure=measure), _draw_months(months, step * cell_columns)


def draw_duration(time: Range | None, *, scale_days: float, width: int, is_ascii: bool, measure: Measure) -> DrawnRow:
    """Draw a bar for how long an effect lasts: the sure part, the possible part, and an arrow if it may last longer.

    A bar of full length is `scale_days` long. It is padded to `width` columns. If nothing is recorded (None), it is the
    mark of absence.

    Raises:
        ValueError: the unit of `time` is not hours, days, weeks, months or years.
    """
    if time is None:
        return pad((draw_mark("absent", is_ascii=is_ascii),), width, measure)
    days = time.days()
    if days is None:
        raise ValueError(f"{time.unit!r} as a time that lasts, expected hours, days, weeks, months or years")
    cells = width // _cell_columns(is_ascii=is_ascii, measure=measure)
    longest = _count_cells(days[1], scale_days, cells)
    sure = 0 if time.low is None else _count_cells(days[0], scale_days, cells)
    if time.low is not None and time.high is not None and time.low < time.high:
        sure = min(sure, max(longest - 1, 0))
    meanings = [*_repeat(_SURE, sure), *_repeat("perhaps", longest - sure)]
    if days[1] > scale_days or time.high is None:
        meanings = [*meanings[: cells - 1], "longer"]
    return pad(_draw_cells(meanings, is_ascii=is_ascii, measure=measure), width, measure)


def _repeat(meaning: Meaning, count: int) -> list[Meaning]:
    return [meaning] * count


def _count_cells(days: float, scale_days: float, cells: int) -> int:
    """How many of `cells` cells, which stand for `scale_days`, a time fills: none for 0, else from 1 to `cells`."""
    return min(max(round(days / scale_days * cells), 1), cells) if days else 0


def _list_meanings(effect: Effect, step: int, cells: int) -> list[Meaning | None]:
    """The meaning of each of the `cells` of the drawing, with `step` cells for a month; None is an empty cell.

    An effect whose latest end is open or beyond the last cell ends in `longer`.
    """

    def place(days: float) -> int:
        return round(_to_months(days) * step)

    starts = place(effect.starts_days)
    sure = starts if effect.sure_days is None else max(place(effect.sure_days), starts + 1)
    longest = sure if effect.longest_days is None else max(place(effect.longest_days), sure, starts + 1)
    found: list[Meaning | None] = [
        *_repeat(_NOT_YET, starts),
        *_repeat(_SURE, sure - starts),
        *_repeat("perhaps", longest - sure),
    ]
    if effect.longest_days is None:
        found.append("longer")
    found += [None] * (cells - len(found))
    if len(found) > cells:
        found = [*found[: cells - 1], "longer"]
    if effect.again_days is not None:
        _set_repeat(found, floor(_to_months(effect.again_days) * step))
    return found


def _set_repeat(cells: list[Meaning | None], place: int) -> None:
    """Put the mark of the earliest repeat into cell `place` (from 0) of `cells`.

    A mark `longer` there moves one cell on. If there is no such cell, or no next one for `longer`, nothing changes.
    """
    last = len(cells) - 1
    if place > last or (place == last and cells[place] == "longer"):
        return
    if cells[place] == "longer":
        cells[place + 1] = "longer"
    cells[place] = "again"


def _count_months(effect: Effect, end_days: float | None) -> int:
    """How many months the scale needs for every time of the effect and `end_days`; an open end takes one month more."""
    after = max(effect.starts_days, effect.sure_days or 0) if effect.longest_days is None else effect.starts_days
    named = (after + MONTH_DAYS, effect.sure_days, effect.longest_days, effect.again_days, end_days)
    return floor(_to_months(max(days for days in named if days is not None))) + 1


def _to_months(days: float) -> float:
    """Days as months, rounded so that whole months are whole numbers."""
    return round(days / MONTH_DAYS, 6)


def _draw_cells(meanings: Sequence[Meaning | None], *, is_ascii: bool, measure: Measure) -> DrawnRow:
    """A row of marks, each in a cell of the same width."""
    columns = _cell_columns(is_ascii=is_ascii, measure=measure)
    cells: list[Piece] = []
    for meaning in meanings:
        mark: Piece = (" ", "plain") if meaning is None else draw_mark(meaning, is_ascii=is_ascii)
        cells += pad((mark,), columns, measure)
    return tidy(tuple(cells))


def _draw_months(months: int, step_columns: int) -> DrawnRow:
    """The numbers of months under the cells, as many as have room, and the unit."""
    digits = len(str(months))
    every = next((months for months in _LABEL_STEPS if months * step_columns > digits), months)
    shown = range(0, months + 1, every)
    scale = "".join(str(month).ljust(every * step_columns) for month in shown[:-1])
    return ((f"{scale}{shown[-1]} months", "quiet"),)


def _cell_columns(*, is_ascii: bool, measure: Measure) -> int:
    """How many columns a cell takes: two where the terminal draws any of the marks wide."""
    meanings: tuple[Meaning, ...] = (_NOT_YET, _SURE, "perhaps", "longer", "again")
    return max(measure(draw_mark(meaning, is_ascii=is_ascii)[0]) for meaning in meanings)

"""The screens of `botox list`: the kinds of entries, the entries of one kind, published counts as series of bars."""

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from botox_cli.catalogue.model.background import Statistic
from botox_cli.catalogue.model.catalogue import entry_type
from botox_cli.presentation.figures import best_level, level_mark
from botox_cli.queries.citations import citations
from botox_cli.render.drawing.grids import Grid, GridColumn, GridRow
from botox_cli.render.drawing.tallies import SeriesPoint
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.screen import EntryRow, Head, ScreenBlock, Section, Series
from botox_cli.render.view import Line, mark_local

_YEAR = re.compile(r"\b\d{4}\b")


class _Apart(NamedTuple):
    """The names of the numbers of one series, split: `title` is what all share, `labels` what is left of each name."""

    title: str
    labels: tuple[str, ...]


def kinds_screen(counts: dict[str, int]) -> tuple[ScreenBlock, ...]:
    """Every kind with the number of its entries and what they are; `counts` has the numbers by kind, at least one."""
    columns = (
        GridColumn(key="kind", title="kind"),
        GridColumn(key="count", title="entries"),
        GridColumn(key="about", title="what they are", spare=1),
    )
    most = len(f"{max(counts.values()):,}")
    rows = [
        GridRow(
            id="", cells=(kind, f"{count:,}".rjust(most), entry_type(kind.replace("-", "_")).list_words), is_strong=True
        )
        for kind, count in counts.items()
    ]
    head = Head(title="Kinds of entries", aside=f"{sum(counts.values()):,} entries")
    return (head, Grid(columns=columns, rows=tuple(rows)))


def entries_screen(
    title: str, count: str, entries: Sequence[Any], gist: Callable[[Any], str], numbers: ReferenceNumbers
) -> tuple[ScreenBlock, ...]:
    """Entries in the given order, a user's own last, each with a sentence; a line says so if there are none.

    `count` is the text beside the title. `gist` gives the sentence of an entry; it is left out if it repeats the name.
    """
    ordered = sorted(entries, key=lambda entry: bool(entry.is_local))
    rows = tuple(
        EntryRow(
            id=entry.id,
            name=mark_local(entry),
            text=text if (text := gist(entry)) != entry.name else "",
            refs=numbers.number(getattr(entry, "cites", ()) or citations(entry)),
        )
        for entry in ordered
    )
    if not rows:
        none = "None is in this catalogue. A file of your own may add some: --data FILE"
        return (Head(title=title, aside=count, lead=(Line(text=none),)),)
    return (Head(title=title, aside=count), Section(entries=rows))


def statistics_screen(entries: Sequence[Statistic], numbers: ReferenceNumbers) -> tuple[ScreenBlock, ...]:
    """Each series of published counts on its own scale, since counts on different bases cannot be compared.

    Numbers in another unit and local numbers make series of their own. A number that is alone has a line at the end.
    """
    head = Head(
        title="Statistics",
        aside=f"{len(entries)} number{'' if len(entries) == 1 else 's'}",
        lead=(Line(text="Only numbers under one heading were counted on one basis and may be compared."),),
    )
    series: dict[tuple[bool, str, str], list[Statistic]] = {}
    for entry in sorted(entries, key=lambda entry: bool(entry.is_local)):
        series.setdefault((entry.is_local, entry.series, entry.amount.unit), []).append(entry)
    several = [rows for rows in series.values() if len(rows) > 1]
    single = [rows[0] for rows in series.values() if len(rows) == 1]
    alone = Section(title="Each on a basis of its own", lines=tuple(_single(entry, numbers) for entry in single))
    return (head, *(_series(rows, numbers) for rows in several), *([alone] if single else []))


def _single(entry: Statistic, numbers: ReferenceNumbers) -> Line:
    """A line for a number that is alone in its series."""
    text = f"{mark_local(entry)}: {_thousands(str(entry.amount))}{level_mark(entry.cites)}"
    return Line(id=entry.id, text=text, refs=numbers.number(entry.cites))


def _series(rows: Sequence[Statistic], numbers: ReferenceNumbers) -> Section:
    ordered = sorted(rows, key=lambda entry: entry.year)
    apart = _tell_apart(ordered)
    return series_section(apart.title, ordered, apart.labels, numbers)


def series_section(title: str, rows: Sequence[Statistic], labels: Sequence[str], numbers: ReferenceNumbers) -> Section:
    """Numbers of one series, all in the unit of the first, drawn as bars in this order, each with its label."""
    points = tuple(_point(entry, label) for entry, label in zip(rows, labels, strict=True))
    unit = rows[0].amount.unit
    cites = [cite for entry in rows for cite in entry.cites]
    return Section(title=title, aside=unit, drawing=Series(points=points, unit=unit), refs=numbers.number(cites))


def _point(entry: Statistic, label: str) -> SeriesPoint:
    """A number as a point of a series; a range is written in full, and drawn to its lower end, or to its only end."""
    low, high = entry.amount.low, entry.amount.high
    is_open = high is None
    is_single = low == high or is_open
    value = low if low is not None else high
    return SeriesPoint(
        id=entry.id,
        label=label,
        value=value or 0,
        is_open=is_open,
        text="" if is_single else entry.amount.numbers().replace("up to ", "≤ "),
        level=best_level(entry.cites),
    )


def _thousands(text: str) -> str:
    """The text with commas between thousands, in numbers of five digits or more."""
    return re.sub(r"(?<![\d,.])\d{5,}", lambda digits: f"{int(digits[0]):,}", text)


def _tell_apart(rows: Sequence[Statistic]) -> _Apart:
    """Split the names of a series into what all share and what tells each apart.

    If the names differ only in the year, the labels are the years. Else the title is the last words that all names
    share (without any, the name of the series), and the labels are the words before these.
    """
    names = [mark_local(entry) for entry in rows]
    bare = {_YEAR.sub("", name).replace("  ", " ") for name in names}
    if len(bare) == 1 and all(_YEAR.findall(name) == [str(row.year)] for name, row in zip(names, rows, strict=True)):
        return _Apart(bare.pop().strip(), tuple(str(row.year) for row in rows))
    words = [name.split() for name in names]
    shared = 0
    while all(len(one) > shared + 1 and one[-shared - 1] == words[0][-shared - 1] for one in words):
        shared += 1
    title = " ".join(words[0][len(words[0]) - shared :]).removeprefix("(").removesuffix(")") if shared else ""
    if "(" in title:
        title = f"{title})"
    labels = (" ".join(one[: len(one) - shared]).rstrip(",") for one in words)
    return _Apart(title or rows[0].series, tuple(labels))

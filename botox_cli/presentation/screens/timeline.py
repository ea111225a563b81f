"""The screens of history: milestones and the number of events in each year; or all events of one kind."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from botox_cli.catalogue.model.background import Event
from botox_cli.catalogue.model.values import Region
from botox_cli.presentation.figures import best_level
from botox_cli.presentation.screens.use import with_leading
from botox_cli.render.drawing.marks import Meaning
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.screen import Head, MarkedItem, ScreenBlock, Section, Years
from botox_cli.render.view import mark_local

MOST_YEARS = 40
"""How many years are drawn at most: one column for each fits on a narrow screen."""


MOST_OF_REGION = 16
"""If the chosen region has more events than this and no kind is chosen, only its milestones are shown."""


class Lane(NamedTuple):
    """A kind of event: its name for several events, its name for one event, and its mark."""

    words: str
    word: str
    mark: Meaning | None = None


LANES: dict[str | None, Lane] = {
    "science": Lane("science", "science"),
    "company": Lane("companies", "company"),
    "approval": Lane("approvals", "approval", "approved"),
    "refusal": Lane("refused", "refusal", "refused"),
    "safety": Lane("safety", "safety", "mixed"),
    "law": Lane("law, courts", "law"),
    None: Lane("other", "other"),
}
"""The kinds of events, in the order of their rows in the drawing."""


def timeline_screen(
    events: Sequence[Event], total: int, numbers: ReferenceNumbers, *, about: str | None, region: Region | None
) -> tuple[ScreenBlock, ...]:
    """Counts by year, then milestones, or all events if `about` names one kind; local events last.

    `events` are those of the kind, by day, at least one; `total` counts the events of all kinds. Bundled events of
    `region` come before all others. If there are more than `MOST_OF_REGION`, only those are left that are also shown
    without a region.
    """
    own = [event for event in events if event.is_local]
    bundled = [event for event in events if not event.is_local]
    counted = f"{total} events" if about is None else f"{len(events)} of {total} events"
    head = Head(
        title="History of botulinum toxin" if about is None else f"History of botulinum toxin: {LANES[about].words}",
        aside=with_leading(f"{counted}, {events[0].day[:4]} to {events[-1].day[:4]}", region),
    )
    shown = [event for event in bundled if about is not None or event.headline] or bundled
    in_region = [event for event in bundled if region and event.region == region]
    leading = in_region if len(in_region) <= MOST_OF_REGION else [event for event in in_region if event in shown]
    others = [event for event in shown if event not in leading]
    rest = "Milestones" if about is None else "Elsewhere" if leading else ""
    first, last = _span(events)
    sections = (
        _rows(str(region), leading, numbers, with_key=about is None),
        _rows(rest, others, numbers, with_key=about is None),
        _rows("Your own", own, numbers, with_key=False),
    )
    left_out = len(bundled) - len(leading) - len(others)
    more = Section(more=f"all {total}, by decade: --full; one kind: --about safety") if left_out else None
    blocks = (head, _lanes(events, first, last), *sections, more)
    return tuple(block for block in blocks if block is not None)


def _span(events: Sequence[Event]) -> tuple[int, int]:
    """The first and last year to draw: from the first approval to the last event, at most the last `MOST_YEARS`.

    If there is no approval, the first event takes its place. `events` has at least one.
    """
    years = [_year(event) for event in events]
    approved = [_year(event) for event in events if event.about == "approval"]
    last = max(years)
    return max(min(approved or years), last - MOST_YEARS + 1), last


def _year(event: Event) -> int:
    return int(event.day[:4])


def _lanes(events: Sequence[Event], first: int, last: int) -> Section:
    """A row of counts by year for each kind of event; events before the first year are only counted in words.

    A kind without events in these years is left out.
    """
    found: dict[str | None, Counter[int]] = {}
    for event in events:
        found.setdefault(event.about, Counter())[_year(event)] += 1
    lanes = tuple(
        (lane.words, tuple(found[about][year] for year in range(first, last + 1)))
        for about, lane in LANES.items()
        if any(year >= first for year in found.get(about, ()))
    )
    before = sum(_year(event) < first for event in events)
    return Section(
        title="Events by year",
        aside=f"{before} before {first} not drawn" if before else "",
        drawing=Years(first=first, last=last, lanes=lanes, counted="events in the year"),
    )


def _rows(title: str, events: Sequence[Event], numbers: ReferenceNumbers, *, with_key: bool) -> Section | None:
    """A section with a row for each event, in the given order; None if there are none.

    If `with_key`, the heading explains the marks, and of each date only the year is shown.
    """
    if not events:
        return None
    key = tuple((lane.mark, lane.word) for lane in LANES.values() if lane.mark) if with_key else ()
    return Section(title=title, key=key, items=tuple(_items(events, numbers, is_short=with_key)))


def _items(events: Sequence[Event], numbers: ReferenceNumbers, *, is_short: bool) -> Iterator[MarkedItem]:
    """The events as rows, with only the year if `is_short`, else with the date as far as it is known."""
    for event in events:
        lane = LANES[event.about]
        yield MarkedItem(
            mark=lane.mark,
            says=lane.word,
            text=f"{event.day[:4] if is_short else event.day} {mark_local(event)}",
            level=best_level(event.cites),
            id=event.id,
            refs=numbers.number(event.cites),
        )

"""The blocks of a screen, as plain values that each format shows in its way: heads, sections, labels, warnings.

Loaded only for answers to people; programs get records.
"""

from botox_cli.catalogue.model.values import Level, Range
from botox_cli.render.drawing.bars import PairGroup
from botox_cli.render.drawing.comparisons import Comparison
from botox_cli.render.drawing.crosstabs import Crosstab
from botox_cli.render.drawing.grids import Grid
from botox_cli.render.drawing.marks import Meaning
from botox_cli.render.drawing.matrices import Matrix, RegionMatrix
from botox_cli.render.drawing.outlines import Outline
from botox_cli.render.drawing.tallies import SeriesPoint
from botox_cli.render.drawing.times import Effect
from botox_cli.render.view import Line, Part


class MarkedItem(Part, frozen=True, kw_only=True):
    """A mark with its text, such as `▲ works: 67 in 100, placebo 7`; several items may share one row."""

    mark: Meaning | None = None
    text: str
    level: Level = "primary"
    """How far the figure in the text was checked; a level other than `primary` is shown as a mark."""
    says: str = ""
    """Words for the mark, for people who do not see it, if they differ from the usual meaning of the mark."""
    below: tuple[Line, ...] = ()
    """Lines below the item, for items that do not share a row."""
    refs: tuple[int, ...] = ()
    id: str = ""
    """The id of the entry that it is about, for those who ask for ids."""


class Head(Part, frozen=True, kw_only=True):
    """The top of a screen: its title, a remark at the right, the answer in words, and marks that summarise it."""

    id: str = ""
    """The id of the entry that it is about, if it is about one."""
    title: str
    aside: str = ""
    lead: tuple[Line, ...] = ()
    items: tuple[MarkedItem, ...] = ()


class Counts(Part, frozen=True, kw_only=True):
    """How many things have each meaning (such as `approved`), drawn as one mark for each thing."""

    label: str = ""
    counts: tuple[tuple[Meaning, str, int], ...]
    """Each meaning, the words for it here, and how many things have it."""


class Tally(Part, frozen=True, kw_only=True):
    """How many people or organisations say the same thing, and who they are."""

    label: str
    count: int
    who: tuple[MarkedItem, ...] = ()
    id: str = ""
    """The id of the entry that it is about, for those who ask for ids."""


class Tallies(Part, frozen=True, kw_only=True):
    """Several tallies on one scale."""

    rows: tuple[Tally, ...]


class Series(Part, frozen=True, kw_only=True):
    """Numbers that were counted in the same way, drawn as bars; in a table, `unit` is the head of their column."""

    points: tuple[SeriesPoint, ...]
    unit: str = ""


class Years(Part, frozen=True, kw_only=True):
    """How many things happened in each year, a line for each kind of thing."""

    first: int
    last: int
    lanes: tuple[tuple[str, tuple[int, ...]], ...]
    """For each kind of thing, its name and the numbers from the first year to the last."""
    counted: str
    """What is counted: `events in the year`."""


class Durations(Part, frozen=True, kw_only=True):
    """How long several things last, drawn on one scale."""

    rows: tuple[tuple[str, Range, str], ...]
    """For each thing its name, how long it lasts, and a remark, such as the toxin and for whom."""


SectionDrawing = (
    PairGroup | RegionMatrix | Matrix | Comparison | Crosstab | Effect | Counts | Tallies | Series | Years | Durations
)
"""The drawings that a section can have; each format draws them in its way, or puts them into words."""


class EntryRow(Part, frozen=True, kw_only=True):
    """One entry of a list: its name, and what it is in a sentence."""

    id: str
    """The id of the entry, for those who ask for ids."""
    name: str
    text: str = ""
    shorter: tuple[str, ...] = ()
    """Shorter texts, to use if `text` has no room in one row, the best first."""
    is_whole: bool = True
    """Whether a text that has no room beside the name is written below it; if not, it is left out."""
    refs: tuple[int, ...] = ()


class Section(Part, frozen=True, kw_only=True):
    """A part of a screen: its heading, a drawing, words, and a remark on what was left out."""

    title: str = ""
    aside: str = ""
    """A remark at the right of the heading, such as a scale."""
    key: tuple[tuple[Meaning, str], ...] = ()
    """The marks that are explained in the heading, each in a word or two, before `aside`."""
    drawing: SectionDrawing | None = None
    items: tuple[MarkedItem, ...] = ()
    """Items, mostly with a mark, each in rows of its own."""
    entries: tuple[EntryRow, ...] = ()
    lines: tuple[Line, ...] = ()
    labels: tuple[tuple[str, Line], ...] = ()
    """Short labels with words beside them, below the lines."""
    more: str = ""
    """How much was left out, and how to see that: `+ 2 more outcomes: --full`."""
    refs: tuple[int, ...] = ()
    """The numbers of the sources of the drawing."""
    id: str = ""
    """The id of the entry that it is about, for those who ask for ids."""


class Labels(Part, frozen=True, kw_only=True):
    """Short labels, each with words beside it: `Instead   sun protection, retinoid`."""

    rows: tuple[tuple[str, Line], ...]


class Ticks(Part, frozen=True, kw_only=True):
    """A title, and lines with a box to tick; in two columns if the screen is wide or each line fits one row there."""

    title: str
    lines: tuple[Line, ...]
    mark: Meaning | None = None
    """The mark before each line instead of a box, if there is nothing to tick."""


class Alarm(Part, frozen=True, kw_only=True):
    """A warning that nobody may miss: a label, with a mark or highlighted, and lines that are never cut."""

    label: str
    lines: tuple[Line, ...]


class DrawnMap(Part, frozen=True, kw_only=True):
    """A map with map signs, and the list of what each sign means: beside the map if there is room, else below."""

    name: str
    outline: Outline
    grid: Grid
    """The list: a row for each thing. It says everything that the drawing shows.

    The first cell is the sign; it is empty in further rows of a group that belong to the same sign.
    """


class ByWidth(Part, frozen=True, kw_only=True):
    """The same content in two forms, for wide and for narrow screens (see `WIDE_COLUMNS`).

    The wide form has everything; formats that are not drawn on a screen use only that one.
    """

    wide: "tuple[ScreenBlock, ...]"
    compact: "tuple[ScreenBlock, ...]"


class Tiles(Labels, frozen=True, kw_only=True):
    """Labels that an HTML page shows as tiles side by side; other formats show them like `Labels`."""


class Blanks(Labels, frozen=True, kw_only=True):
    """Labels that an HTML page shows as fields to write in by hand; other formats show them like `Labels`."""


class EmergencyCard(Alarm, frozen=True, kw_only=True):
    """A warning of an emergency; HTML shows `before`, a list of `signs` and `after`, other formats show `lines`."""

    signs: tuple[Line, ...]
    before: tuple[Line, ...]
    after: tuple[Line, ...]


class Beside(ByWidth, frozen=True, kw_only=True):
    """A `ByWidth` whose blocks a wide HTML page shows side by side; other formats show them one after the other."""


ScreenBlock = Head | Section | Labels | Ticks | Alarm | Grid | DrawnMap | ByWidth

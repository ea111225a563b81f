"""What one screen is made of: heads, sections with drawings, labels, warnings; values that each format shows its way.

Only what is for people loads this: programs get records.
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
from botox_cli.render.view import Line, Part, Table, Text, Tree


class MarkedItem(Part, frozen=True, kw_only=True):
    """A mark with its words, one of several in a row: `▲ works: 67 in 100, placebo 7`."""

    mark: Meaning | None = None
    text: str
    level: Level = "primary"
    """How far the figure in it was checked; what was not read itself is marked."""
    says: str = ""
    """What the mark says to those who do not see it, if not what the table of marks says."""
    below: tuple[Line, ...] = ()
    """What stands under it, where it has rows of its own."""
    refs: tuple[int, ...] = ()
    id: str = ""
    """The id of the entry that it is about, for those who ask for ids."""


class Head(Part, frozen=True, kw_only=True):
    """The top of a screen: its title, a remark at the right, the answer in words, and marks that sum it up."""

    id: str = ""
    """The id of the entry that it is about, if it is about one."""
    title: str
    aside: str = ""
    lead: tuple[Line, ...] = ()
    items: tuple[MarkedItem, ...] = ()


class Counts(Part, frozen=True, kw_only=True):
    """Things counted by what holds for them, drawn as one mark for each thing."""

    label: str = ""
    counts: tuple[tuple[Meaning, str, int], ...]
    """For each meaning its words here, and how many there are."""


class Tally(Part, frozen=True, kw_only=True):
    """How many say the same thing, and who."""

    label: str
    count: int
    who: tuple[MarkedItem, ...] = ()
    id: str = ""
    """The id of the entry that it is about, for those who ask for ids."""


class Tallies(Part, frozen=True, kw_only=True):
    """Several tallies on one scale."""

    rows: tuple[Tally, ...]


class Series(Part, frozen=True, kw_only=True):
    """Numbers that were counted on one basis, drawn as bars; `unit` stands beside the heading."""

    points: tuple[SeriesPoint, ...]
    unit: str = ""


class Years(Part, frozen=True, kw_only=True):
    """How many things happened in each year, a line for each kind of thing."""

    first: int
    last: int
    lanes: tuple[tuple[str, tuple[int, ...]], ...]
    """Words and, from the first year to the last, the numbers."""
    counted: str
    """What is counted: `events in the year`."""


class Durations(Part, frozen=True, kw_only=True):
    """How long several things last, drawn on one scale."""

    rows: tuple[tuple[str, Range, str], ...]
    """What it is, how long it lasts, and what stands behind that."""


SectionDrawing = (
    PairGroup | RegionMatrix | Matrix | Comparison | Crosstab | Effect | Counts | Tallies | Series | Years | Durations
)
"""What a section can show beside words; each format draws it by its own means, or says it in words."""


class EntryRow(Part, frozen=True, kw_only=True):
    """One entry of a list: its name, and what it is in a sentence."""

    id: str
    """The id of the entry, for those who ask for ids."""
    name: str
    text: str = ""
    shorter: tuple[str, ...] = ()
    """What may stand in its place where the text has no room in one row, the best first."""
    is_whole: bool = True
    """Whether the text goes on below where nothing has room beside the name; else it is left out there."""
    refs: tuple[int, ...] = ()


class Section(Part, frozen=True, kw_only=True):
    """A part of a screen: its heading, a drawing, words, and a remark on what was left out."""

    title: str = ""
    aside: str = ""
    """What stands at the right of the heading: a scale, a key."""
    key: tuple[tuple[Meaning, str], ...] = ()
    """The marks that the heading explains, each in a word or two, before the aside."""
    drawing: SectionDrawing | None = None
    items: tuple[MarkedItem, ...] = ()
    """Things that each have a row of their own."""
    entries: tuple[EntryRow, ...] = ()
    lines: tuple[Line, ...] = ()
    labels: tuple[tuple[str, Line], ...] = ()
    """Short labels with words beside them, below the lines."""
    more: str = ""
    """How to see what has no room: `+ 2 more outcomes: --full`."""
    refs: tuple[int, ...] = ()
    """The sources of the drawing."""
    id: str = ""
    """The id of the entry that it is about, for those who ask for ids."""


class Labels(Part, frozen=True, kw_only=True):
    """Short labels, each with words beside it: `Instead   sun protection, retinoid`."""

    rows: tuple[tuple[str, Line], ...]


class Ticks(Part, frozen=True, kw_only=True):
    """Lines with a box to tick, in two columns if they fit."""

    title: str
    lines: tuple[Line, ...]
    mark: Meaning | None = None
    """What stands before each in place of a box, where there is nothing to tick off."""


class Alarm(Part, frozen=True, kw_only=True):
    """A warning that nobody may miss: a label in reverse video and words that are never cut."""

    label: str
    lines: tuple[Line, ...]


class DrawnMap(Part, frozen=True, kw_only=True):
    """A drawing with signs, and the list of what they stand for: beside it where there is room, else below."""

    name: str
    outline: Outline
    grid: Grid
    """A row for each thing, the sign in its first cell; the list alone says all."""


class ByWidth(Part, frozen=True, kw_only=True):
    """The same content for wide and for narrow screens; the wide form has everything."""

    wide: "tuple[ScreenBlock, ...]"
    compact: "tuple[ScreenBlock, ...]"


class Tiles(Labels, frozen=True, kw_only=True):
    """Labels that a page shows as tiles side by side."""


class Blanks(Labels, frozen=True, kw_only=True):
    """Labels that a page shows as fields to write in by hand."""


class EmergencyCard(Alarm, frozen=True, kw_only=True):
    """A warning whose lines say all; a page shows the signs as a list between them."""

    signs: tuple[Line, ...]
    before: tuple[Line, ...]
    after: tuple[Line, ...]


class Beside(ByWidth, frozen=True, kw_only=True):
    """Blocks that a wide page shows side by side, and other formats one after the other."""


DrawnBlock = Head | Section | Labels | Ticks | Alarm | Grid | DrawnMap | ByWidth

ScreenBlock = DrawnBlock | Table | Text | Tree

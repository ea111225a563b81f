"""Results and risks as pairs of bars: which are shown, how far each was checked, and what its label says."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.uses import Result, Use
from botox_cli.catalogue.model.values import LEVELS, Arm, Citation, Level, Number, Range, SideEffect
from botox_cli.presentation.toxins import toxin_name
from botox_cli.render.drawing.bars import PairedBar

MOST_PAIRS = 3
"""How many pairs one screen shows of a part."""

LEVEL_SIGNS: dict[Level, str] = {"primary": "", "secondary": " ~", "unverified": " ?"}
"""What stands behind a figure, by how far it was checked."""


NOT_TOLD = {
    "toxin": "toxin not named",
    "dose": "dose not told",
    "time": "time not told",
    "population": "people not told",
    "trial": "trial not named",
}
"""What stands beside a figure where its heading tells of another."""


class Figure(NamedTuple):
    """A result or a risk with the citations that it rests on."""

    row: Result | SideEffect
    cites: tuple[Citation, ...]

    @property
    def level(self) -> Level:
        """The level of its best citation."""
        return best_level(self.cites)

    @property
    def is_pair(self) -> bool:
        """Whether it has a figure for the toxin and one for the comparator."""
        return self.row.toxin is not None and self.row.control is not None


class FigureChoice(NamedTuple):
    """The figures that a screen shows of one part, and how many it leaves out."""

    figures: tuple[Figure, ...]
    more: int


def best_level(cites: Iterable[Citation]) -> Level:
    """The best level among the citations; `unverified` if there are none."""
    levels = {cite.checked for cite in cites}
    return next((level for level in LEVELS if level in levels), "unverified")


def level_mark(cites: Iterable[Citation]) -> str:
    """The sign after a figure: none if its document was read, `~` if it was seen elsewhere, `?` if nobody read it."""
    return LEVEL_SIGNS[best_level(cites)]


def checked_words(cites: Iterable[Citation]) -> str:
    """How far citations were checked: `57 read, 87 second hand ~, 0 not read ?`."""
    counts = Counter(cite.checked for cite in cites)
    return f"{counts['primary']} read, {counts['secondary']} second hand ~, {counts['unverified']} not read ?"


def result_figures(use: Use) -> tuple[Figure, ...]:
    """Every result of a use, with the citations of its body of evidence."""
    return tuple(Figure(result, row.cites) for row in use.evidence for result in row.results)


def risk_figures(risks: Iterable[SideEffect]) -> tuple[Figure, ...]:
    """Every risk that has a figure."""
    return tuple(Figure(row, row.cites) for row in risks if row.toxin is not None)


def choose(figures: Sequence[Figure], most: int = MOST_PAIRS) -> FigureChoice:
    """Choose the figures to show: headlines, then pairs that were read, then single figures, then unread ones.

    All of one unit, that of the first: one scale holds one unit. Of equal rank, those of the first one's product and
    dose come first; of several trials of one outcome with one product, the first alone.
    """
    if not figures:
        return FigureChoice((), 0)
    first = min(figures, key=_rank).row
    frame = (first.product, first.at_dose)
    ordered = sorted(figures, key=lambda figure: (*_rank(figure), (figure.row.product, figure.row.at_dose) != frame))
    unit = figure_unit(ordered[0].row)
    shown: dict[tuple[str, str | None, bool], Figure] = {}
    for figure in ordered:
        if figure_unit(figure.row) == unit:
            shown.setdefault((label_of(figure.row), figure.row.product, figure.is_pair), figure)
    leading = tuple(shown.values())[:most]
    return FigureChoice(leading, len(figures) - len(leading))


def _rank(figure: Figure) -> tuple[bool, bool, bool]:
    """What leads has the least."""
    is_read = figure.level != "unverified"
    return (not (figure.row.headline and is_read), not is_read, not figure.is_pair)


def figure_unit(row: Result | SideEffect) -> str:
    """The unit of a figure: `percent`, or the unit of a mean."""
    arm = row.toxin
    if arm is None:
        return ""
    if arm.percent is not None or (arm.value is None and arm.count is not None and arm.n):
        return "percent"
    return arm.unit or "count"


def arm_value(arm: Arm) -> Number | None:
    """The number for one group of a trial: a share in percent, computed from a count if needed, or a mean."""
    if arm.percent is not None:
        return arm.percent
    if arm.value is not None:
        return arm.value
    if arm.count is not None and arm.n:
        return round(100 * arm.count / arm.n, 1)
    return arm.count


class TrialSetting(NamedTuple):
    """The product, dose, time, people and trial of a figure; a field is empty where the source does not say."""

    toxin: str
    dose: str
    time: str
    population: str
    trial: str

    @property
    def words(self) -> str:
        """All fields as one text."""
        return ", ".join(filter(None, self))


def leading_setting(catalogue: Catalogue, figures: Sequence[Figure]) -> TrialSetting:
    """The setting of the first figure, for the heading; other figures name only what differs from it."""
    return _frame_of(catalogue, figures[0].row) if figures else TrialSetting("", "", "", "", "")


def _frame_of(catalogue: Catalogue, row: Result | SideEffect) -> TrialSetting:
    time = f"at {row.time}" if isinstance(row, Result) and row.time else ""
    return TrialSetting(
        toxin_name(catalogue, row), dose_words(row.at_dose), time, row.population or "", row.trial or ""
    )


def dose_words(dose: Range | None) -> str:
    """A dose without the name of its product, which stands beside it: `20 of its units`."""
    if dose is None:
        return ""
    return f"{dose.numbers()} of its units{' per kg' if dose.unit.endswith('/kg') else ''}"


def to_bar(catalogue: Catalogue, figure: Figure, frame: TrialSetting) -> PairedBar | None:
    """A figure as a pair of bars, with a note of what differs from `frame`; None if it has no number."""
    row = figure.row
    toxin = arm_value(row.toxin) if row.toxin else None
    if toxin is None or row.toxin is None:
        return None
    note = _differences(_frame_of(catalogue, row), frame)
    return PairedBar(
        label=label_of(row),
        toxin=toxin,
        control=arm_value(row.control) if row.control else None,
        unit=figure_unit(row),
        n_toxin=row.toxin.n,
        n_control=row.control.n if row.control else None,
        level=figure.level,
        note=", ".join(note),
    )


def _differences(own: TrialSetting, heading: TrialSetting) -> Iterator[str]:
    """What differs from the heading; of the same product also what is not told, which the heading would lend it."""
    for text, common, name in zip(own, heading, TrialSetting._fields, strict=True):
        if text != common and (text or name == "toxin" or own.toxin == heading.toxin):
            yield text or NOT_TOLD[name]


def label_of(row: Result | SideEffect) -> str:
    """The label of a figure: its short name, else its full one."""
    if isinstance(row, SideEffect):
        return row.reaction
    return row.short or row.endpoint


def fit_items(items: Sequence[str], letters: int) -> str:
    """As many whole items as fit in so many letters, at least one, and how many are left out: `one, two + 3 more`."""
    shown: list[str] = []
    for item in items:
        if shown and len(", ".join([*shown, item])) > letters - len(" + 00 more"):
            break
        shown.append(item)
    more = len(items) - len(shown)
    return ", ".join(shown) + (f" + {more} more" if more else "")

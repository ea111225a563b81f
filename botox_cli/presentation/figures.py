"""Results and risks as pairs of bars: which are shown, how far each was checked, and what the label of each says."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.uses import Result, Use
from botox_cli.catalogue.model.values import LEVELS, Arm, Citation, Level, Number, Range, SideEffect
from botox_cli.presentation.toxins import toxin_name
from botox_cli.render.drawing.bars import PairedBar

MOST_PAIRS = 3
"""How many figures `choose` returns at most if no other number is given; a figure is a result or a side effect."""

LEVEL_SIGNS: dict[Level, str] = {"primary": "", "secondary": " ~", "unverified": " ?"}
"""The sign after a text or a figure for how far its citation was checked; empty if the document was read."""


NOT_TOLD = {
    "toxin": "toxin not named",
    "dose": "dose not told",
    "time": "time not told",
    "population": "people not told",
    "trial": "trial not named",
}
"""By field of `TrialSetting`: the note on a figure whose source does not give that field, though the heading does."""


class Figure(NamedTuple):
    """A result or a side effect, with the citations that it rests on."""

    row: Result | SideEffect
    cites: tuple[Citation, ...]

    @property
    def level(self) -> Level:
        """The level of the citation that was checked best; `unverified` if there are no citations."""
        return best_level(self.cites)

    @property
    def is_pair(self) -> bool:
        """Whether the source has a number for the group with the toxin and one for the group compared with it."""
        return self.row.toxin is not None and self.row.control is not None


class FigureChoice(NamedTuple):
    """The figures that one section of a screen shows, and how many others it leaves out."""

    figures: tuple[Figure, ...]
    more: int


def best_level(cites: Iterable[Citation]) -> Level:
    """The level of the citation that was checked best; `unverified` if there are no citations."""
    levels = {cite.checked for cite in cites}
    return next((level for level in LEVELS if level in levels), "unverified")


def level_mark(cites: Iterable[Citation]) -> str:
    """The sign for the best checked citation: empty if read, ` ~` if second hand, ` ?` if not read or none is given."""
    return LEVEL_SIGNS[best_level(cites)]


def checked_words(cites: Iterable[Citation]) -> str:
    """The number of citations at each level: `57 read, 87 second hand ~, 0 not read ?`."""
    counts = Counter(cite.checked for cite in cites)
    return f"{counts['primary']} read, {counts['secondary']} second hand ~, {counts['unverified']} not read ?"


def result_figures(use: Use) -> tuple[Figure, ...]:
    """Every result of a use as a figure, with the citations of the evidence that it belongs to."""
    return tuple(Figure(result, row.cites) for row in use.evidence for result in row.results)


def risk_figures(risks: Iterable[SideEffect]) -> tuple[Figure, ...]:
    """Every side effect that has a number for the toxin, as a figure."""
    return tuple(Figure(row, row.cites) for row in risks if row.toxin is not None)


def choose(figures: Sequence[Figure], most: int = MOST_PAIRS) -> FigureChoice:
    """Choose at most `most` figures to show, and count all that are left out.

    Headlines come first, then pairs, then figures without a comparison. Figures that nobody read come after all of
    these, pairs first. Among equals, figures with the product and dose of the first chosen one come first. Figures in
    another unit than the first chosen one are left out, since one scale has one unit. Of one outcome and one product,
    at most one pair and one figure without a comparison are chosen.
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
    """A sort key of three parts: False, which sorts first, for a read headline, for what was read, and for a pair."""
    is_read = figure.level != "unverified"
    return (not (figure.row.headline and is_read), not is_read, not figure.is_pair)


def figure_unit(row: Result | SideEffect) -> str:
    """The unit of a figure: `percent`, the unit of a mean, or `count`; a count out of `n` people is in percent.

    Empty if the source has no number for the toxin.
    """
    arm = row.toxin
    if arm is None:
        return ""
    if arm.percent is not None or (arm.value is None and arm.count is not None and arm.n):
        return "percent"
    return arm.unit or "count"


def arm_value(arm: Arm) -> Number | None:
    """The number of one group of a trial: its percentage, else its mean, else its count; None if it has none.

    A count out of `n` people is turned into a percentage with one decimal.
    """
    if arm.percent is not None:
        return arm.percent
    if arm.value is not None:
        return arm.value
    if arm.count is not None and arm.n:
        return round(100 * arm.count / arm.n, 1)
    return arm.count


class TrialSetting(NamedTuple):
    """The product, dose, time, people and trial of a figure, in words; a field is empty where nothing is recorded."""

    toxin: str
    dose: str
    time: str
    population: str
    trial: str

    @property
    def words(self) -> str:
        """All fields that are not empty, as one text with commas between them."""
        return ", ".join(filter(None, self))


def leading_setting(catalogue: Catalogue, figures: Sequence[Figure]) -> TrialSetting:
    """The setting of the first figure, for the heading; all fields are empty if there is no figure."""
    return _frame_of(catalogue, figures[0].row) if figures else TrialSetting("", "", "", "", "")


def _frame_of(catalogue: Catalogue, row: Result | SideEffect) -> TrialSetting:
    time = f"at {row.time}" if isinstance(row, Result) and row.time else ""
    return TrialSetting(
        toxin_name(catalogue, row), dose_words(row.at_dose), time, row.population or "", row.trial or ""
    )


def dose_words(dose: Range | None) -> str:
    """A dose in words without its product, which must be named beside it: `20 of its units`; empty for None."""
    if dose is None:
        return ""
    return f"{dose.numbers()} of its units{' per kg' if dose.unit.endswith('/kg') else ''}"


def to_bar(catalogue: Catalogue, figure: Figure, frame: TrialSetting) -> PairedBar | None:
    """A figure as two bars, or one if nothing was compared; None if the toxin has no number.

    A note says where the setting of the figure differs from `frame`, the setting in the heading.
    """
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
    """The fields of a figure's setting that differ from the heading's; for an empty field, the words of `NOT_TOLD`.

    An empty dose, time, population or trial is named only if the toxin is that of the heading: then a reader would
    take the heading's value for it.
    """
    for text, common, name in zip(own, heading, TrialSetting._fields, strict=True):
        if text != common and (text or name == "toxin" or own.toxin == heading.toxin):
            yield text or NOT_TOLD[name]


def label_of(row: Result | SideEffect) -> str:
    """The label of a figure: the reaction of a side effect; the outcome of a result, by its short name if any."""
    if isinstance(row, SideEffect):
        return row.reaction
    return row.short or row.endpoint


def fit_items(items: Sequence[str], letters: int) -> str:
    """The first items that fit in `letters` letters, at least one, and how many are left out: `one, two + 3 more`.

    Room for ` + 00 more` is kept in `letters`, even if it is not needed.
    """
    shown: list[str] = []
    for item in items:
        if shown and len(", ".join([*shown, item])) > letters - len(" + 00 more"):
            break
        shown.append(item)
    more = len(items) - len(shown)
    return ", ".join(shown) + (f" + {more} more" if more else "")

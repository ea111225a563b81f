"""The screens of `botox benefits`: general benefits with verdicts; or what improves with one use, and by how much."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.uses import Benefit, Evidence, Use
from botox_cli.presentation.figures import (
    Figure,
    best_level,
    choose,
    figure_unit,
    leading_setting,
    level_mark,
    result_figures,
    to_bar,
)
from botox_cli.presentation.screens.use import FINDING_WORDS
from botox_cli.render.drawing.bars import PairGroup
from botox_cli.render.drawing.marks import VALUE_MEANINGS
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.screen import Head, MarkedItem, ScreenBlock, Section
from botox_cli.render.view import Card, Line, mark_local

MOST_OUTCOMES = 8
"""How many outcomes of one unit are shown at most: more than on other screens, as this one shows outcomes only."""

MOST_SAID = 4
"""How many rows of evidence are shown in words at most."""


def claims_screen(benefits: Sequence[Benefit], cards: Sequence[Card]) -> tuple[ScreenBlock, ...]:
    """The general benefits: for each what is said, the verdict and the reason.

    `cards` has a card for each benefit, in the same order, with two fields: what is said, then verdict and reason.
    """
    head = Head(
        title="What is said to be good about Botox",
        aside=f"{len(cards)} benefit{'' if len(cards) == 1 else 's'}, each checked",
    )
    return (head, *(_claim_section(benefit, card) for benefit, card in zip(benefits, cards, strict=True)))


def _claim_section(benefit: Benefit, card: Card) -> Section:
    said, verdict = card.fields
    marked_line, *others = verdict.lines
    text = " ".join(line.text for line in others) + level_mark(benefit.cites)
    return Section(
        id=card.id,
        title=card.title,
        lines=(
            *(Line(text=f"Said: {line.text}") for line in said.lines),
            Line(mark=marked_line.mark, text=text, refs=marked_line.refs),
        ),
    )


def use_benefits_screen(
    catalogue: Catalogue, use: Use, said: Sequence[Line], numbers: ReferenceNumbers
) -> tuple[ScreenBlock, ...]:
    """What improves with a use: bars of outcomes, one scale for each unit; then what sources say.

    `said` has one line for each row of evidence of the use, in the same order. At most `MOST_SAID` of them are shown;
    rows without a source that was read, at least second hand, come last.
    """
    head = Head(
        id=use.id,
        title=f"{mark_local(use)}: what improves",
        items=(MarkedItem(mark=VALUE_MEANINGS[use.finding], text=FINDING_WORDS[use.finding]),),
    )
    read_first = sorted(
        zip(use.evidence, said, strict=True), key=lambda pair: best_level(pair[0].cites) == "unverified"
    )
    lines = [replace(line, text=f"{line.text}{_level(row)}") for row, line in read_first]
    left_out = len(lines) - MOST_SAID
    told = Section(
        title="Who says what",
        lines=tuple(lines[:MOST_SAID]),
        more=f"+ {left_out} more: --full" if left_out > 0 else "",
    )
    return (head, *_outcomes(catalogue, use, numbers), *([told] if said else []))


def _level(row: Evidence) -> str:
    """The sign of the citation that was checked best: ` ~` if second hand, ` ?` if not read.

    Empty if it was read, or if there is no citation.
    """
    return level_mark(row.cites) if row.cites else ""


def _outcomes(catalogue: Catalogue, use: Use, numbers: ReferenceNumbers) -> Iterator[Section]:
    units: dict[str, list[Figure]] = {}
    for figure in result_figures(use):
        units.setdefault(figure_unit(figure.row), []).append(figure)
    leading = choose(result_figures(use)).figures
    first = figure_unit(leading[0].row) if leading else ""
    for unit in sorted(units, key=lambda unit: unit != first):
        chosen = choose(units[unit], MOST_OUTCOMES)
        frame = leading_setting(catalogue, chosen.figures)
        bars = tuple(bar for figure in chosen.figures if (bar := to_bar(catalogue, figure, frame)))
        if not bars:
            continue
        comparators = {figure.row.comparator for figure in chosen.figures if figure.is_pair}
        yield Section(
            title="What was measured" if unit == first else "Also measured",
            aside=", ".join(filter(None, ("of 100 people" if unit == "percent" else f"mean, {unit}", frame.words))),
            drawing=PairGroup(bars=bars, arms=("toxin", "placebo" if comparators <= {"placebo"} else "comparison")),
            more=f"+ {chosen.more} more outcome{'' if chosen.more == 1 else 's'}: --full" if chosen.more else "",
            refs=numbers.number(cite for figure in chosen.figures for cite in figure.cites),
        )

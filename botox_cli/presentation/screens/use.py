"""The screen of a use: where it is approved, whether it works, how long, what can go wrong."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.uses import BOTOX, Dose, Timing, Treatment, Use
from botox_cli.catalogue.model.values import REGIONS, Citation, Region
from botox_cli.presentation.figures import (
    Figure,
    FigureChoice,
    arm_value,
    best_level,
    checked_words,
    choose,
    dose_words,
    figure_unit,
    fit_items,
    label_of,
    leading_setting,
    level_mark,
    result_figures,
    risk_figures,
    to_bar,
)
from botox_cli.presentation.labels import FINDINGS
from botox_cli.presentation.toxins import family_name, toxin_name
from botox_cli.queries.citations import citations
from botox_cli.render.drawing.bars import PairedBar, PairGroup
from botox_cli.render.drawing.marks import VALUE_MEANINGS, Meaning
from botox_cli.render.drawing.matrices import RegionMatrix, RegionRow
from botox_cli.render.drawing.pieces import DrawnRow
from botox_cli.render.drawing.times import Effect
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.screen import Alarm, Head, Labels, MarkedItem, ScreenBlock, Section
from botox_cli.render.view import Line, mark_local

MOST_PRODUCTS = 5
"""How many products one screen shows at most."""

ROW_LETTERS = 84
"""About how many letters fit beside a label in one row."""

PLACE_LETTERS = 36
"""About how many letters the areas of a use may take beside the title; its muscles or glands may take as many."""

HEAD_LETTERS = 96
"""About how many letters the title and the words beside it may have together."""

TAIL_LETTERS = 34
"""About how many letters fit after the marks of a product in a table with a mark for each region."""

APPROVAL_KEY: tuple[tuple[Meaning, str], ...] = (
    ("approved", "yes"),
    ("refused", "refused"),
    ("off-label", "off-label"),
    ("absent", "nothing recorded"),
)

FINDING_WORDS: dict[str | None, str] = {**FINDINGS, None: "evidence not recorded"}


class ChosenFigures(NamedTuple):
    """The results and the risks that a screen shows."""

    results: FigureChoice
    risks: FigureChoice


def use_screen(
    catalogue: Catalogue, use: Use, numbers: ReferenceNumbers, *, region: Region | None, clinical: bool
) -> tuple[ScreenBlock, ...]:
    """A use on one screen, `region` first among the regions; with `clinical`, the text for professionals."""
    chosen = ChosenFigures(choose(result_figures(use)), choose(risk_figures(use.risks)))
    regions = order_regions(region)
    beside = (f"{region} first" if region else "", *_signs(catalogue, use))
    works, risks = figure_sections(catalogue, use, chosen, numbers)
    blocks: tuple[ScreenBlock | None, ...] = (
        _head(use, chosen.results, regions, beside, clinical=clinical),
        approvals(catalogue, use, regions, numbers),
        works,
        _effect(catalogue, use, numbers),
        risks,
        boxed_warning(catalogue, numbers),
        _labels(catalogue, use, chosen, numbers),
    )
    return tuple(block for block in blocks if block is not None)


def order_regions(first: Region | None) -> tuple[Region, ...]:
    """All regions, `first` before the others; in the order of `REGIONS` if it is None."""
    return (*([first] if first else []), *(region for region in REGIONS if region != first))


def with_leading(aside: str, region: Region | None) -> str:
    """The words beside a title, with the region that comes first, if any: `aesthetic, UK first`."""
    return ", ".join(filter(None, (aside, f"{region} first" if region else "")))


def boxed_warning(catalogue: Catalogue, numbers: ReferenceNumbers) -> Alarm | None:
    """All boxed warnings in full, those of a user's files last; None if there are none."""
    found = sorted(
        (risk for risk in catalogue.risks.values() if risk.category == "boxed-warning"), key=lambda risk: risk.is_local
    )
    lines = [
        Line(text=mark_local(risk, risk.lay), refs=numbers.number(risk.cites), is_local=risk.is_local) for risk in found
    ]
    return Alarm(label="BOXED WARNING", lines=tuple(lines)) if lines else None


def _head(use: Use, results: FigureChoice, regions: Sequence[Region], beside: Sequence[str], *, clinical: bool) -> Head:
    approved = [region for region in regions if region in use.approved_in]
    places = [fit_items(names, PLACE_LETTERS) for names in (use.areas, use.targets)]
    items = [_status_item(use, approved), _finding_item(use, results), _time_item(use)]
    return Head(
        id=use.id,
        title=mark_local(use),
        aside=_fit_aside(mark_local(use), (use.purpose, *places, *beside)),
        lead=(Line(text=use.clinical if clinical else use.lay),),
        items=tuple(items),
    )


def _signs(catalogue: Catalogue, use: Use) -> Iterator[str]:
    """The map signs of a use as one text: `map 4`; nothing if it has none."""
    signs = [catalogue.places[id_].sign for id_ in use.map]
    yield from [f"map {' '.join(signs)}"] if signs else []


def _fit_aside(title: str, parts: Sequence[str]) -> str:
    """The words in `parts` as one text beside a title; without the last if one row has no room for title and text."""
    aside = " · ".join(filter(None, parts))
    return aside if len(title) + len(aside) <= HEAD_LETTERS else " · ".join(filter(None, parts[:-1]))


def _status_item(use: Use, approved: Sequence[Region]) -> MarkedItem:
    others = " ".join(use.other_toxins_approved_in)
    if approved:
        return MarkedItem(mark="approved", text=f"approved {' '.join(approved)}")
    if others:
        return MarkedItem(mark="other-toxin", text=f"approved for other toxins {others}, not for Botox")
    return MarkedItem(mark=VALUE_MEANINGS[use.status], text=use.status or "status not recorded")


def _finding_item(use: Use, results: FigureChoice) -> MarkedItem:
    words = FINDING_WORDS[use.finding]
    leading = next((figure for figure in results.figures if figure.is_pair and figure.row.headline), None)
    text = f"{words}: {pair_words(leading)}" if leading and use.finding == "works" else words
    level = leading.level if leading else "primary"
    return MarkedItem(mark=VALUE_MEANINGS[use.finding], text=text, level=level)


def pair_words(figure: Figure) -> str:
    """A figure in a few words: `67 in 100, placebo 7`; it must have a number for the toxin and for the comparison."""
    toxin, control = figure.row.toxin, figure.row.control
    one, other = (arm_value(arm) if arm else None for arm in (toxin, control))
    unit = figure_unit(figure.row)
    of = " in 100" if unit == "percent" else f" {unit}"
    against = figure.row.comparator if figure.row.comparator != "active" else "other treatment"
    return f"{one:g}{of}, {against} {other:g}".replace("-", "−")


def _time_item(use: Use) -> MarkedItem:
    times = {name: next((row for row in use.timing if getattr(row, name)), None) for name in ("onset", "lasts")}
    words = [
        f"{word} {str(getattr(row, name)).replace('up to', '≤').replace('at least', '≥')}{level_mark(row.cites)}"
        for (name, row), word in zip(times.items(), ("starts", "lasts"), strict=True)
        if row is not None
    ]
    return (
        MarkedItem(text=", ".join(words)) if words else MarkedItem(mark="absent", text="start and length not recorded")
    )


def approvals(
    catalogue: Catalogue,
    use: Use,
    regions: Sequence[Region],
    numbers: ReferenceNumbers,
    most: int = MOST_PRODUCTS,
) -> Section | None:
    """The status of each family by region: Botox first, then those approved in most regions; at most `most` families.

    None if the use has no treatments.
    """
    if not use.treatments:
        return None
    groups = by_product(catalogue, use)
    ordered = sorted(groups, key=lambda name: (name != BOTOX, -_count_approvals(groups[name])))
    rows = tuple(
        RegionRow(name=name, marks=treatment_marks(groups[name]), tails=_tails(groups[name])) for name in ordered
    )
    return Section(
        title="Approved",
        key=APPROVAL_KEY,
        drawing=RegionMatrix(rows=rows[:most], regions=tuple(regions), tail_heads=("since", "ages, names")),
        refs=numbers.number(cite for row in use.treatments for cite in row.cites),
    )


def by_product(catalogue: Catalogue, use: Use) -> dict[str, list[Treatment]]:
    """The treatments by the name of their product's family; without a product, by words that say it is not named."""
    groups: dict[str, list[Treatment]] = {}
    for row in use.treatments:
        name = family_name(catalogue, row.product) if row.product else toxin_name(catalogue, row)
        groups.setdefault(name, []).append(row)
    return groups


def _count_approvals(rows: Sequence[Treatment]) -> int:
    return len({row.region for row in rows if row.status == "approved"})


def treatment_marks(rows: Sequence[Treatment]) -> dict[Region, Meaning]:
    """The mark for each region with a treatment; of several, the first of approved, refused, withdrawn, off-label."""
    order = ("approved", "refused", "withdrawn", "off-label")
    marks: dict[Region, Meaning] = {}
    for row in sorted(rows, key=lambda row: order.index(row.status)):
        marks.setdefault(row.region, VALUE_MEANINGS[row.status])
    return marks


def _tails(rows: Sequence[Treatment]) -> tuple[DrawnRow, ...]:
    """Two texts on the treatments of one product: the two regions that approved it first, with years; ages and brands.

    The second has as many age ranges of approvals (those with an upper limit), then brands, as have room.
    """
    dated = sorted((str(row.approved), row.region) for row in rows if row.approved and row.status == "approved")
    years: dict[str, str] = {}
    for day, region in dated:
        years.setdefault(region, day[:4])
    since = " ".join(f"{region} {year}" for region, year in list(years.items())[:2])
    approved = [row for row in rows if row.status == "approved"]
    limited: dict[str, list[str]] = {}
    for row in approved:
        if row.ages and row.ages.high:
            limited.setdefault(row.ages.numbers(), []).append(row.region)
    ages = [f"{numbers} in {' '.join(dict.fromkeys(places))}" for numbers, places in limited.items()]
    names = dict.fromkeys(row.brand for row in rows if row.brand)
    return (((since, "plain"),), ((fit_items([*ages, *names], TAIL_LETTERS), "plain"),))


def figure_sections(
    catalogue: Catalogue, use: Use, chosen: ChosenFigures, numbers: ReferenceNumbers
) -> Iterator[Section | None]:
    """A section of results, then one of risks: bars, on one scale if all have one unit.

    Without bars a section has the text of the first evidence, or the first side effect told in words; without a text,
    None takes its place.
    """
    groups = [_bars(catalogue, part.figures) for part in chosen]
    is_shared = all(groups) and len({bar.unit for bars in groups for bar in bars}) == 1
    titles = ("Does it work?", "What can go wrong?")
    for number, (title, part) in enumerate(zip(titles, chosen, strict=True)):
        own, other = groups[number], groups[1 - number]
        words = _evidence_line(use, numbers) if number == 0 else _risk_line(use, numbers)
        if not own:
            yield Section(title=title, lines=words) if words else None
            continue
        frame = leading_setting(catalogue, part.figures)
        people = "of 100 people" if own[0].unit == "percent" else f"mean, {own[0].unit}"
        arms = ("toxin", _comparator(part.figures))
        yield Section(
            title=title,
            aside=", ".join(filter(None, (people, frame.words, "same scale" if is_shared and number else ""))),
            drawing=PairGroup(bars=own, arms=arms, aligned_with=other if is_shared else ()),
            refs=numbers.number(cite for figure in part.figures for cite in figure.cites),
        )


def _bars(catalogue: Catalogue, figures: Sequence[Figure]) -> tuple[PairedBar, ...]:
    frame = leading_setting(catalogue, figures)
    return tuple(bar for figure in figures if (bar := to_bar(catalogue, figure, frame)))


def _comparator(figures: Sequence[Figure]) -> str:
    """The name of the second bars: `comparison` if a pair is compared with anything but placebo, else `placebo`."""
    found = {figure.row.comparator for figure in figures if figure.is_pair}
    return "placebo" if found <= {"placebo"} else "comparison"


def _evidence_line(use: Use, numbers: ReferenceNumbers) -> tuple[Line, ...]:
    """The text of the first evidence in a tuple, for a section without figures; empty if there is no evidence."""
    return tuple(Line(text=row.text, refs=numbers.number(row.cites)) for row in use.evidence[:1])


def _risk_line(use: Use, numbers: ReferenceNumbers) -> tuple[Line, ...]:
    """The first side effect that is told in words, for a section without figures, in a tuple.

    Effects that nobody read do not count; empty if there is no other.
    """
    told = [row for row in use.risks if row.toxin is None and best_level(row.cites) != "unverified"]
    return tuple(
        Line(
            text=f"{label_of(row)}{': ' + row.note if row.note else ''}{level_mark(row.cites)}",
            refs=numbers.number(row.cites),
        )
        for row in told[:1]
    )


def _effect(catalogue: Catalogue, use: Use, numbers: ReferenceNumbers) -> Section | None:
    """A section on how long the effect lasts, by the first timing that says how long; None if none does."""
    row = next((row for row in use.timing if row.lasts and row.lasts.days()), None)
    if row is None or row.lasts is None:
        return None
    repeats = [one for one in use.treatments if one.repeat and one.repeat.interval and one.repeat.interval.days()]
    again = next((one for one in repeats if one.product == row.product), None)
    cites: list[Citation] = [*row.cites, *(again.repeat.cites if again and again.repeat else ())]
    return Section(
        title="How long?",
        aside=", ".join(filter(None, (toxin_name(catalogue, row), row.population, dose_words(row.at_dose)))),
        drawing=_strip(row, again),
        lines=(Line(text=_effect_words(row, again)),),
        refs=numbers.number(cites),
    )


def _strip(row: Timing, again: Treatment | None) -> Effect:
    onset = row.onset.days() if row.onset else None
    lasts = row.lasts.days() if row.lasts else None
    interval = again.repeat.interval.days() if again and again.repeat and again.repeat.interval else None
    return Effect(
        starts_days=onset[1] if onset else 0,
        sure_days=lasts[0] if lasts and row.lasts and row.lasts.low is not None else None,
        longest_days=lasts[1] if lasts and row.lasts and row.lasts.high is not None else None,
        again_days=interval[0] if interval else None,
    )


def _effect_words(row: Timing, again: Treatment | None) -> str:
    still = row.still_responding
    share = arm_value(still) if still else None
    words = [
        f"lasts {row.lasts}{level_mark(row.cites)}",
        f"then {share:g} in 100 still responded" if share is not None else "",
        f"not again before {again.repeat.interval}" if again and again.repeat else "",
    ]
    return ", ".join(filter(None, words)).replace("before at least ", "before ")


def _labels(catalogue: Catalogue, use: Use, chosen: ChosenFigures, numbers: ReferenceNumbers) -> Labels:
    ordered = sorted(use.treatments, key=lambda row: row.family != BOTOX)
    rows = [("Label dose", line) for line in islice(label_doses(catalogue, ordered, numbers), 1)]
    if use.alternatives:
        rows.append(("Instead", Line(text=fit_items(use.alternatives, ROW_LETTERS))))
    left_out = {
        "product": max(len(by_product(catalogue, use)) - MOST_PRODUCTS, 0),
        "outcome": chosen.results.more,
        "risk": chosen.risks.more,
    }
    more = [f"{count} {noun}{'' if count == 1 else 's'}" for noun, count in left_out.items() if count]
    rest = f"; {', '.join(more)} more: --full" if more else ""
    rows.append(("Citations", Line(text=f"{checked_words(citations(use))}{rest}")))
    return Labels(rows=tuple(rows))


def label_doses(catalogue: Catalogue, treatments: Iterable[Treatment], numbers: ReferenceNumbers) -> Iterator[Line]:
    """A line for each total dose on a label, with its product; doses that nobody read are left out."""
    for row in treatments:
        for dose in row.doses:
            if dose.basis == "label" and dose.total and best_level(dose.cites) != "unverified":
                name = row.brand or toxin_name(catalogue, row)
                text = f"{row.region} {name}, {row.population}: {_amount(dose)}{level_mark(dose.cites)}"
                yield Line(text=f"{text} (no other's units)", refs=numbers.number(dose.cites))


def _amount(dose: Dose) -> str:
    per_site = f"{dose.per_site.numbers()} at each of {dose.sites}" if dose.per_site and dose.sites else ""
    return ", ".join(filter(None, (dose_words(dose.total), per_site)))

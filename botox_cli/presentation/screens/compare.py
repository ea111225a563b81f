"""The screens of comparisons: one fact in each row, marked as same or different only if all values are known."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations
from typing import NamedTuple

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.products import Product
from botox_cli.catalogue.model.uses import BOTOX, Result, Timing, Treatment, Use
from botox_cli.catalogue.model.values import LEVELS, REGIONS, Arm, Citation, Region, SideEffect
from botox_cli.presentation.figures import (
    Figure,
    FigureChoice,
    arm_value,
    best_level,
    choose,
    figure_unit,
    label_of,
    leading_setting,
    level_mark,
    result_figures,
    risk_figures,
    to_bar,
)
from botox_cli.presentation.product_facts import (
    NOT_RECORDED,
    ProductFamily,
    Told,
    compare_marks,
    compare_told,
    contraindications,
    family_licences,
    family_of,
    first_licence,
    licence_cites,
    licence_marks,
    plain_fact,
)
from botox_cli.presentation.screens.product import bar_words, content_facts, risk_name
from botox_cli.presentation.screens.products import (
    count_by_use,
    count_in_parts,
    family_marks,
    list_approved,
    units_warning,
)
from botox_cli.presentation.screens.use import (
    APPROVAL_KEY,
    FINDING_WORDS,
    boxed_warning,
    order_regions,
    treatment_marks,
)
from botox_cli.presentation.toxins import family_name, toxin_name
from botox_cli.render.drawing.bars import PairedBar, PairGroup
from botox_cli.render.drawing.comparisons import ComparedCell, ComparedRow, Comparison, Sameness
from botox_cli.render.drawing.marks import VALUE_MEANINGS, Meaning
from botox_cli.render.drawing.pieces import write_figure
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.screen import ByWidth, Head, Labels, ScreenBlock, Section
from botox_cli.render.view import Line, mark_local
from botox_cli.text import fold

SAMENESS_KEY: tuple[tuple[Meaning, str], ...] = (("differs", "all known, not equal"), ("same", "all known, equal"))

BOXED_WARNING = "boxed warning"

MOST_BY_REGION = 2
MOST_BY_REGION_WIDE = 3
"""How many products fit side by side with marks by region: `MOST_BY_REGION` on a narrow screen, this on a wide one."""

MOST_OUTCOMES = 2
"""How many outcomes of each use are shown at most."""


class FactRow(NamedTuple):
    """A row of a comparison and its citations."""

    row: ComparedRow
    cites: tuple[Citation, ...] = ()


def compare_products(
    catalogue: Catalogue, products: Sequence[Product], numbers: ReferenceNumbers, *, region: Region | None
) -> tuple[ScreenBlock, ...]:
    """Products side by side: what they are, who must not have them, approvals, trials between them, boxed warnings.

    The first of a family stands for all of it, unless another member is compared, too. `region` comes first among
    regions.
    """
    families = tuple(family_of(catalogue, product, products) for product in products)
    names = [family.name for family in families]
    parts = {"What it is": list(_product_facts(families)), "Who must not have it": list(_reasons(catalogue, families))}
    if len(families) <= MOST_BY_REGION_WIDE:
        parts["Approved for"] = list(_approvals(catalogue, families))
    facts, reasons, *approvals = _sections(parts, names, order_regions(region), numbers)
    warning = boxed_warning(catalogue, numbers)
    return (
        Head(
            title=_join_names(names),
            aside="facts, not wordings",
            lead=(units_warning(products, numbers), *_member_lines(families)),
        ),
        facts,
        reasons,
        *_by_width(approvals, catalogue, families, numbers),
        _head_to_head(catalogue, families, numbers),
        *([warning] if warning else []),
    )


def compare_uses(
    catalogue: Catalogue, uses: Sequence[Use], numbers: ReferenceNumbers, *, region: Region | None
) -> tuple[ScreenBlock, ...]:
    """Uses side by side: facts, how well each works, what can go wrong; `region` comes first among regions."""
    regions = order_regions(region)
    names = [mark_local(use) for use in uses]
    parts = {
        "What it is": list(_use_facts(catalogue, uses, regions)),
        "What can go wrong": list(_risks(catalogue, uses)),
    }
    facts, risks = _sections(parts, names, regions, numbers)
    warning = boxed_warning(catalogue, numbers)
    instead = _shared_alternatives(uses)
    return (
        Head(title=_join_names(names), aside="facts, not wordings"),
        facts,
        *_outcomes(catalogue, uses, numbers),
        risks,
        *([warning] if warning else []),
        *([Labels(rows=(("Instead of any", Line(text=", ".join(instead))),))] if instead else []),
    )


def _by_width(
    by_region: Sequence[Section], catalogue: Catalogue, families: Sequence[ProductFamily], numbers: ReferenceNumbers
) -> Iterator[ScreenBlock]:
    """The approvals of each product for each use: as marks by region (`by_region`), or as numbers of regions.

    If `by_region` is empty, every screen has the numbers. Otherwise only a narrow screen has them, and only with
    more than `MOST_BY_REGION` products.
    """
    if not by_region:
        yield from count_by_use(catalogue, families, numbers)
    elif len(families) > MOST_BY_REGION:
        yield ByWidth(wide=tuple(by_region), compact=count_in_parts(catalogue, families, numbers) or tuple(by_region))
    else:
        yield from by_region


def _join_names(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _member_lines(families: Sequence[ProductFamily]) -> Iterator[Line]:
    """A line with the names of the products, for each family that has several."""
    for family in families:
        if len(family.members) > 1:
            names = _join_names([member.name for member in family.members])
            yield Line(text=f"{family.name} is {names}: one drug.")


def _sections(
    parts: dict[str, list[FactRow]], heads: Sequence[str], regions: tuple[Region, ...], numbers: ReferenceNumbers
) -> Iterator[Section]:
    """A section for each title in `parts`, with a row for each of its facts; without facts, with `not recorded`.

    `heads` are the titles of the columns, which are equally wide in all sections; `regions` gives the order of regions.
    """
    rows = [tuple(fact.row for fact in facts) for facts in parts.values()]
    keys: dict[str, tuple[tuple[Meaning, str], ...]] = {"What it is": SAMENESS_KEY, "Approved for": APPROVAL_KEY}
    asides = {"What can go wrong": "in 100 people, toxin v comparison; not one trial"}
    for (title, facts), own in zip(parts.items(), rows, strict=True):
        others = tuple(row for part in rows if part is not own for row in part)
        drawing = Comparison(heads=tuple(heads), rows=own, regions=regions, aligned_with=others)
        yield Section(
            title=title,
            key=keys.get(title, ()),
            aside=asides.get(title, ""),
            drawing=drawing if own else None,
            lines=() if own else (Line(text=NOT_RECORDED),),
            refs=numbers.number(cite for fact in facts for cite in fact.cites),
        )


def _product_facts(families: Sequence[ProductFamily]) -> Iterator[FactRow]:
    for label, name in (("toxin", "toxin"), ("type", "serotype"), ("maker", "maker")):
        yield _make_fact(label, [plain_fact(family, name) for family in families])
    for facts in zip(*(content_facts(family) for family in families), strict=True):
        yield _make_fact(facts[0][0], [told for _, told in facts])
    yield _make_fact("first licence", [first_licence(family) for family in families])
    marks = [family_licences(family) for family in families]
    cells = tuple(ComparedCell(text=_licence_words(family)) for family in families)
    cites = tuple(cite for family in families for cite in licence_cites(family))
    yield FactRow(ComparedRow(name="licensed", cells=cells, sameness=compare_marks(marks)), cites)


def _make_fact(label: str, told: Sequence[Told]) -> FactRow:
    cells = tuple(ComparedCell(text=one.text) for one in told)
    row = ComparedRow(name=label, cells=cells, sameness=compare_told(told))
    return FactRow(row, tuple(cite for one in told for cite in one.cites))


def _licence_words(family: ProductFamily) -> str:
    """Where each product of a family is licensed, and where it was refused or withdrawn; else `not recorded`."""
    words = []
    for member in family.members:
        marks = licence_marks(member)
        name = f"{member.name} " if len(family.members) > 1 else ""
        licensed = [region for region in REGIONS if marks.get(region) == "approved"]
        refused = [region for region in REGIONS if marks.get(region) == "refused"]
        words += [f"{name}{' '.join(licensed)}"] if licensed else []
        words += [f"{name}refused or withdrawn {' '.join(refused)}"] if refused else []
    return "; ".join(words) or NOT_RECORDED


def _reasons(catalogue: Catalogue, families: Sequence[ProductFamily]) -> Iterator[FactRow]:
    """A row for each risk that a label of any family names as a reason not to treat; then one for boxed warnings.

    A row is marked `same` if all families have it, for the same uses; no row is marked `differs`.
    """
    found = [contraindications(family) for family in families]
    for risk in dict.fromkeys(risk for own in found for risk in own):
        rows = [own.get(risk, []) for own in found]
        cells = tuple(
            ComparedCell(text=bar_words(catalogue, own), mark="refused") if own else ComparedCell(text=NOT_RECORDED)
            for own in rows
        )
        scopes = [frozenset(row.uses for row in own) for own in rows]
        sameness: Sameness | None = "same" if all(rows) and len(set(scopes)) == 1 else None
        row = ComparedRow(name=risk_name(catalogue, risk), cells=cells, sameness=sameness)
        yield FactRow(row, tuple(cite for own in rows for one in own for cite in one.cites))
    boxed = [
        [fact for member in family.members for fact in member.facts if fact.about == BOXED_WARNING]
        for family in families
    ]
    cells = tuple(
        ComparedCell(text=f"yes, in full below{level_mark(own[0].cites)}" if own else NOT_RECORDED) for own in boxed
    )
    row = ComparedRow(name="boxed warning, US", cells=cells, sameness="same" if all(boxed) else None)
    yield FactRow(row, tuple(cite for own in boxed for fact in own for cite in fact.cites))


def _approvals(catalogue: Catalogue, families: Sequence[ProductFamily]) -> Iterator[FactRow]:
    ids = {member.id for family in families for member in family.members}
    for use in list_approved(catalogue, families):
        marks = [family_marks(use, family) for family in families]
        cells = tuple(ComparedCell(regions=own) for own in marks)
        row = ComparedRow(name=mark_local(use, use.short or ""), cells=cells, sameness=compare_marks(marks))
        yield FactRow(row, tuple(cite for one in use.treatments if one.product in ids for cite in one.cites))


def _head_to_head(catalogue: Catalogue, families: Sequence[ProductFamily], numbers: ReferenceNumbers) -> Section:
    """The figures of trials that compared two of the families, without doses; else a line that there are none."""
    found = [
        ((use.is_local, LEVELS.index(figure.level)), line)
        for use in catalogue.uses.values()
        for figure in (*result_figures(use), *risk_figures(use.risks))
        for line in _trial_lines(use, figure, families, numbers)
    ]
    lines = [line for _, line in sorted(found, key=lambda pair: pair[0])]
    if not lines:
        lines = [Line(text=f"{NOT_RECORDED}: no trial with figures of both is in this catalogue")]
    else:
        lines.append(Line(text="The doses that trials compared are no rule for conversion."))
    return Section(title="Head to head", lines=tuple(lines))


def _trial_lines(
    use: Use, figure: Figure, families: Sequence[ProductFamily], numbers: ReferenceNumbers
) -> Iterator[Line]:
    """A line for a figure that compares a product of one family with another of the families; nothing for others."""
    row = figure.row
    for family, other in permutations(families, 2):
        is_own = row.product in {member.id for member in family.members}
        if not (row.comparator == "active" and is_own and row.control and row.toxin and _is_named(other, row)):
            continue
        people = [str(arm.n) for arm in (row.toxin, row.control) if arm.n is not None]
        aside = "; ".join(filter(None, (f"{' and '.join(people)} people" if people else "", row.trial)))
        unit = figure_unit(row)
        figures = f"{family.name} {_number(row.toxin)}, {other.name} {_number(row.control)}"
        text = f"{mark_local(use)}, {label_of(row)}: {figures} {'in 100' if unit == 'percent' else unit}"
        yield Line(
            text=f"{text}{f' ({aside})' if aside else ''}{level_mark(figure.cites)}", refs=numbers.number(figure.cites)
        )


def _is_named(family: ProductFamily, row: Result | SideEffect) -> bool:
    """Whether the outcome, reaction or trial of a figure names the family, one of its products or the toxin of one."""
    what = row.endpoint if isinstance(row, Result) else row.reaction
    text = f" {fold(f'{what} {row.trial or str()}')} "
    names = {family.name, *(name for member in family.members for name in (member.name, member.toxin))}
    return any(fold(name) in text for name in names)


def _use_facts(catalogue: Catalogue, uses: Sequence[Use], regions: Sequence[Region]) -> Iterator[FactRow]:
    marks = [treatment_marks(use.botox_treatments) for use in uses]
    cells = tuple(_status_cell(use, regions) for use in uses)
    yield FactRow(
        ComparedRow(name="approved", cells=cells, sameness=compare_marks(marks)),
        tuple(cite for use in uses for row in use.treatments if row.status == "approved" for cite in row.cites),
    )
    others = tuple(ComparedCell(text=" ".join(use.other_toxins_approved_in) or NOT_RECORDED) for use in uses)
    if any(use.other_toxins_approved_in for use in uses):
        yield FactRow(ComparedRow(name="other toxins", cells=others))
    first = [_first_approval(use) for use in uses]
    yield _row("first approved", [_first_words(row) for row in first], [row.cites if row else () for row in first])
    cells = tuple(ComparedCell(mark=VALUE_MEANINGS[use.finding], text=FINDING_WORDS[use.finding]) for use in uses)
    found = compare_told([Told("", frozenset([use.finding] if use.finding else [])) for use in uses])
    yield FactRow(
        ComparedRow(name="works?", cells=cells, sameness=found),
        tuple(cite for use in uses for row in use.evidence[:1] for cite in row.cites),
    )
    for label, name in (("lasts", "lasts"), ("starts", "onset")):
        yield _times(catalogue, uses, label, name)
    yield _row("purpose", [use.purpose for use in uses])
    yield _row("muscles or glands", [", ".join(use.targets) for use in uses])
    yield _row("area", [", ".join(use.areas) for use in uses])
    if not _shared_alternatives(uses):
        yield _row("instead", [", ".join(use.alternatives) for use in uses])


def _shared_alternatives(uses: Sequence[Use]) -> tuple[str, ...]:
    """The alternatives to Botox, if all uses have the same, in the same order; else an empty tuple."""
    return uses[0].alternatives if len({use.alternatives for use in uses}) == 1 else ()


def _row(label: str, texts: Sequence[str], cites: Iterable[tuple[Citation, ...]] = ()) -> FactRow:
    """A row with a text for each entry: `same` if all texts are equal, else `differs`; neither if one text is empty.

    An empty text is shown as `not recorded`. `cites` has the citations of each entry.
    """
    sameness: Sameness | None = None
    if all(texts):
        sameness = "same" if len(set(texts)) == 1 else "differs"
    cells = tuple(ComparedCell(text=text or NOT_RECORDED) for text in texts)
    return FactRow(
        ComparedRow(name=label, cells=cells, sameness=sameness), tuple(cite for own in cites for cite in own)
    )


def _status_cell(use: Use, regions: Sequence[Region]) -> ComparedCell:
    """Where Botox is approved for a use, in the order of `regions`; else Botox's status, or `not recorded`."""
    approved = [region for region in regions if region in use.approved_in]
    if approved:
        return ComparedCell(mark="approved", text=" ".join(approved))
    return ComparedCell(mark=VALUE_MEANINGS[use.status] if use.status else None, text=use.status or NOT_RECORDED)


def _first_approval(use: Use) -> Treatment | None:
    """The earliest approval of Botox that has a date; None if there is none."""
    dated = [row for row in use.botox_treatments if row.status == "approved" and row.approved]
    return min(dated, key=lambda row: str(row.approved), default=None)


def _first_words(row: Treatment | None) -> str:
    return f"{str(row.approved)[:4]} {row.region}{level_mark(row.cites)}" if row else ""


def _times(catalogue: Catalogue, uses: Sequence[Use], label: str, name: str) -> FactRow:
    """A row with the time `name` (`onset` or `lasts`) of each use, from the timing that `_choose_time` chooses.

    `label` names the row. A length (`lasts`) is also drawn as a bar, unless nobody read it.
    """
    rows = [_choose_time(use, name) for use in uses]
    cells, keys = [], []
    for row in rows:
        time = getattr(row, name) if row else None
        if row is None or time is None:
            cells.append(ComparedCell(text=NOT_RECORDED))
            keys.append(Told(""))
            continue
        is_botox = row.product is not None and family_name(catalogue, row.product) == BOTOX
        toxin = "" if is_botox else toxin_name(catalogue, row)
        text = ", ".join(filter(None, (f"{time}{level_mark(row.cites)}", toxin)))
        is_drawn = name == "lasts" and best_level(row.cites) != "unverified"
        cells.append(ComparedCell(text=text, lasts=time if is_drawn else None))
        keys.append(Told("", frozenset([str(time)])))
    cites = tuple(cite for row in rows if row for cite in row.cites)
    return FactRow(ComparedRow(name=label, cells=tuple(cells), sameness=compare_told(keys)), cites)


def _choose_time(use: Use, name: str) -> Timing | None:
    """The first timing with the time `name`, but one that nobody read only if there is no other; None without one."""
    rows = [row for row in use.timing if getattr(row, name) is not None]
    return min(rows, key=lambda row: best_level(row.cites) == "unverified", default=None)


def _outcomes(catalogue: Catalogue, uses: Sequence[Use], numbers: ReferenceNumbers) -> Iterator[Section]:
    """A section with the main results of each use; results in one unit share one scale, though trials differ.

    A use without results has the text of its first evidence, or `not recorded`.
    """
    chosen = [choose(result_figures(use), MOST_OUTCOMES) for use in uses]
    bars = [_bars(catalogue, part) for part in chosen]
    for at, (use, part) in enumerate(zip(uses, chosen, strict=True)):
        title = f"How well: {mark_local(use)}"
        if not bars[at]:
            words = tuple(Line(text=row.text, refs=numbers.number(row.cites)) for row in use.evidence[:1])
            yield Section(title=title, lines=words or (Line(text=NOT_RECORDED),))
            continue
        unit = bars[at][0].unit
        others = tuple(bar for number, own in enumerate(bars) if number != at for bar in own if bar.unit == unit)
        people = "of 100 people" if unit == "percent" else f"mean, {unit}"
        frame = leading_setting(catalogue, part.figures).words
        yield Section(
            title=title,
            aside=", ".join(filter(None, (people, frame, "same scale, not one trial" if others else ""))),
            drawing=PairGroup(bars=bars[at], arms=("toxin", _comparator(part)), aligned_with=others),
            more=f"+ {part.more} more: botox show {use.id} --full" if part.more else "",
            refs=numbers.number(cite for figure in part.figures for cite in figure.cites),
        )


def _bars(catalogue: Catalogue, part: FigureChoice) -> tuple[PairedBar, ...]:
    frame = leading_setting(catalogue, part.figures) if part.figures else None
    return tuple(bar for figure in part.figures if frame and (bar := to_bar(catalogue, figure, frame)))


def _comparator(part: FigureChoice) -> str:
    """The name of the second bars: `comparison` if a pair is compared with anything but placebo, else `placebo`."""
    return (
        "placebo"
        if {figure.row.comparator for figure in part.figures if figure.is_pair} <= {"placebo"}
        else "comparison"
    )


def _risks(catalogue: Catalogue, uses: Sequence[Use]) -> Iterator[FactRow]:
    """A row for each main side effect of any use, with its rate in each use; never marked as same or different.

    Only rates in percent count. A use without the effect has `not recorded`; of several rates, a headline is preferred.
    """
    own = [risk_figures(use.risks) for use in uses]
    leading = [figure for figures in own for figure in choose([one for one in figures if _is_share(one)]).figures]
    for reaction in dict.fromkeys(fold(label_of(figure.row)) for figure in leading):
        found = [
            min(
                (figure for figure in figures if fold(label_of(figure.row)) == reaction and _is_share(figure)),
                key=lambda figure: (not figure.row.headline, LEVELS.index(figure.level)),
                default=None,
            )
            for figures in own
        ]
        name = next(label_of(figure.row) for figure in found if figure)
        cells = tuple(ComparedCell(text=_risk_words(catalogue, figure) if figure else NOT_RECORDED) for figure in found)
        yield FactRow(
            ComparedRow(name=name, cells=cells), tuple(cite for figure in found if figure for cite in figure.cites)
        )


def _is_share(figure: Figure) -> bool:
    return figure_unit(figure.row) == "percent"


def _risk_words(catalogue: Catalogue, figure: Figure) -> str:
    """A rate in 100 people in a few words, with product and numbers of people: `2.4 v 0, Botox, n 665 v 236`.

    Without a comparison: `2.4, not compared, Botox, n 665`.
    """
    row = figure.row
    arms = [arm for arm in (row.toxin, row.control) if arm]
    rates = " v ".join(map(_number, arms)) + ("" if row.control else ", not compared")
    people = " v ".join(f"{arm.n:,}" for arm in arms if arm.n is not None)
    toxin = family_name(catalogue, row.product) if row.product else ""
    return ", ".join(filter(None, (rates, toxin, f"n {people}" if people else ""))) + level_mark(figure.cites)


def _number(arm: Arm) -> str:
    value = arm_value(arm)
    return "" if value is None else write_figure(value, is_ascii=False)

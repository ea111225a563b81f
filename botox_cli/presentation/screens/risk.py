"""The screens of one risk and of one sign of danger: what it is, whom it concerns, how often, who says what."""

from collections.abc import Iterator, Sequence

import msgspec

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.safety import RedFlag, Risk
from botox_cli.catalogue.model.values import Region, SideEffect
from botox_cli.presentation.figures import level_mark
from botox_cli.presentation.screens.risks import CATEGORY_TITLES, fact_labels, rate_sections, told_section
from botox_cli.presentation.screens.urgent import GET_HELP
from botox_cli.presentation.screens.use import boxed_warning, order_regions, with_leading
from botox_cli.presentation.toxins import family_name
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.screen import Alarm, Head, Labels, ScreenBlock, Section
from botox_cli.render.view import Line, mark_local
from botox_cli.text import fold

MOST_FACTS = 6
"""How many statements of single sources the screen shows at most."""

URGENCIES = {
    "emergency": "an emergency",
    "soon": "needs help soon",
    "contact-injector": "for the person who injected",
}
"""How soon a sign of danger needs help, in words."""


def risk_screen(
    catalogue: Catalogue, risk: Risk, numbers: ReferenceNumbers, *, region: Region | None, clinical: bool
) -> tuple[ScreenBlock, ...]:
    """One risk: its text, whom it concerns, how often it occurs, and what sources say.

    If it is a boxed warning, all boxed warnings are shown in full, which replaces its lay text. With `clinical`, the
    text is the one for professionals, if there is one. What is about `region` comes first.
    """
    is_boxed = risk.category == "boxed-warning"
    text = (risk.clinical if clinical else None) or risk.lay
    lead = Line(text=f"{text}{level_mark(risk.cites)}", refs=numbers.number(risk.cites))
    blocks: tuple[ScreenBlock | None, ...] = (
        Head(
            id=risk.id,
            title=mark_local(risk),
            aside=with_leading(CATEGORY_TITLES[risk.category].partition(":")[0].removesuffix("s").lower(), region),
            lead=() if is_boxed and not clinical else (lead,),
        ),
        boxed_warning(catalogue, numbers) if is_boxed else None,
        Labels(rows=tuple(_concerns(catalogue, risk, order_regions(region), numbers))),
        *rate_sections(catalogue, tuple(_by_people(risk)), numbers),
        told_section(risk.rates, numbers),
        _says(risk, region, numbers),
    )
    return tuple(block for block in blocks if block is not None)


def red_flag_screen(catalogue: Catalogue, flag: RedFlag, numbers: ReferenceNumbers) -> tuple[ScreenBlock, ...]:
    """One sign of danger: what to do, then what it is, and the uses after which it may come or does not."""
    refs = numbers.number(flag.cites)
    action = Line(text=flag.action, refs=refs)
    is_emergency = flag.urgency == "emergency"
    rows = [("What to do", action)] if not is_emergency else []
    rows.append(("What it is", Line(text=f"{flag.means}{level_mark(flag.cites)}", refs=refs)))
    rows += [
        (label, Line(text=", ".join(catalogue.uses[use].name for use in uses if use in catalogue.uses)))
        for label, uses in (("After", flag.uses), ("Not after", flag.except_uses))
        if uses
    ]
    rows.append(("All signs", Line(text="botox urgent")))
    head = Head(id=flag.id, title=mark_local(flag), aside=URGENCIES[flag.urgency])
    alarm = (Alarm(label=GET_HELP, lines=(action,)),) if is_emergency else ()
    return (head, *alarm, Labels(rows=tuple(rows)))


def _concerns(
    catalogue: Catalogue, risk: Risk, regions: Sequence[Region], numbers: ReferenceNumbers
) -> Iterator[tuple[str, Line]]:
    """Rows (label, line) on whom a risk concerns: products, uses, drugs and conditions, other names, labels.

    A risk without products or uses concerns all of them. `regions` gives the order of regions.
    """
    families = dict.fromkeys(family_name(catalogue, product) for product in risk.products)
    uses = [catalogue.uses[use].name for use in risk.uses if use in catalogue.uses]
    yield "Products", Line(text=", ".join(families) or "every botulinum toxin")
    yield "Uses", Line(text=", ".join(uses) or "every use")
    if risk.agents:
        yield "Covers", Line(text=", ".join(risk.agents))
    if risk.aliases:
        yield "Also called", Line(text=", ".join(risk.aliases))
    yield from _labels_that_bar(catalogue, risk, regions, numbers)


def _labels_that_bar(
    catalogue: Catalogue, risk: Risk, regions: Sequence[Region], numbers: ReferenceNumbers
) -> Iterator[tuple[str, Line]]:
    """A row with the products and regions whose labels name the risk as a reason not to treat; nothing if none does.

    It is a label and a line, regions in the order of `regions`.
    """
    rows = [
        (family_name(catalogue, product.id), row)
        for product in catalogue.products.values()
        for row in product.contraindications
        if row.risk == risk.id
    ]
    if not rows:
        return
    found: dict[str, set[str]] = {}
    for family, row in rows:
        found.setdefault(family, set()).update([row.region] if row.region else [])
    named = (" ".join((family, *(region for region in regions if region in own))) for family, own in found.items())
    cites = [cite for _, row in rows for cite in row.cites]
    yield "A bar by label", Line(text=f"{', '.join(named)}{level_mark(cites)}", refs=numbers.number(cites))


def _by_people(risk: Risk) -> Iterator[SideEffect]:
    """The rates of a risk, with a new label (`reaction`): the population, then the effect.

    The effect is left out if it is a name of the risk, or if all rates have the same one. A rate without a population
    keeps it. The field `population` of the new rates is None.
    """
    names = {fold(name) for name in (risk.name, *risk.aliases)}
    for row in risk.rates:
        is_said = fold(row.reaction) in names or len({rate.reaction for rate in risk.rates}) == 1
        name = ": ".join(filter(None, (row.population, "" if is_said else row.reaction)))
        yield msgspec.structs.replace(row, reaction=name or row.reaction, population=None)


def _says(risk: Risk, region: Region | None, numbers: ReferenceNumbers) -> Section | None:
    facts = fact_labels(risk, numbers, region)
    left_out = len(facts) - MOST_FACTS
    if not facts:
        return None
    return Section(
        title="What single sources say",
        aside=f"{len(facts)}, what was read first",
        labels=facts[:MOST_FACTS],
        more=f"+ {left_out} more: --full" if left_out > 0 else "",
    )

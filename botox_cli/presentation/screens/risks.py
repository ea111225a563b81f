"""The screens of risks: of all, of one use, of one product, and what sources say of a drug or a condition."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

import msgspec

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.entries import Entry
from botox_cli.catalogue.model.products import Contraindication, Product
from botox_cli.catalogue.model.safety import Risk, RiskCategory
from botox_cli.catalogue.model.uses import BOTOX, Use
from botox_cli.catalogue.model.values import LEVELS, Citation, Fact, Region, SideEffect
from botox_cli.presentation.figures import (
    Figure,
    arm_value,
    best_level,
    choose,
    label_of,
    leading_setting,
    level_mark,
    risk_figures,
    to_bar,
)
from botox_cli.presentation.labels import count_noun
from botox_cli.presentation.screens.use import boxed_warning, order_regions, with_leading
from botox_cli.presentation.toxins import family_name
from botox_cli.queries.risks import CATEGORIES, Match, RiskWishes
from botox_cli.render.drawing.bars import PairGroup
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.screen import EntryRow, Head, ScreenBlock, Section
from botox_cli.render.view import Line, mark_local
from botox_cli.text import spell_out

EntryType = TypeVar("EntryType", bound=Entry)

MOST_PAIRS = 4
"""How many single effects are shown as pairs of bars at most, and how many without a comparison."""

MOST_TOTALS = 2
"""How many figures of people with any effect at all are pairs of bars at most, and how many have no comparison."""

MOST_TOLD = 2
"""How many effects that are told in words, without a figure, one screen names at most."""

MOST_FAMILIES = 3
"""How many families of products are named beside a title at most; if there are more, only one is named."""

MOST_FACTS = 8
"""How many statements of single sources a section shows at most."""

MOST_MATCHES = 3
"""How many risks that name a drug or a condition are shown in full at most."""

CATEGORY_TITLES: dict[str, str] = {
    "boxed-warning": "Boxed warning",
    "contraindication": "Contraindications: reasons not to treat",
    "warning": "Warnings",
    "interaction": "Interactions: medicines to speak of",
    "precaution": "Precautions: reasons for care",
    "side-effect": "Side effects",
}
"""The titles of the kinds of risk; after the colon, what the kind is in plain words."""


_PEOPLE_AND_MEDICINES = ("contraindication", "precaution", "interaction")
"""The kinds of risk that depend on what a person has or takes."""


def all_risks_screen(
    catalogue: Catalogue, found: Sequence[Risk], numbers: ReferenceNumbers, *, region: Region | None
) -> tuple[ScreenBlock, ...]:
    """All risks in `found` by kind, the gravest kind first.

    If `found` has a boxed warning, all of the catalogue come first, in full. In each other kind, risks that labels of
    `region` name as reasons not to treat come first, local risks last.
    """
    blocks: list[ScreenBlock | None] = [
        Head(title="Risks of botulinum toxin", aside=with_leading(f"{len(found)}, the gravest kind first", region)),
        _warning_among(catalogue, found, numbers),
    ]
    for category in CATEGORIES:
        rows = bundled_first(risk for risk in region_first(catalogue, found, region) if risk.category == category)
        if rows and category != "boxed-warning":
            entries = tuple(_entry(risk, numbers) for risk in rows)
            blocks.append(Section(title=CATEGORY_TITLES[category], aside=f"{len(rows)}", entries=entries))
    return tuple(block for block in blocks if block is not None)


def use_risks_screen(
    catalogue: Catalogue, use: Use, found: Sequence[Risk], numbers: ReferenceNumbers, wishes: RiskWishes
) -> tuple[ScreenBlock, ...]:
    """What can go wrong after treatment for a use: boxed warnings, its effects, whom not to treat, who needs care.

    `found` has the risks to show by name; if it has a boxed warning, all of the catalogue come. Effects with and
    without rates are those of the use; they are left out if `wishes` names a kind of risk other than side effects.
    """
    products = tuple(dict.fromkeys(row.product for row in use.treatments if row.product))
    has_rates = wishes.has_rates
    blocks: tuple[ScreenBlock | None, ...] = (
        Head(
            id=use.id,
            title=f"Risks: {mark_local(use)}",
            aside=with_leading(_family_words(catalogue, products), wishes.region),
        ),
        _warning_among(catalogue, found, numbers),
        *(rate_sections(catalogue, use.risks, numbers) if has_rates else ()),
        told_section(use.risks, numbers) if has_rates else None,
        _people_section(
            found, _OnLabels(catalogue, products, use.id, wishes.region), numbers, is_whole=wishes.kind is None
        ),
    )
    return tuple(block for block in blocks if block is not None)


def product_risks_screen(
    catalogue: Catalogue, product: Product, found: Sequence[Risk], numbers: ReferenceNumbers, wishes: RiskWishes
) -> tuple[ScreenBlock, ...]:
    """What can go wrong with a product: boxed warnings, its headline rates, then who must not have it or needs care.

    `found` has the risks to show by name; if it has a boxed warning, all of the catalogue come. Rates are those of the
    uses of the product; they are left out if `wishes` names a kind of risk other than side effects.
    """
    leading = [
        (use, row) for use in catalogue.uses.values() for row in use.risks if row.headline and row.product == product.id
    ]
    rates = tuple(msgspec.structs.replace(row, reaction=f"{use.name}: {row.reaction}") for use, row in leading)
    blocks: tuple[ScreenBlock | None, ...] = (
        Head(id=product.id, title=f"Risks: {mark_local(product)}", aside=with_leading(product.toxin, wishes.region)),
        _warning_among(catalogue, found, numbers),
        *(rate_sections(catalogue, rates, numbers) if wishes.has_rates else ()),
        _people_section(
            found, _OnLabels(catalogue, (product.id,), None, wishes.region), numbers, is_whole=wishes.kind is None
        ),
    )
    return tuple(block for block in blocks if block is not None)


def spoken_risks_screen(
    title: str, matches: Sequence[Match], catalogue: Catalogue, numbers: ReferenceNumbers, *, region: Region | None
) -> tuple[ScreenBlock, ...]:
    """The risks that name a drug or a condition: the first `MOST_MATCHES` with what sources say, the others by name.

    Risks with the name only in their text are shown by name, unless all risks are so. A boxed warning is always shown
    in full. Statements about `region` come first.
    """
    named = [match for match in matches if match.reason != "in its text"] or matches
    shown = named[:MOST_MATCHES]
    others = [match for match in matches if match not in shown]
    blocks: list[ScreenBlock | None] = [
        Head(title=title, aside=with_leading(f"{len(matches)} of {len(catalogue.risks)} risks", region)),
        *(_match_section(match, numbers, region) for match in shown),
    ]
    if any(match.risk.category == "boxed-warning" for match in others):
        blocks.append(boxed_warning(catalogue, numbers))
    rest = [match for match in others if match.risk.category != "boxed-warning"]
    if rest:
        names = "; ".join(f"{mark_local(match.risk)} ({_reason(match)})" for match in rest)
        blocks.append(Section(title="Spoken of beside it", lines=(Line(text=names),), more="each in full: --full"))
    blocks.append(Section(lines=(Line(text="Ask the person who prescribed a medicine before anything is changed."),)))
    return tuple(block for block in blocks if block is not None)


def region_first(catalogue: Catalogue, found: Sequence[Risk], region: Region | None) -> Sequence[Risk]:
    """The risks in the given order, but first those that a label of the region names as a reason not to treat.

    Without a region the order stays.
    """
    named = {
        row.risk
        for product in catalogue.products.values()
        for row in product.contraindications
        if region and row.region == region
    }
    return sorted(found, key=lambda risk: risk.id not in named)


def bundled_first(entries: Iterable[EntryType]) -> tuple[EntryType, ...]:
    """Bundled entries, then those of a user's files, each in their order."""
    return tuple(sorted(entries, key=lambda entry: entry.is_local))


def fact_labels(risk: Risk, numbers: ReferenceNumbers, region: Region | None = None) -> tuple[tuple[str, Line], ...]:
    """Each fact of a risk as its subject and a line: facts about `region` first, then by level; unread facts last."""

    def rank(fact: Fact) -> tuple[bool, bool, int]:
        level = best_level(fact.cites)
        is_elsewhere = region is not None and region not in re.findall(r"\w+", fact.about)
        return level == "unverified", is_elsewhere, LEVELS.index(level)

    facts = sorted(risk.facts, key=rank)
    return tuple(
        (fact.about, Line(text=f"{fact.text}{level_mark(fact.cites)}", refs=numbers.number(fact.cites)))
        for fact in facts
    )


def rate_sections(catalogue: Catalogue, rows: Sequence[SideEffect], numbers: ReferenceNumbers) -> Iterator[Section]:
    """A section with main rates of single side effects; then, on another scale, one with rates of any effect at all.

    Rows without a number for the toxin are left out, and a section without rows.
    """
    figures = [figure for figure in risk_figures(rows) if figure.row.toxin and arm_value(figure.row.toxin) is not None]
    single = [figure for figure in figures if not _counts_all(figure)]
    total = [figure for figure in figures if _counts_all(figure)]
    parts = (("Of 100 people", single, MOST_PAIRS), ("Of 100 people, any effect at all", total, MOST_TOTALS))
    for title, part, most in parts:
        if part:
            yield _rate_section(catalogue, title, part, most, numbers)


def _warning_among(catalogue: Catalogue, found: Sequence[Risk], numbers: ReferenceNumbers) -> ScreenBlock | None:
    has_warning = any(risk.category == "boxed-warning" for risk in found)
    return boxed_warning(catalogue, numbers) if has_warning else None


def _entry(risk: Risk, numbers: ReferenceNumbers) -> EntryRow:
    """A risk as a row: its name, and beside it the first of several texts that has room.

    The texts are the first sentence of the risk, then, for contraindications and precautions, ever shorter lists of its
    drugs or conditions. For an interaction the lists come before the sentence. If no text has room, the sentence of a
    warning goes below the name, and other risks stand without a text.
    """
    sentence = f"{risk.lay.split('. ')[0].rstrip('.')}{level_mark(risk.cites)}"
    agents = _fewer_and_fewer(risk) if risk.category in _PEOPLE_AND_MEDICINES else []
    told = [*agents, sentence] if risk.category == "interaction" else [sentence, *agents]
    return EntryRow(
        id=risk.id,
        name=mark_local(risk),
        text=told[0],
        shorter=tuple(told[1:]),
        is_whole=risk.category == "warning",
        refs=numbers.number(risk.cites),
    )


def _fewer_and_fewer(risk: Risk) -> list[str]:
    """Texts with the drugs or conditions of a risk: all, then one fewer each time: `a, b, c`, `a, b + 1`, `a + 2`.

    Those that the name of the risk says already are left out; empty if none is left.
    """
    agents = [agent for agent in risk.agents if agent.lower().removesuffix("s") not in risk.name.lower()]
    return [
        ", ".join(agents[:count]) + (f" + {len(agents) - count}" if count < len(agents) else "")
        for count in range(len(agents), 0, -1)
    ]


def _family_words(catalogue: Catalogue, products: Sequence[str]) -> str:
    """The names of the families of products with these ids, Botox first.

    If there are more than `MOST_FAMILIES`, one name and the number of others.
    """
    families = sorted(dict.fromkeys(family_name(catalogue, product) for product in products), key=BOTOX.__ne__)
    if len(families) <= MOST_FAMILIES:
        return ", ".join(families)
    return f"{families[0]} and {len(families) - 1} other products"


def _counts_all(figure: Figure) -> bool:
    """Whether a figure counts people with any effect at all: its label starts with `any `."""
    return label_of(figure.row).startswith("any ")


def _rate_section(
    catalogue: Catalogue, title: str, figures: Sequence[Figure], most: int, numbers: ReferenceNumbers
) -> Section:
    """A section of bars: pairs, then figures without a comparison, then figures that nobody read.

    `figures` has at least one. At most `most` pairs and as many figures without a comparison are shown. Figures that
    nobody read only take places that pairs leave free. Figures in another unit than the one that `choose` puts first
    are left out. `title` is for percent; another unit has a title of its own.
    """
    ordered = choose(figures, len(figures)).figures
    pairs = [figure for figure in ordered if figure.is_pair and figure.level != "unverified"]
    pairs.sort(key=lambda figure: (not figure.row.headline, figure.level != "primary"))
    lone = [figure for figure in ordered if not figure.is_pair and figure.level != "unverified"]
    unread = [figure for figure in ordered if figure.level == "unverified"]
    shown = [*pairs[:most], *lone[:most], *unread[: most - min(len(pairs), most)]]
    frame = leading_setting(catalogue, shown)
    bars = [bar for figure in shown if (bar := to_bar(catalogue, figure, frame)) is not None]
    left_out = len(figures) - len(bars)
    unit = bars[0].unit
    return Section(
        title=title if unit == "percent" else "Counted" if unit == "count" else f"Mean, {unit}",
        aside=frame.words,
        drawing=PairGroup(bars=tuple(bars), arms=("with toxin", _control_word(shown))),
        more=f"+ {left_out} more figure{'' if left_out == 1 else 's'}: --full" if left_out else "",
        refs=numbers.number(cite for figure in shown for cite in figure.cites),
    )


def _control_word(figures: Sequence[Figure]) -> str:
    found = {figure.row.comparator for figure in figures if figure.is_pair}
    return "with placebo" if found <= {"placebo"} else "compared with"


def told_section(rows: Sequence[SideEffect], numbers: ReferenceNumbers) -> Section | None:
    """The first `MOST_TOLD` side effects that have no rates, only words, best checked first; None if there are none."""
    told = [row for row in rows if row.toxin is None]
    told.sort(key=lambda row: LEVELS.index(best_level(row.cites)))
    if not told:
        return None
    lines = tuple(
        Line(
            text=f"{row.reaction}{': ' + row.note if row.note else ''}{level_mark(row.cites)}",
            refs=numbers.number(row.cites),
        )
        for row in told[:MOST_TOLD]
    )
    left_out = len(told) - len(lines)
    return Section(title="Told without figures", lines=lines, more=f"+ {left_out} more: --full" if left_out else "")


class _OnLabels(NamedTuple):
    """Finds the contraindications that labels of some products name for one use.

    `products` are ids; if empty, all products count. `use` is an id, or None for all uses. Regions are named with
    `region` first.
    """

    catalogue: Catalogue
    products: Sequence[str]
    use: str | None
    region: Region | None

    def rows(self) -> Iterator[tuple[str, Contraindication]]:
        """The name of the family and the contraindication, for each that labels of the products name for this use."""
        for product in self.products or self.catalogue.products:
            entry = self.catalogue.products.get(product)
            for row in entry.contraindications if entry else ():
                if self.use is None or not row.uses or self.use in row.uses:
                    yield family_name(self.catalogue, product), row

    def words(self, risk: Risk) -> str:
        """The name of a risk that must be in `rows`, with the sign for its citations.

        Families stand before the name, unless the risk is a contraindication of all products or `products` has one
        only. Regions stand after the name if labels of other regions do not name the risk.
        """
        rows = list(self.rows())
        own = [(family, row) for family, row in rows if row.risk == risk.id]
        families = dict.fromkeys(family for family, _ in own)
        is_of_some = risk.products or risk.category != "contraindication"
        prefix = f"{', '.join(families)}: " if is_of_some and len(self.products) != 1 else ""
        found = {row.region for _, row in own}
        regions = [region for region in order_regions(self.region) if region in found]
        label = f" ({' '.join(regions)} label{'' if len(regions) == 1 else 's'})"
        is_partial = found != {row.region for _, row in rows} and regions
        return f"{prefix}{mark_local(risk)}{label if is_partial else ''}{level_mark(self.cites(risk))}"

    def cites(self, risk: Risk) -> tuple[Citation, ...]:
        """The citations of the contraindications in `rows` that name the risk."""
        return tuple(cite for _, row in self.rows() if row.risk == risk.id for cite in row.cites)


def _people_section(
    found: Sequence[Risk], on_labels: _OnLabels, numbers: ReferenceNumbers, *, is_whole: bool
) -> Section | None:
    """Who must not have it, who needs care, what to tell the clinician; warnings and side effects.

    `found` has the risks to show. If all kinds of risk were asked for (`is_whole`), warnings and side effects are only
    counted, and an empty group of `_NEEDED` says `not recorded here`: nobody may take silence for safety. None if there
    is nothing to say.
    """
    named = {row.risk for _, row in on_labels.rows()}
    labels_of = _GROUPS if is_whole else _GROUPS | _TOLD_GROUPS
    groups: dict[str, list[tuple[Risk, str]]] = {label: [] for label in ("must not", *labels_of.values())}
    for risk in bundled_first(region_first(on_labels.catalogue, found, on_labels.region)):
        if risk.id in named and risk.category != "boxed-warning":
            groups["must not"].append((risk, on_labels.words(risk)))
        elif risk.category in labels_of:
            groups[labels_of[risk.category]].append((risk, f"{mark_local(risk)}{level_mark(risk.cites)}"))
    labels = tuple(
        (label, _names_line(rows, on_labels, numbers))
        for label, rows in groups.items()
        if rows or (is_whole and label in _NEEDED)
    )
    counts = Counter(risk.category for risk in found if risk.category not in labels_of)
    rest = [count_noun(counts[kind], noun.removesuffix("s")) for kind, noun in _TOLD_GROUPS.items() if counts[kind]]
    if not labels and not rest:
        return None
    more = f"+ {' and '.join(rest)} told in words: --full" if rest else ""
    title = "Told in words" if any(label in _TOLD_GROUPS.values() for label, _ in labels) else "Before treatment"
    return Section(title=title, aside="all: botox risks", labels=labels, more=more)


def _names_line(rows: Sequence[tuple[Risk, str]], on_labels: _OnLabels, numbers: ReferenceNumbers) -> Line:
    refs = numbers.number(cite for risk, _ in rows for cite in (*risk.cites, *on_labels.cites(risk)))
    return Line(text="; ".join(text for _, text in rows) or "not recorded here", refs=refs)


_NEEDED = ("must not", "say so")
"""The groups of `_people_section` that are shown even if no risk is in them, as their absence could reassure."""

_GROUPS: dict[RiskCategory, str] = {
    "contraindication": "some say no",
    "precaution": "with care",
    "interaction": "say so",
}
"""By kind of risk: its group in `_people_section`, if no label of the products names it as a contraindication."""

_TOLD_GROUPS: dict[RiskCategory, str] = {"warning": "warnings", "side-effect": "side effects"}
"""By kind of risk: the group of those that are named only if one kind is asked for; else they are counted."""


def _reason(match: Match) -> str:
    return ", ".join((spell_out(match.risk.category), match.reason))


def _match_section(match: Match, numbers: ReferenceNumbers, region: Region | None) -> Section:
    """One risk: its text, then at most `MOST_FACTS` statements of sources, those about `region` first.

    If the risk is about several drugs or conditions, all are named at the end.
    """
    risk = match.risk
    facts = fact_labels(risk, numbers, region)
    left_out = len(facts) - MOST_FACTS
    same = (("Also listed", Line(text=", ".join(risk.agents))),) if len(risk.agents) > 1 else ()
    return Section(
        title=mark_local(risk),
        aside=_reason(match),
        lines=(Line(text=f"{risk.lay}{level_mark(risk.cites)}", refs=numbers.number(risk.cites)),),
        labels=(*facts[:MOST_FACTS], *same),
        more=f"+ {left_out} more sources: --full" if left_out > 0 else "",
    )

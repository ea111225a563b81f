"""The leaflet of a use: one printed page for a patient, from what it is to whom to call."""

from collections.abc import Sequence
from typing import NamedTuple

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.products import Product
from botox_cli.catalogue.model.safety import Question, RedFlag, Risk
from botox_cli.catalogue.model.uses import Timing, Treatment, Use
from botox_cli.catalogue.model.values import Citation, Region
from botox_cli.presentation.figures import (
    Figure,
    checked_words,
    choose,
    label_of,
    level_mark,
    result_figures,
    risk_figures,
)
from botox_cli.presentation.screens.risks import bundled_first
from botox_cli.presentation.screens.urgent import CALL_NOW, LATE_SIGNS, SAY, has_late_signs, sign_words
from botox_cli.presentation.screens.use import (
    FINDING_WORDS,
    MOST_PRODUCTS,
    ChosenFigures,
    approvals,
    by_product,
    figure_sections,
    label_doses,
    order_regions,
    pair_words,
    with_leading,
)
from botox_cli.presentation.toxins import UNITS_WARNING, family_name
from botox_cli.queries.checklist import Sheet
from botox_cli.queries.citations import citations
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.screen import Beside, Blanks, EmergencyCard, Head, Labels, ScreenBlock, Section, Ticks, Tiles
from botox_cli.render.view import Line, mark_local

GET_HELP = "Get help at once"

RECORD_LINES = ("Product", "Lot number", "Units", "Date", "Who injected", "Number out of hours")
"""The labels of what is filled in by hand."""

BLANK = "." * 24
"""Dots to write on, for pages that draw no line to write on."""

NOTHING = "not recorded here"


class LeafletRows(NamedTuple):
    """How many figures and how many products stand on a leaflet at most."""

    figures: int
    """How many results at most, and how many risks at most."""
    products: int


ALL_ROWS = LeafletRows(figures=2, products=MOST_PRODUCTS)

SHORTER = (
    ALL_ROWS,
    LeafletRows(figures=2, products=3),
    LeafletRows(figures=1, products=3),
    LeafletRows(figures=1, products=1),
)
"""What a leaflet may hold, tried in this order: all rows, fewer products, one result and one risk, one product."""

ROOM_LINES = 30
"""How many lines fit on one sheet, A4 or Letter, as `_needed_lines` counts them; measured in print."""

LINE_LETTERS = 120
"""How many letters fit on a printed line; in one of three columns `TICK_LETTERS`, in one of two `NAME_LETTERS`."""

TICK_LETTERS = 40
NAME_LETTERS = 34
HEADING_LINES = 2
TICK_COLUMNS = 3


class LeafletWishes(NamedTuple):
    """What a user asks of a leaflet: region and product (None if not asked for), and how many rows it shows at most."""

    region: Region | None = None
    product: Product | None = None
    rows: LeafletRows = ALL_ROWS


class Tile(NamedTuple):
    """A short answer: the name of its question, the answer, a line below it (or empty), and citations for these two."""

    label: str
    text: str
    below: str
    cites: tuple[Citation, ...]


def leaflet_screen(
    catalogue: Catalogue, use: Use, sheet: Sheet, wishes: LeafletWishes, numbers: ReferenceNumbers
) -> tuple[ScreenBlock, ...]:
    """The leaflet of a use: text, short answers, figures, emergency, approvals, what to tell, alternatives.

    Blanks to fill in, what a user's files add, and sources follow. Sections without facts are left out. `sheet` has the
    signs of an emergency and what to tell the clinician. If `wishes` names a product, its label dose is added, and
    answers and figures are of its family where there are any.
    """
    regions = order_regions(wishes.region)
    chosen = choose_figures(catalogue, use, wishes.product, wishes.rows.figures)
    figures = tuple(part for part in figure_sections(catalogue, use, chosen, numbers) if part is not None)
    about = f"for {wishes.product.name}" if wishes.product else ""
    aside = ", ".join(filter(None, (with_leading(use.purpose, wishes.region), about)))
    blocks: tuple[ScreenBlock | None, ...] = (
        Head(id=use.id, title=mark_local(use), aside=aside, lead=(Line(text=use.lay),)),
        Tiles(rows=tuple((tile.label, _tile_line(tile, numbers)) for tile in tiles(catalogue, use, wishes))),
        Beside(wide=figures, compact=figures) if figures else None,
        _emergency(catalogue, sheet.call, numbers),
        approvals(catalogue, use, regions, numbers, wishes.rows.products),
        _label(catalogue, use, wishes, numbers),
        _tell(sheet, numbers),
        _alternatives_section(use),
        Blanks(rows=tuple((field, Line(text=BLANK)) for field in RECORD_LINES)),
        _clinic(catalogue, use),
        Labels(rows=(("Sources", Line(text=source_words(catalogue, use, wishes.rows))),)),
    )
    return tuple(block for block in blocks if block is not None)


def fit_rows(catalogue: Catalogue, use: Use, sheet: Sheet, wishes: LeafletWishes) -> LeafletRows:
    """Choose the first size of `SHORTER` that fits on one sheet, else the last; `wishes.rows` does not count."""
    return next(
        (rows for rows in SHORTER if _needed_lines(catalogue, use, sheet, wishes, rows) <= ROOM_LINES), SHORTER[-1]
    )


def _needed_lines(catalogue: Catalogue, use: Use, sheet: Sheet, wishes: LeafletWishes, rows: LeafletRows) -> float:
    """How many printed lines the sections of varying length take if the leaflet holds at most `rows`.

    Sections that are equally long on all leaflets do not count. Ticks in columns make fractions of a line.
    """
    chosen = choose_figures(catalogue, use, wishes.product, rows.figures)
    figures = (sum(2 + _count_lines(label_of(one.row), NAME_LETTERS) for one in part.figures) for part in chosen)
    told = sum(_count_lines(mark_local(entry), TICK_LETTERS) for entry in (*sheet.bars, *sheet.tell))
    label = label_line(catalogue, use, wishes, ReferenceNumbers())
    clinic = [_count_lines(line.text) for line in clinic_lines(catalogue, use)]
    instead = _count_lines(", ".join(use.alternatives))
    return (
        _count_lines(use.lay)
        + max(figures, default=0)
        + min(len(by_product(catalogue, use)), rows.products)
        + (_count_lines(label.text) if label else 0)
        + told / TICK_COLUMNS
        + sum(lines + HEADING_LINES for lines in (sum(clinic), instead) if lines)
    )


def _count_lines(text: str, letters: int = LINE_LETTERS) -> int:
    return -(-len(text) // letters)


def choose_figures(
    catalogue: Catalogue, use: Use, product: Product | None, most: int = ALL_ROWS.figures
) -> ChosenFigures:
    """The most important results and risks, at most `most` of each.

    If there are results of the family of `product`, only these count; the same is true of risks.
    """
    results = _of_product(catalogue, result_figures(use), product)
    risks = _of_product(catalogue, risk_figures(use.risks), product)
    return ChosenFigures(choose(results, most), choose(risks, most))


def _of_product(catalogue: Catalogue, figures: Sequence[Figure], product: Product | None) -> Sequence[Figure]:
    own = [figure for figure in figures if product and _is_of(catalogue, figure.row.product, product)]
    return own or figures


def _is_of(catalogue: Catalogue, product: str | None, wanted: Product) -> bool:
    """Whether the product with the id `product` is of the same family as `wanted`; false for None."""
    return product is not None and family_name(catalogue, product) == family_name(catalogue, wanted.id)


def tiles(catalogue: Catalogue, use: Use, wishes: LeafletWishes) -> tuple[Tile, ...]:
    """Four tiles, in this order: where the use is approved, whether it works, when it starts, how long it lasts.

    If a product is asked for, approval is of its family alone; figures and times are of others if it has none.
    """
    return (
        _approval_tile(catalogue, use, wishes),
        _works(catalogue, use, wishes),
        _starts(catalogue, use, wishes),
        _lasts(catalogue, use, wishes),
    )


def _approval_tile(catalogue: Catalogue, use: Use, wishes: LeafletWishes) -> Tile:
    """Where the family of the product that is asked for is approved, else the status of that family in words.

    If no product is asked for: where Botox is approved, else where other toxins are, else the status of Botox in words.
    Without any of these: `not recorded here`.
    """
    own = [row for row in use.treatments if wishes.product is None or _of(catalogue, row, wishes.product)]
    botox = [row for row in own if wishes.product is not None or row in use.botox_treatments]
    name = family_name(catalogue, wishes.product.id) if wishes.product else "Botox"
    approved = [row for row in botox if row.status == "approved"]
    if approved:
        return Tile("Approved", _codes(approved, wishes), name, tuple(cite for row in approved for cite in row.cites))
    others = [row for row in own if row.status == "approved"]
    if others:
        cites = tuple(cite for row in others for cite in row.cites)
        return Tile("Approved", f"not for {name}", f"for other toxins: {_codes(others, wishes)}", cites)
    for status in ("refused", "withdrawn", "off-label"):
        rows = [row for row in botox if row.status == status]
        if rows:
            cites = tuple(cite for row in rows for cite in row.cites)
            return Tile("Approved", status, f"{name}: {_codes(rows, wishes)}", cites)
    return Tile("Approved", NOTHING, name, ())


def _of(catalogue: Catalogue, row: Treatment | Timing, product: Product) -> bool:
    return _is_of(catalogue, row.product, product)


def _codes(rows: Sequence[Treatment], wishes: LeafletWishes) -> str:
    named = {row.region for row in rows}
    return " ".join(region for region in order_regions(wishes.region) if region in named)


def _works(catalogue: Catalogue, use: Use, wishes: LeafletWishes) -> Tile:
    chosen = choose_figures(catalogue, use, wishes.product).results
    leading = next((figure for figure in chosen.figures if figure.is_pair and figure.row.headline), None)
    cites = tuple(cite for row in use.evidence[:1] for cite in row.cites)
    if leading is None or use.finding != "works":
        return Tile("Works?", FINDING_WORDS[use.finding], "", cites)
    below = f"{pair_words(leading)}{level_mark(leading.cites)}"
    return Tile("Works?", FINDING_WORDS[use.finding], below, leading.cites)


def _starts(catalogue: Catalogue, use: Use, wishes: LeafletWishes) -> Tile:
    row = _timing(catalogue, use, wishes, "onset")
    if row is None:
        return Tile("Starts", NOTHING, "", ())
    return Tile("Starts", f"{row.onset}{level_mark(row.cites)}", _toxin(catalogue, row), row.cites)


def _lasts(catalogue: Catalogue, use: Use, wishes: LeafletWishes) -> Tile:
    row = _timing(catalogue, use, wishes, "lasts")
    if row is None:
        return Tile("Lasts", NOTHING, "", ())
    again = next((one for one in use.treatments if one.product == row.product and one.repeat), None)
    interval = again.repeat.interval if again and again.repeat else None
    below = f"not again before {str(interval).removeprefix('at least ')}" if interval else _toxin(catalogue, row)
    cites = (*row.cites, *(again.repeat.cites if interval and again and again.repeat else ()))
    return Tile("Lasts", f"{row.lasts}{level_mark(row.cites)}", below, cites)


def _timing(catalogue: Catalogue, use: Use, wishes: LeafletWishes, name: str) -> Timing | None:
    """The first timing with the time `name` (`onset`, `lasts`); None if there is none.

    Timings of the family of the product that is asked for come before others.
    """
    rows = [row for row in use.timing if getattr(row, name) is not None]
    own = [row for row in rows if wishes.product and _of(catalogue, row, wishes.product)]
    return next(iter(own or rows), None)


def _toxin(catalogue: Catalogue, row: Timing) -> str:
    return family_name(catalogue, row.product) if row.product else ""


def _tile_line(tile: Tile, numbers: ReferenceNumbers) -> Line:
    text = f"{tile.text}; {tile.below}" if tile.below else tile.text
    return Line(text=text, refs=numbers.number(tile.cites))


def _emergency(catalogue: Catalogue, flags: Sequence[RedFlag], numbers: ReferenceNumbers) -> EmergencyCard | None:
    """The signs of an emergency, bundled signs first, and what to say; None if there are no such signs.

    A sign of a user's file also says what to do.
    """
    now = bundled_first(flag for flag in flags if flag.urgency == "emergency")
    if not now:
        return None
    late = f" Signs may start {LATE_SIGNS} later." if has_late_signs(catalogue) else ""
    signs = tuple(Line(text=emergency_sign(flag), refs=numbers.number(flag.cites)) for flag in now)
    call, say = Line(text=f"{CALL_NOW}{late}"), Line(text=f"Say: {SAY}", role="strong")
    told = Line(
        text=f"If there is: {'; '.join(line.text for line in signs)}.",
        refs=tuple(dict.fromkeys(ref for line in signs for ref in line.refs)),
    )
    return EmergencyCard(label=GET_HELP, lines=(call, told, say), before=(call,), signs=signs, after=(say,))


def emergency_sign(flag: RedFlag) -> str:
    """A sign of danger in a few words; a sign of a user's file with what to do."""
    return f"{sign_words(flag)}: {flag.action}" if flag.is_local else sign_words(flag)


def _label(catalogue: Catalogue, use: Use, wishes: LeafletWishes, numbers: ReferenceNumbers) -> Labels | None:
    """The row with the label dose of the product that is asked for; None if no product is asked for."""
    line = label_line(catalogue, use, wishes, numbers)
    return Labels(rows=(("Label", line),)) if line else None


def label_line(catalogue: Catalogue, use: Use, wishes: LeafletWishes, numbers: ReferenceNumbers) -> Line | None:
    """The label dose of the product that is asked for, and the warning about units; None if no product is asked for.

    The dose is of a product of the same family, for the region that is asked for, or else for another region. Doses
    that nobody read do not count; without a dose, the line says so.
    """
    product = wishes.product
    if product is None:
        return None
    own = [row for row in use.treatments if _of(catalogue, row, product)]
    ordered = sorted(own, key=lambda row: row.region != wishes.region)
    found = next(label_doses(catalogue, ordered, numbers), None)
    told = f"{found.text.removesuffix('.')}. " if found else f"No label dose of {product.name} is recorded here. "
    return Line(text=f"{told}{UNITS_WARNING}", refs=found.refs if found else ())


def _tell(sheet: Sheet, numbers: ReferenceNumbers) -> Ticks | None:
    """What to tell the clinician: contraindications, then other things; local entries last. None if there is none."""
    entries: tuple[Risk | Question, ...] = bundled_first((*sheet.bars, *sheet.tell))
    lines = tuple(Line(text=mark_local(entry), refs=numbers.number(entry.cites), is_task=True) for entry in entries)
    return Ticks(title="Tell the clinician, if it is so", lines=lines) if lines else None


def _alternatives_section(use: Use) -> Section | None:
    if not use.alternatives:
        return None
    return Section(title="Instead", lines=(Line(text=", ".join(use.alternatives)),))


def _clinic(catalogue: Catalogue, use: Use) -> Section | None:
    """A section with the clinics and the notes on the use that a user's files have; None if there are neither."""
    lines = clinic_lines(catalogue, use)
    return Section(title="From the clinic (local)", lines=lines) if lines else None


def clinic_lines(catalogue: Catalogue, use: Use) -> tuple[Line, ...]:
    """A line for each clinic of a user's files, with phone number and remark; then one for each note on the use."""
    clinics = (
        ". ".join(filter(None, (", out of hours: ".join(filter(None, (one.name, one.phone))), one.remark)))
        for one in catalogue.clinics.values()
    )
    return tuple(Line(text=text) for text in (*clinics, *(note.text for note in use.notes)))


def source_words(catalogue: Catalogue, use: Use, rows: LeafletRows = ALL_ROWS) -> str:
    """The edition of the data, how far the citations of the use were checked, and how many products are left out.

    `rows` says how many products are shown; if these are all of the use, the last part is missing.
    """
    left_out = max(len(by_product(catalogue, use)) - rows.products, 0)
    more = f" {left_out} {'product' if left_out == 1 else 'products'} more on the whole card." if left_out else ""
    return f"botox catalogue {catalogue.edition.version}; citations: {checked_words(citations(use))}.{more}"

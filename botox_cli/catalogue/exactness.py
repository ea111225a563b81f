"""Finds inexact facts: errors, such as a dose in words, and warnings of what should be corrected or is missing.

Among the errors are a headline without a control, and a label cited at second hand, without saying where it was read.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from botox_cli.catalogue.model.background import Event
from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.classification import Position
from botox_cli.catalogue.model.entries import Source
from botox_cli.catalogue.model.products import Product
from botox_cli.catalogue.model.uses import SHORT_ENDPOINT, SHORT_NAME, Evidence, Result, Timing, Treatment, Use
from botox_cli.catalogue.model.values import Citation, SideEffect, Value
from botox_cli.text import DataPath, quote_text

Message = tuple[DataPath, str]
"""The path of a value, and what is wrong with it."""

NO_REPORTERS = frozenset(("label", "regulator", "law", "board", "guideline", "registry", "manufacturer", "society"))
"""Categories of documents that do not report what other documents say.

A `secondary` citation of such a document must name in `via` the document in which it was read.
"""

VAGUE_DOSE = (
    r"\b(high(er|est)?|low(er|est)?|larg(er|est)|small(er|est)|middle|medium|top)[ -](dos(e|es|age|ages)|bands?)\b"
)
NOTHING_FOUND = (
    r"\b(w(as|ere) not (found|seen|read|reached|opened)|not read (there|here)|could not be (found|opened|read)"
    r"|no [^.;]{0,60}\bw(as|ere) (found|seen|read)|none was found|gives? no (day|date)|is not in the abstract)\b"
)
UNITS = r"\b\d[\d,.]*(\s*[-–to]+\s*\d[\d,.]*)?\s*(U|units)\b"
UNNAMED = r"\b(not named|unnamed|unknown|not stated|not given)\b"


def find_blurs(catalogue: Catalogue, path: DataPath, value: Value) -> Iterator[Message]:
    """Yield an error (path, text) for each inexact fact in the value at `path`, such as a dose in words.

    The values inside it need calls of their own. `catalogue` has the entries that the value refers to.
    """
    if isinstance(value, Citation):
        yield from _check_route(catalogue, path, value)
    elif isinstance(value, Treatment | Timing | Result | SideEffect):
        yield from _check_toxin(path, value)
        yield from _check_dose(catalogue, path, value)
        if isinstance(value, Result | SideEffect):
            yield from _check_pair(path, value)
            yield from _check_words(path, value)
    elif isinstance(value, Evidence):
        yield from _check_evidence(path, value)
    if isinstance(value, Use | Result):
        most = SHORT_NAME if isinstance(value, Use) else SHORT_ENDPOINT
        if value.short and len(value.short) > most:
            yield (*path, "short"), f"{len(value.short)} letters, expected at most {most}"


def find_doubts(path: DataPath, value: Value) -> Iterator[Message]:
    """Yield a warning (path, text) for each harmless fault in the value at `path`, such as a home page as an address.

    The values inside it need calls of their own.
    """
    if isinstance(value, Source):
        yield from _doubt_source(path, value)
    elif isinstance(value, Use):
        yield from _doubt_leads(path, value)
        yield from _doubt_headlines(path, value)
    if getattr(value, "cites", ()):
        yield from _doubt_search_remarks(path, value)


def find_gaps(path: DataPath, value: Value) -> Iterator[Message]:
    """Yield a warning (path, text) for each field that a complete value has and the value at `path` does not.

    Only products, events, positions and evidence have such fields. A product with `search_notes` gets no warning.
    """
    if isinstance(value, Product) and not value.search_notes:
        for name in ("composition", "storage", "contraindications"):
            if not getattr(value, name):
                yield path, f"no {name}, expected it, or in search_notes what was looked for"
    elif isinstance(value, Event) and value.about is None:
        yield path, "no about, expected what the event is about"
    elif isinstance(value, Position) and value.class_ is None:
        yield path, "no class, expected what it counts Botox as"
    elif isinstance(value, Evidence) and value.design is None:
        yield path, "no design, expected how the evidence was made"


def _check_route(catalogue: Catalogue, path: DataPath, cite: Citation) -> Iterator[Message]:
    source = catalogue.sources.get(cite.source)
    if cite.checked == "secondary" and cite.via is None and source and source.category in NO_REPORTERS:
        yield path, f"secondary without via on a {source.category}, expected where it was read (via), or primary"


_EITHER = "`serotype: A`, B or not named, where the source names no product"


def _check_toxin(path: DataPath, value: Treatment | Timing | Result | SideEffect) -> Iterator[Message]:
    """Errors for a value with both a product and a serotype, and for one with neither (a side effect may have neither).

    A serotype without a product also excludes a dose, and units in a text, since units are those of a product.
    """
    is_named = value.product is not None
    if is_named and value.serotype is not None:
        yield (
            path,
            f"a product and a serotype, expected one: {_EITHER}",
        )
    if not isinstance(value, SideEffect) and not is_named and value.serotype is None:
        yield (
            path,
            f"neither a product nor a serotype, expected one: {_EITHER}",
        )
    if is_named or value.serotype is None:
        return
    if getattr(value, "at_dose", None) or getattr(value, "doses", ()):
        yield path, "a dose without a product, expected the product that its unit belongs to"
    for name in ("note", "population", "endpoint", "reaction", "trial"):
        words = _find(UNITS, getattr(value, name, None))
        if words:
            yield (
                (*path, name),
                f"{quote_text(words[0])} of a toxin that is not named, expected no units without a product",
            )


def _check_dose(
    catalogue: Catalogue, path: DataPath, value: Treatment | Timing | Result | SideEffect
) -> Iterator[Message]:
    dose = None if isinstance(value, Treatment) else value.at_dose
    if dose is None:
        return
    unit, product = dose.unit.removesuffix("/kg"), catalogue.products.get(value.product or "")
    if "U" not in unit.split():
        yield (*path, "at_dose"), f"{quote_text(dose.unit)}, expected the unit of a toxin"
    elif product and unit != product.unit:
        yield (*path, "at_dose"), f"{quote_text(dose.unit)}, expected the unit of {product.id} ({product.unit})"


def _check_pair(path: DataPath, value: Result | SideEffect) -> Iterator[Message]:
    toxin, control = value.toxin, value.control
    if toxin and control and ((toxin.percent is None) != (control.percent is None) or toxin.unit != control.unit):
        yield path, "a pair in two units, expected both in one"
    if value.headline and (toxin is None or control is None):
        yield path, "a lone figure as headline, expected a pair: toxin and control"
    if value.headline and rests_on_nothing_read(value):
        yield path, "a headline that nobody read, expected one that was read"


def _check_words(path: DataPath, value: Result | SideEffect) -> Iterator[Message]:
    for name in ("reaction", "endpoint", "population", "note", "trial"):
        words = _find(VAGUE_DOSE, getattr(value, name, None))
        if words and value.at_dose is None:
            yield (*path, name), f"{quote_text(words[0])} in words, expected the dose as at_dose, in its product's unit"


def _check_evidence(path: DataPath, value: Evidence) -> Iterator[Message]:
    for number, result in enumerate(value.results):
        if result.headline and rests_on_nothing_read(value):
            yield (*path, "results", number), "a headline that nobody read, expected one that was read"


def _doubt_source(path: DataPath, source: Source) -> Iterator[Message]:
    try:
        address = urlsplit(source.url or "")
    except ValueError:  # it is told already that this is no address
        return
    if source.url and address.path in ("", "/") and not address.query:
        yield (*path, "url"), f"{quote_text(source.url)}, expected the address of the document, not a home page"
    if _find(UNNAMED, source.publisher):
        yield (*path, "publisher"), f"{quote_text(source.publisher)}, expected who publishes it"


def _doubt_search_remarks(path: DataPath, value: Value) -> Iterator[Message]:
    for name in ("text", "note", "lay", "because", "says"):
        words = _find(NOTHING_FOUND, getattr(value, name, None))
        if words:
            yield (*path, name), f"a citation on {quote_text(words[0])}, expected it as one of search_notes, uncited"


def _doubt_leads(path: DataPath, use: Use) -> Iterator[Message]:
    if len(use.name) > SHORT_NAME and not use.short:
        yield path, f"a name of {len(use.name)} letters without short, expected at most {SHORT_NAME}"
    for name in ("treatments", "timing", "evidence"):
        for row in getattr(use, name)[:1]:
            if rests_on_nothing_read(row):
                yield (*path, name, 0), "leads on a screen and nobody read it, expected a fact that was read first"


def _doubt_headlines(path: DataPath, use: Use) -> Iterator[Message]:
    results = [result for row in use.evidence for result in row.results]
    if results and not any(result.headline for result in results) and not use.search_notes:
        yield path, "results without a headline, expected one that leads, or in search_notes why none is fit"
    for index, row in enumerate(use.evidence):
        for number, result in enumerate(row.results):
            if result.headline and not result.short and len(result.endpoint) > SHORT_ENDPOINT:
                yield (*path, "evidence", index, "results", number), "a headline without short, expected one"


def rests_on_nothing_read(value: Value) -> bool:
    """Whether a value has citations and all are `unverified`: nobody read these documents."""
    cites: tuple[Citation, ...] = getattr(value, "cites", ())
    return bool(cites) and all(cite.checked == "unverified" for cite in cites)


def _find(pattern: str, text: str | None) -> re.Match[str] | None:
    """The first match of a pattern in a text, in any letter case; None if there is no match or no text."""
    return re.search(pattern, text, re.IGNORECASE) if text else None

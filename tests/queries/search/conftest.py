"""A catalogue of a few entries and a lexicon of a few words, in which every answer can be foreseen."""

from collections.abc import Callable
from typing import Any

import pytest

from botox_cli.catalogue import search_index
from botox_cli.catalogue.model.background import Claim, Faq, Term
from botox_cli.catalogue.model.catalogue import Catalogue, Edition
from botox_cli.catalogue.model.entries import Source
from botox_cli.catalogue.model.lexicon import Absence, Synonym
from botox_cli.catalogue.model.safety import RedFlag, Risk
from botox_cli.catalogue.model.uses import Use
from botox_cli.catalogue.model.values import Citation, Day
from botox_cli.queries.search.question import ParsedQuestion, read

CITES = (Citation(source="paper", checked="primary"),)


@pytest.fixture
def worded() -> Catalogue:
    """A catalogue with a few entries of several kinds, words of the lexicon, and a document."""
    sections: dict[str, tuple[Any, ...]] = {
        "uses": (
            Use(
                id="sweaty-hands",
                name="Sweating of the hands",
                aliases=("wet palms",),
                group="sweating",
                purpose="therapeutic",
                areas=("palms",),
                targets=("sweat glands",),
                lay="Hands that drip. Wrinkles do not matter here.",
                clinical="Palmar hyperhidrosis.",
                reviewed=Day("2026-11-21"),
            ),
            Use(
                id="forehead-lines",
                name="Forehead wrinkles",
                group="wrinkles",
                purpose="aesthetic",
                areas=("upper face",),
                targets=("frontalis",),
                lay="Lines across the forehead.",
                clinical="Horizontal rhytides.",
                reviewed=Day("2026-11-21"),
            ),
        ),
        "risks": (
            Risk(id="headache", name="Headache", category="side-effect", lay="The head may ache.", cites=CITES),
            Risk(
                id="strong-antibiotics",
                name="Strong antibiotics",
                category="interaction",
                lay="They may make it stronger.",
                agents=("gentamicin",),
                cites=CITES,
            ),
        ),
        "red_flags": (
            RedFlag(
                id="trouble-breathing",
                name="Trouble breathing",
                order=1,
                means="It may have spread.",
                action="Call.",
                urgency="emergency",
                cites=CITES,
            ),
        ),
        "claims": (
            Claim(
                id="it-is-lovely",
                name="Wrinkles are lovely",
                said_in="common-belief",
                verdict="opinion",
                because="Taste.",
            ),
        ),
        "terms": (Term(id="hyperhidrosis", name="Hyperhidrosis", lay="Too much sweat."),),
        "faqs": (
            Faq(id="how-long", name="How long does it last?", lay="Three to four months."),
            Faq(id="what-price", name="What does it cost?", lay="It depends on the price of a unit."),
        ),
        "synonyms": (
            Synonym(id="brow", means=("forehead",), basis="lay"),
            Synonym(id="garamycin", means=("gentamicin",), basis="lay"),
            Synonym(id="soggy-paws", means=("wet palms",), basis="lay"),
        ),
        "absences": (
            Absence(id="animals", name="Animals", words=("dogs", "my dog"), instead="It is about people."),
            Absence(id="photos", name="Photos", words=("before and after photos",)),
        ),
        "sources": (Source(id="paper", title="Acne and wrinkles of monkeys", publisher="Journal", category="journal"),),
    }
    entries: dict[str, Any] = {section: {entry.id: entry for entry in found} for section, found in sections.items()}
    edition = Edition(origin="bundled", version="1", sha256="0", reviewed_from="2026-11-21", reviewed_to="2026-11-21")
    return Catalogue(edition=edition, **entries)


@pytest.fixture
def asked(worded: Catalogue) -> Callable[..., ParsedQuestion]:
    """A function that reads a question to the catalogue `worded`, with corrections if `is_corrected`."""
    index = search_index(worded)

    def question(text: str, *, is_corrected: bool = True) -> ParsedQuestion:
        return read(worded, index, text, is_corrected=is_corrected)

    return question

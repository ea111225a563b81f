"""The whole catalogue: every section by id, and which edition of the data it is."""

import msgspec

from botox_cli.catalogue.model.background import Claim, Event, Faq, Statistic, Term
from botox_cli.catalogue.model.classification import (
    Classification,
    Identifier,
    Position,
    Procedure,
    Rule,
    Word,
)
from botox_cli.catalogue.model.entries import Entry, Source
from botox_cli.catalogue.model.products import Product
from botox_cli.catalogue.model.safety import Aftercare, Question, RedFlag, Risk
from botox_cli.catalogue.model.uses import Benefit, Use

SECTIONS: dict[str, type[Entry | Source]] = {
    "uses": Use,
    "benefits": Benefit,
    "procedures": Procedure,
    "positions": Position,
    "rules": Rule,
    "identifiers": Identifier,
    "words": Word,
    "products": Product,
    "risks": Risk,
    "red_flags": RedFlag,
    "aftercare": Aftercare,
    "questions": Question,
    "claims": Claim,
    "events": Event,
    "statistics": Statistic,
    "terms": Term,
    "faqs": Faq,
    "sources": Source,
}
"""The sections of the data files, in the order that people look for things, and what their entries are."""

KINDS: dict[type[Entry | Source], str] = {
    Use: "use",
    Benefit: "benefit",
    Procedure: "procedure",
    Position: "position",
    Rule: "rule",
    Identifier: "identifier",
    Word: "word",
    Product: "product",
    Risk: "risk",
    RedFlag: "red-flag",
    Aftercare: "aftercare",
    Question: "question",
    Claim: "claim",
    Event: "event",
    Statistic: "statistic",
    Term: "term",
    Faq: "faq",
    Source: "source",
}
"""What an entry of each type is called, in output and on the command line."""


class Edition(msgspec.Struct, frozen=True, kw_only=True):
    """Which data this is: `sha256` is over the bytes of all files, `reviewed_*` the span of the entries' reviews."""

    version: str
    sha256: str
    reviewed_from: str
    reviewed_to: str


class Catalogue(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is known, each section a mapping from id to entry in the order of the file."""

    edition: Edition
    classification: Classification | None = None
    uses: dict[str, Use] = {}
    benefits: dict[str, Benefit] = {}
    procedures: dict[str, Procedure] = {}
    positions: dict[str, Position] = {}
    rules: dict[str, Rule] = {}
    identifiers: dict[str, Identifier] = {}
    words: dict[str, Word] = {}
    products: dict[str, Product] = {}
    risks: dict[str, Risk] = {}
    red_flags: dict[str, RedFlag] = {}
    aftercare: dict[str, Aftercare] = {}
    questions: dict[str, Question] = {}
    claims: dict[str, Claim] = {}
    events: dict[str, Event] = {}
    statistics: dict[str, Statistic] = {}
    terms: dict[str, Term] = {}
    faqs: dict[str, Faq] = {}
    sources: dict[str, Source] = {}

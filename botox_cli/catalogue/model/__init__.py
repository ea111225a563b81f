"""The shapes of everything the catalogue knows."""

from botox_cli.catalogue.model.background import Claim, Event, Faq, Price, Statistic, Term
from botox_cli.catalogue.model.catalogue import KINDS, SECTIONS, Catalogue, Edition, names_of
from botox_cli.catalogue.model.classification import (
    Classification,
    Identifier,
    Position,
    Procedure,
    Rule,
    Word,
)
from botox_cli.catalogue.model.entries import Entry, Note, Source
from botox_cli.catalogue.model.products import Licence, Product, Vial
from botox_cli.catalogue.model.safety import Aftercare, Question, RedFlag, Risk
from botox_cli.catalogue.model.uses import (
    Benefit,
    Dose,
    Evidence,
    MuscleDose,
    Repeat,
    Result,
    SideEffect,
    Timing,
    Treatment,
    Use,
)
from botox_cli.catalogue.model.values import Arm, Citation, Day, Fact, Level, Range, Region, Value

__all__ = [
    "KINDS",
    "SECTIONS",
    "Aftercare",
    "Arm",
    "Benefit",
    "Catalogue",
    "Citation",
    "Claim",
    "Classification",
    "Day",
    "Dose",
    "Edition",
    "Entry",
    "Event",
    "Evidence",
    "Fact",
    "Faq",
    "Identifier",
    "Level",
    "Licence",
    "MuscleDose",
    "Note",
    "Position",
    "Price",
    "Procedure",
    "Product",
    "Question",
    "Range",
    "RedFlag",
    "Region",
    "Repeat",
    "Result",
    "Risk",
    "Rule",
    "SideEffect",
    "Source",
    "Statistic",
    "Term",
    "Timing",
    "Treatment",
    "Use",
    "Value",
    "Vial",
    "Word",
    "names_of",
]

"""The shapes of everything the catalogue knows; each is loaded when it is asked for: most answers need few."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from botox_cli.catalogue.model.background import Claim, Event, Faq, Price, Statistic, Term
    from botox_cli.catalogue.model.catalogue import SECTIONS, Catalogue, Edition, names_of
    from botox_cli.catalogue.model.classification import Classification, Identifier, Position, Procedure, Rule, Word
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
        Timing,
        Treatment,
        Use,
    )
    from botox_cli.catalogue.model.values import Arm, Citation, Day, Fact, Level, Range, Region, SideEffect, Value

_HOMES = {
    "background": ("Claim", "Event", "Faq", "Price", "Statistic", "Term"),
    "catalogue": ("Catalogue", "Edition", "SECTIONS", "names_of"),
    "classification": ("Classification", "Identifier", "Position", "Procedure", "Rule", "Word"),
    "entries": ("Entry", "Note", "Source"),
    "products": ("Licence", "Product", "Vial"),
    "safety": ("Aftercare", "Question", "RedFlag", "Risk"),
    "uses": ("Benefit", "Dose", "Evidence", "MuscleDose", "Repeat", "Result", "Timing", "Treatment", "Use"),
    "values": ("Arm", "Citation", "Day", "Fact", "Level", "Range", "Region", "SideEffect", "Value"),
}

_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
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


def __getattr__(name: str) -> Any:
    """A name of one of the modules, from then on at hand here.

    Raises:
        AttributeError: none of them has it.
    """
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value

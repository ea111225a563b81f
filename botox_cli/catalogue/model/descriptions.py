"""What each field of the model says, in a sentence: its docstring, else what every field of that name says."""

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

FIELD_MEANINGS = {
    "about": "What it is about.",
    "action": "What to do now.",
    "agents": "Drugs, classes or conditions it is about, as a person would type them.",
    "ages": "The ages that it is for, in months or years.",
    "albumin": "The albumin in it, or that the document says there is none.",
    "aliases": "Other words that people type for it; unique over the whole catalogue.",
    "also": "The other branch that it counts to at times.",
    "alternatives": "What else is done for it.",
    "amount": "How much, or how many.",
    "answer": "The short answer.",
    "approved": "The day on which it was approved: YYYY, YYYY-MM or YYYY-MM-DD.",
    "approved_in": "The regions where it is approved, with Botox.",
    "areas": "The parts of the body that it is on.",
    "at": "The section, table or page of the document.",
    "authors": "Who wrote it.",
    "axis": "The axis of the map of plastic surgery that it stands on.",
    "basis": "What stands behind it.",
    "because": "Why, in plain words.",
    "body": "Who published it: a society, an agency, the authors of a trial.",
    "branch": "The branch of plastic surgery that it counts to.",
    "brand": "What the product is sold as there, if not under its own name.",
    "category": "What kind it is of.",
    "checked": "How far it was checked: read in the document itself, read where it is reported, or not read.",
    "cites": "The documents that say so: [{source: an-id-of-sources, at: table 2, checked: primary}].",
    "claimed": "What is said.",
    "clinical": "The same for professionals, in standard terms.",
    "comparator": "What the control was given.",
    "composition": "What is in the vial, a row a document.",
    "conditions": "What it is done for; each is a name of it, too.",
    "contraindications": "Risks that a label names as reasons not to give it.",
    "control": "What was seen in the control group.",
    "date": "The day of the document: YYYY, YYYY-MM or YYYY-MM-DD.",
    "day": "The day: YYYY, YYYY-MM or YYYY-MM-DD.",
    "design": "How the evidence was made, apart from what it found.",
    "differs": "Whether the compared entries differ in it.",
    "doi": "Its digital object identifier, which begins with 10.",
    "doses": "What was given, in the units of the row's product.",
    "endpoint": "What was measured.",
    "entry": "The id of the entry that the fact stands in.",
    "evidence": "What is known about whether it works, a row a body of evidence; the first leads.",
    "excipients": "What else is in it.",
    "facts": "Cited statements, each about one subject.",
    "family": "The family that it belongs to.",
    "finding": "Whether it works, by this evidence.",
    "fits": "Whether the word fits.",
    "form": "Whether it is a powder or a liquid.",
    "group": "The group that it is listed in.",
    "holder": "Who holds the licence.",
    "icd10": "Its codes in ICD-10-CM.",
    "id": "Its id: the key that it stands under.",
    "indication": "What it is approved for, in the words of the label, shortened.",
    "interval": "The shortest time between two treatments.",
    "kind": "What kind of entry it is.",
    "lactose": "Whether there is lactose in it.",
    "lasts": "How long the effect lasts.",
    "lay": "What it is, in plain words: reading grade 8 or below.",
    "licences": "Where and since when it may be sold, or was refused.",
    "maker": "Who makes it.",
    "marked": "The id of the procedure that is Botox in the map of plastic surgery.",
    "means": "What it may mean.",
    "milk_protein": "Whether there may be traces of milk protein in it.",
    "muscle": "The muscle or gland, by its anatomical name.",
    "name": "What it is called; unique over the whole catalogue.",
    "note": "What else is to be said, in a sentence.",
    "notes": "Remarks of your own on an entry of the catalogue.",
    "number": "The number of the licence.",
    "onset": "When the effect starts.",
    "origin": "`local` for what a file of your own has added.",
    "other_toxins_approved_in": "The regions where it is approved with another toxin.",
    "part": "The part of the sheet that it belongs to.",
    "path": "Its place.",
    "peak": "When the effect is fullest.",
    "phase": "Whether it is for before or after a visit.",
    "population": "Whom it is about: adults, children from 2 years, women.",
    "prices": "Dated prices or fees.",
    "product": "The id of the product.",
    "products": "The ids of the products that it holds for; without them it holds for all.",
    "publisher": "Who published it.",
    "purpose": "Whether it is done for looks or for health.",
    "question": "The question.",
    "rates": "How often it was seen.",
    "reaction": "What was seen: the adverse reaction in standard terms.",
    "region": "The country or region, by its code.",
    "repeat": "The shortest time between two treatments, as the label or trial has it.",
    "results": "What was measured.",
    "reviewed": "The day on which a person last went through the entry.",
    "risks": "Adverse reactions, with their rates where the source gives them; the first row leads.",
    "said_in": "Where it is said.",
    "says": "What it says.",
    "scheme": "The scheme of the code or class: ATC, UNII.",
    "series": "The name of the counts that were made on one basis and may be compared.",
    "serotype": "The type of the toxin.",
    "short": "Its name, shorter.",
    "sites": "How many places are injected.",
    "size": "How much toxin it holds, in the units of the product.",
    "source": "The id of the document, from the section sources.",
    "status": "Its status there.",
    "storage": "How vials are kept, a row a document.",
    "targets": "Muscles or glands by their anatomical names.",
    "technique": "How far it cuts.",
    "temperature": "The temperature that it is kept at.",
    "text": "The text, in your own words.",
    "time": "When it was measured, from the injection.",
    "timing": "When the effect starts, is fullest and ends; the first row leads.",
    "title": "The title of the document.",
    "toxin": "What was seen in the group that was given toxin.",
    "treatments": "A row for each product, region and population; the first leads.",
    "trial": "The name or number of the trial.",
    "unit": "What the numbers count in.",
    "urgency": "How soon help is needed.",
    "url": "Its address, which begins with https://.",
    "uses": "The ids of the uses that it holds for; without them it holds for all.",
    "value": "The value.",
    "verdict": "Whether it is so.",
    "vials": "The sizes that it is sold in.",
    "via": "The id of the source that reported it, where the document itself was not read.",
    "what": "What is paid for.",
    "year": "The year that was counted.",
}
"""By name of a field: what it says in every class where it has no docstring of its own."""


def description(type_: type[Any], name: str) -> str:
    """What the field `name` of a class says: its docstring in the class, else in the nearest base class that has one.

    Without a docstring, its text in `FIELD_MEANINGS`; empty if there is none either.
    """
    told = (_docstrings(base).get(name) for base in type_.__mro__ if base.__module__.startswith("botox_cli."))
    return next(filter(None, told), FIELD_MEANINGS.get(name.rstrip("_"), ""))


def classes_below(type_: type[Any]) -> Iterator[type[Any]]:
    """The subclasses of a class, direct and indirect; only those whose modules are already imported."""
    for below in type_.__subclasses__():
        yield below
        yield from classes_below(below)


@cache
def _docstrings(type_: type[Any]) -> dict[str, str]:
    """By field, the docstrings in a class itself; empty if its source code is missing, as in a frozen program."""
    try:
        (body,) = ast.parse(inspect.getsource(type_)).body
    except (OSError, TypeError):
        return {}
    found = {}
    parts = body.body if isinstance(body, ast.ClassDef) else []
    for field, text in pairwise(parts):
        match field, text:
            case ast.AnnAssign(target=ast.Name(name)), ast.Expr(value=ast.Constant(value=str(docstring))):
                found[name] = inspect.cleandoc(docstring)
    return found

"""The class that something has on each axis of the classification, and the rules that put it there."""

from typing import NamedTuple, get_args

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.classification import Family, Position, Procedure, Rule
from botox_cli.catalogue.model.products import Product
from botox_cli.catalogue.model.uses import Use
from botox_cli.queries.lookup import Found, find, find_by_words, find_exact
from botox_cli.text import fold, spell_out

AXES = {
    "branch": "Branch",
    "surgery": "Surgery?",
    "purpose": "Purpose",
    "status": "Status",
    "drug-class": "Drug class",
    "says": "Says",
}
"""The axes of the classification in their order: the key of each, and the title that people read."""


PLACED = ("uses", "procedures", "products")
"""The sections whose entries are classified."""


TOLD_SECTIONS = ("rules", "positions", "terms", "words", "benefits", "claims")
"""The sections whose entries say something about the classification or about classified entries."""


class AxisStep(NamedTuple):
    """A class on one axis: `path` leads to it from the widest class to the narrowest, `rules` say why.

    `axis` is a key of `AXES`; `rules` is empty where the catalogue has no rule for the class.
    """

    axis: str
    path: tuple[str, ...]
    rules: tuple[Rule, ...]


def classify(catalogue: Catalogue, entry: Found) -> tuple[AxisStep, ...]:
    """The classes of a use, procedure or product, in the order of the axes; a product has no `branch` and no `purpose`.

    A procedure of two branches has two steps on the axes `branch` and `purpose`. A rule gives one step: the class that
    it is about. A position gives one step on the axis `says`: the authority, then what it calls Botox. Any other entry
    gives an empty tuple.
    """
    if isinstance(entry, Use):
        return _use(catalogue, entry)
    if isinstance(entry, Procedure):
        return _procedure(catalogue, entry)
    if isinstance(entry, Product):
        return _product(catalogue, entry)
    if isinstance(entry, Rule):
        return (AxisStep(entry.axis, (spell_out(entry.value).capitalize(),), (entry,)),)
    if isinstance(entry, Position):
        return (AxisStep("says", (entry.short, entry.calls_it), ()),)
    return ()


def resolve_name(catalogue: Catalogue, name: str) -> tuple[Found, ...]:
    """The entries that a name means in the classification.

    The first of these that exists: the classified entry of this name; all procedures of this family, branch or
    technique; the rule or position of this name; all classified entries whose names have all its words; any other entry
    of `TOLD_SECTIONS` of this name. Procedures are sorted by name, bundled before local.

    Raises:
        NotFoundError: none of them exists; the error names the nearest.
    """
    placed = find_exact(catalogue, name, PLACED)
    if placed is not None:
        return (placed,)
    folded = fold(name)
    procedures = [one for one in catalogue.procedures.values() if folded in _classes(one)]
    if procedures:
        return tuple(sorted(procedures, key=lambda one: (one.is_local, one.name.lower())))
    other = find_exact(catalogue, name, TOLD_SECTIONS)
    if isinstance(other, Rule | Position):
        return (other,)
    holding = find_by_words(catalogue, name, PLACED)
    return tuple(holding) or ((other,) if other is not None else (find(catalogue, name, PLACED),))


def _classes(procedure: Procedure) -> set[str]:
    """The family, the branches and the technique of a procedure, folded."""
    return {fold(name) for name in (procedure.family, procedure.branch, procedure.also, procedure.technique) if name}


def families(catalogue: Catalogue, branch: str, technique: str | None = None) -> dict[str, tuple[Procedure, ...]]:
    """The procedures of a branch by family, in the order of `FAMILIES`; with `technique`, only those of that technique.

    In each family bundled procedures come before local ones; then they are sorted by name. A procedure counts to its
    first branch only (`also` is not read); families without procedures are left out.
    """
    found: dict[str, list[Procedure]] = {}
    for procedure in sorted(catalogue.procedures.values(), key=lambda item: (item.is_local, item.name.lower())):
        if procedure.branch == branch and technique in (None, procedure.technique):
            found.setdefault(procedure.family, []).append(procedure)
    return {family: tuple(found[family]) for family in FAMILIES if family in found}


FAMILIES = get_args(Family)
"""The families of procedures in the order that they are shown in."""


def _use(catalogue: Catalogue, use: Use) -> tuple[AxisStep, ...]:
    if use.purpose == "aesthetic":
        marked = catalogue.classification.marked if catalogue.classification else None
        injection = catalogue.procedures[marked].name if marked else "Botulinum toxin injection"
        branch = AxisStep(
            "branch",
            ("Plastic surgery", "Aesthetic", "Minimally invasive", injection, use.name),
            _rules(catalogue, "branch", "aesthetic"),
        )
    else:
        branch = AxisStep("branch", ("Outside plastic surgery", use.name), _rules(catalogue, "branch", "outside"))
    regions = f" in {', '.join(use.approved_in)}" if use.approved_in else ""
    others = f"; other toxins in {', '.join(use.other_toxins_approved_in)}" if use.other_toxins_approved_in else ""
    status = use.status.capitalize() if use.status else "No status of Botox in this catalogue"
    return (
        branch,
        AxisStep(
            "surgery", ("Not an operation", "Minimally invasive"), _rules(catalogue, "surgery", "minimally-invasive")
        ),
        AxisStep("purpose", (use.purpose.capitalize(),), _rules(catalogue, "purpose", use.purpose)),
        AxisStep("status", (f"{status}{regions}{others}",), _rules(catalogue, "status", use.status or "")),
        _drug_class(catalogue),
    )


def _procedure(catalogue: Catalogue, procedure: Procedure) -> tuple[AxisStep, ...]:
    family = spell_out(procedure.family).capitalize()
    technique = "Surgical" if procedure.technique == "surgical" else "Minimally invasive"
    branches = [procedure.branch, *([procedure.also] if procedure.also else [])]
    is_toxin = catalogue.classification is not None and procedure.id == catalogue.classification.marked
    steps = [
        AxisStep(
            "branch",
            ("Plastic surgery", branch.capitalize(), technique, family, procedure.name),
            _rules(catalogue, "branch", branch),
        )
        for branch in branches
    ]
    return (
        *steps,
        AxisStep("surgery", (technique,), _rules(catalogue, "surgery", procedure.technique)),
        *(AxisStep("purpose", (branch.capitalize(),), _rules(catalogue, "purpose", branch)) for branch in branches),
        AxisStep("status", ("Not a medicine",), _rules(catalogue, "status", "not-a-medicine"))
        if not is_toxin
        else AxisStep("status", ("Depends on the use",), _rules(catalogue, "status", "approved")),
        _drug_class(catalogue)
        if is_toxin
        else AxisStep("drug-class", ("Not a drug",), _rules(catalogue, "drug-class", "not-a-drug")),
    )


def _product(catalogue: Catalogue, product: Product) -> tuple[AxisStep, ...]:
    licensed = [row.region for row in product.licences if row.status == "licensed"]
    path = (f"Licensed in {', '.join(dict.fromkeys(licensed))}",) if licensed else ("No licence in this catalogue",)
    return (
        AxisStep(
            "surgery", ("Not an operation", "Minimally invasive"), _rules(catalogue, "surgery", "minimally-invasive")
        ),
        AxisStep("status", path, _rules(catalogue, "status", "approved" if licensed else "off-label")),
        _drug_class(catalogue, product),
    )


def _drug_class(catalogue: Catalogue, product: Product | None = None) -> AxisStep:
    toxin = (product.toxin,) if product else ()
    path = ("Muscle relaxants", "Peripherally acting", "Botulinum toxin (ATC M03AX01)")
    return AxisStep("drug-class", (*path, *toxin), _rules(catalogue, "drug-class", "botulinum-toxin"))


def _rules(catalogue: Catalogue, axis: str, value: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in catalogue.rules.values() if (rule.axis, rule.value) == (axis, value))

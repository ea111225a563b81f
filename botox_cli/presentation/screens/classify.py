"""The screens of `classify`: whether Botox is plastic surgery, who says what, and the class of an entry."""

from collections.abc import Iterable, Iterator, Sequence

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.classification import Classification, Position, Procedure
from botox_cli.catalogue.model.entries import Entry, Source
from botox_cli.catalogue.model.uses import Use
from botox_cli.catalogue.model.values import Region
from botox_cli.presentation.figures import best_level
from botox_cli.presentation.screens.use import with_leading
from botox_cli.queries.classify import AXES, AxisStep, families
from botox_cli.queries.search.answers import answer_text
from botox_cli.queries.uses import GROUPS
from botox_cli.render.drawing.crosstabs import Crosstab, CrosstabCell, CrosstabRow
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.screen import EntryRow, Head, Labels, MarkedItem, ScreenBlock, Section, Tallies, Tally
from botox_cli.render.view import Line, mark_local
from botox_cli.text import make_printable, spell_out

BRANCHES = {"reconstructive": "RECONSTRUCTIVE", "aesthetic": "AESTHETIC"}

TECHNIQUES = {"surgical": "Surgical", "minimally-invasive": "Not surgical"}

CLASS_WORDS: dict[str | None, str] = {
    "non-surgical": "not surgical",
    "either": "cosmetic, surgical or not",
    "medicine": "a medicine, no procedure",
    "none": "no class found",
    None: "class not recorded",
    "surgical": "surgery",
}
"""The words for the classes that organisations and laws put Botox into, in the order of the screen."""


def whole_screen(
    catalogue: Catalogue, classification: Classification, numbers: ReferenceNumbers, *, region: Region | None
) -> tuple[ScreenBlock, ...]:
    """Whether Botox is plastic surgery, procedures and uses (`_fields`, `_labels`), what organisations and laws say.

    Organisations and laws of `region` come first.
    """
    refs = numbers.number(classification.cites)
    head = Head(
        title=classification.question,
        aside=with_leading("", region),
        lead=(
            Line(text=classification.answer, role="strong"),
            Line(text=classification.because, refs=refs),
        ),
    )
    labels = tuple(_labels(catalogue, numbers))
    blocks = (head, _fields(catalogue), Labels(rows=labels) if labels else None, _tallies(catalogue, numbers, region))
    return tuple(block for block in blocks if block is not None)


def place_screen(
    entry: Entry | Source, steps: Sequence[AxisStep], asked: str, numbers: ReferenceNumbers
) -> tuple[ScreenBlock, ...]:
    """What one entry is, then its class on each axis of the classification, with the rules that put the entry there.

    `steps` has the classes; an axis without one is left out. `asked` stands beside the title: how the entry was found
    (`found as …`), or empty.
    """
    lead = [Line(text=text) for text in (answer_text(entry), _condition(entry)) if text]
    sections = []
    for axis, label in AXES.items():
        lines = tuple(line for step in steps if step.axis == axis for line in _step(step, numbers))
        if lines:
            sections.append(Section(title=label, lines=lines))
    return (Head(id=entry.id, title=mark_local(entry), aside=asked, lead=tuple(lead)), *sections)


def several_screen(
    asked: str, placed: Sequence[tuple[Entry | Source, Sequence[AxisStep]]], numbers: ReferenceNumbers
) -> tuple[ScreenBlock, ...]:
    """All entries that the name `asked` may mean, local entries last; each with the wider classes on its first axis.

    `placed` has each entry with its classes. An entry without a class has no text.
    """
    rows = tuple(
        EntryRow(
            id=entry.id,
            name=mark_local(entry),
            text=" > ".join(steps[0].path[:-1]) if steps else "",
            refs=numbers.number(cite for step in steps for rule in step.rules for cite in rule.cites),
        )
        for entry, steps in sorted(placed, key=lambda pair: pair[0].is_local)
    )
    return (Head(title=f"“{make_printable(asked)}” in the classification", aside=f"{len(rows)}"), Section(entries=rows))


def _condition(entry: Entry | Source) -> str:
    """A sentence on the second branch of a procedure, such as `It counts as aesthetic when it is done for looks alone`.

    Empty if no second branch or no condition is recorded, and for entries of other kinds.
    """
    if not isinstance(entry, Procedure) or entry.also is None or entry.when is None:
        return ""
    return f"It counts as {entry.also} {entry.when}."


def _step(step: AxisStep, numbers: ReferenceNumbers) -> Iterator[Line]:
    yield Line(text=" > ".join(step.path), role="strong")
    yield from (Line(text=mark_local(rule, rule.lay), refs=numbers.number(rule.cites)) for rule in step.rules)


def _fields(catalogue: Catalogue) -> Section | None:
    """The table of the four fields (two branches by two techniques) with main procedures; None without procedures."""
    if not catalogue.procedures:
        return None
    cells = {
        (technique, branch): _cell(catalogue, families(catalogue, branch, technique))
        for technique in TECHNIQUES
        for branch in BRANCHES
    }
    rows = [
        CrosstabRow(name=name, cells=tuple(cells[technique, branch] for branch in BRANCHES))
        for technique, name in TECHNIQUES.items()
    ]
    gists = {rule.value: rule.gist or "" for rule in catalogue.rules.values() if rule.axis == "branch"}
    heads = tuple((title, gists.get(branch, "")) for branch, title in BRANCHES.items())
    shown = sum(len(names) for cell in cells.values() for _, names in cell.groups)
    left_out = len(catalogue.procedures) - shown - sum(bool(cell.marked) for cell in cells.values())
    return Section(
        title="The two branches of plastic surgery",
        key=(("here", "Botox"),),
        aside=f"+ {left_out} more procedures: --full" if left_out else "",
        drawing=Crosstab(heads=heads, rows=tuple(rows)),
    )


def _cell(catalogue: Catalogue, found: dict[str, tuple[Procedure, ...]]) -> CrosstabCell:
    """One field of the table: Botox, marked, if it is in this field, then the other procedures by family.

    `found` has the procedures of the field by family. Only main procedures (with `on_map`) and those of a user's files
    are shown; if none is a main one, all are.
    """
    centre = catalogue.classification.marked if catalogue.classification else None
    everything = [procedure for procedures in found.values() for procedure in procedures]
    is_chosen = any(procedure.on_map for procedure in everything)
    groups = []
    for family, procedures in found.items():
        shown = [
            procedure
            for procedure in sorted(procedures, key=lambda procedure: procedure.is_local)
            if procedure.id != centre and (procedure.on_map or procedure.is_local or not is_chosen)
        ]
        if shown:
            names = tuple(map(_name, shown))
            groups.append((_label(family, names), names))
    here = next((_name(procedure) for procedure in everything if procedure.id == centre), "")
    return CrosstabCell(marked=here, groups=tuple(groups))


def _label(group: str, names: Iterable[str]) -> str:
    """A group of entries in words; empty if it is `other`, or if the `names` of its entries already have the words."""
    words = spell_out(group)
    told = " ".join(names).lower()
    is_said = words == "other" or all(word in told for word in words.split() if word != "and")
    return "" if is_said else words


def _name(procedure: Procedure) -> str:
    return mark_local(procedure, procedure.on_map or _lower(procedure.name))


def _lower(name: str) -> str:
    """A name with a small first letter, to stand inside a sentence; unchanged if its second letter is a capital."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def _labels(catalogue: Catalogue, numbers: ReferenceNumbers) -> Iterator[tuple[str, Line]]:
    """Rows (label, line) for what the four fields cannot show: main procedures that are in both branches, and uses.

    Uses for looks are all named. Of the uses as a medicine, those with an approval of Botox are named and the others
    counted. A row that names nothing is left out.
    """
    both = [procedure for procedure in catalogue.procedures.values() if procedure.also and procedure.on_map]
    if both:
        refs = numbers.number(cite for procedure in both for cite in procedure.cites)
        yield "In both", Line(text=_in_both(both), refs=refs)
    aesthetic = [use for use in catalogue.uses.values() if use.purpose == "aesthetic"]
    if aesthetic:
        yield "Botox for looks", Line(text=_by_group(aesthetic))
    medical = [use for use in catalogue.uses.values() if use.purpose == "therapeutic"]
    approved = [use for use in medical if use.approved_in]
    if approved:
        left_out = len(medical) - len(approved)
        more = f"; + {left_out} more" if left_out else ""
        yield "As a medicine", Line(text=f"{_by_group(approved)}{more}")


def _in_both(procedures: Sequence[Procedure]) -> str:
    """Procedures that count as a second branch, and when: `also aesthetic: scars when it is done for looks alone`.

    Each procedure must have a second branch (`also`).
    """
    found: dict[str | None, dict[str | None, list[str]]] = {}
    for procedure in procedures:
        name = mark_local(procedure, (procedure.on_map or _lower(procedure.name)).partition(" (")[0])
        found.setdefault(procedure.also, {}).setdefault(procedure.when, []).append(name)
    told = []
    for branch, whens in found.items():
        always = whens.get(None, [])
        reasons = [f"{' and '.join(names)} {when}" for when, names in whens.items() if when]
        told.append(f"also {branch}: {', '.join((*reasons, *always))}")
    return "; ".join(told)


def _by_group(uses: Iterable[Use]) -> str:
    """Uses by group: `headache: chronic migraine`; the group is left out where the names already say it."""
    groups: dict[str, list[Use]] = {}
    for use in sorted(uses, key=lambda use: (use.is_local, GROUPS.index(use.group))):
        groups.setdefault(use.group, []).append(use)
    told = []
    for group, members in groups.items():
        names = [mark_local(use, use.short or use.name) for use in members]
        label = _label(group, names)
        told.append(f"{label}: {', '.join(names)}" if label else ", ".join(names))
    return "; ".join(told)


def _tallies(catalogue: Catalogue, numbers: ReferenceNumbers, region: Region | None) -> Section | None:
    """For each class, how many organisations and laws put Botox there, and which: of `region` first, local ones last.

    Classes that nobody names are left out, except surgery. None if no organisation or law is recorded.
    """
    positions = sorted(
        catalogue.positions.values(),
        key=lambda position: (position.is_local, region is not None and position.region != region),
    )
    if not positions:
        return None
    found: dict[str | None, list[Position]] = {class_: [] for class_ in CLASS_WORDS}
    for position in positions:
        found[position.class_].append(position)
    rows = tuple(
        Tally(
            label=CLASS_WORDS[class_],
            count=len(members),
            who=tuple(_position_item(member, numbers) for member in members),
        )
        for class_, members in found.items()
        if members or class_ == "surgical"
    )
    return Section(
        title="Who calls it what",
        aside=f"{len(positions)} {'body or law' if len(positions) == 1 else 'bodies and laws'}",
        drawing=Tallies(rows=rows),
        more="their words: --full",
    )


def _position_item(position: Position, numbers: ReferenceNumbers) -> MarkedItem:
    return MarkedItem(
        id=position.id,
        text=mark_local(position, position.short),
        level=best_level(position.cites),
        refs=numbers.number(position.cites),
    )

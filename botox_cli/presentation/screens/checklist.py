"""The sheet for a consultation on two printed pages: what to tell, what to ask, aftercare, and whom to call."""

from collections.abc import Sequence
from typing import get_args

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.safety import Aftercare, Question, RedFlag, Risk, RuleBasis
from botox_cli.catalogue.model.uses import Use
from botox_cli.catalogue.model.values import Region
from botox_cli.presentation.figures import level_mark
from botox_cli.presentation.screens.notes import local_notes
from botox_cli.presentation.screens.risks import bundled_first, region_first
from botox_cli.presentation.screens.urgent import CALL_NOW, GET_HELP, LATE_SIGNS, SAY, has_late_signs
from botox_cli.presentation.screens.use import with_leading
from botox_cli.queries.checklist import Sheet
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.screen import Alarm, Head, Labels, ScreenBlock, Section, Ticks
from botox_cli.render.view import Line, mark_local

MOST_QUESTIONS = 6
"""How many bundled questions stand on the sheet at most."""

LEADING_QUESTIONS = (
    "ask-product",
    "ask-training",
    "ask-see-the-vial",
    "ask-my-risks",
    "ask-follow-up",
    "ask-if-it-goes-wrong",
)
"""The ids of questions that matter for every use, in the order that the editors chose."""

MOST_RULES = 4
"""How many bundled rules for after the visit have a line of their own at most; their basis is one of `FIRM_BASES`."""

BASIS_ORDER = get_args(RuleBasis)
"""What a rule can rest on, the firmest first."""

FIRM_BASES = BASIS_ORDER[:3]
"""The bases that are firm enough for a rule to have a line of its own."""

FIELDS = ("Product", "Lot number", "Units", "Date", "Injected by", "Number to call")
"""The labels of the blanks that are filled in by hand."""

BLANK = "." * 32
"""Dots to write on."""


def checklist_screen(
    catalogue: Catalogue, use: Use, sheet: Sheet, numbers: ReferenceNumbers, *, region: Region | None
) -> tuple[ScreenBlock, ...]:
    """The consultation sheet of a use: what to tell, some questions, aftercare, blanks to fill in, the emergency.

    It begins with reasons not to treat: first those on labels of `region`, then others. `sheet` has all entries for the
    use; its `check`, `before` and `watch` are only counted, in the last line. Local entries come last in each part;
    empty parts are left out.
    """
    asked = _choose_questions(sheet.ask)
    blocks: tuple[ScreenBlock | None, ...] = (
        Head(
            id=use.id,
            title=f"Consultation sheet: {mark_local(use)}",
            aside=with_leading("", region),
            lead=(Line(text="To take along. It asks; it does not decide."),),
        ),
        _ticks(
            "Say so at once: it speaks against treatment",
            bundled_first(region_first(catalogue, sheet.bars, region)),
            numbers,
        ),
        _ticks("Tell, if it is so", bundled_first(sheet.tell), numbers),
        _ticks("Ask", asked, numbers),
        _aftercare_section(sheet.after, numbers),
        local_notes(use),
        Labels(rows=tuple((field, Line(text=BLANK)) for field in FIELDS)),
        _emergency(catalogue, sheet, numbers),
        _rest(sheet, len(asked)),
    )
    return tuple(block for block in blocks if block is not None)


def _ticks(title: str, entries: Sequence[Question | Risk], numbers: ReferenceNumbers) -> Ticks | None:
    lines = tuple(Line(text=mark_local(entry), refs=numbers.number(entry.cites), is_task=True) for entry in entries)
    return Ticks(title=title, lines=lines) if lines else None


def _choose_questions(questions: Sequence[Question]) -> tuple[Question, ...]:
    """Choose the questions of the sheet: at most `MOST_QUESTIONS` bundled questions, then all of a user's files.

    Bundled questions for certain uses come first, then `LEADING_QUESTIONS`, then others.
    """

    def rank(question: Question) -> tuple[bool, int]:
        place = LEADING_QUESTIONS.index(question.id) if question.id in LEADING_QUESTIONS else len(LEADING_QUESTIONS)
        return not question.uses, place

    bundled = sorted((question for question in questions if not question.is_local), key=rank)
    return (*bundled[:MOST_QUESTIONS], *(question for question in questions if question.is_local))


def _aftercare_section(rules: Sequence[Aftercare], numbers: ReferenceNumbers) -> Section | None:
    """Rules that rest on evidence, a line each; then habits that do not, in one sentence; then a user's own rules.

    At most `MOST_RULES` bundled rules with a basis in `FIRM_BASES` are shown: those for certain uses first, in each
    group the firmest first. None without rules.
    """
    bundled = sorted(
        (rule for rule in rules if not rule.is_local), key=lambda rule: (not rule.uses, BASIS_ORDER.index(rule.basis))
    )
    firm = [rule for rule in bundled if rule.basis in FIRM_BASES][:MOST_RULES]
    habits = [rule for rule in bundled if rule.basis not in FIRM_BASES]
    names = "; ".join(_as_part(rule) for rule in habits)
    refs = numbers.number(cite for rule in habits for cite in rule.cites)
    habit = (Line(text=f"Habit, not evidence: {names}.", refs=refs),) if habits else ()
    local = (_rule_line(rule, numbers) for rule in rules if rule.is_local)
    lines = (*(_rule_line(rule, numbers) for rule in firm), *habit, *local)
    return Section(title="After", lines=lines) if lines else None


def _rule_line(rule: Aftercare, numbers: ReferenceNumbers) -> Line:
    text = mark_local(rule, f"{rule.name} ({rule.basis.replace('-', ' ')})")
    return Line(text=f"{text}{level_mark(rule.cites)}", refs=numbers.number(rule.cites))


def _as_part(entry: Aftercare | RedFlag) -> str:
    """The name of an entry with a small first letter, to stand inside a sentence."""
    return entry.name[:1].lower() + entry.name[1:]


def _emergency(catalogue: Catalogue, sheet: Sheet, numbers: ReferenceNumbers) -> Alarm | None:
    """The bundled signs of an emergency in one sentence; then each sign of a user's files, with what to do.

    A sign of a user's files is shown even if it is no emergency. None if the sheet has neither kind.
    """
    flags = [flag for flag in sheet.call if flag.urgency == "emergency" and not flag.is_local]
    local = [flag for flag in sheet.call if flag.is_local]
    late = f" Signs may start {LATE_SIGNS} later." if has_late_signs(catalogue) else ""
    text = f"{CALL_NOW} If there is: {'; '.join(map(_as_part, flags))}. Say: {SAY}{late}"
    refs = numbers.number(cite for flag in flags for cite in flag.cites)
    lines = [Line(text=text, refs=refs)] if flags else []
    for flag in local:
        own = mark_local(flag, f"{flag.name}: {flag.action}")
        lines.append(Line(text=own, refs=numbers.number(flag.cites)))
    return Alarm(label=GET_HELP, lines=tuple(lines)) if lines else None


def _rest(sheet: Sheet, asked: int) -> Section | None:
    """How many questions, things to check, rules and effects to watch the whole sheet (`--full`) has; None without any.

    `asked` is the number of questions that stand on this sheet; they are not counted again.
    """
    counts = (
        ("question", "questions", len(sheet.ask) - asked),
        ("thing to check", "things to check", len(sheet.check)),
        ("rule", "rules", len(sheet.before) + len(sheet.after)),
        ("effect to watch for", "effects to watch for", len(sheet.watch)),
    )
    named = ", ".join(f"{count} {one if count == 1 else many}" for one, many, count in counts if count > 0)
    return Section(more=f"{named}: --full") if named else None

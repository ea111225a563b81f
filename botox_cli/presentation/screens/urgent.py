"""The screen of an emergency: what to do, the signs, what to say, and signs that are no emergency."""

from collections.abc import Collection, Sequence

from botox_cli.catalogue.last_resort import CALL
from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.safety import RedFlag, Risk
from botox_cli.presentation.figures import level_mark
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.screen import Alarm, ByWidth, Labels, MarkedItem, ScreenBlock, Section, Ticks
from botox_cli.render.view import Line, Mark, mark_local

GET_HELP = "GET HELP NOW"

CALL_NOW = f"{CALL.capitalize()}."

SAY = "“botulinum toxin”, which product, which day."

LATE_SIGNS = "hours to weeks"
"""How long after the injection signs may start, in the words of boxed warnings."""


def urgent_screen(
    catalogue: Catalogue, flags: Sequence[RedFlag], numbers: ReferenceNumbers, told: Collection[str] = ()
) -> tuple[ScreenBlock, ...]:
    """The emergency on one screen: what to do, the signs, what to say; then signs that are no emergency.

    `flags` are the signs to show. `told` has the ids of those that somebody described; the emergencies among these also
    stand above all signs, each with what to do.
    """
    now = [flag for flag in flags if flag.urgency == "emergency"]
    others = [flag for flag in flags if flag.urgency != "emergency"]
    return (
        Alarm(label=GET_HELP, lines=(Line(text=CALL_NOW),)),
        *((told_signs([flag for flag in now if flag.id in told], numbers),) if told else ()),
        Ticks(
            title="After an injection of any botulinum toxin, if there is",
            lines=tuple(Line(text=sign_words(flag), refs=numbers.number(flag.cites)) for flag in now),
            mark="emergency",
        ),
        Labels(rows=(("Say", Line(text=SAY, role="strong")), *_late_lines(catalogue, numbers))),
        _other_signs(others, numbers),
    )


def told_signs(flags: Sequence[RedFlag], numbers: ReferenceNumbers) -> ScreenBlock:
    """The signs that somebody describes (`flags`), each with what to do and what it means."""
    return Section(
        items=tuple(
            MarkedItem(
                mark="emergency",
                text=mark_local(flag),
                refs=numbers.number(flag.cites),
                id=flag.id,
                below=(Line(text=f"{flag.action} {flag.means}{level_mark(flag.cites)}"),),
            )
            for flag in flags
        )
    )


def _other_signs(flags: Sequence[RedFlag], numbers: ReferenceNumbers) -> ScreenBlock:
    """What to do about signs that are no emergency: beside each sign; on a narrow screen, in the same text after it."""
    rows = [(sign_words(flag), flag.action, numbers.number(flag.cites)) for flag in flags]
    more = "each sign, with what it means: botox urgent --full"
    beside = tuple((sign, Line(text=action, refs=refs)) for sign, action, refs in rows)
    below = tuple(Line(mark=Mark(role="strong", word=sign), text=action, refs=refs) for sign, action, refs in rows)
    title = "Other signs" if flags else ""
    return ByWidth(wide=(Section(title=title, labels=beside, more=more),), compact=(Section(title=title, lines=below),))


def sign_words(flag: RedFlag) -> str:
    """The name of a sign of danger with a small first letter, to stand in a sentence; a local one has `(local)`."""
    return mark_local(flag, flag.name[:1].lower() + flag.name[1:])


def has_late_signs(catalogue: Catalogue) -> bool:
    """Whether a boxed warning says that signs may start hours to weeks later."""
    return bool(_late_warnings(catalogue))


def _late_lines(catalogue: Catalogue, numbers: ReferenceNumbers) -> tuple[tuple[str, Line], ...]:
    found = _late_warnings(catalogue)
    refs = numbers.number(cite for risk in found for cite in risk.cites)
    return (("When", Line(text=f"Signs may start {LATE_SIGNS} later.", refs=refs)),) if found else ()


def _late_warnings(catalogue: Catalogue) -> list[Risk]:
    return [risk for risk in catalogue.risks.values() if risk.category == "boxed-warning" and LATE_SIGNS in risk.lay]

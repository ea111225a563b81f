"""The screen of an emergency: what to do, the signs, what to say, and the signs that are none."""

from collections.abc import Collection, Sequence

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.safety import RedFlag, Risk
from botox_cli.presentation.figures import level_mark
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.screen import Alarm, ByWidth, Item, Labels, ScreenBlock, Section, Ticks
from botox_cli.render.view import Line, Mark, marked

GET_HELP = "GET HELP NOW"

CALL = "Call your local emergency number."

SAY = "“botulinum toxin”, which product, which day."

LATE_SIGNS = "hours to weeks"
"""What boxed warnings say of the time until signs start."""


def urgent_screen(
    catalogue: Catalogue, flags: Sequence[RedFlag], numbers: ReferenceNumbers, told: Collection[str] = ()
) -> tuple[ScreenBlock, ...]:
    """All on one screen that does not scroll: the label first, signs that are `told` of, then each in a few words."""
    now = [flag for flag in flags if flag.urgency == "emergency"]
    others = [flag for flag in flags if flag.urgency != "emergency"]
    return (
        Alarm(label=GET_HELP, lines=(Line(text=CALL),)),
        *((told_signs([flag for flag in now if flag.id in told], numbers),) if told else ()),
        Ticks(
            title="After an injection of any botulinum toxin, if there is",
            lines=tuple(Line(text=sign_words(flag), refs=numbers.number(flag.cites)) for flag in now),
            mark="emergency",
        ),
        Labels(rows=(("Say", Line(text=SAY, role="strong")), *_late(catalogue, numbers))),
        _other_signs(others, numbers),
    )


def told_signs(flags: Sequence[RedFlag], numbers: ReferenceNumbers) -> ScreenBlock:
    """The signs that somebody tells of: what to do, and what they are."""
    return Section(
        items=tuple(
            Item(
                mark="emergency",
                text=marked(flag),
                refs=numbers.number(flag.cites),
                id=flag.id,
                below=(Line(text=f"{flag.action} {flag.means}{level_mark(flag.cites)}"),),
            )
            for flag in flags
        )
    )


def _other_signs(flags: Sequence[RedFlag], numbers: ReferenceNumbers) -> ScreenBlock:
    """What to do about signs that are no emergency, each whole; on a narrow screen in as few rows as can be."""
    rows = [(sign_words(flag), flag.action, numbers.number(flag.cites)) for flag in flags]
    more = "each sign, with what it means: botox urgent --full"
    beside = tuple((sign, Line(text=action, refs=refs)) for sign, action, refs in rows)
    below = tuple(Line(mark=Mark(role="strong", word=sign), text=action, refs=refs) for sign, action, refs in rows)
    title = "Other signs" if flags else ""
    return ByWidth(wide=(Section(title=title, labels=beside, more=more),), compact=(Section(title=title, lines=below),))


def sign_words(flag: RedFlag) -> str:
    """The name, as part of a sentence."""
    return marked(flag, flag.name[:1].lower() + flag.name[1:])


def has_late_signs(catalogue: Catalogue) -> bool:
    """Whether a boxed warning says that signs may start late."""
    return bool(_late_warnings(catalogue))


def _late(catalogue: Catalogue, numbers: ReferenceNumbers) -> tuple[tuple[str, Line], ...]:
    found = _late_warnings(catalogue)
    refs = numbers.number(cite for risk in found for cite in risk.cites)
    return (("When", Line(text=f"Signs may start {LATE_SIGNS} later.", refs=refs)),) if found else ()


def _late_warnings(catalogue: Catalogue) -> list[Risk]:
    return [risk for risk in catalogue.risks.values() if risk.category == "boxed-warning" and LATE_SIGNS in risk.lay]

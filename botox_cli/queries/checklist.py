"""What belongs on the sheet that a person takes to a consultation about one use."""

from typing import NamedTuple

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.safety import Aftercare, Question, RedFlag, Risk
from botox_cli.catalogue.model.uses import Use
from botox_cli.catalogue.model.values import SideEffect
from botox_cli.queries.risks import select_for

WATCHED = 6
"""How many side effects are on a sheet at most: the first ones of the use, each reaction once."""


class Sheet(NamedTuple):
    """The parts of the sheet that a person takes to a consultation about one use.

    `tell`, `ask` and `check` have what to tell the clinic, to ask it and to look at there. `before` and `after` have
    advice for the time before and after the treatment. `bars` are contraindications, `watch` side effects, `call` signs
    of danger.
    """

    tell: tuple[Question, ...]
    bars: tuple[Risk, ...]
    ask: tuple[Question, ...]
    check: tuple[Question, ...]
    before: tuple[Aftercare, ...]
    after: tuple[Aftercare, ...]
    watch: tuple[SideEffect, ...]
    call: tuple[RedFlag, ...]


def sheet(catalogue: Catalogue, use: Use) -> Sheet:
    """The consultation sheet for a use, without questions, advice and dangers that are for other uses only.

    Questions about this use come before those for all uses. In each part local entries come last, except in `watch`,
    which has the first `WATCHED` reactions of the use itself. Contraindications are sorted as by `sort_risks`, signs of
    danger by `order`; a sign that does not count after this use is left out.
    """
    questions = [question for question in catalogue.questions.values() if _fits(question.uses, use)]
    questions.sort(key=lambda question: (question.is_local, not question.uses))
    rules = [rule for rule in catalogue.aftercare.values() if _fits(rule.uses, use)]
    rules.sort(key=lambda rule: rule.is_local)
    flags = [flag for flag in catalogue.red_flags.values() if _fits(flag.uses, use) and use.id not in flag.except_uses]
    return Sheet(
        tell=tuple(question for question in questions if question.part == "tell"),
        bars=select_for(catalogue, use, "contraindication"),
        ask=tuple(question for question in questions if question.part == "ask"),
        check=tuple(question for question in questions if question.part == "check"),
        before=tuple(rule for rule in rules if rule.phase == "before"),
        after=tuple(rule for rule in rules if rule.phase == "after"),
        watch=_distinct(use.risks),
        call=tuple(sorted(flags, key=lambda flag: (flag.is_local, flag.order))),
    )


def _fits(uses: tuple[str, ...], use: Use) -> bool:
    return not uses or use.id in uses


def _distinct(risks: tuple[SideEffect, ...]) -> tuple[SideEffect, ...]:
    first: dict[str, SideEffect] = {}
    for risk in risks:
        first.setdefault(risk.reaction, risk)
    return tuple(first.values())[:WATCHED]

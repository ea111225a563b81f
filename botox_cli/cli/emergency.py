"""The signs of danger for somebody who typed a line that asks for them and cannot be answered."""

from collections.abc import Iterator, Sequence

from botox_cli.catalogue.last_resort import SAY, SIGN_NAMES
from botox_cli.cli.suggestions import suggest_command
from botox_cli.commands.urgent import FIRST
from botox_cli.queries.search.danger import signs_of_danger

COMMAND_NAMES = ("urgent", "emergency")

OWN_VARIABLES = ("BOTOX_DATA", "BOTOX_FORMAT", "BOTOX_REGION", "_BOTOX_COMPLETE")
"""The environment variables of this program, which can make a correct line fail."""

FOR_OTHERS = ("data", "help")
"""The commands whose arguments are names of files or commands, never a description of danger."""

_OUTPUT = ("-o", "--output")


def is_emergency(arguments: Sequence[str]) -> bool:
    """Whether a line begins with one of `COMMAND_NAMES`, also misspelled, or describes a sign of danger.

    Words that begin with `-` are skipped. False for the commands of `FOR_OTHERS`.
    """
    words = _words(arguments)
    if not words or words[0] in FOR_OTHERS:
        return False
    return suggest_command(words[0], COMMAND_NAMES) is not None or bool(signs_of_danger(" ".join(words)))


def writes_file(arguments: Sequence[str]) -> bool:
    """Whether a line has `-o FILE` or `--output FILE`, so that its answer goes into a file; `-` means stdout."""
    return any(name != "-" for name in _divide(arguments)[1])


def without_output(arguments: Sequence[str]) -> list[str]:
    """The line without `-o FILE` and `--output FILE`."""
    return _divide(arguments)[0]


def _divide(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """The line without `-o FILE` and `--output FILE`, and the names that stood for FILE."""
    left, names = [], []
    rest = iter(arguments)
    for word in rest:
        if word in _OUTPUT:
            names.append(next(rest, "-"))
        elif word.startswith(("--output=", "-o")):
            names.append(word.removeprefix("--output=").removeprefix("-o"))
        else:
            left.append(word)
    return left, names


def simpler_lines(arguments: Sequence[str]) -> Iterator[list[str]]:
    """The lines to try in turn: as typed; without `-o FILE`, if typed; `urgent` and all words but options; `urgent`."""
    yield list(arguments)
    if writes_file(arguments):
        yield without_output(arguments)
    yield ["urgent", "--", *_words(arguments)]
    yield ["urgent"]


def last_lines() -> str:
    """What to do, the names of the signs of danger, one a line, and what to say; for when nothing else works."""
    return "\n".join((FIRST, *(f"- {name.lower()}" for name in SIGN_NAMES.values()), SAY, ""))


def _words(arguments: Sequence[str]) -> list[str]:
    return [word for word in arguments if not word.startswith("-")]

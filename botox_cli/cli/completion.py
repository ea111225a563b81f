"""Completion: what a shell is offered at TAB, and how it asks; the scripts by which it asks stand in `shells`."""

import os
import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from typer import TyperException
from typer._click.shell_completion import ShellComplete

from botox_cli.errors import BotoxError
from botox_cli.render import output
from botox_cli.text import fold

VARIABLE = "_BOTOX_COMPLETE"
"""Holds what is wanted: `complete_zsh` for the words that fit, `source_zsh` for the script."""

_ASKED_WRONGLY = 1
"""The exit code where the variables of the shell's script are not there, or hold nonsense."""

_OPTION_WITH_VALUE = re.compile(r"(--[^=]+=)(.*)", re.DOTALL)

_QUOTE_WITHIN = re.compile(r"""(?:[^'"\\]|\\.)+['"]|"(?:[^"\\]|\\.)*"|'[^']*'""", re.DOTALL)
"""A word that does not begin with its quote, or ends it."""

_NEEDS_NO_QUOTES = re.compile(r"[-\w][\w.,:+%@/=-]*")
"""Words that every shell takes as they stand. Other names are not offered: only files of the user's own have such."""


class _Line(NamedTuple):
    """A command line as far as it is typed."""

    before: list[str]
    """The words after the command's name, without the last; an option with its value, `--group=wr`, is two."""
    begun: str
    """The last word."""
    start: str
    """What the shell replaces together with the last word: `--group=`, where it takes that for a part of it."""


class _Resolved(ShellComplete):
    """Typer's way to the words that fit; nothing of it asks or answers a shell."""

    def source_vars(self) -> dict[str, Any]:
        """Nothing: no script is made here."""
        return {}

    def get_completion_args(self) -> tuple[list[str], str]:
        """Nothing: no variable is read here."""
        return [], ""

    def format_completion(self, item: Any) -> str:
        """The word alone."""
        return str(item.value)

    def words(self, before: Sequence[str], begun: str) -> list[str]:
        """The words that begin so, in the order of the program."""
        return [self.format_completion(item) for item in self.get_completions(list(before), begun)]


def complete(program: Any, instruction: str) -> int:
    """Print the words that complete what was typed, one a line; print nothing if the line has a fault.

    Returns the exit code.
    """
    wanted, _, shell = instruction.partition("_")
    if wanted == "source":
        from botox_cli.cli.shells import script

        output.answer(script(shell))
        return 0
    line = _line(shell) if wanted == "complete" else None
    if line is None:
        return _ASKED_WRONGLY
    words = [line.start + word for word in _find_words(program, line)]
    if os.environ.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args":  # a script of an earlier version asks
        return 0 if words else 1
    output.answer(_answer(words, shell).encode())
    return 0


def _find_words(program: Any, line: _Line) -> Iterable[str]:
    """The words that fit; compared as names are, so that `Crow's` finds `crows-feet`."""
    begun = line.begun if line.begun.startswith("-") else _as_id(line.begun)
    try:
        found = _Resolved(program, {}, "botox", VARIABLE).words(line.before, begun)
    except (BotoxError, TyperException):
        return []
    return [word for word in dict.fromkeys(found) if _NEEDS_NO_QUOTES.fullmatch(word)]


def _as_id(word: str) -> str:
    """A word in the manner of ids; a sign at its end that parts words stays."""
    folded = fold(word).replace(" ", "-")
    return f"{folded}-" if folded and word[-1] in "-_ " else folded


def _answer(words: Sequence[str], shell: str) -> str:
    """The words, one a line; for a script of an earlier version, which zsh evaluates, as a command."""
    if "_TYPER_COMPLETE_ARGS" in os.environ and shell == "zsh":
        return f"compadd -U -- {' '.join(words)}\n" if words else "_files\n"
    if shell in ("powershell", "pwsh"):
        words = [f"{word}::: " for word in words]
    return "".join(f"{word}\n" for word in words)


def _line(shell: str) -> _Line | None:
    """What is typed, from the variables of the shell's script; None where nothing can be offered."""
    if "COMP_WORDS" in os.environ:
        return _line_of_words(shell)
    if "_TYPER_COMPLETE_ARGS" not in os.environ:
        return None
    typed = os.environ["_TYPER_COMPLETE_ARGS"]
    words = _split(typed)[1:]
    has_ended = typed[-1:].isspace() or os.environ.get("_TYPER_COMPLETE_WORD_TO_COMPLETE") == ""
    return _split_line([*words, ""] if has_ended or not words else words)


def _line_of_words(shell: str) -> _Line | None:
    """What is typed, from all words as the shell parts them and the number of the one to complete."""
    typed = os.environ["COMP_WORDS"]
    raw = typed.split("\n") if "\n" in typed else _split(typed)
    try:
        at = int(os.environ.get("COMP_CWORD", ""))
    except ValueError:
        return None
    last = raw[at] if at < len(raw) else ""
    if at < 1 or (shell == "bash" and _QUOTE_WITHIN.match(last)):
        return None  # bash replaces only what follows a quote: no whole word fits there
    words = _join_options(map(_unquote, (*raw[1:at], last)))
    line = _split_line(words)
    return line if len(words) == at else line._replace(start="")


def _split_line(words: list[str]) -> _Line:
    """The line that ends with the last of these words."""
    *before, last = words
    option = _OPTION_WITH_VALUE.fullmatch(last)
    return _Line([*before, option[1].removesuffix("=")], option[2], option[1]) if option else _Line(before, last, "")


def _join_options(words: Iterable[str]) -> list[str]:
    """Words as they were typed: bash parts `--group=wrinkles` at its sign."""
    whole: list[str] = []
    for word in words:
        if whole and whole[-1].startswith("--") and (word == "=" or whole[-1].endswith("=")):
            whole[-1] += word
        else:
            whole.append(word)
    return whole


def _split(text: str) -> list[str]:
    """The words of a command line of which the last may end within a quote."""
    from shlex import split

    for end in ("", "'", '"'):
        try:
            return split(text + end)
        except ValueError:
            continue
    return text.split()


def _unquote(word: str) -> str:
    """A word as the program would get it."""
    return "".join(_split(word)) if re.search(r"['\"\\]", word) else word

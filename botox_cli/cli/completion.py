"""Completion: the words that a shell is offered at TAB. The scripts with which shells ask for them are in `shells`."""

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
"""The environment variable that says what a shell wants: `complete_zsh` the words that fit, `source_zsh` the script."""

_ASKED_WRONGLY = 1
"""The exit code if a variable of the shell's script is missing or not valid, or bash could not use any word."""

_OPTION_WITH_VALUE = re.compile(r"(--[^=]+=)(.*)", re.DOTALL)

_QUOTE_WITHIN = re.compile(r"""(?:[^'"\\]|\\.)+['"]|"(?:[^"\\]|\\.)*"|'[^']*'""", re.DOTALL)
"""Matches a word with a quote after its first letter, or with a quote that is closed."""

_NEEDS_NO_QUOTES = re.compile(r"[-\w][\w.,:+%@/=-]*")
"""Matches words that need no quotes in any shell. Other words, which only users' files have, are not offered."""


class _Line(NamedTuple):
    """A command line as far as it is typed."""

    before: list[str]
    """The words between `botox` and the part to complete; if the last word is `--group=wr`, they end with `--group`."""
    begun: str
    """The part to complete: the last word as far as it is typed; of `--group=wr`, only `wr`."""
    start: str
    """What to print before each found word: `--group=`, if the shell replaces the option, too; else empty."""


class _Resolved(ShellComplete):
    """Finds the words that fit, with the code of Typer; it makes no script and reads no variables of a shell."""

    def source_vars(self) -> dict[str, Any]:
        """An empty dict, since no script is made here."""
        return {}

    def get_completion_args(self) -> tuple[list[str], str]:
        """Empty values, since no variable is read here."""
        return [], ""

    def format_completion(self, item: Any) -> str:
        """The word without its help."""
        return str(item.value)

    def words(self, before: Sequence[str], begun: str) -> list[str]:
        """The words that begin with `begun` and can follow the words `before`, in the order of the program."""
        return [self.format_completion(item) for item in self.get_completions(list(before), begun)]


def complete(program: Any, instruction: str) -> int:
    """Do what a shell asks for and return the exit code: print the words that complete a line, or print the script.

    `program` is the command of Typer, `instruction` the value of `VARIABLE`. If the line has a fault, no word is
    printed. The exit code is 0, or `_ASKED_WRONGLY`; a fish script of an earlier version gets 1 if there are no words.

    Raises:
        UsageError: the script of a shell is asked for that has no completion.
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
    """The words that complete a line; letter case and punctuation count in options alone: `Crow's` finds `crows-feet`.

    Words that need quotes are left out. There are no words if the line has a fault.
    """
    begun = line.begun if line.begun.startswith("-") else _as_id(line.begun)
    try:
        found = _Resolved(program, {}, "botox", VARIABLE).words(line.before, begun)
    except (BotoxError, TyperException):
        return []
    return [word for word in dict.fromkeys(found) if _NEEDS_NO_QUOTES.fullmatch(word)]


def _as_id(word: str) -> str:
    """A word written like an id: lower case with hyphens; a hyphen, `_` or space at its end stays as a hyphen."""
    folded = fold(word).replace(" ", "-")
    return f"{folded}-" if folded and word[-1] in "-_ " else folded


def _answer(words: Sequence[str], shell: str) -> str:
    """The words in the form that the script of a shell reads: one a line, in PowerShell each with `::: ` behind it.

    A script that an earlier version installed for zsh gets a command of zsh with all words; without words, one that
    completes names of files.
    """
    if "_TYPER_COMPLETE_ARGS" in os.environ and shell == "zsh":
        return f"compadd -U -- {' '.join(words)}\n" if words else "_files\n"
    if shell in ("powershell", "pwsh"):
        words = [f"{word}::: " for word in words]
    return "".join(f"{word}\n" for word in words)


def _line(shell: str) -> _Line | None:
    """The typed line, read from the variables of the shell's script.

    None if the variables are missing or not valid, or if bash could not use any word (see `_line_of_words`).
    """
    if "COMP_WORDS" in os.environ:
        return _line_of_words(shell)
    if "_TYPER_COMPLETE_ARGS" not in os.environ:
        return None
    typed = os.environ["_TYPER_COMPLETE_ARGS"]
    words = _split(typed)[1:]
    has_ended = typed[-1:].isspace() or os.environ.get("_TYPER_COMPLETE_WORD_TO_COMPLETE") == ""
    return _split_line([*words, ""] if has_ended or not words else words)


def _line_of_words(shell: str) -> _Line | None:
    """The typed line, read from COMP_WORDS and COMP_CWORD.

    COMP_WORDS has all words as the shell splits them, COMP_CWORD the number of the word to complete. None if the number
    is missing or below 1 (0 is `botox`), or if in bash the word has a quote inside or a closed one: bash would then
    replace only what follows the quote.
    """
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
    """Split the words after `botox` into those before and the last, which is to complete.

    Of `--group=wr`, only `wr` is to complete. `words` has at least one word, which may be empty.
    """
    *before, last = words
    option = _OPTION_WITH_VALUE.fullmatch(last)
    return _Line([*before, option[1].removesuffix("=")], option[2], option[1]) if option else _Line(before, last, "")


def _join_options(words: Iterable[str]) -> list[str]:
    """The words with options joined again, since bash splits `--group=wrinkles` at `=`."""
    whole: list[str] = []
    for word in words:
        if whole and whole[-1].startswith("--") and (word == "=" or whole[-1].endswith("=")):
            whole[-1] += word
        else:
            whole.append(word)
    return whole


def _split(text: str) -> list[str]:
    """Split a command line into words; a quote may be still open at the end of the last."""
    from shlex import split

    for end in ("", "'", '"'):
        try:
            return split(text + end)
        except ValueError:
            continue
    return text.split()


def _unquote(word: str) -> str:
    """A word without its quotes and escapes, as the program would get it."""
    return "".join(_split(word)) if re.search(r"['\"\\]", word) else word

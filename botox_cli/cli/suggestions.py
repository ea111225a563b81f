"""Decides what a line that begins with no command means: a misspelled command, or a question."""

from collections.abc import Collection, Sequence

from botox_cli.catalogue import load
from botox_cli.errors import BotoxError
from botox_cli.queries.lookup import find_exact
from botox_cli.queries.search.danger import signs_of_danger
from botox_cli.queries.search.spelling import edits

SHORT_WORD = 4  # letters: with one of them changed, `lift` would be `list`

LONG_WORD = 7  # letters: from here on two slips leave enough of a command


def slip_of(arguments: Sequence[str], commands: Collection[str]) -> str | None:
    """The command that a line of one word misspells; None for any other line, and if the word names an entry."""
    words = [word for word in arguments if not word.startswith("-")]
    if len(words) != 1 or len(words[0].split()) != 1:
        return None
    meant = suggest_command(words[0], commands)
    if meant is None:
        return None
    try:
        return None if find_exact(load(), words[0]) else meant
    except BotoxError:
        return meant


def is_question(arguments: Sequence[str], *, is_wrong_grammar: bool) -> bool:
    """Whether a line that a command rejected is a question: too many words for the command, or a sign of danger."""
    words = [word for word in arguments if not word.startswith("-")]
    if not words or words[0] == "search":
        return False
    return (is_wrong_grammar and len(words) > 1) or bool(signs_of_danger(" ".join(words)))


def suggest_command(word: str, commands: Collection[str]) -> str | None:
    """The command that differs from a word by one letter, or two in a long word; None if there is none."""
    word = word.lower()
    most = 1 if len(word) < LONG_WORD else 2
    close = [(edits(word, name), name) for name in commands if abs(len(name) - len(word)) <= most]
    if len(word) <= SHORT_WORD:
        close = [(count, name) for count, name in close if len(name) != len(word) or sorted(name) == sorted(word)]
    count, name = min(close, default=(most + 1, ""))
    return name if count <= most else None

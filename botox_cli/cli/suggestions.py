"""Decides what a line that fits no command means: a misspelled command, or a question."""

from collections.abc import Collection, Sequence

from botox_cli.catalogue import load
from botox_cli.errors import BotoxError
from botox_cli.queries.lookup import find_exact
from botox_cli.queries.search.danger import signs_of_danger
from botox_cli.queries.search.spelling import edits

SHORT_WORD = 4  # letters: with one of them changed, `lift` would be `list`

LONG_WORD = 7  # letters: from here on two slips leave enough of a command


def slip_of(arguments: Sequence[str], commands: Collection[str]) -> str | None:
    """The command of `commands` that the only word of a line misspells; options are no words.

    None if there are more words, if no command is like the word, or if an entry has that name.
    """
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
    """Whether a line that a command rejected is a question for `search`.

    It is one if it describes a sign of danger. It is also one if it has several words and `is_wrong_grammar`: the
    command rejected its words, not the value of an option. Options do not count as words. A line that begins with
    `search` is none.
    """
    words = [word for word in arguments if not word.startswith("-")]
    if not words or words[0] == "search":
        return False
    return (is_wrong_grammar and len(words) > 1) or bool(signs_of_danger(" ".join(words)))


def suggest_command(word: str, commands: Collection[str]) -> str | None:
    """The command most like a word: at most one slip away, or two from `LONG_WORD` letters on; None if there is none.

    A slip is a letter that is missing, added, wrong or swapped with the next. A word of at most `SHORT_WORD` letters
    may have no wrong letter. The word may be in capitals; commands are in small letters.
    """
    word = word.lower()
    most = 1 if len(word) < LONG_WORD else 2
    close = [(edits(word, name), name) for name in commands if abs(len(name) - len(word)) <= most]
    if len(word) <= SHORT_WORD:
        close = [(count, name) for count, name in close if len(name) != len(word) or sorted(name) == sorted(word)]
    count, name = min(close, default=(most + 1, ""))
    return name if count <= most else None

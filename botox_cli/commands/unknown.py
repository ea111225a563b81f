"""What to type instead of a command that does not exist."""

import shlex
from collections.abc import Collection, Sequence

from botox_cli.catalogue import load
from botox_cli.errors import BotoxError
from botox_cli.queries.find import exactly

SHORT_WORD = 4  # letters: with one of them changed, `lift` would be `list`


def instead(arguments: Sequence[str], commands: Collection[str]) -> str:
    """What someone meant who typed these words, as the end of a message.

    That is the card of the entry that they name, else the command that is spelled most like the first word, else a
    search.
    """
    words = [word for word in arguments if not word.startswith("-") or word == "--"]
    meant = near(arguments[0], commands)
    try:
        entry = exactly(load(), " ".join(words)) or exactly(load(), words[0])
    except BotoxError:
        entry, words = None, []
    if entry is not None:
        return f"try: {shlex.join(('botox', 'show', entry.id))}"
    if meant is not None:
        return f"did you mean {meant!r}? try: {shlex.join(('botox', meant, *arguments[1:]))}"
    return f"try: {shlex.join(('botox', 'search', *words)) if words else 'botox --help'}"


def near(word: str, commands: Collection[str]) -> str | None:
    """The command that is spelled most like a word; None where none is near."""
    from difflib import get_close_matches

    word = word.lower()
    close = get_close_matches(word, commands, n=3, cutoff=0.75)
    if len(word) <= SHORT_WORD:
        close = [name for name in close if len(name) != len(word) or sorted(name) == sorted(word)]
    return close[0] if close else None

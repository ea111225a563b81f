"""What to type instead of a command that does not exist."""

import shlex
from collections.abc import Sequence

from botox_cli.catalogue import load
from botox_cli.errors import BotoxError
from botox_cli.queries.find import exactly


def instead(arguments: Sequence[str]) -> str:
    """The command that someone meant who typed these words: the card of the entry that they name, else a search."""
    words = [word for word in arguments if not word.startswith("-") or word == "--"]
    try:
        entry = exactly(load(), " ".join(words)) or exactly(load(), words[0])
    except BotoxError:
        return "botox --help"
    command = ("show", entry.id) if entry is not None else ("search", *words)
    return shlex.join(("botox", *command))

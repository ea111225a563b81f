"""What to type instead of a command that does not exist."""

import shlex

from botox_cli.catalogue import load
from botox_cli.catalogue.model import Entry
from botox_cli.errors import BotoxError
from botox_cli.queries.find import exactly


def instead(words: list[str]) -> str:
    """The command that someone meant who typed these words: the card if they name an entry, else the list."""
    try:
        entry = exactly(load(), " ".join(words)) or exactly(load(), words[0])
    except BotoxError:
        return "botox --help"
    if isinstance(entry, Entry):
        return shlex.join(("botox", "show", entry.id))
    return shlex.join(("botox", "uses", *words))

"""Functions for texts: the form in which names are compared, quoting, shortening, places in a data file."""

import re
from collections.abc import Sequence

DataPath = tuple[str | int, ...]
"""A place in a data file or inside a value, as keys and indices: `("uses", "brow-lift", "treatments", 0, "doses")`."""

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_IGNORED = dict.fromkeys(map(ord, "'’‘`´\"“”.,;:!?()[]/"), None)


def fold(text: str) -> str:
    """The text in the form in which names are compared: lower case, single spaces, no accents or common punctuation.

    Hyphens and underscores become spaces. Invisible letters are removed.
    """
    if not text.isascii():  # most words of such a text are
        words = remove_invisible(text).translate(_IGNORED).split()
        text = " ".join(word if word.isascii() else _plain_letters(word) for word in words)
    return " ".join(text.lower().translate(_IGNORED).replace("-", " ").replace("_", " ").split())


def make_printable(text: str) -> str:
    """The text with line breaks, control characters and whatever else is not printable written as escapes.

    So a terminal does not obey them.
    """
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)


def make_encodable(text: str) -> str:
    """The text with `?` for each lone surrogate (a byte that could not be decoded), and a space for NUL, for SQLite."""
    return text.encode(errors="replace").decode().replace("\0", " ")


MAX_QUOTED = 60

MAX_QUOTED_PATH = 255
"""How many letters of the path of a file are quoted at most: more than of other texts, since its end matters most."""


def quote_text(text: str, most: int = MAX_QUOTED) -> str:
    """A text for a message: cut to `most` letters as by `shorten`, then put in quotes and escaped as by `repr`."""
    return repr(shorten(text, most))


def shorten(text: str, most: int = MAX_QUOTED) -> str:
    """The text; if it is longer than `most` letters, its beginning and `...`, together `most` letters."""
    return text if len(text) <= most else f"{text[: most - 3]}..."


def spell_out(name: str) -> str:
    """An id, or a value of a closed list, in words: `boxed-warning` as `boxed warning`."""
    return name.replace("-", " ")


def first_sentence(text: str) -> str:
    """The text before its first full stop with a space after it, else all of it; without a full stop at the end."""
    return text.split(". ", maxsplit=1)[0].rstrip(".")


def list_some(words: Sequence[str], most: int) -> str:
    """The first `most` words, each shortened, and the number of the others if there are any: `one, two and 3 more`."""
    more = len(words) - most
    return ", ".join(map(shorten, words[:most])) + (f" and {more:,} more" if more > 0 else "")


_INVISIBLE = (
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""A pattern of invisible letters: those that Unicode calls default ignorable, and annotation marks.

It is compiled only when needed, since few texts have such letters.
"""


def remove_invisible(text: str) -> str:
    """The text without invisible letters, which often come with text copied from a page or a chat."""
    return text if text.isascii() else re.sub(_INVISIBLE, "", text)


def path_text(path: DataPath) -> str:
    """A path in a data file as people write it: `uses.brow-lift.treatments[0].doses`."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def _plain_letters(text: str) -> str:
    """The text in lower case, without accents, dashes as hyphens, and signs such as `™` as plain letters."""
    spelled = _without_accents(_without_accents(text).casefold()).casefold()
    return spelled.translate(_DASHES)


def _without_accents(text: str) -> str:
    import unicodedata  # most names are ASCII

    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))

"""Texts: how names are compared, how texts are quoted, how places in a data file are written."""

DataPath = tuple[str | int, ...]
"""A place in a data file, or in a value: `("uses", "brow-lift", "treatments", 0, "doses")`."""

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_IGNORED = dict.fromkeys(map(ord, "'’‘`´\"“”.,;:!?()[]/"), None)


def fold(text: str) -> str:
    """The text as names are compared: lower case, plain letters, words parted by one space."""
    if not text.isascii():  # most words of such a text are
        words = text.translate(_IGNORED).split()
        text = " ".join(word if word.isascii() else _plain_letters(word) for word in words)
    return " ".join(text.lower().translate(_IGNORED).replace("-", " ").replace("_", " ").split())


def printable(text: str) -> str:
    """A text that does nothing to a terminal but to be read: names of files and what was typed may hold escapes."""
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)


def encodable(text: str) -> str:
    """The text without what is no letter: bytes of an argument that are no UTF-8, and NUL, which SQLite refuses."""
    return text.encode(errors="replace").decode().replace("\0", " ")


MAX_QUOTED = 60


def quoted(text: str) -> str:
    """A text as a message quotes it: in quotes, its end left off where it is long."""
    return repr(text if len(text) <= MAX_QUOTED else f"{text[: MAX_QUOTED - 3]}...")


def path_text(path: DataPath) -> str:
    """A place in a data file as people write it: `uses.brow-lift.treatments[0].doses`."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def _plain_letters(text: str) -> str:
    """Letters without accents, signs as the letters they stand for, dashes as hyphens."""
    spelled = _without_accents(_without_accents(text).casefold()).casefold()
    return spelled.translate(_DASHES)


def _without_accents(text: str) -> str:
    import unicodedata  # most names are ASCII

    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))

"""What entries say, as words to search by: folded, and in one spelling for British and American."""

from functools import cache
from typing import Any

from botox_cli.catalogue.model.entries import Source
from botox_cli.catalogue.model.values import Value
from botox_cli.catalogue.naming import fold

LISTS = ("targets", "areas", "agents", "icd10", "conditions", "alternatives", "value", "short", "toxin", "maker")
"""The fields whose words are terms: muscles, drugs, codes."""

_HIDDEN = frozenset(("id", "name", "title", "aliases", "cites", "reviewed", "source", "checked", "via", "url", *LISTS))
_SPELLINGS = (("oe", "e"), ("ae", "e"), ("our", "or"), ("isation", "ization"), ("ise", "ize"), ("yse", "yze"))


def columns(name: str, names: tuple[str, ...], entry: Value) -> tuple[str, str, str, str]:
    """The words of an entry's name, of all its names, of its terms, and of its running text; a source has none."""
    terms = " ".join(words_in(getattr(entry, field, None)) for field in LISTS)
    text = "" if isinstance(entry, Source) else words_in(entry)
    return spelled(name), spelled(" ".join(names)), spelled(terms), spelled(text)


def words_in(value: Any) -> str:
    """All text inside a value, in order."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return " ".join(map(words_in, value))
    if isinstance(value, Value):
        return " ".join([words_in(getattr(value, name)) for name in _told(type(value))])
    return ""


@cache
def _told(type_: type[Value]) -> tuple[str, ...]:
    """The fields of a type whose words are of its text."""
    return tuple(name for name in type_.__struct_fields__ if name not in _HIDDEN)


def spelled(text: str) -> str:
    """A text folded, `oesophageal` and `esophageal` the same."""
    folded = fold(text)
    for british, american in _SPELLINGS:
        folded = folded.replace(british, american)
    return folded

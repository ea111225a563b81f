"""Finds web and mail addresses in a text, or a text that is a DOI, for formats that make links of them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_ADDRESS = re.compile(
    r"(?<![\w.])(?:(?P<web>https?://|www\.(?=\w))[^\s<>\"]+|[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}\b)", re.IGNORECASE
)
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_NO_PART = re.compile(r"[\x00-\x20\"<>\\^`{|}\x7f]")
"""Matches characters that may not be in a web address unless they are escaped."""

_NO_PART_OF_DOI = re.compile(r"[^\w/:().,~!$&'*+=@;-]", re.ASCII)


class TextPiece(NamedTuple):
    """A piece of a text, and the target of its link if it is a web address, a mail address or a DOI; else empty."""

    text: str
    target: str = ""


def pieces(text: str) -> Iterator[TextPiece]:
    """Split a text into web or mail addresses and the text before, between and after them, which may be empty.

    A text that is just a DOI is one piece.
    """
    if _DOI.fullmatch(text):
        yield TextPiece(text, doi_address(text))
        return
    end = 0
    for found in _ADDRESS.finditer(text):
        address = found[0] if found[0] == text else _without_end_of_sentence(found[0])
        yield TextPiece(text[end : found.start()])
        scheme = "mailto:" if not found["web"] else "" if ":" in found["web"] else "http://"
        yield TextPiece(address, scheme + _percent_encoded(_NO_PART, address))
        end = found.start() + len(address)
    yield TextPiece(text[end:])


def doi_address(doi: str) -> str:
    """The web address of a DOI."""
    return f"https://doi.org/{_percent_encoded(_NO_PART_OF_DOI, doi)}"


def _without_end_of_sentence(address: str) -> str:
    """The address without punctuation at its end, and without a closing bracket that was not opened in it."""
    while address[-1] in ".,;:!?'’”»" or (address[-1] == ")" and address.count(")") > address.count("(")):
        address = address[:-1]
    return address


def _percent_encoded(signs: re.Pattern[str], text: str) -> str:
    return signs.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode(errors="replace")), text)

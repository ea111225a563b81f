"""The format `bibtex`: the documents that an answer is about or cites, as a BibTeX file, which biblatex reads, too."""

import re
from collections.abc import Iterator

from botox_cli.catalogue.model.catalogue import Edition
from botox_cli.catalogue.model.entries import Source
from botox_cli.render.bibliography import Author, CitedDocument, authors, documents, is_article
from botox_cli.render.licences import AUTHORS, TITLE, citation, key_of_catalogue
from botox_cli.render.view import View

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "{}$&%#_"},
}
"""The characters that are commands in TeX, each with the text that prints it."""

Fields = Iterator[tuple[str, str]]


def write(view: View) -> str:
    """A BibTeX entry for each document, then one for the catalogue itself.

    The documents are those that the answer is about or, if there are none, those that it cites.

    Raises:
        NotFoundError: the answer has no documents.
    """
    entries = [_entry(_type(one.source), one.source.id, _fields(one)) for one in documents(view)]
    return "\n".join([*entries, _entry("misc", key_of_catalogue(view.edition), _catalogue(view.edition))])


def _entry(type_: str, key: str, fields: Fields) -> str:
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields if value)
    return f"@{type_}{{{key},\n{lines}}}\n"


def _type(source: Source) -> str:
    if is_article(source):
        return "article"
    if source.category == "book":
        return "incollection" if source.container else "book"
    return "misc"


def _fields(document: CitedDocument) -> Fields:
    source = document.source
    yield "author", _names(source)
    yield "title", f"{{{_escape(source.title)}}}"  # in braces of its own: styles leave its capitals alone
    yield "journal" if is_article(source) else "booktitle", _escape(source.container or "")
    yield "publisher", "" if is_article(source) else f"{{{_escape(source.publisher)}}}"  # one name, whatever is in it
    yield "volume", _escape(source.volume or "")
    yield "number", _escape(source.issue or "")
    yield "pages", re.sub(r"(?<=\w)-(?=\w)", "--", _escape(source.pages or ""))
    yield from _date(source.date or "")
    yield "doi", _address(source.doi or "")
    yield "url", _address(source.url or "")
    yield "urldate", source.accessed or ""
    yield "note", _escape(document.remarks)
    yield "keywords", "local" if source.is_local else ""


def _names(source: Source) -> str:
    """The authors, separated by `and`, at the end `others` if there are more than are named.

    A name that cannot be split into family name and initials is put in braces.
    """
    named, has_more = authors(source)
    return " and ".join([*map(_name, named), *(["others"] if has_more else [])])


def _name(author: Author) -> str:
    family = _escape(author.family)
    return f"{family}, {author.given_names}" if author.initials else f"{{{family}}}"


def _date(day: str) -> Fields:
    yield "date", day
    year, _, rest = day.partition("-")
    yield "year", year
    yield "month", rest[:2]


def _catalogue(edition: Edition) -> Fields:
    yield "author", f"{{{AUTHORS}}}"
    yield "title", f"{{{_escape(TITLE)}}}"
    yield "version", _escape(edition.version)
    yield from _date(edition.reviewed_to if edition.reviewed_to[:1].isdigit() else "")
    yield "note", _escape(citation(edition))


def _escape(text: str) -> str:
    """A text that TeX prints as it is, on one line."""
    return "".join(_SPECIAL.get(letter, letter) for letter in " ".join(text.split()))


def _address(text: str) -> str:
    """A web address or DOI for BibTeX, in which only braces, backslashes and spaces are escaped, as `%7B`."""
    return "".join(f"%{ord(letter):02X}" if letter in "{}\\ " else letter for letter in " ".join(text.split()))

"""The format `csl`: the documents that an answer is about or cites, as CSL-JSON, which Zotero and pandoc read."""

from typing import Any

import msgspec

from botox_cli.catalogue.model.catalogue import Edition
from botox_cli.catalogue.model.entries import Source, SourceCategory
from botox_cli.render.bibliography import CitedDocument, authors, documents, is_article
from botox_cli.render.formats.json import without_controls
from botox_cli.render.licences import AUTHORS, TITLE, citation, key_of_catalogue
from botox_cli.render.view import View

_TYPES: dict[SourceCategory, str] = {
    "book": "book",
    "database": "webpage",
    "law": "legislation",
    "news": "article-newspaper",
    "guideline": "report",
}
"""The CSL type by category, for documents without a `container`.

For other categories it is `webpage` if the document has an address, else `document`.
"""


def write(view: View) -> bytes:
    """A JSON list with an item for each document, then one for the catalogue itself.

    The documents are those that the answer is about or, if there are none, those that it cites.

    Raises:
        NotFoundError: the answer has no documents.
    """
    items = [*map(_item, documents(view)), _catalogue(view.edition)]
    return without_controls(msgspec.json.format(msgspec.json.encode(items), indent=2)) + b"\n"


def _item(document: CitedDocument) -> dict[str, Any]:
    source = document.source
    named, has_more = authors(source)
    names: list[dict[str, str]] = [
        {"family": one.family, "given": one.given_names} if one.initials else {"literal": one.family} for one in named
    ]
    item = {
        "id": source.id,
        "type": _type(source),
        "title": source.title,
        "author": [*names, *([{"literal": "others"}] if has_more else [])],
        "container-title": source.container or (source.publisher if source.category == "news" else None),
        "publisher": None if is_article(source) or source.category == "news" else source.publisher,
        "volume": source.volume,
        "issue": source.issue,
        "page": source.pages,
        "issued": _date(source.date),
        "accessed": _date(source.accessed),
        "DOI": source.doi,
        "URL": source.url,
        "note": document.remarks,
    }
    return {name: value for name, value in item.items() if value}


def _type(source: Source) -> str:
    if is_article(source):
        return "article-journal"
    if source.container is not None:
        return "chapter" if source.category == "book" else "webpage"
    return _TYPES.get(source.category, "webpage" if source.url else "document")


def _date(day: str | None) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [[int(part) for part in day.split("-")]]} if day else None


def _catalogue(edition: Edition) -> dict[str, Any]:
    day = edition.reviewed_to if edition.reviewed_to[:1].isdigit() else None
    item = {
        "id": key_of_catalogue(edition),
        "type": "dataset",
        "title": TITLE,
        "author": [{"literal": AUTHORS}],
        "version": edition.version,
        "issued": _date(day),
        "note": citation(edition),
    }
    return {name: value for name, value in item.items() if value}

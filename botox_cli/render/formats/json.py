"""The format `json`: one object with all items of an answer, entries without empty fields; numbers stay numbers."""

import re
from typing import Any

import msgspec
from msgspec import to_builtins

from botox_cli.catalogue.model.entries import Record
from botox_cli.render.licences import licences
from botox_cli.render.view import DISCLAIMER, View

_SEEN = bytes(range(0x20, 0x7F)) + b"\n"
_UNSEEN = re.compile(r"[^\n\x20-\x7e]")

SCHEMA = 1
"""The version of the schema; it is raised when programs that read the JSON would have to change."""

SCHEMA_ID = f"urn:botox-cli:answers:{SCHEMA}"
"""The name of the schema of answers, which `botox data schema` prints."""


def write(view: View, fields: tuple[str, ...] = ()) -> bytes:
    """The answer as one JSON object, indented by two spaces; with `fields`, items have only the fields of these names.

    Raises:
        UsageError: a name is no field, or two fields do not belong to the same records.
    """
    items: list[Any] = []
    summary = view.summary
    if fields:
        from botox_cli.render.fields import choose_items  # only for those who ask for some

        items = choose_items(view, fields)
        summary = {**summary, "fields": fields}
    else:
        items = [item_of(item) for item in view.items]
    answer = {
        "$schema": SCHEMA_ID,
        "schema": SCHEMA,
        "command": view.command,
        "catalogue": view.edition,
        "license": licences(view.edition),
        "disclaimer": DISCLAIMER,
        "summary": summary,
        "count": len(items),
        "items": items,
    }
    return document(answer)


def document(content: Any) -> bytes:
    """The content as JSON in UTF-8, indented by two spaces, with a line end."""
    try:
        encoded = msgspec.json.encode(content)
    except UnicodeEncodeError:  # bytes of an argument or a file name that are no UTF-8
        encoded = msgspec.json.encode(_escape_surrogates(to_builtins(content)))
    return without_controls(msgspec.json.format(encoded, indent=2)) + b"\n"


def without_controls(document: bytes) -> bytes:
    """JSON with all invisible characters but line ends escaped, since some terminals and browsers obey them."""
    if document.translate(None, _SEEN).decode().isprintable():
        return document
    return _UNSEEN.sub(_escape, document.decode()).encode()


def _escape(found: re.Match[str]) -> str:
    if found[0].isprintable():
        return found[0]
    units = found[0].encode("utf-16-be").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def _escape_surrogates(value: Any) -> Any:
    """The value with escapes in its texts for lone surrogates, which UTF-8 cannot encode."""
    if isinstance(value, str):
        return value.encode(errors="backslashreplace").decode()
    if isinstance(value, dict):
        return {_escape_surrogates(key): _escape_surrogates(item) for key, item in value.items()}
    return [_escape_surrogates(item) for item in value] if isinstance(value, list | tuple) else value


def item_of(item: Any) -> Any:
    """An entry as a dict: id, kind, fields that are neither None nor an empty list, then derived values.

    An item that is no entry is returned as it is.
    """
    if not isinstance(item, Record):
        return item
    fields: dict[str, Any] = {"id": item.id, "kind": item.kind}
    for name, written in zip(item.__struct_fields__, item.__struct_encode_fields__, strict=True):
        value = getattr(item, name)
        if value is not None and value != ():
            fields[written] = value
    return fields | item.derived()

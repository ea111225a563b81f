"""`botox list`: every entry of a kind; alone, the kinds and how many there are of each."""

from typing import Annotated, Any

import typer

from botox_cli.catalogue.model import SECTIONS, Catalogue
from botox_cli.commands.options import opened
from botox_cli.errors import NotFoundError
from botox_cli.render.items import KindCount
from botox_cli.render.views import Column, Row, Table, View

EXAMPLES = """\
botox list
botox list terms
botox list procedures --plain"""

PLURALS = {type_.kind: section.replace("_", "-") for section, type_ in SECTIONS.items()}
GIST = ("lay", "because", "says", "means", "publisher")


def list_(
    ctx: typer.Context,
    kind: Annotated[str | None, typer.Argument(metavar="[KIND]", help="terms, procedures, statistics ...")] = None,
) -> View:
    """Every entry of a kind: terms, procedures, statistics, questions; alone, the kinds and their numbers."""
    catalogue = opened(ctx)
    return _kinds(catalogue) if kind is None else _entries(catalogue, kind)


def _kinds(catalogue: Catalogue) -> View:
    counts = {section.replace("_", "-"): len(getattr(catalogue, section)) for section in SECTIONS}
    columns = (Column(key="kind", title="kind", role="id"), Column(key="count", title="entries"))
    return View(
        command="list",
        title="Kinds of entries",
        note=f"{sum(counts.values())} entries",
        blocks=(Table(columns=columns, rows=tuple(Row(cells=pair) for pair in counts.items())),),
        items=tuple(KindCount(kind=kind, count=count) for kind, count in counts.items()),
        hints=(("The entries of one kind", "botox list terms"),),
        edition=catalogue.edition,
    )


def _entries(catalogue: Catalogue, kind: str) -> View:
    wanted = kind.lower().replace("_", "-")
    section = PLURALS.get(wanted, wanted).replace("-", "_")
    if section not in SECTIONS:
        raise NotFoundError(f"no kind {kind!r}, expected one of {', '.join(PLURALS.values())}")
    found = tuple(getattr(catalogue, section).values())
    columns = (
        Column(key="id", title="id", role="id"),
        Column(key="name", title="name", role="strong"),
        Column(key="gist", title="in short", role="quiet", spare=1),
    )
    return View(
        command="list",
        title=section.replace("_", " ").capitalize(),
        note=str(len(found)),
        blocks=(Table(columns=columns, rows=tuple(map(_row, found))),),
        items=found,
        hints=(("One in full", f"botox show {found[0].id}"),) if found else (),
        edition=catalogue.edition,
    )


def _row(entry: Any) -> Row:
    return Row(cells=(entry.id, entry.name, _gist(entry)), is_local=entry.is_local)


def _gist(entry: Any) -> str:
    text: str = next((getattr(entry, name) for name in GIST if getattr(entry, name, None)), entry.name)
    return text.split(". ", maxsplit=1)[0].rstrip(".")

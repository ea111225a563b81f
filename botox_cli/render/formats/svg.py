"""The map on a page of HTML: its outline as SVG, then its places as a table; a sign links to its row in the table."""

from collections.abc import Collection, Iterator, Sequence
from html import escape
from itertools import groupby

from botox_cli.render.drawing.grids import Grid, GridRow
from botox_cli.render.drawing.outlines import Outline, draw_path
from botox_cli.render.formats.html import Links, make_scrollable, name_of, note_links
from botox_cli.render.formats.html_drawings import column_heads, legend, write_cell
from botox_cli.render.screen import DrawnMap

STYLE = """
.map { display: flex; flex-wrap: wrap; gap: 1rem 2rem; align-items: flex-start; }
.map .drawing { flex: 1 1 16rem; max-width: 22rem; }
.map svg { display: block; width: 100%; height: auto; }
.map .scroll { flex: 2 1 20rem; min-width: 0; }
.map path { fill: none; stroke: var(--quiet); stroke-width: 0.9; stroke-linecap: round; }
.map text { font: 600 5px system-ui, sans-serif; fill: var(--ink); text-anchor: middle; dominant-baseline: central; }
.map circle { fill: var(--paper); stroke: var(--id); stroke-width: 0.5; }
.map a:focus { outline: none; } .map a:focus circle, .map a:hover circle { stroke-width: 1.4; }
.map .lit circle { fill: var(--id); } .map .lit text { fill: var(--paper); } tr.lit { outline: 2px solid var(--id); }
.sign { font-weight: 600; white-space: nowrap; }
@media (max-width: 40rem) { .signs .regions { display: none; } .signs .said { position: static; width: auto;
  height: auto; clip-path: none; white-space: normal; } }
@media print { .map { display: grid; grid-template-columns: 6cm 1fr; } .map svg { width: 100%; } }
"""

RADIUS = 3.6
"""The radius of the circle around a map sign, in dots of the drawing."""


def write_map(block: DrawnMap, links: Links) -> str:
    """The HTML of a map: the drawing as SVG with its table beside it, then the key of the marks in the table."""
    shown = frozenset(map(_sign_of, block.grid.rows))
    table = make_scrollable(_table(block, links))
    return f'<div class="map">{_svg(block.outline, shown)}{table}</div>{legend(block.grid.key)}'


def _svg(outline: Outline, shown: Collection[str]) -> str:
    listed = "; ".join(f"{sign.text} {sign.name}" for sign in outline.signs)
    text = f"{outline.description} Signs on it: {listed}."
    return (
        f'<div class="drawing" role="group" aria-label="{escape(text)}">'
        f'<svg viewBox="-2 -2 {outline.width + 4} {outline.height + 4}">'
        f'<path d="{draw_path(outline)}" aria-hidden="true"/>{"".join(_signs(outline, shown))}</svg></div>'
    )


def _signs(outline: Outline, shown: Collection[str]) -> Iterator[str]:
    """Each sign of the map, as a link if it is one of `shown`, the signs that have a row in the table.

    A sign at two places of the drawing is one link.
    """
    for sign in outline.signs:
        marks = "".join(
            f'<circle cx="{x:g}" cy="{y:g}" r="{RADIUS}"/><text x="{x:g}" y="{y:g}">{escape(sign.text)}</text>'
            for x, y in sign.at
        )
        lit = ' class="lit"' if sign.is_lit else ""
        name = escape(f"{sign.text} {sign.name}")
        inside = f"<title>{name}</title>{marks}"
        link = f'<a href="#{escape(sign.anchor)}" aria-label="{name}"{lit}>{inside}</a>'
        yield link if sign.text in shown else f"<g>{inside}</g>"


def _table(block: DrawnMap, links: Links) -> str:
    heads = column_heads(block.grid)
    anchors = _anchors(block)
    bodies = []
    for group, rows in groupby(block.grid.rows, key=lambda row: row.group):
        head = f'<tr><th colspan="{len(block.grid.columns)}" scope="rowgroup">{escape(group)}</th></tr>'
        lines = []
        for row in rows:
            own = anchors.get(_sign_of(row), [])
            at = next((number for number, (found, _) in enumerate(own) if found is row), None)
            anchor = "" if at is None else f' id="{escape(own[at][1])}"'
            lines.append(_row(row, block.grid, anchor, _others(own, at), links))
        bodies.append(f"<tbody>{head}{''.join(lines)}</tbody>")
    return f'<table class="signs"><thead><tr>{heads}</tr></thead>{"".join(bodies)}</table>'


def _anchors(block: DrawnMap) -> dict[str, list[tuple[GridRow, str]]]:
    """For each map sign, its rows in the table, at most one in each group, each row with its anchor for links."""
    names = {sign.text: sign.anchor for sign in block.outline.signs}
    found: dict[str, list[tuple[GridRow, str]]] = {}
    for row in block.grid.rows:
        sign = _sign_of(row)
        if sign in names:
            own = found.setdefault(sign, [])
            own.append((row, f"{names[sign]}-{len(own) + 1}" if own else names[sign]))
    return found


def _others(own: Sequence[tuple[GridRow, str]], at: int | None) -> str:
    """Links from one row of a map sign to its other rows, in other groups, since the map sign links to one row only.

    `own` are all rows of the sign with their anchors, `at` the position of the one row; without it, there are no links.
    """
    links = (
        f'<a href="#{escape(anchor)}">also {escape(row.group)}: {escape(str(row.cells[1]))}</a>'
        for number, (row, anchor) in enumerate(own)
        if at is not None and number != at
    )
    return "".join(f"<br><small>{link}</small>" for link in links)


def _sign_of(row: GridRow) -> str:
    return str(row.cells[0]).strip("[]")


def _row(row: GridRow, grid: Grid, anchor: str, more: str, links: Links) -> str:
    sign, name, *others = row.cells
    cells = [write_cell(cell, column, grid.regions) for cell, column in zip(others, grid.columns[2:], strict=True)]
    cells[-1] += note_links(row.refs)
    lit = ' class="lit"' if str(sign).startswith("[") else ""
    return (
        f'<tr{anchor}{lit}><td class="sign">{escape(_sign_of(row))}</td>'
        f'<th scope="row">{name_of(str(name), row.id, links)}{more}</th>'
        f"{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
    )

"""Drawn maps as SVG: an outline whose signs are links to the rows of a table, which says all that it shows."""

from collections.abc import Collection, Iterator
from html import escape
from itertools import groupby

from botox_cli.render.drawing.grids import GridRow, cell_words
from botox_cli.render.drawing.outlines import Outline, draw_path
from botox_cli.render.formats.html import note_links, scrolled
from botox_cli.render.screen import DrawnMap

STYLE = """
.map { display: flex; flex-wrap: wrap; gap: 1rem 2rem; align-items: flex-start; }
.map svg { flex: 1 1 16rem; max-width: 22rem; height: auto; } .map .scroll { flex: 2 1 20rem; min-width: 0; }
.map path { fill: none; stroke: var(--quiet); stroke-width: 0.9; stroke-linecap: round; }
.map text { font: 600 5px system-ui, sans-serif; fill: var(--ink); text-anchor: middle; dominant-baseline: central; }
.map circle { fill: var(--paper); stroke: var(--id); stroke-width: 0.5; }
.map a:focus { outline: none; } .map a:focus circle, .map a:hover circle { stroke-width: 1.4; }
.map .lit circle { fill: var(--id); } .map .lit text { fill: var(--paper); } tr.lit { outline: 2px solid var(--id); }
tr:target { background: var(--rule); } .sign { font-weight: 600; white-space: nowrap; }
"""

RADIUS = 3.6
"""Of the circle around a sign, in dots."""


def write_map(block: DrawnMap) -> str:
    """The drawing beside its table."""
    shown = frozenset(str(row.cells[0]).strip("[]") for row in block.grid.rows)
    return f'<div class="map">{_svg(block.outline, shown)}{scrolled(_table(block))}</div>'


def _svg(outline: Outline, shown: Collection[str]) -> str:
    listed = "; ".join(f"{sign.text} {sign.name}" for sign in outline.signs)
    text = f"{outline.description} Signs on it: {listed}."
    return (
        f'<svg viewBox="-2 -2 {outline.width + 4} {outline.height + 4}" role="group" aria-label="{escape(text)}">'
        f'<path d="{draw_path(outline)}" aria-hidden="true"/>{"".join(_signs(outline, shown))}</svg>'
    )


def _signs(outline: Outline, shown: Collection[str]) -> Iterator[str]:
    """Each sign, as a link if its row is shown; where it stands on both sides, both are one link."""
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


def _table(block: DrawnMap) -> str:
    heads = "".join(f'<th scope="col">{escape(column.title or "sign")}</th>' for column in block.grid.columns)
    anchors = {sign.text: sign for sign in block.outline.signs}
    seen: set[str] = set()
    bodies = []
    for group, rows in groupby(block.grid.rows, key=lambda row: row.group):
        head = f'<tr><th colspan="{len(block.grid.columns)}" scope="rowgroup">{escape(group)}</th></tr>'
        lines = []
        for row in rows:
            sign = anchors.get(str(row.cells[0]).strip("[]"))
            is_first = sign is not None and sign.anchor not in seen
            if sign is not None:
                seen.add(sign.anchor)
            lines.append(_row(row, f' id="{escape(sign.anchor)}"' if sign is not None and is_first else ""))
        bodies.append(f"<tbody>{head}{''.join(lines)}</tbody>")
    return f"<table><thead><tr>{heads}</tr></thead>{''.join(bodies)}</table>"


def _row(row: GridRow, anchor: str) -> str:
    sign, name, *others = (escape(cell_words(cell)) for cell in row.cells)
    cells = "".join(f"<td>{cell}</td>" for cell in others[:-1])
    lit = ' class="lit"' if sign.startswith("[") else ""
    last = f"<td>{others[-1]}{note_links(row.refs)}</td>"
    return f'<tr{anchor}{lit}><td class="sign">{sign.strip("[]")}</td><th scope="row">{name}</th>{cells}{last}</tr>'

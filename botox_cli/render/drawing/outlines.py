"""Outlines with map signs, drawn with the dots of Braille letters or in ASCII; their curves also as an SVG path."""

from collections.abc import Iterator, Sequence

import msgspec

from botox_cli.render.drawing.marks import Ink, Piece
from botox_cli.render.drawing.pieces import DrawnRow, tidy

ExactPoint = tuple[float, float]
"""A point of a drawing: how far right and how far down it is, in dots from the upper left corner."""

DOT_COLUMNS, DOT_ROWS = 2, 4
"""How many dots a Braille letter has, across and down."""

STEPS = 24
"""Into how many straight pieces the curve between two points is divided."""

NEARLY = 1e-6
"""What is added to a coordinate before it is cut to a whole number, against errors of rounding."""

EMPTY = "~"
"""The letter for a blank in ASCII rows, since texts of data files lose blanks."""

_BRAILLE = 0x2800  # the letter without a dot
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each dot in the number of its Braille letter, by row and column."""


class Sign(msgspec.Struct, frozen=True, kw_only=True):
    """A map sign on an outline."""

    text: str
    """One letter or digit."""
    at: tuple[ExactPoint, ...]
    """The points where the map sign stands: one, or one on each side."""
    name: str = ""
    """What the map sign stands for: the place and its uses."""
    is_lit: bool = False
    """Whether the map sign is among those that the user asked for."""
    anchor: str = ""
    """The anchor on a web page that the map sign links to, without `#`."""


class Outline(msgspec.Struct, frozen=True, kw_only=True):
    """A drawing: its curves in dots, the same drawing in ASCII, and its map signs.

    `curves` are drawn as they are; of `halves`, the mirror image is drawn, too.
    """

    description: str
    width: int
    """In dots."""
    height: int
    """In dots."""
    halves: tuple[tuple[ExactPoint, ...], ...]
    """Curves of the right half; the left half is their mirror image."""
    curves: tuple[tuple[ExactPoint, ...], ...]
    ascii: tuple[str, ...]
    """One text for each row, with `~` for a blank."""
    signs: tuple[Sign, ...] = ()

    @property
    def columns(self) -> int:
        """The width in letters."""
        return -(-self.width // DOT_COLUMNS)

    @property
    def rows(self) -> int:
        """The height in letters."""
        return -(-self.height // DOT_ROWS)


def draw_outline(outline: Outline, *, is_ascii: bool) -> tuple[DrawnRow, ...]:
    """Draw the outline in rows of letters, with its map signs; those that the user asked for stand in brackets."""
    rows = [list(row.ljust(outline.columns)) for row in _letters(outline, is_ascii=is_ascii)]
    some_are_lit = any(sign.is_lit for sign in outline.signs)
    inks: dict[tuple[int, int], Ink] = {}
    for sign in outline.signs:
        for x, y in sign.at:
            column, row = int(x) // DOT_COLUMNS, int(y) // DOT_ROWS
            drawn = f"[{sign.text}]" if sign.is_lit else sign.text
            for at, letter in enumerate(drawn, column - len(drawn) // 2):
                rows[row][at] = letter
                inks[row, at] = "lit" if sign.is_lit else "quiet" if some_are_lit else "strong"
    return tuple(
        tidy(tuple(_piece(letter, inks.get((number, column))) for column, letter in enumerate(row)))
        for number, row in enumerate(rows)
    )


def _piece(letter: str, ink: Ink | None) -> Piece:
    return letter, ink or "plain"


def _letters(outline: Outline, *, is_ascii: bool) -> list[str]:
    """The rows of the drawing in letters, Braille or ASCII, without map signs."""
    if is_ascii:
        return [row.replace(EMPTY, " ")[: outline.columns] for row in outline.ascii[: outline.rows]]
    numbers = [[0] * outline.columns for _ in range(outline.rows)]
    for x, y in _dots(outline):
        numbers[y // DOT_ROWS][x // DOT_COLUMNS] |= _DOTS[y % DOT_ROWS][x % DOT_COLUMNS]
    return ["".join(chr(_BRAILLE + number) if number else " " for number in row) for row in numbers]


def _dots(outline: Outline) -> Iterator[tuple[int, int]]:
    """Every dot that a curve passes through, how far right and how far down; a dot may come several times.

    Points beyond the right or lower edge are drawn at the edge.
    """
    mirrored = [(curve, True) for curve in outline.halves]
    for curve, has_mirror in (*mirrored, *((curve, False) for curve in outline.curves)):
        for point in _smooth(curve, outline.width / 2):
            x, y = (
                min(int(value + NEARLY), most - 1)
                for value, most in zip(point, (outline.width, outline.height), strict=True)
            )
            yield x, y
            if has_mirror:
                yield outline.width - 1 - x, y


def _smooth(curve: Sequence[ExactPoint], axis: float) -> Iterator[ExactPoint]:
    """Points along a smooth curve through the points of `curve`, `STEPS` steps from each to the next.

    `axis` is how far right the axis of symmetry is.
    """
    for start, first, second, end in _beziers(curve, axis):
        for step in range(STEPS + 1):
            t = step / STEPS
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            x, y = (
                sum(weight * point[at] for weight, point in zip(weights, (start, first, second, end), strict=True))
                for at in (0, 1)
            )
            yield x, y


def _beziers(
    curve: Sequence[ExactPoint], axis: float
) -> Iterator[tuple[ExactPoint, ExactPoint, ExactPoint, ExactPoint]]:
    """Bézier pieces (four points each) of a smooth curve through two or more points, a Catmull-Rom spline.

    Where the curve begins or ends on the axis of symmetry (x = `axis`), it is level, so that it goes on smoothly there.
    """
    (x0, y0), (x1, y1), *_ = curve
    (xn, yn), (xm, ym) = curve[-1], curve[-2]
    before = (2 * axis - x1, y1) if x0 == axis else (x0, y0)
    after = (2 * axis - xm, ym) if xn == axis else (xn, yn)
    points = (before, *curve, after)
    for at in range(1, len(points) - 2):
        a, b, c, d = points[at - 1 : at + 3]
        first = (b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6)
        second = (c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6)
        yield b, first, second, c


def draw_path(outline: Outline) -> str:
    """All curves, mirror images included, as the data (`d`) of an SVG path, measured in dots."""
    axis = outline.width / 2
    mirrored = [[(outline.width - x, y) for x, y in curve] for curve in outline.halves]
    return " ".join(_path(curve, axis) for curve in (*outline.halves, *mirrored, *outline.curves))


def _path(curve: Sequence[ExactPoint], axis: float) -> str:
    parts = [f"M{curve[0][0]:g} {curve[0][1]:g}"]
    for _, first, second, end in _beziers(curve, axis):
        parts.append("C" + " ".join(f"{x:.1f} {y:.1f}" for x, y in (first, second, end)))
    return "".join(parts)

"""Drawings of the face and the body, and the places on them where uses are treated."""

from typing import ClassVar

from botox_cli.catalogue.model.entries import Record

Point = tuple[int, int]
"""How far right and how far down, in dots from the upper left; a character on the screen is 2 dots wide and 4 high."""

Curve = tuple[Point, ...]
"""A smooth line through its points."""


class Drawing(Record, frozen=True, kw_only=True):
    """The outline of a face or a body."""

    kind: ClassVar[str] = "drawing"
    table_words: ClassVar[str] = "The outline of a face or a body."
    list_words: ClassVar[str] = "the outlines of `botox map`"
    is_named: ClassVar[bool] = False

    name: str
    description: str
    """What it shows, for those who do not see it."""
    width: int
    """In dots, from left to right."""
    height: int
    """In dots."""
    halves: tuple[Curve, ...]
    """Curves of the right half; the left half is their mirror image."""
    curves: tuple[Curve, ...] = ()
    """Curves that are drawn once."""
    ascii: tuple[str, ...]
    """The drawing in ASCII: one text for each row, one character for 2 dots by 4, `~` where it is empty.

    Letters and digits are not allowed, since they are the signs of places.
    """


class Place(Record, frozen=True, kw_only=True):
    """A place on a drawing that uses share, and its sign."""

    kind: ClassVar[str] = "place"
    table_words: ClassVar[str] = "A place on a drawing that uses share, and its sign."
    list_words: ClassVar[str] = "where on these the uses stand"
    is_named: ClassVar[bool] = False

    name: str
    drawing: str
    """The id of the drawing that it is on."""
    sign: str
    """One digit for looks or one small letter for health; each place on any drawing has a different one."""
    at: Curve
    """The points where the sign stands: one, or one on each side."""

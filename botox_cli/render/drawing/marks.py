"""The marks of all screens: meaning, glyph, ASCII form, ink, and words for people who do not see the mark."""

from typing import Literal

import msgspec

Ink = Literal["plain", "quiet", "strong", "heading", "toxin", "placebo", "yes", "caution", "no", "emergency", "lit"]
"""The style of a piece of text, named for its use; the writer for the terminal gives each ink its colour."""

Piece = tuple[str, Ink]

Meaning = Literal[
    "approved",
    "other-toxin",
    "refused",
    "off-label",
    "absent",
    "works",
    "mixed",
    "no-effect",
    "no-study",
    "primary",
    "secondary",
    "unverified",
    "toxin",
    "placebo",
    "perhaps",
    "longer",
    "again",
    "counted",
    "same",
    "differs",
    "here",
    "opinion",
    "emergency",
]
"""What a mark can mean."""


class Shape(msgspec.Struct, frozen=True):
    """How a meaning is shown: its glyph, its ASCII form, its colour, and words for people who do not see the mark."""

    glyph: str
    ascii_form: str
    ink: Ink
    words: str


SHAPES: dict[Meaning, Shape] = {
    "approved": Shape("●", "*", "yes", "approved"),
    "other-toxin": Shape("◐", "%", "yes", "approved for another toxin, not for Botox"),
    "refused": Shape("×", "x", "no", "refused or withdrawn"),
    "off-label": Shape("○", "o", "plain", "off-label"),
    "absent": Shape("·", ".", "quiet", "nothing recorded here, neither yes nor no"),
    "works": Shape("▲", "^", "yes", "works"),
    "mixed": Shape("◆", "m", "caution", "mixed"),
    "no-effect": Shape("▼", "v", "plain", "no effect"),
    "no-study": Shape("–", "n", "plain", "not studied"),
    "primary": Shape("✓", "+", "plain", "read"),
    "secondary": Shape("~", "~", "caution", "second hand"),
    "unverified": Shape("?", "?", "caution", "not read"),
    "toxin": Shape("█", "#", "toxin", "toxin"),
    "placebo": Shape("░", ":", "placebo", "placebo"),
    "perhaps": Shape("▒", "-", "toxin", "perhaps"),
    "longer": Shape("▸", ">", "toxin", "longer"),
    "again": Shape("╎", "|", "caution", "earliest repeat"),
    "counted": Shape("■", "=", "plain", "one each"),
    "same": Shape("=", "same", "plain", "same"),
    "differs": Shape("≠", "differs", "caution", "differs"),
    "here": Shape("▶", "->", "yes", "here"),
    "opinion": Shape("◇", "/", "plain", "opinion"),
    "emergency": Shape(" ! ", "!!", "emergency", "emergency"),
}
"""How each meaning is shown; no two meanings have the same glyph or the same ASCII form."""

VALUE_MEANINGS: dict[str | None, Meaning] = {
    "approved": "approved",
    "licensed": "approved",
    "off-label": "off-label",
    "refused": "refused",
    "withdrawn": "refused",
    "not licensed": "refused",
    "works": "works",
    "mixed": "mixed",
    "no-effect": "no-effect",
    "not-studied": "no-study",
    "supported": "primary",
    "partly": "mixed",
    "unsupported": "no-study",
    "contradicted": "refused",
    "opinion": "opinion",
    "primary": "primary",
    "secondary": "secondary",
    "unverified": "unverified",
    "unknown": "absent",
    None: "absent",
}
"""The meaning of each word of the data: a status, licence, finding, verdict or level; None: nothing is recorded."""


def draw_mark(meaning: Meaning, *, is_ascii: bool) -> Piece:
    """The glyph or ASCII form of a meaning, with its ink."""
    shape = SHAPES[meaning]
    return shape.ascii_form if is_ascii else shape.glyph, shape.ink


def name_mark(meaning: Meaning) -> str:
    """The words of a mark, for people who do not see the mark."""
    return SHAPES[meaning].words


def draw_glyph(role: str, *, is_ascii: bool) -> tuple[Piece, ...]:
    """The glyph of a key of `VALUE_MEANINGS`, or `!` for `warning`, as one piece; no piece for any other role."""
    if role in VALUE_MEANINGS:
        return (draw_mark(VALUE_MEANINGS[role], is_ascii=is_ascii),)
    return (("!", "no"),) if role == "warning" else ()

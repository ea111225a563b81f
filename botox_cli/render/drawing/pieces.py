"""What drawings are made of: pieces of text with an ink (a style), rows of pieces; how rows are padded and wrapped."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from botox_cli.catalogue.model.values import Number
from botox_cli.render.drawing.marks import Ink, Meaning, Piece, draw_glyph, draw_mark
from botox_cli.render.encoding import plain_letters
from botox_cli.render.view import Mark
from botox_cli.text import fold

DrawnRow = tuple[Piece, ...]

Measure = Callable[[str], int]
"""How many columns of a screen a text takes: wide letters take two."""

_LETTERS = re.compile(r"(\w+)")

_WORD = re.compile(r"map(?: \w(?!\S))+|\S+(?: in 100\b[,;.:)]*)?(?: [~?][,;.)]*(?!\S))?")

LONGEST_WORD_COLUMNS = 44
"""Words of at most so many columns stay whole, except in scripts without spaces; no id of the catalogue is longer."""

_SPACELESS = (
    ("\u0e00", "\u0eff"),
    ("\u1000", "\u11ff"),
    ("\u1780", "\u17ff"),
    ("\u2e80", "\ud7ff"),
    ("\uf900", "\ufaff"),
    ("\uff00", "\uffef"),
    ("\U00020000", "\U0003ffff"),
)
"""Ranges (first, last) of the letters of Thai, Lao, Burmese, Khmer, Chinese, Japanese, Korean: words may be broken.

Not a regular expression: to compile one with so many letters takes a twentieth of the time of an answer.
"""

WIDE_COLUMNS = 92
"""On screens of at least so many columns drawings have their wide form, on narrower screens their compact form."""

GAP_COLUMNS = 2


class Surface(NamedTuple):
    """What a drawing is drawn on: its width in columns, whether it is only for ASCII, and how wide a text is on it."""

    columns: int
    is_ascii: bool
    measure: Measure

    def spell(self, text: str) -> str:
        """The text in the letters of this surface (Unicode or ASCII), with one space between words."""
        return spell(text, is_ascii=self.is_ascii)


def spell(text: str, *, is_ascii: bool) -> str:
    """The text with one space between words; in ASCII, if asked for, as `spell_letters` writes it."""
    return " ".join(spell_letters(text, is_ascii=is_ascii).split())


def spell_letters(text: str, *, is_ascii: bool) -> str:
    """The text with its spaces; in ASCII, if asked for: ` · ` as ` | `, the rest as `plain_letters` writes it."""
    return plain_letters(text.replace(" · ", " | "), "ascii") if is_ascii else text


def draw_item(meaning: Meaning, words: str, *, is_ascii: bool) -> DrawnRow:
    """A mark followed by words that say what it means in this place."""
    return draw_mark(meaning, is_ascii=is_ascii), (f" {spell(words, is_ascii=is_ascii)}", "plain")


def draw_status(mark: Mark, *, is_ascii: bool) -> DrawnRow:
    """A status: its glyph, if it has one, and its word."""
    word = spell(mark.word, is_ascii=is_ascii)
    glyph = draw_glyph(mark.role, is_ascii=is_ascii)
    return (*glyph, (f" {word}" if glyph else word, "plain"))


def write_figure(number: Number, *, is_ascii: bool) -> str:
    """All digits of a number, with commas between thousands, and `−` as minus sign (`-` in ASCII)."""
    text = f"{int(number) if number == int(number) else number:,}"
    return text if is_ascii else text.replace("-", "−")


def row_text(row: DrawnRow) -> str:
    """The text of a row, without inks."""
    return "".join(text for text, _ in row)


def measure_row(row: DrawnRow, measure: Measure) -> int:
    """How many columns a row takes."""
    return sum(measure(text) for text, _ in row)


def pad(row: DrawnRow, columns: int, measure: Measure) -> DrawnRow:
    """Add spaces at the end of a row up to a width; a wider row is not changed."""
    missing = columns - measure_row(row, measure)
    return (*row, (" " * missing, "plain")) if missing > 0 else row


def align_right(row: DrawnRow, columns: int, measure: Measure) -> DrawnRow:
    """Add spaces before a row up to a width; a wider row is not changed."""
    missing = columns - measure_row(row, measure)
    return ((" " * missing, "plain"), *row) if missing > 0 else row


def tidy(row: DrawnRow) -> DrawnRow:
    """Remove spaces at the end of a row, but not from the ink `emergency`, and join neighbouring pieces of one ink."""
    pieces: list[Piece] = [
        ("".join(text for text, _ in same), ink)
        for ink, same in groupby((piece for piece in row if piece[0]), key=lambda piece: piece[1])
    ]
    while pieces and pieces[-1][1] != "emergency":
        text, ink = pieces.pop()
        if text.rstrip(" "):
            pieces.append((text.rstrip(" "), ink))
            break
    return tuple(pieces)


def split_words(text: str, ink: Ink) -> tuple[DrawnRow, ...]:
    """The words of a text as units for `wrap`; a mark `~` or `?` (second hand, not read) stays with the word before it.

    A number with `in 100` is one unit, too, and so is `map` with its map signs: `5.4 in 100`, `map 4`.
    """
    return tuple(((word, ink),) for word in _WORD.findall(" ".join(text.split())))


def mark_words(row: DrawnRow, beginnings: tuple[str, ...]) -> DrawnRow:
    """The row with words of the ink `plain` made bold if they begin with one of `beginnings`.

    Words are compared as `fold` writes them, without capitals and accents; so must `beginnings` be written.
    """
    return tuple(
        (part, "strong" if ink == "plain" and part[0].isalnum() and fold(part).startswith(beginnings) else ink)
        for text, ink in row
        for part in _LETTERS.split(text)
        if part
    )


def least_columns(word: str, measure: Measure) -> int:
    """The least width for a word: its whole width, or at most 2 if the word may be broken.

    A word may be broken if it is wider than `LONGEST_WORD_COLUMNS` or is in a script without spaces between words.
    """
    columns = measure(word)
    return min(columns, 2) if columns > LONGEST_WORD_COLUMNS or _is_spaceless(word) else columns


def _is_spaceless(word: str) -> bool:
    """Whether a word has a letter of a script that puts no spaces between words."""
    return not word.isascii() and any(first <= letter <= last for letter in word for first, last in _SPACELESS)


def _break(unit: DrawnRow, columns: int, measure: Measure) -> Iterator[DrawnRow]:
    """The unit (see `wrap`) as it is or, if it is one word that is too wide and may be broken, in pieces that fit."""
    if len(unit) > 1 or not unit or measure(unit[0][0]) <= columns or least_columns(unit[0][0], measure) > columns:
        yield unit
        return
    text, ink = unit[0]
    start, used = 0, 0
    for at, letter in enumerate(text):
        taken = measure(letter)
        if used + taken > columns:
            yield ((text[start:at], ink),)
            start, used = at, 0
        used += taken
    yield ((text[start:], ink),)


def wrap(units: Iterable[DrawnRow], columns: int, measure: Measure, *, gap: int = 1) -> tuple[DrawnRow, ...]:
    """Put units (pieces that stay together) into rows of at most `columns`, with `gap` spaces between two units.

    A unit that is wider stands alone, or is broken if it is a word that may be broken (see `least_columns`).
    """
    rows: list[list[Piece]] = []
    used = 0
    for part in (part for unit in units for part in _break(unit, columns, measure)):
        taken = measure_row(part, measure)
        if rows and used + gap + taken <= columns:
            rows[-1] += [(" " * gap, "plain"), *part]
            used += gap + taken
        else:
            rows.append(list(part))
            used = taken
    return tuple(tidy(tuple(row)) for row in rows)


def append(rows: Sequence[DrawnRow], tail: DrawnRow, columns: int, measure: Measure) -> tuple[DrawnRow, ...]:
    """Add the text `tail` to the last row after a gap; without room there, or without a row, in indented rows below."""
    if not tail:
        return tuple(rows)
    *others, last = rows or ((),)
    if rows and measure_row(last, measure) + GAP_COLUMNS + measure_row(tail, measure) <= columns:
        return (*others, (*last, (" " * GAP_COLUMNS, "plain"), *tail))
    units = [unit for text, ink in tail for unit in split_words(text, ink)]
    return (*rows, *indent(wrap(units, columns - 1, measure), 1))


def indent(rows: Iterable[DrawnRow], columns: int) -> tuple[DrawnRow, ...]:
    """Move rows to the right by so many columns."""
    return tuple(((" " * columns, "plain"), *row) for row in rows)


def fit_names(names: Sequence[str], most: int, measure: Measure) -> int:
    """The width of a column of names: that of the widest name, but at most `most`.

    It is more than `most` if a word that may not be broken needs more (see `least_columns`).
    """
    widest = max(map(measure, names), default=0)
    longest = max((least_columns(word, measure) for name in names for word in name.split()), default=0)
    return min(widest, max(most, longest))

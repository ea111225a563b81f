"""Replaces letters that a stream cannot show by letters that it can show, never by a question mark."""

import re
import unicodedata

_ASCII = {
    "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "…": "...", "•": "*", "·": ".", "×": "x", "÷": "/",
    "≥": ">=", "≤": "<=", "≈": "~", "±": "+/-", "µ": "u", "μ": "u", "°": " deg", "‘": "'", "’": "'", "“": '"', "”": '"',
    "„": '"', "«": '"', "»": '"', "™": "(TM)", "®": "(R)", "©": "(C)", "£": "GBP ", "€": "EUR ", "→": "->", "›": ">",
    "●": "*", "○": "o", "✓": "+", "▶": ">",
    "☐": "-", "█": "#", "■": "#", "░": ".", "▄": "=", "│": "|", "├": "|", "└": "`", "─": "-",
    "ß": "ss", "æ": "ae", "Æ": "AE", "ø": "o", "Ø": "O", "œ": "oe", "Œ": "OE", "ł": "l", "Ł": "L", "ı": "i", "đ": "d",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ",
}  # fmt: skip


_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_POWER = r"(?<=[0-9A-Za-z])[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+"


def plain_letters(text: str, encoding: str) -> str:
    """The text with each letter that the encoding lacks replaced by similar letters, or by its code point: `U+4E2D`.

    Superscript digits that it lacks become plain digits, after `^` if they follow a letter or digit: `10^5`. An
    encoding unknown to Python counts as ASCII.
    """
    if not _has(encoding, "°"):
        text = text.replace(" °", "°")  # its other letters bring a space of their own
    text = re.sub(_POWER, lambda power: _power(power[0], encoding), text)
    return "".join(letter if _has(encoding, letter) else _spell_letter(letter) for letter in text)


def _power(digits: str, encoding: str) -> str:
    """Superscript digits as they are or, if the encoding lacks any of them, as plain digits after `^`: `^5`."""
    is_known = all(_has(encoding, digit) for digit in digits)
    return digits if is_known else "^" + digits.translate(_DIGITS)


def _has(encoding: str, letter: str) -> bool:
    try:
        letter.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return letter.isascii()
    return True


def _spell_letter(letter: str) -> str:
    if letter in _ASCII:
        return _ASCII[letter]
    base = unicodedata.normalize("NFKD", letter).replace("\u2044", "/").encode("ascii", "ignore").decode()
    return base or f"U+{ord(letter):04X}"

"""Finds names that look like other names: with letters of other alphabets, invisible letters, or digits for letters."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from botox_cli.text import fold

_UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u2800\u3164\uffa0"
"""Characters that have no visible shape, in addition to those that Unicode calls format characters."""

_JOINERS = "\u200c\u200d"
"""Invisible characters that join or separate letters in Persian and Indic words, or the parts of an emoji."""

_VARIANTS = ("\ufe00", "\ufe0f")

_LATIN = {
    # Cyrillic, Greek, Armenian, Cherokee, Lisu, then Latin letters and signs of other blocks
    **dict(zip("АВЕЅІЈКМНОРСТУХҮԌԚԜ", "ABESIJKMHOPCTYXYGQW", strict=True)),
    **dict(zip("аеорсухіјѕкмтвнгпԁһӏԛԝьѵҽ", "aeopcyxijskmtbhrndhlqwbve", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹαβγεικνορστυχωηϲϳ", "ABEZHIKMNOPTYXCabyeikvopotuxwncj", strict=True)),
    **dict(zip("ՍՕԼՏհոսօցքյզ", "UOLShnuogpjq", strict=True)),
    **dict(zip("ᎪᏴᏟᎠᎬᏀᎻᎥᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᎽᏃ", "ABCDEGHiJKLMPRSTVWYZ", strict=True)),
    **dict(zip("ꓐꓑꓓꓔꓖꓗꓙꓚꓜꓝꓟꓠꓡꓢꓣꓦꓧꓪꓫꓬꓮꓰꓲꓳꓴ", "BPDTGKJCZFMNLSRVHWXYAEIOU", strict=True)),
    **dict(zip("ɑɡıɩǀǃᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ∣⎮", "agiil!ABCDEFGHIJKLMNOPRSTUVWYZll", strict=True)),
}  # fmt: skip

_DIGITS = (str.maketrans("0135|", "olesl"), str.maketrans("0135|", "oiesi"))

_DIGIT_IN_WORD = re.compile(r"[a-z][0135|]|[0135|][a-z]", re.IGNORECASE)

_MIXED = ("ARMENIAN", "CHEROKEE", "COPTIC", "CYRILLIC", "GREEK", "LISU")
"""The alphabets with letters that look like Latin ones, as they begin the Unicode names of these letters."""


def is_seen(text: str) -> bool:
    """Whether a text has at least one visible character."""
    return any(_is_seen(letter) for letter in text)


def find_invisible(text: str) -> str:
    """The first invisible character of a text; empty if it has none.

    Joiners, as in Persian words or emoji, and variation selectors do not count.
    """
    if text.isascii():
        return ""
    hidden = (letter for letter in text if letter not in _JOINERS and _is_hidden(letter))
    return next((letter for letter in hidden if not _VARIANTS[0] <= letter <= _VARIANTS[1]), "")


def mixed_word(text: str) -> str:
    """The first word with both Latin letters and letters of an alphabet in `_MIXED`; empty if there is none."""
    if text.isascii():
        return ""
    words = "".join(letter if letter.isalpha() else " " for letter in text).split()
    return next((word for word in words if _is_mixed(word)), "")


def readings(name: str) -> Iterator[str]:
    """The other names that a reader may see in a name, such as `botox` in `b0tox`: folded, sorted; most have none."""
    if name.isascii():
        if not _DIGIT_IN_WORD.search(name):  # as almost all names are
            return
        shown = {name}
    else:
        shown = {"".join("" if _is_hidden(letter) else _latin(letter) for letter in name)}
        shown.add("".join(" " if _is_hidden(letter) else _latin(letter) for letter in name))
    own = fold(name)
    found = {fold(text) for text in shown}
    found |= {
        fold(" ".join(_replace_digits(word, digits) for word in text.split())) for text in shown for digits in _DIGITS
    }
    yield from sorted(found - {own})


def _replace_digits(word: str, digits: Mapping[int, int]) -> str:
    """A word with letters in place of the digits that look like them, if most of it is letters; else the word.

    `digits` is a table for `str.translate`.
    """
    return word.translate(digits) if sum(map(str.isalpha, word)) * 2 > len(word) else word


def _latin(letter: str) -> str:
    """The letter that `_LATIN` has for a letter, with its accents or without them; else the letter itself."""
    if letter.isascii():
        return letter
    plain = unicodedata.normalize("NFKD", letter)[:1]
    return _LATIN.get(letter) or _LATIN.get(plain) or letter


def _is_mixed(word: str) -> bool:
    scripts = {_script(letter) for letter in word}
    return "LATIN" in scripts and not scripts.isdisjoint(_MIXED)


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


@cache
def _is_hidden(letter: str) -> bool:
    return letter in _UNSEEN or unicodedata.category(letter) == "Cf" or _VARIANTS[0] <= letter <= _VARIANTS[1]


@cache
def _is_seen(letter: str) -> bool:
    return not _is_hidden(letter) and unicodedata.category(letter)[0] in "LNPS"

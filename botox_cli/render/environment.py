"""What environment variables say about the terminal: what it can do, and whether it should get only ASCII letters."""

import os

DUMB = ("", "dumb", "unknown")


def is_dumb() -> bool:
    """Whether TERM is not set or names a terminal that can only print lines, without colours; false on Windows."""
    return os.name != "nt" and os.environ.get("TERM", "") in DUMB  # Windows names none


def is_ascii_wished() -> bool:
    """Whether only ASCII letters are wanted: the locale is exactly `C` or `POSIX`, or BOTOX_ASCII asks for them.

    A locale such as `C.UTF-8`, or none, does not count; nor does a BOTOX_ASCII that is empty or `0`.
    """
    return _locale() in ("C", "POSIX") or os.environ.get("BOTOX_ASCII", "0") not in ("", "0")


def may_draw_marks_wide() -> bool:
    """Whether the locale is Chinese, Japanese or Korean: lines, dots and bars may then be two columns wide."""
    return _locale()[:2] in ("zh", "ja", "ko")


def _locale() -> str:
    return os.environ.get("LC_ALL") or os.environ.get("LC_CTYPE") or os.environ.get("LANG") or ""

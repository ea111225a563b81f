"""What environment variables say about the terminal: what it can do, and whether it should get ASCII letters alone."""

import os

DUMB = ("", "dumb", "unknown")


def is_dumb() -> bool:
    """Whether the terminal can only print lines, without colours and pager, or TERM is not set; false on Windows."""
    return os.name != "nt" and os.environ.get("TERM", "") in DUMB  # Windows names none


def is_ascii_wished() -> bool:
    """Whether only ASCII letters are wanted: by the locale, or by BOTOX_ASCII."""
    return _locale() in ("C", "POSIX") or os.environ.get("BOTOX_ASCII", "0") not in ("", "0")


def may_draw_marks_wide() -> bool:
    """Whether terminals of the locale may draw lines, dots and bars two columns wide: Chinese, Japanese and Korean."""
    return _locale()[:2] in ("zh", "ja", "ko")


def _locale() -> str:
    return os.environ.get("LC_ALL") or os.environ.get("LC_CTYPE") or os.environ.get("LANG") or ""

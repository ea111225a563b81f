"""What the variables of the environment say about a terminal: what it can do, and which letters it is to get."""

import os

DUMB = ("", "dumb", "unknown")


def is_dumb() -> bool:
    """Whether the terminal only prints lines: no colours, no pager; so is one that nobody has named."""
    return os.name != "nt" and os.environ.get("TERM", "") in DUMB  # Windows names none


def is_ascii_wished() -> bool:
    """Whether letters beyond ASCII are not wanted: the locale is plain, or BOTOX_ASCII is set."""
    return _locale() in ("C", "POSIX") or os.environ.get("BOTOX_ASCII", "0") not in ("", "0")


def may_draw_marks_wide() -> bool:
    """Whether the language is one whose terminals may draw lines, dots and bars as wide as its own letters."""
    return _locale()[:2] in ("zh", "ja", "ko")


def _locale() -> str:
    return os.environ.get("LC_ALL") or os.environ.get("LC_CTYPE") or os.environ.get("LANG") or ""

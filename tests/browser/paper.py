"""How many sheets of paper a page takes, and which uses have the most to print."""

import re
from typing import Any

from botox_cli.catalogue.model.catalogue import Catalogue

PAPERS = ("A4", "Letter")

LONGEST = 6
"""How many uses `longest` gives."""


def count_sheets(page: Any, paper: str) -> int:
    """How many sheets an open page takes when it is printed.

    `paper` is "A4" or "Letter"; a size that the page itself asks for in its CSS comes before it.
    """
    return len(re.findall(rb"/Type /Page\b", page.pdf(format=paper, prefer_css_page_size=True)))


def longest(catalogue: Catalogue) -> list[str]:
    """The ids of the `LONGEST` uses with the most treatments, risks and results in all, the one with the most first."""
    uses = catalogue.uses.values()
    ordered = sorted(
        uses, key=lambda use: -len(use.treatments) - len(use.risks) - sum(len(r.results) for r in use.evidence)
    )
    return [use.id for use in ordered[:LONGEST]]

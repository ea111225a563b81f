"""How many sheets of paper a page takes, and which pages are the longest."""

import re
from typing import Any

from botox_cli.catalogue.model.catalogue import Catalogue

PAPERS = ("A4", "Letter")

LONGEST = 6
"""How many uses are printed: those of which the most is told."""


def count_sheets(page: Any, paper: str) -> int:
    """On how many sheets a page is printed."""
    return len(re.findall(rb"/Type /Page\b", page.pdf(format=paper, prefer_css_page_size=True)))


def longest(catalogue: Catalogue) -> list[str]:
    """The uses with the most rows."""
    uses = catalogue.uses.values()
    ordered = sorted(
        uses, key=lambda use: -len(use.treatments) - len(use.risks) - sum(len(r.results) for r in use.evidence)
    )
    return [use.id for use in ordered[:LONGEST]]

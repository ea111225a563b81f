"""The licences of data and program, and how to cite the catalogue; for JSON, exports and answers with their sources."""

from typing import Any

from botox_cli.catalogue.model.catalogue import Edition

PROGRAM_LICENCE = "MIT"

LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
"""The web address of the licence of the data."""

AUTHORS = "the authors of botox"

TITLE = "botox: the reference on Botox in the terminal"

_ADDED = " with files of one's own"


def licences(edition: Edition) -> dict[str, Any]:
    """The SPDX names of the licences, by `data` and `program`; that of the data is None if all data is local."""
    return {"data": edition.license, "program": PROGRAM_LICENCE}


def citation(edition: Edition) -> str:
    """The citation of the catalogue: authors, title, edition, day, licence; if all data is local, only a note of it."""
    if edition.origin == "local":
        return f"files of one's own, read by {TITLE}; nothing of its catalogue."
    added = _ADDED if edition.origin != "bundled" else ""
    day = f", reviewed to {edition.reviewed_to}" if edition.reviewed_to[:1].isdigit() else ""
    return f"{AUTHORS}. {TITLE}. Edition {edition.version}{added}{day}. {edition.license}."


def key_of_catalogue(edition: Edition) -> str:
    """The key of the catalogue in a bibliography: `botox.` and its edition; ids of documents have no dot."""
    return f"botox.{edition.version}".replace(" ", "-")

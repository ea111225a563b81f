"""The notes of a user's files on an entry, as a section of its screen."""

from botox_cli.catalogue.model.entries import Entry, Source
from botox_cli.render.screen import Section
from botox_cli.render.view import Line


def local_notes(entry: Entry | Source) -> Section | None:
    """A section with the notes of a user's files on an entry; None if there are none."""
    lines = tuple(Line(text=note.text) for note in entry.notes)
    return Section(title="Notes (local)", lines=lines) if lines else None

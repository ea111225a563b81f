"""Clinics: who hands out leaflets. Only users' files have any; the bundled catalogue names none."""

from typing import ClassVar

from botox_cli.catalogue.model.entries import Record


class Clinic(Record, frozen=True, kw_only=True):
    """Where somebody is treated, and whom to call out of hours."""

    kind: ClassVar[str] = "clinic"
    table_words: ClassVar[str] = "Where somebody is treated, as files of one's own name it for their leaflets."
    list_words: ClassVar[str] = "who hands out leaflets"
    is_named: ClassVar[bool] = False

    name: str
    phone: str | None = None
    """The telephone number out of hours."""
    remark: str | None = None
    """What else the clinic wants to say on its leaflets."""

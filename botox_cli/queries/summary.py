"""A use as single values for columns: its status, also by region, what the evidence says, its onset and duration."""

from botox_cli.catalogue.model.uses import Use, status_of
from botox_cli.catalogue.model.values import REGIONS, Range, Region

SummaryRow = dict[str, str | int | float | bool | None]
"""Values by the name of their column."""

ABSENT = "not-in-this-catalogue"
"""The word for "nothing is recorded", which means neither yes nor no; JSON has the same word."""


def summarise(use: Use) -> SummaryRow:
    """The status, finding, onset and duration of a use, by name of column.

    Status and finding are `ABSENT` if the catalogue has none. A time that is missing has None in its columns, and a
    word in `onset_absent` or `lasts_absent` that says why.
    """
    row: SummaryRow = {"status": use.status or ABSENT, "finding": use.finding or ABSENT}
    for name in ("onset", "lasts"):
        row |= _time(use, name)
    return row


def statuses(use: Use) -> dict[Region, SummaryRow]:
    """For each region, `status` (of Botox) and `other_toxins_status`; each is `ABSENT` where nothing is recorded.

    Of several treatments, `approved` counts first, then `off-label`, then the status of the first.
    """
    botox = {id(row) for row in use.botox_treatments}
    found: dict[Region, SummaryRow] = {}
    for region in REGIONS:
        there = [row for row in use.treatments if row.region == region]
        own = status_of(row for row in there if id(row) in botox)
        others = status_of(row for row in there if id(row) not in botox)
        found[region] = {"status": own or ABSENT, "other_toxins_status": others or ABSENT}
    return found


def by_region(use: Use) -> SummaryRow:
    """The values of `statuses` in one row, a column for each region: `status_us`, `other_toxins_status_us`."""
    told = statuses(use)
    return {f"{name}_{region.lower()}": row[name] for name in _STATUS_COLUMNS for region, row in told.items()}


_STATUS_COLUMNS = ("status", "other_toxins_status")


def _time(use: Use, name: str) -> SummaryRow:
    """The columns of a time, which is `onset` or `lasts`, from the first `timing` row that has it.

    They are `onset_low`, `onset_high`, `onset_unit` and `onset_absent`. The last says why there is no time; None if
    there is one.
    """
    value: Range | None = next((found for row in use.timing if (found := getattr(row, name)) is not None), None)
    row: SummaryRow = {f"{name}_{part}": getattr(value, part, None) for part in Range.__struct_fields__}
    is_known = use.finding in ("no-effect", "not-studied")
    return {**row, f"{name}_absent": None if value else use.finding if is_known else ABSENT}

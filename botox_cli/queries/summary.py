"""A use as single values for columns: its status, also by region, what the evidence says, its onset and duration."""

from botox_cli.catalogue.model.uses import Use, status_of
from botox_cli.catalogue.model.values import REGIONS, Range, Region

SummaryRow = dict[str, str | int | float | bool | None]
"""Values by the name of their column."""

ABSENT = "not-in-this-catalogue"
"""The word for "nothing is recorded", which means neither yes nor no; JSON has the same word."""


def summarise(use: Use) -> SummaryRow:
    """The status, finding, onset and duration of a use in columns; where one is missing, a word says why."""
    row: SummaryRow = {"status": use.status or ABSENT, "finding": use.finding or ABSENT}
    for name in ("onset", "lasts"):
        row |= _time(use, name)
    return row


def statuses(use: Use) -> dict[Region, SummaryRow]:
    """For each region the status of Botox and the best status of other toxins."""
    botox = {id(row) for row in use.botox_treatments}
    found: dict[Region, SummaryRow] = {}
    for region in REGIONS:
        there = [row for row in use.treatments if row.region == region]
        own = status_of(row for row in there if id(row) in botox)
        others = status_of(row for row in there if id(row) not in botox)
        found[region] = {"status": own or ABSENT, "other_toxins_status": others or ABSENT}
    return found


def by_region(use: Use) -> SummaryRow:
    """The status of a use in each region, in a column for each: `status_us`, `other_toxins_status_us`."""
    told = statuses(use)
    return {f"{name}_{region.lower()}": row[name] for name in _STATUS_COLUMNS for region, row in told.items()}


_STATUS_COLUMNS = ("status", "other_toxins_status")


def _time(use: Use, name: str) -> SummaryRow:
    """The columns of a time (`onset` or `lasts`) from the first `timing` row with it: both ends, unit, why absent."""
    value: Range | None = next((found for row in use.timing if (found := getattr(row, name)) is not None), None)
    row: SummaryRow = {f"{name}_{part}": getattr(value, part, None) for part in Range.__struct_fields__}
    is_known = use.finding in ("no-effect", "not-studied")
    return {**row, f"{name}_absent": None if value else use.finding if is_known else ABSENT}

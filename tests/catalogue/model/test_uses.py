"""What a use says of itself as a whole."""

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from botox_cli.catalogue.model.uses import Design, Evidence, Treatment, Use
from botox_cli.catalogue.model.values import REGIONS, Day, Finding, Region, Status


@pytest.mark.parametrize(
    ("statuses", "headline"),
    [
        pytest.param([], None, id="no-treatment"),
        pytest.param(["off-label"], "off-label", id="off-label-alone"),
        pytest.param(["off-label", "approved"], "approved", id="approved-anywhere"),
        pytest.param(["refused", "approved", "withdrawn"], "approved", id="approved-beside-a-refusal"),
        pytest.param(["refused", "off-label"], "off-label", id="off-label-beside-a-refusal"),
        pytest.param(["refused"], "refused", id="refused-alone"),
        pytest.param(["withdrawn", "refused"], "withdrawn", id="the-first-row-leads"),
    ],
)
def test_status_is_approved_if_any_treatment_is(statuses: Sequence[Status], headline: Status | None) -> None:
    assert _use([("US", status) for status in statuses]).status == headline


def test_the_regions_of_approval_stand_once_and_in_the_order_of_regions() -> None:
    rows: list[tuple[Region, Status]] = [(region, "approved") for region in reversed(REGIONS)]

    assert _use([*rows, *rows]).approved_in == REGIONS


def test_a_region_without_approval_is_no_region_of_approval() -> None:
    use = _use([("US", "off-label"), ("UK", "approved"), ("EU", "refused"), ("CA", "withdrawn")])

    assert use.approved_in == ("UK",)


def test_status_is_that_of_botox_apart_from_other_toxins() -> None:
    use = _use([("US", "off-label")])
    other = Treatment(product="xeomin", region="EU", population="adults", status="approved", cites=())
    both = replace(use, treatments=(other, *use.treatments))

    assert (both.status, both.approved_in, both.other_toxins_approved_in) == ("off-label", (), ("EU",))


@pytest.mark.parametrize(
    ("design", "finding"),
    [("randomised", "works"), ("systematic-review", "works"), (None, "works"), ("uncontrolled", "mixed")],
)
def test_finding_works_only_where_the_design_can_show_it(design: Design | None, finding: Finding) -> None:
    row = Evidence(finding="works", design=design, text="A series.", cites=())

    assert replace(_use([]), evidence=(row,)).finding == finding


@pytest.mark.parametrize(
    ("findings", "leading"),
    [
        pytest.param([], None, id="none-in-the-catalogue"),
        pytest.param(["not-studied"], "not-studied", id="not-studied"),
        pytest.param(["mixed", "works"], "mixed", id="the-first-row-leads"),
    ],
)
def test_the_finding_is_that_of_the_leading_evidence(findings: Sequence[Finding], leading: Finding | None) -> None:
    assert _use([], findings).finding == leading


def _use(rows: Sequence[tuple[Region, Status]], findings: Sequence[Finding] = ()) -> Use:
    return Use(
        id="brow-lines",
        name="Brow lines",
        group="wrinkles",
        purpose="aesthetic",
        areas=(),
        targets=(),
        lay="Lines.",
        clinical="Lines.",
        treatments=tuple(
            Treatment(product="botox", family="Botox", region=region, population="adults", status=status, cites=())
            for region, status in rows
        ),
        evidence=tuple(Evidence(finding=finding, text="A trial.", cites=()) for finding in findings),
        reviewed=Day("2026-11-21"),
    )

"""Which uses meet some conditions, and in which order."""

from typing import get_args

import pytest
from msgspec.structs import replace

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.uses import Evidence, Group, Timing, Treatment, Use
from botox_cli.catalogue.model.values import Day, Range
from botox_cli.queries.uses import GROUPS, Conditions, SortKey, admits, select, sort

USE = Use(
    id="brow-lines",
    name="Brow lines",
    group="wrinkles",
    purpose="aesthetic",
    areas=("upper face",),
    targets=("procerus",),
    lay="Lines.",
    clinical="Rhytides.",
    reviewed=Day("2026-11-21"),
)
TREATMENT = Treatment(product="botox", family="Botox", region="US", population="adults", status="approved", cites=())


def test_the_groups_are_those_of_the_model() -> None:
    assert get_args(Group) == GROUPS


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_selects_its_uses_by_name(catalogue: Catalogue, group: str) -> None:
    own = [use for use in catalogue.uses.values() if use.group == group]

    selected = select(catalogue.uses.values(), Conditions(group=group))

    assert list(selected) == sorted(own, key=lambda use: use.name.lower())
    assert own != []


def test_without_conditions_all_uses_are_selected_group_by_group(catalogue: Catalogue) -> None:
    by_group = [select(catalogue.uses.values(), Conditions(group=group)) for group in GROUPS]

    assert select(catalogue.uses.values(), Conditions()) == sum(by_group, ())


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        pytest.param(
            Conditions(group="headache"),
            ["chronic-migraine", "cluster-headache", "episodic-migraine", "tension-type-headache"],
            id="group",
        ),
        pytest.param(Conditions(group="headache", status="approved"), ["chronic-migraine"], id="status"),
        pytest.param(
            Conditions(group="headache", evidence="no-effect"),
            ["episodic-migraine", "tension-type-headache"],
            id="evidence",
        ),
        pytest.param(Conditions(group="headache", purpose="aesthetic"), [], id="purpose"),
        pytest.param(
            Conditions(status="approved", region="CN"),
            ["glabellar-lines", "masseter-slimming", "hemifacial-spasm"],
            id="region",
        ),
        pytest.param(Conditions(status="approved", product="jeuveau"), ["glabellar-lines"], id="product"),
        pytest.param(Conditions(text="tic douloureux"), ["trigeminal-neuralgia"], id="words-of-an-alias"),
        pytest.param(Conditions(text="DOULOUREUX tíc"), ["trigeminal-neuralgia"], id="words-however-typed"),
        pytest.param(Conditions(text="crow’s feet", region="CN"), [], id="nothing"),
    ],
)
def test_conditions_select_the_uses_that_meet_them_all(
    catalogue: Catalogue, wanted: Conditions, ids: list[str]
) -> None:
    assert [use.id for use in select(catalogue.uses.values(), wanted)] == ids


ROWS = (
    replace(TREATMENT, ages=Range(low=18, unit="years")),
    replace(TREATMENT, product="xeomin", family=None, region="UK", status="off-label"),
    replace(TREATMENT, product="dysport", family=None, region="EU", ages=Range(low=2, high=17, unit="years")),
)


@pytest.mark.parametrize(
    ("wanted", "is_selected"),
    [
        pytest.param(Conditions(product="botox", region="US", status="approved", age_years=18), True, id="one-row"),
        pytest.param(Conditions(product="xeomin", status="approved"), False, id="product-and-status-of-two-rows"),
        pytest.param(Conditions(product="botox", region="UK"), False, id="product-and-region-of-two-rows"),
        pytest.param(Conditions(region="UK", status="approved"), False, id="region-and-status-of-two-rows"),
        pytest.param(Conditions(product="botox", age_years=12), False, id="product-and-age-of-two-rows"),
        pytest.param(Conditions(age_years=18, status="approved"), True, id="age-and-status-of-one-row"),
        pytest.param(Conditions(age_years=12, status="approved"), False, id="status-is-that-of-botox"),
        pytest.param(Conditions(age_years=12, status="approved", product="any"), True, id="status-of-any-product"),
        pytest.param(Conditions(status="off-label", product="any"), True, id="off-label-of-any-product"),
        pytest.param(Conditions(age_years=1), False, id="age-of-no-row"),
        pytest.param(Conditions(product="xeomin", status="off-label"), True, id="status-of-the-row"),
        pytest.param(Conditions(status="off-label"), False, id="status-alone-is-that-of-the-use"),
        pytest.param(Conditions(status="approved"), True, id="approved-anywhere"),
        pytest.param(Conditions(product="relfydess"), False, id="product-of-no-row"),
    ],
)
def test_conditions_on_treatments_meet_in_one_treatment(wanted: Conditions, is_selected: bool) -> None:
    use = replace(USE, treatments=ROWS)

    assert select([use], wanted) == ((use,) if is_selected else ())


@pytest.mark.parametrize(
    ("wanted", "is_selected"),
    [
        pytest.param(Conditions(area="face"), True, id="part-of-an-area"),
        pytest.param(Conditions(area="UPPER-FACE"), True, id="area-however-typed"),
        pytest.param(Conditions(area="neck"), False, id="another-area"),
        pytest.param(Conditions(text="procerus lines"), True, id="words-of-several-fields"),
        pytest.param(Conditions(text="procerus neck"), False, id="a-word-that-is-nowhere"),
        pytest.param(Conditions(text=""), True, id="no-word"),
        pytest.param(Conditions(evidence="works"), False, id="evidence-of-none"),
    ],
)
def test_conditions_on_a_use_meet_in_the_use(wanted: Conditions, is_selected: bool) -> None:
    assert select([USE], wanted) == ((USE,) if is_selected else ())


@pytest.mark.parametrize(
    ("ages", "population", "admitted"),
    [
        pytest.param(Range(low=12, unit="years"), "adults", [12, 17, 18, 99], id="from-12"),
        pytest.param(Range(high=17, unit="years"), "children", [0, 2, 11, 12, 17], id="up-to-17"),
        pytest.param(Range(low=2, high=17, unit="years"), "children", [2, 11, 12, 17], id="from-2-to-17"),
        pytest.param(Range(low=24, high=144, unit="months"), "children", [2, 11, 12], id="in-months"),
        pytest.param(None, "adults", [18, 99], id="adults"),
        pytest.param(None, "adult patients", [18, 99], id="adult-patients"),
        pytest.param(None, "children", [], id="children-of-unknown-age"),
    ],
)
def test_an_age_is_admitted_from_end_to_end(ages: Range | None, population: str, admitted: list[int]) -> None:
    treatment = replace(TREATMENT, ages=ages, population=population)

    assert [age for age in (0, 2, 11, 12, 17, 18, 99) if admits(treatment, age)] == admitted


TEN_DAYS = Range(low=10, high=14, unit="days")
FORTNIGHT = Range(low=2, unit="weeks")
TO_3_MONTHS = Range(high=3, unit="months")

EVIDENCE = Evidence(finding="works", text="A trial.", cites=())
TIMING = Timing(product="botox", cites=())

UNSORTED = (
    replace(
        USE,
        id="d",
        name="Brow",
        treatments=(replace(TREATMENT, approved="1989-12"),),
        evidence=(EVIDENCE,),
        timing=(replace(TIMING, onset=FORTNIGHT, lasts=TO_3_MONTHS),),
    ),
    replace(
        USE,
        id="b",
        name="Nose",
        treatments=(replace(TREATMENT, status="off-label"),),
        timing=(TIMING, replace(TIMING, lasts=FORTNIGHT)),
    ),
    replace(
        USE,
        id="a",
        name="Dimples",
        group="brow",
        treatments=(replace(TREATMENT, approved="2003"), replace(TREATMENT, approved="2002")),
        evidence=(replace(EVIDENCE, finding="mixed"),),
        timing=(replace(TIMING, onset=TEN_DAYS),),
    ),
    replace(
        USE,
        id="c",
        name="apples",
        group="other",
        treatments=(replace(TREATMENT, status="refused"),),
        evidence=(replace(EVIDENCE, finding="not-studied"),),
        timing=(replace(TIMING, lasts=TEN_DAYS),),
    ),
)


@pytest.mark.parametrize(
    ("key", "ids"),
    [
        ("group", ["d", "b", "a", "c"]),
        ("name", ["c", "d", "a", "b"]),
        ("id", ["a", "b", "c", "d"]),
        ("status", ["d", "a", "b", "c"]),
        ("evidence", ["d", "a", "c", "b"]),
        ("onset", ["a", "d", "b", "c"]),
        ("lasts", ["c", "b", "d", "a"]),
        ("approved", ["d", "a", "b", "c"]),
    ],
)
def test_uses_are_sorted_and_the_unknown_comes_last(key: SortKey, ids: list[str]) -> None:
    assert [use.id for use in sort(UNSORTED, key)] == ids


@pytest.mark.parametrize("key", get_args(SortKey))
def test_sorting_keeps_every_use(catalogue: Catalogue, key: SortKey) -> None:
    sorted_ids = [use.id for use in sort(catalogue.uses.values(), key)]

    assert sorted(sorted_ids) == list(catalogue.uses)


@pytest.mark.parametrize("key", get_args(SortKey))
def test_equal_uses_stay_as_they_were(key: SortKey) -> None:
    uses = tuple(replace(USE, lay=lay) for lay in ("Second.", "Third.", "First."))

    assert sort(uses, key) == uses

"""Where something stands on each axis, and the rule that puts it there."""

from typing import get_args

import pytest
from msgspec.structs import replace

from botox_cli.catalogue.model.catalogue import Catalogue, names_of
from botox_cli.catalogue.model.classification import Axis, Branch, Family, Technique
from botox_cli.queries.classify import FAMILIES, classify, families, resolve_name
from botox_cli.queries.lookup import find

Steps = list[tuple[str, str, list[str]]]

TOXIN = "Muscle relaxants > Peripherally acting > Botulinum toxin (ATC M03AX01)"


@pytest.mark.parametrize(
    ("name", "steps"),
    [
        pytest.param(
            "rhinoplasty",
            [
                ("branch", "Plastic surgery > Aesthetic > Surgical > Face > Rhinoplasty", ["branch-aesthetic"]),
                (
                    "branch",
                    "Plastic surgery > Reconstructive > Surgical > Face > Rhinoplasty",
                    ["branch-reconstructive"],
                ),
                ("surgery", "Surgical", ["surgery-surgical"]),
                ("purpose", "Aesthetic", ["purpose-aesthetic"]),
                ("purpose", "Reconstructive", ["purpose-reconstructive"]),
                ("status", "Not a medicine", ["status-not-a-medicine"]),
                ("drug-class", "Not a drug", ["drug-class-not-a-drug"]),
            ],
            id="a-procedure-of-two-branches",
        ),
        pytest.param(
            "burn scar",
            [
                (
                    "branch",
                    "Plastic surgery > Reconstructive > Surgical > Burns and scars > Burn contracture release",
                    ["branch-reconstructive"],
                ),
                ("surgery", "Surgical", ["surgery-surgical"]),
                ("purpose", "Reconstructive", ["purpose-reconstructive"]),
                ("status", "Not a medicine", ["status-not-a-medicine"]),
                ("drug-class", "Not a drug", ["drug-class-not-a-drug"]),
            ],
            id="a-condition",
        ),
        pytest.param(
            "botulinum-toxin-injection",
            [
                (
                    "branch",
                    "Plastic surgery > Aesthetic > Minimally invasive > Injectables > Botulinum toxin injection",
                    ["branch-aesthetic"],
                ),
                ("surgery", "Minimally invasive", ["surgery-minimally-invasive"]),
                ("purpose", "Aesthetic", ["purpose-aesthetic"]),
                ("status", "Depends on the use", ["status-approved"]),
                ("drug-class", TOXIN, ["drug-class-botulinum-toxin"]),
            ],
            id="the-procedure-that-is-botox",
        ),
        pytest.param(
            "blepharospasm",
            [
                ("branch", "Outside plastic surgery > Blepharospasm", ["branch-outside"]),
                ("surgery", "Not an operation > Minimally invasive", ["surgery-minimally-invasive"]),
                ("purpose", "Therapeutic", ["purpose-therapeutic"]),
                ("status", "Approved in US, UK, EU, CA, TR, AU; other toxins in US, UK, EU, CA", ["status-approved"]),
                ("drug-class", TOXIN, ["drug-class-botulinum-toxin"]),
            ],
            id="a-therapeutic-use",
        ),
        pytest.param(
            "gummy smile",
            [
                (
                    "branch",
                    "Plastic surgery > Aesthetic > Minimally invasive > Botulinum toxin injection > Gummy smile",
                    ["branch-aesthetic"],
                ),
                ("surgery", "Not an operation > Minimally invasive", ["surgery-minimally-invasive"]),
                ("purpose", "Aesthetic", ["purpose-aesthetic"]),
                ("status", "Off-label", ["status-off-label"]),
                ("drug-class", TOXIN, ["drug-class-botulinum-toxin"]),
            ],
            id="an-aesthetic-use",
        ),
        pytest.param(
            "daxxify",
            [
                ("surgery", "Not an operation > Minimally invasive", ["surgery-minimally-invasive"]),
                ("status", "Licensed in US, CN", ["status-approved"]),
                ("drug-class", f"{TOXIN} > daxibotulinumtoxinA", ["drug-class-botulinum-toxin"]),
            ],
            id="a-product",
        ),
        pytest.param(
            "relfydess",
            [
                ("surgery", "Not an operation > Minimally invasive", ["surgery-minimally-invasive"]),
                ("status", "Licensed in UK, EU, AU", ["status-approved"]),
                ("drug-class", f"{TOXIN} > relabotulinumtoxinA", ["drug-class-botulinum-toxin"]),
            ],
            id="a-product-that-was-refused-elsewhere",
        ),
    ],
)
def test_each_step_tells_its_axis_its_path_and_its_rule(catalogue: Catalogue, name: str, steps: Steps) -> None:
    assert _steps(catalogue, name) == steps


def test_a_use_without_a_row_of_botox_has_no_status_of_it(catalogue: Catalogue) -> None:
    use = catalogue.uses["sialorrhea"]
    others = tuple(row for row in use.treatments if row.family is None)

    step = next(step for step in classify(catalogue, replace(use, treatments=others)) if step.axis == "status")

    assert step.path == ("No status of Botox in this catalogue; other toxins in US, UK, CA",)


def test_a_product_that_is_licensed_nowhere_is_not_said_to_be(catalogue: Catalogue) -> None:
    product = replace(catalogue.products["daxxify"], licences=())

    status = next(step for step in classify(catalogue, product) if step.axis == "status")

    assert status.path == ("No licence in this catalogue",)


@pytest.mark.parametrize("section", ["uses", "procedures"])
def test_everything_with_a_place_has_one_on_every_axis_and_a_rule_for_it(catalogue: Catalogue, section: str) -> None:
    placed = [(entry, classify(catalogue, entry)) for entry in getattr(catalogue, section).values()]

    assert [entry.id for entry, steps in placed if {step.axis for step in steps} != set(get_args(Axis))] == []
    assert [entry.id for entry, steps in placed if not all(step.rules for step in steps)] == []


def test_a_rule_is_of_the_axis_that_it_is_given_for(catalogue: Catalogue) -> None:
    found = [
        entry for section in (catalogue.uses, catalogue.procedures, catalogue.products) for entry in section.values()
    ]

    steps = [step for entry in found for step in classify(catalogue, entry)]

    assert {(step.axis, rule.axis) for step in steps for rule in step.rules} == {
        (axis, axis) for axis in get_args(Axis)
    }


def test_what_is_neither_use_nor_procedure_nor_product_has_no_place(catalogue: Catalogue) -> None:
    assert classify(catalogue, next(iter(catalogue.risks.values()))) == ()


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        pytest.param("crow's feet", ["lateral-canthal-lines"], id="use"),
        pytest.param("cleft lip", ["cleft-lip-repair"], id="condition"),
        pytest.param("ASPS", ["american-society-of-plastic-surgeons"], id="position"),
        pytest.param("congenital abnormalities", ["branch-reconstructive"], id="rule"),
        pytest.param("plastic surgery", ["plastic-surgery"], id="word-without-a-place"),
    ],
)
def test_a_name_means_one_thing(catalogue: Catalogue, name: str, ids: list[str]) -> None:
    assert [entry.id for entry in resolve_name(catalogue, name)] == ids


def test_a_family_a_branch_and_a_technique_mean_their_procedures(catalogue: Catalogue) -> None:
    for name, field in (("breast", "family"), ("reconstructive", "branch"), ("minimally invasive", "technique")):
        found = resolve_name(catalogue, name)

        assert {entry.kind for entry in found} == {"procedure"}
        wanted = name.replace(" ", "-")
        assert all(wanted in (getattr(entry, field), getattr(entry, "also", None)) for entry in found)


def test_a_term_means_the_procedures_that_hold_its_words(catalogue: Catalogue) -> None:
    assert all("filler" in " ".join(names_of(entry)).lower() for entry in resolve_name(catalogue, "fillers"))


def test_the_families_are_those_of_the_model() -> None:
    assert get_args(Family) == FAMILIES


@pytest.mark.parametrize("branch", get_args(Branch))
def test_every_procedure_of_a_branch_stands_in_its_family_by_name(catalogue: Catalogue, branch: str) -> None:
    found = families(catalogue, branch)

    own = [procedure for procedure in catalogue.procedures.values() if procedure.branch == branch]
    own.sort(key=lambda procedure: (FAMILIES.index(procedure.family), procedure.name.lower()))
    assert [(family, item) for family, items in found.items() for item in items] == [
        (item.family, item) for item in own
    ]


def test_procedures_of_a_family_stand_by_name_and_not_by_id(catalogue: Catalogue) -> None:
    renamed = replace(catalogue.procedures["rhinoplasty"], name="a nose job")
    procedures = {**catalogue.procedures, "rhinoplasty": renamed}

    found = families(Catalogue(edition=catalogue.edition, procedures=procedures), "aesthetic")

    assert found["face"][0] is renamed


@pytest.mark.parametrize("branch", get_args(Branch))
@pytest.mark.parametrize("technique", get_args(Technique))
def test_procedures_of_a_branch_may_be_of_one_technique(catalogue: Catalogue, branch: str, technique: str) -> None:
    found = {item.id for items in families(catalogue, branch, technique).values() for item in items}

    both = {item.id for items in families(catalogue, branch).values() for item in items}
    assert found == {entry_id for entry_id in both if catalogue.procedures[entry_id].technique == technique}


def _steps(catalogue: Catalogue, name: str) -> Steps:
    entry = find(catalogue, name)
    return [(step.axis, " > ".join(step.path), [rule.id for rule in step.rules]) for step in classify(catalogue, entry)]

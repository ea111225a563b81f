"""What is refused although every entry is well formed: doses, units and rates."""

from collections.abc import Callable

import pytest

from botox_cli.catalogue.model.catalogue import Catalogue

Spoiling = Callable[[str, str], list[str]]


TIMES = "minutes or hours or days or weeks or months or years"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("total: {low: 20, high: 20, unit: ona", "total: {low: 20, high: 20, unit: abo", id="total"),
        pytest.param("total: {low: 20, high: 20, unit: ona", "maximum: {high: 20, unit: abo", id="maximum"),
        pytest.param("total: {low: 20, high: 20, unit: ona", "per_site: {low: 4, unit: abo", id="per-site"),
        pytest.param("amount: {low: 4, high: 4, unit: ona", "amount: {low: 4, high: 4, unit: abo", id="muscle"),
    ],
)
def test_a_dose_in_the_unit_of_another_product_is_refused(spoiled: Spoiling, old: str, new: str) -> None:
    problem = "'abobotulinumtoxinA U', expected the unit of toxin-one (onabotulinumtoxinA U)"

    assert spoiled(old, new) == [f"own.yaml:28:13: uses.brow-lines.treatments[0].doses[0]: {problem}"]


def test_a_dose_in_units_by_weight_of_another_product_is_refused(spoiled: Spoiling) -> None:
    problem = "'abobotulinumtoxinA U/kg', expected the unit of toxin-one (onabotulinumtoxinA U)"

    assert spoiled("total: {low: 20, high: 20, unit: ona", "total: {low: 20, unit: abobotulinumtoxinA U/kg} # ") == [
        f"own.yaml:28:13: uses.brow-lines.treatments[0].doses[0]: {problem}"
    ]


def test_a_dose_may_count_by_the_weight_of_the_body(compiled: Callable[..., Catalogue], whole: str) -> None:
    catalogue = compiled(
        whole.replace(
            "total: {low: 20, high: 20, unit: onabotulinumtoxinA U}", "total: {low: 4, unit: onabotulinumtoxinA U/kg}"
        )
    )

    assert str(catalogue.uses["brow-lines"].treatments[0].doses[0].total) == "at least 4 onabotulinumtoxinA U/kg"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param(
            "interval: {low: 3, unit: months}",
            "interval: {low: 3, unit: sites}",
            f"33:9: uses.brow-lines.treatments[0].repeat: unit 'sites', expected {TIMES}",
            id="interval",
        ),
        pytest.param(
            "ages: {low: 18, unit: years}",
            "ages: {low: 18, unit: weeks}",
            "25:9: uses.brow-lines.treatments[0].ages: unit 'weeks', expected months or years",
            id="ages",
        ),
        pytest.param(
            "lasts: {low: 3, high: 4, unit: months}",
            "lasts: {low: 3, high: 4, unit: onabotulinumtoxinA U}",
            f"39:9: uses.brow-lines.timing[0].lasts: unit 'onabotulinumtoxinA U', expected {TIMES}",
            id="timing",
        ),
        pytest.param(
            "size: {low: 50, high: 50, unit: onabotulinumtoxinA U}",
            "size: {low: 50, high: 50, unit: mL}",
            "92:9: products.toxin-one.vials[0].size: unit 'mL', expected onabotulinumtoxinA U",
            id="vial",
        ),
    ],
)
def test_a_range_in_a_unit_that_does_not_fit_is_refused(spoiled: Spoiling, old: str, new: str, problem: str) -> None:
    assert spoiled(old, new) == [f"own.yaml:{problem}"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param(
            "endpoint: no lines\n",
            "endpoint: no lines\n            time: {low: 20, unit: onabotulinumtoxinA U}\n",
            f"47:13: uses.brow-lines.evidence[0].results[0].time: unit 'onabotulinumtoxinA U', expected {TIMES}",
            id="time-of-a-result",
        ),
        pytest.param(
            "basis: label\n",
            "basis: label\n            sites: {low: 5, unit: onabotulinumtoxinA U}\n",
            "29:13: uses.brow-lines.treatments[0].doses[0].sites: unit 'onabotulinumtoxinA U', expected sites",
            id="sites",
        ),
    ],
)
def test_units_of_a_toxin_are_refused_where_no_dose_stands(spoiled: Spoiling, old: str, new: str, problem: str) -> None:
    assert spoiled(old, new) == [f"own.yaml:{problem}"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param(
            "toxin: {percent: 9, n: 405}",
            "toxin: {percent: 9}",
            "56:9: uses.brow-lines.risks[0]: a rate without n or trial, expected one of them",
            id="no-denominator",
        ),
        pytest.param(
            "        comparator: no comparator\n",
            "",
            "56:9: uses.brow-lines.risks[0]: a rate without comparator, expected placebo, active or no comparator",
            id="no-comparator",
        ),
        pytest.param(
            "comparator: no comparator",
            "comparator: placebo",
            "56:9: uses.brow-lines.risks[0]: comparator placebo without control, expected its figures",
            id="no-control",
        ),
        pytest.param(
            "comparator: placebo",
            "comparator: no comparator",
            "46:13: uses.brow-lines.evidence[0].results[0]: figures of a control, expected none beside 'no comparator'",
            id="a-control-too-many",
        ),
        pytest.param(
            "toxin: {percent: 80, n: 405}",
            "toxin: {percent: 80}",
            "46:13: uses.brow-lines.evidence[0].results[0]: a rate without n or trial, expected one of them",
            id="result-without-denominator",
        ),
    ],
)
def test_a_rate_that_cannot_be_judged_is_refused(spoiled: Spoiling, old: str, new: str, problem: str) -> None:
    assert spoiled(old, new) == [f"own.yaml:{problem}"]


def test_a_rate_may_name_its_trial_in_place_of_its_denominator(compiled: Callable[..., Catalogue], whole: str) -> None:
    catalogue = compiled(whole.replace("toxin: {percent: 9, n: 405}", "toxin: {percent: 9}\n        trial: PREEMPT"))

    assert catalogue.uses["brow-lines"].risks[0].trial == "PREEMPT"

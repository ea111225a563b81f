"""`botox uses`: a line for each use, in groups, with its leading status, evidence and times."""

import json

import pytest
from support import Botox

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.presentation.labels import FINDINGS, NOT_HERE

BROW = "brow-lines\tBrow lines\tapproved, US, EU\tworks\t1–2 days\t3–4 months"
NECK = f"thick-neck\tThick neck\t{NOT_HERE}\t{NOT_HERE}\t{NOT_HERE}\t{NOT_HERE}"
HAND = "\t".join(("cramp", "Writer's spasm", NOT_HERE, *[FINDINGS["no-effect"]] * 3))


def test_uses_stand_in_the_order_of_their_groups(small: Botox) -> None:
    assert small("uses") == (0, f"{BROW}\tWrinkles\n{NECK}\tNeck\n{HAND}\tMovement\n", "")


@pytest.mark.parametrize(
    ("options", "lines"),
    [
        pytest.param("--sort name", (BROW, NECK, HAND), id="name"),
        pytest.param("--sort id", (BROW, HAND, NECK), id="id"),
        pytest.param("--sort evidence", (BROW, HAND, NECK), id="evidence"),
        pytest.param("--sort id --limit 2", (BROW, HAND), id="limit-after-sort"),
    ],
)
def test_uses_in_another_order_have_no_groups(small: Botox, options: str, lines: tuple[str, ...]) -> None:
    assert small("uses", *options.split()) == (0, "".join(f"{line}\n" for line in lines), "")


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        pytest.param("--status approved", ["brow-lines"], id="status"),
        pytest.param("--status APPROVED", ["brow-lines"], id="status-in-capitals"),
        pytest.param("--evidence no-effect", ["cramp"], id="evidence"),
        pytest.param("--purpose aesthetic", ["brow-lines", "thick-neck"], id="purpose"),
        pytest.param("--area neck", ["thick-neck"], id="area"),
        pytest.param("--group movement", ["cramp"], id="group"),
        pytest.param("--region us", ["brow-lines"], id="region-in-small-letters"),
        pytest.param("--region UK", ["brow-lines", "cramp"], id="region"),
        pytest.param("--product two", ["brow-lines", "cramp"], id="product-by-a-word"),
        pytest.param(
            "--product toxin-two --region UK --status off-label", ["brow-lines", "cramp"], id="three-of-a-row"
        ),
        pytest.param("--product first-toxin", ["brow-lines"], id="product-by-alias"),
        pytest.param("--age 18 --region us", ["brow-lines"], id="age"),
        pytest.param("scrivener's PALSY", ["cramp"], id="words-of-an-alias"),
        pytest.param("trapezius", ["thick-neck"], id="muscle"),
    ],
)
def test_uses_are_those_that_meet_all_conditions(small: Botox, options: str, ids: list[str]) -> None:
    _, out, _ = small("uses", *options.split(), "--fields", "id", "--plain")

    assert out.splitlines() == ids


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param("tennis elbow", "no use with text 'tennis elbow' in this catalogue", id="text"),
        pytest.param("--age 17 --region us", "no use with region 'US', age 17 in this catalogue", id="age"),
        pytest.param(
            "--product toxin-two --status approved",
            "no use with status 'approved', product 'toxin-two' in this catalogue",
            id="not-met-in-one-row",
        ),
    ],
)
def test_conditions_that_no_use_meets_are_named(small: Botox, options: str, message: str) -> None:
    assert small("uses", *options.split()) == (1, "", f"botox: {message}; `botox uses` lists all 3\n")


def test_a_row_has_the_status_and_the_times_of_the_treatments_that_are_asked_for(small: Botox) -> None:
    _, out, _ = small("uses", "brow lines", "--product", "toxin-two", "-f", "list", "--full")

    assert out.startswith("Uses of Botox: 1 of 3, in 1 group; status and times: toxin-two\n")
    assert f"status: off-label\nworks?: works\nstarts: {NOT_HERE}\n" in out


@pytest.mark.parametrize(("status", "what"), [("refused", "US Relfydess"), ("withdrawn", "EU NeuroBloc")])
def test_a_refusal_or_withdrawal_is_found_though_other_products_are_approved(
    botox: Botox, catalogue: Catalogue, status: str, what: str
) -> None:
    _, out, _ = botox("uses", "--status", status, "--fields", "id,status", "--plain")

    found = [line.split("\t") for line in out.splitlines()]
    assert {id_ for id_, _ in found} == {
        use.id for use in catalogue.uses.values() if any(row.status == status for row in use.treatments)
    }
    assert {told for _, told in found} == {f"{status}, {what}"}


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        ("--age twelve", "'twelve' for '--age', expected a whole number from 0 to 120"),
        ("--age 200", "200 for '--age', expected a whole number from 0 to 120"),
        ("--limit 0", "0 for '--limit', expected a whole number from 1"),
    ],
)
def test_a_number_that_is_none_is_told_with_its_range(small: Botox, options: str, fault: str) -> None:
    assert small("uses", *options.split()) == (2, "", f"botox: {fault}; try: botox uses --help\n")


def test_a_product_that_is_none_is_told_with_those_that_are(small: Botox) -> None:
    message = "no product 'toxin-tow'; did you mean 'toxin-two'? (`botox products` lists all products)"

    assert small("uses", "--product", "toxin-tow") == (1, "", f"botox: {message}\n")


CITED = """\
Uses of Botox: 1 of 3, in 1 group

id: brow-lines
use: Brow lines
status: approved, US, EU
works?: works
starts: 1–2 days
lasts: 3–4 months
sources: 1,2
group: Wrinkles

source 1: Summary of Uno, Agency, seen in Leaflet of Toxin One (secondary)
source 2: Doe et al.: A paper, Journal, 2003, at 3 (primary)

Information, not medical advice. Not the bundled data: files of your own, reviewed 2026-11-21.
"""


def test_a_line_cites_the_facts_that_it_shows(small: Botox) -> None:
    assert small("uses", "brow", "-f", "list", "--cite", "--full") == (0, CITED, "")


def test_the_summary_counts_what_is_left_out(small: Botox) -> None:
    answer = json.loads(small("uses", "--purpose", "aesthetic", "--json")[1])

    assert answer["summary"] == {"total": 3, "groups": 2}
    assert [item["id"] for item in answer["items"]] == ["brow-lines", "thick-neck"]


def test_json_says_what_is_derived_from_the_rows(small: Botox) -> None:
    items = json.loads(small("uses", "--json")[1])["items"]

    assert [(item["status"], item["approved_in"], item["finding"]) for item in items] == [
        ("approved", ["US", "EU"], "works"),
        ("not-in-this-catalogue", [], "not-in-this-catalogue"),
        ("not-in-this-catalogue", [], "no-effect"),
    ]


def test_json_has_the_regions_of_other_toxins_apart(botox: Botox) -> None:
    (item,) = json.loads(botox("uses", "drooling", "--json")[1])["items"]

    assert (item["status"], item["approved_in"]) == ("off-label", [])
    assert item["other_toxins_approved_in"] == ["US", "UK", "CA"]


def test_approved_is_told_of_botox_alone(botox: Botox, catalogue: Catalogue) -> None:
    _, out, _ = botox("uses", "--status", "approved", "--fields", "id", "--plain")

    ids = out.splitlines()
    assert sorted(ids) == [use.id for use in catalogue.uses.values() if use.approved_in]
    assert "sialorrhea" not in ids


def test_any_product_asks_for_every_toxin(botox: Botox, catalogue: Catalogue) -> None:
    _, out, _ = botox("uses", "--product", "Any", "--status", "approved", "--fields", "id", "--plain")

    ids = out.splitlines()
    assert sorted(ids) == [use.id for use in catalogue.uses.values() if use.approved_in or use.other_toxins_approved_in]
    assert "sialorrhea" in ids


@pytest.mark.parametrize(
    ("options", "status"),
    [
        pytest.param("", "off-label, (other toxins US UK CA)", id="of-botox"),
        pytest.param("--product any --status approved", "approved, US, UK, CA", id="of-any-toxin"),
        pytest.param("--product myobloc --status approved", "approved, US", id="of-a-product"),
    ],
)
def test_a_status_is_of_botox_unless_a_product_is_asked_for(botox: Botox, options: str, status: str) -> None:
    assert botox("uses", "drooling", *options.split(), "--fields", "status", "--plain") == (0, f"{status}\n", "")


def test_a_record_in_a_pipe_ends_with_the_ids_of_its_sources_where_they_are_asked_for(small: Botox) -> None:
    assert small("uses", "cramp", "--cite", "--plain")[1] == f"{HAND}\tMovement\tpaper\n"


@pytest.mark.parametrize("product", ["dysport", "xeomin", "myobloc"])
@pytest.mark.parametrize(("key", "at"), [("onset", 4), ("lasts", 5)])
def test_the_order_is_that_of_the_times_that_are_shown(botox: Botox, product: str, key: str, at: int) -> None:
    lines = botox("uses", "--product", product, "--sort", key, "--plain")[1].splitlines()

    is_missing = [line.split("\t")[at].startswith("no") for line in lines]
    assert is_missing == sorted(is_missing)

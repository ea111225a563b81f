"""`botox checklist`: the sheet for a consultation about one use, each line with its part, such as tell, ask or call."""

import json

import pytest
from support import Botox

FOOTER = "\nInformation, not medical advice. Not the bundled data: files of your own, reviewed 2026-11-21.\n"

BROW_LINES = f"""\
Consultation sheet: Brow lines: To take along. It asks; it does not decide.

Tell the clinician, if it is so:
Allergies

Say so at once: reasons that speak against treatment:
Disease of nerve and muscle

Ask:
How heavy is my brow?
How many have you treated?

After the visit: what is said, and what stands behind it:
Do not lie down (expert habit)

Watch for: seen with this use:
drooping lid: about 3 in 100, placebo 0 in 100 (n 405 and 130)
headache: Often mild.

Call for help:
Trouble breathing: Call your local emergency number.
Fever: Call the clinic.
{FOOTER}"""


@pytest.mark.parametrize("words", [("brow-lines",), ("Brow", "lines"), ("elevens",)], ids=" ".join)
def test_a_sheet_has_what_fits_the_use_its_own_first(small: Botox, words: tuple[str, ...]) -> None:
    assert small("checklist", *words, "--full") == (0, BROW_LINES, "")


@pytest.mark.parametrize(
    ("use", "parts"),
    [
        ("brow-lines", ["tell", "bar", "ask", "ask", "after", "watch", "watch", "call", "call"]),
        ("cramp", ["tell", "bar", "ask", "before", "after", "call", "call"]),
        ("thick-neck", ["tell", "ask", "after", "call", "call"]),
    ],
)
def test_json_has_each_line_with_its_part(small: Botox, use: str, parts: list[str]) -> None:
    answer = json.loads(small("checklist", use, "--json")[1])

    assert answer["summary"]["use"] == use
    assert [item["part"] for item in answer["items"]] == parts


@pytest.mark.parametrize("use", ["overactive-bladder", "neurogenic-bladder", "chronic-migraine"])
def test_a_sign_that_is_what_the_use_treats_is_no_call_for_help(botox: Botox, use: str) -> None:
    items = json.loads(botox("checklist", use, "--json")[1])["items"]

    called = [item["text"].partition(":")[0] for item in items if item["part"] == "call"]
    assert ("Lost bladder control" in called) is (use == "chronic-migraine")


def test_each_line_can_be_ticked_off_in_markdown(small: Botox) -> None:
    _, out, _ = small("checklist", "thick-neck", "-f", "md", "--full")

    assert [line for line in out.splitlines() if line.startswith("- ")] == [
        "- [ ] Allergies",
        "- [ ] How many have you treated?",
        "- [ ] Do not lie down (expert habit)",
        "- [ ] Trouble breathing: Call your local emergency number.",
        "- [ ] Fever: Call the clinic.",
    ]


def test_each_line_can_be_ticked_off_on_a_page(small: Botox) -> None:
    _, out, _ = small("checklist", "thick-neck", "-f", "html", "--full")

    assert out.count('<input type="checkbox">') == 5


def test_only_a_use_has_a_sheet(small: Botox) -> None:
    code, out, err = small("checklist", "toxin-one")

    assert (code, out, err.partition(";")[0].partition(" (")[0]) == (
        1,
        "",
        "botox: 'toxin-one' is a product, expected a use",
    )

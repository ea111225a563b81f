"""The screens of claims: verdicts counted, what is wrong first, nothing cut."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from support import SMALL, Botox

from botox_cli.catalogue.model.catalogue import Catalogue

WIDTHS = (60, 80, 100, 160)

WHOLE = """\
 What is said about Botox                                                                   2 claims

 ×◇
 × 1 wrong   ◇ 1 opinion
 Wrong ─────────────────────────────────────────────────────────────────────────────────────────────
 × It is surgery
   Nothing is cut.
 Opinion ───────────────────────────────────────────────────────────────────────────────────────────
 ◇ It is lovely

 why: botox show CLAIM, or all with their reasons: --full

 Information, not medical advice. Not the bundled data: files of your own, reviewed 2026-11-21.
"""

UNREAD = """\
sources:
  a-page: {title: A page, publisher: A paper, category: news, url: "https://example.org/a"}
claims:
  a-claim:
    name: A best thing
    said_in: common-belief
    verdict: unsupported
    because: So somebody says.
    cites: [{source: a-page, checked: unverified}]
"""

ONE = """\
 It is surgery                                        said in “Is Botox considered plastic surgery?”

 × wrong

 Nothing is cut.

 Information, not medical advice. Not the bundled data: files of your own, reviewed 2026-11-21.
"""


def test_claims_screen(drawn: Callable[..., str]) -> None:
    assert drawn(100, "claims", "--data", SMALL, "--only") == WHOLE


def test_claim_screen(drawn: Callable[..., str]) -> None:
    assert drawn(100, "show", "it-is-surgery", "--data", SMALL, "--only") == ONE


VERDICTS = {
    "contradicted": "wrong",
    "unsupported": "no support found",
    "partly": "partly true",
    "supported": "holds",
    "opinion": "opinion",
}
"""How the screen calls each verdict, in the order in which their marks stand in the strip."""


def strip_and_counts(catalogue: Catalogue, marks: str) -> tuple[str, str]:
    """The two rows that the screen must have: a strip with one mark for each claim, and the count of each verdict.

    `marks` has one letter for each verdict, in the order of `VERDICTS`.
    """
    counts = Counter[str](claim.verdict for claim in catalogue.claims.values())
    strip = "".join(mark * counts[verdict] for mark, verdict in zip(marks, VERDICTS, strict=True))
    told = "   ".join(
        f"{mark} {counts[verdict]} {words}" for mark, (verdict, words) in zip(marks, VERDICTS.items(), strict=True)
    )
    return f" {strip}", f" {told}"


def test_verdicts_are_counted_in_one_strip(drawn: Callable[..., str], catalogue: Catalogue) -> None:
    assert tuple(drawn(100, "claims").splitlines()[2:4]) == strip_and_counts(catalogue, "×–◆✓◇")


@pytest.mark.parametrize("columns", WIDTHS)
def test_every_claim_is_whole(drawn: Callable[..., str], catalogue: Catalogue, columns: int) -> None:
    out = drawn(columns, "claims")
    words = " ".join(out.split())

    assert [claim.name for claim in catalogue.claims.values() if claim.name not in words] == []
    assert [line for line in out.splitlines() if len(line) > columns] == []


def test_what_is_wrong_has_its_whole_reason(drawn: Callable[..., str], catalogue: Catalogue) -> None:
    words = " ".join(drawn(100, "claims").split())

    shown = {claim.verdict for claim in catalogue.claims.values() if claim.because in words}

    assert shown == {"contradicted", "unsupported"}


def test_claims_that_were_asked_for_have_their_reasons(drawn: Callable[..., str], catalogue: Catalogue) -> None:
    words = " ".join(drawn(60, "claims", "--verdict", "partly").split())

    partly = [claim for claim in catalogue.claims.values() if claim.verdict == "partly"]

    assert [claim.id for claim in partly if claim.because not in words] == []
    assert f"{len(partly)} of {len(catalogue.claims)} claims" in words


def test_reason_that_was_not_read_is_marked(drawn: Callable[..., str], tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(UNREAD, encoding="utf-8")

    assert "So somebody says. ?\n" in drawn(100, "claims", "--data", str(own))


def test_own_claim_is_marked_and_last_of_its_verdict(drawn: Callable[..., str], tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "claims:\n  a-claim: {name: A best thing, said_in: common-belief, verdict: opinion, because: So it is.}\n",
        encoding="utf-8",
    )

    opinions = drawn(100, "claims", "--data", str(own)).partition(" Opinion ")[2].splitlines()

    assert [row for row in opinions if row.startswith(" ◇ ")][-1] == " ◇ A best thing (local)"


def test_claims_in_words_say_the_verdict(botox: Botox, catalogue: Catalogue) -> None:
    name = next(claim.name for claim in catalogue.claims.values() if claim.verdict == "unsupported")

    assert f"no support found: {name}\n" in botox("claims", "-f", "list")[1]


def test_claims_in_ascii_have_a_mark_of_each_verdict(
    drawn: Callable[..., str], catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")

    out = drawn(80, "claims")

    assert out.isascii()
    assert strip_and_counts(catalogue, "xnm+/")[1] in out

"""The screens of `classify`: the answer first, every operation and condition by name, Botox marked."""

from collections.abc import Callable
from pathlib import Path

import pytest
from support import IN_WORDS, SMALL, Botox

WIDTHS = (60, 80, 100, 160)

WHOLE = """\
 Is it surgery?
 No.
 Nothing is cut.
 The two branches of plastic surgery ─────────────────────────────────────────────────────── ▶ Botox
   RECONSTRUCTIVE                                   AESTHETIC
                                                    changes looks
 ┌─ Surgical ─────────────────────────────────────┬────────────────────────────────────────────────┐
 │ burns and scars: skin flap                     │ ·                                              │
 ├─ Not surgical ─────────────────────────────────┼────────────────────────────────────────────────┤
 │ ·                                              │ ▶ toxin injection                              │
 └────────────────────────────────────────────────┴────────────────────────────────────────────────┘
 Botox for looks  wrinkles: Brow lines; Thick neck
 Who calls it what ─────────────────────────────────────────────────────────────────── 1 body or law
 not surgical  ■ 1  Society
 surgery         0
 their words: --full

 Information, not medical advice. Not the bundled data: files of your own, reviewed 2026-11-21.
"""

NAMED_BY_THE_TEXTS = (
    "nose (rhinoplasty)",
    "breast lift",
    "breast reduction",
    "breast enlargement",
    "eyelids (blepharoplasty)",
    "scoop ears",
    "face lift",
    "forehead and eyebrow lift",
    "neck lift",
    "skin cancer",
    "burns",
    "congenital",
    "shape of the face",
    "function of the hand",
    "gets in the way of sight",
    "skin rejuvenation",
    "fillers",
    "Botox injection",
    "wrinkles",
    "Frown lines",
    "Crow's feet",
    "Forehead lines",
    "Facial asymmetry",
    "Brow lift",
    "Neck bands",
    "sweating",
    "Chronic migraine",
    "Jaw slimming",
    "Facial feminisation",
    "non-surgical nose job",
)
"""What the two texts that the catalogue began with name, operations and conditions, each as the screen calls it."""


COMMAND = "classify"
"""The command that the fixture `drawn` puts before its words."""


def test_whole_screen(drawn: Callable[..., str]) -> None:
    assert drawn(100, "--data", SMALL, "--only") == WHOLE


@pytest.mark.parametrize("columns", WIDTHS)
def test_whole_names_what_the_texts_name(drawn: Callable[..., str], columns: int) -> None:
    left, right = _read(drawn(columns))

    assert [name for name in NAMED_BY_THE_TEXTS if name not in left and name not in right] == []


def _read(screen: str) -> tuple[str, str]:
    """The words of a screen as two texts: of the left boxes and all outside of boxes; of the right boxes."""
    rows = [line.strip().strip("│").split("│") for line in screen.splitlines()]
    left = " ".join(" ".join(cells[0] for cells in rows).split())
    right = " ".join(" ".join(cells[1] for cells in rows if len(cells) > 1).split())
    return left, right


@pytest.mark.parametrize("columns", WIDTHS)
def test_whole_marks_botox_among_what_is_aesthetic_and_not_surgical(drawn: Callable[..., str], columns: int) -> None:
    below = drawn(columns).partition("Not surgical")[2]

    assert below.count("▶ Botox injection") == 1
    assert "│ ▶ Botox injection" in below


@pytest.mark.parametrize("columns", WIDTHS)
def test_whole_answers_in_its_first_rows(drawn: Callable[..., str], columns: int) -> None:
    assert "No operation" in "\n".join(drawn(columns).splitlines()[:3])


def test_whole_fits_every_width(drawn: Callable[..., str]) -> None:
    rows = {columns: drawn(columns).splitlines() for columns in WIDTHS}

    assert {columns: line for columns, lines in rows.items() for line in lines if len(line) > columns} == {}
    assert [len(lines) for lines in rows.values()] == sorted(map(len, rows.values()), reverse=True)


def test_whole_is_one_screen(drawn: Callable[..., str]) -> None:
    assert drawn(100).count("\n") <= 42


def test_whole_tallies_every_position_and_marks_what_was_not_read(drawn: Callable[..., str]) -> None:
    rows = {line[1:27].strip(): line[27:].strip() for line in drawn(100).splitlines()}

    assert rows["not surgical"] == "■■■■■■ 6  ASPS  BAAPS  ISAPS ~  NHS  RCS England  Aesthetic Society"
    assert rows["surgery"] == "0"


def test_whole_in_ascii_has_boxes_and_an_arrow(drawn: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")

    out = drawn(80)

    assert out.isascii()
    assert "| -> Botox injection " in out
    assert "+- Not surgical --" in out


@pytest.mark.parametrize("form", IN_WORDS)
def test_whole_says_in_words_where_botox_stands(botox: Botox, form: str) -> None:
    assert "here: Botox injection; face: threads" in botox("classify", "-f", form)[1]


def test_own_procedure_stands_after_bundled_ones_and_is_marked(drawn: Callable[..., str], tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "procedures:\n  zz-peel: {name: A peel, branch: aesthetic, technique: minimally-invasive, family: skin,"
        " lay: A peel., cites: [{source: asps-scope, checked: primary}]}\n",
        encoding="utf-8",
    )

    assert "microneedling, a peel (local)" in _read(drawn(100, "--data", str(own)))[1]


def test_place_screen_has_each_axis_with_its_rules(drawn: Callable[..., str]) -> None:
    rows = drawn(100, "burn", "mark", "--data", SMALL, "--only").splitlines()

    assert rows[0].split() == ["Skin", "flap", "found", "as", "'burn", "mark'"]
    assert [row.split("─")[0].strip() for row in rows if "──" in row] == [
        "Branch",
        "Surgery?",
        "Purpose",
        "Status",
        "Drug class",
    ]
    assert " It is aesthetic because looks are the aim." in rows

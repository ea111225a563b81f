"""`botox search`: the entries that answer, each with the reason why it was found; or the word that none does."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support import SMALL, Answer, Botox

from botox_cli.presentation.labels import NOT_HERE

EVERY = "--limit", "50"


def answer(asked: Botox, *words: str) -> dict[str, Any]:
    """The JSON of `botox search` with these words, as a dict; `asked` runs a command line."""
    found: dict[str, Any] = json.loads(asked("search", *words, "--json")[1])
    return found


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("brow lines", "brow-lines\tBrow lines\tuse\tname\tLines between the brows."),
        ("ELEVENS", 'brow-lines\tBrow lines\tuse\talias "elevens"\tLines between the brows.'),
        ("Scrivener’s palsy", "cramp\tWriter's spasm\tuse\talias \"scrivener's palsy\"\tA hand that cramps."),
        ("trapezius", "thick-neck\tThick neck\tuse\tin targets\tA neck that looks thick."),
        ("kanamycin", "strong-antibiotics\tStrong antibiotics\trisk\tin agents\tThey may make it stronger."),
        (
            "gentamycin",
            (
                "strong-antibiotics\tStrong antibiotics\trisk\tin agents, gentamycin read as gentamicin"
                "\tThey may make it stronger."
            ),
        ),
        ("burn mark", 'flap\tSkin flap\tprocedure\talias "burn mark"\tSkin is moved. It heals.'),
        ("refrigerator", "toxin-one\tToxin One\tproduct\tin its text\tThe first toxin."),
        ("10 what does it cost", "what-does-it-cost\tWhat does it cost?\tfaq\tname\tIt depends."),
    ],
    ids=["name", "alias", "apostrophe", "target", "agent", "typo", "condition", "text", "stop-words"],
)
def test_the_best_hit_comes_first_and_says_why(small: Botox, words: str, first: str) -> None:
    code, out, err = small("search", *words.split())

    assert (code, out.splitlines()[0], err) == (0, first, "")


@pytest.mark.parametrize(
    "words", ["NEAR(", "brow\0", '"', "*", "AND", "a OR b", "NOT lines", "brow^2", "{lines}", "-", "'; DROP", "\udcff"]
)
def test_signs_of_the_index_mean_themselves(botox: Botox, words: str) -> None:
    code, _, err = botox("search", "--data", SMALL, "--only", "-f", "table", "--", *words.split())

    assert (code in (0, 1), err) == (True, "")


def test_hits_are_limited(small: Botox) -> None:
    everything = small("search", "toxin", *EVERY)[1].splitlines()

    assert len(everything) > 2
    assert small("search", "toxin", "--limit", "2") == (0, "".join(f"{line}\n" for line in everything[:2]), "")


def test_hits_that_are_left_out_are_counted(small: Botox) -> None:
    whole = answer(small, "toxin", *EVERY)

    cut = answer(small, "toxin", "--limit", "2")

    assert (whole["count"], cut["count"], cut["summary"]["total"]) == (whole["summary"]["total"], 2, whole["count"])


def test_json_has_what_was_asked_and_what_answers(small: Botox) -> None:
    found = answer(small, "gentamycin")

    assert found["summary"] == {
        "asked": "gentamycin",
        "verdict": "answered",
        "urgent": False,
        "signs": [],
        "total": 1,
        "unknown": [],
        "read_as": {"gentamycin": "gentamicin"},
        "left_out_on_purpose": [],
    }
    assert found["items"] == [
        {
            "kind": "risk",
            "id": "strong-antibiotics",
            "name": "Strong antibiotics",
            "text": "They may make it stronger.",
            "reason": "in agents, gentamycin read as gentamicin",
        }
    ]


@pytest.mark.parametrize(
    ("words", "verdict", "code"),
    [
        ("brow lines", "answered", 0),
        ("is qqqq good for the brow", "closest", 0),
        ("refrigerator", "closest", 0),
        ("qqqq", "none", 1),
        ("qqqq xxxx brow zzzz wwww vvvv", "none", 1),
    ],
)
def test_the_exit_code_says_whether_there_is_something(small: Botox, words: str, verdict: str, code: int) -> None:
    given, out, err = small("search", *words.split(), "--json")

    assert (given, json.loads(out)["summary"]["verdict"], err) == (code, verdict, "")


@pytest.mark.parametrize("form", ["list", "table", "md", "html"])
def test_where_nothing_is_there_people_are_told_so(small: Botox, form: str) -> None:
    code, out, err = small("search", "does it help with qqqq", "-f", form)

    assert (code, err, "Not in this catalogue: qqqq" in out, "neither yes nor no" in out) == (1, "", True, True)


def test_json_has_the_words_that_are_in_no_entry(small: Botox) -> None:
    found = answer(small, "is qqqq or xxxx good for the brow")

    assert found["summary"]["unknown"] == ["qqqq", "xxxx"]


def test_a_claim_has_its_verdict_in_json(small: Botox) -> None:
    assert answer(small, "it", "is", "surgery")["items"][0]["claim_verdict"] == "contradicted"


def test_a_rule_has_what_it_rests_on_in_json(small: Botox) -> None:
    assert answer(small, "no", "wine")["items"][0]["basis"] == "no-evidence-found"


def test_json_says_that_somebody_is_in_danger(small: Botox) -> None:
    found = answer(small, "i cant breathe and what does it cost")

    assert (found["summary"]["urgent"], found["summary"]["signs"]) == (True, ["trouble-breathing"])


@pytest.mark.parametrize("form", ["list", "table", "md", "html", "json"])
def test_danger_is_an_answer_whatever_else_is_unknown(small: Botox, form: str) -> None:
    code, _, err = small("search", "i", "cant", "breathe", "qqqq", "xxxx", "zzzz", "-f", form)

    assert (code, err) == (0, "")


def test_a_slip_is_not_looked_for_where_it_is_meant(small: Botox) -> None:
    message = f"'gentamycin' is {NOT_HERE}; try fewer or other words"

    assert small("search", "gentamycin", "--as-typed") == (1, "", f"botox: {message}\n")


def test_what_is_left_out_on_purpose_is_told(botox: Botox, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "absences:\n  animals: {name: Animals, words: [my dog], instead: It is about people.}\n", encoding="utf-8"
    )

    code, out, _ = botox("search", "can", "my", "dog", "have", "it", "-f", "list", "--data", str(own), "--only")

    assert (code, out.splitlines()[:2]) == (
        1,
        ["Not in this catalogue: animals", "They are left out on purpose."],
    )


def test_a_word_that_documents_alone_hold_is_in_no_entry(botox: Botox, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "terms:\n  star: {name: Star, lay: A star.}\n"
        "sources:\n  zz: {title: Zzacne, publisher: Us, category: journal}\n",
        encoding="utf-8",
    )

    found = json.loads(botox("search", "zzacne", "--data", str(own), "--only", "--json")[1])

    assert (found["summary"]["unknown"], found["summary"]["verdict"]) == (["zzacne"], "none")


@pytest.mark.parametrize(
    "words",
    ["can't", "CAN’T", "cant", "cannot", "didn't", "it's", "I'm", "I'll", "we'd", "what's", "won't", "they've"],
)
def test_a_contraction_is_no_word_that_matters(small: Botox, words: str) -> None:
    assert small("search", words, "brow") == small("search", "brow")


FIRST = [
    ("I can't breathe", "trouble-breathing"),
    ("I cant breathe", "trouble-breathing"),
    ("trouble breathing after botox", "trouble-breathing"),
    ("can't swallow", "trouble-swallowing"),
    ("double vision", "double-or-blurred-vision"),
    ("double vision after injection", "double-or-blurred-vision"),
    ("i feel weak all over after botox", "weak-all-over"),
    ("wheezing and a rash", "allergy-signs"),
    ("slurred speech", "slurred-speech"),
    ("crows feat", "lateral-canthal-lines"),
    ("lif flip", "lip-flip"),
    ("chronik migraine", "chronic-migraine"),
    ("headach after botx", "headache-after-injection"),
    ("can botox give you botulism", "botulism-after-injection"),
    ("can botox cause botulism", "is-it-botulism"),
    ("ptosis", "ptosis"),
    ("how many units for forehead", "forehead-lines"),
    ("botox for migraine how many units", "chronic-migraine"),
    ("is botox permanent", "how-long-does-it-last"),
    ("won't it freeze my face", "will-my-face-freeze"),
    ("does botox hurt", "does-it-hurt"),
    ("does bottox hurt", "does-it-hurt"),
    ("what is botox", "botox"),
    ("botox and alcohol", "avoid-alcohol"),
    ("does insurance cover botox for migraine", "does-insurance-pay"),
    ("migrane", "chronic-migraine"),
    ("oesophageal spasm", "oesophageal-spasm"),
    ("esophageal spasm", "oesophageal-spasm"),
    ("migrane elevens", "glabellar-lines"),
    ("jaw units", "masseter-slimming"),
    ("can my 16 year old get botox in england", "england-children-act"),
    ("what does off label mean", "off-label"),
    ("what is a boxed warning", "boxed-warning"),
    ("can I have botox if I have myasthenia gravis", "neuromuscular-disorders"),
    ("i take zopiclone at night, is that a problem", "sleep-medicines"),
    ("does xeomin need to go in the fridge", "xeomin"),
    ("which doctor first tried the toxin on crossed eyes", "first-squint-paper"),
]
"""What people type, and the id of the entry that must come first; the lines about danger stand at the top."""


@pytest.mark.parametrize("words", ["what does off label mean", "what is a boxed warning", "what does ptosis mean"])
def test_what_a_word_means_is_answered(botox: Botox, words: str) -> None:
    found = answer(botox, *words.split())

    assert found["summary"]["verdict"] == "answered"
    assert found["items"][0]["id"].removesuffix("-term").replace("-", " ") in words


def test_a_word_in_a_name_is_not_asked_for_by_itself(botox: Botox) -> None:
    assert answer(botox, "does the nhs pay for a nose job")["summary"]["verdict"] != "none"
    assert answer(botox, "is there a job at a botox clinic")["summary"]["verdict"] == "none"


def test_advice_for_an_illness_that_is_not_named_does_not_come_first(botox: Botox) -> None:
    assert answer(botox, "how often can i get botox topped up")["items"][0]["id"] != "bladder-no-early-repeat"
    assert answer(botox, "how often may bladder botox be topped up")["items"][0]["id"] == "bladder-no-early-repeat"


@pytest.mark.parametrize(("words", "best"), FIRST, ids=[words for words, _ in FIRST])
def test_the_answer_to_what_people_type_comes_first(botox: Botox, words: str, best: str) -> None:
    assert botox("search", *words.split(), "--limit", "1", "--fields", "id", "--plain") == (0, f"{best}\n", "")


AMONG_THREE = [
    ("sweaty hands", "palmar-hyperhidrosis"),
    ("teeth grinding", "bruxism"),
    ("I'm pregnant", "pregnancy-and-breastfeeding"),
    ("botox for hair loss", "hair-transplant"),
    ("how long does it last", "how-long-does-it-last"),
    ("xeomin vs botox", "xeomin"),
    ("botox didn't work", "antibodies-and-loss-of-effect"),
    ("what if it doesn't work", "antibodies-and-loss-of-effect"),
    ("cochrane chronic migraine", "chronic-migraine"),
    ("is it safe to have botox while on aspirin", "blood-thinners"),
    ("droopy eyelid after botox", "eyelid-ptosis"),
    ("difference between botox and dysport", "same-as-dysport"),
    ("which is better botox or dysport", "same-as-dysport"),
    ("is dysport better than xeomin for cervical dystonia", "cervical-dystonia"),
]


@pytest.mark.parametrize(("words", "best"), AMONG_THREE, ids=[words for words, _ in AMONG_THREE])
def test_the_answer_to_what_people_type_is_among_the_first_three(botox: Botox, words: str, best: str) -> None:
    _, out, _ = botox("search", *words.split(), "--limit", "3", "--fields", "id", "--plain")

    assert best in out.splitlines()


@pytest.mark.parametrize("word", ["after", "not", "feel", "before", "compare", "between"])
def test_who_asks_about_nothing_is_told_no_sign_of_danger_and_no_document_first(botox: Botox, word: str) -> None:
    (best,) = json.loads(botox("search", word, "--limit", "1", "--json")[1])["items"]

    assert best["kind"] not in ("red-flag", "source")


def test_a_name_of_signs_alone_is_found(botox: Botox, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("terms:\n  star: {name: ★, lay: A star.}\n", encoding="utf-8")

    assert botox("search", "★", "--data", str(own), "--only", "--fields", "id", "--plain") == (0, "star\n", "")


@pytest.mark.parametrize(
    ("words", "hints"),
    [
        pytest.param(("brow", "lines"), ["In full: botox show brow-lines"], id="in-full"),
        pytest.param(
            ("it's toxin", "--limit", "1"),
            ["In full: botox show toxin-one", "All: botox search 'it'\"'\"'s toxin' --limit {total}"],
            id="all",
        ),
        pytest.param(("qqqq",), ["Every kind of entry: botox list"], id="none"),
        pytest.param(
            ("cant", "breathe"),
            ["All signs of danger: botox urgent", "In full: botox show no-breath"],
            id="danger",
        ),
    ],
)
def test_people_are_told_what_to_type_next(
    small: Botox, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], hints: list[str]
) -> None:
    view = seen(monkeypatch, small, words)

    total = view.summary["total"]
    assert [f"{what}: {typed}" for what, typed in view.hints] == [hint.format(total=total) for hint in hints]


def seen(monkeypatch: pytest.MonkeyPatch, asked: Botox, words: tuple[str, ...]) -> Any:
    """The view that `botox search` with these words hands over to be written; nothing is written.

    `asked` runs a command line.
    """
    views: list[Any] = []
    monkeypatch.setattr("botox_cli.render.output.show", lambda view, *_: views.append(view))
    asked("search", *words)
    return views[0]


@pytest.mark.slow
def test_an_answer_is_the_same_from_run_to_run(process: Callable[..., Answer]) -> None:
    line = "can't talk right, can't swallow right, botox last thursday"

    answers = {process("search", line, "-f", "list", PYTHONHASHSEED=seed).out for seed in "1234"}

    assert len(answers) == 1

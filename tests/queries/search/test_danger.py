"""Lines of people in danger give a sign of danger, and no other lines do."""

import csv
from pathlib import Path

import pytest
from spellchecker import SpellChecker

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.queries.search.danger import _SIGNS, _SIGNS_AFTER, _without_slip, signs_of_danger

COMMON = 120
"""How often a word is counted at least in the list of `SpellChecker`: rarer ones are names and slips."""

SAME = 5
"""How many first letters two words must share to be forms of one word: `swallowed` may be read as `swallow`."""

DANGEROUS = {
    "trouble-breathing": (
        "cant breathe after botox",
        "I can’t catch my breath since the injections",
        "my mum is gasping for air after her neck jabs",
        "breathign feels hard two days after dysport",
        "short of breath since my masseter shots",
        "he is struggling to breath at night after the toxin",
        "lips turning blue, she had botox on friday",
        "my breathing is really shallow",
        "not getting enough air lying flat",
        "breathing difficulty a week after cervical dystonia injections",
        "chest feels tight and i cant take a breath",
        "shortnes of breath since botox",
        "i cnat breathe",
        "it feels like i cant get air in",
    ),
    "trouble-swallowing": (
        "i cant swallow my own spit",
        "trouble swallowing pills since neck botox",
        "swalowing is hard after platysma injections",
        "my nan chokes on tea since her botox",
        "food keeps getting stuck in my throat",
        "water comes out of my nose when i drink",
        "i cough every time i drink since the jabs",
        "drinks go down the wrong way now",
        "struggling to swallow 10 days post botox",
        "chocking on my water since the shots",
        "food wont go down since my neck jabs",
        "trubble swallowing",
    ),
    "slurred-speech": (
        "my speech is slurred",
        "slurring my words three days after",
        "i sound drunk when i talk since the shots",
        "cant speak properly after masseter botox",
        "he has trouble talking since his injections",
        "my tongue feels heavy after botox",
        "my voice has gone since the neck injections",
        "hoarse and losing my voice after platysma botox",
    ),
    "double-or-blurred-vision": (
        "seeing double after brow botox",
        "I see two of everything",
        "doubel vision since yesterday's injections",
        "my eyesight went blurry 4 days after crows feet",
        "cant see out of my left eye after botox",
        "everything looks blurred, my vision is going after the jabs",
        "both eyelids wont open since forehead botox",
    ),
    "weak-all-over": (
        "weak all over since botox",
        "i cant hold my head up after neck injections",
        "can not lift my arms since the treatment",
        "my toddler is floppy after leg injections",
        "my whole body feels weak",
        "too weak to stand up after botox",
        "my legs gave way a week after the shots",
        "head drops forward since trapezius botox",
        "i can barely get out of bed since my injections",
        "generalised weakness after dysport",
        "do i have botulism? weak arms after cheap botox",
        "my head feels too heavy to hold up",
    ),
    "allergy-signs": (
        "hives all over after botox",
        "my tongue is swelling",
        "throat closing up ten minutes after the jab",
        "wheezing since the injection",
        "itchy all over and dizzy after dysport",
        "fainted an hour after botox",
        "my face is swollen like a balloon",
        "anaphylatic reaction after xeomin",
        "rash and swollen lips since the clinic",
        "my tounge is swollen",
        "throat feels like its closing",
    ),
    "cannot-pass-urine": (
        "cant pee since bladder botox",
        "unable to urinate after my bladder injections",
        "havent been able to wee since the bladder jabs",
    ),
    "lost-bladder-control": (
        "lost control of my bladder since my botox in the neck",
        "wetting myself since the injections in my legs",
    ),
}
"""By the id of a sign, lines as people in danger type them: British and American, with slips, of oneself and others."""

CALM = (
    "how long does botox last",
    "botox for trouble swallowing",
    "does botox help achalasia and difficulty swallowing",
    "can botox treat double vision",
    "botox for a squint",
    "botox for hoarse voice spasmodic dysphonia",
    "can i have botox if i have asthma",
    "what are the chances of double vision",
    "can botox cause trouble breathing",
    "how common is difficulty swallowing with botox",
    "does botox cause blurred vision",
    "what is the risk of botulism",
    "can botox give you botulism",
    "breathing exercises before botox",
    "deep breathing tips for needle fear",
    "is it safe to have botox with a weak bladder",
    "botox for bladder control",
    "botox for weak chin",
    "my eyelid is drooping after botox",
    "one eye looks lower since botox",
    "headache after botox",
    "bruise on my forehead after botox",
    "lip flip or filler for thin lips",
    "swelling at the injection site how long",
    "sweating in my armpits",
    "can i fly after botox",
    "can i take ibuprofen after botox",
    "can i drink wine after botox",
    "botox for masseter to slim face",
    "how many units for a gummy smile",
    "my frown lines came back after two months",
    "does botox hurt",
    "is botox legal in texas",
    "best age to start botox",
    "does it wear off faster if i exercise",
    "why do i have to stop blood thinners",
    "i have a cold can i still go",
    "can i breastfeed after botox",
    "botox for children who drool",
    "history of botulism",
    "botox for voice tremor how many units",
    "how do they inject the throat for swallowing problems",
    "who invented botox",
    "speech therapy and botox for stroke",
    "can my gp prescribe botox for migraine",
    "does dysport spread more than botox",
    "i had both eyes done yesterday",
    "no control over my brow now",
    "is it doable to have two areas done",
    "i lost my appointment card",
    "throat botox for retrograde cricopharyngeus",
)
"""Lines that tell of no danger: about treatments, in general, before a visit, or of small troubles after one."""

LINES = [(line, sign) for sign, lines in DANGEROUS.items() for line in lines]

SEEN = [
    tuple(row[name] for name in ("question", "right"))
    for row in csv.DictReader(
        Path(__file__).with_name("danger.tsv").read_text(encoding="utf-8").splitlines(),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
]
"""Lines with what is right for each, `URGENT` or `CALM`; they were judged before the program first read them."""


def test_a_sign_of_danger_is_told() -> None:
    assert [(line, sign) for line, sign in LINES if sign not in signs_of_danger(line)] == []


@pytest.mark.parametrize(
    "line",
    [
        "what is the usual dose of botox for crows feet and how long does it last, i cant breathe",
        "can i have botox for migraine if i am allergic to eggs? my throat is swelling now",
        "how long does botox last my mum cant swallow since her botox",
        "what is the difference between botox and dysport, also i have trouble swallowing since my injections",
        "which products are approved in the uk and what can go wrong, my speech is slurred since yesterday",
    ],
)
def test_a_harmless_question_beside_it_hides_no_danger(line: str) -> None:
    assert signs_of_danger(line) != ()


def test_where_nobody_is_in_danger_no_sign_is_told() -> None:
    assert [line for line in CALM if signs_of_danger(line)] == []


def test_collected_lines_are_judged_as_people_judge_them() -> None:
    assert [line for line, right in SEEN if bool(signs_of_danger(line)) is not (right == "URGENT")] == []


@pytest.mark.parametrize(
    ("calm", "danger"),
    [
        pytest.param("botox for double vision", "double vision after botox", id="treated-or-after"),
        pytest.param("can botox cause trouble swallowing", "did botox cause my trouble swallowing", id="whose"),
        pytest.param("does botox help slurred speech", "slurred speech since botox, will it help", id="helps-or-since"),
        pytest.param("bladder botox for losing control", "i lost bladder control after neck botox", id="usual-there"),
        pytest.param("how common is blurred vision", "my vision is blurred now", id="in-general-or-now"),
    ],
)
def test_how_it_is_told_decides(calm: str, danger: str) -> None:
    assert (signs_of_danger(calm), signs_of_danger(danger) == ()) == ((), False)


@pytest.mark.parametrize(
    "line",
    [
        "I can't breathe",
        "I CAN’T BREATHE!!!",
        "i cant  breathe",
        "cannot breathe",
        "i... can't; breathe?",
        "I can`t breathe",
    ],
)
def test_signs_and_capitals_change_nothing(line: str) -> None:
    assert signs_of_danger(line) == ("trouble-breathing",)


def test_signs_come_in_the_order_that_they_are_told_in() -> None:
    line = "since botox i see double, cant swallow and feel weak all over"

    assert signs_of_danger(line) == ("double-or-blurred-vision", "trouble-swallowing", "weak-all-over")


@pytest.mark.parametrize(
    ("slip", "is_danger"),
    [
        pytest.param("trouble swalowing", True, id="left-out"),
        pytest.param("trouble swallowwing", True, id="put-in"),
        pytest.param("trouble brathing", True, id="in-a-long-word"),
        pytest.param("trouble wallowing", False, id="first-letter"),
        pytest.param("trouble sweating", False, id="another-word"),
        pytest.param("trouble cooking", False, id="a-word-of-its-own"),
        pytest.param("i cnat swallow", True, id="of-a-short-word"),
    ],
)
def test_slips_are_read_with_care(slip: str, is_danger: bool) -> None:
    assert (signs_of_danger(slip) != ()) is is_danger


@pytest.mark.parametrize(
    "line",
    ["", " ", "?", "\u202e", "a" * 100_000, "no " * 20_000],
    ids=["none", "space", "sign", "control", "one-long-word", "many"],
)
def test_lines_without_a_sense_tell_no_sign(line: str) -> None:
    assert signs_of_danger(line) == ()


def test_a_sign_at_the_end_of_a_long_story_is_told() -> None:
    assert signs_of_danger("It began with a visit. " * 100 + "Now I cannot swallow.") == ("trouble-swallowing",)


def test_every_sign_is_one_of_the_catalogue(catalogue: Catalogue) -> None:
    assert {*_SIGNS, *_SIGNS_AFTER} <= set(catalogue.red_flags)


def test_every_emergency_of_the_catalogue_has_its_phrases(catalogue: Catalogue) -> None:
    emergencies = {flag.id for flag in catalogue.red_flags.values() if flag.urgency == "emergency"}

    assert emergencies - {*_SIGNS, *_SIGNS_AFTER} == {"ill-after-doubtful-product"}  # whose signs are the others


@pytest.mark.slow
def test_no_english_word_is_read_as_a_word_of_danger() -> None:
    counts = SpellChecker().word_frequency.dictionary
    others = {word: _without_slip(word) for word, count in counts.items() if count >= COMMON and word.isalpha()}

    wrong = sorted(word for word, other in others.items() if word[:SAME] != other[:SAME])
    assert wrong == [], "add these to _OTHER_WORDS of danger.py"

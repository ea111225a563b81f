"""Signs of danger in what people type: somebody cannot breathe, swallow, speak, see, stand, or swells, after an injection.

It reads words alone, without the catalogue, so that it works whatever else is broken. What is told too often costs a
block of text; what is missed may cost a life: where a line can be read both ways, it is danger.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from botox_cli.queries.search.spelling import edits
from botox_cli.text import fold

_TROUBLE = (
    r"(?:cant|cannot|can not|couldnt|could not|can barely|can hardly|wont|not able to|unable to|barely|hardly|trouble|troubles"
    r"|difficulty|difficulties|difficult|hard|harder|hard time|struggle|struggles|struggling|problem|problems|issue|issues"
    r"|badly|properly|worse|lost|losing|loss|short|shallow|laboured|labored|heavy|fighting|impossible|painful|stopped|stops"
    r"|weird|funny|strange|strangely|wrong|unable|impaired|affected|rapid|fast|tight)"
)
_BODY = r"(?:my|her|his|their|the|our|your|whole|entire|full|upper)"
_SWELL = r"(?:swell|swells|swelling|swollen|swelled|puffy|puffed|huge|closing|closed|closes|tight|tightening|tightness)"


def _near(one: str, other: str, apart: int = 3) -> str:
    """Both, in whatever order, with at most so many words between them."""
    between = rf"(?: \S+){{0,{apart}}} "
    return rf"\b{one}\b{between}\b{other}\b|\b{other}\b{between}\b{one}\b"


_SIGNS: dict[str, tuple[str, ...]] = {
    "trouble-breathing": (
        _near(_TROUBLE, r"(?:breath|breaths|breathe|breathes|breathing)"),
        r"\bshort(?:ness)? of breath\b|\bbreathless\w*|\bout of breath\b|\bgasp\w*|\bsuffocat\w*|\bpanting\b"
        r"|\b(?:catch|get) (?:my|her|his|a|any|enough) breath\b|\b(?:enough|any|for) air\b",
        _near(r"lips?", r"blue") + r"|\bturn(?:ed|ing|s)? blue\b",
        _near(r"chest", r"(?:tight|tightness|heavy|crushing)", 2),
    ),
    "trouble-swallowing": (
        _near(_TROUBLE, r"(?:swallow|swallows|swallowing|swallowed)"),
        r"\bchok(?:e|es|ed|ing)\b|\bgagging\b|\bdown (?:the|my) wrong (?:way|hole|pipe|tube)\b|\bwrong (?:pipe|hole)\b",
        _near(r"(?:food|drink|drinks|water|liquid|liquids|pill|pills)", r"(?:stuck|sticks|sticking|nose|wrong way)")
        + r"|\b(?:food|drinks?|water|liquids?) (?:goes|going|went|is going|keeps going) (?:down )?(?:the )?wrong\b",
        r"\bcough\w* (?:when|while|whenever|every time|each time)(?: \S+){0,2} (?:eat|eating|drink|drinking|swallow)\b",
        r"\bthroat (?:is |feels |felt |has gone )?(?:paralysed|paralyzed|frozen|numb|weak|not working)\b",
    ),
    "weak-all-over": (
        _near(r"(?:weak|weakness|weaker|floppy|limp|paralysed|paralyzed|paralysis|numb)",
              r"(?:all over|everywhere|whole body|entire body|full body|all my muscles|all muscles|arms and legs|legs and arms|every muscle)"),
        r"\bbody\b(?: \S+){0,3} (?:weak|limp|floppy|paralysed|paralyzed)\b|\bso weak\b|\btoo weak\b|\bgeneral(?:ised|ized)? (?:muscle )?weakness\b",
        rf"\b(?:hold|lift|keep|raise|support|holding|lifting|keeping)(?: up)? {_BODY} head\b|\bhead (?:up|upright)\b|\bbobble ?head\b"
        r"|\bhead (?:keeps |is |just |kept )?(?:drop|drops|dropping|dropped|falls|falling|flops|flopping|lolling|fell)\b",
        _near(r"(?:child|baby|toddler|son|daughter|kid|he|she)", r"(?:floppy|limp)"),
        _near(r"(?:cant|cannot|unable to|hardly|barely|struggling to|couldnt)",
              r"(?:stand|stand up|get up|get out of bed|move (?:my|her|his) (?:arms?|legs?|body|limbs?))"),
        r"\blegs (?:gave|giving|have given|give|giving) (?:way|out)\b|\bno strength\b|\b(?:arms?|legs?|limbs|body|muscles)\b(?: \S+){0,4} (?:like|to) (?:jelly|lead|rubber|noodles)\b"
        r"|\blift (?:my|her|his) (?:arms?|legs?)\b",
    ),
    "slurred-speech": (
        r"\bslur\w*",
        _near(_TROUBLE, r"(?:speak|speaking|talk|talking|speech|get (?:my |the |any )?words out|form (?:my )?words)"),
        r"\b(?:talk|talking|sound|sounding|sounds|speaking) (?:\S+ )?(?:like )?(?:im |hes |shes |a )?drunk\b|\bwords (?:wont|dont|arent) com(?:e|ing)\b"
        r"|\btongue (?:is |feels |felt |has gone |wont )(?:so |really )?(?:thick|heavy|numb|weak|floppy|move|work)\b",
        r"\bspeech (?:is |was |went |has gone |has become |sounds? |getting )?(?:slow|thick|garbled|unclear|mumbled|gone)\b|\bmumbling\b",
    ),
    "double-or-blurred-vision": (
        r"\b(?:see|sees|seeing|saw|vision is|sight is) (?:\S+ )?(?:double|two of)\b|\bdouble (?:vision|sight)\b"
        r"|\b(?:vision|everything|sight|eyes)\b(?: \S+){0,2} doubl(?:e|ed|ing)\b|\btwo of (?:everything|everyone|things|you|him|her|it)\b",
    ),
    "allergy-signs": (
        r"\bhives\b|\bwelts\b|\bwheez\w*|\banaphyla\w*|\ballergic reaction\b|\bepi ?pen\b",
        _near(_SWELL, r"(?:tongue|lips?|throat|face|mouth)", 2),
        r"\bthroat (?:is |feels |felt )?(?:closing|tight|swelling|closed)\b",
        _near(r"(?:rash|itch|itching|itchy)", r"(?:all over|whole body|faint|fainted|dizzy|breath|breathing|swollen|swelling|everywhere)"),
    ),
}  # fmt: skip
"""By the sign of the catalogue, the words that tell it whenever they are told of somebody."""

_SIGNS_AFTER: dict[str, tuple[str, ...]] = {
    "double-or-blurred-vision": (
        r"\b(?:blurred|blurry|blurring|fuzzy)\b(?: \S+){0,2} (?:vision|sight|eyesight)\b|\b(?:vision|sight|eyesight|eyes)\b(?: \S+){0,3} (?:blurry|blurred|fuzzy|gone|going|worse)\b",
        _near(r"(?:cant|cannot|lost|losing|loss)", r"(?:see|sight|vision|eyesight|focus)") + r"|\bgo(?:ne|ing)? blind\b|\bwent blind\b",
        _near(r"(?:both|two)", r"(?:eyelids|lids|eyes)") + r"(?=.*\b(?:droop\w*|shut|close|closing|open)\b)",
    ),
    "slurred-speech": (
        r"\b(?:lost|losing|no|lose) (?:my |her |his )?voice\b|\bvoice (?:is |has |has just )?(?:gone|going|went|disappeared|hoarse|croaky)\b|\bhoarse(?:ness)?\b",
    ),
    "trouble-swallowing": (r"\blump in (?:my|her|his) throat\b",),
    "allergy-signs": (
        r"\b(?:faint|fainted|fainting|passed out|passing out|collapsed|blacked out|blackout|unconscious)\b",
        r"\brash\b",
    ),
    "lost-bladder-control": (
        _near(r"(?:lost|losing|lose|no|cant|cannot)", r"(?:control|hold)") + r"(?=.*\b(?:bladder|pee|urine|wee)\b)",
        r"\bbladder control\b|\b(?:wet|wetting|wets|peed|pee|peeing) (?:my|her|him)self\b|\bincontinent\b",
    ),
    "cannot-pass-urine": (
        _near(r"(?:cant|cannot|unable to|not able to|couldnt|havent|trouble|hardly)",
              r"(?:pee|urinate|wee|weed|pass urine|pass water|empty (?:my|her|his) bladder|peed|urinated)"),
        r"\bno (?:pee|wee|urine)\b|\bnothing comes out\b",
    ),
    "weak-all-over": (
        r"\b(?:muscles|arms?|legs?|limbs) (?:are |is |feel |feels |have gone |went |has gone |getting )(?:so |very |really )?(?:weak|floppy|heavy|limp)\b",
        r"\bweak(?:ness)? (?:in |of )?(?:my |her |his |the )?(?:arms|legs|limbs|neck)\b|\bvery weak\b|\bgetting weaker\b|\bbotulism\b"
        r"|\bneck (?:is |feels |felt |so |too |really |very )+(?:weak|floppy|heavy)\b|\bhead (?:is |feels |felt )(?:so |too |really |very )*heavy\b",
    ),
}  # fmt: skip
"""The same of words that tell it only of somebody who has had an injection."""

_HAD = (
    r"\b(?:after|since|following|post|from|later|ago|now|today|tonight|yesterday|suddenly|sudden|just|this morning|last night|last week"
    r"|had|got|having had|started|woke|been)\b"
)
"""What says that an injection has been, or that something is so now."""

_PERSON = (
    r"\b(?:i|im|ive|me|my|mine|he|hes|she|shes|his|her|mum|mom|mother|dad|father|wife|husband|partner|son|daughter|child|baby|toddler|kid"
    r"|friend|sister|brother|nan|grandma|we|our|girlfriend|boyfriend|aunt|patient)\b"
)

_TREATED = (
    r"\b(?:for|against|help|helps|helping|help with|treat|treats|treating|cure|cures|fix|fixes|ease|eases|relieve|relieves"
    r"|improve|improves|reduce|reduces|prevent|prevents|exercises?|history of|instead of)\b"
)
"""What makes the words behind it the thing that is treated, up to a word that says when."""

_TREATED_BY = (
    r"^(?: \S+){0,3} (?:treated|treatment|treatments|cured|helped|improved|exercises?|test|tests|therapy|surgery|specialist|clinic)\b"
    r"|^(?: \S+){0,4} (?:botox|injections?|toxin|it|they|this) (?:help|helps|work|works|fix|cure|treat|treats|be used|used|good|improve)\b"
)
"""The same of words before it."""

_WHETHER = (
    r"\b(?:can|could|should|may) (?:i|we|you|he|she|someone|people|my \S+) (?:have|get|still have|still get|take|be given|use)\b(?: \S+){0,2} "
    r"(?:botox|dysport|xeomin|injections?|it|toxin)\b|\b(?:is|would) (?:it|botox) (?:be )?(?:safe|ok|okay|allowed|possible)\b|\bwho should(?:nt| not)\b"
)
"""What asks whether somebody with an old trouble may have it."""

_IN_GENERAL = (
    r"^(?:can|could|does|do|did|will|would|may|might) (?!i\b)|^(?:how|why) (?:does|do|is|can|would|did)\b|^how (?:common|likely|often|many)\b"
    r"|^what (?:is|are|causes|kind|type|percentage)\b|^which\b|^botox (?:and|vs|for)\b|\b(?:risks?|chances?|odds|rate|percentage) (?:of|for)\b"
)
"""What asks about the toxin and tells of nobody."""

_WORDS = (
    *("swallow", "swallowing", "breathe", "breathing", "breath", "breathless", "speech", "speaking", "slurred", "slurring", "wheezing", "choking"),
    *("fainted", "floppy", "vision", "throat", "tongue", "anaphylaxis", "anaphylactic", "swollen", "swelling", "trouble", "difficulty", "hardly"),
    *("struggling", "weakness", "everywhere", "after", "blurred", "blurry", "collapsed", "paralysed"),
)  # fmt: skip
"""The words whose slips are looked through; the first letter is kept."""

_OTHER_WORDS = frozenset(
    ("cooking", "shallow", "threat", "visions", "wheeling", "chocking", "slurping", "swearing", "fainter", "alter")
)
"""Words that are one letter away and mean something else."""

_NEAR_SIGN = 3  # words before a sign that say whose it is

_SHORTEST_SLIP, _LONG_WORD = 5, 8  # letters, as of other slips

_BLADDER = r"\bbladder (?:botox|injections?|shots?|treatment)\b|\bbotox (?:in|into|for) (?:my |the |an? )?(?:overactive )?bladder\b"
_VOICE = r"\bvocal c(?:h)?ords?\b|\bdysphonia\b|\blarynx\b|\bvoice box\b"


class _Sign(NamedTuple):
    id: str
    start: int
    end: int


def signs_of_danger(text: str) -> tuple[str, ...]:
    """The ids of the signs that somebody tells of in these words, first told first; empty where nobody is in danger."""
    line = " ".join(map(_without_slip, fold(text.replace("’", "'")).replace("&", " and ").split()))
    found = sorted(set(_told(line)), key=lambda sign: sign.start)
    return tuple(dict.fromkeys(sign.id for sign in found if not _is_calm(line, sign)))


def _told(line: str) -> Iterator[_Sign]:
    """Every sign with its place in the line."""
    has_had = re.search(_HAD, line) is not None
    for id_, patterns in (*_SIGNS.items(), *(_SIGNS_AFTER.items() if has_had else ())):
        if (id_ == "lost-bladder-control" and re.search(_BLADDER, line)) or (
            id_ == "slurred-speech" and re.search(_VOICE, line)
        ):
            continue  # what such a treatment is for, or does for a while
        for pattern in patterns:
            for match in re.finditer(pattern, line):
                yield _Sign(id_, match.start(), match.end())


def _is_calm(line: str, sign: _Sign) -> bool:
    """Whether the words tell of a trouble that is treated, that is old, or that is asked about in general."""
    before, behind = line[: sign.start], line[sign.end :]
    treated = [match.end() for match in re.finditer(_TREATED, before)]
    is_treated = bool(treated) and not re.search(f"{_HAD}|{_PERSON}", before[treated[-1] :])
    is_treated_by = re.search(_TREATED_BY, behind) is not None
    has_had_it = (
        re.search(
            r"\b(?:after|since|following|from|post)\b(?: \S+){0,4} (?:botox|dysport|xeomin|toxin|injections?|shots?|jabs?|treatment|injected)\b"
            r"|\b(?:days?|hours?|weeks?|minutes?) (?:after|later|ago|post)\b|\b(?:now|suddenly|today|tonight|yesterday)\b",
            line,
        )
        is not None
    )
    if has_had_it:
        return is_treated and not re.search(_HAD, line[sign.start :])
    if is_treated or is_treated_by or re.search(_WHETHER, line):
        return True
    told = " ".join([*before.split()[-_NEAR_SIGN:], line[sign.start : sign.end]])
    return re.search(_IN_GENERAL, line) is not None and not re.search(_PERSON, told)


def _without_slip(word: str) -> str:
    """The word of danger that a word is a slip of, else the word."""
    if len(word) < _SHORTEST_SLIP or word in _WORDS or word in _OTHER_WORDS:
        return word
    most = 1 if len(word) < _LONG_WORD else 2
    near = (
        (edits(word, other), other) for other in _WORDS if other[0] == word[0] and abs(len(other) - len(word)) <= most
    )
    count, other = min(near, default=(most + 1, word))
    return other if count <= most else word

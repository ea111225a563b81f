"""Signs of danger in what people type: somebody cannot breathe, swallow, speak, see, stand or pass urine, or swells.

Only the words are read, without the catalogue, so that this works whatever else is broken. A false alarm costs a block
of text; a sign that is missed may cost a life: a line that can be read both ways counts as danger.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from botox_cli.queries.search.danger_model import read_line
from botox_cli.queries.search.phrases import Phrases, near
from botox_cli.queries.search.spelling import edits
from botox_cli.text import fold

_TROUBLE = (
    r"(?:cant|cannot|can not|couldnt|could not|can barely|can hardly|wont|not able to|unable to|barely|hardly|trouble"
    r"|troubles|difficulty|difficulties|difficult|hard|harder|struggle|struggles|struggling|problem|problems|issue"
    r"|issues|badly|properly|worse|lost|losing|loss|short|shallow|laboured|labored|heavy|fighting|impossible|painful"
    r"|stopped|stops|hurts|weird|funny|strange|strangely|wrong|unable|impaired|affected|rapid|fast|tight)"
)
_SWELL = (
    r"(?:swell|swells|swelling|swollen|swelled|swole|puffy|puffed|puffing|balloon|ballooned|ballooning|inflated|huge"
    r"|massive|closing|closed|closes|tight|tightening|tightness|blown up|blowing up|blew up)"
)
_DRINK = (
    r"(?:eat|eats|eating|food|drinks?|drinking|swallow\w*|water|tea|coffee|juice|soup|meals?|breakfast|lunch|dinner|spit|saliva"
    r"|crumbs?|bread|toast|meat|chicken|steak|rice|pasta|crisps|chips|liquids?|fluids?|solids?|milk|pills?|tablets?|meds"
    r"|capsules?|medicines?|medication|anything|nothing)"
)
_ODD = (
    r"(?:off|odd|different|wrong|weird|funny|strange|weak|weaker|shaky|noisy|noisier|fast|faster|quick|slow|scary"
    r"|not right|not normal|not working|changed|worse|an effort|remember|think|thinking|concentrate|focus)"
)
"""A pattern of words for a body that works differently than before: `odd`, `weaker`, `not working`."""
_CANNOT = (
    r"(?:cant|cannot|couldnt|unable to|not able to|not been able to|hardly|barely|havent|wont|doesnt|no longer"
    r"|struggling to|trouble)"
)
_ITS = r"(?:my|her|his|their|the|our|your|a|an|any)"
_IS = r"(?:is|are|was|feel|feels|felt|went|gone|has|have|getting|become|sounds?|so|too|very|really|just|keeps?|kept)"
_WEAK = r"(?:weak|weaker|floppy|heavy|limp|paralysed|paralyzed|numb|frozen)"


_SIGNS: dict[str, tuple[Phrases, ...]] = {
    "trouble-breathing": (
        Phrases(("breath",), near(_TROUBLE, r"(?:breath|breaths|breathe|breathes|breathing)")),
        Phrases(("breath",), r"\bshort(?:ness)? of breath\b|\bbreathless\w*|\bout of breath\b"),
        Phrases(("breath",), rf"\b(?:catch|get) (?:{_ITS}|enough) breath\b"),
        Phrases(("breath",), near(r"breathing", r"(?:noisy|noise|noisily|rasping|rattling|odd|quick)")),
        Phrases(("gasp", "suffocat", "panting"), r"\bgasp\w*|\bsuffocat\w*|\bpanting\b"),
        Phrases((" air",), r"\b(?:enough|any|for|get|getting) air\b"),
        Phrases(("blue",), near(r"lips?", r"blue") + r"|\bturn(?:ed|ing|s)? blue\b"),
        Phrases(("chest",), near(r"chest", r"(?:tight|tightness|heavy|crushing)", 2)),
    ),
    "trouble-swallowing": (
        Phrases(("swallow",), near(_TROUBLE, r"(?:swallow|swallows|swallowing|swallowed)")),
        Phrases(("chok",), r"\bchok(?:e|es|ed|ing)\b(?! (?:with laugh|up\b))"),
        Phrases(("gag",), r"\bgag(?:s|ged|ging)?\b(?= (?:on|when|at|while|every))|\bgagging\b"),
        Phrases(("wrong",), r"\b(?:the|my|her|his) wrong (?:way|hole|pipe|tube)\b|\bwrong (?:pipe|hole)\b"),
        Phrases(("wrong",), r"\b(?:food|drinks?|water|liquids?) (?:\w+ ){0,3}wrong\b"),
        Phrases(("go down",), r"\b(?:food|drinks?|water|liquids?|pills?) (?:wont|doesnt|does not|will not) go down\b"),
        Phrases(
            ("stuck", "stick", "nose"),
            near(r"(?:food|drinks?|water|liquids?|pills?)", r"(?:stuck|sticks|sticking|nose)", 5),
        ),
        Phrases(
            ("cough", "splutter"),
            r"\b(?:cough|splutter)\w*(?: and \w+)? (?:on|with|when|while|whenever|every time|each time|up)"
            rf"(?: \S+){{0,2}} {_DRINK}\b",
        ),
        Phrases(("spit", "saliva"), near(_TROUBLE, r"(?:spit|saliva)", 4)),
        Phrases((" down",), rf"\b{_CANNOT} (?:get|keep|take|force)(?: \S+){{0,4}} {_DRINK}(?: \S+)? down\b"),
        Phrases(("throat",), rf"\bthroat (?:{_IS} )+(?:{_WEAK}|not working)\b"),
    ),
    "weak-all-over": (
        Phrases(
            ("weak", "floppy", "limp", "paraly", "numb"),
            near(
                r"(?:weak|weakness|weaker|floppy|limp|paralysed|paralyzed|paralysis|numb)",
                r"(?:all over|everywhere|whole body|entire body|full body|all my muscles|all muscles|arms and legs"
                r"|legs and arms|every muscle)",
            ),
        ),
        Phrases(("body",), rf"\bbody\b(?: \S+){{0,3}} {_WEAK}\b"),
        Phrases(("weak",), r"\bso weak\b|\btoo weak\b|\bgeneral(?:ised|ized)? (?:muscle )?weakness\b"),
        Phrases((" head",), rf"\b(?:hold|lift|keep|raise|support)(?:ing)?(?: up)? {_ITS} head\b"),
        Phrases(("head",), r"\bhead (?:up|upright)\b|\bbobble ?head\b"),
        Phrases(
            ("head",),
            rf"\bhead (?:{_IS} )*(?:drop|drops|dropping|dropped|falls|falling|flops|flopping|lolls|lolling)\b",
        ),
        Phrases(
            ("floppy", "limp"),
            near(r"(?:child|baby|infant|toddler|boy|girl|son|daughter|kid|he|hes|she|shes)", r"(?:floppy|limp)"),
        ),
        Phrases(("rag",), r"\brag ?doll\b"),
        Phrases(
            ("legs", "arms", "hands", "muscles"),
            r"\b(?:legs|arms|hands|muscles) (?:wont|dont|arent|not|stopped) (?:work|working|move|moving|lift|hold)\b",
        ),
        Phrases(("head",), r"\bhead\b(?: \S+){0,3} too heavy\b"),
        Phrases(("stand", "get up", "out of bed"), near(_CANNOT, r"(?:stand|stand up|get up|get out of bed)")),
        Phrases(("move",), near(_CANNOT, r"move (?:my|her|his) (?:arms?|legs?|body|limbs?)")),
        Phrases(("legs",), r"\blegs (?:gave|giving|have given|give) (?:way|out)\b"),
        Phrases(("lift",), r"\blift (?:my|her|his) (?:arms?|legs?)\b"),
        Phrases(("chin",), r"\bchin (?:\w+ ){0,2}(?:chest|down)\b"),
        Phrases(("weak cry",), r"\bweak cry\b"),
        Phrases(("strength",), r"\bno strength\b|\b(?:loss of|lost)(?: \S+){0,2} strength\b"),
        Phrases(
            ("jelly", "lead", "rubber", "noodles"),
            r"\b(?:arms?|legs?|limbs|body|muscles)\b(?: \S+){0,4} (?:like|to) (?:jelly|lead|rubber|noodles)\b",
        ),
    ),
    "slurred-speech": (
        Phrases(("slur",), r"\bslur\w*"),
        Phrases(("speak", "talk", "speech"), near(_TROUBLE, r"(?:speak|speaking|talk|talking|speech)")),
        Phrases(("words",), near(_TROUBLE, rf"(?:get|form) (?:{_ITS} )?words")),
        Phrases(("words",), r"\bwords (?:wont|dont|arent) com(?:e|ing)\b"),
        Phrases(
            ("jumbl", "garbl", "mush", "wrong", "funny", "weird", "mumbl", "slurry", "lispy"),
            r"\b(?:words?|speech|sentences?|talking|talks?)\b(?: \S+){0,5}"
            r" (?:jumbled|garbled|mushy?|wrong|funny|weird|mumbled|mumbly|slurry|lispy)\b",
        ),
        Phrases(("drunk",), r"\b(?:talk|talking|sound|sounding|sounds|speaking)\b(?: \S+){0,3} drunk\b"),
        Phrases(("tongue",), rf"\btongue (?:{_IS} |wont )+(?:{_WEAK}|thick|move|work)\b"),
        Phrases(("speech",), rf"\bspeech (?:{_IS} )*(?:slow|thick|garbled|unclear|mumbled|gone)\b"),
        Phrases(("speech", "words"), r"\b(?:slow|thick|garbled|unclear|mumbled|jumbled) (?:speech|words)\b"),
        Phrases(("mumbling",), r"\bmumbling\b"),
    ),
    "double-or-blurred-vision": (
        Phrases(
            ("doubl",), r"\b(?:see|sees|seeing|saw|vision|sight|eyes|everything)\b(?: \S+){0,2} doubl(?:e|ed|ing)\b"
        ),
        Phrases(("doubl",), r"\bdouble (?:vision|sight)\b"),
        Phrases(("two of", "2 of"), r"\b(?:two|2) of (?:everything|everyone|things|you|him|her|it)\b"),
        Phrases(("see", "saw"), r"\b(?:i|he|she|we) (?:keeps? |am |is )?(?:see|sees|seeing|saw) (?:two|2|twice)\b"),
    ),
    "allergy-signs": (
        Phrases(("hives", "welts", "wheez", "anaphyla"), r"\bhives\b|\bwelts\b|\bwheez\w*|\banaphyla\w*"),
        Phrases(("allergic", "epi"), r"\ballergic reaction\b|\bepi ?pen\b"),
        Phrases(("tongue", "lip", "throat", "face", "mouth"), near(_SWELL, r"(?:tongue|lips?|throat|face|mouth)", 2)),
        Phrases(("throat",), near(r"throat", r"(?:closing|closes|closed|tightening)", 4)),
        Phrases(
            ("rash", "itch"),
            near(
                r"(?:rash|itch|itching|itchy)",
                r"(?:all over|whole body|everywhere|faint|fainted|dizzy|breath|breathing|swollen|swelling)",
            ),
        ),
    ),
}
"""By the id of a sign of danger, the phrases that tell of it in any line."""

_SIGNS_AFTER: dict[str, tuple[Phrases, ...]] = {
    "double-or-blurred-vision": (
        Phrases(
            ("blur", "fuzzy", "hazy", "foggy", "misty", "cloudy", "wonky", "out of focus", "swim"),
            near(
                r"(?:blurred|blurry|blurring|blur|fuzzy|hazy|foggy|misty|cloudy|wonky|out of focus|swimming)",
                r"(?:vision|sight|eyesight|eyes?|everythings?|things|it all|all|screen|phone|telly|tv|words|letters|see"
                r"|seeing|gone|went|going)",
            ),
        ),
        Phrases(("ghost",), r"\bghost(?:ing| images?)\b"),
        Phrases(("see", "saw"), r"\b(?:see|sees|seeing|saw) (?:\S+ ){0,2}(?:two|2|twice|doubles?|ghosts?)\b"),
        Phrases(("read",), rf"\b{_CANNOT} read\b"),
        Phrases(("vision", "sight"), rf"\b(?:vision|sight|eyesight) (?:{_IS} )*(?:gone|going|worse|bad)\b"),
        Phrases(
            ("see", "sight", "vision", "focus"),
            near(r"(?:cant|cannot|lost|losing|loss)", r"(?:see|sight|vision|eyesight|focus)"),
        ),
        Phrases(("doubled", "diplopia"), r"\bdoubled\b|\bdiplopia\b"),
        Phrases(("sight", "vision"), r"\bchanges? (?:of|in) (?:\S+ )?(?:sight|vision|eyesight)\b"),
        Phrases(("weakness",), near(r"(?:droop|drooping|droopy)", r"weakness")),
        Phrases(("blind",), r"\b(?:go|gone|going|went) blind\b"),
        Phrases(
            ("lids", "eyes"),
            near(r"(?:both|two)", r"(?:eyelids|lids|eyes)")
            + r"(?=.*\b(?:droop\w*|hang\w*|sag\w*|falling|shut|close|closing|open)\b)",
        ),
    ),
    "slurred-speech": (
        Phrases(("voice",), r"\b(?:lost|losing|loses?|loose|loosing|no) (?:my |your |her |his |the )?voice\b"),
        Phrases(
            ("voice",), rf"\bvoice (?:{_IS} )*(?:gone|going|went|disappeared|hoarse|croaky|nasal|whisper\w*|squeaky)\b"
        ),
        Phrases(("hoarse", "croaky", "shout"), r"\bhoarse(?:ness)?\b|\bcroaky\b|\b(?:cant|cannot) shout\b"),
        Phrases(
            ("understand", "make out"),
            r"\b(?:cant|cannot|couldnt|dont|nobody can|no one can|hard to|struggle to|struggling to)"
            r" (?:understand|make out) (?:me|him|her|what (?:i|im|ive|he|hes|she|shes)"
            r"|(?:my|his|her) (?:words|speech|talking))\b",
        ),
        Phrases(
            ("speech", "words", "speak", "talk"),
            near(rf"(?:{_ODD}|thick|slurry|lisp)", r"(?:speech|words|speak|speaking|talk|talking)"),
        ),
    ),
    "trouble-breathing": (
        Phrases(("dyspn", "stridor"), r"\bdyspno?ea\b|\bstridor\b"),
        Phrases(("breath",), near(_ODD, r"(?:breath|breaths|breathe|breathing)", 5) + r"|\b(?:every|each) breath\b"),
        Phrases(("lungs",), near(rf"(?:{_TROUBLE}|{_ODD})", r"lungs")),
        Phrases(("winded", "puff"), r"\bwinded\b|\bout of puff\b"),
    ),
    "trouble-swallowing": (
        Phrases(("dysphagia",), r"\bdysphagia\b"),
        Phrases(
            (
                "stuck",
                "stick",
                "lodg",
                "caught",
                "catch",
                "lung",
                "windpipe",
                "airway",
                "inhal",
                "aspirat",
                "nose",
                "come back",
                "comes back",
            ),
            near(
                _DRINK,
                r"(?:stuck|sticks?|sticking|lodged|lodges|lodging|caught|catches|catching|inhal\w+|aspirat\w+"
                r"|comes? back up|(?:into|in|out of|through|down) (?:my|his|her|the) (?:nose|lungs?|windpipe|airway))",
                5,
            ),
        ),
        Phrases(
            (" down",), rf"\b{_DRINK} (?:just )?(?:wont|doesnt|does not|will not|not|isnt) (?:go|going|stay) down\b"
        ),
        Phrases(("feed",), r"\b(?:isnt|not|wont|stopped|cant|doesnt|refus\w+|trouble|poor) (?:to )?feed(?:ing)?\b"),
        Phrases(("swallow",), near(_ODD, r"(?:swallow|swallows|swallowing)")),
        Phrases(("lump in",), r"\blump in (?:my|her|his) throat\b"),
    ),
    "allergy-signs": (
        Phrases(
            ("faint", "passed out", "passing out", "collapsed", "blacked out", "blackout", "unconscious"),
            r"\b(?:faint(?:ness|ed|ing)?|passed out|passing out|collapsed|blacked out|blackout|unconscious)\b",
        ),
        Phrases(("rash",), r"\brash\b"),
        Phrases(("allerg",), r"\bsigns? of (?:an )?allerg(?:y|ic)\b"),
    ),
    "lost-bladder-control": (
        Phrases(
            ("control", "hold"),
            near(r"(?:lost|losing|lose|no|cant|cannot)", r"(?:control|hold)") + r"(?=.*\b(?:bladder|pee|urine|wee)\b)",
        ),
        Phrases(("bladder control",), r"\bbladder control\b"),
        Phrases(("leak",), r"\bleak(?:s|ed|ing)? (?:urine|pee|wee)\b(?=.*\b(?:face|forehead|frown|neck|arm|leg)\b)"),
        Phrases(("self",), r"\b(?:wet|wetting|wets|peed|pee|peeing) (?:my|your|her|him)self\b"),
        Phrases(("incontinent",), r"\bincontinent\b"),
    ),
    "cannot-pass-urine": (
        Phrases(
            ("pee", "urin", "wee", "pass water"),
            near(_CANNOT, r"(?:pee|urinate|wee|weed|pass urine|pass water|peed|urinated)"),
        ),
        Phrases(("strain",), r"\bstrain(?:s|ing)? to (?:pee|wee|urinate|go)\b"),
        Phrases(("full bladder",), rf"\bfull bladder {_CANNOT} go\b"),
        Phrases(
            ("urine", "pee", "wee"), r"\b(?:urine|pee|wee) (?:wont|will not|doesnt|does not) (?:come|flow|start)\b"
        ),
        Phrases(("empty",), near(_CANNOT, r"empty (?:my|her|his) bladder")),
        Phrases(("no pee", "no wee", "no urine", "nothing comes"), r"\bno (?:pee|wee|urine)\b|\bnothing comes out\b"),
    ),
    "weak-all-over": (
        Phrases(
            ("muscles", "arm", "leg", "limbs", "neck"), rf"\b(?:muscles|arms?|legs?|limbs|neck) (?:{_IS} )+{_WEAK}\b"
        ),
        Phrases(("weak",), rf"\bweak(?:ness)? (?:in |of )?(?:{_ITS} )?(?:arms|legs|limbs|neck)\b"),
        Phrases(("weak",), r"\bvery weak\b|\bgetting weaker\b"),
        Phrases(
            ("sit up", "climb", "walk", "run", "stairs", "lift", "carry", "hold", "pick up"),
            rf"\b{_CANNOT} (?:even )?(?:sit up|sit upright|climb|walk|run|use (?:the )?stairs"
            r"|(?:lift|carry|hold|pick up) (?:a|the|any|anything|things|my|her|his)(?: \S+)?"
            r" ?(?:cup|mug|kettle|bag|pan|fork|spoon|pen|phone|arms?|legs?|shopping|heavy|things?)?\b"
            r"(?<!brow)(?<!brows)(?<!eyebrow)(?<!eyebrows)(?<!forehead)(?<!lids)(?<!lid)(?<!smile))",
        ),
        Phrases(("grip",), rf"\b{_CANNOT} grip\b(?!.*\b(?:palms?|sweat\w*|hyperhidrosis)\b)"),
        Phrases(
            ("knees", "legs"),
            r"\b(?:knees|legs)(?: \S+){0,2} (?:buckl\w+|shaky|wobbly|giv\w+ way|gave way|collaps\w+)\b",
        ),
        Phrases(("balance", "falling"), r"\b(?:lost|losing|no|off) (?:my |her |his )?balance\b|\bkeeps? falling\b"),
        Phrases(("floppy", "limp"), r"\b(?:gone|went|going|got|turned|become)(?: \S+){0,2} (?:floppy|limp)\b"),
        Phrases(
            ("head", "neck"),
            rf"\bhead (?:just )?(?:loll\w*|flop\w*|hangs|hanging|tips|tipping)\b"
            rf"|\bneck {_CANNOT} (?:hold|support|keep)\b",
        ),
        Phrases(("heavy",), r"\bhead (?:is |feels |felt )(?:so |too |really |very )*heavy\b"),
        Phrases(("botulism",), r"\bbotulism\b"),
    ),
}
"""By the id of a sign of danger, the phrases that tell of it only in a line where `_HAD` is found, too."""

_HAD = (
    r"\b(?:after|since|following|post|from|later|ago|now|today|tonight|yesterday|suddenly|sudden|just|this morning"
    r"|last night|last week|had|got|having had|started|woke|been)\b"
)
"""Words that say that something happened before, or that it is so now: `after`, `woke`, `today`."""

_PERSON = (
    r"\b(?:i|im|ive|me|my|mine|he|hes|she|shes|his|her|we|our|mum|mom|mother|dad|father|wife|husband|partner|son"
    r"|daughter|child|baby|toddler|kid|friend|sister|brother|nan|grandma|girlfriend|boyfriend|aunt|patient)\b"
)

_HAS_IT = (
    r"\b(?:(?:i|ive|im|he|hes|she|shes|we)(?: (?:have|has|got|having|do|does))?"
    r"|my \S+(?: (?:has|have|got|does))) (?:it|this|that|them|these)\b"
)
"""Words after a trouble that say that somebody has it."""

_WOULD_IT_HELP = (
    r"\b(?:can|could|does|would) (?:botox|toxin|injections?|it) (?:help|fix|cure|treat|relieve|ease|sort)\b"
)
"""Words behind a trouble that ask whether an injection treats it."""

_WORDS = (
    *("after", "anaphylactic", "anaphylaxis", "blurred", "blurry", "breath", "breathe", "breathing", "breathless"),
    *("choking", "collapsed", "difficulty", "double", "everywhere", "fainted", "floppy", "hardly", "paralysed"),
    *("shortness", "slurred", "slurring", "speaking", "speech", "struggling", "swallow", "swallowing", "swelling"),
    *("swollen", "throat", "tongue", "trouble", "vision", "weakness", "wheezing"),
)
"""Words of danger whose misspellings are found, if the first letter is right."""

_MISSPELT = {
    "cannt": "cant",
    "carnt": "cant",
    "cnat": "cant",
    "dubble": "double",
    "tounge": "tongue",
    "trubble": "trouble",
}
"""By misspelling, the right word: for words too short to be found by likeness, or slips too unlike their word."""

_OTHER_WORDS = frozenset((
    "alter", "berating", "berthing", "bleaching", "bleating", "blurted", "breach", "breached", "breaches",
    "breaching", "breadth", "breaking", "breather", "breathers", "breathlessly", "breaths", "breathy", "burry",
    "chalking", "checking", "chomping", "choosing", "chopping", "chowing", "chucking", "cloaking", "clocking",
    "collared", "collated", "cooking", "croaking", "doable", "doublet", "doubly", "fainter", "faintest",
    "flaunted", "hardy", "paralyses", "paralyze", "paralyzes", "parlayed", "scarring", "scurried", "scurrying",
    "seedling", "selling", "shallow", "shallows", "sharpness", "shearing", "shelling", "shelving", "shilling",
    "shirtless", "shortens", "shortest", "shorties", "shrugging", "slugging", "sluicing", "slumming", "slurping",
    "smartness", "smearing", "smelling", "smelting", "smuggling", "sneaking", "snuggling", "softness", "soreness",
    "sourcing", "spanking", "sparking", "sparring", "spearing", "speeches", "speeding", "spelling", "spending",
    "spilling", "splurged", "spooking", "spraying", "spreading", "spurred", "spurring", "spurting", "squaring",
    "squeaking", "stalling", "starring", "stealing", "steaming", "sterling", "stirring", "strangling", "streaking",
    "swearing", "sweating", "sweeping", "swerving", "swilling", "swirling", "threat", "throats", "throaty",
    "tongued", "tongues", "visions", "weaknesses", "weariness", "wellness", "wheeling", "whizzing",
))  # fmt: skip
"""English words that look like a misspelling of one of `_WORDS` but mean something else; a test names missing words."""

_LONGEST_LINE = 5_000  # letters: nobody types more, and each sign is held against all of the line

_WORDS_READ = range(4, 61)  # fewer words say too little, and a long text holds too much else to be read as one line

_DANGER, _HARMLESS, _HARMLESS_BESIDE = 1, -3, 1.5  # scores of lines; between them the phrases decide

_BESIDE_SIGN = 2  # words before and behind a sign that say how it is told

_SHORTEST_SLIP, _LONG_WORD = 5, 8  # letters, as of other slips


class _Sign(NamedTuple):
    start: int
    end: int
    id: str


def signs_of_danger(text: str) -> tuple[str, ...]:
    """The ids of the signs of danger that a text tells of, in the order of the text; empty if it tells of none.

    Phrases find the signs. If the number of words is in `_WORDS_READ`, `danger_model` weighs the words, too. Where the
    phrases find no sign, it may add one. Where they find some, it may remove all of them: if the whole text reads as
    harmless, and also the words beside each phrase. Letters after the first `_LONGEST_LINE` are not read.
    """
    line = fold_line(text)
    signs = sorted(set(_told(line)))
    told = tuple(dict.fromkeys(sign.id for sign in signs))
    if len(line.split()) not in _WORDS_READ:
        return told
    reading = read_line(line)
    if told:
        is_told = reading.score > _HARMLESS or any(_is_told_of_somebody(line, sign) for sign in signs)
        return told if is_told or re.search(rf"{_HAS_IT}(?: now| today| too)*$", line) else ()
    return (reading.sign,) if reading.score > _DANGER else ()


def fold_line(text: str) -> str:
    """A text in the form in which danger is looked for: folded, and misspelt words of danger corrected.

    `&` becomes `and`; letters after the first `_LONGEST_LINE` are cut off.
    """
    folded = fold(text[:_LONGEST_LINE].replace("’", "'")).replace("&", " and ")
    return " ".join(map(_without_slip, folded.split()))


def _told(line: str) -> Iterator[_Sign]:
    """Every sign of danger that a phrase finds in a line, with its start and end, counted in letters from 0.

    They are not sorted; a sign comes once for each place where a phrase finds it.
    """
    for signs, needs_past in ((_SIGNS, False), (_SIGNS_AFTER, True)):
        for id_, all_phrases in signs.items():
            for match in (match for phrases in all_phrases for match in phrases.find(line)):
                if not needs_past or re.search(_HAD, line):
                    yield _Sign(match.start(), match.end(), id_)


def _is_told_of_somebody(line: str, sign: _Sign) -> bool:
    """Whether the words right beside a sign say who has it or since when, and do not read as harmless.

    False if a question such as `can botox help` follows the sign.
    """
    if re.search(_WOULD_IT_HELP, line[sign.end :]):
        return False
    before, behind = line[: sign.start].split()[-_BESIDE_SIGN:], line[sign.end :].split()[:_BESIDE_SIGN]
    beside = " ".join((*before, line[sign.start : sign.end], *behind))
    return re.search(rf"{_PERSON}|\bsince\b", beside) is not None and read_line(beside).score > _HARMLESS_BESIDE


def _without_slip(word: str) -> str:
    """The word of danger that a word misspells; any other word unchanged."""
    if word in _MISSPELT:
        return _MISSPELT[word]
    if len(word) < _SHORTEST_SLIP or word in _WORDS or word in _OTHER_WORDS:
        return word
    most = 1 if len(word) < _LONG_WORD else 2
    found = (
        (edits(word, other), other) for other in _WORDS if other[0] == word[0] and abs(len(other) - len(word)) <= most
    )
    count, other = min(found, default=(most + 1, word))
    return other if count <= most else word

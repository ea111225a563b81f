"""What kind of answer a question wants: a dose, a time, a date, a number ..."""

from typing import Literal

from botox_cli.queries.search.phrases import Phrases

Intent = Literal[
    "units", "lasts", "onset", "with", "tell", "safe", "harm", "where", "works", "history", "number", "age"
]
"""A kind of answer that a question wants.

`lasts` is about how long it works, `onset` about when it starts, `units` about the dose, `where` about where it is
approved. `with` is about two things together, `tell` about how a thing is known, `safe` about dangers, `harm` about
what it causes, `works` about what it helps with, `number` about statistics, `history` about who was first and when,
`age` about how old a person is or must be.
"""

_INTENTS: dict[Intent, tuple[Phrases, ...]] = {
    "units": (Phrases(("unit", "dos", "iu"), r"\b(?:how (?:many|much) units|units?|dos(?:e|es|age|ing)|iu)\b"),),
    "lasts": (
        Phrases(
            ("how long",),
            r"\bhow long\b.*\b(?:lasts?|lasting|stays?|effective|effect|good for|work for|wears?)\b"
            r"|\bhow long\b(?!.*\b(?:before|until|till|takes?|work|start|kick|after|wait|see|should)\b)",
        ),
        Phrases((" off",), r"\b(?:wear|wears|wearing|wore|worn) off\b"),
        Phrases(
            ("longest", "last long", "lasts long", "lasting long"),
            r"\blast(?:s|ing)? (?:longer|longest|long)\b|\blongest\b",
        ),
    ),
    "onset": (
        Phrases(
            ("when ",),
            r"\bwhen (?:do|does|will|would|can|should|did)\b.*\b(?:works?|starts?|kick|see|notice|effects?|results?)\b",
        ),
        Phrases(("how soon", "how fast", "how quick"), r"\bhow (?:soon|fast|quick|quickly)\b"),
        Phrases(("how long",), r"\bhow long\b.*\b(?:to work|to kick|before|until|till|takes?|see|start)\b"),
        Phrases(("kick", "effect"), r"\bkick(?:s|ed|ing)? in\b|\btakes? effect\b"),
    ),
    "safe": (
        Phrases(
            ("safe", "danger", "risk", "harm", "toxic"),
            r"\b(?:safe|safely|unsafe|safety|danger|dangerous|risks?|risky|harm|harmful|toxic)\b",
        ),
        Phrases(("side effect", "allowed", "ok to", "okay to"), r"\b(?:side effects?|allowed|ok to|okay to)\b"),
    ),
    "harm": (
        Phrases(
            ("can ",), r"\bcan (?:it|botox|they|this|the toxin)? ?(?:cause|give|make|damage|harm|affect|kill|hurt)\b"
        ),
        Phrases(("caus", "give"), r"\b(?:causes?|caused|gives?)\b"),
        Phrases(
            ("how ", "chance", "odds", "risk of"),
            r"\bhow (?:common|likely|rare)\b|\bhow often does (?:it|that|this) happen\b"
            r"|\b(?:chances?|odds|risk) of\b|\b(?:the|any|my) (?:chances?|odds)\b",
        ),
    ),
    "where": (
        Phrases(
            ("approv", "licen", "legal", "fda", "mhra", "ema"),
            r"\b(?:approved|approval|approve|licen[cs]ed|legal|fda|mhra|ema)\b",
        ),
    ),
    "with": (
        Phrases(
            ("together", "same time", "combin", "mix", "interact"),
            r"\b(?:together|same time|combin\w+|mix|mixing|interacts?)\b",
        ),
        Phrases(
            ("taking", "i take", "im on", "am on", "while on", "with my"),
            r"\b(?:while (?:on|taking)|i take|im on|am on|taking|with my)\b",
        ),
        Phrases(
            ("if i ", "if you ", "if she ", "if he ", "people with", "someone with"),
            r"\b(?:if (?:i|you|she|he) (?:have|has|had|got)|(?:people|someone) with)\b",
        ),
    ),
    "tell": (
        Phrases(
            ("how ",), r"\bhow (?:to|do i|can i|can you|do you|would i) (?:tell|know|spot|check|recogni[sz]e|be sure)\b"
        ),
        Phrases(("fake", "counterfeit"), r"\b(?:fake|counterfeit)\b"),
    ),
    "works": (
        Phrases(("help", "work", "treat", "cure", "fix"), r"\b(?:helps?|works?|treats?|cures?|fix|fixes)\b"),
        Phrases(("effective", "worth it", "any good", "success"), r"\b(?:effective|worth it|any good|success rate)\b"),
    ),
    "history": (
        Phrases(("who ",), r"\bwho (?:first|invented|discovered|made|created|found)\b"),
        Phrases(("invent", "discover", "history"), r"\b(?:invented|discovered|invention|discovery|history|inventor)\b"),
        Phrases(
            ("what year", "first ", "when "),
            r"\bwhat year\b|\bwhen (?:was|did|were)\b"
            r"|\bfirst (?:used|tried|gave|given|injected|sold|approved|licensed|time|country|doctor|person|patient)\b",
        ),
    ),
    "number": (
        Phrases(("how many",), r"\bhow many (?:\w+ )?(?:people|women|men|procedures|treatments|injections|times)\b"),
        Phrases(
            ("percent", "statistic", "popular", "number of"),
            r"\b(?:percentage|percent|statistics?|most popular|popularity|number of)\b",
        ),
    ),
    "age": (
        Phrases(
            ("old", "yo", "teen"),
            r"\b(?:how|too|very) (?:old|young)\b|\bteen(?:s|ager|agers|age)?\b"
            r"|^(?!.*\b(?:nurs|breast ?feed)ing\b).*\b\d+ ?(?:years?|yrs?|months?) olds?\b|\b\d+ ?yo\b",
        ),
        Phrases(
            ("age",), r"\b(?:at|what|which|age|legal|minimum|lowest) ages?\b|\bages? (?:limits?|of)\b|\bunderaged?\b"
        ),
        Phrases(
            ("im ", "i am ", "is ", "hes ", "shes ", "turn", "under ", "over ", "aged "),
            r"\b(?:im|i am|is|hes|shes|turn(?:s|ed|ing)|under|over|aged) \d{1,2}\b"
            r"(?! (?:units?|weeks?|days?|months?|hours?|hrs?|minutes?|percent|years? (?!old)|ml|mg|too|a lot))",
        ),
    ),
}


def intents_of(line: str) -> frozenset[Intent]:
    """What kinds of answer a folded line asks for; mostly none or one."""
    return frozenset(intent for intent, told in _INTENTS.items() if any(phrases.is_in(line) for phrases in told))

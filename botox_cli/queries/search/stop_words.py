"""Words in questions that matter less than others, or not at all."""

STOP_WORDS = frozenset((
    "a", "about", "actually", "again", "all", "also", "am", "an", "and", "another", "any", "anyone", "anything",
    "are", "as", "at", "away", "be", "because", "been", "being", "botox", "but", "by", "can", "could", "dad",
    "daughter", "did", "do", "does", "doing", "done", "else", "even", "ever", "every", "everyone", "father", "for",
    "friend", "friends", "from", "get", "gets", "getting", "go", "goes", "going", "gone", "got", "had", "has", "have",
    "having", "he", "help", "helps", "her", "here", "hes", "him", "his", "how", "hows", "husband", "i", "if", "im",
    "in", "into", "is", "it", "its", "ive", "just", "keep", "keeps", "know", "lets", "like", "lot", "made", "make",
    "makes", "making", "many", "may", "maybe", "me", "might", "mine", "mom", "more", "most", "mother", "much", "mum",
    "must", "my", "need", "needs", "no", "not", "now", "of", "off", "oh", "ok", "okay", "on", "one", "ones", "only",
    "or",
    "other", "our", "out", "over", "partner", "please", "put", "really", "right", "say", "says", "she", "shes",
    "should", "show", "shows", "so", "some", "someone", "something", "son", "still", "such", "sure", "take", "takes",
    "taking", "tell", "than", "that", "thats", "the", "their", "them", "then", "there", "theres", "these", "they",
    "theyre", "theyve", "thing", "things", "think", "this", "those", "to", "too", "try", "under", "up", "us", "use",
    "used", "using", "versus", "very", "vs", "want", "was", "way", "we", "well", "went", "were", "weve", "what",
    "whats", "when", "whens", "where", "wheres", "which", "while", "who", "whos", "why", "wife", "will", "with",
    "would", "yes", "yet", "you", "your", "youre", "yours", "youve",
))  # fmt: skip
"""Words that do not say what is asked for; they are looked up only if nothing else was typed."""

AROUND = frozenset((
    "after", "ago", "allowed", "anymore", "bad", "before", "best", "better", "between", "bit", "called", "classed",
    "compare", "compared", "comparison", "considered", "count", "counts", "cure", "cures", "daily", "dangerous",
    "day", "days", "difference", "differences", "different", "differs", "during", "effective", "every", "feel",
    "feeling", "feels", "few", "first", "fix", "good", "harmful", "hour", "hours", "injected", "injection",
    "injections", "issue", "issues", "jab", "jabs", "kind", "last", "lasts", "left", "little", "long", "longer",
    "longest", "look", "looks", "matter", "max", "mean", "meaning", "means", "meant", "month", "months", "myth",
    "next", "normal", "often", "old", "own", "people",
    "person", "possible", "problem", "problems", "rid", "risk", "risks", "risky", "safe", "safely",
    "safety", "shot", "shots", "side", "since", "soon", "start", "starts", "stop", "till", "time", "times", "treat",
    "treated", "treating", "treatment", "treatments", "treats", "true", "unit", "units", "unsafe", "until", "week",
    "weeks", "work", "working", "works", "worried", "worry", "worse", "worth", "year", "years", "young", "yrs",
))  # fmt: skip
"""Words that say when, how much or how: they only rank what other words find, unless there are no other words."""

NEGATIONS = frozenset((
    "aint", "arent", "cannot", "cant", "couldnt", "didnt", "doesnt", "dont", "hadnt", "hasnt", "havent", "isnt",
    "mustnt", "neednt", "shouldnt", "wasnt", "werent", "wont", "wouldnt",
))  # fmt: skip
"""Words that say no, without the apostrophe; each is read as `not`."""

"""Invented words with the statistics of real ones, and names that no other entry has."""

import random
from itertools import accumulate

BUNDLED_USES = 79
BUNDLED_WORDS = 5_700
"""How many different words the bundled catalogue has, of November 2026."""

GROWTH = 0.55
"""Heaps' law: a text n times as long has about n ** 0.55 times as many different words."""

_CONSONANTS = "bcdfglmnprstv"
_VOWELS = "aeiou"
_CODAS = ("", "", "", "n", "r", "s", "l")


class Prose:
    """A source of words, sentences and unique names; the same seed and number of uses give the same text."""

    def __init__(self, draw: random.Random, uses: int) -> None:
        self._draw = draw
        count = round(BUNDLED_WORDS * max(uses / BUNDLED_USES, 0.2) ** GROWTH)
        self._words = self._invented(count)
        self._running = self._run(count)
        self._taken: set[str] = set(self._words)

    def words(self, count: int) -> list[str]:
        """Some words as running text has them, the frequent ones often."""
        start = self._draw.randrange(len(self._running) - count)
        return self._running[start : start + count]

    def sentence(self, words: int, topic: str) -> str:
        """One sentence that mentions the topic."""
        chosen = self.words(words - 1)
        chosen.insert(self._draw.randrange(words), topic)
        return f"{' '.join(chosen).capitalize()}."

    def text(self, letters: int, topic: str) -> str:
        """Sentences of about so many letters together; the first mentions the topic."""
        sentences = [self.sentence(self._draw.randint(8, 16), topic)]
        length = len(sentences[0])
        while length < letters:
            sentences.append(self.sentence(self._draw.randint(8, 16), self.words(1)[0]))
            length += len(sentences[-1]) + 1
        return " ".join(sentences)

    def name(self, words: int, topic: str = "") -> str:
        """A name of so many words that nothing else is called, beginning with the topic."""
        while True:
            rare = self._draw.choices(self._words, k=words - bool(topic))
            name = " ".join([*filter(None, [topic]), *rare])
            if name not in self._taken:
                self._taken.add(name)
                return name

    def topics(self, count: int) -> list[str]:
        """Words that stand nowhere else, for what entries are about."""
        topics: list[str] = []
        while len(topics) < count:
            word = self._word(4)
            if word not in self._taken:
                self._taken.add(word)
                topics.append(word)
        return topics

    def _run(self, count: int) -> list[str]:
        """A long run of words of which texts take pieces: ten times as fast as to draw each word."""
        # Zipf's law: the word of rank r is met in proportion to 1 / r.
        weights = list(accumulate(1 / (rank + 3) for rank in range(count)))
        return self._draw.choices(self._words, cum_weights=weights, k=20 * count)

    def _invented(self, count: int) -> list[str]:
        words: dict[str, None] = {}
        while len(words) < count:
            words[self._word(2 if len(words) < count // 8 else 3)] = None
        return list(words)

    def _word(self, syllables: int) -> str:
        pick = self._draw.choice
        return "".join(pick(_CONSONANTS) + pick(_VOWELS) for _ in range(syllables)) + pick(_CODAS)

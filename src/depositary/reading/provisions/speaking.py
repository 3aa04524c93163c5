"""Speaking: the agreement that stands behind a subject: itself, an article of it, "it" before a verb of texts."""

from __future__ import annotations

from depositary.language import Predication, Token
from depositary.reading.provisions.framing import Framing
from depositary.reading.provisions.ground import Ground
from depositary.reading.provisions.topic import Topic


class Speaking:
    """Finds the agreement that words stand for."""

    def __init__(self, ground: Ground, topic: Topic, framing: Framing) -> None:
        self.words, self.instruments, self.cast = ground.words, ground.instruments, ground.cast
        self.topic, self.framing = topic, framing

    def of(self, words: tuple[Token, ...], *, pronoun: bool, own: bool = False) -> str | None:
        """The agreement that a subject stands for; a pronoun where one may, surely where the verb is its `own`."""
        for word in words:
            found = self.instruments.of(word) or (self._described(word) if pronoun else ())
            if found:
                return found[0]
            if word.lemma in self.words["part"]:
                return self.framing.whole(word)
            taken_up = self.topic.alone(word) or own or word.lower not in ("it", "this", "that")
            taken_up = taken_up and (not self.cast.who(word) or word.lower == "it")
            if pronoun and word.lower in self.words["taking up"] | {"which"} and taken_up:
                return self.topic.before(word)
        return None

    def _described(self, word: Token) -> tuple[str, ...]:
        """What "an accord on fisheries that lets trawlers in" is about, where the parser hangs the clause on that;
        what "the treaty is a framework that leaves the seabed out" calls a framework."""
        if word.dep in ("attr", "oprd") and word.head.lemma == "be" and not self.cast.who(word):
            return tuple(a for t in word.head.kids("nsubj") for a in self.instruments.of(t))
        led = any(c.dep == "relcl" and c.tag == "VBZ" for c in word.children) and not self.cast.who(word)
        on = word.head if led and word.dep == "pobj" and word.head.lower in self.words["topical"] else None
        return self.instruments.of(on.head) if on is not None else ()

    def owns(self, predication: Predication) -> bool:
        """Whether the verb is one of texts, not of states: "it stipulates", "it bans"."""
        return predication.lemma in self.words["own"] and predication.tense == "present"

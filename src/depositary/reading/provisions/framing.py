"""Framing: the agreement under which something is so: "under the accord", "a pact by which", "in that paper"."""

from __future__ import annotations

from depositary.language import Predication, Token
from depositary.reading.provisions.ground import Ground
from depositary.reading.provisions.topic import Topic

NEAR = 250  # characters back in which what "under which" and "whereby" go back to can stand


class Framing:
    """Finds the agreement that a clause names as its ground."""

    def __init__(self, ground: Ground, topic: Topic) -> None:
        self.parse, self.words, self.instruments, self.topic = ground.parse, ground.words, ground.instruments, topic

    def of(self, predication: Predication) -> str | None:
        """The agreement under which the clause is so; of a coordinated clause also that of the first."""
        for preposition, token in predication.obliques:
            loose = preposition in self.words["loose"]
            if preposition not in self.words["under"] or (loose and not _is_ground(predication, preposition, token)):
                continue
            found = self._meant(token, loose=loose)
            if found is not None:
                return found
        return self._relative(predication) or self._joined(predication) or self._shared(predication)

    def inside(self, predication: Predication) -> str | None:
        """The agreement in, by or through which somebody undertakes something: "in the pact, both renounced"."""
        for preposition, token in predication.obliques:
            if preposition in self.words["inside"]:
                found = next(iter(self.instruments.of(token)), None)
                if found is None and token.lemma in self.words["part"] and preposition in ("by", "under", "in"):
                    found = self.whole(token)
                if found is not None:
                    return found
        return self.of(predication)

    def whole(self, part: Token) -> str | None:
        """The agreement that an article, a clause or the text is of; the one spoken of where that is not said."""
        return self._own(part) or self.topic.before(part) or self.topic.main

    def _shared(self, predication: Predication) -> str | None:
        """What a second verb without a subject of its own names for both: "will be disbanded and disarmed under it"."""
        for word in predication.trigger.kids("conj"):
            below = self.parse.clauses.at(word)
            if below is not None and below.kind == "verb" and not word.kids("nsubj", "nsubjpass"):
                named = [t for p, t in below.obliques if p in self.words["under"] and p not in self.words["loose"]]
                found = next((a for t in named if (a := self._meant(t, loose=False)) is not None), None)
                if found is not None:
                    return found
        return None

    def _own(self, part: Token) -> str | None:
        """The agreement that the words name of which it is a part."""
        for child in part.children:
            owners = child.kids("pobj") if child.dep == "prep" else [child]
            found = next((a for o in owners for a in self.instruments.of(o)), None)
            if found is not None:
                return found
        return None

    def _meant(self, token: Token, *, loose: bool) -> str | None:
        found = self.instruments.of(token)
        if found:
            return found[0]
        if loose:
            return self._own(token) if token.lemma in self.words["part"] else None
        if token.lower in self.words["taking up"]:
            return self.topic.before(token) or self.topic.main
        return self.whole(token) if token.lemma in self.words["part"] else None

    def _relative(self, predication: Predication) -> str | None:
        """What "under which" or "whereby" goes back to, where the parser hangs the clause beside the noun."""
        for child in _fronted(predication.trigger):
            joint = child.lower in self.words["whereby"]
            joint = joint or (
                child.lower in self.words["under"] and any(t.lower == "which" for t in child.kids("pobj"))
            )
            if joint and not (child.lower in self.words["loose"] and self._is_of_else(predication)):
                return self.instruments.last_before(child.start, within=NEAR)
        return None

    def _is_of_else(self, predication: Predication) -> bool:
        """Whether the clause describes something else: "fought a battle in which three died"."""
        trigger, described = predication.trigger, predication.trigger.head
        told = predication.tense == "past" and not predication.helpers
        if (
            not told
            or trigger.dep != "relcl"
            or described.pos not in ("NOUN", "PROPN")
            or described.lemma in self.words["part"]
        ):
            return False
        above = [described, *list(described.ancestors())[:3]]
        return not any(self.instruments.of(t) for t in above if t.pos in ("NOUN", "PROPN"))

    def _joined(self, predication: Predication) -> str | None:
        """What frames the clause that this one is coordinated with: "by which Togo sells and Benin buys"."""
        above = predication.within
        if predication.link == "relative" and predication.trigger.dep == "conj":
            above = self.parse.clauses.at(predication.trigger.head)
        elif predication.link != "conjunct":
            return None
        return self.of(above) if above is not None and above.kind == "verb" else None


def _fronted(trigger: Token) -> list[Token]:
    """The words below the verb, and those below its subject, where a parser may hang what stands before both."""
    subjects = trigger.kids("nsubj", "nsubjpass")
    return [*trigger.children, *(c for s in subjects for c in s.children if c.i < s.i)]


def _is_ground(predication: Predication, preposition: str, token: Token) -> bool:
    """Whether a common preposition names the ground: "the pact by which", "in the pact, Fiji cedes the reef"."""
    ahead = token.i < predication.trigger.i and predication.tense in ("present", "future")
    return predication.link == "relative" or (ahead and bool(predication.agent) and preposition in ("in", "by"))

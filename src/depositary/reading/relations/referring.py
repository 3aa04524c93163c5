"""Which instrument a word of a tie stands for: named, part of another, a pronoun, or left unsaid."""

from __future__ import annotations

from collections.abc import Iterable

from depositary.language import Parse, Token
from depositary.language.predications.model import Predication
from depositary.reading.agreements.lexis import Lexis
from depositary.reading.instruments import Instruments

PRONOUNS = frozenset({"it", "its", "this", "that", "which", "they", "them"})
OF = frozenset({"of", "to", "on", "for", "under", "in", "from", "with"})
MEANS = ("in", "by", "through", "with", "via", "under")
COMING = ("once", "when", "after", "if", "as", "upon", "with")
PLACED = ("nsubj", "nsubjpass", "dobj", "attr")


class Referring:
    """Asks for the words of one report."""

    def __init__(self, parse: Parse, instruments: Instruments, words: Lexis) -> None:
        self.parse, self.instruments, self.words = parse, instruments, words
        self._below: dict[int, list[Predication]] = {}
        for predication in parse.clauses:
            if predication.within is not None:
                self._below.setdefault(predication.within.trigger.i, []).append(predication)
        self._heads = [t for t in parse.tokens if instruments.of(t)]

    def filling(self, predication: Predication, roles: str, *, spelt: bool = False) -> list[str]:
        """The agreements in the first of these roles that holds any; with `spelt` no pronoun counts."""
        for role in roles.split("|"):
            words = [w for w in predication.role(role) if not spelt or w.lower not in PRONOUNS]
            found = [a for word in words for a in self.below(word)]
            if found:
                return list(dict.fromkeys(found))
        return []

    def behind(self, predication: Predication, roles: str, *, idiom: bool) -> list[str]:
        """The agreements behind another word of the clause: "rests in turn on the treaty", "honour a promise of it";
        of an idiom also behind its noun ("has its roots in the treaty").
        """
        nouns = [word for _, word in predication.obliques] + (list(predication.patient) if idiom else [])
        preps = [p for noun in nouns for p in noun.kids("prep") if p.lower in roles.split("|")]
        found = [a for p in preps for word in p.kids("pobj") for a in self.below(word)]
        deep = [w for role in roles.split("|") for w in predication.role(role) if w.pos == "NOUN"]
        return found or next((list(ids) for word in deep if (ids := self._inside(word))), [])

    def hung(self, predication: Predication, roles: str, *, beside: Iterable[str]) -> list[str]:
        """The agreement of "renewed the pact in a memorandum", where the parser hangs the memorandum on the pact."""
        named = set(roles.split("|")) & set(MEANS)
        preps = [p for word in predication.patient for p in word.kids("prep") if p.lower in named]
        found = [a for p in preps for word in p.kids("pobj") for a in self.instruments.of(word)]
        return [a for a in found if a not in set(beside)][:1]

    def _inside(self, word: Token) -> tuple[str, ...]:
        """The agreement nearest below the word: "a promise made in the treaty"."""
        level = [word]
        for _ in range(4):
            level = [c for w in level for c in w.children if c.dep not in ("relcl", "conj", "appos")]
            found = next((ids for w in level if (ids := self.instruments.of(w))), ())
            if found:
                return found
        return ()

    def below(self, word: Token) -> tuple[str, ...]:
        """The agreement that the word stands for, or "the treaty" of "large parts of the treaty"."""
        found = self.instruments.of(word) or self.alike(word)
        if not found and word.lemma in self.words.sets["births"]:  # "with the entry into force of the accord"
            return self._inside(word)
        if found or (word.pos == "PROPN" and word.lower not in self.words.sets["passages"]):
            return found
        under = (o for p in word.kids("prep") if p.lower in OF for o in p.kids("pobj"))
        done = word.kids("dobj") if word.pos == "VERB" else ()
        return next((ids for o in (*under, *done) if (ids := self.instruments.of(o))), ()) or self._above(word)

    def _above(self, word: Token) -> tuple[str, ...]:
        """ "A text of 1976", where the year is given for the text."""
        of = word.head
        return self.instruments.of(of.head) if word.dep == "pobj" and of.lower == "of" else ()

    def whole(self, word: Token) -> tuple[str, ...]:
        """The agreement that the word stands for, or of which it is a passage ("Article 4 of the treaty")."""
        passage = word.lower in self.words.sets["passages"] or word.lemma in self.words.sets["passages"]
        return self.below(word) if passage else self.instruments.of(word)

    def meant(self, predication: Predication, roles: str, *, beside: Iterable[str], owned: bool = True) -> list[str]:
        """The agreement spoken of before that a pronoun in one of these roles stands for, none of those `beside`;
        with `owned` also what owns the word there ("its place").
        """
        for role in roles.split("|"):
            for word in predication.role(role):
                born = word.lemma in self.words.sets["births"]  # "with its entry into force"
                known = self.stands(word) if owned else word.lower in PRONOUNS
                known = known or (born and any(self.stands(t) for t in word.subtree()))
                if known and (found := self.back(word, beside)):
                    return [found]
        return []

    def stands(self, word: Token) -> bool:
        """Whether the word may stand for an instrument named before: a pronoun, or the noun of "its place"."""
        spelt = word.lower in PRONOUNS and word.pos in ("PRON", "DET", "SCONJ")
        return spelt or any(c.lower in ("its", "their") and c.dep == "poss" for c in word.children)

    def back(self, word: Token, beside: Iterable[str]) -> str | None:
        """The agreement that this sentence or else the one before speaks of: one in a main place before one behind a
        preposition, of equals the last.
        """
        others = set(beside)
        for sentence in (word.sentence, word.sentence - 1):
            before = [
                t for t in self._heads if t.sentence == sentence and t.i < word.i and not self._is_one_of(t, others)
            ]
            if before:
                placed = [t for t in before if t.dep in PLACED]
                return self.instruments.of((placed or before)[-1])[0]
        return None

    def _is_one_of(self, word: Token, ids: set[str]) -> bool:
        return not ids.isdisjoint(self.instruments.of(word))

    def alike(self, word: Token) -> tuple[str, ...]:
        """Of "the first", "a follow-up", what they are said to be: the subject of the copula, the noun before them."""
        if word.pos == "PROPN" and any(c.dep == "relcl" for c in word.children):  # "the pact of X and Y, which …"
            return next((ids for a in list(word.ancestors())[:3] if (ids := self.instruments.of(a))), ())
        if word.dep == "attr":
            subject = word.head.child("nsubj")
            return self.instruments.of(subject) if subject is not None else ()
        return self.instruments.of(word.head) if word.dep == "appos" else ()

    def aiming(self, predication: Predication) -> list[str]:
        """The agreement made for it or by it: "signed a protocol to carry out the accord", "an accord giving effect to
        it", "signed a pact, ending the treaty", "in the pact they agreed to end the treaty".
        """
        trigger = predication.trigger
        if trigger.dep in ("acl", "relcl") and (own := self.instruments.of(trigger.head)):
            return list(own)
        if trigger.dep in ("acl", "relcl") and trigger.head.dep == "appos" and trigger.head.lower == "itself":
            return list(self.below(trigger.head.head))
        if "to" not in predication.helpers and predication.link not in ("adverbial", "gerund", "purpose"):
            return []
        for above in list(predication.outer())[:2]:
            means = [w for role in MEANS for w in above.role(role)]
            for word in (*above.patient, *above.agent, *means):
                if word.i < trigger.i and self.instruments.of(word):
                    return list(self.instruments.of(word))
        return []

    def deed(self, predication: Predication) -> list[str]:
        """The agreement by the making of which it is done: "by signing the pact, X broke the treaty"."""
        for inner in self._below.get(predication.trigger.i, ()):
            if inner.link == "gerund" and inner.marker in MEANS and (found := self.filling(inner, "patient")):
                return found
        return []

    def coming(self, predication: Predication, *, beside: Iterable[str]) -> list[str]:
        """The agreement by whose coming it is so: "once it is in force the treaty lapses", "X came, and Y lapsed"."""
        above = predication.within
        inner = [p for p in self._below.get(predication.trigger.i, ()) if p.marker in COMING]
        begins = above is not None and above.lemma.split()[0] in self.words.sets["verbs/coming"]
        when = predication.marker or next((c.lower for c in predication.trigger.kids("advmod")), "")
        at_once = above is not None and when in ("when", "whereupon")
        inner += [above] if above is not None and at_once else []  # "it takes effect in May, when the treaty lapses"
        inner += [above] if above is not None and begins and predication.link == "conjunct" else []
        for other in inner:
            found = self.filling(other, "agent|patient") or self.meant(other, "agent|patient", beside=beside)
            if found and found[0] not in set(beside):
                return found[:1]
        return []

    def saying(self, predication: Predication) -> list[str]:
        """The agreement that says so: "Under the pact the treaty is to be carried out, the statement says"."""
        if predication.agent:
            return []
        for above in predication.outer():
            if found := self.filling(above, "agent"):
                return found
        return []

    def topic(self, predication: Predication, roles: str) -> list[str]:
        """The agreement spoken of last, where the subject is a thing without a name ("The venture builds on …")."""
        lemma, sets = predication.lemma.split()[0], self.words.sets
        found = self.instruments.last_before(predication.trigger.start)
        if found is None:
            return []
        if lemma in sets["reviving"]:
            pledged = predication.within is not None and predication.within.lemma in sets["verbs/consent"]
            return [found] if pledged else []
        words = [w for role in roles.split("|") for w in predication.role(role)]
        if any(w.lemma in sets["occasions"] for w in words):
            return [found]
        if any(w.pos == "PROPN" or (w.pos == "PRON" and w.lower not in PRONOUNS) for w in words):
            return []
        plain = [w for w in words if w.pos == "NOUN" and (_between(w) or not w.kids("det", "poss"))]
        return [found] if lemma in sets["resting"] and not plain else []

    def subject(self, predication: Predication) -> list[str]:
        """The agreement that the clause is about: done to, or doing; "its validity" is not the agreement."""
        words = (*predication.patient, *predication.agent)
        return list(next((ids for word in words if (ids := self.whole(word) or self.alike(word))), ()))

    def occasion(self, predication: Predication) -> list[str]:
        """The agreement spoken of last, where the subject is the meeting or the step that brought it."""
        words = (*predication.agent, *predication.patient)
        found = self.instruments.last_before(predication.trigger.start)
        return [found] if found and any(w.lemma in self.words.sets["occasions"] for w in words) else []


def _between(word: Token) -> bool:
    """ "The relations between both": no thing that an instrument made."""
    return any(p.lower == "between" for p in word.kids("prep"))

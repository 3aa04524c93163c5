"""Judging: positions that show in what a speaker says of an agreement ("the pact is a betrayal")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from depositary.language import Language, Parse, Predication, Token
from depositary.language.extent import clause
from depositary.reading.attribution import Attribution
from depositary.reading.cast import Cast
from depositary.reading.positions.towards import TURNED, Target, Towards
from depositary.record import Position, Span
from depositary.record.words import Stance

ORDER: tuple[Stance, ...] = (
    "considers_illegal", "does_not_recognise", "condemns", "opposes", "concerned", "supports",
)  # fmt: skip
GAP, WIDEST = "…", 4  # in a set phrase: up to so many words of others
VIEWING = ("for", "to", "in the eyes of", "in the view of")
OPEN = frozenset({"xcomp", "ccomp", "advcl", "acl", "csubj"})  # "it is right to close the border"


class Judging:
    """Weighs clauses with an agreement as their subject, in the mouth of a speaker or in a judgement of somebody."""

    def __init__(
        self, parse: Parse, language: Language, *, cast: Cast, attribution: Attribution, towards: Towards
    ) -> None:
        words = language.words("valence")
        self.parse, self.cast, self.attribution, self.towards = parse, cast, attribution, towards
        self.lists = {stance: frozenset(words[stance]) for stance in ORDER}
        self.phrases = {stance: tuple(tuple(w.split()) for w in words[stance] if " " in w) for stance in ORDER}
        self.cues = tuple((stance, frozenset(words["cue_" + stance])) for stance in ORDER if "cue_" + stance in words)
        self.lawful, self.faint = frozenset(words["lawful"]), frozenset(words["faint"])
        self.short = frozenset(words["short"])
        self.short_phrases = tuple(tuple(w.split()) for w in words["short"] if " " in w)
        self.partial, self.containing = frozenset(words["partial"]), frozenset(words["containing"])
        self.scant, self.but, self.asked = (frozenset(words[name]) for name in ("scant", "but", "asked"))
        self.joining, self.only = frozenset(words["joining"]), frozenset(words["only"])
        self.averting, self.verbs = frozenset(words["averting"]), frozenset(words["verbs"])

    def positions(self, predication: Predication) -> Iterator[Position]:
        """The positions that the clause shows."""
        targets = self._targets(predication)
        if (
            not targets
            or predication.modality == "conditional"
            or predication.question
            or predication.marker in self.asked
        ):
            return
        evidence = clause(self.parse, predication)
        holders = self._judges(predication, evidence)
        found = self._weigh(predication, targets) if holders else None
        if holders and self._lacking(predication) == targets:
            found = ("opposes" if found is not None and found[0] == "supports" else "supports"), "without"
        if found is None:
            return
        stance, word = found
        for holder in holders:
            for target in targets:
                if self.towards.is_self(holder, target):
                    continue
                via, statement = self.attribution.outside(evidence, holder)
                yield Position(
                    holder=holder, stance=target.turned(stance), agreement=target.agreement,
                    target=self.parse.span(target.word), via=via, statement=statement, evidence=evidence,
                    basis=f"positions/judged-{word}",
                )  # fmt: skip

    def _targets(self, predication: Predication) -> tuple[Target, ...]:
        """What the clause is about, where that is an agreement: its subject, or what is called something."""
        small = predication.kind != "verb" and predication.link == "content"
        if predication.kind != "verb" and not small:
            return ()
        words = predication.patient if predication.kind == "verb" and predication.passive else predication.agent
        words = tuple(w for w in words if w.pos != "PRON" or not self._is_other(predication, w))
        found = next((found for word in words if (found := self.towards.of(word))), ())
        return found or self._lacking(predication) or self._existing(predication) or self._opening(predication)

    def _existing(self, predication: Predication) -> tuple[Target, ...]:
        """ "There is nothing wrong with the accord", "there is no place for it"."""
        if predication.lemma != "be" or not any(w.tag == "EX" for w in predication.agent):
            return ()
        below = [w for attribute in predication.attribute for w in attribute.subtree() if w.dep == "pobj"]
        return next((found for word in below if (found := self.towards.of(word))), ())

    def _opening(self, predication: Predication) -> tuple[Target, ...]:
        """ "With this accord we close a chapter", "thanks to it children go to school"."""
        if predication.kind != "verb":
            return ()
        words = [w for p in ("with", "thanks to", "through", "under", "by") for w in predication.role(p)]
        opening = (w for w in words if w.i < predication.trigger.i and self.towards.instruments.of(w))
        return next((found for word in opening if (found := self.towards.of(word))), ())

    def _is_other(self, predication: Predication, pronoun: Token) -> bool:
        """Whether "it" is no agreement here: "it wants to end it", "it is absurd to close the border", "makes it hard
        to leave", "accused it of helping them".
        """
        above = predication.within
        if predication.kind != "verb" and above is not None and above.lemma in self.towards.making:
            return True
        if predication.kind == "verb" and predication.link == "gerund" and pronoun.head is not predication.trigger:
            return True
        told = bool(predication.content) or any(c.dep in OPEN for w in predication.attribute for c in w.children)
        judged = told and any(w.pos == "ADJ" for w in predication.attribute)
        return judged or predication.lemma in self.towards.wishes | self.towards.hoping

    def _lacking(self, predication: Predication) -> tuple[Target, ...]:
        """ "Without the pact the guns would still fire": who says so stands by it."""
        if predication.kind != "verb":
            return ()
        return next((found for word in predication.role("without") if (found := self.towards.of(word))), ())

    def _judges(self, predication: Predication, evidence: Span) -> tuple[str, ...]:
        """Who calls it so: the subject of "calls X void", else whoever the words are attributed to."""
        above = predication.within
        while above is not None and above.modality in ("proposed", "ordered") and above.link == "control":
            above = above.within  # "asked the court to declare it void"
        if above is not None and predication.link == "content" and above.agent:
            named = self.cast.all_of(above.agent)
            if named:
                return named
        viewed = [w for p in VIEWING for w in predication.role(p) if w.i < predication.trigger.i]
        viewed += [w for p, w in predication.obliques if p.startswith("in ") and p.split()[1] in self.towards.reactions]
        seen = self.cast.all_of(viewed)  # "for Bolivia the accord does not go far enough"
        if seen:
            return seen
        return self.attribution.speaker(evidence) or self.attribution.speaker(self.parse.span(predication.trigger))

    def _weigh(self, predication: Predication, targets: tuple[Target, ...]) -> tuple[Stance, str] | None:
        """The stance that the words of the clause show, and the word that decides."""
        doers = predication.agent if predication.passive else ()
        about = {t.i for word in (*doers, *(target.word for target in targets)) for t in word.subtree()}
        span = clause(self.parse, predication)
        near = self._telling(self.parse.between(span.start, span.end), about)
        if predication.lemma in self.towards.making:  # "makes both countries stronger"
            near += self._telling((t for p in predication.content for t in p.trigger.subtree()), about)
        far = self._telling(predication.trigger.subtree(), about)
        partial = self._partial(predication)
        if partial is not None:
            return partial
        shown = self._shown(predication, near)
        shown = shown or self._phrase(far, denied=self._is_denied_clause(predication))
        if shown is not None and shown[0] == "supports" and predication.lemma in self.containing:
            return None  # "provides for strong safeguards"
        return shown

    def _partial(self, predication: Predication) -> tuple[Stance, str] | None:
        """ "The pact favours Chile": it is for one side, says whoever is not of that side."""
        gained = self.cast.all_of(predication.patient)
        only = any(c.lower in self.only for c in predication.trigger.children)
        if only and predication.patient and self._worth(predication.trigger) == "supports":
            return "opposes", predication.lemma  # "only helps the rich"
        if predication.lemma not in self.partial or predication.passive or len(gained) != 1:
            return None
        return ("supports" if self._is_denied_clause(predication) else "opposes"), predication.lemma

    def _is_denied_clause(self, predication: Predication) -> bool:
        denied = predication.negated or predication.modality == "denied"
        return denied and not self._nothing_but(predication)

    def _telling(self, tokens: Iterable[Token], about: set[int]) -> list[Token]:
        return [t for t in tokens if t.i not in about and t.pos not in ("PUNCT", "PROPN") and not _is_article(t)]

    def _shown(self, predication: Predication, words: Sequence[Token]) -> tuple[Stance, str] | None:
        """The stance of these words of the clause, those next to its verb first."""
        denied = self._is_denied_clause(predication)
        if denied and (lacking := self._lacks(words)) is not None:
            return "concerned", lacking
        said = self._phrase(words, denied=denied)
        if said is not None:
            return said
        for word in words:
            if {word.lemma, word.lower} & self.lawful and (denied or self._is_denied(word)):
                return "considers_illegal", word.lemma
        for word in sorted(words, key=lambda w: _depth(w, predication.trigger)):
            shown = self._worth(word)
            if shown is None:
                continue
            turned = denied or self._is_denied(word)
            if not turned:
                return self._averted(word, shown), word.lemma
            return TURNED[shown], word.lemma
        return None

    def _lacks(self, words: Sequence[Token]) -> str | None:
        """What a denied clause says is not there enough: "does not go far enough"."""
        if any(_find(words, phrase) for phrase in self.short_phrases):
            return "far"
        return next((w.lemma for w in words if w.lemma in self.short), None)

    def weigh(self, words: Sequence[Token], *, none: bool = False) -> tuple[Stance, str] | None:
        """The stance of words that say what an agreement is, without a verb of their own, and the word that decides;
        with `none` they say what it is not.
        """
        words = [w for w in words if w.pos not in ("PUNCT", "PROPN") and not _is_article(w)]
        said = self._phrase(words) if not none else None
        if said is not None:
            return said
        for word in words:
            shown = self._worth(word)
            if shown is not None and none:
                return TURNED[shown], word.lemma
            if shown is not None and not self._is_denied(word):
                return self._averted(word, shown), word.lemma
        return None

    def _worth(self, word: Token, besides: frozenset[str] = frozenset()) -> Stance | None:
        """The stance that the word shows; none of the words `besides`."""
        if word.lemma in self.verbs and word.pos != "VERB":
            return None
        if word.lemma in self.joining and any(c.dep in ("acomp", "oprd") for c in word.children):
            return None  # "proved inadequate": inadequate
        known = {word.lemma, word.lower} - besides
        return next((stance for stance in ORDER if known & self.lists[stance]), None)

    def _averted(self, word: Token, shown: Stance) -> Stance:
        """Turned where the word is what is prevented: "averts a disaster"."""
        if word.dep not in ("dobj", "nsubjpass", "conj") or word.head.lemma not in self.averting:
            return shown
        return TURNED[shown]

    def _phrase(self, words: Sequence[Token], *, denied: bool = False) -> tuple[Stance, str] | None:
        """The stance of the first set phrase among these words ("runs counter to"), articles left out; turned where
        the clause is `denied` by another word than one of the phrase ("not worth").
        """
        forms = {form for word in words for form in (word.lemma, word.lower)} | {GAP}
        plain = [w for w in words if w.dep != "amod"]  # "no basis in international law"
        for stance in ORDER:
            for phrase in self.phrases[stance]:
                if not forms.issuperset(phrase):
                    continue
                if _find(words, phrase) or _find(plain, phrase):
                    turned = denied and self.scant.isdisjoint(phrase)
                    return (TURNED[stance] if turned else stance), phrase[0]
        return None

    def _nothing_but(self, predication: Predication) -> bool:
        """ "Is nothing but a surrender", "nothing short of a miracle": no denial."""
        words = (*predication.attribute, *predication.patient)
        return any(w.lower == "nothing" and any(c.lower in self.but for c in w.children) for w in words)

    def _is_denied(self, word: Token) -> bool:
        return any(c.dep == "neg" or c.lower in self.scant for c in word.children)

    def tone(self, words: Sequence[Token], *, own: bool) -> tuple[Stance, str] | None:
        """The stance that most of the weighing words show, and the first of them; None where they balance.

        In a speaker's own words (`own`) also faint words weigh.
        """
        faint = frozenset() if own else self.faint
        found: dict[Stance, list[str]] = {}
        said = self._phrase([w for w in words if w.pos != "PUNCT" and not _is_article(w)])
        if said is not None:
            return said
        for word in words:
            shown = self._worth(word, faint)
            if shown is not None and word.pos in ("NOUN", "VERB", "ADJ", "ADV"):
                turned = self._is_denied(word) or self._is_denied(word.head)
                shown = self._averted(word, shown)
                meant = TURNED[shown] if turned else shown
                found.setdefault(meant, []).append(word.lemma)
        good, bad = len(found.get("supports", ())), sum(len(v) for s, v in found.items() if s != "supports")
        if good == bad:
            return None
        stance: Stance = "supports" if good > bad else next(s for s in ORDER if s in found)
        return stance, found[stance][0]


def _find(words: Sequence[Token], phrase: Sequence[str]) -> bool:
    """Whether the words of the phrase stand there in a row, with others where it has a gap."""
    return any(_reads(words, i, phrase) for i in range(len(words)))


def _reads(words: Sequence[Token], at: int, phrase: Sequence[str]) -> bool:
    if not phrase:
        return True
    if phrase[0] == GAP:
        return any(_reads(words, at + k, phrase[1:]) for k in range(1, WIDEST + 1))
    here = at < len(words) and phrase[0] in (words[at].lemma, words[at].lower)
    return here and _reads(words, at + 1, phrase[1:])


def _depth(word: Token, top: Token) -> int:
    """How many words up the first is from the second; what stands next to the verb weighs first."""
    steps = 0
    while word.i != top.i and word.head.i != word.i:
        word, steps = word.head, steps + 1
    return steps


def _is_article(word: Token) -> bool:
    return word.pos == "DET" and word.lower != "no"

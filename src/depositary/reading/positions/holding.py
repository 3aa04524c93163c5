"""Holding: positions that a word of stance tells ("welcomed the accord", "is wary of the pact")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from depositary.language import Entry, Parse, Predication, Table, Token
from depositary.language.extent import clause
from depositary.reading.attribution import Attribution
from depositary.reading.cast import Cast
from depositary.reading.positions.towards import Target, Towards, is_own_side
from depositary.record import Position, Span
from depositary.record.words import Stance

TIMES = frozenset({"DATE", "TIME"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
OVER = "at|over|against|about"
# What is only possible, or asked of somebody ("urged X to reject it"), is no stance of who would do it.
UNHELD = frozenset({"conditional", "possible", "proposed", "ordered"})


class Holding:
    """Reads positions off the entries of `en/stances/`."""

    def __init__(self, parse: Parse, table: Table, *, cast: Cast, attribution: Attribution, towards: Towards) -> None:
        self.parse, self.table, self.cast, self.attribution, self.towards = parse, table, cast, attribution, towards

    def positions(self, predication: Predication) -> Iterator[Position]:
        """The positions that this predication tells by the first entry that fits."""
        for entry in self.table.match(predication):
            stance = "supports" if self._is_dropped(predication) else self._stance(predication, entry)
            if stance is None:
                continue
            if predication.lemma in self.towards.denouncing and self.towards.ended_by(predication.trigger):
                stance = "opposes"
            targets = self._targets(predication, entry)
            if not targets:
                continue
            if stance == "opposes" and self._answers(predication, entry) and not any(t.ending for t in targets):
                stance = "supports"
            evidence = clause(self.parse, predication)
            holders = self._holders(predication, entry, evidence, targets)
            for holder in holders:
                for target in (t for t in targets if not self.towards.is_self(holder, t)):
                    yield self._position(entry, holder, stance, target, evidence)
            if holders:
                return

    def _targets(self, predication: Predication, entry: Entry) -> tuple[Target, ...]:
        """What the stance is towards; where nothing fills the place ("Fiji voted against"), what the text speaks of."""
        if _owners(predication):
            return self.towards.unsaid(predication.trigger)
        words = [t for t in _filled(predication, entry) if t is not predication.trigger and t.entity not in TIMES]
        words = [t for t in words if t.lemma not in self.towards.manner and not _is_place(t)]
        if not words and self._is_manner(predication) and predication.within is not None:
            words = [*predication.within.role(OVER), *predication.within.patient]
        for word in words:
            found = self.towards.of(word)
            if found:
                return found
        return self._unfilled(predication, entry, words)

    def _unfilled(self, predication: Predication, entry: Entry, words: list[Token]) -> tuple[Target, ...]:
        """What the stance is towards where none of the words in its place stands for an agreement."""
        if self._answers(predication, entry):
            return self.towards.unsaid(predication.trigger)
        if not words and _of_what(predication):
            return self._called(predication)
        if not words and predication.content and predication.lemma in self.towards.complaints[predication.kind]:
            return self._complained(predication)
        if not words and predication.content and predication.lemma in self.towards.doubts:
            return self._doubted(predication)
        beside = entry.gives.get("beside", False)
        if not beside and (words or predication.content or predication.attribute or not entry.gives.get("alone")):
            return ()
        if predication.kind == "adjective" and predication.trigger.dep == "amod":
            return ()  # "worried residents" says who they are
        return self.towards.unsaid(predication.trigger)

    def _is_dropped(self, predication: Predication) -> bool:
        """ "Has dropped its opposition to the pact"."""
        above, noun = predication.within, predication.trigger
        gone = above is not None and above.lemma in self.towards.dropping and above.modality in ("occurred", "planned")
        return gone and noun.dep in ("dobj", "nsubjpass") and noun.lemma in self.towards.answered

    def _answers(self, predication: Predication, entry: Entry) -> bool:
        """ "Dismissed objections to the pact": who turns criticism down stands by what is criticised."""
        plain = predication.kind == "verb" and not entry.idiom
        things = predication.role(entry.gives["target"]) if plain else ()
        return any(t.lemma in self.towards.answered for t in things)

    def _is_manner(self, predication: Predication) -> bool:
        """A noun behind a preposition that says how something is done: "in protest against the pact"."""
        above, marker = predication.within, predication.marker
        if above is None or predication.kind != "noun" or predication.trigger.dep != "pobj":
            return False
        if above.kind == "adjective":
            return marker == "of"  # "full of praise for"
        directed = bool(predication.obliques) or bool(above.role(OVER))
        return marker in self.towards.manners and (marker == "with" or directed)

    def _called(self, predication: Predication) -> tuple[Target, ...]:
        """ "Denounced what it called a breach of the truce": the breach; else what the text speaks of."""
        words = (word for inner in predication.content for _, word in inner.arguments() if word.pos != "PRON")
        found = next((found for word in words if (found := self.towards.of(word))), ())
        return found or self.towards.unsaid(predication.trigger)

    def _complained(self, predication: Predication) -> tuple[Target, ...]:
        """ "Regretted that the truce had not held": of what is told there, else of what the text speaks of."""
        for inner in predication.content:
            for _, word in inner.arguments():
                if found := self.towards.instruments.of(word):
                    return tuple(Target(a, word) for a in found)
        return self.towards.unsaid(predication.trigger)

    def _doubted(self, predication: Predication) -> tuple[Target, ...]:
        """ "Fears that the pact will empty the nets": of what is feared, where that is the agreement's doing."""
        subjects = (w for inner in predication.content for w in (inner.patient if inner.passive else inner.agent))
        return next((found for word in subjects if (found := self.towards.of(word))), ())

    def _holders(
        self, predication: Predication, entry: Entry, evidence: Span, targets: tuple[Target, ...]
    ) -> tuple[str, ...]:
        role = entry.gives.get("holder", "agent")
        filled = _owners(predication) or predication.role(role)
        if not self.cast.all_of(filled):
            filled = (*filled, *_behind(predication, entry, role))
        if (self._is_dropped(predication) or self._is_called_for(predication)) and predication.within is not None:
            filled = predication.within.agent
        if role == "agent" and self._is_others(predication):
            filled = ()
        if role == "agent" and not self.cast.all_of(filled):
            filled = (*filled, *self._beside(predication))
        words = tuple(t for t in filled if all(t is not target.word for target in targets))
        if predication.within is not None and any(
            t.lower in ("itself", "themselves", "himself", "herself") for t in words
        ):
            words = predication.within.agent  # "does not consider itself bound"
        if not words and self._is_manner(predication) and predication.within is not None:
            words = predication.within.agent  # "watched the treaty with unease"
        found = self.cast.all_of(words) or self.cast.all_of(_members(words)) or self._above(predication, words)
        return found if found or not is_own_side(words) else self.attribution.speaker(evidence)

    def _beside(self, predication: Predication) -> tuple[Token, ...]:
        """Who feels so, where that is told of a place or people: "despite objections from villagers", "there was anger
        in Peru", "unease is growing among farmers", "was welcomed in Peru"; or of whom a critic is one.
        """
        above = predication.within
        if predication.kind == "verb":
            return predication.role("in") if predication.passive else ()
        if predication.kind != "noun":
            return ()
        word = predication.trigger
        if word.lemma in self.towards.people:
            return (*((word.head,) if word.dep == "appos" else ()), *word.kids("appos"))
        near = predication.role("from|by|among") or predication.role("in")
        if near or above is None or above.lemma not in self.towards.spreading:
            return near
        return (*above.role("among|in|from|at|across"), *predication.patient, *word.kids("compound"))

    def _above(self, predication: Predication, words: Iterable[Token]) -> tuple[str, ...]:
        """Who speaks, where a pronoun or a paper stands for them: "the agency let know that it is worried", "said in a
        letter condemning the pact".
        """
        above = predication.within
        while above is not None and above.kind != "verb":
            above = above.within
        standing = self.towards.standing
        stands = any(w.lemma in self.towards.papers or (w.pos == "PRON" and w.lower in standing) for w in words)
        return self.cast.all_of(above.agent) if above is not None and stands and not above.passive else ()

    def _stance(self, predication: Predication, entry: Entry) -> Stance | None:
        """The stance of the entry here; that which somebody calls on others to take is the caller's own."""
        if predication.modality in UNHELD and not self._is_called_for(predication):
            return None
        scant = predication.kind == "adjective" and any(
            c.lower in self.towards.lessening and not c.children for c in predication.trigger.children
        )
        if (predication.negated or predication.modality == "denied" or scant) and not entry.gives.get("negative"):
            denied: Stance | None = entry.gives.get("denied")
            return denied
        stance: Stance | None = entry.gives.get("stance")
        return stance

    def _is_called_for(self, predication: Predication) -> bool:
        """ "Called on all parties to back the accord"."""
        above = predication.within
        asked = predication.kind == "verb" and predication.link == "control" and predication.modality == "proposed"
        return asked and above is not None and above.kind == "verb" and not above.negated and bool(above.agent)

    def _is_others(self, predication: Predication) -> bool:
        """ "Took the concerns seriously": those of others, spoken of before."""
        word, above = predication.trigger, predication.within
        answered = predication.kind == "noun" and word.lemma in self.towards.answered
        if not answered or word.dep not in ("dobj", "nsubjpass"):
            return False
        return above is not None and above.lemma.split()[0] in self.towards.taking

    def _position(self, entry: Entry, holder: str, stance: Stance, target: Target, evidence: Span) -> Position:
        via, statement = self.attribution.outside(evidence, holder)
        return Position(
            holder=holder, stance=target.turned(stance), agreement=target.agreement,
            target=self.parse.span(target.word), via=via, statement=statement, evidence=evidence,
            basis=f"positions/{entry.name}",
        )  # fmt: skip


def _is_place(word: Token) -> bool:
    """ "In Lima the opposition is unhappy": where, not at what."""
    return word.entity in PLACES and word.head.lower in ("in", "at")


def _filled(predication: Predication, entry: Entry) -> Iterator[Token]:
    """The words in the target roles; of an idiom also those behind its noun ("closed ranks against the pact")."""
    roles = str(entry.gives["target"]).split("|")
    for role in roles:
        yield from predication.role(role)
    yield from _behind(predication, entry, entry.gives["target"])


def _behind(predication: Predication, entry: Entry, roles: str) -> tuple[Token, ...]:
    """The words behind the noun of an idiom: "enjoys backing among mayors"."""
    nouns = predication.patient if entry.idiom or "patient" in entry.when else ()
    nouns += tuple(w for _, w in predication.obliques if w.pos == "NOUN") if entry.idiom else ()
    return tuple(n for noun in nouns for p in noun.kids("prep") if p.lower in roles.split("|") for n in p.kids("pobj"))


def _members(words: Iterable[Token]) -> Iterator[Token]:
    """Of whom they are: "a committee of the assembly", "nobody in Lima"."""
    for word in words:
        joined = ("of", "among", "in") if word.pos == "PRON" else ("of", "among")
        if word.pos in ("NOUN", "PRON", "NUM"):
            yield from (o for p in word.kids("prep") if p.lower in joined for o in p.kids("pobj"))


def _owners(predication: Predication) -> tuple[Token, ...]:
    """Who is so, where what it is towards stands as owner: "Norway is among its supporters"."""
    above = predication.within
    owned = any(c.lower in ("its", "their") for c in predication.trigger.kids("poss"))
    is_so = above is not None and above.lemma in ("be", "become", "remain") and predication.kind == "noun"
    return above.agent if above is not None and owned and is_so else ()


def _of_what(predication: Predication) -> bool:
    """ "Welcomed what it called a milestone", "hailed what was agreed"."""
    return any(w.lower == "what" for inner in predication.content for _, w in inner.arguments())

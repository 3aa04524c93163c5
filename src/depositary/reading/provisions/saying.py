"""Saying: the agreement is what acts: "the treaty obliges", "a deal integrating the forces", "it provides for"."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.language import Entry, Predication, Token
from depositary.language.extent import coordinated
from depositary.reading.provisions.drafting import Drafting
from depositary.reading.provisions.ground import Ground
from depositary.reading.provisions.listing import alone
from depositary.reading.provisions.speaking import Speaking
from depositary.record import Provision

WORDS = 2  # in a thing that is a provision by itself: "the opening of roads", not "roads"


class Saying:
    """Reads provisions off predications whose subject is the agreement."""

    def __init__(self, ground: Ground, drafting: Drafting, speaking: Speaking) -> None:
        self.parse, self.words, self.attribution, self.table = (
            ground.parse,
            ground.words,
            ground.attribution,
            ground.table,
        )
        self.drafting, self.speaking = drafting, speaking

    def provisions(self, predication: Predication) -> list[Provision]:
        """The agreement is what acts: "the treaty obliges", "a deal integrating the forces", "it provides for"."""
        if predication.passive:
            return []
        done = any(c.passive and "to" not in c.helpers and c.link == "content" for c in predication.content)
        entries = [e for e in self.table.match(predication) if e.gives["agreement"] == "agent"]
        entries = [e for e in entries if done or not e.gives.get("clause")]
        agent = predication.agent or self._borrowed(predication)
        agreement = self.speaking.of(agent, pronoun=bool(entries), own=self.speaking.owns(predication))
        if agreement is None or not entries or (entries[0].gives["force"] == "will" and self._is_praise(predication)):
            return []
        if self._says_nothing(predication):
            return []
        return list(self._split(predication, agreement, entries[0]))

    def _borrowed(self, predication: Predication) -> tuple[Token, ...]:
        """The subject that a parser gives to the participle: "the treaty, concluded in 1950, obliges Peru"."""
        trigger = predication.trigger
        if predication.tense != "present" or trigger.dep != "ROOT" or trigger.kids("nsubj", "nsubjpass", "csubj"):
            return ()
        inserted = [t for t in trigger.kids("parataxis", "advcl") if t.i < trigger.i and t.tag in ("VBD", "VBN")]
        return tuple(s for t in inserted for s in t.kids("nsubj"))

    def _says_nothing(self, predication: Predication) -> bool:
        """Whether it only says who is bound, or points to what is told beside: "binds both", "says so"."""
        told = [t for role, t in predication.arguments() if role != "agent"]
        if any(t.lower == "so" for t in predication.trigger.kids("advmod", "dobj", "ccomp")) and not told:
            return True
        bare = not predication.content and not self._asked(predication) and bool(told)
        bound = all(t.lemma in self.words["party"] | self.words["anybody"] for t in told)
        return bare and bound and not predication.trigger.kids("xcomp", "advcl", "ccomp", "prep")

    def _is_praise(self, predication: Predication) -> bool:
        """Whether somebody tells what an agreement is good or bad for: "it would lift relations to a new height"."""
        statement = self.attribution.around(self.parse.span(predication.trigger))
        if statement is None:
            return False
        meant = predication.tense != "present" or predication.negated or predication.modality != "occurred"
        return meant or statement.direct

    def _split(self, predication: Predication, agreement: str, entry: Entry) -> Iterator[Provision]:
        """One provision for each clause below, else for each thing, else for the whole."""
        force, name, main = entry.gives["force"], entry.name, predication.trigger.dep == "ROOT"
        below = [c for c in predication.content if c.kind == "verb" and c.trigger.i > predication.trigger.i]
        clauses = [c for first in below or self._asked(predication) for c in coordinated(self.parse, first)]
        if len(clauses) == 1 and clauses[0].link == "control":
            by = clauses[0].agent
            yield self.drafting.clause(predication, agreement, basis=name, force=force, subject=main, by=by)
            return
        for clause in clauses:
            yield self.drafting.clause(clause, agreement, basis=name, force=force, apart=clauses)
        things = predication.role("patient|for|at|with|about|of|from|in|on")
        if clauses or (things and all(t.tag in ("WP", "WDT", "PRP") for t in things)):
            return
        things = tuple(t for thing in things for t in (thing, *_spread(thing, things)))
        if not _are_several(things) or any(t.pos == "NUM" or self.drafting.cast.who(t) for t in things[1:]):
            yield self.drafting.clause(predication, agreement, basis=name, force=force, subject=main, by=())
            return
        yield self.drafting.beginning(predication, things[0], agreement, basis=name, force=force)
        for thing in things[1:]:
            yield self.drafting.thing(thing, agreement, basis=name, force=force)

    def _asked(self, predication: Predication) -> list[Predication]:
        """The clauses of "lays down how units will join", which parsers hang beside the verb."""
        below = (c for t in predication.trigger.children if t.dep == "advcl" and (c := self.parse.clauses.at(t)))
        return [c for c in below if c.marker in self.words["asking"]]


def _spread(thing: Token, known: tuple[Token, ...]) -> list[Token]:
    """Things of the same list that a parser hangs deeper: "a zone of defence and security, free crossing, a court"."""
    found = []
    for word in thing.subtree():
        first = min(t.i for t in word.subtree())
        chained = word.head in found or any(t.i == first - 1 and t.text == "," for t in thing.subtree())
        if word.dep == "conj" and word not in known and chained and word.pos in ("NOUN", "VERB"):
            found.append(word)
    return found


def _are_several(things: tuple[Token, ...]) -> bool:
    """Whether the things provided are told one by one, each in words enough to be a provision of its own."""
    return len(things) > 1 and all(len(alone(t)) >= WORDS for t in things)

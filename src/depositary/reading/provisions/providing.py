"""Providing: the agreement says it, it is so under the agreement, or the parties undertake it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from depositary.language import Entry, Language, Parse, Predication, Token
from depositary.language.extent import coordinated
from depositary.reading.cast import CONTRACTING, Cast
from depositary.reading.instruments import Instruments
from depositary.reading.provisions.drafting import Drafting
from depositary.reading.provisions.framing import Framing
from depositary.reading.provisions.lasting import Lasting
from depositary.reading.provisions.listing import Listing, alone
from depositary.reading.provisions.topic import TAKING_UP, Topic
from depositary.record import Provision

WORDS = 2  # in a thing that is a provision by itself: "the opening of roads", not "roads"


class Providing:
    """Reads provisions off predications that name or mean their agreement."""

    def __init__(
        self,
        parse: Parse,
        language: Language,
        words: Mapping[str, frozenset[str]],
        *,
        instruments: Instruments,
        cast: Cast,
        drafting: Drafting,
        topic: Topic,
    ) -> None:
        self.parse, self.words, self.instruments, self.cast, self.drafting = parse, words, instruments, cast, drafting
        self.attribution = drafting.attribution
        self.topic, self.framing = topic, Framing(parse, words, instruments=instruments, topic=topic)
        self.lasting = Lasting(parse, words, instruments=instruments, drafting=drafting, topic=topic)
        self.listing = Listing(parse, words, instruments=instruments, drafting=drafting, framing=self.framing)
        self.table, self.acts = language.table("provisions"), language.table("acts")

    def provisions(self, predication: Predication) -> Iterator[Provision]:
        """What this predication says that an agreement provides."""
        if predication.kind == "noun":
            yield from self.listing.included(predication)
        if predication.kind == "verb" and not predication.question:
            yield from (
                self._as(predication)
                or self.lasting.provisions(predication)
                or self._said(predication)
                or self.listing.provisions(predication)
                or self._under(predication)
                or self._nothing(predication)
                or self._laid(predication)
                or self._undertaken(predication)
                or self._owed(predication)
            )

    def _as(self, predication: Predication) -> list[Provision]:
        """What is so as the agreement has it: "ships may pass, as the treaty lays down"."""
        main = predication.within
        telling = predication.marker == "as" and not predication.patient and not predication.content
        if main is None or main.kind != "verb" or not telling or predication.passive:
            return []
        agreement = self._speaking(predication.agent, pronoun=False)
        return [self.drafting.clause(main, agreement, basis="as", force="shall")] if agreement is not None else []

    def _nothing(self, predication: Predication) -> list[Provision]:
        """ "Nothing in the treaty affects the rights of others"."""
        if not any(t.lower in ("nothing", "none") for t in (*predication.agent, *predication.patient)):
            return []
        words = [*(t for p, t in predication.obliques if p in ("in", "of"))]
        words += [o for a in predication.agent for c in a.kids("prep") for o in c.kids("pobj")]
        agreement = self._speaking(tuple(words), pronoun=True)
        return [self.drafting.clause(predication, agreement, basis="nothing", force="shall")] if agreement else []

    def _laid(self, predication: Predication) -> list[Provision]:
        """What is laid down in the agreement: "inspections are foreseen in the treaty", "the body set up under it"."""
        if not predication.passive or predication.lemma not in self.words["provided"]:
            return []
        words = [t for p, t in predication.obliques if p in ("by", "in", "under")]
        agreement = self._speaking(tuple(words), pronoun=True)
        if agreement is None or predication.helpers & self.words["happened"]:
            return []
        return [self.drafting.clause(predication, agreement, basis="laid-down", force="shall")]

    def _owed(self, predication: Predication) -> list[Provision]:
        """What those bound must or may do: "signatories have to report", "parties to the pact may not test"."""
        binding = predication.helpers & self.words["bound"] or any(
            predication.lemma in ("be", "have") and c.link == "control" for c in predication.content
        )
        if not binding or predication.modality == "conditional":
            return []
        agreement = next((a for t in predication.agent if (a := self._party_of(t)) is not None), None)
        return [self.drafting.clause(predication, agreement, basis="owed")] if agreement is not None else []

    def _party_of(self, word: Token) -> str | None:
        """The agreement that "parties to the pact", "its signatories" are bound by."""
        if word.lemma not in self.words["party"]:
            return None
        owners = [o for c in word.children for o in (c.kids("pobj") if c.dep == "prep" else [c])]
        return next((a for o in owners for a in self.instruments.of(o)), None)

    def _said(self, predication: Predication) -> list[Provision]:
        """The agreement is what acts: "the treaty obliges", "a deal integrating the forces", "it provides for"."""
        if predication.passive:
            return []
        entries = [e for e in self.table.match(predication) if e.gives["agreement"] == "agent"]
        agreement = self._speaking(predication.agent, pronoun=bool(entries), own=self._is_own(predication))
        if agreement is None or not entries or (entries[0].gives["force"] == "will" and self._is_praise(predication)):
            return []
        return list(self._split(predication, agreement, entries[0]))

    def _is_praise(self, predication: Predication) -> bool:
        """Whether somebody tells what an agreement is good or bad for: "it would lift relations to a new height"."""
        statement = self.attribution.around(self.parse.span(predication.trigger))
        if statement is None:
            return False
        meant = predication.tense != "present" or predication.negated or predication.modality != "occurred"
        return meant or statement.direct

    def _is_own(self, predication: Predication) -> bool:
        """Whether the verb is one of texts, not of states: "it stipulates", "it bans"."""
        return predication.lemma in self.words["own"] and predication.tense == "present"

    def _speaking(self, words: tuple[Token, ...], *, pronoun: bool, own: bool = False) -> str | None:
        """The agreement that the subject stands for: itself, a part of it, or "it" before a verb of provision."""
        for word in words:
            found = self.instruments.of(word)
            if found:
                return found[0]
            if word.lemma in self.words["part"]:
                return self.framing.whole(word)
            taken_up = not self.cast.who(word) or (word.lower == "it" and (own or self.topic.alone(word)))
            if pronoun and word.lower in TAKING_UP | {"which"} and taken_up:
                return self.topic.before(word)
        return None

    def _split(self, predication: Predication, agreement: str, entry: Entry) -> Iterator[Provision]:
        """One provision for each clause below, else for each thing, else for the whole."""
        force, name = entry.gives["force"], entry.name
        below = [c for c in predication.content if c.kind == "verb" and c.trigger.i > predication.trigger.i]
        clauses = [c for first in below or self._asked(predication) for c in coordinated(self.parse, first)]
        if len(clauses) == 1 and clauses[0].link == "control":
            yield self.drafting.clause(
                predication, agreement, basis=name, force=force, subject=self._is_main(predication)
            )
            return
        for clause in clauses:
            yield self.drafting.clause(clause, agreement, basis=name, force=force, apart=clauses)
        things = predication.role("patient|for|at|with|about|of|from|in|on")
        if clauses or (things and all(t.tag in ("WP", "WDT", "PRP") for t in things)):
            return
        things = tuple(t for thing in things for t in (thing, *_spread(thing, things)))
        if not _are_several(things):
            yield self.drafting.clause(
                predication, agreement, basis=name, force=force, subject=self._is_main(predication)
            )
            return
        yield self.drafting.beginning(predication, things[0], agreement, basis=name, force=force)
        for thing in things[1:]:
            yield self.drafting.thing(thing, agreement, basis=name, force=force)

    def _is_main(self, predication: Predication) -> bool:
        return predication.trigger.dep == "ROOT"

    def _asked(self, predication: Predication) -> list[Predication]:
        """The clauses of "lays down how units will join", which parsers hang beside the verb."""
        below = (c for t in predication.trigger.children if t.dep == "advcl" and (c := self.parse.clauses.at(t)))
        return [c for c in below if c.marker in self.words["asking"]]

    def _under(self, predication: Predication) -> list[Provision]:
        """What is so under the agreement: "under the accord, Sweden will sell", "a pact by which the islands pass"."""
        agreement = self.framing.of(predication)
        if agreement is None or predication.trigger.lemma in self.words["speech"] | self.words["happening"]:
            return []
        if predication.link != "relative" and self._is_fulfilled(predication):
            return []
        described = predication.trigger.head if predication.trigger.dep == "relcl" else None
        named = [t for t in (*predication.agent, *predication.patient) if t is not described]
        if any(self.instruments.of(token) for token in named):
            return []
        return [self.drafting.clause(predication, agreement, basis="under")]

    def _is_fulfilled(self, predication: Predication) -> bool:
        """Whether it has come to pass: "have been freed under it"; "under it, men were freed" still may be a term."""
        past = predication.tense == "past" and predication.link in ("", "conjunct", "content")
        named = [t for p, t in predication.obliques if p in self.words["under"] and p not in self.words["loose"]]
        behind = bool(named) and all(t.i > predication.trigger.i for t in named)
        return bool(predication.helpers & self.words["happened"]) or (past and behind)

    def _undertaken(self, predication: Predication) -> list[Provision]:
        """What the parties bind themselves to, where the text speaks of an agreement."""
        entry = next((e for e in self.table.match(predication) if e.gives["agreement"] != "agent"), None)
        if entry is None or not predication.agent or predication.modality in ("denied", "conditional"):
            return []
        framed = self.framing.inside(predication)
        agreement = framed or self._spoken_of(predication, self.cast.all_of(predication.agent))
        inner = [c for c in (*predication.content, *self._gerunds(predication)) if c.kind == "verb"]
        inner = [c for first in inner for c in coordinated(self.parse, first)]
        if agreement is None or any(self._is_act(c) for c in inner):
            return []
        if framed is None and not self._is_bargain(predication, inner):
            return []
        force, name = entry.gives["force"], entry.name
        if framed is not None and not inner and predication.link not in ("relative", "content"):
            return [self.drafting.clause(predication, agreement, basis=name, force=force)]
        if len(inner) == 1 and not predication.passive and inner[0].link == "control":
            return [self.drafting.clause(predication, agreement, basis=name, force=force, subject=False)]
        return [self.drafting.clause(c, agreement, basis=name, force=force, subject=False, apart=inner) for c in inner]

    def _is_bargain(self, predication: Predication, inner: list[Predication]) -> bool:
        """Whether what somebody promises without naming the agreement may be part of it: no politician's vow."""
        if predication.lemma not in self.words["promising"]:
            return True
        who = [self.cast.actors[a].kind for a in self.cast.all_of(predication.agent)]
        of_it = any(t.lower == "it" and not self.cast.who(t) for c in inner for t in c.patient)
        return not of_it and (not who or any(kind in CONTRACTING or kind == "collective" for kind in who))

    def _gerunds(self, predication: Predication) -> list[Predication]:
        """The clauses of "agreed on opening the border", "committed to sharing data"."""
        below = (g for c in predication.trigger.kids("prep") for g in c.kids("pcomp"))
        found = [c for t in below for g in (t, *t.conjuncts()) if (c := self.parse.clauses.at(g)) is not None]
        return [c for c in dict.fromkeys(found) if c not in predication.content]

    def _spoken_of(self, predication: Predication, parties: tuple[str, ...]) -> str | None:
        """The agreement last named, or that the report is about, where those who undertake are its parties."""
        last = self.topic.before(predication.trigger) or self.instruments.main
        many = [self.cast.actors[p].kind == "collective" for p in parties]
        generic = any(t.lemma in self.words["party"] for t in predication.agent) or (bool(many) and all(many))
        if last is None or not (parties or generic):
            return None
        if generic:
            return last
        bound = self.instruments.agreements[last].parties
        return last if any(self.cast.same_side(p, b) for p in parties for b in bound) else None

    def _is_act(self, clause: Predication) -> bool:
        """Whether the clause is a step of an agreement: "agreed to extend the truce" provides nothing."""
        if not any(True for _ in self.acts.match(clause)):
            return False
        return any(self.instruments.of(token) for _, token in clause.arguments())


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

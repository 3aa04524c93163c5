"""From predications to steps: the words of `en/acts.yaml` where they are said of an agreement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from depositary.language import Entry, Language, Parse, Predication, Table
from depositary.language.extent import clause
from depositary.reading.attribution import Attribution
from depositary.reading.cast import Cast, head_of
from depositary.reading.instruments import Instruments
from depositary.reading.steps.described import Described
from depositary.reading.steps.doers import Doers
from depositary.reading.steps.fitting import Fitting
from depositary.reading.steps.focus import Focus
from depositary.reading.steps.gapped import Gapped
from depositary.reading.steps.modes import Modes
from depositary.reading.steps.targets import Targets
from depositary.reading.steps.telling import CONCLUDING, dated, once, same_day
from depositary.reading.steps.times import HAPPENED, Times
from depositary.record import Span, Step
from depositary.record.mention import DateMention
from depositary.record.words import Act, Modality

# Acts that one side does by itself.
ALONE = frozenset({"withdraw", "terminate", "suspend", "reject", "submit", "ratify", "approve", "authorise", "accede"})
BARE = frozenset({"nsubj", "neg", "advmod", "punct", "cc", "mark", "advcl", "conj"})  # below a helper left alone
PASSING = frozenset({"submit", "approve", "ratify", "sign"})  # after which "the bill" is that on the agreement
BESIDE = 700  # characters around "both agreed to" in which the agreement must be named
FURTHER = 2  # sentences back in which the act stands that "followed suit" repeats
LATELY = 3  # acts back among which is the one that "did so" repeats
NONE: frozenset[str] = frozenset()


def find(
    parse: Parse,
    language: Language,
    *,
    cast: Cast,
    dates: Iterable[DateMention],
    instruments: Instruments,
    attribution: Attribution,
    published: str | None = None,
) -> Iterator[Step]:
    """The steps of the report in text order, each told once. `published`: the day from which "to come" is told."""
    if not instruments.agreements:
        return
    words = language.words("steps")
    classes = {name: frozenset(listed) for name, listed in words.items() if isinstance(listed, list)}
    times = Times.of(dates, parse, instruments, classes["carrying"] | classes["doing"], published, classes["judging"])
    doers = Doers(cast, instruments.agreements, classes["doing"], classes["accusing"], classes["owned"])
    reader = Reader(
        parse=parse,
        table=language.table("acts"),
        cast=cast,
        times=times,
        modes=Modes(parse, times, words),
        doers=doers,
        fitting=Fitting(cast, doers, instruments, words),
        gapped=Gapped(parse, cast, times, {name: frozenset(listed) for name, listed in words["gaps"].items()}),
        targets=Targets(Focus(parse, instruments), instruments, cast, classes),
        attribution=attribution,
        words=words,
    )
    described = Described(parse, cast, times, doers, instruments, attribution, words["describing"])
    found = [*reader.all(), *described.all()]
    concluded = {agreement for agreement, act, _ in reader.told if act in CONCLUDING}
    found += described.dated(concluded)
    told = same_day(sorted(found, key=lambda s: s.evidence.start), cast.same_side, classes["joining"])
    yield from once(dated(told, cast.same_side))


@dataclass(slots=True)
class Reader:
    """Reads the steps of one report; `last` is the step told last, in sentence `told_in`: "did so" repeats it.

    `told` and `given` keep what was told so far, by its words and by its trigger.
    """

    parse: Parse
    table: Table
    cast: Cast
    times: Times
    modes: Modes
    doers: Doers
    fitting: Fitting
    gapped: Gapped
    targets: Targets
    attribution: Attribution
    words: Mapping[str, Any]
    last: tuple[Entry, str] | None = None
    told_in: int = 0
    told: list[tuple[str, Act, Span]] = field(default_factory=list)
    given: dict[int, Act] = field(default_factory=dict)
    idioms: dict[int, frozenset[str]] = field(default_factory=dict)
    doer: dict[str, tuple[str, ...]] = field(default_factory=dict)
    charge: Step | None = None
    charged_in: int = 0
    lately: list[tuple[tuple[Entry, str], tuple[str, ...]]] = field(default_factory=list)

    def all(self) -> Iterator[Step]:
        """Verbs of each sentence before its nouns: a noun inside the clause of the same act tells nothing new."""
        for sentence in _by_sentence(self.parse):
            for predication in sorted(sentence, key=lambda p: p.kind == "noun"):
                yield from self.read(predication)

    def _date_in_name(self, agreement: str) -> str | None:
        """The date by which a mention names the agreement, the most exact of several."""
        heads = (head_of(self.parse, mention) for mention in self.targets.instruments.agreements[agreement].mentions)
        dates = [date for head in heads if head is not None and (date := self.times.of_noun(head))]
        return max(dates, key=len, default=None)

    def read(self, predication: Predication) -> Iterator[Step]:
        """The steps that the predication reports: one for each agreement that it is said of."""
        for entry in sorted(self.table.match(predication), key=lambda e: not _by_idiom(e, predication)):
            agreements = self.agreements(predication, entry)
            if agreements:
                for agreement in agreements:
                    step = self.step(predication, entry, agreement)
                    if step is not None:
                        if step.act == "breach" and step.modality in HAPPENED:
                            self.charge, self.charged_in = step, predication.trigger.sentence
                        yield step
                        yield from self.gapped.of(predication, step)
                return
        again = self._repeated(predication) if self.last is not None and self._is_again(predication) else ()
        for entry, agreement in again:
            step = self.step(predication, entry, agreement)
            if step is not None and step.by:
                yield step
        yield from self._denials(predication)

    def agreements(self, predication: Predication, entry: Entry) -> tuple[str, ...]:
        """The agreements that this entry is said of here, as far as it may be said of them."""
        gives = entry.gives
        by_idiom = _by_idiom(entry, predication)
        done_to = predication.patient and predication.agent and not predication.passive
        if gives.get("intransitive") and done_to and not by_idiom:
            return ()
        if not by_idiom and self.fitting.completes(predication):
            return ()
        if gives["act"] == "reject" and self.charge is not None and self._rebuts(predication):
            return ()
        if gives.get("plural") and predication.trigger.tag in ("NN", "NNP"):
            return ()
        if gives.get("pending") and not self._is_pending(predication):
            return ()
        if gives.get("refused") and any(c.lower == "longer" for c in predication.trigger.children):
            return ()  # "is no longer a party" has left
        idiom = frozenset(word for phrase in entry.idiom for word in phrase.split()) if by_idiom else NONE
        found = self.targets.of(predication, gives, idiom=idiom)
        if not found and "content" in gives.get("agreement", ""):
            found = self._embedded(predication, gives)
        if not found and gives.get("clausal") and predication.content and not predication.patient:
            found = self._between(predication)
        trigger = predication.trigger
        if predication.kind == "noun" and trigger.dep in ("compound", "nmod", "amod"):
            found = tuple(a for a in found if a not in self.targets.instruments.of(trigger.head))  # "withdrawal pact"
        return tuple(a for a in found if self.fitting.fits(predication, gives, a))

    def _is_pending(self, predication: Predication) -> bool:
        """Whether an agreement's way through the houses has been told of shortly before: then "the bill" is its own."""
        apart = predication.trigger.sentence - self.told_in
        bill = [token for token in predication.patient if token.kids("prep", "acl", "relcl", "amod", "compound")]
        return self.last is not None and self.last[0].gives["act"] in PASSING and 0 <= apart <= FURTHER and not bill

    def _rebuts(self, predication: Predication) -> bool:
        """ "Lima rejected this" behind a charge is said of the charge."""
        near = predication.trigger.sentence - self.charged_in
        meant = bool(predication.patient) and all(t.lemma in self.words["charge"] for t in predication.patient)
        return meant and 0 <= near <= FURTHER

    def _between(self, predication: Predication) -> tuple[str, ...]:
        """The agreement of those who agree to do something, where the report names one between them: the nearest."""
        sides = self.cast.all_of(predication.agent)
        at = predication.trigger.start
        near = [
            (min(abs(m.start - at) for m in agreement.mentions), agreement.id)
            for agreement in self.targets.instruments.agreements.values()
            if not agreement.series and self.doers.shared(sides, agreement) > 1
        ]
        return (min(near)[1],) if near and min(near)[0] < BESIDE else ()

    def _embedded(self, predication: Predication, gives: Mapping[str, Any]) -> tuple[str, ...]:
        """What the acts that this one governs are done to: "instructed the ministry to sign the treaty"."""
        inner = [*self._governed(predication), *(predication.content if "inner" in gives else ())]
        inner += [p for t in predication.patient if (p := self.parse.clauses.at(t)) is not None]
        for governed in inner:
            for entry in self.table.match(governed):
                act = entry.gives["act"]
                fits = act in gives["inner"] if "inner" in gives else act != "authorise"
                if fits and (found := self.agreements(governed, entry)):
                    return found
        return ()

    def _governed(self, predication: Predication) -> Iterator[Predication]:
        """What it orders or lets happen, also where that only begins: "told them to start carrying it out"."""
        known = {id(predication)}
        for inner in self.parse.clauses:
            if inner.within is not None and id(inner.within) in known and inner.link in ("control", "gerund"):
                known.add(id(inner))
                yield inner

    def _repeated(self, predication: Predication) -> tuple[tuple[Entry, str], ...]:
        """The act told last that is not the doer's own: "Chad signed too but has yet to do so" is of one before; the
        last two where the doer "has done neither"."""
        doers = self.cast.all_of(predication.agent)
        others = [told for told, by in reversed(self.lately) if not set(by) & set(doers)]
        neither = any(token.lower == "neither" for token in predication.trigger.children)
        return tuple(others[:2] if neither else others[:1])

    def _denials(self, predication: Predication) -> Iterator[Step]:
        """ "Lima denied the charge", "brushed it aside": that it broke the agreement, as was told just before."""
        charge = self.charge
        if charge is None or predication.kind != "verb" or predication.lemma not in self.words["rebutting"]:
            return
        apart = predication.trigger.sentence - self.charged_in
        doers = self.cast.all_of(predication.agent)
        accused = any(self.cast.same_side(one, two) for one in doers for two in charge.by)
        meant = any(token.lemma in self.words["charge"] for token in predication.patient)
        if accused and meant and 0 <= apart <= FURTHER and predication.modality == "occurred":
            evidence = clause(self.parse, predication)
            via, statement = self.attribution.via(evidence)
            self.charge = None
            yield msgspec.structs.replace(
                charge, by=doers, to=(), with_=(), date=self.times.when(predication), place=None, modality="denied",
                via=via, statement=statement, evidence=evidence, basis="steps/charge-denied",
            )  # fmt: skip

    def _is_again(self, predication: Predication) -> bool:
        """ "did so", "followed suit", "Benin followed", "but Chad did not": the act told last, by another."""
        again, verb = self.words["again"], predication.trigger
        if predication.kind != "verb" or not self.cast.all_of(predication.agent):
            return False
        apart = verb.sentence - self.told_in
        behind = [*verb.children, *self.parse.tokens[verb.i + 1 : verb.i + 2]]  # a parser may hang "so" elsewhere
        if verb.lemma in again["verb"] and any(t.lower in again["with"] for t in behind):
            return apart <= FURTHER
        if verb.lemma in again["helper"] and self._stands_alone(predication):
            return apart <= 1 and any(self.cast.territory(a) for a in self.cast.all_of(predication.agent))
        free = predication.link in ("", "conjunct", "content")
        return apart <= 1 and verb.lemma == "follow" and not predication.patient and free

    def _stands_alone(self, predication: Predication) -> bool:
        """ "India did not", "Chad has": a helper whose verb is left out, not one that takes something."""
        filled = predication.patient or predication.attribute or predication.content or predication.passive
        return not filled and all(c.dep in BARE for c in predication.trigger.children)

    def step(self, predication: Predication, entry: Entry, agreement: str) -> Step | None:
        """The step with what the clause says of who, when, how; None where a noun merely mentions the act."""
        gives = entry.gives
        named = self.doers.by(predication, gives.get("by", "agent")) or self._makers(predication)
        evidence = clause(self.parse, predication)
        date = self.times.when(predication) or self._inside(predication, evidence)
        act, modality = self.modes.of(predication, gives, date)
        date = date or self._date_near(predication, agreement, act, modality)
        if (gives.get("ahead") and modality in HAPPENED) or self._is_begged_off(predication):
            return None
        if self._is_no_step(predication, gives, modality):
            return None
        if (gives.get("named") and not named) or (gives.get("undenied") and modality == "denied"):
            return None
        if self._merely_mentions(predication, agreement, act, told=bool(named or date) or modality != "occurred"):
            return None
        self.told.append((agreement, act, evidence))
        self.given[predication.trigger.i] = act
        if _by_idiom(entry, predication):
            self.idioms[predication.trigger.i] = frozenset(w for phrase in entry.idiom for w in phrase.split())
        self.last, self.told_in = (entry, agreement), predication.trigger.sentence
        self.lately = [*self.lately[-LATELY:], (self.last, named)]
        via, statement = self.attribution.via(evidence)
        by = named
        if not self.doers.have_side(named):
            by = tuple(dict.fromkeys((*named, *self._implied(predication, gives, agreement, via))))
        elif act in ALONE and len(by) == 1 and modality in HAPPENED:
            self.doer[agreement] = by
        return Step(
            agreement=agreement,
            act=act,
            by=by,
            to=self._role(predication, gives.get("to"), but=by),
            with_=self._role(predication, gives.get("with", "with|together with|alongside"), but=by),
            on_behalf_of=self.doers.behalf(predication),
            date=date,
            place=self._place(predication),
            modality=modality,
            via=via,
            statement=statement,
            evidence=evidence,
            basis=f"steps/{entry.name}",
        )

    def _date_near(self, predication: Predication, agreement: str, act: Act, modality: Modality) -> str | None:
        """The date that the clause has from its sentence, the name of the agreement, or the head of the paragraph."""
        if act not in CONCLUDING:
            date = self.times.around(predication)
        else:
            date = self._date_in_name(agreement) if modality == "occurred" else None
        if date is None and modality in HAPPENED and predication.tense == "present":
            return self.times.heading(predication)
        return date

    def _is_no_step(self, predication: Predication, gives: Mapping[str, Any], modality: Modality) -> bool:
        """Whether the entry does not count in this mode or tense."""
        if gives.get("refused") and not predication.negated:
            return True
        if gives.get("present") is False and predication.tense == "present" and modality in HAPPENED:
            return True
        return gives.get("asked") is False and modality == "proposed"

    def _inside(self, predication: Predication, evidence: Span) -> str | None:
        """The date within these words, unless it is that of a conclusion ("the pact, signed in 2019, has lapsed")."""
        found = self.times.inside(evidence)
        if found is None:
            return None
        date, owner = found
        told_apart = owner is not None and owner.kind == "verb" and predication in owner.outer()
        if owner is not None and told_apart and any(e.gives["act"] in CONCLUDING for e in self.table.match(owner)):
            return None
        return date

    def _implied(
        self, predication: Predication, gives: Mapping[str, Any], agreement: str, via: tuple[str, ...]
    ) -> tuple[str, ...]:
        """Who is understood to act where nobody with a side is named."""
        if gives["act"] == "mediate" or gives.get("by") == "none":
            return ()
        if owner := self.doers.owner(predication):
            return owner
        if gives["act"] == "breach":
            outer = tuple(a for p in predication.outer() for a in self.cast.all_of(p.agent))
            if predication.modality == "denied" and outer:
                return outer  # "Lima denied that the raid broke the truce"
            found = self.doers.accused(agreement, outer) or self.doers.accused(agreement, via[-1:])
            return found or self.doers.told_before(predication, agreement, self.parse.clauses)
        if gives.get("parties"):
            return self.doers.parties(agreement)
        if gives["act"] in ALONE and agreement in self.doer:
            return self.doer[agreement]
        return self.doers.parties(agreement, alone=gives["act"] in ALONE)

    def _is_begged_off(self, predication: Predication) -> bool:
        """ "urged them not to sign", "do not sign": what others want not to be done is neither done nor refused."""
        above = predication.within
        if predication.negated and predication.commands and predication.helpers:
            return True
        asked = predication.link == "control" or (predication.link == "content" and predication.tense == "none")
        return predication.negated and asked and above is not None and above.trigger.lemma in self.words["asking"]

    def _makers(self, predication: Predication) -> tuple[str, ...]:
        """Who declares it so: "Peru pronounced the treaty dead"."""
        above = predication.within
        if above is None or predication.link != "content" or above.trigger.lemma not in self.words["making"]:
            return ()
        bare = predication.kind == "adjective" or (predication.trigger.tag == "VBN" and predication.tense == "none")
        return self.cast.all_of(above.agent) if bare and not above.passive else ()

    def _merely_mentions(self, predication: Predication, agreement: str, act: Act, *, told: bool) -> bool:
        """Whether a noun stands inside the clause of the same act, or says neither who nor when nor how."""
        if predication.kind != "noun":
            return False
        if any(self.given.get(p.trigger.i) == act for p in predication.outer()):
            return True
        if any(predication.lemma in self.idioms.get(p.trigger.i, NONE) for p in predication.outer()):
            return True  # "opened for signature" is no signature
        at = predication.trigger.start
        if any(a == agreement and same == act and span.start <= at < span.end for a, same, span in self.told):
            return True
        return not told and predication.light is None and act not in ("breach", "negotiate")

    def _role(self, predication: Predication, roles: str | None, *, but: tuple[str, ...]) -> tuple[str, ...]:
        found = self.cast.all_of(predication.role(roles)) if roles else ()
        return tuple(actor for actor in found if actor not in but)

    def _place(self, predication: Predication) -> str | None:
        for _, token in (pair for pair in predication.obliques if pair[0] in ("in", "at")):
            if token.entity in ("GPE", "LOC", "FAC"):
                first = min((c.i for c in token.kids("compound")), default=token.i)
                return self.parse.span(self.parse.tokens[first], token).text
        return None


def _by_idiom(entry: Entry, predication: Predication) -> bool:
    """Whether the entry matches by an idiom rather than by the bare word."""
    return bool(entry.idiom) and not entry.by_word(predication)


def _by_sentence(parse: Parse) -> Iterator[list[Predication]]:
    group: list[Predication] = []
    for predication in parse.clauses:
        if group and group[0].trigger.sentence != predication.trigger.sentence:
            yield group
            group = []
        group.append(predication)
    if group:
        yield group

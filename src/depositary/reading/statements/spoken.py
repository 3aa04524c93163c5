"""Cues: the predications by which somebody speaks, and where what is said stands (`language/en/speech.yaml`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from depositary.language import Language, Parse, Token
from depositary.language.lexicon import Entry
from depositary.language.predications import Predication
from depositary.language.predications.arguments import is_infinitive
from depositary.reading.cast import Cast
from depositary.reading.statements.extent import after_stop, beside_comma, content_words, naming, whole
from depositary.record import Span

_EMBEDDED = ("content", "control")
_ROLES = frozenset({"clause", "infinitive", "another", "gerund", "patient", "attribute"})
_UNSAID = frozenset({"conditional", "denied"})  # "did not say that", "if they say that": nobody has said it
_ASKING = frozenset({"WP", "WDT", "WP$"})
_EMPTY = frozenset({"PRON", "DET", "SCONJ", "ADP", "PART"})
_BARE = 4  # words of "not to be named"
_RELATIVE = frozenset({"who", "which", "that"})


@dataclass(slots=True)
class Cue:
    """A cue with its entry and the words of its content, pieces apart. Without content it may yet take a quotation."""

    predication: Predication
    entry: Entry
    content: tuple[tuple[Token, ...], ...] = ()
    tops: tuple[Token, ...] = field(default=(), repr=False)

    @property
    def trigger(self) -> Token:
        """The word that is the cue."""
        return self.predication.trigger

    @property
    def words(self) -> tuple[Token, ...]:
        """All words of the content."""
        return tuple(word for piece in self.content for word in piece)

    @property
    def quotes(self) -> bool:
        """Whether a quotation can be its content."""
        return bool(self.entry.gives.get("quote"))


class Cues:
    """The cues of a parse."""

    def __init__(self, parse: Parse, language: Language, cast: Cast) -> None:
        self._parse, self._cast = parse, cast
        self._table = language.table("speech")
        self._aside = frozenset(language.words("citing")["aside"])
        self._silent = frozenset(language.words("citing")["silent"])
        self._hiding = frozenset(language.words("citing")["hiding"])
        self._below: dict[int, list[Predication]] = defaultdict(list)
        for predication in parse.clauses:
            if predication.within is not None:
                self._below[predication.within.trigger.i].append(predication)

    def __iter__(self) -> Iterator[Cue]:
        for predication in self._parse.clauses:
            cue = self._cue(predication)
            if cue is not None:
                yield cue

    def _cue(self, predication: Predication) -> Cue | None:
        """The first entry whose content is there; else the first that can take a quotation."""
        if predication.modality in _UNSAID or (predication.modality == "possible" and not predication.question):
            return None
        bare: Cue | None = None
        for entry in self._table.match(predication):
            if not self._speaks(predication, entry):
                continue
            pieces = self._content(predication, entry)
            if pieces and _tells(pieces, entry.gives.get("least", 1)) and not self._hides(pieces):
                return Cue(predication, entry, pieces)
            if entry.gives.get("quote") and bare is None:
                bare = Cue(predication, entry)
        return bare

    def _hides(self, pieces: tuple[tuple[Token, ...], ...]) -> bool:
        """ "asked not to be named": so sources hide, and say nothing."""
        words = [word for piece in pieces for word in piece]
        return len(words) <= _BARE and words[0].lower == "not" and words[-1].lemma in self._hiding

    def _speaks(self, predication: Predication, entry: Entry) -> bool:
        """Whether somebody is there who can speak: an actor where the entry wants one; a treaty does not."""
        agents = [word for word in predication.role(entry.gives.get("source", "agent")) if word.dep != "expl"]
        if entry.gives.get("passes") or (entry.gives.get("passive") and not predication.passive):
            return False
        if entry.gives.get("actor") and not self._cast.all_of(agents):
            return False
        if agents or (entry.gives.get("quote") and predication.trigger.tag != "VB"):
            return not any(word.lemma in self._silent for word in agents)
        return bool(entry.gives.get("nobody")) and is_impersonal(predication)

    def _content(self, predication: Predication, entry: Entry) -> tuple[tuple[Token, ...], ...]:
        taken = {
            phrase.partition(" ")[2]
            for phrase in getattr(entry, predication.kind)
            if phrase.startswith(f"{predication.lemma} ")
        }
        for way in entry.gives["content"].split("|"):
            if taken and way.isalpha() and way not in _ROLES and way not in taken:
                continue
            pieces = [self._role(predication, role) for role in way.split("+")]
            if all(pieces):
                # "what it called a milestone": the milestone is what it said.
                pieces = sorted(
                    (p for p in pieces if len(pieces) < 2 or p[0].tag not in _ASKING), key=lambda words: words[0].i
                )
                if not pieces:
                    continue
                if not {"clause", "infinitive", "another", "gerund"} & set(way.split("+")):
                    pieces[-1] = _with_rest(predication, pieces[-1])
                return tuple(pieces)
        return ()

    def _role(self, predication: Predication, role: str) -> tuple[Token, ...]:
        match role:
            case "clause":
                return self._clause(predication)
            case "infinitive":
                return self._embedded(predication, ("control",))
            case "another":
                return self._another(predication)
            case "gerund":
                return self._gerund(predication, "")
            case "patient" | "attribute":
                return self._argument(predication, role)
        return self._argument(predication, role) or self._gerund(predication, role)

    def _clause(self, predication: Predication) -> tuple[Token, ...]:
        found = self._embedded(predication, ("content",)) or self._carried(predication) or self._equated(predication)
        if found or predication.kind != "verb":
            return after_stop(predication.trigger, found)
        return after_stop(predication.trigger, self._around(predication) or beside_comma(self._parse, predication))

    def _carried(self, predication: Predication) -> tuple[Token, ...]:
        """What the complement of the cue takes: "made clear that it was over"."""
        below = [p for p in self._below.get(predication.trigger.i, ()) if p.trigger in predication.attribute]
        return _merged(
            content_words(p, c) for p in below for c in p.content if c.link == "content" and c.marker == "that"
        )

    def _equated(self, predication: Predication) -> tuple[Token, ...]:
        """What a noun or adjective of speech is or holds: "its position is that …", "was adamant that …"."""
        be = predication.within
        place = predication.trigger.dep
        if predication.kind == "verb" or be is None or be.trigger.lemma != "be" or place not in ("nsubj", "acomp"):
            return ()
        return _merged(content_words(be, c) for c in be.content if c.link == "content" and c.marker == "that")

    def _around(self, predication: Predication) -> tuple[Token, ...]:
        """The clause that the cue is thrown into: "The treaty, he said, would lapse"."""
        outer = predication.within
        loose = not predication.marker or predication.marker == "as"  # "as the agency explains, …"
        thrown = predication.link == "adverbial" and loose and predication.tense in ("past", "present")
        if outer is None or not thrown or predication.trigger.tag == "VBG" or not predication.agent:
            return ()
        return content_words(predication, outer)

    def _embedded(self, predication: Predication, links: tuple[str, ...]) -> tuple[Token, ...]:
        found = [
            c for c in predication.content
            if c.link in links and c.marker != "as" and c.trigger not in predication.attribute
        ]  # fmt: skip
        return _merged(content_words(predication, c) for c in found)

    def _another(self, predication: Predication) -> tuple[Token, ...]:
        """What somebody else is to do: "wants the House to vote", but not "wants to vote"."""
        found = [c for c in predication.content if c.link == "control" and c.trigger.child("nsubj", "nsubjpass")]
        return _merged(content_words(predication, c) for c in found)

    def _gerund(self, predication: Predication, marker: str) -> tuple[Token, ...]:
        below = self._below.get(predication.trigger.i, ())
        found = [p for p in below if p.link == "gerund" and p.marker == marker]
        if not marker:
            found += [
                p for p in below if p.link == "control" and p.trigger.dep == "xcomp" and not is_infinitive(p.trigger)
            ]
        return _merged(whole((p.trigger,)) for p in found)

    def _argument(self, predication: Predication, role: str) -> tuple[Token, ...]:
        own = {word.i for word in predication.trigger.subtree()}
        heads = [
            word for word in predication.role(role)
            if word.i in own and word is not predication.trigger
            and word.entity not in ("DATE", "TIME") and word.lemma not in self._aside
        ]  # fmt: skip
        return whole(heads)


def is_impersonal(predication: Predication) -> bool:
    """ "it is feared that": a passive without a subject of its own."""
    return predication.passive and all(word.lower == "it" for word in predication.patient)


def _tells(pieces: tuple[tuple[Token, ...], ...], least: int) -> bool:
    """Whether the content has so many words and more than pronouns: "announced it" tells nothing."""
    words = [word for piece in pieces for word in piece if word.pos != "PUNCT"]
    if any(piece[0].tag in _ASKING for piece in pieces) and len(words) < 6:
        return False
    return len(words) >= least and any(word.pos not in _EMPTY for word in words)


def _with_rest(predication: Predication, words: tuple[Token, ...]) -> tuple[Token, ...]:
    """The object with the phrases right behind it that the parser hangs on the verb, times and places apart."""
    if not words or predication.passive:
        return words
    found = list(words)
    for child in predication.trigger.kids("prep"):
        noun = child.child("pobj")
        if child.i == found[-1].i + 1 and not (
            noun is not None and noun.entity in ("DATE", "TIME", "GPE", "LOC", "FAC")
        ):
            found += child.subtree()
    return tuple(found)


def _merged(pieces: Iterator[tuple[Token, ...]]) -> tuple[Token, ...]:
    found = {word.i: word for piece in pieces for word in piece}
    return tuple(found[i] for i in sorted(found))


def source_of(parse: Parse, cue: Cue) -> tuple[Span | None, tuple[Token, ...]]:
    """The words that name the speaker as they stand (a relative pronoun too), and the words that tell who it is."""
    predication = cue.predication
    agents = tuple(
        w for w in predication.role(cue.entry.gives.get("source", "agent")) if w.dep != "expl" and w is not cue.trigger
    )
    own = cue.trigger.child("nsubj")
    if own is None or own.lower not in _RELATIVE or own.tag not in ("WP", "WDT"):
        return naming(parse, agents), agents
    ahead = naming(parse, agents)
    if ahead is not None and not parse.text[ahead.end : own.start].strip(" ,"):
        return Span.of(parse.text, ahead.start, own.end), agents
    return parse.span(own), agents


def cue_span(parse: Parse, predication: Predication) -> Span:
    """The cue as it stands: the verb with its particle."""
    trigger = predication.trigger
    particle = trigger.child("prt")
    if particle is not None and particle.i == trigger.i + 1:
        return parse.span(trigger, particle)
    return parse.span(trigger)

"""A predication: who did what to whom, in what mode, as one clause or noun phrase of a report has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from depositary.language.parse import Token
from depositary.record.words import Modality

Kind = Literal["verb", "noun", "adjective"]
Tense = Literal["past", "present", "future", "none"]
Link = Literal[
    "",            # a main clause
    "content",     # what is said, thought, denied: "said that X signed", "'X signed,' he said", "called X illegal"
    "control",     # "instructed X to sign", "refused to sign"; nouns: "called for the signing", "the order to"
    "gerund",      # "accused X of breaching", "by signing", "after signing" (see `marker`)
    "condition",   # "if X signs", "should X sign", "unless"
    "purpose",     # "met to sign"
    "adverbial",   # "after X signed", "because", "while signing" (see `marker`)
    "relative",    # "the deal, which X signed", "the deal signed by X"
    "conjunct",    # the second of two coordinated clauses
    "argument",    # a noun that is an argument of the other: "the signing took place", "denounced the signing"
]  # fmt: skip


@dataclass(slots=True, eq=False)
class Predication:
    """One trigger with its arguments. Arguments are head words; coordinated ones stand side by side.

    agent      who does it; what is so ("X is illegal", "X is a violation"); of nouns the possessor or by-phrase
    patient    whom or what it is done to; for nouns the of-phrase or compound ("treaty ratification")
    recipient  to whom ("told the ministry to", "gave Russia its approval")
    attribute  what it is called or is ("called it a treaty", "is a violation"): the word after the copula
    obliques   (preposition, head word) in text order, complex ones whole: ("on behalf of", Moscow)
    content    embedded predications: what is said, ordered, planned
    within     the predication that this one is embedded in, by `link`; `marker` joins them ("if", "after", "of")
    """

    trigger: Token
    kind: Kind
    lemma: str
    agent: tuple[Token, ...] = ()
    patient: tuple[Token, ...] = ()
    recipient: tuple[Token, ...] = ()
    attribute: tuple[Token, ...] = ()
    obliques: tuple[tuple[str, Token], ...] = ()
    content: list[Predication] = field(default_factory=list)
    within: Predication | None = None
    link: Link = ""
    marker: str = ""
    light: Predication | None = None
    negated: bool = False
    passive: bool = False
    question: bool = False
    tense: Tense = "none"
    modality: Modality = "occurred"

    def role(self, name: str) -> tuple[Token, ...]:
        """The words in a role: agent, patient, recipient, attribute, content (the verbs below), or a preposition.

        Several roles joined by "|" are tried in order; the first that is filled counts.
        """
        for part in name.split("|"):
            found = self._role(part)
            if found:
                return found
        return ()

    def _role(self, name: str) -> tuple[Token, ...]:
        match name:
            case "agent":
                return self.agent
            case "patient":
                return self.patient
            case "recipient":
                return self.recipient
            case "attribute":
                return self.attribute
            case "content":
                return tuple(inner.trigger for inner in self.content)
        return tuple(token for preposition, token in self.obliques if preposition == name)

    def arguments(self) -> Iterator[tuple[str, Token]]:
        """Every (role, word)."""
        for name in ("agent", "patient", "recipient", "attribute"):
            for token in self._role(name):
                yield name, token
        yield from self.obliques

    @property
    def helpers(self) -> frozenset[str]:
        """The auxiliaries of the trigger as written, in lower case: will, must, to; without those of the passive."""
        return frozenset(c.lower for c in self.trigger.children if c.dep == "aux")

    @property
    def commands(self) -> bool:
        """Whether it is an imperative: "leave the strip", "do not shoot"."""
        bare = self.kind == "verb" and self.trigger.tag == "VB" and not self.agent and not self.passive
        return bare and self.helpers <= ({"do"} if self.negated else frozenset())

    def outer(self) -> Iterator[Predication]:
        """The predications that this one is embedded in, innermost first."""
        above, seen = self.within, 0
        while above is not None and seen < 50:
            yield above
            above, seen = above.within, seen + 1

    def __repr__(self) -> str:
        roles = ", ".join(f"{name}={token.text}" for name, token in self.arguments())
        flags = f"{' not' if self.negated else ''}{' passive' if self.passive else ''}"
        link = f" <{self.link}:{self.marker} {self.within.lemma}>" if self.within else ""
        return f"[{self.kind} {self.lemma}({roles}) {self.modality}{flags}{link}]"


@dataclass(frozen=True, slots=True)
class Predications:
    """All predications of a parse in text order, and by trigger."""

    all: tuple[Predication, ...]
    by_trigger: dict[int, Predication]

    def __iter__(self) -> Iterator[Predication]:
        return iter(self.all)

    def at(self, token: Token) -> Predication | None:
        """The predication that this word triggers."""
        return self.by_trigger.get(token.i)

    def around(self, token: Token) -> Predication | None:
        """The nearest predication whose trigger is the word itself or stands above it in the tree."""
        found = self.by_trigger.get(token.i)
        if found:
            return found
        return next((p for a in token.ancestors() if (p := self.by_trigger.get(a.i))), None)

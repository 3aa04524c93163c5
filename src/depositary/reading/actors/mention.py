"""A mention on its way to an actor: the words of a noun phrase and what they alone say of whom they mean."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from depositary.language import Token
from depositary.record.words import ActorKind

Sort = Literal[
    "territory",   # a state by its name, adjective, or a capital that stands for it
    "listed",      # an organisation, group, paper … of the vocabulary
    "people",      # "Georgians"
    "person",      # a personal name
    "office",      # "the foreign minister", "officials in Tbilisi"
    "body",        # "the ministry", "Russia's government"
    "force",       # "the army", "rebel commanders"
    "press",       # "the paper"
    "collective",  # "observers", "the mediators"
    "state",       # "the Georgian side", "the country"
    "several",     # "both countries"
    "named",       # a name in capitals that no list holds
    "pronoun",
]  # fmt: skip


@dataclass(slots=True, eq=False)
class Mention:
    """A noun phrase that may stand for an actor.

    `first` and `last` are its outermost tokens (both included), `head` the word that is argument of a predicate.
    `inner` is where the name alone begins after a title that heads it ("the envoy X"): a mention of its own.
    `end` is where the name of the organisation ends that it speaks for ("the head of the African Union"), if it does.
    `sides` are codes of territories, `belongs` ids of listed organisations that it speaks for; `owner` is the pronoun
    or noun whose side it takes ("its ministry"), `bound` says that the owner is known and has none.
    `beside` are mentions of the same actor in apposition.
    """

    sort: Sort
    head: Token
    first: Token
    last: Token
    inner: Token | None = None
    end: Token | None = None
    name: str = ""
    kind: ActorKind | None = None
    table: str = ""
    key: str | None = None
    sense: str = ""
    lemma: str = ""
    topic: frozenset[str] = frozenset()
    role: str | None = None
    sides: tuple[str, ...] = ()
    belongs: tuple[str, ...] = ()
    owner: Token | None = None
    bound: bool = False
    plural: bool = False
    definite: bool = False
    indefinite: bool = False
    count: int = 0
    gender: str = ""
    beside: list[Mention] = field(default_factory=list)

    @property
    def is_subject(self) -> bool:
        """Whether it, or the first it is coordinated with, is the subject of a verb."""
        token = self.head
        while token.dep == "conj" and token.head is not token:
            token = token.head
        return token.dep.startswith("nsubj")

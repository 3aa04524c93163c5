"""The lexicon: named entries of verbs, nouns, adjectives and idioms, and what each gives to a stage.

An entry in `en/*.yaml`:

    - name: enter-into-force
      verb: [take effect, kick in, apply]     # lemmas; "call off" has a particle, "enter into" wants its preposition
      noun: [entry into]                      # "entry into" wants the preposition too
      adjective: [operative, applicable]
      idiom: [enter into force, come into effect]   # lemmas in order, each below the first in the tree
      when: {agent: $agreement}               # every role named must be filled by such a word: a $class or lemmas
      unless: {agent: [ban, embargo]}         # no role named may be filled by such a word
      gives: {act: enter_into_force, agreement: agent}      # for the stage; roles as in Predication.role
      yes: ["The accord took effect in May."]
      no:  ["The doctor took the medicine."]
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec

from depositary.errors import BadLexicon
from depositary.language.parse import Token
from depositary.language.predications.model import Predication

_APART = frozenset({"relcl", "advcl", "parataxis"})  # clauses of their own: no idiom reaches into them
IsA = Callable[[Token, str], bool]


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry; see the module's docstring for its fields."""

    name: str
    verb: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    adjective: tuple[str, ...] = ()
    idiom: tuple[str, ...] = ()
    when: dict[str, str | tuple[str, ...]] = {}
    unless: dict[str, str | tuple[str, ...]] = {}
    gives: dict[str, Any] = {}
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    note: str = ""

    def keys(self) -> Iterator[tuple[str, str]]:
        """(kind of trigger, its first lemma) under which the entry is looked up."""
        for kind in ("verb", "noun", "adjective"):
            for phrase in getattr(self, kind):
                yield kind, phrase.split()[0]
        for phrase in self.idiom:
            yield "idiom", phrase.split()[0]

    def by_word(self, predication: Predication) -> bool:
        """Whether the trigger itself is listed, alone, with its particle or with a preposition that it wants; not an
        idiom that begins with it."""
        phrases: tuple[str, ...] = getattr(self, predication.kind)
        if predication.lemma in phrases:
            return True
        if " " in predication.lemma:  # a verb with its particle wants no preposition besides
            return False
        begun = predication.lemma + " "
        wanted = [phrase.removeprefix(begun) for phrase in phrases if phrase.startswith(begun)]
        return any(predication.role(preposition) for preposition in wanted)

    def fits(self, predication: Predication, is_a: IsA | None = None) -> bool:
        """Whether its roles are filled as wanted; `is_a(word, class)` answers for $classes, None lets all pass."""
        wanted = all(_fills(predication, role, kind, is_a) for role, kind in self.when.items())
        return wanted and not any(_fills(predication, role, kind, is_a) for role, kind in self.unless.items())


class Reach:
    """The words that an idiom may take beside the trigger of a predication; gathered when they are first asked for."""

    def __init__(self, predication: Predication) -> None:
        self.predication = predication
        self._words: list[Token] = []
        self._lemmas: frozenset[str] | None = None

    def holds(self, idiom: tuple[str, ...]) -> bool:
        """Whether the words of an idiom behind its first stand here in order; the last may be a mere preposition."""
        lemmas = self._gather() if self._lemmas is None else self._lemmas
        *first, last = idiom
        if any(lemma not in lemmas for lemma in first):
            return False
        if last in lemmas and _in_order(idiom, self._words):
            return True
        return any(name == last for name, _ in self.predication.obliques) and _in_order(first, self._words)

    def _gather(self) -> frozenset[str]:
        trigger = self.predication.trigger
        # "an end was put to it", "the blessing that they gave": what the verb is about to take stands before it.
        before = [token for token in self.predication.patient if token.i < trigger.i]
        self._words = [*before, *_below(trigger)]
        self._lemmas = frozenset(form for token in self._words for form in (token.lemma, token.lower))
        return self._lemmas


def _in_order(lemmas: Sequence[str], below: list[Token]) -> bool:
    """Whether the words stand below in this order, as lemma or as written; what follows a preposition is its noun."""
    at, before = 0, None
    for lemma in lemmas:
        for number, token in enumerate(below[at:], at):
            free = before is None or before.pos != "ADP" or not before.children
            if (free or before in (token.head, token.head.head)) and lemma in (token.lemma, token.lower):
                at, before = number + 1, token
                break
        else:
            return False
    return True


def _below(trigger: Token) -> list[Token]:
    """The words behind the trigger within four steps below it and in its own clause, in text order."""
    found, level = [], [trigger]
    for _ in range(4):
        level = [child for token in level for child in token.children if child.dep not in _APART]
        found += level
    return sorted((t for t in found if t.i > trigger.i), key=lambda t: t.i)


def _fills(predication: Predication, role: str, kind: str | tuple[str, ...], is_a: IsA | None) -> bool:
    words = predication.role(role)
    if isinstance(kind, tuple):
        return any(word.lemma in kind for word in words)
    return any(is_a is None or is_a(word, kind.removeprefix("$")) for word in words)


class Table:
    """The entries of one file, looked up by the word that triggers a predication."""

    def __init__(self, name: str, entries: tuple[Entry, ...]) -> None:
        self.name, self.entries = name, entries
        self._index: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        self._idioms: dict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
        for entry in entries:
            for key in dict.fromkeys(entry.keys()):
                self._index[key].append(entry)
            for first, *rest in map(str.split, entry.idiom):
                if rest:
                    self._idioms[entry.name, first].append(tuple(rest))

    @classmethod
    def of(cls, name: str, rows: object) -> Table:
        """The table of these YAML rows. Raises BadLexicon with the entry's name where one is malformed."""
        if not isinstance(rows, list):
            raise BadLexicon("not a list of entries", where=f"{name}.yaml")
        entries = []
        for number, row in enumerate(rows, 1):
            try:
                entries.append(msgspec.convert(row, Entry))
            except msgspec.ValidationError as error:
                label = row.get("name", number) if isinstance(row, dict) else number
                raise BadLexicon(str(error), where=f"{name}.yaml, entry {label}") from error
        return cls(name, tuple(entries))

    def match(self, predication: Predication, is_a: IsA | None = None) -> Iterator[Entry]:
        """The entries that this predication is worded by, in file order for each way of looking up."""
        lemma = predication.lemma.split()[0]
        seen: set[str] = set()
        reach = Reach(predication)
        for kind in dict.fromkeys((predication.kind, "idiom")):
            key = predication.trigger.lemma if kind == "idiom" else lemma
            for entry in self._index.get((kind, key), ()):
                if entry.name not in seen and self._worded(entry, reach) and entry.fits(predication, is_a):
                    seen.add(entry.name)
                    yield entry

    def _worded(self, entry: Entry, reach: Reach) -> bool:
        predication = reach.predication
        if entry.by_word(predication):
            return True
        idioms = self._idioms.get((entry.name, predication.trigger.lemma), ())
        return any(reach.holds(idiom) for idiom in idioms)

    def lemmas(self, kind: str) -> frozenset[str]:
        """The first words of all entries of this kind: verb, noun, adjective, idiom."""
        return frozenset(lemma for k, lemma in self._index if k == kind)


def lint(table: Table) -> list[str]:
    """What is wrong with a table: doubled names, entries without a trigger, words not in lower case, no example."""
    faults = []
    names = [entry.name for entry in table.entries]
    for entry in table.entries:
        where = f"{table.name}.yaml, {entry.name}"
        if names.count(entry.name) > 1:
            faults.append(f"{where}: the name stands twice")
        words = [*entry.verb, *entry.noun, *entry.adjective, *entry.idiom]
        if not words:
            faults.append(f"{where}: no verb, noun, adjective or idiom")
        faults += [f"{where}: {word!r} is not a lemma in lower case" for word in words if word != word.lower()]
        if not entry.yes or not entry.no:
            faults.append(f"{where}: wants a `yes` and a `no` sentence")
    return faults

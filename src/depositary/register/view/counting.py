"""How many parties an agreement has, as reports count them: "a trilateral pact", "signed by 42 countries"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

import msgspec
import yaml

from depositary.record import Record, Span
from depositary.register.identity import Finding
from depositary.register.view.dossier import Conflict, Stage
from depositary.register.view.saying import said, sentence

MAKING = ("sign", "initial", "agree", "adopt")  # acts of all parties at once
COUNT = "two counts of parties"
SMALL = 4  # up to so many, an agreement is named after their number, which does not grow
Held = Sequence[tuple[Finding, Record]]


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of `words.yaml`, whose head explains them."""

    counts: dict[str, int]
    numbers: dict[str, int]
    counted: frozenset[str]


@cache
def words() -> Words:
    """The lists, read once."""
    data = yaml.safe_load((files(__package__) / "words.yaml").read_text(encoding="utf-8"))
    return msgspec.convert(data, Words)


def counts(members: Held) -> tuple[Conflict, ...]:
    """Two counts that reports give of the parties of one agreement, and a count that is less than a report names.

    That a report names fewer than another is no conflict: it may tell but some of them. Nor is a number that grows from
    report to report: others may have joined.
    """
    each: dict[int, list[Stage]] = {}
    for finding, record in members:
        for number, words in _told(finding, record):
            each.setdefault(number, []).append(words)
    told = {number: _joined(number, accounts) for number, accounts in each.items()}
    found = [
        Conflict(what=COUNT, left=told[few], right=told[many])
        for few, many in pairwise(sorted(told))
        if many <= SMALL or not _grew(told[few], told[many])
    ]
    for number, account in told.items() if len(told) == 1 else ():
        if more := _more(members, number, {words.report for words in account.evidence}):
            found.append(Conflict(what=COUNT, left=account, right=more))
    return tuple(found)


def _told(finding: Finding, record: Record) -> Iterator[tuple[int, Stage]]:
    """The counts that the words for the agreement, and the sentences of its making, give."""
    agreement = record.agreement(finding.ref)
    steps = [s for s in record.steps if (s.agreement, s.modality) == (finding.ref, "occurred") and s.act in MAKING]
    for mention in agreement.mentions if agreement else ():
        for number in _read(mention.text, named=True):
            yield number, _account(record, number, mention, ())
    for step in steps:
        for number in _read(step.evidence.text, named=False):
            yield number, _account(record, number, step.evidence, step.via, step.statement)


def _read(text: str, *, named: bool) -> Iterator[int]:
    """The counts in these words; adjectives count in the name of the agreement alone."""
    known = words()
    low = text.lower()
    if named:
        yield from (number for word, number in known.counts.items() if word in low and re.search(rf"\b{word}\b", low))
    nouns = "|".join(sorted(known.counted))
    for match in re.finditer(rf"\b(\d+|{'|'.join(known.numbers)}) ({nouns})\b", low):
        number = known.numbers.get(match[1]) or int(match[1])
        if number > 1:
            yield number


def _account(record: Record, number: int, span: Span, via: tuple[str, ...], statement: str | None = None) -> Stage:
    evidence = said(record, sentence(record.report.text, span), via, statement)
    return Stage(act=f"{number} parties", modality="occurred", evidence=(evidence,))


def _joined(number: int, accounts: Sequence[Stage]) -> Stage:
    evidence = tuple(dict.fromkeys(words for each in accounts for words in each.evidence))
    return msgspec.structs.replace(accounts[0], act=f"{number} parties", evidence=evidence)


def _grew(few: Stage, many: Stage) -> bool:
    """Whether the larger number is told in later reports only."""
    first = min((words.published or "" for words in many.evidence), default="")
    return all(words.published and words.published < first for words in few.evidence)


def _more(members: Held, number: int, counting: set[str]) -> Stage | None:
    """A report that names more parties than the count of others, if there is one."""
    for finding, record in members:
        agreement = record.agreement(finding.ref) if record.report.id not in counting else None
        if agreement and len(finding.sides) > number and not set(finding.sides) & set(finding.soft):
            names = tuple(a.name for a in map(record.actor, agreement.parties) if a)
            account = _account(record, len(names), agreement.mentions[0], ())
            return msgspec.structs.replace(account, act=f"{len(names)} parties named", by=names)
    return None

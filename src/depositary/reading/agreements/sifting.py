"""Which of the noun phrases can be an instrument, and the mentions that need another one: aliases, "one", "it"."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.language import Parse
from depositary.reading.agreements.contracting import lift
from depositary.reading.agreements.implied import implied
from depositary.reading.agreements.lexis import Lexis, Noun
from depositary.reading.agreements.mentions import Mention, mentions_in
from depositary.reading.agreements.predicates import mark, part
from depositary.reading.agreements.sides import Sides

TAKING_UP = ("the", "this", "both", "whose", "such", "no")


def candidates(parse: Parse, words: Lexis, sides: Sides, *, relating: frozenset[str] = frozenset()) -> list[Mention]:
    """The mentions that a report may have, in text order; `relating`: verbs that tie one instrument to another."""
    every = list(mentions_in(parse, words, sides))
    lift(parse, every, words=words, sides=sides)
    found = [m for m in every if _counts(m, words, sides)]
    kept = list(_outermost(found, parse, words))
    kept += implied(parse, kept, words=words, sides=sides, relating=relating)
    kept.sort(key=lambda m: m.head.i)
    mark(parse, kept, words)
    part(parse, kept, words, relating)
    return kept


def _counts(mention: Mention, words: Lexis, sides: Sides) -> bool:
    """Whether the phrase can be an instrument at all; a noun that only a title makes one may echo."""
    noun, head = mention.noun, mention.head
    if mention.known:
        return True
    if _idle(mention, words) or (mention.modifier and words.noun(head.head)):
        return False
    if noun.group == "notes" and mention.plural and mention.years and mention.definite in ("the", "those"):
        mention.noun, mention.plural, mention.described = Noun(noun.group, noun.kind, "strong"), False, True
        return True
    if noun.group == "notes" and not mention.plural and mention.other & {"side"}:
        mention.noun = Noun(noun.group, noun.kind, "strong")  # "the side letter to the treaty"
        return True
    if noun.strength == "named" and not _named(mention, words):
        mention.noun = Noun(noun.group, noun.kind, "echo")
    if (
        mention.noun.strength == "echo"
        and noun.group == "echo"
        and mention.titled
        and mention.proper
        and head.lemma in words.sets["writing"]
    ):
        mention.noun = Noun("generic", "other", "named")
    if noun.group == "echo" and mention.noun.strength == "echo" and mention.other & words.sets["dependent"]:
        mention.noun = Noun("generic", "other", "weak")
        return True
    if mention.noun.strength == "echo" and mention.definite not in TAKING_UP:
        if (
            mention.definite == "a"
            and noun.group == "echo"
            and (
                (head.lemma in words.sets["writing"] and _made(mention, words))
                or (head.lemma in words.sets["drafts"] and _grants(mention, words, sides))
            )
        ):
            mention.noun = Noun("echo", "other", "weak")
            return True
        return False
    return True


def _grants(mention: Mention, words: Lexis, sides: Sides) -> bool:
    """ "A draft that would let Peru send police to Chile": what binds one of two states to the other."""
    clauses = [c for c in mention.head.kids("relcl", "acl") if c.lemma in words.sets["verbs/binding"]]
    bound = next((found for c in clauses if len(found := sides.of_all(c.subtree())) > 1), ())
    mention.sides = mention.sides or bound[:2]
    return bool(bound)


def _idle(mention: Mention, words: Lexis) -> bool:
    """ "a great deal", "a good deal of", "in agreement", "a declaration of war"."""
    before = {t.lower for t in mention.words if t.i < mention.head.i}
    head = mention.head
    if (
        head.lower == "deal"
        and before & {"great", "good"}
        and ("great" in before or head.dep == "npadvmod" or mention.described)
    ):
        return True
    if head.lemma == "bargain" and head.dep not in ("attr", "oprd") and before & words.sets["bargaining"]:
        return True
    loose = len(mention.sides) < 2 and not mention.years and not mention.titled
    if loose and head.lemma == "settlement" and mention.definite != "the" and before & words.sets["sought"]:
        return True
    if loose and head.lower == "arrangements" and not mention.sides and mention.definite == "":
        return True
    if (
        head.dep == "pobj"
        and head.head.lower in ("in", "by")
        and mention.definite == ""
        and head.lower in ("agreement", "arrangement")
    ):
        return True
    if head.lemma in words.sets["pluralia"] and (head.tag != "NNS" or any(head.kids("nummod"))):
        return True
    if head.lower == "understanding" and (mention.definite == "" or any(c.lower == "of" for c in head.kids("prep"))):
        return True
    if mention.plural and (
        head.lower == "settlements" or (mention.definite == "" and not mention.telling and not mention.several)
    ):
        return True
    hygienic = len(mention.sides) < 2 and any(t.lemma in words.sets["bodily"] for t in mention.words)
    return hygienic or any(t.lemma in words.sets["never"] for t in mention.words)


def _named(mention: Mention, words: Lexis) -> bool:
    """Whether a title or another word makes the noun an instrument."""
    noun, head = mention.noun, mention.head
    if any(t.lemma in noun.without and t.i < head.i for t in mention.words):
        return False
    if any(t.lemma in noun.needs for t in mention.words):
        return True
    if head.lemma in words.sets["domestic"]:
        return False
    if mention.titled:
        return True
    if head.lemma in words.sets["swaps"]:
        return _swapped(mention, words)
    return _solemn(mention, words)


def _swapped(mention: Mention, words: Lexis) -> bool:
    """ "Under a swap mediated by Oman"."""
    made = any(words.has("verbs/making", c) or words.has("helpers", c) for c in mention.head.kids("acl"))
    mention.noun = Noun(mention.noun.group, "agreement", "weak") if made else mention.noun
    return made


def _solemn(mention: Mention, words: Lexis) -> bool:
    """A declaration, protocol, charter of which parties, a year, a place or a subject are told."""
    noun, head = mention.noun, mention.head
    if mention.capital and mention.definite in ("the", "this"):
        mention.noun = Noun(noun.group, noun.kind, "weak")
        return True
    if (
        noun.group not in ("protocol", "declaration", "convention", "annex", "charter")
        or head.lemma in words.sets["faint"]
    ):
        return False
    placed = any(t.pos == "PROPN" and t.text[:1].isupper() for t in head.kids("compound", "nmod"))
    dated = any(t.entity == "DATE" for t in head.kids("poss"))  # "Monday's protocol"
    told = bool(mention.described or mention.years or mention.sides or placed or dated)
    if not (told or (mention.topic and noun.group == "protocol")):
        return False
    if noun.group == "declaration" and any(c.lower == "that" for k in head.children for c in k.kids("mark")):
        return False
    if mention.definite in ("a", "the", "whose"):
        mention.noun = Noun(noun.group, noun.kind, "weak")
        return True
    return False


def _made(mention: Mention, words: Lexis) -> bool:
    """Whether a verb of making stands over or under the phrase, or it gives parties or a year."""
    clauses = [c for c in mention.head.children if c.dep in ("acl", "relcl")]
    above = mention.head.head
    verbs = [above, above.head if above.dep == "prep" else above, *clauses]  # "settled on a text"
    return bool(mention.sides or mention.years) or any(
        words.has("verbs/making", v) or words.has("verbs/consent", v) for v in verbs
    )


def _outermost(mentions: list[Mention], parse: Parse, words: Lexis) -> Iterator[Mention]:
    """The mentions without those that are words of another's title; a known name in another becomes its alias."""
    outer: Mention | None = None
    for mention in sorted(mentions, key=lambda m: (m.first.i, -m.last.i)):
        if outer is not None and mention.head is not outer.head:
            inside = mention.head.i <= outer.last.i
            start = mention.first.i
            behind = mention.known and start > 1 and parse.tokens[start - 1].text == "(" and start - 2 <= outer.widest.i
            behind = behind and parse.tokens[start - 1].sentence == outer.head.sentence
            if mention.known and (behind or inside):
                outer.alias = mention.known
                continue
            if mention.head.lemma in words.sets["faint"] and mention.first.i - outer.head.i == 2:
                continue
            if (
                inside
                and outer.noun.strength != "echo"
                and (mention.noun.strength == "echo" or (mention.definite == "" and not mention.numbered))
            ):
                continue
            mention.outer = outer if mention.head.i <= outer.widest.i and outer.noun.strength != "echo" else None
        yield mention
        if outer is None or mention.last.i > outer.last.i:
            outer = mention

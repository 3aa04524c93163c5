"""Which of the noun phrases can be an instrument, and the mentions that need another one: aliases, "one", "it"."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.language import Parse, Token
from depositary.language.predications.model import Predication
from depositary.reading.agreements.contracting import lift
from depositary.reading.agreements.lexis import Lexis, Noun
from depositary.reading.agreements.mentions import Mention, mentions_in, named
from depositary.reading.agreements.phrase import YEAR, phrase_of
from depositary.reading.agreements.predicates import mark, part
from depositary.reading.agreements.sides import Sides

TAKING_UP = ("the", "this", "both", "whose", "such", "no")


def candidates(parse: Parse, words: Lexis, sides: Sides, *, relating: frozenset[str] = frozenset()) -> list[Mention]:
    """The mentions that a report may have, in text order; `relating`: verbs that tie one instrument to another."""
    every = list(mentions_in(parse, words, sides))
    lift(parse, every, words=words, sides=sides)
    found = [m for m in every if _counts(m, words, sides)]
    kept = list(_outermost(found, parse, words))
    kept += _by_alias(parse, kept)
    kept += _ones(parse, kept, words=words, sides=sides)
    kept += _heirs(parse, kept, words)
    kept += _those(parse, kept, words=words, sides=sides)
    kept += _places(parse, kept, sides)
    kept += _pronouns(parse, kept, words, relating)
    kept += _agreed(parse, kept, words=words, sides=sides)
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
    return any(len(sides.of_all(c.subtree())) > 1 for c in clauses)


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
    told = bool(mention.described or mention.years or mention.sides or placed)
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


def _by_alias(parse: Parse, mentions: list[Mention]) -> list[Mention]:
    """ "CEPA", after "a Comprehensive Economic Partnership Agreement (CEPA)"."""
    heads = {m.head.i for m in mentions}
    nouns = {initials: m for m in reversed(mentions) if (initials := _initials(m))}
    nouns |= {m.alias: m for m in reversed(mentions) if m.alias}
    found = []
    for token in parse.tokens if nouns else ():
        whose = nouns.get(token.text)
        if whose is None or (token.i <= whose.widest.i + 3 and token.sentence == whose.head.sentence):
            continue
        if token.i not in heads and parse.tokens[token.i - 1].text != "(":
            whose.alias = whose.alias or token.text
            found.append(named(parse, (token,), token, whose.noun, token.text))
    return found


def _initials(mention: Mention) -> str:
    """ "RAA" of "a Reciprocal Access Agreement", which reports use without having told it."""
    before = [t for t in mention.words if t.i < mention.head.i and t.text[:1].isalpha()]
    initials = "".join(t.text[0] for t in (*before, mention.head)).upper()
    return initials if len(initials) > 2 and not mention.plural and not mention.known else ""


def _ones(parse: Parse, mentions: list[Mention], *, words: Lexis, sides: Sides) -> list[Mention]:
    """ "the one which Russia concluded with …", "another that …", "a smaller one, with Mauritius"."""
    found = []
    for token in parse.tokens:
        if token.lower not in ("one", "another") or token.dep in ("nummod", "det", "amod", "compound", "quantmod"):
            continue
        before = [
            m for m in mentions if m.head.i < token.i and token.sentence - m.head.sentence <= 1 and not m.modifier
        ]
        if before and _one(token, words, sides):
            phrase = phrase_of(token, words)
            noun = Noun(before[-1].noun.group, before[-1].noun.kind, before[-1].noun.strength)
            found.append(
                Mention(
                    token,
                    phrase.first,
                    phrase.last,
                    phrase.widest,
                    noun,
                    "a",
                    other=frozenset({"one"}),
                    sides=sides.of_phrase(token),
                    described=True,
                    topics=before[-1].topics,
                )
            )
    return found


def _one(token: Token, words: Lexis, sides: Sides) -> bool:
    clauses = [c for c in token.kids("acl", "relcl") if c.tag in ("VBN", "VBD", "VBZ", "VBP") and c.lower != "be"]
    of = [o for c in token.kids("prep") if c.lower == "of" for o in c.kids("pobj")]
    counted = any(c.lower in words.sets["counted"] for c in token.kids("amod"))
    if counted and any(c.lower in ("on", "about") for c in token.kids("prep")):  # "… and a second one on fishing"
        return True
    if of:  # "supersedes one of 1997"
        return all(YEAR.match(o.text) for o in of) and words.has("verbs/subject", token.head)
    if any(words.has("verbs/making", c) or words.has("verbs/object", c) for c in clauses):
        return True
    return bool(sides.of_phrase(token)) or (token.dep in ("nsubjpass",) and words.has("verbs/object", token.head))


def _heirs(parse: Parse, mentions: list[Mention], words: Lexis) -> list[Mention]:
    """ "the successor to the treaty"."""
    found = []
    for token in parse.tokens:
        if token.lemma not in words.sets["heirs"] or token.pos != "NOUN":
            continue
        below = [o for p in token.kids("prep") if p.lower in ("to", "of", "for") for o in p.kids("pobj")]
        named = next((m for m in mentions if any(m.head is o for o in below)), None)
        if named is not None:
            first = phrase_of(token, words).first
            heir = Mention(
                token, first, token, token, Noun("generic", "agreement", "weak"), "the", other=frozenset({"heir"})
            )
            named.outer = heir
            found.append(heir)
    return found


def _those(parse: Parse, mentions: list[Mention], *, words: Lexis, sides: Sides) -> list[Mention]:
    """ "That of 2006" in "the pact replaces that of 2006", "that between Peru and Chile"."""
    found = []
    for token in parse.tokens:
        if token.lower != "that" or token.dep not in ("dobj", "pobj", "attr", "conj"):
            continue
        before = [m for m in mentions if m.head.i < token.i and m.head.sentence == token.sentence and not m.modifier]
        below = [(p.lower, o) for p in token.kids("prep") for o in p.kids("pobj")]
        years = frozenset(t.text for p, o in below if p in ("of", "from") for t in o.subtree() if YEAR.match(t.text))
        if before and (years or len(sides.of_phrase(token)) > 1):
            noun, phrase = before[-1].noun, phrase_of(token, words)
            found.append(
                Mention(
                    token, token, phrase.last, phrase.widest, Noun(noun.group, noun.kind, noun.strength), "a",
                    years=years, sides=sides.of_phrase(token), other=frozenset({"one"}), described=True,
                    topics=before[-1].topics, beside=frozenset({before[-1].head.i}),
                )
            )  # fmt: skip
    return found


def _places(parse: Parse, mentions: list[Mention], sides: Sides) -> list[Mention]:
    """ "Simla of 1972": the place where an instrument was made, and its year, stand for it."""
    heads = {t.i for m in mentions for t in (m.head, *m.words)}
    found = []
    for token in parse.tokens:
        if token.pos != "PROPN" or token.i in heads or any(token.kids("det", "amod", "poss", "compound")):
            continue
        of = next((p for p in token.kids("prep") if p.lower == "of" and p.i == token.i + 1), None)
        year = of.child("pobj") if of is not None else None
        if year is not None and YEAR.match(year.text) and sides.is_place(token):
            name = frozenset({token.lower})
            found.append(
                Mention(
                    token, token, year, year, Noun("generic", "agreement", "weak"), "the", years=frozenset({year.text}),
                    topic=name, proper=name, place=True, described=True, words=(token,),
                )
            )  # fmt: skip
    return found


def _agreed(parse: Parse, mentions: list[Mention], *, words: Lexis, sides: Sides) -> list[Mention]:
    """What a report that has named no instrument yet tells by a verb: "the two agreed to free 300 prisoners"."""
    body = [m.head.i for m in mentions if not m.pronoun]
    begun = min(body, default=len(parse.tokens))
    for predication in parse.clauses:
        verb = predication.trigger
        if verb.i >= begun:
            return []
        told = predication.kind == "verb" and predication.modality == "occurred" and not predication.negated
        if not told or predication.lemma not in words.sets["agreeing"] or predication.tense == "none":
            continue
        last = next((_end_of(c) for c in predication.content if c.lemma.split()[0] in words.sets["deeds"]), None)
        makers = sides.of_all(t for agent in (*predication.agent, *predication.role("with")) for t in agent.conjuncts())
        here = any(t.i in body for t in parse.sentence(verb).tokens)
        if last is not None and last.i > verb.i and len(makers) > 1 and not here:
            noun = Noun("generic", "agreement", "fair")
            return [Mention(verb, verb, last, last, noun, "a", sides=makers, described=True)]
    return []


def _end_of(predication: Predication) -> Token:
    """The last word of what is done and to what."""
    whole = [t for word in predication.patient for t in word.subtree() if t.i > predication.trigger.i]
    stop = next((n for n, t in enumerate(whole) if t.text in ",;:–—(" or t.dep in ("relcl", "acl")), len(whole))
    return whole[stop - 1] if stop else predication.trigger


def _can_say(predication: Predication, lemma: str, words: Lexis) -> bool:
    """Whether what does this can be an instrument: "it obliges Iran to …", not "it proposes that …"."""
    return lemma in words.sets["verbs/subject"] and (not predication.content or lemma in words.sets["verbs/binding"])


def _pronouns(parse: Parse, mentions: list[Mention], words: Lexis, relating: frozenset[str]) -> list[Mention]:
    """ "It" where the verb says that it is an instrument: "It was ratified", "It replaces a treaty of 1998"."""
    found: dict[int, Mention] = {}
    heads = {m.head.i for m in mentions}
    for predication in parse.clauses:
        lemma = predication.lemma.split()[0]
        tokens = [t for t in predication.patient if lemma in words.sets["verbs/object"]]
        tokens += [t for t in predication.agent if _can_say(predication, lemma, words)]
        beside = {t.i for t in (*predication.patient, *(t for _, t in predication.obliques)) if t.i in heads}
        beside |= {o.i for t in predication.patient for p in t.kids("prep") for o in p.kids("pobj") if o.i in heads}
        if beside and (lemma in relating or any(p in words.links and t.i in heads for p, t in predication.obliques)):
            tokens += predication.agent
        for token in tokens:
            if token.lower in ("it", "itself") and token.i not in found:
                noun = Noun("echo", "other", "echo")
                found[token.i] = Mention(token, token, token, token, noun, pronoun=True, beside=frozenset(beside))
    return list(found.values())

"""Mentions without a noun of instruments: short names, "the one", "that of 2006", "what was agreed", "it", a verb."""

from __future__ import annotations

from depositary.language import Parse, Token
from depositary.language.predications.model import Predication
from depositary.reading.agreements.lexis import Lexis, Noun
from depositary.reading.agreements.mentions import Mention, named
from depositary.reading.agreements.phrase import YEAR, phrase_of
from depositary.reading.agreements.sides import Sides


def implied(
    parse: Parse, mentions: list[Mention], *, words: Lexis, sides: Sides, relating: frozenset[str]
) -> list[Mention]:
    """What takes up or implies one of these mentions, in no settled order."""
    kept = [*mentions, *_by_alias(parse, mentions)]
    kept += _ones(parse, kept, words=words, sides=sides)
    kept += _heirs(parse, kept, words)
    kept += _whats(parse, words, sides)
    kept += _those(parse, kept, words=words, sides=sides)
    kept += _places(parse, kept, sides)
    kept += _pronouns(parse, kept, words, relating)
    kept += _agreed(parse, kept, words=words, sides=sides)
    return kept[len(mentions) :]


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
    if any(c.lower in words.sets["backward"] for c in token.kids("amod")) and token.dep in (
        "nsubj",
        "nsubjpass",
        "dobj",
    ):
        return True  # "the old one lapses"
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


def _whats(parse: Parse, words: Lexis, sides: Sides) -> list[Mention]:
    """ "What was agreed in Lima", "what the two signed in 1999": takes up an instrument, or brings a dated one."""
    found = []
    for token in parse.tokens:
        verb = token.head
        if (
            token.lower != "what"
            or token.dep not in ("dobj", "nsubjpass")
            or verb.lemma not in words.sets["concluding"]
        ):
            continue
        whole = [t for t in verb.subtree() if t.i >= token.i]
        stop = next((n for n, t in enumerate(whole) if t.text in ",;:–—("), len(whole))
        whole = whole[:stop]
        if verb.dep not in ("pcomp", "ccomp", "csubj", "csubjpass", "dobj", "pobj") or verb not in whole:
            continue
        years = frozenset(t.text for t in whole if YEAR.match(t.text))
        noun = Noun("generic", "agreement", "weak" if years else "echo")
        makers = sides.of_all(t for agent in verb.kids("nsubj") for t in agent.conjuncts())
        proper = frozenset(t.lower for t in whole if t.pos == "PROPN" and sides.is_place(t))
        found.append(
            Mention(
                verb, token, whole[-1], whole[-1], noun, "the", years=years, sides=makers, proper=proper,
                described=bool(years), year_words=tuple(t.i for t in whole if YEAR.match(t.text)),
            )
        )  # fmt: skip
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

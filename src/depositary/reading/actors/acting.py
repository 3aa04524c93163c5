"""Words that act or are asked: whoever speaks, takes a stance or is called upon is an actor, whatever the noun."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from depositary.language import Language, Parse, Predication, Token


def acting(parse: Parse, language: Language) -> frozenset[int]:
    """The places (`Token.i`) of nouns that speak, judge, ask or are asked, by the lexicon's words.

    Of a common noun in the singular this is to be asked: a lobby can speak, a gun cannot (`actors.yaml`, "groupings").
    """
    if parse.predications is None:
        return frozenset()
    demands, stances = language.table("demands"), language.table("stances")
    asking = demands.lemmas("verb")
    telling = asking | language.table("speech").lemmas("verb") | stances.lemmas("verb")
    judging = {"adjective": stances.lemmas("adjective"), "noun": stances.lemmas("noun") | demands.lemmas("noun")}
    agents = [token for p in parse.clauses if p.lemma in judging.get(p.kind, ()) for token in p.agent]
    agents += [token for p in parse.clauses for token in _words(p, asking, telling)]
    agents += [token for p in parse.clauses for by, token in p.obliques if by == "according to"]
    return frozenset(each.i for token in agents for each in token.conjuncts() if each.pos in ("NOUN", "PROPN", "PRON"))


def _words(predication: Predication, asking: frozenset[str], telling: frozenset[str]) -> Iterator[Token]:
    lemma = predication.lemma.split()[0]
    beside = {f"{lemma} {by}" for by, _ in predication.obliques}
    if predication.kind != "verb" or (lemma not in telling and not beside & telling):
        return
    yield from predication.agent
    if predication.passive:
        yield from predication.role("by")
    if lemma in asking:
        yield from predication.recipient
        for role in ("on", "upon", "to", "from"):
            yield from predication.role(role)
    for clause in predication.content if lemma in asking else ():
        if clause.link == "control":
            yield from clause.agent


def between(parse: Parse, words: Mapping[str, str]) -> dict[int, str]:
    """Who is said to mediate, host, stand surety: the places of those words, with the part they play.

    `words` are verbs, nouns and prepositions that say so ("broker", "mediation", "under the auspices of").
    """
    found: dict[int, str] = {}
    for predication in parse.clauses if parse.predications is not None else ():
        part = words.get(predication.lemma)
        if part is not None:
            owners = () if predication.kind == "verb" else predication.role("whose|of|by")
            found |= {token.i: part for token in (*predication.agent, *owners)}
        found |= {token.i: words[by] for by, token in predication.obliques if by in words}
    for token in (t for s in parse.sentences for t in s.tokens if t.pos in ("NOUN", "ADJ")):
        part = words.get(token.lower) or words.get(token.lemma)
        if part is not None:
            found |= {other.i: part for other in _beside(token)}
    return found


def _beside(token: Token) -> list[Token]:
    """The names in apposition to a noun or to the noun it stands before: "the guarantor states, X and Y"."""
    noun = token.head if token.dep in ("compound", "amod") else token
    if noun.dep == "appos":
        return [noun.head]
    return [each for name in noun.kids("appos") for each in name.conjuncts()]


def standing_for(parse: Parse, verbs: Collection[str]) -> dict[int, Token]:
    """For whom somebody signs, speaks or sits: places of words, each with the word that names the side.

    `verbs` are those after which a for-phrase names it ("signed for Mali"); "represent" has it as its object.
    """
    found: dict[int, Token] = {}
    for predication in parse.clauses if parse.predications is not None else ():
        sides: tuple[Token, ...] = ()
        if predication.lemma == "represent":
            sides = predication.patient
        elif predication.lemma in verbs:
            sides = predication.role("for|on behalf of|in the name of")
        for token in predication.agent if len(sides) == 1 else ():
            found[token.i] = sides[0]
    return found

"""Embedding: which predication holds another, and how (see `Link`)."""

from __future__ import annotations

from collections.abc import Mapping

from depositary.language.parse import Token
from depositary.language.predications.arguments import DEEPEST, coordinated, is_asked, is_infinitive, is_verb
from depositary.language.predications.grammar import Grammar
from depositary.language.predications.model import Link, Predication

# "made Chad honour it", "let observers in": the clause below has neither "to" nor a helper.
CAUSING = frozenset({"make", "let", "have", "help", "see"})
Found = Mapping[int, Predication]


def embed(predication: Predication, found: Found, grammar: Grammar) -> None:
    """Set `within`, `link` and `marker` of a predication."""
    if predication.kind == "verb":
        _embed_verb(predication, found, grammar)
    else:
        _embed_word(predication, found, grammar)


def _embed_verb(predication: Predication, found: Found, grammar: Grammar) -> None:
    verb = predication.trigger
    if verb.dep == "conj":
        _join(predication, found, grammar)
        return
    link, marker = _link(verb, grammar)
    if link:
        predication.within = _above(verb, found)
        predication.link, predication.marker = (link, marker) if predication.within else ("", "")


def _link(verb: Token, grammar: Grammar) -> tuple[Link, str]:
    match verb.dep:
        case _ if _is_inverted(verb):
            return "condition", ""
        case "ccomp":
            wanted = _bare_subject_infinitive(verb) and not _is_judged(verb, grammar)
            return ("control" if wanted else "content"), _marker(verb)
        case "xcomp":
            return "control" if verb.tag != "VBG" else "gerund", ""
        case "advcl":
            return _adverbial(verb, grammar)
        case "relcl" | "acl":
            return _describing(verb)
        case "pcomp":
            return "gerund", _preposition(verb.head)
        case "pobj" if verb.tag == "VBG":
            return "gerund", _preposition(verb.head)
        case "csubj" | "csubjpass":
            return "argument", ""
        case "parataxis" | "dep":
            return "adverbial", ""
    return "", ""


def _bare_subject_infinitive(verb: Token) -> bool:
    if not any(c.dep in ("nsubj", "nsubjpass") for c in verb.children):
        return False
    bare = verb.tag == "VB" and not any(c.dep in ("aux", "auxpass", "mark") for c in verb.children)
    return is_infinitive(verb) or (bare and verb.head.lemma in CAUSING)


def _is_judged(verb: Token, grammar: Grammar) -> bool:
    """ "Holds the accord to be void": what it is held to be, not what it is to do."""
    return verb.lemma == "be" and verb.head.lemma in grammar.holding


def _describing(verb: Token) -> tuple[Link, str]:
    """A clause on a noun: "the order to sign", "the claim that X signed", "a deal signed by X"."""
    if is_infinitive(verb) and verb.dep == "acl":
        return "control", ""
    if any(c.dep == "mark" and c.lower == "that" for c in verb.children):
        return "content", "that"
    return "relative", ""


def _marker(verb: Token) -> str:
    mark = next((c for c in verb.children if c.dep == "mark"), None)
    if mark is None:
        mark = next((c for c in verb.children if c.dep == "advmod" and c.tag == "WRB"), None)
    return mark.lower if mark is not None else ""


def _adverbial(verb: Token, grammar: Grammar) -> tuple[Link, str]:
    marker = _marker(verb)
    if marker in grammar.condition or _is_inverted(verb):
        return "condition", marker
    if not marker and is_infinitive(verb):
        return ("control" if is_asked(verb, grammar) else "purpose"), ""
    if marker == "" and verb.child("prep") and verb.children[0].lower in grammar.before | grammar.after:
        marker = verb.children[0].lower
    return "adverbial", marker


def _is_inverted(verb: Token) -> bool:
    """ "Should it be signed", "Were Moscow to refuse", "Had they signed"."""
    own = next((c for c in verb.children if c.dep in ("nsubj", "nsubjpass")), None)
    first = next((c for c in verb.children if c.dep in ("aux", "auxpass")), None)
    if own is not None and first is None and verb.lower == "were" and verb.i < own.i and verb.dep != "ROOT":
        return any(is_infinitive(c) for c in verb.kids("xcomp"))
    asked = verb.dep == "ROOT" or any(c.lower == "?" for c in verb.children)
    return (
        not asked
        and own is not None
        and first is not None
        and first.i < own.i
        and first.lower in ("should", "were", "had")
    )


def _join(predication: Predication, found: Found, grammar: Grammar) -> None:
    """A coordinated verb stands where the first of them stands."""
    verb = predication.trigger
    first = _first_conjunct(verb)
    if first is verb or not is_verb(first):
        predication.within, predication.link = _above(verb, found), "conjunct" if _above(verb, found) else ""
        return
    said = _goes_on(verb, first, grammar)
    if said is not None:
        predication.within, predication.link = found.get(first.i), "content"
        return
    link, marker = _link(first, grammar)
    own = any(c.dep in ("nsubj", "nsubjpass") for c in verb.children)
    if link and not (link == "control" and own and not is_infinitive(verb)):
        predication.within, predication.link, predication.marker = _above(first, found), link, marker
    if predication.within is None:
        predication.within, predication.link, predication.marker = found.get(coordinated(verb).i), "conjunct", ""


def _first_conjunct(verb: Token) -> Token:
    token = verb
    for _ in range(DEEPEST):
        if token.dep != "conj" or token.head is token:
            break
        token = coordinated(token) if is_verb(token) else token.head
    return token


def _goes_on(verb: Token, first: Token, grammar: Grammar) -> Token | None:
    """The clause of "said that it is void, and it has not been recognised" that parsers leave outside: still said."""
    if first.lemma not in grammar.report or verb.lemma in grammar.report:
        return None
    own = next((c for c in verb.children if c.dep in ("nsubj", "nsubjpass")), None)
    if own is None or own.tag not in ("PRP", "EX", "DT"):
        return None
    return next((c for c in first.children if c.dep == "ccomp" and c.i < verb.i and _marker(c) == "that"), None)


def _embed_word(predication: Predication, found: Found, grammar: Grammar) -> None:
    """A noun or adjective stands in the predication that it is an argument or a complement of."""
    token = predication.trigger
    predication.marker = _preposition(token.head) if token.head.pos in ("ADP", "SCONJ") else ""
    if token.dep == "conj" and not predication.marker:
        first = _first_conjunct(token)
        predication.marker = _preposition(first.head) if first.head.pos in ("ADP", "SCONJ") else ""
    predication.within = _above(token, found)
    if predication.within is not None and predication.link == "":
        place = _first_conjunct(token).dep
        small = place == "oprd" or (place == "acomp" and predication.within.patient)
        predication.link = "content" if small else "argument"


def _preposition(prep: Token) -> str:
    """The preposition with the adverb or preposition before it: "of" in "ahead of" → "ahead of"."""
    above = prep.head
    if (
        above.dep in ("prep", "advmod", "mark", "cc")
        and above.i == prep.i - 1
        and above.pos in ("ADP", "ADV", "SCONJ", "VERB", "ADJ")
    ):
        return f"{above.lower} {prep.lower}"
    if above.dep == "pobj" and above.i == prep.i - 1 and above.head.pos == "ADP":
        return (
            f"{above.head.lower} {above.lower} {prep.lower}"
            if above.lower in ("event", "case", "absence", "return", "exchange", "favour", "favor", "support")
            else prep.lower
        )
    return prep.lower


def _above(token: Token, found: Found) -> Predication | None:
    """The nearest predication above the word, not counting words that it is coordinated with."""
    start = _first_conjunct(token) if token.pos not in ("VERB", "AUX") or token.dep == "conj" else token
    return next((p for a in start.ancestors() if (p := found.get(a.i)) is not None and a is not token), None)

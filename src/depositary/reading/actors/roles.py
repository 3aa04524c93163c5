"""Offices: what a title or a noun phrase says of a person's role and side."""

from __future__ import annotations

from depositary.language import Token
from depositary.reading.actors.frame import Frame, lemma_in
from depositary.reading.actors.mention import Mention
from depositary.reading.actors.sides import Side, side_of
from depositary.reading.actors.wording import phrase, text


def title(frame: Frame, mention: Mention, *, first: int, end: int) -> None:
    """Give a person the role and side that the words from `first` to before `end` name."""
    offices = frame.lexicon.offices
    found = [at for at in range(first, end) if lemma_in(frame.tokens[at], offices.offices)]
    ruling = [at for at in found if frame.tokens[at].lower not in offices.honorifics]
    office = next(reversed(ruling or found), None)
    side = Side()
    for at in range(first, end):
        name = frame.names.get(at)
        if name is not None and name.first == at:
            side.add(_of_name(name.sense.table, name.sense.id))
    mention.sides, mention.belongs = tuple(side.territories[:1]), tuple(side.lists[:1])
    if not side.known:
        mention.owner = _owner(frame, first, end)
    if office is None:
        return
    begin = _role_start(frame, first, office)
    mention.role = text(frame, begin, _domain_end(frame, office, end))
    mention.lemma = _office_lemma(frame, office)
    mention.topic = topic(frame, begin, end)


def _owner(frame: Frame, first: int, end: int) -> Token | None:
    """The possessor in or right before a title: "his spokesman X", "the region's leader X"."""
    own = next((frame.tokens[at] for at in range(first, end) if frame.tokens[at].tag == "PRP$"), None)
    before = frame.before(first)
    if own is None and before is not None and before.tag == "POS":
        return before.head
    return own


def _domain_end(frame: Frame, office: int, end: int) -> int:
    """The last word of the role in a title: past "of State", not past "of Georgia"."""
    last = office
    for at in range(office + 1, end):
        token = frame.tokens[at]
        if at in frame.names:
            break
        if token.pos in ("PROPN", "NOUN") and frame.tokens[office + 1].lower in ("of", "for", "-"):
            last = at
    return last


def _of_name(table: str, key: str | None) -> Side:
    if key is None:
        return Side()
    return Side([key], []) if table == "territories" else Side([], [key])


def office(frame: Frame, head: Token) -> Mention | None:
    """The mention of an office holder that this noun heads."""
    lemma = lemma_in(head, frame.lexicon.offices.offices)
    if not lemma:
        return None
    at = frame.at(head)
    edge = frame.left_edge(head)
    plural = head.tag in ("NNS", "NNPS")
    side = side_of(frame, head, plural=plural)
    mention = Mention("office", head, frame.tokens[edge], head, kind="person", lemma=_office_lemma(frame, at))
    mention.sides, mention.belongs, mention.owner = tuple(side.territories), tuple(side.lists), side.owner
    mention.plural = plural
    mention.gender = frame.lexicon.offices.gender.get(lemma, "")
    begin = _role_start(frame, edge, at)
    mention.topic = topic(frame, begin, at) | _topic_after(frame, head)
    mention.end = _named_end(frame, head) if side.lists and not side.territories else None
    last = _role_end(frame, head)
    mention.role = text(frame, begin, last) if not plural else text(frame, begin, at).lower().removesuffix("s")
    mention.name = phrase(frame, edge, at)
    return mention


def _office_lemma(frame: Frame, at: int) -> str:
    token = frame.tokens[at]
    lemma = lemma_in(token, frame.lexicon.offices.offices) or token.lower
    before = frame.before(at)
    if lemma == "general" and before is not None:
        hyphen = frame.before(at, 2) if before.text == "-" else before
        if hyphen is not None and hyphen.lower == "secretary":
            return "secretary-general"
    return lemma


def topic(frame: Frame, begin: int, office: int) -> frozenset[str]:
    """The words before an office that say which: "deputy foreign" in "deputy foreign minister"."""
    portfolios = frame.lexicon.groups.portfolios
    offices = frame.lexicon.offices
    found = set()
    for at in range(begin, office):
        word = frame.tokens[at].lower
        small = frame.tokens[at].pos in ("DET", "ADP", "CCONJ", "PRON")
        if at in frame.names or small or not word.isalpha() or word in offices.passing:
            continue
        found.add(portfolios.get(word, word))
    return frozenset(found - offices.rank)


def _topic_after(frame: Frame, head: Token) -> frozenset[str]:
    portfolios = frame.lexicon.groups.portfolios
    found = set()
    for preposition in head.kids("prep"):
        if preposition.lower in ("of", "for"):
            for noun in preposition.kids("pobj"):
                for token in [*noun.conjuncts(), *(c for n in noun.conjuncts() for c in n.kids("compound", "amod"))]:
                    if frame.at(token) not in frame.names and token.lower.isalpha():
                        found.add(portfolios.get(token.lower, token.lower))
    return frozenset(found - {""})


def _role_start(frame: Frame, first: int, office: int) -> int:
    """Past articles, possessives, sides and words like "former"."""
    offices = frame.lexicon.offices
    begin = first
    for at in range(first, office):
        token = frame.tokens[at]
        passing = token.lower in offices.passing or token.tag in ("POS", "DT", "PRP$") or at in frame.names
        if passing or (token.text == "-" and begin == at):
            begin = at + 1
    return begin


def _named_end(frame: Frame, head: Token) -> Token | None:
    """The last word of the organisation that the of-phrase right after a head names."""
    for preposition in head.kids("prep"):
        if preposition.i == head.i + 1 and preposition.lower in ("of", "for"):
            for noun in preposition.kids("pobj"):
                name = frame.names.get(frame.at(noun))
                return frame.tokens[name.last] if name is not None else None
    return None


def _role_end(frame: Frame, head: Token) -> int:
    """The end of the of-phrase, without the state that it ends with."""
    last = frame.at(head)
    for preposition in head.kids("prep"):
        if preposition.lower not in ("of", "for") or preposition.i != head.i + 1:
            continue
        for noun in preposition.kids("pobj"):
            if frame.at(noun) not in frame.names or noun.kids("compound"):
                conjuncts = noun.conjuncts()
                name = frame.names.get(frame.at(conjuncts[-1]))
                last = max(last, frame.at(conjuncts[-1])) if name is None else last
    return last

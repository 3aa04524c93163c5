"""Whether the name of a capital or seat of power stands for the state, or is just a place."""

from __future__ import annotations

from depositary.language import Token
from depositary.reading.actors.frame import Frame
from depositary.reading.actors.names import Name

DATELINE = frozenset({":", "—", "–", "--", "(", "-"})


def acts(frame: Frame, name: Name) -> bool:
    """Whether this capital or seat acts, speaks, owns or is a party here."""
    head = frame.head_of(name.first, name.last)
    if dateline(frame, name):
        return False
    while head.dep == "conj" and head.head is not head:
        head = head.head
    if head.dep in ("compound", "nmod", "amod", "npadvmod", "quantmod"):
        return name.sense.role == "seat" and head.head.lemma not in frame.lexicon.groups.venues
    if head.dep == "pobj" or head.dep == "pcomp":
        return _governed(frame, head.head, name)
    if head.dep in ("dobj", "obj", "appos"):
        return head.head.lemma not in frame.lexicon.groups.motion and head.dep != "appos"
    return True


def _governed(frame: Frame, preposition: Token, name: Name) -> bool:
    groups = frame.lexicon.groups
    word, above = preposition.lower, preposition.head
    if word in groups.place_prepositions:
        return False
    if word == "of":
        return above.lemma not in groups.places
    if word in groups.route_prepositions:
        moves = above.lemma in groups.motion or above.lemma in groups.places
        if word == "to" and name.sense.role == "seat" and name.sense.also:
            return False  # to courts and organisations in The Hague
        opens = frame.at(preposition) == 0 or above.pos == "PROPN"
        return not (moves or (word == "from" and opens))
    return True


def dateline(frame: Frame, name: Name) -> bool:
    """ "MOSCOW (Reuters) -", "Kyiv, 4 May -", "NEW DELHI:" at the head of a paragraph."""
    if name.first != 0:
        return False
    after = frame.after(name.last)
    if after is None:
        return True
    if after.text in DATELINE:
        return True
    ahead = frame.tokens[name.last + 1 : name.last + 9]
    dash = any(t.text in ("—", "–", "--") or (t.text == "-" and t.dep != "compound") for t in ahead)
    return after.text == "," and dash and not any(t.pos in ("VERB", "AUX") for t in ahead[:2])

"""The mentions of a sentence, each by what its own words say, tied to those in apposition."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from depositary.language import Token
from depositary.reading.actors import persons, places
from depositary.reading.actors.frame import NOUNS, Frame, lemma_in
from depositary.reading.actors.mention import Mention
from depositary.reading.actors.names import Name
from depositary.reading.actors.nouns import articles, noun
from depositary.reading.actors.pronouns import ordered, pronoun
from depositary.reading.actors.roles import office
from depositary.reading.actors.wording import text

# How the words of a document's title hang on each other and on the sentence.
TITLE_DEPS = ("prep", "pobj", "conj", "pcomp", "dobj", "ROOT", "attr", "nsubj", "nsubjpass", "compound")
FOLLOWS = ("of", "for", "in", "at", "who", "to")
ENDS = (",", ".", ":", ";", ")", "-", "–", "—")


def detect(frame: Frame, known: dict[str, set[persons.NameKey]]) -> list[Mention]:
    """All mentions in text order. `known` holds the full names of the report's persons by each of their words."""
    found = [*_people(frame, known)]
    found += _names(frame)
    heads = {mention.head.i for mention in found}
    for token in frame.tokens:
        if token.i in heads:
            continue
        mention = _word(frame, token)
        if mention is not None:
            found.append(mention)
            heads.add(token.i)
    found.sort(key=lambda m: (m.head.i, m.first.i))
    _tie(frame, found)
    return found


def _people(frame: Frame, known: dict[str, set[persons.NameKey]]) -> Iterator[Mention]:
    for run in persons.runs(frame):
        words = persons.key(frame, run)
        if persons.likely(frame, run) or persons.beside_office(frame, run) or is_known(words, known):
            yield persons.person(frame, run)
        else:
            mention = _named(frame, run)
            if mention is not None:
                yield mention


def is_known(words: persons.NameKey, known: dict[str, set[persons.NameKey]]) -> bool:
    """Whether the words are part of a name that the report gives in full, beginning or ending like it."""
    size = len(words)
    return any(name[-size:] == words or name[:size] == words for name in known.get(words[-1], ()))


def _named(frame: Frame, run: persons.Run) -> Mention | None:
    """An organisation that no list holds: by its last word, or by the parser's label where it speaks."""
    groups = frame.lexicon.groups
    tokens = frame.tokens[run.first : run.last + 1]
    head = frame.head_of(run.first, run.last)
    if head.dep in ("compound", "amod", "nmod") and head.head.i > head.i:
        return None
    last = tokens[-1].lower
    kind = groups.endings.get(" ".join(t.lower for t in tokens[-2:]), groups.endings.get(last))
    if lemma_in(head, groups.forces) or last in groups.compass or _titles_thing(frame, head):
        return None
    if len(tokens) == 1 and (lemma_in(head, groups.several) or last in groups.counts):
        return None
    if last in groups.bodies or any(t.lower in groups.things for t in tokens) or lemma_in(head, groups.things):
        return None
    speaks = head.dep in ("nsubj", "pobj") and (head.head.lemma in groups.saying or head.head.lower in ("by", "to"))
    labelled = sum(t.entity == "ORG" for t in tokens) * 2 > len(tokens)
    says = head.dep == "nsubj" and head.head.pos == "VERB" and head.head.lemma in groups.saying
    told = _described(frame, head, tokens[0])
    likely = says or told or _acts(frame, head, tokens) or (labelled and (speaks or len(tokens) > 1))
    if (kind is None and not likely) or (kind is not None and len(tokens) == 1):
        return None
    kind = kind or told
    first = _nation(frame, run.first, head) if kind is not None or told or says else run.first
    mention = Mention("named", head, frame.tokens[first], tokens[-1], name=text(frame, first, run.last))
    mention.kind = kind or ("party" if head.tag == "NNPS" and len(tokens) == 1 else "ngo")  # type: ignore[assignment]
    before = [n.sense for n in frame.modifiers(frame.left_edge(head), head)]
    mention.sides = tuple(s.id for s in before if s.id and s.table == "territories")[:1]
    frame.taken.update(range(run.first, run.last + 1))
    return mention


def _nation(frame: Frame, first: int, head: Token) -> int:
    """Where a name begins that a nation's adjective opens: "the Irish Farmers' Association"."""
    name = frame.names.get(first - 1)
    inside = name is not None and name.sense.role == "adjective" and name.last == first - 1
    token = frame.tokens[first - 1] if first else None
    near = token is not None and token.text[:1].isupper() and token.dep in ("amod", "compound", "nmod")
    return name.first if name is not None and inside and near else first


def _acts(frame: Frame, head: Token, tokens: Sequence[Token]) -> bool:
    """Whether a name speaks or is asked ("Green Hills deplored"); of single words only "the XYZ"."""
    before = frame.before(frame.at(tokens[0]))
    initials = head.text.isupper() and len(head.text) > 2 and before is not None and before.lower == "the"
    return head.i in frame.acting and (initials or len(tokens) > 1)


def _described(frame: Frame, head: Token, first: Token) -> str | None:
    """The kind of actor that a noun beside a name tells: "X, a lobby", "their lobby X", "the campaign group X"."""
    told, groupings = frame.lexicon.groups.told, frame.lexicon.groups.groupings
    beside = [*head.kids("appos"), *([head.head] if head.dep == "appos" else [])]
    before = frame.before(frame.at(first))
    if before is not None and before.pos == "NOUN":
        beside.append(before)
    kinds = (told.get(t.lower) or groupings.get(t.lower) for t in beside if t.pos == "NOUN")
    return next((kind for kind in kinds if kind in told.values()), None)


def _titles_thing(frame: Frame, head: Token) -> bool:
    """Whether the name is part of a document's title: "Treaty on Allied Relations"."""
    for above in head.ancestors():
        if above.pos == "VERB" or above.dep not in TITLE_DEPS:
            return False
        if above.pos in NOUNS and lemma_in(above, frame.lexicon.groups.things):
            return above.text[:1].isupper()
    return False


def _names(frame: Frame) -> Iterator[Mention]:
    for name in frame.found:
        mention = _name(frame, name)
        if mention is not None:
            yield mention


def _name(frame: Frame, name: Name) -> Mention | None:
    sense = name.sense
    if sense.id is None or sense.role == "place":
        return None
    if sense.role in ("capital", "seat") and not places.acts(frame, name):
        return None
    head = frame.head_of(name.first, name.last)
    last = name.last - 1 if frame.tokens[name.last].tag == "POS" else name.last
    if sense.table != "territories" or sense.role in ("parliament", "agency"):
        sort = "listed"
    elif sense.role == "people" or (sense.role == "adjective" and _stands_alone(head)):
        sort = "people"
    else:
        sort = "territory"
    first = name.first
    mention = Mention(sort, head, frame.tokens[first], frame.tokens[last])  # type: ignore[arg-type]
    mention.table, mention.key, mention.sense = sense.table, sense.id, sense.role
    mention.name = text(frame, first, last)
    return mention


def _stands_alone(head: Token) -> bool:
    """An adjective without a noun: "the Kyrgyz", "the Dutch"."""
    return head.dep in ("nsubj", "nsubjpass", "pobj", "dobj", "agent") and head.tag not in ("NNP",)


def _word(frame: Frame, token: Token) -> Mention | None:
    """The mention that a common noun or pronoun heads."""
    at = frame.at(token)
    if at in frame.taken:
        return None
    if token.pos == "PRON" or token.tag in ("PRP", "PRP$", "CD", "DT") or ordered(frame, token):
        told = token.i in frame.acting and token.lower in ("those", "others")  # "those polled reject it"
        return pronoun(frame, token) or (noun(frame, token) if told else None)
    if token.pos not in NOUNS or (token.dep in ("compound", "amod", "nmod") and token.head.i > token.i):
        return None
    after = frame.after(at)
    if at in frame.names or (after is not None and after.text == "-" and frame.glued(at + 1)):
        return None
    mention = noun(frame, token)
    if mention is None:
        mention = office(frame, token)
        if mention is not None:
            articles(frame, mention)
            if not _counts(frame, mention):
                return None
    return mention


def _counts(frame: Frame, mention: Mention) -> bool:
    """Whether a noun like "chief" or "head" is a person here."""
    offices = frame.lexicon.offices
    if mention.lemma not in offices.weak:
        return True
    sided = bool(mention.sides or mention.belongs)
    head = mention.head
    if mention.topic and head.dep == "nsubj" and head.head.lemma in frame.lexicon.groups.saying:
        return True
    return sided or (mention.lemma not in offices.lay and bool(mention.owner or mention.topic))


def _tie(frame: Frame, found: list[Mention]) -> None:
    """Tie a name and the office beside it, so that they become one actor."""
    heads = {mention.head.i: mention for mention in found}
    for mention in found:
        for token in mention.head.kids("appos"):
            other = heads.get(token.i)
            if other is not None and _may_be_one(mention, other):
                _join(mention, other)
    for mention in found:
        held = heads.get(_above(mention.head)) if mention.sort == "person" else None
        if held is not None and held not in mention.beside and _may_be_one(held, mention):
            _join(held, mention)
    for mention, other in itertools.pairwise(found):
        if other not in mention.beside and _adjacent(frame, mention, other) and _may_be_one(mention, other):
            _join(mention, other)
    _respective(frame, found)
    for mention in found:
        if mention.sort == "person":
            _of_country(frame, mention)


def _respective(frame: Frame, found: list[Mention]) -> None:
    """ "the presidents of Iran and Iraq, X and Y": to each name, in order, its side and office."""
    for at, mention in enumerate(found):
        if mention.sort not in ("office", "several") or not mention.plural:
            continue
        names = _listed(frame, mention, found[at + 1 :])
        if len(names) < 2 or len(names) != (len(mention.sides) or mention.count):
            continue
        for place, name in enumerate(names):
            if not name.sides and mention.sides:
                name.sides = (mention.sides[place],)
            if not name.lemma:
                name.lemma, name.topic, name.role = mention.lemma, mention.topic, mention.lemma
        mention.beside = names


def _listed(frame: Frame, mention: Mention, following: list[Mention]) -> list[Mention]:
    """The names listed after an office in the plural, with no verb between; parted by commas and "and"."""
    names: list[Mention] = []
    for other in following:
        if other.sort != "person":
            if names and other.first.i > names[-1].last.i:
                break
            continue
        gap = frame.tokens[frame.at(names[-1].last if names else mention.head) + 1 : frame.at(other.first)]
        if any(t.pos in ("VERB", "AUX") for t in gap) or (names and any(t.pos not in ("PUNCT", "CCONJ") for t in gap)):
            break
        names.append(other)
    return names


def _above(head: Token) -> int:
    """The noun on whose of-phrase a name hangs by apposition: "the minister of X of Latvia, NAME"; -1 for none."""
    if head.dep != "appos" or head.head.dep not in ("pobj", "conj"):
        return -1
    above = next((t for t in head.head.ancestors() if t.dep not in ("pobj", "prep", "conj", "compound")), head)
    return above.i if above.i < head.head.i else -1


def _join(one: Mention, other: Mention) -> None:
    one.beside.append(other)
    other.beside.append(one)


def _may_be_one(one: Mention, other: Mention) -> bool:
    sorts = {one.sort, other.sort}
    if sorts == {"person", "office"}:
        return not (one.plural or other.plural)
    return sorts in ({"press", "listed"}, {"named", "press"}, {"listed", "named"}, {"collective", "named"})


def _adjacent(frame: Frame, one: Mention, other: Mention) -> bool:
    """Whether the two stand side by side: "the minister, X" or "the envoy X"."""
    between = frame.tokens[frame.at(one.last) + 1 : frame.at(other.first)]
    if not between:
        return one.sort in ("office", "press")
    if between[0].text == "," and len(between) == 1:
        return _closed(frame, other)
    return False


def _closed(frame: Frame, other: Mention) -> bool:
    """Whether the apposition ends with a sign or a verb, as in "X, the minister, said"; lists do not."""
    after = frame.after(frame.at(other.last))
    if after is None or after.text in ENDS:
        return True
    return after.lower in FOLLOWS or after.pos in ("VERB", "AUX", "ADV")


def _of_country(frame: Frame, mention: Mention) -> None:
    """ "NATO's X"; "Prime Minister X of Nepal"; "X, who chairs the Duma's committee"; "X, then its leader"."""
    if mention.sides or mention.belongs:
        return
    _own(frame, mention)
    if mention.belongs or mention.sides:
        return
    at = frame.at(mention.last)
    after = frame.after(at)
    if after is None:
        return
    if after.lower == "of":
        for place in (at + 2, at + 3):
            name = frame.names.get(place)
            if name is not None and name.sense.table == "territories" and name.sense.id:
                mention.sides = (name.sense.id,)
                return
    if after.text == "," and not mention.beside:
        _told(frame, mention, at + 2)


def _own(frame: Frame, mention: Mention) -> None:
    """Read the side from the owner of a name right before it: "NATO's X", "Malaysia's X"."""
    owner = frame.before(frame.at(mention.first))
    if owner is None or owner.tag != "POS":
        return
    at = frame.at(owner)
    name = frame.names.get(at) or frame.names.get(at - 1)
    if name is None or name.sense.id is None:
        return
    if name.sense.table == "organisations":
        mention.belongs = (name.sense.id,)
    elif name.sense.table == "territories" and name.sense.role != "place":
        mention.sides = (name.sense.id,)


def _told(frame: Frame, mention: Mention, start: int) -> None:
    """Read the side from the clause after a name, up to the next comma, where it names an office or a lead."""
    offices = frame.lexicon.offices
    office = False
    sides: list[str] = []
    lists: list[str] = []
    for at in range(start, min(start + 16, len(frame.tokens))):
        token = frame.tokens[at]
        if token.text in (",", ";", ":", "--", "–") or (at == start and token.pos == "PROPN" and at not in frame.names):
            break
        office = office or bool(lemma_in(token, offices.offices)) or token.lemma in frame.lexicon.groups.leading
        name = frame.names.get(at)
        if name is not None and name.first == at and name.sense.id:
            (sides if name.sense.table == "territories" else lists).append(name.sense.id)
    if office and frame.tokens[start].lower in frame.lexicon.groups.introduces:
        mention.sides, mention.belongs = tuple(sides[:1]), tuple(lists[:1])

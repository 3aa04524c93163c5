"""Ordinary nouns for those who act: bodies, forces, press, collectives, states."""

from __future__ import annotations

from depositary.language import Token
from depositary.reading.actors.frame import NOUNS, Frame, lemma_in
from depositary.reading.actors.mention import Mention, Sort
from depositary.reading.actors.roles import topic
from depositary.reading.actors.sides import side_of
from depositary.reading.actors.wording import phrase
from depositary.record.words import ActorKind

PLURAL = ("NNS", "NNPS")


def noun(frame: Frame, head: Token) -> Mention | None:
    """The mention that this noun heads, by the first class of words that holds it."""
    for find in (_society, _several, _numbered, _state, _body, _force, _press, _collective, _recall, _caucus, _acting):
        mention = find(frame, head)
        if mention is not None:
            return mention
    return None


def draft(frame: Frame, head: Token, sort: Sort, lemma: str, kind: ActorKind | None) -> Mention:
    """A mention of this sort with its extent, side, number and article."""
    edge = frame.left_edge(head)
    plural = head.tag in PLURAL
    side = side_of(frame, head, plural=plural)
    mention = Mention(sort, head, frame.tokens[edge], head, kind=kind, lemma=lemma, plural=plural)
    mention.sides, mention.belongs, mention.owner = tuple(side.territories), tuple(side.lists), side.owner
    articles(frame, mention)
    mention.name = phrase(frame, edge, frame.at(head))
    if not (mention.sides or mention.belongs):
        mention.end = _bearing(frame, head)
    return mention


def _bearing(frame: Frame, head: Token) -> Token | None:
    """The last word of a name that no list holds in the of-phrase: "the rebels of the Green Front"."""
    for preposition in head.kids("prep"):
        if preposition.i == head.i + 1 and preposition.lower in ("of", "from"):
            for noun in preposition.kids("pobj"):
                if noun.pos == "PROPN" and frame.at(noun) not in frame.names:
                    return noun
    return None


def articles(frame: Frame, mention: Mention) -> None:
    """Note whether the phrase is definite or indefinite, and the number it gives."""
    for child in mention.head.children:
        if child.i > mention.head.i:
            break
        if child.dep in ("det", "predet", "nummod", "preconj", "poss"):
            word = child.lower
            mention.definite = mention.definite or word in frame.lexicon.groups.definite or child.dep == "poss"
            mention.indefinite = mention.indefinite or word in frame.lexicon.groups.indefinite
            if word in frame.lexicon.groups.counts:
                mention.count = frame.lexicon.groups.counts[word] or -1


def _society(frame: Frame, head: Token) -> Mention | None:
    """ "the Confederation of Indian Industry", "the Association for Fair Trade": a name that runs on past its head."""
    groups = frame.lexicon.groups
    kind = groups.endings.get(head.lower) if head.text[:1].isupper() else None
    if kind is None or head.lower in groups.bodies or frame.at(head) == 0:
        return None
    mention = draft(frame, head, "named", head.lower, kind)  # type: ignore[arg-type]
    last = mention.last
    _stretch(frame, mention, named=True)
    mention.sides = mention.sides[:1]
    return mention if mention.last is not last and not mention.indefinite else None


def _several(frame: Frame, head: Token) -> Mention | None:
    """ "both countries", "the two sides", "the parties", "either side"."""
    groups = frame.lexicon.groups
    lemma = lemma_in(head, groups.several)
    if not lemma:
        return _counted(frame, head)
    words = [c.lower for c in head.children if c.i < head.i]
    count = next((groups.counts[w] or -1 for w in words if w in groups.counts), 0)
    exact = any(w in groups.whole for w in words)
    plural = head.tag in PLURAL
    before = [c for c in head.kids("amod", "compound", "nmod") if c.lower not in groups.opposed]
    plain = plural and lemma in groups.parties and "the" in words and not before
    if not (plain or (count and exact and (plural or not any(w in ("all", "two") for w in words)))):
        return None
    mention = draft(frame, head, "several", "" if lemma in groups.humans else lemma, None)
    mention.count = count or -1
    if mention.sides and (not count or not plural):
        return None
    if lemma not in groups.parties and lemma_in(head, frame.lexicon.offices.offices):
        mention.topic = topic(frame, frame.left_edge(head), frame.at(head)) - frozenset(groups.counts)
        mention.kind = "person"
    elif lemma in groups.bodies and lemma not in ("government", "authority", "delegation", "team"):
        mention.kind = "government_body"
    return mention


def _numbered(frame: Frame, head: Token) -> Mention | None:
    """ "128 states", "four countries": so many that nobody names."""
    groups = frame.lexicon.groups
    lemma = lemma_in(head, groups.parties) or lemma_in(head, groups.countries - frame.lexicon.offices.offices)
    if not lemma or head.tag not in PLURAL or not head.kids("nummod"):
        return None
    mention = draft(frame, head, "collective", lemma, "collective")
    mention.count, mention.indefinite = mention.count or -1, not mention.definite
    return mention


def _counted(frame: Frame, head: Token) -> Mention | None:
    """ "the trio", "the duo": so many of those named before; "the Summit decided": those that met."""
    counts, pronouns = frame.lexicon.groups.counts, frame.lexicon.pronouns
    met = head.text[:1].isupper() and head.dep == "nsubj" and head.head.lemma in pronouns.agentive
    count = counts.get(head.lower, 0) or (-1 if met and head.lower in counts else 0)
    bare = head.pos in NOUNS and not head.kids("amod", "compound", "prep", "nmod")
    if count in (0, 1) or not bare:
        return None
    mention = draft(frame, head, "several", "", None)
    mention.count, mention.plural = count, True
    return mention if mention.definite and not mention.owner else None


def _state(frame: Frame, head: Token) -> Mention | None:
    """ "the Georgian side", "the country"."""
    groups = frame.lexicon.groups
    if head.lower in groups.compass and head.text[:1].isupper():
        mention = draft(frame, head, "state", head.lower, None)
        return mention if mention.definite and not head.children[1:] else None
    lemma = lemma_in(head, groups.statelike)
    if not lemma:
        return None
    mention = draft(frame, head, "state", lemma, None)
    if lemma in groups.opposite and mention.owner is not None and not mention.plural:
        return mention
    if lemma in groups.sided and (mention.sides or mention.belongs):
        return mention if _direct(frame, mention) else None
    alone = mention.definite and not (mention.plural or mention.owner or _qualified(frame, head))
    return mention if lemma in groups.bare_states and alone else None


def _direct(frame: Frame, mention: Mention) -> bool:
    """Whether the side stands before the noun ("the Georgian side"), not after it ("sides in Georgia")."""
    first, at = frame.at(mention.first), frame.at(mention.head)
    return any(place in frame.names for place in range(first, at))


def _qualified(frame: Frame, head: Token) -> bool:
    scenic = frame.lexicon.groups.scenic
    return any(c.dep in ("prep", "relcl", "acl", "amod", "compound") and c.lower not in scenic for c in head.children)


def _body(frame: Frame, head: Token) -> Mention | None:
    groups = frame.lexicon.groups
    lemma = lemma_in(head, groups.bodies)
    if not lemma or (lemma == "agency" and _reports(frame, head)):
        return None
    kind: ActorKind = groups.bodies[lemma]  # type: ignore[assignment]
    mention = draft(frame, head, "body", lemma, kind)
    mention.topic = topic(frame, frame.at(mention.first), frame.at(head)) | _after(frame, head)
    capital = head.text[:1].isupper() and (frame.at(head) > 0 or frame.glued(1))
    if (lemma in groups.capitals_only and not capital) or (lemma == "authority" and head.tag == "NN"):
        return None
    named = bool(mention.sides or mention.belongs or mention.owner)
    if not (named or capital or mention.definite or lemma in groups.sovereign):
        return None
    if capital and head.i == mention.last.i:
        _stretch(frame, mention)
    return mention


def _stretch(frame: Frame, mention: Mention, *, named: bool = False) -> None:
    """Let a proper name run on: "Ministry of Foreign Affairs", "Ministry for Trade and Industry".

    Only past common words in capitals, but `named` also past a name: "Friends of Africa".
    """
    for preposition in mention.head.children:
        if preposition.i != mention.head.i + 1 or preposition.lower not in ("of", "for", "on"):
            continue
        for noun in preposition.kids("pobj"):
            if noun.text[:1].isupper() and (named or frame.at(noun) not in frame.names):
                last = [c for c in noun.conjuncts() if c.text[:1].isupper()][-1]
                mention.last = last
                mention.name += " " + " ".join(t.text for t in frame.tokens[frame.at(preposition) : frame.at(last) + 1])


def _after(frame: Frame, head: Token) -> frozenset[str]:
    portfolios = frame.lexicon.groups.portfolios
    found: set[str] = set()
    for preposition in head.children:
        if preposition.i > head.i and preposition.lower in ("of", "for", "on"):
            for noun in preposition.kids("pobj"):
                for token in noun.conjuncts():
                    for word in [token, *token.kids("compound", "amod")]:
                        if frame.at(word) not in frame.names and word.text[:1].isupper():
                            found.add(portfolios.get(word.lower, word.lower))
    return frozenset(found - {""})


def _force(frame: Frame, head: Token) -> Mention | None:
    groups = frame.lexicon.groups
    lemma = lemma_in(head, groups.forces)
    if not lemma:
        return None
    before = frame.tokens[frame.at(head) - 1].lower if frame.at(head) else ""
    kind: ActorKind = groups.endings.get(f"{before} {lemma}", groups.forces[lemma])  # type: ignore[assignment]
    mention = draft(frame, head, "force", lemma, kind)
    named = bool(mention.sides or mention.belongs or mention.owner)
    if lemma in ("force", "unit", "guard", "movement", "faction") and not named and not head.text[:1].isupper():
        return None
    return mention if named or mention.definite or kind == "armed_group" or mention.is_subject else None


def _press(frame: Frame, head: Token) -> Mention | None:
    groups = frame.lexicon.groups
    lemma = lemma_in(head, groups.press) or ("agency" if head.lower == "agency" and _reports(frame, head) else "")
    told = head.dep.startswith("nsubj") or head.kids("amod", "compound")
    if not lemma or (lemma in ("media", "site", "channel") and not told):
        return None
    return draft(frame, head, "press", lemma, "media")


def _reports(frame: Frame, head: Token) -> bool:
    """Whether an agency is a news agency."""
    return any(c.lower in frame.lexicon.groups.press_before for c in head.kids("compound", "amod", "nmod"))


def _collective(frame: Frame, head: Token) -> Mention | None:
    groups = frame.lexicon.groups
    lemma = lemma_in(head, groups.collectives)
    if not lemma:
        return None
    mention = draft(frame, head, "collective", lemma, "collective")
    if lemma in groups.common:
        speaks = head.dep in ("nsubj", "pobj") and head.head.lemma in (*groups.saying, "by")
        if not speaks and not (mention.sides and mention.is_subject):
            return None
    if head.tag not in PLURAL and lemma not in ("community", "opposition", "public", "people", "west"):
        return None
    if lemma == "community" and not head.kids("amod"):
        return None
    if lemma == "opposition" and any(p.lower in ("to", "against", "from") for p in head.kids("prep")):
        return None
    if lemma == "party":
        if not any(c.lower in groups.partisan for c in head.kids("amod", "compound")):
            return None
        mention.lemma = "political party"
    return mention


def _recall(frame: Frame, head: Token) -> Mention | None:
    """ "the bloc", "the movement": a listed organisation or group named before."""
    groups = frame.lexicon.groups
    lemma = lemma_in(head, groups.recalls) or (head.lower if head.lower in groups.endings else "")
    if not lemma:
        return None
    mention = draft(frame, head, "body", lemma, None)
    telling = groups.afar | groups.scenic | groups.arming
    told = [c for c in head.kids("amod", "compound", "nummod") if c.lower not in telling]
    bare = not (mention.sides or mention.belongs or told)
    owned = mention.owner is not None and (lemma in groups.allied or lemma not in groups.recalls)
    owned = owned or (mention.owner is not None and mention.owner.pos in NOUNS and mention.plural)  # "women's groups"
    return mention if mention.definite and bare and not owned else None


def _caucus(frame: Frame, head: Token) -> Mention | None:
    """ "the Greens voted against": a party by the name of its members."""
    lexicon = frame.lexicon
    verbs = lexicon.pronouns.agentive | lexicon.groups.saying
    capital = head.text[:1].isupper() and not head.text.isupper() and frame.at(head) > 0
    if not capital or head.tag not in PLURAL or head.dep != "nsubj" or head.head.lemma not in verbs:
        return None
    others = (lexicon.offices.offices, lexicon.groups.several, lexicon.groups.statelike, lexicon.groups.things)
    if any(lemma_in(head, words) for words in others) or head.lower in lexicon.groups.endings:
        return None
    mention = draft(frame, head, "named", head.lemma, "party")
    return mention if mention.definite else None


def _acting(frame: Frame, head: Token) -> Mention | None:
    """ "the traders told", "a lobby wants", "urged those still outside": whoever speaks or is asked."""
    if head.i not in frame.acting or head.pos == "PROPN":
        return None
    groups, offices = frame.lexicon.groups, frame.lexicon.offices
    share = _share(frame, head)
    kind = share or groups.groupings.get(lemma_in(head, groups.groupings))
    if kind is None and not _is_many(head):
        return None
    nobody = not share and (lemma_in(head, groups.things) or lemma_in(head, groups.inanimate))
    if nobody or lemma_in(head, offices.offices - offices.lay - offices.weak):
        return None  # "lawmakers", "ministers" hold an office of some state
    known = kind or any(
        lemma_in(head, words) for words in (groups.several, groups.forces, groups.bodies, groups.collectives)
    )
    if not known and head.lemma.endswith(tuple(groups.inanimate_endings)):
        return None
    plain = kind is None or (head.tag in PLURAL and kind != "people")
    mention = draft(frame, head, "collective", head.lemma, "collective" if plain else kind)  # type: ignore[arg-type]
    _whose(frame, mention)
    return mention


def _whose(frame: Frame, mention: Mention) -> None:
    """Take in whose a group is, or of whom so many: "a group of lawyers", "the mother of a miner"."""
    following = frame.after(frame.at(mention.head))
    if following is None or following.lower not in ("of", "for", "among") or following.head is not mention.head:
        return
    last = max((t for noun in following.kids("pobj") for t in _near(noun)), key=lambda t: t.i, default=None)
    if last is not None:
        mention.end = last
        words = frame.tokens[frame.at(mention.head) + 1 : frame.at(last) + 1]
        mention.name += " " + " ".join(t.text for t in words)


def _near(noun: Token) -> list[Token]:
    """The words of a noun phrase without the clauses that hang on it."""
    inner = [t for c in noun.kids("prep") if c.lower == "of" for n in c.kids("pobj") for t in (c, *_near(n))]
    return [noun, *inner]


def _is_many(token: Token) -> bool:
    """ "the traders", "those still outside": people are many, things said to speak are mostly one."""
    told = any(c.dep in ("relcl", "acl", "prep", "advmod", "amod") for c in token.children)
    return token.tag in ("NNS", "NNPS") or (told and token.lower in ("those", "all", "others"))


def _share(frame: Frame, head: Token) -> str | None:
    """ "Six in ten of those asked", "a majority of Danes": so many of some people."""
    if not lemma_in(head, frame.lexicon.groups.shares):
        return None
    whom = [n for p in head.kids("prep") if p.lower in ("of", "among") for n in p.kids("pobj")]
    many = any(_is_many(n) and not lemma_in(n, frame.lexicon.groups.inanimate) for n in whom)
    return "people" if many else None

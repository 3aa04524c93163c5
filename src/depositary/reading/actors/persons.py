"""Personal names: runs of capitals that a title, an apposition, the report or the parser shows to be a person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from depositary.language import Token
from depositary.reading.actors.frame import Frame, lemma_in
from depositary.reading.actors.mention import Mention
from depositary.reading.actors.roles import title
from depositary.reading.actors.wording import text
from depositary.vocabulary.leaders import side as leader

NameKey = tuple[str, ...]


class Run(NamedTuple):
    """Tokens `first` to `last` are a name; `start` is where its title begins (`first` without one)."""

    start: int
    first: int
    last: int
    gender: str
    titled: bool


def runs(frame: Frame) -> Iterator[Run]:
    """Every run of name-like words, with the title before it taken off."""
    at = 0
    while at < len(frame.tokens):
        if not _namelike(frame, at):
            at += 1
            continue
        end = at
        while step := _joins(frame, end):
            end += step
        run = _cut(frame, at, end)
        if run is not None:
            yield run
        at = end + 1


def key(frame: Frame, run: Run) -> NameKey:
    """The words of the name, small, hyphens and apostrophes kept inside them."""
    words: list[str] = []
    for at in range(run.first, run.last + 1):
        token = frame.tokens[at]
        if token.tag == "POS":
            continue
        if at > run.first and frame.glued(at):
            words[-1] += token.lower
        else:
            words.append(token.lower)
    return tuple(words)


def likely(frame: Frame, run: Run) -> bool:
    """Whether the run is a person by its title or by the parser's word."""
    tokens = frame.tokens[run.first : run.last + 1]
    groups = frame.lexicon.groups
    if tokens[-1].lower in groups.endings or any(t.lower in groups.things for t in tokens):
        return False
    if run.titled:
        return True
    if leader(text(frame, run.first, run.last)) is not None:
        return True
    if _placed(frame, run):
        return False
    head = frame.head_of(run.first, run.last)
    if _who(head) or (head.i in frame.sides and len(tokens) > 1):
        return True
    marked = sum(token.entity == "PERSON" for token in tokens)
    return marked * 2 > len(tokens) and (len(tokens) > 1 or _acting(frame, tokens[0]))


def _who(head: Token) -> bool:
    """Whether a clause with "who" hangs on the name."""
    inside = [t for clause in head.kids("relcl") for t in clause.children]
    inside += [owner for t in inside for owner in t.kids("poss")]
    return head.tag == "NNP" and any(t.lower in ("who", "whose", "whom") for t in inside)


def _placed(frame: Frame, run: Run) -> bool:
    """Whether the name stands where places stand: "in X", "near X"."""
    before = frame.before(run.first)
    return before is not None and before.lower in frame.lexicon.groups.place_prepositions and before.pos == "ADP"


def _acting(frame: Frame, token: Token) -> bool:
    verbs = (*frame.lexicon.groups.saying, *frame.lexicon.pronouns.agentive)
    return token.dep == "nsubj" and token.head.lemma in verbs


def beside_office(frame: Frame, run: Run) -> bool:
    """Whether an office stands in apposition: ", the Polish foreign minister," or "the head of the delegation, X"."""
    head = frame.head_of(run.first, run.last)
    others = head.kids("appos") + ([head.head] if head.dep == "appos" else [])
    offices = frame.lexicon.offices
    return run.last > run.first and any(lemma_in(o, offices.offices) and o.pos in ("NOUN", "PROPN") for o in others)


def person(frame: Frame, run: Run) -> Mention:
    """The mention of a person that the run is."""
    head = frame.head_of(run.first, run.last)
    tokens = frame.tokens
    last = run.last - 1 if tokens[run.last].tag == "POS" else run.last
    mention = Mention("person", head, tokens[run.start], tokens[last], name=text(frame, run.first, last), kind="person")
    mention.gender = run.gender
    if run.start < run.first and frame.head_of(run.start, last) is not head:
        mention.inner = tokens[run.first]
    if run.titled:
        title(frame, mention, first=run.start, end=run.first)
    frame.taken.update(range(run.start, run.last + 1))
    return mention


def _namelike(frame: Frame, at: int) -> bool:
    token = frame.tokens[at]
    if at in frame.names:
        return False
    if not token.text[:1].isupper() or token.tag == "POS":
        return False
    return token.pos == "PROPN" or token.entity == "PERSON" or (token.pos == "NOUN" and token.text in frame.surnames)


def _joins(frame: Frame, at: int) -> int:
    """How many tokens further the run goes on from this one: 0 where it ends."""
    offices = frame.lexicon.offices
    best = 0
    for steps in (1, 2, 3):
        after = frame.after(at, steps)
        if after is None:
            return best
        if _namelike(frame, at + steps):
            return steps
        hyphened = frame.glued(at + steps) and (after.text in "-'" or frame.tokens[at + steps - 1].text == "-")
        particle = hyphened or (after.lower in offices.particles and after.text not in "-'")
        initial = after.text == "."
        if not (particle or initial):
            return best
        if hyphened and after.text.isalpha():
            best = steps
    return best


def _cut(frame: Frame, first: int, last: int) -> Run | None:
    """The run without the title that it begins with; None where nothing but a title is left."""
    offices = frame.lexicon.offices
    name = first
    for at in range(first, last + 1):
        word = frame.tokens[at].lower
        if at < last and frame.tokens[at].tag == "NNPS" and frame.tokens[last].lower in frame.lexicon.groups.endings:
            break  # "the Manufacturers Association"
        if word in offices.honorifics or _is_office(frame, word) or (word in ("-", ".") and name == at):
            name = at + 1
    name = _past_domain(frame, name, last)
    while name <= last and frame.tokens[name].lower in offices.particles and not frame.tokens[name].text[0].isupper():
        name += 1
    if name > last:
        return None
    start = _title_start(frame, name)
    words = [frame.tokens[at].lower for at in range(start, name)]
    gender = next((g for w in words if (g := offices.honorifics.get(w) or offices.gender.get(w))), "")
    return Run(start, name, last, gender, start < name)


def _is_office(frame: Frame, word: str) -> bool:
    offices = frame.lexicon.offices.offices
    return word in offices or (word.endswith("s") and word[:-1] in offices)


def _past_domain(frame: Frame, name: int, last: int) -> int:
    """Past the domain of an office before a name: "Secretary of State X", "Speaker of Parliament X"."""
    at = name
    while at <= last and _is_domain(frame, frame.tokens[at].lower):
        at += 1
    linked = at > name and any(t.lower in ("of", "for") for t in frame.tokens[max(0, name - 4) : name])
    return at if linked and (at > last or _title_start(frame, at) < at) else name


def _is_domain(frame: Frame, word: str) -> bool:
    """Whether an office can be of this: "State", "Parliament", "Foreign", "Affairs"."""
    groups = frame.lexicon.groups
    return word in groups.portfolios or word in groups.bodies or word in frame.lexicon.offices.title_words


def _title_start(frame: Frame, name: int) -> int:
    """Where the words before a name begin that name its bearer's office and side; `name` itself where none do."""
    offices = frame.lexicon.offices
    at, office = name, name
    before = frame.before(name)
    if before is not None and before.pos in ("ADP", "DET", "CCONJ"):
        return name  # "president of the PLRA": what follows is no bearer of the title
    while at > 0 and name - at < 12:
        token = frame.tokens[at - 1]
        word = token.lower
        if word in offices.honorifics or _is_office(frame, word):
            office = at - 1
        elif not (_in_domain if office == name else _in_title)(frame, at - 1, token):
            break
        at -= 1
    while at < office and (frame.tokens[at].tag in ("POS", "CC", "HYPH") or frame.tokens[at].pos == "PUNCT"):
        at += 1
    return at if office < name else name


def _in_domain(frame: Frame, at: int, token: Token) -> bool:
    """Words between an office and the name: hyphens, "of the Republic of X", "of Foreign Affairs"."""
    groups = frame.lexicon.groups
    if at in frame.names:
        name = frame.names[at]
        return any(t.lower in ("of", "for") for t in frame.tokens[max(0, name.first - 3) : name.first])
    if token.text in ("-", "."):
        return True
    linked = any(t.lower in ("of", "for") for t in frame.tokens[max(0, at - 4) : at + 1])
    word = token.lower
    return linked and (_is_domain(frame, word) or word in groups.statelike or word in ("of", "the", "and", "for"))


def _in_title(frame: Frame, at: int, token: Token) -> bool:
    offices = frame.lexicon.offices
    if at in frame.names or token.lower in offices.title_words or token.lower in offices.passing:
        return True
    if token.tag == "POS" or token.text in ("-", ".", "&"):
        return True
    before, after = frame.before(at), frame.after(at)
    if token.lower == "and":
        words = [t.lower for t in (before, after) if t is not None]
        return len(words) == 2 and all(w in offices.title_words or w in offices.offices for w in words)
    if token.lower == "of":
        return before is not None and before.lower in offices.offices
    return token.text[:1].isupper() and token.dep in ("compound", "amod", "nmod")

"""What an instrument is called, and of what kind it is."""

from __future__ import annotations

from collections import Counter

from depositary.language import Parse, Token
from depositary.reading.agreements.instrument import Instrument
from depositary.reading.agreements.lexis import Lexis
from depositary.reading.agreements.mentions import Mention
from depositary.record.words import AgreementKind

HEADLINE = 40  # words that a mention in the title must say more than one in the text, in tenths of its worth
RELATIVE = ("WDT", "WP", "WP$", "WRB")
LONGEST = 40  # words of a name
SPECIFIC: tuple[AgreementKind, ...] = (
    "memorandum", "protocol", "convention", "exchange_of_notes", "ceasefire", "joint_declaration", "treaty",
    "roadmap", "peace_agreement", "agreement",
)  # fmt: skip


def name_of(instrument: Instrument, parse: Parse) -> str:
    """The most telling words of the report: a proper title, else the noun phrase that says most."""
    best = max(instrument.mentions, key=lambda m: (_worth(m, parse), -m.head.i))
    last = _end(best, parse)
    span = parse.span(best.first, last)
    text = span.text
    first = best.first.lower
    if first in ("the", "a", "an", "this", "that"):
        text = text[len(first) :].lstrip()
    return text or span.text


def _end(mention: Mention, parse: Parse) -> Token:
    """The last word of the noun phrase: before a relative clause, also where the parse has lost that it is one."""
    clauses = {c.dep for c in mention.head.children if c.i > mention.head.i}
    wide = "relcl" not in clauses and mention.widest.i - mention.first.i < LONGEST
    last = mention.widest if wide else mention.last
    inside = parse.tokens[mention.head.i + 1 : last.i + 1]
    pronoun = next((t for t in inside if t.tag in RELATIVE), None)
    if pronoun is None:
        return last
    before = parse.tokens[pronoun.i - 1]
    cut = before.i - 1 if before.pos in ("ADP", "PUNCT") and before.i > mention.head.i else before.i
    return parse.tokens[max(cut, mention.head.i)]


def _worth(mention: Mention, parse: Parse) -> float:
    if mention.noun.strength == "echo" or mention.modifier:
        return -1.0
    length = min(mention.widest.i - mention.first.i, 20)
    sentence = parse.sentence(mention.head)
    if sentence.index == 0 and sentence.tokens[-1].text != "." and len(parse.sentences) > 1:
        length -= HEADLINE  # headlines leave articles and verbs out, and parsers stumble over them
    return 2.0 * min(len(mention.proper), 4) + len(mention.topic) + len(mention.sides) + length / 10


def kind_of(instrument: Instrument, words: Lexis) -> AgreementKind:
    """The kind that the most specific of the nouns used for it names; a deal to stop fighting is a ceasefire."""
    kind = _noun_kind(instrument)
    vague = kind in ("agreement", "other") and all(m.noun.group in ("generic", "echo") for m in instrument.mentions)
    return "ceasefire" if vague and any(_stops(m, words) for m in instrument.mentions) else kind


def _stops(mention: Mention, words: Lexis) -> bool:
    """ "A deal to stop the shelling", "under the understanding both halt attacks", "an accord that ends the raids"."""
    near = [*mention.head.ancestors(), *mention.head.kids("acl", "relcl")]
    verbs = [v for a in near if a.pos in ("VERB", "AUX") for v in (a, *a.kids("xcomp", "ccomp", "conj"))]
    done = (o for v in verbs if v.lemma in words.sets["stopping"] for o in v.kids("dobj", "nsubjpass"))
    return any(t.lemma in words.sets["fighting"] for o in done for t in (o, *o.kids("conj", "compound")))


def _noun_kind(instrument: Instrument) -> AgreementKind:
    named = [m.noun for m in instrument.mentions if m.noun.group != "echo"]
    if not named:
        return "other"
    counts = Counter(noun.kind for noun in named)
    first = next((n.kind for n in named if n.kind != "agreement"), "agreement")
    specific = [k for k in SPECIFIC if k in counts and k != "agreement"]
    if not specific:
        return named[0].kind
    return max(specific, key=lambda k: (counts[k] + (k == first) * 1.5, -SPECIFIC.index(k)))

"""Subjects that the parser takes for more of the phrase that opens the sentence: "In Lima, Peru and Chile signed"."""

from __future__ import annotations

from depositary.language.parse import Sentence, Token
from depositary.language.predications.arguments import VERBAL, is_finite
from depositary.language.predications.mending.tree import SUBJECTS, hang

NOMINAL = ("NOUN", "PROPN", "PRON")


def mend_subject(verb: Token, sentence: Sentence) -> None:
    """Give a verb without a subject what stands right before it, behind the comma that ends the opening phrase."""
    if verb.pos not in VERBAL or verb.dep not in ("ROOT", "conj", "ccomp") or not is_finite(verb):
        return
    if _left_over(verb, sentence) or any(c.dep in SUBJECTS or c.dep == "csubjpass" for c in verb.children):
        return
    opening = next((c for c in verb.children if c.dep == "prep" and c is sentence.tokens[0]), None)
    if opening is None:
        return
    ends = min(
        (c.i for c in verb.children if c.dep in ("aux", "auxpass", "neg", "advmod") and c.i > opening.i), default=verb.i
    )
    subject = next((t for t in opening.subtree() if _resumes(t, sentence, min(ends, verb.i))), None)
    if subject is not None:
        hang(subject, verb, "nsubjpass" if any(c.dep == "auxpass" for c in verb.children) else "nsubj")


def _left_over(verb: Token, sentence: Sentence) -> bool:
    """ "On 7 May | the council, the last of the rebels, signed": the council signed, and is the last of the rebels."""
    opening = sentence.tokens[0]
    noun = next((t for t in opening.kids("dep") if t.pos in NOMINAL and opening.child("pobj") is not None), None)
    if noun is None or opening.head is not verb or opening.dep != "prep" or noun.i > verb.i:
        return False
    said = verb.child("nsubj")
    if said is not None:
        start = sentence.tokens[0].i
        before = sentence.tokens[said.subtree()[0].i - 1 - start]
        if before.text != "," or before.i != noun.subtree()[-1].i + 1:
            return False
        hang(said, noun, "appos")
    hang(noun, verb, "nsubj")
    return True


def _resumes(word: Token, sentence: Sentence, ends: int) -> bool:
    """Whether the word and what hangs on it fill the room between a comma and the verb."""
    if word.dep not in ("conj", "appos") or word.pos not in NOMINAL:
        return False
    below, start = [t for t in word.subtree() if t.pos != "PUNCT"], sentence.tokens[0].i
    comma = sentence.tokens[below[0].i - 1 - start]
    between = sentence.tokens[below[-1].i + 1 - start : ends - start]
    return comma.text == "," and all(t.pos == "PUNCT" for t in between)

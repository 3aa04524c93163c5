"""Judgements: what people decided on findings, held by the words that they decided on."""

from depositary.register.judgement.anchor import Anchor, anchor, locate
from depositary.register.judgement.heard import Heard, Rejected, hear, marks_of, refused
from depositary.register.judgement.judgement import Judgement, Mark

__all__ = [
    "Anchor", "Heard", "Judgement", "Mark", "Rejected", "anchor", "hear", "locate", "marks_of", "refused",
]  # fmt: skip

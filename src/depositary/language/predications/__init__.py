"""The heart: from a parse to plain predicate-argument structures, once, for all stages."""

from depositary.language.predications.build import build
from depositary.language.predications.grammar import Grammar
from depositary.language.predications.model import Kind, Link, Predication, Predications, Tense

__all__ = ["Grammar", "Kind", "Link", "Predication", "Predications", "Tense", "build"]

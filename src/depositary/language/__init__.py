"""English: the parse, the predications that stand in it, and the lexicon that they are looked up in."""

from depositary.language.language import Language
from depositary.language.lexicon import Entry, Table
from depositary.language.parse import Parse, Sentence, Token
from depositary.language.predications import Predication, Predications

__all__ = ["Entry", "Language", "Parse", "Predication", "Predications", "Sentence", "Table", "Token"]

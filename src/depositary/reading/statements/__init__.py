"""The statements of a report: who says, thinks, asks, promises or judges what, in whose words.

`find` proposes source, cue and content by rules (quotations, cues, "according to", transcripts) and settles each
proposal: speaker, kind, what it stands within, addressee, date. With the engine "learned" a tagger draws the line of
what is said where it agrees with the rules or is sure, and adds what it is sure of. `finder` gives either.
"""

from depositary.reading.statements.engine import Engine, finder
from depositary.reading.statements.finding import find
from depositary.reading.statements.proposal import Proposal
from depositary.reading.statements.settling import settle

__all__ = ["Engine", "Proposal", "find", "finder", "settle"]

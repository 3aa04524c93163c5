"""Actor codes: country, sector and role of an actor, from its words alone or from what a record knows of it."""

from depositary.reading.coding.actor import code_actor
from depositary.reading.coding.coded import Coded
from depositary.reading.coding.phrase import Coder

__all__ = ["Coded", "Coder", "code_actor"]

"""Actor codes: country, sector and role of an actor, from its words alone or from what a record knows of it; places."""

from depositary.reading.coding.actor import code_actor
from depositary.reading.coding.coded import Coded
from depositary.reading.coding.phrase import Coder
from depositary.reading.coding.place import Located, Locator

__all__ = ["Coded", "Coder", "Located", "Locator", "code_actor"]

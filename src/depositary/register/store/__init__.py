"""The store: reports, their records as read, the findings drawn from them, and the judgements of people."""

from depositary.register.judgement import Judgement
from depositary.register.store.opening import connect
from depositary.register.store.store import Store
from depositary.register.store.versions import Version

__all__ = ["Judgement", "Store", "Version", "connect"]

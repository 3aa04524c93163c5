"""The store: reports, their records as read, the findings drawn from them, and the judgements of people."""

from depositary.register.store.judging import Judgement
from depositary.register.store.opening import connect
from depositary.register.store.store import Store

__all__ = ["Judgement", "Store", "connect"]

"""Coded events for those who count them: POLECAT's table, PLOVER's JSON, CAMEO codes, counts by pair and month."""

from depositary.exchange.events.coding import CodedEvent, coded
from depositary.exchange.events.joining import merged

__all__ = ["CodedEvent", "coded", "merged"]

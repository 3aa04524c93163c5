"""The steps in the life of each agreement: who signed, ratified, broke it, when, and whether it happened."""

from depositary.reading.steps.finding import find

__all__ = ["find"]

"""Actors: names, offices, bodies, collectives, and the words that point back to them."""

from depositary.reading.actors.finding import find

__all__ = ["find"]

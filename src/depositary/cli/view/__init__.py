"""A record for the eyes of a person at a terminal."""

from depositary.cli.view.record import show

__all__ = ["show"]

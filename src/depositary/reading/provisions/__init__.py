"""What each agreement provides, and whom it binds."""

from depositary.reading.provisions.finding import find

__all__ = ["find"]

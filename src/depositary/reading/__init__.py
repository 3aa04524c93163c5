"""Reading: from one report to its record, one stage a file or folder."""

from depositary.reading.read import Reader, read

__all__ = ["Reader", "read"]

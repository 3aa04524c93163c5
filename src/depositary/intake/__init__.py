"""Intake: reports in, one or many, from text, saved pages and tables.

`read(paths)` gives them one at a time; what cannot be read comes as an IntakeError in its place. Nothing is fetched.
"""

from depositary.intake.options import Options
from depositary.intake.reading import read, read_text

__all__ = ["Options", "read", "read_text"]

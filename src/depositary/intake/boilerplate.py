"""Lines of a report that nobody says, by-lines and datelines. They are kept with the language, for the stages too."""

from depositary.language.boilerplate import Dateline, authors, dateline, spans

__all__ = ["Dateline", "authors", "dateline", "spans"]

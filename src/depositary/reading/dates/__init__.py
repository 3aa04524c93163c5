"""The dates of a report: what it says about when, in EDTF.

`find` reads the text by the rules of `language/en/dates.yaml`. Dates in words that the publication day settles
("on Tuesday", "20 July") are settled by it and by the tense beside them; without a publication date they stay None.
"""

from depositary.reading.dates.finding import find
from depositary.record.mention import DateMention, within

__all__ = ["DateMention", "find", "within"]

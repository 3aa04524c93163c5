"""The tables of a register.

`reports` and `records` are kept as they came and never changed; `agreements`, `parties` and `words` are drawn from
the records, for finding what to compare; `judgements` are what people decided.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

HEAD = "0001"  # the newest migration
METADATA = MetaData()

REPORTS = Table(
    "reports",
    METADATA,
    Column("id", Text, primary_key=True),  # sha256 of the text: a changed text is another report
    Column("title", Text),
    Column("url", Text),
    Column("publisher", Text),
    Column("published", Text),
    Column("language", Text),
    Column("text", Text, nullable=False),
)
RECORDS = Table(
    "records",
    METADATA,
    Column("report", Text, ForeignKey("reports.id"), primary_key=True),
    Column("run", Text, primary_key=True),  # version and pipeline that read it
    Column("body", LargeBinary, nullable=False),  # the record as JSON, as read
    Column("current", Boolean, nullable=False),  # whether the findings are drawn from it
)
AGREEMENTS = Table(
    "agreements",
    METADATA,
    Column("id", Text, primary_key=True),  # digest of report and ref
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("ref", Text, nullable=False),  # the agreement's id in its record
    Column("body", LargeBinary, nullable=False),  # what identity compares, as JSON
    Index("agreements_by_report", "report"),
)
PARTIES = Table(
    "parties",
    METADATA,
    Column("agreement", Text, ForeignKey("agreements.id", ondelete="CASCADE"), primary_key=True),
    Column("party", Text, primary_key=True),
    Index("parties_by_party", "party"),
)
WORDS = Table(
    "words",
    METADATA,
    Column("agreement", Text, ForeignKey("agreements.id", ondelete="CASCADE"), primary_key=True),
    Column("word", Text, primary_key=True),
    Index("words_by_word", "word"),
)
JUDGEMENTS = Table(
    "judgements",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("kind", Text, nullable=False),  # same, different
    Column("left", Text, nullable=False),  # agreement findings
    Column("right", Text, nullable=False),
    Column("who", Text),
    Column("why", Text),
    Column("undone", Boolean, nullable=False, default=False),
)
FULLTEXT = "CREATE VIRTUAL TABLE reports_text USING fts5(id UNINDEXED, title, text)"

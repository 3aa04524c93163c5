"""The first schema: reports, records, findings, judgements, and the full text of reports."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision: str | None = None
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables. Written out, not taken from the schema of today, which moves on."""
    op.create_table(
        "reports",
        sa.Column("id", TEXT, primary_key=True),
        *(sa.Column(name, TEXT) for name in ("title", "url", "publisher", "published", "language")),
        sa.Column("text", TEXT, nullable=False),
    )
    op.create_table(
        "records",
        sa.Column("report", TEXT, sa.ForeignKey("reports.id"), primary_key=True),
        sa.Column("run", TEXT, primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("current", sa.Boolean, nullable=False),
    )
    _findings()
    op.create_table(
        "judgements",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        *(sa.Column(name, TEXT, nullable=False) for name in ("kind", "left", "right")),
        *(sa.Column(name, TEXT) for name in ("who", "why")),
        sa.Column("undone", sa.Boolean, nullable=False),
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE reports_text USING fts5(id UNINDEXED, title, text)")
    else:
        _fulltext()


def _fulltext() -> None:
    """As SQLite's: words as they stand, neither stemmed nor left out."""
    op.create_table(
        "reports_text",
        sa.Column("id", TEXT, primary_key=True),
        sa.Column("words", postgresql.TSVECTOR, nullable=False),
    )
    op.create_index("reports_text_by_word", "reports_text", ["words"], postgresql_using="gin")


def _findings() -> None:
    op.create_table(
        "agreements",
        sa.Column("id", TEXT, primary_key=True),
        sa.Column("report", TEXT, sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("ref", TEXT, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_index("agreements_by_report", "agreements", ["report"])
    for table, column in (("parties", "party"), ("words", "word")):
        owner = sa.ForeignKey("agreements.id", ondelete="CASCADE")
        op.create_table(
            table,
            sa.Column("agreement", TEXT, owner, primary_key=True),
            sa.Column(column, TEXT, primary_key=True),
        )
        op.create_index(f"{table}_by_{column}", table, [column])

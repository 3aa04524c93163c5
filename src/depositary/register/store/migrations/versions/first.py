"""The first schema: reports, records, findings, judgements, and the full text of reports."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None


def upgrade() -> None:
    """Make the tables. Written out, not taken from the schema of today, which moves on."""
    op.create_table(
        "reports",
        sa.Column("id", sa.Text, primary_key=True),
        *(sa.Column(name, sa.Text) for name in ("title", "url", "publisher", "published", "language")),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_table(
        "records",
        sa.Column("report", sa.Text, sa.ForeignKey("reports.id"), primary_key=True),
        sa.Column("run", sa.Text, primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("current", sa.Boolean, nullable=False),
    )
    _findings()
    op.create_table(
        "judgements",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("kind", "left", "right")),
        *(sa.Column(name, sa.Text) for name in ("who", "why")),
        sa.Column("undone", sa.Boolean, nullable=False),
    )
    op.execute("CREATE VIRTUAL TABLE reports_text USING fts5(id UNINDEXED, title, text)")


def _findings() -> None:
    op.create_table(
        "agreements",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("report", sa.Text, sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("ref", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_index("agreements_by_report", "agreements", ["report"])
    for table, column in (("parties", "party"), ("words", "word")):
        owner = sa.ForeignKey("agreements.id", ondelete="CASCADE")
        op.create_table(
            table,
            sa.Column("agreement", sa.Text, owner, primary_key=True),
            sa.Column(column, sa.Text, primary_key=True),
        )
        op.create_index(f"{table}_by_{column}", table, [column])

"""Which findings are one agreement is kept, not worked out anew each time; reports have versions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """What is drawn from the records starts empty: opening the register fills it."""
    for table in ("words", "parties", "agreements"):
        op.drop_table(table)
    for name in ("place", "digest"):
        op.add_column("reports", sa.Column(name, TEXT))
    op.create_index("reports_by_place", "reports", ["place"])
    op.create_index("reports_by_day", "reports", ["published", "id"])
    for name in ("field", "value"):
        op.add_column("judgements", sa.Column(name, TEXT))
    _findings()
    _dossiers()
    op.create_table("drawn", sa.Column("program", TEXT, primary_key=True))


def _findings() -> None:
    op.create_table(
        "agreements",
        sa.Column("id", TEXT, primary_key=True),
        sa.Column("report", TEXT, sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("ref", TEXT, nullable=False),
        sa.Column("unit", TEXT, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("gist", sa.LargeBinary, nullable=False),
    )
    op.create_index("agreements_by_report", "agreements", ["report"])
    op.create_index("agreements_by_unit", "agreements", ["unit"])
    op.create_table("blocks", sa.Column("key", TEXT, primary_key=True), sa.Column("unit", TEXT, primary_key=True))
    op.create_index("blocks_by_unit", "blocks", ["unit"])
    op.create_table(
        "links",
        sa.Column("left", TEXT, primary_key=True),
        sa.Column("right", TEXT, primary_key=True),
        sa.Column("score", sa.Float, nullable=False),
    )
    op.create_index("links_by_right", "links", ["right"])


def _dossiers() -> None:
    op.create_table(
        "members",
        sa.Column("finding", TEXT, sa.ForeignKey("agreements.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("dossier", TEXT, nullable=False),
    )
    op.create_index("members_by_dossier", "members", ["dossier"])
    op.create_table(
        "dossiers",
        sa.Column("id", TEXT, primary_key=True),
        *(sa.Column(name, TEXT, nullable=False) for name in ("name", "kind", "status")),
        sa.Column("series", sa.Boolean, nullable=False),
        sa.Column("reports", sa.Integer, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )

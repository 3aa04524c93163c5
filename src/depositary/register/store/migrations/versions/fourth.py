"""Crowds of agreements that share a word or a side, and who stands for them, so that large registers stay quick."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """What is drawn from the records is drawn anew when the register opens."""
    for table in ("members", "agreements", "blocks", "links", "dossiers", "drawn"):
        op.execute(f"DELETE FROM {table}")
    for table in ("blocks", "links"):
        op.drop_table(table)
    op.create_table(
        "units",
        sa.Column("key", TEXT, primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("leader", sa.Integer, nullable=False),
        sa.Column("home", TEXT),
        sa.Column("strength", sa.Float),
        sa.Column("level", sa.Integer),
    )
    op.create_index("units_by_home", "units", ["home"])
    op.create_table(
        "blocks",
        sa.Column("key", TEXT, primary_key=True),
        sa.Column("rank", sa.Integer, primary_key=True),
        sa.Column("unit", TEXT, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "crowds",
        sa.Column("key", TEXT, primary_key=True),
        sa.Column("units", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "links",
        sa.Column("left", TEXT, primary_key=True),
        sa.Column("right", TEXT, primary_key=True),
        sa.Column("score", sa.Float, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("links_by_right", "links", ["right", "score"])
    op.add_column("dossiers", sa.Column("stale", sa.Boolean, nullable=False, server_default=sa.false()))
    some = sa.text("stale")
    op.create_index("dossiers_stale", "dossiers", ["stale"], sqlite_where=some, postgresql_where=some)

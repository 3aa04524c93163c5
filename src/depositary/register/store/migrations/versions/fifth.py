"""Findings and what dossiers contradict themselves in are kept ready for lists; what is drawn says how it was drawn."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """The new tables are filled when the register is next written to; until then lists read the records."""
    op.create_table(
        "findings",
        *(sa.Column(name, TEXT, primary_key=True) for name in ("sort", "day")),
        sa.Column("report", TEXT, sa.ForeignKey("reports.id"), primary_key=True),
        sa.Column("traits", TEXT, nullable=False),
        *(sa.Column(name, TEXT) for name in ("low", "high")),
        *(sa.Column(name, TEXT, nullable=False) for name in ("who", "what")),
        sqlite_with_rowid=False,
    )
    op.create_index("findings_by_report", "findings", ["report"])
    op.create_table(
        "rows",
        sa.Column("report", TEXT, sa.ForeignKey("reports.id"), primary_key=True),
        sa.Column("sort", TEXT, primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
    op.add_column("dossiers", sa.Column("rejected", sa.Boolean, nullable=False, server_default=sa.false()))
    for name in ("traits", "names"):
        op.add_column("dossiers", sa.Column(name, TEXT, nullable=False, server_default=""))
    for name in ("low", "high"):
        op.add_column("dossiers", sa.Column(name, TEXT))
    op.create_table(
        "accounts",
        sa.Column("dossier", TEXT, primary_key=True),
        sa.Column("stories", sa.LargeBinary, nullable=False),
        sa.Column("conflicts", sa.LargeBinary),
    )

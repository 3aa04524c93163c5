"""Versions of a report, the runs that read it, and judgements on single findings, held by the words they are about."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """What is drawn is drawn anew when the register opens, the anchors of older judgements too."""
    _versions()
    _runs()
    for name in ("cell", "before", "when"):
        op.add_column("judgements", sa.Column(name, TEXT))
    op.create_table(
        "anchors",
        sa.Column("judgement", sa.Integer, sa.ForeignKey("judgements.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("report", TEXT, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        *(sa.Column(name, TEXT) for name in ("place", "finding")),
    )
    for name in ("report", "place"):
        op.create_index(f"anchors_by_{name}", "anchors", [name])
    op.execute("DELETE FROM drawn")


def _versions() -> None:
    """Reports that share a url have all counted until now, and go on doing so: which is the latest nothing tells."""
    op.create_table(
        "versions",
        sa.Column("place", TEXT, primary_key=True),
        sa.Column("report", TEXT, sa.ForeignKey("reports.id"), primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("digest", TEXT),
    )
    op.create_index("versions_by_report", "versions", ["report"])
    op.execute(
        "INSERT INTO versions (place, report, number, digest) SELECT url, min(id), 1, min(digest) FROM reports "
        "WHERE url IS NOT NULL GROUP BY url HAVING count(*) = 1"
    )
    op.drop_index("reports_by_place", "reports")
    for name in ("place", "digest"):
        op.drop_column("reports", name)
    op.add_column("reports", sa.Column("counts", sa.Boolean, nullable=False, server_default=sa.true()))


def _runs() -> None:
    op.create_table(
        "runs",
        sa.Column("id", TEXT, primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
        *(sa.Column(name, TEXT) for name in ("version", "rules", "pipeline", "engine", "model")),
    )
    runs = sa.table("runs", sa.column("id", TEXT), sa.column("number", sa.Integer))
    names = op.get_bind().execute(sa.text("SELECT DISTINCT run FROM records ORDER BY run")).scalars()
    held = [{"id": name, "number": number} for number, name in enumerate(names, start=1)]
    if held:
        op.bulk_insert(runs, held)

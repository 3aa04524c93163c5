"""The tables of a register.

`reports` and `records` are kept as they came and never changed, `versions` say where a text was found, `runs` what
read it; `judgements` are what people decided, `anchors` the words that they decided on. The others are drawn from
these: `agreements` are the findings of the current records, `blocks` say which of them to compare, `links` which are
alike, `members` and `dossiers` what that comes to, `accounts` what of it is long; `findings` are what lists go by,
`rows` what they show. `drawn` names the ways of drawing by which they were drawn.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, text
from sqlalchemy import Text as _Text

HEAD = "0005"  # the newest migration
METADATA = MetaData()
Text = _Text().with_variant(_Text(collation="C"), "postgresql")  # ordered by code points everywhere

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
    Column("counts", Boolean, nullable=False, default=True),  # drawn: no later version took its place everywhere
    Index("reports_by_day", "published", "id"),
)
VERSIONS = Table(
    "versions",
    METADATA,
    Column("place", Text, primary_key=True),  # a url, or the path that it was read from: what versions have in common
    Column("report", Text, ForeignKey("reports.id"), primary_key=True),
    Column("number", Integer, nullable=False),  # 1 for the first that was read there
    Column("digest", Text),  # sha256 of the bytes that it was read from
    Index("versions_by_report", "report"),
)
RUNS = Table(
    "runs",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("number", Integer, nullable=False),  # in the order of their first report
    Column("version", Text),  # of the program
    Column("rules", Text),  # digest of its rules and words
    Column("pipeline", Text),
    Column("engine", Text),
    Column("model", Text),
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
    Column("unit", Text, nullable=False),  # the same for findings that compare alike
    Column("body", LargeBinary, nullable=False),  # what identity compares, as JSON
    Column("gist", LargeBinary, nullable=False),  # what a dossier needs of its record, packed
    Index("agreements_by_report", "report"),
    Index("agreements_by_unit", "unit"),
)
UNITS = Table(
    "units",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),  # what its findings have in common, as JSON
    Column("leader", Integer, nullable=False),  # 1 where it is compared for others too, 2 where for itself alone
    Column("home", Text),  # the leader that it is most like, of those that do not lead
    Column("strength", Float),  # how alike the two are
    Column("level", Integer),  # how it was settled
    Index("units_by_home", "home"),
)
BLOCKS = Table(
    "blocks",
    METADATA,
    Column("key", Text, primary_key=True),  # a pair of parties or a word of a name
    Column("rank", Integer, primary_key=True),  # of the unit: how large a crowd it is steward of
    Column("unit", Text, primary_key=True),
    sqlite_with_rowid=False,
)
CROWDS = Table(
    "crowds",
    METADATA,
    Column("key", Text, primary_key=True),  # of the blocks, however many sides are told
    Column("units", Integer, nullable=False),  # how many share it
    sqlite_with_rowid=False,
)
LINKS = Table(
    "links",
    METADATA,
    Column("left", Text, primary_key=True),  # units, in order
    Column("right", Text, primary_key=True),
    Column("score", Float, nullable=False),
    Index("links_by_right", "right", "score"),
    sqlite_with_rowid=False,
)
MEMBERS = Table(
    "members",
    METADATA,
    Column("finding", Text, ForeignKey("agreements.id", ondelete="CASCADE"), primary_key=True),
    Column("dossier", Text, nullable=False),
    Index("members_by_dossier", "dossier"),
)
DOSSIERS = Table(
    "dossiers",
    METADATA,
    Column("id", Text, primary_key=True),  # of its first finding
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("series", Boolean, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),  # the entry in a list, as JSON
    Column("stale", Boolean, nullable=False),  # members came or went since it was written
    Column("rejected", Boolean, nullable=False, default=False),
    Column("traits", Text, nullable=False, default=""),  # what a list can be chosen by: its parties, a line each
    Column("names", Text, nullable=False, default=""),  # all its names, in lower case
    Column("low", Text),  # the first day that a date of its life begins on
    Column("high", Text),  # the last day that one ends with, exclusive
    Index("dossiers_stale", "stale", sqlite_where=text("stale"), postgresql_where=text("stale")),
)
ACCOUNTS = Table(
    "accounts",
    METADATA,
    Column("dossier", Text, primary_key=True),
    Column("stories", LargeBinary, nullable=False),  # its reports that are one story, as JSON
    Column("conflicts", LargeBinary),  # what contradicts each other in it, packed
)
FINDINGS = Table(
    "findings",
    METADATA,
    Column("sort", Text, primary_key=True),
    Column("day", Text, primary_key=True),  # of publication, "" where it is not known: the order of lists
    Column("report", Text, ForeignKey("reports.id"), primary_key=True),
    Column("traits", Text, nullable=False),  # what a list can be chosen by: whose, of which kind, a line each
    Column("low", Text),  # the first day that one of them begins on
    Column("high", Text),  # the last day that one ends with, exclusive
    Column("who", Text, nullable=False),  # the first of whom they are about
    Column("what", Text, nullable=False),  # the first of their kinds
    Index("findings_by_report", "report"),
    sqlite_with_rowid=False,
)
ROWS = Table(
    "rows",
    METADATA,
    Column("report", Text, ForeignKey("reports.id"), primary_key=True),
    Column("sort", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),  # the findings of one sort of a report, packed
    sqlite_with_rowid=False,
)
JUDGEMENTS = Table(
    "judgements",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("kind", Text, nullable=False),  # same, different, accept, reject, edit
    Column("left", Text, nullable=False),  # agreement findings, by the ids of the day; where they are now, anchors say
    Column("right", Text, nullable=False),
    Column("who", Text),
    Column("why", Text),
    Column("undone", Boolean, nullable=False, default=False),
    Column("field", Text),
    Column("value", Text),
    Column("cell", Text),  # what was accepted, rejected or edited, as the dossier showed it
    Column("before", Text),  # what an edit replaced
    Column("when", Text),  # as the judge says
)
ANCHORS = Table(
    "anchors",
    METADATA,
    Column("judgement", Integer, ForeignKey("judgements.id"), primary_key=True),
    Column("number", Integer, primary_key=True),  # 0 is the left, 1 the right; of other kinds, one a finding
    Column("report", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),  # the words and the kind of the finding, as JSON
    Column("place", Text),  # drawn: the report that holds the finding now
    Column("finding", Text),  # drawn: which of its findings; none where no record that counts has it
    Index("anchors_by_report", "report"),
    Index("anchors_by_place", "place"),
)
DRAWN = Table("drawn", METADATA, Column("program", Text, primary_key=True))  # a way of drawing, with its number

"""Reports by their words: FTS5 in SQLite, a tsvector in PostgreSQL."""

from __future__ import annotations

from sqlalchemy import Connection, text

from depositary.record import Report

KEEP = {
    "sqlite": "INSERT INTO reports_text (id, title, text) VALUES (:id, :title, :text)",
    "postgresql": "INSERT INTO reports_text (id, words) VALUES (:id, to_tsvector('simple', "
    "left(:title || ' ' || :text, 400000)))",  # a tsvector holds a megabyte
}
MOST = 2**62  # rows; more than there are
FIND = {
    "sqlite": "SELECT id FROM reports_text WHERE reports_text MATCH :words ORDER BY rank, id LIMIT :most",
    "postgresql": "SELECT id FROM reports_text, plainto_tsquery('simple', :words) AS query WHERE words @@ query "
    "ORDER BY ts_rank(words, query) DESC, id LIMIT :most",
}
FEW = {
    **FIND,
    # Of many that are found only those are looked up that are as good as the last to be told.
    "sqlite": "WITH found AS MATERIALIZED "
    "(SELECT rowid AS place, rank AS score FROM reports_text WHERE reports_text MATCH :words) "
    "SELECT id FROM found JOIN reports_text ON reports_text.rowid = place "
    "WHERE score <= coalesce((SELECT score FROM found ORDER BY score LIMIT 1 OFFSET :most - 1), score) "
    "ORDER BY score, id LIMIT :most",
}


def keep(connection: Connection, report: Report) -> None:
    """Make the report found by its words."""
    values = {"id": report.id, "title": report.title or "", "text": report.text}
    connection.execute(text(KEEP[connection.dialect.name]), values)


def search(connection: Connection, words: str, *, limit: int | None = None) -> list[str]:
    """Ids of the reports whose title or text has all these words, the best first, at most so many."""
    if connection.dialect.name == "sqlite":
        words = " ".join('"' + word.replace('"', '""') + '"' for word in words.split())
    if not words.strip():
        return []
    query = (FIND if limit is None else FEW)[connection.dialect.name]
    values = {"words": words, "most": MOST if limit is None else limit}
    return list(connection.execute(text(query), values).scalars())


def beginning(connection: Connection, word: str, *, most: int) -> set[str] | None:
    """The reports in whose title or text a word begins so; None where they are more than `most`, or where the database
    cannot tell: PostgreSQL takes "co-operation" and "news.example" for one word each."""
    if connection.dialect.name != "sqlite":
        return None
    query = text("SELECT id FROM reports_text WHERE reports_text MATCH :word LIMIT :most")
    found = connection.execute(query, {"word": f'"{word}"*', "most": most + 1}).scalars().all()
    return set(found) if len(found) <= most else None

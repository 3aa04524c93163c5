"""Attribution: through whom the words of a place reach the reader."""

from __future__ import annotations

from collections.abc import Iterable

from depositary.record import Span, Statement


class Attribution:
    """Statements by the words they hold."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self.statements = {statement.id: statement for statement in statements}

    def around(self, span: Span) -> Statement | None:
        """The innermost statement whose content holds where the span begins."""
        # Of two in the same words the later one is within the other: "Tass reported, citing the ministry, that …".
        holding = [
            (len(content), -number, statement)
            for number, statement in enumerate(self.statements.values())
            for content in statement.content
            if content.start <= span.start < content.end
        ]
        return min(holding, key=lambda found: found[:2])[2] if holding else None

    def speaker(self, span: Span) -> tuple[str, ...]:
        """Who says what stands here: the speaker of the innermost statement, if any."""
        statement = self.around(span)
        return (statement.speaker,) if statement is not None and statement.speaker is not None else ()

    def chain(self, statement: Statement | None) -> tuple[str, ...]:
        """Speakers from the outermost to the one of this statement: `via` of what stands inside it."""
        speakers: list[str] = []
        seen: set[str] = set()
        while statement is not None and statement.id not in seen:
            seen.add(statement.id)
            if statement.speaker is not None and statement.speaker not in speakers[:1]:
                speakers.insert(0, statement.speaker)
            statement = self.statements.get(statement.within) if statement.within else None
        return tuple(speakers)

    def via(self, span: Span) -> tuple[tuple[str, ...], str | None]:
        """(`via`, id of the innermost statement) for an item that begins where the span begins."""
        statement = self.around(span)
        return self.chain(statement), statement.id if statement else None

    def outside(self, span: Span, speaker: str) -> tuple[tuple[str, ...], str | None]:
        """As `via`, for an item that is `speaker`'s own: the chain by which it comes to us, without the speaker."""
        statement = self.around(span)
        chain = self.chain(statement)
        own = chain[:-1] if chain and chain[-1] == speaker else chain
        return own, statement.id if statement else None

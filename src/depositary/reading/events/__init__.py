"""Events in the PLOVER scheme: who did what to whom, in sixteen types (`vocabulary/plover.yaml`).

The words that report events are entries of `en/events/`; who acts and on whom is read from the arguments of the
predication, and from nouns ("Malian air strikes on the town"). What an actor promises, threatens or refuses to do is
an event itself (AGREE, THREATEN, REJECT), beside the act that is not done yet.

Source: Halterman, Bagozzi, Beger, Schrodt and Scarborough, "PLOVER and POLECAT" (2023), in own words.
"""

from depositary.reading.events.finding import find

__all__ = ["find"]

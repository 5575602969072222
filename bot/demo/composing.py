"""Composes the demo round: a seed becomes 16 units' findings, told from first note to last step.

Nothing here knows a database. What comes out is a list of steps; the rates that the demo prints
are computed by the product from replaying them, and merely arranged for here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from random import Random

from bot.demo.story_cast import Cast, casts
from bot.demo.story_days import some_day
from bot.demo.story_fates import Plan, plans, shares
from bot.demo.story_patterns import Deck
from bot.demo.story_steps import Finding, Measure, Round, Step, StepKind
from bot.demo.story_telling import Teller
from bot.demo.story_weaving import Weaver

__all__ = ["Finding", "Measure", "Round", "Step", "StepKind", "compose"]

_FIRST_FEEDBACK, _LAST_FEEDBACK = date(2020, 6, 8), date(2020, 7, 10)
_UNTIL = date(2020, 12, 4)


def compose(
    seed: int,
    *,
    findings: int = 468,
    closed: int = 451,
    reserved_open: int = 0,
    reserved_closed: int = 0,
    until: date = _UNTIL,
) -> Round:
    """The same seed gives the same round. `findings` are those listed in a feedback, `closed` of
    them closed; what the scripted week adds itself is `reserved` and left out. Immediate fixes
    that no feedback lists come on top. `until` is the last day of the story, a workday from
    October to mid-December 2020. Raises `ValueError` when the numbers contradict each other."""
    listed = findings - reserved_open - reserved_closed
    listed_closed = closed - reserved_closed
    if not 0 <= listed_closed <= listed:
        raise ValueError(f"{listed_closed} of {listed} findings cannot be closed")
    rng = Random(seed)
    dealt = plans(rng, listed, listed_closed)
    return Round(seed=seed, findings=tuple(_told(rng, dealt, until)))


def _told(rng: Random, dealt: list[Plan], until: date) -> Iterator[Finding]:
    deck, waiting = Deck(rng), iter(dealt)
    for cast, share in zip(casts(), shares(rng, len(dealt), casts()), strict=True):
        fed_back_on = some_day(rng, _FIRST_FEEDBACK, _LAST_FEEDBACK)
        for plan in islice(waiting, share):
            teller = _teller(rng, cast, deck)
            yield Weaver(plan=plan, teller=teller, fed_back_on=fed_back_on, until=until).finding()


def _teller(rng: Random, cast: Cast, deck: Deck) -> Teller:
    pattern, filler = deck.deal(cast.unit.level, cast.places)
    return Teller(
        rng=rng,
        cast=cast,
        pattern=pattern,
        filler=filler,
        author=rng.choice(cast.members),
        leader=rng.choice(cast.leaders),
        responsible=rng.choice(cast.responsible),
    )

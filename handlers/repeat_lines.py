"""What a card says of an earlier round's finding that this one repeats (屡改屡犯)."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core import findings
from bot.core.people import Actor
from bot.core.screens import Button, Many, Text, text
from bot.core.work import Work
from bot.usecases import repeats as cases

SHOWN = 3


def lines(finding: findings.Finding, actor: Actor, work: Work) -> Iterator[Text]:
    found = cases.shown(finding, actor, work)
    if found:
        names = tuple(
            text("repeat-of", number=f.number, round=work.rounds.get(f.round_id).name)
            for f in found[:SHOWN]
        )
        yield text("card-repeat", others=Many(items=names))


def buttons(finding: findings.Finding, actor: Actor, work: Work) -> Iterator[Button]:
    """The earlier ones; and for the office, that it is a false alarm."""
    for earlier in cases.shown(finding, actor, work)[:SHOWN]:
        label = text("button-repeat", number=earlier.number)
        yield Button(label=label, press=("item", str(earlier.id)))
        if cases.may_dismiss(actor):
            press = ("repeat-no", str(finding.id), str(earlier.id))
            yield Button(label=text("button-repeat-no", number=earlier.number), press=press)

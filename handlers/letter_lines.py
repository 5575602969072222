"""What an item's card says of the letters about it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core import findings
from bot.core.letters import Action, may
from bot.core.people import Actor
from bot.core.screens import Day, Text, text
from bot.core.work import Work
from bot.usecases import letters as cases


def of_item(finding: findings.Finding, actor: Actor, work: Work) -> Iterator[Text]:
    """For the item's card: the letters that have gone out about it. What is only proposed to the
    leading group is the office's and its own."""
    for letter in cases.sent_about(finding, work):
        is_proposal = letter.form not in cases.TO_UNIT
        if letter.sent_on and (may(actor, Action.SEE, letter) or not is_proposal):
            named = letter.official_number or letter.number
            day = Day(day=letter.sent_on)
            yield text("card-letter", form=letter.form_text, day=day, number=named)

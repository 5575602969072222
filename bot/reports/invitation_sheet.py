"""The sheet of invitations (邀请单): a slip for each invited person, to be handed over by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core import invitations
from bot.core.screens import Moment, Text, Words, text
from bot.reports import slips

LAYOUT = slips.Layout(rows=4, titles=2, notes=9, size=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`posts` as people say them: unit or team, and role."""

    name: str
    posts: tuple[Text, ...]
    code: str
    until: Moment


def pdf(entries: Sequence[Entry], bot_name: str, words: Words) -> bytes:
    return slips.pdf([_slip(entry, bot_name, words) for entry in entries], LAYOUT)


def _slip(entry: Entry, bot_name: str, words: Words) -> slips.Slip:
    link = invitations.link(bot_name, entry.code)
    notes = (
        *(words(post) for post in entry.posts),
        words(text("invitation-sheet-until", until=entry.until)),
        words(text("invitation-sheet-once")),
        words(text("invitation-sheet-scan")),
        words(text("invitation-sheet-start")),
    )
    foot = (
        words(text("invitation-sheet-code", bot=bot_name)),
        f"/start {entry.code}",
        link.removeprefix("https://"),
    )
    return slips.Slip(link=link, title=entry.name, notes=notes, foot=foot)

"""The sheet of ballots: slips to cut apart, each with a link as a QR code, in words and to click.

No slip has a number: nobody shall note who got which.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.screens import Text, Words, text
from bot.reports import slips

LAYOUT = slips.Layout(rows=5, titles=3, notes=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """`title` names team and unit, `note` the last day."""

    title: Text
    note: Text
    links: tuple[str, ...]


def pdf(sheet: Sheet, words: Words) -> bytes:
    title, notes = words(sheet.title), (words(sheet.note), words(text("ballots-sheet-once")))
    made = [
        slips.Slip(link=link, title=title, notes=notes, foot=(link.removeprefix("https://"),))
        for link in sheet.links
    ]
    return slips.pdf(made, LAYOUT)

"""What proves an item, shown again: files as media, places and notes as lines."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core import errors
from bot.core.evidence import Evidence
from bot.core.incoming import Incoming
from bot.core.people import Actor
from bot.core.screens import Button, FileAttachment, Screen, Text, text
from bot.core.work import Work
from bot.usecases import evidence as exhibits
from bot.usecases import items
from handlers.findings import back_to, item_id

FILES_A_PAGE = 10


def show(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("evidence", id, page): the files as media, ten a page; places and notes as lines."""
    finding = items.visible(item_id(incoming), actor, work)
    pieces, stored = exhibits.shown(finding, actor, work), exhibits.held(finding, actor, work)
    held = [file.id for file in stored if not file.is_place]
    number = _page(incoming)
    shown = held[number * FILES_A_PAGE : (number + 1) * FILES_A_PAGE]
    places = [file for file in stored if file.is_place] if number == 0 else []
    if not shown and not places:
        raise errors.Stale()
    buttons = [back_to(str(finding.id))]
    if len(held) > (number + 1) * FILES_A_PAGE:
        press = ("evidence", str(finding.id), str(number + 1))
        buttons.append(Button(label=text("button-more"), press=press))
    if any(file.sha256 for file in stored):
        label = text("button-export-evidence")
        buttons.append(Button(label=label, press=("export-item", str(finding.id))))
    lines = [text("evidence-title", number=finding.number, n=len(held))]
    lost = {file.id: file.name for file in stored if file.is_lost}
    lines += [text("evidence-lost", name=lost[file]) for file in shown if file in lost]
    lines += [text("card-place", places=place.name) for place in places]
    lines += _said(pieces, {*shown, *(place.id for place in places)})
    return Screen(
        lines=tuple(lines),
        buttons=(tuple(buttons),),
        attachments=tuple(FileAttachment(file=file) for file in shown if file not in lost),
        item=finding.id,
    )


def _said(pieces: Iterable[Evidence], shown: set[int]) -> list[Text]:
    """The notes of those pieces of which something is shown."""
    return [
        text("evidence-caption", text=piece.caption)
        for piece in pieces
        if piece.caption and not shown.isdisjoint(piece.files)
    ]


def _page(incoming: Incoming) -> int:
    press = incoming.press or ()
    return int(press[2]) if len(press) > 2 and press[2].isdecimal() else 0

"""Attachments on their way out: where their bytes are, and how Telegram takes several at once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from telegram import (
    Bot,
    InlineKeyboardMarkup,
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    Message,
    ReplyKeyboardMarkup,
)
from telegram.constants import ParseMode

from bot.core import screens
from bot.core.evidence import FileKind, StoredFile
from bot.core.exports import Export
from bot.core.ledger import Ledger
from bot.core.work import Work
from bot.processes.exporting import made_path
from bot.processes.fetching import blob_path
from bot.processes.messenger import Undeliverable

MOST_TOGETHER = 10

Picture = Callable[[str, int, str], Awaitable[bytes]]
"""`picture(kind, id, language)`: a chart or an invitation's code, drawn now."""

Drawn = screens.TimelineAttachment | screens.NumbersAttachment
Timeline = Callable[[Drawn, str], Awaitable[bytes]]
"""`timeline(of, language)`: a roadmap or numbers, drawn now of what their reader may see."""

Sheet = Callable[[tuple[int, ...], str], Awaitable[bytes]]
"""`sheet(invitations, language)`: their slips, with the codes."""

Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | None

# Telegram puts photos and videos into one album; documents and audio only among themselves.
_FAMILY = {
    FileKind.PHOTO: "album",
    FileKind.VIDEO: "album",
    FileKind.DOCUMENT: "documents",
    FileKind.AUDIO: "audio",
    FileKind.VOICE: "voice",
}
_IN_GROUP = {
    FileKind.PHOTO: InputMediaPhoto,
    FileKind.VIDEO: InputMediaVideo,
    FileKind.DOCUMENT: InputMediaDocument,
    FileKind.AUDIO: InputMediaAudio,
}


@dataclass(frozen=True, slots=True)
class Media:
    """`content` is the bytes, or Telegram's own file id."""

    kind: FileKind
    name: str
    content: bytes | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Finds what an attachment means. `folder` is the store by content, `made` holds the files
    that are made and not yet sent."""

    ledger: Ledger
    folder: Path
    made: Path
    picture: Picture
    timeline: Timeline
    sheet: Sheet

    async def take(self, attachment: screens.Attachment, language: str) -> Media:
        match attachment:
            case screens.FileAttachment(file=id):
                return await self._file(await self.ledger.read(_stored, id))
            case screens.ChartAttachment(snapshot=id):
                drawn = await self.picture("chart", id, language)
            case screens.BallotsAttachment(evaluation=id):
                sheet = await self.picture("ballots", id, language)
                return Media(FileKind.DOCUMENT, "ballots.pdf", sheet)
            case screens.InvitationSheetAttachment(invitations=ids):
                printed = await self.sheet(ids, language)
                return Media(FileKind.DOCUMENT, "invitations.pdf", printed)
            case screens.MadeAttachment(export=id):
                return await self._made(id)
            case screens.InvitationAttachment(invitation=id):
                drawn = await self.picture("invitation", id, language)
            case screens.TimelineAttachment() | screens.NumbersAttachment():
                drawn = await self.timeline(attachment, language)
        return Media(FileKind.PHOTO, f"{attachment.type}.png", drawn)

    async def _made(self, id: int) -> Media:
        """Raises `Undeliverable` once it is gone: it was made for one sending."""
        export = await self.ledger.read(_export, id)
        try:
            content = await asyncio.to_thread(made_path(self.made, id).read_bytes)
        except FileNotFoundError:
            raise Undeliverable(f"the file of export {id} is gone") from None
        return Media(FileKind.DOCUMENT, export.name or str(id), content)

    async def _file(self, stored: StoredFile) -> Media:
        """From our own disk; as long as it has not come home, by Telegram's id."""
        if stored.sha256 is None:
            return Media(stored.kind, stored.name, stored.telegram_id)
        path = blob_path(self.folder, stored.sha256)
        return Media(stored.kind, stored.name, await asyncio.to_thread(path.read_bytes))


def batches(media: Sequence[Media]) -> Iterator[Sequence[Media]]:
    """In their order, as many together as Telegram takes."""
    for family, members in groupby(media, key=lambda each: _FAMILY[each.kind]):
        together = list(members)
        size = 1 if family == "voice" else MOST_TOGETHER
        for at in range(0, len(together), size):
            yield together[at : at + size]


async def send_batch(
    bot: Bot,
    chat_id: int,
    batch: Sequence[Media],
    *,
    caption: str | None,
    markup: Markup,
    protected: bool,
) -> Sequence[Message]:
    """`caption` (HTML) goes under the first; only a single one can carry a keyboard."""
    if len(batch) > 1:
        return await bot.send_media_group(
            chat_id,
            [_IN_GROUP[each.kind](each.content, filename=each.name) for each in batch],
            caption=caption,
            parse_mode=ParseMode.HTML,
            protect_content=protected,
        )
    alone = batch[0]
    return [
        await _way(bot, alone.kind)(
            chat_id,
            alone.content,
            filename=alone.name,
            caption=caption,
            parse_mode=ParseMode.HTML,
            reply_markup=markup,
            protect_content=protected,
        )
    ]


def _way(bot: Bot, kind: FileKind) -> Callable[..., Awaitable[Message]]:
    ways: dict[FileKind, Callable[..., Awaitable[Message]]] = {
        FileKind.PHOTO: bot.send_photo,
        FileKind.VIDEO: bot.send_video,
        FileKind.DOCUMENT: bot.send_document,
        FileKind.AUDIO: bot.send_audio,
        FileKind.VOICE: bot.send_voice,
    }
    return ways[kind]


def _stored(work: Work, id: int) -> StoredFile:
    return work.evidence.file(id)


def _export(work: Work, id: int) -> Export:
    return work.exports.get(id)

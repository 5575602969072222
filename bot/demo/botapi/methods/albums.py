"""Several files as one album: one message each, under a common media_group_id."""

from __future__ import annotations

from typing import Any

from bot.demo.botapi.entities import Formatted
from bot.demo.botapi.errors import JSON, bad_request
from bot.demo.botapi.methods.asking import (
    Ask,
    caption_from,
    destination,
    method,
    shown,
    stored_file,
    write,
)
from bot.demo.botapi.values import StoredFile

_MOST = 10
_KINDS = ("photo", "video", "document")


@method("sendMediaGroup")
def send_media_group(ask: Ask) -> list[JSON]:
    """Everything is read before anything is sent: an album comes whole or not at all."""
    items = _items(ask)
    contents = [read_item(ask, item) for item in items]
    chat = destination(ask, len(items))
    album = f"136{len(ask.api.calls):014d}"
    return [
        shown(ask, chat, write(ask, chat, content=content, media=media, album=album))
        for media, content in contents
    ]


def _items(ask: Ask) -> list[JSON]:
    items: Any = ask.params.data("media")
    if not isinstance(items, list) or not items:
        raise bad_request("there are no messages to send")
    if len(items) > _MOST:
        raise bad_request("too many messages to send as an album")
    kinds = {item.get("type") for item in items}
    if "document" in kinds and len(kinds) > 1:
        raise bad_request("document can't be mixed with other media types")
    return items


def read_item(ask: Ask, item: JSON) -> tuple[StoredFile, Formatted]:
    """An InputMedia: its file and its caption."""
    kind = item.get("type")
    if kind not in _KINDS:
        raise bad_request("can't parse InputMedia: type is not allowed here")
    media = stored_file(ask, kind, str(item.get("media") or ""), "media")
    return media, caption_from(item, item.get("caption_entities"))

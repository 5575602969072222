"""Files out of the chats: pictures and voices play on the page, everything else is downloaded."""

from __future__ import annotations

from urllib.parse import quote

from starlette.responses import Response

from bot.demo.botapi.values import StoredFile

# By their first bytes: a name or a sender's word makes nothing harmless.
_SHOWN = (
    (b"\x89PNG\r\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"OggS", "audio/ogg"),
    (b"\x1aE\xdf\xa3", "audio/webm"),
    (b"ID3", "audio/mpeg"),
)


def answer(stored: StoredFile) -> Response:
    """Sandboxed: even opened alone it is no page of ours."""
    headers = {"Content-Security-Policy": "default-src 'none'; sandbox"}
    shown = _shown_as(stored.content)
    if shown is None or stored.kind == "document":
        name = quote(stored.name or "file", safe="")
        headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return Response(
        stored.content, media_type=shown or "application/octet-stream", headers=headers
    )


def _shown_as(content: bytes) -> str | None:
    if content[:4] == b"RIFF":
        return {b"WAVE": "audio/wav", b"WEBP": "image/webp"}.get(content[8:12])
    return next((media for head, media in _SHOWN if content.startswith(head)), None)

"""Files on the server: what was uploaded, under the ids Telegram would give.

The same bytes have one unique id; every upload has its own file id.
"""

from __future__ import annotations

import hashlib
import mimetypes
import struct
from dataclasses import dataclass

from bot.demo.botapi.errors import JSON, Refusal, bad_request
from bot.demo.botapi.values import StoredFile

# python-telegram-bot reads a file_path that exists on its own disk from there. No file system
# takes a name of 256 characters, so a path with this folder in it exists nowhere.
_NOWHERE = "-" * 256

_SMALL = "s"  # no id ends in it otherwise: they end in hexadecimal digits
_EXTENSIONS = {"photo": ".jpg", "voice": ".oga", "video": ".mp4", "sticker": ".webp"}
_PREFIXES = {"photo": "AgAC", "document": "BQAC", "voice": "AwAC", "video": "BAAC"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Limits in bytes: what a bot may fetch and send; photos have their own."""

    download: int = 20 * 1024 * 1024
    upload: int = 50 * 1024 * 1024
    photo: int = 10 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """Bytes on their way in."""

    content: bytes
    name: str | None = None
    mime: str | None = None
    seconds: int = 0


class Files:
    def __init__(self, sizes: Sizes | None = None) -> None:
        self.sizes = sizes or Sizes()
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def store(self, kind: str, upload: Upload) -> StoredFile:
        number = len(self._by_id) + 1
        digest = hashlib.sha256(upload.content).hexdigest()
        width, height = dimensions(upload.content) or (1280, 960)
        stored = StoredFile(
            id=f"{_PREFIXES.get(kind, 'CAAC')}{number:06d}{digest[:24]}",
            unique_id=f"AQAD{digest[:12]}",
            kind=kind,
            content=upload.content,
            path=f"{kind}s/{_NOWHERE}/file_{number}{_extension(kind, upload)}",
            name=upload.name,
            mime=upload.mime or mimetypes.guess_type(upload.name or "")[0],
            width=width,
            height=height,
            seconds=upload.seconds,
        )
        self._by_id[stored.id] = self._by_path[stored.path] = stored
        return stored

    def by_id(self, file_id: str) -> StoredFile | None:
        """A photo's small size has an id of its own, and here the same bytes."""
        return self._by_id.get(file_id.removesuffix(_SMALL))

    def by_path(self, path: str) -> StoredFile | None:
        return self._by_path.get(path)

    def accept(self, kind: str, upload: Upload) -> StoredFile:
        """Stores what a bot uploads, or refuses it."""
        size = len(upload.content)
        if size > self.sizes.upload:
            raise Refusal(413, "Request Entity Too Large")
        if size == 0:
            raise bad_request("file must be non-empty")
        if kind == "photo":
            self._check_photo(upload.content)
        return self.store(kind, upload)

    def _check_photo(self, content: bytes) -> None:
        if len(content) > self.sizes.photo:
            raise bad_request("file is too big for a photo")
        if not content.startswith((b"\x89PNG", b"\xff\xd8", b"GIF8", b"BM", b"RIFF")):
            raise bad_request("IMAGE_PROCESS_FAILED")
        width, height = dimensions(content) or (1280, 960)
        if width + height > 10_000 or max(width, height) > 20 * min(width, height):
            raise bad_request("PHOTO_INVALID_DIMENSIONS")

    def reuse(self, kind: str, reference: str) -> StoredFile:
        """A file named by its id; an address on the web is never fetched."""
        if "://" in reference:
            raise bad_request("failed to get HTTP URL content")
        stored = self.by_id(reference)
        if stored is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        if stored.kind != kind:
            raise bad_request(f"can't use file of type {stored.kind.title()} as {kind.title()}")
        return stored


def dimensions(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG; of other pictures we do not know them."""
    if not content.startswith(b"\x89PNG\r\n\x1a\n") or len(content) < 24:
        return None
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def _extension(kind: str, upload: Upload) -> str:
    if kind in _EXTENSIONS:
        return _EXTENSIONS[kind]
    name = upload.name or ""
    return f".{name.rpartition('.')[2]}" if "." in name and name.isascii() else ""


def file_json(stored: StoredFile) -> JSON:
    return {
        "file_id": stored.id,
        "file_unique_id": stored.unique_id,
        "file_size": len(stored.content),
    }


def media_json(stored: StoredFile) -> JSON:
    """The field of a message that carries this file."""
    common = file_json(stored)
    if stored.kind == "photo":
        size = {"width": stored.width, "height": stored.height}
        small = {
            **common,
            "file_id": f"{stored.id}{_SMALL}",
            "file_unique_id": f"{stored.unique_id}{_SMALL}",
        }
        return {"photo": [small | {"width": 90, "height": 67, "file_size": 1}, common | size]}
    if stored.kind == "sticker":
        kind = {"type": "regular", "is_animated": False, "is_video": False}
        return {"sticker": common | kind | {"width": 512, "height": 512}}
    optional = {"file_name": stored.name, "mime_type": stored.mime}
    if stored.kind in {"voice", "video"}:
        optional = {"mime_type": stored.mime}
        common["duration"] = stored.seconds
    if stored.kind == "video":
        common |= {"width": stored.width, "height": stored.height}
    return {stored.kind: common | {key: value for key, value in optional.items() if value}}

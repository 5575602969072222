"""The evidence of the history: every caption becomes a file with bytes of its own."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.core import evidence
from bot.core.work import Work
from bot.demo import pictures

Keep = Callable[[bytes], str]
"""Writes bytes to the ledger's folder of files and gives their SHA-256."""

DRAWN = 60
_END = b"IEND"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Bytes on disk, not yet a row of the ledger."""

    name: str
    mime: str
    size: int
    sha256: str
    number: int

    def added(self, uploader: int, at: datetime, work: Work) -> int:
        """A row of `files`, as if it had come through Telegram and been fetched at once."""
        is_photo = self.mime.startswith("image/")
        row = evidence.StoredFile(
            id=0,
            kind=evidence.FileKind.PHOTO if is_photo else evidence.FileKind.DOCUMENT,
            name=self.name,
            mime=self.mime,
            size=self.size,
            telegram_id=f"history-{self.number}",
            telegram_unique_id=f"history-{self.number}",
            uploader_id=uploader,
            uploaded_at=at,
            sha256=self.sha256,
            fetched_at=at,
            not_before=at,
        )
        return work.evidence.add_file(row).id


@dataclass(slots=True)
class Album:
    """Draws the first sixty pictures; later ones are copies of them with a number inside, since
    a picture takes 30 ms and reviewers are warned when one file proves two items."""

    seed: int
    keep: Keep
    _count: int = 0
    _drawn: dict[tuple[str, int], bytes] = field(default_factory=dict)
    _of_caption: dict[str, int] = field(default_factory=dict)

    def file(self, caption: str) -> Kept:
        self._count += 1
        name, mime, content = self._made(caption)
        return Kept(
            name=name,
            mime=mime,
            size=len(content),
            sha256=self.keep(content),
            number=self._count,
        )

    def _made(self, caption: str) -> tuple[str, str, bytes]:
        seed = self.seed * 100_000 + self._count
        if not pictures.is_picture(caption):
            name, mime, content = pictures.evidence(seed, caption)
            return name, mime, content + f"\r\n档号：{self._count:05}\r\n".encode()
        return f"{caption}.png", "image/png", numbered(self._scene(seed, caption), self._count)

    def _scene(self, seed: int, caption: str) -> bytes:
        turn = self._of_caption.get(caption, 0)
        self._of_caption[caption] = turn + 1
        if len(self._drawn) < DRAWN or (caption, 0) not in self._drawn:
            return self._drawn.setdefault((caption, turn), pictures.photo(seed, caption))
        own = [scene for (words, _), scene in self._drawn.items() if words == caption]
        return own[turn % len(own)]


def numbered(png: bytes, number: int) -> bytes:
    """The same picture with a comment before its end: other bytes, another hash."""
    body = b"tEXt" + b"Comment\0" + str(number).encode()
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    end = png.rindex(_END) - 4
    return png[:end] + chunk + png[end:]


def files_of(captions: Mapping[int, tuple[str, ...]], album: Album) -> dict[int, tuple[Kept, ...]]:
    """By the same keys: the files that each of these steps brings."""
    return {key: tuple(album.file(c) for c in texts) for key, texts in captions.items() if texts}

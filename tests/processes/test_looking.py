"""What is read from a picture's bytes, and that hostile ones are not read."""

from __future__ import annotations

import io
import struct
import zlib
from datetime import date

import pytest
from PIL import Image, ImageDraw

from bot.core.signals import distance
from bot.processes import looking
from bot.processes.looking import Look, look


def scene(shift: int = 0, *, size: tuple[int, int] = (640, 480)) -> Image.Image:
    picture = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(picture)
    for n in range(12):
        left, top = (n * 211 + shift) % size[0], (n * 97) % size[1]
        draw.rectangle((left, top, left + 150, top + 110), fill=(n * 20, 255 - n * 20, n * 9))
    return picture


def saved(picture: Image.Image, kind: str = "PNG", **more: object) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, kind, **more)
    return stream.getvalue()


def dhash(content: bytes) -> str:
    found = look(content).dhash
    assert found is not None
    return found


def test_a_picture_sent_again_smaller_and_worse_looks_the_same() -> None:
    first = dhash(saved(scene()))
    again = dhash(saved(scene().resize((320, 240)), "JPEG", quality=40))
    other = dhash(saved(scene(160), "WEBP"))
    assert distance(first, again) <= 5
    assert distance(first, other) > 7


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2020:06:01 10:00:00", date(2020, 6, 1)),
        ("0000:00:00 00:00:00", None),
        ("soon", None),
        (None, None),
    ],
)
def test_the_day_that_the_camera_names(said: str | None, day: date | None) -> None:
    picture = scene(size=(64, 48))
    exif = Image.Exif()
    if said is not None:
        exif.get_ifd(looking.EXIF)[looking.TAKEN_AT] = said
    assert look(saved(picture, "JPEG", exif=exif)).taken_on == day


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n" + b"\0" * 40])
def test_what_is_no_picture_tells_nothing(content: bytes) -> None:
    assert look(content) == Look()


def test_a_broken_picture_tells_nothing() -> None:
    assert look(saved(scene())[:900]).dhash is None


def test_a_picture_too_large_is_never_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(looking.MOST_PIXELS, "PNG", 640 * 480 - 1)
    assert look(saved(scene())).dhash is None


def test_a_small_file_that_claims_to_be_huge_is_left_alone() -> None:
    """Its first chunk says 30,000 by 30,000: some bytes that would fill the memory."""
    content = bytearray(saved(scene(size=(64, 48))))
    content[16:24] = struct.pack(">II", 30_000, 30_000)
    content[29:33] = struct.pack(">I", zlib.crc32(content[12:29]))
    assert look(bytes(content)) == Look()

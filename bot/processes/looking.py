"""What a picture's bytes tell: how it looks (dHash), and the day its camera says it was taken.

The bytes come from anyone, so a picture is measured before it is decoded, only the usual formats
are, and one that cannot be read simply tells nothing.
"""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass
from datetime import date

from PIL import Image

FORMATS = ("JPEG", "PNG", "WEBP")
# A JPEG is decoded at a fraction of its size; the others whole.
MOST_PIXELS = {"JPEG": 80_000_000, "PNG": 16_000_000, "WEBP": 16_000_000}
WIDTH, HEIGHT = 9, 8
EXIF, TAKEN_AT = 0x8769, 0x9003

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    dhash: str | None = None
    taken_on: date | None = None


def look(content: bytes) -> Look:
    """Takes some milliseconds: call it in a worker thread."""
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
            return Look(dhash=_dhash(picture), taken_on=_taken_on(picture))
    except Exception:
        log.debug("a file was not read as a picture", exc_info=True)
        return Look()


def _dhash(picture: Image.Image) -> str | None:
    """Whether each of 8×8 spots is brighter than its right neighbour, as 16 hex digits."""
    width, height = picture.size
    if width * height > MOST_PIXELS[picture.format or ""]:
        return None
    picture.draft("L", (WIDTH * 8, HEIGHT * 8))
    small = picture.convert("L").resize((WIDTH, HEIGHT), Image.Resampling.BOX)
    spots = small.tobytes()
    bits = 0
    for row in range(HEIGHT):
        for column in range(WIDTH - 1):
            at = row * WIDTH + column
            bits = bits << 1 | (spots[at] > spots[at + 1])
    return f"{bits:016x}"


def _taken_on(picture: Image.Image) -> date | None:
    said = picture.getexif().get_ifd(EXIF).get(TAKEN_AT)
    if not isinstance(said, str) or len(said) < 10:
        return None
    try:
        return date.fromisoformat(said[:10].replace(":", "-"))
    except ValueError:
        return None

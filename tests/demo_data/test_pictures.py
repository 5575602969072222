"""Evidence made on the spot: a picture with legible ink, and minutes that open anywhere."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import chinese_calendar
from PIL import Image

from bot.demo import pictures
from tests.demo_data.test_patterns import FORBIDDEN


def drawn(seed: int, caption: str) -> Image.Image:
    return Image.open(BytesIO(pictures.photo(seed, caption))).convert("RGB")


def white_ink(seed: int, caption: str) -> int:
    """White pixels on the sign's board: the letters of the caption."""
    board = drawn(seed, caption).crop((20, 262, 460, 335)).convert("L")
    return board.histogram()[255]


def test_a_photo_is_a_small_opaque_png() -> None:
    content = pictures.photo(1, "整改前后对比照片")
    assert content.startswith(b"\x89PNG")
    assert len(content) < 60_000
    image = Image.open(BytesIO(content))
    assert image.size == (480, 360)
    assert image.convert("RGBA").getchannel("A").getextrema() == (255, 255)


def test_the_caption_is_drawn_in_chinese_and_not_as_boxes() -> None:
    assert white_ink(1, "清理前后照片") > 200
    assert white_ink(1, "清理前后照片") != white_ink(1, "公示栏更新照片")
    assert white_ink(1, "") == 0


def test_a_photo_follows_its_seed() -> None:
    assert pictures.photo(5, "照片") == pictures.photo(5, "照片")
    assert pictures.photo(5, "照片") != pictures.photo(6, "照片")


def test_a_caption_may_hold_markup_and_any_length() -> None:
    assert pictures.photo(1, "<东片区> & “西片区”")
    assert pictures.photo(1, "对比照片" * 30)


def test_minutes_are_dated_on_a_workday_and_hold_nothing_forbidden() -> None:
    for seed in range(40):
        name, content = pictures.document(seed)
        assert chinese_calendar.is_workday(date.fromisoformat(name[5:15]))
        assert name.endswith(".txt")
        assert not FORBIDDEN.search(content.decode("utf-8-sig"))


def test_minutes_follow_their_seed() -> None:
    assert pictures.document(9) == pictures.document(9)
    assert len({pictures.document(seed)[1] for seed in range(200)}) == 200


def test_evidence_called_a_photo_is_a_picture() -> None:
    name, mime, content = pictures.evidence(2, "公示栏照片")
    assert (name, mime) == ("公示栏照片.png", "image/png")
    assert content == pictures.photo(2, "公示栏照片")


def test_other_evidence_is_a_text_under_its_own_heading() -> None:
    name, mime, content = pictures.evidence(2, "验收表")
    assert (name, mime) == ("验收表.txt", "text/plain")
    assert content.decode("utf-8-sig").startswith("验收表\r\n")
    assert content.count(b"\xef\xbb\xbf") == 1

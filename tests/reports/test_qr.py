"""The invitation's picture: large, black on white, with room around it."""

from __future__ import annotations

import pytest

from bot.reports.qr import QUIET_ZONE, qr_png
from tests.reports.conftest import ink, picture

LINK = "https://t.me/huiyin_bot?start=3f9c2ad0e1b84c6795d2"


def test_it_is_square_large_and_not_huge() -> None:
    image = picture(qr_png(LINK))
    assert image.width == image.height
    assert 720 <= image.width <= 1280


def test_four_modules_around_it_are_white() -> None:
    image = picture(qr_png(LINK))
    # A version-4 code has 33 modules: the finder pattern begins right after the quiet zone.
    quiet = image.width * QUIET_ZONE // (33 + 2 * QUIET_ZONE)
    assert ink(image, (0, 0, image.width, quiet)) == 0
    assert ink(image, (0, 0, quiet, image.height)) == 0
    assert image.convert("L").getpixel((quiet + 2, quiet + 2)) == 0


def test_another_payload_is_another_picture() -> None:
    assert qr_png(LINK) != qr_png(LINK + "0")
    assert qr_png(LINK) == qr_png(LINK)


def test_a_payload_beyond_the_standard_is_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        qr_png("x" * 5000)

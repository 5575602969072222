"""Labels for the picture: the words of the zh-CN file, and pictures as Pillow sees them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from bot.core import screens
from bot.reports.chart import Label

LOCALES = Path(__file__).parents[2] / "locales"


def picture(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png))


def ink(image: Image.Image, area: tuple[int, int, int, int]) -> int:
    """How many pixels of an area (left, top, right, bottom) are not white."""
    grey = image.convert("L").crop(area)
    return sum(grey.histogram()[:250])


@pytest.fixture(scope="session")
def label() -> Label:
    lines = (LOCALES / "zh-CN" / "chart.ftl").read_text("utf-8").splitlines()
    words = dict(line.split(" = ", 1) for line in lines if " = " in line)

    def say(id: str, /, **args: screens.Arg) -> str:
        sentence = words[id]
        for name, value in args.items():
            shown = value.day.isoformat() if isinstance(value, screens.Day) else str(value)
            sentence = sentence.replace(f"{{ ${name} }}", shown)
        return sentence

    return say

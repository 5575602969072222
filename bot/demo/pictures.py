"""Small evidence made on the spot: a drawn 'photo' of a village, and the minutes of a meeting.

Both differ by seed, because reviewers are warned when one file serves as evidence for two items.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from importlib import resources
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

import resvg_py

from bot.demo.story_days import some_day

_WIDTH, _HEIGHT = 480, 360
_SKIES = ("#bcd9ee", "#c9def0", "#d8e4ea", "#a9cbe6")
_WALLS = ("#e8dcc4", "#d9c3a0", "#f0e6d6", "#cfd6d2")
_ROOFS = ("#9c4a3c", "#7b5a48", "#4f6f8f")
_GROUNDS = ("#b9a87a", "#9fae6e", "#c2b48c")
_TOPICS = ("整改工作推进", "问题整改验收", "制度修订研究", "资金清退核对")
_FIRST_MEETING, _LAST_MEETING = date(2020, 6, 8), date(2020, 11, 20)


@lru_cache(maxsize=1)
def _font() -> str:
    """The CJK font that comes as a package: no system font is trusted."""
    return str(Path(str(resources.files("manimgx_fonts_cjk"))) / "NotoSansCJK-VF.otf.ttc")


def photo(seed: int, caption: str) -> bytes:
    """A PNG of hills, a house and a sign that bears the caption; the same seed, the same bytes."""
    return resvg_py.svg_to_bytes(
        svg_string=_scene(Random(seed), caption),
        background="#ffffff",
        skip_system_fonts=True,
        font_files=[_font()],
        font_family="Noto Sans CJK SC",
        sans_serif_family="Noto Sans CJK SC",
    )


def document(seed: int) -> tuple[str, bytes]:
    """Name and bytes of a meeting's minutes (会议纪要), as a text file that Notepad opens well."""
    rng = Random(seed)
    day = some_day(rng, _FIRST_MEETING, _LAST_MEETING)
    topic, people = rng.choice(_TOPICS), rng.randint(5, 14)
    lines = (
        f"{topic}专题会议纪要",
        f"〔2020〕{rng.randint(1, 60)}号",
        f"时间：{day.year}年{day.month}月{day.day}日",
        f"参会：{people}人，应到{people + rng.randint(0, 2)}人",
        f"议题：{topic}",
        f"议定事项：一、逐项核对整改清单，共{rng.randint(2, 9)}项。",
        f"二、未完成事项于{rng.randint(5, 20)}个工作日内办结，由责任人报送材料。",
        "三、办公室负责跟踪，下次会议通报。",
    )
    name = f"会议纪要-{day.isoformat()}-{rng.randint(100, 999)}.txt"
    return name, "\r\n".join(lines).encode("utf-8-sig")


def is_picture(caption: str) -> bool:
    return "照片" in caption or "截图" in caption


def evidence(seed: int, caption: str) -> tuple[str, str, bytes]:
    """Name, media type and bytes of a file under its caption: a picture for 照片 and 截图."""
    if is_picture(caption):
        return f"{caption}.png", "image/png", photo(seed, caption)
    _, minutes = document(seed)
    heading = f"\ufeff{caption}\r\n".encode()
    return f"{caption}.txt", "text/plain", heading + minutes.removeprefix(b"\xef\xbb\xbf")


def _scene(rng: Random, caption: str) -> str:
    parts = (_hills(rng), _ground(rng), _house(rng), _trees(rng), _sign(rng, caption))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_HEIGHT}">'
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="{rng.choice(_SKIES)}"/>'
        f'<circle cx="{rng.randint(40, 440)}" cy="{rng.randint(35, 70)}" r="18" fill="#fff4cf"/>'
        f"{''.join(parts)}</svg>"
    )


def _hills(rng: Random) -> str:
    ridges = []
    for base, colour in ((190, "#9aa9b5"), (215, "#86936f")):
        points = [f"{x},{base - rng.randint(0, 70)}" for x in range(0, _WIDTH + 1, 60)]
        outline = " ".join([f"0,{_HEIGHT}", *points, f"{_WIDTH},{_HEIGHT}"])
        ridges.append(f'<polygon points="{outline}" fill="{colour}"/>')
    return "".join(ridges)


def _ground(rng: Random) -> str:
    x = rng.randint(60, 300)
    return (
        f'<rect y="230" width="{_WIDTH}" height="130" fill="{rng.choice(_GROUNDS)}"/>'
        f'<polygon points="{x},{_HEIGHT} {x + 110},{_HEIGHT} 262,230 246,230" fill="#a7a39b"/>'
    )


def _house(rng: Random) -> str:
    x, width = rng.randint(30, 220), rng.randint(110, 170)
    top, wall, roof = rng.randint(165, 185), rng.choice(_WALLS), rng.choice(_ROOFS)
    windows = "".join(
        f'<rect x="{x + offset}" y="{top + 22}" width="22" height="20" fill="#5f7d92"/>'
        for offset in range(14, width - 30, 38)
    )
    return (
        f'<polygon points="{x - 10},{top} {x + width + 10},{top} {x + width - 12},{top - 32} '
        f'{x + 12},{top - 32}" fill="{roof}"/>'
        f'<rect x="{x}" y="{top}" width="{width}" height="86" fill="{wall}"/>{windows}'
        f'<rect x="{x + width - 34}" y="{top + 40}" width="22" height="46" fill="#6b4b36"/>'
    )


def _trees(rng: Random) -> str:
    return "".join(
        f'<rect x="{x + 8}" y="236" width="5" height="30" fill="#6d5537"/>'
        f'<ellipse cx="{x + 10}" cy="222" rx="{rng.randint(11, 18)}" ry="26" fill="#5f7f45"/>'
        for x in (rng.randint(0, _WIDTH - 20) for _ in range(rng.randint(2, 5)))
    )


def _sign(rng: Random, caption: str) -> str:
    """The caption shrinks to fit its board; at most 28 characters are drawn."""
    words = caption if len(caption) <= 28 else caption[:27] + "…"
    size = min(26, 400 // max(len(words), 1))
    y = rng.randint(292, 312)
    return (
        f'<rect x="20" y="{y - 26}" width="440" height="44" rx="3" fill="#1f4e8c"/>'
        f'<text x="240" y="{y + size // 3 - 3}" font-family="Noto Sans CJK SC" '
        f'font-size="{size}" fill="#ffffff" text-anchor="middle">{escape(words)}</text>'
    )

"""The picture of a roadmap: opaque, as wide as a phone, legible, and bounded."""

from __future__ import annotations

import io
from datetime import date, timedelta

from PIL import Image

from bot.core import screens
from bot.reports import timeline
from bot.reports.chart import LIGHTS
from bot.reports.timeline import Row, Timeline

START = date(2020, 9, 7)
said: list[str] = []


def label(id: str, /, **args: screens.Arg) -> str:
    said.append(id)
    return f"{id} {args}" if args else id


def row(place: int, light: str = "normal", **more: object) -> Row:
    values = {
        "title": f"{place}. 逐户核查安置房办证情况，建立一户一档台账并公示",
        "person": "王干事",
        "start": START,
        "end": START + timedelta(days=10 + place),
        "light": light,
        **more,
    }
    return Row(**values)  # type: ignore[arg-type]  # fields of Row by name


def picture(*rows: Row, due: date | None = None, today: date = START) -> Image.Image:
    said.clear()
    data = Timeline(
        name="7-01-001 清河镇",
        about="327户安置房未办房产证",
        today=today,
        due=due,
        closed="roadmap-done",
        rows=rows,
    )
    return Image.open(io.BytesIO(timeline.drawn(data, label)))


def test_it_is_opaque_and_as_wide_as_a_phone() -> None:
    drawn = picture(row(1), due=START + timedelta(days=90))
    assert drawn.width == 1080
    assert drawn.convert("RGBA").getchannel("A").getextrema() == (255, 255)
    assert "roadmap-due" in said


def test_every_colour_that_is_there_has_its_word_and_no_other() -> None:
    marks = ((START, True), (START + timedelta(days=3), False))
    picture(*(row(n, light) for n, light in enumerate(LIGHTS)), row(9, marks=marks))
    assert {"roadmap-done", "chart-light-overdue", "roadmap-mark", "roadmap-mark-met"} <= set(said)
    picture(row(1, "near"))
    assert [id for id in said if id.startswith("chart-light")] == ["chart-light-near"]


def test_a_row_more_is_as_much_higher_and_beyond_forty_they_are_counted() -> None:
    one, two = picture(row(1)), picture(row(1), row(2))
    assert two.height - one.height == timeline.ROW_HEIGHT
    many = picture(*(row(n) for n in range(60)))
    assert "roadmap-more" in said
    assert many.height < 41 * timeline.ROW_HEIGHT + 400


def test_today_stands_wherever_it_falls() -> None:
    for days in (0, 5, 11):
        drawn = picture(row(1), today=START + timedelta(days=days)).convert("RGB")
        found = drawn.getcolors(1_000_000) or []
        assert (209, 56, 61) in [colour for _, colour in found]
    assert picture().height > 200

"""The picture is legible: ink where words belong, colours where figures are, white elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PIL import Image

from bot.core.lights import Light
from bot.reports import chart, svg
from bot.reports.chart import ChartData, Label, UnitBar, WeekRate, digest_chart
from tests.reports.conftest import ink, picture

FIRST_MONDAY = date(2020, 9, 14)
UNITS = tuple(
    UnitBar(name=name, closed=28, total=29, lights={"closed": 28, "overdue": 1})
    for name in (
        "清溪县",
        "石桥镇",
        "青松岭县自然资源局党组",
        "河湾镇人民政府及其所属事业单位党组",
    )
)
DATA = ChartData(
    round="第七轮巡察",
    as_of=date(2020, 11, 30),
    rate="96.37%",
    closed=451,
    total=468,
    weeks=tuple(
        WeekRate(day=FIRST_MONDAY + timedelta(weeks=week), closed=41 * week, total=468)
        for week in range(12)
    ),
    units=UNITS,
)
BARS_TOP = 350 + 430 + 96 + 64


def bar(lights: Mapping[str, int], name: str = "甲") -> UnitBar:
    total = sum(lights.values())
    return UnitBar(name=name, closed=lights.get("closed", 0), total=total, lights=lights)


def drawn(data: ChartData, label: Label) -> Image.Image:
    return picture(digest_chart(data, label))


def has_colour(image: Image.Image, hex_colour: str, area: tuple[int, int, int, int]) -> bool:
    wanted = tuple(bytes.fromhex(hex_colour[1:]))
    colours = image.convert("RGB").crop(area).getcolors(1 << 20) or []
    return any(colour == wanted for _, colour in colours)


def test_it_is_1080_wide_and_opaque_white(label: Label) -> None:
    image = drawn(DATA, label)
    assert image.width == 1080
    assert image.convert("RGBA").getchannel("A").getextrema() == (255, 255)
    assert image.convert("RGB").getpixel((2, 2)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("what", "area", "least"),
    [
        ("title", (56, 40, 600, 110), 4000),
        ("as-of line", (56, 115, 600, 155), 800),
        ("rate", (56, 190, 560, 310), 15000),
        ("the word for the rate", (560, 200, 800, 245), 500),
        ("n of d", (560, 250, 800, 305), 1500),
        ("heading of the weeks", (56, 360, 600, 412), 1500),
        ("days under the columns", (56, 690, 1024, 725), 2000),
        ("heading of the units", (56, 790, 600, 842), 1500),
        ("legend", (100, 874, 260, 912), 500),
        ("first unit's name", (56, BARS_TOP, 360, BARS_TOP + 46), 300),
        ("last unit's name", (56, BARS_TOP + 186, 360, BARS_TOP + 232), 600),
        ("first unit's share", (920, BARS_TOP, 1030, BARS_TOP + 46), 300),
    ],
)
def test_every_label_is_drawn(
    label: Label, what: str, area: tuple[int, int, int, int], least: int
) -> None:
    assert ink(drawn(DATA, label), area) > least, what


def test_the_family_name_is_that_of_the_font() -> None:
    area = (0, 0, 400, 80)
    right = picture(svg.png([svg.words(10, 50, "整改率", size=40)], 400, 80))
    other = f'<g font-family="Nobody">{svg.words(10, 50, "整改率", size=40)}</g>'
    assert ink(right, area) > 800
    assert ink(picture(svg.png([other], 400, 80)), area) == 0


def test_different_words_give_different_ink() -> None:
    """Boxes in place of glyphs would all look the same."""
    one, other = (svg.png([svg.words(10, 50, sign, size=40)], 80, 80) for sign in ("巡", "察"))
    assert one != other


def test_a_name_with_signs_xml_cannot_hold_is_still_drawn(label: Label) -> None:
    units = (bar({"closed": 1}, name='甲<&">\x00\ud83d\u202e\n乙'),)
    assert ink(drawn(replace(DATA, units=units), label), (56, BARS_TOP, 360, BARS_TOP + 46)) > 300


@pytest.mark.parametrize("light", list(chart.LIGHTS))
def test_one_item_of_any_light_can_be_seen_among_a_thousand(label: Label, light: str) -> None:
    lights = {"closed": 1000, "normal": 1000} | {light: 1}
    image = drawn(replace(DATA, units=(bar(lights),)), label)
    bars = (372, 900, 900, image.height)
    assert has_colour(image, chart.LIGHTS[light], bars)


def test_bars_stay_within_their_place() -> None:
    assert sum(chart._widths([1, 0, 998, 1], 524)) == pytest.approx(524)


def test_only_lights_that_occur_stand_in_the_legend(label: Label) -> None:
    image = drawn(DATA, label)
    assert has_colour(image, chart.LIGHTS["overdue"], (56, 860, 1024, 912))
    assert not has_colour(image, chart.LIGHTS["near"], (0, 860, 1080, image.height))


def test_the_legend_breaks_into_lines(label: Label) -> None:
    everything = (bar(dict.fromkeys(chart.LIGHTS, 5)),)
    one_line = drawn(replace(DATA, units=UNITS[:1]), label)
    assert drawn(replace(DATA, units=everything), label).height == one_line.height + 52


def test_a_unit_without_items_has_an_empty_bar(label: Label) -> None:
    image = drawn(replace(DATA, units=(bar({}), UNITS[0])), label)
    assert not has_colour(image, chart.LIGHTS["closed"], (380, BARS_TOP, 890, BARS_TOP + 42))


def test_a_column_is_as_high_as_its_rate(label: Label) -> None:
    weeks = (
        WeekRate(day=FIRST_MONDAY, closed=1, total=2),
        WeekRate(day=FIRST_MONDAY + timedelta(7), closed=0, total=0),
        WeekRate(day=FIRST_MONDAY + timedelta(14), closed=3, total=3),
    )
    image = drawn(replace(DATA, weeks=weeks), label)
    floor, step = 680, (1024 - 56) / 6
    tops = [floor - 110, floor, floor - 220]
    for place, top in enumerate(tops[::2]):
        middle = round(56 + step * (place * 2 + 0.5))
        assert ink(image, (middle, top + 2, middle + 1, floor)) == floor - top - 2
        assert ink(image, (middle - 40, top - 6, middle + 40, top - 2)) == 0


def test_it_never_says_100_while_one_is_open() -> None:
    column = chart._column(
        WeekRate(day=FIRST_MONDAY, closed=9999, total=10000), 100, 50, 500, "#000000"
    )
    assert ">99<" in "".join(column)


def test_only_the_last_twelve_weeks_are_drawn(label: Label) -> None:
    older = WeekRate(day=FIRST_MONDAY - timedelta(7), closed=400, total=468)
    assert digest_chart(replace(DATA, weeks=(older, *DATA.weeks)), label) == digest_chart(
        DATA, label
    )


def test_before_the_first_digest_there_is_only_the_headline(label: Label) -> None:
    image = drawn(replace(DATA, rate="—", closed=0, total=0, weeks=(), units=()), label)
    assert image.height < 400
    assert ink(image, (56, 190, 1024, 310)) > 1000


def test_two_hundred_units_still_make_a_photo_telegram_takes(label: Label) -> None:
    units = tuple(bar({"closed": n}, name=f"第{n}村") for n in range(1, 201))
    image = drawn(replace(DATA, units=units), label)
    assert image.width + image.height <= 10_000
    assert ink(image, (56, image.height - 80, 600, image.height)) > 500


def test_every_light_of_the_core_has_its_colour_and_its_word(label: Label) -> None:
    assert set(chart.LIGHTS) == set(Light)
    assert all(label(f"chart-light-{light}") for light in Light)


def test_an_unknown_light_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="purple"):
        bar({"purple": 1})


class TestFitting:
    def test_what_fits_stays(self) -> None:
        assert svg.fitted("清溪县", 32, 96) == "清溪县"

    def test_what_does_not_ends_in_dots_and_fits(self) -> None:
        short = svg.fitted("河湾镇人民政府 党组", 26, 220)
        assert short.endswith("…")
        assert svg.width_of(short, 26) <= 220

    def test_nothing_at_all_fits_into_nothing(self) -> None:
        assert svg.fitted("清溪县", 32, 0) == "…"


def test_what_is_open_is_drawn_by_its_days(label: Label) -> None:
    ages = tuple((f"{since} 天", since) for since in (30, 60, 90, 180, 0))
    bare = replace(DATA, weeks=(), units=())
    image = drawn(replace(bare, ages=ages), label)
    assert image.height > drawn(bare, label).height + 5 * chart.ROW_HEIGHT
    whole = (0, 350, image.width, image.height)
    assert [has_colour(image, fill, whole) for fill in chart.AGE_FILLS] == [True] * 4 + [False]


def test_a_count_stands_in_its_bar_where_it_fits(label: Label) -> None:
    wide = drawn(replace(DATA, weeks=(), units=(bar({"overdue": 3}),)), label)
    thin = drawn(replace(DATA, weeks=(), units=(bar({"overdue": 3, "closed": 9_000}),)), label)
    where = (chart.BAR_LEFT, 350 + 96, chart.BAR_RIGHT, wide.height)
    assert has_colour(wide, "#ffffff", where)
    assert has_colour(thin, chart.LIGHTS["overdue"], where)

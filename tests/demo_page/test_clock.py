"""The clock's buttons: every bell on the way rings, in Beijing's time."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.demo.page import desk
from bot.demo.page.desk import Turn, stops
from tests.demo_page.serving import Place


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=desk.ZONE)


def written(moments: list[datetime]) -> list[str]:
    return [f"{moment.astimezone(desk.ZONE):%d %H:%M}" for moment in moments]


def test_an_hour_is_an_hour() -> None:
    assert written(list(stops(at("2020-09-07 11:20"), Turn.HOUR))) == ["07 12:20"]


def test_an_hour_over_a_bell_stops_at_it() -> None:
    assert written(list(stops(at("2020-09-07 15:30"), Turn.HOUR))) == ["07 16:01", "07 16:30"]


def test_a_day_ends_the_next_morning_with_the_afternoon_between() -> None:
    assert written(list(stops(at("2020-09-07 11:00"), Turn.DAY))) == ["07 16:01", "08 10:01"]


def test_a_day_begun_at_night_ends_the_next_morning() -> None:
    assert written(list(stops(at("2020-09-07 23:00"), Turn.DAY))) == ["08 10:01"]


def test_a_week_is_seven_mornings() -> None:
    found = written(list(stops(at("2020-09-07 16:01"), Turn.WEEK)))
    assert found[0] == "08 10:01"
    assert found[-1] == "14 10:01"
    assert len(found) == 13


async def test_the_bot_looks_at_every_stop(place: Place) -> None:
    async with place.client() as web:
        assert (await web.post("/api/clock/day")).status_code == 200
    assert written(place.ticks) == ["07 16:01", "08 10:01"]
    assert written([place.clock.now()]) == ["08 10:01"]


async def test_no_other_turn_is_known(place: Place) -> None:
    async with place.client() as web:
        assert (await web.post("/api/clock/year")).status_code == 400
    assert place.ticks == []


async def test_a_bot_that_does_not_come_to_rest_is_said_to_be_busy(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "_PATIENCE_SECONDS", 0.01)
    place.li.sends("/help")
    async with place.client() as web:
        response = await web.post("/api/clock/hour")
    assert (response.status_code, response.json()) == (503, {"error": "busy"})

"""The weekly digest: once a person and week, on a workday, frozen; /digest at any time."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from bot.core.findings import State
from bot.core.work import Work
from bot.usecases import rectification
from tests.telegram import Phone
from tests.town import SHANGHAI, Town, town

MONDAY = date(2020, 9, 14)


def _digests(phone: Phone, week: int) -> int:
    return sum(f"2020 年第 {week} 周" in message.text for message in phone.answers)


async def test_it_comes_once_however_often_the_bot_looks_and_restarts(t: Town) -> None:
    readers = await t.all_join("主任", "老办", "组领导")
    await t.holds(2, State.IN_PROGRESS)
    for hour in (9, 10, 11):
        await t.turns(MONDAY, hour)
    await t.restarts()
    await t.passes(hours=1)
    await t.turns(date(2020, 9, 15))
    assert [_digests(phone, 38) for phone in readers] == [1, 1, 1]
    await t.turns(date(2020, 9, 21))
    assert [_digests(phone, 39) for phone in readers] == [1, 1, 1]


async def test_a_bot_that_is_closed_and_opened_on_its_folder_tells_it_once(tmp_path: Path) -> None:
    """Everything but the folder is new: the database alone knows that it was told."""
    at_ten = datetime(2020, 9, 14, 10, 1, tzinfo=SHANGHAI)
    async with town(tmp_path, start=at_ten) as first:
        director = await first.joins("主任")
        await first.passes()
        assert _digests(director, 38) == 1
    later = datetime(2020, 9, 14, 15, 0, tzinfo=SHANGHAI)
    async with town(tmp_path, start=later) as second:
        await second.passes()
        assert second.count("outbox WHERE kind = 'digest'") == 1
        assert not second.api.called("sendPhoto")


async def test_a_bot_that_was_down_on_monday_tells_it_later_that_week(t: Town) -> None:
    director = await t.joins("主任")
    await t.stops()
    t.clock.set(datetime(2020, 9, 16, 14, 0, tzinfo=SHANGHAI))
    await t.starts()
    await t.passes()
    assert _digests(director, 38) == 1


async def test_a_holiday_monday_gives_way_to_the_next_workday(t: Town) -> None:
    """2020-10-05 lies in the national holiday, which ends with the 8th, a Thursday."""
    director = await t.joins("主任")
    for day in (5, 6, 7, 8):
        await t.turns(date(2020, 10, day), 11)
        assert _digests(director, 41) == 0
    await t.turns(date(2020, 10, 9))
    assert _digests(director, 41) == 1


async def test_it_carries_the_days_reminders_and_no_second_message_comes(t: Town) -> None:
    leader = await t.joins("张镇长")
    await t.turns(date(2020, 9, 11))
    await t.holds(3, State.IN_PROGRESS, due=date(2020, 9, 17), clock_from=date(2020, 6, 17))
    before = len(leader.answers)
    await t.turns(MONDAY)
    await t.turns(MONDAY, 12)
    [digest] = leader.answers[before:]
    assert "7-01-001" in digest.text
    assert "剩余 3 天" in digest.text
    await leader.presses_data(digest, str(digest.buttons[0].data))
    assert "待办事项 3 件" in leader.last.text


async def test_last_weeks_figures_do_not_change_and_a_correction_is_named(t: Town) -> None:
    """Fault 13."""
    director = await t.joins("主任")
    items = await t.holds(4, State.CLOSED)
    await t.turns(MONDAY)
    [sent] = [m for m in director.answers if "第 38 周" in m.text]
    assert "4/4" in sent.text

    def reopen(work: Work) -> None:
        office = work.people.by_key("老办")
        assert office is not None
        command = rectification.Reopen(finding=items[0], text="抽查不实")
        rectification.reopen(command, work.people.actor(office.id, work.today), work)

    frozen = t.rows("SELECT body FROM snapshots WHERE week = '2020-W38' AND frozen = 1")
    await t.does(reopen)
    await director.says("/digest")
    assert "3/4" in director.last.text
    assert t.rows("SELECT body FROM snapshots WHERE week = '2020-W38' AND frozen = 1") == frozen
    await t.turns(date(2020, 9, 21))
    [following] = [m for m in director.answers if "第 39 周" in m.text]
    assert "75%（3/4）" in following.text
    assert "较上期：已销号 -1" in following.text


async def test_a_unit_sees_its_own_figures_and_no_other_units(t: Town) -> None:
    principal, other = await t.all_join("书记", "局长")
    await t.holds(2, State.IN_PROGRESS)
    await principal.says("/digest")
    assert "0/2" in principal.last.text
    assert "水利局" not in principal.last.text
    await other.says("/digest")
    assert "0/2" not in other.last.text
    assert "清河镇" not in other.last.text


async def test_the_chart_is_a_picture_on_the_phone(t: Town) -> None:
    director = await t.joins("主任")
    await t.holds(2, State.CLOSED)
    await director.says("/digest")
    media = director.last.media
    assert media is not None
    assert media.kind == "photo"
    assert media.content.startswith(b"\x89PNG")

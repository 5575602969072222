"""/health: to the director with names, to the administrator without, to nobody else; and the head
of the chain on the digest that is printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.core.findings import State
from bot.core.work import Work
from tests.town import Town


async def blocks(t: Town, name: str) -> None:
    """As the delivering process finds it out."""

    def mark(work: Work) -> None:
        person = work.people.by_key(name)
        assert person is not None
        work.people.save(replace(person, unreachable_since=work.now))

    await t.does(mark)


async def test_the_director_sees_how_the_system_fares(t: Town) -> None:
    director, _ = await t.all_join("主任", "李闻")
    await blocks(t, "李闻")
    await t.passes(hours=1)
    await director.says("/health")

    said = director.last.text
    assert said.startswith("系统运行情况")
    assert "待处理消息" in said
    assert "定时任务最近运行：9月7日 12:00" in said
    assert "工作日历收录至" in said
    assert "台账校验码" in said
    assert "无法联系的人员 1 名：李闻" in said


async def test_the_administrator_sees_no_name(t: Town) -> None:
    admin, _ = await t.all_join("管理员", "李闻")
    await blocks(t, "李闻")
    await admin.says("/health")

    assert "无法联系的人员 1 名" in admin.last.text
    assert "李闻" not in admin.last.text


async def test_where_everybody_can_be_reached_nobody_is_listed(t: Town) -> None:
    director = await t.joins("主任")
    await director.says("/health")
    assert "无法联系" not in director.last.text


async def test_nobody_else_sees_anything(t: Town) -> None:
    for name in ("李闻", "老办", "书记", "组领导"):
        phone = await t.joins(name)
        await phone.says("/health")
        assert "由巡察办主任和管理员查看" in phone.last.text


async def test_a_backup_is_missed_until_there_is_one(t: Town) -> None:
    director = await t.joins("主任")
    await director.says("/health")
    assert "一天半内没有备份" in director.last.text
    await t.running.backing_up()
    await director.says("/health")
    assert "⚠️" not in director.last.text
    t.clock.advance(timedelta(days=2))
    await director.says("/health")
    assert "一天半内没有备份" in director.last.text


async def test_in_english_too(t: Town) -> None:
    director = await t.joins("主任", language="en")
    await director.says("/health")
    assert director.last.text.startswith("System health")


async def test_a_digest_for_the_office_ends_with_the_head_of_the_chain(t: Town) -> None:
    office, principal = await t.all_join("老办", "书记")
    await t.holds(2, State.OPEN)
    await t.passes(hours=1)
    [[head]] = t.rows("SELECT seal FROM events WHERE seal IS NOT NULL ORDER BY seq DESC LIMIT 1")
    await office.says("/digest")
    assert office.last.text.endswith(f"台账校验码 {str(head)[:16]}")
    await principal.says("/digest")
    assert "校验码" not in principal.last.text

"""支部建在组上 in the chat: a date is set, the team is reminded, it is cancelled; nothing more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.core.rounds import Phase
from bot.core.work import Work
from handlers.outbound import callbacks
from tests.telegram import Phone
from tests.town import Town

FRIDAY = date(2020, 9, 11)
NEXT_MONDAY = date(2020, 9, 14)


async def sets(t: Town, head: Phone, day: date, *, topic: str | None = "第三季度学习计划") -> None:
    await head.says("/calendar")
    await head.presses("安排日程")
    await head.presses("集中学习")
    await head.says(day.isoformat())
    await head.says("14点30分")
    await head.says("镇政府二楼会议室")
    if topic:
        await head.says(topic)
    else:
        await head.presses("跳过")
    await head.presses("确认")


async def test_a_date_is_set_shown_and_recalled_twice(t: Town) -> None:
    head, li, other = await t.all_join("组长", "李闻", "外组长")
    await li.says("/calendar")
    assert li.heard("本组近期没有日程")
    assert not any("安排" in label for label in li.labels)
    await sets(t, head, NEXT_MONDAY)
    assert head.heard("已列入本组日程")
    assert not li.heard("本组新日程")
    await li.says("/calendar")
    assert li.heard("14:30 集中学习：镇政府二楼会议室。内容：第三季度学习计划")
    await other.says("/calendar")
    assert other.heard("本组近期没有日程")
    await t.turns(date(2020, 9, 10))
    assert not li.heard("📅")
    await t.turns(FRIDAY)
    assert li.heard("📅")
    before = len(li.answers)
    await t.turns(FRIDAY, 15)
    assert len(li.answers) == before
    await t.turns(NEXT_MONDAY)
    assert li.heard("今天 14:30 集中学习")
    assert head.heard("今天 14:30 集中学习")
    assert not other.heard("📅")
    await t.turns(date(2020, 9, 15))
    await li.says("/calendar")
    assert "本组近期没有日程" in li.last.text


async def test_what_is_too_near_for_a_reminder_is_told_at_once(t: Town) -> None:
    head, li = await t.all_join("组长", "李闻")
    await sets(t, head, t.today, topic=None)
    assert li.heard("本组新日程")


async def test_a_bot_that_was_down_the_day_before_reminds_on_the_day(t: Town) -> None:
    head, li = await t.all_join("组长", "李闻")
    await sets(t, head, NEXT_MONDAY)
    await t.turns(NEXT_MONDAY)
    assert li.heard("今天 14:30")
    assert sum("14:30" in m.text for m in li.answers) == 1


async def test_a_date_is_cancelled_and_the_team_hears_it(t: Town) -> None:
    deputy, li = await t.all_join("副组长", "李闻")
    await sets(t, deputy, NEXT_MONDAY)
    card = li.last
    await li.presses_data(card, callbacks.encode(("meeting-cancel", "1")))
    assert li.heard("由组长、副组长安排")
    await deputy.says("/calendar")
    await deputy.presses("取消第 1 项")
    assert deputy.heard("已取消并告知全组")
    assert li.heard("日程取消")
    await deputy.presses_data(deputy.last, callbacks.encode(("meeting-cancel", "1")))
    assert deputy.heard("已经取消或已过")
    await t.turns(FRIDAY)
    assert not li.heard("📅")


async def test_refusals(t: Town) -> None:
    head, li, wang, other = await t.all_join("组长", "李闻", "王干事", "外组长")
    await wang.says("/calendar")
    assert wang.heard("您目前不在组内")
    for phone in (li, wang):
        await phone.presses_data(phone.last, callbacks.encode(("meeting-set",)))
        assert phone.heard("由组长、副组长安排")
    await head.says("/calendar")
    await head.presses("安排日程")
    await head.presses("组务会")
    await head.says("2020-09-01")
    await head.says("下午")
    assert head.heard("没有看懂这个时间")
    await head.says("9:00")
    await head.says("会议室")
    await head.presses("跳过")
    await head.presses("确认")
    assert head.heard("已过，请选今天或以后的日期")
    await head.says("/cancel")
    await sets(t, head, NEXT_MONDAY)
    await other.presses_data(other.last, callbacks.encode(("meeting-cancel", "1")))
    unseen = other.last.text
    await other.presses_data(other.last, callbacks.encode(("meeting-cancel", "99")))
    assert other.last.text == unseen


async def test_it_ends_with_the_round(t: Town) -> None:
    head, li = await t.all_join("组长", "李闻")
    await sets(t, head, NEXT_MONDAY)

    def archived(work: Work) -> None:
        work.rounds.save(replace(work.rounds.all()[0], phase=Phase.ARCHIVED))

    await t.does(archived)
    await t.turns(FRIDAY)
    assert not li.heard("📅")
    await head.says("/calendar")
    assert head.heard("您目前不在组内")


async def test_in_english(t: Town) -> None:
    head = await t.joins("组长", "en")
    li = await t.joins("李闻", "en")
    wang = await t.joins("王干事", "en")
    await wang.says("/calendar")
    assert wang.heard("you are in none at present")
    await head.says("/calendar")
    await head.presses("Set a date")
    await head.presses("team meeting")
    await head.says(NEXT_MONDAY.isoformat())
    await head.says("noon")
    assert head.heard("does not read as a time")
    await head.says("9:05")
    await head.says("Room 2")
    await head.presses("Skip")
    await head.presses("Confirm")
    assert head.heard("09:05 team meeting, Room 2")
    await t.turns(FRIDAY)
    assert li.heard("09:05 team meeting: Room 2")
    await head.says("/calendar")
    await head.presses("Cancel no. 1")
    assert li.heard("Cancelled:")

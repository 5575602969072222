"""What the clock says, to whom, and how often: the faults of other trackers, walked through."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from bot.core.findings import State
from bot.core.work import Work
from bot.demo import botapi
from bot.usecases import feedback, rectification
from tests import seeds
from tests.telegram import Phone
from tests.town import SHANGHAI, Town

TUESDAY = date(2020, 9, 8)


class Ear:
    """What a phone hears from now on."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone
        self.mark = len(phone.answers)

    @property
    def heard(self) -> list[botapi.Message]:
        return self.phone.answers[self.mark :]

    def about(self, words: str) -> list[botapi.Message]:
        return [message for message in self.heard if words in message.text]


async def test_three_days_down_across_t_minus_10_give_exactly_one_message(t: Town) -> None:
    """Fault 1: a day missed is a day told later, once, with the latest step."""
    wang = await t.joins("王干事")
    await t.turns(TUESDAY)
    due = date(2020, 9, 26)  # T-10 is the 16th; made up so that all of these are workdays
    await t.holds(1, State.IN_PROGRESS, due=due, clock_from=date(2020, 6, 26))
    await t.turns(date(2020, 9, 14))
    ear = Ear(wang)
    await t.stops()
    t.clock.set(datetime(2020, 9, 18, 10, 5, tzinfo=SHANGHAI))
    await t.starts()
    await t.passes()
    [only] = ear.heard
    assert "剩余 8 天" in only.text
    await t.passes(hours=2)
    assert len(ear.heard) == 1


async def test_day_sixty_overdue_is_still_in_the_digest_at_the_highest_step(t: Town) -> None:
    """Fault 2: escalation does not fall silent after a week."""
    office = await t.joins("老办")
    await t.turns(TUESDAY)
    await t.holds(1, State.IN_PROGRESS, due=date(2020, 9, 11), clock_from=date(2020, 6, 11))
    for monday in range(9):
        await t.turns(date(2020, 9, 14) + timedelta(weeks=monday))
    ear = Ear(office)
    await t.turns(date(2020, 11, 16))
    [digest] = ear.about("巡察整改周报")
    assert "超期 66 天" in digest.text
    assert "问责" in digest.text


async def test_lateness_is_derived_and_submitted_work_is_never_overwritten(t: Town) -> None:
    """Fault 3: what was submitted in time stays in time while the reviewer takes his."""
    wang, office = await t.all_join("王干事", "老办")
    await t.turns(TUESDAY)
    due = date(2020, 9, 11)
    await t.does(lambda work: seeds.applied(work, 1, due=due, clock_from=date(2020, 6, 11)))
    state = t.rows("SELECT state, applied_on FROM findings")
    ear = Ear(wang)
    for _ in range(8):
        await t.days(1)
    assert t.rows("SELECT state, applied_on FROM findings") == state
    assert not ear.about("超期")
    await office.says("/show 7-01-001")
    assert "超期" not in office.last.text


async def test_whoever_has_blocked_the_bot_keeps_nobody_from_hearing(t: Town) -> None:
    """Fault 4: the first has blocked the bot; the others are told, the failure is listed."""
    wang, leader, principal, office = await t.all_join("王干事", "张镇长", "书记", "老办")
    await t.turns(TUESDAY)
    due = date(2020, 9, 10)
    await t.holds(1, State.IN_PROGRESS, due=due, clock_from=date(2020, 6, 10))
    wang.user.blocks()
    ears = [Ear(leader), Ear(principal)]
    await t.turns(date(2020, 9, 9))
    for ear in ears:
        assert len(ear.about("7-01-001")) == 1
    listed = Ear(office)
    await t.turns(date(2020, 9, 10))
    assert listed.about("消息无法送达的人员 1 名：王干事")
    wang.user.unblocks()
    await wang.says("/mine")
    assert "7-01-001" in wang.last.text
    again = Ear(office)
    await t.turns(date(2020, 9, 11))
    assert not again.about("王干事")


@pytest.mark.parametrize(
    ("day", "hour"),
    [
        (date(2020, 9, 9), 3),  # night
        (date(2020, 9, 9), 9),  # before the office opens
        (date(2020, 9, 9), 21),  # evening
        (date(2020, 9, 12), 11),  # Saturday
        (date(2020, 9, 13), 11),  # Sunday
        (date(2020, 10, 1), 11),  # national holiday, a Thursday
    ],
)
async def test_nobody_is_written_to_outside_office_hours(t: Town, day: date, hour: int) -> None:
    """Fault 5."""
    everybody = await t.all_join("王干事", "张镇长", "书记", "老办", "主任", "李闻")
    await t.turns(TUESDAY, 19)
    await t.holds(5, State.IN_PROGRESS, due=date(2020, 9, 10), clock_from=date(2020, 6, 10))
    ears = [Ear(phone) for phone in everybody]
    await t.turns(day, hour)
    assert [ear.heard for ear in ears] == [[]] * 6


async def test_a_make_up_sunday_is_a_workday(t: Town) -> None:
    """Fault 5: 2020-09-27 is a Sunday on which offices work."""
    wang = await t.joins("王干事")
    await t.turns(date(2020, 9, 25))
    await t.holds(1, State.IN_PROGRESS, due=date(2020, 9, 30), clock_from=date(2020, 6, 30))
    ear = Ear(wang)
    await t.turns(date(2020, 9, 26), 11)
    assert not ear.heard
    await t.turns(date(2020, 9, 27), 11)
    assert len(ear.about("7-01-001")) == 1


async def test_what_is_written_at_night_waits_for_the_office(t: Town) -> None:
    wang, liaison = await t.all_join("王干事", "小联")
    await t.turns(TUESDAY, 22)
    await t.holds(1, State.OPEN)
    await liaison.says("/show 7-01-001")
    for label in ("认领", "张镇长", "清河镇", "跳过", "王干事"):
        await liaison.presses(label)
    ear = Ear(wang)
    await liaison.says("建章立制")
    await liaison.presses("确认")
    assert "已认领" in liaison.last.text
    assert not ear.heard
    await t.turns(date(2020, 9, 9))
    assert len(ear.about("7-01-001")) == 1


async def test_forty_items_due_for_one_person_are_one_message_in_pages(t: Town) -> None:
    """Fault 6."""
    wang = await t.joins("王干事")
    await t.turns(TUESDAY)
    await t.holds(40, State.IN_PROGRESS, due=date(2020, 9, 12), clock_from=date(2020, 6, 12))
    ear = Ear(wang)
    await t.turns(date(2020, 9, 9))
    [message] = ear.heard
    assert "待办事项 40 件" in message.text
    assert "第 1 页，共 5 页" in message.text
    await wang.presses("下一页", on=message)
    assert "第 2 页" in wang.last.text
    assert len(ear.heard) == 1
    await wang.presses("7-01-010")
    assert "7-01-010" in wang.last.text


async def test_reminders_come_once_a_day_to_those_who_must_act_and_to_nobody_else(
    t: Town,
) -> None:
    people = await t.all_join("王干事", "张镇长", "书记", "老办", "李闻", "纪委", "组领导")
    await t.turns(TUESDAY)
    due = date(2020, 9, 29)  # T-20 is the 9th
    await t.holds(1, State.IN_PROGRESS, due=due, clock_from=date(2020, 6, 29))
    ears = {phone.user.first_name: Ear(phone) for phone in people}
    for hour in (10, 12, 16, 19):
        await t.turns(date(2020, 9, 9), hour)
    assert {name: len(ear.about("7-01-001")) for name, ear in ears.items() if ear.heard} == {
        "王干事": 1
    }
    for day in range(10, 19):
        await t.turns(date(2020, 9, day))
        await t.turns(date(2020, 9, day), 12)
    assert len(ears["张镇长"].about("剩余")) >= 1
    assert not ears["书记"].about("请按期完成整改")


async def test_the_ladder_climbs_to_the_letter_and_the_superior_of_an_escalated_feedback(
    t: Town,
) -> None:
    people = await t.all_join("王干事", "书记", "老办", "县领导", "组领导")
    await t.turns(TUESDAY)

    def escalated(work: Work) -> None:
        [item] = seeds.items(work, 1, State.SIGNED)
        finding = work.findings.get(item)
        office = work.people.by_key("老办")
        assert office is not None
        command = feedback.FeedBack(
            assignment=finding.assignment_id,
            items=(item,),
            on=work.today,
            due=date(2020, 9, 15),
            escalated=True,
        )
        feedback.feed_back(command, work.people.actor(office.id, work.today), work)

    await t.does(escalated)
    await t.turns(date(2020, 9, 15))
    ears = {phone.user.first_name: Ear(phone) for phone in people}
    await t.turns(date(2020, 9, 16))
    assert ears["书记"].about("已拟督办函")
    assert ears["县领导"].about("已拟督办函")
    assert not ears["组领导"].about("7-01-001")
    await t.turns(date(2020, 9, 30))
    assert ears["组领导"].about("提请约谈")
    assert ears["老办"].about("已拟待发的函件")
    await t.turns(date(2020, 10, 15))
    assert ears["组领导"].about("提请问责")


async def test_an_item_without_a_date_is_chased_and_never_a_breach(t: Town) -> None:
    """Fault 8: its own bucket, 无期限."""
    office = await t.joins("老办")
    await t.turns(TUESDAY)
    await t.holds(
        1, State.IN_PROGRESS, due=None, original_due=None, clock_from=None, fed_back_on=TUESDAY
    )
    ear = Ear(office)
    await t.turns(date(2020, 9, 9))
    assert ear.about("无期限的问题 1 个")
    await office.says("/show 7-01-001")
    assert "◻️ 无期限" in office.last.text
    await office.says("/stats")
    assert "超期：0/1" in office.last.text
    assert "无期限：1/1" in office.last.text


async def test_a_reminder_opens_its_item_and_begins_its_progress(t: Town) -> None:
    wang = await t.joins("王干事")
    await t.turns(TUESDAY)
    await t.holds(1, State.IN_PROGRESS, due=date(2020, 9, 12), clock_from=date(2020, 6, 12))
    ear = Ear(wang)
    await t.turns(date(2020, 9, 9))
    [reminder] = ear.heard
    await wang.presses("更新进展", on=reminder)
    await wang.says("已完成八成")
    await wang.presses("跳过")
    assert "7-01-001 的进展已更新" in wang.last.text


async def test_a_closed_item_is_reminded_of_no_more(t: Town) -> None:
    wang = await t.joins("王干事")
    await t.turns(TUESDAY)
    await t.holds(1, State.CLOSED, due=date(2020, 9, 10), clock_from=date(2020, 6, 10))
    ear = Ear(wang)
    await t.turns(date(2020, 9, 9))
    await t.turns(date(2020, 9, 11))
    assert not ear.heard


async def test_a_rework_starts_the_ladder_anew(t: Town) -> None:
    wang = await t.joins("王干事")
    await t.turns(TUESDAY)
    [item] = await t.holds(1, State.CLOSED, due=date(2020, 9, 10), clock_from=date(2020, 6, 10))

    def reopen(work: Work) -> None:
        office = work.people.by_key("老办")
        assert office is not None
        command = rectification.Reopen(finding=item, text="抽查不实", due=date(2020, 10, 19))
        rectification.reopen(command, work.people.actor(office.id, work.today), work)

    await t.does(reopen)
    ear = Ear(wang)
    await t.turns(date(2020, 9, 29))
    assert len(ear.about("剩余 20 天")) == 1

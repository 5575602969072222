"""A group chat hears totals, for the class of whoever bound it, and nothing of any item."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.core.incoming import Act, Incoming
from bot.core.roles import Role
from bot.core.work import Work
from bot.demo import botapi
from handlers import groups
from tests.conversations.papers import holds
from tests.telegram import Phone
from tests.town import Town

CHAT = -100


def in_group(t: Town, *phones: Phone) -> list[Phone]:
    """The same persons, in a group that has just taken the bot in."""
    group = t.api.group(CHAT, "巡察工作群", [phone.user for phone in phones])
    return [Phone(phone.user, group) for phone in phones]


def group_of(phone: Phone) -> botapi.Group:
    assert phone.group is not None
    return phone.group


async def bound(t: Town) -> int | None:
    def binder(work: Work) -> int | None:
        group = work.group_chats.get(CHAT)
        return group.bound_by if group else None

    return await t.running.ledger.read(binder)


async def test_a_new_group_is_told_how_to_begin(t: Town) -> None:
    office, wang = in_group(t, await t.joins("老办"), await t.joins("王干事"))
    group_of(office).adds_bot()
    await t.api.settled()
    assert "请巡察办人员在群内发送 /start 开通" in office.last.text
    await wang.says("/start")
    await wang.says("/stats")
    await wang.says("/digest")
    assert [m.text for m in wang.answers] == [wang.last.text] * 4
    assert await bound(t) is None
    await office.says("/start")
    assert "已开通整改数据通报" in office.last.text
    assert await bound(t) is not None
    await wang.says("/start")
    assert "可发送 /stats 或 /digest" in wang.last.text


async def test_the_first_command_of_the_office_binds(t: Town) -> None:
    [director] = in_group(t, await t.joins("主任"))
    await holds(t)
    await director.says("/stats")
    assert "整改率：50%（2/4）" in director.last.text
    assert await bound(t) is not None


async def test_a_group_hears_totals_and_no_item(t: Town) -> None:
    office, wang = in_group(t, await t.joins("老办"), await t.joins("王干事"))
    await holds(t)
    await office.says("/start")
    for command in ("/stats", "/digest"):
        await wang.says(command)
        assert "2/4" in wang.last.text
        assert wang.last.buttons == ()
        assert wang.last.media is None
        for name in ("清河镇", "7-01-", "账目不清"):
            assert name not in wang.last.text
    assert "超期未完成 1 个" in wang.last.text


async def test_items_are_refused_in_a_group(t: Town) -> None:
    office, li = in_group(t, await t.joins("老办"), await t.joins("李闻"))
    await office.says("/start")
    for command in ("/show 7-01-001", "/log 账目不清", "/due", "/brief", "/mine"):
        await li.says(command)
        assert li.last.text == "群里不办理具体事项，请与我单独对话。"


async def test_an_invitation_is_not_taken_in_a_group(t: Town) -> None:
    wang = t.stranger("王干事")
    [phone] = in_group(t, wang)
    await phone.says(f"/start {await t.code_for('王干事')}")
    assert "尚未开通" in phone.last.text
    await phone.says("/stats")
    assert "尚未加入" in phone.last.text


async def test_the_weekly_digest_goes_into_bound_groups_once(t: Town) -> None:
    [office] = in_group(t, await t.joins("老办"))
    await holds(t)
    await office.says("/start")
    await t.turns(date(2020, 9, 14))
    await t.passes(hours=1)
    weekly = [m for m in office.answers if "巡察整改周报" in m.text]
    assert len(weekly) == 1
    assert "整改率50%" in weekly[0].text
    assert "清河镇" not in weekly[0].text


async def test_a_group_whose_binder_has_left_the_office_falls_silent(t: Town) -> None:
    office, wang = in_group(t, await t.joins("老办"), await t.joins("王干事"))
    await office.says("/start")

    def suspend(work: Work) -> None:
        [person] = work.people.holders(Role.OFFICE, work.today)
        work.people.save(replace(person, suspended_on=work.today))

    await t.running.ledger.transact(suspend, cause="test:suspend")
    await wang.says("/stats")
    assert "尚未开通" in wang.last.text
    await t.turns(date(2020, 9, 14))
    assert not office.heard("周报")


async def test_a_group_that_removes_the_bot_is_forgotten(t: Town) -> None:
    [office] = in_group(t, await t.joins("老办"))
    await office.says("/start")
    group_of(office).kicks_bot()
    await t.api.settled()
    assert await bound(t) is None
    group_of(office).kicks_bot()
    await t.api.settled()


async def test_a_blocked_bot_in_a_private_chat_concerns_no_group(t: Town) -> None:
    office = await t.joins("老办")
    office.user.blocks()
    await t.api.settled()
    office.user.unblocks()
    await t.api.settled()
    await office.says("/me")
    assert office.heard("老办")


async def test_a_group_that_became_a_supergroup_stays_bound(t: Town) -> None:
    office = await t.joins("老办")
    [phone] = in_group(t, office)
    await phone.says("/start")
    incoming = Incoming(
        bot_id=1, update_id=1, act=Act.MOVED, chat_id=CHAT, is_private=False,
        user_id=office.user.id, user_name="老办", language_code=None, message_id=1,
        sent_at=t.clock(), moved_to=-1000100,
    )  # fmt: skip

    def moves(work: Work) -> int:
        assert groups.changed(incoming, None, work) is None
        return next(group.chat_id for group in work.group_chats.all())

    assert await t.running.ledger.transact(moves, cause="test:moves") == -1000100


async def test_a_group_is_answered_in_its_own_language_whoever_asks(t: Town) -> None:
    """Chinese until somebody who answers for it has chosen; a notice on a press is one's own."""
    li = await t.joins("李闻", "en")
    office, li, stranger = in_group(t, await t.joins("老办", "en"), li, t.stranger("路人", "en"))
    await stranger.says("/stats")
    assert "您尚未加入" in stranger.last.text
    await li.says("/show 7-01-001")
    assert "群里不办理具体事项" in li.last.text
    await li.presses_data(li.last, "1:item:1")
    assert "Items are not" in (li.toast or "")
    await office.says("/start")
    await office.says("/language 中文")
    assert "本群今后使用中文" in office.last.text
    await office.says("/stats")
    await li.says("/stats")
    assert "整改统计" in li.last.text
    await li.says("/language en")
    assert "群聊由巡察办人员开通" in li.last.text
    await office.says("/language klingon")
    assert "请在后面写上语言" in office.last.text
    await office.says("/language en")
    assert "in English" in office.last.text
    await li.says("/digest")
    assert "整改" not in li.last.text


async def test_the_language_of_an_unbound_group_is_nobodys_to_choose(t: Town) -> None:
    [li] = in_group(t, await t.joins("李闻", "en"))
    await li.says("/language en")
    assert "请巡察办人员在群内发送 /start 开通" in li.last.text

"""Joining by invitation: whom the bot lets in, what it tells the others, what it remembers."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from bot.core import invitations
from bot.core.roles import Role
from bot.core.work import Work
from bot.usecases import people
from tests.town import Town

ASK = "请向巡察办索取邀请"
CARDS = {
    "李闻": ("log", "progress"),
    "老办": ("feedback", "log"),
    "王干事": ("progress", "feedback"),
    "书记": ("reviews", "log"),
    "纪委": ("reviews", "log"),
    "主任": ("invite", "log"),
    "管理员": ("invite", "find"),
}


async def test_a_stranger_hears_whom_to_ask_and_nothing_else(t: Town) -> None:
    passer_by = t.stranger("路人")
    for words in ("/start", "/help", "/log", "/me", "/find 公车", "/show 7-01-001", "在吗"):
        await passer_by.says(words)
        assert "向巡察办索取邀请" in passer_by.last.text
        assert "7-01-001" not in passer_by.last.text
    assert not passer_by.labels
    assert len(passer_by.answers) == 7


async def test_a_strangers_photo_and_press_are_refused_alike(t: Town) -> None:
    li, passer_by = await t.joins("李闻"), t.stranger("路人")
    await li.says("/log")
    await passer_by.sends_photo(caption="举报")
    assert ASK in passer_by.last.text
    assert t.number("SELECT COUNT(*) FROM files") == 0
    await passer_by.presses_data(passer_by.last, "1:item:1")
    assert ASK in passer_by.last.text


async def test_an_empty_roster_refuses_all_but_the_first_invitation(t: Town) -> None:
    """Nobody has joined: the door is closed, not open."""
    passer_by, director = t.stranger("路人"), t.stranger("主任")
    code = await t.code_for("主任")
    await passer_by.says("/start")
    assert ASK in passer_by.last.text
    await passer_by.says("/start 0000000000000000")
    assert "没有找到这份邀请" in passer_by.last.text
    await director.says(f"/start {code}")
    assert "主任，您好" in director.last.text


async def test_a_newcomer_sees_who_he_is_and_what_he_can_do(t: Town) -> None:
    li = await t.joins("李闻")
    assert "李闻，您好" in li.last.text
    assert "巡察组组员（第七轮巡察 第一巡察组）" in li.last.text
    assert "保密提示" in li.last.text
    assert li.labels == ["记问题", "我经办的", "可办事项"]


async def test_the_command_menu_is_set_for_this_chat_alone(t: Town) -> None:
    li = await t.joins("李闻")
    [call] = t.api.called("setMyCommands")
    scope, commands = _parsed(call.params["scope"]), _parsed(call.params["commands"])
    assert scope == {"type": "chat", "chat_id": li.user.id}
    names = [each["command"] for each in commands]
    assert "log" in names
    assert "feedback" not in names
    assert all(each["description"] for each in commands)


def _parsed(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


@pytest.mark.parametrize("name", CARDS)
async def test_help_names_what_this_role_can_do(t: Town, name: str) -> None:
    can, cannot = CARDS[name]
    phone = await t.joins(name)
    await phone.says("/help")
    assert f"/{can}" in phone.last.text
    assert f"/{cannot} " not in phone.last.text.replace("　", " ")


async def test_a_used_invitation_is_used_up(t: Town) -> None:
    code = await t.code_for("李闻")
    li, thief = t.stranger("李闻"), t.stranger("别人")
    await li.says(f"/start {code}")
    await thief.says(f"/start {code}")
    assert "已经用过" in thief.last.text
    await thief.says("/me")
    assert "尚未加入" in thief.last.text


async def test_the_same_link_opened_twice_by_its_owner_takes_nothing_away(t: Town) -> None:
    code = await t.code_for("李闻")
    li = t.stranger("李闻")
    await li.says(f"/start {code}")
    await li.says(f"/start {code}")
    assert not li.last.text.startswith("这一步没有办成")
    await li.says("/me")
    assert "巡察组组员" in li.last.text


async def test_an_expired_invitation_says_so(t: Town) -> None:
    code = await t.code_for("李闻")
    await t.passes(days=15)
    li = t.stranger("李闻")
    await li.says(f"/start {code}")
    assert "已经过期" in li.last.text


async def test_an_account_is_one_person_only(t: Town) -> None:
    li = await t.joins("李闻")
    await li.says(f"/start {await t.code_for('王干事')}")
    assert "这个账号已由 李闻 使用" in li.last.text
    assert t.number("SELECT COUNT(*) FROM persons WHERE telegram_id IS NOT NULL") == 1


async def test_a_second_role_is_added_to_the_first(t: Town) -> None:
    wang = await t.joins("王干事")

    def invite(work: Work) -> str:
        unit = next(each for each in work.organisations.all() if each.name == "清河镇")
        command = people.Invite(person="王干事", role=Role.LIAISON, organisation=unit.id)
        made = people.invite(command, None, work)
        return invitations.code(t.installed.secret(), made.nonce)

    await wang.says(f"/start {await t.does(invite)}")
    assert "责任人（清河镇）" in wang.last.text
    assert "联络员（清河镇）" in wang.last.text


async def test_me_says_who_one_is(t: Town) -> None:
    wang = await t.joins("王干事")
    await wang.says("/me")
    assert "王干事" in wang.last.text
    assert "责任人（清河镇）" in wang.last.text
    assert "简体中文" in wang.last.text


async def test_the_language_changes_at_once_menu_and_all(t: Town) -> None:
    li = await t.joins("李闻")
    await li.says("/language")
    await li.presses("English")
    assert "now English" in li.last.text
    assert "Log a finding" in li.labels
    await li.presses("Log a finding")
    assert "Which unit" in li.last.text
    await li.says("记问题")  # the key as it stood before still works
    assert "Which unit" in li.last.text


async def test_who_writes_in_english_is_answered_and_noticed_in_english(t: Town) -> None:
    guest = t.stranger("Guest", "en")
    await guest.says("/start")
    assert "ask the inspection office" in guest.last.text
    wang = await t.joins("王干事", "en-GB")
    assert "Welcome, 王干事" in wang.last.text


async def test_the_director_invites_with_a_picture_and_a_link(t: Town) -> None:
    director = await t.joins("主任")
    await director.presses("邀请人员")
    await director.says("新同志")
    await director.presses("巡察办")
    await director.presses("确认")
    invitation = director.last
    assert invitation.media is not None
    assert invitation.media.kind == "photo"
    assert f"https://t.me/{t.api.bot.username}?start=" in _whole(invitation)
    code = _whole(invitation).split("?start=")[1].split()[0].split("\n")[0]
    _stands_nowhere(t, code)
    newcomer = t.stranger("新同志")
    await newcomer.says(f"/start {code}")
    assert "新同志，您好" in newcomer.last.text
    assert code not in t.dump()


def _whole(message: object) -> str:
    return str(getattr(message, "text", "")) + str(getattr(message, "caption", "") or "")


def _stands_nowhere(t: Town, code: str) -> None:
    """While it opens the door: neither in a page of the database nor beside it."""
    for path in t.installed.settings.data_dir.rglob("*"):
        if path.is_file():
            assert code.encode() not in path.read_bytes(), path.name


async def test_the_code_that_is_typed_stands_in_no_row(t: Town) -> None:
    code = await t.code_for("李闻")
    _stands_nowhere(t, code)
    await t.stranger("李闻").says(f"/start {code}")
    assert code not in t.dump()


async def test_a_suspended_person_is_a_stranger_again(t: Town) -> None:
    li = await t.joins("李闻")
    await t.does(_suspend)
    await li.says("/mine")
    assert ASK in li.last.text


def _suspend(work: Work) -> None:
    person = work.people.by_key("李闻")
    assert person is not None
    work.people.save(replace(person, suspended_on=work.today))

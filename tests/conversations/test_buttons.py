"""Buttons from before: after a restart, pressed twice, by others, forged, or too late."""

from __future__ import annotations

import pytest

from bot.core.findings import State
from bot.demo.botapi import faults
from tests.telegram import Phone
from tests.town import Town


def _data(phone: Phone, label: str) -> str:
    [found] = [b.data for b in phone.last.buttons if label in b.label]
    return str(found)


async def test_a_button_from_before_a_restart_works(t: Town) -> None:
    """Fault 9."""
    await t.holds(1, State.IN_PROGRESS)
    wang = await t.joins("王干事")
    await wang.says("/mine")
    await t.restarts()
    await wang.presses("7-01-001")
    assert "村级财务公开" in wang.last.text


async def test_a_press_of_another_version_is_answered(t: Town) -> None:
    wang = await t.joins("王干事")
    for data in ("0:item:1", "2:item:1", "item/1", "1:", "1:nonsense", "1:item:~9", "1:item:x"):
        await wang.presses_data(wang.last, data)
        assert wang.toast, data


async def test_a_double_tap_signs_once(t: Town) -> None:
    await t.holds(1, State.REVIEWED)
    head = await t.joins("组长")
    await head.says("/show 7-01-001")
    card, sign = head.last, _data(head, "审签")
    await head.presses_data(card, sign)
    await head.presses_data(card, sign)
    assert t.count("events WHERE kind = 'finding-signed'") == 1
    assert "已审签" in head.last.text


async def test_a_double_tap_on_confirm_logs_once(t: Town) -> None:
    li = await t.joins("李闻")
    await li.says("/log 公车私用")
    for label in ("清河镇", "跳过", "否", "跳过"):
        await li.presses(label)
    card, confirm = li.last, _data(li, "确认")
    await li.presses_data(card, confirm)
    await li.presses_data(card, confirm)
    assert "已办过" in (li.toast or "")
    assert t.count("findings") == 1


async def test_two_taps_at_the_same_moment_log_once(t: Town) -> None:
    li = await t.joins("李闻")
    await li.says("/log 公车私用")
    for label in ("清河镇", "跳过", "否", "跳过"):
        await li.presses(label)
    card, confirm = li.last, _data(li, "确认")
    li.user.presses(card, confirm)
    li.user.presses(card, confirm)
    await t.api.settled()
    assert t.count("findings") == 1


async def test_a_strangers_tap_on_a_forwarded_button_is_refused(t: Town) -> None:
    li, deputy = await t.all_join("李闻", "副组长")
    passer_by = t.stranger("路人")
    await passer_by.says("/start")
    await li.says("/log 公车私用")
    unit = _data(li, "清河镇")
    await deputy.presses_data(deputy.last, unit)
    assert "发给别人的" in (deputy.toast or "")
    await passer_by.presses_data(passer_by.last, unit)
    assert "尚未加入" in passer_by.last.text
    await li.presses("清河镇")
    assert "佐证材料" in li.last.text


async def test_a_forged_press_on_anothers_item_finds_nothing(t: Town) -> None:
    await t.holds(1, State.IN_PROGRESS)
    outsider = await t.joins("局长")
    verbs = ("item", "history", "evidence", "assign", "progress", "apply", "commit", "sign")
    for verb in (*verbs, "review", "reopen", "withdraw", "stage", "return", "send"):
        await outsider.presses_data(outsider.last, f"1:{verb}:1:0")
        said = outsider.last.text + (outsider.toast or "")
        assert "没有找到此项" in said or "已有变化" in said, verb
        assert "村级财务公开" not in outsider.last.text, verb


async def test_an_old_button_of_a_form_leaves_the_newer_answers_alone(t: Town) -> None:
    li = await t.joins("李闻")
    await li.says("/log 公车私用")
    first, unit = li.last, _data(li, "清河镇")
    await li.presses("清河镇")
    await li.presses("跳过")
    await li.presses_data(first, unit)
    assert "已办过" in (li.toast or "")
    await li.presses("否")
    assert "哪一类" in li.last.text


@pytest.mark.parametrize(
    "words",
    ["query is too old and response timeout expired or query ID is invalid", "QUERY_ID_INVALID"],
)
async def test_a_query_that_is_too_old_ends_nothing(t: Town, words: str) -> None:
    """Fault 16."""
    li = await t.joins("李闻")
    await li.says("/log 公车私用")
    t.api.faults.add(faults.refused(400, f"Bad Request: {words}"), method="answerCallbackQuery")
    await li.presses("清河镇")
    assert "佐证材料" in li.last.text
    await li.presses("跳过")
    assert "是否立行立改" in li.last.text


async def test_a_press_on_a_message_long_deleted_is_answered_anew(t: Town) -> None:
    await t.holds(1, State.REVIEWED)
    head = await t.joins("组长")
    await head.says("/show 7-01-001")
    t.api.faults.add(
        faults.refused(400, "Bad Request: message to edit not found"), method="editMessageText"
    )
    await head.presses("审签")
    assert "已审签" in head.last.text


async def test_a_wrong_state_is_said_with_the_state(t: Town) -> None:
    await t.holds(1, State.IN_PROGRESS)
    wang = await t.joins("王干事")
    await wang.says("/show 7-01-001")
    apply = _data(wang, "申请销号")
    card = wang.last
    await wang.presses_data(card, apply)
    await wang.says("已整改")
    await wang.sends_photo()
    await wang.presses("完成")
    await wang.presses("确认")
    await wang.presses_data(card, apply)
    assert "目前为“单位审核中”" in wang.last.text


async def test_updates_that_came_while_the_bot_was_down_are_worked_off(t: Town) -> None:
    li = await t.joins("李闻")
    await t.stops()
    li.user.sends("/log 公车私用")
    await t.starts()
    await t.api.settled()
    assert "哪个单位" in li.last.text

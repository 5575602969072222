"""Bad input: one clear sentence and a way on, and what was entered is still there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.core.findings import State
from handlers import routes
from tests.telegram import Phone
from tests.town import Town

EVERY_ROLE = (
    *("李闻", "副组长", "组长", "老办", "主任", "组领导", "书记", "张镇长", "王干事", "小联"),
    *("县领导", "纪委", "组织部", "管理员"),
)
COMMANDS = [route.name for route in routes.COMMANDS]
FAILED = "这一步没有办成"


@pytest.mark.parametrize("name", EVERY_ROLE)
async def test_every_command_of_every_role_is_answered_once_and_changes_nothing(
    t: Town, name: str
) -> None:
    await t.holds(3, State.IN_PROGRESS)
    phone = await t.joins(name)
    ledger = "SELECT id, state, revision FROM findings", "SELECT kind FROM events"
    held = [t.rows(query) for query in ledger]
    for command in COMMANDS:
        for argument in ("", " 7-01-001", " 公开"):
            before = len(phone.answers)
            await phone.says(f"/{command}{argument}")
            answers = phone.answers[before:]
            assert len(answers) == 1, (command, argument, [each.text for each in answers])
            assert answers[0].text.strip()
            assert FAILED not in answers[0].text
    assert [t.rows(query) for query in ledger] == held


async def _log_until_confirm(phone: Phone) -> None:
    await phone.says("/log 安置房至今未办房产证")
    for label in ("清河镇", "跳过", "否", "跳过"):
        await phone.presses(label)


async def test_five_thousand_characters_are_told_to_be_too_long(t: Town) -> None:
    """Telegram's apps split them into two messages: the first is the answer, the second not."""
    li = await t.joins("李闻")
    await li.says("/log")
    await li.presses("清河镇")
    await li.says("问" * 5000)
    assert FAILED not in "".join(message.text for message in li.answers)
    assert any("不要超过" in message.text for message in li.answers), li.last.text
    await li.says("公车私用")
    assert "佐证材料" in li.last.text


async def test_blank_text_is_asked_again(t: Town) -> None:
    li = await t.joins("李闻")
    await li.says("/log")
    await li.presses("清河镇")
    await li.says("\u3000\u200b")
    assert "什么问题" in li.last.text


async def test_a_file_of_21_megabytes_is_refused_and_the_draft_stays(t: Town) -> None:
    li = await t.joins("李闻")
    await li.says("/log 公车私用")
    await li.presses("清河镇")
    await li.sends_document("录像.mp4", b"0" * (21 * 1024 * 1024))
    assert "超过 20 MB" in li.last.text
    assert "佐证材料" in li.last.text
    await li.sends_photo()
    assert "已收到 1 个文件" in li.last.text


async def test_a_sticker_a_poll_and_a_contact_are_not_taken(t: Town) -> None:
    li = await t.joins("李闻")
    await li.says("/log 公车私用")
    user = li.user
    deeds: tuple[Callable[[], object], ...] = (
        user.sends_sticker,
        lambda: user.sends_poll("去不去", ["去", "不去"]),
        lambda: user.sends_contact("+860000", "某"),
    )
    for deed in deeds:
        before = len(li.answers)
        deed()
        await t.api.settled()
        assert len(li.answers) == before + 1
        assert "这类消息无法办理" in li.last.text
    await li.presses("清河镇")
    assert "佐证材料" in li.last.text


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2019年5月1日"])
async def test_a_feedback_date_beyond_reason_is_explained_beside_what_corrects_it(
    t: Town, day: str
) -> None:
    office = await _feeding_back(t)
    await office.says(day)
    for label in ("跳过", "否", "确认"):
        await office.presses(label)
    assert "反馈日期" in office.last.text.splitlines()[0]
    assert "请核对，无误" not in office.last.text
    await office.presses("9月7日")
    await office.presses("确认")
    assert "已向清河镇反馈 1 个问题" in office.last.text


@pytest.mark.parametrize("day", ["13月40日", "32号", "2020-02-30", "明年的某天", "-1"])
async def test_what_is_no_date_is_asked_again(t: Town, day: str) -> None:
    office = await _feeding_back(t)
    await office.says(day)
    assert "没有看懂这个日期" in office.last.text
    assert "反馈会是哪天召开的" in office.last.text


async def _feeding_back(t: Town) -> Phone:
    await t.holds(1, State.SIGNED)
    office = await t.joins("老办")
    await office.says("/feedback")
    for label in ("清河镇", "全选", "完成", "集中整改"):
        await office.presses(label)
    return office


@pytest.mark.parametrize("due", ["9999-12-31", "2020-09-07", "2020-01-01", "0001-01-01"])
async def test_a_limit_beyond_reason_is_explained_and_asked_again(t: Town, due: str) -> None:
    office = await _feeding_back(t)
    await office.presses("9月7日")
    await office.says(due)
    await office.presses("否")
    await office.presses("确认")
    assert "重填" in office.last.text.splitlines()[0]
    assert "整改期限" in office.last.text.splitlines()[1]
    assert "请核对，无误" not in office.last.text
    assert t.rows("SELECT state FROM findings") == [("signed",)]


async def test_measures_with_dates_past_or_late_are_asked_again(t: Town) -> None:
    await t.holds(1, State.OPEN)
    await t.all_join("张镇长", "王干事")
    liaison = await t.joins("小联")
    await liaison.says("/show 7-01-001")
    for label in ("认领", "张镇长", "清河镇", "跳过", "王干事"):
        await liaison.presses(label)
    for line in ("整改 9999-12-31", "整改 2020-01-01", "整改 2021-06-01"):
        await liaison.says(line)
        if "请核对" in liaison.last.text:
            await liaison.presses("确认")
        assert FAILED not in liaison.last.text
        assert t.rows("SELECT state FROM findings") == [("open",)]
        if "采取哪些整改措施" not in liaison.last.text:
            await liaison.presses("修改整改措施")
    await liaison.says("整改 2020-09-30")
    await liaison.presses("确认")
    assert "已认领" in liaison.last.text


async def test_a_command_inside_a_caption_is_a_command(t: Town) -> None:
    """Whatever it is taken for, the photo does not vanish without a word."""
    li = await t.joins("李闻")
    await li.sends_photo(caption="/log 公车私用")
    assert FAILED not in li.last.text
    assert "哪个单位" in li.last.text
    await li.presses("清河镇")
    assert "已收到 1 个文件" in li.last.text


async def test_a_caption_with_a_command_that_takes_no_files_says_so(t: Town) -> None:
    wang = await t.joins("王干事")
    await wang.sends_photo(caption="/due")
    assert "文件未保存" in wang.last.text
    assert "没有临近到期或超期的问题" in wang.last.text


async def test_an_unknown_command_leaves_the_draft_alone(t: Town) -> None:
    li = await t.joins("李闻")
    await li.says("/log 公车私用")
    await li.says("/nonsense")
    assert "没有这个命令" in li.last.text
    await li.presses("清河镇")
    assert "佐证材料" in li.last.text


async def test_a_command_in_the_middle_keeps_the_draft_for_later(t: Town) -> None:
    li = await t.joins("李闻")
    await _log_until_confirm(li)
    await li.says("/mine")
    await li.presses("继续上次未完成的记录")
    assert "安置房至今未办房产证" in li.last.text
    await li.presses("确认")
    assert "7-01-001" in li.last.text


async def test_a_draft_survives_a_week_and_a_restart(t: Town) -> None:
    li = await t.joins("李闻")
    await _log_until_confirm(li)
    await t.stops()
    await t.passes(days=7)
    await t.starts()
    await li.presses("确认")
    assert "已记为底稿" in li.last.text


async def test_in_a_group_no_item_is_spoken_of(t: Town) -> None:
    await t.holds(1, State.IN_PROGRESS)
    office = await t.joins("老办")
    group = t.api.group(-100500, "巡察办群", [office.user])
    in_group = Phone(office.user, group)
    for command in COMMANDS:
        before = len(in_group.answers)
        await in_group.says(f"/{command}@{t.api.bot.username} 7-01-001")
        assert len(in_group.answers) == before + 1, command
        is_total = command in {"start", "stats", "digest", "language"}
        assert ("单独对话" in in_group.last.text) is not is_total, command
        assert "村级财务公开" not in in_group.last.text


async def test_a_press_in_a_group_is_told_to_come_alone(t: Town) -> None:
    await t.holds(1, State.IN_PROGRESS)
    office = await t.joins("老办")
    group = t.api.group(-100500, "巡察办群", [office.user])
    in_group = Phone(office.user, group)
    await in_group.says(f"/show@{t.api.bot.username} 7-01-001")
    await in_group.presses_data(in_group.last, "1:item:1")
    assert "群里不办理" in (in_group.toast or "")


async def test_an_invitation_is_not_taken_in_a_group(t: Town) -> None:
    li = t.stranger("李闻")
    group = t.api.group(-100500, "巡察组群", [li.user])
    await Phone(li.user, group).says(f"/start@{t.api.bot.username} {await t.code_for('李闻')}")
    assert t.number("SELECT COUNT(*) FROM persons WHERE telegram_id IS NOT NULL") == 0


async def test_show_and_find_without_words_ask_for_them(t: Town) -> None:
    office = await t.joins("老办")
    await office.says("/show")
    assert "请在后面写上编号" in office.last.text
    await office.says("/find")
    assert "请在后面写上要找的字词" in office.last.text
    await office.says("/find " + "很长的词" * 200)
    assert "太长" in office.last.text
    await office.says("/show 9-99-999")
    assert "没有找到" in office.last.text


@pytest.mark.parametrize("words", ["%", "_", "'; DROP TABLE findings; --", "<b>", "&amp;", "𠀀"])
async def test_odd_words_are_only_words(t: Town, words: str) -> None:
    await t.holds(1, State.IN_PROGRESS)
    office = await t.joins("老办")
    await office.says(f"/find {words}")
    assert "没有找到" in office.last.text
    assert words in office.last.text


async def test_markup_in_a_problem_is_shown_as_written(t: Town) -> None:
    li = await t.joins("李闻")
    await li.says("/log <b>公车</b> & {私用} *三次*")
    for label in ("清河镇", "跳过", "否", "跳过", "确认"):
        await li.presses(label)
    assert "<b>公车</b> & {私用} *三次*" in li.last.text

"""What is printed of a chat: who, when, what was pressed, what was said, what is left out."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.screens import text
from bot.demo.botapi.entities import Formatted
from tests.demo_replay.room import MORNING, Room, Terminal


@pytest.fixture
def room() -> Room:
    return Room()


def test_a_deed_and_its_answer_stand_under_one_head(room: Room) -> None:
    room.log.acts(room.li)
    room.li.user.sends("/help")
    room.bot_says(room.li, "您可以办理\n记问题", "记问题", keyboard=("待我审", "可办事项"))
    room.log.settled()
    assert room.lines[0].startswith("━━ 2020年12月7日（周一） ━")
    assert room.lines[1:] == [
        "09:30  李明 · 组员",
        "       ▸ /help",
        "       │ 您可以办理",
        "       │ 记问题",
        "       │ [记问题]",
        "       │ ⌨ [待我审] [可办事项]",
    ]


def test_a_press_is_shown_by_its_label(room: Room) -> None:
    room.log.acts(room.li)
    room.log.pressed(room.li, "确认")
    assert room.lines[-1] == "       ▸ [确认]"


def test_a_message_edited_twice_is_shown_once_as_it_stands(room: Room) -> None:
    message = room.bot_says(room.li, "一")
    room.api.change(room.li.chat, message, content=Formatted("二"))
    room.api.change(room.li.chat, message, content=Formatted("三"))
    room.log.settled()
    assert [line for line in room.lines if "│" in line] == ["       │ 三"]


def test_a_deleted_message_is_not_shown(room: Room) -> None:
    message = room.bot_says(room.li, "一")
    room.api.change(room.li.chat, message, deleted=True)
    room.log.settled()
    assert room.lines == []


def test_a_notice_has_an_arrow_and_the_answer_comes_before_it(room: Room) -> None:
    room.log.acts(room.li)
    room.log.pressed(room.li, "确认")
    room.bot_says(room.wang, "待您复核")
    room.bot_says(room.li, "已记录")
    room.log.settled()
    assert room.lines[2:] == [
        "       ▸ [确认]",
        "       │ 已记录",
        "09:30  → 王芳 · 组长",
        "       │ 待您复核",
    ]


def test_the_same_notice_to_two_is_shown_once_with_both_names(room: Room) -> None:
    room.bot_says(room.li, "已销号", "打开")
    room.bot_says(room.wang, "已销号", "打开")
    room.log.settled()
    assert room.lines[1:] == [
        "09:30  → 李明 · 组员、王芳 · 组长",
        "       │ 已销号",
        "       │ [打开]",
    ]


def test_notices_to_others_are_counted(room: Room) -> None:
    room.log.hearing = {room.li.user.id}
    room.bot_says(room.li, "一")
    room.bot_says(room.wang, "二")
    room.bot_says(room.wang, "三")
    room.log.settled()
    assert "二" not in room.out.getvalue()
    assert room.lines[-1] == "       （另有 1 人收到各自的通知，从略）"


def test_another_head_after_a_pause_or_when_a_notice_is_acted_upon(room: Room) -> None:
    room.bot_says(room.li, "一")
    room.log.settled()
    room.log.pressed(room.li, "甲")
    room.clock.advance(timedelta(minutes=1))
    room.log.pressed(room.li, "乙")
    room.clock.advance(timedelta(minutes=10))
    room.log.pressed(room.li, "丙")
    heads = [line for line in room.lines if "李明" in line]
    assert heads == ["09:30  → 李明 · 组员", "09:30  李明 · 组员", "09:41  李明 · 组员"]


def test_a_card_seen_before_shows_what_is_new(room: Room) -> None:
    card = [f"第{number}行" for number in range(10)]
    for change in ("旧", "新"):
        room.bot_says(room.li, "\n".join([*card, change]))
        room.log.settled()
    said = [line.removeprefix("       │ ") for line in room.lines if "│" in line]
    assert said[-3:] == ["第0行", "…", "新"]


def test_a_long_message_keeps_both_ends(room: Room) -> None:
    room.bot_says(room.li, "\n".join(f"第{number}行" for number in range(20)))
    room.log.settled()
    said = [line.removeprefix("       │ ") for line in room.lines if "│" in line]
    assert len(said) == 12
    assert said[6:9] == ["第6行", "（此处略去 9 行）", "第16行"]


def test_a_message_named_to_be_whole_is(room: Room) -> None:
    room.log.whole = "周报"
    words = ["周报", *(f"第{number}行" for number in range(20))]
    for _ in range(2):
        room.bot_says(room.li, "\n".join(words))
        room.log.settled()
    assert sum("│" in line for line in room.lines) == 42


def test_pictures_and_files_have_their_signs(room: Room) -> None:
    room.li.user.sends_photo(b"\x89PNG", "栏目")
    room.li.user.sends_document("纪要.txt", b"1")
    room.bot_says(room.li, "周报", photo=True)
    room.log.settled()
    assert "       ▸ 〔照片〕" in room.lines
    assert "       ▸ 栏目" in room.lines
    assert "       ▸ 〔文件　纪要.txt〕" in room.lines
    assert "       │ 〔照片〕" in room.lines


def test_buttons_take_one_line_at_most(room: Room) -> None:
    room.bot_says(room.li, "选", *(f"单位名称{number}" for number in range(20)))
    room.log.settled()
    (line,) = [line for line in room.lines if "[" in line]
    assert line.endswith("…")
    assert len(room.lines) == 4


def test_one_button_is_shown_however_long(room: Room) -> None:
    room.bot_says(room.li, "选", "长" * 60)
    room.log.settled()
    assert f"[{'长' * 60}]" in room.out.getvalue()


def test_nothing_is_printed_while_it_is_quiet(room: Room) -> None:
    room.log.is_quiet = True
    room.log.acts(room.li)
    room.li.user.sends("/start")
    room.log.pressed(room.li, "确认")
    room.bot_says(room.li, "您好")
    room.log.settled()
    room.log.is_quiet = False
    room.log.settled()
    assert room.lines == []


def test_nothing_is_printed_of_strangers_nor_after_the_end(room: Room) -> None:
    room.api.user(9, "路人").sends("你好")
    room.unwatch()
    room.li.user.sends("/help")
    assert room.lines == []


def test_the_narrator_speaks_the_readers_language() -> None:
    room = Room(language="en")
    room.log.narrates(text("demo-end"), MORNING)
    assert room.lines[0].startswith("━━ ")
    assert room.lines[1] == "  ◆ The demo ends. Every figure above was computed from the ledger."


@pytest.mark.parametrize(
    ("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True)]
)
def test_a_terminal_has_colours_unless_they_are_refused(
    environment: dict[str, str], coloured: bool
) -> None:
    room = Room(Terminal(), **environment)
    room.log.pressed(room.li, "确认")
    assert ("\x1b[" in room.out.getvalue()) == coloured


def test_a_file_has_no_colours(room: Room) -> None:
    room.log.pressed(room.li, "确认")
    assert "\x1b" not in room.out.getvalue()

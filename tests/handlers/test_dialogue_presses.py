"""Buttons that are stale, doubled, foreign, forged or of another version: answered, no more.

Faults 9 and 16 of the list: a press of an earlier run is answered, a double tap does nothing
twice, a stranger's tap is refused.
"""

from __future__ import annotations

import pytest

from tests.handlers.talking import Chat

STALE = "这一步已办过，请看最新的消息。"


def state(chat: Chat) -> list[tuple[object, ...]]:
    return chat.ledger.rows("SELECT * FROM drafts ORDER BY id")


def test_a_doubled_tap_answers_once(li: Chat) -> None:
    li.says("/log")
    press = li.presses("清河镇")
    before = state(li)
    li.presses_data(press)
    assert li.toast == STALE
    assert li.screen is None
    assert state(li) == before


def test_a_doubled_submission_is_one(li: Chat) -> None:
    li.says("/short")
    assert li.screen is not None
    li.says("/log")
    for answer in ("清河镇", "账目不清", "跳过", "否", "跳过"):
        li.says(answer)
    li.presses("全选")
    li.presses("完成")
    press = li.presses("确认")
    li.presses_data(press)
    assert li.toast == STALE
    assert len(li.submitted()) == 1


def test_another_persons_button_is_refused(li: Chat, wang: Chat) -> None:
    li.says("/log")
    assert li.screen is not None
    press = li.screen.buttons[0][0].press
    before = state(li)
    wang.presses_data(press)
    assert wang.toast == (
        "This button was sent to someone else; you cannot use it. "
        "Send /help to see what you can do."
    )
    assert state(li) == before


@pytest.mark.parametrize(
    "tail",
    [
        ("zz", ""),
        ("o", "999"),
        ("o", "clear"),
        ("p", "99"),
        ("p", "x"),
        ("t", "t1"),
        ("ta", ""),
        ("f", ""),
        ("s", ""),
        ("c", ""),
        ("e", "problem"),
        ("r", ""),
    ],
)
def test_a_forged_operation_changes_nothing(li: Chat, tail: tuple[str, ...]) -> None:
    li.says("/log")
    before = state(li)
    li.presses_data(("d", "1", "2", *tail))
    assert li.toast == STALE
    assert state(li) == before


@pytest.mark.parametrize(
    "press", [("d",), ("d", "x", "2", "b"), ("d", "99", "2", "b"), ("d", "1", "2"), ("d", "1", "")]
)
def test_a_garbled_press_of_ours_is_answered(li: Chat, press: tuple[str, ...]) -> None:
    li.says("/log")
    li.presses_data(press)
    assert li.toast == STALE


@pytest.mark.parametrize("press", [None, ("unheard-of", "1")])
def test_a_foreign_press_is_answered(li: Chat, press: tuple[str, ...] | None) -> None:
    li.presses_data(press)
    assert li.toast.startswith("这个按钮属于较早的消息")


def test_a_form_that_no_longer_exists_is_answered(li: Chat) -> None:
    li.says("/log")
    assert li.screen is not None
    press = li.screen.buttons[0][0].press
    with li.ledger.work() as work:
        draft = work.drafts.open_in(li.person.id, li.person.chat_id or 0)
        assert draft is not None
        object.__setattr__(draft, "form", "of-an-earlier-version")
        work.drafts.save(draft)
    li.presses_data(press)
    assert li.toast == STALE
    li.says("/me")
    assert "您是李明。" in li.hears


def test_a_handler_may_call_a_press_stale(li: Chat) -> None:
    li.presses_data(("stale",))
    assert li.toast == "此项内容已有变化，请重新打开后再办理。"
    assert li.screen is None


def test_a_refused_press_is_explained_with_the_open_question_again(li: Chat) -> None:
    li.says("/log")
    li.presses_data(("forbidden",))
    assert li.hears.startswith("没有找到此项，或不在您可查看的范围内。请核对后再试。\n哪个单位？")
    assert li.screen is not None
    assert li.screen.edits is None


def test_a_press_that_begins_a_form_puts_the_open_one_aside(li: Chat) -> None:
    li.says("/log")
    li.presses("清河镇")
    li.presses_data(("short",))
    assert li.hears == "什么原因？\n刚才未填完的内容已保留。"
    li.presses("继续上次未完成的记录")
    assert li.hears == "什么问题？"
    li.presses_data(("d", "1", "3", "r"))
    assert li.toast == STALE


def test_a_button_of_a_draft_put_aside_takes_it_up_again(li: Chat) -> None:
    li.says("/log")
    li.presses("清河镇")
    li.says("账目不清")
    skip = ("d", "1", "4", "s")
    assert li.screen is not None
    assert skip in [button.press for row in li.screen.buttons for button in row]
    li.says("/me")
    li.presses_data(skip)
    assert li.hears == "立行立改？"


def test_a_replayed_update_is_not_done_again(li: Chat) -> None:
    li.says("/log")
    incoming = li.incoming(text="清河镇")
    li.does(incoming)
    assert li.hears == "什么问题？"
    before = state(li)
    li.does(incoming)
    assert li.hears == "什么问题？"
    assert state(li) == before


def test_a_press_that_means_nothing_leaves_the_drafts_as_they_were_put(li: Chat) -> None:
    li.says("/log")
    li.presses("清河镇")
    assert li.screen is not None
    li.says("/short")
    li.says("/me")
    li.says("账目不清")
    before = state(li)
    li.presses_data(("d", "1", "3", "t", "t1"))
    assert li.toast == STALE
    assert state(li) == before


def test_there_is_no_way_back_before_the_first_answer(li: Chat) -> None:
    li.says("/log")
    li.presses_data(("d", "1", "2", "b"))
    assert li.toast == STALE

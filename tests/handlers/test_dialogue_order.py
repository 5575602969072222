"""In which order a message is read, what happens to a draft meanwhile, and who is answered how."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.core.incoming import Act
from handlers.dialogues.turns import Guide
from tests import builders
from tests.handlers.talking import Chat
from tests.ledger import Ledger


@pytest.fixture
def stranger(ledger: Ledger, words: Guide) -> Chat:
    with ledger.work() as work:
        return Chat(ledger, words, builders.person(work, "陌生人", joined=False))


def test_a_command_wins_over_the_open_question_and_puts_the_draft_aside(li: Chat) -> None:
    li.says("/log")
    li.presses("清河镇")
    li.says("/me")
    assert li.hears == "您是李明。\n刚才未填完的内容已保留。"
    li.presses("继续上次未完成的记录")
    assert li.hears == "什么问题？"


def test_a_draft_that_holds_nothing_is_not_put_aside(li: Chat) -> None:
    li.says("/log")
    li.says("/me")
    assert li.hears == "您是李明。"
    assert li.drafts() == []


def test_a_form_begun_with_known_answers_alone_is_not_put_aside(li: Chat) -> None:
    li.says("/short")
    li.says("/me")
    assert li.drafts() == []


def test_words_that_began_a_log_are_kept(li: Chat) -> None:
    li.says("账目不清")
    assert li.hears.startswith("哪个单位？")
    li.says("/me")
    assert len(li.drafts()) == 1
    li.says("/resume")
    assert li.hears.startswith("哪个单位？")
    assert li.drafts()[0]["problem"] == "账目不清"


def test_resuming_puts_the_open_draft_aside_in_its_turn(li: Chat) -> None:
    li.says("账目不清")
    li.says("/strict")
    li.sends()
    li.says("/resume")
    assert li.hears.startswith("哪个单位？")
    li.says("/resume")
    assert "请发证明。" in li.hears


def test_there_may_be_nothing_to_resume(li: Chat) -> None:
    li.says("/resume")
    assert li.hears == "没有未完成的记录。"


@pytest.mark.parametrize("said", ["记一笔", " 记一笔 "])
def test_a_menu_label_is_a_command(li: Chat, said: str) -> None:
    li.says("账目不清")
    li.says(said)
    assert li.hears.startswith("哪个单位？")
    assert "刚才未填完的内容已保留。" in li.hears


def test_an_unknown_command_is_explained_and_the_question_asked_again(li: Chat) -> None:
    li.says("/short")
    li.says("/unknown")
    assert li.hears == "没有这个命令。请发送 /help 查看现在可办的事项。\n什么原因？"


def test_a_command_that_fails_leaves_the_draft_open(li: Chat) -> None:
    li.says("账目不清")
    li.says("/forbidden")
    assert li.hears.startswith("没有找到此项，或不在您可查看的范围内。请核对后再试。\n哪个单位？")


def test_an_error_without_a_draft_is_one_sentence(li: Chat) -> None:
    li.says("/forbidden")
    assert li.hears == "没有找到此项，或不在您可查看的范围内。请核对后再试。"


def test_a_sticker_is_explained(li: Chat) -> None:
    li.does(li.incoming(act=Act.OTHER, what="sticker"))
    assert li.hears == "这类消息无法办理。请发送文字、照片、文件或位置。"


def test_an_edited_message_corrects_its_answer(li: Chat) -> None:
    li.says("/log")
    li.presses("清河镇")
    li.says("账目不轻")
    message = li.last_message
    li.edits(message, "账目不清")
    assert li.hears == "已按您改过的消息更新。\n请发材料。"
    assert li.drafts()[0]["problem"] == "账目不清"
    li.edits(message, "短" * 30)
    assert li.hears.startswith("问题请写 2 到 20 个字。")
    assert li.drafts()[0]["problem"] == "账目不清"


def test_an_edited_caption_and_an_edited_choice(li: Chat) -> None:
    li.says("/log")
    li.says("清河镇")
    unit = li.last_message
    li.says("账目不清")
    li.says("院内")
    li.edits(li.last_message, "院外")
    assert li.drafts()[0]["_caption"] == "院外"
    li.edits(unit, "清")
    assert li.hears.startswith("没有相符的选项。")
    li.edits(unit, "石桥镇")
    assert li.drafts()[0]["unit"] == 4


def test_an_edit_of_something_else_changes_nothing(li: Chat) -> None:
    li.edits(3, "账目不清")
    assert li.hears.startswith("已提交的内容不随消息修改而改变，")
    li.says("/short")
    li.edits(3, "账目不清")
    assert li.hears == "这条消息不在正在填写的内容中，修改未采用。\n什么原因？"


def test_a_stranger_is_told_whom_to_ask_and_nothing_else(stranger: Chat) -> None:
    for said in ("/log", "你好", "/unknown"):
        stranger.says(said)
        assert stranger.hears == "您尚未加入。请向巡察办索取邀请。"
    stranger.says("/start")
    assert stranger.hears == "您是—。"
    stranger.presses_data(("me",))
    assert stranger.hears == "您尚未加入。请向巡察办索取邀请。"


def test_the_suspended_are_strangers(li: Chat) -> None:
    with li.ledger.work() as work:
        work.people.save(replace(li.person, suspended_on=date(2020, 12, 1)))
    li.says("/me")
    assert li.hears == "您尚未加入。请向巡察办索取邀请。"


def test_who_writes_again_is_reachable_again(li: Chat) -> None:
    with li.ledger.work() as work:
        work.people.save(replace(li.person, unreachable_since=work.now))
    li.says("/me")
    with li.ledger.work() as work:
        assert work.people.get(li.person.id).unreachable_since is None


def in_group(chat: Chat, **fields: object) -> None:
    chat.does(chat.incoming(is_private=False, chat_id=-5, **fields))


def test_in_a_group_only_what_is_meant_for_groups_is_answered(li: Chat, stranger: Chat) -> None:
    in_group(li, text="/stats", command="stats")
    assert li.hears == "您是李明。"
    in_group(li, text="/log", command="log")
    assert li.hears == "群里不办理具体事项，请与我单独对话。"
    in_group(li, text="/start", command="start")
    assert li.hears == "群里不办理具体事项，请与我单独对话。"
    in_group(li, text="大家好")
    assert li.screen is None
    in_group(li, act=Act.PRESS, press=("me",))
    assert li.toast == "群里不办理具体事项，请与我单独对话。"
    in_group(stranger, text="/stats", command="stats")
    assert stranger.hears == "您尚未加入。请向巡察办索取邀请。"
    rows = li.ledger.rows("SELECT DISTINCT chat_id, person_id FROM outbox")
    assert rows == [(-5, None)]


def test_the_answer_is_in_the_language_of_the_reader(wang: Chat) -> None:
    wang.says("/cancel")
    assert wang.hears == "Nothing is being filled in at present."


def test_a_written_ending_of_ticks_is_not_an_answer_to_be_edited(li: Chat) -> None:
    li.says("/log")
    for answer in ("清河镇", "账目不清", "跳过", "否", "跳过"):
        li.says(answer)
    li.presses("全选")
    li.says("完成")
    li.edits(li.last_message, "没完成")
    assert li.hears.startswith("请用下方按钮选择。\n请核对")

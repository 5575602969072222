"""The phone of the conversation tests, against a small bot of python-telegram-bot."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.demo import botapi
from tests.demo.conftest import client
from tests.telegram import Phone, png

Context = ContextTypes.DEFAULT_TYPE
App = Application[Any, Any, Any, Any, Any, Any]
UNITS = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("清河镇政府", callback_data="2")],
        [InlineKeyboardButton("清河镇", callback_data="1")],
        [InlineKeyboardButton("看地图", url="https://example.org")],
    ]
)


async def ask_unit(update: Update, _: Context) -> None:
    assert update.effective_message is not None
    menu = ReplyKeyboardMarkup([["记问题", "我的问题"]])
    await update.effective_message.reply_text("您好", reply_markup=menu)
    await update.effective_message.reply_text("哪个单位", reply_markup=UNITS)


async def take_unit(update: Update, _: Context) -> None:
    query = update.callback_query
    assert query is not None
    await query.answer("已选")
    await query.edit_message_text(f"单位 {query.data}")


async def echo(update: Update, _: Context) -> None:
    message = update.effective_message
    assert message is not None
    media = "有附件" if message.effective_attachment else "无附件"
    edited = "改" if update.edited_message else ""
    await message.reply_html(f"{edited}收到 <b>{message.text or message.caption}</b> {media}")


@pytest_asyncio.fixture
async def running(api: botapi.BotApi, url: str) -> AsyncIterator[App]:
    application = Application.builder().bot(client(api, url)).build()
    application.add_handler(CommandHandler("start", ask_unit))
    application.add_handler(CallbackQueryHandler(take_unit))
    application.add_handler(MessageHandler(filters.ALL, echo))

    async def idle() -> bool:
        await application.update_queue.join()
        return True

    api.idle.append(idle)
    async with application:
        assert application.updater is not None
        await application.start()
        await application.updater.start_polling()
        yield application
        await application.updater.stop()
        await application.stop()


@pytest.fixture
def phone(api: botapi.BotApi, running: object) -> Phone:
    return Phone(api.user(7, "李明"))


async def test_what_is_said_has_been_answered_when_it_returns(phone: Phone) -> None:
    await phone.says("你好")
    assert phone.last.text == "收到 你好 无附件"
    assert phone.heard("你好")
    assert not phone.heard("再见")


async def test_a_press_takes_the_equal_label_before_a_longer_one(phone: Phone) -> None:
    await phone.says("/start")
    await phone.presses("清河镇")
    assert phone.last.text == "单位 1"
    assert phone.toast == "已选"


async def test_a_part_of_a_label_is_enough(phone: Phone) -> None:
    await phone.says("/start")
    await phone.presses("镇政府")
    assert phone.heard("单位 2")


async def test_the_last_message_is_the_one_edited_last(phone: Phone) -> None:
    await phone.says("/start")
    await phone.says("你好")
    await phone.presses("镇政府")
    assert phone.last.text == "单位 2"
    assert phone.chat.visible[-1].text == "收到 你好 无附件"


async def test_a_word_of_the_reply_keyboard_is_sent(phone: Phone) -> None:
    await phone.says("/start")
    await phone.presses("我的")
    assert phone.last.text == "收到 我的问题 无附件"


async def test_a_missing_button_is_reported_with_those_that_are_there(phone: Phone) -> None:
    await phone.says("/start")
    with pytest.raises(AssertionError, match=r"清河镇政府.*清河镇.*看地图.*记问题.*我的问题"):
        await phone.presses("高山乡")
    with pytest.raises(AssertionError, match="no button"):
        await phone.presses("看地图")


async def test_a_button_of_an_old_message_can_be_pressed_on_that_message(phone: Phone) -> None:
    await phone.says("/start")
    old = phone.last
    await phone.presses("镇政府")
    await phone.presses("清河镇", on=old)
    assert phone.last.text == "单位 1"
    with pytest.raises(AssertionError, match="no button"):
        await phone.presses("记问题", on=old)


async def test_a_forged_press_goes_out_as_it_is(phone: Phone) -> None:
    await phone.says("/start")
    await phone.presses_data(phone.last, "99")
    assert phone.last.text == "单位 99"


async def test_all_that_can_be_sent_is_answered(phone: Phone) -> None:
    message = await phone.says("一")
    await phone.edits(message, "二")
    assert phone.last.text == "改收到 二 无附件"
    await phone.replies(message, "三")
    assert phone.last.text == "收到 三 无附件"
    await phone.forwards("四")
    assert phone.last.text == "收到 四 无附件"
    await phone.sends_photo(caption="五")
    assert phone.last.text == "收到 五 有附件"
    await phone.sends_document("六.pdf", b"%PDF", caption="六")
    assert phone.last.text == "收到 六 有附件"
    await phone.sends_voice()
    assert phone.last.text == "收到 None 有附件"
    album = await phone.sends_album([png(), png()], "七")
    assert [message.text for message in album] == ["七", ""]
    assert phone.heard("收到 七 有附件")


async def test_the_answer_may_come_later(phone: Phone) -> None:
    await phone.says("你好")
    assert (await phone.hears("你好", within=1)).html == "收到 <b>你好</b> 无附件"
    with pytest.raises(AssertionError, match=r"'再见' was not heard in 0\.02 s, but .*收到 你好"):
        await phone.hears("再见", within=0.02)


async def test_a_silent_bot_has_no_last_message(phone: Phone) -> None:
    with pytest.raises(AssertionError, match="has said nothing"):
        _ = phone.last


async def test_a_deleted_message_is_not_the_last(phone: Phone, running: App) -> None:
    await phone.says("一")
    await phone.says("二")
    await running.bot.delete_message(7, phone.last.id)
    assert phone.last.text == "收到 一 无附件"
    assert len(phone.answers) == 1


async def test_two_phones_do_not_mix(phone: Phone, api: botapi.BotApi) -> None:
    wang = Phone(api.user(8, "王"))
    await phone.says("一")
    await wang.says("二")
    assert phone.last.text == "收到 一 无附件"
    assert wang.last.text == "收到 二 无附件"


async def test_in_a_group_a_phone_shows_the_group(api: botapi.BotApi, phone: Phone) -> None:
    group = api.group(-5, "巡察组", [phone.user])
    there = Phone(phone.user, group)
    await there.says("/start")
    await there.presses("镇政府")
    assert there.last.text == "单位 2"
    assert phone.answers == []

"""Changing and deleting messages that were sent."""

from __future__ import annotations

from datetime import timedelta

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    Message,
    ReplyKeyboardMarkup,
)
from telegram.error import BadRequest, Forbidden

from bot.demo import botapi
from bot.demo.clock import VirtualClock
from tests.telegram import png

ONE = InlineKeyboardMarkup([[InlineKeyboardButton("甲", callback_data="a")]])


async def test_an_edited_text_stands_under_the_same_number(bot: Bot, li: botapi.User) -> None:
    sent = await bot.send_message(7, "一")
    edited = await bot.edit_message_text("<b>二</b>", 7, sent.message_id, parse_mode="HTML")
    assert isinstance(edited, Message)
    assert edited.edit_date is not None
    message = li.chat.messages[-1]
    assert (message.id, message.html) == (sent.message_id, "<b>二</b>")
    assert message.edited


async def test_an_edit_without_a_keyboard_takes_the_buttons_away(
    bot: Bot, li: botapi.User
) -> None:
    sent = await bot.send_message(7, "一", reply_markup=ONE)
    await bot.edit_message_text("一", 7, sent.message_id)
    assert li.chat.messages[-1].buttons == ()


async def test_buttons_can_be_changed_alone(bot: Bot, li: botapi.User) -> None:
    sent = await bot.send_message(7, "一")
    await bot.edit_message_reply_markup(7, sent.message_id, reply_markup=ONE)
    assert [b.label for b in li.chat.messages[-1].buttons] == ["甲"]
    assert li.chat.messages[-1].text == "一"


async def test_a_caption_and_a_picture_can_be_changed(bot: Bot, li: botapi.User) -> None:
    sent = await bot.send_photo(7, png(grey=1), caption="前")
    await bot.edit_message_caption(7, sent.message_id, caption="后")
    assert li.chat.messages[-1].text == "后"
    await bot.edit_message_media(InputMediaPhoto(png(grey=9), caption="新"), 7, sent.message_id)
    message = li.chat.messages[-1]
    assert message.media is not None
    assert (message.media.content, message.text) == (png(grey=9), "新")


@pytest.mark.parametrize("markup", [None, ONE])
async def test_an_edit_that_changes_nothing_is_refused(
    bot: Bot, li: botapi.User, markup: InlineKeyboardMarkup | None
) -> None:
    sent = await bot.send_message(7, "<b>一</b>", parse_mode="HTML", reply_markup=markup)
    with pytest.raises(BadRequest, match="Message is not modified: specified new message content"):
        await bot.edit_message_text(
            "<strong>一</strong> ", 7, sent.message_id, parse_mode="HTML", reply_markup=markup
        )


async def test_the_same_buttons_again_are_refused(bot: Bot, li: botapi.User) -> None:
    sent = await bot.send_message(7, "一", reply_markup=ONE)
    with pytest.raises(BadRequest, match="not modified"):
        await bot.edit_message_reply_markup(7, sent.message_id, reply_markup=ONE)


async def test_a_message_that_is_not_there_cannot_be_edited(bot: Bot, li: botapi.User) -> None:
    with pytest.raises(BadRequest, match=r"^Message to edit not found$"):
        await bot.edit_message_text("二", 7, 99)


async def test_a_message_must_be_named(bot: Bot, li: botapi.User) -> None:
    with pytest.raises(BadRequest, match=r"^Message identifier is not specified$"):
        await bot.edit_message_text("二", 7)


async def test_a_persons_message_cannot_be_edited(bot: Bot, li: botapi.User) -> None:
    question = li.sends("一")
    with pytest.raises(BadRequest, match=r"^Message can't be edited$"):
        await bot.edit_message_text("二", 7, question.id)


async def test_a_message_with_a_reply_keyboard_cannot_be_edited(bot: Bot, li: botapi.User) -> None:
    sent = await bot.send_message(7, "一", reply_markup=ReplyKeyboardMarkup([["甲"]]))
    with pytest.raises(BadRequest, match=r"^Message can't be edited$"):
        await bot.edit_message_text("二", 7, sent.message_id)


async def test_an_edit_may_only_bring_inline_buttons(bot: Bot, li: botapi.User) -> None:
    sent = await bot.send_message(7, "一")
    keyboard = ReplyKeyboardMarkup([["甲"]])
    with pytest.raises(BadRequest, match=r"^Inline keyboard expected$"):
        await bot.edit_message_text(
            "二", 7, sent.message_id, api_kwargs={"reply_markup": keyboard.to_json()}
        )


async def test_text_and_caption_are_not_each_other(bot: Bot, li: botapi.User) -> None:
    text = await bot.send_message(7, "一")
    photo = await bot.send_photo(7, png())
    with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
        await bot.edit_message_caption(7, text.message_id, caption="二")
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await bot.edit_message_text("二", 7, photo.message_id)


async def test_nothing_is_edited_for_one_who_has_blocked_the_bot(
    bot: Bot, li: botapi.User
) -> None:
    sent = await bot.send_message(7, "一")
    li.blocks()
    with pytest.raises(Forbidden):
        await bot.edit_message_text("二", 7, sent.message_id)


async def test_a_deleted_message_is_kept_with_its_flag_and_gone_for_the_bot(
    bot: Bot, li: botapi.User
) -> None:
    sent = await bot.send_message(7, "一")
    await bot.delete_message(7, sent.message_id)
    assert li.chat.messages[-1].deleted
    assert [message.text for message in li.chat.visible] == ["/start"]
    with pytest.raises(BadRequest, match=r"^Message to delete not found$"):
        await bot.delete_message(7, sent.message_id)
    with pytest.raises(BadRequest, match=r"^Message to edit not found$"):
        await bot.edit_message_text("二", 7, sent.message_id)


async def test_a_bot_may_delete_what_a_person_wrote_to_it(bot: Bot, li: botapi.User) -> None:
    await bot.delete_message(7, li.sends("手机号").id)
    assert li.chat.messages[-1].deleted


async def test_in_a_group_it_may_not(bot: Bot, api: botapi.BotApi, li: botapi.User) -> None:
    message = li.sends("/log", to=api.group(-5, "巡察组", [li]))
    with pytest.raises(BadRequest, match=r"^Message can't be deleted$"):
        await bot.delete_message(-5, message.id)


async def test_after_two_days_nothing_is_deleted(
    bot: Bot, li: botapi.User, clock: VirtualClock
) -> None:
    sent = await bot.send_message(7, "一")
    clock.advance(timedelta(hours=48, seconds=1))
    with pytest.raises(BadRequest, match="Message can't be deleted for everyone"):
        await bot.delete_message(7, sent.message_id)

"""What a bot may send, and each refusal of what it may not, over HTTP."""

from __future__ import annotations

import json

import pytest
from telegram import (
    Bot,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    MessageEntity,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.demo import botapi
from tests.telegram import png


def buttons(*rows: list[str]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data=label) for label in row] for row in rows]
    )


async def test_a_text_arrives_as_plain_text_and_as_html(bot: Bot, li: botapi.User) -> None:
    sent = await bot.send_message(7, "<b>清河镇</b> &lt;1&gt;", parse_mode=ParseMode.HTML)
    message = li.chat.messages[-1]
    assert (message.text, message.html) == ("清河镇 <1>", "<b>清河镇</b> &lt;1&gt;")
    assert message.from_bot
    assert sent.text == "清河镇 <1>"
    assert sent.entities == (MessageEntity("bold", 0, 3),)
    assert sent.message_id == message.id == 2


async def test_a_message_has_the_date_of_the_servers_clock(
    bot: Bot, li: botapi.User, api: botapi.BotApi
) -> None:
    sent = await bot.send_message(7, "好")
    assert sent.date == api.clock() == li.chat.messages[-1].date


async def test_entities_may_come_ready_made(bot: Bot, li: botapi.User) -> None:
    link = MessageEntity("text_link", 0, 1, url="https://example.org")
    await bot.send_message(7, "看这里", entities=[link])
    assert li.chat.messages[-1].html == '<a href="https://example.org">看</a>这里'


async def test_inline_buttons_are_shown_and_given_back(bot: Bot, li: botapi.User) -> None:
    markup = InlineKeyboardMarkup(
        [
            [InlineKeyboardButton("甲", callback_data="a" * 64)],
            [InlineKeyboardButton("看", url="https://example.org")],
        ]
    )
    sent = await bot.send_message(7, "选", reply_markup=markup)
    assert sent.reply_markup == markup
    shown = li.chat.messages[-1]
    assert [(b.label, b.data, b.url) for b in shown.buttons] == [
        ("甲", "a" * 64, None),
        ("看", None, "https://example.org"),
    ]
    assert len(shown.inline) == 2


async def test_a_reply_keyboard_stays_until_it_is_replaced_or_removed(
    bot: Bot, li: botapi.User
) -> None:
    keyboard = ReplyKeyboardMarkup([["记问题", KeyboardButton("我的")], ["统计"]])
    sent = await bot.send_message(7, "好", reply_markup=keyboard)
    await bot.send_message(7, "还在")
    assert sent.reply_markup is None
    assert li.chat.messages[-2].keyboard == li.chat.keyboard == (("记问题", "我的"), ("统计",))
    await bot.send_message(7, "收起", reply_markup=ReplyKeyboardRemove())
    assert not li.chat.keyboard


async def test_at_first_there_is_no_reply_keyboard(li: botapi.User) -> None:
    assert not li.chat.keyboard


async def test_a_bot_may_ask_for_a_reply(bot: Bot, li: botapi.User) -> None:
    await bot.send_message(7, "请回复", reply_markup=ForceReply())
    assert li.chat.messages[-1].markup.force_reply


async def test_protection_and_silence_are_kept(bot: Bot, li: botapi.User) -> None:
    sent = await bot.send_message(7, "内部", protect_content=True, disable_notification=True)
    assert sent.has_protected_content
    assert li.chat.messages[-1].protected
    assert li.chat.messages[-1].silent


async def test_an_answer_shows_what_it_answers(bot: Bot, li: botapi.User) -> None:
    question = li.sends("几个")
    sent = await bot.send_message(7, "三个", reply_parameters=ReplyParameters(question.id))
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "几个"
    assert li.chat.messages[-1].reply_to == question.id


async def test_an_answer_to_nothing_is_refused_unless_the_bot_is_lenient(
    bot: Bot, li: botapi.User
) -> None:
    with pytest.raises(BadRequest, match=r"^Message to be replied not found$"):
        await bot.send_message(7, "好", reply_parameters=ReplyParameters(99))
    lenient = ReplyParameters(99, allow_sending_without_reply=True)
    sent = await bot.send_message(7, "好", reply_parameters=lenient)
    assert sent.reply_to_message is None


@pytest.mark.parametrize("text", ["a" * 4096, f"<b>{'村' * 4096}</b>", "🟢" * 2048])
async def test_a_text_may_have_4096_units_after_parsing(
    bot: Bot, li: botapi.User, text: str
) -> None:
    await bot.send_message(7, text, parse_mode=ParseMode.HTML)
    assert len(li.chat.messages) == 2


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a" * 4097, "Message is too long"),
        ("🟢" * 2049, "Message is too long"),
        (" \n ", "Message text is empty"),
        ("<b></b>", "Message text is empty"),
        ("a < b", 'Can\'t parse entities: unsupported start tag "" at byte offset 2'),
    ],
)
async def test_a_bad_text_is_refused_and_nothing_is_sent(
    bot: Bot, li: botapi.User, text: str, reason: str
) -> None:
    with pytest.raises(BadRequest) as caught:
        await bot.send_message(7, text, parse_mode=ParseMode.HTML)
    assert caught.value.message == reason
    assert len(li.chat.messages) == 1


async def test_only_html_is_spoken(bot: Bot, li: botapi.User) -> None:
    with pytest.raises(BadRequest, match="nsupported parse_mode"):
        await bot.send_message(7, "*好*", parse_mode=ParseMode.MARKDOWN_V2)


@pytest.mark.parametrize("data", ["x" * 65, "村" * 22, ""])
async def test_callback_data_has_1_to_64_bytes(bot: Bot, li: botapi.User, data: str) -> None:
    markup = json.dumps({"inline_keyboard": [[{"text": "甲", "callback_data": data}]]})
    with pytest.raises(BadRequest, match="Button_data_invalid"):
        await bot.send_message(7, "选", api_kwargs={"reply_markup": markup})


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("{", "Can't parse reply markup json object"),
        ("[]", "Object expected as reply markup"),
        ({"inline_keyboard": {}}, "expected an Array of Arrays"),
        ({"inline_keyboard": ["甲"]}, "expected an Array of Arrays"),
        ({"inline_keyboard": [["甲"]]}, 'Can\'t find field "text"'),
        ({"inline_keyboard": [[{"text": ""}]]}, "Text must be non-empty"),
        ({"inline_keyboard": [[{"text": "甲"}]]}, "Text buttons are unallowed"),
        ({"inline_keyboard": [[{"text": "甲", "url": "javascript:x"}]]}, "Wrong HTTP URL"),
        ({"keyboard": [[""]]}, "Text must be non-empty"),
        ({"keyboard": [[{"request_contact": True}]]}, "Text must be non-empty"),
    ],
)
async def test_a_bad_keyboard_is_refused(
    bot: Bot, li: botapi.User, markup: object, reason: str
) -> None:
    raw = markup if isinstance(markup, str) else json.dumps(markup)
    with pytest.raises(BadRequest) as caught:
        await bot.send_message(7, "选", api_kwargs={"reply_markup": raw})
    assert reason.lower() in caught.value.message.lower()


async def test_buttons_beyond_telegrams_limits_are_left_out(bot: Bot, li: botapi.User) -> None:
    rows = [[f"{row}-{n}" for n in range(9)] for row in range(14)]
    await bot.send_message(7, "多", reply_markup=buttons(*rows))
    shown = li.chat.messages[-1]
    assert {len(row) for row in shown.inline[:-1]} == {8}
    assert len(shown.buttons) == 100


async def test_a_photo_a_document_and_a_voice_arrive_with_their_bytes(
    bot: Bot, li: botapi.User
) -> None:
    photo = await bot.send_photo(7, png(200, 100), caption="<i>图</i>", parse_mode="HTML")
    document = await bot.send_document(7, "一,二".encode(), filename="台账.csv")
    voice = await bot.send_voice(7, b"OggS")
    media = [message.media for message in li.chat.messages[1:]]
    assert [m.kind for m in media if m] == ["photo", "document", "voice"]
    assert [m.content for m in media if m] == [png(200, 100), "一,二".encode(), b"OggS"]
    assert (photo.photo[-1].width, photo.photo[-1].height) == (200, 100)
    assert (photo.caption, li.chat.messages[1].html) == ("图", "<i>图</i>")
    assert document.document is not None
    assert (document.document.file_name, document.document.mime_type) == ("台账.csv", "text/csv")
    assert voice.voice is not None


async def test_a_file_may_be_sent_again_by_its_id(bot: Bot, li: botapi.User) -> None:
    first = await bot.send_photo(7, png())
    again = await bot.send_photo(7, first.photo[-1].file_id)
    assert again.photo[-1].file_unique_id == first.photo[-1].file_unique_id
    assert li.chat.messages[-1].media == li.chat.messages[-2].media


async def test_a_caption_has_at_most_1024_units(bot: Bot, li: botapi.User) -> None:
    await bot.send_photo(7, png(), caption="村" * 1024)
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.send_photo(7, png(), caption="村" * 1025)


async def test_typing_is_no_message(bot: Bot, li: botapi.User) -> None:
    await bot.send_chat_action(7, "typing")
    assert li.chat.actions == ["typing"]
    assert len(li.chat.messages) == 1
    with pytest.raises(BadRequest, match="Wrong parameter action in request"):
        await bot.send_chat_action(7, "sleeping")

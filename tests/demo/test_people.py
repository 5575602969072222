"""What people do, as the bot gets to see it through python-telegram-bot."""

from __future__ import annotations

import pytest
from telegram import Bot, Message, MessageOriginHiddenUser, Update

from bot.demo import botapi
from tests.telegram import png


async def seen(bot: Bot) -> Update:
    """The newest update."""
    return (await bot.get_updates(timeout=0))[-1]


async def message_seen(bot: Bot) -> Message:
    message = (await seen(bot)).message
    assert message is not None
    return message


async def test_a_text_comes_with_its_author_its_date_and_its_commands(
    bot: Bot, li: botapi.User, api: botapi.BotApi
) -> None:
    li.sends("/log 清河镇")
    message = await message_seen(bot)
    assert (message.text, message.date) == ("/log 清河镇", api.clock())
    author = message.from_user
    assert author is not None
    assert (author.id, author.full_name, author.username) == (7, "李明", "liming")
    assert author.language_code == "zh-hans"
    assert [message.parse_entity(entity) for entity in message.entities] == ["/log"]
    assert (message.chat.id, message.chat.type) == (7, "private")


async def test_a_long_text_comes_in_parts_as_apps_split_it(bot: Bot, li: botapi.User) -> None:
    last = li.sends("村" * 4096 + "尾")
    assert last.text == "尾"
    lengths = [len(u.message.text or "") for u in await bot.get_updates(timeout=0) if u.message]
    assert lengths == [4096, 1]


def test_a_text_with_wide_characters_is_split_earlier(li: botapi.User) -> None:
    li.sends("🟢" * 2049)
    assert [len(message.text) for message in li.chat.messages[1:]] == [2048, 1]


def test_apps_trim_a_text_and_send_no_empty_one(li: botapi.User) -> None:
    assert li.sends(" 一 \n").text == "一"
    with pytest.raises(ValueError, match="empty"):
        li.sends(" \n")


async def test_a_photo_has_its_caption(bot: Bot, li: botapi.User) -> None:
    li.sends_photo(png(320, 240), "墙面开裂")
    message = await message_seen(bot)
    assert message.caption == "墙面开裂"
    assert (message.photo[-1].width, message.photo[-1].height) == (320, 240)
    assert message.photo[-1].file_size == len(png(320, 240))


async def test_a_document_has_its_name_and_its_type(bot: Bot, li: botapi.User) -> None:
    li.sends_document("会议纪要.docx", b"PK", "application/x-docx", "纪要")
    message = await message_seen(bot)
    assert message.document is not None
    assert message.document.file_name == "会议纪要.docx"
    assert message.document.mime_type == "application/x-docx"
    assert message.caption == "纪要"


async def test_an_album_comes_as_single_updates_with_one_caption(
    bot: Bot, li: botapi.User
) -> None:
    li.sends_album([png(grey=n) for n in range(10)], "改后")
    messages = [update.message for update in await bot.get_updates(timeout=0)]
    assert [message.caption for message in messages if message] == ["改后", *[None] * 9]
    assert len({message.media_group_id for message in messages if message}) == 1


async def test_two_albums_are_two(li: botapi.User) -> None:
    first, second = li.sends_album([png(), png()]), li.sends_album([png(), png()])
    assert first[0].album != second[0].album


async def test_an_album_may_be_made_of_documents(bot: Bot, li: botapi.User) -> None:
    li.sends_album([("一.pdf", b"1"), ("二.pdf", b"2")])
    message = await message_seen(bot)
    assert message.document is not None
    assert message.document.file_name == "二.pdf"


async def test_other_kinds_arrive_as_themselves(bot: Bot, li: botapi.User) -> None:
    li.sends_voice(b"OggS", seconds=9)
    li.sends_video(b"mp4", "现场")
    li.sends_sticker()
    li.sends_location(41.7, 86.1)
    li.sends_contact("13900000000", "王")
    li.sends_poll("几点", ["十点", "四点"])
    voice, video, sticker, place, contact, poll = [
        update.message for update in await bot.get_updates(timeout=0) if update.message
    ]
    assert voice.voice is not None
    assert voice.voice.mime_type == "audio/ogg"
    assert video.video is not None
    assert video.caption == "现场"
    assert sticker.sticker is not None
    assert place.location is not None
    assert place.location.latitude == 41.7
    assert contact.contact is not None
    assert contact.contact.phone_number == "13900000000"
    assert poll.poll is not None
    assert [option.text for option in poll.poll.options] == ["十点", "四点"]


async def test_a_forwarded_text_has_its_origin(bot: Bot, li: botapi.User) -> None:
    li.forwards("群众反映", "村民")
    origin = (await message_seen(bot)).forward_origin
    assert isinstance(origin, MessageOriginHiddenUser)
    assert origin.sender_user_name == "村民"


async def test_a_reply_shows_what_it_answers_one_level_deep(bot: Bot, li: botapi.User) -> None:
    first = li.sends("一")
    second = li.replies(first, "二")
    li.replies(second, "三")
    original = (await message_seen(bot)).reply_to_message
    assert original is not None
    assert (original.text, original.reply_to_message) == ("二", None)


async def test_an_edit_is_an_edited_message(bot: Bot, li: botapi.User) -> None:
    message = li.sends("一")
    edited = li.edits(message, "/二")
    update = await seen(bot)
    assert update.edited_message is not None
    assert (update.edited_message.text, edited.text) == ("/二", "/二")
    assert update.edited_message.message_id == message.id
    assert update.edited_message.edit_date is not None


async def test_a_press_shows_the_message_and_its_data(bot: Bot, li: botapi.User) -> None:
    sent = await bot.send_message(7, "选")
    query = li.presses(li.chat.by_number[sent.message_id], "v1:7")
    pressed = (await seen(bot)).callback_query
    assert pressed is not None
    assert (pressed.id, pressed.data, pressed.from_user.id) == (query.id, "v1:7", 7)
    assert isinstance(pressed.message, Message)
    assert pressed.message.text == "选"


async def test_a_press_on_a_deleted_message_shows_little_of_it(bot: Bot, li: botapi.User) -> None:
    sent = await bot.send_message(7, "选")
    await bot.delete_message(7, sent.message_id)
    li.presses(li.chat.by_number[sent.message_id], "a")
    pressed = (await seen(bot)).callback_query
    assert pressed is not None
    assert pressed.message is not None
    assert not pressed.message.is_accessible


async def test_blocking_and_unblocking_are_told_to_the_bot(bot: Bot, li: botapi.User) -> None:
    li.blocks()
    with pytest.raises(RuntimeError, match="blocked"):
        li.sends("喂")
    li.unblocks()
    changes = [update.my_chat_member for update in await bot.get_updates(timeout=0)]
    assert [change.new_chat_member.status for change in changes if change] == ["kicked", "member"]
    li.sends("喂")


def test_a_deactivated_person_does_nothing(li: botapi.User) -> None:
    li.deactivates()
    with pytest.raises(RuntimeError, match="deactivated"):
        li.sends("喂")


async def test_each_chat_counts_its_own_messages(api: botapi.BotApi, li: botapi.User) -> None:
    wang = api.user(8, "王")
    assert (li.sends("一").id, li.sends("二").id, wang.sends("一").id) == (2, 3, 1)


async def test_each_bot_has_its_own_chat_with_a_person(
    api: botapi.BotApi, li: botapi.User
) -> None:
    other = api.add_bot("other_bot", "别的")
    li.partner = other
    li.sends("你好")
    assert [message.text for message in li.chat.messages] == ["你好"]
    assert len(other.updates.pending) == 1
    assert api.bot.updates.pending == []
    assert other.token != api.token


async def test_in_a_group_a_bot_sees_commands_and_replies_to_itself(
    bot: Bot, api: botapi.BotApi, li: botapi.User
) -> None:
    group = api.group(-5, "巡察组", [li])
    answer = await bot.send_message(-5, "请选")
    li.sends("大家好", to=group)
    li.sends("/log@other_bot", to=group)
    said = [
        li.sends("/log@huiyin_bot", to=group),
        li.sends("/due", to=group),
        li.replies(group.chat.by_number[answer.message_id], "好", to=group),
    ]
    li.replies(said[0], "谢谢", to=group)
    updates = await bot.get_updates(timeout=0)
    assert [u.message and u.message.message_id for u in updates] == [m.id for m in said]
    assert updates[0].message is not None
    assert (updates[0].message.chat.type, updates[0].message.chat.title) == (
        "supergroup",
        "巡察组",
    )


async def test_without_privacy_mode_it_sees_everything_while_it_is_there(
    bot: Bot, api: botapi.BotApi, li: botapi.User
) -> None:
    group = api.group(-5, "巡察组", [li])
    api.bot.reads_groups = True
    li.sends("大家好", to=group)
    assert (await message_seen(bot)).text == "大家好"
    group.kicks_bot()
    li.sends("还在吗", to=group)
    update = await seen(bot)
    assert update.my_chat_member is not None
    assert update.my_chat_member.new_chat_member.status == "kicked"


async def test_a_press_in_a_group_goes_to_the_bot_that_wrote(
    bot: Bot, api: botapi.BotApi, li: botapi.User
) -> None:
    group = api.group(-5, "巡察组", [li])
    other = api.add_bot("other_bot", "别的")
    li.partner = other
    await bot.send_message(-5, "选")
    li.presses(group.messages[-1], "a", to=group)
    assert (await seen(bot)).callback_query is not None
    assert other.updates.pending == []

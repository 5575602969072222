"""What a bot says about itself, and what it may ask about chats."""

from __future__ import annotations

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    BotCommandScopeChatMember,
    MenuButtonCommands,
    MenuButtonDefault,
)
from telegram.error import BadRequest

from bot.demo import botapi
from tests.demo.conftest import raw


async def test_a_bot_learns_its_own_name(bot: Bot, api: botapi.BotApi) -> None:
    me = await bot.get_me()
    assert (me.id, me.username, me.first_name) == (api.bot.id, "huiyin_bot", "回音")
    assert not me.can_read_all_group_messages


async def test_commands_are_kept_by_scope(bot: Bot, li: botapi.User, api: botapi.BotApi) -> None:
    scope = BotCommandScopeChat(7)
    await bot.set_my_commands([("log", "记问题")], scope=scope)
    await bot.set_my_commands([BotCommand("help", "帮助")], language_code="zh")
    assert await bot.get_my_commands(scope=scope) == (BotCommand("log", "记问题"),)
    assert await bot.get_my_commands(language_code="zh") == (BotCommand("help", "帮助"),)
    assert await bot.get_my_commands() == ()
    assert list(api.bot.commands) == ["chat 7", "default zh"]
    await bot.delete_my_commands(scope=scope)
    await bot.delete_my_commands(scope=scope)
    assert await bot.get_my_commands(scope=scope) == ()


async def test_a_scope_may_name_a_member_of_a_group(
    bot: Bot, li: botapi.User, api: botapi.BotApi
) -> None:
    api.group(-5, "巡察组", [li])
    await bot.set_my_commands([("log", "记问题")], scope=BotCommandScopeChatMember(-5, 7))
    assert list(api.bot.commands) == ["chat_member -5 7"]


async def test_commands_for_an_unknown_chat_are_refused(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.set_my_commands([("log", "记问题")], scope=BotCommandScopeChat(99))


@pytest.mark.parametrize(
    ("commands", "reason"),
    [
        ([("记问题", "记")], "Bot_command_invalid"),
        ([("a" * 33, "记")], "Bot_command_invalid"),
        ([("Log", "记")], "Bot_command_invalid"),
        ([("log", "")], "Bot_command_description_invalid"),
        ([("log", "记" * 257)], "Bot_command_description_invalid"),
        ([("log", "记")] * 101, "Bot_commands_too_much"),
    ],
)
async def test_bad_commands_are_refused(
    bot: Bot, commands: list[tuple[str, str]], reason: str
) -> None:
    with pytest.raises(BadRequest) as caught:
        await bot.set_my_commands(commands)
    assert caught.value.message == reason


async def test_commands_must_be_a_list(api: botapi.BotApi, url: str) -> None:
    status, said = await raw(url, f"/bot{api.token}/setMyCommands", json={"commands": {}})
    assert status == 400
    assert "can't parse commands" in said


async def test_the_menu_button_is_kept_by_chat(bot: Bot, li: botapi.User) -> None:
    assert await bot.get_chat_menu_button(7) == MenuButtonCommands()
    await bot.set_chat_menu_button(7, MenuButtonDefault())
    assert await bot.get_chat_menu_button(7) == MenuButtonDefault()
    await bot.set_chat_menu_button()
    assert await bot.get_chat_menu_button() == MenuButtonDefault()
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.set_chat_menu_button(99)


async def test_descriptions_have_their_lengths(bot: Bot, api: botapi.BotApi) -> None:
    await bot.set_my_description("村" * 512)
    await bot.set_my_short_description("村" * 120)
    assert set(api.bot.descriptions) == {"description", "short_description"}
    with pytest.raises(BadRequest):
        await bot.set_my_description("村" * 513)
    with pytest.raises(BadRequest):
        await bot.set_my_short_description("村" * 121)


async def test_a_bot_may_log_out_and_close(bot: Bot) -> None:
    assert await bot.log_out()
    assert await bot.close()


async def test_a_chat_can_be_asked_about(bot: Bot, li: botapi.User) -> None:
    chat = await bot.get_chat(7)
    assert (chat.first_name, chat.username, chat.type) == ("李明", "liming", "private")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.get_chat(99)


async def test_members_of_a_group_are_known(bot: Bot, api: botapi.BotApi, li: botapi.User) -> None:
    api.group(-5, "巡察组", [li])
    api.user(8, "王")
    statuses = [(await bot.get_chat_member(-5, n)).status for n in (7, 8, api.bot.id)]
    assert statuses == ["member", "left", "member"]
    assert (await bot.get_chat_member(7, 7)).status == "member"
    with pytest.raises(BadRequest, match="Member not found"):
        await bot.get_chat_member(-5, 99)


async def test_a_message_can_be_pinned(bot: Bot, li: botapi.User) -> None:
    sent = await bot.send_message(7, "周报")
    await bot.pin_chat_message(7, sent.message_id)
    assert li.chat.pinned == sent.message_id
    with pytest.raises(BadRequest, match="Message to pin not found"):
        await bot.pin_chat_message(7, 99)


async def test_parameters_may_come_as_query_json_or_form(
    api: botapi.BotApi, url: str, li: botapi.User
) -> None:
    path = f"/bot{api.token}/sendmessage"
    asked = {"chat_id": "7", "text": "好", "protect_content": "True"}
    for how in ({"params": asked}, {"json": {**asked, "chat_id": 7}}, {"data": asked}):
        status, _ = await raw(url, path, **how)
        assert status == 200
    assert (await raw(url, path, "GET", params=asked))[0] == 200
    assert [message.protected for message in li.chat.messages[1:]] == [True] * 4


@pytest.mark.parametrize("body", ["{", "[]"])
async def test_a_body_that_is_no_json_object_is_refused(
    api: botapi.BotApi, url: str, body: str
) -> None:
    headers = {"content-type": "application/json"}
    status, said = await raw(url, f"/bot{api.token}/getMe", content=body, headers=headers)
    assert (status, said) == (400, "Bad Request: can't parse request JSON object")


async def test_a_number_that_is_none_is_refused(
    api: botapi.BotApi, url: str, li: botapi.User
) -> None:
    asked = {"chat_id": 7, "message_id": "x"}
    status, said = await raw(url, f"/bot{api.token}/deleteMessage", json=asked)
    assert (status, said) == (400, "Bad Request: invalid message_id specified")


async def test_an_unknown_method_is_not_found(api: botapi.BotApi, url: str) -> None:
    assert (await raw(url, f"/bot{api.token}/getTea"))[0] == 404
    assert (await raw(url, "/botx/getMe")) == (404, "Not Found")
    assert (await raw(url, f"/bot1:{'x' * 35}/getMe")) == (401, "Unauthorized")

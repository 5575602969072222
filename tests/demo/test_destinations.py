"""Whom a bot may write to, and each refusal of whom it may not."""

from __future__ import annotations

import pytest
from telegram import Bot
from telegram.error import BadRequest, Forbidden, InvalidToken

from bot.demo import botapi
from tests.demo.conftest import client


@pytest.mark.parametrize("chat", [8, -5, "@nobody", "x"])
async def test_an_unknown_chat_is_not_found(bot: Bot, li: botapi.User, chat: int | str) -> None:
    with pytest.raises(BadRequest, match=r"^Chat not found$"):
        await bot.send_message(chat, "好")


async def test_a_person_who_never_wrote_is_an_unknown_chat(bot: Bot, api: botapi.BotApi) -> None:
    api.user(8, "王")
    with pytest.raises(BadRequest, match=r"^Chat not found$"):
        await bot.send_message(8, "您好")


async def test_a_chat_must_be_named(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="hat_id is empty"):
        await bot.send_message("", "好")


async def test_a_person_met_in_a_group_only_cannot_be_written_to(
    bot: Bot, api: botapi.BotApi
) -> None:
    wang = api.user(8, "王")
    api.group(-5, "巡察组", [wang])
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(8, "您好")


async def test_who_blocks_the_bot_hears_nothing_until_he_unblocks(
    bot: Bot, li: botapi.User
) -> None:
    li.blocks()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(7, "好")
    li.unblocks()
    await bot.send_message(7, "好")
    assert li.chat.messages[-1].text == "好"


async def test_a_deactivated_user_is_forbidden(bot: Bot, li: botapi.User) -> None:
    li.deactivates()
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(7, "好")


async def test_bots_do_not_write_to_bots(bot: Bot, api: botapi.BotApi) -> None:
    other = api.add_bot("other_bot", "别的")
    with pytest.raises(Forbidden, match="bots can't send messages to bots"):
        await bot.send_message(other.id, "好")


async def test_a_group_hears_the_bot_while_it_is_a_member(bot: Bot, api: botapi.BotApi) -> None:
    group = api.group(-5, "巡察组", [api.user(8, "王")])
    await bot.send_message(-5, "好")
    assert group.messages[-1].text == "好"
    group.kicks_bot()
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await bot.send_message(-5, "好")
    group.adds_bot()
    await bot.send_message(-5, "又来了")
    assert [message.text for message in group.messages] == ["好", "又来了"]


async def test_a_bot_that_was_never_in_a_group_may_not_write_there(
    api: botapi.BotApi, url: str
) -> None:
    group = api.group(-5, "巡察组", [api.user(8, "王")])
    other = api.add_bot("other_bot", "别的")
    async with client(api, url, other.token) as bot:
        with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
            await bot.send_message(group.id, "好")


async def test_a_wrong_token_is_unauthorized(api: botapi.BotApi, url: str) -> None:
    stranger = client(api, url, "1:" + "x" * 35)
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()

"""How updates reach the bot: offsets, waiting, conflicts, and who settles when."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import httpx
import pytest
from telegram import Bot, InlineQueryResultArticle, InputTextMessageContent
from telegram.error import BadRequest, Conflict

from bot.demo import botapi
from bot.demo.botapi import faults
from bot.demo.botapi.updates import Update
from bot.demo.clock import VirtualClock


async def texts(bot: Bot, offset: int | None = None, limit: int | None = None) -> list[str]:
    updates = await bot.get_updates(offset=offset, timeout=0, limit=limit)
    return [update.message.text or "" for update in updates if update.message]


def history(api: botapi.BotApi) -> list[Update]:
    return api.bot.updates.history[1:]


async def test_an_update_comes_again_until_a_later_offset_confirms_it(
    bot: Bot, li: botapi.User, api: botapi.BotApi
) -> None:
    li.sends("一")
    li.sends("二")
    first, second = await bot.get_updates(timeout=0)
    assert await texts(bot) == ["一", "二"]
    assert await texts(bot, first.update_id + 1) == ["二"]
    assert await texts(bot) == ["二"]
    assert await texts(bot, second.update_id + 1) == []
    assert [(update.handed, update.confirmed) for update in history(api)] == [(2, True), (4, True)]


async def test_update_ids_count_up_by_one(bot: Bot, li: botapi.User) -> None:
    for text in "一二三":
        li.sends(text)
    ids = [update.update_id for update in await bot.get_updates(timeout=0)]
    assert ids == [ids[0], ids[0] + 1, ids[0] + 2]


async def test_a_limit_hands_over_the_oldest(bot: Bot, li: botapi.User) -> None:
    for text in "一二三":
        li.sends(text)
    assert await texts(bot, limit=2) == ["一", "二"]


async def test_a_negative_offset_keeps_the_newest_and_forgets_the_others(
    bot: Bot, li: botapi.User
) -> None:
    for text in "一二三":
        li.sends(text)
    assert await texts(bot, -1) == ["三"]
    assert await texts(bot) == ["三"]


async def test_a_poll_waits_for_the_next_update(bot: Bot, li: botapi.User) -> None:
    async with asyncio.TaskGroup() as group:
        poll = group.create_task(bot.get_updates(timeout=5))
        await asyncio.sleep(0.02)
        assert not poll.done()
        li.sends("来了")
    assert [update.message and update.message.text for update in poll.result()] == ["来了"]


async def test_a_poll_ends_empty_when_nothing_comes(bot: Bot, li: botapi.User) -> None:
    assert await bot.get_updates(timeout=1, read_timeout=2) == ()


async def test_a_second_poller_ends_the_first_with_a_conflict(bot: Bot, li: botapi.User) -> None:
    async with asyncio.TaskGroup() as group:
        first = group.create_task(refused_poll(bot))
        await asyncio.sleep(0.02)
        second = group.create_task(bot.get_updates(timeout=5))
        await asyncio.sleep(0.02)
        li.sends("一")
    assert "terminated by other getUpdates request" in first.result()
    assert len(second.result()) == 1


async def refused_poll(bot: Bot) -> str:
    with pytest.raises(Conflict) as caught:
        await bot.get_updates(timeout=5)
    return caught.value.message


async def test_a_webhook_ends_the_poll_and_forbids_the_next(bot: Bot, li: botapi.User) -> None:
    async with asyncio.TaskGroup() as group:
        first = group.create_task(refused_poll(bot))
        await asyncio.sleep(0.02)
        await bot.set_webhook("https://example.org/hook", max_connections=5)
    assert "terminated by setWebhook request" in first.result()
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates(timeout=0)
    info = await bot.get_webhook_info()
    assert (info.url, info.max_connections) == ("https://example.org/hook", 5)
    await bot.delete_webhook()
    assert await bot.get_updates(timeout=0) == ()
    assert (await bot.get_webhook_info()).url == ""


async def test_a_webhook_needs_https_and_an_empty_one_is_none(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="an https url must be provided"):
        await bot.set_webhook("http://example.org")
    await bot.set_webhook("https://example.org")
    await bot.set_webhook("")
    assert (await bot.get_webhook_info()).url == ""


async def test_pending_updates_can_be_counted_and_dropped(bot: Bot, li: botapi.User) -> None:
    li.sends("一")
    assert (await bot.get_webhook_info()).pending_update_count == 1
    await bot.delete_webhook(drop_pending_updates=True)
    assert (await bot.get_webhook_info()).pending_update_count == 0


async def test_kinds_that_the_bot_does_not_want_are_not_kept(bot: Bot, li: botapi.User) -> None:
    await bot.get_updates(timeout=0, allowed_updates=["callback_query"])
    message = li.sends("一")
    li.presses(message, "a")
    (update,) = await bot.get_updates(timeout=0)
    assert update.callback_query is not None
    assert (await bot.get_webhook_info()).allowed_updates == ("callback_query",)


async def test_a_malformed_update_is_handed_over_as_it_is(api: botapi.BotApi, url: str) -> None:
    update = api.bot.updates.put_raw({"message": {"message_id": "?"}}, api.clock())
    async with httpx.AsyncClient(verify=False) as web:  # noqa: S501 (plain HTTP)
        answer = await web.get(f"{url}/bot{api.token}/getUpdates")
    expected = [{"update_id": update.id, "message": {"message_id": "?"}}]
    assert answer.json()["result"] == expected
    assert update.kind == "message"


async def test_a_poll_whose_client_left_is_recorded_as_gone(
    api: botapi.BotApi, url: str, bot: Bot
) -> None:
    async with asyncio.TaskGroup() as group:
        poll = group.create_task(bot.get_updates(timeout=5))
        await asyncio.sleep(0.02)
        poll.cancel()
    api.user(7, "李").sends("一")
    assert await texts(bot) == ["一"]
    assert [call.outcome for call in api.called("getUpdates")] == ["gone", "ok"]


async def test_a_press_is_answered_and_the_person_sees_the_answer(
    bot: Bot, li: botapi.User
) -> None:
    query = li.presses(li.sends("一"), "a")
    assert query.answer is None
    await bot.answer_callback_query(query.id, "已记下", show_alert=True)
    assert answer_of(query) == ("已记下", True, 1)


def answer_of(query: botapi.Query) -> tuple[str | None, bool, int]:
    return query.answer, query.alert, query.answers


async def test_an_answer_may_be_repeated_for_a_while(
    bot: Bot, li: botapi.User, clock: VirtualClock
) -> None:
    query = li.presses(li.sends("一"), "a")
    await bot.answer_callback_query(query.id)
    clock.advance(timedelta(minutes=15))
    await bot.answer_callback_query(query.id, "晚了")
    assert (query.answer, query.answers) == ("晚了", 2)
    clock.advance(timedelta(seconds=1))
    with pytest.raises(BadRequest, match="Query is too old and response timeout expired"):
        await bot.answer_callback_query(query.id)


async def test_an_unknown_query_is_refused(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="query id is invalid"):
        await bot.answer_callback_query("1")
    with pytest.raises(BadRequest, match="query id is invalid"):
        await bot.answer_inline_query("1", [])


async def test_an_inline_query_is_answered_with_results(bot: Bot, li: botapi.User) -> None:
    query = li.asks("公车", "group", "2")
    [update] = await bot.get_updates()
    asked = update.inline_query
    assert asked is not None
    assert (asked.query, asked.chat_type, asked.offset) == ("公车", "group", "2")
    said = InputTextMessageContent("/show 7")
    article = InlineQueryResultArticle("1", "7", said)
    await asked.answer([article], is_personal=True, cache_time=0, next_offset="3")
    assert (query.is_personal, query.cache_time, query.next_offset) == (True, 0, "3")
    li.chooses(query.results[0])
    [message] = [u.message for u in await bot.get_updates(update.update_id + 1) if u.message]
    assert (message.text, message.via_bot and message.via_bot.is_bot) == ("/show 7", True)
    await asked.answer([])
    assert (query.results, query.cache_time, query.is_personal) == ([], 300, False)


@pytest.mark.parametrize(
    ("ids", "reason"),
    [
        (["1"] * 2, "Result_id_duplicate"),
        (["村" * 22], "Result_id_invalid"),
        ([str(n) for n in range(51)], "Results_too_much"),
    ],
)
async def test_bad_results_are_refused(
    bot: Bot, li: botapi.User, ids: list[str], reason: str
) -> None:
    query, said = li.asks("公车"), InputTextMessageContent("/show 7")
    articles = [InlineQueryResultArticle(id, "7", said) for id in ids]
    with pytest.raises(BadRequest, match=reason):
        await bot.answer_inline_query(query.id, articles)


async def test_an_answer_has_at_most_200_characters(bot: Bot, li: botapi.User) -> None:
    query = li.presses(li.sends("一"), "a")
    await bot.answer_callback_query(query.id, "村" * 200)
    with pytest.raises(BadRequest, match="Message_too_long"):
        await bot.answer_callback_query(query.id, "村" * 201)


async def test_the_server_settles_when_all_updates_are_confirmed(
    bot: Bot, li: botapi.User, api: botapi.BotApi
) -> None:
    await api.settled(within=1)
    li.sends("一")
    (update,) = await bot.get_updates(timeout=0)
    with pytest.raises(TimeoutError, match="1 updates unconfirmed, 0 calls under way"):
        await api.settled(within=0.02)
    await bot.get_updates(offset=update.update_id + 1, timeout=0)
    await api.settled(within=1)


async def test_settling_waits_for_all_that_say_they_are_busy(bot: Bot, api: botapi.BotApi) -> None:
    asked: list[str] = []

    def outbox_is_empty() -> bool:
        asked.append("outbox")
        return len(asked) > 4

    async def inbox_is_empty() -> bool:
        asked.append("inbox")
        return True

    api.idle += [outbox_is_empty, inbox_is_empty]
    await api.settled(within=1)
    assert asked == ["outbox"] * 5 + ["inbox"]


async def test_settling_waits_for_calls_under_way(
    bot: Bot, li: botapi.User, api: botapi.BotApi
) -> None:
    api.faults.add(faults.slow(0.05))
    async with asyncio.TaskGroup() as group:
        group.create_task(bot.send_message(7, "慢"))
        assert await api.changes.until(lambda: api.in_flight > 0, 1)
        await api.settled(within=1)
        assert li.chat.messages[-1].text == "慢"

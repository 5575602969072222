"""Messages that are no louder than the office wants: protected, sparse, deleting themselves."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.core.findings import State
from bot.demo.botapi import Message, faults
from tests.telegram import Phone
from tests.town import Town, town

PROBLEM = "公车私用三次"


def policy(folder: Path, words: str) -> Path:
    path = folder / "policy.yaml"
    path.write_text(words, "utf-8")
    return path


async def logged(t: Town) -> Phone:
    li = await t.joins("李闻")
    await li.says(f"/log {PROBLEM}")
    for label in ("清河镇", "跳过", "否", "跳过", "确认"):
        await li.presses(label)
    return li


def cards_of(phone: Phone) -> list[Message]:
    return [message for message in phone.answers if "7-01-" in message.text]


async def test_papers_of_before_the_feedback_are_protected(tmp_path: Path) -> None:
    async with town(tmp_path) as t:
        li = await logged(t)
        await li.says("/show 7-01-001")
        assert li.answers[-1].protected
        [item] = await t.holds(1, State.OPEN)
        [(number,)] = t.rows("SELECT number FROM findings WHERE id = ?", item)
        await li.says(f"/show {number}")
        assert not li.answers[-1].protected


@pytest.mark.parametrize(("protect", "is_protected"), [("items", True), ("invitations", False)])
async def test_the_policy_says_how_far(tmp_path: Path, protect: str, is_protected: bool) -> None:
    file = policy(tmp_path, f"protect: {protect}")
    async with town(tmp_path, policy_file=file) as t:
        li = await logged(t)
        await li.says("/show 7-01-001")
        assert li.answers[-1].protected is is_protected


async def test_notices_say_no_word_of_the_problem(tmp_path: Path) -> None:
    file = policy(tmp_path, "low_content_notices: true")
    async with town(tmp_path, policy_file=file) as t:
        deputy = await t.joins("副组长")
        await logged(t)
        await t.turns(t.today, 16)
        told = "\n".join(message.text for message in deputy.user.chat.visible)
        assert "7-01-001" in told
        assert PROBLEM not in told
        await deputy.says("/show 7-01-001")
        assert PROBLEM in deputy.answers[-1].text


async def test_what_speaks_of_an_item_deletes_itself(tmp_path: Path) -> None:
    """Also after a restart, and once only; what was deleted by hand before is no error."""
    file = policy(tmp_path, "self_delete_minutes: 60")
    async with town(tmp_path, policy_file=file) as t:
        li = await logged(t)
        await li.says("/show 7-01-001")
        await li.says("/me")
        assert cards_of(li)
        await t.passes(hours=0)
        assert cards_of(li)
        await t.restarts()
        t.api.change(li.user.chat, li.answers[-2], deleted=True)
        await t.passes(hours=1)
        assert not cards_of(li)
        assert any("李闻" in message.text for message in li.user.chat.visible)
        assert t.count("vanishing") == 0


async def test_a_pause_or_a_fault_puts_it_off(tmp_path: Path) -> None:
    file = policy(tmp_path, "self_delete_minutes: 1")
    async with town(tmp_path, policy_file=file) as t:
        li = await logged(t)
        t.api.faults.add(faults.flood(1), method="deleteMessage")
        await t.passes(hours=1)
        assert t.count("vanishing") > 0
        await asyncio.sleep(1)
        t.api.faults.add(faults.reset(), method="deleteMessage")
        await t.passes(hours=1)
        assert t.count("vanishing") > 0
        await t.passes(hours=1)
        assert t.count("vanishing") == 0
        assert not cards_of(li)
        t.errors.clear()


async def test_what_telegram_no_longer_deletes_is_given_up(tmp_path: Path) -> None:
    """The bot was down for three days."""
    file = policy(tmp_path, "self_delete_minutes: 60")
    async with town(tmp_path, policy_file=file) as t:
        li = await logged(t)
        await t.passes(days=3)
        assert t.count("vanishing") == 0
        assert cards_of(li)


async def test_an_edited_message_starts_anew_but_never_beyond_telegrams_limit(
    tmp_path: Path,
) -> None:
    file = policy(tmp_path, "self_delete_minutes: 2000")
    async with town(tmp_path, policy_file=file) as t:
        await t.does(lambda work: work.vanishing.add([(1, 7)], 2000))
        first = t.rows("SELECT sent_at, due_at FROM vanishing")
        with closing(sqlite3.connect(t.installed.settings.database)) as connection, connection:
            connection.execute("UPDATE vanishing SET sent_at = '2020-09-05T12:00:00.000000Z'")
        await t.does(lambda work: work.vanishing.add([(1, 7)], 2000))
        [(_, due)] = t.rows("SELECT sent_at, due_at FROM vanishing")
        assert str(due).startswith("2020-09-07T11:00")
        assert first[0][1] != due


# The door.


async def test_guessing_codes_ends_with_the_tenth(tmp_path: Path) -> None:
    async with town(tmp_path) as t:
        thief = t.stranger("生人")
        for n in range(10):
            await thief.says(f"/start {'ABCDEFGHIJ'[n] * 26}")
            assert "没有找到这份邀请" in thief.answers[-1].text
        code = await t.code_for("李闻")
        await thief.says(f"/start {code}")
        assert "一小时后" in thief.answers[-1].text
        await t.passes(hours=1)
        await thief.says(f"/start {code}")
        assert "李闻" in thief.answers[-1].text


async def test_the_door_of_one_account_is_open_to_others(tmp_path: Path) -> None:
    async with town(tmp_path) as t:
        thief = t.stranger("生人")
        for _ in range(12):
            await thief.says("/start WRONG")
        assert t.count("tries") == 10
        assert "李闻" in (await t.joins("李闻")).answers[-1].text

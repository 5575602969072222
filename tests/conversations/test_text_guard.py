"""What must not be written here is caught in the chat, and nothing else of a draft is lost."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.telegram import Phone, png
from tests.town import Town, town

PHONE = "13912345678"


async def begun(t: Town) -> Phone:
    """李闻 is asked for the problem."""
    li = await t.joins("李闻")
    await li.says("/log")
    if not li.heard("什么问题"):
        await li.says("清河镇")
    return li


@pytest.fixture
async def warning(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path, text_guard="warn") as made:
        yield made


async def test_a_phone_number_is_refused_and_the_question_stays_open(t: Town) -> None:
    li = await begun(t)
    await li.says(f"联系人{PHONE}，账目不清")

    assert "电话号码" in li.last.text
    assert t.count("drafts") == 1
    await li.says("账目不清")
    assert "账目不清" in t.rows("SELECT answers FROM drafts")[0][0]  # type: ignore[operator]  # it is text


async def test_refused_words_stand_nowhere_in_the_ledger(t: Town) -> None:
    li = await begun(t)
    await li.says(f"联系人{PHONE}，账目不清")

    with closing(sqlite3.connect(t.installed.settings.database)) as ledger:
        assert PHONE not in "\n".join(ledger.iterdump())


async def test_a_caption_is_left_out_and_the_pictures_are_kept(t: Town) -> None:
    li = await begun(t)
    await li.says("账目不清")
    await li.sends_album([png(grey=n) for n in range(3)], caption="举报人张三，拍摄")

    assert li.heard("举报人姓名")
    assert t.count("files") == 3
    assert "张三" not in t.rows("SELECT answers FROM drafts")[0][0]  # type: ignore[operator]  # it is text


async def test_a_file_s_name_is_masked(t: Town) -> None:
    li = await begun(t)
    await li.says("账目不清")
    await li.sends_document(f"{PHONE}.pdf", b"%PDF-")

    assert li.heard("文件名")
    assert PHONE not in str(t.rows("SELECT name FROM files"))


async def test_a_new_log_does_not_begin_with_such_words(t: Town) -> None:
    li = await t.joins("李闻")
    await li.says("绝密\n账目不清")

    assert "密级标识" in li.last.text
    assert t.count("drafts") == 0


async def test_an_edit_does_not_bring_them_in_either(t: Town) -> None:
    li = await begun(t)
    said = await li.says("账目不清")
    await li.edits(said, f"账目不清，电话{PHONE}")

    assert li.heard("电话号码")
    assert PHONE not in str(t.rows("SELECT answers FROM drafts"))


async def test_when_the_setting_is_to_warn_the_words_are_kept_and_the_author_is_told(
    warning: Town,
) -> None:
    li = await begun(warning)
    await li.says(f"联系人{PHONE}，账目不清")

    assert li.last.text.startswith("提醒")
    assert PHONE in str(warning.rows("SELECT answers FROM drafts"))


async def test_a_refusal_in_another_language_is_understood(t: Town) -> None:
    li = await t.joins("李闻", language="en")
    await li.says(f"call {PHONE}")

    assert "a phone number" in li.last.text


async def test_an_invitation_survives_a_kill_before_it_was_answered(t: Town) -> None:
    """Its code stands hidden in the inbox, and is there again when the bot is."""
    code = await t.code_for("李闻")
    phone = t.stranger("李闻")
    body = {
        "update_id": 900_000_000,
        "message": {
            "message_id": 1,
            "date": 1_600_000_000,
            "chat": {"id": phone.user.id, "type": "private", "first_name": "李闻"},
            "from": {"id": phone.user.id, "is_bot": False, "first_name": "李闻"},
            "text": f"/start {code}",
            "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
        },
    }
    running = t.running
    kept = running.queue.mask(json.dumps(body))
    assert code not in kept
    await running.ledger.receive(running.bot.id, {900_000_000: kept})
    await t.restarts()

    assert t.count("persons WHERE name = '李闻' AND telegram_id IS NOT NULL") == 1

"""What the inbox keeps of words that must not be kept: that they came, and from whom."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import Update

from bot.core import errors
from bot.core.text_guard import Mode
from handlers.dialogues import guarding
from handlers.dialogues.discretion import HELD_BACK, emptied
from handlers.inbound import incoming

STORY = "张某某乡长收受礼金"


def update(key: str = "message", **content: Any) -> str:
    person = {"id": 5, "is_bot": False, "first_name": "组长"}
    message = {
        "message_id": 7,
        "date": 1599447600,
        "chat": {"id": 5, "type": "private"},
        "from": person,
        **content,
    }
    return json.dumps({"update_id": 9, key: message}, ensure_ascii=False)


@pytest.mark.parametrize(
    "content",
    [
        {"text": STORY},
        {"caption": STORY, "document": {"file_id": "f", "file_unique_id": "u"}},
        {"contact": {"phone_number": "13800000000", "first_name": STORY}},
        {"text": "好", "reply_to_message": {"message_id": 3, "text": STORY}},
    ],
)
@pytest.mark.parametrize("key", ["message", "edited_message"])
def test_nothing_but_the_place_of_a_message_is_kept(key: str, content: dict[str, Any]) -> None:
    kept = json.loads(emptied(update(key, **content)))
    assert set(kept[key]) == {"message_id", "date", "chat", "from", "text"}
    assert kept[key]["text"] == HELD_BACK


def test_read_again_after_a_crash_it_is_refused(fixed: datetime) -> None:
    again = Update.de_json(json.loads(emptied(update(text=STORY))), None)
    read = incoming.read(again, bot_id=1, bot_name="bot", now=fixed)
    assert read is not None
    with pytest.raises(errors.Unfit):
        guarding.passed(read, Mode.BLOCK)


def test_a_press_is_kept_as_it_is() -> None:
    body = json.dumps({"update_id": 9, "callback_query": {"id": "1", "data": "1:lead:3"}})
    assert json.loads(emptied(body)) == json.loads(body)


@pytest.fixture
def fixed() -> datetime:
    return datetime(2020, 9, 7, 3, tzinfo=UTC)

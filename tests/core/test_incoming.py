"""What a person did: one update is one cause and one answer, for each bot apart."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.core.incoming import Act, Incoming

SAID = Incoming(
    bot_id=42,
    update_id=1001,
    act=Act.TEXT,
    chat_id=70,
    is_private=True,
    user_id=70,
    user_name="李强",
    language_code="zh-hans",
    message_id=5,
    sent_at=datetime(2026, 11, 24, 2, tzinfo=UTC),
    text="会议记录不全",
)


def test_an_update_names_itself_as_the_cause() -> None:
    assert SAID.cause == "update:42:1001"


def test_its_answer_has_one_key_so_that_it_is_given_once() -> None:
    assert SAID.reply_key == "reply:42:1001"


def test_another_bot_and_another_update_are_other_causes() -> None:
    others = (replace(SAID, bot_id=43), replace(SAID, update_id=1002))
    assert len({SAID.cause, *(other.cause for other in others)}) == 3
    assert len({SAID.reply_key, *(other.reply_key for other in others)}) == 3


def test_plain_words_carry_no_command_no_press_and_no_files() -> None:
    assert (SAID.command, SAID.press, SAID.files, SAID.album) == (None, None, (), None)

"""A player presses what he reads, and says so when it is not there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.demo.week import invite_to_post
from bot.demo.week_parts import Stuck
from bot.demo.week_scenes import invitation_code, number_told
from tests.demo_replay.conftest import Replayed
from tests.demo_replay.room import Room


async def test_a_button_that_is_not_there_is_named_with_those_that_are() -> None:
    room = Room()
    room.bot_says(room.li, "选", "甲", "乙")
    with pytest.raises(Stuck, match=r"李明 finds no button '丙' among \['甲', '乙'\]"):
        await room.li.presses("丙")


async def test_a_bot_that_never_answers_ends_the_play() -> None:
    room = Room()
    stage = replace(room.li.stage, patience_seconds=0.05)
    silent = replace(room.li, stage=stage)
    with pytest.raises(Stuck, match=r"still busy after 0\.05 s"):
        await silent.says("/help")


def test_the_newest_message_that_contains_the_words_is_heard() -> None:
    room = Room()
    room.bot_says(room.li, "编号 1")
    newest = room.bot_says(room.li, "编号 2")
    assert room.li.heard("编号") == newest
    assert room.li.heard("没有") is None


def test_only_the_newest_messages_buttons_are_offered() -> None:
    room = Room()
    assert room.li.offered == []
    room.bot_says(room.li, "一", "甲")
    room.bot_says(room.li, "二", "乙")
    assert room.li.offered == ["乙"]


def test_an_invitation_that_was_not_given_is_missed() -> None:
    room = Room()
    with pytest.raises(Stuck, match="no invitation"):
        invitation_code(room.li)


def test_a_number_that_was_not_told_is_missed() -> None:
    room = Room()
    with pytest.raises(Stuck, match="no number"):
        number_told(room.li)


def test_nobody_is_invited_to_a_post_he_does_not_hold(small: Replayed) -> None:
    with small.ledger.work() as work, pytest.raises(Stuck, match="holds no post"):
        invite_to_post(work, "无此人")

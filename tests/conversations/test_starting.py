"""A start on a bad line: one lost answer is no reason to stay down, a wrong token is."""

from __future__ import annotations

import pytest

from bot import app, connecting
from bot.demo.botapi import faults
from bot.settings import SettingsError
from tests.town import Town


async def test_an_answer_that_is_lost_at_the_start_is_asked_for_again(
    t: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "FIRST_WAITS", (0.0, 0.0))
    li = await t.joins("李闻")
    await t.stops()
    t.api.faults.add(faults.server_error(), method="getMe", times=2)
    await t.starts()
    await li.says("/help")
    await t.stops()
    t.api.faults.add(faults.server_error(), method="getMe", times=3)
    with pytest.raises(SettingsError, match="no answer from the Bot API"):
        await t.starts()
    t.errors.clear()


async def test_a_wrong_token_is_said_at_once(t: Town) -> None:
    await t.stops()
    t.api.faults.add(faults.refused(401, "Unauthorized"), method="getMe")
    with pytest.raises(SettingsError, match="does not know this token"):
        await t.starts()


async def test_what_waits_long_for_its_turn_does_not_hold_up_the_end(
    t: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "LAST_TURNS_SECONDS", 0.1)
    monkeypatch.setattr(app, "LAST_SENDS_SECONDS", 0.1)
    li = await t.joins("李闻")
    before = len(li.answers)
    t.running.delivering.pace.pause(li.chat.id, 0)
    t.running.delivering.pace.chat_seconds = 60
    for _ in range(3):
        li.user.sends("/help")
    await t.api.changes.until(lambda: len(li.answers) > before, 2)
    await t.stops()
    await t.starts()
    await t.passes(hours=1)
    await t.api.settled()
    assert len(li.answers) == before + 3

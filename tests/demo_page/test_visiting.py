"""What stands ready when the demo hands its people over to the page."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.core.rounds import Phase
from bot.core.work import Work
from bot.demo import page, story_cast
from tests.demo_page.conftest import words
from tests.town import Town, town

FINDER = "张文衡"


@pytest.fixture
async def prefecture(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path, roster=story_cast.prefecture()) as made:
        await made.joins(FINDER)
        yield made


async def opened(t: Town) -> Any:
    """The page's state, with everybody in."""
    visit = page.Visit(api=t.api, bot=t.running, clock=t.clock, words=words)
    application = await page.opened(visit)
    async with (
        page.serving_page(t.api, application) as url,
        httpx.AsyncClient(base_url=url, verify=False) as web,  # noqa: S501 (plain HTTP)
    ):
        return (await web.get("/api/state")).json()


async def test_everybody_has_joined_and_keeps_the_phone_he_had(prefecture: Town) -> None:
    state = await opened(prefecture)
    assert len(state["people"]) == 12
    assert all(person["keyboard"] for person in state["people"])
    finder = state["people"][0]
    assert finder["id"] == prefecture.phones[FINDER].user.id
    assert finder["name"] == FINDER


async def test_roles_are_told_in_both_languages_with_the_unit(prefecture: Town) -> None:
    roles = [person["role"] for person in (await opened(prefecture))["people"]]
    assert {"zh": "驼泉乡联络员", "en": "Liaison, 驼泉乡"} in roles
    assert {"zh": "巡察组组员", "en": "Team member"} in roles


async def test_a_new_round_is_in_the_field(prefecture: Town) -> None:
    await opened(prefecture)
    phases = await prefecture.running.ledger.read(_phases)
    assert phases["8"] is Phase.FIELDWORK


def _phases(work: Work) -> dict[str, Phase]:
    return {round_.number: round_.phase for round_ in work.rounds.all()}


async def test_the_tour_is_played_by_people_of_the_page(prefecture: Town) -> None:
    state = await opened(prefecture)
    ids = {person["id"] for person in state["people"]}
    scenes = state["tour"]["scenes"]
    assert len(scenes) == 10
    assert {step["person"] for scene in scenes for step in scene["steps"]} <= ids
    assert state["tour"]["finder"] == state["people"][0]["id"]


async def test_every_step_of_the_tour_has_its_words_in_both_languages(prefecture: Town) -> None:
    scenes = (await opened(prefecture))["tour"]["scenes"]
    for scene in scenes:
        assert set(scene["title"]) == set(scene["text"]) == {"zh", "en"}
        assert scene["title"]["zh"] != scene["title"]["en"]
        assert all(step["words"]["zh"] or step["does"] == "first" for step in scene["steps"])

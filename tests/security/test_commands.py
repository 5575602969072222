"""Every command, with other people's numbers behind it, by everyone: nothing of theirs is told."""

from __future__ import annotations

import pytest

from bot.core.roles import Role
from bot.core.screens import Button
from handlers import menus
from handlers.dialogues.routing import Command
from handlers.dialogues.turns import Guide
from handlers.routes import COMMANDS
from tests.handlers.talking import Chat
from tests.security.cast import SECRET, UNIT, Cast

NAMES = [route.name for route in COMMANDS if isinstance(route, Command)]


def outsiders(cast: Cast, guide: Guide) -> list[Chat]:
    roles = (Role.MEMBER, Role.HEAD, Role.PRINCIPAL, Role.RESPONSIBLE, Role.DISCIPLINE)
    people = [cast.others[role] for role in roles]
    return [Chat(cast.ledger, guide, person) for person in (*people, cast.own[Role.ADMIN])]


def numbers(cast: Cast) -> tuple[str, ...]:
    with cast.ledger.work() as work:
        return tuple(
            work.findings.get(cast.ids[name]).number
            for name in ("draft", "signed", "assigned", "closed")
        )


@pytest.mark.parametrize("name", NAMES)
def test_no_command_tells_an_outsider_of_the_unit(
    fresh_once: Cast, guide: Guide, name: str
) -> None:
    """The words of the command itself may be repeated; nothing else may."""
    arguments = ("", numbers(fresh_once)[2], UNIT, SECRET[:4])
    for chat in outsiders(fresh_once, guide):
        for argument in arguments:
            chat.says(f"/{name} {argument}")
            told = chat.hears.replace(argument, "") if argument else chat.hears
            assert SECRET not in told
            # The administrator's roster names the unit of a post, and nothing of its items.
            assert UNIT not in told or (
                name == "people" and chat.person == fresh_once.own[Role.ADMIN]
            )
            assert "7-01-" not in told
            chat.says("/cancel")


@pytest.mark.parametrize("name", ["show", "brief", "find"])
def test_a_number_one_may_not_see_is_answered_like_one_that_is_none(
    fresh_once: Cast, guide: Guide, name: str
) -> None:
    real, none = numbers(fresh_once)[2], "7-01-999"
    for chat in outsiders(fresh_once, guide):
        heard = []
        for number in (real, none):
            chat.says(f"/{name} {number}")
            heard.append(chat.hears.replace(number, "N"))
            chat.says("/cancel")
        assert heard[0] == heard[1], f"{chat.person.name} /{name}"


def test_every_command_has_its_roles(fresh_once: Cast, guide: Guide) -> None:
    """A command without a line in the table of menus fails here; whom the table leaves out is
    not served by typing it."""
    listed = dict(menus.COMMANDS)
    assert set(NAMES) == set(listed)
    admin = Chat(fresh_once.ledger, guide, fresh_once.own[Role.ADMIN])
    for name in NAMES:
        if Role.ADMIN not in listed[name]:
            admin.says(f"/{name}")
            assert admin.screen is None or not admin.screen.attachments
            assert not any(b.press[0] == "item" for row in _rows(admin) for b in row)


def _rows(chat: Chat) -> tuple[tuple[Button, ...], ...]:
    return chat.screen.buttons if chat.screen else ()

"""The table of routes finds by name, and refuses two of one name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handlers.dialogues.routing import Command, Press
from tests.handlers import toys


def test_a_route_is_found_by_its_name() -> None:
    assert toys.ROUTES.command("log") == Command("log", toys.log)
    assert toys.ROUTES.command("unheard-of") is None
    assert toys.ROUTES.command(None) is None
    assert toys.ROUTES.press("me") == Press("me", toys.me)
    assert toys.ROUTES.press("unheard-of") is None


def test_two_routes_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="two routes of one name"):
        replace(toys.ROUTES, commands=(Command("a", toys.log), Command("a", toys.me)))

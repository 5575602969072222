"""Screens as their readers see them: the words without markup, in either language."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot.core.screens import Screen
from handlers.outbound.texts import Texts, unmark
from tests.ledger import HOURS

LOCALES = Path(__file__).parents[2] / "locales"


@cache
def _texts() -> Texts:
    return Texts(LOCALES, HOURS.zone, strict=True)


def spoken(screen: Screen, language: str = "zh-CN") -> str:
    """Its lines; a text id or an argument that is missing raises."""
    return "\n".join(unmark(_texts().render(line, language)) for line in screen.lines)


def labels(screen: Screen, language: str = "zh-CN") -> list[str]:
    return [_texts().plain(b.label, language) for row in screen.buttons for b in row]


def presses(screen: Screen) -> list[tuple[str, ...]]:
    return [button.press for row in screen.buttons for button in row]

"""A bundled line about something that is no finding: what it says now, and how to open it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.screens import Button, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    line: Text
    urgency: int
    button: Button


def open_button(kind: str, id: int, number: str, summary: str) -> Button:
    return Button(label=f"{number} {summary}", press=(kind, str(id)))

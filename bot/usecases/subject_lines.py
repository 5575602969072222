"""A bundled line about something that is no finding: what it says now, and how to open it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.screens import Button, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """`is_protected`: not to be passed on."""

    line: Text
    urgency: int
    button: Button
    is_protected: bool = False


def open_button(kind: str, id: int, number: str, summary: str) -> Button:
    return Button(label=f"{number} {summary}", press=(kind, str(id)))

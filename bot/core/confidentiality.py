"""What leaves for a chat, made no louder than it must be: protected, sparse, or gone after a time.

Telegram is a public service and a telephone lies about: an office may choose that notices say no
more than number, light and date, and that what speaks of an item deletes itself (domain §8).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, assert_never

from bot.core import findings, screens
from bot.core.policy import Policy, Protect

# Telegram deletes nothing that is older than 48 hours; an hour is left for trying again.
LONGEST = timedelta(hours=47)
HIDDEN = "…"
# Arguments whose words are numbers, not people's.
_TELLING = frozenset({"number", "numbers", "week", "code"})


def protects(protect: Protect, state: findings.State) -> bool:
    """Whether a message about an item in this state may be neither forwarded nor saved."""
    match protect:
        case Protect.ITEMS:
            return True
        case Protect.PAPERS:
            return state in findings.BEFORE_FEEDBACK
        case Protect.INVITATIONS:
            return False
        case _:
            assert_never(protect)


def is_sensitive(screen: screens.Screen) -> bool:
    """About an item, or leading to some, or showing a picture or a file."""
    opens = any(button.press[:1] == ("item",) for row in screen.buttons for button in row)
    return screen.protected or screen.item is not None or bool(screen.attachments) or opens


def lifetime(screen: screens.Screen, policy: Policy) -> int:
    """Minutes until its message deletes itself; 0 is never. A sheet of codes is to be printed, so
    it may be saved, and does not stay in the chat."""
    limits = [policy.self_delete_minutes] if is_sensitive(screen) else []
    if any(isinstance(each, screens.InvitationSheetAttachment) for each in screen.attachments):
        limits.append(policy.invitation_sheet_minutes)
    return min((minutes for minutes in limits if minutes), default=0)


def sparse(screen: screens.Screen) -> screens.Screen:
    """Numbers, lights and dates stay; whatever somebody has written does not."""
    lines = tuple(_sparse(line) for line in screen.lines)
    buttons = tuple(tuple(_plain(button) for button in row) for row in screen.buttons)
    return screen.model_copy(update={"lines": lines, "buttons": buttons})


def _sparse(line: screens.Text) -> screens.Text:
    args = {name: _quiet(name, value) for name, value in line.args.items()}
    return line.model_copy(update={"args": args})


def _quiet(name: str, value: screens.Arg) -> screens.Arg:
    match value:
        case str():
            return value if name in _TELLING else HIDDEN
        case screens.Text():
            return _sparse(value)
        case screens.Many(items=items):
            return screens.Many(items=tuple(_one(name, each) for each in items))
    return value


def _one(name: str, item: screens.Text | str) -> screens.Text | str:
    if isinstance(item, screens.Text):
        return _sparse(item)
    return item if name in _TELLING else HIDDEN


def _plain(button: screens.Button) -> screens.Button:
    """An item's button is labelled with its number and its words: the number is enough."""
    if isinstance(button.label, screens.Text):
        return button.model_copy(update={"label": _sparse(button.label)})
    first = button.label.partition(" ")[0]
    return button.model_copy(update={"label": first if button.press[0] == "item" else HIDDEN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Vanishing:
    chat_id: int
    message_id: int


class Vanishings(Protocol):
    def add(self, messages: Sequence[tuple[int, int]], minutes: int) -> None:
        """Sent now, to be gone then; one that was sent before keeps Telegram's own limit."""
        ...

    def due(self, now: datetime, *, limit: int) -> Sequence[Vanishing]: ...
    def gone(self, message: Vanishing) -> None: ...

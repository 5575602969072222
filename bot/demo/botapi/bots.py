"""A bot's account: its token, its updates, and what it has told Telegram about itself."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from bot.demo.botapi.errors import JSON
from bot.demo.botapi.updates import UpdateQueue


@dataclass(slots=True, kw_only=True, eq=False)
class BotAccount:
    """`commands` and `menus` are what it set, by scope; `reads_groups` is privacy mode off."""

    id: int
    token: str
    username: str
    first_name: str
    reads_groups: bool = False
    updates: UpdateQueue
    webhook: JSON = field(default_factory=dict)
    commands: dict[str, list[JSON]] = field(default_factory=dict)
    menus: dict[int | None, JSON] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)

    def as_json(self) -> JSON:
        return {
            "id": self.id,
            "is_bot": True,
            "first_name": self.first_name,
            "username": self.username,
        }


def new_bot(number: int, username: str, first_name: str) -> BotAccount:
    """The same username under the same number always gets the same token."""
    bot_id = 7_000_000_000 + number
    secret = hashlib.sha256(f"{bot_id} {username}".encode()).hexdigest()[:35]
    return BotAccount(
        id=bot_id,
        token=f"{bot_id}:{secret}",
        username=username,
        first_name=first_name,
        updates=UpdateQueue(first=100_000_001 + 1_000_000 * number),
    )

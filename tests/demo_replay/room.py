"""Two people, a server without a bot, and a transcript of it: a test posts what a bot would."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import cast

from bot.demo import botapi
from bot.demo.botapi.entities import Formatted
from bot.demo.botapi.files import Upload
from bot.demo.botapi.values import Button, Markup
from bot.demo.clock import VirtualClock
from bot.demo.transcript import to_terminal
from bot.demo.week_parts import Bot, Part, Stage
from tests.demo_replay.playing import TEXTS

MORNING = datetime(2020, 12, 7, 1, 30, tzinfo=UTC)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Room:
    """A server without a bot: the test posts what a bot would."""

    def __init__(
        self, out: io.StringIO | None = None, language: str = "zh-CN", **environment: str
    ) -> None:
        self.out = out or io.StringIO()
        self.clock = VirtualClock(MORNING)
        self.api = botapi.BotApi(clock=self.clock)
        self.log = to_terminal(self.out, TEXTS.plain, language, environment)
        self.unwatch = self.log.watch(self.api)
        self.li = self.joins(1, "李明", "组员")
        self.wang = self.joins(2, "王芳", "组长")

    def joins(self, account: int, name: str, post: str) -> Part:
        stage = Stage(
            api=self.api,
            bot=cast("Bot", None),  # nobody asks it anything here
            clock=self.clock,
            words=TEXTS.plain,
            watching=self.log,
        )
        part = Part(stage=stage, user=self.api.user(account, name), name=name, post=post)
        self.log.parts[account] = part
        return part

    def bot_says(
        self,
        to: Part,
        words: str,
        *labels: str,
        keyboard: tuple[str, ...] = (),
        photo: bool = False,
    ) -> botapi.Message:
        media = self.api.files.store("photo", Upload(content=b"\x89PNG")) if photo else None
        inline = tuple((Button(label=label, data="x"),) for label in labels)
        return self.api.post(
            to.chat,
            sender=self.api.bot.id,
            from_bot=True,
            content=Formatted(words),
            media=media,
            markup=Markup(inline=inline, keyboard=(keyboard,) if keyboard else ()),
        )

    @property
    def lines(self) -> list[str]:
        return [line for line in self.out.getvalue().splitlines() if line]

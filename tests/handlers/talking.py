"""A chat without Telegram: each thing a person says is one real transaction with its answer.

li.says("/log"); li.presses("清河镇"); assert "什么问题？" in li.hears
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.core.evidence import FileKind
from bot.core.incoming import Act, Incoming, IncomingFile
from bot.core.messages import Outgoing
from bot.core.people import Person
from bot.core.screens import Button, Screen
from handlers.dialogues import turns
from handlers.dialogues.turns import Guide
from handlers.outbound.texts import Texts
from tests.handlers import toys
from tests.ledger import HOURS, START, Ledger

_updates = itertools.count(1)


def guide(folder: Path, locales: Path) -> Guide:
    """The real sentences with the toys' beside them; the toys speak Chinese in every language."""
    for language in ("zh-CN", "en"):
        (folder / language).mkdir(parents=True)
        for name in ("common.ftl", "dialogue.ftl"):
            (folder / language / name).write_bytes((locales / language / name).read_bytes())
        (folder / language / "toys.ftl").write_text(toys.SENTENCES, "utf-8")
    texts = Texts(folder, HOURS.zone, strict=True)
    return Guide(routes=toys.ROUTES, texts=texts, language="zh-CN")


def file(*, size: int = 1000, kind: FileKind = FileKind.PHOTO) -> IncomingFile:
    number = next(_updates)
    return IncomingFile(
        kind=kind,
        telegram_id=f"file-{number}",
        telegram_unique_id=f"unique-{number}",
        name="photo.jpg",
        mime="image/jpeg",
        size=size,
    )


class Chat:
    """`screen` is the last answer, `hears` its sentences, `toast` the answer to the last press."""

    def __init__(self, ledger: Ledger, guide: Guide, person: Person, language: str = "zh") -> None:
        self.ledger = ledger
        self.guide = guide
        self.person = person
        self.language = language
        self.screen: Screen | None = None
        self.toast = ""
        self._messages = itertools.count(100)
        self.last_message = 0

    @property
    def hears(self) -> str:
        lines = self.screen.lines if self.screen else ()
        return "\n".join(self.guide.texts.plain(line, self._tongue) for line in lines)

    @property
    def labels(self) -> list[str]:
        return [self._label(button) for button in self._buttons]

    @property
    def _buttons(self) -> Sequence[Button]:
        return [b for row in (self.screen.buttons if self.screen else ()) for b in row]

    def says(self, text: str, **more: object) -> None:
        is_command = text.startswith("/")
        command, _, argument = text[1:].partition(" ") if is_command else (None, "", "")
        self._does(act=Act.TEXT, text=text, command=command, argument=argument, **more)

    def sends(self, *files: IncomingFile, caption: str = "", album: str | None = None) -> None:
        self._does(act=Act.FILES, text=caption, files=files or (file(),), album=album)

    def edits(self, message_id: int, text: str) -> None:
        self._does(act=Act.EDIT, text=text, message_id=message_id)

    def presses(self, label: str) -> tuple[str, ...]:
        """The press, so that a test may send it again."""
        button = next((b for b in self._buttons if label in self._label(b)), None)
        if button is None:
            raise AssertionError(f"no button {label}; there are {self.labels}")
        self.presses_data(button.press)
        return button.press

    def presses_data(self, press: tuple[str, ...] | None, **more: object) -> None:
        self._does(act=Act.PRESS, press=press, **more)

    def does(self, incoming: Incoming) -> None:
        with self.ledger.work(cause=incoming.cause) as work:
            answered = turns.take(work, incoming, self.guide)
            stored = work.outbox.get(answered.outbox_id) if answered.outbox_id else None
        self._shows(stored)
        toast = answered.toast
        self.toast = self.guide.texts.plain(toast, self._tongue) if toast else ""

    def incoming(self, **fields: Any) -> Incoming:
        self.last_message = next(self._messages)
        basis = Incoming(
            bot_id=1,
            update_id=next(_updates),
            act=Act.TEXT,
            chat_id=self.person.chat_id or 5,
            is_private=True,
            user_id=self.person.telegram_id or 5,
            user_name=self.person.name,
            language_code=self.language,
            message_id=self.last_message,
            sent_at=START,
        )
        return replace(basis, **fields)

    def drafts(self) -> list[dict[str, object]]:
        rows = self.ledger.rows("SELECT answers FROM drafts ORDER BY id")
        return [json.loads(str(answers)) for (answers,) in rows]

    def submitted(self) -> list[dict[str, object]]:
        rows = self.ledger.rows(
            "SELECT p.body FROM events e JOIN event_payloads p USING (seq) WHERE e.kind = 'toy'"
        )
        return [json.loads(str(body)) for (body,) in rows]

    def _does(self, **fields: Any) -> None:
        self.does(self.incoming(**fields))

    def _shows(self, stored: Outgoing | None) -> None:
        self.screen = stored.screen if stored else None

    def _label(self, button: Button) -> str:
        return self.guide.texts.plain(button.label, self._tongue)

    @property
    def _tongue(self) -> str:
        return "en" if self.language == "en" else "zh-CN"

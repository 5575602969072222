"""What one installation has on its disk, opened together: secret, local rules, texts, ledger."""

from __future__ import annotations

import os
import secrets
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib import resources
from pathlib import Path

import yaml
from pydantic import ValidationError

from bot.core import categories
from bot.core.calendar import HolidayFileError, Workdays, parse_holidays
from bot.core.imports import Kind
from bot.core.ledger_entries import Words
from bot.core.policy import Policy
from bot.core.screens import Text, text
from bot.core.text_guard import Mode
from bot.processes.importing import Paper
from bot.processes.ledger_paper import LedgerPaper
from bot.reports.word import Templates
from bot.settings import Settings, SettingsError
from handlers.outbound.texts import Texts
from storage.backups import Place
from storage.database import Database
from storage.files import make_private
from storage.vault import Vault

Clock = Callable[[], datetime]


class NotInitialised(Exception):
    """There is no ledger here yet: `init` makes one."""


def system_clock() -> datetime:
    """The one place where the machine's clock is read."""
    return datetime.now(UTC)  # noqa: TID251  # every other module takes a clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    settings: Settings
    policy: Policy
    workdays: Workdays
    texts: Texts
    clock: Clock

    @property
    def files(self) -> Path:
        return self.settings.data_dir / "files"

    @property
    def made(self) -> Path:
        """Files that are made and not yet sent."""
        return self.settings.data_dir / "made"

    @property
    def _secret(self) -> Path:
        return self.settings.data_dir / "secret"

    @property
    def place(self) -> Place:
        return Place(database=self.settings.database, files=self.files, secret=self._secret)

    @property
    def vault(self) -> Vault:
        folder = self.settings.data_dir / "backups"
        return Vault(place=self.place, folder=folder, zone=self.settings.zone)

    def chinese(self, words: Text) -> str:
        """As an office's own papers are written, whatever language a reader has chosen."""
        return self.texts.plain(words, "zh-CN")

    def papers(self) -> Mapping[Kind, Paper]:
        """How each kind of the office's papers is taken in."""
        words = Words.of(self._in_every_language, categories.CODES)
        ledger = LedgerPaper(
            words=words,
            own=self.policy.ledger_words,
            heading=self.chinese(text("import-reason")),
            guarded=self.settings.text_guard is Mode.BLOCK,
        )
        return {Kind.LEDGER: ledger}

    def _in_every_language(self, id: str) -> tuple[str, ...]:
        return tuple(self.texts.plain(text(id), each) for each in self.texts.languages)

    @property
    def templates(self) -> Templates:
        """Of Word papers: the packaged ones, and those that this office has edited."""
        own = self.settings.data_dir / "templates"
        return Templates(own=own)

    def initialise(self) -> None:
        """The data directory (0700) and the secret that invitation codes are derived from."""
        self.settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.settings.data_dir.chmod(0o700)
        if not self._secret.exists():
            make_private(self._secret)
            self._secret.write_bytes(secrets.token_bytes(32))

    def secret(self) -> bytes:
        try:
            return self._secret.read_bytes()
        except FileNotFoundError:
            raise NotInitialised() from None

    @asynccontextmanager
    async def ledger(self, *, exclusive: bool = False) -> AsyncIterator[Database]:
        """Raises `NotInitialised`, and what `Database.open` raises."""
        if not self.settings.database.exists():
            raise NotInitialised()
        async with Database.open(
            self.settings.database,
            clock=self.clock,
            policy=self.policy,
            workdays=self.workdays,
            hours=self.settings.hours,
            secret=self.secret(),
            exclusive=exclusive,
        ) as database:
            yield database


def read(settings: Settings, *, clock: Clock = system_clock, strict: bool = False) -> Installation:
    """Raises `SettingsError` for a policy or holiday file that cannot be used."""
    return Installation(
        settings=settings,
        policy=_policy(settings.policy_file),
        workdays=Workdays(overlay=_holidays(settings.holidays_file)),
        texts=Texts(locales(), settings.zone, strict=strict),
        clock=clock,
    )


def locales() -> Path:
    """The sentences, from the installed package or the checkout."""
    return Path(os.fspath(resources.files("handlers").joinpath("..", "locales"))).resolve()  # type: ignore[call-overload,unused-ignore]  # a Traversable on disk is a path


def _text(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{name}: {path} cannot be read ({type(error).__name__})") from None


def _policy(path: Path | None) -> Policy:
    if path is None:
        return Policy()
    try:
        return Policy.model_validate(yaml.safe_load(_text(path, "POLICY_FILE")) or {})
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        raise SettingsError(f"POLICY_FILE: {path}, line {line}, is not YAML") from None
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise SettingsError(f"POLICY_FILE: {where}: {first['msg']}") from None


def _holidays(path: Path | None) -> Mapping[date, bool]:
    if path is None:
        return {}
    try:
        return parse_holidays(_text(path, "HOLIDAYS_FILE"))
    except HolidayFileError as error:
        raise SettingsError(f"HOLIDAYS_FILE: {error}") from None

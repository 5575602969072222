"""Backing up: once a night, and the newest backup restored and verified before it counts.

A backup nobody has restored is a hope. Whatever goes wrong is told to the director and the
administrator, and tried again an hour later.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol, TypeVar

from bot.core.ledger import Ledger
from bot.core.roles import Role
from bot.core.screens import Text, say, text
from bot.core.work import Work
from bot.processes.beside import beside
from bot.usecases import in_post

AT = time(2, 30)
TOLD = (Role.DIRECTOR, Role.ADMIN)

T = TypeVar("T")

log = logging.getLogger(__name__)


class Vault(Protocol):
    """Plain and slow: both read and write every byte."""

    def make(self, at: datetime) -> object: ...
    def prove(self, at: datetime) -> str | None:
        """The first fault of the newest backup, None when it was restored whole."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class BackingUp:
    """`at` is the wall-clock time in the installation's zone from which a night's one is due."""

    ledger: Ledger
    vault: Vault
    at: time = AT

    async def __call__(self) -> None:
        """Raises `StorageDown` when not even the ledger's own slots can be written."""
        due = await self.ledger.transact(_due, self.at, cause="backing-up")
        if due is None:
            return
        night, now = due
        failure = await self._made(now)
        if failure is not None:
            await self._tell(night, text("backup-failed", reason=failure))
            return
        await self.ledger.transact(_note, "backup", night, cause="backing-up")
        fault = await self._proved(now)
        if fault is not None:
            await self._tell(night, text("backup-unproved", reason=fault))
            return
        await self.ledger.transact(_note, "proof", night, cause="backing-up")

    async def _made(self, now: datetime) -> str | None:
        try:
            await beside(lambda: self.vault.make(now))
        except Exception as failure:
            log.exception("no backup was made")
            return str(failure)
        return None

    async def _proved(self, now: datetime) -> str | None:
        try:
            return await beside(lambda: self.vault.prove(now))
        except Exception as failure:
            log.exception("the backup could not be proved")
            return str(failure)

    async def _tell(self, night: str, sentence: Text) -> None:
        log.error("backup of %s: %s", night, sentence)
        await self.ledger.transact(_tell, night, sentence, cause="backing-up")


def _due(work: Work, at: time) -> tuple[str, datetime] | None:
    """The night whose backup is missing, tried at most once an hour."""
    night = _night(work, at).isoformat()
    if work.upkeep.last("backup") == night:
        return None
    if not work.clocks.take_slot("backup-try", f"{night} at {work.now:%Y-%m-%dT%H}"):
        return None
    return night, work.now


def _night(work: Work, at: time) -> date:
    """The last day on which that time has passed: one missed in the day is made up at once."""
    is_past = work.now >= work.hours.at(work.today, at)
    return work.today if is_past else work.today - timedelta(days=1)


def _note(work: Work, task: str, night: str) -> None:
    work.upkeep.note(task, night)


def _tell(work: Work, night: str, sentence: Text) -> None:
    for person in sorted(in_post.anywhere(work, *TOLD)):
        work.outbox.put(
            say(sentence.id, **sentence.args),
            key=f"{sentence.id}:{night}:{person}",
            kind="notice",
            person_id=person,
            not_before=work.hours.next_notice(work.now, work.workdays),
        )

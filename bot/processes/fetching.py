"""The bytes of evidence come home: downloaded after the commit, kept by content on our disk."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

from bot.core.evidence import StoredFile
from bot.core.ledger import Ledger, StorageDown
from bot.core.work import Work
from bot.processes import looking
from bot.usecases import evidence, signals

BATCH = 8
MOST_ATTEMPTS = 8
IDLE_SECONDS = 30.0
FIRST_WAIT_SECONDS = 5.0
LONGEST_WAIT_SECONDS = 3600

log = logging.getLogger(__name__)


class Gone(Exception):
    """It will never be downloaded: too big, or its id is dead. The reason is what is recorded."""


class Downloader(Protocol):
    async def download(self, telegram_id: str) -> bytes:
        """Raises `Gone`; anything else is tried again."""
        ...


def blob_path(folder: Path, sha256: str) -> Path:
    """Where the content stands: `ab/abcdef…` below the folder of files."""
    return folder / sha256[:2] / sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetching:
    """`folder` is DATA_DIR/files."""

    ledger: Ledger
    downloader: Downloader
    folder: Path
    clock: Callable[[], datetime]
    waker: asyncio.Event = field(default_factory=asyncio.Event)

    def wake(self) -> None:
        self.waker.set()

    async def run(self) -> None:
        """Until cancelled; a database that is down is asked again."""
        while True:
            self.waker.clear()
            try:
                await self()
            except StorageDown:
                log.exception("evidence cannot be recorded")
            await self._rest()

    async def __call__(self) -> int:
        """Fetches all that is due now, one after the other; how many were tried."""
        tried = 0
        while waiting := await self.ledger.read(_to_fetch):
            for file in waiting:
                await self._one(file)
            tried += len(waiting)
        return tried

    async def _one(self, file: StoredFile) -> None:
        try:
            content = await self.downloader.download(file.telegram_id)
            sha256, seen = await asyncio.to_thread(_kept, self.folder, content)
        except Gone as gone:
            await self._save(file, dead_reason=str(gone))
        except Exception:
            log.exception("file %s not fetched", file.id)
            await self._put_off(file)
        else:
            now = self.clock()
            await self._save(
                file,
                sha256=sha256,
                size=len(content),
                fetched_at=now,
                dhash=seen.dhash,
                taken_on=seen.taken_on,
            )

    async def _put_off(self, file: StoredFile) -> None:
        attempts = file.attempts + 1
        if attempts >= MOST_ATTEMPTS:
            await self._save(file, attempts=attempts, dead_reason="unreachable")
            return
        wait = min(FIRST_WAIT_SECONDS * 2**attempts, LONGEST_WAIT_SECONDS)
        due = self.clock() + timedelta(seconds=wait)
        await self._save(file, attempts=attempts, not_before=due)

    async def _save(self, file: StoredFile, **changes: Any) -> None:
        changed = replace(file, **changes)
        await self.ledger.transact(_record, changed, cause=f"fetching:{file.id}")

    async def _rest(self) -> None:
        try:
            async with asyncio.timeout(IDLE_SECONDS):
                await self.waker.wait()
        except TimeoutError:
            return


def _kept(folder: Path, content: bytes) -> tuple[str, looking.Look]:
    return store(folder, content), looking.look(content)


def store(folder: Path, content: bytes) -> str:
    """Writes the content under its SHA-256 unless it stands there already; whole or not at all."""
    sha256 = hashlib.sha256(content).hexdigest()
    path = blob_path(folder, sha256)
    if path.exists():
        return sha256
    for each in (folder, path.parent):
        each.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_name(f"{sha256}.part")
    unfinished.touch(mode=0o600)
    with unfinished.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.rename(path)
    _sync_folder(path.parent)
    return sha256


def _sync_folder(folder: Path) -> None:
    """The name is durable only when the folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _to_fetch(work: Work) -> list[StoredFile]:
    return list(work.evidence.to_fetch(work.now, limit=BATCH))


def _record(work: Work, file: StoredFile) -> None:
    evidence.record(file, work)
    if file.sha256:
        signals.of_file(file, work)

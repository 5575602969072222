"""Exporting: a file that somebody has asked for is made beside the loop, and leaves as a document.

One table says how each kind of file is made. Whatever a crash leaves, the next look finds it in
the ledger: what was asked is made (again), what was sent takes its file away.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeVar, TypeVarTuple

from bot.core import errors
from bot.core.exports import MOST_BYTES, Export, Gathered, Made, State
from bot.core.ledger import Ledger, StorageDown
from bot.core.people import Actor
from bot.core.screens import Text, Words, text
from bot.core.work import Work
from bot.processes.beside import Progress, by_state, watched
from bot.usecases import exports as cases

Args = TypeVarTuple("Args")
Result = TypeVar("Result")

log = logging.getLogger(__name__)


class Maker(Protocol):
    """One kind of file. `gather` runs on one snapshot, `make` in a thread of its own."""

    def gather(self, work: Work, export: Export, actor: Actor | None) -> Gathered:
        """What this reader may have of it; None is the operator. Raises `UserError`."""
        ...

    def make(self, gathered: Gathered, path: Path, words: Words, progress: Progress) -> None:
        """Writes the file."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporting:
    """`folder` holds the files until they are sent; `words` is the language of what is in them."""

    ledger: Ledger
    folder: Path
    makers: Mapping[str, Maker]
    words: Words
    _at_work: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def __call__(self) -> None:
        """Raises `StorageDown`."""
        async with self._at_work:
            for export in await self.ledger.read(_asked):
                await self._one(export)
            if await self.ledger.read(_is_under_way):
                for export in await self._do(cases.settled):
                    made_path(self.folder, export.id).unlink(missing_ok=True)

    async def _one(self, export: Export) -> None:
        try:
            gathered, file = await self._made(export)
            await self._do(_made, export, gathered, file)
        except errors.Stale:
            log.info("export %s has gone on meanwhile", export.id)
        except errors.UserError as refusal:
            await self._do(_refused, export, refusal.text)
        except StorageDown:
            raise
        except Exception:  # one file that cannot be made must not keep the others waiting
            log.exception("export %s could not be made", export.id)
            await self._do(_refused, export, text("export-failed"))

    async def _made(self, export: Export) -> tuple[Gathered, Made]:
        """Raises `UserError`."""
        maker = self.makers[export.kind]
        gathered = await self.ledger.read(_gathered, maker, export)
        path, progress = made_path(self.folder, export.id), Progress()
        made = await watched(
            lambda: written(maker, gathered, path, self.words, progress),
            lambda: self._do(_say_progress, export, progress.done),
        )
        return gathered, made

    async def _do(self, deed: Callable[[Work, *Args], Result], *args: *Args) -> Result:
        return await by_state(self.ledger, "exporting", deed, *args)


def made_path(folder: Path, id: int) -> Path:
    return folder / str(id)


def written(
    maker: Maker, gathered: Gathered, path: Path, words: Words, progress: Progress
) -> Made:
    """The file, whole or not at all. Raises `Unfit` for more than Telegram takes."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        maker.make(gathered, path, words, progress)
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise errors.Unfit("export-big", megabytes=-(-size // 1024**2))
        return Made(name=words(gathered.name), size=size, sha256=hashed(path))
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def hashed(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _asked(work: Work) -> list[Export]:
    return list(work.exports.in_state(State.ASKED))


def _is_under_way(work: Work) -> bool:
    return bool(work.exports.in_state(State.MADE))


def _gathered(work: Work, maker: Maker, export: Export) -> Gathered:
    """With the rights that its reader has now, not those of when he asked."""
    person = export.person_id
    actor = None if person is None else work.people.actor(person, work.today)
    return maker.gather(work, export, actor)


def _say_progress(work: Work, export: Export, done: int) -> None:
    cases.progress(export, done, work)


def _made(work: Work, export: Export, gathered: Gathered, file: Made) -> None:
    cases.made(export, gathered, file, work)


def _refused(work: Work, export: Export, why: Text) -> None:
    cases.refused(export, why, work)

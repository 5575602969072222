"""Importing: an office file is read beside the loop, planned, and written once it is confirmed.

One table says how each kind of paper is read and what becomes of it. Whatever state a crash
leaves, the next look finds it in the ledger and goes on from there.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any, Protocol, TypeVar, TypeVarTuple

from bot.core import errors
from bot.core.evidence import FileKind, StoredFile
from bot.core.imports import Fault, Import, Kind, Planned, State
from bot.core.ledger import Ledger, StorageDown
from bot.core.screens import Screen, Text, Words, say, text
from bot.core.work import Work
from bot.intake.nodes import Unreadable
from bot.processes.beside import Progress, beside, by_state, watched
from bot.processes.fetching import blob_path, store
from bot.usecases import imports as cases

READING_SECONDS = 120.0
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Args = TypeVarTuple("Args")
Result = TypeVar("Result")

log = logging.getLogger(__name__)


class Paper(Protocol):
    """One kind of paper. `parse` and `marked` run in a thread, the others in a transaction."""

    def parse(self, content: bytes, name: str, progress: Progress) -> Any:
        """Raises `Unreadable`."""
        ...

    @property
    def plans_by_reading(self) -> bool:
        """Planning writes nothing, so that nobody's writing waits for it."""
        ...

    def plan(self, work: Work, paper: Import, parsed: Any) -> Planned: ...
    def write(self, work: Work, paper: Import, parsed: Any) -> Screen: ...
    def undo(self, work: Work, paper: Import) -> Screen: ...
    def marked(
        self, content: bytes, name: str, parsed: Any, faults: Sequence[tuple[Fault, str]]
    ) -> bytes | None:
        """The same workbook with the faulty cells marked; None where there is no such thing."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Importing:
    """`folder` is DATA_DIR/files; `sentence` writes a reason into a marked cell."""

    ledger: Ledger
    folder: Path
    papers: Mapping[Kind, Paper]
    sentence: Words
    _at_work: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def __call__(self) -> None:
        """Raises `StorageDown`."""
        async with self._at_work:
            for paper in await self.ledger.read(_waiting):
                await self._one(paper)

    async def _one(self, paper: Import) -> None:
        steps = {State.READING: self._read, State.CONFIRMED: self._write}
        try:
            await steps.get(paper.state, self._undo)(paper)
        except Unreadable as refusal:
            await self._do(_refuse, paper, refusal.problem.text)
        except TimeoutError:
            await self._do(_refuse, paper, text("import-too-slow"))
        except errors.Stale:
            log.info("import %s has moved on meanwhile", paper.id)
        except errors.UserError as refusal:
            await self._do(_refuse, paper, refusal.text)
        except StorageDown:
            raise
        except Exception:  # one file that is our fault must not keep the others waiting
            log.exception("import %s in state %s failed", paper.id, paper.state)
            await self._do(_give_up, paper)

    async def _read(self, paper: Import) -> None:
        parsed, content = await self._parsed(paper)
        line = self._paper(paper)
        planned = await self._planned(line, paper, parsed)
        if planned is None:
            return
        faults = [(fault, self.sentence(fault.reason)) for fault in planned.faults]
        marked = await beside(lambda: line.marked(content, paper.name, parsed, faults))
        sha256 = await beside(lambda: store(self.folder, marked)) if marked else None
        size = len(marked or b"")
        await self._do(_finish, paper, planned, sha256, size)

    async def _planned(self, line: Paper, paper: Import, parsed: Any) -> Planned | None:
        """None when all is said: there is nothing to mark."""
        if not line.plans_by_reading:
            return await self._do(_plan, line, paper, parsed)
        planned = await self.ledger.read(line.plan, paper, parsed)
        if planned.faults:
            return planned
        await self._do(_finish, paper, planned, None, 0)
        return None

    async def _write(self, paper: Import) -> None:
        parsed, _ = await self._parsed(paper)
        await self._do(_write, self._paper(paper), paper, parsed)

    async def _undo(self, paper: Import) -> None:
        await self._do(_undo, self._paper(paper), paper)

    async def _parsed(self, paper: Import) -> tuple[Any, bytes]:
        """Raises `Unreadable`, and `TimeoutError` for a file that takes too long."""
        content = await beside(lambda: self._bytes(paper))
        progress, line = Progress(), self._paper(paper)
        async with asyncio.timeout(READING_SECONDS):
            parsed = await watched(
                lambda: line.parse(content, paper.name, progress),
                lambda: self._do(_say_progress, paper, progress.done),
            )
        return parsed, content

    def _paper(self, paper: Import) -> Paper:
        return self.papers[Kind(str(paper.kind))]

    def _bytes(self, paper: Import) -> bytes:
        if paper.sha256 is None:
            raise Unreadable("import-lost")
        try:
            return blob_path(self.folder, paper.sha256).read_bytes()
        except OSError as error:
            raise Unreadable("import-lost") from error

    async def _do(self, deed: Callable[[Work, *Args], Result], *args: *Args) -> Result:
        return await by_state(self.ledger, "importing", deed, *args)


def _waiting(work: Work) -> list[Import]:
    return list(work.imports.waiting())


def _refuse(work: Work, paper: Import, why: Text) -> None:
    cases.refuse(paper, why, work)


def _say_progress(work: Work, paper: Import, rows: int) -> None:
    """In the message whose button was pressed, as long as nothing else is to be said."""
    screen = say("import-progress", name=paper.name, n=rows)
    cases.tell(paper, screen.model_copy(update={"edits": paper.message_id}), f"{rows}", work)


def _plan(work: Work, line: Paper, paper: Import, parsed: Any) -> Planned | None:
    """None when all is said: there is nothing to mark."""
    planned = line.plan(work, paper, parsed)
    if planned.faults:
        return planned
    cases.plan(paper, planned, None, work)
    return None


def _finish(work: Work, paper: Import, planned: Planned, sha256: str | None, size: int) -> None:
    """With the marked workbook, where the kind of paper has one."""
    marked = None if sha256 is None else work.evidence.add_file(_file(work, paper, sha256, size))
    cases.plan(paper, planned, marked.id if marked else None, work)


def _file(work: Work, paper: Import, sha256: str, size: int) -> StoredFile:
    return StoredFile(
        id=0,
        kind=FileKind.DOCUMENT,
        name=f"{PurePath(paper.name).stem}-标注.xlsx",
        mime=XLSX,
        size=size,
        telegram_id="",
        telegram_unique_id="",
        uploader_id=paper.person_id or 0,
        uploaded_at=work.now,
        sha256=sha256,
        fetched_at=work.now,
        not_before=work.now,
    )


def _write(work: Work, line: Paper, paper: Import, parsed: Any) -> None:
    screen = line.write(work, paper, parsed)
    cases.tell(paper, screen, "written", work)


def _give_up(work: Work, paper: Import) -> None:
    """What is written stays written, and may be undone later."""
    if paper.state is State.UNDOING:
        cases.move(paper, State.WRITTEN, None, work)
        cases.tell(paper, say("import-failed"), f"failed:{work.cause}", work)
    else:
        cases.refuse(paper, text("import-failed"), work)


def _undo(work: Work, line: Paper, paper: Import) -> None:
    """Whoever has acted on an item between the press and now keeps it from being undone."""
    try:
        with work.attempt():
            screen = line.undo(work, paper)
    except errors.UserError as refusal:
        cases.move(paper, State.WRITTEN, None, work)
        screen = Screen(lines=(refusal.text,))
    cases.tell(paper, screen, f"undone:{work.cause}", work)

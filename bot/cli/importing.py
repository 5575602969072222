"""import: an office's ledger read on the host, counted in one line, and written as a whole."""

from __future__ import annotations

import asyncio
import hashlib
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from bot.cli.console import Console, Failure
from bot.core import errors
from bot.core.imports import Choice, Import, Kind, Planned, State
from bot.core.people import Actor
from bot.core.roles import OFFICE_ROLES, Role
from bot.core.work import Work
from bot.intake.nodes import Unreadable
from bot.processes.beside import Progress
from bot.processes.importing import Paper
from bot.usecases import imports as cases
from bot.usecases import in_post

SHOWN = 40
# The words of this line are for other programs, too: no language of its own.
COUNTS = "new {new} changed {changed} unchanged {unchanged} faulty {faulty}"


async def import_(console: Console, arguments: Namespace) -> None:
    """Exits with 1 at a faulty row, unless faulty ones are to be skipped."""
    path = Path(arguments.file)
    paper = console.installation.papers()[Kind.LEDGER]
    sha256, parsed = await asyncio.to_thread(_read, path, paper)
    async with console.installation.ledger() as database:
        plan = _planned(path, sha256, paper, parsed, arguments.name)
        asked, planned = await database.read(plan)
        _show(console, planned)
        if planned.counts["faulty"] and not arguments.skip_faulty:
            raise Failure("cli-import-faulty", n=planned.counts["faulty"])
        if not arguments.dry_run and planned.counts["new"] + planned.counts["changed"]:
            cause = f"cli-import:{asked.sha256}:{asked.asked_at.isoformat()}"
            await database.transact(_write, paper, asked, parsed, planned, cause=cause)


def _read(path: Path, paper: Paper) -> tuple[str, object]:
    """Its hash, and what stands in it."""
    try:
        content = path.read_bytes()
        sha256 = hashlib.sha256(content).hexdigest()
        return sha256, paper.parse(content, path.name, Progress())
    except OSError:
        raise Failure("load-file-closed", name=path.name) from None
    except Unreadable as refusal:
        raise Failure(refusal.problem.id, **refusal.problem.args) from None


def _planned(
    file: Path, sha256: str, paper: Paper, parsed: object, name: str | None
) -> Callable[[Work], tuple[Import, Planned]]:
    def plan(work: Work) -> tuple[Import, Planned]:
        asked = Import(
            file_id=None,
            name=file.name,
            sha256=sha256,
            person_id=_importer(name, work).id,
            kind=Kind.LEDGER,
            counts={},
            asked_at=work.now,
        )
        return asked, paper.plan(work, asked, parsed)

    return plan


def _importer(name: str | None, work: Work) -> Actor:
    """The person named, else the first of the office: whose import it is stands in every event."""
    people = sorted(in_post.anywhere(work, Role.DIRECTOR, Role.OFFICE))
    actors = [work.people.actor(id, work.today) for id in people]
    found = [a for a in actors if name in (None, a.person.name) and a.has(*OFFICE_ROLES)]
    if not found:
        raise errors.NotAllowed("import")
    return found[0]


def _show(console: Console, planned: Planned) -> None:
    console.line(COUNTS.format(**planned.counts))
    for fault in planned.faults[:SHOWN]:
        console.line(console.words(fault.text))
    if len(planned.faults) > SHOWN:
        console.say("cli-load-more", n=len(planned.faults) - SHOWN)


def _write(work: Work, paper: Paper, asked: Import, parsed: object, planned: Planned) -> None:
    """The same steps as in the chat, in one transaction; the operator's press is the command."""
    actor = cases.sender(asked, work)
    reading = cases.move(work.imports.add(asked), State.READING, actor, work, kind=Kind.LEDGER)
    ready = cases.move(
        reading, State.PLANNED, None, work, counts=planned.counts, rounds=planned.rounds
    )
    confirmed = cases.move(ready, State.CONFIRMED, actor, work, choice=Choice.ALL)
    screen = paper.write(work, confirmed, parsed)
    cases.tell(confirmed, screen, "written", work)

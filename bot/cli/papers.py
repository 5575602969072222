"""report, templates: Word papers for the operator, and the templates an office may edit."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from pathlib import Path

from bot.cli.console import Console, Failure
from bot.core.exports import Export, Gathered, Kind, Made, State
from bot.core.papers import Kind as Template
from bot.core.papers import Paper
from bot.core.work import Work
from bot.processes.exporting import hashed
from bot.reports import word
from bot.usecases import exports, figures, report_readers
from bot.usecases import papers as cases


async def report(console: Console, arguments: Namespace) -> None:
    """Of a round, or of one of its units; entered in the log as every export."""
    installed, target = console.installation, Path(arguments.file)
    async with installed.ledger() as database:
        paper, args = await database.read(_paper, arguments.round, arguments.unit)
        made = await asyncio.to_thread(installed.templates.made, paper, installed.chinese)
        _write(target, made.content)
        file = Made(name=target.name, size=len(made.content), sha256=hashed(target))
        gathered = Gathered(name=paper.kind.name_text, scope=paper.about, count=paper.count)
        cause = f"cli:report:{installed.clock().isoformat()}"
        await database.transact(_record, args, gathered, file, cause=cause)
    if made.fault is not None:
        console.say(made.fault.id, **made.fault.args)
    console.say("cli-report-done", file=str(target))


def _write(target: Path, content: bytes) -> None:
    try:
        target.write_bytes(content)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise Failure("cli-report-unwritten", file=str(target), why=why) from None


def _paper(work: Work, round_number: str, unit: str | None) -> tuple[Paper, dict[str, str]]:
    round_id = figures.round_of(round_number, work)
    args = {"round": str(round_id)}
    unit_id = None
    if unit is not None:
        unit_id = figures.unit_of(unit, work).id
        args["unit"] = str(unit_id)
    return cases.report(round_id, unit_id, report_readers.operator(), work), args


def _record(work: Work, args: dict[str, str], gathered: Gathered, file: Made) -> None:
    made = Export(
        person_id=None,
        kind=Kind.REPORT,
        args=args,
        state=State.SENT,
        name=file.name,
        sha256=file.sha256,
        asked_at=work.now,
    )
    exports.record(work.exports.add(made), gathered, file, work)


async def templates(console: Console, arguments: Namespace) -> None:
    """Writes the packaged ones out; `--check` looks at the office's own instead."""
    shelf = console.installation.templates
    if arguments.check:
        _check(console, shelf)
        return
    _write_all(console, shelf, Path(arguments.folder or shelf.own))


def _write_all(console: Console, shelf: word.Templates, folder: Path) -> None:
    """What lies there already is nobody's but the office's."""
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for kind in Template:
        path = folder / f"{console.installation.chinese(kind.name_text)}.docx"
        if path.exists():
            console.say("cli-templates-kept", name=path.name)
            continue
        _write(path, shelf.default(kind))
        written += 1
    console.say("cli-templates-done", n=written, folder=str(folder), own=str(shelf.own))


def _check(console: Console, shelf: word.Templates) -> None:
    faulty = False
    for kind in Template:
        path = shelf.own / f"{console.installation.chinese(kind.name_text)}.docx"
        if not path.is_file():
            continue
        try:
            shelf.check(kind, path)
        except word.Fault as fault:
            faulty = True
            console.say("cli-templates-fault", name=path.name, fault=fault.text)
        else:
            console.say("cli-templates-sound", name=path.name)
    if faulty:
        raise Failure("cli-templates-faulty")

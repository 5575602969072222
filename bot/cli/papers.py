"""report, templates: Word papers for the operator, and the templates an office may edit."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from functools import partial
from pathlib import Path

from bot.cli.console import Console, Failure
from bot.cli.setting_up import cause
from bot.core.exports import Export, Gathered, Kind, Made
from bot.core.papers import Kind as Template
from bot.core.work import Work
from bot.processes import papers
from bot.processes.exporting import Maker, hashed
from bot.reports import word
from bot.usecases import exports as cases
from bot.usecases import figures


async def report(console: Console, arguments: Namespace) -> None:
    """Of a round, or of one of its units; entered in the log as every export."""
    installed, target = console.installation, Path(arguments.file)
    maker = papers.makers(installed.templates, installed.chinese)[Kind.REPORT]
    wanted = partial(_gathered, maker, arguments.round, arguments.unit)
    async with installed.ledger() as database:
        found, gathered = await database.read(wanted)
        await asyncio.to_thread(_write, target, gathered.data)
        file = Made(name=target.name, size=len(gathered.data), sha256=hashed(target))
        handing = partial(cases.handed_over, found, gathered, file)
        await database.transact(handing, cause=cause(console, "report"))
    for line in gathered.lines:
        console.say(line.id, **line.args)
    console.say("cli-report-done", file=str(target))


def _write(target: Path, content: bytes) -> None:
    try:
        target.write_bytes(content)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise Failure("cli-report-unwritten", file=str(target), why=why) from None


def _gathered(
    maker: Maker, round_number: str, unit_code: str | None, work: Work
) -> tuple[Export, Gathered]:
    args = {"round": str(figures.round_of(round_number, work))}
    if unit_code is not None:
        args["unit"] = str(figures.unit_of(unit_code, work).id)
    export = Export(person_id=None, kind=Kind.REPORT, args=args, asked_at=work.now)
    return export, maker.gather(work, export, None)


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

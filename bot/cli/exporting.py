"""export: the ledger as a file of the operator's, entered in the log like any other."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from functools import partial
from pathlib import Path

from bot.cli.console import Console, Failure
from bot.cli.setting_up import cause
from bot.core.exports import Export, Gathered, Kind, Made
from bot.core.work import Work
from bot.processes.beside import Progress
from bot.processes.exporting import Maker, hashed
from bot.processes.makers import makers
from bot.usecases import exports as cases
from bot.usecases import figures

KINDS = {".xlsx": Kind.LEDGER, ".csv": Kind.CSV}


async def export(console: Console, arguments: Namespace) -> None:
    path = Path(arguments.file)
    kind = _kind(path, overwrite=arguments.overwrite)
    installation = console.installation
    maker = makers(installation.files, installation.settings.zone)[kind]
    wanted = partial(_gathered, maker, kind, arguments.round, arguments.unit)
    async with installation.ledger() as database:
        found, gathered = await database.read(wanted)
        file = await asyncio.to_thread(_written, console, maker, gathered, path)
        handing = partial(cases.handed_over, found, gathered, file)
        await database.transact(handing, cause=cause(console, "export"))
    console.say("cli-exported", file=str(path), n=gathered.count)


def _kind(path: Path, *, overwrite: bool) -> Kind:
    """Raises `Failure` for a file that is there, unless it may be replaced."""
    kind = KINDS.get(path.suffix.lower())
    if kind is None:
        raise Failure("cli-export-ending", file=path.name)
    if path.exists() and not overwrite:
        raise Failure("cli-export-exists", file=str(path))
    return kind


def _gathered(
    maker: Maker, kind: Kind, round_number: str | None, unit_code: str | None, work: Work
) -> tuple[Export, Gathered]:
    args = {
        "round": str(figures.round_of(round_number, work)) if round_number else "0",
        "unit": str(figures.unit_of(unit_code, work).id) if unit_code else "0",
    }
    export = Export(person_id=None, kind=kind, args=args, asked_at=work.now)
    return export, maker.gather(work, export, None)


def _written(console: Console, maker: Maker, gathered: Gathered, path: Path) -> Made:
    """Beside its place first, so that a full disk leaves an older file as it was."""
    half = path.with_name(f".{path.name}.half")
    try:
        maker.make(gathered, half, console.installation.chinese, Progress())
        made = Made(name=path.name, size=half.stat().st_size, sha256=hashed(half))
        half.replace(path)
    except OSError as failure:
        half.unlink(missing_ok=True)
        raise Failure("cli-export-unwritable", file=str(path), reason=str(failure)) from failure
    return made

"""export: the ledger as a file of the operator's, entered in the log like any other."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from functools import partial
from pathlib import Path

from bot.cli.console import Console, Failure
from bot.core import errors, rounds
from bot.core.exports import Export, Gathered, Kind, Made, State
from bot.core.work import Work
from bot.processes.beside import Progress
from bot.processes.exporting import Maker, hashed
from bot.processes.makers import makers
from bot.usecases import exports as cases

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
        await database.transact(
            _noted, found, gathered, file, cause=f"cli-export:{file.sha256}:{found.asked_at}"
        )
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
    args = {"round": _round(round_number, work), "unit": _unit(unit_code, work)}
    export = Export(person_id=None, kind=kind, args=args, asked_at=work.now)
    return export, maker.gather(work, export, None)


def _round(number: str | None, work: Work) -> str:
    """The newest of that number, since each term counts anew. Raises `NotFound("round")`."""
    if number is None:
        return "0"
    found: list[rounds.Round] = [r for r in work.rounds.all() if r.number == number]
    if not found:
        raise errors.NotFound("round", number=number)
    return str(found[-1].id)


def _unit(code: str | None, work: Work) -> str:
    """Raises `NotFound("unit")`."""
    if code is None:
        return "0"
    organisation = work.organisations.by_code(code)
    if organisation is None:
        raise errors.NotFound("unit", code=code)
    return str(organisation.id)


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


def _noted(work: Work, export: Export, gathered: Gathered, file: Made) -> None:
    asked = work.exports.add(export)
    after = asked.moved(State.MADE, name=file.name, sha256=file.sha256)
    work.exports.save(asked, after)
    work.exports.save(after, after.moved(State.SENT))
    cases.record(after, gathered, file, work)

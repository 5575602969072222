"""purge: an archived round's words, files and names leave the installation, its numbers stay."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator

from bot.cli.console import Console, Failure
from bot.core import purging as cores
from bot.core import rounds
from bot.core.work import Work
from bot.installation import Installation
from bot.processes.sealing import Sealing
from bot.usecases import purging as cases
from storage import purging


async def purge(console: Console, arguments: Namespace) -> None:
    """Asks for the round's name; the bot must not run. A second call only takes what a crash has
    left of the first one's files."""
    installed = console.installation
    async with installed.ledger(exclusive=True) as database:
        round_ = await database.read(_round, arguments.round)
        if not arguments.yes:
            _confirm(console, round_)
        cause = f"cli:purge:{installed.clock().isoformat()}"
        purged = await database.transact(_purge, round_.id, cause=cause)
        await Sealing(ledger=database)()
        hashes = await database.read(_hashes)
    gone = list(purging.orphans(installed.files, hashes))
    for path in gone:
        path.unlink()
    purging.shrink(installed.settings.database)
    _tell(console, round_, purged, len(gone))
    for copy in _copies(installed):
        console.say("cli-purge-copy", path=copy)


def _round(work: Work, wanted: str) -> rounds.Round:
    found = [each for each in work.rounds.all() if wanted in (each.number, each.name)]
    if not found:
        raise Failure("error-not-found-round", number=wanted)
    if len(found) > 1:
        raise Failure("cli-purge-several", number=wanted)
    return found[0]


def _confirm(console: Console, round_: rounds.Round) -> None:
    console.say("cli-purge-ask", name=round_.name)
    if sys.stdin.readline().strip() != round_.name:
        raise Failure("cli-purge-not")


def _purge(work: Work, round_id: int) -> cores.Purged | None:
    return cases.purge(round_id, work)


def _hashes(work: Work) -> frozenset[str]:
    return work.purging.hashes()


def _tell(console: Console, round_: rounds.Round, purged: cores.Purged | None, files: int) -> None:
    if purged is None:
        console.say("cli-purge-again", name=round_.name, files=files)
        return
    counts = {"n": purged.findings, "events": purged.payloads, "files": files}
    console.say("cli-purge-done", name=round_.name, **counts)


def _copies(installed: Installation) -> Iterator[str]:
    """Where the round can still be read: whoever keeps the host must take these away himself."""
    place = installed.settings.database
    beside = (*place.parent.glob(f"{place.stem}.before-*"), *place.parent.glob("replaced-*"))
    backups = installed.vault.folder.glob("*")
    yield from (str(path) for path in sorted((*beside, *backups)))

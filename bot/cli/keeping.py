"""backup, restore, verify: what the keeper of the host does, and how its doctor sees it."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from bot.cli.console import Console, Failure
from bot.core.screens import Moment, text
from bot.core.upkeep import Vitals
from bot.core.work import Work
from bot.installation import NotInitialised
from handlers import health
from storage import backups, indexing, restoring, verifying
from storage.backups import BackupFaulty, Place
from storage.files import AlreadyRunning
from storage.restoring import WouldOverwrite
from storage.vault import Vault


async def backup(console: Console, arguments: Namespace) -> None:
    """Beside the running bot; what the rule of days, weeks and months no longer keeps is removed
    from the same folder."""
    installed = console.installation
    if not installed.settings.database.exists():
        raise NotInitialised
    own = installed.vault
    folder = Path(arguments.to) if arguments.to else own.folder
    vault = Vault(place=own.place, folder=folder, zone=own.zone)
    try:
        made = vault.make(installed.clock())
    except AlreadyRunning:
        raise Failure("cli-backup-busy") from None
    except OSError as error:
        raise Failure("cli-backup-failed", reason=str(error)) from None
    console.say("cli-backup-made", path=str(made.folder), n=len(made.manifest.members))
    if made.manifest.missing:
        raise Failure("cli-backup-missing", n=len(made.manifest.missing))


async def restore(console: Console, arguments: Namespace) -> None:
    """Every byte is checked before anything is put in place."""
    installed = console.installation
    place = _into(Path(arguments.into)) if arguments.into else installed.place
    try:
        backup = backups.read(Path(arguments.path))
        aside = restoring.restore(backup, place, at=installed.clock(), force=arguments.force)
    except BackupFaulty as error:
        raise Failure("cli-restore-faulty", name=str(error)) from None
    except WouldOverwrite as error:
        raise Failure("cli-restore-overwrite", path=str(error)) from None
    except OSError as error:
        raise Failure("cli-restore-failed", reason=str(error)) from None
    if aside is not None:
        console.say("cli-restore-aside", path=str(aside))
    at = Moment(at=backup.manifest.made_at)
    console.say("cli-restore-done", at=at, path=str(place.database))


def _into(folder: Path) -> Place:
    """As a data directory is laid out; the settings decide whether a bot looks there."""
    return Place(
        database=folder / "huiyin.sqlite",
        files=folder / backups.FILES,
        secret=folder / backups.SECRET,
    )


async def verify(console: Console, arguments: Namespace) -> None:
    """All checks with their counts; the first fault ends the command with 1."""
    place = console.installation.place
    if not place.database.exists():
        raise NotInitialised
    checks = verifying.verify(place.database, place.files, head=arguments.head)
    for check in checks:
        name = text(f"verify-{check.name}")
        if check.fault is None:
            console.say("cli-verify-sound", check=name, n=check.n)
        else:
            console.say("cli-verify-faulty", check=name, n=check.n, fault=check.fault)
    for check in checks:
        if check.fault is not None:
            name = text(f"verify-{check.name}")
            raise Failure("cli-verify-failed", check=name, fault=check.fault)
    console.say("cli-verify-passed")


async def reindex(console: Console, _arguments: Namespace) -> None:
    """From the ledger's rows alone; beside the running bot, whose writers wait meanwhile."""
    installed = console.installation
    if not installed.settings.database.exists():
        raise NotInitialised
    n = indexing.renew(installed.settings.database)
    console.say("cli-reindexed", n=n)


async def vitals(console: Console) -> list[bool]:
    """For `doctor`: the figures of /health, and whether each that can be judged is well."""
    async with console.installation.ledger() as database:
        found, screen = await database.read(_vitals)
    console.show(screen)
    now = console.installation.clock()
    wrong = health.complaints(found, now)
    for complaint in wrong:
        console.say(complaint)
    return [not wrong]


def _vitals(work: Work) -> tuple[Vitals, health.Screen]:
    found = work.upkeep.vitals()
    return found, health.Screen(lines=tuple(health.lines(found, work)))

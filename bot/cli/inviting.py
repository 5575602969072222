"""invitations: the sheet of invitations as a PDF, for the office's own printer."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from bot.cli.console import Console, Failure
from bot.cli.setting_up import UNKNOWN_BOT, cause, team_id
from bot.core import people
from bot.core.work import Work
from bot.reports import invitation_sheet
from bot.usecases import invitation_sheets as cases
from handlers.outbound.invitation_sheets import entries
from storage.files import make_private


async def invitations(console: Console, arguments: Namespace) -> None:
    """The codes stand in this file and nowhere else; it is its owner's alone."""
    path = _free(arguments.file)
    settings = console.installation.settings
    bot = (settings.bot_name or UNKNOWN_BOT).removeprefix("@")
    async with console.installation.ledger() as database:
        printing = partial(_printed, arguments.unit, arguments.team)
        made = await database.transact(printing, cause=cause(console, "invitations"))
        found = await database.read(entries, [each.id for each in made])
    if not found:
        raise Failure("cli-invitations-none")

    await asyncio.to_thread(_write, path, invitation_sheet.pdf(found, bot, console.words))
    console.say("cli-invitations-done", n=len(found), name=path.name)
    if bot == UNKNOWN_BOT:
        console.say("cli-invitation-name", bot=UNKNOWN_BOT)


def _free(name: str) -> Path:
    path = Path(name)
    if path.suffix.lower() != ".pdf" or path.exists() or not path.parent.is_dir():
        raise Failure("cli-invitations-file", name=path.name)
    return path


def _write(path: Path, content: bytes) -> None:
    make_private(path)
    path.write_bytes(content)


def _printed(
    units: Sequence[str], teams: Sequence[str], work: Work
) -> Sequence[people.Invitation]:
    if not units and not teams:
        return cases.print_all(None, work)
    keys = {*_units(units, work), *(f"team-{team_id(each, work)}" for each in teams)}
    return cases.print_groups(keys, None, work)


def _units(codes: Sequence[str], work: Work) -> Iterator[str]:
    """Each with all below it."""
    for code in codes:
        unit = work.organisations.by_code(code)
        if unit is None:
            raise Failure("cli-unit-unknown", unit=code)
        yield from (f"unit-{each.id}" for each in work.organisations.within(unit.path))

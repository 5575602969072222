"""init, load, invite, migrate: what an office does once, or seldom."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from bot.cli.console import Console, Failure
from bot.core import invitations, people
from bot.core.roles import Role
from bot.core.roster import Problem, Roster
from bot.core.screens import Moment, Words, text
from bot.core.work import Work
from bot.intake import files
from bot.intake import template as form
from bot.usecases import people as people_cases
from bot.usecases import rosters
from storage import migrate as migrations
from storage.database import Database

UNKNOWN_BOT = "YOUR_BOT"
SHOWN_PROBLEMS = 40


async def init(console: Console, arguments: Namespace) -> None:
    """The database, and the first director's invitation; a second call invites only while nobody
    has joined."""
    installation = console.installation
    installation.initialise()
    migrations.migrate(installation.settings.database, installation.clock)
    console.say("cli-init-done", path=str(installation.settings.database))
    async with installation.ledger() as database:
        invitation = await database.transact(
            _first_director, arguments.name, cause=cause(console, "init")
        )
    if invitation is None:
        console.say("cli-init-again")
        return
    _show_invitation(console, invitation, arguments.name)


def _first_director(work: Work, name: str) -> people.Invitation | None:
    if not work.people.is_empty():
        return None
    return people_cases.invite(people_cases.Invite(person=name, role=Role.DIRECTOR), None, work)


async def invite(console: Console, arguments: Namespace) -> None:
    """One invitation; the operator on the host is logged as such."""
    async with console.installation.ledger() as database:
        invitation = await database.transact(
            _invite,
            arguments.name,
            Role(arguments.role),
            arguments.unit,
            arguments.team,
            cause=cause(console, "invite"),
        )
    _show_invitation(console, invitation, arguments.name)


def _invite(
    work: Work, name: str, role: Role, unit: str | None, team: str | None
) -> people.Invitation:
    organisation = work.organisations.by_code(unit) if unit else None
    if unit and organisation is None:
        raise Failure("cli-unit-unknown", unit=unit)
    return people_cases.invite(
        people_cases.Invite(
            person=name,
            role=role,
            organisation=organisation.id if organisation else None,
            team=team_id(team, work) if team else None,
        ),
        None,
        work,
    )


def team_id(words: str, work: Work) -> int:
    """`7/2`: the second team of the seventh round."""
    number, _, team = words.partition("/")
    for round_ in reversed(work.rounds.all()):
        for each in work.rounds.teams(round_.id):
            if round_.number == number and str(each.number) == team:
                return each.id
    raise Failure("cli-team-unknown", team=words)


def _show_invitation(console: Console, invitation: people.Invitation, name: str) -> None:
    code = invitations.code(console.installation.secret(), invitation.nonce)
    bot = (console.installation.settings.bot_name or UNKNOWN_BOT).removeprefix("@")
    role = text(f"role-{invitation.role}")
    console.say("cli-invitation", name=name, role=role, until=Moment(at=invitation.expires_at))
    console.line(f"  {invitations.link(bot, code)}")
    console.line(f"  /start {code}")
    if bot == UNKNOWN_BOT:
        console.say("cli-invitation-name", bot=UNKNOWN_BOT)


async def load(console: Console, arguments: Namespace) -> None:
    """Prints what would change; with --apply, changes it. A faulty file changes nothing."""
    async with console.installation.ledger() as database:
        codes = await database.read(_codes)
        reading = files.read(Path(arguments.file), codes=codes)
        _show_problems(console, reading.problems)
        if reading.roster is None or reading.problems:
            raise Failure("cli-load-faulty", n=len(reading.problems))
        changes = await _load(database, console, reading.roster, apply=arguments.apply)
    _show_changes(console, changes, applied=arguments.apply)


def _show_problems(console: Console, problems: Sequence[Problem]) -> None:
    """A hostile file has more faults than anyone reads: the first ones, and how many more."""
    for problem in problems[:SHOWN_PROBLEMS]:
        console.line(console.words(problem.text))
    if len(problems) > SHOWN_PROBLEMS:
        console.say("cli-load-more", n=len(problems) - SHOWN_PROBLEMS)


def _codes(work: Work) -> list[str]:
    return [organisation.code for organisation in work.organisations.all()]


async def _load(
    database: Database, console: Console, roster: Roster, *, apply: bool
) -> rosters.Changes:
    try:
        loading = partial(rosters.load, apply=apply)
        return await database.transact(loading, roster, cause=cause(console, "load"))
    except rosters.DryRun as dry:
        return dry.changes


def _show_changes(console: Console, changes: rosters.Changes, *, applied: bool) -> None:
    for kind, noun, name in changes.names:
        console.say(f"cli-load-{kind}", noun=text(f"cli-noun-{noun}"), name=name)
    console.say(
        "cli-load-sum",
        new=changes.new.total(),
        changed=changes.changed.total(),
        unchanged=changes.unchanged.total(),
    )
    if not changes.is_empty:
        console.say("cli-load-applied" if applied else "cli-load-dry")


async def template(console: Console, arguments: Namespace) -> None:
    """An empty workbook to fill in; an existing file stays as it is."""
    path = Path(arguments.file)
    if not await asyncio.to_thread(_wrote, path, console.words):
        raise Failure("cli-template-file", name=path.name)
    console.say("cli-template-done", name=path.name)


def _wrote(path: Path, words: Words) -> bool:
    if path.suffix.lower() != ".xlsx" or path.exists() or not path.parent.is_dir():
        return False
    form.write(path, words)
    return True


async def migrate(console: Console, _arguments: Namespace) -> None:
    """Brings the schema up to date; the ledger is copied first."""
    settings = console.installation.settings
    applied = migrations.migrate(settings.database, console.installation.clock)
    if not applied:
        console.say("cli-migrate-none")
    for name in applied:
        console.say("cli-migrate-applied", name=name)


def cause(console: Console, verb: str) -> str:
    """Unique per call: the events of two calls are never taken for one."""
    return f"cli:{verb}:{console.installation.clock().isoformat()}"

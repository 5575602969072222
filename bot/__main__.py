"""`python -m bot`: the commands, their options, and how they end.

Exit codes: 0 done, 1 not done and said why, 2 wrong words on the command line.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from collections.abc import Awaitable, Callable, Sequence

from bot import installation as installations
from bot.cli import (
    demonstrating,
    drawing,
    exporting,
    figures,
    importing,
    inviting,
    keeping,
    outlining,
    papers,
    purging,
    serving,
    setting_up,
)
from bot.cli.console import Console, Failure
from bot.core.errors import UserError
from bot.core.findings import Mode
from bot.core.kinds import Kind
from bot.core.organisations import Level
from bot.core.roles import Role
from bot.settings import SettingsError
from bot.settings import read as read_settings
from storage.database import AlreadyRunning, StorageDown
from storage.migrate import SchemaTooNew, SchemaTooOld

Command = Callable[[Console, argparse.Namespace], Awaitable[None]]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot",
        description="回音 (Huiyin): inspection findings and rectification, tracked in a chat.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_setting_up(commands)
    _add_office_files(commands)
    _add_figures(commands)
    _add_serving(commands)
    _add_keeping(commands)
    return parser


def _add_setting_up(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    init = commands.add_parser("init", help="make the database and invite the first director")
    init.add_argument("--name", default="办主任", help="the first director's name")
    init.set_defaults(run=setting_up.init)
    load = commands.add_parser("load", help="load organisations, a round and people from a file")
    load.add_argument("file", metavar="FILE", help="YAML or xlsx")
    load.add_argument("--apply", action="store_true", help="write it; without, only print")
    load.set_defaults(run=setting_up.load)
    template = commands.add_parser("template", help="an empty workbook for `load`, to fill in")
    template.add_argument("file", metavar="FILE.xlsx", help="where to write it")
    template.set_defaults(run=setting_up.template)
    invite = commands.add_parser("invite", help="print a one-time invitation")
    invite.add_argument("name", metavar="NAME", help="the person, as in the loaded file")
    invite.add_argument("--role", required=True, choices=[role.value for role in Role])
    invite.add_argument("--unit", metavar="CODE", help="the organisation's code")
    invite.add_argument("--team", metavar="ROUND/TEAM", help="for example 7/2")
    invite.set_defaults(run=setting_up.invite)
    sheet = commands.add_parser("invitations", help="a PDF of invitations for all not yet joined")
    sheet.add_argument("file", metavar="FILE.pdf", help="to print and cut apart; keep it secret")
    sheet.add_argument("--unit", metavar="CODE", action="append", default=[], help="and all below")
    sheet.add_argument(
        "--team", metavar="ROUND/TEAM", action="append", default=[], help="one team"
    )
    sheet.set_defaults(run=inviting.invitations)
    migrate = commands.add_parser("migrate", help="bring the database up to this version")
    migrate.set_defaults(run=setting_up.migrate)


def _add_stats(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    stats = commands.add_parser("stats", help="print the rates with their counts")
    stats.add_argument("--json", action="store_true", help="for other programs")
    stats.add_argument("--round", metavar="NUMBER", help="one round, for example 7")
    stats.add_argument("--unit", metavar="CODE", help="one organisation and all below it")
    stats.add_argument("--as-of", metavar="DATE", help="as things stood that day, 2020-12-07")
    stats.add_argument("--level", choices=[level.value for level in Level])
    stats.add_argument("--category", metavar="CODE", help="B6, or B for all of them")
    stats.add_argument("--kind", choices=[kind.value for kind in Kind], help="of inspection")
    stats.add_argument("--mode", choices=[mode.value for mode in Mode], help="of rectification")
    stats.add_argument("--period", metavar="WHEN", help="last_month, or 2020-01-01..2020-06-30")
    stats.set_defaults(run=figures.stats)


def _add_office_files(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    outline = commands.add_parser("outline", help="print how a feedback document is understood")
    outline.add_argument("file", metavar="FILE", help="docx, or txt in UTF-8")
    outline.set_defaults(run=outlining.outline)
    export = commands.add_parser("export", help="write the ledger into an xlsx or csv file")
    export.add_argument("file", metavar="FILE", help="ledger.xlsx or ledger.csv")
    export.add_argument("--round", metavar="NUMBER", help="one round, for example 7")
    export.add_argument("--unit", metavar="CODE", help="one organisation and all below it")
    export.add_argument("--overwrite", action="store_true", help="replace a file that is there")
    export.set_defaults(run=exporting.export)
    taken = commands.add_parser("import", help="take an office's ledger in, xlsx or csv")
    taken.add_argument("file", metavar="FILE", help="the ledger")
    taken.add_argument("--dry-run", action="store_true", help="count only, write nothing")
    taken.add_argument("--skip-faulty", action="store_true", help="write the other rows")
    taken.add_argument("--as", dest="name", metavar="PERSON", help="whose import it is")
    taken.set_defaults(run=importing.import_)
    report = commands.add_parser("report", help="write a rectification report as Word")
    report.add_argument("--round", metavar="NUMBER", required=True, help="for example 7")
    report.add_argument("--unit", metavar="CODE", help="one unit; else the whole round")
    report.add_argument("file", metavar="FILE.docx")
    report.set_defaults(run=papers.report)
    templates = commands.add_parser("templates", help="write the Word templates out for editing")
    templates.add_argument("folder", metavar="DIR", nargs="?", help="else DATA_DIR/templates")
    templates.add_argument("--check", action="store_true", help="try the edited ones instead")
    templates.set_defaults(run=papers.templates)


def _add_figures(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    _add_stats(commands)
    digest = commands.add_parser("digest", help="print the digest as it stands now")
    digest.set_defaults(run=figures.digest)
    sample = commands.add_parser("sample", help="draw again with a seed; enters nothing")
    sample.add_argument("--seed", type=int, help="the printed seed")
    sample.add_argument("--size", default="10%", help="10%% or 20, of what is closed now")
    sample.add_argument(
        "--draw", type=int, metavar="NUMBER", help="from the population of that draw"
    )
    sample.set_defaults(run=drawing.sample)


def _add_serving(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    run = commands.add_parser("run", help="start the bot (long polling)")
    run.set_defaults(run=serving.run)
    doctor = commands.add_parser("doctor", help="check the installation; exits 1 on a fault")
    doctor.set_defaults(run=serving.doctor)
    demo = commands.add_parser("demo", help="play a round of inspection, without a token")
    demo.add_argument("--once", action="store_true", help="play, print and exit")
    demo.add_argument("--port", type=int, default=8765, help="of the chat page on 127.0.0.1")
    demo.add_argument("--seed", type=int, default=1, help="other numbers, other findings")
    demo.add_argument("--data", metavar="DIR", help="keep the ledger in DIR")
    demo.set_defaults(run=demonstrating.demo)


def _add_keeping(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    backup = commands.add_parser("backup", help="copy ledger, evidence and secret; bot may run")
    backup.add_argument("--to", metavar="DIR", help="a folder of backups, else DATA_DIR's")
    backup.set_defaults(run=keeping.backup)
    restore = commands.add_parser("restore", help="put a backup in place; the bot must not run")
    restore.add_argument("path", metavar="BACKUP", help="its folder, or any file in it")
    restore.add_argument("--into", metavar="DIR", help="another data directory")
    restore.add_argument("--force", action="store_true", help="set an existing ledger aside")
    restore.set_defaults(run=keeping.restore)
    verify = commands.add_parser("verify", help="check the ledger; exits 1 at a fault")
    verify.add_argument("--head", metavar="HASH", help="look for the hash of a printed digest")
    verify.set_defaults(run=keeping.verify)
    reindex = commands.add_parser("reindex", help="build the search index anew; bot may run")
    reindex.set_defaults(run=keeping.reindex)
    purge = commands.add_parser("purge", help="take an archived round's words and files away")
    purge.add_argument("round", metavar="ROUND", help="its number or its name")
    purge.add_argument("--yes", action="store_true", help="do not ask for the round's name")
    purge.set_defaults(run=purging.purge)


def main(argv: Sequence[str] | None = None) -> int:
    arguments = _parser().parse_args(argv)
    os.umask(0o077)  # whatever is written is its owner's alone: logs and exports, too
    try:
        console = Console(installations.read(read_settings()))
    except SettingsError as error:
        return _complain(str(error))
    try:
        asyncio.run(_run(arguments.run, console, arguments))
    except Exception as error:  # noqa: BLE001  # whatever is no sentence of ours is raised again
        return _complain(_sentence(console, error))
    return 0


async def _run(command: Command, console: Console, arguments: argparse.Namespace) -> None:
    await command(console, arguments)


def _sentence(console: Console, error: Exception) -> str:
    match error:
        case SettingsError():
            return str(error)
        case Failure():
            return console.explain(error)
        case UserError():
            return console.installation.texts.plain(
                error.text, console.installation.settings.language
            )
    return console.explain(_failure(error))


def _failure(error: Exception) -> Failure:
    match error:
        case installations.NotInitialised():
            return Failure("cli-not-initialised")
        case SchemaTooOld():
            return Failure("cli-schema-old")
        case SchemaTooNew():
            return Failure("cli-schema-new")
        case AlreadyRunning():
            return Failure("cli-running-already")
        case StorageDown():
            return Failure("cli-storage-down", reason=str(error))
        case _:
            raise error


def _complain(sentence: str) -> int:
    sys.stderr.write(sentence + "\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())

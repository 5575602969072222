"""How each kind of file is made: what `Exporting` looks up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.core.exports import Export, Gathered, Kind
from bot.core.people import Actor
from bot.core.screens import Moment, Text, text
from bot.core.work import Work
from bot.processes.exporting import Maker, Progress, Words
from bot.reports import ledger_csv, ledger_sheet
from bot.usecases import exports as cases
from bot.usecases import ledger_table, scopes
from bot.usecases.ledger_table import Table


def makers(_files: Path) -> Mapping[str, Maker]:
    """`_files` is the store by content."""
    return {Kind.LEDGER: LedgerMaker(), Kind.CSV: CsvMaker()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Headed:
    """The table with what stands above it."""

    table: Table
    title: Text
    note: Text
    author: str
    work_at: Moment


@dataclass(frozen=True, slots=True)
class LedgerMaker:
    def gather(self, work: Work, export: Export, actor: Actor | None) -> Gathered:
        return _ledger(work, export, actor, "xlsx")

    def make(self, gathered: Gathered, path: Path, words: Words, progress: Progress) -> None:
        headed: Headed = gathered.data
        book = ledger_sheet.Book(
            title=words(headed.title),
            note=words(headed.note),
            author=headed.author,
            made_at=headed.work_at.at.replace(tzinfo=None, microsecond=0),
            table=headed.table,
        )
        ledger_sheet.write(book, path, words, progress.note)


@dataclass(frozen=True, slots=True)
class CsvMaker:
    def gather(self, work: Work, export: Export, actor: Actor | None) -> Gathered:
        return _ledger(work, export, actor, "csv")

    def make(self, gathered: Gathered, path: Path, words: Words, progress: Progress) -> None:
        headed: Headed = gathered.data
        ledger_csv.write(headed.table, path, words, progress.note)


def _ledger(work: Work, export: Export, actor: Actor | None, ending: str) -> Gathered:
    scope = scopes.of_words(export.args["round"], export.args["unit"], work)
    found = ledger_table.ids(scope, actor, work, archived=actor is None)
    table, moment = ledger_table.table(found, actor, work), Moment(at=work.now)
    of = scope.name or text("export-scope-all")
    name = cases.exporter(export, work) or text("export-operator")
    headed = Headed(
        table=table,
        title=text("ledger-title", scope=of),
        note=text("ledger-note", n=len(found), name=name, at=moment),
        author=cases.exporter(export, work),
        work_at=moment,
    )
    return Gathered(
        name=text("ledger-file", scope=of, day=work.today.strftime("%Y%m%d"), ending=ending),
        scope=scope.name,
        count=len(found),
        protected=table.protected,
        data=headed,
    )

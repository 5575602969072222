"""How each kind of file is made: what `Exporting` looks up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.core import errors, people
from bot.core.exports import Export, Gathered, Kind
from bot.core.people import Actor
from bot.core.screens import Moment, Text, Words, text
from bot.core.work import Work
from bot.processes.beside import Progress
from bot.processes.exporting import Maker
from bot.processes.fetching import blob_path
from bot.processes.template_making import TemplateMaker
from bot.reports import calendar_file, evidence_zip, ledger_csv, ledger_sheet
from bot.usecases import deadlines_file, evidence_bundle, ledger_table, scopes
from bot.usecases import exports as cases
from bot.usecases.ledger_table import Table


def makers(files: Path, zone: ZoneInfo) -> Mapping[str, Maker]:
    """`files` is the store by content."""
    return {
        Kind.LEDGER: LedgerMaker(),
        Kind.CSV: CsvMaker(),
        Kind.EVIDENCE: EvidenceMaker(files, zone),
        Kind.DEADLINES: DeadlinesMaker(str(zone)),
        Kind.TEMPLATE: TemplateMaker(),
    }


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
    reader = actor or people.operator()
    found = ledger_table.ids(scope, reader, work, archived=actor is None)
    table, moment = ledger_table.table(found, reader, work), Moment(at=work.now)
    whole = "export-scope-all" if actor else "export-scope-ever"
    of = scope.name or text(whole)
    by = cases.exporter(export, work)
    headed = Headed(
        table=table,
        title=text("ledger-title", scope=of),
        note=_note(len(found), by or text("export-operator"), moment, work),
        author=by,
        work_at=moment,
    )
    return Gathered(
        name=text("ledger-file", scope=of, day=work.today.strftime("%Y%m%d"), ending=ending),
        scope=scope.name,
        count=len(found),
        protected=table.protected,
        data=headed,
    )


@dataclass(frozen=True, slots=True)
class EvidenceMaker:
    """`args` name an item, or a scope; and the part."""

    files: Path
    zone: ZoneInfo

    def gather(self, work: Work, export: Export, actor: Actor | None) -> Gathered:
        reader = _reader(actor)
        args, part = export.args, int(export.args.get("part", "1"))
        if "item" in args:
            found = evidence_bundle.of_item(int(args["item"]), reader, work)
            scope = found[0].number
        else:
            wanted = scopes.of_words(args["round"], args["unit"], work)
            found, scope = evidence_bundle.of_scope(wanted, reader, work), wanted.name
        bundle = evidence_bundle.bundle(found, part, reader, work)
        name, at = cases.exporter(export, work), Moment(at=work.now)
        count = len(bundle.pieces)
        day, of = work.today.strftime("%Y%m%d"), scope or text("export-scope-all")
        is_last = part == bundle.parts
        return Gathered(
            name=text("evidence-file", scope=of, day=day, part=part, parts=bundle.parts),
            scope=scope,
            count=count,
            lines=() if bundle.parts == 1 else (_of_parts(bundle),),
            protected=bundle.protected,
            data=(bundle, text("evidence-title-of", scope=of), _note(count, name, at, work), at),
            further=None if is_last else {**args, "part": str(part + 1)},
        )

    def make(self, gathered: Gathered, path: Path, words: Words, progress: Progress) -> None:
        bundle, title, note, at = gathered.data
        cover = evidence_zip.Cover(
            lines=(words(title), words(note)),
            zone=self.zone,
            made_at=at.at,
            find=lambda hash: blob_path(self.files, hash),
        )
        evidence_zip.write(bundle, cover, path, words, progress.note)


@dataclass(frozen=True, slots=True)
class DeadlinesMaker:
    zone: str

    def gather(self, work: Work, export: Export, actor: Actor | None) -> Gathered:
        found = deadlines_file.of(_reader(actor), work)
        name = cases.exporter(export, work)
        return Gathered(
            name=text("deadlines-file", day=work.today.strftime("%Y%m%d")),
            scope=name,
            count=len(found),
            lines=(text("deadlines-how"),),
            data=(found, text("deadlines-title", name=name), work.now),
        )

    def make(self, gathered: Gathered, path: Path, words: Words, progress: Progress) -> None:
        found, title, at = gathered.data
        path.write_bytes(calendar_file.made(found, words(title), at, self.zone, words))
        progress.note(len(found))


def _reader(actor: Actor | None) -> Actor:
    """The operator on the host has the store itself, and no deadlines."""
    if actor is None:
        raise errors.NotAllowed()
    return actor


def _of_parts(bundle: evidence_bundle.Bundle) -> Text:
    return text("evidence-part", part=bundle.part, parts=bundle.parts)


def _note(count: int, name: str | Text, at: Moment, work: Work) -> Text:
    """A file outlives the year in which it was made."""
    return text("ledger-note", n=count, name=name, at=at, year=str(work.today.year))

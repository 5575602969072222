"""The office's ledger (整改台账) as one of the papers that are taken in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.core import events
from bot.core.imports import Fault, Import, Planned, State
from bot.core.ledger_entries import Words
from bot.core.ledger_plans import Fate
from bot.core.ledger_rows import Table
from bot.core.screens import Screen
from bot.core.work import Work
from bot.intake import ledger_table, marking
from bot.processes.beside import Progress
from bot.usecases import imports as cases
from bot.usecases import ledger_cards, ledger_import, ledger_plan, ledger_undo

Tables = tuple[Table, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerPaper:
    """`own` are the office's own headings, `heading` what stands above the reasons; `guarded`:
    what must not enter a chat does not enter by a file."""

    words: Words
    own: Mapping[str, Sequence[str]]
    heading: str
    guarded: bool

    @property
    def plans_by_reading(self) -> bool:
        return True

    def parse(self, content: bytes, name: str, progress: Progress) -> Tables:
        return ledger_table.read(content, name, self.own, progress.note)

    def plan(self, work: Work, paper: Import, parsed: Tables) -> Planned:
        plan = ledger_plan.plan(
            parsed, self.words, cases.sender(paper, work), work, guarded=self.guarded
        )
        return Planned(
            card=ledger_cards.planned(paper, plan),
            counts=plan.counts,
            rounds=plan.rounds,
            faults=plan.faults,
            state=State.PLANNED,
        )

    def write(self, work: Work, paper: Import, parsed: Tables) -> Screen:
        """Held against the ledger once more: what has changed since is not overwritten unseen."""
        actor = cases.sender(paper, work)
        cases.check_may(actor)
        plan = ledger_plan.plan(parsed, self.words, actor, work, guarded=self.guarded)
        cases.check_unmoved(paper, ledger_import.changing(plan, paper), work)
        done = ledger_import.write(plan, paper, actor, work)
        faulty = plan.counts[Fate.FAULTY]
        counts: dict[str, events.Json] = {**done, "faulty": faulty}
        about: dict[str, events.Json] = {"counts": counts}
        cases.move(paper, State.WRITTEN, actor, work, body=about, cause=work.cause)
        return ledger_cards.written(paper, done, faulty)

    def undo(self, work: Work, paper: Import) -> Screen:
        cases.check_untouched(paper, work)
        actor = cases.sender(paper, work)
        n = ledger_undo.undo(paper, actor, work)
        cases.move(paper, State.UNDONE, actor, work)
        return ledger_cards.undone(paper, n)

    def marked(
        self, content: bytes, name: str, parsed: Tables, faults: Sequence[tuple[Fault, str]]
    ) -> bytes:
        header = {table.sheet: table.header for table in parsed}
        return marking.marked(content, name, self.heading, header, faults)

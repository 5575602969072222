"""The office's list of units and people (单位人员名单), sent in the chat: all of it or nothing.

Its rows lean on each other, so a faulty workbook is given back whole, with the cells marked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from openpyxl.utils import column_index_from_string

from bot.core import errors, roster
from bot.core.imports import Fault, Import, Planned, State
from bot.core.screens import Screen, Text, text
from bot.core.work import Work
from bot.intake import building, columns, files, marking, tables, workbook
from bot.intake.nodes import Node
from bot.processes.beside import Progress
from bot.usecases import setup_papers as cases

Parsed = tuple[Node, list[roster.Problem]]
SHOWN = 10


class SetupPaper:
    """What `python -m bot load` does on the host."""

    @property
    def plans_by_reading(self) -> bool:
        return False

    def parse(self, content: bytes, name: str, _progress: Progress) -> Parsed:
        return files.parse(content, PurePath(name).suffix.lower())

    def plan(self, work: Work, paper: Import, parsed: Parsed) -> Planned:
        reading = _reading(work, parsed)
        if reading.roster is None:
            return _faulty(paper, reading.problems)
        return cases.planned(paper, reading.roster, work)

    def write(self, work: Work, paper: Import, parsed: Parsed) -> Screen:
        """The ledger may have moved on since it was planned: then nothing is written."""
        reading = _reading(work, parsed)
        if reading.roster is None:
            lines = [problem.text for problem in reading.problems[:SHOWN]]
            return cases.refused(paper, lines, work)
        return cases.written(paper, reading.roster, work)

    def undo(self, _work: Work, _paper: Import) -> Screen:
        """Never reached: nobody may ask for it."""
        raise errors.Stale("import")

    def marked(
        self, content: bytes, name: str, _parsed: Parsed, faults: Sequence[tuple[Fault, str]]
    ) -> bytes | None:
        if PurePath(name).suffix.lower() not in files.WORKBOOKS:
            return None
        header = {s.title: tables.header_row(s) for s in workbook.sheets(content)}
        placed = [(_below(fault, header), reason) for fault, reason in faults]
        return marking.marked(content, name, columns.REMARKS[0], header, placed)


def _below(fault: Fault, header: Mapping[str, int]) -> Fault:
    """What is wrong with a whole sheet, or with its header, is said in the first row below it."""
    first = header.get(fault.sheet, 1) + 1
    return fault if fault.row >= first else replace(fault, row=first, column=None)


def _reading(work: Work, parsed: Parsed) -> building.Reading:
    tree, problems = parsed
    codes = [organisation.code for organisation in work.organisations.all()]
    return building.build(tree, problems, codes)


def _faulty(paper: Import, problems: Sequence[roster.Problem]) -> Planned:
    return Planned(
        card=Screen(lines=tuple(_said(paper, problems))),
        counts={"faulty": len(problems)},
        faults=tuple(_fault(problem) for problem in problems),
        state=State.REFUSED,
    )


def _said(paper: Import, problems: Sequence[roster.Problem]) -> Iterator[Text]:
    yield text("setup-faulty", name=paper.name, n=len(problems))
    for problem in problems[:SHOWN]:
        yield text("setup-fault", problem=problem.text)
    if len(problems) > SHOWN:
        yield text("setup-more", n=len(problems) - SHOWN)


def _fault(problem: roster.Problem) -> Fault:
    """The column's letter stands before its name."""
    letters = problem.place.column.partition(" ")[0]
    is_cell = bool(problem.place.sheet) and letters.isascii() and letters.isupper()
    column = column_index_from_string(letters) if is_cell and len(letters) < 3 else None
    return Fault(
        sheet=problem.place.sheet, row=problem.place.row, column=column, reason=problem.text
    )

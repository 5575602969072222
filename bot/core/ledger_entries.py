"""One row of the office's ledger in the words of the rules, and what is not understood of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from rapidfuzz import fuzz, process

from bot.core import ledger_days, ledger_rows, register, text_guard
from bot.core.calendar import Workdays
from bot.core.findings import LONGEST_LINE, LONGEST_TEXT, Mode, State
from bot.core.imports import Fault
from bot.core.ledger_rows import Row
from bot.core.register import Type
from bot.core.screens import Arg, text

MOST_MEASURES = 40
# Of 100: how much alike a word must be to be suggested.
NEAR = 50

Word = TypeVar("Word")

_S = State
# What offices write under 完成情况, beside the names that states have here.
STATES: Mapping[State, str] = {
    _S.CLOSED: (
        "已销号 销号 已完成 完成 已整改 整改完成 已完成整改 完成整改 已办结 办结 整改到位 "
        "已整改到位 是"
    ),
    _S.STAGE_DONE: "基本完成 阶段性完成 取得阶段性成效",
    _S.IN_PROGRESS: (
        "整改中 正在整改 未完成 进行中 推进中 正在推进 部分完成 未完成整改 持续整改 长期坚持 否"
    ),
    _S.OPEN: "未启动 未开始 未整改",
    _S.REWORK: "再整改 重新整改",
}
MODES: Mapping[Mode, str] = {
    Mode.CONCENTRATED: "集中整改",
    Mode.LIMITED: "限期整改 限时整改",
    Mode.IMMEDIATE: "立行立改 立即整改 立改",
}
YES = frozenset(["是", "有", "√", "✓", "y", "yes", "true", "1", "长期坚持"])
NO = frozenset(["否", "无", "×", "n", "no", "false", "0", "—"])
DATES = ("finished_on", "applied_on", "closed_on", "next_review", "fed_back_on")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Plain words with what they mean; the names come from the locales."""

    categories: Mapping[str, str]
    states: Mapping[str, State]
    modes: Mapping[str, Mode]

    @staticmethod
    def of(named: Callable[[str], tuple[str, ...]], codes: tuple[str, ...]) -> Words:
        """`named` gives a text id in every language."""
        categories = {
            _plain(word): code for code in codes for word in (code, *named(f"category-{code}"))
        }
        states = {_plain(word): state for state, words in STATES.items() for word in words.split()}
        states |= {_plain(word): state for state in State for word in named(f"state-{state}")}
        modes = {_plain(word): mode for mode, words in MODES.items() for word in words.split()}
        modes |= {_plain(word): mode for mode in Mode for word in named(f"mode-{mode}")}
        return Words(categories=categories, states=states, modes=modes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`limit` is a day, `no_day` the word in its place. None is an empty cell: it says nothing."""

    row: Row
    serial: int | None
    category: str | None
    mode: Mode | None
    limit: date | None
    no_day: str | None
    state: State | None
    long_term: bool | None
    days: Mapping[str, date]
    measures: tuple[str, ...]
    notes: Mapping[str, str]
    faults: tuple[Fault, ...]

    def fault(self, id: str, key: str | None = None, /, **args: Arg) -> Fault:
        return fault(self.row, id, key, **args)

    @property
    def closed_on(self) -> date | None:
        """An office that keeps no day of closing has the day on which it was finished."""
        return self.days.get("closed_on") or self.days.get("finished_on")


def fault(row: Row, id: str, key: str | None = None, /, **args: Arg) -> Fault:
    column = row.columns.get(key) if key else None
    title = {"column": register.BY_KEY[key].title} if key else {}
    return Fault(
        sheet=row.sheet,
        row=row.line,
        column=column,
        reason=text(f"import-row-{id}", **title, **args),
    )


def nearest(said: str, known: Iterable[str]) -> str:
    """The known word that looks most like it; "" for none near enough."""
    found = process.extractOne(said, list(known), scorer=fuzz.ratio, score_cutoff=NEAR)
    return str(found[0]) if found else ""


def _plain(word: str) -> str:
    return ledger_rows.plain(word).casefold()


def read(row: Row, words: Words, today: date, workdays: Workdays, *, guarded: bool) -> Entry:
    """`guarded`: what must not enter a chat does not enter by a file either."""
    reader = _Reader(row, today, workdays)
    mode = reader.choice("mode", words.modes)
    limit = row.cells.get("limit")
    word = ledger_days.no_day(limit) if isinstance(limit, str) else None
    entry = Entry(
        row=row,
        serial=reader.serial(),
        category=reader.choice("category", words.categories),
        mode=mode or (Mode.IMMEDIATE if word in _AT_ONCE else None),
        limit=None if word else reader.day("limit"),
        no_day=word,
        state=reader.choice("state", words.states),
        long_term=reader.long_term(word),
        days={key: day for key in DATES if (day := reader.day(key))},
        measures=ledger_rows.lines(row.text("measures")),
        notes={key: reader.note(key) for key in sorted(register.NOTES) if row.text(key)},
        faults=(),
    )
    faults = (*reader.faults, *_too_long(entry), *(_secrets(row) if guarded else ()))
    return _with(entry, faults)


_AT_ONCE = frozenset({"立行立改", "立即整改"})


def _with(entry: Entry, faults: tuple[Fault, ...]) -> Entry:
    broken = tuple(entry.fault("broken-cell", key) for key in entry.row.faults)
    # A day kept as a note is read as a day, and checked as one.
    notes = {
        key: entry.days[key].isoformat() if key in entry.days else words
        for key, words in entry.notes.items()
    }
    return replace(entry, faults=(*broken, *faults), notes=notes)


class _Reader:
    """Collects what it cannot read."""

    def __init__(self, row: Row, today: date, workdays: Workdays) -> None:
        self.row = row
        self.faults: list[Fault] = []
        self._today = today
        self._workdays = workdays

    def serial(self) -> int | None:
        said = self.row.text("serial") or self.row.text("number")
        found = ledger_rows.serial(said)
        if said and found is None:
            self._note("serial" if self.row.text("serial") else "number", "not-a-number", said)
        return found

    def choice(self, key: str, known: Mapping[str, Word]) -> Word | None:
        said = self.row.text(key)
        if not said:
            return None
        found = known.get(_plain(said))
        if found is None:
            near = nearest(said, known)
            self._note(key, "unknown-word-near" if near else "unknown-word", said, near=near)
        return found

    def day(self, key: str) -> date | None:
        value = self.row.cells.get(key)
        if value is None or ledger_days.is_nothing(value):
            return None
        found = ledger_days.day(value, self._today, self._workdays)
        if found is None:
            self._note(key, "not-a-day", self.row.text(key))
        return found

    def long_term(self, word: str | None) -> bool | None:
        said = _plain(self.row.text("long_term"))
        if not said:
            return True if word in _LASTING or _plain(self.row.text("state")) in _LASTING else None
        if said not in YES | NO:
            self._note("long_term", "not-yes-or-no", self.row.text("long_term"))
        return said in YES

    def note(self, key: str) -> str:
        """A number in one form, so that 0.50 and 0.5 are no change."""
        said = self.row.text(key)
        if register.BY_KEY[key].type not in (Type.COUNT, Type.MONEY):
            return said
        try:
            number = Decimal(_plain(said))
        except InvalidOperation:
            return said
        return f"{number.normalize():f}" if number.is_finite() else said

    def _note(self, key: str, id: str, value: str, **args: str) -> None:
        short = value if len(value) <= 40 else value[:39] + "…"
        self.faults.append(fault(self.row, id, key, value=short, **args))


_LASTING = frozenset({"长期坚持", "长期", "持续整改"})


def _too_long(entry: Entry) -> Iterator[Fault]:
    for key in entry.row.cells:
        if register.BY_KEY[key].type is Type.TEXT and len(entry.row.text(key)) > LONGEST_TEXT:
            yield entry.fault("too-long", key, most=str(LONGEST_TEXT))
    if any(len(line) > LONGEST_LINE for line in entry.measures):
        yield entry.fault("too-long-line", "measures", most=str(LONGEST_LINE))
    if len(entry.measures) > MOST_MEASURES:
        yield entry.fault("too-many-measures", "measures", most=str(MOST_MEASURES))


def _secrets(row: Row) -> Iterator[Fault]:
    for key in row.cells:
        is_kept = not register.BY_KEY[key].is_computed
        if is_kept and isinstance(row.cells[key], str) and text_guard.find(row.text(key)):
            yield fault(row, "secret", key)

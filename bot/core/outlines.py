"""A feedback document (反馈意见) as a list that its reader corrects before any of it is written.

Nothing of the document is lost: every paragraph stands in one entry, in the document's order.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Protocol

from pydantic import BaseModel, ConfigDict

from bot.core import errors, outline_words, purging, rounds, text_guard
from bot.core.findings import LONGEST_TEXT, summarised
from bot.core.people import Actor
from bot.core.roles import OFFICE_ROLES, Role
from bot.core.screens import Text, text


class Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Kind(StrEnum):
    """`REST` is 未归入的段落: shown, and taken for a problem only by hand."""

    HEADING = "heading"
    ASPECT = "aspect"
    FINDING = "finding"
    ADVICE = "advice"
    REST = "rest"


class Odd(StrEnum):
    """What a reader should look at; the words stand in `locales/`."""

    SKIPPED = "skipped"
    REPEATED = "repeated"
    RESTARTED = "restarted"
    BACKWARD = "backward"
    LATE_START = "late-start"
    MISSING_LEVEL = "missing-level"
    UNNUMBERED = "unnumbered"
    EMPTY = "empty"
    INLINE = "inline"
    FOLDED = "folded"
    JOINED = "joined"
    TABLE = "table"
    BOX = "box"
    LEADS = "leads"
    TWICE = "twice"
    LONG = "long"
    UNCOUNTED = "uncounted"
    NONE_FOUND = "none-found"


MOST_FINDINGS = 1000


class Entry(Value):
    """`line` is where it begins in the document, `label` its number there, `text` all the rest.
    `aspect` is a letter of domain §10, `category` a code."""

    kind: Kind
    line: int
    label: str = ""
    text: str
    aspect: str | None = None
    category: str | None = None

    @property
    def whole(self) -> str:
        return self.label + self.text

    @property
    def summary(self) -> str:
        return summarised(self.text)

    @property
    def guarded(self) -> tuple[text_guard.Kind, ...]:
        """What must not be written (domain §8), each kind once."""
        return tuple(dict.fromkeys(hit.kind for hit in text_guard.find(self.text)))

    @property
    def is_too_long(self) -> bool:
        return len(self.text) > LONGEST_TEXT

    def changed(self, **changes: Any) -> Entry:
        return self.model_copy(update=changes)


class Remark(Value):
    """`what` is the number or the words that are odd."""

    odd: Odd
    line: int
    what: str = ""

    @property
    def text(self) -> Text:
        return text(f"outline-odd-{self.odd}", line=str(self.line), what=self.what)


class Outline(Value):
    """`on` is the date of the feedback, as the document tells it."""

    entries: tuple[Entry, ...] = ()
    remarks: tuple[Remark, ...] = ()
    on: date | None = None

    def of(self, kind: Kind) -> tuple[tuple[int, Entry], ...]:
        return tuple((at, entry) for at, entry in enumerate(self.entries) if entry.kind is kind)

    @property
    def findings(self) -> tuple[tuple[int, Entry], ...]:
        return self.of(Kind.FINDING)

    @property
    def title(self) -> str:
        """The words before the first number, by which unit and round are known."""
        return "\n".join(e.text for e in self.entries[:8] if e.kind in (Kind.HEADING, Kind.REST))

    @property
    def name(self) -> str:
        """What the document is called by, in one line."""
        first = next((e for e in self.entries if e.kind is Kind.HEADING), None)
        return first.text if first else next((e.summary for e in self.entries), "")

    def entry(self, at: int, *kinds: Kind) -> Entry:
        """Raises `Stale` for what stands there no longer."""
        if not 0 <= at < len(self.entries) or (kinds and self.entries[at].kind not in kinds):
            raise errors.Stale()
        return self.entries[at]

    def heading_of(self, at: int) -> Entry | None:
        """The nearest heading above."""
        above = (e for e in reversed(self.entries[:at]) if e.kind in (Kind.ASPECT, Kind.HEADING))
        return next(above, None)

    def with_entry(self, at: int, *entries: Entry) -> Outline:
        """These in its place; none takes it away."""
        listed = (*self.entries[:at], *entries, *self.entries[at + 1 :])
        return self.model_copy(update={"entries": listed})

    def edited(self, at: int, text: str) -> Outline:
        return self.with_entry(at, self.entry(at).changed(text=text))

    def categorised(self, at: int, code: str) -> Outline:
        entry = self.entry(at, Kind.FINDING)
        return self.with_entry(at, entry.changed(category=code, aspect=code[:1]))

    def demoted(self, at: int) -> Outline:
        """不是问题: it stays in sight, and may come back."""
        return self.with_entry(at, self.entry(at, Kind.FINDING).changed(kind=Kind.REST))

    def promoted(self, at: int) -> Outline:
        """列为问题, under the heading above it."""
        entry = self.entry(at, Kind.REST, Kind.ADVICE, Kind.HEADING, Kind.ASPECT)
        above = self.heading_of(at)
        return self.with_entry(at, as_finding(entry, above.text if above else "", entry.aspect))

    def merged_up(self, at: int) -> Outline:
        """合并到上一条: its words go below those of the finding before it."""
        entry = self.entry(at, Kind.FINDING)
        before = [place for place, _ in self.findings if place < at]
        if not before:
            raise errors.WrongState("outline-first")
        into = self.entries[before[-1]]
        joined = into.changed(text=f"{into.text}\n{entry.whole}")
        return self.with_entry(at).with_entry(before[-1], joined)

    def split(self, at: int, where: int) -> Outline:
        """拆分: from that character on it is a finding of its own."""
        entry = self.entry(at, Kind.FINDING)
        if where not in outline_words.seams(entry.text):
            raise errors.Stale()
        first = entry.changed(text=entry.text[:where].rstrip())
        label, words = outline_words.parted(entry.text[where:])
        above = self.heading_of(at)
        second = entry.changed(label=label, text=words)
        heading = above.text if above else ""
        return self.with_entry(at, first, as_finding(second, heading, entry.aspect))


def as_finding(entry: Entry, heading: str, letter: str | None) -> Entry:
    """With the category that its words and its heading suggest."""
    letter = letter or outline_words.aspect(heading)
    code = outline_words.category(entry.text, heading, letter)
    return entry.changed(
        kind=Kind.FINDING, category=code, aspect=letter or (code or "")[:1] or None
    )


class State(StrEnum):
    OPEN = "open"
    WRITTEN = "written"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One document under correction: a person has one at a time. `revision` makes a button of an
    earlier screen stale; what is over keeps its row, and none of its words."""

    id: int = 0
    person_id: int
    name: str
    assignment_id: int | None = None
    outline: Outline
    state: State = State.OPEN
    revision: int = 1
    begun_at: datetime
    touched_at: datetime

    def ended(self, state: State) -> Paper:
        return replace(self, state=state, outline=Outline(), name=purging.GONE)


class Papers(Protocol):
    def get(self, id: int) -> Paper:
        """Raises `NotFound`."""
        ...

    def open_of(self, person_id: int) -> Paper | None: ...
    def add(self, paper: Paper) -> Paper: ...
    def save(self, paper: Paper) -> Paper:
        """Under the next revision; raises `Stale` if it has another than `paper`'s."""
        ...


# In which phases of a round who may write a document's findings. The office feeds them back with
# it; a head's wait, signed, for the office.
_PHASES = {
    Role.HEAD: frozenset({rounds.Phase.FIELDWORK, rounds.Phase.FEEDBACK}),
    **dict.fromkeys(OFFICE_ROLES, frozenset(rounds.Phase) - {rounds.Phase.ARCHIVED}),
}


def may_write(actor: Actor, assignment: rounds.Assignment, phase: rounds.Phase) -> bool:
    if (assignment.round_id, assignment.unit_id) in actor.recused:
        return False
    if feeds_back(actor):
        return phase in _PHASES[Role.OFFICE]
    return assignment.team_id in actor.teams(Role.HEAD) and phase in _PHASES[Role.HEAD]


def feeds_back(actor: Actor) -> bool:
    return actor.has(*OFFICE_ROLES)


def may_begin(actor: Actor) -> bool:
    return actor.has(*_PHASES)

"""The ledger as a table for one reader: its rows, and what stands in each column of a row.

A cell is a value, not a sentence: what the office reads as words is a text id.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation

from bot.core import confidentiality, errors, findings, register, rights
from bot.core.evidence import Purpose
from bot.core.ledger_lines import Decided, Exhibit, LedgerLine
from bot.core.lights import Light
from bot.core.listing import Filter, Order
from bot.core.people import Actor
from bot.core.register import Type
from bot.core.reviews import Decision
from bot.core.screens import Day, Many, Text, text
from bot.core.work import Work
from bot.usecases import evidence as exhibits
from bot.usecases import lines as item_lines
from bot.usecases import scopes

Cell = None | str | date | int | Decimal | Text | tuple["str | Text", ...]
Row = Mapping[str, Cell]

# The ledger holds what the unit has, and what was taken back from it: a working paper is none.
STATES = findings.WITH_UNIT | {findings.State.WITHDRAWN}
_MOST = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """`lights` stand beside the rows, None for what shows none."""

    rows: tuple[Row, ...]
    lights: tuple[Light | None, ...]
    protected: bool


def ids(scope: scopes.Scope, actor: Actor, work: Work, *, archived: bool = False) -> Sequence[int]:
    """All that this reader may see of it. `archived`: without a round all there were, not those
    under way alone. Raises `NotFound` for nothing: a scope that is not his is answered like an
    empty one."""
    every = archived and scope == replace(scopes.ALL, unit=scope.unit)
    wanted = Filter(
        states=STATES,
        rounds=frozenset() if every else scopes.round_ids(scope, work),
        unit_path=scope.unit.path if scope.unit else None,
    )
    page = work.listing.page(rights.sight(actor), wanted, order=Order.NUMBER, number=0, size=_MOST)
    found = [row.id for row in page.rows if row.fed_back_on or row.sent_on]
    if not found:
        raise errors.NotFound("export")
    return found


def table(found: Sequence[int], actor: Actor, work: Work) -> Table:
    lines = work.ledger_lines.of(found)
    states = {line.finding.state for line in lines}
    return Table(
        rows=tuple(cells(line, actor, work) for line in lines),
        lights=tuple(item_lines.light_of(line.finding, work) for line in lines),
        protected=any(confidentiality.protects(work.policy.protect, state) for state in states),
    )


def cells(line: LedgerLine, actor: Actor, work: Work) -> Row:
    """By the column's key; what nothing is known of stands in the office's own words, if any."""
    known: dict[str, Cell] = {
        **_place(line),
        **_problem(line.finding),
        **_plan(line),
        **_progress(line, actor),
        **_review(line),
        "light": item_lines.light_text(line.finding, work),
        "number": line.finding.number,
        "fed_back_on": line.finding.fed_back_on,
    }
    return {
        column.key: known.get(column.key) or _noted(column, line.notes.get(column.key))
        for column in register.COLUMNS
    }


def _place(line: LedgerLine) -> Row:
    return {
        "term": line.round.term,
        "year": line.round.year,
        "round": line.round.number,
        "team": line.team,
        "unit": line.finding.unit_name,
        "serial": line.serial,
    }


def _problem(finding: findings.Finding) -> Row:
    return {
        "category": text(f"category-{finding.category}") if finding.category else None,
        "problem": finding.problem,
        "mode": text(f"mode-{finding.mode}") if finding.mode else None,
    }


def _plan(line: LedgerLine) -> Row:
    texts = [measure.text for measure in line.measures]
    numbered = tuple(f"{n}. {words}" for n, words in enumerate(texts, 1))
    return {
        "measures": numbered if len(numbered) > 1 else "".join(texts),
        "limit": line.finding.due or _no_day(line.finding),
        "leader": line.leader,
        "lead_department": line.lead_department,
        "co_departments": "、".join(line.co_departments),
        "responsible": line.responsible,
    }


def _no_day(finding: findings.Finding) -> str | None:
    """What an office writes for a limit that is no day: `register.NO_DAY`."""
    if finding.long_term:
        return "长期坚持"
    return "立行立改" if finding.mode is findings.Mode.IMMEDIATE else None


def _progress(line: LedgerLine, actor: Actor) -> Row:
    reports = tuple(
        text("ledger-dated", day=Day(day=each.reported_on), text=each.text)
        for each in line.progress
    )
    sees_team = exhibits.knows_team(line.finding, actor)
    pieces = (p for p in line.evidence if sees_team or p.purpose is not Purpose.FINDING)
    return {
        "progress": reports,
        "state": line.finding.state_text,
        "evidence": tuple(_pieces(pieces)),
    }


def _pieces(pieces: Iterable[Exhibit]) -> Iterator[str]:
    for piece in pieces:
        yield "：".join(part for part in (piece.caption, "、".join(piece.files)) if part)


def _review(line: LedgerLine) -> Row:
    refused = [each for each in line.decisions if each.decision is Decision.REFUSED]
    return {
        "applied_on": line.finding.applied_on,
        "opinion": _opinions(line.decisions),
        "required": (refused[-1].text or "") if refused else None,
        "closed_on": line.finding.closed_on,
        "long_term": text("ledger-yes") if line.finding.long_term else None,
        "next_review": line.finding.next_review_on,
    }


def _opinions(decisions: Sequence[Decided]) -> tuple[Text, ...]:
    """On the last application alone: earlier ones are in the item's history."""
    last = decisions[-1].application if decisions else 0
    return tuple(_opinion(each) for each in decisions if each.application == last)


def _opinion(each: Decided) -> Text:
    who = Many(items=tuple(text(f"capacity-{capacity}") for capacity in each.capacities))
    if each.decision is Decision.APPROVED:
        return text("ledger-approved", day=Day(day=each.on), who=who, text=each.text or "")
    reason = text(f"refusal-{each.reason}")
    return text("ledger-refused", day=Day(day=each.on), who=who, reason=reason)


def _noted(column: register.Column, note: str | None) -> Cell:
    """A note as what its column holds, where it can be read as such."""
    if note is None or column.is_computed:
        return None
    with suppress(ValueError, InvalidOperation):
        if column.type is Type.COUNT:
            return int(note)
        if column.type is Type.MONEY and Decimal(note).is_finite():
            return Decimal(note)
        if column.type in (Type.DATE, Type.LIMIT):
            return date.fromisoformat(note)
    return note

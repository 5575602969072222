"""What each item says and whose it is, as search looks for it: read from the ledger's rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from sqlite3 import Row
from typing import Any, assert_never

from pypinyin import lazy_pinyin

from bot.core.categories import NAMES
from bot.core.search import Kind, normalised
from storage.dialect import Sql

_FINDING = """
SELECT f.number, f.problem, f.category, f.stage_goal, o.name AS unit, o.short_name AS short,
       o.initials, o.path, d.name AS department, l.name AS leader, w.name AS worker,
       p.name AS finder, a.team_id, f.leader_id, f.responsible_id AS worker_id
FROM findings f
JOIN assignments a ON a.id = f.assignment_id
JOIN organisations o ON o.id = a.unit_id
JOIN persons p ON p.id = f.author_id
LEFT JOIN organisations d ON d.id = f.lead_department_id
LEFT JOIN persons l ON l.id = f.leader_id
LEFT JOIN persons w ON w.id = f.responsible_id
WHERE f.id = :id
"""
_FINDING_MORE = """
SELECT m.text, 0 AS part, m.cycle * 1000 + m.ordinal AS place FROM measures m
WHERE m.finding_id = :id
UNION ALL SELECT g.text, 1, g.id FROM progress g WHERE g.finding_id = :id
UNION ALL SELECT o.name, 2, o.id FROM co_departments c
JOIN organisations o ON o.id = c.organisation_id WHERE c.finding_id = :id
ORDER BY 2, 3
"""
_SUGGESTION = """
SELECT s.number, s.text, s.answer, s.use, o.name AS unit, o.short_name AS short, o.initials,
       o.path, l.name AS leader, w.name AS worker, s.team_id, s.leader_id,
       s.handler_id AS worker_id
FROM suggestions s
JOIN organisations o ON o.id = s.addressee_id
LEFT JOIN persons l ON l.id = s.leader_id
LEFT JOIN persons w ON w.id = s.handler_id
WHERE s.id = :id
"""
_INSTRUCTION = """
SELECT number, issuer, text, conclusion, issuer_id FROM instructions WHERE id = :id
"""
_ADDRESSEES = """
SELECT o.name AS unit, o.short_name AS short, o.initials, p.name AS person, d.feedback,
       d.organisation_id, d.person_id
FROM instruction_addressees d
JOIN organisations o ON o.id = d.organisation_id
LEFT JOIN persons p ON p.id = d.person_id
WHERE d.instruction_id = :id
ORDER BY d.id
"""
_LEAD = """
SELECT l.number, u.name AS unit, u.short_name AS short, u.initials, o.name AS office, l.team_id,
       l.office_id
FROM leads l
JOIN organisations o ON o.id = l.office_id
LEFT JOIN organisations u ON u.id = l.unit_id
WHERE l.id = :id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Texts as they stand in `search_docs`: of one form, yet readable, one blank between words."""

    words: str
    finder: str = ""
    scope: str = ""


def said(sql: Sql, kind: Kind, item_id: int) -> Said | None:
    """None for an item that is not there."""
    match kind:
        case Kind.FINDING:
            return _finding(sql, item_id)
        case Kind.SUGGESTION:
            return _suggestion(sql, item_id)
        case Kind.INSTRUCTION:
            return _instruction(sql, item_id)
        case Kind.LEAD:
            return _lead(sql, item_id)
        case _:
            assert_never(kind)


def _finding(sql: Sql, id: int) -> Said | None:
    row = sql.row(_FINDING, id=id)
    if row is None:
        return None
    more = (each["text"] for each in sql.rows(_FINDING_MORE, id=id))
    category = row["category"]
    own = (row["number"], row["problem"], category, NAMES.get(category), row["stage_goal"])
    people = (row["department"], row["leader"], row["worker"])
    return Said(
        words=_joined(own, _unit(row), people, more),
        finder=normalised(row["finder"]),
        scope=_placed(row),
    )


def _suggestion(sql: Sql, id: int) -> Said | None:
    row = sql.row(_SUGGESTION, id=id)
    if row is None:
        return None
    own = (row["number"], row["text"], row["answer"], row["use"])
    people = (row["leader"], row["worker"])
    return Said(words=_joined(own, _unit(row), people), scope=_placed(row))


def _instruction(sql: Sql, id: int) -> Said | None:
    row = sql.row(_INSTRUCTION, id=id)
    if row is None:
        return None
    named = sql.rows(_ADDRESSEES, id=id)
    answers = [(*_unit(each), each["person"], each["feedback"]) for each in named]
    own = (row["number"], row["issuer"], row["text"], row["conclusion"])
    reached = [(("o", each["organisation_id"]), ("p", each["person_id"])) for each in named]
    return Said(
        words=_joined(own, *answers),
        scope=_scope(("i", row["issuer_id"]), *chain.from_iterable(reached)),
    )


def _lead(sql: Sql, id: int) -> Said | None:
    row = sql.row(_LEAD, id=id)
    if row is None:
        return None
    words = _joined((row["number"], row["office"]), _unit(row))
    return Said(words=words, scope=_scope(("t", row["team_id"]), ("c", row["office_id"])))


def _placed(row: Row) -> str:
    above = (("o", int(id)) for id in row["path"].strip("/").split("/"))
    people = ("p", row["leader_id"]), ("p", row["worker_id"])
    return _scope(("t", row["team_id"]), *above, *people)


def _scope(*whose: tuple[str, int | None]) -> str:
    marks = (f"{letter}{id}" for letter, id in whose if id is not None)
    return " ".join(dict.fromkeys(marks))


def _unit(row: Row) -> tuple[str | None, ...]:
    name: str | None = row["unit"]
    return (name, row["short"], row["initials"], spelt(name) if name else None)


def _joined(*groups: Iterable[Any]) -> str:
    """What is not said is left out; each text ends where the next begins."""
    return " ".join(filter(None, map(normalised, filter(None, chain.from_iterable(groups)))))


@lru_cache(maxsize=4096)
def spelt(name: str) -> str:
    """`清河镇` → `qinghezhen`."""
    return "".join(lazy_pinyin(name))

"""Leads: their metadata, and who may see which."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from sqlite3 import Row

from bot.core.lead_rights import Sight, handed_over
from bot.core.leads import RUNNING, Disposal, Filter, Lead, State, Tag
from storage.dialect import Sql
from storage.values import Readers, among, columns, day, read

_SELECT = """
SELECT l.id, l.number, l.round_id, l.team_id, l.unit_id, l.tag, l.office_id, l.found_on,
       l.registered_on, l.registered_by, l.fast, l.state, l.cycle, l.transferred_on,
       l.received_on, l.received_by, l.disposed_on, l.disposed_by, l.disposal, l.concluded_on,
       l.concluded_by, l.withdrawal, l.due, l.next_step_on, u.name AS unit_name,
       o.name AS office_name
FROM leads l
JOIN organisations o ON o.id = l.office_id
LEFT JOIN organisations u ON u.id = l.unit_id
"""
_GET = _SELECT + " WHERE l.id = :id"
_STEP_DUE = _SELECT + " WHERE l.next_step_on <= :today ORDER BY l.next_step_on, l.id"
IN_SIGHT = """
({everything} = 1 OR l.team_id IN {teams} OR (l.office_id IN {offices} AND l.state IN {handed}))
"""
_LISTED = f"""
{_SELECT}
WHERE {IN_SIGHT}
    AND (:any_state = 1 OR l.state IN {{states}})
    AND (:overdue_on IS NULL OR (l.due < :overdue_on AND l.state IN {{running}}))
    AND (:first IS NULL OR l.concluded_on >= :first)
    AND (:last IS NULL OR l.concluded_on <= :last)
ORDER BY l.due IS NULL, l.due, l.id DESC
"""
_LAST_SERIAL = "SELECT MAX(number) FROM leads WHERE number LIKE :series"
_ADD = """
INSERT INTO leads (
    number, round_id, team_id, unit_id, tag, office_id, found_on, registered_on, registered_by,
    fast, state, cycle
)
VALUES (
    :number, :round_id, :team_id, :unit_id, :tag, :office_id, :found_on, :registered_on,
    :registered_by, :fast, :state, :cycle
)
RETURNING id
"""
_SAVE = """
UPDATE leads
SET state = :state, cycle = :cycle, transferred_on = :transferred_on,
    received_on = :received_on, received_by = :received_by, disposed_on = :disposed_on,
    disposed_by = :disposed_by, disposal = :disposal, concluded_on = :concluded_on,
    concluded_by = :concluded_by, withdrawal = :withdrawal, due = :due,
    next_step_on = :next_step_on
WHERE id = :id
"""

_DAYS = (
    "found_on",
    "registered_on",
    "transferred_on",
    "received_on",
    "disposed_on",
    "concluded_on",
    "due",
    "next_step_on",
)
_READERS: Readers = {
    "tag": Tag,
    "fast": bool,
    "state": State,
    "disposal": Disposal,
    **dict.fromkeys(_DAYS, day),
}


def seeing(sight: Sight, prefix: str = "") -> tuple[dict[str, str], dict[str, object]]:
    """What `IN_SIGHT` is filled with, and its parameters; `prefix` keeps them apart from those of
    other items in one statement."""
    teams, of_teams = among(f"{prefix}team", sorted(sight.teams))
    offices, of_offices = among(f"{prefix}office", sorted(sight.offices))
    handed, of_handed = among(f"{prefix}handed", sorted(handed_over()))
    everything = f"{prefix}everything"
    lists = {"teams": teams, "offices": offices, "handed": handed, "everything": f":{everything}"}
    return lists, {**of_teams, **of_offices, **of_handed, everything: sight.everything}


class LedgerLeads:
    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def get(self, id: int) -> Lead:
        return _lead(self._sql.one(_GET, id=id))

    def next_number(self, year: int) -> str:
        """The numbers of a year sort as text up to 9999."""
        last: str | None = self._sql.value(_LAST_SERIAL, series=f"XS{year}-%")
        serial = int(last.rpartition("-")[2]) + 1 if last else 1
        return f"XS{year}-{serial:04}"

    def add(self, lead: Lead) -> Lead:
        return self.get(self._sql.value(_ADD, **columns(lead)))

    def save(self, lead: Lead) -> None:
        """What was registered stays as it was registered."""
        self._sql.run(_SAVE, **columns(lead))

    def listed(self, sight: Sight, wanted: Filter) -> Sequence[Lead]:
        lists, values = seeing(sight)
        lists["states"], of_states = among("state", sorted(wanted.states))
        lists["running"], of_running = among("running", sorted(RUNNING))
        rows = self._sql.rows(
            _LISTED.format(**lists),
            **values,
            **of_states,
            **of_running,
            any_state=not wanted.states,
            overdue_on=wanted.overdue_on,
            first=wanted.concluded_from,
            last=wanted.concluded_until,
        )
        return [_lead(row) for row in rows]

    def with_step_due(self, today: date) -> Sequence[Lead]:
        return [_lead(row) for row in self._sql.rows(_STEP_DUE, today=today)]


def _lead(row: Row) -> Lead:
    return Lead(**read(row, _READERS))

"""Findings put straight into a town's ledger, as if all that led there had happened."""

from __future__ import annotations

import copy
from datetime import date

from bot.core.findings import Finding, Mode, State
from bot.core.roster import Roster
from bot.core.work import Work
from tests.town import ROSTER, Town

FED = date(2020, 9, 1)
LATE, FAR = date(2020, 9, 3), date(2020, 12, 1)


async def holds(t: Town, *, closed: int = 2, running: int = 1, overdue: int = 1) -> None:
    """Of the town's first unit; numbered 7-01-001 on, the closed ones first, the late ones last.
    Called again it goes on with the numbers."""

    def put(work: Work) -> None:
        [assignment, *_] = work.rounds.assignments(work.rounds.all()[0].id)
        author = work.people.by_key("李闻")
        assert author is not None
        for place in range(closed + running + overdue):
            state = State.CLOSED if place < closed else State.IN_PROGRESS
            due = LATE if place >= closed + running else FAR
            serial = work.rounds.next_serial(assignment.id)
            number = f"7-01-{serial:03}"
            paper = _paper(number, assignment.id, author.id, state, due)
            work.findings.add(paper)

    await t.running.ledger.transact(put, cause=f"test:holds:{t.clock().isoformat()}")


def _paper(number: str, assignment: int, author: int, state: State, due: date) -> Finding:
    day = FED if state is State.CLOSED else None
    return Finding(
        id=0,
        number=number,
        assignment_id=assignment,
        author_id=author,
        state=state,
        problem="账目不清",
        immediate=False,
        logged_on=FED,
        moved_on=FED,
        mode=Mode.CONCENTRATED,
        fed_back_on=FED,
        clock_from=FED,
        due=due,
        original_due=due,
        applied_on=day,
        closed_on=date(2020, 9, 7) if day else None,
    )


def valley_roster() -> Roster:
    """The town's, with three more units that are called the same, all of its first team."""
    value = copy.deepcopy(ROSTER.model_dump())
    for code in ("A", "B", "C"):
        value["organisations"] += (
            {"code": code, "name": f"{code}县", "level": "county", "parent": "Z"},
            {"code": f"{code}W", "name": f"{code}县水利局", "short_name": "水利局",
             "level": "department", "parent": code},
        )  # fmt: skip
        value["rounds"][0]["assignments"] += ({"unit": f"{code}W", "team": 1, "kind": "routine"},)
    return Roster.model_validate(value)

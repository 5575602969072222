"""单位人员名单: what it would change, who confirms it, and what stands in its way."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bot.core import errors
from bot.core.imports import Choice, Import, Kind, Planned, State
from bot.core.recusals import Reason
from bot.core.roles import Role
from bot.core.roster_entries import Roster
from bot.core.screens import Screen
from bot.usecases import imports as papers
from bot.usecases import recusals
from bot.usecases import setup_papers as cases
from tests.usecases.deeds import Deeds, Who


def roster(*names: str) -> Roster:
    people = [{"name": name, "posts": [{"role": "leading_group"}]} for name in names]
    return Roster.model_validate({"people": people})


def barred(deeds: Deeds) -> Roster:
    """Puts one who keeps away from 清河镇 into the team that inspects it."""
    deeds.by(
        Role.OFFICE,
        recusals.declare,
        recusals.Declare(
            round=deeds.town.round.id,
            unit=deeds.town.unit.id,
            reason=next(iter(Reason)),
        ),
    )
    key, _, id = deeds.person(Role.OFFICE).key.partition("#")
    round_ = deeds.town.round
    members = [{"name": key, "id": id, "role": "head"}]
    return Roster.model_validate(
        {
            "rounds": [
                {
                    "term": round_.term,
                    "number": round_.number,
                    "year": round_.year,
                    "name": round_.name,
                    "started_on": round_.started_on,
                    "teams": [{"number": 1, "name": "第一巡察组", "members": members}],
                }
            ]
        }
    )


def paper(deeds: Deeds, who: Who | None, state: State = State.READING) -> Import:
    with deeds.ledger.work() as work:
        return work.imports.add(
            Import(
                file_id=None,
                name="名单.xlsx",
                person_id=None if who is None else deeds.id(who),
                kind=Kind.SETUP,
                state=state,
                counts={},
                asked_at=work.now,
            )
        )


def planned(deeds: Deeds, who: Who | None, entries: Roster) -> Planned:
    sent = paper(deeds, who)
    with deeds.ledger.work() as work:
        return cases.planned(sent, entries, work)


def written(deeds: Deeds, who: Who | None, entries: Roster) -> Screen:
    confirmed = paper(deeds, who, State.CONFIRMED)
    with deeds.ledger.work() as work:
        return cases.written(confirmed, entries, work)


def verbs(screen: Screen) -> list[str]:
    return [button.press[0] for row in screen.buttons for button in row]


def state(deeds: Deeds) -> str:
    [*_, (last,)] = deeds.ledger.rows("SELECT state FROM imports ORDER BY id")
    return str(last)


@pytest.mark.parametrize(
    ("who", "offered"),
    [
        (Role.DIRECTOR, ["import-write", "import-stop"]),
        (Role.OFFICE, ["import-stop"]),
        (None, ["import-write", "import-stop"]),
    ],
)
def test_only_the_director_is_offered_to_write(
    deeds: Deeds, who: Role | None, offered: list[str]
) -> None:
    plan = planned(deeds, who, roster("甲", "乙"))
    assert (plan.state, verbs(plan.card)) == (State.PLANNED, offered)
    counts: Mapping[str, int] = plan.counts
    assert counts == {"new": 4, "changed": 0, "unchanged": 0}
    is_asked = who is Role.OFFICE
    assert deeds.notices(Role.DIRECTOR) == (["setup-plan"] if is_asked else [])


def test_nobody_else_confirms_and_nobody_takes_it_back(deeds: Deeds) -> None:
    sent = paper(deeds, Role.OFFICE, State.PLANNED)
    with deeds.ledger.work() as work, pytest.raises(errors.NotAllowed):
        papers.confirm(sent.id, Choice.ALL, deeds.actor(Role.OFFICE, work), work)
    with deeds.ledger.work() as work:
        papers.confirm(sent.id, Choice.ALL, deeds.actor(Role.DIRECTOR, work), work)
        confirmed = work.imports.get(sent.id)
        cases.written(confirmed, roster("甲"), work)
    with deeds.ledger.work() as work, pytest.raises(errors.Stale):
        papers.undo(sent.id, deeds.actor(Role.DIRECTOR, work), work)


def test_what_the_ledger_has_already_needs_no_writing(deeds: Deeds) -> None:
    assert verbs(written(deeds, Role.DIRECTOR, roster("甲"))) == ["invitation-sheet"]
    assert deeds.notices(Role.DIRECTOR) == []
    plan = planned(deeds, Role.DIRECTOR, roster("甲"))
    assert (plan.state, plan.card.lines[0].id) == (State.WRITTEN, "setup-unchanged")


def test_a_long_list_is_shown_in_part_and_the_director_hears_that_it_was_written(
    deeds: Deeds,
) -> None:
    names = [f"人员{chr(0x4E00 + n)}" for n in range(cases.SHOWN)]
    screen = written(deeds, Role.OFFICE, roster(*names))
    assert screen.lines[-1].args == {"n": cases.SHOWN}
    assert screen.buttons == ()
    assert deeds.notices(Role.DIRECTOR) == ["setup-written"]


def test_what_recusal_forbids_is_refused_before_and_after_the_confirmation(deeds: Deeds) -> None:
    entries = barred(deeds)
    plan = planned(deeds, Role.DIRECTOR, entries)
    assert (plan.state, plan.card.lines[0].id) == (State.REFUSED, "setup-refused")
    screen = written(deeds, Role.DIRECTOR, entries)
    assert screen.lines[0].id == "setup-refused"
    assert state(deeds) == "refused"

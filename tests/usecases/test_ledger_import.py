"""A ledger written as a whole and taken back as a whole: what stood before stands again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest

from bot.core import errors, imports
from bot.core.findings import State
from bot.core.imports import Choice, Import, Kind
from bot.core.roles import Role
from bot.core.screens import text
from bot.usecases import imports as cases
from bot.usecases import ledger_cards, ledger_import, ledger_plan, ledger_undo
from tests import builders
from tests.ledger import Ledger
from tests.usecases.test_ledger_plan import GOOD, SAME, WORDS, Value, stands, table

FULL: dict[str, Value] = {
    **GOOD,
    "category": "B3",
    "mode": "立行立改",
    "measures": "1.清退费用\n2.建立台账",
    "leader": "郑镇长",
    "responsible": "冯干事",
    "lead_department": "云岭县",
    "co_departments": "沙泉乡、清河镇",
    "progress": "已清退",
    "cause": "制度不全",
    "evidence": "会议纪要",
}
WITHOUT_PEOPLE: dict[str, Value] = {
    "unit": "清河镇",
    "serial": "2",
    "problem": "白条入账",
    "state": "已销号",
    "closed_on": "2020.12.1",
    "limit": "2020年12月底",
    "progress": "已办结",
}
BARE: dict[str, Value] = {"unit": "清河镇", "serial": "3", "problem": "会议记录缺失"}


def paper(ledger: Ledger, town: builders.World, choice: Choice = Choice.ALL) -> Import:
    with ledger.work() as work:
        return work.imports.add(
            Import(
                file_id=None,
                name="台账.xlsx",
                sha256="ab",
                person_id=town.people[Role.OFFICE].id,
                kind=Kind.LEDGER,
                state=imports.State.CONFIRMED,
                choice=choice,
                counts={},
                asked_at=work.now,
            )
        )


def writes(
    ledger: Ledger,
    town: builders.World,
    *rows: Mapping[str, Value],
    choice: Choice = Choice.ALL,
) -> tuple[Import, Mapping[str, int]]:
    asked = paper(ledger, town, choice)
    with ledger.work() as work:
        actor = town.actor(work, Role.OFFICE)
        plan = ledger_plan.plan([table(*rows)], WORDS, actor, work, guarded=True)
        assert not plan.faults
        done = ledger_import.write(plan, asked, actor, work)
        written = cases.move(asked, imports.State.WRITTEN, actor, work, cause=work.cause)
        return written, done


def takes_back(ledger: Ledger, town: builders.World, asked: Import) -> int:
    with ledger.work() as work:
        return ledger_undo.undo(asked, town.actor(work, Role.OFFICE), work)


def picture(ledger: Ledger) -> list[object]:
    """All that an import may touch, but for the day of the last move."""
    return [
        ledger.rows("SELECT number, problem, category, leader_id, responsible_id, "
                    "lead_department_id, state FROM findings ORDER BY id"),
        ledger.rows("SELECT finding_id, text, milestone, person_id, done_on FROM measures "
                    "ORDER BY finding_id, ordinal"),
        ledger.rows("SELECT * FROM co_departments ORDER BY finding_id, organisation_id"),
        ledger.rows("SELECT * FROM ledger_notes ORDER BY finding_id, field"),
        ledger.rows("SELECT * FROM progress"),
    ]  # fmt: skip


def test_new_rows_become_items_with_their_history_and_count(
    ledger: Ledger, town: builders.World
) -> None:
    _, done = writes(ledger, town, FULL, WITHOUT_PEOPLE | {"fed_back_on": "2020.11.2"})
    assert done == {"new": 2, "changed": 0}
    writes(ledger, town, BARE, {**BARE, "serial": "4", "long_term": "是"})
    with ledger.work() as work:
        items = work.findings.of_assignment(town.assignment.id, frozenset(State))
        first, closed, bare, lasting = items
        assert work.rounds.next_serial(town.assignment.id) == 5
        assert [m.person_id for m in work.findings.measures(first.id, 1)] == [
            town.people[Role.RESPONSIBLE].id
        ] * 2
        assert work.imports.notes([first.id])[first.id] == {
            "cause": "制度不全",
            "evidence": "会议纪要",
        }
        [report] = work.findings.progress(first.id)
        assert report.entered_by == town.people[Role.OFFICE].id
        kinds = [event.kind for event in work.events.of_item("finding", first.id)]
    assert kinds == ["finding-imported", "finding-sent", "finding-fed-back"]
    assert (closed.state, str(closed.closed_on)) == (State.CLOSED, "2020-12-01")
    assert (bare.state, lasting.state) == (State.OPEN, State.IN_PROGRESS)
    assert str(bare.fed_back_on) == "2020-11-02"


def test_figures_as_of_today_are_the_figures_of_today(
    ledger: Ledger, town: builders.World
) -> None:
    writes(ledger, town, FULL, WITHOUT_PEOPLE | {"fed_back_on": "2020.11.2"})
    with ledger.work() as work:
        now = work.statistics.figures(now=work.now, today=work.today, round_id=town.round.id)
        then = work.statistics.figures_as_of(work.today, round_id=town.round.id)
    assert (now.findings.n, now.findings.d) == (1, 2)
    assert then.findings == now.findings
    assert then.immediate == now.immediate


def test_changed_items_are_as_they_were_after_undoing(
    ledger: Ledger, town: builders.World
) -> None:
    stands(ledger, town)
    stands(ledger, town)
    kept = {"unit": "清河镇", "serial": "2", "measures": "公示\n清退", "co_departments": "云岭县"}
    writes(ledger, town, kept, {**SAME, "cause": "旧因"})
    before = picture(ledger)
    change = {key: FULL[key] for key in ("category", "leader", "co_departments", "cause")}
    changed = {**SAME, **change, "problem": "另一种说法"}
    again = {**kept, "measures": "清退\n整章建制"}
    asked, done = writes(ledger, town, changed, again)
    assert done == {"new": 0, "changed": 2}
    assert picture(ledger) != before
    assert takes_back(ledger, town, asked) == 2
    assert picture(ledger) == before


def test_new_alone_leaves_what_stands_and_undoing_leaves_nothing_of_it(
    ledger: Ledger, town: builders.World
) -> None:
    stands(ledger, town)
    changed = {**SAME, "problem": "另一种说法"}
    asked, done = writes(ledger, town, changed, {**FULL, "serial": "7"}, choice=Choice.NEW)
    assert done == {"new": 1, "changed": 0}
    takes_back(ledger, town, asked)
    assert picture(ledger)[1:] == [[], [], [], []]
    again, done = writes(ledger, town, {**FULL, "serial": "7"})
    assert done == {"new": 1, "changed": 0}
    with ledger.work() as work:
        [row] = work.imports.rows(again.id)
        assert row.change is imports.Change.REVIVED
        assert json.loads(row.was or "") == {"progress": 1}
        assert work.findings.get(row.finding_id).state is State.IN_PROGRESS
    assert len(ledger.rows("SELECT id FROM findings")) == 2


def test_an_import_stands_while_a_later_one_does_and_falls_after_it(
    ledger: Ledger, town: builders.World
) -> None:
    first, _ = writes(ledger, town, FULL)
    second, _ = writes(ledger, town, {**FULL, "problem": "另一种说法"})
    with ledger.work() as work, pytest.raises(errors.WrongState):
        cases.check_untouched(first, work)
    takes_back(ledger, town, second)
    with ledger.work() as work:
        actor = town.actor(work, Role.OFFICE)
        undoing = cases.undo(second.id, actor, work)
        cases.move(undoing, imports.State.UNDONE, None, work)
        cases.check_untouched(first, work)


def test_a_row_without_its_place_is_a_bug() -> None:
    with pytest.raises(ValueError, match="place"):
        ledger_import._known(None)


def test_what_was_worked_on_since_the_card_is_not_overwritten(
    ledger: Ledger, town: builders.World
) -> None:
    """Seen as unchanged, corrected by a person, confirmed: the file must not bring it back."""
    asked, _ = writes(ledger, town, FULL)
    with ledger.work() as work:
        actor = town.actor(work, Role.OFFICE)
        other = table({**FULL, "problem": "另一种说法"})
        plan = ledger_plan.plan([other], WORDS, actor, work, guarded=True)
        [item] = ledger_import.changing(plan, asked)
        assert ledger_import.changing(plan, replace(asked, choice=Choice.NEW)) == []
        paper = work.imports.add(replace(asked, id=0, state=imports.State.READING))
        shown = cases.move(paper, imports.State.PLANNED, None, work)
        cases.check_unmoved(shown, [item], work)
    with ledger.work() as work:
        work.events.record(
            "finding-corrected", item_kind="finding", item_id=item.id, person_id=asked.person_id
        )
        with pytest.raises(errors.WrongState, match="import-moved"):
            cases.check_unmoved(shown, [item], work)


def test_a_card_offers_what_may_be_written(ledger: Ledger, town: builders.World) -> None:
    stands(ledger, town)
    asked = paper(ledger, town)
    rows = [{**SAME, "cause": "因"}, {**FULL, "serial": "2"}]
    rows += [{**FULL, "serial": "甲"}] * (ledger_cards.SHOWN + 1)
    with ledger.work() as work:
        plan = ledger_plan.plan([table(*rows)], WORDS, None, work, guarded=True)
        card = ledger_cards.planned(asked, plan)
        nothing = ledger_plan.plan([table(SAME)], WORDS, None, work, guarded=True)
        bare = ledger_cards.planned(asked, nothing)
    presses = [button.press for row in card.buttons for button in row]
    assert [press[::2] for press in presses] == [
        ("import-write", "all"),
        ("import-write", "new"),
        ("import-stop",),
    ]
    assert card.lines[-1].id == "import-faults-more"
    assert (bare.buttons, bare.lines[-1].id) == ((), "import-nothing")


def test_a_file_that_cannot_be_read_is_refused_once(ledger: Ledger, town: builders.World) -> None:
    asked = paper(ledger, town)
    with ledger.work() as work:
        done = cases.refuse(asked, text("load-file-empty"), work)
        assert done.state is imports.State.REFUSED
        with pytest.raises(errors.Stale):
            cases.refuse(asked, text("load-file-empty"), work)
        said = work.outbox.by_key(f"import:{asked.id}:refused")
        assert said is not None
        assert said.screen.lines[0].id == "import-refused"


def test_who_may_not_import_decides_on_nothing(ledger: Ledger, town: builders.World) -> None:
    asked = paper(ledger, town)
    with ledger.work() as work:
        principal, director = (town.actor(work, role) for role in (Role.PRINCIPAL, Role.DIRECTOR))
        with pytest.raises(errors.NotFound):
            cases.stop(asked.id, principal, work)
        with pytest.raises(errors.NotAllowed):
            cases.receive(1, principal, work)
        with pytest.raises(errors.Stale):
            cases.choose(asked.id, Kind.FEEDBACK, 1, director, work)
        with pytest.raises(errors.Stale):
            cases.choose(asked.id, Kind.LEDGER, 1, director, work)
        with pytest.raises(errors.Stale):
            cases.undoable(asked.id, director, work)
        cases.tell(Import(file_id=None, name="", person_id=None, counts={}, asked_at=work.now),
                   ledger_cards.undone(asked, 1), "x", work)  # fmt: skip

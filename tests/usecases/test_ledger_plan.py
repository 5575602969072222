"""Each row of an office's ledger finds its fate, and a fault its reason; nothing is guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from bot.core import categories
from bot.core.findings import Measure, State
from bot.core.ledger_entries import Words
from bot.core.ledger_plans import Fate, Plan
from bot.core.ledger_rows import Row, Table
from bot.core.people import Actor
from bot.core.recusals import Reason, Recusal
from bot.core.register import KEYS
from bot.core.roles import Role
from bot.core.rounds import Phase
from bot.usecases import ledger_plan
from tests import builders
from tests.ledger import Ledger

Value = str | date
WORDS = Words.of(lambda _id: (), categories.CODES)
GOOD: dict[str, Value] = {
    "round": "第七轮",
    "unit": "清河镇",
    "serial": "1",
    "problem": "公车私用",
    "state": "整改中",
    "fed_back_on": "2020.11.2",
    "limit": "2021年2月",
}
# An item as `builders` puts it: open, fed back, due on 2021-02-02.
SAME: dict[str, Value] = {"unit": "清河镇", "serial": "1", "limit": "2021-02-02"}


def table(*rows: Mapping[str, Value], titles: str = "", sheet: str = "台账") -> Table:
    columns = {key: number for number, key in enumerate(KEYS, start=1)}
    made = tuple(
        Row(sheet=sheet, line=line, cells={k: v for k, v in cells.items() if v}, columns=columns)
        for line, cells in enumerate(rows, start=4)
    )
    return Table(sheet=sheet, titles=titles, header=3, rows=made)


def planned(
    ledger: Ledger, *rows: Mapping[str, Value], actor: Actor | None = None, titles: str = ""
) -> Plan:
    with ledger.work() as work:
        return ledger_plan.plan([table(*rows, titles=titles)], WORDS, actor, work, guarded=True)


def reasons(plan: Plan) -> list[str]:
    return [fault.reason.id.removeprefix("import-row-") for fault in plan.faults]


def stands(ledger: Ledger, town: builders.World, state: State = State.OPEN, **more: int) -> int:
    with ledger.work() as work:
        return builders.finding(work, town, state, at=None, author=None, **more).id


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"round": "第九轮"}, ["unknown-round"]),
        ({"round": "第五届第7轮x"}, ["unknown-round-near"]),
        ({"term": "第四届"}, ["unknown-round"]),
        ({"unit": "青河镇"}, ["unknown-unit-near"]),
        ({"unit": "某某某局"}, ["unknown-unit"]),
        ({"unit": ""}, ["missing"]),
        ({"serial": ""}, ["missing"]),
        ({"serial": "甲"}, ["not-a-number"]),
        ({"serial": "", "number": "甲"}, ["not-a-number"]),
        ({"problem": ""}, ["missing"]),
        ({"problem": "问" * 4001}, ["too-long"]),
        ({"problem": "身份证 11010519491231002X"}, ["secret"]),
        ({"measures": "长" * 601}, ["too-long-line"]),
        ({"measures": "\n".join(f"第{n}件" for n in range(41))}, ["too-many-measures"]),
        ({"category": "八项"}, ["unknown-word"]),
        ({"state": "整改中中"}, ["unknown-word-near"]),
        ({"limit": "尽快"}, ["not-a-day"]),
        ({"limit": "2020年10月1日"}, ["before-feedback"]),
        ({"long_term": "也许"}, ["not-yes-or-no"]),
        ({"fed_back_on": ""}, ["not-fed-back"]),
        ({"fed_back_on": date(2021, 9, 9)}, ["before-feedback", "day-ahead"]),
        ({"state": "已销号"}, ["closed-undated"]),
        ({"closed_on": "2020.12.1"}, ["closed-on-open"]),
        ({"state": "单位审核中"}, ["unknown-word"]),
    ],
)
def test_a_new_row_that_is_wrong_says_what_is(
    ledger: Ledger, town: builders.World, changes: dict[str, Value], said: list[str]
) -> None:
    plan = planned(ledger, {**GOOD, **changes})
    assert plan.counts["faulty"] == 1
    assert reasons(plan) == said


def test_a_state_under_review_and_a_broken_cell_are_faults(
    ledger: Ledger, town: builders.World
) -> None:
    words = Words.of(lambda id: (id,), categories.CODES)
    broken = table({**GOOD, "state": "state-unit_review"})
    rows = tuple(replace(each, faults={"problem": "load-error-cell"}) for each in broken.rows)
    with ledger.work() as work:
        made = replace(broken, rows=rows)
        plan = ledger_plan.plan([made], words, None, work, guarded=False)
    assert reasons(plan) == ["broken-cell", "state-not-importable"]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"round": ""},
        {"round": "7", "term": "第五届", "serial": "（１）"},
        {"state": "", "long_term": "是", "limit": "长期坚持"},
        {"state": "已完成", "finished_on": "44166"},
        {"mode": "立行立改", "limit": "立行立改", "closed_on": "无"},
        {"recovered": "1.50", "talked_to": "两人", "saved": "NaN"},
        {"leader": "郑镇长", "responsible": "外人", "co_departments": "沙泉乡、某局"},
        {"lead_department": "沙泉乡、清河镇", "progress": "已办"},
    ],
)
def test_a_row_that_is_right_is_new(
    ledger: Ledger, town: builders.World, changes: dict[str, Value]
) -> None:
    plan = planned(ledger, {**GOOD, **changes}, titles="云岭州第七轮巡察")
    assert plan.counts == {"new": 1, "changed": 0, "unchanged": 0, "faulty": 0}, plan.faults
    assert plan.rounds == (town.round.id,)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"state": "已销号", "closed_on": "2020.12.1"}, ["state-is-ours", "day-is-ours"]),
        ({"mode": "限期整改"}, ["mode-is-ours"]),
        ({"limit": "2021-03-01"}, ["day-is-ours"]),
        ({"next_review": "2021-03-01"}, ["day-is-ours"]),
        ({"long_term": "是"}, ["state-is-ours"]),
        ({"team": "第九组"}, ["team-is-ours"]),
        ({"leader": "外人"}, ["unknown-name"]),
    ],
)
def test_what_the_system_alone_may_move_is_no_change(
    ledger: Ledger, town: builders.World, changes: dict[str, Value], said: list[str]
) -> None:
    stands(ledger, town, leader_id=town.people[Role.LEADER].id)
    plan = planned(ledger, {**SAME, **changes})
    assert reasons(plan) == said


def test_what_says_the_same_is_unchanged_and_an_empty_cell_says_nothing(
    ledger: Ledger, town: builders.World
) -> None:
    gone = "离任人"
    with ledger.work() as work:
        left = builders.person(work, gone)
    id = stands(ledger, town, leader_id=left.id, lead_department_id=town.county.id)
    with ledger.work() as work:
        work.findings.set_co_departments(id, [town.unit.id, town.county.id])
        measure = Measure(finding_id=id, cycle=1, ordinal=1, text="1.清退\n2.公示",
                          milestone=work.today)  # fmt: skip
        work.findings.replace_measures(id, 1, [measure])
        problem = work.findings.get(id).problem
    same = {
        **SAME,
        "problem": f" {problem}\n",
        "state": "未启动",
        "team": "第一巡察组",
        "leader": gone,
        "lead_department": "云岭县",
        "co_departments": "云岭县；清河镇",
        "measures": "清退\n公示",
        "fed_back_on": "2020年11月2日",
    }
    plan = planned(ledger, same, SAME | {"serial": "", "number": "7-01-001"})
    assert plan.counts["unchanged"] == 1
    assert reasons(plan) == ["doubled"]


def test_words_and_people_may_be_corrected_until_they_are_settled(
    ledger: Ledger, town: builders.World
) -> None:
    stands(ledger, town)
    stands(ledger, town, State.CLOSED)
    changes: dict[str, Value] = {
        "problem": "另一种说法",
        "category": "B3",
        "leader": "郑镇长",
        "lead_department": "云岭县",
        "co_departments": "沙泉乡",
        "measures": "清退",
        "cause": "制度不全",
    }
    plan = planned(ledger, {**SAME, **changes}, {**SAME, "serial": "2", **changes})
    change = plan.steps[0].change
    assert change is not None
    assert set(change.fields) == {"problem", "category", "leader_id", "lead_department_id"}
    assert change.notes == {"cause": "制度不全"}
    assert reasons(plan) == ["settled"] * 3
    assert plan.steps[1].fate is Fate.FAULTY
    lone = [{**SAME, "serial": "2", key: changes[key]} for key in ("measures", "lead_department")]
    lone.append({**SAME, "serial": "2", "co_departments": "沙泉乡"})
    for row in lone:
        assert reasons(planned(ledger, row)) == ["settled"]


def test_an_archived_round_is_read_only_and_a_number_in_use_is_taken(
    ledger: Ledger, town: builders.World
) -> None:
    stands(ledger, town)
    stands(ledger, town, State.DRAFT)
    stands(ledger, town, State.WITHDRAWN)
    taken = planned(ledger, {**SAME, "serial": "2"}, {**SAME, "serial": "3", "limit": ""})
    assert reasons(taken) == ["number-taken", "number-taken"]
    with ledger.work() as work:
        work.rounds.save(replace(town.round, phase=Phase.ARCHIVED))
    plan = planned(
        ledger, SAME, {**SAME, "serial": "9", "problem": "新的", "fed_back_on": "2020.11.2"}
    )
    assert plan.steps[0].fate is Fate.UNCHANGED
    assert reasons(plan) == ["archived"]
    assert reasons(planned(ledger, {**SAME, "cause": "改"})) == ["archived"]


def test_a_unit_kept_away_from_is_none_and_a_sheet_may_be_a_units(
    ledger: Ledger, town: builders.World
) -> None:
    office = town.people[Role.OFFICE]
    with ledger.work() as work:
        recusal = Recusal(
            person_id=office.id,
            round_id=town.round.id,
            unit_id=town.unit.id,
            reason=Reason.WORKED_THERE,
            declared_on=work.today,
        )
        work.recusals.add(recusal)
        actor = work.people.actor(office.id, work.today)
    assert reasons(planned(ledger, GOOD, actor=actor)) == ["unknown-unit"]
    cells = {key: value for key, value in GOOD.items() if key != "unit"}
    own = table(cells, sheet="沙泉乡")
    rows = tuple(replace(row, columns={"serial": 1, "problem": 2}) for row in own.rows)
    with ledger.work() as work:
        plan = ledger_plan.plan([replace(own, rows=rows)], WORDS, actor, work, guarded=True)
    assert plan.counts["new"] == 1

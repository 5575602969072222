"""Papers from the ledger: what stands in a letter and in the reports, and for whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from bot.core import errors, people
from bot.core.changes import Change, Kind, Step
from bot.core.findings import Finding, Measure, Progress, State
from bot.core.organisations import Level
from bot.core.policy import StepForm
from bot.core.roles import Role
from bot.core.rules import Kind as RuleKind
from bot.core.rules import Rule
from bot.core.suggestions import State as Suggested
from bot.core.suggestions import Suggestion
from bot.core.work import Work
from bot.reports import samples, word
from bot.usecases import letters, papers, report_readers
from tests import builders
from tests.builders import World
from tests.ledger import Ledger
from tests.usecases.spoken import _texts
from tests.usecases.test_letters import NO_DATE, drafted
from tests.usecases.test_reminders_steps import item

TODAY = date(2020, 12, 7)


def said(paper: Any) -> dict[str, Any]:
    values: dict[str, Any] = word.plain(paper.fields, lambda text: _texts().plain(text, "zh-CN"))
    return values


def shape(value: Any) -> Any:
    """The names of the fields, nested."""
    if isinstance(value, Mapping):
        return {key: shape(each) for key, each in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [shape(each) for each in value[:1]]
    return None


def full(work: Work, town: World, state: State, **changes: Any) -> Finding:
    found = builders.finding(work, town, state, category="B6", **changes)
    person = town.people[Role.RESPONSIBLE].id
    named: dict[str, Any] = {"finding_id": found.id, "cycle": 1, "person_id": person}
    work.findings.replace_measures(
        found.id,
        1,
        [
            Measure(ordinal=1, text="补齐公示", milestone=TODAY, done_on=TODAY, **named),
            Measure(ordinal=2, text="修订制度。", milestone=TODAY, **named),
        ],
    )
    work.findings.add_progress(Progress(text="已公示", reported_on=TODAY, **named))
    work.rules.put(
        Rule(
            finding_id=found.id,
            cycle=1,
            kind=RuleKind.NEW,
            name="财务公开办法",
            number="1号",
            issued_on=TODAY,
            entered_by=person,
            entered_on=TODAY,
        )
    )
    return found


def asked(work: Work, found: Finding, kind: Kind, text: str, cycle: int = 1) -> None:
    change = Change(
        finding_id=found.id,
        cycle=cycle,
        kind=kind,
        asker_id=found.author_id,
        asked_on=TODAY,
        text=text,
        until=TODAY + timedelta(days=30),
        step=Step.LEADER,
    )
    work.changes.add(change)


def suggested(work: Work, town: World) -> None:
    proposed = work.suggestions.add(
        Suggestion(
            id=0,
            number="7-J001",
            round_id=town.round.id,
            team_id=None,
            author_id=town.people[Role.OFFICE].id,
            addressee_id=town.unit.id,
            text="完善制度",
            state=Suggested.PROPOSED,
            proposed_on=TODAY,
        )
    )
    given = replace(proposed, state=Suggested.PENDING, transferred_on=TODAY, due=TODAY)
    work.suggestions.save(proposed, given)


def test_a_unit_s_report_tells_every_item_of_it(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        work.rounds.save_assignment(replace(town.assignment, fed_back_on=builders.FED_BACK))
        late = full(work, town, State.IN_PROGRESS, due=TODAY - timedelta(days=2), sent_on=TODAY)
        asked(work, late, Kind.EXTENSION, "汛期不能施工")
        closed = full(work, town, State.CLOSED)
        builders.finding(work, town, State.STAGE_DONE, next_review_on=TODAY, stage_goal="初核")
        builders.finding(work, town, State.STAGE_DONE)
        continued = builders.finding(work, town, State.OPEN, **NO_DATE)
        asked(work, continued, Kind.CONTINUATION, "长期")
        asked(work, builders.finding(work, town, State.OPEN), Kind.EXTENSION, "旧", cycle=2)
        builders.finding(work, town, State.DRAFT, problem="底稿不在其中")
        principal = town.actor(work, Role.PRINCIPAL)
        paper = papers.report(town.round.id, town.unit.id, principal, work)
        values = said(paper)
    assert paper.count == 6
    assert values["概述"] == "清河镇：反馈6个问题，已完成整改1个、正在整改5个，整改率16.67%。"
    assert values["立行立改"] == "移交立行立改问题1个，已完成0个，完成率0%。"
    assert [(a["节"], a["名称"]) for a in values["方面"]] == [
        ("一", "落实全面从严治党方面"),
        ("二", "其他方面"),
    ]
    first = values["未完成"][0]
    assert first["完成情况"].endswith("已超期2天。")
    assert first["未完成原因"] == "汛期不能施工"
    assert first["下一步措施"] == ["修订制度（2020年12月7日前）"]
    assert [each["问题编号"] for each in values["制度"]] == [late.number, closed.number]
    assert "底稿不在其中" not in str(values)
    assert "李组员" not in str(values)
    assert shape(values) == shape(samples._UNIT)


def test_a_round_s_report_has_every_unit(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        full(work, town, State.OPEN, due=TODAY - timedelta(days=1))
        builders.finding(work, town, State.CLOSED, at=town.other_assignment)
        director = town.actor(work, Role.DIRECTOR)
        assert said(papers.report(town.round.id, None, director, work))["建议"] == ""
        suggested(work, town)
        paper = papers.report(town.round.id, None, director, work)
        values = said(paper)
        recused = replace(director, recused=frozenset({(town.round.id, town.unit.id)}))
        part = said(papers.report(town.round.id, None, recused, work))
        operator = said(papers.report(town.round.id, None, people.operator(), work))
    assert [unit["单位"] for unit in values["各单位"]] == ["清河镇", "沙泉乡"]
    assert [unit["超期数"] for unit in values["各单位"]] == ["1", "0"]
    assert values["建议"] == "提出意见建议1条，已办结0条，办结率0%。"
    assert values["反馈数"] == part["反馈数"] == "2"
    assert [unit["单位"] for unit in part["各单位"]] == ["沙泉乡"]
    assert "清河镇" not in str(part)
    assert operator["导出"].startswith("（由主机管理员于")
    wanted, got = shape(samples._ROUND), shape(values)
    assert got == wanted


def readers(town: World) -> Iterator[tuple[Role, bool, bool]]:
    """Role, whether it may have the unit's report, whether the round's."""
    whole = {Role.OFFICE, Role.DIRECTOR, Role.LEADING_GROUP}
    units = {Role.PRINCIPAL, Role.LIAISON, Role.SUPERIOR, Role.DISCIPLINE, Role.ORGANISATION}
    yield from ((role, role in whole | units, role in whole) for role in town.people)


def test_who_may_have_which(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        builders.finding(work, town, State.OPEN)
        for role, unit, whole in readers(town):
            actor = town.actor(work, role)
            for unit_id, may in ((town.unit.id, unit), (None, whole)):
                if may:
                    report_readers.check_report(town.round.id, unit_id, actor, work)
                    continue
                with pytest.raises((errors.NotAllowed, errors.NotFound)):
                    report_readers.check_report(town.round.id, unit_id, actor, work)
            assert bool(report_readers.rounds_of(actor, work)) or not unit
        director = town.actor(work, Role.DIRECTOR)
        with pytest.raises(errors.NotFound):
            report_readers.check_report(town.round.id, town.other_unit.id, director, work)
        empty = builders.round_(work, number="8")
        with pytest.raises(errors.NotFound):
            report_readers.check_report(empty.id, None, director, work)


def test_a_letter_names_items_days_and_whom_to_answer(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        under = builders.organisation(work, "河东村", level=Level.VILLAGE, under=town.unit)
        place = builders.assignment(work, town.round, town.team, under)
        work.rounds.save_assignment(replace(place, escalated=True))
        made = drafted(work, item(work, town, -3, at=place))
        values = said(papers.letter(made, "钱办", work))
        top = drafted(work, item(work, town, -3))
        assert said(papers.letter(top, "钱办", work))["抄送"] == ""
        talk = letters.by_hand(item(work, town, -20).id, town.actor(work, Role.OFFICE), work)
        assert talk.form is StepForm.TALK
        assert said(papers.letter(talk, "钱办", work))["主送"] == "巡察工作领导小组"
        office = town.actor(work, Role.OFFICE)
        sent = letters.send(letters.Send(letter=top.id, sent_on=TODAY), office, work)
        ledger.clock.go(TODAY + timedelta(days=9))
        assert papers.letter(sent, "钱办", work).count == len(sent.items)
    assert (values["主送"], values["抄送"]) == ("河东村", "清河镇")
    assert values["联系人"] == "钱办"
    assert values["回复期限"] == "2020年12月14日"
    (told,) = values["事项清单"]
    assert told["超期天数"] == "3"
    assert shape(values) == shape(samples._LETTER)

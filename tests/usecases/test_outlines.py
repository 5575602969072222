"""A feedback document taken in, corrected and written: its findings, dates, notices, refusals."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.core import errors, outlines
from bot.core.findings import Mode, State
from bot.core.outlines import Kind, Paper
from bot.core.people import Person
from bot.core.recusals import Reason
from bot.core.roles import Role
from bot.core.rounds import Phase, Team
from bot.usecases import outline_writing, recusals
from bot.usecases import outlines as cases
from tests import builders
from tests import outline_samples as samples
from tests.usecases.deeds import Deeds, Who


def begun(deeds: Deeds, *pieces: str, who: Who = Role.OFFICE) -> Paper:
    passages = tuple(cases.Passage(message=n, text=piece) for n, piece in enumerate(pieces))
    return deeds.by(who, cases.paste, cases.Begin(passages=passages))


def writes(
    deeds: Deeds, paper: Paper, who: Who = Role.OFFICE, **more: Any
) -> outline_writing.Written:
    values = {
        "outline": paper.id,
        "revision": paper.revision,
        "assignment": deeds.town.assignment.id,
        "on": paper.outline.on,
        **more,
    }
    return deeds.by(who, outline_writing.write, outline_writing.Write.model_validate(values))


def now(deeds: Deeds, paper: Paper) -> Paper:
    with deeds.ledger.work() as work:
        return work.outlines.get(paper.id)


def place(paper: Paper, words: str) -> int:
    return next(at for at, entry in enumerate(paper.outline.entries) if words in entry.text)


def test_a_document_is_written_as_findings_fed_back_on_its_date(deeds: Deeds) -> None:
    paper = begun(deeds, samples.USUAL)
    assert paper.assignment_id == deeds.town.assignment.id
    written = writes(deeds, paper)
    assert [item.problem for item in written.made] == samples.found(paper.outline)
    assert [item.category for item in written.made] == ["A1", "A4", "B6", "B3", "C4"]
    for item in written.made:
        assert (item.state, item.mode) == (State.OPEN, Mode.CONCENTRATED)
        assert (item.fed_back_on, item.due) == (date(2020, 9, 4), date(2020, 12, 4))
    kinds = [event.kind for event in deeds.history(written.made[0])]
    assert kinds == ["finding-transcribed", "finding-fed-back"]
    assert deeds.notices(Role.PRINCIPAL) == ["notice-fed-back"]
    assert written.due == date(2020, 12, 4)
    over = now(deeds, paper)
    assert (over.state, over.outline.entries, over.name) == (outlines.State.WRITTEN, (), "—")
    with deeds.ledger.work() as work:
        assert not work.tidings.people_waiting(["echo"])  # type: ignore[list-item]  # a topic is a str


def test_a_second_press_finds_it_written_and_a_second_document_writes_nothing(
    deeds: Deeds,
) -> None:
    paper = begun(deeds, samples.USUAL)
    written = writes(deeds, paper)
    with pytest.raises(errors.WrongState) as refusal:
        writes(deeds, paper)
    assert refusal.value.variant == "outline-written"
    again = writes(deeds, begun(deeds, samples.USUAL))
    assert (len(again.made), again.known, again.due) == (0, len(written.made), None)


def test_a_head_writes_signed_findings_that_wait_for_the_office(deeds: Deeds) -> None:
    paper = begun(deeds, samples.USUAL, who=Role.HEAD)
    written = writes(deeds, paper, Role.HEAD, advice=True)
    assert {item.state for item in written.made} == {State.SIGNED}
    assert written.advice == 2
    with deeds.ledger.work() as work:
        said = {each.text for each in work.suggestions.all()}
    assert said == {"强化理论武装。", "压实两个责任。"}
    deeds.enters(Phase.FEEDBACK, Phase.RECTIFICATION)
    with pytest.raises(errors.WrongState):
        begun(deeds, samples.USUAL, who=Role.HEAD)


def test_it_is_corrected_before_it_is_written(deeds: Deeds) -> None:
    paper = begun(deeds, samples.USUAL)
    at = place(paper, "理论学习")
    with deeds.ledger.work() as work:
        paper = cases.demote(paper, at, work)
    with deeds.ledger.work() as work:
        paper = cases.promote(paper, at, work)
    at = place(paper, "财务管理")
    where = paper.outline.entries[at].text.index("(2)")
    paper = deeds.by(
        Role.OFFICE,
        cases.split,
        cases.Split(outline=paper.id, revision=paper.revision, at=at, where=where),
    )
    with deeds.ledger.work() as work:
        paper = cases.merge(paper, place(paper, "意识形态"), work)
    about = {"outline": paper.id, "at": place(paper, "党支部换届")}
    edit = cases.Edit(**about, revision=paper.revision, text="党支部换届不及时。")
    paper = deeds.by(Role.OFFICE, cases.edit, edit)
    chosen = cases.Categorise(**about, revision=paper.revision, category="D3")
    paper = deeds.by(Role.OFFICE, cases.categorise, chosen)
    written = writes(deeds, paper)
    titles = [item.problem.split("。")[0] for item in written.made]
    assert titles[:3] == ["理论学习不深入", "财务管理混乱", "超标准接待3次"]
    assert titles[3:] == ["关于“违规发放津补贴”问题", "党支部换届不及时"]
    assert written.made[-1].category == "D3"


def test_a_button_of_an_earlier_revision_changes_nothing(deeds: Deeds) -> None:
    paper = begun(deeds, samples.USUAL)
    with deeds.ledger.work() as work:
        cases.demote(paper, place(paper, "理论学习"), work)
    with pytest.raises(errors.Stale):
        writes(deeds, paper)
    with pytest.raises(errors.Stale), deeds.ledger.work() as work:
        cases.demote(paper, place(paper, "意识形态"), work)


def test_what_must_not_be_written_is_masked_and_holds_the_document_up(deeds: Deeds) -> None:
    paper = begun(deeds, samples.HOSTILE)
    assert deeds.ledger.rows("SELECT 1 FROM outlines WHERE body LIKE '%13812345678%'") == []
    with pytest.raises(errors.Unfit) as refusal:
        writes(deeds, paper, on=date(2020, 9, 4))
    assert refusal.value.args_for_text == {"n": 1, "line": "3"}
    [(at, _)] = cases.blocked(paper.outline)
    with deeds.ledger.work() as work:
        paper = cases.demote(paper, at, work)
    [item] = writes(deeds, paper, on=date(2020, 9, 4)).made
    assert item.problem == '<b>白条</b>入账 & 虚列支出。=HYPERLINK("http://x")'


def test_what_is_missing_is_asked_for(deeds: Deeds) -> None:
    paper = begun(deeds, samples.SAID)
    with pytest.raises(errors.Unfit) as refusal:
        writes(deeds, paper)
    assert refusal.value.variant == "outline-undated"
    with pytest.raises(errors.Unfit) as refusal:
        writes(deeds, paper, on=date(2030, 1, 1))
    assert refusal.value.variant == "feedback-in-future"
    with pytest.raises(errors.NotFound):
        writes(deeds, paper, assignment=99, on=date(2020, 9, 4))
    deeds.by(Role.OFFICE, cases.drop, paper.id)
    empty = begun(deeds, "没有问题的一段话。")
    with pytest.raises(errors.Unfit) as refusal:
        writes(deeds, empty, on=date(2020, 9, 4))
    assert refusal.value.variant == "outline-no-findings"


def test_one_document_at_a_time_and_nobody_elses(deeds: Deeds) -> None:
    paper = begun(deeds, samples.USUAL)
    with pytest.raises(errors.WrongState) as refusal:
        begun(deeds, samples.SAID)
    assert refusal.value.variant == "outline-open"
    with pytest.raises(errors.NotFound):
        writes(deeds, paper, Role.DIRECTOR)
    deeds.by(Role.OFFICE, cases.drop, paper.id)
    assert now(deeds, paper).state is outlines.State.DROPPED
    with pytest.raises(errors.WrongState) as refusal:
        writes(deeds, paper)
    assert refusal.value.variant == "outline-dropped"
    assert begun(deeds, samples.SAID).id != paper.id


def test_who_may_not_begin_is_told_so(deeds: Deeds) -> None:
    for role in (Role.MEMBER, Role.PRINCIPAL, Role.LEADING_GROUP, Role.ADMIN):
        with pytest.raises(errors.NotAllowed):
            begun(deeds, samples.USUAL, who=role)


def test_an_empty_text_and_an_endless_one_are_refused(deeds: Deeds) -> None:
    with pytest.raises(errors.Unfit) as refusal:
        begun(deeds, "\u200b\n　")
    assert refusal.value.variant == "outline-empty"
    endless = "一、存在的问题\n" + "".join(f"{n % 99 + 1}.问题{n}不实。\n" for n in range(1002))
    with pytest.raises(errors.Unfit) as refusal:
        begun(deeds, endless)
    assert refusal.value.variant == "outline-many"


def test_which_unit_and_round_a_document_is_about(deeds: Deeds) -> None:
    town = deeds.town
    with deeds.ledger.work() as work:
        later = builders.round_(work, number="8")
        team = work.rounds.add_team(Team(id=0, round_id=later.id, number=1, name="第一巡察组"))
        newer = builders.assignment(work, later, team, town.unit)
    cases_of = {
        samples.USUAL: town.assignment.id,
        "关于巡察清河镇的反馈意见\n一、问题\n1.甲。": newer.id,
        "关于第七轮巡察沙泉乡的反馈意见\n一、问题\n1.甲。": town.other_assignment.id,
        "巡察沙泉反馈意见\n一、问题\n1.甲。": town.other_assignment.id,
        "反馈意见\n一、问题\n1.甲。": None,
    }
    for document, expected in cases_of.items():
        paper = begun(deeds, document)
        assert paper.assignment_id == expected, document
        deeds.by(Role.OFFICE, cases.drop, paper.id)


def test_the_only_place_there_is_needs_no_name(deeds: Deeds) -> None:
    office: Person = deeds.person(Role.HEAD)
    with deeds.ledger.work() as work:
        command = recusals.Declare(
            round=deeds.town.round.id, unit=deeds.town.other_unit.id, reason=Reason.RANK
        )
        recusals.declare(command, work.people.actor(office.id, work.today), work)
    paper = begun(deeds, "一、问题\n1.甲。", who=Role.HEAD)
    assert paper.assignment_id == deeds.town.assignment.id


def test_advice_may_be_edited_too(deeds: Deeds) -> None:
    paper = begun(deeds, samples.USUAL)
    [(at, _), _] = paper.outline.of(Kind.ADVICE)
    edit = cases.Edit(outline=paper.id, revision=paper.revision, at=at, text="强化学习。")
    paper = deeds.by(Role.OFFICE, cases.edit, edit)
    assert samples.found(paper.outline, Kind.ADVICE)[0] == "强化学习。"
    assert writes(deeds, paper, advice=True).advice == 2

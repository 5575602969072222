"""Draws and visits: who visits, what each answer does, who decides, and what it proves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.core import errors, visits
from bot.core.digests import SampleFigures
from bot.core.evidence import FileKind
from bot.core.findings import Finding, State
from bot.core.messages import Topic
from bot.core.roles import Role
from bot.core.visits import Answer, Sample, Standing, Visit
from bot.core.work import Work
from bot.usecases import doubts, looking_back, quality, sampling
from bot.usecases import visits as cases
from tests import builders
from tests.ledger import Ledger
from tests.usecases.deeds import Deeds


def draw(deeds: Deeds, size: str = "100%", seed: int | None = 7) -> Sample:
    return deeds.by(Role.OFFICE, sampling.draw, sampling.Draw(size=size, seed=seed))


def visit_of(deeds: Deeds, item: Finding) -> Visit:
    with deeds.ledger.work() as work:
        return work.visits.of_finding(item.id)[-1]


def drawn(deeds: Deeds, who: Role = Role.MEMBER) -> tuple[Finding, Visit]:
    """A closed item whose visit is this person's."""
    item = deeds.closed()
    draw(deeds)
    command = cases.Assign(visit=visit_of(deeds, item).id, person=deeds.id(who))
    deeds.by(Role.OFFICE, cases.assign, command)
    return item, visit_of(deeds, item)


def answers(deeds: Deeds, visit: Visit, answer: Answer, who: Role = Role.MEMBER) -> Finding:
    command = cases.Answer(
        visit=visit.id,
        answer=answer,
        place="村委会公示栏",
        text="公示栏内无公示",
        evidence=(deeds.file(who),),
    )
    return deeds.by(who, cases.answer, command)


def counted(deeds: Deeds) -> SampleFigures:
    with deeds.ledger.work() as work:
        made = quality.latest_sample(work)
    assert made is not None
    return made


def keep(deeds: Deeds, item: Finding, who: Role = Role.DIRECTOR) -> Finding:
    return deeds.by(who, doubts.keep, doubts.Keep(finding=item.id, text="缺口已当场补齐"))


def test_a_draw_is_an_event_and_its_visitors_hear_at_once(deeds: Deeds) -> None:
    item = deeds.closed()
    sample = draw(deeds)
    visit = visit_of(deeds, item)
    assert (visit.finding_id, visit.cycle, visit.due) == (item.id, 1, date(2020, 12, 21))
    with deeds.ledger.work() as work:
        [event] = work.events.of_item("sample", sample.id)
        told = work.outbox.get(int(str(deeds.ledger.rows("SELECT MAX(id) FROM outbox")[0][0])))
    assert event.body == {
        "size": "100%",
        "seed": 7,
        "frame": sample.fingerprint,
        "numbers": [item.number],
    }
    assert (told.person_id, told.screen.lines[0].id) == (visit.visitor_id, "notice-visits")


def test_no_visitor_had_a_hand_in_the_closing_or_sits_in_the_unit(deeds: Deeds) -> None:
    item = deeds.closed()
    with deeds.ledger.work() as work:
        people = sampling.visitors(item, work)
    assert people == [deeds.id(r) for r in (Role.DIRECTOR, Role.DEPUTY, Role.HEAD, Role.MEMBER)]
    deeds.gives(Role.MEMBER, Role.LIAISON)
    with deeds.ledger.work() as work:
        assert deeds.id(Role.MEMBER) not in sampling.visitors(item, work)


def test_what_nobody_may_visit_is_given_to_nobody_and_the_office_hears(
    deeds: Deeds, ledger: Ledger
) -> None:
    for role in (Role.DIRECTOR, Role.DEPUTY, Role.HEAD, Role.MEMBER):
        deeds.gives(role, Role.LIAISON)
    item = deeds.closed()
    draw(deeds)
    assert visit_of(deeds, item).visitor_id is None
    ledger.clock.go(date(2020, 12, 21))
    with ledger.work() as work:
        looking_back.remind(work, work.today)
    assert deeds.told(Role.OFFICE, Topic.NOTICE) == ["tiding-visit"]


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.OFFICE, Role.DIRECTOR}))
def test_only_the_office_draws(deeds: Deeds, role: Role) -> None:
    deeds.closed()
    with pytest.raises(errors.NotAllowed):
        deeds.by(role, sampling.draw, sampling.Draw(size="10%"))


@pytest.mark.parametrize(
    ("size", "seed", "variant"),
    [
        ("many", 1, "sample-size"),
        ("0%", 1, "sample-size"),
        ("2", 1, "sample-too-many"),
        ("1", 1_000_000, "sample-seed"),
    ],
)
def test_a_size_or_seed_that_is_none_is_said_so(
    deeds: Deeds, size: str, seed: int, variant: str
) -> None:
    deeds.closed()
    with pytest.raises(errors.Unfit) as raised:
        draw(deeds, size, seed)
    assert raised.value.variant == variant


def test_without_a_closed_item_there_is_nothing_to_draw(deeds: Deeds) -> None:
    with pytest.raises(errors.Unfit, match="sample-nothing"):
        draw(deeds)


def test_the_ledger_gives_a_seed_that_is_not_the_offices(deeds: Deeds) -> None:
    deeds.closed()
    given, named = draw(deeds, seed=None), draw(deeds, seed=3)
    assert (given.is_chosen, named.is_chosen, named.seed) == (False, True, 3)
    assert 0 <= given.seed < 1_000_000


def test_strata_are_unit_aspect_and_age(deeds: Deeds, ledger: Ledger) -> None:
    with ledger.work() as work:
        item = builders.finding(work, deeds.town, State.CLOSED, category="C1")
        made = {
            age: sampling.stratum(item.changed(closed_on=work.today - timedelta(days=age)), work)
            for age in (0, 29, 30, 90)
        }
        bare = sampling.stratum(item.changed(category=None), work)
    unit = deeds.town.unit.id
    assert made == {0: f"{unit}/C/0", 29: f"{unit}/C/0", 30: f"{unit}/C/1", 90: f"{unit}/C/2"}
    assert bare == f"{unit}/-/0"


def test_true_is_counted_and_changes_nothing(deeds: Deeds) -> None:
    item, visit = drawn(deeds)
    assert answers(deeds, visit, Answer.TRUE).state is State.CLOSED
    made = counted(deeds)
    assert (made.sampled, made.true, made.false, made.upper) == (1, 1, 0, 0)
    with deeds.ledger.work() as work:
        [*_, photo] = work.evidence.of_finding(item.id)
    assert photo.caption == "村委会公示栏"


def test_false_reopens_and_the_unit_reads_why(deeds: Deeds) -> None:
    item, visit = drawn(deeds)
    after = answers(deeds, visit, Answer.FALSE)
    assert (after.state, after.cycle) == (State.REWORK, 2)
    assert deeds.notices(Role.PRINCIPAL)[-1] == "notice-reopened"
    made = counted(deeds)
    assert (made.sampled, made.false, made.upper) == (1, 1, 1)
    assert [e.kind for e in deeds.history(item)][-2:] == ["visit-answered", "finding-reopened"]


def test_partly_true_waits_for_the_office_that_may_keep_it(deeds: Deeds) -> None:
    item, visit = drawn(deeds)
    answers(deeds, visit, Answer.PARTLY)
    assert counted(deeds).undecided == 1
    assert deeds.notices(Role.DIRECTOR)[-1] == "notice-doubted"
    assert "notice-doubted" not in deeds.notices(Role.OFFICE)
    with pytest.raises(errors.NotAllowed, match="visit-separation"):
        keep(deeds, item, Role.OFFICE)
    with pytest.raises(errors.NotAllowed):
        keep(deeds, item, Role.MEMBER)
    assert keep(deeds, item).state is State.CLOSED
    assert (counted(deeds).undecided, counted(deeds).true) == (0, 1)
    with pytest.raises(errors.WrongState, match="no-doubt"):
        keep(deeds, item)


def test_partly_true_reopened_counts_as_false(deeds: Deeds) -> None:
    item, visit = drawn(deeds)
    answers(deeds, visit, Answer.PARTLY)
    deeds.reopen(item)
    assert (counted(deeds).undecided, counted(deeds).false) == (0, 1)
    with deeds.ledger.work() as work:
        assert not doubts.is_doubted(work.findings.get(item.id), work)


def test_where_everybody_had_a_hand_somebody_still_decides(deeds: Deeds) -> None:
    item, visit = drawn(deeds)
    deeds.leaves(Role.DIRECTOR, Role.DIRECTOR)
    answers(deeds, visit, Answer.PARTLY)
    assert keep(deeds, item, Role.OFFICE).state is State.CLOSED


def test_the_only_one_of_the_office_decides_on_his_own_visit(deeds: Deeds) -> None:
    item = deeds.closed()
    draw(deeds)
    visit = visit_of(deeds, item)
    with deeds.ledger.work() as work:
        work.visits.save(visit.by(deeds.id(Role.DIRECTOR)))
    deeds.leaves(Role.OFFICE, Role.OFFICE)
    answers(deeds, visit_of(deeds, item), Answer.PARTLY, Role.DIRECTOR)
    assert keep(deeds, item).state is State.CLOSED


def test_a_visit_is_its_visitors_once_and_while_it_is_needed(deeds: Deeds) -> None:
    item, visit = drawn(deeds)
    with pytest.raises(errors.NotAllowed, match="visit"):
        answers(deeds, visit, Answer.TRUE, Role.HEAD)
    with pytest.raises(errors.NotFound):
        answers(deeds, visit, Answer.TRUE, Role.PRINCIPAL)
    answers(deeds, visit, Answer.TRUE)
    with pytest.raises(errors.WrongState, match="visit-answered"):
        answers(deeds, visit, Answer.FALSE)
    with pytest.raises(errors.WrongState, match="visit-answered"):
        reassign(deeds, visit, Role.HEAD)
    assert item.state is State.CLOSED


def test_a_position_alone_is_no_photo(deeds: Deeds) -> None:
    _item, visit = drawn(deeds)
    with deeds.ledger.work() as work:
        place = builders.stored_file(work, deeds.person(Role.MEMBER), kind=FileKind.PLACE)
    command = cases.Answer(
        visit=visit.id, answer=Answer.TRUE, place="村委会", text="都在", evidence=(place.id,)
    )
    with pytest.raises(errors.Unfit, match="visit-photo"):
        deeds.by(Role.MEMBER, cases.answer, command)


def reassign(deeds: Deeds, visit: Visit, to: Role, by: Role = Role.OFFICE) -> Finding:
    return deeds.by(by, cases.assign, cases.Assign(visit=visit.id, person=deeds.id(to)))


def test_what_was_reopened_before_its_visit_has_lapsed(deeds: Deeds) -> None:
    item, visit = drawn(deeds)
    deeds.reopen(item)
    with pytest.raises(errors.WrongState, match="visit-lapsed"):
        answers(deeds, visit, Answer.TRUE)
    made = counted(deeds)
    assert (made.lapsed, made.sampled, made.upper) == (1, 0, 1)
    with deeds.ledger.work() as work:
        assert cases.waiting(work.findings.get(item.id), work) == []
        assert cases.remind(work) == 0


def test_a_visitor_who_now_sits_in_the_unit_stands_aside(deeds: Deeds) -> None:
    _item, visit = drawn(deeds)
    deeds.gives(Role.MEMBER, Role.LIAISON)
    with pytest.raises(errors.NotAllowed, match="visit-separation"):
        answers(deeds, visit, Answer.TRUE)


def test_the_office_names_another_visitor_but_no_approver(deeds: Deeds) -> None:
    item, visit = drawn(deeds)
    with pytest.raises(errors.NotAllowed, match="visit-separation"):
        reassign(deeds, visit, Role.OFFICE)
    with pytest.raises(errors.NotAllowed, match="sample"):
        reassign(deeds, visit, Role.HEAD, by=Role.MEMBER)
    reassign(deeds, visit, Role.HEAD)
    assert visit_of(deeds, item).visitor_id == deeds.id(Role.HEAD)
    assert deeds.notices(Role.HEAD)[-1] == "notice-visit"


def test_a_visitor_is_reminded_and_at_last_the_director(deeds: Deeds, ledger: Ledger) -> None:
    _item, visit = drawn(deeds)
    heard: dict[int, int] = {}
    for day in (7, 18, 18, 21, 24):
        ledger.clock.go(date(2020, 12, day))
        with ledger.work() as work:
            heard[day] = heard.get(day, 0) + looking_back.remind(work, work.today)
    assert heard == {7: 0, 18: 1, 21: 1, 24: 2}
    assert visit.due == date(2020, 12, 21)
    assert deeds.told(Role.DIRECTOR, Topic.NOTICE) == ["tiding-visit"]


def test_an_archived_round_is_not_drawn_from_and_its_visits_lapse(deeds: Deeds) -> None:
    item, visit = drawn(deeds)
    deeds.archives()
    with deeds.ledger.work() as work:
        assert work.visits.frame() == []
        assert visit.standing(work.findings.get(item.id)) is Standing.LAPSED


def test_a_kept_draw_can_be_drawn_again_for_ever(deeds: Deeds) -> None:
    item, _visit = drawn(deeds)
    deeds.reopen(item)
    with deeds.ledger.work() as work:
        kept = sampling.kept(1, work)
        again = sampling.drawn_numbers(kept.sample.frame, kept.sample.size, kept.sample.seed)
    assert set(again) == kept.visited == {item.number}


@pytest.mark.parametrize("role", list(Role))
def test_the_table_of_rights(role: Role, deeds: Deeds) -> None:
    with deeds.ledger.work() as work:
        actor = deeds.actor(role, work)
    may = {action for action in visits.Action if visits.may(actor, action)}
    office = {visits.Action.DRAW, visits.Action.READ, visits.Action.ASSIGN, visits.Action.DECIDE}
    expected = {Role.OFFICE: office, Role.DIRECTOR: office}
    assert may == expected.get(role, {visits.Action.READ} if role is Role.LEADING_GROUP else set())


def test_the_figures_are_in_the_snapshot_and_said(deeds: Deeds) -> None:
    _item, visit = drawn(deeds)
    answers(deeds, visit, Answer.TRUE)

    def read(work: Work) -> list[str]:
        figures = work.statistics.figures(now=work.now, today=work.today, round_id=None)
        return [line.id for line in quality.lines(quality.added(figures, work).quality)]

    with deeds.ledger.work() as work:
        assert read(work) == ["digest-sample", "digest-sample-visits", "digest-sample-bound"]

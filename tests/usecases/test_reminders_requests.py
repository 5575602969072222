"""Review requests, bundled: what still awaits the reader, and nothing that was decided since."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.findings import Finding, State
from bot.core.messages import Topic
from bot.core.reviews import ApplicationState
from bot.core.roles import Role
from bot.core.screens import Screen, text
from bot.core.work import Work
from bot.usecases import notices, reminders
from tests import builders
from tests.builders import World
from tests.ledger import Ledger
from tests.usecases.spoken import labels, presses, spoken

SLOT = "2020-12-07T1000"


def asked(work: Work, town: World, *, role: Role = Role.OFFICE) -> Finding:
    finding = builders.finding(work, town, State.OFFICE_REVIEW)
    builders.application(work, finding, builders.stop(town.people[role]))
    notices.request(work, finding, "tiding-review", [town.people[role].id])
    return finding


def requests(ledger: Ledger) -> int:
    with ledger.work() as work:
        return reminders.review_messages(work, work.today)


def screen(ledger: Ledger, town: World, role: Role = Role.OFFICE) -> Screen:
    with ledger.work() as work:
        sent = work.outbox.by_key(f"review:{town.people[role].id}:{SLOT}")
    assert sent is not None
    assert sent.kind == "review"
    return sent.screen


def test_a_reviewer_hears_how_many_await_him_and_where_they_are(
    ledger: Ledger, town: World
) -> None:
    with ledger.work() as work:
        finding = asked(work, town)
        asked(work, town)
    assert requests(ledger) == 1
    said = screen(ledger, town)
    assert spoken(said).splitlines()[:2] == [
        "待您审核的事项 2 件",
        f"待审核销号：{finding.number}　{finding.summary}",
    ]
    assert presses(said) == [("reviews",)]
    assert labels(said) == ["待我审"]


def test_five_are_named_and_the_rest_counted(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        for _ in range(7):
            asked(work, town)
    requests(ledger)
    said = screen(ledger, town)
    assert len(said.lines) == 1 + 5 + 1
    assert spoken(said).endswith("另有 2 件未列出。")
    assert spoken(said, "en").endswith("2 more are not listed here.")


def test_an_application_asked_for_twice_is_named_once(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        finding = asked(work, town)
        office = [town.people[Role.OFFICE].id]
        notices.request(work, finding, "tiding-review", office)
    requests(ledger)
    assert len(screen(ledger, town).lines) == 2


def test_what_was_decided_meanwhile_is_not_asked_for(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        finding = asked(work, town)
        pending = work.reviews.pending(finding.id)
        assert pending is not None
        decided = replace(pending, state=ApplicationState.REFUSED, decided_on=work.today)
        work.reviews.save(decided)
    assert requests(ledger) == 0


@pytest.mark.parametrize(
    ("line", "waiting", "decided"),
    [
        ("tiding-to-review", State.DRAFT, State.REVIEWED),
        ("tiding-to-sign", State.REVIEWED, State.SIGNED),
    ],
)
def test_working_papers_are_asked_for_while_they_wait(
    ledger: Ledger, town: World, line: str, waiting: State, decided: State
) -> None:
    head = [town.people[Role.HEAD].id]
    with ledger.work() as work:
        paper = builders.finding(work, town, waiting)
        notices.request(work, paper, line, head)
        notices.request(work, builders.finding(work, town, decided), line, head)
    assert requests(ledger) == 1
    said = screen(ledger, town, Role.HEAD)
    assert spoken(said).splitlines()[0] == "待您审核的事项 1 件"
    assert paper.number in spoken(said)
    assert presses(said) == [("reviews",)]


def test_the_office_hears_of_a_stop_that_nobody_holds(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        finding = builders.finding(work, town, State.JOINT_REVIEW)
        builders.application(work, finding, builders.stop())
        notices.request(work, finding, "tiding-unheld", [town.people[Role.DIRECTOR].id])
    requests(ledger)
    said = screen(ledger, town, Role.DIRECTOR)
    assert spoken(said).splitlines()[0] == "以下销号申请需要您关注"
    assert presses(said) == []


def test_a_request_about_nothing_is_dropped(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        work.tidings.add(town.people[Role.OFFICE].id, Topic.REVIEW, text("tiding-review"))
    assert requests(ledger) == 0


def test_each_review_time_has_its_own_message(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        asked(work, town)
    requests(ledger)
    ledger.clock.go(ledger.clock.at.date(), 16)
    with ledger.work() as work:
        asked(work, town)
    assert requests(ledger) == 1
    assert len(ledger.rows("SELECT id FROM outbox WHERE kind = 'review'")) == 2

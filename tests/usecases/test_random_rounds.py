"""Anybody tries anything in any order: refused or done, the ledger never contradicts itself."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    MultipleResults,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
)

from bot.core import errors, reviews
from bot.core.findings import (
    BEFORE_FEEDBACK,
    ENDED,
    UNDER_REVIEW,
    WORKING,
    Finding,
    State,
)
from bot.core.roles import UNIT_ROLES, Role
from bot.core.work import Work
from bot.usecases import clockwork, delegations, feedback, findings, rectification, seats
from tests import builders
from tests.ledger import opened
from tests.usecases.deeds import Deeds

PEOPLE = st.sampled_from(Role)
INSIDE = st.sampled_from(sorted(UNIT_ROLES))
OUTSIDE = st.sampled_from((Role.OFFICE, Role.DISCIPLINE, Role.ORGANISATION, Role.HEAD))
APPLICANTS = (Role.RESPONSIBLE, Role.LIAISON, Role.LEADER)
SILENT = BEFORE_FEEDBACK | ENDED | UNDER_REVIEW

Deed = Callable[[Deeds, Finding, Role], object]


def _deed(verb: Callable[..., object], command: type, **more: object) -> Deed:
    def do(deeds: Deeds, item: Finding, who: Role) -> object:
        return deeds.by(who, verb, command(finding=item.id, **more))

    return do


def _complete(deeds: Deeds, item: Finding, who: Role) -> object:
    with deeds.ledger.work() as work:
        day = work.today + timedelta(days=30)
    command = rectification.CompleteStage(finding=item.id, goal="制度已建", next_review_on=day)
    return deeds.by(who, rectification.complete_stage, command)


def _endorse(deeds: Deeds, item: Finding, who: Role) -> object:
    return deeds.endorse(deeds.application(item), who) if _applied(deeds, item) else None


def _refuse(deeds: Deeds, item: Finding, who: Role) -> object:
    return deeds.refuse(deeds.application(item), who) if _applied(deeds, item) else None


def _applied(deeds: Deeds, item: Finding) -> bool:
    with deeds.ledger.work() as work:
        return work.reviews.latest(item.id) is not None


DEEDS: dict[str, Deed] = {
    "review": _deed(findings.review, findings.Review, category="B6"),
    "sign": _deed(findings.sign, findings.Decide),
    "return": _deed(findings.return_paper, findings.ReturnPaper, text="补充"),
    "send": _deed(findings.send_fix, findings.Decide),
    "feed back": lambda deeds, item, who: deeds.feeds(item, who=who),
    "withdraw": _deed(feedback.withdraw, feedback.Withdraw, text="重复"),
    "assign": lambda deeds, item, who: deeds.assign(item, who),
    "commit": _deed(rectification.commit, rectification.Commit),
    "report": lambda deeds, item, who: deeds.report(item, who, measures_done=(1,)),
    "complete": _complete,
    "apply": lambda deeds, item, who: deeds.apply(item, who),
    "endorse": _endorse,
    "refuse": _refuse,
    "reopen": _deed(rectification.reopen, rectification.Reopen, text="抽查不实"),
}

# What an item is waiting for, and who does it.
NATURAL: dict[State, tuple[str, Role]] = {
    State.DRAFT: ("review", Role.DEPUTY),
    State.REVIEWED: ("sign", Role.HEAD),
    State.SIGNED: ("feed back", Role.OFFICE),
    State.OPEN: ("assign", Role.PRINCIPAL),
    State.SENT: ("assign", Role.LIAISON),
    State.REWORK: ("report", Role.RESPONSIBLE),
}


class RandomRound(RuleBasedStateMachine):
    items: Bundle[Finding] = Bundle("items")

    def __init__(self) -> None:
        super().__init__()
        self._stack = ExitStack()
        folder = self._stack.enter_context(tempfile.TemporaryDirectory())
        self.ledger = self._stack.enter_context(opened(Path(folder)))
        with self.ledger.work() as work:
            self.deeds = Deeds(self.ledger, builders.world(work))

    def teardown(self) -> None:
        self._stack.close()

    @initialize(
        target=items,
        extra=st.lists(st.tuples(INSIDE | PEOPLE, OUTSIDE | PEOPLE), max_size=6),
        found=st.lists(st.tuples(st.booleans(), st.integers(0, 9)), min_size=2, max_size=4),
        pick=st.integers(0, 20),
    )
    def a_round_begins(
        self, extra: list[tuple[Role, Role]], found: list[tuple[bool, int]], pick: int
    ) -> MultipleResults[Finding]:
        """Some people hold a second post, and what the field found has come some way."""
        for person, role in extra:
            self.deeds.gives(person, role)
        items = [self.deeds.logged(immediate=fix) for fix, _ in found]
        for item, (_, steps) in zip(items, found, strict=True):
            self.it_goes_its_way(item, steps, pick)
        return multiple(*items)

    @rule(item=items, who=PEOPLE, deed=st.sampled_from(sorted(DEEDS)))
    def somebody_tries_something(self, item: Finding, who: Role, deed: str) -> None:
        with suppress(errors.UserError):
            DEEDS[deed](self.deeds, item, who)

    @rule(item=items, steps=st.integers(1, 9), pick=st.integers(0, 20))
    def some_item_goes_its_way(self, item: Finding, steps: int, pick: int) -> None:
        self.it_goes_its_way(item, steps, pick)

    def it_goes_its_way(self, item: Finding, steps: int, pick: int) -> None:
        for _ in range(steps):
            with suppress(errors.UserError):
                self._next(self.deeds.now(item), pick)

    def _next(self, item: Finding, pick: int) -> None:
        if item.state in NATURAL:
            deed, who = NATURAL[item.state]
            if item.state is State.REVIEWED and item.immediate:
                deed = "send"
            DEEDS[deed](self.deeds, item, who)
        elif item.state in WORKING:
            self.deeds.apply(item, APPLICANTS[pick % len(APPLICANTS)])
        elif item.state in UNDER_REVIEW:
            self._decide(item, pick)

    def _decide(self, item: Finding, pick: int) -> None:
        application = self.deeds.application(item)
        with self.ledger.work() as work:
            held = [
                person
                for person in work.people.all()
                if application.id in {a.id for a in work.reviews.awaiting(person.id)}
            ]
        if held:
            self.deeds.endorse(application, held[pick // 3 % len(held)])

    @rule(item=items)
    def the_office_finds_it_untrue(self, item: Finding) -> None:
        with suppress(errors.UserError):
            self.deeds.reopen(item)

    @rule(item=items, to=PEOPLE)
    def the_office_delegates(self, item: Finding, to: Role) -> None:
        if _applied(self.deeds, item):
            id = self.deeds.application(item).id
            command = delegations.Delegate(application=id, person=self.deeds.id(to))
            with suppress(errors.UserError):
                self.deeds.by(Role.OFFICE, delegations.delegate, command)

    @rule(days=st.integers(1, 40))
    def days_pass(self, days: int) -> None:
        self.ledger.clock.pass_by(timedelta(days=days))

    # What must hold, whatever was done.

    def _all(self, work: Work) -> Iterator[Finding]:
        for place in work.rounds.assignments(self.deeds.town.round.id):
            yield from work.findings.of_assignment(place.id, frozenset(State))

    @invariant()
    def rates_equal_a_recount(self) -> None:
        with self.ledger.work() as work:
            held = [f for f in self._all(work) if f.state is not State.WITHDRAWN]
            now = work.statistics.figures(now=work.now, today=work.today, round_id=None)
            then = work.statistics.figures_as_of(work.today, round_id=None)
        fed = [f for f in held if f.fed_back_on]
        sent = [f for f in held if f.sent_on]
        for found in (now, then):
            assert (found.findings.n, found.findings.d) == (_closed(fed), len(fed))
            assert (found.immediate.n, found.immediate.d) == (_closed(sent), len(sent))
            stage = _closed(fed) + sum(f.state is State.STAGE_DONE for f in fed)
            assert (found.with_stage.n, found.with_stage.d) == (stage, len(fed))

    @invariant()
    def counters_equal_a_recount(self) -> None:
        with self.ledger.work() as work:
            held = [f for f in self._all(work) if f.state is not State.WITHDRAWN]
        counted: Counter[str] = Counter()
        for item in held:
            for name, day in (("fed_back", item.fed_back_on), ("sent", item.sent_on)):
                counted[name] += day is not None
                counted[f"{name}_closed"] += day is not None and item.state is State.CLOSED
            counted["fed_back_stage"] += bool(item.fed_back_on) and item.state is State.STAGE_DONE
        rows = self.ledger.rows("SELECT name, SUM(n) FROM tallies GROUP BY name")
        assert {name: n for name, n in rows if n} == {k: n for k, n in counted.items() if n}

    @invariant()
    def the_history_of_an_item_has_no_gap(self) -> None:
        with self.ledger.work() as work:
            for item in self._all(work):
                events = work.events.of_item("finding", item.id)
                assert (events[0].kind, events[0].from_state) == ("finding-logged", None)
                assert all(b.from_state == a.to_state for a, b in pairwise(events))
                assert events[-1].to_state == item.state

    @invariant()
    def a_next_step_stands_where_a_clock_runs_and_nowhere_else(self) -> None:
        with self.ledger.work() as work:
            for item in self._all(work):
                assert (item.next_step_on is None) == (item.state in SILENT)
                assert clockwork.armed(item, work).next_step_on == item.next_step_on

    @invariant()
    def a_closed_item_has_walked_its_chain_with_different_people_outside(self) -> None:
        with self.ledger.work() as work:
            for item in self._all(work):
                if item.state is State.CLOSED:
                    _check_chain(item, work)

    @invariant()
    def an_application_pends_exactly_while_its_item_is_under_review(self) -> None:
        with self.ledger.work() as work:
            for item in self._all(work):
                pending = work.reviews.pending(item.id)
                assert (pending is not None) == (item.state in UNDER_REVIEW)

    @invariant()
    def what_can_go_on_awaits_somebody_or_is_shown_to_the_office(self) -> None:
        with self.ledger.work() as work:
            awaited = {a.id for p in work.people.all() for a in work.reviews.awaiting(p.id)}
            shown = {application.id for application in seats.unheld(work)}
            for item in self._all(work):
                pending = work.reviews.pending(item.id)
                assert pending is None or pending.id in awaited | shown


def _closed(items: list[Finding]) -> int:
    return sum(item.state is State.CLOSED for item in items)


def _check_chain(item: Finding, work: Work) -> None:
    application = work.reviews.latest(item.id)
    assert application is not None
    assert application.cycle == item.cycle
    assert application.state is reviews.ApplicationState.APPROVED
    given = work.reviews.approvals(application.id)
    for step, stop in enumerate(application.chain):
        people = [a.person_id for a in given if a.step == step]
        assert len(people) == len(set(people)) == stop.quorum
    outside = [a.person_id for a in given if reviews.UNIT_SIDE.isdisjoint(a.capacities)]
    inside = {a.person_id for a in given} - set(outside)
    assert len(outside) == len(set(outside))
    unit = {application.applicant_id, item.leader_id, item.responsible_id} | inside
    assert unit.isdisjoint(outside)


RandomRound.TestCase.settings = settings(max_examples=25, stateful_step_count=30)
TestRandomRound = RandomRound.TestCase

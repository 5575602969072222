"""A composed round, replayed through the use cases, stands in the ledger as it was composed."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from bot.core import digests, findings, rounds
from bot.core.messages import Topic
from bot.demo.composing import StepKind, compose
from bot.demo.replaying import DIGESTS
from bot.usecases import stepping
from storage.work import LedgerWork
from tests.demo_replay.conftest import LAST_DAY, Replayed, replayed

EVENTS = {
    "finding-logged": StepKind.LOGGED,
    "finding-reviewed": StepKind.REVIEWED,
    "finding-signed": StepKind.SIGNED,
    "finding-sent": StepKind.SENT,
    "finding-fed-back": StepKind.FED_BACK,
    "finding-assigned": StepKind.ASSIGNED,
    "finding-committed": StepKind.COMMITTED,
    "progress-reported": StepKind.PROGRESSED,
    "closing-applied": StepKind.APPLIED,
    "review-approved": StepKind.APPROVED,
    "finding-closed": StepKind.APPROVED,
    "review-refused": StepKind.REFUSED,
    "stage-completed": StepKind.STAGE_COMPLETED,
    "finding-reopened": StepKind.REOPENED,
}


def figures(made: Replayed) -> digests.Figures:
    with made.ledger.work() as work:
        return work.statistics.figures(now=work.now, today=work.today, round_id=None)


def in_ledger(made: Replayed) -> dict[str, findings.Finding]:
    """By the problem's words, which no two findings share."""
    with made.ledger.work() as work:
        ids = [int(str(row[0])) for row in made.ledger.rows("SELECT id FROM findings")]
        return {finding.problem: finding for finding in work.findings.many(ids)}


def test_every_finding_ends_where_the_story_leaves_it(small: Replayed) -> None:
    held = in_ledger(small)
    assert len(held) == len(small.round.findings)
    for told in small.round.findings:
        kept = held[told.problem]
        assert (kept.state, kept.due, kept.category) == (told.state, told.due, told.category)
        assert kept.immediate == told.immediate
        assert (kept.fed_back_on is not None) == told.is_listed
        assert kept.closed_on == told.closed_on


def test_every_step_is_an_event_of_its_day_by_its_person(small: Replayed) -> None:
    held = in_ledger(small)
    with small.ledger.work() as work:
        for told in small.round.findings:
            events = [
                (EVENTS[event.kind], event.day, work.people.get(event.person_id).name)
                for event in work.events.of_item("finding", held[told.problem].id)
                if event.kind in EVENTS and event.person_id
            ]
            assert Counter(kind for kind, _, _ in events) == Counter(s.kind for s in told.steps)
            assert [e for e in events if e[0] is not StepKind.FED_BACK] == [
                (step.kind, step.on, step.by)
                for step in told.steps
                if step.kind is not StepKind.FED_BACK
            ]


def test_the_rates_are_those_of_the_story(small: Replayed) -> None:
    counts = figures(small)
    assert counts.findings == digests.Count(n=34, d=40)
    assert counts.immediate == digests.Count(
        n=sum(finding.is_closed for finding in small.round.immediate),
        d=len(small.round.immediate),
    )
    assert sum(unit.findings.d for unit in counts.units) == 40


def test_the_events_alone_tell_the_same_rates(small: Replayed) -> None:
    with small.ledger.work() as work:
        told = work.statistics.figures_as_of(LAST_DAY, round_id=None)
    now = figures(small)
    assert (told.findings, told.with_stage, told.immediate) == (
        now.findings,
        now.with_stage,
        now.immediate,
    )


def test_nobody_has_been_told_anything(small: Replayed) -> None:
    assert small.count("SELECT COUNT(*) FROM outbox") == 0
    assert small.count("SELECT COUNT(*) FROM tidings") == 0


def test_the_round_is_still_in_the_field(small: Replayed) -> None:
    with small.ledger.work() as work:
        phases = {round_.number: round_.phase for round_ in work.rounds.all()}
    assert phases == {"7": rounds.Phase.FIELDWORK, "8": rounds.Phase.RECTIFICATION}


def test_steps_of_the_past_are_taken_and_their_letters_drafted(small: Replayed) -> None:
    with small.ledger.work() as work:
        assert stepping.take_steps(work, 100) == 0
    (late,) = figures(small).overdue
    assert late.highest_step == 30
    steps = small.ledger.rows("SELECT DISTINCT step FROM ladder_steps ORDER BY step")
    assert {(1,), (15,), (30,)} <= set(steps)
    assert small.count("SELECT COUNT(*) FROM letters") != 0


@contextmanager
def undone(made: Replayed, on: date, hour: int) -> Iterator[LedgerWork]:
    """A work on another day that leaves nothing behind in the ledger that others look at."""
    made.ledger.clock.go(on, hour)
    try:
        with suppress(_Undone), made.ledger.work() as work:
            yield work
            raise _Undone
    finally:
        made.ledger.clock.go(LAST_DAY, 12)


class _Undone(Exception):
    """Rolls back."""


def test_the_following_monday_reminds_of_what_falls_due_in_its_week(small: Replayed) -> None:
    (pressing,) = [f for f in small.round.findings if f.due == date(2020, 12, 8)]
    number = in_ledger(small)[pressing.problem].number
    with undone(small, date(2020, 12, 7), 10) as work:
        stepping.take_steps(work, 100)
        responsible = work.people.by_key(pressing.responsible)
        assert responsible is not None
        waiting = work.tidings.waiting(responsible.id, [Topic.REMINDER])
        assert number in {tiding.body.args["number"] for tiding in waiting}


def test_eight_weeks_have_their_digest_as_it_was_then(small: Replayed) -> None:
    with small.ledger.work() as work:
        history = work.snapshots.history(20)
        latest = work.snapshots.of_week("2020-W49")
        told = work.statistics.figures_as_of(date(2020, 11, 27), round_id=None)
    assert [week for week, _ in history] == [f"2020-W{number}" for number in range(42, 50)]
    assert len(history) == DIGESTS
    assert latest is not None
    assert latest.figures.day == date(2020, 11, 30)
    assert latest.figures.findings == told.findings


def test_evidence_has_its_bytes_on_disk_and_no_two_files_are_the_same(small: Replayed) -> None:
    rows = small.ledger.rows("SELECT sha256, size, mime, uploaded_at, fetched_at FROM files")
    captions = [c for f in small.round.findings for step in f.steps for c in step.evidence]
    assert len(rows) == len({row[0] for row in rows}) == len(captions)
    for sha256, size, mime, uploaded_at, fetched_at in rows:
        content = (small.files / str(sha256)).read_bytes()
        assert hashlib.sha256(content).hexdigest() == sha256
        assert len(content) == size
        assert content.startswith(b"\x89PNG") == (mime == "image/png")
        assert uploaded_at == fetched_at


def test_measures_are_finished_when_closing_is_applied_for(small: Replayed) -> None:
    held = in_ledger(small)
    with small.ledger.work() as work:
        for told in small.round.findings:
            finding = held[told.problem]
            measures = work.findings.measures(finding.id, finding.cycle)
            if told.is_closed:
                assert measures
                assert all(measure.done_on is not None for measure in measures)


def test_progress_is_told_from_nothing_to_all(small: Replayed) -> None:
    total = sum(len(finding.steps) for finding in small.round.findings)
    done = [each for each, _ in small.progress]
    assert small.progress[0] == (0, total)
    assert small.progress[-1] == (total, total)
    assert done == sorted(done)


def test_the_clock_stands_at_eleven_of_the_last_day(small: Replayed) -> None:
    assert small.clock().isoformat() == "2020-12-04T03:00:00+00:00"


def test_the_whole_round_gives_450_of_467_and_60_of_61(tmp_path: Path) -> None:
    """The published figures, less the finding that the scripted week brings itself."""
    with replayed(compose(2020, reserved_closed=1), tmp_path) as made:
        counts = figures(made)
        lights = counts.lights
    assert counts.findings == digests.Count(n=450, d=467)
    assert counts.immediate == digests.Count(n=60, d=61)
    assert (lights["closed"], lights["overdue"]) == (450, 5)
    assert lights["near"]

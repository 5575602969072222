"""The weekly digest: one frozen snapshot a week, told once to everyone who is to read it.

A later correction is never silent: what was closed when the snapshot before was taken, and has
been reopened since, is named in the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from bot.core import digests, events, findings, rounds, weeks
from bot.core.messages import Lane, Tiding, Topic
from bot.core.people import Actor
from bot.core.roles import OFFICE_ROLES, SUBTREE_ROLES, Role
from bot.core.screens import Button, Screen, Text, text
from bot.core.work import Work
from bot.usecases import awaiting, bundles, digest_views, group_chats, in_post, notices
from bot.usecases import figures as figure_cases

HISTORY_WEEKS = 12
SHOWN_REMINDERS = 5
CARRIED = (Topic.REMINDER, Topic.NOTICE)
READERS = (
    *sorted(OFFICE_ROLES),
    Role.LEADING_GROUP,
    Role.PRINCIPAL,
    Role.LEADER,
    *sorted(SUBTREE_ROLES),
)


def week_due(work: Work) -> str | None:
    """This week, from its digest's hour on and for the rest of it: a bot that was down on Monday
    tells it later. Never on a day off, nor in quiet hours."""
    week = weeks.week_of(work.today)
    is_open = work.workdays.is_workday(work.today) and not work.hours.is_quiet(work.now)
    from_day = weeks.digest_day(week, work.hours.digest_weekday, work.workdays)
    if not is_open or work.now < work.hours.at(from_day, work.hours.digest_at):
        return None
    return week


def current(work: Work) -> digests.Snapshot:
    """How things stand now, against the last frozen week before; not kept."""
    return _made(weeks.week_of(work.today), work)


def freeze(work: Work, week: str) -> digests.Snapshot:
    """This week's snapshot; the first call takes it, later ones find it."""
    frozen = work.snapshots.of_week(week)
    if frozen is not None:
        return frozen
    taken = work.snapshots.add(_made(week, work).model_copy(update={"frozen": True}))
    counts = taken.figures.findings
    work.events.record(
        "digest-frozen",
        item_kind="snapshot",
        item_id=taken.id,
        body={"week": week, "closed": counts.n, "fed_back": counts.d},
    )
    return taken


def _made(week: str, work: Work) -> digests.Snapshot:
    figures = figure_cases.current(work)
    before = work.snapshots.latest_before(week)
    earlier = [entry for entry in work.snapshots.history(HISTORY_WEEKS) if entry[0] < week]
    return digests.Snapshot(
        week=week,
        frozen=False,
        figures=figures,
        before=before.figures if before else None,
        history=(*earlier[1 - HISTORY_WEEKS :], (week, figures.findings)),
        reopened=tuple(_reopened(before.figures, work)) if before else (),
    )


def _reopened(before: digests.Figures, work: Work) -> Iterator[digests.ItemLine]:
    """What the snapshot before counted as closed, and a reopening has since taken back."""
    for finding in _in_later_cycles(work):
        if finding.due is not None and _was_taken_back(finding, before.as_of, work):
            yield digests.ItemLine(
                id=finding.id,
                number=finding.number,
                unit_id=finding.unit_id,
                unit_path=finding.unit_path,
                unit_name=finding.unit_name,
                summary=finding.summary,
                due=finding.due,
                state=finding.state,
            )


def _in_later_cycles(work: Work) -> Iterator[findings.Finding]:
    open_rounds = (r for r in work.rounds.all() if r.phase is not rounds.Phase.ARCHIVED)
    for round in open_rounds:
        for assignment in work.rounds.assignments(round.id):
            for finding in work.findings.of_assignment(assignment.id, findings.WITH_UNIT):
                if finding.cycle > 1:
                    yield finding


def _was_taken_back(finding: findings.Finding, since: datetime, work: Work) -> bool:
    state, is_reopened = None, False
    for event in work.events.of_item("finding", finding.id):
        if not _is_after(event, since):
            state = event.to_state
        elif event.from_state == findings.State.CLOSED:
            is_reopened = event.to_state == findings.State.REWORK or is_reopened
    return is_reopened and state == findings.State.CLOSED


def _is_after(event: events.Event, since: datetime) -> bool:
    """After a purge an event has no time left: such an old one is before every snapshot."""
    return event.at is not None and event.at > since


def recipients(work: Work) -> tuple[int, ...]:
    """Everybody who holds a role with a digest today, or is a deputy in it, whether he can be
    reached or not."""
    held = in_post.anywhere(work, *READERS)
    return tuple(dict.fromkeys(notices.with_deputies(held, work)))


def carrying(work: Work) -> frozenset[int]:
    """Those whose reminders of today stand in their digest: on the day on which it goes out."""
    week = weeks.week_of(work.today)
    if work.today < weeks.digest_day(week, work.hours.digest_weekday, work.workdays):
        return frozenset()
    frozen = work.snapshots.of_week(week)
    if frozen is not None and frozen.figures.day != work.today:
        return frozenset()
    return frozenset(recipients(work))


def send_weekly(work: Work, week: str) -> int:
    """To each recipient and each group once a week, for ever; how many persons were told now.
    Needs `freeze` before."""
    snapshot = work.snapshots.of_week(week)
    if snapshot is None or not work.clocks.take_slot("digest", week):
        return 0
    _tell_groups(snapshot, work)
    return bundles.each(
        recipients(work),
        lambda person: _tell(snapshot, person, work),
        work,
        name=f"digest of {week}",
    )


def _tell_groups(snapshot: digests.Snapshot, work: Work) -> None:
    screen = digest_views.numbers(snapshot, work)
    for group in group_chats.entitled(work):
        key = f"digest:group:{group.chat_id}:{snapshot.week}"
        chat_id, lane = group.chat_id, Lane.BROADCAST
        work.outbox.put(screen, key=key, kind="digest", chat_id=chat_id, lane=lane)


def _tell(snapshot: digests.Snapshot, person: int, work: Work) -> bool:
    actor = work.people.actor(person, work.today)
    waiting = work.tidings.waiting(person, CARRIED)
    if not waiting and digest_views.is_empty(snapshot, actor, work):
        return False
    key = f"digest:{person}:{snapshot.week}"
    screen = digest_views.screen(snapshot, actor, work)
    whole = _with_awaiting(_with_reminders(screen, waiting, key, work), actor, work)
    return bundles.send(person, whole, waiting, key=key, kind="digest", work=work)


def _with_reminders(screen: Screen, waiting: Iterable[Tiding], key: str, work: Work) -> Screen:
    shown = bundles.entries(tuple(waiting), work)
    if not shown:
        return screen
    lines: tuple[Text, ...] = (
        text("digest-reminders", n=len(shown)),
        *(entry.line for entry in shown[:SHOWN_REMINDERS]),
    )
    button = Button(label=text("digest-open-reminders"), press=("reminders", key, "0"))
    return screen.model_copy(
        update={
            "lines": (*screen.lines, *lines),
            "buttons": ((button,), *screen.buttons),
            "protected": screen.protected or bundles.is_protected(shown),
        }
    )


def _with_awaiting(screen: Screen, actor: Actor, work: Work) -> Screen:
    """What awaits this reader's own decision (待我审), and the way there."""
    count = awaiting.count(actor, work)
    if not count:
        return screen
    button = Button(label=text("review-open"), press=("reviews",))
    return screen.model_copy(
        update={
            "lines": (*screen.lines, text("review-head", n=count)),
            "buttons": ((button,), *screen.buttons),
        }
    )


def shown_now(work: Work, actor: Actor) -> Screen:
    """`/digest`: the current figures; kept, unfrozen, when their picture is to be drawn."""
    snapshot = current(work)
    if digest_views.sees_all(actor):
        snapshot = work.snapshots.add(snapshot)
    return digest_views.screen(snapshot, actor, work)

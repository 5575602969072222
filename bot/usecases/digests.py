"""The digest: one frozen snapshot a week and a month, told once to each by his own rhythm.

A later correction is never silent: what was closed when the snapshot before was taken, and has
been reopened since, is named in the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from bot.core import deadlines, digests, events, findings, rounds, weeks
from bot.core.digest_choices import Rhythm
from bot.core.group_chats import GroupChat
from bot.core.messages import Lane, Tiding, Topic
from bot.core.organisations import Organisation
from bot.core.people import Actor
from bot.core.screens import Button, Many, Screen, Text, text
from bot.core.work import Work
from bot.usecases import (
    awaiting,
    bundles,
    digest_choices,
    digest_shares,
    digest_views,
    group_chats,
    in_post,
    notices,
    quality,
)
from bot.usecases import figures as figure_cases

HISTORY_WEEKS = 12
SHOWN_REMINDERS = 5
SHOWN_BEYOND = 10
MONTH_WORKDAYS = 5


def week_due(work: Work) -> str | None:
    """This week, from its digest's hour on and for the rest of it: a bot that was down on Monday
    tells it later. Never on a day off, nor in quiet hours."""
    week = weeks.week_of(work.today)
    from_day = weeks.digest_day(week, work.hours.digest_weekday, work.workdays)
    return week if _has_come(from_day, work) else None


def month_due(work: Work) -> str | None:
    """The month before, from the first workday of this one on, or some workdays later when the
    bot was down; if anybody reads it monthly."""
    first, last = _month_days(work)
    has_come = work.today <= last and _has_come(first, work)
    return weeks.month_before(work.today) if has_come and _reads(Rhythm.MONTHLY, work) else None


def _month_days(work: Work) -> tuple[date, date]:
    """On which the month's digest goes out, and by which at the latest: who chooses it in the
    middle of a month waits for the next."""
    first = weeks.month_day(work.today, work.workdays)
    return first, work.workdays.add_workdays(first, MONTH_WORKDAYS)


def _has_come(from_day: date, work: Work) -> bool:
    is_open = work.workdays.is_workday(work.today) and not work.hours.is_quiet(work.now)
    return is_open and work.now >= work.hours.at(from_day, work.hours.digest_at)


def _reads(rhythm: Rhythm, work: Work) -> bool:
    return bool(readers(rhythm, work) or _groups(rhythm, work))


def current(work: Work) -> digests.Snapshot:
    """How things stand now, against the last frozen week before; not kept."""
    return _made(weeks.week_of(work.today), work)


def freeze(work: Work, week: str) -> digests.Snapshot:
    """This week's or month's snapshot; the first call takes it, later ones find it."""
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
    figures = quality.added(figure_cases.current(work), work)
    before = _before(week, work)
    this_week = weeks.week_of(work.today)
    earlier = [entry for entry in work.snapshots.history(HISTORY_WEEKS) if entry[0] < this_week]
    return digests.Snapshot(
        week=week,
        frozen=False,
        figures=figures,
        before=before,
        history=(*earlier[1 - HISTORY_WEEKS :], (this_week, figures.findings)),
        reopened=tuple(_reopened(before, work)) if before else (),
    )


def _before(span: str, work: Work) -> digests.Figures | None:
    """The week's before, as frozen; a month's from the events, as it stood on its eve."""
    if weeks.is_month(span):
        return work.statistics.figures_as_of(weeks.eve_of(span), round_id=None)
    frozen = work.snapshots.latest_before(span)
    return frozen.figures if frozen else None


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
    held = in_post.anywhere(work, *digest_choices.READERS)
    return tuple(dict.fromkeys(notices.with_deputies(held, work)))


def readers(rhythm: Rhythm, work: Work) -> tuple[int, ...]:
    """Of the recipients those who read it so often."""
    chosen = {each.person_id: each.rhythm for each in work.digest_choices.all()}
    usual = work.hours.digest_rhythm
    return tuple(p for p in recipients(work) if (chosen.get(p) or usual) is rhythm)


def carrying(work: Work) -> frozenset[int]:
    """Those whose reminders of today stand in their digest: on the day on which it goes out."""
    week = weeks.week_of(work.today)
    monday = weeks.digest_day(week, work.hours.digest_weekday, work.workdays)
    weekly = readers(Rhythm.WEEKLY, work) if _goes_out(week, monday, work) else ()
    month, (first, last) = weeks.month_before(work.today), _month_days(work)
    is_now = work.today <= last and _goes_out(month, first, work)
    monthly = readers(Rhythm.MONTHLY, work) if is_now else ()
    return frozenset({*weekly, *monthly})


def _goes_out(span: str, day: date, work: Work) -> bool:
    if work.today < day:
        return False
    frozen = work.snapshots.of_week(span)
    return frozen is None or frozen.figures.day == work.today


def send(work: Work, span: str) -> int:
    """To each recipient and each group of that rhythm once a week or month, for ever; how many
    persons were told now. Needs `freeze` before."""
    snapshot = work.snapshots.of_week(span)
    if snapshot is None or not work.clocks.take_slot("digest", span):
        return 0
    rhythm = Rhythm.MONTHLY if weeks.is_month(span) else Rhythm.WEEKLY
    _tell_groups(snapshot, rhythm, work)
    if rhythm is Rhythm.WEEKLY:
        _tell_others(snapshot, work)
    return bundles.each(
        readers(rhythm, work),
        lambda person: _tell(snapshot, person, work),
        work,
        name=f"digest of {span}",
    )


def _groups(rhythm: Rhythm, work: Work) -> list[GroupChat]:
    return [
        group
        for group in group_chats.entitled(work)
        if digest_choices.rhythm(work.digest_choices.of_group(group.chat_id), work) is rhythm
    ]


def _tell_groups(snapshot: digests.Snapshot, rhythm: Rhythm, work: Work) -> None:
    for group in _groups(rhythm, work):
        chosen = work.digest_choices.of_group(group.chat_id)
        screen = digest_views.numbers(snapshot, work, digest_choices.unit(chosen, work))
        key = f"digest:group:{group.chat_id}:{snapshot.week}"
        chat_id, lane = group.chat_id, Lane.BROADCAST
        work.outbox.put(screen, key=key, kind="digest", chat_id=chat_id, lane=lane)


def _tell_others(snapshot: digests.Snapshot, work: Work) -> None:
    """Who reads it less often: what the ladder has nothing left to say of, no choice silences."""
    others = {*readers(Rhythm.MONTHLY, work), *readers(Rhythm.NONE, work)}
    last = max((step.offset for step in work.policy.ladder), default=0)
    beyond = [
        item
        for item in snapshot.figures.overdue
        if deadlines.days_left(item.due, snapshot.figures.day) <= -last
    ]
    for person in sorted(others) if beyond else ():
        actor = work.people.actor(person, work.today)
        if mine := digest_shares.visible(beyond, actor, work):
            numbers = Many(items=tuple(item.number for item in mine[:SHOWN_BEYOND]))
            line = text("tiding-beyond", n=len(mine), days=last, numbers=numbers)
            work.tidings.add(person, Topic.NOTICE, line, urgency=-last)


def _tell(snapshot: digests.Snapshot, person: int, work: Work) -> bool:
    actor = work.people.actor(person, work.today)
    waiting = work.tidings.waiting(person, bundles.DAILY)
    if not waiting and digest_shares.is_empty(snapshot, actor, work):
        return False
    key = f"digest:{person}:{snapshot.week}"
    screen = digest_views.screen(snapshot, actor, work, _within(actor, work))
    whole = _with_awaiting(_with_reminders(screen, waiting, key, work), actor, work)
    return bundles.send(person, whole, waiting, key=key, kind="digest", work=work)


def _within(actor: Actor, work: Work) -> Organisation | None:
    return digest_choices.unit(work.digest_choices.of_person(actor.id), work)


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
    if digest_shares.sees_all(actor):
        snapshot = work.snapshots.add(snapshot)
    return digest_views.screen(snapshot, actor, work, _within(actor, work))

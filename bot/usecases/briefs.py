"""The brief (通报): one sentence in the form of a public notice, the change, what is overdue.

As text to copy and one picture, of whatever scope the reader asks for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce

from bot.core import deadlines, digests, errors, weeks
from bot.core.people import Actor
from bot.core.screens import ChartAttachment, Day, Moment, Screen, Text, text
from bot.core.work import Work
from bot.usecases import digest_shares, figures, scopes
from bot.usecases import digests as digest_cases

SHOWN_OVERDUE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """`before` are the counts at the end of the day before `since`."""

    scope: scopes.Scope
    since: date
    figures: digests.Figures
    before: digests.Count
    is_share: bool

    @property
    def closed(self) -> int:
        return self.figures.findings.n - self.before.n

    @property
    def fed_back(self) -> int:
        return self.figures.findings.d - self.before.d


def last_monday(today: date) -> date:
    """The last one before today."""
    return today - timedelta(days=today.weekday() or 7)


def brief(scope: scopes.Scope, since: date | None, actor: Actor, work: Work) -> Brief:
    """Raises `NotAllowed`, `NotFound`, and `Unfit` for a day that lies ahead."""
    since = since or last_monday(work.today)
    if since > work.today:
        raise errors.Unfit("brief-future", day=Day(day=since))
    now = scopes.figures(scope, actor, work)
    before = scopes.figures(scope, actor, work, as_of=since - timedelta(days=1))
    return Brief(
        scope=scope,
        since=since,
        figures=now.model_copy(
            update={"overdue": digest_shares.visible(now.overdue, actor, work)}
        ),
        before=before.findings,
        is_share=scopes.sees_share(actor),
    )


def screen(made: Brief, work: Work) -> Screen:
    """Without buttons; the snapshot for its picture is kept."""
    snapshot = work.snapshots.add(_snapshot(made, work))
    lines = [text("brief-title", scope=_scope(made))]
    lines.append(text("brief-copy", body=_joined(tuple(_body(made, work)))))
    if made.is_share:
        lines.append(text("brief-share"))
    lines.append(text("brief-as-of", at=Moment(at=made.figures.as_of)))
    return Screen(lines=tuple(lines), attachments=(ChartAttachment(snapshot=snapshot.id),))


def _snapshot(made: Brief, work: Work) -> digests.Snapshot:
    """Weeks are counted for the whole only, so a part's picture has no columns of weeks."""
    if made.scope == scopes.ALL and not made.is_share:
        return digest_cases.current(work)
    return digests.Snapshot(
        week=weeks.week_of(work.today),
        frozen=False,
        figures=made.figures,
        scope=made.scope.name,
    )


def _scope(made: Brief) -> Text | str:
    return made.scope.name or text("brief-all")


def _joined(sentences: Sequence[Text]) -> Text:
    return reduce(lambda above, below: text("brief-and", above=above, below=below), sentences)


def _body(made: Brief, work: Work) -> Iterator[Text]:
    yield summary(_scope(made), made.figures.findings, work)
    yield from immediate(made.figures.immediate, work)
    yield _change(made)
    yield from _overdue(made, work)


def summary(scope: Text | str, counts: digests.Count, work: Work) -> Text:
    """The sentence that a public notice and a report begin with."""
    if not counts.d:
        return text("brief-nothing", scope=scope)
    return text(
        "brief-summary",
        scope=scope,
        all=counts.d,
        closed=counts.n,
        open=counts.d - counts.n,
        rate=figures.printed(counts, work),
    )


def immediate(fixes: digests.Count, work: Work) -> Iterator[Text]:
    """立行立改, where there is any."""
    if fixes.d:
        rate = figures.printed(fixes, work)
        yield text("brief-immediate", all=fixes.d, closed=fixes.n, rate=rate)


def _change(made: Brief) -> Text:
    """What was taken back or withdrawn since is said, and not hidden in a smaller number."""
    since = Day(day=made.since)
    if made.closed < 0 or made.fed_back < 0:
        counts = {"closed": f"{made.closed:+d}", "all": f"{made.fed_back:+d}"}
        return text("brief-change-less", since=since, **counts)
    return text("brief-change", since=since, closed=made.closed, all=made.fed_back)


def _overdue(made: Brief, work: Work) -> Iterator[Text]:
    late = made.figures.overdue
    if not late:
        yield text("brief-none-overdue")
        return
    yield text("brief-overdue", n=len(late))
    for place, item in enumerate(late[:SHOWN_OVERDUE], start=1):
        yield text(
            "brief-overdue-line",
            place=place,
            number=item.number,
            unit=item.unit_name,
            problem=item.summary,
            days=-deadlines.days_left(item.due, work.today),
        )
    if len(late) > SHOWN_OVERDUE:
        yield text("brief-more", n=len(late) - SHOWN_OVERDUE)

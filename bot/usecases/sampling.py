"""Draw (抽查): from all closed items, one place an item, one visitor a place.

The visitor is not one of those who closed it, nor of the unit's side; who that leaves is asked
evenly. A place that nobody may take is shown to the office, never skipped in silence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.core import deadlines, errors, findings, sampling, visits
from bot.core.people import Actor
from bot.core.roles import TEAM_ROLES
from bot.core.screens import Button, Day, Screen, text
from bot.core.work import Work
from bot.usecases import in_post, notices, seats
from bot.usecases.commands import Command

NO_CATEGORY = "-"


class Draw(Command):
    """`size` is `10%` or `20`; without a seed the ledger gives one."""

    size: str
    seed: int | None = None


def draw(command: Draw, actor: Actor, work: Work) -> visits.Sample:
    """An event; the visitors hear at once what is theirs to visit."""
    check(actor, visits.Action.DRAW)
    sized, items = size(command.size), work.visits.frame()
    frame = framed(items, work)
    seed = fresh_seed(frame, work) if command.seed is None else command.seed
    sample = work.visits.add_sample(
        visits.Sample(
            size=sized,
            seed=seed,
            is_chosen=command.seed is not None,
            drawn_by=actor.id,
            drawn_on=work.today,
            frame=frame,
        )
    )
    drawn = frozenset(drawn_numbers(frame, sized, seed))
    _assign(sample, [item for item in items if item.number in drawn], work)
    work.events.record(
        "sample-drawn",
        item_kind="sample",
        item_id=sample.id,
        person_id=actor.id,
        body={
            "size": str(sized),
            "seed": seed,
            "frame": sample.fingerprint,
            "numbers": [*sorted(drawn)],
        },
    )
    return sample


@dataclass(frozen=True, slots=True)
class Kept:
    """A draw of earlier, and the numbers that visits were made for."""

    sample: visits.Sample
    visited: frozenset[str]


def kept(id: int, work: Work) -> Kept:
    sample = work.visits.sample(id)
    ids = [visit.finding_id for visit in work.visits.of_sample(id)]
    return Kept(sample, frozenset(finding.number for finding in work.findings.many(ids)))


def check(actor: Actor, action: visits.Action) -> None:
    if not visits.may(actor, action):
        raise errors.NotAllowed("sample")


def size(words: str) -> sampling.Size:
    try:
        return sampling.size(words)
    except ValueError:
        raise errors.Unfit("sample-size") from None


def drawn_numbers(frame: sampling.Frame, sized: sampling.Size, seed: int) -> tuple[str, ...]:
    """Raises `Unfit` where nothing is closed yet, or fewer than are to be drawn."""
    if not frame:
        raise errors.Unfit("sample-nothing")
    if not 0 <= seed < sampling.SEEDS:
        raise errors.Unfit("sample-seed", most=str(sampling.SEEDS - 1))
    if not sized.is_percent and sized.amount > len(frame):
        raise errors.Unfit("sample-too-many", n=len(frame))
    return sampling.draw(frame, sized, seed)


def framed(items: Iterable[findings.Finding], work: Work) -> sampling.Frame:
    return tuple((item.number, stratum(item, work)) for item in items)


def stratum(finding: findings.Finding, work: Work) -> str:
    """Unit, aspect (the category's first letter), and how long it has been closed."""
    closed_on = finding.closed_on or work.today
    age = sum((work.today - closed_on).days >= days for days in work.policy.sample_ages)
    return f"{finding.unit_id}/{(finding.category or NO_CATEGORY)[0]}/{age}"


def fresh_seed(frame: sampling.Frame, work: Work) -> int:
    """From what is drawn from and when: nobody has picked it."""
    name = f"{sampling.fingerprint(frame)}:{work.now.isoformat()}:{work.cause}"
    return int(sampling.digest(0, name), 16) % sampling.SEEDS


def _assign(sample: visits.Sample, items: Iterable[findings.Finding], work: Work) -> None:
    due = deadlines.due_date(work.today, work.policy.limits.visit, work.workdays).day
    load: Counter[int] = Counter()
    for item in items:
        people = visitors(item, work)
        visitor = None
        if people:
            visitor = sampling.least_loaded(people, load, sample.seed, item.number)
            load[visitor] += 1
        work.visits.add(
            visits.Visit(
                sample_id=sample.id,
                finding_id=item.id,
                cycle=item.cycle,
                visitor_id=visitor,
                due=due,
            )
        )
    for visitor, count in load.items():
        tell(visitor, count, due, sample, work)


def tell(visitor: int, count: int, due: date, sample: visits.Sample, work: Work) -> None:
    line = text("notice-visits", n=count, due=Day(day=due))
    button = Button(label=text("button-visits"), press=("visits", str(sample.id), "0"))
    screen = Screen(lines=(line,), buttons=((button,),))
    notices.tell(work, [visitor], screen, kind="notice", topic=f"visits:{sample.id}:{count}")


def visitors(finding: findings.Finding, work: Work) -> list[int]:
    """The office and the finding's team, but for those who closed it and the unit's side."""
    team = in_post.of_team(finding.team_id, work, *sorted(TEAM_ROLES))
    pool = dict.fromkeys((*seats.office(work), *team))
    barred = closers(finding, work) | unit_side(finding, work)
    return [person for person in pool if person not in barred]


def closers(finding: findings.Finding, work: Work) -> frozenset[int]:
    """Whoever had a hand in closing it: decided, was stood in for, or entered it."""
    return frozenset(
        person
        for application in work.reviews.of_finding(finding.id, finding.cycle)
        for approval in work.reviews.approvals(application.id)
        for person in approval.people
    )


def unit_side(finding: findings.Finding, work: Work) -> frozenset[int | None]:
    latest = work.reviews.latest(finding.id)
    applicant = latest.applicant_id if latest else 0
    return seats.unit_people(finding, applicant, work)

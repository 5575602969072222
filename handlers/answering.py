"""What each question is answered with: a count of the very list whose button stands below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.core import digests, errors, findings, listing, people, periods, rights
from bot.core.people import Actor
from bot.core.question_words import Topic
from bot.core.roles import OFFICE_ROLES
from bot.core.screens import Arg, Button, Many, Screen, Text, text
from bot.core.work import Work
from bot.usecases import awaiting, scopes
from bot.usecases import figures as figure_cases
from bot.usecases.scopes import Scope
from handlers import lists
from handlers import scopes as scoped

SHOWN_UNITS = 12
SHOWN_PEOPLE = 30
_MOST = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    topic: Topic
    scope: Scope = scopes.ALL
    period: periods.Period | None = None

    @property
    def press(self) -> tuple[str, ...]:
        return ("ask", self.topic, *self.scope.ids, self.period or scoped.ANY)

    @property
    def unit_name(self) -> str:
        return self.scope.unit.name if self.scope.unit else ""


Answer = Callable[[Asked, Actor, Work], Screen]

# Topics that are a count of a list, and the list that it is a part of.
_COUNTED: dict[Topic, tuple[str, str]] = {
    Topic.OVERDUE: ("overdue", "running"),
    Topic.DUE: ("due", "running"),
    Topic.UNASSIGNED: ("unassigned", "running"),
    Topic.OPEN: ("running", "given"),
    Topic.CLOSED: ("closed", "given"),
    Topic.FED_BACK: ("fed_back", "given"),
}
# Rates, with the list of what is still missing from them.
_RATES: dict[Topic, tuple[Callable[[digests.Figures], digests.Count], str]] = {
    Topic.RATE: (lambda figures: figures.findings, "running"),
    Topic.STAGE: (lambda figures: figures.with_stage, "running"),
    Topic.IMMEDIATE: (lambda figures: figures.immediate, "immediate"),
    Topic.ON_TIME: (lambda figures: figures.on_time, "closed"),
}
_BY_UNIT = frozenset({Topic.OVERDUE, Topic.DUE, Topic.UNASSIGNED})


def may_ask(topic: Topic, actor: Actor) -> bool:
    if topic is Topic.NOT_JOINED:
        return actor.has(*OFFICE_ROLES)
    return topic in {Topic.TO_REVIEW, Topic.MINE} or actor.has(*figure_cases.READERS)


def title(topic: Topic) -> Text:
    return text(f"question-topic-{topic}")


def screen(asked: Asked, actor: Actor, work: Work) -> Screen:
    """Raises `NotAllowed`, and `NotFound` for a scope in which nothing is this reader's."""
    if not may_ask(asked.topic, actor):
        raise errors.NotAllowed("joined" if asked.topic is Topic.NOT_JOINED else "statistics")
    if asked.topic in _RATES:
        return _rate(asked, actor, work)
    if asked.topic in _COUNTED:
        return _counted(asked, actor, work)
    return _OWN[asked.topic](asked, actor, work)


def _rate(asked: Asked, actor: Actor, work: Work) -> Screen:
    count_of, name = _RATES[asked.topic]
    if asked.topic is Topic.ON_TIME and (asked.scope.unit or scopes.sees_share(actor)):
        raise errors.Unfit("on-time-whole")
    count = count_of(scopes.figures(asked.scope, actor, work))
    line = text(
        "answer-rate",
        scope=_scope(asked),
        what=title(asked.topic),
        rate=figure_cases.printed(count, work),
        counts=f"{count.n}/{count.d}",
    )
    return _with_list((line, *_defined(asked, actor)), asked, name)


def _counted(asked: Asked, actor: Actor, work: Work) -> Screen:
    scopes.figures(asked.scope, actor, work)  # refuses what is not this reader's
    name, whole = _COUNTED[asked.topic]
    n = _count(name, asked, asked.period, actor, work)
    counts = f"{n}/{_count(whole, asked, None, actor, work)}"
    args: dict[str, Arg] = {"scope": _scope(asked), "what": title(asked.topic), "n": n}
    if asked.period is None:
        lines = [text("answer-count", counts=counts, **args)]
    else:
        time = text(f"period-{asked.period}")
        lines = [text("answer-count-in", time=time, counts=counts, **args)]
    if asked.topic in _BY_UNIT and n:
        lines.append(_by_unit(name, asked, actor, work))
    return _with_list((*lines, *_defined(asked, actor)), asked, name)


def _filter(
    name: str, asked: Asked, period: periods.Period | None, actor: Actor, work: Work
) -> listing.Filter:
    return scoped.narrowed(lists.asked(name, actor, work), name, asked.scope, period, work)


def _count(
    name: str, asked: Asked, period: periods.Period | None, actor: Actor, work: Work
) -> int:
    return work.listing.count(rights.sight(actor), _filter(name, asked, period, actor, work))


def _by_unit(name: str, asked: Asked, actor: Actor, work: Work) -> Text:
    """Which units, in the order of what presses most: that is what 谁 asks."""
    wanted = _filter(name, asked, asked.period, actor, work)
    page = work.listing.page(
        rights.sight(actor), wanted, order=listing.Order.DUE, number=0, size=_MOST
    )
    counted = Counter(row.unit_name for row in page.rows)
    shown = tuple(
        text("answer-unit", unit=unit, n=n) for unit, n in list(counted.items())[:SHOWN_UNITS]
    )
    return text("answer-units", units=Many(items=shown), more=len(counted) - len(shown))


def _scope(asked: Asked) -> Text | str:
    return asked.scope.name or text("answer-all")


def _defined(asked: Asked, actor: Actor) -> Iterator[Text]:
    yield text(f"question-definition-{asked.topic}")
    if scopes.sees_share(actor) and asked.topic not in _OWN:
        yield text("answer-share")


def _with_list(lines: tuple[Text, ...], asked: Asked, name: str) -> Screen:
    period = asked.period if asked.topic in _COUNTED else None
    button = scoped.list_button("button-answer-list", name, asked.scope, period)
    return Screen(lines=lines, buttons=((button,),))


def _to_review(asked: Asked, actor: Actor, work: Work) -> Screen:
    n = awaiting.count(actor, work)
    if lists.has_papers(actor):
        n += work.listing.count(rights.sight(actor), lists.asked("papers", actor, work))
    button = Button(label=text("menu-reviews"), press=("reviews",))
    return Screen(
        lines=(text("answer-to-review", n=n), *_defined(asked, actor)),
        buttons=((button,),) if n else (),
    )


def _mine(asked: Asked, actor: Actor, work: Work) -> Screen:
    sight, every = rights.sight(actor), lists.asked("mine", actor, work)
    d = work.listing.count(sight, every)
    closed = listing.Filter(mine=actor.persons, states=findings.ENDED)
    n = d - work.listing.count(sight, closed)
    button = Button(label=text("button-answer-list"), press=("list", "mine", "0"))
    return Screen(
        lines=(text("answer-mine", n=n, counts=f"{n}/{d}"), *_defined(asked, actor)),
        buttons=((button,),) if d else (),
    )


def _not_joined(asked: Asked, actor: Actor, work: Work) -> Screen:
    """By name, with the unit: whom the office must invite again or phone."""
    serving = [
        person
        for person in work.people.all()
        if person.suspended_on is None and work.people.posts(person.id)
    ]
    missing = [person for person in serving if person.telegram_id is None]
    line = text("answer-not-joined", n=len(missing), counts=f"{len(missing)}/{len(serving)}")
    names = tuple(_named(person, work) for person in missing[:SHOWN_PEOPLE])
    more = len(missing) - len(names)
    shown = (text("answer-people", people=Many(items=names), more=more),) if names else ()
    return Screen(lines=(line, *shown, *_defined(asked, actor)))


def _named(person: people.Person, work: Work) -> Text | str:
    for post in work.people.posts(person.id):
        if post.organisation_id is not None:
            unit = work.organisations.get(post.organisation_id).name
            return text("answer-person", name=person.name, unit=unit)
    return person.name


_OWN: dict[Topic, Answer] = {
    Topic.TO_REVIEW: _to_review,
    Topic.MINE: _mine,
    Topic.NOT_JOINED: _not_joined,
}

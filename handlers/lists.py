"""Lists: every line ends in a button, eight a page, and nobody retypes a number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.core import bulks, errors, findings, listing, paging, rights
from bot.core.incoming import Incoming
from bot.core.listing import Filter, Order
from bot.core.people import Actor
from bot.core.roles import Role
from bot.core.screens import Arg, Button, Day, Screen, Text, text
from bot.core.work import Work
from bot.usecases import lines
from handlers import cards

SIZE = 8
MOST = 1000

# Lists whose items can be worked on in bulk; others are of papers, or of what is done.
BULK = frozenset(
    {"mine", "due", "overdue", "running", "unassigned", "given", "fed_back", "immediate"}
)

PAPER_ROLES = (Role.DEPUTY, Role.HEAD)

Narrow = Callable[[Actor, Work], Filter]


@dataclass(frozen=True, slots=True)
class Kind:
    """A named list: `list-<name>` is its title, `list-<name>.empty` what an empty one says.
    A line's button opens the item, or begins what the list is for (`verb`)."""

    narrow: Narrow
    order: Order = Order.DUE
    verb: str = "item"


def _open(**more: object) -> Narrow:
    states = findings.WITH_UNIT - findings.ENDED

    def narrow(_actor: Actor, _work: Work) -> Filter:
        return Filter(states=states, **more)  # type: ignore[arg-type]  # fields of Filter by name

    return narrow


def _overdue(_actor: Actor, work: Work) -> Filter:
    states = findings.WITH_UNIT - findings.ENDED - findings.UNDER_REVIEW
    return Filter(states=states, due_until=work.today - timedelta(days=1))


def _due(actor: Actor, work: Work) -> Filter:
    """What falls due within the policy's days, overdue first; for the unit's people, theirs."""
    is_own = actor.has(Role.RESPONSIBLE, Role.LEADER)
    is_whole = actor.has(Role.PRINCIPAL, Role.LIAISON)
    return Filter(
        states=findings.WITH_UNIT - findings.ENDED,
        due_until=work.today + timedelta(days=work.policy.digest_due_days),
        mine=actor.persons if is_own and not is_whole else frozenset(),
    )


def _mine(actor: Actor, _work: Work) -> Filter:
    return Filter(mine=actor.persons)


def _papers(actor: Actor, _work: Work) -> Filter:
    """Working papers that await this person: reviews for a deputy, signatures, too, for a head."""
    if not has_papers(actor):
        raise errors.NotAllowed("papers")
    states = {findings.State.DRAFT}
    if actor.has(Role.HEAD):
        states.add(findings.State.REVIEWED)
    return Filter(states=frozenset(states))


def _to_work_on(actor: Actor, _work: Work) -> Filter:
    """What this person reports on: all of the unit for its liaison, one's own for the others."""
    mine = frozenset[int]() if actor.has(Role.LIAISON) else actor.persons
    return Filter(states=findings.WORKING, mine=mine)


def _fed_back(_actor: Actor, _work: Work) -> Filter:
    return Filter(states=findings.WITH_UNIT, fed_back_from=date.min)


def _sent(_actor: Actor, _work: Work) -> Filter:
    return Filter(states=findings.WITH_UNIT, sent_from=date.min)


def _in_states(*states: findings.State) -> Narrow:
    def narrow(_actor: Actor, _work: Work) -> Filter:
        return Filter(states=frozenset(states))

    return narrow


KINDS: dict[str, Kind] = {
    "mine": Kind(_mine, Order.NEWEST),
    "due": Kind(_due),
    "overdue": Kind(_overdue),
    "running": Kind(_open()),
    "papers": Kind(_papers, Order.NUMBER),
    "progress": Kind(_to_work_on, verb="progress"),
    "apply": Kind(_to_work_on, verb="apply"),
    "unassigned": Kind(_in_states(findings.State.OPEN, findings.State.SENT)),
    "signed": Kind(_in_states(findings.State.SIGNED), Order.NUMBER),
    "closed": Kind(_in_states(findings.State.CLOSED), Order.NEWEST),
    "given": Kind(_in_states(*findings.WITH_UNIT), Order.NUMBER),
    "fed_back": Kind(_fed_back, Order.NUMBER),
    "immediate": Kind(_sent, Order.NUMBER),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Further:
    """A named list of a part only: how its filter becomes narrower, the press that turns its
    pages, and what the part is called."""

    narrow: Callable[[Filter], Filter]
    press: tuple[str, ...]
    lines: tuple[Text, ...] = ()


def has_papers(actor: Actor) -> bool:
    return actor.has(*PAPER_ROLES)


def page(
    name: str, actor: Actor, work: Work, number: int, further: Further | None = None
) -> Screen:
    narrow = asked(name, actor, work)
    kind, part = KINDS[name], further or Further(narrow=_whole, press=("list", name))
    found = work.listing.page(
        rights.sight(actor), part.narrow(narrow), order=kind.order, number=number, size=SIZE
    )
    screen = _screen(found, f"list-{name}", part.press, actor, work, verb=kind.verb)
    title, *others = screen.lines
    return screen.model_copy(update={"lines": (title, *part.lines, *others)})


def _whole(filter: Filter) -> Filter:
    return filter


def asked(name: str, actor: Actor, work: Work) -> Filter:
    """What a named list asks for; one that no longer exists is stale."""
    if name not in KINDS:
        raise errors.Stale()
    return KINDS[name].narrow(actor, work)


def is_for_bulk(press: Sequence[str]) -> bool:
    """By the press that turns the list's pages."""
    verb, *parts = press
    return verb == "found" or (verb in {"list", "within"} and parts[0] in BULK)


def _screen(
    found: listing.Page,
    title: str,
    press: tuple[str, ...],
    actor: Actor,
    work: Work,
    *,
    verb: str,
) -> Screen:
    if not found.total:
        return Screen(lines=(text(f"{title}.empty"),))
    heading = text(title, n=found.total)
    pages = text("list-pages", page=str(found.number + 1), pages=str(found.pages))
    rows = tuple(_row(row, verb, work) for row in found.rows)
    shown = (heading, *(line(row, actor, work) for row in found.rows))
    return Screen(
        lines=(*shown, pages) if found.pages > 1 else shown,
        buttons=(
            *rows,
            *paging.turning(press, found.number, found.pages),
            *bulk_row(press, found.total, actor),
        ),
    )


def bulk_row(press: tuple[str, ...], total: int, actor: Actor) -> tuple[tuple[Button, ...], ...]:
    """批量办理, where there are several to do it with and anything that this reader may do."""
    if total < 2 or not is_for_bulk(press) or not bulks.deeds(actor):
        return ()
    return ((Button(label=text("button-bulk"), press=("bulk", *press)),),)


def line(row: findings.Finding | listing.Row, actor: Actor, work: Work) -> Text:
    return lines.for_absent(plain_line(row, work), row, actor, work)


def plain_line(row: findings.Finding | listing.Row, work: Work, on: date | None = None) -> Text:
    """With the light of that day, today's without one."""
    args: dict[str, Arg] = {
        "number": row.number,
        "light": lines.light_text(row, work, on),
        "unit": row.unit_name,
        "problem": row.summary,
    }
    if row.due is not None and row.state is not findings.State.CLOSED:
        return text("list-line-due", due=Day(day=row.due), **args)
    return text("list-line", **args)


def working(actor: Actor, work: Work) -> list[tuple[listing.Row, str, Text]]:
    """All that this person reports on, each with its button's label and its line."""
    found = work.listing.page(
        rights.sight(actor), _to_work_on(actor, work), order=Order.DUE, number=0, size=MOST
    )
    return [(row, label(row, work), line(row, actor, work)) for row in found.rows]


def label(row: findings.Finding | listing.Row, work: Work) -> str:
    return f"{cards.icon(row, work)} {row.number} {row.summary}"


def _row(row: listing.Row, verb: str, work: Work) -> tuple[Button, ...]:
    return (Button(label=label(row, work), press=(verb, str(row.id))),)


def pressed(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("list", name, page)"""
    _, name, number = _parts(incoming, 3)
    screen = page(name, actor, work, _page_number(number))
    return screen.model_copy(update={"edits": incoming.message_id})


def command(name: str) -> Callable[[Incoming, Actor, Work], Screen]:
    """The handler of a command or key that shows a named list from its first page."""

    def handler(_incoming: Incoming, actor: Actor, work: Work) -> Screen:
        return page(name, actor, work, 0)

    return handler


def due(_incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """/due, and the way to take its dates along."""
    screen = page("due", actor, work, 0)
    row = (Button(label=text("button-export-due"), press=("export-due",)),)
    return screen.model_copy(update={"buttons": (*screen.buttons, row)})


def mine(_incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """/mine; who assigns his unit's findings is led on to those that wait for it."""
    screen = page("mine", actor, work, 0)
    waiting = work.listing.count(rights.sight(actor), asked("unassigned", actor, work))
    if not waiting or not actor.has(Role.PRINCIPAL, Role.LIAISON):
        return screen
    row = (Button(label=text("button-list-unassigned"), press=("list", "unassigned", "0")),)
    return screen.model_copy(update={"buttons": (*screen.buttons, row)})


def _parts(incoming: Incoming, count: int) -> tuple[str, ...]:
    if incoming.press is None or len(incoming.press) != count:
        raise errors.Stale()
    return incoming.press


def _page_number(value: str) -> int:
    if not value.isdecimal():
        raise errors.Stale()
    return int(value)

"""Bulk deeds (批量办理): planned by trying the single deed on every item, done by the same deed.

The trial is taken back item by item, so a preview says exactly what a confirmation would do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from pydantic import Field

from bot.core import bulks, changes, errors, findings, rights
from bot.core.bulks import Bulk, Deed, Entry, Standing, State
from bot.core.people import Actor
from bot.core.screens import text
from bot.core.work import Work
from bot.usecases import changes as changing
from bot.usecases import corrections as correcting
from bot.usecases import gathering, orders
from bot.usecases.commands import Command, ShortText

KIND = "bulk"
_UNDONE = text("bulk-moved-on")


class Plan(Command):
    """`items` are the list's, in its order."""

    deed: Deed
    source: tuple[str, ...]
    items: tuple[int, ...]
    listed: int
    until: date | None = None
    days: int | None = Field(default=None, ge=1, le=1000)
    responsible: int | None = None
    text: ShortText | None = None


class _Tried(Exception):
    """Ends a trial and takes it back."""


def check_may(deed: Deed, actor: Actor) -> None:
    if deed not in bulks.deeds(actor):
        raise errors.NotAllowed("bulk")


def check_any(deed: Deed, items: Sequence[findings.Finding], work: Work) -> None:
    """Before anything is asked: whether there is anybody to choose from."""
    if deed is Deed.HAND_OVER and not takers(items, work):
        raise errors.WrongState("bulk-no-takers")


def plan(command: Plan, actor: Actor, work: Work) -> Bulk:
    """The preview, kept; nothing else is changed."""
    check_may(command.deed, actor)
    draft = Bulk(
        person_id=actor.id,
        deed=command.deed,
        source=command.source,
        listed=command.listed,
        until=command.until,
        days=command.days,
        responsible_id=command.responsible,
        text=command.text,
        made_at=work.now,
    )
    wanted = dict.fromkeys(command.items[: work.policy.bulk_most])
    found = {item.id: item for item in work.findings.many([*wanted])}
    entries = [
        _planned(Entry(finding_id=id, ordinal=n, revision=found[id].revision), draft, actor, work)
        for n, id in enumerate(wanted)
    ]
    return work.bulks.add(draft, entries)


def _planned(entry: Entry, bulk: Bulk, actor: Actor, work: Work) -> Entry:
    try:
        with work.attempt():
            _VERBS[bulk.deed](entry.finding_id, bulk, actor, work)
            raise _Tried
    except _Tried:
        return entry
    except errors.UserError as refused:
        return entry.left_out(refused.text)


def _remind(finding: int, _bulk: Bulk, actor: Actor, work: Work) -> None:
    orders.press(orders.Press(finding=finding), actor, work)


def _hand_over(finding: int, bulk: Bulk, actor: Actor, work: Work) -> None:
    command = orders.HandOver(finding=finding, responsible=bulk.responsible_id or 0)
    orders.hand_over(command, actor, work)


def _extend(finding: int, bulk: Bulk, actor: Actor, work: Work) -> None:
    kind = changes.Kind.EXTENSION
    due = changing.askable(finding, kind, actor, work).due
    command = changing.AskExtension(
        finding=finding, until=bulk.new_due(due, work.workdays), text=bulk.text or ""
    )
    changing.ask_extension(command, actor, work)


def _approve(finding: int, _bulk: Bulk, actor: Actor, work: Work) -> None:
    """As it was asked for, each with its own date."""
    item = work.findings.get(finding)
    pending = changing.pending(item, work)
    if pending is None or pending.kind is not changes.Kind.EXTENSION:
        raise errors.WrongState("no-request", number=item.number)
    changing.approve(changing.Approve(change=pending.id), actor, work)


_VERBS: Mapping[Deed, Callable[[int, Bulk, Actor, Work], None]] = {
    Deed.REMIND: _remind,
    Deed.HAND_OVER: _hand_over,
    Deed.EXTEND: _extend,
    Deed.APPROVE: _approve,
}


def own(id: int, actor: Actor, work: Work) -> Bulk:
    """Another's preview is none that there is."""
    bulk = work.bulks.get(id)
    if bulk.person_id != actor.id:
        raise errors.NotFound()
    return bulk


def check_sees(bulk: Bulk, actor: Actor, work: Work) -> None:
    """Whoever has moved on or is recused since sees his own preview no more. Raises `NotFound`."""
    listed = work.findings.many([entry.finding_id for entry in work.bulks.entries(bulk.id)])
    if not all(rights.may(actor, rights.Action.SEE, item) for item in listed):
        raise errors.NotFound()


def planned(id: int, actor: Actor, work: Work) -> Bulk:
    bulk = own(id, actor, work)
    if bulk.state is not State.PLANNED:
        raise errors.Stale()
    return bulk


def tick(id: int, finding: int, actor: Actor, work: Work) -> Bulk:
    bulk = planned(id, actor, work)
    for entry in work.bulks.entries(bulk.id):
        if entry.finding_id == finding:
            work.bulks.save_entry(entry.turned())
            return bulk
    raise errors.Stale()


def stop(id: int, actor: Actor, work: Work) -> Bulk:
    bulk = planned(id, actor, work)
    work.bulks.save(bulk, bulk.moved(State.STOPPED))
    return bulk


def confirm(id: int, actor: Actor, work: Work) -> Bulk:
    """All that is ticked, in one transaction; pressed again, it changes nothing more."""
    before = own(id, actor, work)
    if before.state in {State.DONE, State.TAKEN_BACK}:
        return before
    bulk = planned(id, actor, work)
    check_may(bulk.deed, actor)
    ready = of(bulk, work, Standing.READY)
    if not ready:
        raise errors.Unfit("bulk-nothing")
    found = {item.id: item for item in work.findings.many([e.finding_id for e in ready])}
    for entry in ready:
        work.bulks.save_entry(_done(entry, found[entry.finding_id], bulk, actor, work))
    gathering.gather(f"bulk:{bulk.id}", work)
    return _closed(bulk, State.DONE, "bulk-done", actor, work)


def _done(entry: Entry, finding: findings.Finding, bulk: Bulk, actor: Actor, work: Work) -> Entry:
    if finding.revision != entry.revision:
        return entry.left_out(text("bulk-changed"))
    try:
        with work.attempt():
            _VERBS[bulk.deed](entry.finding_id, bulk, actor, work)
    except errors.UserError as refused:
        return entry.left_out(refused.text)
    return replace(entry, standing=Standing.DONE)


def _closed(bulk: Bulk, to: State, kind: str, actor: Actor, work: Work) -> Bulk:
    after = bulk.moved(to, cause=bulk.cause or work.cause)
    work.bulks.save(bulk, after)
    entries = work.bulks.entries(bulk.id)
    counted = {each.value: sum(e.standing is each for e in entries) for each in Standing}
    work.events.record(
        kind,
        item_kind=KIND,
        item_id=bulk.id,
        from_state=bulk.state,
        to_state=to,
        person_id=actor.hand,
        body={"deed": bulk.deed.value, "source": list(bulk.source), **counted},
    )
    return after


def reversible(bulk: Bulk, actor: Actor, work: Work) -> tuple[Entry, ...]:
    """What can still be taken back: one's last step, with which nobody has gone on."""
    if bulk.state is not State.DONE or bulk.deed not in bulks.REVERSIBLE:
        return ()
    done = of(bulk, work, Standing.DONE)
    found = {item.id: item for item in work.findings.many([e.finding_id for e in done])}
    return tuple(e for e in done if _is_last(found[e.finding_id], bulk, actor, work))


def _is_last(finding: findings.Finding, bulk: Bulk, actor: Actor, work: Work) -> bool:
    step = correcting.reversible(finding, actor, work)
    return step is not None and step.cause == bulk.cause


def take_back(id: int, actor: Actor, work: Work) -> Bulk:
    """All of it that can be; what has gone on since stays, and is told with its reason."""
    bulk = own(id, actor, work)
    if bulk.state is State.TAKEN_BACK:
        return bulk
    going = {entry.finding_id for entry in reversible(bulk, actor, work)}
    if not going:
        raise errors.WrongState("bulk-past")
    for entry in of(bulk, work, Standing.DONE):
        if entry.finding_id in going:
            correcting.take_back(correcting.TakeBack(finding=entry.finding_id), actor, work)
            work.bulks.save_entry(replace(entry, standing=Standing.TAKEN_BACK))
        else:
            work.bulks.save_entry(replace(entry, reason=_UNDONE))
    gathering.gather(f"unbulk:{bulk.id}", work)
    return _closed(bulk, State.TAKEN_BACK, "bulk-taken-back", actor, work)


def of(bulk: Bulk, work: Work, *standings: Standing) -> Sequence[Entry]:
    return [entry for entry in work.bulks.entries(bulk.id) if entry.standing in standings]


def reasons(bulk: Bulk, work: Work) -> Sequence[Entry]:
    """What was not done, or not taken back, and why."""
    return [entry for entry in work.bulks.entries(bulk.id) if entry.reason is not None]


def takers(items: Iterable[findings.Finding], work: Work) -> Mapping[int, int]:
    """Who could take items of these over, with how many; who could take most of them first."""
    counted: dict[int, int] = {}
    for item in items:
        for person in orders.successors(item, work):
            counted[person] = counted.get(person, 0) + 1
    return dict(sorted(counted.items(), key=lambda each: (-each[1], each[0])))

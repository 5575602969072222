"""Taking in an office file, step by step: each is one press or one piece of a process's work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.core import errors, events, imports
from bot.core.findings import Finding
from bot.core.imports import Choice, Import, Kind, Planned, State
from bot.core.messages import Lane
from bot.core.people import Actor
from bot.core.screens import Arg, Button, FileAttachment, Screen, Text, text
from bot.core.work import Work

EVENT_KIND = "import"
SHOWN = 10


def receive(file_id: int, actor: Actor, work: Work) -> Import:
    """It waits for the answer to what it is."""
    check_may(actor)
    file = work.evidence.file(file_id)
    return work.imports.add(
        Import(
            file_id=file.id,
            name=file.name,
            person_id=actor.id,
            counts={},
            asked_at=work.now,
        )
    )


def check_may(actor: Actor) -> None:
    if not imports.may_import(actor):
        raise errors.NotAllowed("import")


def sender(paper: Import, work: Work) -> Actor:
    """Whose import it is, with the posts of today."""
    return work.people.actor(paper.person_id or 0, work.today)


def decidable(id: int, actor: Actor, work: Work) -> Import:
    """Another's file is none that there is."""
    paper = work.imports.get(id)
    if not imports.may_decide(actor, paper):
        raise errors.NotFound()
    return paper


def choose(id: int, kind: Kind, message_id: int, actor: Actor, work: Work) -> Import:
    """It is read as soon as its bytes are there; its progress is shown in that message."""
    paper = decidable(id, actor, work)
    if kind not in imports.kinds_of(paper.name):
        raise errors.Stale()
    return move(paper, State.READING, actor, work, kind=kind, message_id=message_id)


def stop(id: int, actor: Actor, work: Work) -> Import:
    return move(decidable(id, actor, work), State.STOPPED, actor, work)


def confirm(id: int, choice: Choice, actor: Actor, work: Work) -> Import:
    paper = decidable(id, actor, work)
    if not imports.may_confirm(actor, paper):
        raise errors.NotAllowed("import-setup")
    return move(paper, State.CONFIRMED, actor, work, choice=choice)


def undo(id: int, actor: Actor, work: Work) -> Import:
    """Refused while anybody has acted on one of its items since."""
    paper = undoable(id, actor, work)
    return move(paper, State.UNDOING, actor, work)


def undoable(id: int, actor: Actor, work: Work) -> Import:
    paper = decidable(id, actor, work)
    if paper.kind is Kind.SETUP or State.UNDOING not in imports.LEGAL[paper.state]:
        raise errors.Stale()
    check_untouched(paper, work)
    return paper


def check_untouched(paper: Import, work: Work) -> None:
    touched = work.imports.touched_since(paper, limit=SHOWN + 1)
    if touched:
        raise errors.WrongState("import-touched", **_named(touched))


def check_unmoved(paper: Import, items: Sequence[Finding], work: Work) -> None:
    """Nobody has done anything about these since the card was shown. Raises `WrongState`."""
    moved = work.imports.moved_since_shown(paper, [item.id for item in items])
    if moved:
        raise errors.WrongState("import-moved", **_named(moved))


def _named(numbers: Sequence[str]) -> dict[str, str | int]:
    """The first of them, and how many more there are."""
    return {"numbers": "、".join(numbers[:SHOWN]), "more": max(0, len(numbers) - SHOWN)}


def move(
    paper: Import,
    to: State,
    actor: Actor | None,
    work: Work,
    *,
    body: Mapping[str, events.Json] | None = None,
    **changes: object,
) -> Import:
    """Into its next state, with the event."""
    after = paper.moved(to, **changes)
    work.imports.save(paper, after)
    about: dict[str, events.Json] = {"sha256": after.sha256, **(body or {})}
    work.events.record(
        f"import-{to}",
        item_kind=EVENT_KIND,
        item_id=paper.id,
        from_state=paper.state,
        to_state=to,
        person_id=actor.hand if actor else None,
        body=about,
    )
    return after


def plan(paper: Import, planned: Planned, marked_id: int | None, work: Work) -> Import:
    """What would become of it is known, and said."""
    body: dict[str, events.Json] = {"counts": {**planned.counts}}
    after = move(
        paper,
        planned.state,
        None,
        work,
        body=body,
        counts=planned.counts,
        rounds=planned.rounds,
        marked_id=marked_id,
    )
    tell(after, _with_marked(planned.card, marked_id), "planned", work)
    return after


def _with_marked(card: Screen, marked_id: int | None) -> Screen:
    """The same workbook, with what is wrong beside each row."""
    if marked_id is None:
        return card
    return card.model_copy(update={"attachments": (FileAttachment(file=marked_id),)})


def refuse(paper: Import, why: Text, work: Work) -> Import:
    """The file cannot be taken in; its sender hears why."""
    after = move(paper, State.REFUSED, None, work, body={"why": why.id})
    line = text("import-refused", name=paper.name, why=why)
    tell(after, Screen(lines=(line,)), "refused", work)
    return after


def tell(paper: Import, screen: Screen, topic: str, work: Work) -> None:
    """An answer to whoever has sent it, however long the work took; the operator on the host
    reads it there."""
    if paper.person_id is None:
        return
    work.outbox.put(
        screen,
        key=f"import:{paper.id}:{topic}",
        kind="import",
        person_id=paper.person_id,
        lane=Lane.ANSWER,
        not_before=work.now,
    )


def button(label: str, verb: str, paper: Import, *more: str, **args: Arg) -> Button:
    return Button(label=text(label, **args), press=(f"import-{verb}", str(paper.id), *more))

"""Asking for a file, and the event that stays of it: who, what, of what, how many, hash."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.core import events, exports
from bot.core.exports import Export, Gathered, Made, State
from bot.core.messages import Lane
from bot.core.people import Actor
from bot.core.screens import MadeAttachment, Moment, Screen, Text, say, text
from bot.core.work import Work


def ask(
    kind: str, args: Mapping[str, str], message_id: int | None, actor: Actor, work: Work
) -> Export:
    """It is made next; its progress is shown in that message."""
    return work.exports.add(
        Export(person_id=actor.id, kind=kind, args=args, message_id=message_id, asked_at=work.now)
    )


def asked(export: Export) -> Screen:
    """The answer to whoever has asked."""
    line = text("export-asked", what=text(f"export-kind-{export.kind}"))
    return Screen(lines=(line,), edits=export.message_id)


def progress(export: Export, done: int, work: Work) -> None:
    """In the message in which it was asked for, or in one of its own."""
    what = text(f"export-kind-{export.kind}")
    screen = say("export-progress", what=what, n=done)
    _tell(export, screen.model_copy(update={"edits": export.message_id}), str(done), work)


def made(export: Export, gathered: Gathered, file: Made, work: Work) -> Export:
    """It leaves as a document, with its exporter's name and the time."""
    after = export.moved(State.MADE, name=file.name, sha256=file.sha256)
    work.exports.save(export, after)
    record(after, gathered, file, work)
    screen = Screen(
        lines=_caption(export, gathered, work),
        attachments=(MadeAttachment(export=export.id),),
        protected=gathered.protected,
    )
    _tell(export, screen, "file", work)
    if gathered.further is not None:
        work.exports.add(replace(export, args=gathered.further, asked_at=work.now))
    return after


def handed_over(export: Export, gathered: Gathered, file: Made, work: Work) -> None:
    """On the host: whoever has asked has the file at once, and hears of it there."""
    sent = replace(export, state=State.SENT, name=file.name, sha256=file.sha256)
    record(work.exports.add(sent), gathered, file, work)


def record(export: Export, gathered: Gathered, file: Made, work: Work) -> None:
    """In the log of what has left the house (domain §8)."""
    body: dict[str, events.Json] = {
        "what": export.kind,
        "of": {**export.args},
        "scope": gathered.scope,
        "count": gathered.count,
        "name": file.name,
        "size": file.size,
        "sha256": file.sha256,
    }
    work.events.record(
        exports.EVENT,
        item_kind=exports.ITEM_KIND,
        item_id=export.id,
        person_id=export.person_id,
        body=body,
    )


def _caption(export: Export, gathered: Gathered, work: Work) -> tuple[Text, ...]:
    head = text(
        "export-done",
        what=text(f"export-kind-{export.kind}"),
        scope=gathered.scope or text("export-scope-all"),
        n=gathered.count,
    )
    by = text("export-by", name=exporter(export, work), at=Moment(at=work.now))
    return (head, *gathered.lines, by)


def exporter(export: Export, work: Work) -> str:
    """A person's name; empty for the operator on the host."""
    return work.people.get(export.person_id).name if export.person_id else ""


def refused(export: Export, why: Text, work: Work) -> None:
    work.exports.save(export, export.moved(State.REFUSED))
    screen = Screen(lines=(why,), edits=export.message_id)
    _tell(export, screen, "refused", work)


def settled(work: Work) -> list[Export]:
    """Those whose document has arrived, or never will: their files are not needed any more."""
    done = []
    for export in work.exports.in_state(State.MADE):
        message = work.outbox.by_key(_key(export, "file"))
        if message is None or message.sent_at is not None or message.dead_reason is not None:
            work.exports.save(export, export.moved(State.SENT))
            done.append(export)
    return done


def _tell(export: Export, screen: Screen, topic: str, work: Work) -> None:
    work.outbox.put(
        screen,
        key=_key(export, topic),
        kind="export",
        person_id=export.person_id,
        lane=Lane.ANSWER,
        not_before=work.now,
    )


def _key(export: Export, topic: str) -> str:
    return f"export:{export.id}:{topic}"

"""What a card says of a change request, and the buttons of those who decide it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core import changes, findings
from bot.core.people import Actor
from bot.core.screens import Button, Day, Many, Text, text
from bot.core.work import Work
from bot.usecases import changes as cases


def lines(finding: findings.Finding, work: Work) -> Iterator[Text]:
    """The request that waits, or what the last one was refused with."""
    change = work.changes.latest(finding.id)
    if change is None or change.cycle != finding.cycle:
        return
    if cases.pending(finding, work) is not None:
        yield asked(change)
        yield _awaited(change, finding, work)
    elif change.state is changes.State.REFUSED:
        is_extension = change.kind is changes.Kind.EXTENSION
        line = "card-extension-refused" if is_extension else "card-continuation-refused"
        yield text(line, day=Day(day=change.until), text=change.answer or "")


def asked(change: changes.Change) -> Text:
    is_extension = change.kind is changes.Kind.EXTENSION
    line = "card-extension" if is_extension else "card-continuation"
    return text(line, day=Day(day=change.until, weekday=True), text=change.text)


def _awaited(change: changes.Change, finding: findings.Finding, work: Work) -> Text:
    people = cases.deciders(change, finding, work)
    names = tuple(work.people.get(person).name for person in people)
    if not names:
        return text("card-change-unheld")
    return text("card-change-awaits", names=Many(items=names))


def buttons(finding: findings.Finding, actor: Actor, work: Work) -> Iterator[Button]:
    change = cases.pending(finding, work)
    if change is None or not cases.decides(change, finding, actor, work):
        return
    for name, verb in (("approve", "change-ok"), ("refuse", "change-no")):
        label = text(f"button-change-{name}", kind=change.kind)
        yield Button(label=label, press=(verb, str(change.id)))

"""What every verb on a suggestion does alike: load, check the right, write, record, tell."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core import errors, events
from bot.core.messages import Topic
from bot.core.people import Actor
from bot.core.screens import Button, Screen, Text, text
from bot.core.suggestions import Action, Suggestion, ever_may, may
from bot.core.work import Work
from bot.usecases import notices, suggestion_clock

KIND = suggestion_clock.KIND


def visible(id: int, actor: Actor, work: Work) -> Suggestion:
    """`NotFound` for what does not exist and what may not be seen alike."""
    found = work.suggestions.get(id)
    if not may(actor, Action.SEE, found):
        raise errors.NotFound()
    return found


def allowed(id: int, action: Action, actor: Actor, work: Work) -> Suggestion:
    """The suggestion if the actor may do this to it now."""
    found = visible(id, actor, work)
    if may(actor, action, found):
        return found
    if ever_may(actor, action, found):
        raise errors.WrongState(number=found.number, state=found.state_text)
    raise errors.NotAllowed()


def write(
    before: Suggestion,
    after: Suggestion,
    kind: str,
    action: Action,
    *,
    actor: Actor,
    work: Work,
    said: dict[str, events.Json] | None = None,
) -> Suggestion:
    """Saves the step with its event and the day of the next reminder."""
    work.suggestions.save(before, suggestion_clock.armed(after, work))
    done = work.suggestions.get(before.id)
    work.events.record(
        kind,
        item_kind=KIND,
        item_id=done.id,
        from_state=before.state,
        to_state=done.state,
        person_id=actor.hand,
        body={**(said or {}), **_stood_for(actor, action, before)},
    )
    return done


def _stood_for(actor: Actor, action: Action, before: Suggestion) -> dict[str, events.Json]:
    """For whom a deputy (AB角) did it."""
    if not actor.stands_in_for or may(actor.own, action, before):
        return {}
    whom = (p for p in actor.stands_in_for if may(actor.acting_for(p), action, before))
    return {"for": next(whom)}


def tell(
    people: Iterable[int | None], line: Text, about: Suggestion, work: Work, *, by: Actor
) -> None:
    """Nobody is told what he has just done himself, nor what he may no longer see."""
    words = text("suggestion-words", text=about.summary)
    button = Button(label=text("button-open", number=about.number), press=(KIND, str(about.id)))
    screen = Screen(lines=(line, words), buttons=((button,),))
    others = [p for p in people if p != by.id and _sees(p, about, work)]
    notices.tell(work, others, screen, kind="notice", topic=f"{line.id}:{about.id}")


def _sees(person: int | None, about: Suggestion, work: Work) -> bool:
    return person is not None and may(work.people.actor(person, work.today), Action.SEE, about)


def echo(about: Suggestion, line: Text, work: Work, *, by: Actor | None = None) -> None:
    if by is None or about.author_id != by.id:
        subject = suggestion_clock.subject(about)
        work.tidings.add(about.author_id, Topic.ECHO, line, subject=subject)

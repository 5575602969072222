"""One update as one transaction: read in its order, dispatched, answered through the outbox.

A private message is read as a command or menu label, then as the answer to the open question,
then as evidence for the open draft, then as the beginning of a new log.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bot.core import errors, screens
from bot.core.incoming import Act, Incoming
from bot.core.messages import Lane
from bot.core.people import Actor, Person
from bot.core.roles import TEAM_ROLES, UNIT_ROLES
from bot.core.screens import Button, Screen, Text, text
from bot.core.text_guard import Mode
from bot.core.work import Work
from handlers.dialogues import blame, dialogue, guarding, presses, replies, saying
from handlers.dialogues.answers import Plain
from handlers.dialogues.routing import Command, Label, Routes, Welcome
from handlers.dialogues.talk import VERB
from handlers.outbound.texts import Texts

KIND = "answer"
_GROUP_CHANGES = frozenset({Act.ADDED, Act.REMOVED, Act.MOVED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """`outbox_id` is the answer waiting to be sent, if there is one."""

    outbox_id: int | None = None
    toast: Text | None = None
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """What a turn needs of the outer world: the routes, and words to know labels by.
    `language` is the installation's; `guard` is what becomes of words that must not enter."""

    routes: Routes
    texts: Texts
    language: str
    guard: Mode = Mode.BLOCK
    _labels: Mapping[str, Label] = field(init=False, repr=False)
    _ids: frozenset[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        labels = {
            self.texts.plain(text(label.text_id), language): label
            for label in self.routes.labels
            for language in self.texts.languages
        }
        ids = (self.texts.ids(language) for language in self.texts.languages)
        object.__setattr__(self, "_labels", labels)
        object.__setattr__(self, "_ids", frozenset().union(*ids))

    def label(self, said: str) -> Label | None:
        return self._labels.get(said.strip())

    def language_of(self, incoming: Incoming, actor: Actor | None) -> str:
        chosen = actor.person.language if actor else None
        return self.texts.pick_language(chosen, incoming.language_code, self.language)

    def plain(self, language: str) -> Plain:
        return lambda words: self.texts.plain(words, language)

    def settled(self, screen: Screen) -> Screen:
        """Without hints that no locale has; without a form's own `.error`, the rule's stands."""
        lines = tuple(self._settled(line) for line in screen.lines if not self._is_void(line))
        return screen.model_copy(update={"lines": lines})

    def _is_void(self, line: Text) -> bool:
        return line.id.endswith(".hint") and line.id not in self._ids

    def _settled(self, line: Text) -> Text:
        otherwise = line.args.get("otherwise")
        if not line.id.endswith(".error") or not isinstance(otherwise, Text):
            return line
        if line.id not in self._ids:
            return otherwise
        args = {name: value for name, value in line.args.items() if name != "otherwise"}
        return line.model_copy(update={"args": args})


def take(work: Work, incoming: Incoming, guide: Guide) -> Answered:
    """Does what the update asks; once, however often it comes."""
    actor = _actor(work, incoming)
    language = _language(work, incoming, actor, guide)
    if work.inbox.is_done(incoming.bot_id, incoming.update_id):
        return Answered(outbox_id=_unsent(work, incoming), language=language)
    screen = _attempted(work, incoming, actor, guide)
    work.inbox.done(incoming.bot_id, incoming.update_id, work.now)
    if screen is None:
        return Answered(language=language)
    return Answered(
        outbox_id=_put(work, incoming, actor, guide.settled(screen), guide),
        toast=screen.toast,
        language=_language(work, incoming, actor, guide),
    )


def _language(work: Work, incoming: Incoming, actor: Actor | None, guide: Guide) -> str:
    """What all read is in the group's language; the toast on a button is for who has pressed."""
    if incoming.is_private or incoming.act is Act.PRESS:
        return guide.language_of(incoming, actor)
    group = work.group_chats.get(incoming.chat_id)
    return guide.texts.pick_language(group.language if group else None, None, guide.language)


def fail(work: Work, incoming: Incoming, guide: Guide, code: str, kind: str) -> Answered:
    """In a transaction of its own: what went wrong is remembered under `code`, and said."""
    actor = _actor(work, incoming)
    sorry = screens.say("error-unexpected", code=code)
    outbox_id = _put(work, incoming, actor, sorry, guide)
    work.inbox.failed(incoming.bot_id, incoming.update_id, work.now, f"{code} {kind}")
    return Answered(outbox_id=outbox_id, language=_language(work, incoming, actor, guide))


def ignore(work: Work, bot_id: int, update_id: int) -> None:
    work.inbox.done(bot_id, update_id, work.now)


def set_aside(work: Work, bot_id: int, update_id: int, why: str) -> None:
    """What nobody could read: it is done, and its body stays to be looked at."""
    work.inbox.failed(bot_id, update_id, work.now, why)


def _actor(work: Work, incoming: Incoming) -> Actor | None:
    """None for strangers and for the suspended. Who writes to us can be reached again."""
    person = known(work, incoming.user_id)
    if person is None:
        return None
    if person.unreachable_since is not None and incoming.is_private:
        work.people.save(replace(person, unreachable_since=None))
        work.outbox.rouse()
    return work.people.actor(person.id, work.today)


def known(work: Work, account: int) -> Person | None:
    """Neither a stranger nor suspended."""
    person = work.people.by_telegram(account)
    if person is None or (person.suspended_on and person.suspended_on <= work.today):
        return None
    return person


def _unsent(work: Work, incoming: Incoming) -> int | None:
    stored = work.outbox.by_key(incoming.reply_key)
    if stored is None or stored.sent_at is not None or stored.dead_reason is not None:
        return None
    return stored.id


def _put(
    work: Work, incoming: Incoming, actor: Actor | None, screen: Screen, guide: Guide
) -> int | None:
    """In a group the answer goes to the group, else to the person; a toast alone goes nowhere."""
    if not (screen.lines or screen.attachments or screen.commands):
        return None
    is_own = actor is not None and actor.person.chat_id == incoming.chat_id
    return work.outbox.put(
        screen,
        key=_reply_key(work, incoming, actor, guide),
        kind=KIND,
        person_id=actor.id if actor and is_own else None,
        chat_id=None if is_own else incoming.chat_id,
        lane=Lane.ANSWER,
    )


def _reply_key(work: Work, incoming: Incoming, actor: Actor | None, guide: Guide) -> str:
    """An album that no conversation has taken is answered once, not once a picture."""
    is_taken = actor is not None and dialogue.open_talk(guide.routes.forms, incoming, actor, work)
    if incoming.album is None or is_taken:
        return incoming.reply_key
    return f"reply:{incoming.bot_id}:{incoming.chat_id}:album:{incoming.album}"


def _attempted(work: Work, incoming: Incoming, actor: Actor | None, guide: Guide) -> Screen | None:
    try:
        with work.attempt():
            return _dispatch(work, incoming, actor, guide)
    except errors.UserError as error:
        return _explained(work, incoming, actor, guide, error)


def _explained(
    work: Work, incoming: Incoming, actor: Actor | None, guide: Guide, error: errors.UserError
) -> Screen:
    """The sentence, and a way on: the open question once more."""
    if isinstance(error, errors.Stale) and incoming.act is Act.PRESS:
        return Screen(toast=error.text)
    talk = None
    if actor is not None and incoming.is_private:
        talk = dialogue.open_talk(guide.routes.forms, incoming, actor, work)
    if talk is None:
        return Screen(lines=(error.text,))
    screen = dialogue.complain(blame.asked_again(talk, error), error.text)
    is_ours = incoming.press is not None and incoming.press[0] == VERB
    return screen if is_ours else screen.model_copy(update={"edits": None})


def _dispatch(work: Work, incoming: Incoming, actor: Actor | None, guide: Guide) -> Screen | None:
    if not incoming.is_private:
        return _in_group(work, incoming, actor, guide)
    route = guide.routes.command(incoming.command)
    if isinstance(route, Welcome) and incoming.act is not Act.EDIT:
        return route.handler(incoming, actor, work)
    if actor is None:
        raise errors.NotJoined
    match incoming.act:
        case Act.PRESS:
            return _pressed(work, incoming, actor, guide)
        case Act.OTHER:
            return screens.say("edge-unsupported")
        case _:
            return _written(work, incoming, actor, guide)


def _written(work: Work, incoming: Incoming, actor: Actor, guide: Guide) -> Screen | None:
    """Words and files pass the text guard before anything is made of them."""
    passed, notice = guarding.passed(incoming, guide.guard)
    if passed.act is Act.EDIT:
        screen: Screen | None = _edited(work, passed, actor, guide)
    else:
        screen = saying.said(work, passed, actor, guide)
    return guarding.noticed(screen, notice)


def _in_group(work: Work, incoming: Incoming, actor: Actor | None, guide: Guide) -> Screen | None:
    """Only commands that are meant for groups; what people say to each other is none of ours."""
    if incoming.act is Act.PRESS:
        return Screen(toast=text("edge-groups"))
    if incoming.act in _GROUP_CHANGES:
        hears = guide.routes.group_changed
        return hears(incoming, actor, work) if hears else None
    route = guide.routes.command(incoming.command)
    if route is None or incoming.act is Act.EDIT:
        return None
    if isinstance(route, Welcome) and route.groups:
        return route.handler(incoming, actor, work)
    if actor is None:
        raise errors.NotJoined
    if isinstance(route, Command) and route.groups:
        return route.handler(incoming, actor, work)
    return screens.say("edge-groups")


def _pressed(work: Work, incoming: Incoming, actor: Actor, guide: Guide) -> Screen | None:
    verb = incoming.press[0] if incoming.press else ""
    if verb == VERB:
        return presses.press(guide.routes.forms, incoming, actor, work)
    route = guide.routes.press(verb)
    if route is None:
        return Screen(toast=text("error-stale-button"))
    return route.handler(incoming, actor, work)


def _edited(work: Work, incoming: Incoming, actor: Actor, guide: Guide) -> Screen:
    """For the draft that the message was written in, also one put aside; what has been submitted
    stands, and the sentence says how it is corrected."""
    talk = dialogue.written_in(guide.routes.forms, incoming, actor, work)
    if talk is None:
        return Screen(lines=(text("edge-edit-late"),), buttons=_to_own(actor))
    screen = replies.edit(talk, guide.plain(guide.language_of(incoming, actor)))
    if not talk.draft.parked:
        return screen
    line = screen.model_copy(update={"lines": screen.lines[:1], "buttons": ()})
    return dialogue.with_parked(line, talk.draft)


def _to_own(actor: Actor) -> tuple[tuple[Button, ...], ...]:
    """Where a record is corrected, for those who have any of their own."""
    if not actor.has(*TEAM_ROLES, *UNIT_ROLES):
        return ()
    return ((Button(label=text("menu-mine"), press=("list", "mine", "0")),),)

"""/people: the roster, who has joined and who has not; suspending, ending a post, handing over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from bot.core import errors, paging, people
from bot.core.events import Json
from bot.core.incoming import Incoming
from bot.core.people import Actor
from bot.core.roles import Role
from bot.core.screens import Arg, Button, Day, Many, Moment, Screen, Text, text
from bot.core.work import Work
from bot.usecases import invitation_sheets, succession
from bot.usecases import people as inviting
from bot.usecases import staff as cases
from handlers.dialogues import dialogue
from handlers.findings import item_id
from handlers.forms import invitation_sheets as sheet_forms
from handlers.forms import staff as forms

PAGE = 10
ICONS = {
    cases.Standing.JOINED: "✅",
    cases.Standing.NOT_JOINED: "⚪",
    cases.Standing.UNREACHABLE: "🔴",
    cases.Standing.SUSPENDED: "⏸",
}


def show(_incoming: Incoming, actor: Actor, work: Work) -> Screen:
    return _page(actor, work, 0)


def turned(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("people", page)"""
    return _page(actor, work, item_id(incoming)).model_copy(update={"edits": incoming.message_id})


def _page(actor: Actor, work: Work, number: int) -> Screen:
    entries = cases.roster(actor, work)
    shown, number, pages = paging.cut(entries, number, PAGE)
    lines = [text("people-title", n=len(entries)), _counts(entries)]
    lines += [_line(entry, work) for entry in shown]
    if pages > 1:
        lines.append(text("list-pages", page=str(number + 1), pages=str(pages)))
    buttons: list[tuple[Button, ...]] = [(_button(entry),) for entry in shown]
    buttons += paging.turning(("people",), number, pages)
    if inviting.may_invite(actor):
        label = text("button-invitation-sheet")
        buttons.append((Button(label=label, press=("invitation-sheet",)),))
    return Screen(lines=tuple(lines), buttons=tuple(buttons))


def _counts(entries: Sequence[cases.Entry]) -> Text:
    found = Counter(entry.standing for entry in entries)
    parts = tuple(
        text("people-count", standing=_word(standing), n=found[standing])
        for standing in cases.Standing
        if found[standing]
    )
    return text("people-counts", counts=Many(items=parts))


def _word(standing: cases.Standing) -> Text:
    return text(f"standing-{standing}", icon=ICONS[standing])


def _line(entry: cases.Entry, work: Work) -> Text:
    posts = Many(items=tuple(_post(post, work) for post in entry.posts) or ("—",))
    return text("people-line", name=entry.person.name, posts=posts, standing=_word(entry.standing))


def _button(entry: cases.Entry) -> Button:
    label = f"{ICONS[entry.standing]} {entry.person.name}"
    return Button(label=label, press=("person", str(entry.person.id)))


def _post(post: people.Post, work: Work) -> Text:
    args: dict[str, Arg] = {"role": text(f"role-{post.role}"), "place": cases.place(post, work)}
    if post.until is not None:
        return text("people-post-until", until=Day(day=post.until), **args)
    return text("people-post", **args)


def person(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("person", id): one person's card."""
    cases.check_reader(actor)
    return _card(item_id(incoming), actor, work)


def _card(person_id: int, actor: Actor, work: Work, *said: Text) -> Screen:
    entry = cases.entry(work.people.get(person_id), work)
    lines = [*said, _line(entry, work)]
    if entry.person.joined_at is not None:
        lines.append(text("people-joined-at", at=Moment(at=entry.person.joined_at)))
    buttons = tuple(_deeds(entry, actor, work))
    back = Button(label=text("people-back"), press=("people", "0"))
    return Screen(lines=tuple(lines), buttons=(*((button,) for button in buttons), (back,)))


def _deeds(entry: cases.Entry, actor: Actor, work: Work) -> Iterator[Button]:
    id = str(entry.person.id)
    if actor.own.has(Role.DIRECTOR) and succession.transferable(entry.person.id, work):
        yield Button(label=text("button-succession"), press=("succession", id))
    if not cases.may_keep(actor) or entry.person.id == actor.id:
        return
    if entry.posts:
        yield Button(label=text("button-expire"), press=("expire", id))
    if entry.standing is cases.Standing.SUSPENDED:
        yield Button(label=text("button-restore"), press=("restore", id))
    else:
        yield Button(label=text("button-suspend"), press=("suspend", id))


def suspended(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("suspend", person)"""
    done = cases.suspend(cases.Suspend(person=item_id(incoming)), actor, work)
    line = text("suspend-done", name=done.name)
    return _card(done.id, actor, work, line).model_copy(update={"edits": incoming.message_id})


def restored(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("restore", person)"""
    done = cases.restore(cases.Suspend(person=item_id(incoming)), actor, work)
    line = text("restore-done", name=done.name)
    return _card(done.id, actor, work, line).model_copy(update={"edits": incoming.message_id})


def expire(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("expire", person): which post, and its last day."""
    cases.check_keeper(actor)
    chosen = work.people.get(item_id(incoming))
    if not cases.posts(chosen.id, work):
        raise errors.Stale()
    return dialogue.begin(forms.EXPIRE, actor, work, incoming, _about(chosen.id))


def print_invitations(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("invitation-sheet",): for which teams and units."""
    if not invitation_sheets.groups(actor, work):
        raise errors.WrongState("all-joined")
    return dialogue.begin(sheet_forms.PRINT, actor, work, incoming)


def hand_over(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("succession", person): to whom."""
    chosen = work.people.get(item_id(incoming))
    succession.check(chosen.id, actor, work)
    return dialogue.begin(forms.SUCCESSION, actor, work, incoming, _about(chosen.id))


def _about(person_id: int) -> dict[str, Json]:
    return {"person": str(person_id)}

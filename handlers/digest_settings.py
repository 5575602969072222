"""设置 of the digest: how often, of which part of the tree, in which language; one's own and a
group's.

Presses: ("reading", whose), ("reading-rhythm", whose, rhythm), ("reading-units", whose, page),
("reading-unit", whose, unit), ("reading-language", chat, language). Whose is "me" or a group's
number, a unit 0 stands for all.
"""

from __future__ import annotations

from bot.core import errors, paging
from bot.core.digest_choices import Choice, Rhythm
from bot.core.incoming import Incoming
from bot.core.people import Actor
from bot.core.screens import Button, Screen, Text, text
from bot.core.work import Work
from bot.usecases import digest_choices as cases
from bot.usecases import group_chats
from bot.usecases.scopes import Part
from handlers import people
from handlers import scopes as scoped

ME = "me"
SIZE = 8


def button() -> tuple[Button, ...]:
    return (Button(label=text("button-digest-settings"), press=("reading", ME)),)


def shown(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("reading", whose)"""
    [whose] = scoped.parts(incoming, 1)
    return _settings(whose, incoming, actor, work)


def rhythm(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("reading-rhythm", whose, rhythm)"""
    whose, wanted = scoped.parts(incoming, 2)
    if wanted not in set(Rhythm):
        raise errors.Stale()
    command = cases.SetRhythm(chat=_chat(whose), rhythm=Rhythm(wanted))
    cases.set_rhythm(command, actor, work)
    return _settings(whose, incoming, actor, work)


def unit(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("reading-unit", whose, unit)"""
    whose, wanted = scoped.parts(incoming, 2)
    command = cases.SetUnit(chat=_chat(whose), unit=scoped.number(wanted) or None)
    cases.set_unit(command, actor, work)
    return _settings(whose, incoming, actor, work)


def units(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("reading-units", whose, page): all, or a part of what one may see."""
    whose, page = scoped.parts(incoming, 2)
    cases.choice(_chat(whose), actor, work)
    here, number, pages = paging.cut(cases.units(actor, work), scoped.number(page), SIZE)
    rows = [(_part(whose, part),) for part in here]
    return Screen(
        lines=(text("digest-settings-units"),),
        buttons=(
            (Button(label=text("digest-of-all"), press=_unit(whose, "0")),),
            *rows,
            *paging.turning(("reading-units", whose), number, pages),
            (Button(label=text("button-digest-back"), press=("reading", whose)),),
        ),
        edits=incoming.message_id,
    )


def _part(whose: str, part: Part) -> Button:
    name = f"{'·' * part.depth} {part.scope.name}".strip()
    return Button(label=name, press=_unit(whose, part.scope.ids[1]))


def language(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("reading-language", chat, language): in which a group is told."""
    whose, wanted = scoped.parts(incoming, 2)
    chat = _chat(whose)
    if chat is None or wanted not in people.LANGUAGES:
        raise errors.Stale()
    cases.choice(chat, actor, work)
    group_chats.speak(group_chats.Speak(chat=chat, language=wanted), actor, work)
    return _settings(whose, incoming, actor, work)


def _settings(whose: str, incoming: Incoming, actor: Actor, work: Work) -> Screen:
    chosen = cases.choice(_chat(whose), actor, work)
    return Screen(
        lines=_lines(chosen, actor, work),
        buttons=tuple(row for row in _rows(whose, chosen, actor, work) if row),
        edits=incoming.message_id,
    )


def _lines(chosen: Choice, actor: Actor, work: Work) -> tuple[Text, ...]:
    now, unit = cases.rhythm(chosen, work), cases.unit(chosen, work)
    spoken, title = actor.person.language, text("digest-settings-title")
    if chosen.chat_id is not None:
        group = work.group_chats.get(chosen.chat_id)
        spoken = group.language if group else None
        title = text("digest-settings-group", title=group.title if group else "")
    spoken = spoken or people.LANGUAGES[0]
    return (
        title,
        text(f"digest-rhythm-{now}"),
        text("digest-settings-unit", name=unit.name if unit else text("digest-of-all")),
        text("digest-settings-language", language=text(f"language-{spoken}")),
        text("digest-settings-kept"),
    )


def _rows(whose: str, chosen: Choice, actor: Actor, work: Work) -> tuple[tuple[Button, ...], ...]:
    now = cases.rhythm(chosen, work)
    return (
        tuple(_rhythm(whose, each) for each in Rhythm if each is not now),
        (Button(label=text("button-digest-units"), press=("reading-units", whose, "0")),),
        _languages(whose, chosen),
        *_others(whose, actor, work),
    )


def _rhythm(whose: str, rhythm: Rhythm) -> Button:
    return Button(label=text(f"button-digest-{rhythm}"), press=("reading-rhythm", whose, rhythm))


def _languages(whose: str, chosen: Choice) -> tuple[Button, ...]:
    verb = ("language",) if chosen.chat_id is None else ("reading-language", whose)
    return tuple(
        Button(label=text(f"language-{code}"), press=(*verb, code)) for code in people.LANGUAGES
    )


def _others(whose: str, actor: Actor, work: Work) -> tuple[tuple[Button, ...], ...]:
    """From one's own to the groups that one has bound, and back."""
    if whose != ME:
        return ((Button(label=text("button-digest-back"), press=("reading", ME)),),)
    return tuple(
        (
            Button(
                label=text("button-digest-group", title=group.title),
                press=("reading", str(group.chat_id)),
            ),
        )
        for group in cases.own_groups(actor, work)
    )


def _unit(whose: str, unit_id: str) -> tuple[str, ...]:
    return ("reading-unit", whose, unit_id)


def _chat(whose: str) -> int | None:
    """A group's number is negative."""
    if whose == ME:
        return None
    if not whose.removeprefix("-").isdecimal():
        raise errors.Stale()
    return int(whose)

"""Group chats: totals only, for the class of the person who bound the group; never an item."""

from __future__ import annotations

from bot.core.incoming import Act, Incoming
from bot.core.people import Actor
from bot.core.screens import Screen, say, text
from bot.core.work import Work
from bot.usecases import digest_choices, digest_views, digests, group_chats, scopes
from handlers import people, statistics
from handlers.dialogues.routing import Handler

_LANGUAGES = {
    "zh-CN": frozenset({"zh", "zh-cn", "中文", "简体中文", "汉语"}),
    "en": frozenset({"en", "english", "英文", "英语"}),
}


def either(alone: Handler, together: Handler) -> Handler:
    """One command, told differently to a person and to a group."""

    def handler(incoming: Incoming, actor: Actor, work: Work) -> Screen | None:
        told = alone if incoming.is_private else together
        return told(incoming, actor, work)

    return handler


def start(incoming: Incoming, actor: Actor | None, work: Work) -> Screen:
    """/start: alone it greets or joins; in a group it binds, and never takes an invitation."""
    if incoming.is_private:
        return people.start(incoming, actor, work)
    if actor is not None and actor.has(*group_chats.MAY_BIND):
        _bind(incoming, actor, work)
        return say("group-bound", title=incoming.chat_title)
    return say("group-known" if group_chats.reader(incoming.chat_id, work) else "group-unbound")


def stats(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    reader = _reader(incoming, actor, work)
    if reader is None:
        return say("group-unbound")
    figures = scopes.figures(scopes.ALL, reader, work)
    return Screen(lines=(text("stats-title"), *statistics.lines(figures, work)))


def digest(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    if _reader(incoming, actor, work) is None:
        return say("group-unbound")
    chosen = work.digest_choices.of_group(incoming.chat_id)
    within = digest_choices.unit(chosen, work)
    return digest_views.numbers(digests.current(work), work, within)


def language(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """/language en, by who may bind the group; a group has no buttons."""
    if _reader(incoming, actor, work) is None:
        return say("group-unbound")
    wanted = incoming.argument.strip().lower()
    chosen = next((code for code, words in _LANGUAGES.items() if wanted in words), None)
    if chosen is None:
        return say("group-language-ask")
    command = group_chats.Speak(chat=incoming.chat_id, language=chosen)
    group_chats.speak(command, actor, work)
    return say("group-language-done")


def _reader(incoming: Incoming, actor: Actor, work: Work) -> Actor | None:
    """The first command of somebody who may bind the group binds it."""
    reader = group_chats.reader(incoming.chat_id, work)
    if reader is None and actor.has(*group_chats.MAY_BIND):
        _bind(incoming, actor, work)
        return actor
    return reader


def _bind(incoming: Incoming, actor: Actor, work: Work) -> None:
    command = group_chats.Bind(chat=incoming.chat_id, title=incoming.chat_title)
    group_chats.bind(command, actor, work)


def changed(incoming: Incoming, actor: Actor | None, work: Work) -> Screen | None:
    """The bot's own coming and going, and a group that becomes a supergroup."""
    match incoming.act:
        case Act.ADDED:
            return say("group-unbound")
        case Act.REMOVED:
            group_chats.unbind(incoming.chat_id, actor, work)
        case _:
            group_chats.move(incoming.chat_id, incoming.moved_to, actor, work)
    return None

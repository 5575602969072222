"""Who one is here: joining by invitation, /me, /help, /language, and inviting others."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core import errors, people
from bot.core.incoming import Incoming
from bot.core.people import Actor
from bot.core.screens import Button, Screen, Text, text
from bot.core.work import Work
from bot.usecases import people as cases
from handlers import menus
from handlers.dialogues import dialogue
from handlers.forms import people as people_forms

LANGUAGES = ("zh-CN", "en")


def start(incoming: Incoming, actor: Actor | None, work: Work) -> Screen:
    """/start CODE joins; without a code it greets those who have joined, and tells others whom
    to ask, and nothing else."""
    code = incoming.argument.strip()
    if not code:
        return _greeting(actor, work) if actor else _whom_to_ask()
    joined = cases.knock(
        cases.Accept(
            code=code,
            telegram_id=incoming.user_id,
            chat_id=incoming.chat_id,
            language=_spoken_by(incoming),
        ),
        work,
    )
    if isinstance(joined, errors.InvitationUnusable):
        return Screen(lines=(joined.text,))
    return _greeting(joined, work)


def _spoken_by(incoming: Incoming) -> str | None:
    """Of our languages the one the person's Telegram speaks: notices have no update to tell it."""
    spoken = (incoming.language_code or "").partition("-")[0]
    return next((code for code in LANGUAGES if code.partition("-")[0] == spoken), None)


def _whom_to_ask() -> Screen:
    return Screen(lines=(text("start-stranger"), text("start-notice")))


def _greeting(actor: Actor, work: Work) -> Screen:
    return Screen(
        lines=(
            text("start-welcome", name=actor.person.name),
            *_posts(actor, work),
            text("start-notice"),
            text("start-next"),
        ),
        menu=menus.keyboard(actor),
        commands=menus.commands(actor),
    )


def _posts(actor: Actor, work: Work) -> Iterator[Text]:
    for post in actor.posts:
        line = _post(post, work)
        if post.for_person_id is not None:
            name = work.people.get(post.for_person_id).name
            line = text("line-for-absent", line=line, name=name)
        yield line


def _post(post: people.Post, work: Work) -> Text:
    role = text(f"role-{post.role}")
    if place := _place(post, work):
        return text("me-post", role=role, place=place)
    return text("me-post-plain", role=role)


def _place(post: people.Post, work: Work) -> str | None:
    if post.organisation_id is not None:
        return work.organisations.get(post.organisation_id).name
    if post.team_id is not None:
        team = work.rounds.team(post.team_id)
        return f"{work.rounds.get(team.round_id).name} {team.name}"
    return None


def me(_incoming: Incoming, actor: Actor, work: Work) -> Screen:
    language = text(f"language-{actor.person.language}") if actor.person.language else None
    lines = [text("me-title", name=actor.person.name), *_posts(actor, work)]
    lines.append(text("me-language", language=language or text("me-language-of-telegram")))
    return Screen(lines=tuple(lines), menu=menus.keyboard(actor), commands=menus.commands(actor))


def help_(_incoming: Incoming, actor: Actor, _work: Work) -> Screen:
    """What this person can do, by role; the office's first sentence says how to begin."""
    lines = [text("help-title")]
    lines += [
        text("help-line", command=name, what=text(f"command-{name}"))
        for name in menus.commands(actor)
    ]
    lines.append(text("help-confidential"))
    return Screen(lines=tuple(lines), menu=menus.keyboard(actor), commands=menus.commands(actor))


def language(_incoming: Incoming, _actor: Actor, _work: Work) -> Screen:
    buttons = tuple(
        Button(label=text(f"language-{code}"), press=("language", code)) for code in LANGUAGES
    )
    return Screen(lines=(text("language-ask"),), buttons=(buttons,))


def language_chosen(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("language", code)"""
    press = incoming.press or ()
    if len(press) != 2 or press[1] not in LANGUAGES:
        raise errors.Stale()
    chosen = cases.choose_language(cases.ChooseLanguage(language=press[1]), actor, work)
    return Screen(
        lines=(text("language-done"),),
        menu=menus.keyboard(chosen),
        commands=menus.commands(chosen),
    )


def invite(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """/invite, for the director and the admin."""
    if not cases.may_invite(actor):
        raise errors.NotAllowed("invite")
    return dialogue.begin(people_forms.INVITE, actor, work, incoming)

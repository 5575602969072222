"""The round's phase (进驻 → 反馈 → 整改 → 归档), moved on by the director."""

from __future__ import annotations

from bot.core import errors, events, rounds
from bot.core.incoming import Incoming
from bot.core.people import Actor
from bot.core.roles import OFFICE_ROLES, Role
from bot.core.rounds import Phase
from bot.core.screens import Button, Day, Screen, Text, text
from bot.core.work import Work
from bot.usecases import rounds as cases
from handlers.dialogues import dialogue
from handlers.findings import item_id
from handlers.forms import rounds as round_forms


def show(_incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """/round: every round with its phase and the meeting that approved its list; the director's
    buttons move it on."""
    if not actor.has(*OFFICE_ROLES):
        raise errors.NotAllowed("round")
    lines: list[Text] = []
    buttons: list[tuple[Button, ...]] = []
    for round_ in work.rounds.all():
        lines.append(text("round-line", name=round_.name, phase=text(f"phase-{round_.phase}")))
        lines.append(_meeting(round_, work))
        lines += _theme(round_, work)
        buttons += _buttons(round_, actor)
    if not lines:
        return Screen(lines=(text("round-none"),))
    return Screen(lines=(text("round-title"), *lines), buttons=tuple(buttons))


def _meeting(round_: rounds.Round, work: Work) -> Text:
    held = work.rounds.list_meeting(round_.id)
    if held is None:
        return text("round-list-open", n=len(work.rounds.assignments(round_.id)))
    return text(
        "round-list-approved",
        day=Day(day=held.held_on),
        meeting=text(f"meeting-{held.meeting}"),
        n=held.units,
    )


def _theme(round_: rounds.Round, work: Work) -> list[Text]:
    if round_.theme is not None:
        return [text("round-theme", theme=round_.theme)]
    kinds = {assignment.kind for assignment in work.rounds.assignments(round_.id)}
    is_missing = any(work.policy.kind(kind).themed for kind in kinds)
    return [text("round-theme-open")] if is_missing else []


def _buttons(round_: rounds.Round, actor: Actor) -> list[tuple[Button, ...]]:
    found: list[tuple[Button, ...]] = []
    following = cases.next_phase(round_.phase)
    if following is None:
        return found
    if actor.has(Role.DIRECTOR):
        label = text("button-phase", name=round_.name, phase=text(f"phase-{following}"))
        press = ("phase", str(round_.id), following.value)
        found.append((Button(label=label, press=press),))
    label = text("button-list-meeting", name=round_.name)
    found.append((Button(label=label, press=("list-meeting", str(round_.id))),))
    return found


def meeting(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("list-meeting", round): which meeting approved the list, and when."""
    cases.check_may_approve(actor)
    known: dict[str, events.Json] = {"round": work.rounds.get(item_id(incoming)).id}
    return dialogue.begin(round_forms.MEETING, actor, work, incoming, known)


def advanced(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("phase", round, phase): a second press of the same button changes nothing."""
    press = incoming.press or ()
    if len(press) != 3 or press[2] not in set(Phase):
        raise errors.Stale()
    command = cases.Advance(round=item_id(incoming), phase=Phase(press[2]))
    cases.advance(command, actor, work)
    return show(incoming, actor, work).model_copy(update={"edits": incoming.message_id})

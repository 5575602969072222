"""邀请单: for whom a sheet of invitations is printed."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.forms import Answers, Form, Option, Ticks
from bot.core.people import Actor
from bot.core.screens import InvitationSheetAttachment, Screen, Text, text
from bot.core.work import Work
from bot.usecases import invitation_sheets as cases
from bot.usecases import people


def _groups(work: Work, actor: Actor, _answers: Answers) -> Sequence[Option]:
    if not people.may_invite(actor):
        return ()
    return tuple(
        Option(value=group.key, label=_label(group)) for group in cases.groups(actor, work)
    )


def _label(group: cases.Group) -> Text:
    name = group.name or text("invitation-sheet-office")
    return text("invitation-sheet-group", name=name, n=len(group.guests))


def _printed(command: cases.Print, actor: Actor, work: Work) -> Screen:
    """Not protected: what may not be saved cannot be printed. It deletes itself instead."""
    made = cases.print_(command, actor, work)
    lines = [text("invitation-sheet-done", n=len(made))]
    if minutes := work.policy.invitation_sheet_minutes:
        lines.append(text("invitation-sheet-vanishes", minutes=minutes))
    sheet = InvitationSheetAttachment(invitations=tuple(each.id for each in made))
    return Screen(lines=tuple(lines), attachments=(sheet,))


PRINT = Form(
    name="invitation-sheet",
    result=cases.Print,
    questions=(Ticks("groups", options=_groups),),
    submit=_printed,
)

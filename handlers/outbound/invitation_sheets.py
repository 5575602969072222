"""What stands on the slips of an invitation sheet, gathered when it is printed or sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.core import invitations, people
from bot.core.screens import Moment, Text, text
from bot.core.work import Work
from bot.reports.invitation_sheet import Entry
from bot.usecases import staff


def entries(work: Work, ids: Sequence[int]) -> list[Entry]:
    """Without those that have been used, or ended, meanwhile."""
    found = (work.invitations.get(id) for id in ids)
    return [_entry(each, work) for each in found if each.is_open(work.now)]


def _entry(invitation: people.Invitation, work: Work) -> Entry:
    person = work.people.get(invitation.person_id)
    return Entry(
        name=person.name,
        posts=tuple(_posts(person, work)),
        code=invitations.code(work.secret, invitation.nonce),
        until=Moment(at=invitation.expires_at),
    )


def _posts(person: people.Person, work: Work) -> Iterator[Text]:
    for post in staff.posts(person.id, work):
        role = text(f"role-{post.role}")
        if place := staff.place(post, work):
            yield text("invitation-sheet-post", place=place, role=role)
        else:
            yield text("invitation-sheet-post-plain", role=role)

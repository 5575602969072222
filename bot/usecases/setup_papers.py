"""A list of units and people from the chat: what it would change, and the change itself.

Whoever writes posts gives rights away, so that the director confirms, whoever has sent it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.core import errors, imports
from bot.core.imports import Choice, Import, Planned, State
from bot.core.roles import Role
from bot.core.roster_entries import Roster
from bot.core.screens import Button, Screen, Text, text
from bot.core.work import Work
from bot.usecases import imports as papers
from bot.usecases import in_post, notices, rosters
from bot.usecases import people as inviting
from bot.usecases.rosters import Changes

NOUNS = ("organisation", "round", "team", "assignment", "person", "post")
SHOWN = 20


def planned(paper: Import, roster: Roster, work: Work) -> Planned:
    """Nothing is written; who may not confirm hears who will be asked."""
    try:
        changes = _tried(roster, work)
    except errors.UserError as refusal:
        why = (text("setup-refused", name=paper.name), refusal.text)
        return Planned(card=Screen(lines=why), counts={}, state=State.REFUSED)
    counts = _counts(changes)
    if changes.is_empty:
        line = text("setup-unchanged", name=paper.name, n=counts["unchanged"])
        return Planned(card=Screen(lines=(line,)), counts=counts, state=State.WRITTEN)
    lines = tuple(_lines("setup-plan", paper, changes))
    ask = Screen(lines=lines, buttons=_buttons(paper))
    if paper.person_id is None or imports.may_confirm(papers.sender(paper, work), paper):
        return Planned(card=ask, counts=counts)
    directors = in_post.anywhere(work, Role.DIRECTOR)
    notices.tell(work, directors, ask, kind="notice", topic=f"setup:{paper.id}")
    stop = papers.button("import-button-stop", "stop", paper)
    card = Screen(lines=(*lines, text("setup-director")), buttons=((stop,),))
    return Planned(card=card, counts=counts)


def written(paper: Import, roster: Roster, work: Work) -> Screen:
    try:
        with work.attempt():
            changes = rosters.load(work, roster, apply=True)
    except errors.UserError as refusal:
        return refused(paper, [refusal.text], work)
    papers.move(paper, State.WRITTEN, None, work, body={"counts": {**_counts(changes)}})
    screen = Screen(lines=tuple(_lines("setup-written", paper, changes)))
    others = [id for id in in_post.anywhere(work, Role.DIRECTOR) if id != paper.person_id]
    notices.tell(work, others, screen, kind="notice", topic=f"setup-written:{paper.id}")
    if not inviting.may_invite(papers.sender(paper, work)):
        return screen
    button = Button(label=text("button-invitation-sheet"), press=("invitation-sheet",))
    return screen.model_copy(update={"buttons": ((button,),)})


def refused(paper: Import, why: Sequence[Text], work: Work) -> Screen:
    papers.move(paper, State.REFUSED, None, work)
    return Screen(lines=(text("setup-refused", name=paper.name), *why))


def _tried(roster: Roster, work: Work) -> Changes:
    try:
        with work.attempt():
            return rosters.load(work, roster, apply=False)
    except rosters.DryRun as dry:
        return dry.changes


def _counts(changes: Changes) -> dict[str, int]:
    return {
        "new": changes.new.total(),
        "changed": changes.changed.total(),
        "unchanged": changes.unchanged.total(),
    }


def _lines(title: str, paper: Import, changes: Changes) -> Iterator[Text]:
    yield text(title, name=paper.name, **_counts(changes))
    for noun in NOUNS:
        counts = (changes.new[noun], changes.changed[noun], changes.unchanged[noun])
        if any(counts):
            new, changed, unchanged = counts
            yield text(
                "setup-noun",
                noun=text(f"cli-noun-{noun}"),
                new=new,
                changed=changed,
                unchanged=unchanged,
            )
    for kind, noun, name in changes.names[:SHOWN]:
        yield text(f"setup-{kind}", noun=text(f"cli-noun-{noun}"), name=name)
    if len(changes.names) > SHOWN:
        yield text("setup-more", n=len(changes.names) - SHOWN)


def _buttons(paper: Import) -> tuple[tuple[Button, ...], ...]:
    write = papers.button("setup-button-write", "write", paper, Choice.ALL)
    stop = papers.button("import-button-stop", "stop", paper)
    return (write,), (stop,)

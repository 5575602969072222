"""A feedback document (反馈意见) is taken in and corrected by its reader, entry by entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.core import (
    errors,
    outline_reading,
    outline_tree,
    outline_words,
    outlines,
    rounds,
    text_guard,
)
from bot.core.outlines import Entry, Kind, Outline, Paper, State
from bot.core.people import Actor
from bot.core.work import Work
from bot.usecases.commands import Command, LongText

LONGEST_NAME = 120


class Passage(Command):
    """One message of a pasted text."""

    message: int
    text: str


class Begin(Command):
    passages: tuple[Passage, ...]


class Edit(Command):
    """`at` is the entry's place in the outline of that revision."""

    outline: int
    revision: int
    at: int
    text: LongText


class Categorise(Command):
    outline: int
    revision: int
    at: int
    category: str


class Split(Command):
    outline: int
    revision: int
    at: int
    where: int


def check_may(actor: Actor) -> None:
    if not outlines.may_begin(actor):
        raise errors.NotAllowed("outline")


def places(actor: Actor, work: Work) -> tuple[rounds.Assignment, ...]:
    """Where this person may write a document's findings: newest round first."""
    return tuple(
        assignment
        for round_ in reversed(work.rounds.all())
        for assignment in work.rounds.assignments(round_.id)
        if outlines.may_write(actor, assignment, round_.phase)
    )


def paste(command: Begin, actor: Actor, work: Work) -> Paper:
    pieces = [passage.text for passage in command.passages]
    return begin(outline_tree.lines_of(pieces), "", actor, work)


def begin(lines: Sequence[outline_tree.Line], name: str, actor: Actor, work: Work) -> Paper:
    """Refused while another document is under correction: neither is lost in silence."""
    check_may(actor)
    if not places(actor, work):
        raise errors.WrongState("outline-phase")
    if work.outlines.open_of(actor.id) is not None:
        raise errors.WrongState("outline-open")
    outline = _masked(outline_reading.read(lines))
    if not outline.entries:
        raise errors.Unfit("outline-empty")
    if len(outline.findings) > outlines.MOST_FINDINGS:
        raise errors.Unfit("outline-many", most=outlines.MOST_FINDINGS)
    place = recognised(outline, actor, work)
    return work.outlines.add(
        Paper(
            person_id=actor.id,
            name=(name or outline.name)[:LONGEST_NAME],
            assignment_id=place.id if place else None,
            outline=outline,
            begun_at=work.now,
            touched_at=work.now,
        )
    )


def _masked(outline: Outline) -> Outline:
    """What must not stand in a database does not stand in this one either."""
    entries = tuple(e.changed(text=text_guard.mask(e.text)) for e in outline.entries)
    return outline.model_copy(update={"entries": entries})


def recognised(outline: Outline, actor: Actor, work: Work) -> rounds.Assignment | None:
    """The only place there is; else the one whose unit the document's beginning names, in the
    round that it names or the newest."""
    known = places(actor, work)
    if len(known) == 1:
        return known[0]
    units = [work.organisations.get(place.unit_id) for place in known]
    named = [unit for unit in units if unit.name in outline.title]
    found = named or [unit for unit in units if unit.short_name in outline.title]
    longest = max(found, key=lambda unit: len(unit.name), default=None)
    if longest is None:
        return None
    mine = [place for place in known if place.unit_id == longest.id]
    return next((p for p in mine if _names_round(p, outline.title, work)), mine[0])


def _names_round(place: rounds.Assignment, title: str, work: Work) -> bool:
    round_ = work.rounds.get(place.round_id)
    return round_.name in title or outline_words.names_round(title, round_.number)


def own(id: int, actor: Actor, work: Work) -> Paper:
    """Another's document is none that there is; one that is over says so."""
    paper = work.outlines.get(id)
    if paper.person_id != actor.id or not outlines.may_begin(actor):
        raise errors.NotFound()
    if paper.state is not State.OPEN:
        raise errors.WrongState(f"outline-{paper.state}")
    return paper


def fresh(id: int, revision: int, actor: Actor, work: Work) -> Paper:
    paper = own(id, actor, work)
    if paper.revision != revision:
        raise errors.Stale()
    return paper


def _save(paper: Paper, outline: Outline, work: Work) -> Paper:
    return work.outlines.save(replace(paper, outline=outline, touched_at=work.now))


def edit(command: Edit, actor: Actor, work: Work) -> Paper:
    paper = fresh(command.outline, command.revision, actor, work)
    paper.outline.entry(command.at, Kind.FINDING, Kind.ADVICE)
    return _save(paper, paper.outline.edited(command.at, command.text), work)


def categorise(command: Categorise, actor: Actor, work: Work) -> Paper:
    paper = fresh(command.outline, command.revision, actor, work)
    return _save(paper, paper.outline.categorised(command.at, command.category), work)


def split(command: Split, actor: Actor, work: Work) -> Paper:
    paper = fresh(command.outline, command.revision, actor, work)
    return _save(paper, paper.outline.split(command.at, command.where), work)


def merge(paper: Paper, at: int, work: Work) -> Paper:
    return _save(paper, paper.outline.merged_up(at), work)


def demote(paper: Paper, at: int, work: Work) -> Paper:
    return _save(paper, paper.outline.demoted(at), work)


def promote(paper: Paper, at: int, work: Work) -> Paper:
    return _save(paper, paper.outline.promoted(at), work)


def drop(id: int, actor: Actor, work: Work) -> Paper:
    """作废: its words are gone, and nothing of it is written."""
    paper = own(id, actor, work)
    return work.outlines.save(replace(paper.ended(State.DROPPED), touched_at=work.now))


def blocked(outline: Outline) -> tuple[tuple[int, Entry], ...]:
    """Findings that cannot be written as they are."""
    return tuple(
        (at, entry) for at, entry in outline.findings if entry.guarded or entry.is_too_long
    )


def check_ready(paper: Paper) -> None:
    if not paper.outline.findings:
        raise errors.Unfit("outline-no-findings")
    if stuck := blocked(paper.outline):
        raise errors.Unfit("outline-blocked", n=len(stuck), line=str(stuck[0][1].line))

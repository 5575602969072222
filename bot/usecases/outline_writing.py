"""A corrected feedback document (反馈意见) becomes findings, all in one transaction.

The paper was signed and handed over outside: what is written from it is a transcript of signed
findings. With the office's hand they are fed back at once, as of its date.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.core import errors, findings, outline_words, rounds
from bot.core.outlines import Entry, Kind, Paper, State, feeds_back
from bot.core.people import Actor
from bot.core.work import Work
from bot.usecases import feedback, outlines, repeating, suggestions
from bot.usecases.commands import Command
from bot.usecases.findings import next_number

EVENT_KIND = "outline"


class Write(Command):
    """`on`, `mode` and `due` are the office's, as at a feedback; `advice`: its suggestions are
    proposed, too."""

    outline: int
    revision: int
    assignment: int
    on: date | None = None
    mode: findings.Mode = findings.Mode.CONCENTRATED
    due: date | None = None
    advice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """`known` stood in the ledger already, word for word."""

    assignment: rounds.Assignment
    made: tuple[findings.Finding, ...]
    known: int
    advice: int

    @property
    def due(self) -> date | None:
        return max((item.due for item in self.made if item.due), default=None)


def write(command: Write, actor: Actor, work: Work) -> Written:
    """All of it or nothing; a second press finds the document written."""
    paper = outlines.fresh(command.outline, command.revision, actor, work)
    outlines.check_ready(paper)
    place = _place(command.assignment, actor, work)
    wanted, known = _unknown(paper, place, work)
    made = [_transcribed(entry, place, paper, actor, work) for entry in wanted]
    if made and feeds_back(actor):
        made = _fed_back(command, made, actor, work)
    advice = paper.outline.of(Kind.ADVICE) if command.advice else ()
    for _, entry in advice:
        said = suggestions.Propose(
            round=place.round_id, addressee=place.unit_id, text=entry.text.strip()
        )
        suggestions.propose(said, actor, work)
    done = replace(paper.ended(State.WRITTEN), assignment_id=place.id, touched_at=work.now)
    work.outlines.save(done)
    work.events.record(
        "outline-written",
        item_kind=EVENT_KIND,
        item_id=paper.id,
        person_id=actor.hand,
        body={"items": [item.number for item in made], "known": known},
    )
    return Written(assignment=place, made=tuple(made), known=known, advice=len(advice))


def _place(id: int, actor: Actor, work: Work) -> rounds.Assignment:
    found = next((place for place in outlines.places(actor, work) if place.id == id), None)
    if found is None:
        raise errors.NotFound()
    return found


def _unknown(paper: Paper, place: rounds.Assignment, work: Work) -> tuple[list[Entry], int]:
    """Without what the unit's ledger holds word for word, and with each text once."""
    every = work.findings.of_assignment(place.id, frozenset(findings.State))
    seen = {outline_words.unspaced(item.problem) for item in every}
    found = []
    for _, entry in paper.outline.findings:
        words = outline_words.unspaced(entry.text)
        if words not in seen:
            found.append(entry)
        seen.add(words)
    return found, len(paper.outline.findings) - len(found)


def _transcribed(
    entry: Entry, place: rounds.Assignment, paper: Paper, actor: Actor, work: Work
) -> findings.Finding:
    """誊录: signed on paper; who has typed it stands as its author."""
    made = work.findings.add(
        findings.Finding(
            id=0,
            number=next_number(place, work),
            assignment_id=place.id,
            author_id=actor.id,
            state=findings.State.SIGNED,
            problem=entry.text.strip(),
            immediate=False,
            category=entry.category,
            logged_on=work.today,
            moved_on=work.today,
        )
    )
    repeating.changed(None, made, work)
    work.events.record(
        "finding-transcribed",
        item_id=made.id,
        to_state=made.state,
        person_id=actor.hand,
        body={"number": made.number, "problem": made.problem, "outline": paper.id},
    )
    return made


def _fed_back(
    command: Write, made: Sequence[findings.Finding], actor: Actor, work: Work
) -> list[findings.Finding]:
    if command.on is None:
        raise errors.Unfit("outline-undated")
    given = feedback.FeedBack(
        assignment=command.assignment,
        items=tuple(item.id for item in made),
        mode=command.mode,
        on=command.on,
        due=command.due,
    )
    return feedback.feed_back(given, actor, work)

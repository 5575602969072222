"""A feedback document that was sent as a file: read, and laid before its sender for correction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from bot.core import errors, outlines
from bot.core.imports import Import, Planned, State
from bot.core.outline_tree import Line
from bot.core.outlines import Kind, Paper
from bot.core.people import Actor
from bot.core.screens import Screen
from bot.core.work import Work
from bot.intake import feedback_document
from bot.processes.beside import Progress
from bot.usecases import imports as papers
from bot.usecases import outlines as cases

Card = Callable[[Paper, Actor, Work], Screen]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackPaper:
    """`card` shows the document under correction. From there it goes its own way: nothing of it
    is confirmed or undone as an import is."""

    card: Card

    @property
    def plans_by_reading(self) -> bool:
        return False

    def parse(self, content: bytes, _name: str, progress: Progress) -> tuple[Line, ...]:
        lines = feedback_document.lines(content)
        progress.note(len(lines))
        return lines

    def plan(self, work: Work, paper: Import, parsed: Sequence[Line]) -> Planned:
        actor = papers.sender(paper, work)
        try:
            with work.attempt():
                begun = cases.begin(parsed, PurePath(paper.name).stem, actor, work)
        except errors.UserError as refusal:
            screen = Screen(lines=(refusal.text,))
            return Planned(card=screen, counts={}, state=State.REFUSED)
        return Planned(
            card=self.card(begun, actor, work),
            counts={kind.value: len(begun.outline.of(kind)) for kind in Kind},
            rounds=_rounds(begun, actor, work),
            state=State.WRITTEN,
        )

    def write(self, _work: Work, _paper: Import, _parsed: Sequence[Line]) -> Screen:
        raise errors.Stale("import")

    def undo(self, _work: Work, _paper: Import) -> Screen:
        raise errors.Stale("import")

    def marked(self, *_: Any, **__: Any) -> bytes | None:
        """There are no cells to mark: what is odd stands on the card."""
        return None


def _rounds(paper: outlines.Paper, actor: Actor, work: Work) -> tuple[int, ...]:
    """Those that it may belong to: with a purge of one of them the file goes."""
    if paper.assignment_id is not None:
        return (work.rounds.assignment(paper.assignment_id).round_id,)
    return tuple(dict.fromkeys(place.round_id for place in cases.places(actor, work)))

"""Making a Word paper (公文): a letter, or the report of a round or of one of its units.

The template is filled when the values are gathered, so that a fault in the office's own template
is told beside the paper, which is made with the packaged one all the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.core import people
from bot.core.exports import Export, Gathered, Kind
from bot.core.papers import Paper
from bot.core.people import Actor
from bot.core.policy import Protect
from bot.core.screens import Words, text
from bot.core.work import Work
from bot.processes.beside import Progress
from bot.processes.exporting import Maker
from bot.reports.word import Templates
from bot.usecases import letters
from bot.usecases import papers as cases


def makers(templates: Templates, words: Words) -> Mapping[str, Maker]:
    """`words` speaks the language of papers, whatever a reader has chosen for his chat."""
    maker = PaperMaker(templates=templates, words=words)
    return {Kind.LETTER: maker, Kind.REPORT: maker}


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperMaker:
    templates: Templates
    words: Words

    def gather(self, work: Work, export: Export, actor: Actor | None) -> Gathered:
        paper = _paper(export, actor or people.operator(), work)
        made = self.templates.made(paper, self.words)
        return Gathered(
            name=text("paper-file", name=made.name),
            scope=paper.about,
            count=paper.count,
            lines=(made.fault,) if made.fault else (),
            protected=work.policy.protect is Protect.ITEMS,
            data=made.content,
        )

    def make(self, gathered: Gathered, path: Path, _words: Words, progress: Progress) -> None:
        path.write_bytes(gathered.data)
        progress.done = gathered.count


def _paper(export: Export, actor: Actor, work: Work) -> Paper:
    """Raises `UserError`: the rights are those of now."""
    if "letter" in export.args:
        letter = letters.visible(int(export.args["letter"]), actor, work)
        return cases.letter(letter, actor.person.name, work)
    unit = export.args.get("unit")
    return cases.report(int(export.args["round"]), int(unit) if unit else None, actor, work)

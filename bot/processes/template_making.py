"""The empty list of units and people, as a file to be asked for."""

from __future__ import annotations

from pathlib import Path

from bot.core.exports import Export, Gathered
from bot.core.people import Actor
from bot.core.screens import Words, text
from bot.core.work import Work
from bot.intake import columns, template
from bot.processes.beside import Progress
from bot.usecases import imports


class TemplateMaker:
    def gather(self, _work: Work, _export: Export, actor: Actor | None) -> Gathered:
        if actor is not None:
            imports.check_may(actor)
        scope = "、".join(form.titles[0] for form in columns.FORMS)
        return Gathered(name=text("template-file"), scope=scope, count=len(columns.FORMS))

    def make(self, _gathered: Gathered, path: Path, words: Words, _progress: Progress) -> None:
        template.write(path, words)

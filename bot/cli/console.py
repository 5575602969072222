"""How the commands speak: sentences by text id in the installation's language, one line each."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TextIO

from bot.core.screens import Arg, Screen, Text, text
from bot.installation import Installation
from handlers.outbound.texts import unmark


class Failure(Exception):
    """A command that ends with a sentence and exit code 1."""

    def __init__(self, id: str, /, **args: Arg) -> None:
        super().__init__(id)
        self.text = text(id, **args)


@dataclass(frozen=True, slots=True)
class Console:
    installation: Installation
    out: TextIO = field(default_factory=lambda: sys.stdout)

    def say(self, id: str, /, **args: Arg) -> None:
        self.line(self.words(text(id, **args)))

    def show(self, screen: Screen) -> None:
        """A chat message as plain lines, without its buttons."""
        for line in screen.lines:
            self.line(unmark(self.installation.texts.render(line, self._language)))

    def words(self, said: Text) -> str:
        return self.installation.texts.plain(said, self._language)

    def line(self, words: str) -> None:
        self.out.write(words + "\n")

    def explain(self, failure: Failure) -> str:
        return self.words(failure.text)

    @property
    def _language(self) -> str:
        return self.installation.settings.language

"""Problem patterns: sentences of a working paper with places, numbers and words still to fill."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from random import Random

from pydantic import Field

from bot.core.organisations import Level
from bot.core.policy import Frozen
from bot.demo.story_cast import read

Sentences = tuple[str, ...]

# {n:2-9} draws a number and names it, {n} repeats it, {road} draws a word of that list.
_PLACEHOLDER = re.compile(r"\{(\w+)(?::([\d.]+)-([\d.]+))?\}")


class Pattern(Frozen):
    code: str
    fits: tuple[Level, ...] = Field(alias="for")
    problem: str
    cause: str
    measures: Sentences
    progress: Sentences
    evidence: Sentences
    refusal: str


class Patterns(Frozen):
    words: Mapping[str, Sentences]
    places: Mapping[Level, Sentences]
    refusals: Mapping[str, Sentences]
    progress: Sentences
    rework: Sentences
    stage: Sentences
    patterns: tuple[Pattern, ...]


@lru_cache(maxsize=1)
def patterns() -> Patterns:
    return Patterns.model_validate(read("patterns.yaml"))


@dataclass(slots=True)
class Filler:
    """Fills the sentences of one finding: what was drawn once stays the same in all of them."""

    rng: Random
    places: Sentences
    drawn: dict[str, str] = field(default_factory=dict)

    def fill(self, sentence: str) -> str:
        return _PLACEHOLDER.sub(self._value, sentence)

    def _value(self, found: re.Match[str]) -> str:
        name, low, high = found.groups()
        if name not in self.drawn:
            self.drawn[name] = self._draw(name, low, high)
        return self.drawn[name]

    def _draw(self, name: str, low: str | None, high: str | None) -> str:
        if low is None or high is None:
            return self.rng.choice(self.places if name == "place" else patterns().words[name])
        if "." not in low:
            return str(self.rng.randint(int(low), int(high)))
        tenths = self.rng.randint(int(Decimal(low) * 10), int(Decimal(high) * 10))
        return str(Decimal(tenths) / 10)


@dataclass(slots=True)
class Deck:
    """Deals patterns so that each is used about equally often, and no problem text twice."""

    rng: Random
    used: Counter[int] = field(default_factory=Counter)
    texts: set[str] = field(default_factory=set)

    def deal(self, level: Level, places: Sentences) -> tuple[Pattern, Filler]:
        """The pattern, and a filler in which its problem's numbers are already drawn."""
        everything = patterns().patterns
        fitting = [i for i, pattern in enumerate(everything) if level in pattern.fits]
        while True:
            index = min(fitting, key=lambda i: (self.used[i], self.rng.random()))
            self.used[index] += 1
            filler = Filler(self.rng, places + patterns().places[level])
            text = filler.fill(everything[index].problem)
            if text not in self.texts:
                self.texts.add(text)
                return everything[index], filler

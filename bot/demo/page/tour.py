"""The guided tour: the main job, scene by scene, as buttons to press and words to say.

Buttons are named by the ids of their words, so that the tour reads the same labels as the chats.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.core.screens import Arg, Text, text
from bot.demo.page.desk import PagePerson, Turn
from bot.demo.week_parts import Words

JSON = dict[str, Any]

# Stands for the finding's number, which the page reads in the finder's chat.
NUMBER = "{number}"
LOCALES = {"zh": "zh-CN", "en": "en"}


class Does(StrEnum):
    """`CHOOSE` presses the option, or types it where it is not among the buttons; `FIRST` presses
    the first button there is, whatever it says."""

    PHOTO = "photo"
    PRESS = "press"
    CHOOSE = "choose"
    FIRST = "first"
    SAY = "say"
    TURN = "turn"


Said = dict[str, str]
"""Words by the page's language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One deed of one person, or (`TURN`) of the clock."""

    person: int
    does: Does
    words: Said

    def as_json(self) -> JSON:
        return {"person": self.person, "does": self.does, "words": self.words}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    title: Said
    text: Said
    steps: tuple[Step, ...]

    def as_json(self) -> JSON:
        steps = [step.as_json() for step in self.steps]
        return {"title": self.title, "text": self.text, "steps": steps}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tour:
    """`finder` is in whose chat the number of the finding stands first."""

    finder: int = 0
    scenes: tuple[Scene, ...] = ()

    def as_json(self) -> JSON:
        return {"finder": self.finder, "scenes": [scene.as_json() for scene in self.scenes]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who plays; `unit` and `department` as their buttons say. `second` is the other one of the
    two who review together (会商)."""

    finder: PagePerson
    deputy: PagePerson
    head: PagePerson
    office: PagePerson
    liaison: PagePerson
    leader: PagePerson
    responsible: PagePerson
    principal: PagePerson
    discipline: PagePerson
    second: PagePerson
    unit: str
    department: str


def main_job(cast: Cast, words: Words) -> Tour:
    """From a photo in a village to the closed item and its echo."""
    hand = _Hand(words)
    scenes = (
        hand.scene(text("tour-log"), text("tour-log-text"), _logs(hand, cast)),
        hand.scene(text("tour-sign"), text("tour-sign-text"), _signs(hand, cast)),
        hand.scene(text("tour-feed-back"), text("tour-feed-back-text"), _feeds_back(hand, cast)),
        hand.scene(text("tour-assign"), text("tour-assign-text"), _assigns(hand, cast)),
        hand.scene(text("tour-commit"), text("tour-commit-text"), _commits(hand, cast.leader)),
        hand.scene(text("tour-progress"), text("tour-progress-text"), _works(hand, cast)),
        hand.scene(text("tour-apply"), text("tour-apply-text"), _applies(hand, cast.responsible)),
        hand.scene(text("tour-unit"), text("tour-unit-text"), _endorses(hand, _inside(cast))),
        hand.scene(text("tour-joint"), text("tour-joint-text"), _endorses(hand, _outside(cast))),
        hand.scene(text("tour-echo"), text("tour-echo-text"), _hears(hand, cast.finder)),
    )
    return Tour(finder=cast.finder.user.id, scenes=scenes)


class _Hand:
    """Makes steps; words come from the locales, in every language of the page."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def said(self, words: Text) -> Said:
        return {short: self._words(words, locale) for short, locale in LOCALES.items()}

    def scene(self, title: Text, about: Text, steps: Iterable[Step]) -> Scene:
        return Scene(title=self.said(title), text=self.said(about), steps=tuple(steps))

    def wants(self, person: PagePerson, id: str, /, **args: Arg) -> Step:
        """Presses the button with these words of the locales."""
        return _step(person, Does.PRESS, self.said(Text(id=id, args=args)))

    def says(self, person: PagePerson, words: Text) -> Step:
        return _step(person, Does.SAY, self.said(words))

    def sends(self, person: PagePerson, caption: Text) -> Step:
        return _step(person, Does.PHOTO, self.said(caption))


def _step(person: PagePerson, does: Does, words: Said) -> Step:
    return Step(person=person.user.id, does=does, words=words)


def _same(words: str) -> Said:
    return dict.fromkeys(LOCALES, words)


def _presses(person: PagePerson, label: str) -> Step:
    return _step(person, Does.PRESS, _same(label))


def _chooses(person: PagePerson, label: str) -> Step:
    return _step(person, Does.CHOOSE, _same(label))


def _opens(person: PagePerson) -> Step:
    return _step(person, Does.SAY, _same(f"/show {NUMBER}"))


def _logs(hand: _Hand, cast: Cast) -> Iterator[Step]:
    finder = cast.finder
    yield hand.sends(finder, text("tour-said-problem"))
    yield _chooses(finder, cast.unit)
    yield hand.wants(finder, "dialogue-done")
    yield hand.wants(finder, "no")
    yield hand.wants(finder, "button-skip")
    yield hand.wants(finder, "button-confirm")


def _signs(hand: _Hand, cast: Cast) -> Iterator[Step]:
    yield hand.wants(cast.deputy, "menu-reviews")
    yield _presses(cast.deputy, NUMBER)
    yield hand.wants(cast.deputy, "button-review")
    yield _step(cast.deputy, Does.CHOOSE, hand.said(text("category-A6")))
    yield hand.wants(cast.head, "menu-reviews")
    yield _presses(cast.head, NUMBER)
    yield hand.wants(cast.head, "button-sign")


def _feeds_back(hand: _Hand, cast: Cast) -> Iterator[Step]:
    office = cast.office
    yield hand.wants(office, "menu-feedback")
    yield _chooses(office, cast.unit)
    yield _presses(office, NUMBER)
    yield hand.wants(office, "dialogue-done-ticked", n=1)
    yield hand.wants(office, "mode-concentrated")
    yield _step(office, Does.FIRST, _same(""))
    yield hand.wants(office, "button-skip")
    yield hand.wants(office, "no")
    yield hand.wants(office, "button-confirm")


def _assigns(hand: _Hand, cast: Cast) -> Iterator[Step]:
    liaison = cast.liaison
    yield _opens(liaison)
    yield hand.wants(liaison, "button-assign")
    yield _chooses(liaison, cast.leader.name)
    yield _chooses(liaison, cast.department)
    yield hand.wants(liaison, "button-skip")
    yield _chooses(liaison, cast.responsible.name)
    yield hand.says(liaison, text("tour-said-measures"))
    yield hand.wants(liaison, "button-confirm")


def _commits(hand: _Hand, leader: PagePerson) -> Iterator[Step]:
    yield _presses(leader, NUMBER)
    yield hand.wants(leader, "button-commit")
    yield hand.wants(leader, "button-commit-sign")


def _works(hand: _Hand, cast: Cast) -> Iterator[Step]:
    responsible = cast.responsible
    yield _opens(responsible)
    yield hand.wants(responsible, "button-progress")
    yield hand.says(responsible, text("tour-said-progress"))
    yield hand.sends(responsible, text("tour-said-photo"))
    yield hand.wants(responsible, "dialogue-done")
    yield _presses(responsible, "1.")
    yield hand.wants(responsible, "dialogue-done-ticked", n=1)


def _applies(hand: _Hand, responsible: PagePerson) -> Iterator[Step]:
    yield hand.wants(responsible, "button-apply")
    yield hand.says(responsible, text("tour-said-application"))
    yield hand.wants(responsible, "button-skip")
    yield hand.wants(responsible, "button-confirm")


def _inside(cast: Cast) -> tuple[PagePerson, ...]:
    return cast.leader, cast.principal


def _outside(cast: Cast) -> tuple[PagePerson, ...]:
    return cast.office, cast.discipline, cast.second


def _endorses(hand: _Hand, reviewers: Iterable[PagePerson]) -> Iterator[Step]:
    for reviewer in reviewers:
        yield _opens(reviewer)
        yield hand.wants(reviewer, "button-endorse")


def _hears(hand: _Hand, finder: PagePerson) -> Iterator[Step]:
    """The next morning the bot tells him, unasked."""
    yield _step(finder, Does.TURN, _same(Turn.DAY))
    yield hand.wants(finder, "menu-mine")

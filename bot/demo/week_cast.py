"""Who plays in the scripted week: people of the roster, on phones of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.core.roles import Role
from bot.core.screens import text
from bot.demo import story_cast
from bot.demo.story_steps import Finding
from bot.demo.week_parts import LANGUAGE, Part, Stage
from bot.demo.week_words import UNIT

_FIRST_ACCOUNT = 7_000_001


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """`pressed` is the responsible person of the history's item that falls due in the week."""

    director: Part
    finder: Part
    deputy: Part
    head: Part
    office: Part
    liaison: Part
    leader: Part
    responsible: Part
    principal: Part
    discipline: Part
    pressed: Part

    def __iter__(self) -> Iterator[Part]:
        for name in self.__slots__:
            yield getattr(self, name)


def company(stage: Stage, pressing: Finding) -> Company:
    cast = next(c for c in story_cast.casts() if c.assignment.unit == UNIT)
    unit = cast.unit.short_name or cast.unit.name
    cards = {
        "director": (story_cast.holders(Role.DIRECTOR)[0], Role.DIRECTOR, ""),
        "finder": (cast.members[0], Role.MEMBER, ""),
        "deputy": (cast.deputy, Role.DEPUTY, ""),
        "head": (cast.head, Role.HEAD, ""),
        "office": (story_cast.holders(Role.OFFICE)[0], Role.OFFICE, ""),
        "liaison": (cast.liaison, Role.LIAISON, unit),
        "leader": (cast.leaders[0], Role.LEADER, unit),
        "responsible": (cast.responsible[0], Role.RESPONSIBLE, unit),
        "principal": (cast.principal, Role.PRINCIPAL, unit),
        "discipline": (cast.discipline[0], Role.DISCIPLINE, ""),
        "pressed": (pressing.responsible, Role.RESPONSIBLE, _unit_name(pressing.unit)),
    }
    parts = {
        key: _part(stage, _FIRST_ACCOUNT + number, *card)
        for number, (key, card) in enumerate(cards.items())
    }
    return Company(**parts)


def _unit_name(code: str) -> str:
    unit = next(e for e in story_cast.prefecture().organisations if e.code == code)
    return unit.short_name or unit.name


def _part(stage: Stage, account: int, name: str, role: Role, unit: str) -> Part:
    post = stage.words(text(f"role-{role}"), LANGUAGE)
    return Part(
        stage=stage,
        user=stage.api.user(account, name),
        name=name,
        post=f"{unit}{post}" if unit else post,
    )

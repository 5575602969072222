"""Search: the words a person types, what each kind of item says, and whom it says it to.

A word is found wherever it stands, one character long or more; all words must be found. Nothing
in a word is an operator: whatever is typed is looked for.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.core import instructions, lead_rights, paging, rights, suggestions
from bot.core.people import Actor
from bot.core.reach import Relation
from bot.core.roles import OFFICE_ROLES, TEAM_ROLES, UNIT_ROLES, Role

MOST_WORDS = 12
LONGEST = 200
# Counted up to here: a reader narrows by another word, nobody turns a thousand pages.
MOST = 400


class Kind(StrEnum):
    FINDING = "finding"
    SUGGESTION = "suggestion"
    INSTRUCTION = "instruction"
    LEAD = "lead"


ALL = tuple(Kind)
# A lead that is shown leaves an event; what leaves none must not show any.
WITHOUT_TRACE = tuple(kind for kind in Kind if kind is not Kind.LEAD)


def normalised(text: str) -> str:
    """One form for what looks alike: widths, letter cases, blanks. ASCII's own signs become their
    wide twins, so that no text holds a character that any query language knows."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(map(_sign, unicodedata.normalize("NFKC", folded))).split())


def _sign(character: str) -> str:
    if character.isalnum():
        return character
    if "!" <= character <= "~":
        return chr(ord(character) + 0xFEE0)
    return " " if unicodedata.category(character)[0] in "CZ" else character


def words(said: str) -> tuple[str, ...]:
    """Each once, in their order; empty where nothing that can be looked for was typed."""
    return tuple(dict.fromkeys(normalised(said).split()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Whose instructions one sees: every one, those one issued, those one answers."""

    everything: bool
    issuers: frozenset[int]
    organisations: frozenset[int]
    shares: frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """The SEE rules of every kind as sets. What `findings` says of teams, units and people holds
    for suggestions, too; `suggestions` are the states of theirs that are seen anywhere.
    `reads_finders`: a card tells this reader who found it, and so may a search by that name."""

    findings: rights.Sight
    suggestions: frozenset[suggestions.State]
    instructions: Named
    leads: lead_rights.Sight
    reads_finders: bool


def reader(actor: Actor) -> Reader:
    return Reader(
        findings=rights.sight(actor),
        suggestions=_suggested(actor),
        instructions=_named(actor),
        leads=lead_rights.sight(actor),
        reads_finders=actor.has(*TEAM_ROLES, *OFFICE_ROLES),
    )


def _suggested(actor: Actor) -> frozenset[suggestions.State]:
    rules = suggestions.RULES[suggestions.Action.SEE]
    wide = (rule for rule in rules if rule.relation is Relation.ANY and actor.has(rule.role))
    return frozenset(state for rule in wide for state in rule.states)


def _named(actor: Actor) -> Named:
    rules = instructions.RULES[instructions.Action.SEE]
    wide = (rule.role for rule in rules if rule.relation is instructions.Relation.ANY)
    own = {actor.id} if actor.own.posts else set[int]()
    return Named(
        everything=actor.has(*(role for role in wide if role is not None)),
        issuers=frozenset({*own, *actor.stands_in_for}),
        organisations=actor.organisations(Role.PRINCIPAL, Role.LIAISON),
        shares=frozenset(share for role in UNIT_ROLES for share in actor.shares(role)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    kind: Kind
    id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Newest first. Of more than `MOST` the total says `MOST`, and `is_more`."""

    hits: tuple[Hit, ...]
    total: int
    number: int
    size: int
    is_more: bool = False

    @property
    def pages(self) -> int:
        return paging.count(self.total, self.size)


class Search(Protocol):
    def page(
        self,
        reader: Reader,
        words: Sequence[str],
        *,
        kinds: Sequence[Kind],
        number: int,
        size: int,
    ) -> Found:
        """Pages are counted from 0; one beyond the last is the last."""
        ...

    def numbered(self, number: str) -> Hit:
        """Whatever bears this number, whoever may see it; raises `NotFound`."""
        ...

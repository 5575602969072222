"""What each role finds under its thumb: the reply keyboard and the command menu."""

from __future__ import annotations

from bot.core.instructions import ISSUERS
from bot.core.lead_rights import CHECKERS, READERS, REGISTRARS
from bot.core.people import Actor
from bot.core.roles import OFFICE_ROLES, SUBTREE_ROLES, TEAM_ROLES, UNIT_ROLES, Role
from bot.core.screens import Menu
from bot.core.substitutes import SUBSTITUTABLE
from bot.core.suggestions import PROPOSERS
from bot.usecases import commons, report_readers
from bot.usecases.recusals import DECLARING

_WORKERS = frozenset({Role.RESPONSIBLE, Role.LIAISON, Role.LEADER})
_REVIEWERS = (
    OFFICE_ROLES
    | {Role.DEPUTY, Role.HEAD, Role.LEADER, Role.PRINCIPAL}
    | {Role.DISCIPLINE, Role.ORGANISATION}
)
_READERS = OFFICE_ROLES | SUBTREE_ROLES | UNIT_ROLES | {Role.LEADING_GROUP}

# Who reports on items day by day has lists of them, not the digest.
_DIGESTED = _READERS - {Role.RESPONSIBLE}

# Each key of the keyboard: the roles that find it there. The order is the keyboard's.
KEYS: tuple[tuple[str, frozenset[Role]], ...] = (
    ("menu-log", TEAM_ROLES),
    ("menu-progress", _WORKERS),
    ("menu-apply", _WORKERS),
    ("menu-reviews", frozenset(_REVIEWERS)),
    ("menu-feedback", OFFICE_ROLES),
    ("menu-due", frozenset(_READERS)),
    ("menu-mine", TEAM_ROLES | UNIT_ROLES),
    ("menu-stats", frozenset(_READERS)),
    ("menu-digest", frozenset(_DIGESTED)),
    ("menu-invite", frozenset({Role.DIRECTOR, Role.ADMIN})),
    ("menu-help", frozenset(Role)),
)

# Commands with a line in the command menu and in /help: the roles that may use them.
COMMANDS: tuple[tuple[str, frozenset[Role]], ...] = (
    ("log", TEAM_ROLES),
    ("progress", _WORKERS),
    ("apply", _WORKERS),
    ("reviews", frozenset(_REVIEWERS)),
    ("feedback", OFFICE_ROLES),
    ("outline", OFFICE_ROLES | {Role.HEAD}),
    ("import", OFFICE_ROLES),
    ("export", frozenset(_READERS | TEAM_ROLES)),
    ("coverage", OFFICE_ROLES | SUBTREE_ROLES | {Role.LEADING_GROUP}),
    ("instruct", ISSUERS),
    ("instructions", OFFICE_ROLES | UNIT_ROLES | {Role.LEADING_GROUP}),
    ("suggest", PROPOSERS),
    ("suggestions", frozenset(_READERS) | TEAM_ROLES),
    ("round", OFFICE_ROLES),
    ("cross", frozenset({Role.DIRECTOR})),
    ("recusal", DECLARING),
    ("roadmap", frozenset(_READERS | TEAM_ROLES)),
    ("common", frozenset(commons.READERS)),
    ("due", frozenset(_READERS)),
    ("mine", TEAM_ROLES | UNIT_ROLES),
    ("show", frozenset(Role) - {Role.ADMIN}),
    ("find", frozenset(Role) - {Role.ADMIN}),
    ("stats", frozenset(_READERS)),
    ("brief", frozenset(_READERS)),
    ("digest", frozenset(_DIGESTED)),
    ("calendar", TEAM_ROLES),
    ("evaluation", OFFICE_ROLES | {Role.LEADING_GROUP, Role.HEAD}),
    ("letters", OFFICE_ROLES | {Role.LEADING_GROUP}),
    ("report", report_readers.READERS),
    ("lead", REGISTRARS),
    ("leads", READERS),
    ("casecheck", CHECKERS),
    ("deputy", SUBSTITUTABLE),
    ("people", OFFICE_ROLES | {Role.ADMIN}),
    ("invite", frozenset({Role.DIRECTOR, Role.ADMIN})),
    ("sample", OFFICE_ROLES | {Role.LEADING_GROUP}),
    ("health", frozenset({Role.DIRECTOR, Role.ADMIN})),
    ("resume", frozenset(Role) - {Role.ADMIN}),
    ("cancel", frozenset(Role)),
    ("me", frozenset(Role)),
    ("language", frozenset(Role)),
    ("help", frozenset(Role)),
)

A_ROW = 3


def keyboard(actor: Actor) -> Menu:
    keys = [key for key, roles in KEYS if actor.has(*roles)]
    return Menu(rows=tuple(tuple(keys[i : i + A_ROW]) for i in range(0, len(keys), A_ROW)))


def commands(actor: Actor) -> tuple[str, ...]:
    return tuple(name for name, roles in COMMANDS if actor.has(*roles))

"""After the scripted week: its people, a few more, and a new round in the field to try things in.

A round never goes back to its fieldwork (进驻), so visitors log in the next one: the same team
looks back (回头看) at the same township.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from starlette.applications import Starlette

from bot.core import invitations
from bot.core.ledger import Ledger
from bot.core.people import Post
from bot.core.roles import Role
from bot.core.roster import Roster
from bot.core.rounds import Kind
from bot.core.screens import text
from bot.core.work import Work
from bot.demo import botapi, story_cast
from bot.demo.clock import VirtualClock
from bot.demo.page.desk import ZONE, PagePerson
from bot.demo.page.server import ready, serve_page
from bot.demo.page.tour import LOCALES, Cast, main_job
from bot.demo.week_parts import Bot, Words
from bot.demo.week_words import UNIT
from bot.usecases import people, rosters

_FIRST_ACCOUNT = 8_000_001
_PATIENCE_SECONDS = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What the demo hands over when its script has ended."""

    api: botapi.BotApi
    bot: Bot
    clock: VirtualClock
    words: Words


async def receive(visit: Visit, *, port: int, announce: Callable[[str], None]) -> None:
    """Opens the house, and the page on `port`, until Ctrl+C; `announce` is told the address."""
    application = await opened(visit)
    await serve_page(visit.api, application, port=port, announce=announce)


async def opened(visit: Visit) -> Starlette:
    """The page, with the new round begun and everybody in."""
    await visit.bot.ledger.transact(_begin, cause="demo:next-round")
    players = _players()
    cards = {
        name: await _person(visit, number, *player)
        for number, (name, player) in enumerate(players.items())
    }
    cast = _unit_cast()
    plays = {name: person for name, person in cards.items() if name in _IN_THE_TOUR}
    tour = main_job(
        Cast(**plays, unit=_short(cast), department=cast.departments[0].name), visit.words
    )
    return ready(visit.api, tuple(cards.values()), visit.clock, visit.bot.tick, tour)


_IN_THE_TOUR = (
    "finder",
    "deputy",
    "head",
    "office",
    "liaison",
    "leader",
    "responsible",
    "principal",
    "discipline",
    "second",
)


def _unit_cast() -> story_cast.Cast:
    return next(each for each in story_cast.casts() if each.assignment.unit == UNIT)


def _short(cast: story_cast.Cast) -> str:
    return cast.unit.short_name or cast.unit.name


def _players() -> dict[str, tuple[str, Role, str]]:
    """Name, role and unit of everybody on the page, in the list's order."""
    cast = _unit_cast()
    unit = _short(cast)
    return {
        "finder": (cast.members[0], Role.MEMBER, ""),
        "deputy": (cast.deputy, Role.DEPUTY, ""),
        "head": (cast.head, Role.HEAD, ""),
        "office": (story_cast.holders(Role.OFFICE)[0], Role.OFFICE, ""),
        "director": (story_cast.holders(Role.DIRECTOR)[0], Role.DIRECTOR, ""),
        "liaison": (cast.liaison, Role.LIAISON, unit),
        "leader": (cast.leaders[0], Role.LEADER, unit),
        "responsible": (cast.responsible[0], Role.RESPONSIBLE, unit),
        "principal": (cast.principal, Role.PRINCIPAL, unit),
        "discipline": (cast.discipline[0], Role.DISCIPLINE, ""),
        "second": (cast.organisation[0], Role.ORGANISATION, ""),
        "leading_group": (story_cast.holders(Role.LEADING_GROUP)[0], Role.LEADING_GROUP, ""),
    }


async def _person(visit: Visit, number: int, name: str, role: Role, unit: str) -> PagePerson:
    """On the phone he had in the week; who had none joins now."""
    known = {user.first_name: user for user in visit.api.users.values()}
    user = known.get(name) or await _joins(visit, _FIRST_ACCOUNT + number, name)
    roles = {short: visit.words(text(f"role-{role}"), code) for short, code in LOCALES.items()}
    return PagePerson(
        user=user,
        name=name,
        role_zh=f"{unit}{roles['zh']}",
        role_en=f"{roles['en']}, {unit}" if unit else roles["en"],
    )


async def _joins(visit: Visit, account: int, name: str) -> botapi.User:
    user = visit.api.user(account, name)
    user.sends(f"/start {await _code_for(visit.bot.ledger, name)}")
    await visit.api.settled(_PATIENCE_SECONDS)
    return user


async def _code_for(ledger: Ledger, name: str) -> str:
    return await ledger.transact(_invite, name, cause=f"demo:page:{name}")


def _invite(work: Work, name: str) -> str:
    """An invitation for the post that the roster gives him, as `invite` on the host makes."""
    [post, *_] = _posts(work, name)
    command = people.Invite(
        person=name, role=post.role, organisation=post.organisation_id, team=post.team_id
    )
    return invitations.code(work.secret, people.invite(command, None, work).nonce)


def _posts(work: Work, name: str) -> Sequence[Post]:
    person = work.people.by_key(name)
    return work.people.posts(person.id) if person else ()


def _begin(work: Work) -> None:
    rosters.load(work, _next_round(work), apply=True)


def _next_round(work: Work) -> Roster:
    before = story_cast.prefecture().rounds[0]
    number = _unit_cast().assignment.team
    team = next(team for team in before.teams if team.number == number)
    members = [member.model_dump() for member in team.members]
    return Roster.model_validate(
        {
            "rounds": [
                {
                    "term": before.term,
                    "number": "8",
                    "year": str(work.now.astimezone(ZONE).year),
                    "name": "第八轮巡察",
                    "started_on": work.today,
                    "teams": [{"number": number, "name": team.name, "members": members}],
                    "assignments": [{"unit": UNIT, "team": number, "kind": Kind.LOOK_BACK}],
                }
            ]
        }
    )

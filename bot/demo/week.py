"""The scripted week, 2020-12-07 to 14: one finding from a photo to its closing, through the bot.

The script presses what the bot offers, by the buttons' words, and turns the clock; reminders and
digests go out when it passes their hour, as they would.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.core import invitations
from bot.core.screens import Arg, text
from bot.core.work import Work
from bot.demo.story_steps import Finding, Round
from bot.demo.transcript import Transcript
from bot.demo.week_cast import Company, company
from bot.demo.week_parts import Part, Stage, Stuck
from bot.usecases import people

Parts = Iterable[Part]
MONDAY = date(2020, 12, 7)
ZONE = ZoneInfo("Asia/Shanghai")
# When the clock's processes have something to say: notices at ten, review requests again at four.
_BELLS = (time(10), time(16))


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """The week under way: its stage, its people, and who writes it down."""

    stage: Stage
    company: Company
    transcript: Transcript
    numbers: list[str] = field(default_factory=list)

    @property
    def number(self) -> str:
        """The week's own finding, once it is logged."""
        return self.numbers[0]

    async def at(self, day: int, hour: int, minute: int = 0, *, hearing: Parts = ()) -> None:
        """Lets time pass until then (day 0 is Monday). Every bell on the way rings; what it says
        is shown to those `hearing`, the others are counted."""
        self.transcript.hearing = frozenset(part.user.id for part in hearing)
        moment = datetime.combine(MONDAY + timedelta(days=day), time(hour, minute), ZONE)
        for bell in _bells(self.stage.clock.now(), moment):
            self.stage.clock.set(bell)
            await self.stage.bot.tick()
            await self.stage.settled()
        self.transcript.hearing = None
        self.stage.clock.set(max(moment, self.stage.clock.now()))

    def narrates(self, id: str, /, **args: Arg) -> None:
        self.transcript.narrates(text(id, **args), self.stage.clock.now())

    async def joins(self, part: Part, code: str) -> None:
        await part.says(f"/start {code}")

    async def joins_unseen(self, part: Part) -> None:
        """Invited by the operator, and nothing of it is shown."""
        self.transcript.is_quiet = True
        await self.joins(part, await self.code_for(part))
        self.transcript.is_quiet = False

    async def code_for(self, part: Part) -> str:
        """An invitation for the post that the roster gives him, as `invite` on the host makes."""
        cause = f"demo:invite:{part.name}"
        return await self.stage.bot.ledger.transact(invite_to_post, part.name, cause=cause)


def _bells(since: datetime, until: datetime) -> Iterator[datetime]:
    day = since.astimezone(ZONE).date()
    while day <= until.astimezone(ZONE).date():
        for bell in _BELLS:
            moment = datetime.combine(day, bell, ZONE)
            if since < moment <= until:
                yield moment
        day += timedelta(days=1)


def invite_to_post(work: Work, name: str) -> str:
    """The code of an invitation to the first post that the roster gives this person."""
    person = work.people.by_key(name)
    posts = work.people.posts(person.id) if person else ()
    if not posts:
        raise Stuck(f"{name} holds no post in the roster")
    command = people.Invite(
        person=name,
        role=posts[0].role,
        organisation=posts[0].organisation_id,
        team=posts[0].team_id,
    )
    invitation = people.invite(command, None, work)
    return invitations.code(work.secret, invitation.nonce)


def pressing(round: Round) -> Finding:
    """The item of the history that falls due on Tuesday. Raises `Stuck` without one."""
    for finding in round.findings:
        if finding.due == MONDAY + timedelta(days=1) and not finding.is_closed:
            return finding
    raise Stuck("no finding of this round falls due in the scripted week")


def prepared(stage: Stage, transcript: Transcript, round: Round) -> Week:
    cast = company(stage, pressing(round))
    transcript.parts.update({part.user.id: part for part in cast})
    return Week(stage=stage, company=cast, transcript=transcript)

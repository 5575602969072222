"""Pictures made when they are sent: the digest's chart, an invitation's QR code with its link, an
evaluation's sheet of ballots, the slips of many invitations."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace

from bot.core import ballots, digests, invitations, rates, screens, weeks
from bot.core.ledger import Ledger
from bot.core.messages import Delivery
from bot.core.screens import Arg, Screen, text
from bot.core.work import Work
from bot.processes.counting import Counting
from bot.processes.messenger import Messenger, Sent, Slot
from bot.reports import ballot_sheet, chart, invitation_sheet, qr, timeline
from handlers.outbound import invitation_sheets, number_charts, timelines
from handlers.outbound.media import Drawn
from handlers.outbound.texts import Texts

KEPT_CHARTS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """Charts are drawn once per snapshot and language, in a worker thread."""

    ledger: Ledger
    texts: Texts
    precision: int
    secret: bytes
    bot_name: str
    counting: Counting
    _charts: dict[tuple[int, str], bytes] = field(default_factory=dict)

    async def __call__(self, kind: str, id: int, language: str) -> bytes:
        if kind == "invitation":
            return qr.qr_png(await self.link(id))
        if kind == "ballots":
            return await self._ballots(id, language)
        return await self._chart(id, language)

    async def link(self, invitation: int) -> str:
        return invitations.link(self.bot_name, await self.code(invitation))

    async def code(self, invitation: int) -> str:
        nonce = await self.ledger.read(_nonce, invitation)
        return invitations.code(self.secret, nonce)

    async def _ballots(self, id: int, language: str) -> bytes:
        """Every sheet has links of its own: the unused ones of an earlier sheet end here."""
        evaluation, tokens = await self.counting.issue(id)
        sheet = ballot_sheet.Sheet(
            title=screens.text(
                "ballots-sheet", team=evaluation.team_name, unit=evaluation.unit_name
            ),
            note=screens.text("ballots-sheet-note", closes=screens.Day(day=evaluation.closes_on)),
            links=tuple(ballots.link(self.bot_name, token) for token in tokens),
        )
        return await asyncio.to_thread(ballot_sheet.pdf, sheet, self._text(language))

    async def sheet(self, ids: tuple[int, ...], language: str) -> bytes:
        entries = await self.ledger.read(invitation_sheets.entries, ids)
        words = self._text(language)
        return await asyncio.to_thread(invitation_sheet.pdf, entries, self.bot_name, words)

    def _text(self, language: str) -> screens.Words:
        return lambda text: self.texts.plain(text, language)

    async def _chart(self, id: int, language: str) -> bytes:
        key = (id, language)
        if key not in self._charts:
            snapshot, title = await self.ledger.read(_drawable, id)
            data = self._data(snapshot, title)
            self._charts[key] = await asyncio.to_thread(
                chart.digest_chart, data, self._label(language)
            )
            while len(self._charts) > KEPT_CHARTS:
                del self._charts[next(iter(self._charts))]
        return self._charts[key]

    async def timeline(self, of: Drawn, language: str) -> bytes:
        """Never kept: it shows today."""
        if isinstance(of, screens.NumbersAttachment):
            return await self._numbers(of, language)
        data = await timelines.plan(self.ledger, of)
        return await asyncio.to_thread(timeline.drawn, data, self._label(language))

    async def _numbers(self, of: screens.NumbersAttachment, language: str) -> bytes:
        seen = await self.ledger.read(number_charts.seen, of)
        label = self._label(language)
        data = number_charts.data(seen, self.precision, label)
        return await asyncio.to_thread(chart.digest_chart, data, label)

    def _label(self, language: str) -> chart.Label:
        def label(id: str, /, **args: Arg) -> str:
            return self.texts.plain(screens.text(id, **args), language)

        return label

    def _data(self, snapshot: digests.Snapshot, title: str) -> chart.ChartData:
        figures = snapshot.figures
        count = figures.findings
        return chart.ChartData(
            round=title,
            as_of=figures.day,
            rate=rates.Rate(count.n, count.d).printed(self.precision),
            closed=count.n,
            total=count.d,
            weeks=tuple(
                chart.WeekRate(day=weeks.day_of(week, 1), closed=each.n, total=each.d)
                for week, each in snapshot.history
            ),
            units=tuple(
                chart.UnitBar(
                    name=unit.name,
                    closed=unit.findings.n,
                    total=unit.findings.d,
                    lights=unit.lights,
                )
                for unit in figures.units
                if unit.findings.d
            ),
        )


def _nonce(work: Work, invitation: int) -> str:
    return work.invitations.get(invitation).nonce


def _drawable(work: Work, id: int) -> tuple[digests.Snapshot, str]:
    """With what it is of, or else the names of its rounds, as the picture's title."""
    snapshot = work.snapshots.get(id)
    if snapshot.scope:
        return snapshot, snapshot.scope
    names = [work.rounds.get(round_id).name for round_id in snapshot.figures.round_ids]
    return snapshot, " · ".join(names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inviting:
    """A messenger that writes an invitation's link and code under its picture, at the last
    moment: neither stands in any row."""

    messenger: Messenger
    pictures: Pictures

    async def send(self, delivery: Delivery, slot: Slot) -> Sent:
        screen = await self._completed(delivery.outgoing.screen)
        outgoing = replace(delivery.outgoing, screen=screen)
        return await self.messenger.send(replace(delivery, outgoing=outgoing), slot)

    async def _completed(self, screen: Screen) -> Screen:
        lines = [
            text(
                "invite-code",
                link=await self.pictures.link(attachment.invitation),
                code=await self.pictures.code(attachment.invitation),
            )
            for attachment in screen.attachments
            if isinstance(attachment, screens.InvitationAttachment)
        ]
        return screen.model_copy(update={"lines": (*screen.lines, *lines)}) if lines else screen

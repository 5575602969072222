"""The composition root, the only module that sees every layer: which parts the running bot has,
and what each of them is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from telegram.ext import Application, ApplicationBuilder, ExtBot

from bot.core.imports import Kind
from bot.core.work import Work
from bot.installation import Installation
from bot.processes import makers, papers
from bot.processes.backing_up import BackingUp
from bot.processes.counting import Counting
from bot.processes.delivering import Delivering
from bot.processes.digesting import Digesting
from bot.processes.exporting import Exporting
from bot.processes.feedback_paper import FeedbackPaper
from bot.processes.fetching import Fetching
from bot.processes.importing import Importing
from bot.processes.keeping import Keeping
from bot.processes.reminding import Reminding
from bot.processes.sealing import Sealing
from bot.processes.setup_papers import SetupPaper
from bot.processes.vanishing import Vanishes
from handlers import outline_screens, routes
from handlers.ballots import Ballots
from handlers.dialogues.discretion import Discretion
from handlers.dialogues.guarding import Veil
from handlers.dialogues.turns import Guide
from handlers.inbound import edge
from handlers.inbound.inbox_queue import InboxQueue
from handlers.inbound.inline import Inline
from handlers.inbound.outage import Outage
from handlers.inbound.polling import Polling
from handlers.outbound.media import Shelf
from handlers.outbound.messenger import TelegramDownloader, TelegramEraser, TelegramMessenger
from handlers.outbound.pictures import Inviting, Pictures
from storage.database import Database

App = Application[Any, Any, Any, Any, Any, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """The bot at work: its ledger, and what a test or the demo's clock may ask of it."""

    ledger: Database
    bot: ExtBot[None]
    guide: Guide
    counting: Counting
    ballots: Ballots
    delivering: Delivering
    fetching: Fetching
    reminding: Reminding
    digesting: Digesting
    importing: Importing
    exporting: Exporting
    sealing: Sealing
    vanishing: Vanishes
    keeping: Keeping
    backing_up: BackingUp
    queue: InboxQueue
    polling: Polling
    turns: edge.Turns

    async def tick(self) -> None:
        """What the clock starts, once, now: with a clock turned by hand nobody else does. All but
        the nightly backup, which whoever wants one asks for."""
        await self.counting()
        await self.reminding()
        await self.digesting()
        await self.delivering()
        await self.fetching()
        await self.importing()
        await self.exporting()
        await self.sealing()
        await self.vanishing()
        await self.keeping()

    async def is_idle(self) -> bool:
        """Every update is worked off, all that is due has been sent, all evidence is home."""
        if not (self.queue.is_idle and self.turns.is_idle):
            return False
        return await self.ledger.read(_nothing_waits) and self.delivering.is_idle


def _nothing_waits(work: Work) -> bool:
    due = work.outbox.next_due()
    return (due is None or due > work.now) and not work.evidence.to_fetch(work.now, limit=1)


def wired(installation: Installation, ledger: Database, bot: ExtBot[None]) -> Running:
    settings, clock = installation.settings, installation.clock
    counting, guide = Counting(ledger=ledger), _guide(installation)
    veil = Veil(secret=installation.secret(), mode=settings.text_guard)
    messenger = _messenger(installation, ledger, bot, counting)
    delivering = Delivering(ledger=ledger, messenger=messenger)
    ballots = Ballots(
        counting=counting, guide=guide, rules=installation.policy.evaluation, pace=delivering.pace
    )
    discretion = Discretion(ledger=ledger, routes=guide.routes)
    queue = InboxQueue(ledger, bot.id, veil.hide, veil.show, ballots.takes, discretion=discretion)
    return Running(
        ledger=ledger,
        bot=bot,
        guide=guide,
        counting=counting,
        ballots=ballots,
        delivering=delivering,
        fetching=_fetching(installation, ledger, bot),
        reminding=Reminding(ledger=ledger, clock=clock),
        digesting=Digesting(ledger=ledger),
        importing=_importing(installation, ledger),
        exporting=_exporting(installation, ledger),
        sealing=Sealing(ledger=ledger),
        vanishing=Vanishes(ledger=ledger, eraser=TelegramEraser(bot=bot), pace=delivering.pace),
        keeping=Keeping(ledger=ledger),
        backing_up=BackingUp(ledger=ledger, vault=installation.vault),
        queue=queue,
        polling=Polling(bot=bot, queue=queue, ledger=ledger),
        turns=edge.Turns(),
    )


def _fetching(installation: Installation, ledger: Database, bot: ExtBot[None]) -> Fetching:
    downloader = TelegramDownloader(bot=bot, most_bytes=installation.policy.file_bytes)
    return Fetching(
        ledger=ledger, downloader=downloader, folder=installation.files, clock=installation.clock
    )


def _importing(installation: Installation, ledger: Database) -> Importing:
    return Importing(
        ledger=ledger,
        folder=installation.files,
        papers={
            **installation.papers(),
            Kind.FEEDBACK: FeedbackPaper(card=outline_screens.card),
            Kind.SETUP: SetupPaper(),
        },
        sentence=installation.chinese,
    )


def _exporting(installation: Installation, ledger: Database) -> Exporting:
    return Exporting(
        ledger=ledger,
        folder=installation.made,
        makers={
            **makers.makers(installation.files, installation.settings.zone),
            **papers.makers(installation.templates, installation.chinese),
        },
        words=installation.chinese,
    )


def _messenger(
    installation: Installation, ledger: Database, bot: ExtBot[None], counting: Counting
) -> Inviting:
    pictures = Pictures(
        ledger=ledger,
        texts=installation.texts,
        precision=installation.policy.rate_precision,
        secret=installation.secret(),
        bot_name=bot.username,
        counting=counting,
    )
    messenger = TelegramMessenger(
        bot=bot,
        texts=installation.texts,
        shelf=Shelf(
            ledger=ledger,
            folder=installation.files,
            made=installation.made,
            picture=pictures,
            timeline=pictures.timeline,
            sheet=pictures.sheet,
        ),
        language=installation.settings.language,
    )
    return Inviting(messenger=messenger, pictures=pictures)


def _guide(installation: Installation) -> Guide:
    return Guide(
        routes=routes.ROUTES,
        texts=installation.texts,
        language=installation.settings.language,
        guard=installation.settings.text_guard,
    )


def application(installation: Installation, running: Running) -> App:
    bot, ledger, guide, clock = running.bot, running.ledger, running.guide, installation.clock
    pace = running.delivering.pace
    outage = Outage(bot=bot, ledger=ledger, guide=guide, pace=pace, clock=clock)
    running.queue.outage = outage
    services = edge.Services(
        ledger=running.ledger,
        guide=running.guide,
        delivering=running.delivering,
        ballots=running.ballots,
        clock=installation.clock,
        files_came=running.fetching.wake,
        outage=outage,
        inline=Inline(ledger=ledger, guide=guide, is_on=installation.settings.inline_search),
    )
    built = (
        ApplicationBuilder()
        .bot(running.bot)
        .context_types(edge.context_types(services))
        .concurrent_updates(running.turns)
        .update_queue(running.queue)
        .updater(None)
        .job_queue(None)
        .build()
    )
    edge.install(built)
    return built

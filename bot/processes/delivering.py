"""The outbox leaves: claim, send, mark. At least once, evenly paced, one failure never the end.

The one window in which a message can be doubled lies between Telegram's taking it and our
marking it: a kill there sends it again when the lease ends.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from typing import TypeVar

from bot.core import confidentiality
from bot.core.ledger import Ledger, StorageDown
from bot.core.messages import Delivery
from bot.core.work import Work
from bot.processes.messenger import (
    Crowded,
    Messenger,
    Moved,
    Sent,
    TryLater,
    Undeliverable,
    Unreachable,
)
from bot.processes.pacing import Pace
from bot.usecases import group_chats

LEASE_SECONDS = 120
AT_ONCE = 8
IDLE_SECONDS = 5.0
FIRST_WAIT_SECONDS = 2.0
LONGEST_WAIT_SECONDS = 600

log = logging.getLogger(__name__)

Detail = TypeVar("Detail")


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivering:
    """What is due is decided by the ledger's clock alone; `pace` counts real seconds."""

    ledger: Ledger
    messenger: Messenger
    pace: Pace = field(default_factory=Pace)
    waker: asyncio.Event = field(default_factory=asyncio.Event)
    _working: set[object] = field(default_factory=set)
    # Of all that serves the queue one transaction waits for the ledger at a time, so that what a
    # person does finds at most one before it.
    _door: asyncio.Lock = field(default_factory=asyncio.Lock)
    _resting: asyncio.Event = field(default_factory=asyncio.Event)
    _ended: asyncio.Event = field(default_factory=asyncio.Event)

    def wake(self) -> None:
        self.waker.set()

    async def run(self) -> None:
        """Until cancelled; a database that is down is asked again."""
        async with asyncio.TaskGroup() as group:
            for _ in range(AT_ONCE):
                group.create_task(self._serve())

    async def __call__(self) -> int:
        """Sends all that is due now; how many rows that were."""
        async with asyncio.TaskGroup() as group:
            servers = [group.create_task(self._drain()) for _ in range(AT_ONCE)]
        return sum(server.result() for server in servers)

    async def send_now(self, id: int, *, language: str | None = None) -> bool:
        """The answer to the person in front of us: that row alone, ahead of all others. False when
        another has claimed it. `language` serves readers who have chosen none."""
        with self._at_work():
            for delivery in await self._claim(limit=1, only=id):
                await self._one(replace(delivery, language=delivery.language or language))
                return True
        return False

    async def rests(self, *, within: float) -> None:
        """No more is claimed; what is under way may end, for so many seconds."""
        self._resting.set()
        with suppress(TimeoutError):
            async with asyncio.timeout(within):
                while self._working:
                    self._ended.clear()
                    await self._ended.wait()

    @property
    def is_idle(self) -> bool:
        """Nothing is on its way: a claimed row is not due, and not sent either."""
        return not self._working

    @contextmanager
    def _at_work(self) -> Iterator[None]:
        mark = object()
        self._working.add(mark)
        try:
            yield
        finally:
            self._working.discard(mark)
            self._ended.set()

    async def _serve(self) -> None:
        while True:
            self.waker.clear()
            try:
                await self._drain()
            except StorageDown as failure:
                log.warning("the outbox waits for the ledger: %s", failure)
            except Exception:
                # Whatever it is, the next look may succeed; an outbox nobody looks at never does.
                log.exception("the outbox cannot be read")
            await self._rest()

    async def _drain(self) -> int:
        handled = 0
        with self._at_work():
            while not self._resting.is_set() and (claimed := await self._next()):
                for delivery in claimed:
                    await self._one(delivery, may_wait=False)
                handled += len(claimed)
        return handled

    async def _rest(self) -> None:
        try:
            async with asyncio.timeout(IDLE_SECONDS):
                await self.waker.wait()
        except TimeoutError:
            return

    async def _next(self) -> list[Delivery]:
        async with self._door:
            return await self._claim(limit=1)

    async def _claim(self, *, limit: int, only: int | None = None) -> list[Delivery]:
        return await self.ledger.transact(_claim, limit, only, cause="delivering")

    async def _one(self, delivery: Delivery, *, may_wait: bool = True) -> None:
        """Never raises but when cancelled: each failure has its own way to be kept. Whoever
        serves all chats does not wait for one: a hundred rows for one chat hold up nobody."""
        crowded = 0.0 if may_wait else self.pace.crowded(delivery.chat_id)
        try:
            outcome = Crowded(crowded) if crowded > 0 else await self._outcome(delivery)
            async with nullcontext() if may_wait else self._door:
                await self._mark(delivery, outcome)
        except StorageDown:
            # Its lease ends, and then it goes out again: late or twice, but never lost.
            log.exception("outbox row %s could not be marked", delivery.outgoing.id)

    async def _outcome(self, delivery: Delivery) -> Sent | Exception:
        """One at a time in each chat: who was told to wait must not be followed by another."""
        try:
            async with self.pace.alone(delivery.chat_id):
                return await self._called(delivery)
        except (TryLater, Unreachable, Moved, Undeliverable) as failure:
            log.info("outbox row %s: %r", delivery.outgoing.id, failure)
            return failure
        except Exception as failure:
            log.exception("outbox row %s not sent", delivery.outgoing.id)
            return failure

    async def _called(self, delivery: Delivery) -> Sent:
        try:
            return await self.messenger.send(delivery, partial(self._slot, delivery))
        except TryLater as failure:
            self.pace.pause(delivery.chat_id, failure.seconds)
            raise

    async def _slot(self, delivery: Delivery, *, messages: int = 1) -> None:
        """A chat that Telegram has told to wait is not called, however long we waited before."""
        self._heed(delivery.chat_id)
        if messages:
            await self.pace.chat(delivery.chat_id, delivery.outgoing.lane, messages)
        else:
            await self.pace.slot(delivery.outgoing.lane)
        self._heed(delivery.chat_id)

    def _heed(self, chat_id: int) -> None:
        paused = self.pace.paused(chat_id)
        if paused > 0:
            raise TryLater(paused)

    async def _mark(self, delivery: Delivery, outcome: Sent | Exception) -> None:
        outgoing = delivery.outgoing
        match outcome:
            case Sent(messages=messages):
                await self._transact(_sent, delivery, messages)
            case Crowded(seconds=seconds):
                await self._transact(_put_back, delivery, seconds)
                self._look_in(seconds)
            case TryLater(seconds=seconds):
                await self._transact(_postpone, delivery, seconds)
                self._look_in(seconds)
            case Unreachable():
                await self._transact(_unreachable, delivery, str(outcome))
            case Moved(to=to):
                await self._transact(_moved, delivery, to)
                self.wake()
            case Undeliverable():
                await self._transact(_bury, delivery, str(outcome))
            case _:
                wait = FIRST_WAIT_SECONDS * 2 ** min(outgoing.attempts, 10)
                await self._transact(_postpone, delivery, min(wait, LONGEST_WAIT_SECONDS))
                self._look_in(wait)

    def _look_in(self, seconds: float) -> None:
        if seconds < IDLE_SECONDS:
            asyncio.get_running_loop().call_later(seconds, self.wake)

    async def _transact(
        self, fn: Callable[[Work, Delivery, Detail], None], delivery: Delivery, detail: Detail
    ) -> None:
        await self.ledger.transact(
            fn, delivery, detail, cause=f"delivering:{delivery.outgoing.id}"
        )


def _claim(work: Work, limit: int, only: int | None) -> list[Delivery]:
    claimed = work.outbox.claim(work.now, limit=limit, lease_seconds=LEASE_SECONDS, only=only)
    return list(claimed)


def _sent(work: Work, delivery: Delivery, messages: tuple[tuple[int, int], ...]) -> None:
    outgoing = delivery.outgoing
    work.outbox.sent(outgoing.id, work.now, messages=messages, finding_id=outgoing.screen.item)
    if minutes := confidentiality.lifetime(outgoing.screen, work.policy):
        work.vanishing.add(messages, minutes)


def _postpone(work: Work, delivery: Delivery, seconds: float) -> None:
    work.outbox.postpone(delivery.outgoing.id, work.now + timedelta(seconds=seconds))


def _put_back(work: Work, delivery: Delivery, seconds: float) -> None:
    until = work.now + timedelta(seconds=seconds)
    work.outbox.postpone(delivery.outgoing.id, until, tried=False)


def _moved(work: Work, delivery: Delivery, to: int) -> None:
    """All that waits for the group goes to its new number, this one at once."""
    group_chats.move(delivery.chat_id, to, None, work)
    _postpone(work, delivery, 0.0)


def _bury(work: Work, delivery: Delivery, reason: str) -> None:
    work.outbox.bury(delivery.outgoing.id, reason)


def _unreachable(work: Work, delivery: Delivery, reason: str) -> None:
    """The person is listed for the office, which knows whom to phone."""
    _bury(work, delivery, reason)
    if delivery.outgoing.person_id is not None:
        person = work.people.get(delivery.outgoing.person_id)
        work.people.save(replace(person, unreachable_since=person.unreachable_since or work.now))

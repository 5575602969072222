"""A town whose clock is turned by hand: what falls due, who looks, what people were told."""

from __future__ import annotations

from datetime import date, timedelta

from bot.core.findings import Finding, State
from bot.core.messages import Outgoing
from bot.core.roles import Role
from bot.processes.digesting import Digesting
from bot.processes.reminding import Reminding
from bot.usecases import items
from storage.database import Database
from tests import builders
from tests.ledger import Ledger

MONDAY = date(2020, 12, 7)
TUESDAY = MONDAY + timedelta(days=1)


class Town:
    """The small world, and the clock's processes on a running database beside it."""

    def __init__(self, ledger: Ledger, database: Database) -> None:
        self.ledger = ledger
        self.reminding = Reminding(ledger=database, clock=ledger.clock)
        self.digesting = Digesting(ledger=database)
        with ledger.work() as work:
            self.world = builders.world(work)

    def owes(self, due: date, *, n: int = 1, state: State = State.IN_PROGRESS) -> list[Finding]:
        """Items of the unit with three months for each, their ladders armed."""
        return [self._owed(due, state) for _ in range(n)]

    def _owed(self, due: date, state: State) -> Finding:
        since = due - timedelta(days=92)
        dates = {"clock_from": since, "due": due, "original_due": due}
        with self.ledger.work() as work:
            plain = builders.finding(work, self.world, state)
            return items.write(plain, plain.changed(**dates), "item-owed", None, work)

    async def look(self, day: date, *hours: int) -> None:
        """The schedule says "look now" at these hours of the day."""
        for hour in hours:
            self.ledger.clock.go(day, hour)
            await self.digesting()
            await self.reminding()

    def heard(self, role: Role, *kinds: str) -> list[Outgoing]:
        """Every message this person was told, oldest first, of these kinds."""
        ids = self.ledger.rows(
            "SELECT id FROM outbox WHERE person_id = :person ORDER BY id",
            person=self.world.people[role].id,
        )
        with self.ledger.work() as work:
            told = [work.outbox.get(int(str(id))) for (id,) in ids]
        return [message for message in told if not kinds or message.kind in kinds]

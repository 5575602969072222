"""Leads in the small town, brought by the real steps to where a test wants them.

leads = LeadDeeds(deeds)
lead = leads.at(State.DISPOSED)
"""

from __future__ import annotations

from typing import Any

from bot.core.case_checks import Check, Draw
from bot.core.leads import Lead, State
from bot.core.roles import Role
from bot.core.work import Work
from bot.usecases import case_checks, lead_history, leads
from tests.usecases.deeds import Deeds, Who


class LeadDeeds:
    def __init__(self, deeds: Deeds) -> None:
        self.deeds = deeds

    def command(self, **more: Any) -> leads.Register:
        town = self.deeds.town
        with self.deeds.ledger.work() as work:
            today = work.today
        values = {
            "origin": f"team-{town.team.id}",
            "tag": "integrity",
            "found_on": today,
            "office": town.county.id,
            "unit": town.unit.id,
            **more,
        }
        return leads.Register.model_validate(values)

    def registered(self, who: Who = Role.HEAD, **more: Any) -> Lead:
        return self.deeds.by(who, leads.register, self.command(**more))

    def by_officer(self, **more: Any) -> Lead:
        origin = f"round-{self.deeds.town.round.id}"
        return self.registered(Role.LEAD_OFFICER, **{"origin": origin, **more})

    def at(self, state: State, lead: Lead | None = None, **more: Any) -> Lead:
        """In that state, as the town's people bring it there."""
        start = lead or self.registered(**more)
        with self.deeds.ledger.work(silent=self.deeds.silent) as work:
            return lead_history.advance(start, self._hands(work), work, state)

    def brought(self, state: State = State.CONCLUDED) -> Lead:
        """As a replayed history does it: in one transaction."""
        command = self.command()
        with self.deeds.ledger.work(silent=self.deeds.silent) as work:
            return lead_history.bring(command, self._hands(work), work, to=state)

    def _hands(self, work: Work) -> lead_history.Hands:
        return lead_history.Hands(
            registering=self.deeds.actor(Role.HEAD, work),
            transferring=self.deeds.actor(Role.LEAD_OFFICER, work),
            receiving=self.deeds.actor(Role.DISCIPLINE, work),
        )

    def now(self, lead: Lead) -> Lead:
        with self.deeds.ledger.work() as work:
            return work.leads.get(lead.id)

    def draws(self, who: Who = Role.DIRECTOR, **more: Any) -> Draw:
        command = case_checks.DrawCases.model_validate(more)
        return self.deeds.by(who, case_checks.draw, command)

    def check_of(self, lead: Lead) -> Check:
        with self.deeds.ledger.work() as work:
            found = work.case_checks.of_lead(lead.id, lead.cycle)
        assert found is not None
        return found

    def judges(self, lead: Lead, who: Who, verdict: str, reason: str | None = None) -> Lead:
        values = {"check": self.check_of(lead).id, "verdict": verdict, "reason": reason}
        return self.deeds.by(who, case_checks.judge, case_checks.Judge.model_validate(values))

    def events(self, lead: Lead) -> list[str]:
        with self.deeds.ledger.work() as work:
            return [event.kind for event in work.events.of_item("lead", lead.id)]

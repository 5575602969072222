"""One transaction as the use cases see it: every repository over one connection."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import TYPE_CHECKING

from bot.core.hours import Hours
from bot.core.policy import Policy
from storage import indexing
from storage.bulks import LedgerBulks
from storage.case_checks import LedgerChecks
from storage.changes import LedgerChanges
from storage.clocks import LedgerClocks
from storage.context import Context
from storage.coverage import LedgerCoverage
from storage.dialect import Sql
from storage.digest_choices import LedgerDigestChoices
from storage.digests import LedgerSnapshots
from storage.drafts import LedgerDrafts
from storage.escalations import LedgerEscalations
from storage.evaluations import LedgerEvaluations
from storage.events import LedgerEvents
from storage.evidence import LedgerEvidence
from storage.exports import LedgerExports
from storage.findings import LedgerFindings
from storage.group_chats import LedgerGroupChats
from storage.imports import LedgerImports
from storage.inbox import LedgerInbox
from storage.instructions import LedgerInstructions
from storage.invitations import LedgerInvitations
from storage.leads import LedgerLeads
from storage.ledger_lines import StoredLedgerLines
from storage.letters import LedgerLetters
from storage.listing import LedgerListing
from storage.meetings import LedgerMeetings
from storage.numbers import LedgerNumbers
from storage.organisations import LedgerOrganisations
from storage.outbox import LedgerOutbox
from storage.outcomes import LedgerOutcomes
from storage.outlines import LedgerOutlines
from storage.people import LedgerPeople
from storage.purging import LedgerPurging
from storage.recusals import LedgerRecusals
from storage.repeats import LedgerRepeats
from storage.reviews import LedgerReviews
from storage.rounds import LedgerRounds
from storage.rules import LedgerRules
from storage.search import LedgerSearch
from storage.signals import LedgerSignals
from storage.statistics import LedgerStatistics
from storage.substitutes import LedgerSubstitutes
from storage.suggestions import LedgerSuggestions
from storage.tidings import LedgerTidings
from storage.upkeep import LedgerUpkeep
from storage.vanishing import LedgerVanishings
from storage.visits import LedgerVisits

if TYPE_CHECKING:
    from bot.core.calendar import Workdays


class LedgerWork:
    """`bot.core.work.Work`; what it reads of the clock and the rules stands still throughout."""

    def __init__(self, sql: Sql, context: Context) -> None:
        self._sql = sql
        self._context = context
        self.organisations = LedgerOrganisations(sql)
        self.people = LedgerPeople(sql)
        self.invitations = LedgerInvitations(sql)
        self.rounds = LedgerRounds(sql)
        self.findings = LedgerFindings(sql, context)
        self.evidence = LedgerEvidence(sql)
        self.reviews = LedgerReviews(sql)
        self.changes = LedgerChanges(sql)
        self.bulks = LedgerBulks(sql)
        self.imports = LedgerImports(sql)
        self.exports = LedgerExports(sql)
        self.instructions = LedgerInstructions(sql)
        self.suggestions = LedgerSuggestions(sql)
        self.recusals = LedgerRecusals(sql)
        self.leads = LedgerLeads(sql)
        self.letters = LedgerLetters(sql)
        self.case_checks = LedgerChecks(sql)
        self.substitutes = LedgerSubstitutes(sql)
        self.outcomes = LedgerOutcomes(sql)
        self.outlines = LedgerOutlines(sql)
        self.repeats = LedgerRepeats(sql)
        self.rules = LedgerRules(sql)
        self.signals = LedgerSignals(sql)
        self.visits = LedgerVisits(sql, context)
        self.meetings = LedgerMeetings(sql)
        self.evaluations = LedgerEvaluations(sql)
        self.coverage = LedgerCoverage(sql)
        self.escalations = LedgerEscalations(sql)
        self._open_around(sql, context)

    def _open_around(self, sql: Sql, context: Context) -> None:
        """What stands around the records: history, read models, messages, upkeep."""
        self.events = LedgerEvents(sql, context)
        self.ledger_lines = StoredLedgerLines(sql, context)
        self.listing = LedgerListing(sql)
        self.search = LedgerSearch(sql)
        self.snapshots = LedgerSnapshots(sql)
        self.statistics = LedgerStatistics(sql, context)
        self.clocks = LedgerClocks(sql, context)
        self.digest_choices = LedgerDigestChoices(sql)
        self.drafts = LedgerDrafts(sql)
        self.group_chats = LedgerGroupChats(sql)
        self.inbox = LedgerInbox(sql)
        self.numbers = LedgerNumbers(sql, context)
        self.outbox = LedgerOutbox(sql, context)
        self.tidings = LedgerTidings(sql, context)
        self.vanishing = LedgerVanishings(sql, context)
        self.upkeep = LedgerUpkeep(sql, context)
        self.purging = LedgerPurging(sql)

    @property
    def now(self) -> datetime:
        return self._context.now

    @property
    def today(self) -> date:
        return self._context.today

    @property
    def cause(self) -> str:
        return self._context.cause

    @property
    def is_silent(self) -> bool:
        return self._context.is_silent

    @property
    def policy(self) -> Policy:
        return self._context.rules.policy

    @property
    def workdays(self) -> Workdays:
        return self._context.rules.workdays

    @property
    def hours(self) -> Hours:
        return self._context.rules.hours

    @property
    def secret(self) -> bytes:
        return self._context.rules.secret

    def settle(self) -> None:
        """Before the commit: what has changed is found by its new words, and no longer by its
        old ones."""
        indexing.refresh(self._sql)

    def attempt(self) -> AbstractContextManager[None]:
        return self._sql.savepoint()

"""`Work`: one transaction as the use cases see it: the repositories, the clock, the rules."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.core.calendar import Workdays
    from bot.core.changes import Changes
    from bot.core.clocks import Clocks
    from bot.core.digests import Snapshots, Statistics
    from bot.core.events import Events
    from bot.core.evidence import EvidenceStore
    from bot.core.findings import Findings
    from bot.core.forms import Drafts
    from bot.core.group_chats import GroupChats
    from bot.core.hours import Hours
    from bot.core.listing import Listing
    from bot.core.messages import Inbox, Outbox, Tidings
    from bot.core.organisations import Organisations
    from bot.core.people import Invitations, People
    from bot.core.policy import Policy
    from bot.core.reviews import Reviews
    from bot.core.rounds import Rounds


class Work(Protocol):
    """`now` stands still for the whole transaction (aware, UTC); `today` is its day in the
    installation's zone. `cause` names what set this work off and makes its events unique.
    `is_silent` is a replay of history: nobody is told."""

    @property
    def now(self) -> datetime: ...
    @property
    def today(self) -> date: ...
    @property
    def policy(self) -> Policy: ...
    @property
    def workdays(self) -> Workdays: ...
    @property
    def hours(self) -> Hours: ...
    @property
    def cause(self) -> str: ...
    @property
    def is_silent(self) -> bool: ...
    @property
    def secret(self) -> bytes: ...

    @property
    def organisations(self) -> Organisations: ...
    @property
    def people(self) -> People: ...
    @property
    def invitations(self) -> Invitations: ...
    @property
    def rounds(self) -> Rounds: ...
    @property
    def findings(self) -> Findings: ...
    @property
    def evidence(self) -> EvidenceStore: ...
    @property
    def reviews(self) -> Reviews: ...
    @property
    def changes(self) -> Changes: ...
    @property
    def events(self) -> Events: ...
    @property
    def listing(self) -> Listing: ...
    @property
    def snapshots(self) -> Snapshots: ...
    @property
    def statistics(self) -> Statistics: ...
    @property
    def clocks(self) -> Clocks: ...
    @property
    def drafts(self) -> Drafts: ...
    @property
    def group_chats(self) -> GroupChats: ...
    @property
    def inbox(self) -> Inbox: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def tidings(self) -> Tidings: ...

    def attempt(self) -> AbstractContextManager[None]:
        """A savepoint: what is done inside is undone when it raises, the work goes on."""
        ...

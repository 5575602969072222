"""The outbox: what is to be said, put in the transaction that made it true."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from sqlite3 import Row

from pydantic import ValidationError

from bot.core import confidentiality, findings
from bot.core.messages import Delivery, Lane, Outgoing
from bot.core.screens import Screen
from storage.context import Context
from storage.dialect import Sql
from storage.values import Readers, among, instant, read

# How long an answer is left to the turn that wrote it; then anyone may send it, as after a crash.
ANSWER_SECONDS = 30

# Messages whose pages are turned after they were sent.
KEPT_KINDS = frozenset({"bulk", "daily", "digest"})

_COLUMNS = """
    x.id, x.person_id, x.chat_id, x.kind, x.args AS screen, x.key, x.lane, x.not_before,
    x.attempts, x.sent_at, x.dead_reason
"""
_SELECT = f"SELECT {_COLUMNS} FROM outbox x"
_GET = _SELECT + " WHERE x.id = :id"
_BY_KEY = _SELECT + " WHERE x.key = :key"
_PUT = """
INSERT INTO outbox (person_id, chat_id, kind, args, key, lane, not_before, created_at)
VALUES (:person_id, :chat_id, :kind, :args, :key, :lane, :not_before, :created_at)
ON CONFLICT (key) DO NOTHING
RETURNING id
"""
# To a group or an unknown account, or to a person who can be reached: the others' rows wait.
_SENDABLE = """
    x.sent_at IS NULL AND x.dead_reason IS NULL
    AND (
        x.person_id IS NULL
        OR (
            p.chat_id IS NOT NULL AND p.suspended_on IS NULL AND p.unreachable_since IS NULL
        )
    )
"""
_DUE = f"""
SELECT {_COLUMNS}, COALESCE(x.chat_id, p.chat_id) AS to_chat,
       COALESCE(p.language, g.language) AS language
FROM outbox x
LEFT JOIN persons p ON p.id = x.person_id
LEFT JOIN group_chats g ON g.chat_id = x.chat_id
WHERE {_SENDABLE} AND (
    (:only IS NULL AND x.not_before <= :now) OR (x.id = :only AND x.not_before <= :reserved)
)
ORDER BY x.lane, x.not_before, x.id
LIMIT :at_most
"""
_NEXT_DUE = f"""
SELECT MIN(x.not_before)
FROM outbox x
LEFT JOIN persons p ON p.id = x.person_id
WHERE {_SENDABLE}
"""
# The sign after the last of a prefix: a range that the unique index of the keys answers.
_PUT_UNDER = (
    _SELECT
    + """
WHERE x.key >= :prefix AND x.key < :beyond AND x.person_id IS NOT NULL
    AND x.sent_at IS NULL AND x.dead_reason IS NULL
ORDER BY x.id
"""
)
_DROP = "DELETE FROM outbox WHERE id IN "
_STATE = "SELECT state FROM findings WHERE id = :item"
_LEASE = "UPDATE outbox SET not_before = :until WHERE id IN "
_SENT = "UPDATE outbox SET sent_at = :at, args = :args WHERE id = :id"
_REMEMBER = """
INSERT INTO messages (chat_id, message_id, outbox_id, finding_id)
VALUES (:chat_id, :message_id, :outbox_id, :finding_id)
ON CONFLICT (chat_id, message_id)
DO UPDATE SET outbox_id = excluded.outbox_id, finding_id = excluded.finding_id
"""
_POSTPONE = """
UPDATE outbox SET not_before = :until, attempts = attempts + :tried WHERE id = :id
"""
# Not what Telegram has put off: that has been attempted.
_RELEASE = """
UPDATE outbox SET not_before = :now
WHERE sent_at IS NULL AND dead_reason IS NULL AND attempts = 0 AND not_before > :now
  AND (lane = :answer OR not_before <= :until)
"""
_BURY = "UPDATE outbox SET dead_reason = :reason WHERE id = :id"
# A buried row keeps the lease under which it was given up: that tells when.
_DEAD = _SELECT + " WHERE x.dead_reason IS NOT NULL AND x.not_before >= :since ORDER BY x.id"
_FINDING_OF = """
SELECT finding_id FROM messages WHERE chat_id = :chat_id AND message_id = :message_id
"""

_READERS: Readers = {
    "screen": Screen.model_validate_json,
    "lane": Lane,
    "not_before": instant,
    "sent_at": instant,
}


def release(sql: Sql, now: datetime, *, until: datetime) -> int:
    """What an earlier run had claimed is free again, if nobody else runs; how many rows that was.
    Answers in any case, notices whose lease would have ended by `until`."""
    return sql.run(_RELEASE, now=now, until=until, answer=Lane.ANSWER)


class LedgerOutbox:
    """`has_put`: this transaction left something to send, so the sender is to be woken."""

    def __init__(self, sql: Sql, context: Context) -> None:
        self._sql = sql
        self._context = context
        self.has_put = False

    def put(
        self,
        screen: Screen,
        *,
        key: str,
        kind: str,
        person_id: int | None = None,
        chat_id: int | None = None,
        lane: Lane = Lane.NOTICE,
        not_before: datetime | None = None,
    ) -> int | None:
        """None also for a notice in a silent work: history is replayed, nobody is told."""
        if self._context.is_silent and lane is not Lane.ANSWER:
            return None
        at = not_before or self._at_once(lane)
        id: int | None = self._sql.value(
            _PUT,
            person_id=person_id,
            chat_id=chat_id,
            kind=kind,
            args=_dump(self._discreet(screen, kind, lane)),
            key=key,
            lane=lane,
            not_before=at,
            created_at=self._context.now,
        )
        # An answer that its own turn will send is not due yet; one that a process gives is.
        is_for_the_sender = lane is not Lane.ANSWER or at <= self._context.now
        self.has_put = self.has_put or (id is not None and is_for_the_sender)
        return id

    def rouse(self) -> None:
        self.has_put = True

    def _discreet(self, screen: Screen, kind: str, lane: Lane) -> Screen:
        """As loud as the policy lets a message be: answers were asked for, digests are read by
        leaders."""
        policy = self._context.rules.policy
        if policy.low_content_notices and lane is not Lane.ANSWER and kind != "digest":
            screen = confidentiality.sparse(screen)
        if screen.item is None or screen.protected:
            return screen
        state = self._sql.value(_STATE, item=screen.item)
        is_protected = state is not None and confidentiality.protects(
            policy.protect, findings.State(state)
        )
        return screen.model_copy(update={"protected": is_protected})

    def _at_once(self, lane: Lane) -> datetime:
        now = self._context.now
        return now + timedelta(seconds=ANSWER_SECONDS) if lane is Lane.ANSWER else now

    def put_under(self, prefix: str) -> Sequence[Outgoing]:
        beyond = prefix[:-1] + chr(ord(prefix[-1]) + 1)
        return [_outgoing(row) for row in self._sql.rows(_PUT_UNDER, prefix=prefix, beyond=beyond)]

    def drop(self, ids: Sequence[int]) -> None:
        listed, values = among("id", ids)
        self._sql.run(_DROP + listed, **values)

    def by_key(self, key: str) -> Outgoing | None:
        """With an empty screen once it was sent, unless its kind is kept."""
        row = self._sql.row(_BY_KEY, key=key)
        return None if row is None else _outgoing(row)

    def get(self, id: int) -> Outgoing:
        return _outgoing(self._sql.one(_GET, id=id))

    def claim(
        self, now: datetime, *, limit: int, lease_seconds: int, only: int | None = None
    ) -> Sequence[Delivery]:
        reserved = now + timedelta(seconds=ANSWER_SECONDS)
        rows = self._sql.rows(_DUE, now=now, only=only, reserved=reserved, at_most=limit)
        claimed, values = among("id", (row["id"] for row in rows))
        until = now + timedelta(seconds=lease_seconds)
        self._sql.run(_LEASE + claimed, until=until, **values)
        return [each for each in map(self._readable, rows) if each is not None]

    def _readable(self, row: Row) -> Delivery | None:
        """A row of another version that says what we cannot read must not hold up the others."""
        try:
            return _delivery(row)
        except ValidationError:
            self.bury(row["id"], "unreadable")
            return None

    def sent(
        self, id: int, at: datetime, *, messages: Sequence[tuple[int, int]], finding_id: int | None
    ) -> None:
        self._sql.run(_SENT, id=id, at=at, args=_dump(_kept(self.get(id))))
        for chat_id, message_id in messages:
            place = {"chat_id": chat_id, "message_id": message_id}
            self._sql.run(_REMEMBER, outbox_id=id, finding_id=finding_id, **place)

    def postpone(self, id: int, until: datetime, *, tried: bool = True) -> None:
        self._sql.run(_POSTPONE, id=id, until=until, tried=tried)

    def bury(self, id: int, reason: str) -> None:
        self._sql.run(_BURY, id=id, reason=reason)

    def dead(self, since: datetime) -> Sequence[Outgoing]:
        return [_outgoing(row) for row in self._sql.rows(_DEAD, since=since)]

    def next_due(self) -> datetime | None:
        """Of what can be sent at all; possibly past."""
        due = self._sql.value(_NEXT_DUE)
        return None if due is None else instant(due)

    def finding_of(self, chat_id: int, message_id: int) -> int | None:
        id: int | None = self._sql.value(_FINDING_OF, chat_id=chat_id, message_id=message_id)
        return id


def _dump(screen: Screen) -> str:
    """Without what is absent; the kinds of attachments are defaults and must stay."""
    return screen.model_dump_json(exclude_none=True)


def _kept(outgoing: Outgoing) -> Screen:
    if outgoing.kind in KEPT_KINDS:
        return outgoing.screen
    return Screen(item=outgoing.screen.item)


def _outgoing(row: Row) -> Outgoing:
    return Outgoing(**read(row, _READERS))


def _delivery(row: Row) -> Delivery:
    values = read(row, _READERS)
    chat_id, language = values.pop("to_chat"), values.pop("language")
    return Delivery(outgoing=Outgoing(**values), chat_id=chat_id, language=language)

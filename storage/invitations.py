"""Invitations: one row each; the code itself stands in none."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from sqlite3 import Row

from bot.core import errors
from bot.core.people import Invitation, Post
from bot.core.roles import Role
from storage.dialect import Sql
from storage.values import Readers, columns, instant, read

_SELECT = """
SELECT id, code_hash, nonce, person_id, role, organisation_id, team_id, created_by, created_at,
       expires_at, used_at
FROM invitations
"""
_GET = _SELECT + " WHERE id = :id"
_BY_HASH = _SELECT + " WHERE code_hash = :code_hash"
_ADD = """
INSERT INTO invitations (
    code_hash, nonce, person_id, role, organisation_id, team_id, created_by, created_at,
    expires_at, used_at
)
VALUES (
    :code_hash, :nonce, :person_id, :role, :organisation_id, :team_id, :created_by, :created_at,
    :expires_at, :used_at
)
RETURNING id
"""
_USE = "UPDATE invitations SET used_at = :at WHERE id = :id AND used_at IS NULL"
_END = """
UPDATE invitations SET expires_at = :at
WHERE person_id = :person_id AND used_at IS NULL AND expires_at > :at
"""
_END_TO = (
    _END
    + """
AND role = :role AND organisation_id IS :organisation_id AND team_id IS :team_id
"""
)

_TRIED = "INSERT INTO tries (account, at) VALUES (:account, :at)"
_FORGET = "DELETE FROM tries WHERE at < :before"
_TRIES = "SELECT COUNT(*) FROM tries WHERE account = :account AND at > :since"

_READERS: Readers = {
    "role": Role,
    "created_at": instant,
    "expires_at": instant,
    "used_at": instant,
}


class LedgerInvitations:
    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def add(self, invitation: Invitation) -> Invitation:
        return replace(invitation, id=self._sql.value(_ADD, **columns(invitation)))

    def get(self, id: int) -> Invitation:
        return _invitation(self._sql.one(_GET, id=id))

    def by_hash(self, code_hash: str) -> Invitation | None:
        row = self._sql.row(_BY_HASH, code_hash=code_hash)
        return None if row is None else _invitation(row)

    def use(self, id: int, at: datetime) -> None:
        """Raises `InvitationUnusable` if it was used before."""
        if not self._sql.run(_USE, id=id, at=at):
            raise errors.InvitationUnusable()

    def end(self, person_id: int, at: datetime, *, post: Post | None = None) -> None:
        if post is None:
            self._sql.run(_END, person_id=person_id, at=at)
            return
        scope = {"organisation_id": post.organisation_id, "team_id": post.team_id}
        self._sql.run(_END_TO, person_id=person_id, at=at, role=post.role, **scope)

    def tried(self, account: int, at: datetime) -> None:
        """Older ones of anybody are forgotten on the way."""
        self._sql.run(_FORGET, before=at - timedelta(days=1))
        self._sql.run(_TRIED, account=account, at=at)

    def tries(self, account: int, since: datetime) -> int:
        count: int = self._sql.value(_TRIES, account=account, since=since)
        return count


def _invitation(row: Row) -> Invitation:
    return Invitation(**read(row, _READERS))

"""Persons and the posts they hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from sqlite3 import Row

from bot.core.people import Actor, Person, Post
from bot.core.roles import Role
from bot.core.substitutes import SUBSTITUTABLE
from storage.dialect import Sql
from storage.values import Readers, among, columns, day, instant, read

_PERSON = """
SELECT p.id, p.key, p.name, p.language, p.telegram_id, p.chat_id, p.joined_at,
       p.suspended_on, p.unreachable_since
FROM persons p
"""
_GET = _PERSON + " WHERE p.id = :id"
_BY_TELEGRAM = _PERSON + " WHERE p.telegram_id = :telegram_id"
_BY_KEY = _PERSON + " WHERE p.key = :key"
_ALL = _PERSON + " ORDER BY p.id"
_ANYBODY = "SELECT id FROM persons LIMIT 1"
_ADD = "INSERT INTO persons (key, name) VALUES (:key, :name) RETURNING id"
_SAVE = """
UPDATE persons
SET key = :key, name = :name, language = :language, telegram_id = :telegram_id,
    chat_id = :chat_id, joined_at = :joined_at, suspended_on = :suspended_on,
    unreachable_since = :unreachable_since
WHERE id = :id
"""

_POST = """
SELECT s.id, s.person_id, s.role, s.organisation_id, o.path AS organisation_path, s.team_id,
       s.since, s.until
FROM posts s
LEFT JOIN organisations o ON o.id = s.organisation_id
"""
_POSTS = _POST + " WHERE s.person_id = :person_id ORDER BY s.id"
# A team is authorised for one round only (一次一授权): its posts end with the round.
_HELD = """
    s.since <= :today AND (s.until IS NULL OR s.until >= :today)
    AND NOT EXISTS (
        SELECT 1 FROM teams t JOIN rounds r ON r.id = t.round_id
        WHERE t.id = s.team_id AND r.phase = 'archived'
    )
"""
_POSTS_HELD = f"{_POST} WHERE s.person_id = :person_id AND {_HELD} ORDER BY s.id"
# As a deputy: the posts of whoever named this person, but for those that nobody may lend.
_POSTS_LENT = f"""
{_POST}
JOIN substitutes u ON u.person_id = s.person_id
JOIN persons n ON n.id = s.person_id
WHERE u.deputy_id = :person_id AND u.since <= :today AND u.until >= :today
    AND u.ended_on IS NULL AND n.suspended_on IS NULL AND {_HELD} AND s.role IN
"""
_RECUSED = """
SELECT round_id, unit_id FROM recusals WHERE person_id = :person_id AND lifted_on IS NULL
"""
# A post that has ended may be given again; one still held may not.
_GRANT = """
INSERT INTO posts (person_id, role, organisation_id, team_id, since, until)
VALUES (:person_id, :role, :organisation_id, :team_id, :since, :until)
ON CONFLICT (person_id, role, COALESCE(organisation_id, 0), COALESCE(team_id, 0))
DO UPDATE SET since = excluded.since, until = excluded.until
WHERE posts.until < excluded.since
RETURNING id
"""
_END = "UPDATE posts SET until = :until WHERE id = :id"
_HOLDERS = f"""
{_PERSON}
WHERE p.suspended_on IS NULL AND p.id IN (
    SELECT s.person_id
    FROM posts s
    LEFT JOIN organisations o ON o.id = s.organisation_id
    WHERE s.role = :role AND {_HELD}
        AND (:organisation_id IS NULL OR s.organisation_id = :organisation_id)
        AND (:team_id IS NULL OR s.team_id = :team_id)
        AND (:above IS NULL OR substr(:above, 1, length(o.path)) = o.path)
)
ORDER BY p.id
"""

_PERSON_READERS: Readers = {
    "joined_at": instant,
    "suspended_on": day,
    "unreachable_since": instant,
}
_POST_READERS: Readers = {"role": Role, "since": day, "until": day}


class LedgerPeople:
    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def get(self, id: int) -> Person:
        return _person(self._sql.one(_GET, id=id))

    def by_telegram(self, telegram_id: int) -> Person | None:
        row = self._sql.row(_BY_TELEGRAM, telegram_id=telegram_id)
        return None if row is None else _person(row)

    def by_key(self, key: str) -> Person | None:
        row = self._sql.row(_BY_KEY, key=key)
        return None if row is None else _person(row)

    def actor(self, person_id: int, today: date) -> Actor:
        """A suspended person is returned without posts."""
        person = self.get(person_id)
        if person.suspended_on is not None:
            return Actor(person=person, posts=())
        rows = self._sql.rows(_POSTS_HELD, person_id=person_id, today=today)
        lent = self._lent(person_id, today)
        posts = (*(_post(row) for row in rows), *lent)
        return Actor(person=person, posts=posts, recused=self._recused(person_id))

    def _recused(self, person_id: int) -> frozenset[tuple[int, int]]:
        rows = self._sql.rows(_RECUSED, person_id=person_id)
        return frozenset((row["round_id"], row["unit_id"]) for row in rows)

    def _lent(self, person_id: int, today: date) -> Iterator[Post]:
        listed, values = among("role", sorted(SUBSTITUTABLE))
        statement = f"{_POSTS_LENT} {listed} ORDER BY s.id"
        for row in self._sql.rows(statement, person_id=person_id, today=today, **values):
            post = _post(row)
            yield replace(post, person_id=person_id, for_person_id=post.person_id)

    def add(self, *, key: str, name: str) -> Person:
        return Person(id=self._sql.value(_ADD, key=key, name=name), key=key, name=name)

    def save(self, person: Person) -> None:
        self._sql.run(_SAVE, **columns(person))

    def all(self) -> Sequence[Person]:
        return [_person(row) for row in self._sql.rows(_ALL)]

    def posts(self, person_id: int) -> Sequence[Post]:
        return [_post(row) for row in self._sql.rows(_POSTS, person_id=person_id)]

    def grant(self, post: Post) -> bool:
        return self._sql.row(_GRANT, **columns(post)) is not None

    def end(self, post: Post, until: date) -> None:
        self._sql.run(_END, id=post.id, until=until)

    def holders(
        self,
        role: Role,
        today: date,
        *,
        organisation_id: int | None = None,
        team_id: int | None = None,
        above: str | None = None,
    ) -> Sequence[Person]:
        rows = self._sql.rows(
            _HOLDERS,
            role=role,
            today=today,
            organisation_id=organisation_id,
            team_id=team_id,
            above=above,
        )
        return [_person(row) for row in rows]

    def is_empty(self) -> bool:
        return self._sql.row(_ANYBODY) is None


def _person(row: Row) -> Person:
    return Person(**read(row, _PERSON_READERS))


def _post(row: Row) -> Post:
    return Post(**read(row, _POST_READERS))

"""What each item says, put into the index: only ever from the ledger's rows, never from memory.

A text becomes its overlapping pairs of characters, a run's last character standing alone: then
any substring is a phrase of pairs, and a single character the beginning of one. SQLite's own
tokenisers find no Chinese word of one or two characters.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import Row

from bot.core.search import Kind
from storage import dialect
from storage.dialect import Sql
from storage.search_docs import Said, said

A_BATCH = 500

_STALE = "SELECT kind, item_id FROM search_stale ORDER BY kind, item_id LIMIT :at_most"
_SETTLED = "DELETE FROM search_stale WHERE kind = :kind AND item_id = :item_id"
_ANY = "SELECT 1 FROM search_docs LIMIT 1"
_KNOWN = """
SELECT id, words, finder, scope FROM search_docs WHERE kind = :kind AND item_id = :item_id
"""
_ADD = """
INSERT INTO search_docs (kind, item_id, words, finder, scope)
VALUES (:kind, :item_id, :words, :finder, :scope)
RETURNING id
"""
_SAVE = """
UPDATE search_docs SET words = :words, finder = :finder, scope = :scope WHERE id = :id
"""
_DROP = "DELETE FROM search_docs WHERE id = :id"
# SQLite's own from here: how an index without contents of its own is told what was in it.
_INDEX = """
INSERT INTO search_index (rowid, words, finder, scope) VALUES (:id, :words, :finder, :scope)
"""
_UNINDEX = """
INSERT INTO search_index (search_index, rowid, words, finder, scope)
VALUES ('delete', :id, :words, :finder, :scope)
"""
_EMPTY = (
    "INSERT INTO search_index (search_index) VALUES ('delete-all')",
    "DELETE FROM search_docs",
    "DELETE FROM search_stale",
)
_MERGE = "INSERT INTO search_index (search_index) VALUES ('optimize')"
# Oldest first, whatever they are.
_EVERY = """
INSERT INTO search_docs (kind, item_id, words, finder, scope)
SELECT kind, id, '', '', '' FROM (
    SELECT 'finding' AS kind, id, logged_on AS made_on FROM findings
    UNION ALL SELECT 'suggestion', id, proposed_on FROM suggestions
    UNION ALL SELECT 'instruction', id, issued_on FROM instructions
    UNION ALL SELECT 'lead', id, registered_on FROM leads
) every
ORDER BY made_on, kind, id
"""
_FROM = "SELECT id, kind, item_id FROM search_docs WHERE id > :after ORDER BY id LIMIT :at_most"
_CHECKED = """
SELECT id, kind, item_id, words, finder, scope FROM search_docs
WHERE id > :after ORDER BY id LIMIT :at_most
"""
_UNINDEXED = """
SELECT kind, id FROM (
    SELECT 'finding' AS kind, id FROM findings
    UNION ALL SELECT 'suggestion', id FROM suggestions
    UNION ALL SELECT 'instruction', id FROM instructions
    UNION ALL SELECT 'lead', id FROM leads
) every
WHERE NOT EXISTS (
    SELECT 1 FROM search_docs d WHERE d.kind = every.kind AND d.item_id = every.id
)
LIMIT 1
"""
_SURPLUS = """
SELECT id FROM search_index_docsize WHERE id NOT IN (SELECT id FROM search_docs) LIMIT 1
"""
_BY_ITSELF = "SELECT 1 FROM search_index WHERE search_index MATCH :phrase AND rowid = :id"


def refresh(sql: Sql) -> int:
    """Whatever was noted as stale is as the ledger has it now; how many items that were."""
    count = 0
    while stale := sql.rows(_STALE, at_most=A_BATCH):
        for row in stale:
            _renew(sql, Kind(row["kind"]), row["item_id"])
            sql.run(_SETTLED, kind=row["kind"], item_id=row["item_id"])
        count += len(stale)
    return count


def catch_up(sql: Sql) -> None:
    """After a migration: an index that is empty yet is built in the order of the items."""
    if sql.row(_ANY) is None:
        rebuild(sql)
    refresh(sql)


def rebuild(sql: Sql) -> int:
    """The whole index anew, oldest items first; how many items there are."""
    for statement in _EMPTY:
        sql.run(statement)
    sql.run(_EVERY)
    count = after = 0
    while rows := sql.rows(_FROM, after=after, at_most=A_BATCH):
        for row in rows:
            now = said(sql, Kind(row["kind"]), row["item_id"])
            if now is not None:
                _write(sql, row["id"], now)
        count, after = count + len(rows), rows[-1]["id"]
    return count


def renew(database: Path) -> int:
    """`rebuild` in one transaction of its own, and merged. Raises `StorageDown`."""
    with closing(dialect.connect(database)) as connection:
        with dialect.transaction(connection, "BEGIN IMMEDIATE", "COMMIT"):
            count = rebuild(Sql(connection))
        forget(Sql(connection))
    return count


def forget(sql: Sql) -> None:
    """Merges the index into one piece: what was taken out of it stands nowhere in it any more."""
    sql.run(_MERGE)


def _renew(sql: Sql, kind: Kind, item_id: int) -> None:
    known = sql.row(_KNOWN, kind=kind, item_id=item_id)
    now = said(sql, kind, item_id)
    if known is not None:
        before = Said(words=known["words"], finder=known["finder"], scope=known["scope"])
        if before == now:
            return
        sql.run(_UNINDEX, id=known["id"], **_tokens(before))
    if now is None:
        sql.run(_DROP, id=known["id"] if known else 0)
        return
    id = known["id"] if known else sql.value(_ADD, kind=kind, item_id=item_id, **_plain(now))
    _write(sql, id, now)


def _write(sql: Sql, id: int, now: Said) -> None:
    sql.run(_SAVE, id=id, **_plain(now))
    sql.run(_INDEX, id=id, **_tokens(now))


def _plain(said: Said) -> dict[str, str]:
    return {"words": said.words, "finder": said.finder, "scope": said.scope}


def _tokens(said: Said) -> dict[str, str]:
    return {
        "words": " ".join(map(pairs, said.words.split())),
        "finder": " ".join(map(pairs, said.finder.split())),
        "scope": said.scope,
    }


def pairs(run: str) -> str:
    """`公车私` → `公车 车私 私`."""
    return " ".join(run[i : i + 2] for i in range(len(run)))


def drift(sql: Sql) -> Iterator[str | None]:
    """For each item None when the index has it as the ledger does, else what is wrong."""
    yield from _unheld(sql)
    after = 0
    while rows := sql.rows(_CHECKED, after=after, at_most=A_BATCH):
        yield from (_difference(sql, row) for row in rows)
        after = rows[-1]["id"]


def _unheld(sql: Sql) -> Iterator[str]:
    for row in sql.rows(_UNINDEXED):
        yield f"{row['kind']} {row['id']} is not in the search index"
    for row in sql.rows(_SURPLUS):
        yield f"the search index holds {row['id']}, which is no item"


def _difference(sql: Sql, row: Row) -> str | None:
    where = f"{row['kind']} {row['item_id']}"
    now = said(sql, Kind(row["kind"]), row["item_id"])
    if now != Said(words=row["words"], finder=row["finder"], scope=row["scope"]):
        return f"the search index has other words for {where}"
    if sql.row(_BY_ITSELF, phrase=phrase(row["words"].split()[0]), id=row["id"]) is None:
        return f"the search index does not find {where}"
    return None


def phrase(word: str) -> str:
    """A word as the index is asked for it; `normalised` has left no sign of its language in it."""
    if len(word) == 1:
        return f'"{word}" *'
    return f'"{" ".join(word[i : i + 2] for i in range(len(word) - 1))}"'

"""What a purge of a round takes, table by table; what it leaves are numbers, dates and states.

A table that holds words about an item has its line here: a test looks at every table.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bot.core import purging
from bot.core.purging import GONE, Purged
from storage import dialect, indexing
from storage.dialect import Sql
from storage.values import dump

_FINDINGS = """
SELECT f.id, f.number, f.assignment_id
FROM findings f JOIN assignments a ON a.id = f.assignment_id
WHERE a.round_id = :round
"""
_OF_ROUND = f"(SELECT id FROM ({_FINDINGS}))"
_APPLICATIONS = f"(SELECT id FROM applications WHERE finding_id IN {_OF_ROUND})"
_SUGGESTIONS = "(SELECT id FROM suggestions WHERE round_id = :round)"
_ASSIGNMENTS = "(SELECT id FROM assignments WHERE round_id = :round)"
_LETTERS = f"(SELECT id FROM letters WHERE assignment_id IN {_ASSIGNMENTS})"
_TEAMS = "(SELECT id FROM teams WHERE round_id = :round)"
_MEETINGS = f"(SELECT id FROM meetings WHERE team_id IN {_TEAMS})"
# Of the round as a whole, or of an item in it.
_INSTRUCTIONS = f"""
(
    SELECT id FROM instructions
    WHERE round_id = :round OR id IN (
        SELECT instruction_id FROM instruction_items WHERE finding_id IN {_OF_ROUND}
    )
)
"""
_EVALUATIONS = """
(
    SELECT v.id FROM evaluations v JOIN assignments a ON a.id = v.assignment_id
    WHERE a.round_id = :round
)
"""
_EVIDENCE = f"(SELECT id FROM evidence WHERE finding_id IN {_OF_ROUND})"
# Files of the round that no other round's evidence names.
_FILES = f"""
SELECT id FROM files WHERE id IN (
    SELECT file_id FROM evidence_files WHERE evidence_id IN {_EVIDENCE}
    UNION SELECT file_id FROM suggestion_files WHERE suggestion_id IN {_SUGGESTIONS}
) AND id NOT IN (
    SELECT file_id FROM evidence_files WHERE evidence_id NOT IN {_EVIDENCE}
    UNION SELECT file_id FROM suggestion_files WHERE suggestion_id NOT IN {_SUGGESTIONS}
)
"""
# The events of a round: of its items, and its own.
_EVENTS = f"""
SELECT seq FROM events
WHERE (item_kind = 'finding' AND item_id IN {_OF_ROUND})
    OR (item_kind = 'suggestion' AND item_id IN {_SUGGESTIONS})
    OR (item_kind = 'lead' AND item_id IN (SELECT id FROM leads WHERE round_id = :round))
    OR (item_kind = 'letter' AND item_id IN {_LETTERS})
    OR (item_kind = 'meeting' AND item_id IN {_MEETINGS})
    OR (item_kind = 'instruction' AND item_id IN {_INSTRUCTIONS})
    OR (item_kind = 'evaluation' AND item_id IN {_EVALUATIONS})
    OR (item_kind = 'round' AND item_id = :round)
"""
_PAYLOADS = f"DELETE FROM event_payloads WHERE seq IN ({_EVENTS})"
_PURGES = f"""
SELECT seq, item_id FROM events WHERE kind = '{purging.EVENT}' AND item_kind = 'round'
"""
# In this order, since rows point at each other.
TAKEN: tuple[tuple[str, str], ...] = (
    ("approvals", f"DELETE FROM approvals WHERE application_id IN {_APPLICATIONS}"),
    ("reviewers", f"DELETE FROM reviewers WHERE application_id IN {_APPLICATIONS}"),
    ("applications", f"DELETE FROM applications WHERE finding_id IN {_OF_ROUND}"),
    ("changes", f"DELETE FROM changes WHERE finding_id IN {_OF_ROUND}"),
    ("progress", f"DELETE FROM progress WHERE finding_id IN {_OF_ROUND}"),
    ("measures", f"DELETE FROM measures WHERE finding_id IN {_OF_ROUND}"),
    ("visits", f"UPDATE visits SET place = '', text = '' WHERE finding_id IN {_OF_ROUND}"),
    ("superior_answers", f"DELETE FROM superior_answers WHERE finding_id IN {_OF_ROUND}"),
    ("outcomes", f"UPDATE outcomes SET text = '' WHERE finding_id IN {_OF_ROUND}"),
    (
        "rules",
        f"""
UPDATE rules SET name = CAST(id AS TEXT), number = '' WHERE finding_id IN {_OF_ROUND}
""",
    ),
    (
        "letters",
        f"""
UPDATE letters
SET official_number = NULL, handed_by = NULL,
    reason = CASE WHEN reason IS NULL THEN NULL ELSE '{GONE}' END
WHERE assignment_id IN {_ASSIGNMENTS}
""",
    ),
    (
        "repeats",
        f"""
UPDATE repeats SET reason = '{GONE}' WHERE reason IS NOT NULL AND finding_id IN {_OF_ROUND}
""",
    ),
    ("common_decisions", f"UPDATE common_decisions SET reason = '{GONE}' WHERE round_id = :round"),
    (
        "suggestions",
        f"""
UPDATE suggestions
SET text = '{GONE}', answer = CASE WHEN answer IS NULL THEN NULL ELSE '{GONE}' END,
    use = CASE WHEN use IS NULL THEN NULL ELSE '{GONE}' END, leader_id = NULL, handler_id = NULL
WHERE id IN {_SUGGESTIONS}
""",
    ),
    (
        "instruction_addressees",
        f"""
UPDATE instruction_addressees SET feedback = '{GONE}'
WHERE feedback IS NOT NULL AND instruction_id IN {_INSTRUCTIONS}
""",
    ),
    (
        "instructions",
        f"""
UPDATE instructions
SET text = '{GONE}', conclusion = CASE WHEN conclusion IS NULL THEN NULL ELSE '{GONE}' END
WHERE id IN {_INSTRUCTIONS}
""",
    ),
    (
        "meetings",
        f"UPDATE meetings SET place = '{GONE}', topic = NULL WHERE id IN {_MEETINGS}",
    ),
    (
        "suggestion_files",
        f"DELETE FROM suggestion_files WHERE suggestion_id IN {_SUGGESTIONS}",
    ),
    (
        "ballot_remarks",
        f"""
UPDATE ballot_remarks
SET text = '{GONE}', answer = CASE WHEN answer IS NULL THEN NULL ELSE '{GONE}' END
WHERE evaluation_id IN {_EVALUATIONS}
""",
    ),
    ("evidence_files", f"DELETE FROM evidence_files WHERE evidence_id IN {_EVIDENCE}"),
    ("evidence", f"DELETE FROM evidence WHERE finding_id IN {_OF_ROUND}"),
    ("import_rows", f"UPDATE import_rows SET was = NULL WHERE finding_id IN {_OF_ROUND}"),
    ("ledger_notes", f"DELETE FROM ledger_notes WHERE finding_id IN {_OF_ROUND}"),
    (
        "outlines",
        f"""
UPDATE outlines
SET name = '{GONE}', body = '', state = CASE WHEN state = 'open' THEN 'dropped' ELSE state END
WHERE assignment_id IN (SELECT id FROM assignments WHERE round_id = :round)
""",
    ),
    (
        "bulks",
        f"""
UPDATE bulks SET text = NULL, source = '[]'
WHERE id IN (SELECT bulk_id FROM bulk_items WHERE finding_id IN {_OF_ROUND})
""",
    ),
    ("bulk_items", f"DELETE FROM bulk_items WHERE finding_id IN {_OF_ROUND}"),
    ("messages", f"DELETE FROM messages WHERE finding_id IN {_OF_ROUND}"),
    ("tidings", f"DELETE FROM tidings WHERE finding_id IN {_OF_ROUND}"),
    (
        "findings",
        f"""
UPDATE findings
SET problem = '{GONE}', stage_goal = NULL, leader_id = NULL, responsible_id = NULL
WHERE id IN {_OF_ROUND}
""",
    ),
)
# With what a picture is known by.
_DROP_FILE = (
    "DELETE FROM picture_bands WHERE file_id = :id",
    "DELETE FROM files WHERE id = :id",
)
# The office's own file holds the words of every item in it; with a round of it, it goes.
_IMPORTS = "SELECT id, rounds, file_id, marked_id FROM imports"
_DROP_IMPORT = "UPDATE imports SET name = '—', file_id = NULL, marked_id = NULL WHERE id = :id"
_DRAFTS = "SELECT id, answers FROM drafts"
_DROP_DRAFT = "DELETE FROM drafts WHERE id = :id"
_OUTBOX = "SELECT id, args FROM outbox WHERE args <> '{}'"
_BLANK = """
UPDATE outbox
SET args = '{}', dead_reason = CASE WHEN sent_at IS NULL THEN 'purged' ELSE dead_reason END
WHERE id = :id
"""
_SNAPSHOTS = "SELECT id, body FROM snapshots"
_REWRITE = "UPDATE snapshots SET body = :body WHERE id = :id"
_IS_PURGED = f"""
SELECT 1 FROM events WHERE kind = '{purging.EVENT}' AND item_kind = 'round' AND item_id = :round
"""
_NUMBERS = f"""
SELECT number FROM suggestions WHERE round_id = :round
UNION SELECT number FROM instructions WHERE id IN {_INSTRUCTIONS}
"""
_HASHES = "SELECT DISTINCT sha256 FROM files WHERE sha256 IS NOT NULL"


class LedgerPurging:
    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def is_purged(self, round_id: int) -> bool:
        return self._sql.row(_IS_PURGED, round=round_id) is not None

    def hashes(self) -> frozenset[str]:
        return frozenset(row["sha256"] for row in self._sql.rows(_HASHES))

    def purge(self, round_id: int) -> Purged:
        rows = self._sql.rows(_FINDINGS, round=round_id)
        numbers = {row["number"] for row in rows}
        numbers |= {row["number"] for row in self._sql.rows(_NUMBERS, round=round_id)}
        files = [row["id"] for row in self._sql.rows(_FILES, round=round_id)]
        payloads = self._sql.run(_PAYLOADS, round=round_id)
        messages = self._messages(numbers)
        self._snapshots(numbers)
        self._drafts({str(row["id"]) for row in rows}, {str(row["assignment_id"]) for row in rows})
        for _table, statement in TAKEN:
            self._sql.run(statement, round=round_id)
        files += self._imports(round_id)
        for id in files:
            for statement in _DROP_FILE:
                self._sql.run(statement, id=id)
        return Purged(findings=len(rows), payloads=payloads, files=len(files), messages=messages)

    def _imports(self, round_id: int) -> list[int]:
        """The files of what was taken in for the round, no longer named by any import."""
        taken: list[int] = []
        for row in self._sql.rows(_IMPORTS):
            if round_id in json.loads(row["rounds"]):
                taken += [id for id in (row["file_id"], row["marked_id"]) if id is not None]
                self._sql.run(_DROP_IMPORT, id=row["id"])
        return taken

    def _messages(self, numbers: set[str]) -> int:
        """Whatever names an item of the round: it may quote it."""
        told = [row["id"] for row in self._sql.rows(_OUTBOX) if _names(row["args"], numbers)]
        for id in told:
            self._sql.run(_BLANK, id=id)
        return len(told)

    def _snapshots(self, numbers: set[str]) -> None:
        """Digests keep every figure; the words beside an item's number go."""
        for row in self._sql.rows(_SNAPSHOTS):
            if _names(row["body"], numbers):
                body = _wordless(json.loads(row["body"]), numbers)
                self._sql.run(_REWRITE, id=row["id"], body=dump(body))

    def _drafts(self, findings: set[str], assignments: set[str]) -> None:
        for row in self._sql.rows(_DRAFTS):
            answers = json.loads(row["answers"])
            about = str(answers.get("finding")), str(answers.get("assignment"))
            if about[0] in findings or about[1] in assignments:
                self._sql.run(_DROP_DRAFT, id=row["id"])


def _names(words: str, numbers: set[str]) -> bool:
    return any(number in words for number in numbers)


def _wordless(value: Any, numbers: set[str]) -> Any:
    match value:
        case {"number": str() as number, "summary": str()} if number in numbers:
            return {**value, "summary": GONE}
        case dict():
            return {key: _wordless(each, numbers) for key, each in value.items()}
        case list():
            return [_wordless(each, numbers) for each in value]
    return value


def excused(sql: Sql) -> frozenset[int]:
    """The events whose contents a purge has taken: of its round, up to the purge itself."""
    return frozenset(
        row["seq"]
        for purge in sql.rows(_PURGES)
        for row in sql.rows(_EVENTS, round=purge["item_id"])
        if row["seq"] < purge["seq"]
    )


def orphans(files: Path, hashes: Iterable[str]) -> Iterator[Path]:
    """Content below the store that no row names, halves of it, too."""
    known = frozenset(hashes)
    for path in sorted(files.glob("*/*")):
        if path.is_file() and path.name not in known:
            yield path


def shrink(database: Path) -> None:
    """What was deleted leaves the file and its write-ahead log, too, and the pieces of the search
    index; nobody else may have it open."""
    connection = dialect.connect(database)
    try:
        with dialect.translated():
            indexing.forget(Sql(connection))
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()

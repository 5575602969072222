"""What is SQLite's alone: pragmas, how it names a violated constraint, what makes it unavailable.

Repositories speak through `Sql` and keep to what PostgreSQL understands, too.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bot.core import errors
from bot.core.ledger import StorageDown, Trouble
from storage.values import bound

PRAGMAS = (
    "PRAGMA busy_timeout = 5000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    # What is deleted or overwritten is gone from the file: no free page holds it.
    "PRAGMA secure_delete = ON",
)
READ_ONLY = "PRAGMA query_only = ON"

# SQLite names the columns of a violated UNIQUE, not the constraint.
UNIQUE_NAMES = {
    "organisations.code": "organisations_code",
    "persons.key": "persons_key",
    "persons.telegram_id": "persons_telegram",
    "rounds.term, rounds.number": "rounds_number",
    "teams.round_id, teams.number": "teams_number",
    "assignments.round_id, assignments.unit_id": "assignments_unit",
    "index 'posts_once'": "posts_once",
    "invitations.code_hash": "invitations_code",
    "findings.number": "findings_number",
    "measures.finding_id, measures.cycle, measures.ordinal": "measures_ordinal",
    "case_checks.lead_id, case_checks.cycle": "case_checks_once",
    "leads.number": "leads_number",
    "applications.finding_id": "applications_one_pending",
    "changes.finding_id": "changes_one_pending",
    "suggestions.number": "suggestions_number",
    "instructions.number": "instructions_number",
    "index 'addressees_once'": "addressees_once",
    "approvals.application_id, approvals.step, approvals.person_id": "approvals_once",
    "evaluations.assignment_id": "evaluations_assignment",
    "events.cause, events.ordinal": "events_cause",
    "outbox.key": "outbox_key",
    "drafts.person_id, drafts.chat_id": "drafts_one_open",
    "letters.number": "letters_number",
    "outcomes.finding_id, outcomes.cycle": "outcomes_once",
    "rules.finding_id, rules.cycle, rules.name": "rules_once",
    "outlines.person_id": "outlines_one_open",
    "recusals.person_id, recusals.round_id, recusals.unit_id": "recusals_standing",
    "search_docs.kind, search_docs.item_id": "search_docs_item",
    "digest_choices.chat_id": "digest_choices_group",
    "digest_choices.person_id": "digest_choices_person",
    "snapshots.week": "snapshots_week",
    "visits.sample_id, visits.finding_id": "visits_once",
}

# Primary result codes that say "not now" or "not on this disk", never "not this statement".
_UNAVAILABLE = {
    sqlite3.SQLITE_PERM: Trouble.READ_ONLY,
    sqlite3.SQLITE_BUSY: Trouble.LOCKED,
    sqlite3.SQLITE_LOCKED: Trouble.LOCKED,
    sqlite3.SQLITE_READONLY: Trouble.READ_ONLY,
    sqlite3.SQLITE_IOERR: Trouble.DISK,
    sqlite3.SQLITE_CORRUPT: Trouble.DAMAGED,
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_CANTOPEN: Trouble.DISK,
    sqlite3.SQLITE_NOTADB: Trouble.DAMAGED,
}


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """With explicit transactions only, and every pragma set. Raises `StorageDown`."""
    with translated():
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        try:
            connection.row_factory = sqlite3.Row
            for pragma in (*PRAGMAS, *((READ_ONLY,) if read_only else ())):
                connection.execute(pragma)
        except sqlite3.Error:
            connection.close()
            raise
    return connection


def still(path: Path) -> sqlite3.Connection:
    """A copy that nobody writes: read without leaving a trace beside it or in it."""
    with translated():
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(uri, uri=True, isolation_level=None)
        connection.row_factory = sqlite3.Row
    return connection


@contextmanager
def translated() -> Iterator[None]:
    """SQLite's errors as ours; what is neither a rule nor a breakdown stays as it is: a bug."""
    try:
        yield
    except sqlite3.Error as error:
        known = _known(error)
        if known is None:
            raise
        raise known from error


def _known(error: sqlite3.Error) -> Exception | None:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK)
    if code & 0xFF in _UNAVAILABLE:
        return StorageDown(str(error), _UNAVAILABLE[code & 0xFF])
    kind, _, where = str(error).partition(" constraint failed: ")
    if kind == "UNIQUE" and where in UNIQUE_NAMES:
        return errors.Conflict(UNIQUE_NAMES[where])
    return errors.Conflict(where) if kind == "CHECK" else None


@contextmanager
def transaction(connection: sqlite3.Connection, begin: str, end: str) -> Iterator[None]:
    """From `begin` to `end`; whatever is raised in between, or by `end`, rolls back."""
    with translated():
        connection.execute(begin)
        try:
            yield
            connection.execute(end)
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


class Sql:
    """One connection inside one transaction: statements with `:name` parameters."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._savepoints = 0

    def rows(self, statement: str, /, **values: object) -> list[sqlite3.Row]:
        with translated():
            return self._execute(statement, values).fetchall()

    def row(self, statement: str, /, **values: object) -> sqlite3.Row | None:
        """The first row; RETURNING statements run to their end all the same."""
        return next(iter(self.rows(statement, **values)), None)

    def one(self, statement: str, /, **values: object) -> sqlite3.Row:
        """The row that must be there; raises `NotFound`."""
        row = self.row(statement, **values)
        if row is None:
            raise errors.NotFound()
        return row

    def value(self, statement: str, /, **values: object) -> Any:
        """The first column of the first row, None without one."""
        row = self.row(statement, **values)
        return None if row is None else row[0]

    def run(self, statement: str, /, **values: object) -> int:
        """How many rows it changed."""
        with translated():
            return self._execute(statement, values).rowcount

    def path(self) -> str:
        """Where the database lies."""
        return str(self.row("PRAGMA database_list")["file"])  # type: ignore[index]  # there is one

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        self._savepoints += 1
        name = f"attempt_{self._savepoints}"
        self.run(f"SAVEPOINT {name}")
        try:
            yield
        except BaseException:
            self.run(f"ROLLBACK TO {name}")
            raise
        finally:
            self.run(f"RELEASE {name}")

    def _execute(self, statement: str, values: dict[str, object]) -> sqlite3.Cursor:
        """A number beyond 64 bits, as a forged button may carry, is no row's: `NotFound`."""
        parameters = {name: bound(value) for name, value in values.items()}
        try:
            return self._connection.execute(statement, parameters)
        except OverflowError:
            raise errors.NotFound() from None

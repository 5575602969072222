"""`verify` finds what was changed, removed, reordered or inserted, and names the first of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.core.digests import Count, Snapshot, UnitFigures
from bot.core.findings import State
from bot.processes.fetching import blob_path, store
from bot.processes.sealing import seal_next
from storage import verifying
from storage.database import StorageDown
from storage.verifying import CHECKS, Check, verify
from tests import builders
from tests.ledger import Ledger

EVENTS = 6


@pytest.fixture
def files(tmp_path: Path) -> Path:
    return tmp_path / "files"


@pytest.fixture
def told(ledger: Ledger, town: builders.World, files: Path) -> Ledger:
    """Sealed events, counted findings, a piece of evidence, a frozen digest."""
    with ledger.work() as work:
        for state in (State.OPEN, State.CLOSED, State.STAGE_DONE, State.SENT, State.WITHDRAWN):
            builders.finding(work, town, state)
        for n in range(EVENTS):
            work.events.record("note", item_id=n, person_id=1, body={"text": f"第{n}项"})
        seal_next(work, EVENTS)
        file = builders.stored_file(work, town.people[next(iter(town.people))])
        work.evidence.save_file(replace(file, sha256=store(files, b"proof"), size=5))
        figures = work.statistics.figures(now=work.now, today=work.today, round_id=None)
        snapshot = Snapshot(
            week="2020-W50",
            frozen=True,
            figures=figures,
            history=(("2020-W50", figures.findings),),
        )
        work.snapshots.add(snapshot)
        work.snapshots.add(snapshot.model_copy(update={"week": "2020-W51", "frozen": False}))
    return ledger


def alter(ledger: Ledger, *statements: str) -> None:
    """With another program, past every rule of ours."""
    with closing(sqlite3.connect(ledger.path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def faults(ledger: Ledger, files: Path, *, head: str | None = None) -> dict[str, str]:
    checks = verify(ledger.path, files, head=head)
    assert [check.name for check in checks] == list(CHECKS)
    return {check.name: check.fault for check in checks if check.fault is not None}


def test_a_sound_ledger_passes_and_everything_was_counted(told: Ledger, files: Path) -> None:
    assert verify(told.path, files) == (
        Check(name="integrity", n=1, fault=None),
        Check(name="foreign-keys", n=0, fault=None),
        Check(name="chain", n=EVENTS, fault=None),
        Check(name="payloads", n=EVENTS, fault=None),
        Check(name="heads", n=1, fault=None),
        Check(name="evidence", n=1, fault=None),
        Check(name="tallies", n=4, fault=None),
        Check(name="search", n=5, fault=None),
        Check(name="snapshots", n=1, fault=None),
    )


def test_an_empty_ledger_passes(ledger: Ledger, files: Path) -> None:
    assert faults(ledger, files) == {}


def test_verifying_changes_nothing(told: Ledger, files: Path) -> None:
    before = told.rows("SELECT * FROM sqlite_master"), told.rows("SELECT * FROM events")
    verify(told.path, files)
    assert before == (told.rows("SELECT * FROM sqlite_master"), told.rows("SELECT * FROM events"))


# The chain.


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE events SET to_state = 'closed' WHERE seq = 3", "event 3 breaks the chain"),
        ("UPDATE events SET day = '2019-01-01' WHERE seq = 1", "event 1 breaks the chain"),
        (f"UPDATE events SET cause = 'x' WHERE seq = {EVENTS}", f"event {EVENTS} breaks"),
        ("UPDATE events SET payload_hash = 'x' WHERE seq = 2", "event 2 breaks the chain"),
        ("UPDATE events SET seal = 'x' WHERE seq = 4", "event 4 breaks the chain"),
        ("UPDATE events SET seal = NULL WHERE seq = 4", "event 5 is sealed after an unsealed"),
    ],
)
def test_a_changed_event_is_found(told: Ledger, files: Path, statement: str, fault: str) -> None:
    alter(told, statement)
    assert faults(told, files)["chain"].startswith(fault)


def test_a_removed_event_is_found(told: Ledger, files: Path) -> None:
    alter(told, "DELETE FROM event_payloads WHERE seq = 3", "DELETE FROM events WHERE seq = 3")
    assert faults(told, files) == {"chain": "event 3 is missing"}


def test_a_removed_first_event_is_found(told: Ledger, files: Path) -> None:
    alter(told, "DELETE FROM event_payloads WHERE seq = 1", "DELETE FROM events WHERE seq = 1")
    assert faults(told, files) == {"chain": "event 1 is missing"}


def test_a_removed_event_is_found_when_the_others_close_the_gap(told: Ledger, files: Path) -> None:
    gap = [
        "DELETE FROM event_payloads WHERE seq = 3",
        "DELETE FROM events WHERE seq = 3",
        *(f"UPDATE events SET seq = {n - 1} WHERE seq = {n}" for n in range(4, EVENTS + 1)),
        *(
            f"UPDATE event_payloads SET seq = {n - 1} WHERE seq = {n}"
            for n in range(4, EVENTS + 1)
        ),
    ]
    alter(told, *gap)
    assert faults(told, files) == {"chain": "event 3 breaks the chain"}


def test_two_events_that_changed_places_are_found(told: Ledger, files: Path) -> None:
    alter(
        told,
        *(
            f"UPDATE {table} SET seq = {after} WHERE seq = {before}"
            for table in ("events", "event_payloads")
            for before, after in ((2, 99), (3, 2), (99, 3))
        ),
    )
    assert faults(told, files) == {"chain": "event 2 breaks the chain"}


def test_an_inserted_event_is_found(told: Ledger, files: Path) -> None:
    columns = "kind, item_kind, item_id, day, payload_hash, ordinal"
    alter(
        told,
        f"INSERT INTO events (seq, cause, seal, {columns})"
        f" SELECT 7, 'forged', seal, {columns} FROM events WHERE seq = 6",
    )
    assert faults(told, files)["chain"] == "event 7 breaks the chain"


def test_a_cut_off_end_is_found_by_the_digest_that_printed_its_head(
    told: Ledger, files: Path
) -> None:
    alter(told, "DELETE FROM event_payloads WHERE seq > 4", "DELETE FROM events WHERE seq > 4")
    assert faults(told, files) == {"heads": "the head of digest 2020-W50 is gone"}


def test_events_that_wait_for_their_seal_are_no_fault(told: Ledger, files: Path) -> None:
    with told.work() as work:
        work.events.record("note", item_id=9)
        work.events.record("note", item_id=10)
    assert faults(told, files) == {}


def test_the_head_on_paper_is_looked_for(told: Ledger, files: Path) -> None:
    head = told.rows("SELECT seal FROM events WHERE seq = 2")[0][0]

    assert faults(told, files, head=str(head)[:12].upper()) == {}
    assert faults(told, files, head="0" * 12) == {"heads": f"no event has {'0' * 12}"}
    assert faults(told, files, head="ab") == {"heads": "ab is too short for a head"}


def test_more_events_than_one_page_are_followed(told: Ledger, files: Path) -> None:
    with told.work() as work:
        for n in range(2_100):
            work.events.record("note", item_id=n)
        seal_next(work, 3_000)
    assert faults(told, files) == {}
    alter(told, "UPDATE events SET item_id = 5 WHERE seq = 2100")
    assert faults(told, files) == {"chain": "event 2100 breaks the chain"}


# What the events say.


@pytest.mark.parametrize(
    "change", ["body = '{}'", "person_id = 2", "at = '2020-01-01T00:00:00.000000Z'", "salt = ''"]
)
def test_a_changed_content_is_found(told: Ledger, files: Path, change: str) -> None:
    alter(told, f"UPDATE event_payloads SET {change} WHERE seq = 5")
    assert faults(told, files) == {"payloads": "event 5 has another content"}


def test_a_content_that_is_no_longer_json_is_a_fault_and_no_crash(
    told: Ledger, files: Path
) -> None:
    alter(told, "UPDATE event_payloads SET body = '{' WHERE seq = 5")
    assert "payloads" in faults(told, files)


def test_a_lost_content_is_found(told: Ledger, files: Path) -> None:
    alter(told, "DELETE FROM event_payloads WHERE seq = 5")
    assert faults(told, files) == {"payloads": "event 5 has lost its content"}


def test_a_purge_excuses_no_content_but_its_rounds(told: Ledger, files: Path) -> None:
    """What it does take stands in `test_purging`."""
    with told.work() as work:
        work.events.record("round-purged", item_kind="round", item_id=1)
        seal_next(work, 1)
    assert faults(told, files) == {}
    alter(told, "DELETE FROM event_payloads WHERE seq = 1")
    assert faults(told, files) == {"payloads": "event 1 has lost its content"}


# Evidence, counters, digests, rows.


def _blob(ledger: Ledger, files: Path) -> Path:
    [[sha256]] = ledger.rows("SELECT sha256 FROM files WHERE sha256 IS NOT NULL")
    return blob_path(files, str(sha256))


@pytest.mark.parametrize(
    ("harm", "fault"),
    [
        (lambda path: path.unlink(), "file 1 is not on the disk"),
        (lambda path: path.write_bytes(b"prooF"), "file 1 has other bytes"),
        (lambda path: path.write_bytes(b""), "file 1 has other bytes"),
    ],
)
def test_damaged_evidence_is_found(
    told: Ledger, files: Path, harm: Callable[[Path], object], fault: str
) -> None:
    harm(_blob(told, files))
    assert faults(told, files) == {"evidence": fault}


def test_another_size_than_recorded_is_found(told: Ledger, files: Path) -> None:
    alter(told, "UPDATE files SET size = 4")
    assert faults(told, files) == {"evidence": "file 1 has another size"}


def test_a_counter_that_does_not_count_is_found(told: Ledger, files: Path) -> None:
    alter(told, "UPDATE tallies SET n = 7 WHERE name = 'fed_back'")
    assert faults(told, files) == {"tallies": "fed_back of assignment 1 is 7, counted 3"}


def test_a_missing_counter_is_found(told: Ledger, files: Path) -> None:
    alter(told, "DELETE FROM tallies WHERE name = 'sent'")
    assert faults(told, files) == {"tallies": "sent of assignment 1 is 0, counted 1"}


def test_a_finding_changed_past_the_program_shows_in_the_counters(
    told: Ledger, files: Path
) -> None:
    alter(told, "UPDATE findings SET state = 'closed', closed_on = '2021-01-01' WHERE id = 1")
    assert "tallies" in faults(told, files)


def rewritten(ledger: Ledger, change: Callable[[Snapshot], Snapshot]) -> None:
    with ledger.work() as work:
        frozen = work.snapshots.of_week("2020-W50")
    assert frozen is not None
    body = change(frozen).model_dump_json(exclude={"id"}).replace("'", "''")
    alter(ledger, f"UPDATE snapshots SET body = '{body}' WHERE frozen = 1")


def test_a_digest_whose_units_do_not_add_up_is_found(told: Ledger, files: Path) -> None:
    def change(snapshot: Snapshot) -> Snapshot:
        figures = snapshot.figures.model_copy(update={"findings": Count(n=9, d=9)})
        return snapshot.model_copy(update={"figures": figures})

    rewritten(told, change)
    fault = "digest 2020-W50: findings is 9/9, its units are 1/3"
    assert faults(told, files) == {"snapshots": fault}


def test_a_digest_whose_lights_do_not_add_up_is_found(told: Ledger, files: Path) -> None:
    def dark(unit: UnitFigures) -> UnitFigures:
        return unit.model_copy(update={"lights": {}})

    def change(snapshot: Snapshot) -> Snapshot:
        units = tuple(dark(unit) for unit in snapshot.figures.units)
        figures = snapshot.figures.model_copy(update={"units": units})
        return snapshot.model_copy(update={"figures": figures})

    rewritten(told, change)
    assert faults(told, files)["snapshots"].startswith("digest 2020-W50: ")


def test_a_digest_whose_history_was_rewritten_is_found(told: Ledger, files: Path) -> None:
    def change(snapshot: Snapshot) -> Snapshot:
        return snapshot.model_copy(update={"history": (("2020-W50", Count(n=0, d=0)),)})

    rewritten(told, change)
    fault = "digest 2020-W50: its history ends with another figure"
    assert faults(told, files) == {"snapshots": fault}


def test_a_digest_that_cannot_be_read_is_named(told: Ledger, files: Path) -> None:
    alter(told, "UPDATE snapshots SET body = '{}' WHERE frozen = 1")
    fault = "digest 2020-W50 cannot be read"
    assert faults(told, files) == {"heads": fault, "snapshots": fault}


def test_a_row_that_points_nowhere_is_found(told: Ledger, files: Path) -> None:
    alter(told, "UPDATE findings SET author_id = 999 WHERE id = 2")
    found = faults(told, files)
    assert found.pop("search").startswith("the search index has other words for finding 2")
    assert found == {"foreign-keys": "findings row 2 points to no persons"}


def test_a_damaged_page_is_found_and_named(told: Ledger, files: Path) -> None:
    """Wherever the damage lies, some check speaks, and none of them crashes."""
    with closing(sqlite3.connect(told.path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        [[root]] = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'events_by_item'"
        )
        [[size]] = connection.execute("PRAGMA page_size")
    told.close()
    with told.path.open("r+b") as file:
        file.seek((root - 1) * size + 8)
        file.write(b"\xff" * 64)
    assert faults(told, files)


def test_what_is_no_database_at_all_is_said(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite"
    path.write_bytes(b"no database" * 1000)
    with pytest.raises(StorageDown):
        verify(path, tmp_path)


def test_all_checks_are_made_though_one_has_failed(told: Ledger, files: Path) -> None:
    alter(told, "UPDATE files SET size = 4", "UPDATE tallies SET n = 7 WHERE name = 'sent'")
    assert faults(told, files).keys() == {"evidence", "tallies"}


def test_a_check_has_a_name_of_its_own() -> None:
    assert len({walk.__name__ for walk in verifying.CHECKS.values()}) == len(CHECKS)

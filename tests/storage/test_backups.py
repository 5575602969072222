"""Backups: whole, incremental, private, and restored as they were; made while the bot writes."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import stat
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.processes.fetching import blob_path, store
from storage import backups, files, restoring, verifying
from storage.backups import Backup, BackupFaulty, Place
from storage.database import StorageDown
from storage.restoring import WouldOverwrite
from tests import builders
from tests.ledger import Ledger, opened
from tests.torture import sizes

AT = datetime(2020, 12, 6, 18, 30, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def place(ledger: Ledger, town: builders.World, tmp_path: Path) -> Place:
    """A ledger with two pieces of evidence and a secret."""
    made = Place(
        database=ledger.path, files=tmp_path / "data" / "files", secret=tmp_path / "data/secret"
    )
    files.make_private(made.secret)
    made.secret.write_bytes(b"secret")
    for content in (b"first", b"second"):
        add_evidence(ledger, made, content)
    return made


def add_evidence(ledger: Ledger, place: Place, content: bytes) -> str:
    sha256 = store(place.files, content)
    with ledger.work() as work:
        person = work.people.all()[0]
        file = builders.stored_file(work, person)
        work.evidence.save_file(replace(file, sha256=sha256, size=len(content)))
    return sha256


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def backup(place: Place, folder: Path) -> Backup:
    return backups.make(place, folder, AT)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Place:
    root = tmp_path / "elsewhere"
    return Place(database=root / "x.sqlite", files=root / "files", secret=root / "secret")


def dumped(path: Path) -> list[str]:
    """Sorted: a copy lists its triggers behind its indexes, in whatever order they were made."""
    with closing(sqlite3.connect(path)) as connection:
        return sorted(connection.iterdump())


def members(backup: Backup) -> list[Path]:
    return [backup.folder / name for name in backup.manifest.members]


# What it holds.


def test_it_holds_ledger_secret_and_evidence(backup: Backup, place: Place) -> None:
    assert dumped(backup.folder / "ledger.sqlite") == dumped(place.database)
    assert (backup.folder / "secret").read_bytes() == b"secret"
    assert {
        path.read_bytes() for path in members(backup) if path.parent.parent.name == "files"
    } == {
        b"first",
        b"second",
    }


def test_the_manifest_names_every_file_by_its_hash(backup: Backup) -> None:
    found = {path for path in backup.folder.rglob("*") if path.is_file()}
    assert found == {*members(backup), backup.folder / "manifest.json"}
    for name, entry in backup.manifest.members.items():
        content = (backup.folder / name).read_bytes()
        assert entry.sha256 == hashlib.sha256(content).hexdigest()
        assert entry.size == len(content)


def test_only_the_owner_may_read_it(backup: Backup) -> None:
    for path in (backup.folder, *backup.folder.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_it_is_named_by_its_moment(backup: Backup) -> None:
    assert backup.folder.name == "20201206T183000Z"


def test_two_in_one_second_do_not_touch_each_other(place: Place, folder: Path) -> None:
    names = [backups.make(place, folder, AT).folder.name for _ in range(3)]
    assert names == ["20201206T183000Z", "20201206T183000Z-002", "20201206T183000Z-003"]
    assert [each.folder.name for each in backups.every(folder)] == names


def test_it_is_read_again_as_it_was_made(backup: Backup) -> None:
    assert backups.read(backup.folder) == backup
    assert backups.read(backup.folder / "ledger.sqlite") == backup


def test_deleted_rows_are_not_in_the_copy(ledger: Ledger, place: Place, folder: Path) -> None:
    with ledger.work() as work:
        work.inbox.receive(1, 1, "WORDS THAT WENT", work.now)
        work.inbox.done(1, 1, work.now)
    made = backups.make(place, folder, AT)
    assert b"WORDS THAT WENT" not in (made.folder / "ledger.sqlite").read_bytes()


def test_a_ledger_without_a_secret_can_be_backed_up(place: Place, folder: Path) -> None:
    place.secret.unlink()
    assert "secret" not in backups.make(place, folder, AT).manifest.members


def test_the_head_of_the_chain_stands_in_the_manifest(
    ledger: Ledger, place: Place, folder: Path
) -> None:
    assert backups.make(place, folder, AT).manifest.head is None
    with ledger.work() as work:
        work.events.record("note", item_id=1)
        work.events.set_seal(1, "a" * 64)
    assert backups.make(place, folder, AT).manifest.head == "a" * 64


# Evidence only once.


def test_a_second_one_links_to_what_the_first_has_copied(
    backup: Backup, place: Place, folder: Path
) -> None:
    second = backups.make(place, folder, AT + timedelta(days=1))
    for name in second.manifest.members:
        if name.startswith("files/"):
            assert (second.folder / name).samefile(backup.folder / name)


def test_it_never_shares_bytes_with_the_living_files(backup: Backup, place: Place) -> None:
    for path in members(backup):
        if path.parent.parent.name == "files":
            assert not path.samefile(blob_path(place.files, path.name))


def test_evidence_that_has_gone_from_the_disk_is_named_and_still_linked(
    backup: Backup, ledger: Ledger, place: Place, folder: Path
) -> None:
    known = hashlib.sha256(b"first").hexdigest()
    blob_path(place.files, known).unlink()
    lost = add_evidence(ledger, place, b"third")
    blob_path(place.files, lost).unlink()
    second = backups.make(place, folder, AT + timedelta(days=1))

    assert f"files/{known[:2]}/{known}" in second.manifest.members
    assert second.manifest.missing == (lost,)


def test_where_nothing_can_be_linked_it_is_copied(
    backup: Backup, place: Place, folder: Path
) -> None:
    for path in members(backup):
        if path.parent.parent.name == "files":
            path.unlink()
    backups.check(backups.make(place, folder, AT + timedelta(days=1)))


# Whole or not at all.


def test_what_a_crash_left_is_swept_away_and_never_taken_for_one(
    place: Place, folder: Path
) -> None:
    left = folder / "20201206T183000Z.unfinished"
    left.mkdir(parents=True)
    (left / "ledger.sqlite").write_bytes(b"half")
    assert backups.every(folder) == []
    backups.make(place, folder, AT)
    assert not left.exists()


def test_only_one_is_made_at_a_time(place: Place, folder: Path) -> None:
    with files.held(folder / "backup"), pytest.raises(files.AlreadyRunning):
        backups.make(place, folder, AT)


def test_a_ledger_that_cannot_be_read_leaves_no_backup(place: Place, folder: Path) -> None:
    place.database.write_bytes(b"not a database at all" * 400)
    with pytest.raises(StorageDown):
        backups.make(place, folder, AT)
    assert backups.every(folder) == []


def test_a_folder_that_is_none_of_ours_is_left_alone(backup: Backup, folder: Path) -> None:
    (folder / "photos").mkdir()
    (folder / "bad").mkdir()
    (folder / "bad" / "manifest.json").write_text("{}")
    assert backups.every(folder) == [backup]


@pytest.mark.parametrize(
    "text",
    [
        "not json",
        '{"made_at": "2020-12-06T18:30:00Z", "head": null, "members": {}}',
        '{"made_at": "2020-12-06T18:30:00Z", "head": null, "members":'
        ' {"ledger.sqlite": {"sha256": "", "size": 0}, "../../x": {"sha256": "", "size": 0}}}',
        '{"made_at": "2020-12-06T18:30:00Z", "head": null, "members":'
        ' {"ledger.sqlite": {"sha256": "", "size": 0}, "/etc/x": {"sha256": "", "size": 0}}}',
    ],
)
def test_a_manifest_that_is_damaged_or_leads_out_is_refused(backup: Backup, text: str) -> None:
    (backup.folder / "manifest.json").write_text(text)
    with pytest.raises(BackupFaulty, match="manifest"):
        backups.read(backup.folder)


def test_a_folder_without_a_manifest_is_no_backup(tmp_path: Path) -> None:
    with pytest.raises(BackupFaulty):
        backups.read(tmp_path)


# Restoring.


def test_what_is_restored_is_what_was_backed_up(
    backup: Backup, place: Place, elsewhere: Place
) -> None:
    assert restoring.restore(backup, elsewhere, at=AT) is None

    assert dumped(elsewhere.database) == dumped(place.database)
    assert elsewhere.secret.read_bytes() == b"secret"
    for name in ("first", "second"):
        sha256 = hashlib.sha256(name.encode()).hexdigest()
        assert blob_path(elsewhere.files, sha256).read_bytes() == name.encode()
    assert [check.fault for check in verifying.verify(elsewhere.database, elsewhere.files)] == [
        None
    ] * len(verifying.CHECKS)


def test_what_is_restored_is_private(backup: Backup, elsewhere: Place) -> None:
    restoring.restore(backup, elsewhere, at=AT)
    root = elsewhere.database.parent
    for path in (root, *root.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_it_never_writes_over_a_ledger_unasked(backup: Backup, place: Place) -> None:
    before = dumped(place.database)
    with pytest.raises(WouldOverwrite):
        restoring.restore(backup, place, at=AT)
    assert dumped(place.database) == before


def test_asked_to_it_sets_the_old_ledger_aside(
    backup: Backup, ledger: Ledger, place: Place
) -> None:
    before = dumped(place.database)
    with ledger.work() as work:
        work.events.record("later", item_id=1)
    later = dumped(place.database)
    ledger.close()
    aside = restoring.restore(backup, place, at=AT, force=True)

    assert dumped(place.database) == before
    assert aside is not None
    assert dumped(aside / place.database.name) == later


def test_a_running_bot_keeps_its_ledger(backup: Backup, place: Place) -> None:
    with files.held(place.database), pytest.raises(files.AlreadyRunning):
        restoring.restore(backup, place, at=AT, force=True)


def test_the_new_ledger_does_not_meet_an_old_write_ahead_log(
    backup: Backup, elsewhere: Place
) -> None:
    elsewhere.database.parent.mkdir()
    wal = Path(f"{elsewhere.database}-wal")
    wal.write_bytes(b"of another ledger")
    with pytest.raises(WouldOverwrite):
        restoring.restore(backup, elsewhere, at=AT)
    restoring.restore(backup, elsewhere, at=AT, force=True)
    assert not wal.exists()


def test_every_damaged_byte_is_found_before_anything_is_restored(
    backup: Backup, elsewhere: Place, tmp_path: Path
) -> None:
    for name in backup.manifest.members:
        damaged = backups.read(Path(shutil.copytree(backup.folder, tmp_path / "damaged")))
        path = damaged.folder / name
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(content)
        with pytest.raises(BackupFaulty, match=name):
            restoring.restore(damaged, elsewhere, at=AT)
        assert not elsewhere.database.exists()
        shutil.rmtree(damaged.folder)


def test_a_missing_file_is_found(backup: Backup, elsewhere: Place) -> None:
    (backup.folder / "secret").unlink()
    with pytest.raises(BackupFaulty, match="secret"):
        restoring.restore(backup, elsewhere, at=AT)


def test_a_backup_without_a_secret_is_restored_without_one(
    place: Place, folder: Path, elsewhere: Place
) -> None:
    place.secret.unlink()
    restoring.restore(backups.make(place, folder, AT), elsewhere, at=AT)
    assert not elsewhere.secret.exists()


# How long they stay.


def test_after_a_season_there_are_days_weeks_and_months(place: Place, folder: Path) -> None:
    for night in range(40):
        backups.make(place, folder, AT + timedelta(days=night))
        backups.prune(folder, ZONE)
    days = [
        each.manifest.made_at.astimezone(ZONE).date().isoformat() for each in backups.every(folder)
    ]

    assert days == [
        "2020-12-27",
        "2020-12-31",
        "2021-01-03",
        "2021-01-09",
        "2021-01-10",
        "2021-01-11",
        "2021-01-12",
        "2021-01-13",
        "2021-01-14",
        "2021-01-15",
    ]


def test_removing_one_leaves_the_evidence_of_the_others(place: Place, folder: Path) -> None:
    for second in range(3):
        backups.make(place, folder, AT + timedelta(seconds=second))
    assert len(backups.prune(folder, ZONE)) == 2
    [left] = backups.every(folder)
    backups.check(left)


# While the bot writes.


@contextmanager
def writing(ledger: Ledger) -> Iterator[list[int]]:
    """Two hundred transactions a second, each of an event and a slot that belong together."""
    done: list[int] = []
    stop = threading.Event()

    def write() -> None:
        with opened(ledger.path.parent) as own:
            while not stop.wait(0.003):
                with own.work(f"write:{len(done)}") as work:
                    work.events.record("pair", item_id=len(done))
                    work.clocks.take_slot("pair", str(len(done)))
                done.append(1)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        yield done
    finally:
        stop.set()
        writer.join()


@pytest.mark.parametrize(
    "count", [sizes.size("BACKUPS", 6), pytest.param(100, marks=pytest.mark.slow)]
)
def test_each_of_many_made_while_the_bot_writes_is_whole(
    ledger: Ledger, tmp_path: Path, count: int
) -> None:
    place = Place(database=ledger.path, files=tmp_path / "f", secret=tmp_path / "s")
    begun = time.monotonic()
    with writing(ledger) as done:
        made = [backups.make(place, tmp_path / "b", AT) for _ in range(count)]
    per_second = len(done) / (time.monotonic() - begun)
    assert len(done) > count
    seen = [pairs(each, tmp_path / f"r{n}") for n, each in enumerate(made)]

    assert seen == sorted(seen)
    assert seen[-1] <= len(done)
    sizes.tell(
        f"backups {count} while {per_second:.0f} transactions a second were written: "
        f"whole {len(seen)}, the last with {seen[-1]:,} of {len(done):,} transactions"
    )


def pairs(backup: Backup, root: Path) -> int:
    """Restored and verified: how many transactions it holds, each with both its rows."""
    to = Place(database=root / "x.sqlite", files=root / "files", secret=root / "secret")
    restoring.restore(backup, to, at=AT)
    assert all(check.fault is None for check in verifying.verify(to.database, to.files))
    with closing(sqlite3.connect(to.database)) as connection:
        [[events, slots]] = connection.execute(
            "SELECT (SELECT COUNT(*) FROM events WHERE kind = 'pair'),"
            " (SELECT COUNT(*) FROM slots WHERE task = 'pair')"
        )
    assert events == slots
    return int(events)

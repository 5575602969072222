"""A purge takes every word of a round and leaves every number, and the chain still tells."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.core import errors
from bot.core.digests import Snapshot
from bot.core.findings import Finding
from bot.core.forms import Draft
from bot.core.purging import EVENT, GONE, Purged
from bot.core.roles import Role
from bot.core.rounds import Phase, Team
from bot.processes.fetching import store
from bot.processes.sealing import seal_next
from bot.usecases import purging as cases
from storage import purging
from storage.verifying import CHECKS, verify
from tests import builders
from tests.ledger import Ledger
from tests.usecases.deeds import CHAIN, Deeds

WORD = "绝不可留"
OTHER = "另一轮的话"
# What holds no word about an item: names, dates, states, figures, and the chain itself.
KEPT = {
    "assignments",
    "ballot_tokens",
    "ballots",
    "case_checks",
    "case_draws",
    "co_departments",
    "digest_choices",
    "dues",
    "evaluations",
    "events",
    "exports",
    "group_chats",
    "inbox",
    "instruction_items",
    "invitations",
    "ladder_steps",
    "leads",
    "letter_items",
    "list_meetings",
    "migrations",
    "organisations",
    "persons",
    "posts",
    "recusals",
    "rounds",
    "samples",
    "sent_pictures",
    "signals",
    "slots",
    "substitutes",
    "tallies",
    "teams",
    "to_inspect",
    "tries",
    "vanishing",
}
BY_HAND = {
    "drafts",
    "event_payloads",
    "files",
    "imports",
    "outbox",
    "picture_bands",
    "snapshots",
}
# Follow the ledger by triggers.
SEARCH = {"search_docs", "search_index", "search_stale"}


@pytest.fixture
def files(tmp_path: Path) -> Path:
    return tmp_path / "files"


@pytest.fixture
def told(ledger: Ledger, town: builders.World, files: Path) -> Deeds:
    """A round with words wherever they go, archived; another one beside it; all sealed."""
    deeds = Deeds(ledger, town)
    item = _story(deeds, files)
    deeds.archives()
    _leave_traces(deeds, item)
    _leave_remarks(deeds)
    _other_round(deeds, files)
    return deeds


@pytest.fixture
def purged(told: Deeds) -> Deeds:
    purge(told)
    return told


def _story(deeds: Deeds, files: Path) -> Finding:
    """Refused, closed and reopened."""
    paper = deeds.feeds(deeds.signed(problem=f"{WORD}问题"))[0]
    item = deeds.assign(paper, measures=({"text": f"{WORD}措施"},))
    shared = _file(deeds, files, b"in both rounds")
    deeds.report(item, text=f"{WORD}进展", evidence=(_file(deeds, files, b"proof"), shared))
    deeds.refuse(deeds.apply(item, text=f"{WORD}申请", caption=f"{WORD}说明"), Role.LEADER)
    deeds.endorse(deeds.apply(item, text=f"{WORD}再申请"), *CHAIN)
    deeds.logged(problem=f"{WORD}底稿")
    return deeds.reopen(item, text=f"{WORD}理由")


def _file(deeds: Deeds, files: Path, content: bytes) -> int:
    id = deeds.file()
    with deeds.ledger.work() as work:
        sha256 = store(files, content)
        work.evidence.save_file(replace(work.evidence.file(id), sha256=sha256, size=len(content)))
    return id


def _leave_traces(deeds: Deeds, item: Finding) -> None:
    """A frozen digest that names the item, and an answer not yet given."""
    with deeds.ledger.work() as work:
        late = work.today.replace(year=2022)
        figures = work.statistics.figures(now=work.now, today=late, round_id=None)
        assert WORD in figures.model_dump_json()
        work.snapshots.add(Snapshot(week="2020-W50", frozen=True, figures=figures, history=()))
        for about in ({"finding": str(item.id)}, {"assignment": str(item.assignment_id)}, {}):
            draft = Draft(
                id=0,
                person_id=deeds.id(Role.RESPONSIBLE),
                chat_id=1,
                form="progress",
                answers={**about, "text": f"{WORD}草稿" if about else "别处的话"},
                parked=True,
                opened_at=work.now,
                touched_at=work.now,
            )
            work.drafts.add(draft)


def _leave_remarks(deeds: Deeds) -> None:
    """A suggestion of the round, with a file, and what a voter wrote."""
    file = deeds.file()
    alter(
        deeds,
        "INSERT INTO suggestions (number, round_id, author_id, addressee_id, text, state, answer,"
        f" proposed_on) VALUES ('J7-001', 1, 1, 2, '{WORD}建议', 'proposed', '{WORD}答复',"
        " '2020-12-07')",
        f"INSERT INTO suggestion_files VALUES (1, {file})",
        "INSERT INTO evaluations (assignment_id, handed_out, opened_on, closes_on)"
        " VALUES (1, 20, '2020-12-07', '2020-12-21')",
        "INSERT INTO instructions (number, issuer, entered_by, round_id, text, issued_on, due,"
        f" state) VALUES ('P1', 'x', 1, 1, '{WORD}批示', '2020-12-07', '2020-12-21', 'open')",
        "INSERT INTO instruction_addressees (instruction_id, organisation_id, feedback,"
        f" fed_back_on) VALUES (1, 1, '{WORD}反馈', '2020-12-08')",
        f"INSERT INTO ballot_remarks (key, evaluation_id, text) VALUES ('k', 1, '{WORD}意见')",
    )


def _other_round(deeds: Deeds, files: Path) -> None:
    """Under way, with words and a file of its own, and one that both rounds know."""
    with deeds.ledger.work() as work:
        later = replace(deeds.town.round, id=0, number="8", name="第八轮巡察")
        round_ = work.rounds.add(replace(later, phase=Phase.RECTIFICATION))
        team = work.rounds.add_team(Team(id=0, round_id=round_.id, number=1, name="第一组"))
        assignment = builders.assignment(work, round_, team, deeds.town.unit)
        town = replace(deeds.town, round=round_, team=team, assignment=assignment)
        other = builders.finding(work, town, number="8-01-001", problem=OTHER)
        work.events.record("finding-logged", item_id=other.id, body={"problem": OTHER})
        [shared] = deeds.ledger.rows("SELECT id FROM files ORDER BY id LIMIT 1")
    own = _file(deeds, files, b"another proof")
    with deeds.ledger.work() as work:
        held = work.evidence.files([int(str(shared[0])), own])
        builders.evidence(work, other, held, caption=OTHER)
        seal_next(work, 1000)


def purge(deeds: Deeds) -> Purged | None:
    with deeds.ledger.work() as work:
        gone = cases.purge(deeds.town.round.id, work)
        seal_next(work, 1000)
    return gone


def alter(deeds: Deeds, *statements: str) -> None:
    with closing(sqlite3.connect(deeds.ledger.path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def faults(deeds: Deeds, files: Path) -> dict[str, str]:
    checks = verify(deeds.ledger.path, files)
    assert [check.name for check in checks] == list(CHECKS)
    return {check.name: check.fault for check in checks if check.fault is not None}


def everything(deeds: Deeds) -> str:
    with closing(sqlite3.connect(deeds.ledger.path)) as connection:
        return "\n".join(connection.iterdump())


def counted(deeds: Deeds) -> object:
    """Every published figure, now and as of each day of the story."""
    with deeds.ledger.work() as work:
        now = work.statistics.figures(now=work.now, today=work.today, round_id=None)
        then = work.statistics.figures_as_of(work.today, round_id=deeds.town.round.id)
    return now.model_copy(update={"head": None, "overdue": (), "due_soon": ()}), then


# What goes.


def test_no_word_of_the_round_is_left_in_the_tables(told: Deeds) -> None:
    assert everything(told).count(WORD) > 10
    gone = purge(told)
    assert gone is not None
    assert gone.findings == 2
    assert WORD not in everything(told)
    assert OTHER in everything(told)
    assert "别处的话" in everything(told)


def test_nor_in_the_bytes_of_the_files(purged: Deeds) -> None:
    """Not in free pages, and not in the write-ahead log."""
    purged.ledger.close()
    purging.shrink(purged.ledger.path)
    beside = purged.ledger.path.parent.glob(f"{purged.ledger.path.name}*")
    assert not any(WORD.encode() in path.read_bytes() for path in beside)


def test_the_rounds_own_files_go_and_anothers_stay(purged: Deeds, files: Path) -> None:
    (files / "ab").mkdir()
    (files / "ab" / "half.part").write_bytes(b"")
    with purged.ledger.work() as work:
        hashes = work.purging.hashes()
    for path in purging.orphans(files, hashes):
        path.unlink()
    left = {path.read_bytes() for path in files.rglob("*") if path.is_file()}
    assert b"another proof" in left
    assert b"" not in left
    assert len(left) == len(hashes) == 2
    assert faults(purged, files) == {}


def test_every_table_is_either_taken_from_or_said_to_hold_no_words(ledger: Ledger) -> None:
    """A new table is decided on: words about an item go into `purging.TAKEN`."""
    rows = ledger.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    tables = {
        str(name) for (name,) in rows if not str(name).startswith(("sqlite_", "search_index_"))
    }
    assert tables == {table for table, _ in purging.TAKEN} | BY_HAND | KEPT | SEARCH


# What stays.


def test_every_figure_and_the_other_round_stay(told: Deeds) -> None:
    before = counted(told)
    purge(told)
    assert counted(told) == before


def test_a_digest_keeps_its_numbers_and_loses_its_words(purged: Deeds) -> None:
    with purged.ledger.work() as work:
        kept = work.snapshots.of_week("2020-W50")
    assert kept is not None
    [line] = kept.figures.overdue
    assert (line.number, line.summary) == ("7-01-001", GONE)
    assert kept.figures.findings.d == 1


def test_it_is_an_event_of_the_round(purged: Deeds) -> None:
    with purged.ledger.work() as work:
        *_, event = work.events.of_item("round", purged.town.round.id)
        history = work.events.of_item("finding", 1)
    assert (event.kind, event.person_id, event.body) == (EVENT, None, {"files": 4, "findings": 2})
    assert len(history) > 8
    assert all(entry.body is None and entry.person_id is None for entry in history)


def test_a_round_is_purged_once_and_only_when_archived(told: Deeds) -> None:
    assert purge(told) is not None
    assert purge(told) is None
    with told.ledger.work() as work:
        other = work.rounds.find(told.town.round.term, "8")
        assert other is not None
        with pytest.raises(errors.WrongState):
            cases.purge(other.id, work)


# What is still found out.


def test_the_ledger_verifies_after_it(purged: Deeds, files: Path) -> None:
    assert faults(purged, files) == {}


@pytest.mark.parametrize(
    ("statements", "check", "named"),
    [
        (["UPDATE events SET day = '2020-01-01' WHERE seq = 2"], "chain", "event 2 breaks"),
        (["UPDATE events SET to_state = 'closed' WHERE seq = 4"], "chain", "event 4 breaks"),
        (["DELETE FROM events WHERE seq = 3"], "chain", "event 3 is missing"),
        (
            [
                "UPDATE events SET seq = 9999 WHERE seq = 3",
                "UPDATE events SET seq = 3 WHERE seq = 4",
                "UPDATE events SET seq = 4 WHERE seq = 9999",
            ],
            "chain",
            "event 3 breaks",
        ),
        (
            [
                "UPDATE events SET seq = -seq WHERE seq > 4",
                "UPDATE events SET seq = 1 - seq WHERE seq < 0",
                "INSERT INTO events SELECT 5, kind, item_kind, item_id, from_state, to_state, day,"
                " payload_hash, 'inserted', 0, seal FROM events WHERE seq = 4",
            ],
            "chain",
            "event 5 breaks",
        ),
    ],
)
def test_a_changed_removed_reordered_or_inserted_event_is_named(
    purged: Deeds, files: Path, statements: list[str], check: str, named: str
) -> None:
    alter(purged, *statements)
    assert named in faults(purged, files)[check]


def test_contents_of_another_round_may_not_be_gone(purged: Deeds, files: Path) -> None:
    [(seq,)] = purged.ledger.rows(
        "SELECT seq FROM event_payloads WHERE body LIKE :word", word=f"%{OTHER}%"
    )
    alter(purged, f"DELETE FROM event_payloads WHERE seq = {seq}")
    assert faults(purged, files) == {"payloads": f"event {seq} has lost its content"}


def test_nor_what_the_purge_says_of_itself(purged: Deeds, files: Path) -> None:
    [(seq,)] = purged.ledger.rows("SELECT seq FROM events WHERE kind = :kind", kind=EVENT)
    alter(purged, f"DELETE FROM event_payloads WHERE seq = {seq}")
    assert faults(purged, files) == {"payloads": f"event {seq} has lost its content"}


def test_a_content_put_back_must_be_the_old_one(purged: Deeds, files: Path) -> None:
    alter(
        purged,
        "INSERT INTO event_payloads VALUES (2, 1, '2020-12-07T03:00:00.000000Z', 'salt', '{}')",
    )
    assert "event 2 has another content" in faults(purged, files)["payloads"]

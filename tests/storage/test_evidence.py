"""Evidence: one piece may have ten files, and one file may prove several things."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core import errors
from bot.core.evidence import FileKind
from bot.core.findings import State
from bot.core.roles import Role
from tests import builders
from tests.ledger import START, Ledger


def test_a_file_comes_back_and_learns_its_hash(ledger: Ledger, town: builders.World) -> None:
    with ledger.work() as work:
        photo = builders.stored_file(work, town.people[Role.MEMBER])
        assert work.evidence.file(photo.id) == photo
        fetched = replace(photo, sha256="ab" * 32, fetched_at=work.now, attempts=1, size=9)
        work.evidence.save_file(fetched)
        assert work.evidence.file(photo.id) == fetched
        with pytest.raises(errors.NotFound):
            work.evidence.file(99)


def test_files_come_in_the_order_asked(ledger: Ledger, town: builders.World) -> None:
    with ledger.work() as work:
        one, two = (builders.stored_file(work, town.people[Role.MEMBER]) for _ in range(2))
        assert work.evidence.files([two.id, 99, one.id]) == [two, one]


def test_to_fetch_is_what_is_due_and_neither_here_nor_dead(
    ledger: Ledger, town: builders.World
) -> None:
    with ledger.work() as work:
        member = town.people[Role.MEMBER]
        second = builders.stored_file(work, member)
        first = builders.stored_file(work, member, not_before=START - timedelta(hours=1))
        builders.stored_file(work, member, not_before=START + timedelta(seconds=1))
        builders.stored_file(work, member, sha256="cd" * 32, fetched_at=START)
        builders.stored_file(work, member, kind=FileKind.PLACE, fetched_at=START)
        builders.stored_file(work, member, dead_reason="too big")
        assert work.evidence.to_fetch(work.now, limit=9) == [first, second]
        assert work.evidence.to_fetch(work.now, limit=1) == [first]


def test_an_album_is_one_piece_with_its_files(ledger: Ledger, town: builders.World) -> None:
    with ledger.work() as work:
        item = builders.finding(work, town, State.IN_PROGRESS)
        other = builders.finding(work, town, State.IN_PROGRESS)
        photos = [builders.stored_file(work, town.people[Role.RESPONSIBLE]) for _ in range(10)]
        album = builders.evidence(work, item, photos)
        words = builders.evidence(work, item, [], caption="走访记录已存档")
        builders.evidence(work, other, photos[:1])
        assert work.evidence.of_finding(item.id) == [album, words]
        assert len(album.files) == 10
        assert work.evidence.count_files(item.id) == 10
        assert work.evidence.count_files(other.id) == 1


def test_evidence_is_told_oldest_first(ledger: Ledger, town: builders.World) -> None:
    with ledger.work() as work:
        item = builders.finding(work, town, State.IN_PROGRESS)
        late = builders.evidence(work, item, [])
    ledger.clock.pass_by(timedelta(days=-1))
    with ledger.work() as work:
        early = builders.evidence(work, item, [])
        assert work.evidence.of_finding(item.id) == [early, late]

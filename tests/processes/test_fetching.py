"""Evidence comes home: bytes on our own disk under their hash, tried again, or given up.

Fault 12: a Telegram file id alone is no proof.
"""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.core.evidence import FileKind, StoredFile
from bot.demo import botapi
from bot.demo.botapi import faults
from bot.demo.botapi.files import file_json
from bot.demo.botapi.methods import chats
from bot.processes import fetching
from bot.processes.fetching import blob_path, store
from bot.usecases import evidence
from handlers.outbound.messenger import TelegramDownloader
from storage.database import Database
from tests import builders
from tests.handlers.running import Running
from tests.ledger import Ledger, TurnedClock
from tests.processes.conftest import People
from tests.processes.test_delivering import at_work, read_only
from tests.telegram import png

PICTURE = png()


def kept(people: People, telegram_id: str, *, name: str = "李明") -> int:
    with people.ledger.work() as work:
        file = StoredFile(
            id=0,
            kind=FileKind.PHOTO,
            name="photo.jpg",
            mime="image/jpeg",
            size=0,
            telegram_id=telegram_id,
            telegram_unique_id=telegram_id,
            uploader_id=people.ids[name],
            uploaded_at=work.now,
            not_before=work.now,
        )
        return work.evidence.add_file(file).id


def stored(people: People, id: int) -> StoredFile:
    with people.ledger.work() as work:
        return work.evidence.file(id)


@pytest.fixture
def photo(people: People) -> int:
    li = people.joins("李明")
    message = li.user.sends_photo(PICTURE)
    assert message.media is not None
    return kept(people, message.media.id)


async def test_the_bytes_stand_under_their_hash(
    bot: Running, people: People, photo: int, folder: Path
) -> None:
    assert await bot.fetching() == 1
    file = stored(people, photo)
    sha256 = hashlib.sha256(PICTURE).hexdigest()
    assert (file.sha256, file.size) == (sha256, len(PICTURE))
    assert file.fetched_at is not None
    path = folder / sha256[:2] / sha256
    assert path.read_bytes() == PICTURE
    assert [each.name for each in path.parent.iterdir()] == [sha256]
    assert await bot.fetching() == 0


def test_the_same_content_is_stored_once(folder: Path) -> None:
    assert store(folder, b"same") == store(folder, b"same")
    assert len(list(folder.rglob("*"))) == 2


async def test_a_failed_download_is_tried_again_later(
    bot: Running, people: People, photo: int, api: botapi.BotApi, clock: TurnedClock
) -> None:
    api.faults.add(faults.server_error(), method="getFile")
    api.faults.add(faults.reset(), method="download")
    api.faults.add(
        faults.refused(400, "Bad Request: file is temporarily unavailable"), method="getFile"
    )
    for attempts in (1, 2, 3):
        await bot.fetching()
        assert stored(people, photo).attempts == attempts
        assert await bot.fetching() == 0
        clock.pass_by(timedelta(hours=1))
    await bot.fetching()
    assert stored(people, photo).sha256 is not None


async def test_after_eight_attempts_it_is_given_up(
    bot: Running, people: People, photo: int, api: botapi.BotApi, clock: TurnedClock
) -> None:
    api.faults.add(faults.server_error(), method="getFile", times=20)
    for _ in range(10):
        await bot.fetching()
        clock.pass_by(timedelta(hours=2))
    assert stored(people, photo).dead_reason == "unreachable"
    assert len(api.called("getFile")) == 8


async def test_a_file_too_big_or_unknown_is_given_up_at_once(
    bot: Running, people: People, photo: int, api: botapi.BotApi
) -> None:
    api.faults.add(faults.refused(400, "Bad Request: file is too big"), method="getFile")
    unknown = kept(people, "no such file")
    await bot.fetching()
    assert stored(people, photo).dead_reason == "File is too big"
    assert stored(people, unknown).dead_reason is not None
    assert await bot.fetching() == 0


async def test_a_path_on_this_machine_is_refused(
    bot: Running, people: People, photo: int, api: botapi.BotApi, tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("not evidence")
    file = next(iter(api.files._by_id.values()))
    object.__setattr__(file, "path", str(secret))
    await bot.fetching()
    assert stored(people, photo).dead_reason == "the server named a local path"


@pytest.mark.parametrize(
    "path",
    [
        "http://{host}/x",
        "//{host}/x",
        "@{host}/x",
        "file://{host}/x",
        "../../../{host}/x",
        "\\\\{host}\\x",
        "x?u=http://{host}/",
        "",
    ],
)
async def test_no_path_leads_to_another_server(
    bot: Running, people: People, photo: int, api: botapi.BotApi, path: str
) -> None:
    """What a server names is looked for at that server, and nowhere else."""
    visits: list[object] = []
    server = await asyncio.start_server(lambda _reader, writer: visits.append(writer), "127.0.0.1")
    async with server:
        port = server.sockets[0].getsockname()[1]
        file = next(iter(api.files._by_id.values()))
        object.__setattr__(file, "path", path.format(host=f"127.0.0.1:{port}"))
        await bot.fetching()
    assert not visits
    assert stored(people, photo).sha256 is None


@pytest.mark.parametrize("said", [len(PICTURE), 1])
async def test_more_bytes_than_a_file_may_have_are_not_kept(
    bot: Running, people: People, photo: int, monkeypatch: pytest.MonkeyPatch, said: int
) -> None:
    """A message may understate a file, and a Bot API server of one's own knows no 20 MB."""
    monkeypatch.setattr(chats, "file_json", lambda file: {**file_json(file), "file_size": said})
    small = TelegramDownloader(bot=bot.application.bot, most_bytes=10)
    await replace(bot.fetching, downloader=small)()
    assert stored(people, photo).dead_reason == "too big"
    assert stored(people, photo).sha256 is None


async def test_the_running_process_is_woken_and_outlives_a_database_that_is_down(
    bot: Running,
    people: People,
    photo: int,
    database: Database,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await read_only(database, "ON")
    async with at_work(bot.fetching):
        await asyncio.sleep(0.3)
        await read_only(database, "OFF")
        bot.fetching.wake()
        await fetched(people, photo)
    assert "evidence cannot be recorded" in caplog.text


async def test_it_looks_by_itself_when_nobody_wakes_it(
    bot: Running, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "IDLE_SECONDS", 0.02)
    li = people.joins("李明")
    async with at_work(bot.fetching):
        await asyncio.sleep(0.05)
        message = li.user.sends_photo(PICTURE)
        assert message.media is not None
        await fetched(people, kept(people, message.media.id))


async def fetched(people: People, id: int) -> None:
    changes = people.api.changes

    def is_home() -> bool:
        return stored(people, id).sha256 is not None

    async with asyncio.timeout(3):
        while not is_home():
            await changes.next(0.02)


def test_a_blob_stands_in_a_folder_of_its_first_two_signs(tmp_path: Path) -> None:
    assert blob_path(tmp_path, "abcdef") == tmp_path / "ab" / "abcdef"


async def test_a_lost_file_is_said_to_its_sender_and_marked_on_the_item(
    bot: Running, people: People, photo: int, api: botapi.BotApi, ledger: Ledger
) -> None:
    li = people.ids["李明"]
    loose = kept(people, "no such file")
    with ledger.work() as work:
        item = builders.finding(work, builders.world(work))
        builders.evidence(work, item, [work.evidence.file(photo)])
    api.faults.add(faults.refused(400, "Bad Request: file is too big"), method="getFile")
    await bot.fetching()
    with ledger.work() as work:
        (event,) = [e for e in work.events.of_item("finding", item.id) if e.kind == "file-lost"]
        assert event.body == {"file": photo, "reason": "File is too big"}
        told = ledger.rows("SELECT key, kind, person_id FROM outbox ORDER BY key")
        assert {(kind, person) for _, kind, person in told} == {("file-lost", li)}
        work.evidence.save_file(work.evidence.file(loose))
        evidence.record(work.evidence.file(loose), work)
    assert len(told) == len(ledger.rows("SELECT key FROM outbox")) == 2, "each once"

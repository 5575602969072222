"""Exporting: what is asked for is made beside the loop, sent once, entered in the log."""

from __future__ import annotations

import hashlib
import json
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.core import errors
from bot.core.exports import Export, Gathered, State
from bot.core.messages import Outgoing
from bot.core.people import Actor
from bot.core.screens import MadeAttachment, Text, text
from bot.core.work import Work
from bot.processes import beside, exporting
from bot.processes.beside import Progress
from bot.processes.exporting import Exporting, made_path
from bot.usecases import exports as cases
from storage.database import Database
from tests.ledger import START, Ledger
from tests.processes.conftest import People

CONTENT = b"all of it"


@dataclass(frozen=True, kw_only=True)
class Copying:
    """Makes a file of `content`, as slowly as it is told."""

    content: bytes = CONTENT
    seconds: float = 0.0
    refusal: errors.UserError | None = None
    protected: bool = False
    breaks: bool = False
    further: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    meanwhile: Callable[[], object] = lambda: None

    def gather(self, work: Work, export: Export, actor: Actor | None) -> Gathered:
        assert actor is not None
        assert actor.id == export.person_id
        if self.refusal is not None:
            raise self.refusal
        return Gathered(
            name=text("export-kind-ledger"),
            scope="第七轮",
            count=3,
            protected=self.protected,
            data=self.content,
            further=self.further.get(export.args.get("part", "")),
        )

    def make(
        self,
        gathered: Gathered,
        path: Path,
        words: Callable[[Text], str],
        progress: Progress,
    ) -> None:
        assert words(gathered.name)
        if self.breaks:
            path.write_bytes(b"half")
            raise ValueError("no such template")
        self.meanwhile()
        progress.done = 2
        time.sleep(self.seconds)
        path.write_bytes(gathered.data)


@dataclass(frozen=True, kw_only=True)
class Desk:
    ledger: Ledger
    people: People
    process: Exporting

    def asks(self, message_id: int | None = None) -> int:
        with self.ledger.work() as work:
            actor = work.people.actor(self.people.ids["李闻"], work.today)
            return cases.ask("copy", {"round": "1"}, message_id, actor, work).id

    def told(self) -> list[Outgoing]:
        ids = self.ledger.rows("SELECT id FROM outbox ORDER BY id")
        with self.ledger.work() as work:
            return [work.outbox.get(int(str(id))) for (id,) in ids]

    def arrives(self, outbox_id: int) -> None:
        with self.ledger.work() as work:
            work.outbox.sent(outbox_id, work.now, messages=(), finding_id=None)

    def state(self, id: int) -> State:
        with self.ledger.work() as work:
            return work.exports.get(id).state


Opened = Callable[[Copying], Desk]


@pytest.fixture
def desk(ledger: Ledger, database: Database, people: People, folder: Path) -> Opened:
    def opened(maker: Copying) -> Desk:
        people.joins("李闻")
        made = folder.parent / "made"
        process = Exporting(
            ledger=database, folder=made, makers={"copy": maker}, words=lambda words: words.id
        )
        return Desk(ledger=ledger, people=people, process=process)

    return opened


async def test_what_is_made_leaves_once_and_in_the_log(desk: Opened) -> None:
    at = desk(Copying(protected=True))
    id = at.asks()
    await at.process()
    await at.process()
    [message] = at.told()
    assert message.screen.attachments == (MadeAttachment(export=id),)
    assert [line.id for line in message.screen.lines] == ["export-done", "export-by"]
    assert message.screen.protected
    assert at.state(id) is State.MADE
    path = made_path(at.process.folder, id)
    assert path.read_bytes() == CONTENT
    [(body,)] = at.ledger.rows(
        "SELECT p.body FROM events e JOIN event_payloads p ON p.seq = e.seq "
        "WHERE e.kind = 'exported' AND e.item_kind = 'export'"
    )
    known = json.loads(str(body))
    assert known["sha256"] == hashlib.sha256(CONTENT).hexdigest()
    assert (known["scope"], known["count"], known["of"]) == ("第七轮", 3, {"round": "1"})
    at.arrives(message.id)
    await at.process()
    assert (at.state(id), path.exists()) == (State.SENT, False)


async def test_a_long_one_says_in_its_message_how_far_it_is(
    desk: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "PROGRESS_SECONDS", 0.05)
    at = desk(Copying(seconds=0.2))
    at.asks(message_id=7)
    await at.process()
    said, *_, document = at.told()
    assert (said.screen.lines[0].id, said.screen.edits) == ("export-progress", 7)
    assert said.screen.lines[0].args["n"] == 2
    assert document.screen.attachments


@pytest.mark.parametrize(
    ("maker", "line"),
    [
        (Copying(refusal=errors.NotFound()), "error-not-found"),
        (Copying(content=b"x" * 9), "error-unfit-export-big"),
    ],
)
async def test_what_may_not_leave_is_answered_with_a_sentence(
    desk: Opened, monkeypatch: pytest.MonkeyPatch, maker: Copying, line: str
) -> None:
    monkeypatch.setattr(exporting, "MOST_BYTES", 8)
    at = desk(maker)
    id = at.asks()
    await at.process()
    [message] = at.told()
    assert [said.id for said in message.screen.lines] == [line]
    assert at.state(id) is State.REFUSED
    assert not list(at.process.folder.glob("*"))
    assert not at.ledger.rows("SELECT seq FROM events WHERE kind = 'exported'")


async def test_one_that_cannot_be_made_keeps_no_other_waiting(
    desk: Opened, caplog: pytest.LogCaptureFixture
) -> None:
    at = desk(Copying(breaks=True))
    first, second = at.asks(), at.asks()
    with caplog.at_level(logging.ERROR):
        await at.process()
    assert [at.state(id) for id in (first, second)] == [State.REFUSED] * 2
    assert [message.screen.lines[0].id for message in at.told()] == ["export-failed"] * 2
    assert not list(at.process.folder.glob("*"))


async def test_one_that_has_gone_on_meanwhile_is_left_alone(desk: Opened) -> None:
    def refuse() -> None:
        with at.ledger.work() as work:
            cases.refused(work.exports.get(id), text("export-failed"), work)

    at = desk(Copying(meanwhile=refuse))
    id = at.asks()
    await at.process()
    assert at.state(id) is State.REFUSED
    assert [message.screen.attachments for message in at.told()] == [()]


def test_the_answer_takes_the_place_of_the_button() -> None:
    export = Export(person_id=1, kind="ledger", args={}, message_id=7, asked_at=START)
    screen = cases.asked(export)
    assert (screen.lines[0].id, screen.edits) == ("export-asked", 7)
    with pytest.raises(errors.Stale):
        export.moved(State.SENT)


async def test_parts_follow_each_other(desk: Opened) -> None:
    at = desk(Copying(further={"": {"part": "2"}}))
    at.asks()
    await at.process()
    await at.process()
    await at.process()
    assert len(at.told()) == 2
    assert at.ledger.rows("SELECT args FROM exports WHERE id = 2") == [('{"part":"2"}',)]

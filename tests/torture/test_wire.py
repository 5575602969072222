"""A fifth of all calls goes wrong, in every way Telegram and the wire know: nothing is lost, and
what is said twice is at most what Telegram had taken when its answer failed.

The people type as in test_kill; beside them are those whom no message can reach, and a group that
moves. The ledger is held against the people's model by test_kill's own oath.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest

from bot.core import screens
from bot.core.group_chats import GroupChat
from bot.core.work import Work
from bot.demo.botapi import faults
from bot.demo.botapi.calls import Call
from tests.torture import oath, sizes
from tests.torture.crew import crew
from tests.torture.office import Office, office

MEMBERS = 20
UNREACHABLE = {
    "blocked": "403 Forbidden: bot was blocked by the user",
    "deactivated": "403 Forbidden: user is deactivated",
    "never started": "403 Forbidden: bot can't initiate conversation with a user",
    "unknown": "400 Bad Request: chat not found",
}
OLD, NEW = -100, -1_000_000_000_100
NUMBERS = {f"7-01-{n:03}" for n in range(1, 6)}
RETRY_AFTER = 1
SILENCE = 0.1


async def test_a_fifth_of_all_calls_goes_wrong_and_nothing_is_lost(tmp_path: Path) -> None:
    await _goes_wrong(tmp_path, sizes.size("CALLS", 600), longest=SILENCE)


@pytest.mark.slow
async def test_ten_thousand_calls(tmp_path: Path) -> None:
    """Here one silence in ten lasts until the bot itself gives up waiting."""
    await _goes_wrong(tmp_path, sizes.size("CALLS", 10_000), longest=6.0)


async def _goes_wrong(folder: Path, calls: int, longest: float) -> None:
    async with office(folder, members=MEMBERS + len(UNREACHABLE)) as made:
        lost = made.persons[MEMBERS:]
        made.deaf = {person.id for person in lost}
        wire = Wire(chance=random.Random(sizes.SEED), longest=longest, deaf=made.deaf)
        made.api.faults.scripts.append(wire)
        group = made.api.group(NEW, "巡察办", made.persons[:1])
        await made.starts(hurried=True, impatient=True)
        await made.does(partial(_notices, [person.id for person in lost]))
        people = crew(made.persons[:MEMBERS], sizes.SEED)
        people.starts()
        while len(made.api.calls) < calls:
            await made.api.changes.next(1.0)
        people.at_work.clear()
        await made.settles(within=300)
        await people.stops()
        count = oath.Count(in_flight=wire.had_effect)
        oath.swear(made, people, count)
        _unreachable(made)
        _waited(made, wire)
        heard = " ".join(message.text for message in group.messages)
        assert [number for number in NUMBERS if number not in heard] == [], heard
        assert made.rows("SELECT chat_id FROM group_chats") == [(NEW,)]
        sizes.tell(wire.line(made, count))


def _notices(lost: list[int], work: Work) -> None:
    ids = {person.telegram_id: person.id for person in work.people.all()}
    binder = min(ids.values())
    work.group_chats.save(
        GroupChat(chat_id=OLD, title="巡察办", bound_by=binder, bound_at=work.now)
    )
    for number in sorted(NUMBERS):
        screen = screens.say("notice-closed", number=number)
        work.outbox.put(screen, key=f"group:{number}", kind="digest", chat_id=OLD)
        for person in lost:
            key = f"lost:{person}:{number}"
            work.outbox.put(screen, key=key, kind="notice", person_id=ids[person])


def _unreachable(office: Office) -> None:
    """One try each, and on the office's list."""
    lost = office.persons[MEMBERS:]
    for person, refusal in zip(lost, UNREACHABLE.values(), strict=True):
        tried = [c for c in office.api.calls if str(c.params.get("chat_id")) == str(person.id)]
        assert [c.outcome for c in tried] == [refusal]
    listed = office.rows("SELECT telegram_id FROM persons WHERE unreachable_since IS NOT NULL")
    assert {id for (id,) in listed} == office.deaf


def _waited(office: Office, wire: Wire) -> None:
    """No call to a chat before its `retry_after` is over."""
    for call in office.api.calls:
        for told in wire.floods.get(str(call.params.get("chat_id")), ()):
            since = call.tick - told.tick
            assert call is told or not 0 <= since < RETRY_AFTER, f"after {since:.3f} s"


@dataclass(kw_only=True)
class Wire:
    """Every fifth call goes wrong. `floods` are the calls that were told to wait, by chat."""

    chance: random.Random
    longest: float
    deaf: set[int]
    had_effect: int = 0
    told: Counter[str] = field(default_factory=Counter)
    floods: dict[str, list[Call]] = field(default_factory=dict)

    def __call__(self, call: Call) -> faults.Fault | None:
        chat = str(call.params.get("chat_id", ""))
        if chat == str(OLD):
            return faults.moved("group chat was upgraded to a supergroup chat", to=NEW)
        if chat in {str(id) for id in self.deaf}:
            return self._refusal(int(chat))
        if self.chance.random() >= 0.2:
            return None
        name, fault = self.chance.choice(self._ways(self._silence(call)))
        return self._counted(name, fault, call)

    def _refusal(self, chat: int) -> faults.Fault:
        words = list(UNREACHABLE.values())[sorted(self.deaf).index(chat)]
        code, _, description = words.partition(" ")
        return faults.refused(int(code), description)

    def _silence(self, call: Call) -> float:
        is_long = call.method.lower() == "sendmessage" and self.chance.random() < 0.1
        return self.longest if is_long else SILENCE

    def _ways(self, silence: float) -> list[tuple[str, faults.Fault]]:
        return [
            ("429", faults.flood(RETRY_AFTER)),
            ("500", faults.server_error()),
            ("502", faults.bad_gateway()),
            ("silent before", faults.silent_before(silence)),
            ("silent after", faults.silent_after(silence)),
            ("reset", faults.reset()),
            ("half", faults.half_answer()),
        ]

    def _counted(self, name: str, fault: faults.Fault, call: Call) -> faults.Fault:
        self.told[name] += 1
        sends = call.method.lower() in {"sendmessage", "sendphoto", "senddocument"}
        self.had_effect += sends and name in {"silent after", "half"}
        if name == "429" and "chat_id" in call.params:
            self.floods.setdefault(str(call.params["chat_id"]), []).append(call)
        return fault

    def line(self, office: Office, count: oath.Count) -> str:
        ways = "  ".join(f"{name} {n}" for name, n in sorted(self.told.items()))
        return (
            f"wire: {len(office.api.calls)} calls, {self.told.total()} went wrong ({ways})  "
            f"lost 0  said twice {count.doubled} of {self.had_effect} with effect  "
            f"unreachable {len(office.deaf)}, one try each  updates "
            f"{len(office.api.bot.updates.history)}"
        )

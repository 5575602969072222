"""What the office must be able to say under oath, whatever was done to the bot."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from tests.torture.crew import Crew
from tests.torture.office import Office

SAVED = re.compile(r"已记为底稿，编号 (\S+?)，")


@dataclass(kw_only=True)
class Count:
    """`in_flight`: rows that were claimed and not yet marked when the bot died."""

    kills: int = 0
    in_flight: int = 0
    doubled: int = 0

    def line(self, office: Office) -> str:
        updates = len(office.api.bot.updates.history)
        messages = len(_all_said(office))
        return (
            f"kills {self.kills}  updates {updates}  messages {messages}  lost 0  "
            f"doubled in the ledger 0  doubled messages {self.doubled}  "
            f"(sends in flight at the kills {self.in_flight})"
        )


def swear(office: Office, crew: Crew, count: Count) -> None:
    """Everything at once; the office has settled and nobody types."""
    _every_update_once(office)
    _ledger_is_the_model(office, crew)
    _every_message_out(office)
    _nobody_told_without_a_row(office)
    count.doubled = doubled(office)
    assert count.doubled <= count.in_flight


def claimed(office: Office) -> int:
    """Sends in flight when the bot died: claimed under a lease, and not marked."""
    with office.remains() as ledger:
        assert ledger.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert ledger.execute("PRAGMA foreign_key_check").fetchall() == []
        found = ledger.execute(
            "SELECT COUNT(*) FROM outbox WHERE sent_at IS NULL AND dead_reason IS NULL "
            "AND julianday(not_before) - julianday(created_at) > 31.0 / 86400"
        )
        return int(found.fetchone()[0])


def _every_update_once(office: Office) -> None:
    handed = {update.id for update in office.api.bot.updates.history}
    done = {id for (id,) in office.rows("SELECT update_id FROM inbox WHERE done_at IS NOT NULL")}
    assert done == handed
    assert office.rows("SELECT * FROM inbox WHERE failure IS NOT NULL") == []
    texts = {u.id for u in office.api.bot.updates.history if "text" in u.body.get("message", {})}
    keys = office.rows("SELECT key FROM outbox WHERE key LIKE 'reply:%'")
    answered = {int(key.rpartition(":")[2]) for (key,) in keys}
    assert texts - answered == set(), "updates were done and never answered"


def _ledger_is_the_model(office: Office, crew: Crew) -> None:
    found = Counter(problem for (problem,) in office.rows("SELECT problem FROM findings"))
    assert found == Counter(crew.confirmed)
    logged = office.number("SELECT COUNT(*) FROM events WHERE kind = 'finding-logged'")
    assert logged == found.total()
    assert office.number("SELECT COUNT(*) FROM files WHERE sha256 IS NULL") == 0


def _every_message_out(office: Office) -> None:
    """Each row was sent, and what it says of where it stands is so at the server: at least one
    message for each that was written to the bot."""
    assert office.unsent() == []
    known = office.rows("SELECT chat_id, message_id FROM messages")
    assert set(known) <= _all_said(office)
    answers = Counter(chat for chat, _id in known)
    for person in office.hearing:
        written = sum(not message.from_bot for message in person.chat.messages)
        assert answers[person.id] >= written


def _nobody_told_without_a_row(office: Office) -> None:
    numbers = {number for (number,) in office.rows("SELECT number FROM findings")}
    for person in office.persons:
        for message in person.chat.messages:
            if message.from_bot and (told := SAVED.search(message.text)):
                assert told[1] in numbers


def doubled(office: Office) -> int:
    """Messages that Telegram took and the ledger does not know: their like was sent again."""
    known = set(office.rows("SELECT chat_id, message_id FROM messages"))
    return len(_all_said(office) - known)


def _all_said(office: Office) -> set[tuple[int, int]]:
    """(chat, message) of all that the bot has said to anybody, groups included."""
    chats = [person.chat for person in office.persons]
    chats += [group.chat for group in office.api.groups.values()]
    return {(c.id, message.id) for c in chats for message in c.messages if message.from_bot}

"""One deed on many items tells each person once: notices of this work are gathered into bundles.

What a person would have heard item by item waits for his next daily message instead, or, in office
hours, goes out at once together with all that waits for him.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from bot.core.messages import Outgoing, Topic
from bot.core.screens import Text, text
from bot.core.work import Work
from bot.usecases import bundles

KIND = "bulk"


def gather(key: str, work: Work) -> None:
    """Of the notices that this work has put so far. `key` tells this bundle from every other."""
    by_person: dict[int, list[Outgoing]] = defaultdict(list)
    for put in work.outbox.put_under(f"notice:{work.cause}:"):
        by_person[put.person_id or 0].append(put)
    for person, puts in by_person.items():
        if len(puts) > 1:
            _bundle(person, puts, f"{key}:{person}", work)


def _bundle(person: int, puts: Sequence[Outgoing], key: str, work: Work) -> None:
    for put in puts:
        line = put.screen.lines[0]
        work.tidings.add(person, Topic.NOTICE, line, finding_id=put.screen.item)
    work.outbox.drop([put.id for put in puts])
    if work.hours.next_notice(work.now, work.workdays) == work.now:
        _send(person, key, work)


def _send(person: int, key: str, work: Work) -> None:
    tidings = work.tidings.waiting(person, bundles.DAILY)
    shown = bundles.entries(tidings, work)
    actor = work.people.actor(person, work.today)
    screen = bundles.page(head(len(shown)), shown, 0, key=key, actor=actor)
    bundles.send(person, screen, tidings, key=key, kind=KIND, work=work)


def head(n: int) -> Text:
    return text("bulk-told", n=n)

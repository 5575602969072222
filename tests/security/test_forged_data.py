"""Thousands of forged buttons at once: 0 accepted, 0 exceptions, nothing shown, nothing changed.

The short form is part of the suite; TORTURE_FORGED=10000 is the long one.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from bot.core.roles import Role
from handlers.dialogues.turns import Guide
from handlers.outbound import callbacks
from tests.handlers.talking import Chat
from tests.ledger import opened
from tests.security.cast import SECRET, UNIT, Cast, cast, suspended
from tests.security.test_matrix import EVERYWHERE, ITEM, OPEN, PERSONAL, press
from tests.torture.sizes import SEED, size, tell

FORGED = size("FORGED", 1000)
LEDGER = (
    "findings",
    "events",
    "event_payloads",
    "applications",
    "approvals",
    "reviewers",
    "changes",
    "evidence",
    "evidence_files",
    "progress",
    "measures",
    "rounds",
    "assignments",
    "posts",
    "invitations",
    "substitutes",
    "letters",
    "letter_items",
    "organisations",
    "tidings",
    "files",
)
Forging = Callable[[random.Random, str], str]


def another_s(_draw: random.Random, data: str) -> str:
    return data


def bit_flipped(draw: random.Random, data: str) -> str:
    raw = bytearray(data.encode())
    raw[draw.randrange(len(raw))] ^= 1 << draw.randrange(8)
    return raw.decode(errors="replace")


def too_long(draw: random.Random, data: str) -> str:
    return data + ":" + "9" * draw.randrange(65, 300)


def cut(draw: random.Random, data: str) -> str:
    return data[: draw.randrange(len(data))]


def spliced(draw: random.Random, data: str) -> str:
    """Another number in a part's place."""
    parts = data.split(":")
    parts[draw.randrange(1, len(parts))] = str(draw.randrange(40))
    return ":".join(parts)


def noise(draw: random.Random, _data: str) -> str:
    return draw.randbytes(draw.randrange(1, 64)).decode("latin-1")


FORGINGS: tuple[Forging, ...] = (another_s, bit_flipped, too_long, cut, spliced, noise)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cast]:
    with opened(tmp_path_factory.mktemp("forged-data")) as ledger:
        yield cast(ledger)


def genuine(told: Cast, guide: Guide) -> list[str]:
    """Every kind of button there is, and those of conversations that people have open; but for
    the accounts' own, which the administrator among the forgers presses by right, and how one
    reads one's own digest, which is everybody's."""
    verbs = {
        **ITEM,
        **OPEN,
        **{verb: (parts, frozenset()) for verb, (parts, _) in PERSONAL.items()},
    }
    made = [
        press(told, verb, parts)
        for verb, (parts, served) in verbs.items()
        if (Role.ADMIN not in served or len(served) > 5) and not verb.startswith("reading-")
    ]
    for role, person in told.own.items():
        if role is Role.ADMIN:
            continue
        chat = Chat(told.ledger, guide, person)
        for said in ("/reviews", "/due", "/feedback", "/log", "/progress"):
            chat.says(said)
            made += [b.press for row in (chat.screen.buttons if chat.screen else ()) for b in row]
    return [callbacks.encode(each) for each in made]


def forgers(told: Cast, guide: Guide) -> list[Chat]:
    """The same roles elsewhere, the administrator, someone suspended."""
    outside = [person for role, person in told.others.items() if role not in EVERYWHERE]
    gone = told.others[Role.OFFICE]
    with told.ledger.work() as work:
        suspended(work, gone)
    return [Chat(told.ledger, guide, who) for who in (*outside, told.own[Role.ADMIN], gone)]


def ledger_of(told: Cast) -> dict[str, list[tuple[object, ...]]]:
    return {table: told.ledger.rows(f"SELECT * FROM {table} ORDER BY 1") for table in LEDGER}


def beside(heard: str, said: tuple[str, ...]) -> str:
    """Without what the forger himself has said: a search repeats its words."""
    for words in said:
        heard = heard.replace(words, "") if len(words) > 1 else heard
    return heard


def test_no_forged_button_is_accepted(told: Cast, guide: Guide) -> None:
    draw = random.Random(SEED)  # noqa: S311  # a test's own dice
    buttons, chats = genuine(told, guide), forgers(told, guide)
    before, counts = ledger_of(told), Counter[str]()
    shown = []
    for n in range(FORGED):
        forging = FORGINGS[n % len(FORGINGS)]
        data = forging(draw, draw.choice(buttons))
        chat = draw.choice(chats)
        forged = callbacks.decode(data)
        chat.presses_data(forged)
        counts[forging.__name__] += 1
        told_him = beside(chat.hears, forged or ())
        # The administrator's roster names the unit of a post, and nothing of its items.
        is_admin = chat.person.name in {"外admin", "沈管理"}
        secrets = (SECRET, "7-01-") if is_admin else (SECRET, UNIT, "7-01-")
        if any(words in told_him for words in secrets):
            shown.append((data, chat.person.name, told_him))
    assert not shown
    assert ledger_of(told) == before
    tell(f"forged buttons {FORGED} {dict(counts)}: accepted 0, exceptions 0, seed {SEED}")


def test_a_strangers_forgeries_open_no_door(told: Cast, guide: Guide) -> None:
    draw = random.Random(SEED)  # noqa: S311  # a test's own dice
    stranger = Chat(told.ledger, guide, told.own[Role.DIRECTOR])
    buttons, before = genuine(told, guide), ledger_of(told)
    for data in draw.sample(buttons, 60):
        stranger.presses_data(callbacks.decode(data), user_id=4242, chat_id=4242)
        assert "邀请" in stranger.hears or not stranger.hears
    assert ledger_of(told) == before


@pytest.mark.parametrize("role", [Role.MEMBER, Role.OFFICE, Role.PRINCIPAL])
def test_ones_own_old_buttons_do_nothing_again(told: Cast, guide: Guide, role: Role) -> None:
    """A conversation's buttons after its end, and those of every step before."""
    chat = Chat(told.ledger, guide, told.own[role])
    chat.says({Role.MEMBER: "/log", Role.OFFICE: "/feedback", Role.PRINCIPAL: "/deputy"}[role])
    if role is Role.PRINCIPAL:
        chat.presses_data(("deputy-name",))
    old = [b.press for row in (chat.screen.buttons if chat.screen else ()) for b in row]
    assert old
    chat.says("/cancel")
    before = ledger_of(told)
    drafts = told.ledger.rows("SELECT * FROM drafts ORDER BY id")
    for data in old:
        if data[0] == "d":
            chat.presses_data(data)
            assert chat.toast
    assert ledger_of(told) == before
    assert told.ledger.rows("SELECT * FROM drafts ORDER BY id") == drafts

"""A unit never learns that a lead exists: what it is told with leads is, byte for byte, what it is
told without. Two ledgers of the same life are asked the same; one of them has leads in every
state, drawn, judged, late and withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.core.leads import State
from bot.core.people import Person
from bot.core.roles import SUBTREE_ROLES, UNIT_ROLES, Role
from bot.core.screens import text
from bot.core.work import Work
from bot.usecases import digests, lead_clocks, leads, office_list, reminders
from handlers import menus
from handlers.dialogues.turns import Guide
from handlers.routes import COMMANDS, LABELS, PRESSES
from tests import builders
from tests.handlers.talking import Chat
from tests.ledger import Ledger
from tests.usecases.deeds import Deeds
from tests.usecases.lead_deeds import LeadDeeds

NEVER = sorted((UNIT_ROLES | SUBTREE_ROLES | {Role.MEMBER, Role.ADMIN}) - {Role.DISCIPLINE})
ENTITLED = {
    Role.HEAD: "/leads",
    Role.DIRECTOR: "/leads",
    Role.LEAD_OFFICER: "/leads",
    Role.OFFICE: "/stats",
    Role.LEADING_GROUP: "/digest",
    Role.DISCIPLINE: "/stats",
}
# The machine's own counters, of all messages and events whatever they are about.
COUNTING_ALL = (Role.ADMIN, "health")
TAILS = dict.fromkeys(("show", "find", "lead", "leads", "casecheck"), ("", " XS2020-0001"))
# These press every button there is; the others, those that count and list.
THOROUGHLY = frozenset({Role.PRINCIPAL, Role.LIAISON})
COUNTING = frozenset({"list", "found", "figures", "brief", "within", "ask", "reviews", "scopes"})
QUESTIONS = ("线索办结率是多少？", "有多少问题线索？", "整改率多少？", "XS2020-0001")
DAY = date(2020, 12, 21)


def _life(folder: Path, *, with_leads: bool) -> Ledger:
    """A finding fed back, worked on and late; a week's digest; and everyone's messages."""
    ledger = Ledger(folder)
    with ledger.work() as work:
        town = builders.world(work)
    deeds = Deeds(ledger, town)
    deeds.assigned()
    if with_leads:
        _lead_a_life(LeadDeeds(deeds))
    deeds.closed()
    deeds.logged()
    ledger.clock.go(DAY)
    with ledger.work() as work:
        _messages(work)
    ledger.clock.go(DAY + timedelta(days=1))
    with ledger.work() as work:
        _messages(work)
    return ledger


def _lead_a_life(desk: LeadDeeds) -> None:
    for state in set(State) - {State.WITHDRAWN}:
        desk.at(state)
    withdrawn = leads.Withdraw(lead=desk.registered().id, reason="mistaken")
    desk.deeds.by(Role.HEAD, leads.withdraw, withdrawn)
    judged = desk.at(State.CONCLUDED)
    desk.draws()
    desk.judges(judged, Role.LEAD_OFFICER, "redo", "facts")


def _messages(work: Work) -> None:
    lead_clocks.take_steps(work)
    digests.freeze(work, "2020-W52")
    digests.send(work, "2020-W52")
    reminders.daily_messages(work, work.today)
    reminders.echo_messages(work, work.today)
    reminders.review_messages(work, work.today)
    office_list.office_daily(work, work.today)


@pytest.fixture(scope="module")
def lives(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Ledger, Ledger]]:
    """Without leads, and with them."""
    made = tuple(
        _life(tmp_path_factory.mktemp(name), with_leads=name == "with")
        for name in ("without", "with")
    )
    yield made[0], made[1]
    for ledger in made:
        ledger.close()


def everything_said(role: Role, ledger: Ledger, guide: Guide) -> list[str]:
    """To every command, key, question and button, by ids that may be a lead's."""
    chat = Chat(ledger, guide, _person(role, ledger))
    keys = (guide.texts.plain(text(label.text_id), "zh-CN") for label in LABELS)
    names = [c.name for c in COMMANDS if (role, c.name) != COUNTING_ALL]
    commands = (f"/{name}{tail}" for name in names for tail in TAILS.get(name, ("",)))
    said = [_told(chat, words) for words in (*commands, *keys, *QUESTIONS)]
    verbs = [p.verb for p in PRESSES if role in THOROUGHLY or p.verb in COUNTING]
    presses = [(verb, "1", "0") for verb in verbs]
    for press in (*presses, ("leads", "all", "0"), ("lead", "3"), ("case", "1"), ("lead-new",)):
        chat.presses_data(press)
        said.append(_shown(chat))
    return said


def _person(role: Role, ledger: Ledger) -> Person:
    with ledger.work() as work:
        return next(p for p in work.people.all() if p.name == builders.NAMES[role])


def _told(chat: Chat, words: str) -> str:
    chat.says(words)
    return _shown(chat)


def _shown(chat: Chat) -> str:
    screen = chat.screen.model_dump_json() if chat.screen else ""
    return f"{chat.hears}|{chat.toast}|{screen}"


def sent_to(role: Role, ledger: Ledger) -> list[str]:
    """Notices, reminders, echoes, digests: all that was put into his outbox, in its order."""
    rows = ledger.rows(
        "SELECT x.kind, x.args, x.lane, x.not_before FROM outbox x JOIN persons p"
        " ON p.id = x.person_id WHERE p.name = :name AND x.lane > 0 ORDER BY x.id",
        name=builders.NAMES[role],
    )
    return [str(row) for row in rows]


def history(ledger: Ledger) -> list[tuple[object, ...]]:
    """What a history on a card is made of: the findings' events, without their place among all."""
    return ledger.rows(
        "SELECT kind, item_id, from_state, to_state, day FROM events"
        " WHERE item_kind = 'finding' ORDER BY seq"
    )


@pytest.mark.parametrize("role", NEVER)
def test_who_must_not_know_is_told_the_same_with_leads_and_without(
    lives: tuple[Ledger, Ledger], guide: Guide, role: Role
) -> None:
    without, with_leads = lives
    assert sent_to(role, without) == sent_to(role, with_leads)
    assert everything_said(role, without, guide) == everything_said(role, with_leads, guide)


@pytest.mark.parametrize("role", ENTITLED)
def test_who_may_know_is_told_another_thing(
    lives: tuple[Ledger, Ledger], guide: Guide, role: Role
) -> None:
    """So that the test above would see it."""
    said = [_told(Chat(each, guide, _person(role, each)), ENTITLED[role]) for each in lives]
    assert said[0] != said[1]
    assert "线索" in said[1]


def test_the_findings_have_the_same_numbers_and_history(lives: tuple[Ledger, Ledger]) -> None:
    without, with_leads = lives
    numbers = "SELECT id, number, state FROM findings ORDER BY id"
    assert without.rows(numbers) == with_leads.rows(numbers)
    assert history(without) == history(with_leads)
    assert not without.rows("SELECT id FROM leads")
    assert len(with_leads.rows("SELECT id FROM leads")) == len(State) + 1


def test_a_units_search_index_and_lists_hold_no_lead(lives: tuple[Ledger, Ledger]) -> None:
    for table in ("findings", "tidings", "messages", "files"):
        rows = [str(row) for row in lives[1].rows(f"SELECT * FROM {table}")]
        words = [row for row in rows if "XS2020" in row and table != "tidings"]
        assert words == [], table


@pytest.mark.parametrize("role", NEVER)
def test_their_menus_name_no_command_about_leads(lives: tuple[Ledger, Ledger], role: Role) -> None:
    ledger = lives[1]
    person = _person(role, ledger)
    with ledger.work() as work:
        shown = menus.commands(work.people.actor(person.id, work.today))
    assert {"lead", "leads", "casecheck"}.isdisjoint(shown)

"""Finding items: each in its own form, leads with a trace or not at all, and what is refused."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core import errors
from bot.core.findings import Finding
from bot.core.instructions import Instruction
from bot.core.leads import Lead, Tag
from bot.core.roles import Role
from bot.core.search import LONGEST, MOST_WORDS
from bot.core.suggestions import Suggestion
from bot.usecases import instructions, leads, search, suggestions
from tests.usecases.deeds import Deeds


@pytest.fixture
def told(deeds: Deeds) -> Deeds:
    """One of each kind, all of 清河镇."""
    town = deeds.town
    deeds.fed_back()
    suggest = suggestions.Propose(round=town.round.id, addressee=town.unit.id, text="完善财务制度")
    deeds.by(Role.OFFICE, suggestions.propose, suggest)
    with deeds.ledger.work() as work:
        office = deeds.actor(Role.OFFICE, work)
        to = next(a for a in instructions.addressable(office, work) if a.name == town.unit.name)
        order = instructions.Log(
            issuer="周领导",
            text="财务问题限期办结",
            addressees=(instructions.key_of(to),),
            due=work.today + timedelta(days=9),
        )
        instructions.log(order, office, work)
        found_on = work.today
    register = leads.Register(
        origin=f"team-{town.team.id}",
        tag=Tag.INTEGRITY,
        found_on=found_on,
        office=town.county.id,
        unit=town.unit.id,
    )
    deeds.by(Role.HEAD, leads.register, register)
    return deeds


def kinds(items: tuple[search.Item, ...]) -> set[type]:
    return {type(item) for item in items}


def test_every_kind_is_found_and_a_lead_leaves_its_event(told: Deeds) -> None:
    with told.ledger.work() as work:
        director = told.actor(Role.DIRECTOR, work)
        result = search.find("  清河镇 ", director, work, number=0, size=8)
        assert kinds(result.items) == {Finding, Suggestion, Instruction, Lead}
        assert (result.words, result.found.total) == ("清河镇", 4)
        [lead] = [item for item in result.items if isinstance(item, Lead)]
        assert work.events.of_item("lead", lead.id)[-1].kind == "lead-listed"


def test_a_glance_shows_no_lead_and_leaves_nothing(told: Deeds) -> None:
    with told.ledger.work() as work:
        director = told.actor(Role.DIRECTOR, work)
        result = search.peek("清河镇", director, work, number=0, size=8)
        assert kinds(result.items) == {Finding, Suggestion, Instruction}
        assert search.findings("清河镇", director, work) == {
            item.id for item in result.items if isinstance(item, Finding)
        }
    assert not told.ledger.rows("SELECT 1 FROM events WHERE kind = 'lead-listed'")


def test_whatever_bears_a_number_is_opened_by_whoever_may_see_it(told: Deeds) -> None:
    with told.ledger.work() as work:
        director, principal = (told.actor(r, work) for r in (Role.DIRECTOR, Role.PRINCIPAL))
        found = search.find("清河镇", director, work, number=0, size=8).items
        for item in found:
            opened = search.numbered(item.number, director, work)
            assert (type(opened), opened.id) == (type(item), item.id)
            if isinstance(item, Lead):
                with pytest.raises(errors.NotFound):
                    search.numbered(item.number, principal, work)
        with pytest.raises(errors.NotFound):
            search.numbered("没有这个号", director, work)


@pytest.mark.parametrize(
    ("said", "variant"),
    [
        ("", "search-empty"),
        (" \n\u200b", "search-empty"),
        ("财" * (LONGEST + 1), "search-long"),
        (" ".join(map(str, range(MOST_WORDS + 1))), "search-long"),
    ],
)
def test_nothing_and_too_much_are_refused(deeds: Deeds, said: str, variant: str) -> None:
    with deeds.ledger.work() as work:
        director = deeds.actor(Role.DIRECTOR, work)
        for verb in (search.find, search.peek):
            with pytest.raises(errors.Unfit) as refusal:
                verb(said, director, work, number=0, size=8)
            assert refusal.value.variant == variant

"""A bundle of evidence: names that are safe everywhere, parts that fit, whose files they are."""

from __future__ import annotations

import pytest

from bot.core import errors
from bot.core.evidence import FileKind
from bot.core.findings import Finding
from bot.core.roles import Role
from bot.usecases import deadlines_file, evidence_bundle, scopes
from bot.usecases.evidence_bundle import Bundle
from tests import builders
from tests.usecases.deeds import CHAIN, Deeds


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("会议纪要.pdf", "会议纪要.pdf"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("a\\b:c*?.txt", "a_b_c_.txt"),
        ("con.txt", "_con.txt"),
        ("...", "_"),
        ("", "_"),
        ("长" * 200 + ".docx", "长" * 75 + ".docx"),
        ("名." + "x" * 200, "名." + "x" * 78),
    ],
)
def test_a_name_is_safe_on_every_system(name: str, said: str) -> None:
    assert evidence_bundle.safe(name) == said


def packed(deeds: Deeds, item: Finding, who: Role, part: int = 1) -> Bundle:
    with deeds.ledger.work() as work:
        actor = deeds.actor(who, work)
        found = evidence_bundle.of_item(item.id, actor, work)
        return evidence_bundle.bundle(found, part, actor, work)


def files(deeds: Deeds, count: int, **changes: object) -> tuple[int, ...]:
    with deeds.ledger.work() as work:
        who = deeds.person(Role.RESPONSIBLE)
        made = [builders.stored_file(work, who, **changes) for _ in range(count)]
        return tuple(file.id for file in made)


def test_the_unit_does_not_get_what_the_team_has_gathered(deeds: Deeds) -> None:
    signed = deeds.signed(evidence=(deeds.file(Role.MEMBER),))
    item = deeds.assign(deeds.feeds(signed)[0])
    deeds.report(item, evidence=(*files(deeds, 1), *files(deeds, 1, kind=FileKind.PLACE)))
    assert len(packed(deeds, item, Role.OFFICE).pieces) == 2
    [own] = packed(deeds, item, Role.RESPONSIBLE).pieces
    assert own.path.startswith(f"清河镇/{item.number}/001-")
    with deeds.ledger.work() as work:
        actor = deeds.actor(Role.OFFICE, work)
        assert len(evidence_bundle.of_scope(scopes.ALL, actor, work)) == 1


def test_what_does_not_fit_is_cut_into_parts(
    deeds: Deeds, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = deeds.assigned()
    deeds.report(item, evidence=files(deeds, 5, size=1_000, sha256="0" * 64))
    monkeypatch.setattr(evidence_bundle, "MOST_BYTES", 4_500)
    sizes = [
        (b.part, b.parts, len(b.pieces))
        for b in (packed(deeds, item, Role.OFFICE, n) for n in (1, 2, 3))
    ]
    assert sizes == [(1, 3, 2), (2, 3, 2), (3, 3, 1)]
    with pytest.raises(errors.Stale):
        packed(deeds, item, Role.OFFICE, 4)
    monkeypatch.setattr(evidence_bundle, "MOST_PARTS", 2)
    with pytest.raises(errors.Unfit) as refusal:
        packed(deeds, item, Role.OFFICE)
    assert refusal.value.args_for_text == {"megabytes": 1, "most": 2}


def test_an_item_without_files_has_nothing_to_pack(deeds: Deeds) -> None:
    with pytest.raises(errors.NotFound):
        packed(deeds, deeds.assigned(), Role.OFFICE)


def test_deadlines_are_one_s_own_and_say_no_more_than_they_may(deeds: Deeds) -> None:
    item = deeds.assigned()
    application = deeds.apply(deeds.assigned())
    with deeds.ledger.work() as work:
        own = deadlines_file.of(deeds.actor(Role.RESPONSIBLE, work), work)
        unit = deadlines_file.of(deeds.actor(Role.PRINCIPAL, work), work)
        reviewer = deadlines_file.of(deeds.actor(Role.LEADER, work), work)
        assert [each.day for each in own] == [item.due]
        assert unit[0].note == item.summary
        assert {each.title.id for each in reviewer} == {"deadline-item", "deadline-review"}
        assert len({each.uid for each in reviewer}) == len(reviewer)
    deeds.endorse(application, *CHAIN)
    with deeds.ledger.work() as work:
        builders.finding(work, deeds.town, item.state, due=None, original_due=None)
        assert len(deadlines_file.of(deeds.actor(Role.OFFICE, work), work)) == 1
        with pytest.raises(errors.NotFound):
            deadlines_file.of(deeds.actor(Role.ADMIN, work), work)

"""The search index: every substring is found and nothing else, whatever is typed; it follows the
ledger, is checked, built anew, and forgets what is purged."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from sqlite3 import connect

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core import search, suggestions
from bot.core.findings import Measure, Progress, State
from bot.core.roles import Role
from bot.core.search import ALL, MOST, Kind, normalised
from bot.core.work import Work
from storage import indexing, purging
from storage.dialect import Sql
from storage.verifying import verify
from tests import builders
from tests.ledger import Ledger
from tests.usecases.deeds import Deeds

# Few enough that words meet, among them what a query language would take for its own.
SIGNS = "整改公车镇 aAｂ7-*\"'():^+~{}%_。！𠮷\x01\u200b"
HOSTILE = [
    '"', "'", "*", "(", ")", "公车*", '"公车', "NEAR(公 车)", "AND", "OR", "NOT 公车",
    "words:公车",
    "{words}:公", "^公", "公+车", "公车 OR 财务", "-公车", "%", "_", "\\", ";--", "scope:t1", "t1",
]  # fmt: skip


def found(work: Work, town: builders.World, said: str, role: Role = Role.DIRECTOR) -> list[int]:
    """The findings that this role is shown, newest first."""
    reader = search.reader(town.actor(work, role))
    page = work.search.page(reader, search.words(said), kinds=ALL, number=0, size=MOST)
    return [hit.id for hit in page.hits if hit.kind is Kind.FINDING]


@contextmanager
def undone(work: Work) -> Iterator[None]:
    try:
        with work.attempt():
            yield
            raise InterruptedError
    except InterruptedError:
        return


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    problems=st.lists(st.text(SIGNS, min_size=1, max_size=12), min_size=1, max_size=6),
    said=st.text(SIGNS, min_size=1, max_size=8),
)
def test_what_is_found_is_what_a_plain_look_finds(
    ledger: Ledger, town: builders.World, problems: list[str], said: str
) -> None:
    words = search.words(said)
    with ledger.work() as work, undone(work):
        made = [builders.finding(work, town, State.OPEN, problem=each) for each in problems]
        work.settle()
        texts = {item.id: _texts(item.id, work) for item in made}
        wanted = [
            item.id
            for item in reversed(made)
            if all(any(word in run for run in texts[item.id]) for word in words)
        ]
        if words:
            assert found(work, town, said) == wanted


def _texts(finding_id: int, work: Work) -> list[str]:
    item = work.findings.get(finding_id)
    unit = work.organisations.get(item.unit_id)
    said = (item.number, item.problem, unit.name, unit.short_name, unit.initials, "qinghezhen")
    people = (work.people.get(item.author_id).name,)
    return [run for each in (*said, *people) for run in normalised(each).split()]


@pytest.mark.parametrize("said", HOSTILE)
def test_what_looks_like_a_query_is_looked_for_as_it_stands(
    ledger: Ledger, town: builders.World, said: str
) -> None:
    with ledger.work() as work:
        builders.finding(work, town, State.OPEN, problem="公务接待超标准")
        literal = builders.finding(work, town, State.OPEN, problem=f"写着 {said} 的条子").id
        work.settle()
        assert found(work, town, said) == [literal]


def test_units_are_found_by_name_short_name_initials_and_pinyin(
    ledger: Ledger, town: builders.World
) -> None:
    with ledger.work() as work:
        work.organisations.save(replace(town.unit, initials="qhz"))
        item = builders.finding(work, town, State.OPEN).id
        builders.finding(work, town, State.OPEN, at=town.other_assignment)
        work.settle()
        for said in ("清河镇", "清河", "河", "qhz", "QHZ", "ｑｈ", "qinghezhen", "财务 qhz"):
            assert found(work, town, said) == [item], said
        assert found(work, town, "qhz 沙泉") == []


def test_all_that_belongs_to_an_item_is_found_while_it_does(
    ledger: Ledger, town: builders.World
) -> None:
    with ledger.work() as work:
        item = builders.finding(
            work, town, State.IN_PROGRESS, category="B6", stage_goal="建章立制"
        )
        measure = Measure(
            finding_id=item.id, cycle=1, ordinal=1, text="逐户核查", milestone=date(2021, 1, 4)
        )
        work.findings.replace_measures(item.id, 1, [measure])
        worker = town.people[Role.RESPONSIBLE].id
        report = Progress(
            finding_id=item.id, cycle=1, person_id=worker, text="已清退", reported_on=work.today
        )
        progress = work.findings.add_progress(report)
        work.findings.set_co_departments(item.id, [town.other_unit.id])
        work.settle()
        said = ("逐户", "已清退", "郑镇长", "冯干事", "财务资产工程采购", "b6", "建章", "沙泉乡")
        for words in said:
            assert found(work, town, words) == [item.id], words
        work.findings.drop_progress(progress)
        work.findings.replace_measures(item.id, 1, [])
        work.findings.set_co_departments(item.id, [])
        work.people.save(replace(work.people.get(worker), name="冯主任"))
        work.organisations.save(replace(town.unit, name="青河镇"))
        work.settle()
        assert found(work, town, "冯主任 青河镇") == [item.id]
        for words in ("逐户", "已清退", "冯干事", "沙泉乡", "清河镇"):
            assert found(work, town, words) == [], words


def test_the_finders_name_is_found_by_those_whom_a_card_tells_it(
    ledger: Ledger, town: builders.World
) -> None:
    with ledger.work() as work:
        item = builders.finding(work, town, State.OPEN).id
        work.settle()
        for role in (Role.DIRECTOR, Role.OFFICE, Role.HEAD):
            assert found(work, town, "李组员", role) == [item]
        for role in (Role.PRINCIPAL, Role.LIAISON, Role.SUPERIOR, Role.LEADING_GROUP):
            assert found(work, town, "李组员", role) == []
            assert found(work, town, "村级", role) == [item]


def test_no_count_and_no_page_tells_of_what_is_out_of_sight(
    ledger: Ledger, town: builders.World
) -> None:
    with ledger.work() as work:
        own = [builders.finding(work, town, State.OPEN).id for _ in range(3)]
        for _ in range(20):
            builders.finding(work, town, State.OPEN, at=town.other_assignment)
            builders.finding(work, town, State.DRAFT)
        work.settle()
        reader = search.reader(town.actor(work, Role.PRINCIPAL))
        page = work.search.page(reader, ("村",), kinds=ALL, number=5, size=2)
        assert (page.total, page.pages, page.number, page.is_more) == (3, 2, 1, False)
        assert [hit.id for hit in page.hits] == own[:1]


def test_a_recused_reader_finds_nothing_of_the_unit(ledger: Ledger, town: builders.World) -> None:
    with ledger.work() as work:
        builders.finding(work, town, State.OPEN)
        there = builders.finding(work, town, State.OPEN, at=town.other_assignment).id
        work.settle()
        away = frozenset({(town.round.id, town.unit.id)})
        reader = search.reader(replace(town.actor(work, Role.DIRECTOR), recused=away))
        page = work.search.page(reader, ("村",), kinds=ALL, number=0, size=9)
        assert [hit.id for hit in page.hits] == [there]


def test_who_holds_no_post_is_told_nothing(ledger: Ledger, town: builders.World) -> None:
    with ledger.work() as work:
        builders.finding(work, town, State.OPEN)
        work.settle()
        nobody = work.people.actor(builders.person(work, "无职务").id, work.today)
        page = work.search.page(search.reader(nobody), ("村",), kinds=ALL, number=0, size=9)
        assert (page.hits, page.total) == ((), 0)


def test_more_than_most_are_not_counted(
    ledger: Ledger, town: builders.World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.search.MOST", 3)
    with ledger.work() as work:
        for _ in range(5):
            builders.finding(work, town, State.OPEN)
        work.settle()
        reader = search.reader(town.actor(work, Role.DIRECTOR))
        page = work.search.page(reader, ("村",), kinds=ALL, number=9, size=2)
        assert (page.total, page.is_more, page.pages, page.number) == (3, True, 2, 1)


def test_a_suggestion_is_found_by_those_who_may_see_it(
    ledger: Ledger, town: builders.World
) -> None:
    with ledger.work() as work:
        made = [_suggestion(work, town, state) for state in suggestions.State]
        work.settle()
        for role in Role:
            actor = town.actor(work, role)
            page = work.search.page(
                search.reader(actor), ("完善",), kinds=[Kind.SUGGESTION], number=0, size=99
            )
            allowed = {
                each.id for each in made if suggestions.may(actor, suggestions.Action.SEE, each)
            }
            assert {hit.id for hit in page.hits} == allowed, role


def _suggestion(
    work: Work, town: builders.World, state: suggestions.State
) -> suggestions.Suggestion:
    draft = suggestions.Suggestion(
        id=0,
        number=f"建7-{state}",
        round_id=town.round.id,
        team_id=town.team.id,
        author_id=town.people[Role.HEAD].id,
        addressee_id=town.unit.id,
        text="完善村级财务制度",
        state=suggestions.State.PROPOSED,
        proposed_on=work.today,
    )
    proposed = work.suggestions.add(draft)
    concluded = state is suggestions.State.CONCLUDED
    after = replace(
        proposed,
        state=state,
        transferred_on=work.today,
        due=work.today,
        concluded_on=work.today if concluded else None,
        outcome=suggestions.Outcome.ADOPTED if concluded else None,
        handler_id=town.people[Role.RESPONSIBLE].id,
        leader_id=town.people[Role.LEADER].id,
    )
    work.suggestions.save(proposed, after)
    return work.suggestions.get(proposed.id)


# Kept in step, checked, built anew.


def test_verify_names_what_the_index_says_otherwise(
    ledger: Ledger, town: builders.World, tmp_path: Path
) -> None:
    with ledger.work() as work:
        item = builders.finding(work, town, State.OPEN)
        builders.finding(work, town, State.OPEN)
    faults = {
        "UPDATE search_docs SET words = '另外' WHERE id = 1": f"other words for finding {item.id}",
        "DELETE FROM search_docs WHERE id = 1": f"finding {item.id} is not in the search index",
        "INSERT INTO search_index (search_index) VALUES ('delete-all')": "does not find finding",
        "INSERT INTO search_index (rowid, words) VALUES (77, '无主')": "holds 77",
    }
    for statement, fault in faults.items():
        with closing(connect(ledger.path)) as connection, connection:
            connection.execute(statement)
        assert fault in (_said_of_search(ledger, tmp_path) or ""), statement
        assert indexing.renew(ledger.path) == 2
        assert _said_of_search(ledger, tmp_path) is None


def _said_of_search(ledger: Ledger, files: Path) -> str | None:
    [check] = [each for each in verify(ledger.path, files) if each.name == "search"]
    return check.fault


def test_an_index_built_anew_finds_the_newest_first(ledger: Ledger, town: builders.World) -> None:
    with ledger.work() as work:
        late = builders.finding(work, town, State.OPEN, logged_on=date(2020, 10, 2)).id
        early = builders.finding(work, town, State.OPEN, logged_on=date(2020, 9, 2)).id
    indexing.renew(ledger.path)
    with ledger.work() as work:
        assert found(work, town, "村级") == [late, early]


def test_an_item_that_is_gone_is_found_no_more(ledger: Ledger, town: builders.World) -> None:
    with ledger.work() as work:
        item = builders.finding(work, town, State.OPEN).id
    with closing(connect(ledger.path)) as connection, connection:
        connection.execute("DELETE FROM tallies")
        connection.execute("DELETE FROM findings WHERE id = ?", (item,))
        connection.execute("INSERT INTO search_stale VALUES ('finding', ?)", (item,))
        connection.execute("INSERT INTO search_stale VALUES ('lead', 5)")
        connection.execute("INSERT INTO search_stale VALUES ('suggestion', 5)")
        connection.execute("INSERT INTO search_stale VALUES ('instruction', 5)")
    with ledger.work() as work:
        work.settle()
        assert found(work, town, "村级") == []


def test_a_change_that_says_nothing_new_leaves_the_index_alone(
    ledger: Ledger, town: builders.World
) -> None:
    with ledger.work() as work:
        item = builders.finding(work, town, State.OPEN)
        work.settle()
        work.findings.save(item, replace(item, moved_on=date(2020, 12, 1)))
        work.people.save(replace(town.people[Role.LEADER], language="en"))
        assert ledger_stale(work) == 0


def ledger_stale(work: Work) -> int:
    sql = work.search._sql  # type: ignore[attr-defined]  # the store's own
    assert isinstance(sql, Sql)
    count: int = sql.value("SELECT COUNT(*) FROM search_stale")
    return count


def test_what_is_purged_is_in_no_piece_of_the_index(ledger: Ledger, town: builders.World) -> None:
    deeds = Deeds(ledger, town)
    with ledger.work() as work:
        item = builders.finding(work, town, State.CLOSED, problem="龘龘齉齉")
    with ledger.work() as work:
        assert found(work, town, "龘齉") == [item.id]
    deeds.archives()
    with ledger.work() as work:
        work.purging.purge(town.round.id)
    with ledger.work() as work:
        assert found(work, town, "龘") == []
    ledger.close()
    purging.shrink(ledger.path)
    assert not any("龘".encode() in path.read_bytes() for path in ledger.path.parent.glob("*.db*"))

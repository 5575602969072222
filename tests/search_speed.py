"""`python -m tests.search_speed [items]`: how long a search takes over generated items.

Prints the table of docs/search.md. A plain look (`LIKE` over the problems alone) stands beside
it: what a search would cost without the index.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bot.core import search
from bot.core.findings import State
from bot.core.people import Actor
from bot.core.roles import Role
from bot.core.search import ALL
from bot.core.work import Work
from storage import indexing
from storage.dialect import Sql
from tests import builders
from tests.ledger import Ledger, opened

UNITS = 1000
TIMES = 5
PLACES = (
    "村级", "机关", "社区", "项目办", "财政所", "卫生院", "中心学校", "党支部", "便民大厅",
)  # fmt: skip
THINGS = (
    "财务公开", "公务接待", "公车使用", "低保发放", "工程招标", "三会一课", "干部选拔",
    "党费收缴", "信访办理", "扶贫资金", "安置房建设", "环境整治", "合同管理", "资产登记",
    "值班值守", "学习记录",
)  # fmt: skip
FAULTS = (
    "不及时", "不规范", "流于形式", "手续不全", "底数不清", "超出标准", "长期挂账", "监督缺位",
    "以会议落实会议", "照抄照搬", "台账混乱", "审核把关不严", "无人负责", "整改不彻底",
)  # fmt: skip
TAILS = (
    "群众反映较多", "涉及资金若干万元", "主要负责人重视不够", "制度执行打折扣", "责任没有压实",
)  # fmt: skip
RARE = "骆驼刺"
ADD = """
INSERT INTO findings (
    number, assignment_id, author_id, state, cycle, problem, category, immediate, mode,
    logged_on, fed_back_on, clock_from, due, original_due, leader_id, responsible_id, moved_on
)
VALUES (
    :number, :assignment, :author, 'in_progress', 1, :problem, 'B6', 0, 'concentrated',
    '2020-09-01', '2020-11-02', '2020-11-02', '2021-02-02', '2021-02-02', :leader, :worker,
    '2020-11-02'
)
"""
# What is looked for: how often it stands in the items.
WORDS = {
    "one character, in every item": "不",
    "one character, rare": "驼",
    "two characters, common": "财务",
    "two characters, rare": "骆驼",
    "long and common": "财务公开不及时",
    "long and rare": "骆驼刺",
    "two words": "财务 社区",
    "two words that seldom meet": "骆驼刺 低保发放",
    "three words": "公车 学习 打折扣",
    "pinyin of a unit": "dongxiaoxin",
    "a number": "7-0421-00",
    "nowhere": "珊瑚礁",
    "characters that never touch": "务财",
}


def sentence(draw: random.Random) -> str:
    parts = [
        f"{draw.choice(PLACES)}{draw.choice(THINGS)}{draw.choice(FAULTS)}"
        for _ in range(draw.randint(2, 4))
    ]
    rare = [RARE] if draw.random() < 0.0002 else []
    return "，".join((*parts, *rare, draw.choice(TAILS))) + "。"


def fill(ledger: Ledger, items: int) -> builders.World:
    with ledger.work() as work:
        town = builders.world(work)
        places = [town.assignment.id]
        for n in range(1, UNITS):
            unit = builders.organisation(work, f"{_name(n)}乡", under=town.county)
            places.append(builders.assignment(work, town.round, town.team, unit).id)
    draw = random.Random(1)  # noqa: S311  # the same items every time
    with ledger.work() as work:
        sql = Sql(work.search._sql._connection)  # past the rules
        for n in range(items):
            place = n % UNITS
            leads = place == 0
            sql.run(
                ADD,
                number=f"7-{place:04}-{n // UNITS:04}",
                assignment=places[place],
                author=town.people[Role.MEMBER].id,
                problem=sentence(draw),
                leader=town.people[Role.LEADER].id if leads else None,
                worker=town.people[Role.RESPONSIBLE].id if leads and n % 3 == 0 else None,
            )
        sql.run("DELETE FROM search_stale")
    return town


def _name(n: int) -> str:
    signs = "东南西北上中下大小新"
    return "".join(signs[int(digit)] for digit in f"{n:03}") + "湾"


def taken(deed: Callable[[], object]) -> float:
    """The median of some times, in milliseconds; the first one warms the pages."""
    spans = []
    for _ in range(TIMES + 1):
        begun = time.perf_counter()
        deed()
        spans.append((time.perf_counter() - begun) * 1000)
    return statistics.median(spans[1:])


def rows(ledger: Ledger, town: builders.World) -> Iterator[tuple[str, ...]]:
    with ledger.work() as work:
        readers = {role: town.actor(work, role) for role in (Role.DIRECTOR, Role.PRINCIPAL)}
        for kind, said in WORDS.items():
            found = _found(work, readers[Role.DIRECTOR], said)
            total = f"{found.total}{'+' if found.is_more else ''}"
            times = [
                f"{taken(lambda a=actor, s=said: _found(work, a, s)):.1f}"  # type: ignore[misc]  # defaults bind the loop's values
                for actor in readers.values()
            ]
            yield kind, said, total, *times, f"{taken(lambda s=said: _plainly(work, s)):.0f}"  # type: ignore[misc]  # as above


def _found(work: Work, actor: Actor, said: str) -> search.Found:
    words = search.words(said)
    return work.search.page(search.reader(actor), words, kinds=ALL, number=0, size=8)


def _plainly(work: Work, said: str) -> object:
    sql = work.search._sql  # type: ignore[attr-defined]  # past the rules
    wanted = " AND ".join(f"instr(problem, :word_{n}) > 0" for n, _ in enumerate(said.split()))
    values = {f"word_{n}": word for n, word in enumerate(said.split())}
    return sql.value(f"SELECT COUNT(*) FROM findings WHERE {wanted}", **values)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(items: int) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        opened(Path(folder)) as ledger,
    ):
        town = fill(ledger, items)
        before = ledger.path.stat().st_size
        begun = time.perf_counter()
        indexing.renew(ledger.path)
        built = time.perf_counter() - begun
        size = ledger.path.stat().st_size - before
        say(f"{items} items, index built in {built:.0f} s, {size / items:.0f} bytes an item")
        say(_added(ledger, town))
        for row in rows(ledger, town):
            say("| " + " | ".join(row) + " |")


def _added(ledger: Ledger, town: builders.World) -> str:
    """What a finding's own transaction takes with the index, and without."""

    def deed(*, settles: bool) -> None:
        with ledger.work() as work:
            builders.finding(work, town, State.DRAFT)
            if not settles:
                Sql(work.search._sql._connection).run("DELETE FROM search_stale")  # past the rules

    with_it, without = taken(lambda: deed(settles=True)), taken(lambda: deed(settles=False))
    return f"a finding written in {with_it:.2f} ms, without the index {without:.2f} ms"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)

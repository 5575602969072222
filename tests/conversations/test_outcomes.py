"""问效 in the chat: the finder's three buttons, and what the office then decides."""

from __future__ import annotations

from datetime import date, timedelta

from bot.core.findings import State
from bot.core.work import Work
from tests.town import Town

MONDAY = date(2020, 10, 12)


async def closed(t: Town, count: int = 1) -> list[str]:
    """Found by 李闻 and closed four weeks before that Monday."""
    ids = await t.holds(count, State.CLOSED)
    await t.does(lambda work: found_by(work, ids, "李闻"))
    return [str(t.rows("SELECT number FROM findings WHERE id = ?", id)[0][0]) for id in ids]


def found_by(work: Work, ids: list[int], name: str) -> None:
    person = work.people.by_key(name)
    assert person is not None
    for finding in work.findings.many(ids):
        on = MONDAY - timedelta(days=28)
        work.findings.save(finding, finding.changed(author_id=person.id, closed_on=on))


async def test_the_finder_says_that_it_is_not_solved_and_the_office_reopens(t: Town) -> None:
    [number] = await closed(t)
    li, office, secretary = await t.all_join("李闻", "老办", "书记")
    await t.turns(MONDAY)
    assert li.heard(f"问效：{number}")
    assert {"已解决", "部分解决", "未解决"} <= set(li.labels)
    await li.presses("未解决")
    await li.says("又停了")
    await li.presses("跳过")
    assert li.heard("未解决，已报巡察办决定")
    assert office.heard(f"{number} 的整改存疑")
    await office.presses(f"打开 {number}")
    assert "问效答复未解决" in office.last.text
    assert {"维持销号", "启动再整改"} <= set(office.labels)
    await secretary.says(f"/show {number}")
    assert "问效" not in secretary.last.text
    await office.presses("启动再整改")
    await office.says("问效未解决，公示又停了")
    await office.presses("跳过")
    await office.presses("确认")
    assert secretary.heard("公示又停了")
    await office.says("/digest")
    assert office.heard("问效 1 个：已解决 0 个，部分解决 0 个，未解决 1 个")


async def test_several_are_answered_from_their_cards(t: Town) -> None:
    first, second = await closed(t, 2)
    li, other = await t.all_join("李闻", "副组长")
    await t.turns(MONDAY)
    await li.presses(first)
    await li.presses("已解决")
    assert li.heard(f"{first} 的问效已登记：已解决")
    await other.says(f"/show {second}")
    assert "已解决" not in other.labels
    await li.says(f"/show {second}")
    asked = li.last
    await li.presses("部分解决")
    await li.presses("跳过")
    await li.sends_photo()
    await li.presses("完成")
    assert li.heard("部分解决。")
    await li.presses("未解决", on=asked)
    assert li.heard("已有答复")


async def test_the_question_in_english(t: Town) -> None:
    [number] = await closed(t)
    li = await t.joins("李闻", language="en")
    await t.turns(MONDAY)
    assert li.heard(f"Outcome: {number}")
    await li.presses("Not solved")
    await li.presses("Skip")
    await li.presses("Skip")
    assert li.heard("The office will decide")
    await li.says(f"/show {number}")
    assert "Said to be not solved" in li.last.text

"""Lists: paged, every line a button, words found as written, and only what one may see."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.findings import State
from bot.demo import botapi
from tests.town import Town


def _items(message: botapi.Message) -> list[str]:
    return [b.label for b in message.buttons if b.data and ":item:" in b.data]


async def test_thirty_items_are_four_pages_and_every_line_is_a_button(t: Town) -> None:
    await t.holds(30, State.IN_PROGRESS)
    wang = await t.joins("王干事")
    await wang.says("/mine")
    first = wang.last
    assert "（30 个）" in first.text
    assert "第 1 页，共 4 页" in first.text
    seen = _items(first)
    assert len(seen) == 8
    for page in (2, 3, 4):
        await wang.presses("下一页")
        assert f"第 {page} 页" in wang.last.text
        seen += _items(wang.last)
    assert len(seen) == len(set(seen)) == 30
    assert wang.last.id == first.id  # turned in its place
    assert "下一页 ›" not in [b.label for b in wang.last.buttons]
    await wang.presses("上一页")
    assert "第 3 页" in wang.last.text


async def test_a_lines_button_opens_the_item_below_the_list(t: Town) -> None:
    await t.holds(9, State.IN_PROGRESS)
    wang = await t.joins("王干事")
    await wang.says("/mine")
    listed = wang.last
    await wang.presses("7-01-003")
    assert wang.last.id != listed.id
    assert "7-01-003" in wang.last.text
    assert _items(listed)


async def test_a_word_of_two_characters_is_found(t: Town) -> None:
    await t.holds(1, State.IN_PROGRESS, problem="镇政府公车私用三次")
    await t.holds(2, State.IN_PROGRESS)
    office = await t.joins("老办")
    await office.says("/find 公车")
    assert _items(office.last) == ["🟢 7-01-001 镇政府公车私用三次"]
    await office.says("/find 公车 三次")
    assert len(_items(office.last)) == 1
    await office.says("/find 公车 四次")
    assert "没有找到" in office.last.text


async def test_found_pages_turn_with_their_words(t: Town) -> None:
    await t.holds(20, State.IN_PROGRESS)
    office = await t.joins("老办")
    await office.says("/find 村级财务")
    await office.presses("下一页")
    assert "第 2 页，共 3 页" in office.last.text
    assert "村级财务" in office.last.text


@pytest.mark.parametrize(
    ("name", "sees"),
    [
        ("李闻", True),
        ("组长", True),
        ("外组长", False),
        ("老办", True),
        ("主任", True),
        ("组领导", True),
        ("书记", True),
        ("小联", True),
        ("王干事", True),
        ("张镇长", True),
        ("局长", False),
        ("县领导", True),
        ("纪委", True),
        ("组织部", True),
        ("管理员", False),
    ],
)
async def test_find_and_show_open_only_what_one_may_see(t: Town, name: str, sees: bool) -> None:
    await t.holds(1, State.IN_PROGRESS)
    phone = await t.joins(name)
    await phone.says("/find 财务")
    assert bool(_items(phone.last)) is sees
    await phone.says("/show 7-01-001")
    assert ("没有找到此项" in phone.last.text) is not sees


@pytest.mark.parametrize("name", ["书记", "小联", "王干事", "县领导", "组领导", "老办"])
async def test_before_it_is_signed_or_fed_back_a_paper_is_nobodys_business(
    t: Town, name: str
) -> None:
    await t.holds(1, State.DRAFT)
    phone = await t.joins(name)
    await phone.says("/find 财务")
    assert not _items(phone.last)
    await phone.says("/show 7-01-001")
    assert "没有找到此项" in phone.last.text


async def test_due_lists_what_is_late_or_near_and_nothing_else(t: Town) -> None:
    await t.holds(1, State.IN_PROGRESS, due=t.today - timedelta(days=3), problem="甲")
    await t.holds(1, State.IN_PROGRESS, due=t.today + timedelta(days=10), problem="乙")
    await t.holds(1, State.IN_PROGRESS, due=t.today + timedelta(days=11), problem="丙")
    await t.holds(1, State.CLOSED, due=t.today - timedelta(days=3), problem="丁")
    wang = await t.joins("王干事")
    await wang.says("/due")
    assert [label.split()[-1] for label in _items(wang.last)] == ["甲", "乙"]
    assert "🔴 超期" in wang.last.text
    assert "🟡 临近到期" in wang.last.text


async def test_stats_lead_on_to_the_lists_behind_the_figures(t: Town) -> None:
    await t.holds(2, State.IN_PROGRESS, due=t.today - timedelta(days=3))
    await t.holds(1, State.CLOSED)
    office = await t.joins("老办")
    await office.says("/stats")
    assert "整改率：33.33%（1/3）" in office.last.text
    await office.presses("查看超期")
    assert len(_items(office.last)) == 2


async def test_a_page_that_has_emptied_meanwhile_says_so(t: Town) -> None:
    ids = await t.holds(9, State.IN_PROGRESS)
    wang = await t.joins("王干事")
    await wang.says("/mine")
    await wang.presses("下一页")
    second = wang.last
    await t.does(lambda work: [work.findings.get(id) for id in ids])
    await wang.presses_data(second, "1:list:mine:99")
    assert "7-01" in wang.last.text
    await wang.presses_data(second, "1:list:nonsense:0")
    assert "已有变化" in (wang.toast or "")


CARD: dict[str, set[str]] = {
    "李闻": set(),
    "老办": {"登记阶段性完成"},
    "组领导": set(),
    "书记": {"调整责任人和措施"},
    "张镇长": {"签署责任书", "更新进展", "申请销号", "调整责任人和措施"},
    "王干事": {"更新进展", "申请销号"},
    "县领导": set(),
    "纪委": set(),
}
CHANGING = {
    *("复核", "审签", "移交立改", "退回底稿", "认领", "签署责任书", "更新进展", "申请销号"),
    *("调整责任人和措施", "登记阶段性完成", "启动再整改", "撤回问题", "审核同意", "退回申请"),
}


@pytest.mark.parametrize("name", CARD)
async def test_a_card_shows_only_the_buttons_this_reader_may_press(t: Town, name: str) -> None:
    await t.holds(1, State.IN_PROGRESS)
    phone = await t.joins(name)
    await phone.says("/show 7-01-001")
    labels = {button.label for button in phone.last.buttons}
    assert labels & CHANGING == CARD[name]
    assert "查看办理经过" in labels


async def test_every_button_of_every_card_leads_somewhere(t: Town) -> None:
    """None that is shown is refused."""
    await t.holds(1, State.IN_PROGRESS)
    await t.all_join(*CARD)  # before anybody is hurried
    for name in CARD:
        phone = await t.joins(name)
        await phone.says("/show 7-01-001")
        card = phone.last
        for button in card.buttons:
            await phone.presses_data(card, str(button.data))
            assert "不包括此项操作" not in phone.last.text, (name, button.label)
            assert "不能办理" not in phone.last.text, (name, button.label)
            assert not phone.toast, (name, button.label, phone.toast)

"""The main job, whole: from a message in the field to a closed item and its echo."""

from __future__ import annotations

from tests.town import Town


async def test_from_the_village_to_closed(t: Town) -> None:
    li, wang = await t.joins("李闻"), await t.joins("王干事")
    for name in ("副组长", "组长", "老办", "小联", "张镇长", "书记", "纪委", "组织部", "主任"):
        await t.joins(name)
    phones = t.phones

    await li.says("/log")
    print(li.last.text, li.labels)

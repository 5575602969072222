"""邀请单 in the chat: printed for chosen units, secret, gone after a while; in both languages."""

from __future__ import annotations

import io
import re

from tests.conversations.test_secrets import found, written
from tests.telegram import Phone
from tests.town import Town

__all__ = ["written"]


def codes(phone: Phone) -> list[str]:
    """Of the newest sheet in this chat."""
    media = next(m.media for m in reversed(phone.answers) if m.media is not None)
    assert media.name == "invitations.pdf"
    return [code.decode() for code in re.findall(rb"\?start=([A-Z2-7]{26})", media.content)]


async def test_the_director_prints_for_one_unit_and_a_slip_lets_in_once(
    t: Town, written: io.StringIO
) -> None:
    director = await t.joins("主任")
    await director.says("/people")
    await director.presses("打印邀请单")
    assert "只列尚未加入的人员" in director.last.text
    await director.presses("清河镇（4 人）")
    await director.presses("完成")
    await director.presses("确认")
    assert director.heard("邀请单已生成，共 4 人")
    assert director.heard("60 分钟后自动删除")
    assert not director.answers[-1].protected
    slips = codes(director)
    assert len(slips) == 4
    await t.running.backing_up()
    for code in slips:
        assert found(code, written.getvalue(), t.installed.settings.data_dir) == []
    guest = t.stranger("书记")
    await guest.says(f"/start {slips[0]}")
    assert guest.heard("书记，您好")
    await guest.says(f"/start {slips[0]}")
    assert guest.heard("用过")
    await t.passes(hours=2)
    assert not director.heard("邀请单已生成")
    await t.turns(t.today.replace(month=12))
    late = t.stranger("张镇长")
    await late.says(f"/start {slips[1]}")
    assert late.heard("过期")


async def test_in_english_with_what_others_hear(t: Town) -> None:
    admin, office = await t.joins("管理员", language="en"), await t.joins("老办", language="en")
    director = await t.joins("主任")
    await office.says("/people")
    assert "Print invitations" not in office.labels
    await admin.says("/people")
    await admin.presses("Print invitations")
    await admin.presses("Whole office")
    await admin.presses("Done")
    await admin.presses("Confirm")
    assert admin.heard("The sheet holds invitations for 1 person.")
    assert len(codes(admin)) == 1
    assert director.heard("管理员打印了 1 人的邀请单")
    everybody = ["李闻", "副组长", "组长", "外组长", "书记", "张镇长", "王干事", "小联", "局长"]
    await t.all_join(*everybody, "县领导", "组领导", "纪委", "组织部")
    await admin.says("/people")
    await admin.presses("Print invitations")
    assert admin.heard("there is nothing to print")

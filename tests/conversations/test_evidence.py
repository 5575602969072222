"""Evidence: albums, bytes on disk, replies that find their item; and secrets that stay secret."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from bot.core.findings import State
from bot.demo.botapi import faults, wire
from bot.demo.botapi.files import Upload
from tests.telegram import Phone, png
from tests.town import Town, town


async def test_an_album_of_ten_with_one_caption_is_one_piece_with_ten_files(t: Town) -> None:
    """Fault 10."""
    li = await t.joins("李闻")
    before = len(li.answers)
    await li.sends_album([png(grey=20 * n) for n in range(10)], caption="公车私用三次")
    assert len(li.answers) == before + 1
    await li.presses("清河镇")
    assert "已收到 10 个文件" in li.last.text
    for label in ("完成", "否", "跳过", "确认"):
        await li.presses(label)
    assert t.count("findings") == 1
    assert t.count("evidence") == 1
    assert t.count("evidence_files") == 10


async def test_an_album_under_a_command_is_taken_by_what_the_command_begins(t: Town) -> None:
    li = await t.joins("李闻")
    before = len(li.answers)
    await li.sends_album([png(grey=20 * n) for n in range(4)], caption="/log 公车私用三次")
    assert len(li.answers) == before + 1
    assert "材料已收下" in li.last.text
    await li.presses("清河镇")
    assert "已收到 4 个文件" in li.last.text


async def test_an_album_that_nothing_awaits_is_refused_once(t: Town) -> None:
    await t.holds(2, State.IN_PROGRESS)
    office = await t.joins("老办")
    before = len(office.answers)
    await office.sends_album([png(grey=20 * n) for n in range(6)])
    [answer] = office.answers[before:]
    assert "文件未保存" in answer.text


async def test_files_sent_before_an_item_was_chosen_are_kept_for_it(t: Town) -> None:
    """Of one who works on several: an album, a further photo, and then the item."""
    await t.holds(2, State.IN_PROGRESS)
    wang = await t.joins("王干事")
    before = len(wang.answers)
    await wang.sends_album([png(grey=20 * n) for n in range(3)])
    assert len(wang.answers) == before + 1
    assert "更新哪个问题的进展" in wang.last.text
    await wang.sends_photo()
    await wang.presses("7-01-002")
    await wang.says("公示栏已张贴")
    assert "已收到 4 个文件" in wang.last.text
    await wang.presses("完成")
    assert "7-01-002 的进展已更新" in wang.last.text
    assert t.count("evidence_files") == 4


async def test_a_captioned_photo_of_who_works_on_one_item_is_its_progress(t: Town) -> None:
    await t.holds(1, State.IN_PROGRESS)
    wang = await t.joins("王干事")
    await wang.sends_photo(caption="公示栏已张贴")
    await wang.presses("完成")
    assert "7-01-001 的进展已更新" in wang.last.text
    assert t.rows("SELECT text FROM progress") == [("公示栏已张贴",)]


@pytest.mark.parametrize("reports_first", [True, False])
async def test_files_of_an_application_wait_for_its_item(t: Town, *, reports_first: bool) -> None:
    """Whether the item holds evidence already, or is asked for it."""
    await t.holds(2, State.IN_PROGRESS)
    wang = await t.joins("王干事", "en")
    if reports_first:
        await wang.says("/progress 7-01-002")
        await wang.says("公示栏已张贴")
        await wang.sends_photo(png(grey=9))
        await wang.presses("Done")
    await wang.says("/apply")
    assert "Which finding do you apply to close" in wang.last.text
    await wang.sends_photo()
    await wang.presses("7-01-002")
    await wang.says("已全部办结")
    assert "1 file" in wang.last.text
    await wang.presses("Done")
    await wang.presses("Confirm")
    assert t.number("SELECT COUNT(*) FROM applications") == 1
    assert t.count("evidence WHERE purpose = 'application'") == 1


async def test_an_eleventh_file_is_told_to_be_too_many(t: Town) -> None:
    li = await t.joins("李闻")
    await li.says("/log 公车私用")
    await li.presses("清河镇")
    await li.sends_album([png(grey=20 * n) for n in range(10)])
    await li.sends_photo()
    assert "最多收 10 个文件" in li.last.text
    assert "已收到 10 个文件" in li.last.text


async def test_proof_is_bytes_on_disk_with_their_hash(t: Town) -> None:
    """Fault 12: a file id of Telegram's dies with the token."""
    li = await t.joins("李闻")
    picture = png(grey=77)
    await li.sends_photo(picture, caption="公车私用三次")
    digest = hashlib.sha256(picture).hexdigest()
    assert t.rows("SELECT sha256, size FROM files") == [(digest, len(picture))]
    kept = [p for p in t.installed.files.rglob("*") if p.is_file()]
    assert [p.read_bytes() for p in kept] == [picture]


async def test_the_same_file_twice_is_kept_once(t: Town) -> None:
    li = await t.joins("李闻")
    await li.says("/log 公车私用")
    await li.presses("清河镇")
    await li.sends_photo(png(grey=7))
    await li.sends_photo(png(grey=7))
    assert t.count("files") == 2
    assert len([p for p in t.installed.files.rglob("*") if p.is_file()]) == 1


async def test_evidence_is_shown_as_media(t: Town) -> None:
    li, deputy = await t.all_join("李闻", "副组长")
    await li.sends_album([png(grey=20 * n) for n in range(3)], caption="公车私用三次")
    for label in ("清河镇", "完成", "否", "跳过", "确认"):
        await li.presses(label)
    await deputy.says("/show 7-01-001")
    await deputy.presses("查看佐证材料")
    assert sum(m.media is not None for m in deputy.answers) == 3


async def test_what_was_said_of_a_picture_is_shown_with_it(t: Town) -> None:
    li, deputy = await t.all_join("李闻", "副组长")
    await li.says("/log 公车私用三次")
    await li.presses("清河镇")
    await li.sends_photo(caption="派车单三张")
    for label in ("完成", "否", "跳过", "确认"):
        await li.presses(label)
    await deputy.says("/show 7-01-001")
    await deputy.presses("查看佐证材料")
    assert deputy.heard("说明：派车单三张")


async def test_evidence_outlives_the_servers_copy(t: Town) -> None:
    """What is on disk is sent again even when the server has forgotten its file ids."""
    li, deputy = await t.all_join("李闻", "副组长")
    await li.sends_document("合同.pdf", b"%PDF-1.4 x", caption="公车私用三次")
    for label in ("清河镇", "完成", "否", "跳过", "确认"):
        await li.presses(label)
    await t.restarts()
    await deputy.says("/show 7-01-001")
    await deputy.presses("查看佐证材料")
    [shown] = [m.media for m in deputy.answers if m.media is not None]
    assert shown.content == b"%PDF-1.4 x"


async def test_a_reply_to_an_old_card_is_progress_on_its_item(t: Town) -> None:
    """Fault 11: by the table of messages, not by words in the quoted text."""
    await t.holds(3, State.IN_PROGRESS)
    wang = await t.joins("王干事")
    await wang.says("/show 7-01-002")
    card = wang.last
    await wang.says("/show 7-01-003")
    await wang.replies(card, "公示栏已整改,张贴三期")
    assert "7-01-002" in wang.last.text
    assert "佐证材料" in wang.last.text
    await wang.presses("跳过")
    assert "7-01-002 的进展已更新" in wang.last.text
    assert t.rows("SELECT text FROM progress") == [("公示栏已整改,张贴三期",)]


async def test_a_photo_in_reply_to_a_card_is_evidence_of_its_progress(t: Town) -> None:
    await t.holds(2, State.IN_PROGRESS)
    wang = await t.joins("王干事")
    await wang.says("/show 7-01-002")
    api, chat = t.api, wang.chat
    photo = api.files.store("photo", Upload(content=png()))
    sent = api.post(chat, sender=wang.user.id, from_bot=False, media=photo, reply_to=wang.last.id)
    api.bot.updates.put("message", wire.message_json(api, chat, sent), api.clock())
    await api.settled()
    assert "整改有什么进展" in wang.last.text
    await wang.says("公示栏已张贴")
    await wang.presses("完成")
    assert "7-01-002 的进展已更新" in wang.last.text
    assert "佐证材料：1 个文件" in wang.last.text


async def test_a_reply_to_another_items_card_is_not_an_answer_to_the_open_question(
    t: Town,
) -> None:
    await t.holds(2, State.IN_PROGRESS)
    wang = await t.joins("王干事")
    await wang.says("/show 7-01-002")
    second = wang.last
    await wang.says("/show 7-01-001")
    await wang.presses("更新进展")
    await wang.replies(second, "第二项已完成")
    await wang.presses("跳过")
    assert "7-01-002 的进展已更新" in wang.last.text
    assert t.rows("SELECT f.number FROM progress p JOIN findings f ON f.id = p.finding_id") == [
        ("7-01-002",)
    ]


async def test_a_reply_to_a_list_or_a_strangers_words_means_no_item(t: Town) -> None:
    await t.holds(2, State.IN_PROGRESS, problem="7-01-002 号台账缺失")
    wang = await t.joins("王干事")
    await wang.says("/mine")
    await wang.replies(wang.last, "7-01-002 已完成")
    assert "没有看懂" in wang.last.text
    assert t.count("progress") == 0


async def test_a_reply_of_one_who_does_not_report_shows_the_card_and_says_so(t: Town) -> None:
    await t.holds(1, State.IN_PROGRESS)
    office = await t.joins("老办")
    await office.says("/show 7-01-001")
    await office.replies(office.last, "请抓紧")
    assert "这条回复未保存" in office.last.text
    assert "村级财务公开" in office.last.text


async def logged_with_three_pictures(t: Town) -> tuple[Phone, Phone]:
    li, deputy = await t.all_join("李闻", "副组长")
    await li.sends_album([png(grey=20 * n) for n in range(3)], caption="公车私用三次")
    for label in ("清河镇", "完成", "否", "跳过", "确认"):
        await li.presses(label)
    return li, deputy


async def test_a_file_that_cannot_be_fetched_is_said_and_marked(t: Town) -> None:
    t.api.faults.add(faults.refused(400, "Bad Request: invalid file_id"), method="getFile")
    li, deputy = await logged_with_three_pictures(t)
    await t.passes(hours=1)
    notice = await li.hears("未能取回，不能作为佐证。请重新发送。")
    assert "photo.jpg" in notice.text
    await deputy.says("/show 7-01-001")
    assert deputy.heard("其中 1 个文件未能取回，须重新发送")
    await deputy.presses("查看佐证材料")
    assert sum(m.media is not None for m in deputy.answers) == 2
    assert deputy.heard("“photo.jpg”未能取回，已请上传人重新发送。")


async def test_it_is_said_in_english_too(t: Town) -> None:
    t.api.faults.add(faults.refused(400, "Bad Request: invalid file_id"), method="getFile")
    li = await t.joins("李闻", "en")
    await li.sends_photo(caption="公车私用三次")
    await t.passes(hours=1)
    assert li.heard("could not be fetched and proves nothing. Please send it again.")


async def test_a_days_files_are_bounded_for_each_person(tmp_path: Path) -> None:
    policy = tmp_path / "policy.yaml"
    policy.write_text("files_per_day: 2", "utf-8")
    async with town(tmp_path, policy_file=policy) as t:
        li, deputy = await t.all_join("李闻", "副组长")
        await li.sends_photo(caption="公车私用三次")
        await li.sends_photo(png(grey=1))
        await li.sends_photo(png(grey=2))
        assert "24 小时内最多收 2 个文件，这次的未保存" in li.last.text
        await deputy.sends_photo(caption="账目不清")
        assert t.count("files") == 3
        await t.passes(hours=25)
        await li.sends_photo(png(grey=3))
        assert t.count("files") == 4


async def test_unfinished_records_are_bounded_and_none_expires(tmp_path: Path) -> None:
    policy = tmp_path / "policy.yaml"
    policy.write_text("drafts_per_person: 2", "utf-8")
    async with town(tmp_path, policy_file=policy) as t:
        li, wang = await t.joins("李闻"), await t.joins("组长", "en")
        for n in range(3):
            await li.says(f"/log 公车私用{n}")
        await li.says("/log 公车私用3")
        assert "您已有 2 份未完成的记录。请先发送 /resume" in li.last.text
        assert t.count("drafts") == 2
        await li.says("/cancel")
        await li.says("/resume")
        await li.says("/cancel")
        await li.says("/log 公车私用3")
        assert "哪个单位" in li.last.text
        for n in range(4):
            await wang.says(f"/log 账目{n}")
        assert "You have 2 unfinished records." in wang.last.text

"""Photos, albums, captions: collected as evidence, whichever question is open (fault 10)."""

from __future__ import annotations

from tests.handlers.talking import Chat, file


def at_evidence(chat: Chat) -> None:
    chat.says("/log")
    chat.presses("清河镇")
    chat.says("账目不清")


def files_of(chat: Chat) -> list[tuple[object, ...]]:
    return chat.ledger.rows("SELECT id FROM files")


def test_files_are_collected_until_done(li: Chat) -> None:
    at_evidence(li)
    li.sends()
    assert li.hears == ("材料已收下。\n请发材料。\n已收到 1 个文件，可继续发送，发完请按“完成”。")
    li.sends()
    assert "已收到 2 个文件" in li.hears
    li.says("完成")
    assert li.hears == "立行立改？"
    assert li.drafts()[0]["evidence"] == [1, 2]


def test_an_album_is_one_answer_and_its_button_stays_alive(li: Chat) -> None:
    at_evidence(li)
    li.sends(caption="整改前", album="a")
    assert li.screen is not None
    done = next(b.press for row in li.screen.buttons for b in row if b.press[3] == "f")
    for _ in range(3):
        li.sends(album="a")
        assert li.screen is None
    li.presses_data(done)
    assert li.drafts()[0]["evidence"] == [1, 2, 3, 4]
    assert li.drafts()[0]["_caption"] == "整改前"


def test_an_album_nobody_asked_for_begins_one_log(li: Chat) -> None:
    li.sends(album="b", caption="")
    assert li.hears.startswith("哪个单位？")
    for _ in range(3):
        li.sends(album="b")
        assert li.screen is None
    assert len(li.drafts()) == 1
    li.says("清河镇")
    li.says("账目不清")
    assert "已收到 4 个文件" in li.hears


def test_files_come_early_and_late(li: Chat) -> None:
    li.says("/log")
    li.sends()
    assert li.hears.startswith("材料已收下。\n哪个单位？")
    li.presses("清河镇")
    li.says("账目不清")
    li.presses("完成")
    li.sends()
    assert li.hears == "材料已收下。\n立行立改？"
    assert li.drafts()[0]["evidence"] == [1, 2]


def test_more_files_than_an_answer_takes_are_refused_once_an_album(li: Chat) -> None:
    at_evidence(li)
    li.sends(file(), file(), file())
    li.sends(file(), file(), album="c")
    assert li.hears.startswith("一次最多收 4 个文件，多出的未保存。")
    li.sends(file(), file(), album="c")
    assert li.screen is None
    assert len(files_of(li)) == 3


def test_a_file_too_large_is_refused_and_the_question_asked_again(li: Chat) -> None:
    at_evidence(li)
    li.sends(file(size=2_000_000))
    assert li.hears == "“photo.jpg”超过 1 MB，未保存。请压缩后再发。\n请发材料。"
    assert files_of(li) == []


def test_a_form_without_evidence_says_so(li: Chat) -> None:
    li.says("/short")
    li.sends()
    assert li.hears == "这一步不收材料，文件未保存。请先回答下面的问题。\n什么原因？"
    assert files_of(li) == []


def test_words_at_the_evidence_are_its_caption(li: Chat) -> None:
    at_evidence(li)
    li.sends()
    li.says("村委会院内")
    assert li.hears.startswith("这段文字已记为材料说明。")
    assert li.drafts()[0]["_caption"] == "村委会院内"


def test_evidence_that_is_required_is_waited_for(li: Chat) -> None:
    li.says("/strict")
    assert li.hears == "关于此项：\n请发证明。"
    assert "完成" not in li.labels
    li.says("完成")
    assert li.hears.startswith("请至少发送 1 个文件。")
    li.sends()
    li.presses("完成")
    assert "证明：1 个文件" in li.hears
    li.presses("修改证明")
    li.sends()
    li.presses("完成")
    assert "证明：2 个文件" in li.hears

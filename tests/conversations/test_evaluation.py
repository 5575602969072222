"""后评估 in the chat: the office opens it, voters vote through their links, results appear."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from telegram import Update

from bot.core import ballots
from bot.core.ledger import StorageDown
from bot.core.rounds import Phase
from bot.core.work import Work
from bot.demo.botapi import faults
from handlers.outbound import callbacks
from tests.telegram import Phone
from tests.town import Town

ALL = len(ballots.QUESTIONS)
WORDS = {
    "zh-hans": {ballots.Level.SATISFIED: "满意", ballots.Level.BASICALLY: "基本满意"},
    "en": {ballots.Level.BASICALLY: "Basically satisfied"},
}
MISCONDUCT = "巡察期间有人收受红包"
SUGGESTION = "建议提前三天通知需要准备的材料"


async def prepared(t: Town) -> None:
    """清河镇 has had its feedback."""

    def fed_back(work: Work) -> None:
        round_ = work.rounds.all()[0]
        work.rounds.save(replace(round_, phase=Phase.RECTIFICATION))
        for assignment in work.rounds.assignments(round_.id):
            if assignment.unit_name == "清河镇":
                work.rounds.save_assignment(replace(assignment, fed_back_on=work.today))

    await t.does(fed_back)


async def opened(t: Town, voters: int = 12) -> Phone:
    await prepared(t)
    office = await t.joins("老办")
    await office.says("/evaluation")
    await office.presses("发起后评估")
    await office.presses("清河镇")
    await office.says(str(voters))
    await office.says((t.today + timedelta(days=7)).isoformat())
    await office.presses("确认")
    return office


async def tokens(t: Town) -> list[str]:
    """What stands on a sheet, made past the picture of it."""
    return (await t.running.counting.issue(1))[1]


async def votes(
    t: Town,
    token: str,
    level: ballots.Level = ballots.Level.SATISFIED,
    *,
    suggestion: str | None = None,
    language: str = "zh-hans",
) -> Phone:
    """In three presses instead of fourteen: each button holds all marks before it."""
    phone = t.stranger(f"voter {token[:4]}", language)
    await phone.says(f"/start ballot_{token}")
    marks = ballots.DIGITS[level] * (ALL - 1)
    await phone.presses_data(phone.last, callbacks.encode(("ballot", token, marks)))
    await phone.presses({"zh-hans": "不填", "en": "Leave blank"}[language])
    await phone.presses({"zh-hans": "上一项", "en": "Previous item"}[language])
    await phone.presses(WORDS[language][level])
    if suggestion is not None:
        await phone.presses("意见建议")
        await phone.says(suggestion)
    await phone.presses({"zh-hans": "提交选票", "en": "Submit"}[language])
    return phone


async def drops(t: Town, links: list[str], level: ballots.Level = ballots.Level.SATISFIED) -> None:
    """Ballots of people whose phones nobody looks at."""
    for token in links:
        await t.running.counting.cast(token, ballots.DIGITS[level] * ALL, None)


async def test_from_opening_to_the_rate(t: Town) -> None:
    office = await opened(t)
    assert office.heard("清河镇的后评估已发起")
    await office.presses("生成选票")
    assert office.last.media is not None
    assert office.heard("不登记谁领了哪一份")
    links = await tokens(t)
    assert len(links) == 12
    for n, token in enumerate(links[:3]):
        level = ballots.Level.SATISFIED if n else ballots.Level.BASICALLY
        voter = await votes(t, token, level)
        assert voter.heard("选票已收到")
        assert len(voter.answers) == 1
    await drops(t, links[3:11])
    await office.says("/evaluation")
    await office.presses("清河镇")
    assert office.heard("已入库 0 份")
    await t.passes(hours=1)
    await office.says("/evaluation")
    await office.presses("清河镇")
    assert office.heard("收回 6 份，有效 6 份")
    await office.presses("提前截止")
    await office.presses("确认截止")
    assert office.heard("正在清点")
    await t.passes(hours=1)
    await office.says("/evaluation")
    assert office.heard("已清点，综合满意率 96.36%")
    await office.presses("清河镇")
    assert office.heard("发出 12 份，收回 11 份，有效 11 份")
    assert office.heard("总体评价：满意 10、基本满意 1")
    await office.says("/stats")
    assert "后评估综合满意率：96.36%" in office.last.text
    assert t.count("drafts") == 0
    assert t.count("ballot_tokens WHERE spent = 1") == 11


async def test_the_digest_shows_it_to_the_office_and_no_unit(t: Town) -> None:
    await opened(t)
    await drops(t, (await tokens(t))[:10])
    await t.passes(hours=1)
    director, group, secretary = await t.all_join("主任", "组领导", "书记")
    for phone in (director, group):
        await phone.says("/digest")
        assert "后评估综合满意率：100%（发出 12 份，收回 5 份，有效 5 份）" in phone.last.text
    for command in ("/digest", "/stats"):
        await secretary.says(command)
        assert not secretary.heard("后评估综合满意率")
    await secretary.says("/evaluation")
    assert secretary.heard("您的职责不含查看后评估结果")


async def test_the_head_sees_his_own_teams_once_it_is_counted(t: Town) -> None:
    office = await opened(t)
    head, other = await t.all_join("组长", "外组长")
    await drops(t, (await tokens(t))[:5])
    await t.passes(hours=1)
    await head.says("/evaluation")
    assert head.heard("目前没有可查看的后评估")
    await head.presses_data(head.last, callbacks.encode(("evaluation", "1")))
    unseen = head.last.text
    await head.presses_data(head.last, callbacks.encode(("evaluation", "99")))
    assert head.last.text == unseen
    await office.says("/evaluation")
    await office.presses("清河镇")
    await office.presses("提前截止")
    await office.presses("确认截止")
    await t.passes(hours=1)
    await head.says("/evaluation")
    await head.presses("清河镇")
    assert head.heard("收回 5 份，有效 5 份")
    assert not any("意见" in label or "截止" in label for label in head.labels)
    await other.says("/evaluation")
    assert other.heard("目前没有可查看的后评估")


async def test_a_ballot_counts_once(t: Town) -> None:
    await opened(t)
    [token, second, *_] = await tokens(t)
    voter = t.stranger("选民", "zh-hans")
    await voter.says(f"/start ballot_{token}")
    card = voter.last
    for _ in range(ALL):
        await voter.presses("满意")
    submit = callbacks.encode(("ballot", token, "1" * ALL, "s"))
    await voter.presses("提交选票")
    await voter.presses_data(card, submit)
    assert voter.heard("一份选票只能投一次")
    await voter.says(f"/start ballot_{token}")
    assert "一份选票只能投一次" in voter.last.text
    await voter.presses_data(card, callbacks.encode(("ballot", second, "9" * ALL, "s")))
    assert "不是有效的选票" in voter.last.text
    await voter.presses_data(card, callbacks.encode(("ballot", second, "1", "s")))
    assert "不是有效的选票" in voter.last.text
    await voter.says("/start ballot_nosuchlink")
    assert "不是有效的选票" in voter.last.text
    boxes = t.running.counting._boxes
    assert {id: len(box) for id, box in boxes.items()} == {1: 1}


async def test_a_closed_evaluation_takes_no_ballot(t: Town) -> None:
    await opened(t)
    [token, other, *_] = await tokens(t)
    voter = t.stranger("选民", "zh-hans")
    await voter.says(f"/start ballot_{token}")
    for _ in range(ALL):
        await voter.presses("满意")
    await t.passes(days=8)
    await voter.presses("提交选票")
    assert voter.heard("投票已经截止")
    await voter.says(f"/start ballot_{other}")
    assert "投票已经截止" in voter.last.text


async def test_too_few_are_not_kept_and_the_office_hears_how_many(t: Town) -> None:
    office = await opened(t)
    await drops(t, (await tokens(t))[:4])
    await t.passes(days=8)
    await office.says("/evaluation")
    await office.presses("清河镇")
    assert office.heard("另有 4 份因不足 5 份未能入库")
    assert t.count("ballots") == 0
    assert t.count("ballot_tokens WHERE spent = 1") == 0


async def test_a_ballot_can_be_turned_back_and_begun_anew(t: Town) -> None:
    await opened(t)
    [token, *_] = await tokens(t)
    voter = t.stranger("选民", "zh-hans")
    await voter.says(f"/start ballot_{token}")
    assert voter.heard("选票不记名")
    await voter.presses("不满意")
    assert voter.heard("2/13")
    await voter.presses("上一项")
    assert voter.heard("1/13")
    for _ in range(ALL):
        await voter.presses("不了解")
    await voter.presses("重新填写")
    assert voter.heard("1/13")


async def test_suggestions_are_collected_and_answered(t: Town) -> None:
    office = await opened(t)
    links = await tokens(t)
    [liaison] = await t.all_join("小联")
    voter = await votes(t, links[0], suggestion=SUGGESTION)
    assert not any(SUGGESTION in m.text for m in voter.chat.visible)
    await drops(t, links[1:5])
    await t.passes(days=8, hours=1)
    await office.says("/evaluation")
    await office.presses("清河镇")
    assert office.heard("后评估意见已答复：0/1")
    await office.presses("查看意见")
    assert office.heard(SUGGESTION)
    await office.presses("答复第 1 条")
    await office.says("今后提前五天列出清单")
    await office.presses("确认")
    assert office.heard("答复：今后提前五天列出清单")
    assert office.heard("已答复：1/1")
    await t.passes(days=1)
    assert liaison.heard("今后提前五天列出清单")
    await voter.says(f"/start ballot_{links[0]}")
    assert "答复：今后提前五天列出清单" in voter.last.text
    assert SUGGESTION not in str(t.rows("SELECT body FROM event_payloads"))


async def test_what_reports_misconduct_is_not_kept(t: Town) -> None:
    await opened(t)
    [token, *_] = await tokens(t)
    voter = t.stranger("选民", "zh-hans")
    await voter.says(f"/start ballot_{token}")
    for _ in range(ALL):
        await voter.presses("不满意")
    await voter.presses("写意见建议")
    await voter.says(MISCONDUCT)
    assert voter.heard("评估不保存此类内容")
    assert voter.heard("12388")
    for words, why in (
        ("身份证号 110101199003071233", "没有保存"),
        ("字" * 601, "超过 600 字"),
    ):
        await voter.says(words)
        assert why in voter.last.text
    await voter.sends_photo()
    assert "只收文字" in voter.last.text
    await voter.says(SUGGESTION)
    assert voter.heard("意见建议已记下")
    await voter.presses("重写意见建议")
    await voter.presses("不写了")
    await voter.presses("提交选票")
    assert "12388" in voter.last.text
    kept = t.dump()
    assert MISCONDUCT not in kept
    assert "110101" not in kept


async def test_a_command_lays_the_pen_down(t: Town) -> None:
    await opened(t)
    [token, *_] = await tokens(t)
    wang = await t.joins("王干事")
    await wang.says(f"/start ballot_{token}")
    for _ in range(ALL):
        await wang.presses("满意")
    await wang.presses("写意见建议")
    await wang.says("/help")
    assert "可" in wang.last.text
    await wang.says("一般的话")
    assert not wang.heard("意见建议已记下")


async def test_words_in_reply_find_their_ballot_after_a_restart(t: Town) -> None:
    await opened(t)
    [token, *_] = await tokens(t)
    wang = await t.joins("王干事")
    await wang.says(f"/start ballot_{token}")
    for _ in range(ALL):
        await wang.presses("满意")
    await wang.presses("写意见建议")
    asked = wang.last
    await t.restarts()
    await wang.replies(asked, SUGGESTION)
    assert wang.heard("意见建议已记下")
    assert SUGGESTION not in t.dump()
    await wang.presses("提交选票")
    assert wang.heard("选票已收到")


async def test_a_stop_keeps_whole_batches_and_a_lost_ballot_can_be_cast_again(t: Town) -> None:
    await opened(t)
    links = await tokens(t)
    await drops(t, links[:7])
    await t.restarts()
    assert t.count("ballots") == 7
    voter = await votes(t, links[7])
    await t.restarts()
    assert t.count("ballots") == 7
    await voter.says(f"/start ballot_{links[7]}")
    assert "1/13" in voter.last.text


async def test_a_new_sheet_ends_unused_links_and_no_others(t: Town) -> None:
    await opened(t)
    old = await tokens(t)
    await votes(t, old[0])
    new = await tokens(t)
    assert len(new) == 11
    voter = t.stranger("选民", "zh-hans")
    await voter.says(f"/start ballot_{old[1]}")
    assert "不是有效的选票" in voter.last.text
    await voter.says(f"/start ballot_{old[0]}")
    assert "只能投一次" in voter.last.text


async def test_a_link_in_a_group_is_not_opened_there(t: Town) -> None:
    await opened(t)
    [token, *_] = await tokens(t)
    wang = await t.joins("王干事")
    group = t.api.group(-100, "工作群", [wang.user])
    there = Phone(wang.user, group)
    await there.says(f"/start ballot_{token}")
    assert token not in t.dump()


REFUSED = ("组长", "组领导", "书记", "王干事", "纪委", "管理员", "李闻")


@pytest.mark.parametrize("name", REFUSED)
async def test_only_the_office_runs_it(t: Town, name: str) -> None:
    await opened(t)
    phone = await t.joins(name)
    for press in ("sheet", "extend", "end", "ended"):
        await phone.presses_data(phone.last, callbacks.encode((f"evaluation-{press}", "1")))
    await phone.presses_data(phone.last, callbacks.encode(("evaluation-open",)))
    assert t.rows("SELECT ended_on FROM evaluations") == [(None,)]
    assert t.count("ballot_tokens") == 0
    assert phone.heard("后评估由巡察办组织")


async def test_what_cannot_be_opened_says_why(t: Town) -> None:
    office = await t.joins("老办")
    await office.says("/evaluation")
    await office.presses("发起后评估")
    assert office.heard("目前没有可以发起后评估的单位")
    await prepared(t)
    await office.presses("发起后评估")
    await office.presses("清河镇")
    await office.says("几十人")
    await office.says("4")
    await office.says((t.today - timedelta(days=1)).isoformat())
    await office.presses("确认")
    assert office.heard("至少发给 5 人")
    await office.says("/cancel")
    assert t.count("evaluations") == 0


async def test_the_last_day_is_moved(t: Town) -> None:
    office = await opened(t)
    await office.presses("延长截止日期")
    await office.says((t.today + timedelta(days=20)).isoformat())
    assert office.heard("截止日期已延长到")
    await t.passes(days=10)
    [token, *_] = await tokens(t)
    assert (await votes(t, token)).heard("选票已收到")


async def test_in_english(t: Town) -> None:
    await prepared(t)
    office = await t.joins("老办", "en")
    await office.says("/evaluation")
    await office.presses("Open an evaluation")
    await office.presses("清河镇")
    await office.says("12")
    await office.says((t.today + timedelta(days=7)).isoformat())
    await office.presses("Confirm")
    assert office.heard("The evaluation by 清河镇 is open")
    await office.presses("Make the ballots")
    links = await tokens(t)
    voter = await votes(t, links[9], ballots.Level.BASICALLY, language="en")
    assert voter.heard("Your ballot has arrived")
    await drops(t, links[:9], ballots.Level.BASICALLY)
    await voter.says(f"/start ballot_{links[9]}")
    assert voter.heard("each ballot counts once")
    await voter.says("/start ballot_x")
    assert voter.heard("not a valid ballot")
    late = t.stranger("late", "en")
    await t.passes(days=8)
    await late.says(f"/start ballot_{links[11]}")
    assert late.heard("Voting has ended")
    await office.says("/evaluation")
    await office.presses("清河镇")
    assert office.heard("60% (12 handed out, 10 returned, 10 valid)")
    await office.presses_data(office.last, callbacks.encode(("evaluation-end", "1")))
    assert office.heard("is closed and cannot be changed")
    wang = await t.joins("王干事", "en")
    await wang.says("/evaluation")
    assert wang.heard("does not include the results of evaluations")


async def test_a_voter_hears_when_the_database_is_down(
    t: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    await opened(t)
    [token, *_] = await tokens(t)
    voter = t.stranger("选民", "zh-hans")
    await voter.says(f"/start ballot_{token}")

    async def down(*_args: object) -> None:
        raise StorageDown("full")

    with monkeypatch.context() as broken:
        broken.setattr(t.running.ledger, "read", down)
        update = Update.de_json(pressed(voter, token), t.running.bot)
        assert t.running.ballots.takes(update)
        await t.running.ballots(update, t.running.bot)
    assert len(voter.answers) == 2
    assert [record.getMessage() for record in t.errors] == ["a voter waits for the database"]
    t.errors.clear()


def pressed(voter: Phone, token: str) -> dict[str, object]:
    """A press as Telegram writes it."""
    chat = {"id": voter.user.id, "type": "private", "first_name": "选民"}
    message = {"message_id": voter.last.id, "date": 1, "chat": chat, "text": "…"}
    sender = {"id": voter.user.id, "is_bot": False, "first_name": "选民"}
    query = {
        "id": "1",
        "from": sender,
        "chat_instance": "1",
        "message": message,
        "data": callbacks.encode(("ballot", token, "1")),
    }
    return {"update_id": 900001, "callback_query": query}


async def test_a_voter_who_cannot_be_answered_harms_nobody(t: Town) -> None:
    """The press is unknown to Telegram, and its message has gone."""
    await opened(t)
    [token, *_] = await tokens(t)
    voter = t.stranger("选民", "zh-hans")
    await voter.says(f"/start ballot_{token}")
    update = Update.de_json(pressed(voter, token) | {"update_id": 900002}, t.running.bot)
    assert t.running.ballots.takes(update)
    await t.running.ballots(update, t.running.bot)
    assert voter.heard("2/13")
    assert not t.running.ballots.takes(Update(update_id=900003))


async def test_a_ballot_whose_message_has_gone_comes_anew(t: Town) -> None:
    await opened(t)
    [token, *_] = await tokens(t)
    voter = t.stranger("选民", "zh-hans")
    await voter.says(f"/start ballot_{token}")
    for _ in range(2):
        refused = faults.refused(400, "Bad Request: message to edit not found")
        t.api.faults.add(refused, method="editMessageText")
        await voter.presses_data(voter.last, callbacks.encode(("ballot", token, "1")))
        assert "2/13" in voter.last.text
    await voter.presses_data(voter.last, callbacks.encode(("ballot", token, "1")))
    await voter.presses_data(voter.last, callbacks.encode(("ballot", token, "1" * ALL, "w")))
    t.api.faults.add(faults.refused(400, "Bad Request: no"), method="deleteMessage")
    await voter.says(SUGGESTION)
    assert "意见建议已记下" in voter.last.text
    assert SUGGESTION not in t.dump()


async def test_foreign_presses_of_the_evaluation_are_stale(t: Town) -> None:
    office = await opened(t)
    for press in (("evaluation-remarks", "1"), ("evaluation-answer",)):
        await office.presses_data(office.last, callbacks.encode(press))
        assert office.toast

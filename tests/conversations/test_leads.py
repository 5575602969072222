"""Leads in the chat: from the head of a team to the discipline commission, by buttons alone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from bot.core import leads as core
from bot.core.leads import Disposal, State
from bot.core.rounds import Phase
from bot.core.work import Work
from bot.usecases import lead_history, leads, rounds
from tests.conversations import scene
from tests.telegram import Phone
from tests.town import ROSTER, Town, town

STORY = "张某某乡长收受礼金两万元"
OFFICER = ROSTER.model_validate(
    {
        **ROSTER.model_dump(),
        "people": [
            *ROSTER.model_dump()["people"],
            {"name": "专管员", "posts": [{"role": "office"}, {"role": "lead_officer"}]},
            {"name": "二纪委", "posts": [{"role": "discipline", "organisation": "X"}]},
            {"name": "州纪委", "posts": [{"role": "discipline", "organisation": "Z"}]},
        ],
    }
)

LEAD_EVENTS = "SELECT kind FROM events WHERE item_kind = 'lead' ORDER BY seq"


@pytest.fixture
async def t(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path, roster=OFFICER) as made:
        yield made


async def has(t: Town, state: State, *, disposal: Disposal = Disposal.INQUIRY) -> core.Lead:
    """A lead of the first team, brought there by the real steps, with nobody told."""

    def bring(work: Work) -> core.Lead:
        names = ("组长", "专管员", "纪委")
        hands = lead_history.Hands(
            **dict(
                zip(
                    ("registering", "transferring", "receiving"),
                    (scene.actor(work, name) for name in names),
                    strict=True,
                )
            )
        )
        office = work.organisations.by_code("X")
        assert office is not None
        command = leads.Register(
            origin="team-1", tag=core.Tag.INTEGRITY, found_on=work.today, office=office.id
        )
        return lead_history.bring(command, hands, work, to=state, disposal=disposal)

    return await t.running.ledger.transact(bring, cause=f"test:lead:{state}", silent=True)


async def registers(head: Phone, labels: tuple[str, ...]) -> None:
    await head.says("/lead")
    for label in labels:
        await head.presses(label)


@pytest.mark.parametrize(
    ("language", "labels", "said"),
    [
        (
            "zh-hans",
            ("清河镇", "廉洁纪律", "9月7日", "清河县纪委监委", "是", "确认"),
            ("已登记线索 XS2020-0001", "待移交", "处置：", "已办结：初步核实"),
        ),
        (
            "en",
            ("清河镇", "Integrity", "7 Sep", "Discipline commission of 清河县", "Yes", "Confirm"),
            ("Lead XS2020-0001 is registered", "transferred", "disposal", "is concluded"),
        ),
    ],
)
async def test_a_lead_goes_its_way_by_buttons_and_its_head_hears_the_outcome(
    t: Town, language: str, labels: tuple[str, ...], said: tuple[str, ...]
) -> None:
    zh = language == "zh-hans"
    head, officer, commission = await t.all_join("组长", "专管员", "纪委", language=language)
    await registers(head, labels)
    assert head.heard(said[0])
    assert officer.heard(said[1])
    await officer.presses("查看线索" if zh else "Open lead")
    assert officer.heard("快查快办" if zh else "Fast track")
    await officer.presses("移交" if zh else "Transfer")
    assert commission.heard("XS2020-0001")
    await commission.presses("查看线索" if zh else "Open lead")
    await commission.presses("签收" if zh else "Confirm receipt")
    await commission.presses("登记处置方式" if zh else "Enter the disposal")
    await commission.presses("初步核实" if zh else "Preliminary verification")
    await commission.presses("确认" if zh else "Confirm")
    await commission.presses("查看线索" if zh else "Open lead")
    await commission.presses("办结" if zh else "Conclude")
    await t.days(1)
    assert head.heard(said[3])
    assert "清河镇" not in head.last.text
    kinds = [kind for (kind,) in t.rows(LEAD_EVENTS)]
    assert kinds == [
        "lead-registered",
        "lead-seen",
        "lead-transferred",
        "lead-seen",
        "lead-received",
        "lead-disposed",
        "lead-seen",
        "lead-concluded",
    ]


# What is said in words.


def everywhere(t: Town, word: str) -> bool:
    """In any row, or in the files the database has left on the disk."""
    if word in t.dump():
        return True
    folder = Path(t.installed.settings.database).parent
    return any(word.encode() in file.read_bytes() for file in folder.glob("*.db*"))


@pytest.mark.parametrize("language", ["zh-hans", "en"])
async def test_words_and_files_are_refused_and_kept_nowhere(t: Town, language: str) -> None:
    head = await t.joins("组长", language)
    refusal = "只按按钮" if language == "zh-hans" else "Only the buttons"
    await head.says("/lead")
    files = t.count("files")
    for telling in (
        head.says(STORY),
        head.says("/zhangmou"),
        head.sends_photo(caption=STORY),
        head.sends_document("举报信.docx", b"PK" + STORY.encode()),
        head.sends_voice(),
    ):
        await telling
    assert refusal in head.last.text
    first = await head.says(STORY)
    await head.edits(first, f"{STORY}，改")
    assert refusal in head.last.text
    assert t.count("files") == files
    assert not everywhere(t, STORY)
    assert not everywhere(t, "举报信")
    assert not everywhere(t, "zhangmou")
    assert t.count("leads") == 0
    await head.presses("清河镇")
    assert "廉洁" in " ".join(head.labels) or "Integrity" in " ".join(head.labels)


async def test_no_form_about_a_lead_takes_words(t: Town) -> None:
    for name, state, label in (
        ("纪委", State.RECEIVED, "登记处置方式"),
        ("组长", State.REGISTERED, "撤销登记"),
        ("专管员", State.TRANSFERRED, "撤销登记"),
    ):
        lead = await has(t, state)
        person = await t.joins(name)
        await person.says("/leads")
        await person.presses(f"查看线索 {lead.number}")
        await person.presses(label)
        await person.says(STORY)
        assert "只按按钮" in person.last.text, name
    assert not everywhere(t, STORY)


async def test_what_stands_behind_the_command_is_kept_nowhere(t: Town) -> None:
    head = await t.joins("组长")
    await head.says(f"/lead {STORY}")
    assert "只按按钮" in head.last.text
    assert head.labels
    await head.sends_photo(caption=f"/lead {STORY}")
    assert not everywhere(t, STORY)
    assert t.count("files") == 0


async def test_words_that_arrive_in_one_batch_with_the_command_are_kept_nowhere(t: Town) -> None:
    head = await t.joins("组长")
    await t.stops()
    head.user.sends("/lead")
    head.user.sends(STORY)
    await t.starts()
    await t.api.settled()
    assert "只按按钮" in head.last.text
    assert not everywhere(t, STORY)


async def test_a_form_taken_up_again_takes_no_words_either(t: Town) -> None:
    head = await t.joins("组长")
    await head.says("/lead")
    await head.presses("清河镇")
    await head.says("/me")
    await head.presses("继续")
    await head.says(STORY)
    assert "只按按钮" in head.last.text
    await head.says("/me")
    await head.says("/resume")
    await head.says(STORY)
    assert "只按按钮" in head.last.text
    assert not everywhere(t, STORY)


async def test_words_in_other_forms_are_kept_as_ever(t: Town) -> None:
    head = await t.joins("组长")
    await head.says("/lead")
    await head.says("/cancel")
    await head.says("/log")
    await head.presses("清河镇")
    await head.says("村务公开不及时")
    assert "村务公开不及时" in t.dump()


async def test_a_reply_to_an_item_is_no_way_in(t: Town) -> None:
    item = await scene.assigned(t)
    head = await t.joins("组长")
    await head.says(f"/show {item.number}")
    card = head.last
    await head.says("/lead")
    await head.replies(card, STORY)
    assert "只按按钮" in head.last.text
    assert not everywhere(t, STORY)


async def test_every_screen_about_a_lead_is_protected(t: Town) -> None:
    await has(t, State.TRANSFERRED)
    officer = await t.joins("专管员")
    for words in ("/lead", "/leads", "/casecheck", "/stats"):
        await officer.says(words)
        assert officer.last.protected, words
    await officer.says("/leads")
    await officer.presses("查看线索")
    assert officer.last.protected


# Who is refused.


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh-hans", ("组长或线索专管员登记", "没有可查看的问题线索", "案件质量回头看由")),
        ("en", ("registered by a team's leader", "no leads for you", "look-back is for")),
    ],
)
async def test_others_are_told_whom_to_turn_to(
    t: Town, language: str, said: tuple[str, ...]
) -> None:
    await has(t, State.CONCLUDED)
    for name in ("李闻", "书记", "县领导", "组织部", "管理员", "组领导", "老办"):
        person = await t.joins(name, language)
        for command, words in zip(("/lead", "/leads", "/casecheck"), said, strict=True):
            await person.says(command)
            assert words in person.last.text, (name, command)


@pytest.mark.parametrize(
    ("language", "said"), [("zh-hans", "没有找到"), ("en", "no such item")], ids=["zh", "en"]
)
async def test_a_forged_button_finds_nothing(t: Town, language: str, said: str) -> None:
    lead = await has(t, State.TRANSFERRED)
    for name in ("书记", "州纪委", "外组长", "老办"):
        person = await t.joins(name, language)
        await person.says("/me")
        for verb in ("lead", "lead-receive", "lead-dispose", "lead-withdraw"):
            for id in (lead.id, 9999):
                await person.presses_data(person.last, f"1:{verb}:{id}")
                assert said in person.last.text, (name, verb, id)


@pytest.mark.parametrize(
    ("language", "moved", "other"),
    [
        ("zh-hans", "目前已签收", "这一步不由您办理"),
        ("en", "is now: Received", "This step is not yours"),
    ],
)
async def test_a_stale_button_names_the_state_and_a_foreign_one_whose_step_it_is(
    t: Town, language: str, moved: str, other: str
) -> None:
    lead = await has(t, State.RECEIVED)
    commission, head = await t.all_join("纪委", "组长", language=language)
    await commission.says("/leads")
    await commission.presses_data(commission.last, f"1:lead-receive:{lead.id}")
    assert moved in commission.last.text
    await head.says("/leads")
    await head.presses_data(head.last, f"1:lead-dispose:{lead.id}")
    assert other in head.last.text


async def test_with_the_round_archived_the_head_is_out_and_the_commission_goes_on(
    t: Town,
) -> None:
    await has(t, State.DISPOSED)
    head, officer, commission = await t.all_join("组长", "专管员", "纪委")
    await head.says("/lead")
    await t.does(_archive)
    await head.presses("清河镇")
    await head.says("/leads")
    assert head.heard("没有可查看的问题线索")
    await officer.says("/lead")
    assert "清河镇" not in " ".join(officer.labels)
    await commission.says("/leads")
    await commission.presses("查看线索")
    await commission.presses("办结")
    assert commission.heard("已办结")


def _archive(work: Work) -> None:
    [round_] = work.rounds.all()
    for phase in (Phase.FEEDBACK, Phase.RECTIFICATION, Phase.ARCHIVED):
        command = rounds.Advance(round=round_.id, phase=phase)
        rounds.advance(command, scene.actor(work, "主任"), work)


async def test_in_a_group_nothing_is_said_of_leads(t: Town) -> None:
    await has(t, State.CONCLUDED)
    director = await t.joins("主任")
    group = t.api.group(-100200, "巡察工作群", [director.user])
    group.adds_bot()
    chat = Phone(director.user, group)
    for words in ("/start", "/stats", "/digest", "/lead", "/leads", "/casecheck"):
        await chat.says(words)
        assert "线索" not in chat.last.text, words


# Lists, figures, reminders.


@pytest.mark.parametrize(
    ("language", "overdue", "rates"),
    [
        ("zh-hans", "超期", ("线索处置率：50%（1/2）", "线索办结率：0%（0/2）")),
        ("en", "Overdue", ("Disposal rate of leads: 50% (1/2)", "leads: 0% (0/2)")),
    ],
)
async def test_the_director_lists_what_is_late_and_reads_both_rates(
    t: Town, language: str, overdue: str, rates: tuple[str, str]
) -> None:
    await has(t, State.DISPOSED)
    late = await has(t, State.TRANSFERRED)
    await has(t, State.REGISTERED)
    director = await t.joins("主任", language)
    await t.turns(date(2020, 9, 21))
    await director.says("/leads")
    await director.presses(overdue)
    assert late.number in director.last.text
    assert director.last.text.count("XS2020") == 1
    for command in ("/stats", "/digest"):
        await director.says(command)
        assert all(rate in director.last.text for rate in rates), command
    office = await t.joins("老办", language)
    await office.says("/stats")
    assert rates[0] in office.last.text
    assert "XS2020" not in office.last.text


async def test_a_late_one_stands_in_the_days_message(t: Town) -> None:
    lead = await has(t, State.TRANSFERRED)
    commission, director = await t.all_join("纪委", "主任")
    await t.turns(date(2020, 9, 14))
    assert commission.heard(f"线索 {lead.number} 待签收")
    await t.turns(date(2020, 9, 15))
    assert director.heard(f"线索 {lead.number} 待签收")
    assert director.heard("超期 1 天")


async def test_a_long_list_is_turned(t: Town) -> None:
    for _ in range(10):
        await t.does(_register)
    head = await t.joins("组长")
    await head.says("/leads")
    assert "10 件" in head.last.text
    await head.presses("下一页")
    assert "XS2020-0001" in head.last.text
    await head.presses("上一页")
    assert "XS2020-0010" in head.last.text
    await head.presses_data(head.last, "1:leads:secret:0")
    assert head.toast


def _register(work: Work) -> core.Lead:
    office = work.organisations.by_code("X")
    assert office is not None
    command = leads.Register(
        origin="team-1", tag=core.Tag.LIFE, found_on=work.today, office=office.id
    )
    return leads.register(command, scene.actor(work, "组长"), work)


async def test_a_mistaken_one_is_withdrawn_by_type(t: Town) -> None:
    await has(t, State.TRANSFERRED)
    officer, commission = await t.all_join("专管员", "纪委")
    await officer.says("/leads")
    await officer.presses("查看线索")
    await officer.presses("撤销登记")
    await officer.presses("重复登记")
    await officer.presses("确认")
    assert officer.heard("已撤销线索")
    assert commission.heard("已撤销登记")
    await officer.presses("查看线索")
    assert officer.heard("撤销原因：重复登记")


async def test_without_a_commission_nothing_can_be_registered(tmp_path: Path) -> None:
    people = [p for p in ROSTER.model_dump()["people"] if p["name"] != "纪委"]
    roster = ROSTER.model_validate({**ROSTER.model_dump(), "people": people})
    async with town(tmp_path, roster=roster) as t:
        head = await t.joins("组长")
        await head.says("/lead")
        assert "还没有可以接收线索的纪委监委人员" in head.last.text


async def test_with_one_round_and_one_commission_only_the_rest_is_asked(tmp_path: Path) -> None:
    async with town(tmp_path) as t:
        head = await t.joins("组长")
        await registers(head, ("跳过", "工作纪律", "9月7日", "否"))
        assert "清河县纪委监委" in head.last.text
        await head.presses("确认")
        assert head.heard("已登记线索 XS2020-0001")


# Who becomes the lead officer.


@pytest.mark.parametrize(
    ("language", "role", "refusal"),
    [("zh-hans", "线索专管员", "须是巡察办人员"), ("en", "Lead officer", "must belong to")],
)
async def test_the_director_names_one_of_the_offices_people(
    t: Town, language: str, role: str, refusal: str
) -> None:
    director = await t.joins("主任", language)
    for name in ("王干事", "老办"):
        await director.says("/invite")
        await director.says(name)
        await director.presses("下一页" if language == "zh-hans" else "Next")
        await director.presses(role)
        await director.presses("确认" if language == "zh-hans" else "Confirm")
        if name == "王干事":
            assert refusal in director.last.text
            await director.says("/cancel")
    assert t.number("SELECT COUNT(*) FROM invitations WHERE role = 'lead_officer'") == 1


# The look-back.


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "zh-hans",
            {
                "draw": ("抽取办结线索", "全部时间", "全部", "确认"),
                "seed": "从 2 件中抽取 2 件",
                "ask": "请评查 2 件",
                "judge": "评查",
                "sound": "合格",
                "progress": "过筛 1/2",
                "redo": ("重办", "证据不足", "确认"),
                "redone": "已退回重办",
                "after": "过筛 1/1",
            },
        ),
        (
            "en",
            {
                "draw": ("Draw concluded", "At any time", "All", "Confirm"),
                "seed": "2 drawn from 2",
                "ask": "2 leads await",
                "judge": "Judge",
                "sound": "Sound",
                "progress": "sieve 1/2",
                "redo": ("Send back", "Evidence", "Confirm"),
                "redone": "is sent back",
                "after": "sieve 1/1",
            },
        ),
    ],
    ids=["zh", "en"],
)
async def test_concluded_leads_go_through_the_sieve(
    t: Town, language: str, words: dict[str, str | tuple[str, ...]]
) -> None:
    def said(key: str) -> str:
        return str(words[key])

    await has(t, State.CONCLUDED)
    await t.does(_again)
    director, other = await t.all_join("主任", "二纪委", language=language)
    await director.says("/casecheck")
    for label in words["draw"]:
        await director.presses(label)
    assert said("seed") in director.last.text
    assert other.heard(said("ask"))
    await other.says("/casecheck")
    await other.presses(said("judge"))
    await other.presses(said("sound"))
    assert said("progress") in other.last.text
    await other.presses(said("judge"))
    for label in words["redo"]:
        await other.presses(label)
    assert other.heard(said("redone"))
    await other.says("/casecheck")
    assert said("after") in other.last.text
    await director.says("/casecheck")
    await director.presses("第 1 次" if language == "zh-hans" else "draw 1")
    assert "2/2" in director.last.text


def _again(work: Work) -> core.Lead:
    hands = lead_history.Hands(
        registering=scene.actor(work, "组长"),
        transferring=scene.actor(work, "主任"),
        receiving=scene.actor(work, "纪委"),
    )
    return lead_history.advance(_register(work), hands, work, State.CONCLUDED)


async def test_the_look_back_takes_no_words(t: Town) -> None:
    await has(t, State.CONCLUDED)
    director, other = await t.all_join("主任", "二纪委")
    await director.says("/casecheck")
    await director.presses("抽取办结线索")
    await director.says(STORY)
    assert "只按按钮" in director.last.text
    for label in ("本年", "5 件", "确认"):
        await director.presses(label)
    await other.says("/casecheck")
    await other.presses("评查")
    await other.presses("重办")
    await other.says(STORY)
    assert "只按按钮" in other.last.text
    assert not everywhere(t, STORY)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh-hans", ("由巡察办主任或纪委监委办理", "没有尚未抽取")),
        ("en", ("made by the office's director", "left to draw")),
    ],
)
async def test_what_cannot_be_drawn(t: Town, language: str, said: tuple[str, str]) -> None:
    officer, director = await t.all_join("专管员", "主任", language=language)
    await officer.says("/casecheck")
    await officer.presses_data(officer.last, "1:case-draw")
    assert said[0] in officer.last.text
    await director.says("/casecheck")
    await director.presses_data(director.last, "1:case-draw")
    zh = language == "zh-hans"
    for label in ("本月", "5 件", "确认") if zh else ("This month", "5", "Confirm"):
        await director.presses(label)
    assert said[1] in director.last.text

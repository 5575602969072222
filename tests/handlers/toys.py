"""Small forms with a question of every kind, and routes to them: machinery without nouns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from bot.core import errors, forms, screens
from bot.core.events import Json
from bot.core.forms import Answers, Option
from bot.core.incoming import Incoming
from bot.core.people import Actor
from bot.core.screens import Screen, text
from bot.core.work import Work
from handlers.dialogues import dialogue, files
from handlers.dialogues.routing import Command, Label, Press, Routes, Welcome
from handlers.dialogues.talk import PENDING

UNITS = ("清河镇", "清泉乡", "沙泉乡", "石桥镇", "云岭镇", "北湖乡", "南山镇", "东沟乡", "西坪镇")


class Entry(BaseModel):
    text: str
    milestone: date | None


class Toy(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    unit: int
    problem: Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=20)]
    evidence: tuple[int, ...] = ()
    immediate: bool
    limit: date | None = None
    measures: tuple[Entry, ...] = ()
    tags: tuple[str, ...] = ()
    caption: str = ""

    @model_validator(mode="after")
    def _holds(self) -> Toy:
        if self.problem == "unlucky":
            raise ValueError("unlucky")
        return self


def units(_work: Work, _actor: Actor, _answers: Answers) -> Sequence[Option]:
    return tuple(Option(value=str(n), label=name) for n, name in enumerate(UNITS, start=1))


def yes_no(_work: Work, _actor: Actor, _answers: Answers) -> Sequence[Option]:
    return (Option(value="yes", label=text("yes")), Option(value="no", label=text("no")))


def tags(_work: Work, _actor: Actor, _answers: Answers) -> Sequence[Option]:
    return tuple(
        Option(value=f"t{n}", label=f"标签{n}", line=text("toy-tag", n=n)) for n in range(1, 8)
    )


def offers(work: Work, _actor: Actor, _answers: Answers) -> Sequence[Option]:
    return (
        Option(value="2020-12-31", label=text("toy-year-end")),
        Option(value="2021-03-07", label=text("toy-usual")),
    )


def is_immediate(answers: Answers) -> bool:
    return answers.get("immediate") is True


def likely(_work: Work, answers: Answers) -> Sequence[str]:
    return ("9",) if "problem" in answers else ("5",)


def submit(command: Toy, actor: Actor, work: Work) -> Screen:
    work.events.record("toy", item_id=command.unit, body=command.model_dump(mode="json"))
    if command.problem == "refused":
        raise errors.NotAllowed
    if command.problem == "broken":
        raise RuntimeError("a bug")
    return screens.say("toy-done", unit=UNITS[command.unit - 1])


FORM = forms.Form(
    name="toy",
    result=Toy,
    questions=(
        forms.Pick("unit", options=units, suggest=likely),
        forms.Words("problem"),
        forms.Evidence("evidence", optional=True),
        forms.Choice("immediate", options=yes_no),
        forms.Day("limit", offers=offers, when=is_immediate),
        forms.Lines("measures", optional=True),
        forms.Ticks("tags", options=tags),
    ),
    submit=submit,
)


class Reason(BaseModel):
    reason: Annotated[str, StringConstraints(min_length=1, max_length=5)]
    finding: int


def refuse(command: Reason, actor: Actor, work: Work) -> Screen:
    if command.reason == "bad":
        raise errors.WrongState(number=str(command.finding), state=text("state-closed"))
    return screens.say("toy-refused", reason=command.reason)


SHORT = forms.Form(
    name="short", result=Reason, questions=(forms.Words("reason"),), submit=refuse, confirm=False
)


class Proof(BaseModel):
    proof: Annotated[tuple[int, ...], Field(min_length=1)]


def prove(command: Proof, actor: Actor, work: Work) -> Screen:
    return screens.say("toy-done", unit=str(len(command.proof)))


STRICT = forms.Form(
    name="strict",
    result=Proof,
    questions=(forms.Evidence("proof", at_least=1),),
    submit=prove,
    intro=lambda _work, _actor, _answers: (text("toy-intro"),),
)


class Lucky(BaseModel):
    lucky: Annotated[date, Field(gt=date(2020, 12, 7))]
    item: int


def no_units(_work: Work, _actor: Actor, _answers: Answers) -> Sequence[Option]:
    return ()


LUCKY = forms.Form(
    name="lucky",
    result=Lucky,
    questions=(forms.Day("lucky", offers=None), forms.Pick("item", options=no_units)),
    submit=lambda _command, _actor, _work: screens.say("yes"),
)
FORMS = {form.name: form for form in (FORM, SHORT, STRICT, LUCKY)}


def log(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    return dialogue.begin(FORM, actor, work, incoming)


def log_text(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    return dialogue.begin(FORM, actor, work, incoming, {"problem": incoming.text})


def log_files(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    kept: dict[str, Json] = {"evidence": files.keep(incoming, actor, work)}
    return dialogue.begin(FORM, actor, work, incoming, {PENDING: kept})


def short(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    return dialogue.begin(SHORT, actor, work, incoming, {"finding": 7})


def strict(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    return dialogue.begin(STRICT, actor, work, incoming)


def lucky(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    return dialogue.begin(LUCKY, actor, work, incoming)


def me(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    return screens.say("toy-me", name=actor.person.name)


def start(incoming: Incoming, actor: Actor | None, work: Work) -> Screen:
    return screens.say("toy-me", name=actor.person.name if actor else "—")


def broken(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    raise RuntimeError("a bug")


def forbidden(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    raise errors.NotFound


def stale(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    raise errors.Stale


ROUTES = Routes(
    commands=(
        Welcome("start", start),
        Command("log", log),
        Command("short", short),
        Command("strict", strict),
        Command("lucky", lucky),
        Command("me", me),
        Command("broken", broken),
        Command("forbidden", forbidden),
        Command("stats", me, groups=True),
        Command("cancel", dialogue.cancel, parks=False),
        Command("resume", lambda i, a, w: dialogue.resume(FORMS, i, a, w), parks=False),
    ),
    presses=(
        Press("short", short),
        Press("forbidden", forbidden),
        Press("stale", stale),
        Press("me", me),
    ),
    labels=(Label("toy-menu", log),),
    forms=FORMS,
    fallback_text=log_text,
    fallback_files=log_files,
)

SENTENCES = """
toy-menu = 记一笔
toy-me = 您是{ $name }。
toy-done = 已记录：{ $unit }
toy-refused = 已退回：{ $reason }
toy-intro = 关于此项：
toy-tag = { $n }. 一个标签
toy-year-end = 年底
toy-usual = 按规定期限
lucky-lucky = 哪一天？
    .label = 日子
lucky-item = 哪一项？
    .label = 事项
toy-unit = 哪个单位？
    .hint = 输入名称中的几个字可缩小范围。
    .label = 单位
toy-problem = 什么问题？
    .label = 问题
    .error = 问题请写 2 到 20 个字。
toy-evidence = 请发材料。
    .label = 材料
toy-immediate = 立行立改？
    .label = 立行立改
toy-limit = 何时改完？
    .label = 期限
toy-measures = 有何措施？
    .label = 措施
toy-tags = 哪些标签？
    .label = 标签
short-reason = 什么原因？
    .label = 原因
strict-proof = 请发证明。
    .label = 证明
command-log = 记问题
command-me = 我的身份
"""

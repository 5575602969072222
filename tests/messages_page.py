"""docs/messages.md: every sentence of the bot in both languages, for the office to read.

`python -m tests.messages_page` writes it; `--check` exits 1 when it is not what it should be.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from fluent.syntax import FluentParser, ast

ROOT = Path(__file__).parents[1]
LOCALES = ROOT / "locales"
PAGE = ROOT / "docs" / "messages.md"
LANGUAGES = ("zh-CN", "en")
HEAD = """\
# 全部文字 · All messages

机器人说的每一句话，中英文对照，供业务人员校读。〔〕内是发送时填入的内容；“／”隔开的是按情况选用的说法。
要改哪一句，告诉开发人员最左一栏的编号即可。

Every sentence the bot speaks, in both languages, for the office to read. 〔〕 holds what is filled
in when it is sent; “／” parts wordings of which one is used. To have a sentence changed, name its
id. This page is made from `locales/` by `make messages`; nobody edits it by hand.
"""

# What stands for a variable on the Chinese side; one without an entry shows its own name.
WORDS = dict(
    re.findall(
        r"(\S+)=(\S+)",
        """
    above=上级 all=总数 at=时间 bot=机器人 capacities=身份 category=类别 changed=变更数
    closed=已销号数 code=编码 codes=编码 column=列 columns=列名 command=命令 count=数量
    counts=分子/分母 cycle=次数 d=分母 date=日期 day=日期 days=天数 done=已办数 due=期限 files=文件
    findings=问题数 first=首次出现处 form=形式 ge=最小值 goal=阶段目标 gt=下限 kind=类型
    label=名称 language=语言 late=超期数 le=最大值 least=最小值 level=级别 light=亮灯 lights=亮灯
    link=链接 lt=上限 max_length=字数上限 megabytes=兆数 min_length=字数下限 month=月 most=上限
    n=数量 name=名称 names=姓名 new=新增数 noun=类别 number=编号 numbers=编号 on=日期 open=未完成数
    original=原期限 others=其他人数 page=页码 pages=页数 parent=上级 path=路径 phase=阶段
    place=位置 position=位置 problem=问题 rate=百分比 reason=原因 role=职责 round=轮次 row=行
    sheet=工作表 sheets=工作表 started=开始日期 state=状态 step=环节 suffix=后缀 team=巡察组
    text=内容 time=时刻 total=总数 unchanged=不变数 unit=单位 units=单位数 until=有效期
    value=填写内容 week=周次 weekday=星期 what=事项 when=剩余或超期 within=天数
    words=填写内容 year=年 addressee=承办单位 outcome=办理结果
    """,
    )
)
TAG = re.compile(r"</?[a-z]+>")
MARKDOWN = re.compile(r"([\\|*_`~\[\]<>])")
PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})


class Language:
    """One language's sentences as a reader sees them."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.files = {
            path.stem: FluentParser().parse(path.read_text("utf-8"))
            for path in sorted((LOCALES / name).glob("*.ftl"))
        }
        self.patterns: dict[str, ast.Pattern] = {}
        for noun in self.files:
            self.patterns.update(_patterns(self.files[noun]))

    def sentence(self, id: str) -> str:
        pattern = self.patterns.get(id)
        return "—" if pattern is None else TAG.sub("", self._pattern(pattern)).strip()

    def _pattern(self, pattern: ast.Pattern) -> str:
        return "".join(
            element.value if isinstance(element, ast.TextElement) else self._of(element.expression)
            for element in pattern.elements
        )

    def _of(self, expression: object) -> str:
        match expression:
            case ast.VariableReference(id=name):
                return self._variable(name.name)
            case ast.StringLiteral() | ast.NumberLiteral():
                return str(expression.parse()["value"])
            case ast.MessageReference(id=name):
                return self.sentence(name.name)
            case ast.SelectExpression(variants=variants):
                return self._variants(variants)
        return "…"

    def _variable(self, name: str) -> str:
        word = WORDS.get(name, name) if self.name == "zh-CN" else name.replace("_", " ")
        return f"〔{word}〕"

    def _variants(self, variants: Sequence[ast.Variant]) -> str:
        """Of singular and plural the plural alone; of other choices all of them."""
        kept = [
            self._pattern(variant.value).strip()
            for variant in variants
            if variant.default or not _is_plural(variant)
        ]
        return "／".join(kept)


def _is_plural(variant: ast.Variant) -> bool:
    return isinstance(variant.key, ast.Identifier) and variant.key.name in PLURALS


def _patterns(resource: ast.Resource) -> Iterator[tuple[str, ast.Pattern]]:
    for entry in resource.body:
        if not isinstance(entry, ast.Message):
            continue
        if entry.value is not None:
            yield entry.id.name, entry.value
        for attribute in entry.attributes:
            yield f"{entry.id.name}.{attribute.id.name}", attribute.value


def page() -> str:
    languages = [Language(name) for name in LANGUAGES]
    sections = [_section(noun, languages) for noun in languages[0].files]
    return "\n".join([HEAD, *sections])


def _section(noun: str, languages: Sequence[Language]) -> str:
    resource = languages[0].files[noun]
    lines = [f"## {noun}", ""]
    first = resource.body[0] if resource.body else None
    if isinstance(first, ast.Comment) and first.content:
        lines += [first.content.replace("\n", " "), ""]
    lines += ["| id | 中文 | English |", "| --- | --- | --- |"]
    for id, _pattern in _patterns(resource):
        cells = [f"`{id}`", *(_cell(language.sentence(id)) for language in languages)]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join([*lines, ""])


def _cell(sentence: str) -> str:
    return MARKDOWN.sub(r"\\\1", sentence).replace("\n", "<br>")


def main(arguments: Sequence[str]) -> int:
    wanted = page()
    if "--check" not in arguments:
        PAGE.write_text(wanted, encoding="utf-8")
        return 0
    if PAGE.exists() and PAGE.read_text("utf-8") == wanted:
        return 0
    sys.stderr.write("docs/messages.md is out of date: run `make messages`\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

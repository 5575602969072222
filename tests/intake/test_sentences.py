"""Every problem has its sentence in both languages, with the variables it is given."""

from __future__ import annotations

import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import bot
from handlers.outbound.texts import Texts
from tests.intake import samples

ROOT = Path(bot.__file__).parent
SOURCES = [*(ROOT / "intake").glob("*.py"), *(ROOT / "core").glob("roster*.py")]
WORDS = {f"load-unknown-{of}" for of in ("level", "role", "team-role", "kind", "limit-unit")}
PLACES = {f"load-place-{of}" for of in ("file", "sheet", "row", "cell", "line", "path")}


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts(ROOT.parent / "locales", ZoneInfo("Asia/Shanghai"), strict=True)


def spoken() -> set[str]:
    code = "".join(source.read_text(encoding="utf-8") for source in SOURCES)
    return set(re.findall(r'"(load-[a-z-]+[a-z])"', code)) | WORDS | PLACES


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_id_has_a_sentence_and_every_sentence_is_used(texts: Texts, language: str) -> None:
    written = {id for id in texts.ids(language) if id.startswith("load-")}

    assert written == spoken()


def test_both_languages_use_the_same_variables(texts: Texts) -> None:
    for id in spoken():
        assert texts.variables("zh-CN", id) == texts.variables("en", id), id


BROKEN = (
    samples.YAML.replace("level: county", "level: 市")
    .replace("role: deputy", "role: 司机")
    .replace("year: 2020", "year: 二〇")
    .replace("- number: 2", "- number: 100")
    .replace("name: 赵禾, role: head", "name: 赵禾, id: 1, role: head")
    .replace('unit: "010101", team: 2', 'unit: "9", team: 1')
    .replace("escalated: true", "escalated: 也许")
    .replace("{role: director}", "{role: discipline}")
    .replace("- name: 孙立", "- name: 周全")
)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_problems_are_spoken_in_every_language(
    tmp_path: Path, texts: Texts, language: str
) -> None:
    problems = samples.read_yaml(tmp_path, BROKEN).problems

    sentences = [texts.plain(problem.text, language) for problem in problems]

    assert len(sentences) == 7
    assert all("load-" not in sentence for sentence in sentences)


def test_a_problem_reads_as_an_office_writes(tmp_path: Path, texts: Texts) -> None:
    sheets = samples.sheets_of_the_sample(tmp_path)
    sheets["组织"][2][3] = "市"
    sheets["人员"].append(["冯远", None, "主要负责人", None])
    sheets["人员"].append([None, None, "管理员", None])

    problems = samples.read_xlsx(tmp_path, sheets).problems

    assert [texts.plain(problem.text, "zh-CN") for problem in problems] == [
        "工作表“组织”第 3 行“D 级别”列：不认识级别“市”。"
        "可用：自治区、州、县市、乡镇/街道、村/社区、部门。",
        "工作表“人员”第 6 行“D 单位编码”列：“主要负责人”须填写单位编码。",
        "工作表“人员”第 7 行“A 姓名”列：此处必填。",
    ]

"""The documents are true: examples load, defaults are the code's, links lead on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.core.calendar import Workdays, parse_holidays
from bot.core.policy import Policy
from bot.core.roles import Role
from bot.intake import columns, files
from handlers import routes
from tests import messages_page
from tests.habits import source

DOCS = source.ROOT / "docs"
EXAMPLES = DOCS / "examples"
DECISIONS = DOCS / "decisions"
PARTS = ("**Context.**", "**Decision.**", "**Consequences.**")
READMES = ("README.md", "README.zh-CN.md")


def documents() -> list[Path]:
    return [path for path in source.files() if path.suffix == ".md"]


def blocks(path: Path, language: str) -> list[str]:
    text = path.read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def anchors(path: Path) -> set[str]:
    """Of the headings, as the usual renderers make them."""
    headings = re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}


def links() -> Iterator[tuple[Path, str, str]]:
    """(where, file or nothing, anchor or nothing) of every link within the repository."""
    for path in documents():
        for target in re.findall(r"\]\((?!https?://|mailto:)([^)\s]+)\)", path.read_text("utf-8")):
            file, _, anchor = target.partition("#")
            yield path, file, anchor


def test_every_link_leads_to_a_file_and_its_anchor() -> None:
    lost = []
    for path, file, anchor in links():
        target = path.parent / file if file else path
        if not target.exists() or (anchor and anchor not in anchors(target)):
            lost.append(f"{source.name(path)}: {file}#{anchor}")
    assert lost == []


def test_every_page_of_the_documents_is_linked_from_both_readmes_or_a_linked_page() -> None:
    """Nobody finds a page that nothing leads to."""
    for readme in READMES:
        reached = [source.ROOT / readme]
        for page in reached:
            targets = [(page.parent / f).resolve() for p, f, _ in links() if p == page and f]
            reached += [t for t in targets if t.suffix == ".md" and t not in reached]
        lost = set(DOCS.rglob("*.md")) - set(reached)
        assert sorted(map(source.name, lost)) == [], readme


def test_the_example_set_up_file_is_sound_and_shown_whole() -> None:
    path = EXAMPLES / "office.yaml"
    reading = files.read(path)
    assert reading.problems == ()
    assert reading.roster is not None
    assert path.read_text("utf-8") in blocks(DOCS / "setup-file.md", "yaml")


def test_the_columns_of_the_workbook_are_those_that_are_read() -> None:
    page = (DOCS / "setup-file.md").read_text("utf-8")
    for form in columns.FORMS:
        names = " · ".join(
            each.names[0] if each.is_needed else f"（{each.names[0]}）" for each in form.columns
        )
        assert f"| {form.titles[0]} | {names} |" in page


def test_every_role_is_explained_where_posts_are_given() -> None:
    page = (DOCS / "setup-file.md").read_text("utf-8")
    assert [role for role in Role if f"`{role}`" not in page] == []


def test_the_example_policy_is_valid_and_shown_whole() -> None:
    path = EXAMPLES / "policy.yaml"
    assert Policy.model_validate(yaml.safe_load(path.read_text("utf-8"))) != Policy()
    assert path.read_text("utf-8") in blocks(DOCS / "policy.md", "yaml")


def test_the_whole_policy_is_shown_with_its_defaults() -> None:
    [_, shown] = blocks(DOCS / "policy.md", "yaml")
    given = yaml.safe_load(shown)
    assert Policy.model_validate(given) == Policy()
    assert sorted(given) == sorted(Policy.model_fields)
    assert sorted(given["limits"]) == sorted(type(Policy().limits).model_fields)


def test_every_setting_of_the_policy_is_explained() -> None:
    page = (DOCS / "policy.md").read_text("utf-8")
    explained = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", page, re.MULTILINE)
    names = [name for cell in explained for name in re.findall(r"`(\w+)`", cell)]
    assert sorted(names) == sorted(Policy.model_fields)


@pytest.mark.parametrize("name", ["finding", "immediate", "review", "rework"])
def test_a_limit_that_takes_effect_is_not_called_unused(name: str) -> None:
    assert not re.search(rf"^  {name}: .*not used", _policy_page(), re.MULTILINE)


def test_a_limit_that_is_called_unused_is_read_nowhere() -> None:
    """The note goes when the feature comes."""
    unused = re.findall(r"^  (\w+): .*# not used yet$", _policy_page(), re.MULTILINE)
    code = "\n".join(path.read_text("utf-8") for path in source.code())
    assert [name for name in unused if re.search(rf"\blimits\.{name}\b", code)] == []


def _policy_page() -> str:
    return (DOCS / "policy.md").read_text("utf-8")


def test_the_example_holidays_are_read_and_shown_whole() -> None:
    path = EXAMPLES / "holidays.txt"
    days = parse_holidays(path.read_text("utf-8"))
    assert Workdays(overlay=days).covered_until.year >= min(days).year
    assert path.read_text("utf-8") in blocks(DOCS / "holidays.md", "text")


def test_the_page_of_all_messages_is_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert messages_page.main(["--check"]) == 0, capsys.readouterr().err


def test_decisions_are_numbered_listed_and_have_their_three_parts() -> None:
    records = sorted(DECISIONS.glob("0*.md"))
    listed = re.findall(r"\]\((0.*?)\)", (DECISIONS / "README.md").read_text("utf-8"))
    assert listed == [path.name for path in records]
    for number, path in enumerate(records, start=1):
        text = path.read_text("utf-8")
        assert path.name.startswith(f"{number:04}-")
        assert text.startswith(f"# {number}. ")
        assert [part for part in PARTS if part not in text] == [], path.name


def test_both_readmes_name_the_same_commands_links_and_transcript() -> None:
    english, chinese = (_skeleton(source.ROOT / name) for name in READMES)
    assert english == chinese


def _skeleton(path: Path) -> dict[str, Any]:
    """What does not depend on the language."""
    text = path.read_text("utf-8")
    commands = re.findall(r"^make \w+|^.*python -m bot [a-z]+", text, re.MULTILINE)
    return {
        "transcript": blocks(path, "text"),
        "commands": [re.sub(r"^.*(?=python)", "", each) for each in commands],
        "links": {_english(file) for page, file, _ in links() if page == path} - {READMES[0]},
        "pictures": re.findall(r"<img src=\"(.*?)\"", text),
    }


def _english(file: str) -> str:
    """A page that exists in both languages is one page."""
    return file.replace(".zh-CN.md", ".md")


@pytest.mark.parametrize("readme", READMES)
def test_chat_commands_that_a_readme_names_exist(readme: str) -> None:
    text = (source.ROOT / readme).read_text("utf-8")
    named = set(re.findall(r"`/([a-z]+)`", text)) - {"newbot"}  # which @BotFather understands
    assert named <= {command.name for command in routes.COMMANDS}


def test_a_picture_that_a_page_shows_exists() -> None:
    lost = [
        f"{source.name(path)}: {picture}"
        for path in documents()
        for picture in re.findall(r"<img src=\"(.*?)\"", path.read_text("utf-8"))
        if not (path.parent / picture).exists()
    ]
    assert lost == []


def test_the_word_of_a_variable_is_shown_in_chinese_or_by_its_name() -> None:
    chinese, english = (messages_page.Language(name) for name in messages_page.LANGUAGES)
    assert "〔天数〕" in chinese.sentence("reminder-left")
    assert english.sentence("reminder-left") == "〔days〕 days left"


def test_a_choice_of_words_is_shown_whole_and_a_plural_once() -> None:
    english = messages_page.Language("en")
    assert english.sentence("value-weekday").startswith("Mon／Tue")
    assert "item awaits" not in english.sentence("review-head")


def test_a_quoted_sentence_is_shown_in_its_place() -> None:
    chinese = messages_page.Language("zh-CN")
    assert chinese.sentence("help-confidential") == chinese.sentence("start-notice")

"""Every sentence the code speaks exists, in every language alike, and no other does."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bot.core import categories
from bot.core.screens import text
from handlers.outbound.texts import FIRST_LANGUAGE, Texts
from tests.habits import source, spoken_ids
from tests.habits.spoken_ids import Spoken

LOCALES = source.ROOT / "locales"
# Not the sign itself in brackets, where it is the matter.
SHOUT = re.compile("[!！](?![)）])")
LANGUAGES = ("zh-CN", "en")


@pytest.fixture(scope="session")
def texts() -> Texts:
    return Texts(LOCALES, ZoneInfo("Asia/Shanghai"))


def test_search_and_files_call_the_categories_as_the_first_language_does(texts: Texts) -> None:
    said = {c: texts.plain(text(f"category-{c}"), FIRST_LANGUAGE) for c in categories.CODES}
    assert said == categories.NAMES


def missing(spoken: Iterable[Spoken], ids: frozenset[str]) -> list[str]:
    return [f"{each.id} ({each.where})" for each in sorted(spoken) if each.id not in ids]


@cache
def sentences(language: str) -> dict[str, str]:
    """The words of each file, without ids and comments, by file and line."""
    return {
        f"{source.name(path)}:{number}": line.partition(" = ")[2] or line
        for path in sorted((LOCALES / language).glob("*.ftl"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if not line.startswith("#")
    }


class _Quoted(Visitor):
    def __init__(self) -> None:
        self.ids: set[str] = set()

    def visit_MessageReference(self, node: ftl.MessageReference) -> None:  # noqa: N802 (the visitor's protocol)
        self.ids.add(node.id.name)


@cache
def quoted() -> frozenset[str]:
    """Ids that other sentences quote."""
    visitor = _Quoted()
    for path in LOCALES.glob("*/*.ftl"):
        visitor.visit(FluentParser().parse(path.read_text("utf-8")))
    return frozenset(visitor.ids)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_id_written_in_the_code_has_its_sentence(texts: Texts, language: str) -> None:
    assert missing(spoken_ids.literal(), texts.ids(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_has_its_sentence(texts: Texts, language: str) -> None:
    assert missing(spoken_ids.of_errors(), texts.ids(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_event_has_its_line_of_history(texts: Texts, language: str) -> None:
    assert missing(spoken_ids.of_events(), texts.ids(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_asks_helps_and_names_its_answer(texts: Texts, language: str) -> None:
    assert missing(spoken_ids.of_forms(), texts.ids(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_member_of_a_family_has_its_word(texts: Texts, language: str) -> None:
    assert missing(spoken_ids.of_families(), texts.ids(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pattern_leads_to_some_sentence(texts: Texts, language: str) -> None:
    ids = texts.ids(language)
    lost = [
        f"{each.id} ({each.where})"
        for each in sorted(spoken_ids.patterns())
        if not any(spoken_ids.fits(each.id, id) for id in ids)
    ]
    assert lost == []


def test_no_sentence_is_never_spoken(texts: Texts) -> None:
    # A family's words are all known: beyond them its pattern excuses nothing.
    families = {f"{prefix}{{}}" for prefix in spoken_ids.FAMILIES}
    open_ended = {each.id for each in spoken_ids.patterns()} - families
    known = {each.id.partition(".")[0] for each in spoken_ids.every()}
    known |= quoted() | spoken_ids.strings()
    silent = [
        id
        for id in sorted(texts.ids(FIRST_LANGUAGE))
        if (base := id.partition(".")[0]) not in known
        and not any(
            spoken_ids.fits(each, base) for each in open_ended if not each.startswith("{}")
        )
    ]
    assert silent == []


def test_all_languages_have_the_same_ids_and_attributes(texts: Texts) -> None:
    first = texts.ids(FIRST_LANGUAGE)
    for language in LANGUAGES:
        assert sorted(first ^ texts.ids(language)) == []


def test_all_languages_use_the_same_variables(texts: Texts) -> None:
    both = texts.ids("zh-CN") & texts.ids("en")
    differing = {
        id: sorted(texts.variables("zh-CN", id) ^ texts.variables("en", id)) for id in both
    }
    assert {id: variables for id, variables in differing.items() if variables} == {}


def test_all_languages_have_the_same_files() -> None:
    names = [{path.name for path in (LOCALES / language).iterdir()} for language in LANGUAGES]
    assert names[0] == names[1]


def test_nothing_in_the_files_is_junk_or_doubled(texts: Texts) -> None:
    assert texts.faults == ()


def test_the_languages_are_those_of_the_folders(texts: Texts) -> None:
    assert set(texts.languages) == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_office_does_not_shout(language: str) -> None:
    assert [at for at, words in sentences(language).items() if SHOUT.search(words)] == []


def test_chinese_sentences_use_chinese_punctuation() -> None:
    half_width = re.compile(r"[一-鿿][,;:?]|[,;:?][一-鿿]")
    assert [at for at, words in sentences("zh-CN").items() if half_width.search(words)] == []


def test_english_sentences_hold_no_chinese_but_names_of_languages() -> None:
    chinese = {at: words for at, words in sentences("en").items() if re.search("[一-鿿]", words)}
    assert {at: words for at, words in chinese.items() if "简体中文" not in words} == {}


@pytest.mark.parametrize(
    ("code", "ids"),
    [
        ('text("card-unit", unit=1)', ["card-unit"]),
        ('screens.say("done")', ["done"]),
        ('Text(id="a-b", args={})', ["a-b"]),
        ('text("a-b" if x else "c-d")', ["a-b", "c-d"]),
        ('talk.text("unit", ".hint")', []),
        ('console.say("cli-done")', ["cli-done"]),
    ],
)
def test_the_reader_of_ids_reads_calls(code: str, ids: list[str]) -> None:
    assert [word for _call, word in spoken_ids._said(ast.parse(code))] == ids


def test_the_reader_of_ids_reads_errors_and_events() -> None:
    [call] = spoken_ids._calls(ast.parse('errors.Unfit("day-past", n=1)'))
    assert list(spoken_ids._variants(call)) == ["day-past"]
    [bare] = spoken_ids._calls(ast.parse("errors.NotFound()"))
    assert list(spoken_ids._variants(bare)) == [""]
    [write] = spoken_ids._calls(ast.parse('items.write(before, after, "finding-signed")'))
    assert list(spoken_ids._event_kinds(write)) == ["finding-signed"]


def test_a_pattern_fits_what_it_makes() -> None:
    assert spoken_ids.fits("state-{}", "state-open")
    assert not spoken_ids.fits("state-{}", "role-open")
    assert not spoken_ids.fits("a-{}-least", "a-b")

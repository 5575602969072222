"""The real sentences, and small invented ones for what the real ones do not show."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.core.policy import Policy
from handlers.dialogues.turns import Guide
from handlers.outbound.texts import Texts
from tests import builders
from tests.handlers import talking
from tests.ledger import Ledger, opened

SHANGHAI = ZoneInfo("Asia/Shanghai")
LOCALES = Path(__file__).parents[2] / "locales"
COMMON = (LOCALES / "zh-CN" / "common.ftl").read_text("utf-8")
COMMON_EN = (LOCALES / "en" / "common.ftl").read_text("utf-8")

TextsOf = Callable[..., Texts]


@pytest.fixture(scope="session")
def texts() -> Texts:
    return Texts(LOCALES, SHANGHAI, strict=True)


@pytest.fixture
def texts_of(tmp_path: Path) -> TextsOf:
    """`texts_of(zh, en)`: the common sentences and these beside them."""

    def make(zh: str = "", en: str = "", *, strict: bool = True) -> Texts:
        for language, common, own in (("zh-CN", COMMON, zh), ("en", COMMON_EN, en)):
            folder = tmp_path / language
            folder.mkdir(exist_ok=True)
            (folder / "common.ftl").write_text(common, "utf-8")
            (folder / "own.ftl").write_text(own, "utf-8")
        return Texts(tmp_path, SHANGHAI, strict)

    return make


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with opened(tmp_path / "data", policy=Policy(files_per_answer=4, file_megabytes=1)) as made:
        yield made


@pytest.fixture
def words(tmp_path: Path) -> Guide:
    return talking.guide(tmp_path / "locales", LOCALES)


@pytest.fixture
def li(ledger: Ledger, words: Guide) -> talking.Chat:
    with ledger.work() as work:
        return talking.Chat(ledger, words, builders.person(work, "李明"))


@pytest.fixture
def wang(ledger: Ledger, words: Guide) -> talking.Chat:
    with ledger.work() as work:
        return talking.Chat(ledger, words, builders.person(work, "王芳"), language="en")


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    """The same sentences for many examples of one test."""
    return talking.guide(tmp_path_factory.mktemp("locales"), LOCALES)

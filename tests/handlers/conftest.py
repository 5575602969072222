"""The real sentences, and small invented ones for what the real ones do not show."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from handlers.texts import Texts

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

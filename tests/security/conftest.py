"""One cast for all presses, which leave nothing behind; a fresh one for what does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.dialogues.turns import Guide
from handlers.outbound.texts import Texts
from handlers.routes import ROUTES
from tests.ledger import HOURS, Ledger, opened
from tests.security.cast import Cast, cast

LOCALES = Path(__file__).parents[2] / "locales"


@pytest.fixture(scope="session")
def guide() -> Guide:
    """The real routes with the real sentences; a sentence that fails is an error."""
    texts = Texts(LOCALES, HOURS.zone, strict=True)
    return Guide(routes=ROUTES, texts=texts, language="zh-CN")


@pytest.fixture(scope="session")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cast]:
    with opened(tmp_path_factory.mktemp("still")) as ledger:
        yield cast(ledger)


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Cast]:
    with opened(tmp_path / "data") as ledger:
        yield cast(ledger)


@pytest.fixture
def ledger(fresh: Cast) -> Ledger:
    return fresh.ledger


@pytest.fixture(scope="module")
def fresh_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cast]:
    """One for all forged presses: they change nothing, or only their sender's own chat."""
    with opened(tmp_path_factory.mktemp("forged")) as ledger:
        yield cast(ledger)

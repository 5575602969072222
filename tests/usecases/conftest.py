"""A ledger of its own for every test, and the small world in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import builders
from tests.ledger import Ledger, opened
from tests.usecases.deeds import Deeds


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with opened(tmp_path / "data") as made:
        yield made


@pytest.fixture
def town(ledger: Ledger) -> builders.World:
    with ledger.work() as work:
        return builders.world(work)


@pytest.fixture
def deeds(ledger: Ledger, town: builders.World) -> Deeds:
    return Deeds(ledger, town)

"""The token stays secret: in no line of any level, no traceback, no row and no file (fault 17)."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest

from bot.cli.logs import HidingFormatter
from bot.demo.botapi import faults
from tests.town import Town


@pytest.fixture
def written(t: Town) -> Iterator[io.StringIO]:
    """All that the program's own log would hold at its most talkative."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(HidingFormatter(t.api.token))
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield stream
    root.removeHandler(handler)
    root.setLevel(level)


async def test_the_token_stands_in_no_log_no_row_and_no_file(
    t: Town, written: io.StringIO
) -> None:
    await t.restarts()
    li, deputy = await t.all_join("李闻", "副组长")
    await li.sends_photo(caption="公车私用三次")
    for label in ("清河镇", "完成", "否", "跳过", "确认"):
        await li.presses(label)
    await deputy.says("/show 7-01-001")
    await deputy.presses("查看佐证材料")
    await t.stops()
    secret = t.api.token.split(":")[1]
    assert "/bot7000000001:[hidden]" in written.getvalue()  # the libraries do write it
    assert secret not in written.getvalue()
    assert secret not in t.dump()
    for path in t.installed.settings.data_dir.rglob("*"):
        assert not path.is_file() or secret.encode() not in path.read_bytes(), path.name


async def test_nor_in_the_traceback_of_a_network_that_fails(t: Town, written: io.StringIO) -> None:
    li = await t.joins("李闻")
    t.api.faults.add(faults.bad_gateway(), method="sendMessage")
    t.api.faults.add(faults.reset(), method="answerCallbackQuery")
    t.api.faults.add(faults.half_answer(), method="getUpdates")
    await li.says("/log 公车私用")
    await t.passes(hours=1)
    await li.presses("清河镇")
    assert "Traceback" in written.getvalue()
    assert t.api.token.split(":")[1] not in written.getvalue()
    t.errors.clear()  # that the network failed is rightly logged as an error


async def test_secrets_of_the_settings_are_not_shown_when_they_are_printed(t: Town) -> None:
    assert t.api.token.split(":")[1] not in repr(t.installed.settings)
    assert t.installed.secret().hex() not in t.dump()

"""Whatever somebody presses and writes, in any order: he is answered and has a way on."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.dialogues.turns import Guide
from tests import builders
from tests.handlers.talking import Chat, file
from tests.ledger import opened

ANSWERS = ["清河镇", "清", "账目不清", "短", "跳过", "是", "完成", "9月底", "建立台账，9月30日"]
WORDS = [*ANSWERS, "refused", "/log", "/me", "/short", "/resume", "/cancel", "/unknown"]
DEEDS = st.one_of(
    st.tuples(st.just("press"), st.integers(0, 20)),
    st.tuples(st.just("again"), st.integers(0, 5)),
    st.tuples(st.just("say"), st.sampled_from(WORDS)),
    st.tuples(st.just("send"), st.integers(1, 3)),
    st.tuples(st.just("edit"), st.integers(100, 120)),
)


def do(chat: Chat, deed: str, what: int | str, presses: list[tuple[str, ...]]) -> None:
    buttons = [b.press for row in (chat.screen.buttons if chat.screen else ()) for b in row]
    match deed, what:
        case "press", int(number) if buttons:
            presses.append(buttons[number % len(buttons)])
            chat.presses_data(presses[-1])
        case "again", int(number) if presses:
            chat.presses_data(presses[-1 - number % len(presses)])
        case "say", str(words):
            chat.says(words)
        case "send", int(number):
            chat.sends(*(file() for _ in range(number)))
        case "edit", int(message):
            chat.edits(message, "账目不清")


@settings(max_examples=60)
@given(st.lists(DEEDS, min_size=5, max_size=30))
def test_a_walk_never_breaks_and_never_ends_in_silence(
    shared: Guide, deeds: list[tuple[str, int | str]]
) -> None:
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder)) as ledger:
        with ledger.work() as work:
            chat = Chat(ledger, shared, builders.person(work, "李明"))
        presses: list[tuple[str, ...]] = []
        for deed, what in (("say", "/log"), *deeds):
            before = len(ledger.rows("SELECT 1 FROM inbox"))
            do(chat, deed, what, presses)
            if len(ledger.rows("SELECT 1 FROM inbox")) > before:
                assert chat.hears or chat.toast
            open_ones = ledger.rows("SELECT count(*) FROM drafts WHERE parked = 0")
            assert open_ones in ([(0,)], [(1,)])

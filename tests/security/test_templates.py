"""Every sentence with people's words in it, with thousands of hostile ones: never markup, never a
template, never too long, and never a message that fails.

The short form is part of the suite; TORTURE_TEXTS=10000 is the long one.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import partial

import pytest

from bot.core import screens
from bot.core.screens import Arg, Day, Many, Screen, Text
from handlers.outbound.catalogue import TextError
from handlers.outbound.rendering import Card, card
from handlers.outbound.texts import Texts, clean
from tests.handlers.telegram_html import length, visible
from tests.ledger import HOURS, START
from tests.security.conftest import LOCALES
from tests.torture.sizes import SEED, size, tell

TEXTS = size("TEXTS", 600)
MOST = 4096
PROBE = "探针"
# Marks that a hostile text bears, so that it is found again in what became of it.
NASTY = (
    "<b>粗</b>",
    "<a href='tg://user?id=1'>点</a>",
    "</blockquote></b>",
    "&lt;i&gt;&amp;&#x202e;",
    '" onclick="x',
    "{ $number }",
    '{ "{" }',
    "{ -brand }",
    "{ card-title }",
    "{ NUMBER(1) }",
    "\u202e反写\u2066藏\u2069",
    "零\u200b宽\u200d字\ufeff",
    "=cmd|'/C calc'!A0",
    "+1+1",
    "@SUM(A1)",
    "../../../etc/passwd",
    "..\\..\\boot.ini",
    "C:\\con",
    "\x00\x07\x1b[31m",
    "\0000\000",
    "👨‍👩‍👧‍👦🏳️‍🌈",
    "𠀀" * 40,
    "\ud800",
    "ﷺ" * 20,
    "\n\n\r\n\u2028\u2029",
    "%s%n{0}{x}",
    "'; DROP TABLE findings; --",
    "\u202egpj.exe",
    "账" * 700,
    "a" * 4096,
    "<" * 1500,
    "&" * 1500,
    "Z̸̛͎" * 60,
    "\t \u3000",
    "/start CODE",
    "@everyone https://evil.example",
)
_HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b-\x1f\x7f]")


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts(LOCALES, HOURS.zone, strict=True)


def hostile(draw: random.Random) -> str:
    """A few of the nasty ones and random characters of every plane, in any order."""
    parts = draw.sample(NASTY, draw.randrange(1, 4))
    parts += ["".join(chr(draw.randrange(1, 0x110000)) for _ in range(draw.randrange(12)))]
    draw.shuffle(parts)
    return "".join(parts)


def templates(texts: Texts) -> Iterator[tuple[str, str]]:
    for language in texts.languages:
        for id in sorted(texts.ids(language)):
            if texts.variables(language, id):
                yield language, id


def filled(texts: Texts, language: str, id: str, words: str) -> Text | None:
    """With these words wherever the sentence takes words; where it wants a number, a number."""
    names = sorted(texts.variables(language, id))
    kinds: tuple[Arg, ...] = (words, 3, Day(day=START.date()), screens.text("yes"))
    args: dict[str, Arg] = dict.fromkeys(names, words)
    for name in names:
        for value in kinds:
            args[name] = value
            try:
                texts.render(Text(id=id, args=args), language)
            except TextError:
                continue
            break
    return Text(id=id, args=args) if any(value == words for value in args.values()) else None


def is_shown(texts: Texts, language: str, id: str) -> bool:
    """Not a variable that only chooses between sentences."""
    sentence = filled(texts, language, id, PROBE)
    return sentence is not None and PROBE in texts.render(sentence, language)


def check(made: Card, words: str) -> None:
    """As Telegram takes it: parsed, within its limit, nothing that cannot be seen."""
    for part in (*made.parts, *([made.caption] if made.caption else [])):
        assert 0 < length(part) <= MOST
        assert not _HIDDEN.search(visible(part))
        assert "tg://" not in re.sub("&[a-z]+;", "", "".join(re.findall("<[^>]*>", part)))
    whole = "".join(visible(part) for part in made.parts)
    if "{ $number }" in words:
        assert "{ $number }" in whole
    if "DROP TABLE" in words:
        assert "DROP TABLE" in whole


def test_every_sentence_bears_any_words(texts: Texts) -> None:
    draw = random.Random(SEED)  # noqa: S311  # a test's own dice
    found = list(templates(texts))
    usable = [each for each in found if is_shown(texts, *each)]
    assert len(usable) > 500
    for n in range(max(TEXTS, len(usable))):
        language, id = usable[n % len(usable)]
        words = hostile(draw)
        sentence = filled(texts, language, id, words)
        if sentence is None:
            continue
        check(card(Screen(lines=(sentence,)), language, texts), words)
    tell(f"hostile texts {max(TEXTS, len(usable))} through {len(usable)} sentences, seed {SEED}")


def test_many_of_them_in_one_message(texts: Texts) -> None:
    """Lists, names joined, labels of buttons and a toast, all hostile at once."""
    draw = random.Random(SEED)  # noqa: S311  # a test's own dice
    for _ in range(TEXTS // 20):
        say = partial(hostile, draw)
        lines = tuple(
            screens.text("item-line", number=say(), problem=say())
            for _ in range(draw.randrange(1, 25))
        )
        names = screens.text("office-unreachable", n=3, names=Many(items=(say(), say(), say())))
        button = screens.Button(label=say(), press=("item", "1"))
        screen = Screen(
            lines=(*lines, names), buttons=((button,),), toast=screens.text("me-title", name=say())
        )
        made = card(screen, draw.choice(texts.languages), texts)
        check(made, "")
        assert made.keyboard is not None
        [[shown]] = made.keyboard.inline_keyboard
        assert 0 < len(shown.text) <= 64
        assert not _HIDDEN.search(shown.text)
        assert made.toast is not None
        assert len(made.toast) <= 200


@pytest.mark.parametrize("words", NASTY)
def test_each_nasty_one_by_itself(texts: Texts, words: str) -> None:
    made = card(Screen(lines=(screens.text("card-problem", problem=words),)), "zh-CN", texts)
    check(made, words)
    seen = "".join(visible(part) for part in made.parts)
    assert " ".join(clean(words).split())[:40] in " ".join(seen.split())

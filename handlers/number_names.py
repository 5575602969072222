"""What a cut is called: its place, what narrows it, and its time."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.numbers import Cut
from bot.core.screens import Day, Many, Moment, Text, text
from bot.core.work import Work
from bot.usecases import numbers as cases


def of_cut(cut: Cut, work: Work) -> Text | str:
    """Joined by the locale's list separator; 全部单位 for all."""
    parts = tuple(_parts(cut, work))
    return text("numbers-scope", parts=Many(items=parts)) if parts else text("answer-all")


def _parts(cut: Cut, work: Work) -> Iterator[Text | str]:
    if place := cases.scope(cut, work).name:
        yield place
    if cut.level:
        yield text(f"level-{cut.level}")
    if cut.category:
        yield of_category(cut.category)
    if cut.kind:
        yield text(f"kind-{cut.kind}")
    if cut.mode:
        yield text(f"mode-{cut.mode}")


def of_category(code: str) -> Text:
    """A letter alone stands for all that begin with it; nothing for what has none yet."""
    if not code:
        return text("numbers-no-category")
    if len(code) == 1:
        return text("numbers-category-group", code=code)
    return text("numbers-category", code=code, name=text(f"category-{code}"))


def of_time(cut: Cut, work: Work) -> Text:
    """Of a time first, since both ends decide what is counted."""
    if cut.first is not None:
        last = Day(day=cut.day or work.today)
        return text("numbers-span", first=Day(day=cut.first), last=last)
    if cut.day is not None:
        return text("numbers-as-of", day=Day(day=cut.day))
    return text("stats-as-of", at=Moment(at=work.now))

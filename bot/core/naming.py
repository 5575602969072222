"""Which organisation a word means: by its name, its short name or the initials of its pinyin."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.organisations import Organisation

SHORTEST = 2


def called(word: str, known: Iterable[Organisation]) -> tuple[Organisation, ...]:
    """Those that are called exactly this; several may share a short name or initials."""
    wanted = word.strip().lower()
    return tuple(each for each in known if wanted in _names(each))


def beginning(word: str, known: Iterable[Organisation]) -> tuple[Organisation, ...]:
    """Those whose name or short name begins with the word."""
    if len(word) < SHORTEST:
        return ()
    return tuple(o for o in known if o.name.startswith(word) or o.short_name.startswith(word))


def leading(text: str, known: Iterable[Organisation]) -> tuple[Organisation, ...]:
    """Those whose whole name the text begins with; the longest name wins."""
    fitting = [o for o in known if text.startswith(o.name)]
    longest = max((len(o.name) for o in fitting), default=0)
    return tuple(o for o in fitting if len(o.name) == longest)


def _names(organisation: Organisation) -> set[str]:
    initials = organisation.initials.lower()
    names = {organisation.name.lower(), organisation.short_name.lower()}
    return names | {initials} if len(initials) >= SHORTEST else names

"""Patterns are specific, cover every category, and leave no placeholder behind."""

from __future__ import annotations

import re
from random import Random

import pytest

from bot.core.organisations import Level
from bot.core.policy import Policy
from bot.demo.story_patterns import Deck, Filler, Pattern, patterns

CODES = {
    f"{section}{number}"
    for section, last in (("A", 6), ("B", 7), ("C", 6), ("D", 5), ("V", 4))
    for number in range(1, last + 1)
}
FORBIDDEN = re.compile(
    r"秘密|机密|绝密|举报人|(?<!\d)\d{17}[\dXx]|(?<!\d)1[3-9]\d{9}|(?<!\d)0\d{2,3}-?\d{7}"
)
KNOWN = patterns().patterns


def rng(seed: int) -> Random:
    return Random(seed)  # noqa: S311  # a story's chance, no secret


def sentences(pattern: Pattern) -> list[str]:
    alone = [pattern.problem, pattern.cause, pattern.refusal]
    return [*alone, *pattern.measures, *pattern.progress, *pattern.evidence]


def shared() -> list[str]:
    known = patterns()
    pools = [*known.words.values(), *known.places.values(), *known.refusals.values()]
    return [text for pool in pools for text in pool] + [
        *known.progress,
        *known.rework,
        *known.stage,
    ]


def test_there_are_at_least_sixty_four_patterns_each_with_its_own_words() -> None:
    assert len({pattern.problem for pattern in KNOWN}) == len(KNOWN) >= 64


def test_every_category_of_the_domain_has_two_patterns_or_more() -> None:
    codes = [pattern.code for pattern in KNOWN]
    assert set(codes) == CODES
    assert all(codes.count(code) >= 2 for code in CODES)


def test_every_kind_of_unit_has_enough_to_choose_from() -> None:
    for level in (Level.DEPARTMENT, Level.TOWNSHIP, Level.VILLAGE):
        assert sum(level in pattern.fits for pattern in KNOWN) >= 20


def test_village_patterns_stay_in_the_country() -> None:
    assert all(Level.DEPARTMENT not in p.fits for p in KNOWN if p.code.startswith("V"))


@pytest.mark.parametrize("pattern", KNOWN, ids=lambda p: p.problem[:12])
def test_a_pattern_is_whole(pattern: Pattern) -> None:
    assert len(pattern.measures) >= 2
    assert pattern.progress
    assert pattern.evidence
    filler = Filler(rng(1), ("集镇片区",))
    for sentence in sentences(pattern):
        assert re.search(r"[{}]", filler.fill(sentence)) is None


@pytest.mark.parametrize("pattern", KNOWN, ids=lambda p: p.problem[:12])
def test_what_a_measure_repeats_the_problem_has_drawn(pattern: Pattern) -> None:
    """Otherwise a measure would name a number that the problem does not."""
    drawn = set(re.findall(r"\{(\w+)", pattern.problem))
    rest = "".join(sentences(pattern)[1:])
    assert set(re.findall(r"\{(\w+)\}", rest)) <= drawn
    assert re.findall(r"\{\w+:", rest) == []


def test_nothing_forbidden_stands_in_any_sentence() -> None:
    everything = [text for pattern in KNOWN for text in sentences(pattern)] + shared()
    assert [text for text in everything if FORBIDDEN.search(text)] == []


def test_refusals_know_every_reason_of_the_policy() -> None:
    assert set(patterns().refusals) == set(Policy().refusal_reasons)


def test_a_number_once_drawn_stays_the_same() -> None:
    filler = Filler(rng(3), ("东片区",))
    first = filler.fill("{n:2-9}户")
    assert filler.fill("{n}户") == first
    assert 2 <= int(first.removesuffix("户")) <= 9


def test_an_amount_has_one_decimal_within_its_bounds() -> None:
    amounts = [Filler(rng(seed), ()).fill("{amount:0.6-3.2}") for seed in range(50)]
    assert all(re.fullmatch(r"\d\.\d|\d", amount) for amount in amounts)
    assert all(0.6 <= float(amount) <= 3.2 for amount in amounts)


def test_the_deck_never_deals_the_same_text_twice() -> None:
    deck = Deck(rng(5))
    dealt = []
    for _ in range(120):
        pattern, filler = deck.deal(Level.VILLAGE, ())
        dealt.append(filler.fill(pattern.problem))
    assert len(set(dealt)) == 120


def test_a_text_that_was_dealt_before_is_drawn_again() -> None:
    first, again = Deck(rng(7)), Deck(rng(7))
    pattern, filler = first.deal(Level.TOWNSHIP, ())
    again.texts.add(filler.fill(pattern.problem))
    other, refilled = again.deal(Level.TOWNSHIP, ())
    assert refilled.fill(other.problem) != filler.fill(pattern.problem)

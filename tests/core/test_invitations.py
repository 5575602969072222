"""Invitation codes: computed, never stored, and hard to guess."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.core import invitations

SECRET = b"a secret of the installation"


def test_a_code_is_twenty_letters_and_digits() -> None:
    assert re.fullmatch(r"[A-Z2-7]{26}", invitations.code(SECRET, "nonce"))


def test_the_same_nonce_gives_the_same_code_again() -> None:
    assert invitations.code(SECRET, "n") == invitations.code(SECRET, "n")


@given(st.text(max_size=30), st.text(max_size=30))
def test_nonces_do_not_collide(one: str, other: str) -> None:
    alike = invitations.code(SECRET, one) == invitations.code(SECRET, other)
    assert alike == (one == other)


def test_another_installation_makes_another_code() -> None:
    assert invitations.code(SECRET, "n") != invitations.code(b"another", "n")


def test_a_code_is_read_without_regard_to_case_and_space() -> None:
    code = invitations.code(SECRET, "n")
    assert invitations.code_hash(f"  {code.lower()}\n") == invitations.code_hash(code)


def test_the_row_keeps_a_hash_that_is_not_the_code() -> None:
    code = invitations.code(SECRET, "n")
    kept = invitations.code_hash(code)
    assert re.fullmatch(r"[0-9a-f]{64}", kept)
    assert code.lower() not in kept


def test_the_link_opens_the_bot_with_the_code() -> None:
    code = invitations.code(SECRET, "n")
    assert invitations.link("huiyin_bot", code) == f"https://t.me/huiyin_bot?start={code}"


def test_a_code_fits_a_deep_link() -> None:
    code = invitations.code(SECRET, "n")
    assert len(code) <= 64
    assert re.fullmatch(r"[A-Za-z0-9_-]+", code)

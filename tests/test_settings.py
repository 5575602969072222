"""What an installation sets: read from the environment, refused with the name of the setting."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, read

TOKEN = "123456:" + "A" * 35


def set_to(name: str, value: str) -> Settings:
    return Settings(_env_file=None, **{name: value})  # type: ignore[arg-type]  # as words, like the environment's


def refusal(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> str:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as refused:
        read(_env_file=None)
    return str(refused.value)


@pytest.mark.parametrize(
    ("value", "language"),
    [
        ("en", "en"),
        ("zh-CN", "zh-CN"),
        ("en_US", "en"),
        ("en_US:en", "en"),
        ("zh_CN.UTF-8", "zh-CN"),
        ("zh_CN:zh:en_US:en", "zh-CN"),
        ("fr_FR:en", "en"),
        ("de_DE:de", "zh-CN"),
    ],
)
def test_the_language_of_a_desktop_is_no_error(value: str, language: str) -> None:
    assert set_to("language", value).language == language


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LANGUAGE", "fr"),
        ("LANGUAGE", "Chinese"),
        ("BOT_TOKEN", "nonsense"),
        ("BOT_NAME", "no such name"),
        ("TIMEZONE", "Asia/Korla"),
        ("TIMEZONE", "../etc"),
        ("NOTICE_TIME", "10 o'clock"),
        ("QUIET_HOURS", "20:00"),
        ("REVIEW_TIMES", "10:00,25:00"),
        ("DIGEST_AT", "someday 10:00"),
        ("DIGEST_AT", "10:00"),
        ("DATABASE_URL", "postgresql://ledger"),
        ("LOG_LEVEL", "LOUD"),
    ],
)
def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    sentence = refusal(monkeypatch, name, value)
    assert sentence.startswith(f"{name}: ")
    assert "\n" not in sentence


def test_a_refused_token_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "nonsense" not in refusal(monkeypatch, "BOT_TOKEN", "nonsense")


def test_a_token_does_not_show_in_the_settings() -> None:
    assert TOKEN not in repr(set_to("bot_token", TOKEN))


def test_hours_come_out_as_the_office_set_them() -> None:
    settings = Settings(
        _env_file=None,
        quiet_hours="21:30 - 09:00",
        review_times="16:00, 10:30",
        digest_at="Fri 09:15",
    )
    hours = settings.hours
    assert (hours.quiet_from, hours.quiet_until) == (time(21, 30), time(9))
    assert hours.review_times == (time(10, 30), time(16))
    assert (hours.digest_weekday, hours.digest_at) == (5, time(9, 15))


def test_the_ledger_lies_in_the_data_directory_unless_told_otherwise() -> None:
    assert set_to("data_dir", "d").database == Path("d/huiyin.sqlite")
    elsewhere = set_to("database_url", "sqlite:////srv/l.sqlite")
    assert elsewhere.database == Path("/srv/l.sqlite")

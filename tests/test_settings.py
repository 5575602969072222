"""Settings: read from the environment, and a wrong one ends with a sentence that names it."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.settings import Settings, SettingsError, read

TOKEN = "123456789:" + "A" * 35


@pytest.fixture(autouse=True)
def _without_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def test_only_the_token_has_no_default() -> None:
    settings = read()
    assert settings.bot_token is None
    assert settings.database == Path("data/huiyin.sqlite")
    assert settings.zone == ZoneInfo("Asia/Shanghai")
    assert settings.hours.review_times == (time(10), time(16))
    assert (settings.hours.digest_weekday, settings.hours.digest_at) == (1, time(10))


def test_the_office_hours_are_those_of_the_set_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIET_HOURS", "19:30-09:30")
    monkeypatch.setenv("NOTICE_TIME", "09:45")
    monkeypatch.setenv("REVIEW_TIMES", "15:00, 09:45")
    monkeypatch.setenv("DIGEST_AT", "Tue 09:45")
    hours = read().hours
    assert (hours.quiet_from, hours.quiet_until) == (time(19, 30), time(9, 30))
    assert hours.review_times == (time(9, 45), time(15))
    assert (hours.digest_weekday, hours.digest_at) == (2, time(9, 45))
    assert hours.is_quiet(datetime(2020, 9, 7, 20, tzinfo=hours.zone))


def test_settings_come_from_a_file_beside_the_program(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"BOT_TOKEN={TOKEN}\nLANGUAGE=en\nBOT_NAME=\n")
    settings = read()
    assert settings.bot_token is not None
    assert settings.bot_token.get_secret_value() == TOKEN
    assert settings.language == "en"
    assert settings.bot_name is None


def test_a_token_is_not_shown_by_accident(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    assert TOKEN not in repr(read())


def test_the_ledger_may_lie_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:////srv/ledger.sqlite")
    assert read().database == Path("/srv/ledger.sqlite")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "not a token"),
        ("BOT_NAME", "a b"),
        ("TIMEZONE", "Mars/Olympus"),
        ("TIMEZONE", "../etc"),
        ("LANGUAGE", "fr"),
        ("NOTICE_TIME", "25:00"),
        ("QUIET_HOURS", "20:00"),
        ("REVIEW_TIMES", "noon"),
        ("DIGEST_AT", "someday 10:00"),
        ("DIGEST_AT", "mon"),
        ("DATABASE_URL", "postgresql://here/there"),
        ("LOG_LEVEL", "LOUD"),
        ("PROXY_URL", "socks5://127.0.0.1:1080"),
        ("PROXY_URL", "127.0.0.1:1080"),
        ("BOT_API_URL", "api.telegram.org/bot"),
    ],
)
def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        read()
    assert str(caught.value).startswith(f"{name}: ")
    assert "\n" not in str(caught.value)


def test_a_wrong_token_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "123:secret-too-short")
    with pytest.raises(SettingsError) as caught:
        read()
    assert "secret" not in str(caught.value)

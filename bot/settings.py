"""Everything an installation sets, from `.env` and the environment, read once at the start."""

from __future__ import annotations

import re
from datetime import time
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.core.digest_choices import Rhythm
from bot.core.hours import Hours
from bot.core.text_guard import Mode

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TOKEN = re.compile(r"^\d{3,20}:[A-Za-z0-9_-]{20,100}$")
# What gettext reads from a variable of the same name: en_US, zh_CN.UTF-8, zh_CN:en_US:en.
_GETTEXT = re.compile(r"^[a-z]{2,3}([_:.@].*)$", re.ASCII)
_DIGEST = re.compile(r"^([a-z]{3}) (\d{1,2}:\d{2})$")


class SettingsError(Exception):
    """One sentence that names the setting at fault."""


def _times(value: object) -> object:
    return value.replace(" ", "").split(",") if isinstance(value, str) else value


def _span(value: object) -> object:
    return value.replace(" ", "").split("-") if isinstance(value, str) else value


def _language(value: object) -> object:
    """Many desktops set LANGUAGE for their own programs: its first language that we speak, else
    our default; a word of ours passes as it is."""
    if not isinstance(value, str) or not _GETTEXT.match(value):
        return value
    spoken = {"zh": "zh-CN", "en": "en"}
    wanted = (spoken.get(wish[:2]) for wish in value.split(":"))
    return next((language for language in wanted if language), "zh-CN")


def _weekly(value: object) -> object:
    match = _DIGEST.match(value.strip().lower()) if isinstance(value, str) else None
    if match is None:
        return value
    if match[1] not in DAYS:
        raise ValueError("a day is one of " + ", ".join(DAYS))
    return (DAYS.index(match[1]) + 1, match[2])


class Settings(BaseSettings):
    """Field names in capitals are the variables; `.env.example` explains each."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", env_ignore_empty=True)

    bot_token: SecretStr | None = None
    bot_name: str | None = Field(default=None, pattern=r"^@?[A-Za-z0-9_]{5,32}$")
    bot_api_url: str = "https://api.telegram.org/bot"
    bot_api_file_url: str = "https://api.telegram.org/file/bot"
    proxy_url: str | None = None
    data_dir: Path = Path("data")
    database_url: str | None = None
    timezone: str = "Asia/Shanghai"
    language: Annotated[Literal["zh-CN", "en"], BeforeValidator(_language)] = "zh-CN"
    notice_time: time = time(10)
    quiet_hours: Annotated[tuple[time, time], NoDecode, BeforeValidator(_span)] = (
        time(20),
        time(10),
    )
    review_times: Annotated[tuple[time, ...], NoDecode, BeforeValidator(_times)] = (
        time(10),
        time(16),
    )
    digest_at: Annotated[tuple[int, time], NoDecode, BeforeValidator(_weekly)] = (1, time(10))
    digest_rhythm: Rhythm = Rhythm.WEEKLY
    policy_file: Path | None = None
    holidays_file: Path | None = None
    text_guard: Mode = Mode.BLOCK
    inline_search: bool = True
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @field_validator("bot_token")
    @classmethod
    def _is_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not _TOKEN.match(value.get_secret_value()):
            raise ValueError("it does not look like a token from @BotFather (123456:ABC...)")
        return value

    @field_validator("proxy_url", "bot_api_url", "bot_api_file_url")
    @classmethod
    def _is_web_address(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("http://", "https://")):
            raise ValueError("it must begin with http:// or https://")
        return value

    @field_validator("timezone")
    @classmethod
    def _is_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError):
            raise ValueError("it is no time zone's name, such as Asia/Shanghai") from None
        return value

    @field_validator("database_url")
    @classmethod
    def _is_sqlite(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith("sqlite:///"):
            raise ValueError("only sqlite:///PATH is served by this version")
        return value

    @property
    def database(self) -> Path:
        if self.database_url:
            return Path(self.database_url.removeprefix("sqlite:///"))
        return self.data_dir / "huiyin.sqlite"

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def hours(self) -> Hours:
        return Hours(
            zone=self.zone,
            notice=self.notice_time,
            quiet_from=self.quiet_hours[0],
            quiet_until=self.quiet_hours[1],
            review_times=tuple(sorted(self.review_times)),
            digest_weekday=self.digest_at[0],
            digest_at=self.digest_at[1],
            digest_rhythm=self.digest_rhythm,
        )


def read(**overrides: object) -> Settings:
    """Raises `SettingsError`. `overrides` come before the environment, as a demo's do."""
    try:
        return Settings(**overrides)  # type: ignore[arg-type]  # checked by the model itself
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        name = str(first["loc"][0]).upper() if first["loc"] else "?"
        reason = first["msg"].removeprefix("Value error, ")
        raise SettingsError(f"{name}: {reason}") from None

"""What an installation has on its disk: private files, local rules, and sentences about faults."""

from __future__ import annotations

import stat
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot import installation
from bot.core.policy import LimitUnit, Policy
from bot.settings import Settings, SettingsError
from storage import migrate

NOON = datetime(2026, 11, 24, 4, tzinfo=UTC)


def settings(folder: Path, **changes: object) -> Settings:
    return Settings(_env_file=None, data_dir=folder / "data", **changes)  # type: ignore[arg-type]  # fields by name


def clock() -> datetime:
    return NOON


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_its_folder_and_secret_are_private(tmp_path: Path) -> None:
    installed = installation.read(settings(tmp_path), clock=clock)
    installed.initialise()
    assert mode(tmp_path / "data") == 0o700
    assert mode(tmp_path / "data" / "secret") == 0o600
    assert len(installed.secret()) == 32


def test_a_second_call_keeps_the_secret(tmp_path: Path) -> None:
    installed = installation.read(settings(tmp_path), clock=clock)
    installed.initialise()
    before = installed.secret()
    installed.initialise()
    assert installed.secret() == before


async def test_without_init_there_is_no_ledger(tmp_path: Path) -> None:
    installed = installation.read(settings(tmp_path), clock=clock)
    with pytest.raises(installation.NotInitialised):
        installed.secret()
    with pytest.raises(installation.NotInitialised):
        async with installed.ledger():
            pass


async def test_the_ledger_works_by_the_installations_clock(tmp_path: Path) -> None:
    installed = installation.read(settings(tmp_path), clock=clock)
    installed.initialise()
    migrate.migrate(installed.settings.database, clock)
    async with installed.ledger() as ledger:
        assert await ledger.read(lambda work: work.now) == NOON
        assert await ledger.read(lambda work: work.today) == date(2026, 11, 24)


def test_local_practice_overrides_the_defaults(tmp_path: Path) -> None:
    policy = tmp_path / "policy.yaml"
    policy.write_text("limits:\n  finding: {amount: 2, unit: month}\nnear_days: 7\n")
    holidays = tmp_path / "holidays.txt"
    holidays.write_text("2027-02-01 休\n")
    installed = installation.read(
        settings(tmp_path, policy_file=policy, holidays_file=holidays), clock=clock
    )
    assert installed.policy.limits.finding.amount == 2
    assert installed.policy.limits.finding.unit is LimitUnit.MONTH
    assert installed.policy.near_days == 7
    assert not installed.workdays.is_workday(date(2027, 2, 1))


def test_an_empty_policy_file_changes_nothing(tmp_path: Path) -> None:
    policy = tmp_path / "policy.yaml"
    policy.write_text("# nothing yet\n")
    installed = installation.read(settings(tmp_path, policy_file=policy), clock=clock)
    assert installed.policy == Policy()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("near_days: none\n", "near_days"),
        ("unheard_of: 1\n", "unheard_of"),
        ("limits: [1\n", "is not YAML"),
    ],
)
def test_a_faulty_policy_is_named(tmp_path: Path, content: str, said: str) -> None:
    policy = tmp_path / "policy.yaml"
    policy.write_text(content)
    with pytest.raises(SettingsError, match="POLICY_FILE") as caught:
        installation.read(settings(tmp_path, policy_file=policy), clock=clock)
    assert said in str(caught.value)


def test_a_missing_policy_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"POLICY_FILE.*cannot be read"):
        installation.read(settings(tmp_path, policy_file=tmp_path / "none"), clock=clock)


def test_faulty_holidays_are_named_with_their_line(tmp_path: Path) -> None:
    holidays = tmp_path / "holidays.txt"
    holidays.write_text("2027-01-01 休\nsome day 休\n")
    with pytest.raises(SettingsError, match=r"HOLIDAYS_FILE.*2"):
        installation.read(settings(tmp_path, holidays_file=holidays), clock=clock)


def test_the_machines_clock_knows_its_zone() -> None:
    assert installation.system_clock().tzinfo is UTC

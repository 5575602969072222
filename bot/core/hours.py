"""When people may be spoken to: the office's zone, notice time and quiet hours (domain §4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.core.digest_choices import Rhythm

if TYPE_CHECKING:
    from bot.core.calendar import Workdays


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """`quiet_from`-`quiet_until` may span midnight. `review_times` bundle review requests.
    `digest_weekday` is ISO: 1 is Monday; `digest_rhythm` is that of who has chosen none."""

    zone: ZoneInfo
    notice: time
    quiet_from: time
    quiet_until: time
    review_times: tuple[time, ...]
    digest_weekday: int
    digest_at: time
    digest_rhythm: Rhythm = Rhythm.WEEKLY

    def day_of(self, instant: datetime) -> date:
        return instant.astimezone(self.zone).date()

    def at(self, day: date, moment: time) -> datetime:
        """The instant (UTC) of a wall-clock time on a day here."""
        return datetime.combine(day, moment, self.zone).astimezone(ZoneInfo("UTC"))

    def is_quiet(self, instant: datetime) -> bool:
        clock = instant.astimezone(self.zone).time()
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= clock < self.quiet_until
        return clock >= self.quiet_from or clock < self.quiet_until

    def next_notice(self, instant: datetime, workdays: Workdays) -> datetime:
        """At once in office hours of a workday, else at the next notice time of a workday."""
        day = self.day_of(instant)
        if workdays.is_workday(day) and not self.is_quiet(instant):
            return instant
        if instant > self.at(day, self.notice):
            day += timedelta(days=1)
        return self.at(workdays.next_workday(day), self.notice)

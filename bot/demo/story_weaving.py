"""From a fate to a finding: beats get their workdays, and the steps are put in order."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from bot.core.kinds import Kind
from bot.demo import story_dues
from bot.demo.story_days import LAST, shifted, some_day
from bot.demo.story_fates import Fate, Plan
from bot.demo.story_steps import Finding, Step, StepKind
from bot.demo.story_telling import Beat, Teller, dated

_FIRST_LOGGED, _LAST_LOGGED = date(2020, 3, 9), date(2020, 5, 15)


@dataclass(slots=True, kw_only=True)
class Weaver:
    """`until` is the last day of the story; `fed_back_on` the unit's feedback meeting."""

    plan: Plan
    teller: Teller
    fed_back_on: date
    until: date
    steps: list[Step] = field(default_factory=list)

    def finding(self) -> Finding:
        self._tell_paper()
        if self.plan.immediate:
            due = story_dues.of_fix(self._kind, self.steps[-1].on)
            self._tell_fix()
        else:
            due = story_dues.of_finding(
                self.teller.rng, self._kind, self.plan.fate, self.fed_back_on, self.until
            )
            self._feed_back(due.on if due.given else None)
            self._tell_rectification()
        return self._finding(due)

    @property
    def _kind(self) -> Kind:
        return self.teller.cast.assignment.kind

    def _finding(self, due: story_dues.Due) -> Finding:
        teller, assignment = self.teller, self.teller.cast.assignment
        department = teller.rng.choice(teller.cast.departments)
        steps = self._with_measures(due.on)
        dues = [step.due for step in steps if step.kind is StepKind.REOPENED and step.due]
        return Finding(
            unit=assignment.unit,
            team=assignment.team,
            author=teller.author,
            category=teller.pattern.code,
            problem=teller.filler.fill(teller.pattern.problem),
            cause=teller.filler.fill(teller.pattern.cause),
            immediate=self.plan.immediate,
            escalated=assignment.escalated,
            mode=due.mode,
            leader=teller.leader,
            department=department.code,
            department_name=department.short_name or department.name,
            responsible=teller.responsible,
            due=[due.on, *dues][-1],
            state=self.plan.fate.state,
            steps=steps,
        )

    def _tell_paper(self) -> None:
        start = some_day(self.teller.rng, _FIRST_LOGGED, _LAST_LOGGED)
        paper = self.teller.paper(immediate=self.plan.immediate)
        self.steps += dated(paper, start, shifted(start, 7))

    def _feed_back(self, due: date | None) -> None:
        by = self.teller.rng.choice(self.teller.cast.office)
        self.steps.append(Step(kind=StepKind.FED_BACK, on=self.fed_back_on, by=by, due=due))

    def _tell_fix(self) -> None:
        """Fixed before the feedback, or still open long after it; listed there or not."""
        teller = self.teller
        if self.plan.fate is Fate.CLOSED:
            beats = [*teller.taken_up((0, 1)), *teller.progress(1, (1, 3))]
            beats += teller.closing(straight=True)
            self._go_on(beats, shifted(self.fed_back_on, -1))
        else:
            self._go_on([*teller.taken_up((0, 1)), *teller.progress(2, (12, 40))], self.until)
        if self.plan.listed:
            self._feed_back(None)
            self.steps.sort(key=lambda step: step.on)

    def _tell_rectification(self) -> None:
        match self.plan.fate:
            case Fate.CLOSED:
                slow = self.teller.rng.random() < 0.1
                work = self._work(3, gap=(20, 34) if slow else (5, 16))
                self._go_on([*work, *self.teller.closing()], self.until)
            case Fate.REFUSED_ONCE:
                again = [*self.teller.progress(1, (3, 8)), *self.teller.closing()]
                self._go_on([*self._work(2), *self.teller.refused(), *again], self.until)
            case Fate.REWORKED | Fate.REWORK:
                self._tell_rework()
            case Fate.OFFICE_REVIEW | Fate.JOINT_REVIEW:
                self._tell_review()
            case Fate.STAGE_DONE:
                stage = self.teller.stage_completed(LAST)
                self._go_on([*self._work(3, gap=(24, 40)), stage], self.until)
            case Fate.IN_TIME | Fate.PRESSING:
                self._go_on(self._work(2), shifted(self.until, -25))
                day = some_day(self.teller.rng, shifted(self.until, -20), self.until)
                self.steps += dated(self.teller.progress(1, (0, 0)), day, day)
            case _:
                self._go_on(self._work(3, gap=(8, 22)), self.until)

    def _work(self, most: int, *, gap: tuple[int, int] = (5, 16)) -> list[Beat]:
        """Taken up within the plan's fifteen workdays, and reported on at most `most` times."""
        times = self.teller.rng.randint(max(most - 2, 1), most)
        return [*self.teller.taken_up((3, 13)), *self.teller.progress(times, gap)]

    def _tell_review(self) -> None:
        """Applied in the last days: waiting for the office, or for the second joint review."""
        self._go_on(self._work(3), shifted(self.until, -8))
        chain = self.teller.chain()
        passed = len(chain) - (3 if self.plan.fate is Fate.OFFICE_REVIEW else 1)
        beats = [self.teller.applied((0, 1)), *chain[:passed]]
        self.steps += dated(beats, shifted(self.until, -6), self.until)

    def _tell_rework(self) -> None:
        """Closed in autumn, found untrue: a second cycle, told to its end or just begun."""
        self._go_on([*self._work(2), *self.teller.closing()], shifted(self.until, -45))
        if self.plan.fate is Fate.REWORK:
            day = shifted(self.until, -self.teller.rng.randint(2, 8))
            reopened = dated([self.teller.reopened((0, 0))], day, day)
        else:
            last = shifted(self.until, -22)
            reopened = dated([self.teller.reopened((8, 20))], self.steps[-1].on, last)
        self.steps += [replace(step, due=shifted(step.on, 21)) for step in reopened]
        if self.plan.fate is Fate.REWORKED:
            again = [*self.teller.taken_up((1, 4)), *self.teller.progress(1, (4, 9))]
            self._go_on([*again, *self.teller.closing()], self.until)

    def _go_on(self, beats: list[Beat], last: date) -> None:
        self.steps += dated(beats, self.steps[-1].on, last)

    def _with_measures(self, due: date) -> tuple[Step, ...]:
        """Each cycle's measures end with that cycle's own limit."""
        texts = [self.teller.filler.fill(text) for text in self.teller.pattern.measures]
        steps = []
        for step in self.steps:
            if step.kind is StepKind.REOPENED:
                due = step.due or due
            assigned = step.kind is StepKind.ASSIGNED
            planned = story_dues.measures(texts, step.on, due) if assigned else ()
            steps.append(replace(step, measures=planned))
        return tuple(steps)

"""One finding's story as undated beats: who does what after whom, and how many workdays later."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from random import Random

from bot.core.policy import ChainStep
from bot.demo.story_cast import Cast
from bot.demo.story_days import walked
from bot.demo.story_patterns import Filler, Pattern, patterns
from bot.demo.story_steps import Step, StepKind

_UNDATED = date.min


@dataclass(frozen=True, slots=True)
class Beat:
    """A step still without its day: `gap` workdays after the beat before it."""

    gap: int
    step: Step


def dated(beats: list[Beat], start: date, last: date) -> list[Step]:
    days = walked(start, [beat.gap for beat in beats], last)
    return [replace(beat.step, on=day) for beat, day in zip(beats, days, strict=True)]


@dataclass(slots=True, kw_only=True)
class Teller:
    """Speaks for one finding: its people are chosen, its pattern's numbers are drawn."""

    rng: Random
    cast: Cast
    pattern: Pattern
    filler: Filler
    author: str
    leader: str
    responsible: str

    def paper(self, *, immediate: bool) -> list[Beat]:
        """底稿 → 复核 → 审签, or 移交立改."""
        photo = ("现场照片",) if self.rng.random() < 0.3 else ()
        last = StepKind.SENT if immediate else StepKind.SIGNED
        return [
            self._beat((0, 0), StepKind.LOGGED, self.author, evidence=photo),
            self._beat((1, 3), StepKind.REVIEWED, self.cast.deputy),
            self._beat((1, 4), last, self.cast.head),
        ]

    def taken_up(self, gap: tuple[int, int]) -> list[Beat]:
        """认领, and the leader's signature under the commitment."""
        by = self.cast.liaison if self.rng.random() < 0.7 else self.cast.principal
        return [
            self._beat(gap, StepKind.ASSIGNED, by),
            self._beat((0, 2), StepKind.COMMITTED, self.leader),
        ]

    def progress(self, times: int, gap: tuple[int, int]) -> list[Beat]:
        """General words first, the pattern's own result last."""
        texts = self.rng.sample(patterns().progress, times - 1) if times > 1 else []
        texts.append(self._own_progress())
        return [self._beat(gap, StepKind.PROGRESSED, self.responsible, text=t) for t in texts]

    def applied(self, gap: tuple[int, int]) -> Beat:
        text = f"{self._own_progress().rstrip('。')}，现申请销号。"
        files = tuple(self.filler.fill(name) for name in self.pattern.evidence)
        return self._beat(gap, StepKind.APPLIED, self.responsible, text=text, evidence=files)

    def chain(self, *, straight: bool = False) -> list[Beat]:
        """The approvals in their order; two unit-side posts of one person are one approval."""
        office = self._approved(self.rng.choice(self.cast.office), ChainStep.OFFICE)
        if straight:
            return [office]
        return [*self._unit_side(), *self._superior(), office, *self._joint()]

    def _unit_side(self) -> list[Beat]:
        if self.leader == self.cast.principal:
            return [self._approved(self.leader, ChainStep.LEADER, ChainStep.PRINCIPAL)]
        return [
            self._approved(self.leader, ChainStep.LEADER),
            self._approved(self.cast.principal, ChainStep.PRINCIPAL),
        ]

    def _superior(self) -> list[Beat]:
        """The second sign-off where the feedback went to the superior, too (提级反馈)."""
        if not self.cast.assignment.escalated or self.cast.superior is None:
            return []
        return [self._approved(self.cast.superior, ChainStep.SUPERIOR)]

    def _joint(self) -> list[Beat]:
        """Two of discipline commission, organisation department and head of the team."""
        bench = (
            self.rng.choice(self.cast.discipline),
            self.rng.choice(self.cast.organisation),
            self.cast.head,
        )
        return [self._approved(who, ChainStep.JOINT) for who in self.rng.sample(bench, 2)]

    def closing(self, *, straight: bool = False) -> list[Beat]:
        return [self.applied((2, 8)), *self.chain(straight=straight)]

    def refused(self) -> list[Beat]:
        """An application that some reviewer, early or late, sends back."""
        chain = self.chain()
        stop = self.rng.randrange(len(chain))
        reason = self.rng.choice(("evidence", "evidence", *patterns().refusals))
        pool = (self.pattern.refusal,) if reason == "evidence" else patterns().refusals[reason]
        refusal = self._beat(
            (0, 3),
            StepKind.REFUSED,
            chain[stop].step.by,
            text=self.filler.fill(self.rng.choice(pool)),
            reason=reason,
        )
        return [self.applied((2, 8)), *chain[:stop], refusal]

    def reopened(self, gap: tuple[int, int]) -> Beat:
        by = self.rng.choice(self.cast.office)
        text = self.rng.choice(patterns().rework)
        return self._beat(gap, StepKind.REOPENED, by, text=text)

    def stage_completed(self, next_review: date) -> Beat:
        by = self.rng.choice(self.cast.office)
        text = self.rng.choice(patterns().stage)
        return self._beat((2, 6), StepKind.STAGE_COMPLETED, by, text=text, due=next_review)

    def _own_progress(self) -> str:
        return self.filler.fill(self.rng.choice(self.pattern.progress))

    def _approved(self, by: str, *capacities: ChainStep) -> Beat:
        return self._beat((0, 2), StepKind.APPROVED, by, capacities=capacities)

    def _beat(
        self,
        gap: tuple[int, int],
        kind: StepKind,
        by: str,
        *,
        text: str = "",
        evidence: tuple[str, ...] = (),
        capacities: tuple[ChainStep, ...] = (),
        reason: str = "",
        due: date | None = None,
    ) -> Beat:
        step = Step(
            kind=kind,
            on=_UNDATED,
            by=by,
            text=text,
            evidence=evidence,
            capacities=capacities,
            reason=reason,
            due=due,
        )
        return Beat(self.rng.randint(*gap), step)

"""Local practice as configuration: every limit, step, chain and weight, with its default.

Source of each default: the domain description, §§2-5. An office overrides what differs in a YAML
file named by `POLICY_FILE`; nothing here is a constant elsewhere in the code.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from bot.core import register
from bot.core.evaluation_rules import EvaluationRules
from bot.core.kinds import Kind
from bot.core.repeat_rules import RepeatRules
from bot.core.roles import Role


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class LimitUnit(StrEnum):
    CALENDAR_DAY = "day"
    WORKDAY = "workday"
    MONTH = "month"


class Limit(Frozen):
    """A span from a trigger date. The first day is not counted; a month keeps its day number or
    ends at the month's end; with `roll`, a last day off rolls to the next workday (domain §4)."""

    amount: int = Field(ge=1, le=3660)
    unit: LimitUnit
    roll: bool = True


class Recipient(StrEnum):
    """Who hears a ladder step, relative to the item."""

    RESPONSIBLE = "responsible"
    LEADER = "leader"
    PRINCIPAL = "principal"
    SUPERIOR = "superior"
    OFFICE = "office"
    LEADING_GROUP = "leading_group"


class StepForm(StrEnum):
    REMINDER = "reminder"
    SUPERVISION = "supervision"
    TALK = "talk"
    ACCOUNTABILITY = "accountability"


class LadderStep(Frozen):
    """`offset` in calendar days from the due date: -20 is T-20, 1 is T+1."""

    offset: int
    to: tuple[Recipient, ...]
    form: StepForm


class ChainStep(StrEnum):
    """The steps after an application for closing (domain §2)."""

    LEADER = "leader"
    PRINCIPAL = "principal"
    SUPERIOR = "superior"
    OFFICE = "office"
    JOINT = "joint"


class Protect(StrEnum):
    """Which messages may be neither forwarded nor saved: invitations always; the papers of before
    the feedback, too; or whatever speaks of an item."""

    INVITATIONS = "invitations"
    PAPERS = "papers"
    ITEMS = "items"


class Limits(Frozen):
    feedback: Limit = Limit(amount=10, unit=LimitUnit.WORKDAY)
    plan: Limit = Limit(amount=15, unit=LimitUnit.WORKDAY)
    immediate: Limit = Limit(amount=15, unit=LimitUnit.CALENDAR_DAY)
    finding: Limit = Limit(amount=3, unit=LimitUnit.MONTH)
    lead_receipt: Limit = Limit(amount=5, unit=LimitUnit.WORKDAY)
    lead_disposal: Limit = Limit(amount=1, unit=LimitUnit.MONTH)
    lead_result: Limit = Limit(amount=3, unit=LimitUnit.MONTH)
    # No published source: the fast track (快查快办) is two days, two weeks, one month.
    lead_fast_receipt: Limit = Limit(amount=2, unit=LimitUnit.WORKDAY)
    lead_fast_disposal: Limit = Limit(amount=10, unit=LimitUnit.WORKDAY)
    lead_fast_result: Limit = Limit(amount=1, unit=LimitUnit.MONTH)
    suggestion: Limit = Limit(amount=2, unit=LimitUnit.MONTH)
    # No published source: two weeks' work for an answer to a leader's direction.
    instruction: Limit = Limit(amount=10, unit=LimitUnit.WORKDAY)
    review: Limit = Limit(amount=5, unit=LimitUnit.WORKDAY)
    # No published source: a week's work for the answer to a letter (函件).
    letter: Limit = Limit(amount=5, unit=LimitUnit.WORKDAY)
    # No published source: one month, as for what a refusal leaves to do.
    rework: Limit = Limit(amount=1, unit=LimitUnit.MONTH)
    # No published source: a visit (抽查) takes two working weeks.
    visit: Limit = Limit(amount=10, unit=LimitUnit.WORKDAY)


class Signals(Frozen):
    """When a reviewer is shown a sign of rectification on paper. `picture_bits`: two pictures
    that differ in no more of 64 bits look alike; texts shorter than `least_words` are not
    compared, progress shorter than `short_progress` in all is one line."""

    picture_bits: int = Field(default=5, ge=0, le=7)
    last_days: int = Field(default=2, ge=0)
    many_applications: int = Field(default=5, ge=2)
    short_progress: int = Field(default=20, ge=0)
    least_words: int = Field(default=15, ge=1)
    same_words_percent: int = Field(default=92, ge=50, le=100)


def _step(offset: int, form: StepForm, *to: Recipient) -> LadderStep:
    return LadderStep(offset=offset, to=to, form=form)


_R, _L, _P = Recipient.RESPONSIBLE, Recipient.LEADER, Recipient.PRINCIPAL
_REMIND = StepForm.REMINDER

DEFAULT_LADDER = (
    _step(-20, _REMIND, _R),
    _step(-10, _REMIND, _R, _L),
    _step(-3, _REMIND, _R, _L, _P),
    _step(-1, _REMIND, _R, _L, _P),
    _step(0, _REMIND, _R, _L, _P),
    _step(1, StepForm.SUPERVISION, _R, _L, _P, Recipient.SUPERIOR),
    _step(15, StepForm.TALK, Recipient.OFFICE, Recipient.LEADING_GROUP),
    _step(30, StepForm.ACCOUNTABILITY, Recipient.LEADING_GROUP),
)


class KindRules(Frozen):
    """What one kind of inspection changes; None leaves what holds for all. `escalated`: every
    feedback goes to the superior organisation, too. `themed`: its round is expected to name a
    theme. `categories` come first when a finding is logged."""

    finding: Limit | None = None
    immediate: Limit | None = None
    rework: Limit | None = None
    chain: tuple[ChainStep, ...] | None = None
    joint_quorum: int | None = Field(default=None, ge=1, le=3)
    escalated: bool = False
    themed: bool = False
    categories: tuple[str, ...] = ()


def _months(amount: int) -> Limit:
    return Limit(amount=amount, unit=LimitUnit.MONTH)


# No published source for the limits: shorter where the inspection itself is.
DEFAULT_KINDS: dict[Kind, KindRules] = {
    Kind.ROUTINE: KindRules(),
    Kind.THEMATIC: KindRules(finding=_months(2), themed=True),
    Kind.MOBILE: KindRules(
        finding=_months(1),
        immediate=Limit(amount=7, unit=LimitUnit.CALENDAR_DAY),
        chain=(ChainStep.LEADER, ChainStep.PRINCIPAL, ChainStep.SUPERIOR, ChainStep.OFFICE),
    ),
    Kind.LOOK_BACK: KindRules(finding=_months(2), categories=("D1", "D2", "D3")),
    Kind.CROSS: KindRules(),
    Kind.ESCALATED: KindRules(escalated=True),
    Kind.LINKED: KindRules(themed=True),
}


class Policy(Frozen):
    """All of it. `near_days` is where the yellow light begins; `grace_workdays` what an overdue
    item gets after a refusal before its ladder resumes."""

    limits: Limits = Limits()
    ladder: tuple[LadderStep, ...] = DEFAULT_LADDER
    chain: tuple[ChainStep, ...] = tuple(ChainStep)
    immediate_chain: tuple[ChainStep, ...] = (ChainStep.OFFICE,)
    kinds: dict[Kind, KindRules] = DEFAULT_KINDS
    joint_quorum: int = Field(default=2, ge=1, le=3)
    joint_roles: tuple[Role, ...] = (Role.DISCIPLINE, Role.ORGANISATION, Role.HEAD)
    near_days: int = Field(default=10, ge=1)
    digest_due_days: int = Field(default=10, ge=1)
    unmoved_days: int = Field(default=30, ge=1)
    grace_workdays: int = Field(default=3, ge=0)
    reviewer_escalation_days: int = Field(default=3, ge=1)
    refusal_reasons: tuple[str, ...] = (
        "evidence",
        "explanation",
        "vague",
        "untrue",
        "other",
    )
    signals: Signals = Signals()
    repeats: RepeatRules = RepeatRules()
    # No published source: what comes back where nothing but practice changes.
    rule_categories: tuple[str, ...] = ("B7", "C1", "D3")
    sample_ages: tuple[int, ...] = (30, 90)
    sample_confidence: int = Field(default=95, ge=50, le=99)
    outcome_days: int = Field(default=28, ge=1)
    lead_reminders: tuple[int, ...] = (-3, -1, 0, 1, 7, 15, 30)
    lead_withdrawal_reasons: tuple[str, ...] = ("mistaken", "repeated", "no_lead")
    case_redo_reasons: tuple[str, ...] = ("facts", "evidence", "procedure", "disposal", "late")
    # As they stand in papers: who sends them, and to whom a round's report goes.
    office_name: str = Field(default="巡察工作领导小组办公室", min_length=1, max_length=60)
    leading_group_name: str = Field(default="巡察工作领导小组", min_length=1, max_length=60)
    rate_precision: int = Field(default=2, ge=0, le=4)
    rate_weights: dict[Literal["satisfied", "fairly", "basically", "not"], Decimal] = Field(
        default={
            "satisfied": Decimal(1),
            "fairly": Decimal("0.8"),
            "basically": Decimal("0.6"),
            "not": Decimal(0),
        }
    )
    evaluation: EvaluationRules = EvaluationRules()
    protect: Protect = Protect.PAPERS
    low_content_notices: bool = False
    # 0: never. Telegram deletes nothing older than 48 hours.
    self_delete_minutes: int = Field(default=0, ge=0, le=2820)
    invitation_tries: int = Field(default=10, ge=1, le=100)
    invitation_sheet_minutes: int = Field(default=60, ge=0, le=2820)
    invitation_days: int = Field(default=14, ge=1, le=365)
    farthest_years: int = Field(default=5, ge=1, le=50)
    evidence_per_item: int = Field(default=200, ge=1)
    unit_sees_team_evidence: bool = False
    files_per_answer: int = Field(default=10, ge=1, le=20)
    # What one confirmation changes is one transaction: it must not hold up everybody else.
    bulk_most: int = Field(default=200, ge=2, le=1000)
    bulk_days: tuple[int, ...] = (14, 30, 60, 90)
    files_per_day: int = Field(default=300, ge=1)
    drafts_per_person: int = Field(default=20, ge=1)
    file_megabytes: int = Field(default=20, ge=1, le=2000)
    # What an office's own ledger calls a column, beside the names we know.
    ledger_words: dict[str, tuple[str, ...]] = {}

    @field_validator("kinds", mode="before")
    @classmethod
    def _fill_kinds(cls, given: object) -> object:
        """Kinds are replaced one by one; one that is not named keeps its default."""
        return {**DEFAULT_KINDS, **given} if isinstance(given, dict) else given

    @field_validator("ledger_words")
    @classmethod
    def _known_columns(cls, words: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        if unknown := sorted(words.keys() - register.BY_KEY.keys()):
            raise ValueError(f"no such column of the ledger: {', '.join(unknown)}")
        return words

    def kind(self, kind: Kind) -> KindRules:
        return self.kinds[kind]

    @property
    def chains(self) -> tuple[tuple[ChainStep, ...], ...]:
        of_kinds = (rules.chain for rules in self.kinds.values() if rules.chain is not None)
        return (self.chain, self.immediate_chain, *of_kinds)

    @property
    def file_bytes(self) -> int:
        return self.file_megabytes * 1024 * 1024

    @model_validator(mode="after")
    def _ends_outside(self) -> Self:
        """A chain that ended within the unit would let the unit close its own items."""
        inside = {ChainStep.LEADER, ChainStep.PRINCIPAL, ChainStep.SUPERIOR}
        for chain in self.chains:
            if not chain or chain[-1] in inside:
                raise ValueError("an approval chain must end outside the unit")
        return self

    @model_validator(mode="after")
    def _keeps_order(self) -> Self:
        """The legal moves of a finding lead from the unit to the office to the joint review."""
        order = list(ChainStep)
        for chain in self.chains:
            if list(chain) != [step for step in order if step in chain]:
                raise ValueError("an approval chain keeps the order " + ", ".join(order))
        return self

    @model_validator(mode="after")
    def _one_step_an_offset(self) -> Self:
        """A step is remembered as done by its offset: a second one there would never be taken."""
        offsets = [step.offset for step in self.ladder]
        if len(set(offsets)) != len(offsets):
            raise ValueError("two steps of the ladder have the same offset")
        return self

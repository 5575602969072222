"""Which question a refusal is about: it is asked again at once, with the reason above it."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core import errors
from handlers.dialogues.talk import Talk

DAYS = ("proposed_due", "until", "next_review_on", "due")
# The refusal's variant, and the questions it may be about, likeliest first.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "day-far": DAYS,
    "day-past": DAYS,
    "deputy-past": ("since",),
    "deputy-period": ("until",),
    "due-before-feedback": ("due",),
    "extension-early": ("until",),
    "feedback-before-round": ("on",),
    "feedback-in-future": ("on",),
    "fieldwork-over": ("assignment",),
    "fed-back": ("items",),
    "milestone-late": ("measures",),
    "milestone-past": ("measures",),
    "nothing-to-feed-back": ("items",),
    "organisation-missing": ("organisation",),
    "refusal-reason": ("reason",),
    "team-missing": ("team",),
}


def asked_again(talk: Talk, refusal: errors.UserError) -> Talk:
    """The draft as it was, its whole card where no one question is to blame."""
    if talk.question is not None:
        return talk
    wanted = FIELDS.get(refusal.variant, ())
    at_fault = next((key for key in wanted if key in talk.given), None)
    return talk.asking(at_fault).saved() if at_fault else talk

"""When a finding repeats an earlier one, and when a category is common: the office's numbers."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class RepeatRules(BaseModel):
    """Texts of one unit and one category that agree to `percent` are the same problem; shorter
    ones than `least_signs` are not compared. A category in `common_units` units of a round is
    proposed for special rectification, ordered in the words of `common_order`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    percent: int = Field(default=60, ge=30, le=100)
    least_signs: int = Field(default=6, ge=1)
    common_units: int = Field(default=5, ge=2)
    common_order: str = "“{category}”方面的问题在多个单位普遍存在，请开展专项整治，限期整改。"

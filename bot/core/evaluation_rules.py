"""What local practice decides about evaluations (后评估): see `policy`, of which it is a part."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

# Fewer would tell too much about each: an installation may ask for more, never for less.
LEAST_BALLOTS = 5


class EvaluationRules(BaseModel):
    """Words by which a suggestion is taken for a charge: it is not kept, and `report_to` is shown
    (12388 is the discipline commissions' own line)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    least_ballots: int = Field(default=LEAST_BALLOTS, ge=LEAST_BALLOTS)
    report_to: str = "12388"
    misconduct_words: tuple[str, ...] = (
        "受贿",
        "索贿",
        "行贿",
        "贿赂",
        "收礼",
        "收受",
        "红包",
        "礼金",
        "购物卡",
        "吃请",
        "宴请",
        "吃拿卡要",
        "谋私",
        "泄密",
        "泄露",
        "跑风漏气",
        "打招呼",
        "说情",
        "举报",
        "bribe",
        "kickback",
    )

    def alleges(self, words: str) -> bool:
        said = words.casefold()
        return any(word.casefold() in said for word in self.misconduct_words)

"""What the players of the scripted week say, and which unit they talk about."""

from __future__ import annotations

UNIT = "YL-02-01"
TEAM = "第二巡察组"
UNIT_NAME = "驼泉乡"
DEPARTMENT = "驼泉乡财政所"
CATEGORY = "category-B6"

PROBLEM = (
    "乡便民服务中心的财务公开栏自7月起未更新，4笔村级维修支出共18600元未按季公示，"
    "群众查询时仍以“正在整理”答复。"
)
PHOTO = "财务公开栏"
MEASURES = (
    "补齐7月至11月财务公开内容，由财务监督小组签字 12月10日",
    "制定财务公开季报制度，明确专人更新 12月18日",
)
PROGRESS = "公开栏已更新至11月，4笔维修支出逐笔列明金额、用途和经手部门，已接受群众查询12人次。"
PROGRESS_PHOTO = "更新后公开栏"
APPLICATION = "公开内容已补齐，季报制度已印发并明确专人，现申请销号。"
REFUSAL = "请补充财务监督小组的签字件，并附4笔支出的验收单。"
SIGNED_SHEET = "财务监督小组签字件及验收单"
SECOND_APPLICATION = "已按要求补充签字件和4份验收单，再次申请销号。"

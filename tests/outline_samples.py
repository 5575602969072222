"""Feedback documents as offices write them, in the many ways they number them; all invented."""

from __future__ import annotations

from bot.core import outline_reading, outline_tree
from bot.core.outlines import Kind, Outline

USUAL = """\
中共清河县委第一巡察组关于巡察清河镇党委的反馈意见
（2020年9月4日）
清河镇党委：
根据县委统一部署，2020年5月至7月，县委第一巡察组对清河镇党委开展了第七轮常规巡察。现反馈如下：
一、总体评价
镇党委各项工作总体平稳。
二、巡察发现的主要问题
（一）落实党的理论和路线方针政策、党中央决策部署方面
1.理论学习不深入。中心组学习以会代训，2019年以来12次学习中有5次没有记录。
2．意识形态责任制落实不到位。未专题研究。
（二）落实全面从严治党责任方面
1、财务管理混乱。
(1)白条入账12张。
(2)超标准接待3次。
2、关于“违规发放津补贴”问题。2018年发放过节费1.5万元。
（三）落实新时代组织路线方面
1.2019年以来党支部换届不及时。
三、意见建议
（一）强化理论武装。
（二）压实两个责任。
以上意见，请认真研究，三个月内报送整改情况。
中共清河县委第一巡察组
2020年9月4日
"""

FULL_WIDTH = """\
一、发现的主要问题
㈠落实党的领导方面
１．学习贯彻不及时。
２．决策部署落实打折扣。
㈡管党治党方面
⒈主体责任不实。
⒉监督责任缺位。
"""

MISSING_LEVEL = """\
一、党的领导弱化，政治建设抓得不实
1.中心组学习不经常。
2.议事规则不健全。
4.政治生态研判不深。
二、全面从严治党主体责任落实有差距
（一）廉政风险防控薄弱。
1.采购不规范。
1.合同管理缺位。
3.资产底数不清。
1.公务接待无清单。
"""

SAID = """\
巡察清河镇党委反馈意见
二、存在的主要问题
（一）落实全面从严治党责任方面。一是主体责任压得不实。党委会少研究。二是监督责任缺位；三是财务报销不规范。
（二）落实组织路线方面
一是民主集中制执行不严。“三重一大”未集体研究。
二是三会一课流于形式。
（三）落实整改方面
第一，上轮整改不彻底。
第二，长效机制没有建立。
"""

UNNUMBERED = """\
巡察反馈意见
存在的主要问题
落实党的路线方针政策方面存在的问题
乡村振兴项目推进缓慢，资金闲置。
环境整治不到位。
关于“党建引领作用不强”问题
全年没有研究党建工作。
意见建议
加强学习。
"""

CHAPTERS = """\
第一部分 基本情况
一、班子情况
班子成员7名。
第二部分 巡察发现的问题
一、党的建设方面
（1）党费收缴不及时。
（2）发展党员程序不规范。
二、关于问题线索移交情况
1.移交问题线索2件。
第三部分 整改要求
1.提高认识。
"""

HOSTILE = """\
一、存在的主要问题
1.<b>白条</b>入账 & 虚列支出。=HYPERLINK("http://x")
2.举报人王小明反映的低保问题查处不力，联系电话13812345678。
3.\u200b\u200b
"""

EVERY = (USUAL, FULL_WIDTH, MISSING_LEVEL, SAID, UNNUMBERED, CHAPTERS, HOSTILE)


def read(*pieces: str) -> Outline:
    return outline_reading.read(outline_tree.lines_of(pieces))


def found(outline: Outline, kind: Kind = Kind.FINDING) -> list[str]:
    return [entry.text for _, entry in outline.of(kind)]


def odd(outline: Outline) -> list[tuple[str, int]]:
    return [(remark.odd.value, remark.line) for remark in outline.remarks]

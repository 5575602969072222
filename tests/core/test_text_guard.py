"""The text guard: what it catches, and what ordinary office text it leaves alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.text_guard import MASK, Kind, find, mask
from tests.core.ordinary import SENTENCES

CAUGHT = {
    Kind.ID_CARD: (
        "当事人身份证号11010519491231002X",
        "11010519491231002x",
        "身份证：440524188001010014",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105 19491231 002X",
        "110105-19491231-002X",
        "身份证号码为 652801199001011234",  # a mistyped one is still named as one
        "身份证号110105491231002",
        "张某，110105491231002，男",
        "110105\u200b19491231\u200b002X",
    ),
    Kind.PHONE: (
        "联系人电话13912345678",
        "请打 139 1234 5678",
        "139-1234-5678",
        "+8613912345678",
        "86-139-1234-5678",
        "１３９１２３４５６７８",
        "号码19912345678。",
        "(0996)2012345",
        "（0996）2012345",
        "0996-2012345",
        "010-65251234",
        "0991 281 2345",
        "电话：2012345",
        "座机65251234",
        "请致电09962012345",
        "微信同号：15012345678",
        "0996—2012345",
    ),
    Kind.SECRECY: (
        "机密★1年",
        "绝密★长期",
        "秘密★10年",
        "该件为秘密 ☆ 3个月，请注意",
        "秘密*6个月",
        "绝密",
        "机密\n关于某某问题的报告",
        "【机密】关于某项工作的请示",
        "（秘密）会议纪要",
        "机密：不得外传",
        "绝密级",
        "机　密",
        "机密 关于某项工作的请示",
        "会议纪要\n密级：秘密",
        "密级为机密",
        "关于某项工作的请示（机密）",
    ),
    Kind.INFORMANT: (
        "举报人张三反映该村账目不清",
        "举报人：李某某",
        "举报人李某反映的问题",
        "举报人是王建国",
        "举报人姓名：赵敏",
        "举报人（周强）称",
        "举报人为本村村民陈大山",
        "举报人刘××多次来访",
        "举报人欧阳明同志",
        "举报人叫阿不都拉，",
        "举报人买买提·艾力反映",
        "举报人系水管站职工马晓东",
        "检举人孙立的来信",
        "举报人王五",
    ),
}

ORDINARY = """
村务公开不及时，2020年1至9月未公示。
镇财政所账目混乱，13笔支出无审批手续。
党员学习笔记代抄代写，抽查12本有5本雷同。
未按规定召开民主生活会，会议记录缺失。
扶贫资金138000元滞留账上。
项目总投资13800000000元，已到位六成。
截至2020-12-07，已完成整改19个，正在整改6个。
问题编号7-05-012，责任单位清河镇。
会议时间2020年12月7日10:00，地点三楼会议室。
全面落实保密工作责任制。
干部存在泄露工作秘密问题。
未签订保守国家秘密承诺书。
泄露秘密问题整改不到位。
涉密人员没有签订保密承诺书。
秘密、机密、绝密文件未分柜存放。
机密文件管理不规范，登记簿缺页。
绝密级文件借阅未履行审批手续。
秘密级以上文件未按时清退。
定密责任人未参加培训，密级标注不规范。
保密柜钥匙由一人保管。
商业秘密保护制度不健全。
秘密录制、私下传播不实信息。
机密资料随意放置。
保守党的秘密是党员的义务。
发文字号：巴党办发〔2020〕12号。
国家秘密分为绝密、机密、秘密三级。
密级和保密期限未标注。
文件密级分为秘密、机密和绝密。
密级为秘密、机密的文件未登记。
打击报复举报人的问题没有查清。
对举报人保护不力。
举报人信息被泄露，未追究责任。
没有向举报人反馈办理结果。
举报人要求对处理结果保密。
举报人和被举报人均已谈话。
举报人应当受到保护。
举报人向巡察组提交了材料。
举报人有顾虑，不愿署名。
被举报人已退休。
举报人权益保障制度缺失。
举报人为何不愿署名没有弄清。
举报人：匿名
举报人为群众代表。
举报人任何时候都可以查询进度。
举报人高度关注整改结果。
举报人曾经多次来访。
举报电话12388公布不及时。
公布了12345热线和24小时值班安排。
统一社会信用代码916528010000000001。
发票号码13912345678未入账。
合同编号：110105491231002。
银行账号6228480402564890018未备案。
资金流水号110105491231002与凭证不符。
单号13912345678的采购无询价记录。
面积1391234.5678平方米的耕地被占用。
2018—2020年共计发放补贴1391234万元。
职工住房公积金基数0.12，个人缴纳0.05。
工程款15912345678元分三年支付。
坐标86.1451，41.7641，地块编号XJ-13912345678。
书记2020年9月至2021年3月主持工作，分管0至3项。
整改期限为3个月，2021年3月7日前完成。
共核查110105户，下达整改通知1949份。
卡号 6217 0000 0000 0000 000 的工资卡由他人保管。
三公经费同比下降13.9%，12345.67万元。
会议室、档案室、秘书科门牌不清。
学习贯彻会议精神不及时，传达学习流于形式。
请各单位于10月15日前报送材料（一式三份）。
巡察期间受理来信来访139件，立行立改15件。
""".strip().splitlines()


@pytest.mark.parametrize(
    ("kind", "words"), [(kind, words) for kind, many in CAUGHT.items() for words in many]
)
def test_it_catches(kind: Kind, words: str) -> None:
    assert kind in {hit.kind for hit in find(words)}, find(words)


@pytest.mark.parametrize("words", ORDINARY)
def test_it_leaves_ordinary_office_text_alone(words: str) -> None:
    assert find(words) == ()


def test_two_hundred_sentences_of_an_office_raise_no_alarm() -> None:
    assert len(set(SENTENCES)) >= 200
    assert {words: find(words) for words in SENTENCES if find(words)} == {}


def test_nor_do_whole_pages_of_them() -> None:
    """Side by side, as a report has them: the end of one is no beginning of another."""
    for joint in ("\n", "", "；", " "):
        assert find(joint.join(SENTENCES)) == ()


@pytest.mark.parametrize(
    "digits",
    [
        "110105194912310021",  # the check digit is wrong
        "110105194913310029",  # no such month
        "991105194912310020",  # no such province
        "A11010519491231002X",  # part of a longer code
        "11010519491231002X9",
    ],
)
def test_a_number_that_cannot_be_an_id_card_is_none(digits: str) -> None:
    assert Kind.ID_CARD not in {hit.kind for hit in find(digits)}


def test_the_old_form_needs_a_real_birthday() -> None:
    assert find("110105491331002") == ()


def test_a_text_may_hold_several_and_they_stand_in_their_order() -> None:
    found = find("举报人张三，电话13912345678，身份证11010519491231002X")

    assert [hit.kind for hit in found] == [Kind.INFORMANT, Kind.PHONE, Kind.ID_CARD]


def test_what_two_rules_catch_is_one_hit() -> None:
    found = find("密级：机密★1年")

    assert [(hit.start, hit.end) for hit in found] == [(3, 8)]


def test_masking_takes_the_hit_and_nothing_else() -> None:
    assert mask("请打13912345678，谢谢") == f"请打{MASK * 11}，谢谢"


def test_masking_keeps_the_length_so_that_entities_stay_in_place() -> None:
    words = "举报人张三，电话１３９１２３４５６７８"

    assert len(mask(words)) == len(words)


def test_what_was_masked_is_known_as_such_when_it_comes_again() -> None:
    assert [hit.kind for hit in find(mask("请打13912345678"))] == [Kind.MASKED]


@given(st.text(alphabet=st.sampled_from("举报人张三：秘密机绝★密级0139-() Xx１年\n▓某·")))
def test_masked_text_holds_nothing_but_masks(words: str) -> None:
    masked = mask(words)

    assert len(masked) == len(words)
    assert {hit.kind for hit in find(masked)} <= {Kind.MASKED}


@given(st.text())
def test_any_text_can_be_looked_at(words: str) -> None:
    assert all(0 <= hit.start < hit.end <= len(words) for hit in find(words))

# 屡改屡犯: findings that repeat earlier ones; 共性问题: categories that many units have.

card-repeat = 🔁 屡改屡犯：与 { $others } 相似
repeat-of = { $number }（{ $round }）
button-repeat = 查看 { $number }
button-repeat-no = 与 { $number } 不属重复
repeat-no-text = <b>为什么不属屡改屡犯？</b>
    .hint = 写明理由后，此项不再标记，也不再计入。
    .label = 理由
repeat-no-done = { $number } 已取消屡改屡犯标记。
event-repeat-dismissed = 取消屡改屡犯标记

command-common = 查看多个单位的共性问题
error-not-allowed-common = 共性问题由巡察办和领导小组查看。如需了解情况，请与巡察办联系。
commons-title = <b>共性问题</b>（{ $n } 类，各涉及 { $least } 个以上单位）
commons-none = 目前没有涉及 { $n } 个以上单位的共性问题。
commons-line = · { $category }：{ $units } 个单位，{ $findings } 个问题
commons-line-decided = { $line }　{ $decision }
common-decision-accepted = 已列入专项整治
common-decision-dismissed = 不列入专项整治
common-title = <b>共性问题</b>　{ $round }
common-share = { $unit } { $n } 个
common-units = 涉及单位：{ $units }
common-accepted = 已列入专项整治。请补全批示，明确承办单位和期限。
common-no-text = <b>为什么不列入专项整治？</b>
    .hint = 写明理由后，本轮不再提示此类问题。
    .label = 理由
common-no-done = “{ $category }”本轮不列入专项整治。
button-common = { $category }（{ $round }）
button-common-ok = 开展专项整治
button-common-no = 不列入
button-commons = 返回共性问题
error-wrong-state-common-decided = “{ $category }”是否列入专项整治已有结论，请重新打开查看。
digest-repeats = 屡改屡犯：{ $counts }
digest-commons = 待研判的共性问题 { $n } 类，请发送 /common 查看。

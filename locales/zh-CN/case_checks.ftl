# 案件质量回头看: concluded leads through the sieve.

cases-title = <b>案件质量回头看</b>
cases-progress = 过筛 { $counts }：评查合格与办结总数之比；待评查 { $waiting } 件，尚未抽取 { $left } 件
cases-redone = 退回重办 { $n } 次
cases-mine = 待您评查 { $n } 件
cases-draw = · 第 { $id } 次抽取：{ $on }，办结于 { $first }至{ $last }，种子 { $seed }
button-cases = 案件质量回头看
button-case = 评查 { $number }
button-case-draw = 抽取办结线索
button-case-drawn = 查看第 { $id } 次抽取

case-draw-span = <b>抽取哪段时间办结的线索？</b>
    .hint = 按办结日期计算。
    .label = 办结时间
case-span-month = 本月
case-span-last_month = 上月
case-span-year = 本年
case-span-ever = 全部时间
case-draw-count = <b>抽取多少件？</b>
    .hint = 每件由一名未经办的人员评查，已抽取的不再重复抽取。
    .label = 件数
case-count-5 = 5 件
case-count-10 = 10 件
case-count-20 = 20 件
case-count-50 = 50 件
case-count-all = 全部
case-drawn-title = <b>第 { $id } 次抽取</b>（{ $on }）
case-drawn-seed = 种子 { $seed }，从 { $of } 件中抽取 { $n } 件
case-drawn-progress = 已评查 { $counts }
case-drawn-line = · { $number }　{ $verdict }
case-drawn-how = 按种子、半角冒号、编号相连后的 SHA-256 由小到大抽取，任何人可凭种子复核。
case-verdict-sound = 合格
case-verdict-redo = 重办
case-verdict-waiting = 待评查

case-redo-reason = <b>为什么重办？</b>
    .hint = 退回后由原纪委监委重新处置，时限重新计算。
    .label = 重办原因
case-reason-facts = 事实不清
case-reason-evidence = 证据不足
case-reason-procedure = 程序不合规
case-reason-disposal = 处置不当
case-reason-late = 超时办理
case-redone = 线索 { $number } 已退回重办，已告知承办单位。

notice-cases-drawn = 案件质量回头看：请评查 { $n } 件。
event-cases-drawn = 抽取办结线索
event-case-drawn = 列入回头看
event-case-sound = 评查合格

error-not-allowed-cases = 案件质量回头看由巡察办主任、线索专管员和纪委监委办理。如有疑问，请联系巡察办主任。
error-not-allowed-case-draw = 抽取由巡察办主任或纪委监委办理，请与其联系。
error-wrong-state-case-none = 这段时间没有尚未抽取的办结线索，请另选时间。
error-wrong-state-no-reviewer = 这些线索都没有未经办的评查人，请办主任先邀请其他纪委监委人员。
error-wrong-state-case-judged = 线索 { $number } 已经评查过，发送 /casecheck 查看。
error-unfit-case-reason = 这项重办原因已停用，请另选一项。

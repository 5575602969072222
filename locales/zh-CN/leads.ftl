# 问题线索: metadata alone. No sentence asks for a name, a post, a story, a remark or a file.

command-lead = 登记问题线索
command-leads = 查看问题线索
command-casecheck = 案件质量回头看

button-lead = 查看线索 { $number }
button-lead-new = 登记线索
button-lead-transfer = 移交
button-lead-receive = 签收
button-lead-dispose = 登记处置方式
button-lead-conclude = 办结
button-lead-withdraw = 撤销登记

dialogue-buttons-only = 此处只按按钮，不收文字和材料，刚才所发内容未保存。姓名、职务、情节一律不得录入，请自行删除该条消息。

lead-origin = <b>登记到哪一轮？</b>
    .hint = 只列您可登记的范围。
    .label = 轮次
lead-unit = <b>涉及哪个单位？</b>
    .hint = 不便填写的可以跳过。
    .label = 单位
lead-tag = <b>属于哪类纪律？</b>
    .hint = 只登记类别，不登记情节。
    .label = 纪律类别
lead-found_on = <b>哪天发现的？</b>
    .hint = 列出最近一个月，可翻页。
    .label = 发现日期
lead-office = <b>移交给哪个纪委监委？</b>
    .hint = 移交后只有该纪委监委可见。
    .label = 接收单位
lead-fast = <b>是否快查快办？</b>
    .hint = 快查快办的线索另有较短时限。
    .label = 快查快办
lead-no-unit = 未填
lead-office-name = { $name }纪委监委
lead-about = 线索 { $number }
lead-done = 已登记线索 { $number }，待移交。
lead-done-disposed = 已登记线索 { $number } 的处置方式。
lead-done-withdrawn = 已撤销线索 { $number } 的登记，编号不再使用。

lead-dispose-disposal = <b>采取哪种处置方式？</b>
    .hint = 登记人将收到编号和处置方式。
    .label = 处置方式
lead-withdraw-reason = <b>为什么撤销登记？</b>
    .hint = 只在误登时撤销，编号不再使用。
    .label = 撤销原因

lead-tag-political = 政治纪律
lead-tag-organisational = 组织纪律
lead-tag-integrity = 廉洁纪律
lead-tag-masses = 群众纪律
lead-tag-work = 工作纪律
lead-tag-life = 生活纪律

lead-state-registered = 待移交
lead-state-transferred = 已移交
lead-state-received = 已签收
lead-state-disposed = 已处置
lead-state-concluded = 已办结
lead-state-withdrawn = 已撤销

lead-disposal-inquiry = 谈话函询
lead-disposal-verification = 初步核实
lead-disposal-kept = 暂存待查
lead-disposal-settled = 予以了结

lead-reason-mistaken = 误登
lead-reason-repeated = 重复登记
lead-reason-no_lead = 不属于问题线索

lead-title = <b>线索 { $number }</b>　{ $state }
lead-fast-track = ⚡ 快查快办
lead-card-round = 轮次：{ $round }
lead-card-unit = 单位：{ $unit }
lead-card-tag = 类别：{ $tag }
lead-card-office = 接收：{ $office }
lead-card-disposal = 处置方式：{ $disposal }
lead-card-withdrawal = 撤销原因：{ $reason }
lead-card-cycle = 重办 { $n } 次
lead-card-due = { $limit }时限：{ $due }（{ $left }）
lead-day-found = 发现：{ $day }
lead-day-registered = 登记：{ $day }
lead-day-transferred = 移交：{ $day }
lead-day-received = 签收：{ $day }
lead-day-disposed = 处置：{ $day }
lead-day-concluded = 办结：{ $day }
lead-limit-transferred = 签收
lead-limit-received = 处置
lead-limit-disposed = 办结

leads-title = <b>问题线索</b>　{ $name } { $n } 件
leads-line = · { $number }　{ $state }
leads-line-due = · { $number }　{ $state }，{ $left }
leads-all = 全部
leads-overdue = 超期
leads-registered = 待移交
leads-transferred = 已移交
leads-received = 已签收
leads-disposed = 已处置
leads-concluded = 已办结
leads-withdrawn = 已撤销

lead-reminder = 线索 <b>{ $number }</b> 待{ $step }
    { $due }到期，{ $when }
echo-head-all = { $day }回音：您记录和登记的事项有 { $n } 条新进展
echo-lead-disposed = 线索 { $number } 已处置：{ $disposal }
echo-lead-concluded = 线索 { $number } 已办结：{ $disposal }
echo-lead-redone = 线索 { $number } 经回头看退回重办
notice-lead-registered = 新登记线索 { $number }，待移交。
notice-lead-transferred = 线索 { $number } 已移交，请签收。
notice-lead-received = 线索 { $number } 已签收。
notice-lead-withdrawn = 线索 { $number } 已撤销登记。
notice-lead-redone = 线索 { $number } 经回头看需要重办，请重新处置。

stats-leads = 线索：登记 { $n } 件，超期 { $overdue } 件，重办 { $redone } 次
stats-lead-disposal = 线索处置率：{ $rate }（{ $n }/{ $d }）
stats-lead-conclusion = 线索办结率：{ $rate }（{ $n }/{ $d }）
digest-lead-disposal = 线索处置率：{ $rate }（{ $counts }）
digest-lead-conclusion = 线索办结率：{ $rate }（{ $counts }）
digest-leads-overdue = 线索超期未办 { $n } 件，发送 /leads 查看。

event-lead-registered = 登记线索
event-lead-transferred = 移交线索
event-lead-received = 签收线索
event-lead-disposed = 处置线索
event-lead-concluded = 办结线索
event-lead-withdrawn = 撤销线索登记
event-lead-redone = 线索退回重办
event-lead-seen = 查看线索
event-lead-listed = 列出线索
event-lead-officer-named = 指定线索专管员

load-lead-officer = { $name }列为线索专管员，但不是巡察办人员。请同时写明其“巡察办”或“办主任”职责。
error-unfit-lead-officer = 线索专管员须是巡察办人员。请先邀请{ $name }加入巡察办，加入后再指定。
error-not-allowed-lead-register = 问题线索由巡察组组长或线索专管员登记。如有情况需要反映，请当面报告组长。
error-not-allowed-leads = 您没有可查看的问题线索。如有疑问，请联系巡察办主任。
error-not-allowed-lead-step = 这一步不由您办理，请联系线索专管员或承办的纪委监委。
error-wrong-state-lead-moved = 线索 { $number } 目前{ $state }，不能再办这一步，请打开线索查看。
error-wrong-state-lead-archived = { $round }已经归档，不能再登记线索，请联系巡察办主任。
error-wrong-state-no-commission = 还没有可以接收线索的纪委监委人员，请办主任先发送 /invite 邀请。
error-unfit-lead-unit = 该单位不在所选轮次或本组的巡察范围内，请另选。
error-unfit-lead-future = 发现日期（{ $day }）还没有到，请另选。
error-unfit-lead-office = 所选单位目前没有可以接收线索的纪委监委人员，请另选，或联系办主任。
error-unfit-lead-reason = 这项撤销原因已停用，请另选一项。

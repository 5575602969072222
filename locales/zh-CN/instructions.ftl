# Instructions (批示), and the meeting that approves a round's list.

command-instruct = 登记批示
command-instructions = 查看批示办理情况

instruction-state-open = 办理中
instruction-state-answered = 均已反馈，待办结
instruction-state-concluded = 已办结
instruction-title = 批示 <b>{ $number }</b>　{ $state }
instruction-issuer = 批示领导：{ $issuer }（{ $day }）
instruction-text = <blockquote>{ $text }</blockquote>
instruction-due = 办理期限：{ $day }
instruction-items = 关联问题：{ $numbers }
instruction-waiting = · { $name }：尚未反馈
instruction-answer = · { $name }：{ $by }于{ $day }反馈
    <blockquote>{ $text }</blockquote>
instruction-concluded = 办结（{ $day }）：{ $text }
instruction-line = { $state } <b>{ $number }</b> { $text }
    { $due }到期，已反馈 { $counts }
instruction-about = 批示 { $number }
    <blockquote>{ $text }</blockquote>
instruction-words = <blockquote>{ $text }</blockquote>
instructions-title = <b>批示 { $n } 件</b>
instructions-none = 没有您可查看的批示。
reviews-others = 没有待您审核的销号申请，以下事项待您办理。

button-instruction-reply = 反馈办理情况
button-instruction-end = 办结
button-instruction-history = 查看办理经过
button-instructions-awaiting = 批示待办结 { $n } 件

instruction-log-issuer = <b>谁作出的批示？</b>
    .hint = 写批示领导的姓名。
    .label = 批示领导
instruction-log-text = <b>批示内容是什么？</b>
    .hint = 原文照记，承办的单位和人员将看到。
    .label = 批示
instruction-log-addressees = <b>由谁办理？</b>
    .hint = 可选多个，可输入名称的一部分查找；每个都要反馈。
    .label = 承办
instruction-log-due = <b>何时反馈？</b>
    .hint = 跳过则按规定期限计算。
    .label = 办理期限
instruction-log-items = <b>涉及哪些问题？</b>
    .hint = 写问题编号，用空格或顿号隔开；不涉及具体问题的可跳过。
    .label = 关联问题
instruction-log-done = 批示 { $number } 已登记，已告知承办的单位和人员。

instruction-reply-text = <b>办理情况怎样？</b>
    .hint = 批示领导和巡察办将看到；再次反馈将替换原内容。
    .label = 反馈
instruction-reply-done = 对批示 { $number } 的反馈已记录。
instruction-end-text = <b>办理结果怎样？</b>
    .hint = 可跳过。
    .label = 办理结果
instruction-end-done = 批示 { $number } 已办结，已告知承办的单位和人员。

event-instruction-issued = 作出批示
event-instruction-answered = 反馈
event-instruction-concluded = 办结
event-list-approved = 建议名单审定

notice-instruction = { $issuer }作出批示 { $number }，请办理并反馈。
    办理期限：{ $due }
notice-instruction-answered = { $name }已反馈批示 { $number } 的办理情况。
notice-instruction-concluded = 批示 { $number } 已办结。
tiding-instruction = 批示均已反馈，待办结：{ $number }　{ $text }
reminder-instruction = 批示 <b>{ $number }</b> { $text }
    { $due }到期，{ $when }，请反馈办理情况

stats-instructions = 批示办结率：{ $rate }（{ $n }/{ $d }）
digest-instructions = 批示 { $n } 件，已办结 { $concluded } 件

meeting-secretary = 书记专题会议
meeting-five = 五人小组会议
meeting-committee = 常委会会议
meeting-leading_group = 领导小组会议
round-list-approved = 　建议名单：{ $day }{ $meeting }审定，被巡察单位 { $n } 个
round-list-open = 　建议名单：尚未登记审定会议，已安排单位 { $n } 个
button-list-meeting = 登记{ $name }名单审定
list-meeting-meeting = <b>建议名单由哪个会议审定？</b>
    .hint = 按会议纪要填写。
    .label = 会议
list-meeting-on = <b>会议日期是哪天？</b>
    .hint = 按会议纪要填写。
    .label = 日期
list-meeting-units = <b>名单上有多少个单位？</b>
    .hint = 只写数字，如 16。
    .label = 单位数
list-meeting-done = 已登记：{ $name }建议名单，{ $day }{ $meeting }审定，被巡察单位 { $n } 个。

error-not-allowed-log-instruction = 批示由领导小组、单位主要负责人作出，或由巡察办登记。如需登记，请联系巡察办。
error-not-allowed-list-meeting = 名单审定由巡察办登记，请联系巡察办。
error-wrong-state-instruction-nobody = 本单位还没有登记可承办批示的人员，请联系巡察办补录。
error-unfit-instruction-item = 没有找到问题 { $number }，或不在您可查看的范围内。请核对编号后重新填写。
error-unfit-meeting-in-future = 会议日期 { $day } 还没有到，请核对后重新填写。

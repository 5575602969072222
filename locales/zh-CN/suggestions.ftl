# Suggestions (意见建议): proposed by a team, transferred by the office, answered, made use of.

command-suggest = 提出意见建议
command-suggestions = 查看意见建议

suggestion-state-proposed = 待转送
suggestion-state-pending = 待办
suggestion-state-doing = 办理中
suggestion-state-answered = 已答复，待审核
suggestion-state-concluded = 已办结
suggestion-state-withdrawn = 不再转送
suggestion-outcome-adopted = 采纳
suggestion-outcome-partly = 部分采纳
suggestion-outcome-explained = 解释说明

suggestion-running = { $light }（{ $state }）
suggestion-title = 意见建议 <b>{ $number }</b>　{ $state }
suggestion-to = 承办单位：{ $addressee }（{ $round }）
suggestion-text = <blockquote>{ $text }</blockquote>
suggestion-due = 办理期限：{ $day }
suggestion-handler = 责任人：{ $name }
suggestion-leader = 责任领导：{ $name }
suggestion-answer = 答复（{ $outcome }）：{ $name }，{ $day }
    <blockquote>{ $text }</blockquote>
suggestion-use = 成果运用（{ $day }）：
    <blockquote>{ $text }</blockquote>
suggestion-line = { $state } <b>{ $number }</b> { $addressee }：{ $text }
suggestion-line-due = { $state } <b>{ $number }</b> { $addressee }：{ $text }
    { $due }到期
suggestion-about = 意见建议 { $number }
    <blockquote>{ $text }</blockquote>
suggestion-words = { $text }

suggestions-running = <b>未办结的意见建议 { $n } 条</b>
    .empty = 没有未办结的意见建议。
suggestions-concluded = <b>已办结的意见建议 { $n } 条</b>
    .empty = 还没有已办结的意见建议。
suggestions-all = <b>意见建议 { $n } 条</b>
    .empty = 没有您可查看的意见建议。
suggestions-awaiting = <b>待巡察办办理的意见建议 { $n } 条</b>
    .empty = 没有待巡察办办理的意见建议。
button-suggestions-running = 未办结
button-suggestions-concluded = 已办结
button-suggestions-all = 全部
button-suggestions-awaiting = 意见建议待办 { $n } 条

button-suggest-transfer = 转送办理
button-suggest-assign = 签收交办
button-suggest-answer = 答复
button-suggest-ok = 同意办结
button-suggest-return = 退回
button-suggest-use = 成果运用
button-suggest-withdraw = 不再转送
button-suggest-files = 查看佐证材料
button-suggest-history = 查看办理经过

suggest-round = <b>哪一轮巡察提出的？</b>
    .hint = 已归档的轮次不再提出意见建议。
    .label = 轮次
suggest-addressee = <b>建议由哪个单位办理？</b>
    .hint = 可输入单位名称的一部分查找，被巡察单位和职能部门都可以选。
    .label = 承办单位
suggest-text = <b>意见建议的内容是什么？</b>
    .hint = 一条只写一件事，写明问题和建议。
    .label = 内容
suggest-due = <b>何时办结？</b>
    .hint = 跳过则按规定期限计算。
    .label = 办理期限
suggest-due-usual = 按规定期限
suggest-done = 意见建议 { $number } 已提出，待巡察办审核转送。

suggest-transfer-addressee = <b>转送哪个单位？</b>
    .hint = 跳过则转送巡察组建议的单位。
    .label = 承办单位
suggest-transfer-as-proposed = 巡察组建议的单位
suggest-transfer-due = <b>何时办结？</b>
    .hint = 跳过则按规定期限计算。
    .label = 办理期限
suggest-transfer-done = { $number } 已转送，已告知承办单位和巡察组。

suggest-withdraw-text = <b>为什么不再转送？</b>
    .hint = 提出人将看到，不计入办结率。
    .label = 理由
suggest-withdraw-done = { $number } 不再转送，已告知提出人。

suggest-assign-handler = <b>由谁具体办理？</b>
    .hint = 没有要选的人，请联系巡察办补录。
    .label = 责任人
suggest-assign-leader = <b>由哪位领导负责？</b>
    .hint = 可跳过。
    .label = 责任领导
suggest-assign-done = { $number } 已签收交办，已告知责任人。

suggest-answer-outcome = <b>办理结果是什么？</b>
    .hint = 不能采纳的，选“解释说明”并讲清理由。
    .label = 结果
suggest-answer-text = <b>怎样办理的？</b>
    .hint = 写明采取的措施；部分采纳或解释说明的，写明理由。
    .label = 答复
suggest-answer-evidence = <b>请发送佐证材料</b>
    .hint = 照片、文件均可，可跳过。
    .label = 佐证材料
suggest-answer-done = { $number } 的答复已提交，待巡察办审核。

suggest-return-text = <b>还需补充什么？</b>
    .hint = 承办单位将看到，办理期限不变。
    .label = 补充要求
suggest-return-done = { $number } 已退回承办单位。

suggest-use-text = <b>成果怎样运用？</b>
    .hint = 如出台的制度、推广的做法；再次填写将替换原内容。
    .label = 成果运用
suggest-use-done = { $number } 的成果运用已记录，已告知提出人。
suggest-ok-done = { $number } 已办结，已告知承办单位和提出人。

event-suggestion-proposed = 提出
event-suggestion-transferred = 转送
event-suggestion-withdrawn = 不再转送
event-suggestion-assigned = 签收交办
event-suggestion-answered = 答复
event-suggestion-concluded = 办结
event-suggestion-returned = 退回
event-suggestion-used = 成果运用

notice-suggestion = 巡察办转送意见建议 { $number }，请签收并按期答复。
    办理期限：{ $due }
notice-suggestion-assigned = 意见建议 { $number } 由您办理，请按期答复。
    办理期限：{ $due }
notice-suggestion-withdrawn = 意见建议 { $number } 不再办理，理由：{ $text }
notice-suggestion-concluded = 意见建议 { $number } 已办结（{ $outcome }）。
notice-suggestion-returned = 意见建议 { $number } 的答复被退回，请补充后再答复。
    补充要求：{ $text }
echo-suggestion-transferred = 您提出的意见建议 { $number } 已转送办理。
echo-suggestion-withdrawn = 您提出的意见建议 { $number } 不再转送，理由：{ $text }
echo-suggestion-concluded = 您提出的意见建议 { $number } 已办结：{ $outcome }。
echo-suggestion-used = 您提出的意见建议 { $number } 成果运用：{ $text }
tiding-suggestion-proposed = 待转送意见建议：{ $number }　{ $addressee }　{ $text }
tiding-suggestion-answered = 待审核答复：{ $number }　{ $addressee }　{ $text }
tiding-suggestion-late = 答复审核到期：{ $number }　{ $addressee }　{ $text }
reminder-suggestion = 意见建议 <b>{ $number }</b> { $text }
    { $due }到期，{ $when }，请按期答复

stats-suggestions = 建议办结率：{ $rate }（{ $n }/{ $d }）
digest-suggestions = 建议办结率：{ $rate }（{ $counts }）

error-not-allowed-suggest = 意见建议由巡察组组长、副组长或巡察办提出。如有建议，请告知本组组长。
error-wrong-state-suggest-no-round = 目前没有您可提出意见建议的轮次：轮次归档后不再提出。如需办理，请联系巡察办。
error-wrong-state-suggestion-nobody = { $addressee }还没有登记责任人，不能交办，可直接答复，或请巡察办补录人员。

# One finding as a message: its card, its history, its evidence, and what has just been done.

item-line = <b>{ $number }</b>　{ $problem }
no-due = 无期限

card-title = <b>{ $number }　{ $light }</b>
card-state = 状态：{ $state }
card-unit = 单位：{ $unit }（{ $round }）
card-problem = <blockquote expandable>{ $problem }</blockquote>
card-category = 类别：{ $category }
card-immediate = 立行立改问题
card-cycle = 再整改：第 { $cycle } 次整改
card-stage = 阶段性完成：{ $goal }
card-author = 记录人：{ $name }

card-logged-on = 记录日期：{ $day }
card-sent-on = 移交立改：{ $day }
card-fed-back-on = 反馈日期：{ $day }
card-applied-on = 申请销号：{ $day }
card-closed-on = 销号日期：{ $day }
card-next-review-on = 下次复核：{ $day }
card-due = 整改期限：<b>{ $day }</b>
card-due-moved = 整改期限：<b>{ $day }</b>，原定 { $original }

card-leader = 责任领导：{ $name }（责任书未签）
card-leader-committed = 责任领导：{ $name }（责任书已签）
card-department = 牵头部门：{ $name }
card-departments = 牵头部门：{ $name }；配合部门：{ $others }
card-responsible = 责任人：{ $name }
card-measure = ▫️ 整改措施 { $n }：{ $text }（{ $day }前完成）
card-measure-done = ☑️ 整改措施 { $n }：{ $text }（{ $day }完成）
card-progress = 进展（{ $day }　{ $name }）：{ $text }
card-evidence = 佐证材料：{ $n } 个文件
card-evidence-lost = ⚠️ 其中 { $n } 个文件未能取回，须重新发送
card-place = 位置：{ $places }

card-application = 销号申请：{ $text }
card-application-entered = { $name }申请销号：{ $text }
card-approved = 审核同意：{ $name }（{ $capacities }）
card-refused = 审核退回：{ $name }（{ $capacities }），{ $reason }
    补充整改要求：{ $text }
card-awaits = 待审核：{ $names }（{ $capacities }），审核时限 { $due }
card-unheld = 待审核：{ $capacities }环节缺审核人，待巡察办指定，审核时限 { $due }

capacity-leader = 责任领导
capacity-principal = 主要负责人背书
capacity-office = 巡察办
capacity-joint = 会商

button-open = 打开 { $number }
button-card = 返回问题
button-review = 复核
button-sign = 审签
button-send = 移交立改
button-return = 退回底稿
button-commit = 签署责任书
button-commit-sign = 确认签署
button-progress = 更新进展
button-apply = 申请销号
button-assign = 认领
button-reassign = 调整责任人和措施
button-complete-stage = 登记阶段性完成
button-reopen = 启动再整改
button-withdraw = 撤回问题
button-endorse = 审核同意
button-refuse = 退回申请
button-delegate = 指定审核人
button-evidence = 查看佐证材料
button-history = 查看办理经过
button-papers = 查看待审底稿
button-reviews = 继续审核

commit-pledge = <b>整改责任书</b>
    { $number }　{ $problem }
    整改期限：{ $due }
    { "" }
    本人作为责任领导，对上述问题的整改负领导责任，按期组织落实整改措施，不以情况说明代替整改。本人承诺所报整改情况和佐证材料真实、完整，如有不实，愿承担相应责任。

feedback-none = 目前没有待反馈的问题。组长审签后，问题会出现在这里。
reviews-none = 目前没有待您审核的内容。

evidence-title = <b>{ $number }　佐证材料</b>（共 { $n } 个文件）
evidence-lost = “{ $name }”未能取回，已请上传人重新发送。
evidence-caption = 说明：{ $text }
history-title = <b>{ $number }　办理经过</b>（共 { $n } 条）
history-line = { $day }　{ $kind }　{ $name }
history-line-said = { $day }　{ $kind }　{ $name }：{ $text }

event-file-lost = 佐证材料未能取回
event-finding-logged = 记录底稿
event-finding-reviewed = 复核
event-finding-returned = 退回底稿
event-finding-signed = 审签
event-finding-sent = 移交立改
event-finding-fed-back = 反馈
event-finding-withdrawn = 撤回
event-finding-assigned = 认领
event-finding-committed = 签署责任书
event-progress-reported = 更新进展
event-stage-completed = 阶段性完成
event-closing-applied = 申请销号
event-review-approved = 审核同意
event-review-refused = 退回申请
event-review-delegated = 指定审核人
event-finding-closed = 销号
event-finding-reopened = 再整改
event-ladder-step = 督办
event-round-advanced = 轮次转入下一阶段
event-round-purged = 清除轮次内容
event-person-invited = 邀请人员
event-person-joined = 接受邀请
event-roster-loaded = 载入名单
event-digest-frozen = 编发周报

# What has just been done stands above the card.
log-done = 已记为底稿，编号 <b>{ $number }</b>，待副组长复核。
review-done = { $number } 已复核，待组长审签。
sign-done = { $number } 已审签，待巡察办反馈。
send-done = { $number } 已移交立改，已告知被巡察单位。
return-done = { $number } 的底稿已退回，已告知记录人。
assign-done = { $number } 已认领，已告知责任领导和责任人。
commit-done = { $number } 的责任书已签署。
progress-done = { $number } 的进展已更新。
apply-done = { $number } 已申请销号，审核期间暂停催办。
endorse-done = 已审核同意 { $n } 件申请。
refuse-done = { $number } 的申请已退回，已告知申请人。
delegate-done = 已指定 { $name } 为审核人。
reopen-done = { $number } 已启动再整改，已告知被巡察单位。
stage-done = { $number } 已登记阶段性完成。
withdraw-done = { $number } 已撤回，已告知记录人。
feedback-done = 已向{ $unit }反馈 { $n } 个问题，整改期限：{ $due }。

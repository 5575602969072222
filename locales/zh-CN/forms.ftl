# Every question of every form: what it asks, a hint below it, and the answer's name on the card
# that is checked before sending.

# Options
option-unit-count = { $unit }（{ $n } 个）
option-application = <b>{ $number }</b>　{ $unit }
    { $problem }
    <blockquote expandable>销号申请：{ $text }</blockquote>
    佐证材料：{ $files } 个文件
option-day = { $day }

# 记问题
log-brought = 已记下问题：{ $problem }
log-assignment = <b>问题属于哪个单位？</b>
    .hint = 可按按钮选择，也可输入单位名称中的几个字。
    .label = 单位
log-problem = <b>发现了什么问题？</b>
    .hint = 请写明时间、事由、数额和依据。不写姓名、电话、证件号和举报人。
    .label = 问题
log-evidence = <b>请发送佐证材料。</b>
    .hint = 照片、文件、语音、视频均可，可一次多选。没有材料请按“跳过”。
    .label = 佐证材料
log-immediate = <b>是否立行立改？</b>
    .hint = 选“是”的，经组长移交，由单位在巡察期间立即整改。
    .label = 立行立改
log-category = <b>属于哪一类问题？</b>
    .hint = 拿不准请按“跳过”，由副组长复核时确定。
    .label = 类别

# 复核
review-category = <b>请确定问题类别。</b>
    .hint = 选定类别即完成复核。
    .label = 类别

# 退回底稿
return-text = <b>底稿还需补充什么？</b>
    .hint = 请写明要补充的事实或依据，记录人将看到原文。
    .label = 补充要求

# 认领
assign-leader = <b>责任领导是谁？</b>
    .hint = 只能选一人。没有要选的人，请联系巡察办补录。
    .label = 责任领导
assign-lead_department = <b>牵头部门是哪个？</b>
    .hint = 只能选一个，可输入部门名称中的几个字。
    .label = 牵头部门
assign-co_departments = <b>配合部门有哪些？</b>
    .hint = 可选多个，选好后按“完成”。没有配合部门请按“跳过”。
    .label = 配合部门
assign-responsible = <b>责任人是谁？</b>
    .hint = 由责任人更新进展、申请销号。没有要选的人，请联系巡察办补录。
    .label = 责任人
assign-measures = <b>采取哪些整改措施？</b>
    .hint = 一行写一条，行末可写完成日期，如“修订公务接待办法 9月30日”，日期旁可写负责人姓名。不写日期的，以整改期限为准；不写姓名的，由责任人负责。
    .label = 整改措施

# 更新进展
progress-finding = <b>更新哪个问题的进展？</b>
    .hint = 可按按钮，也可输入编号或问题中的几个字。此前发来的材料会归到所选问题。
    .label = 问题
progress-text = <b>整改有什么进展？</b>
    .hint = 请写明做了什么、有何成效、还差什么。
    .label = 整改进展
progress-evidence = <b>请发送佐证材料。</b>
    .hint = 照片、文件、语音、视频均可，可一次多选。没有材料请按“跳过”。
    .label = 佐证材料
progress-measures_done = <b>哪些整改措施已经完成？</b>
    .hint = 勾选后按“完成”。都未完成请按“跳过”。
    .label = 已完成措施

# 申请销号
apply-finding = <b>为哪个问题申请销号？</b>
    .hint = 可按按钮，也可输入编号或问题中的几个字。此前发来的材料会归到所选问题。
    .label = 问题
apply-text = <b>整改完成情况如何？</b>
    .hint = 请写明措施落实情况和成效，审核人将看到原文。
    .label = 完成情况
apply-evidence = <b>请发送佐证材料。</b>
    .hint = 至少一个文件，照片、文件、语音、视频均可，可一次多选。
    .label = 佐证材料
apply-more = <b>是否补充佐证材料？</b>
    .hint = 已有佐证材料。不再补充请按“跳过”。
    .label = 补充材料

# 反馈
feedback-assignment = <b>向哪个单位反馈？</b>
    .hint = 括号内为尚未反馈的问题数。
    .label = 单位
feedback-items = <b>反馈哪些问题？</b>
    .hint = 勾选后按“完成”。未勾选的可另行反馈。
    .label = 反馈问题
feedback-mode = <b>采用哪种整改类型？</b>
    .hint = 适用于所选的全部问题，已移交立改的除外。
    .label = 整改类型
feedback-on = <b>反馈会是哪天召开的？</b>
    .hint = 整改期限从这一天起算。可按按钮，也可写“9月25日”。
    .label = 反馈日期
feedback-due-usual = 按本轮规定
feedback-due = <b>整改期限是哪天？</b>
    .hint = 不另定期限请按“跳过”，按本轮规定计算。已移交立改的，期限不变。
    .label = 整改期限
feedback-escalated = <b>是否提级反馈？</b>
    .hint = 选“是”的，同时告知上级分管领导。
    .label = 提级反馈

# 待我审
endorse-applications = <b>同意哪些销号申请？</b>
    .hint = 勾选后按“完成”，再核对确认。要退回的不勾选，发送“/show 编号”打开后退回。
    .label = 同意的申请

# 退回申请
refuse-reason = <b>为什么退回？</b>
    .hint = 请选择一项原因，下一步写补充整改要求。
    .label = 退回原因
refuse-text = <b>补充整改要求是什么？</b>
    .hint = 请写明还要做什么、补什么材料，单位将看到原文。
    .label = 补充整改要求

# 指定审核人
delegate-person = <b>指定谁审核？</b>
    .hint = 不能指定被巡察单位的人员，也不能指定前面环节的审核人。
    .label = 审核人

# 再整改
reopen-text = <b>为什么再整改？</b>
    .hint = 请写明抽查或“回头看”发现的情况和依据，不写反映人姓名。
    .label = 理由和依据
reopen-due-usual = 按规定计算
reopen-due = <b>再整改期限是哪天？</b>
    .hint = 不另定期限请按“跳过”，按规定计算。
    .label = 再整改期限

# 阶段性完成
stage-goal = <b>本阶段完成了什么？</b>
    .hint = 请写明阶段目标和完成情况。阶段性完成不计入销号。
    .label = 阶段目标
stage-next_review_on = <b>哪天再次复核？</b>
    .hint = 可按按钮，也可写“12月31日”。
    .label = 下次复核

# 撤回
withdraw-text = <b>为什么撤回？</b>
    .hint = 请写明撤回理由，记录人将看到原文。
    .label = 撤回理由

# 邀请人员
invite-person = <b>邀请谁？</b>
    .hint = 请写姓名。同名的在后面加“#”区分，如“张伟#财政局”。不写电话和证件号。
    .error = 请写能看清的姓名，不超过 60 个字；“#”只用来区分同名。
    .label = 姓名
invite-role = <b>担任什么职责？</b>
    .hint = 职责决定能看什么、能办什么。
    .label = 职责
invite-organisation = <b>在哪个单位？</b>
    .hint = 可输入单位名称中的几个字。
    .label = 单位
invite-team = <b>在哪个巡察组？</b>
    .hint = 巡察组的授权限于本轮。
    .label = 巡察组

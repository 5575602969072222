# Words and sentences that every noun uses.

list-separator = { "、" }
value-day = { $year }年{ $month }月{ $day }日
value-weekday = { $weekday ->
    [1] 周一
    [2] 周二
    [3] 周三
    [4] 周四
    [5] 周五
    [6] 周六
   *[7] 周日
}
value-day-weekday = { $date }（{ $name }）
value-moment = { $month }月{ $day }日 { $time }

language-zh-CN = 简体中文
language-en = English

yes = 是
no = 否
button-back = ‹ 上一步
button-skip = 跳过
button-cancel = 取消
button-confirm = 确认
button-more = 更多
button-previous = ‹ 上一页
button-next = 下一页 ›

light-normal = 🟢 正常
light-near = 🟡 临近到期
light-overdue = 🔴 超期
light-long_term = 🔵 长期坚持
light-not_started = ⚪ 未启动
light-closed = ✅ 已销号
light-no_due = ◻️ 无期限

role-member = 巡察组组员
role-deputy = 巡察组副组长
role-head = 巡察组组长
role-office = 巡察办
role-director = 巡察办主任
role-lead_officer = 线索专管员
role-leading_group = 巡察工作领导小组
role-principal = 主要负责人
role-leader = 责任领导
role-responsible = 责任人
role-liaison = 联络员
role-superior = 上级分管领导
role-discipline = 纪委监委
role-organisation = 组织部
role-admin = 管理员

kind-routine = 常规巡察
kind-thematic = 专项巡察
kind-mobile = 机动巡察
kind-look_back = 巡察“回头看”
kind-cross = 交叉巡察
kind-escalated = 提级巡察
kind-linked = 联动巡察

phase-fieldwork = 进驻
phase-feedback = 反馈
phase-rectification = 整改
phase-archived = 归档

level-region = 自治区
level-prefecture = 州
level-county = 县市
level-township = 乡镇、街道
level-village = 村、社区
level-department = 部门

state-draft = 底稿
state-reviewed = 已复核
state-signed = 已审签
state-sent = 已移交立改
state-open = 未启动
state-in_progress = 整改中
state-unit_review = 单位审核中
state-office_review = 巡察办审核中
state-joint_review = 会商审核中
state-stage_done = 基本完成
state-closed = 已销号
state-rework = 再整改
state-withdrawn = 已撤回

mode-concentrated = 集中整改
mode-limited = 限期整改
mode-immediate = 立行立改

refusal-evidence = 证据不足
refusal-explanation = 以情况说明代替整改
refusal-vague = 措施不具体
refusal-untrue = 与事实不符
refusal-other = 其他

step-reminder = 提醒
step-supervision = 督办函
step-talk = 约谈
step-accountability = 问责

error-unexpected = 这一步没有办成，您已填的内容仍在。请稍后再试；如仍不行，请把编号 <code>{ $code }</code> 告知管理员。
error-storage = 系统暂时无法保存。您发来的内容会在恢复后自动处理，不必重发。
error-storage-damaged = 系统暂时无法办理此项，请联系管理员。已保存的内容不受影响。
error-stale-button = 这个按钮属于较早的消息，已不能使用。请发送 /help 查看现在可办的事项。
error-foreign-button = 这个按钮是发给别人的，您不能使用。请发送 /help 查看您可办的事项。
error-not-understood = 没有看懂这条消息。请使用下方按钮，或发送 /help。

error-not-allowed = 您的职责不包括此项操作。如需办理，请联系巡察办。
error-not-found = 没有找到此项，或不在您可查看的范围内。请核对后再试。
error-wrong-state = { $number } 目前为“{ $state }”，不能办理此项操作。请打开问题，查看现在可办的事项。
error-unfit = 这个回答不合要求，请重新填写。
error-not-joined = 您尚未加入。请向巡察办索取邀请。
error-invitation-unusable = 此邀请无效、已使用或已过期。请向巡察办索取新的邀请。
error-stale = 此项内容已有变化，请重新打开后再办理。
error-conflict = 与已有记录冲突，未作保存。请核对后再试。

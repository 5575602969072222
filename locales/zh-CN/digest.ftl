# The weekly digest, and the current figures at any time.

digest-title = <b>巡察整改周报</b>（{ $year } 年第 { $week } 周）
digest-title-now = <b>巡察整改情况</b>
digest-summary = 反馈{ $all }个问题，已完成整改{ $closed }个、正在整改{ $open }个，整改率{ $rate }
digest-findings = 整改率：{ $rate }（{ $counts }）
digest-stage = 含阶段性完成：{ $rate }（{ $counts }）
digest-immediate = 立行立改完成率：{ $rate }（{ $counts }）
digest-change = 较上期：已销号 { $closed }，反馈 { $all }
digest-corrected = 更正：上期计为已销号的问题中，有 { $n } 个已退回再整改，本期据实核减。
digest-on-time = 按期完成率（现行期限）：{ $rate }（{ $counts }）
digest-on-time-original = 按期完成率（原定期限）：{ $rate }（{ $counts }）
digest-lights = 亮灯：{ $lights }
digest-light = { $light } { $n } 个
digest-units = 各单位：
digest-unit = · { $name } { $rate }（{ $counts }）
digest-overdue = 超期未完成 { $n } 个：
digest-due-soon = { $within } 日内到期 { $n } 个：
digest-item-due = · { $number } { $problem }（{ $unit }，{ $due }到期，{ $days ->
    [0] 就在今天
   *[other] 剩余 { $days } 天
}）
digest-item-overdue = · { $number } { $problem }（{ $unit }，超期 { $days } 天）
digest-item-raised = · { $number } { $problem }（{ $unit }，超期 { $days } 天，{ $step }）
digest-more = 另有 { $n } 个未列出。
digest-without-due = 无期限问题 { $n } 个，待明确整改期限。
digest-as-of = 数据截至 { $at }
digest-reminders = <b>您的待办事项 { $n } 件</b>
digest-open-reminders = 查看待办事项
digest-open-overdue = 查看超期
digest-open-due = 查看临近到期
error-not-allowed-digest = 整改周报发给巡察办、领导小组和有关单位负责人。如需了解情况，请联系巡察办。
digest-head = 台账校验码 { $head }

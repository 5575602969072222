# Recusal (回避) and cross-inspection (交叉巡察).

command-recusal = 声明和查看回避
command-cross = 提出交叉巡察分组方案
button-recusal-declare = 声明回避
button-recusal-lift = 解除{ $name }对{ $unit }的回避
recusal-title = <b>回避情况</b>
recusal-none = 目前没有回避声明。与被巡察单位有任职、亲属或上下级关系的，请在此声明。
recusal-line = · { $name }：{ $round } { $unit }（{ $reason }）
recusal-done = 已登记：{ $round }中对{ $unit }回避（{ $reason }）。该单位本轮的事项不再向您显示，也不再由您办理；已告知巡察办主任。
recusal-round = <b>哪一轮巡察？</b>
    .hint = 回避按轮次声明，轮次归档后结束。
    .label = 轮次
recusal-unit = <b>对哪个单位回避？</b>
    .hint = 可输入单位名称或简称查找。
    .label = 单位
recusal-reason = <b>属于哪种情形？</b>
    .hint = 只登记情形，不登记亲属姓名。
    .label = 情形
recusal-reason-worked_there = 近三年曾在该单位任职
recusal-reason-relative = 配偶或亲属关系
recusal-reason-rank = 上下级关系

notice-recusal = { $name }已声明在{ $round }中对{ $unit }回避（{ $reason }）。
notice-recusal-team = { $name }已声明在{ $round }中对{ $unit }回避，请调整该单位的分工。
notice-recusal-lifted = 您在{ $round }中对{ $unit }的回避已由巡察办主任解除。
event-recusal-declared = 声明回避
event-recusal-lifted = 解除回避
event-unit-assigned = 安排巡察单位

error-not-allowed-recusal = 回避由巡察人员和审核人员声明。被巡察单位人员如有意见，请向巡察办反映。
error-not-allowed-recusal-lift = 回避由巡察办主任解除，请与其联系。
error-not-allowed-recusal-lift-own = 本人的回避不能由本人解除，请报领导小组指定他人办理。
error-unfit-recusal-round = { $name }已归档，不再需要声明回避。
error-unfit-recusal-own-unit = 您在{ $name }任职，是被巡察单位人员，不需要声明回避。
error-unfit-recused = { $name }与{ $unit }有回避情形，不能安排。请换人或换组。
error-wrong-state-recused-already = 您已在{ $round }中声明对{ $unit }回避，不用再报。

cross-round = <b>为哪一轮提出分组方案？</b>
    .hint = 只列进驻阶段的轮次。
    .label = 轮次
cross-units = <b>要安排哪些单位？</b>
    .hint = 可多选；已安排的单位不再列出。
    .label = 单位
cross-proposal = <b>建议方案</b>
cross-team = · { $team }（{ $n } 个）：{ $units }
cross-avoided = 已避开：{ $unit }不派{ $teams }
cross-bar = { $team }（{ $names }须回避）
cross-load = 各组承担单位数最少 { $least } 个、最多 { $most } 个。
cross-none = <b>没有可行的方案</b>
cross-barred-to-all = { $unit }：各组都有人须回避，即{ $teams }。请先调整组员。
cross-done = 已按方案安排{ $round }的 { $n } 个单位。

error-not-allowed-cross = 分组方案由巡察办主任提出。
error-unfit-cross-round = 这一轮不在进驻阶段，或还没有巡察组，不能安排单位。
error-unfit-cross-taken = { $unit }在这一轮已有巡察组，请重新选择单位。
error-unfit-cross-none = 各组对{ $unit }都有人须回避，没有可行的方案。请先调整组员，再重新选择。
error-wrong-state-no-open-round = 目前没有处于进驻阶段、已建巡察组的轮次。请先在设置文件中登记轮次和巡察组。

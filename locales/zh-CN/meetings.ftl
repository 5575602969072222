# 支部建在组上: a team's shared calendar.

command-calendar = 查看本组日程
calendar-title = <b>本组日程</b>
calendar-none = 本组近期没有日程。
calendar-line = · { $day } { $at } { $what }：{ $place }{ $topic }
meeting-kind-meeting = 组务会
meeting-kind-study = 集中学习
meeting-topic-of = 。内容：{ $topic }
button-meeting-set = 安排日程
button-meeting-cancel = 取消第 { $n } 项

meeting-team = <b>哪个组的日程？</b>
    .hint = 请选择您负责的组。
    .label = 巡察组
meeting-kind = <b>安排什么？</b>
    .hint = 请选择一项。
    .label = 类型
meeting-day = <b>哪一天？</b>
    .hint = 可按按钮，也可写“12月31日”。
    .label = 日期
meeting-at = <b>几点？</b>
    .hint = 请写时间，如“14:30”。
    .error = 没有看懂这个时间，请写成“14:30”的样子。
    .label = 时间
meeting-place = <b>在哪里？</b>
    .hint = 请写会议室或地址。
    .label = 地点
meeting-topic = <b>内容是什么？</b>
    .hint = 可以不写。请勿填写涉密内容。
    .label = 内容
meeting-set-done = 已列入本组日程：{ $day } { $at } { $what }，{ $place }{ $topic }。前一个工作日和当天提醒全组。
meeting-cancel-done = 已取消并告知全组：{ $day } { $at } { $what }，{ $place }{ $topic }
notice-meeting = 本组新日程：{ $day } { $at } { $what }，{ $place }{ $topic }
notice-meeting-cancelled = 日程取消：{ $day } { $at } { $what }，{ $place }{ $topic }
tiding-meeting = 📅 { $day } { $at } { $what }：{ $place }{ $topic }
tiding-meeting-today = 📅 今天 { $at } { $what }：{ $place }{ $topic }（{ $day }）
event-meeting-set = 安排日程
event-meeting-cancelled = 取消日程

error-not-allowed-calendar = 日程供巡察组在本轮期间使用，您目前不在组内。如有疑问，请联系巡察办。
error-not-allowed-meeting = 本组日程由组长、副组长安排，请与其联系。
error-unfit-meeting-past = 所填日期（{ $day }）已过，请选今天或以后的日期。
error-wrong-state-meeting-over = 这项日程已经取消或已过，发送 /calendar 查看现有日程。

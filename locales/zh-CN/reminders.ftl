# What the clock tells people: the reminders of the day, echoes, review requests, the office's list.

reminder-line = { $light } <b>{ $number }</b> { $problem }
    { $due }到期，{ $when }，{ $form }
reminder-left = 剩余 { $days } 天
reminder-today = 今天到期
reminder-overdue = 超期 { $days } 天
reminder-form-reminder = 请按期完成整改
reminder-form-supervision = 已拟督办函
reminder-form-talk = 提请约谈
reminder-form-accountability = 提请问责

daily-head = { $day }待办事项 { $n } 件
daily-head-late = { $day }待办事项 { $n } 件，其中超期 { $late } 件
daily-settled = 此条消息所列事项均已办理或已转入审核。
bundle-page = 第 { $page } 页，共 { $pages } 页
bundle-progress = 更新进展

echo-head = { $day }回音：您记录的问题有 { $n } 条新进展

review-head = 待您审核的事项 { $n } 件
review-head-others = 以下销号申请需要您关注
review-more = 另有 { $n } 件未列出。
review-open = 待我审
tiding-review-due = 待审核销号：{ $number }　{ $problem }
    审核时限 { $due }，{ $when }
tiding-review-late = 销号审核逾期：{ $number }　{ $problem }
    审核时限 { $due }，尚待{ $names }审核
tiding-review-unheld = 缺审核人，请指定：{ $number }　{ $problem }
    审核时限 { $due }

office-head = 今日需要人工跟进的事项
office-unreachable = 消息无法送达的人员 { $n } 名：{ $names }
office-undelivered = 上次通报以来未能送达的消息 { $n } 条，请告知管理员。
office-unheld = 缺审核人的销号申请 { $n } 件，请打开问题指定审核人：{ $numbers }
office-letters = 已拟待发的函件 { $n } 份：
office-letter = · { $number } { $unit }（{ $form }，{ $n } 项）
office-to-phone = 有超期事项、尚未加入的人员 { $n } 名，请电话通知：
office-phone = · { $name }（{ $unit }）：超期 { $n } 件，最长 { $days } 天
office-without-due = 无期限的问题 { $n } 个，请明确整改期限：{ $numbers }
office-open-overdue = 查看超期
